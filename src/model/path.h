/*
 * Object paths: the text that a reference holds (mof-language A.11).
 */
#ifndef MOF_MODEL_PATH_H
#define MOF_MODEL_PATH_H

#include "base/text.h"

typedef enum mof_path_form {
    MOF_PATH_CLASS,     /* X_A */
    MOF_PATH_KEYS,      /* X_A.K="1",L=2 */
    MOF_PATH_VALUE,     /* X_A="1", one key without its name; wmi */
    MOF_PATH_SINGLETON, /* X_A=@; wmi */
    MOF_PATH_WRONG
} mof_path_form;

typedef struct mof_path {
    mof_path_form form;
    mof_text name_space; /* with the server; empty where there is none */
    mof_text class_name;
    mof_text keys; /* what stands behind the dot; of the form VALUE, behind the '=' */
} mof_path;

mof_path mof_path_parse(mof_text text);

/* What is malformed in it, NULL where nothing is. WMI knows no hexadecimal keys, and wants numbers
 * beyond 32 bits in quotes. */
const char *mof_path_fault(mof_text text, bool is_wmi);

/* Takes the next key off `keys`. False: there is none, or it is malformed (keys->data is NULL). */
bool mof_path_next_key(mof_text *keys, mof_text *name, mof_text *value);

#endif
