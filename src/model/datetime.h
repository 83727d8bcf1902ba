/*
 * The text of a datetime: 25 characters, a point in time or an interval (mof-language A.11).
 */
#ifndef MOF_MODEL_DATETIME_H
#define MOF_MODEL_DATETIME_H

#include "base/text.h"
#include "diag/profile.h"

typedef enum mof_datetime_fault {
    MOF_DATETIME_RIGHT,
    MOF_DATETIME_STARS, /* its asterisks stand where this profile has none */
    MOF_DATETIME_WRONG
} mof_datetime_fault;

/* *why gets what is wrong, for a message. */
mof_datetime_fault mof_datetime_check(mof_text text, mof_profile profile, const char **why);

bool mof_datetime_is_interval(mof_text text);

#endif
