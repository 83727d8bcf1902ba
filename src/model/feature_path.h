/*
 * The text by which qualifiers name a class or what it has: "X_A", "X_A.P", "X_A.M(p)".
 * Internal to the model.
 */
#ifndef MOF_MODEL_FEATURE_PATH_H
#define MOF_MODEL_FEATURE_PATH_H

#include "base/text.h"

typedef struct mof_feature_path {
    mof_text class_name;
    mof_text feature;   /* empty: the class is meant */
    mof_text parameter; /* empty: the feature is meant */
} mof_feature_path;

/* False: the text has another form. "X_A.M.p" is an older way to write "X_A.M(p)". */
bool mof_feature_path_parse(mof_text text, mof_feature_path *path);

#endif
