/*
 * Codes: what mofc can say. codes.def is the one registry of all texts; this is its interface.
 */
#ifndef MOF_DIAG_CODE_H
#define MOF_DIAG_CODE_H

#include "base/text.h"
#include "diag/profile.h"

typedef enum mof_severity {
    MOF_SEVERITY_OFF,
    MOF_SEVERITY_NOTE,
    MOF_SEVERITY_WARNING,
    MOF_SEVERITY_ERROR
} mof_severity;

typedef enum mof_code {
#define CODE(id, dmtf2, wmi, group, text, help, bad, good) MOF_##id,
#define CODE_IN(id, profiles, severity, group, text, help, bad, good) MOF_##id,
#include "diag/codes.def"
#undef CODE
#undef CODE_IN
    MOF_CODE_COUNT
} mof_code;

/* Attached remarks: the other place, or what to do. */
typedef enum mof_remark {
#define REMARK(id, text) MOF_REMARK_##id,
#include "diag/remarks.def"
#undef REMARK
    MOF_REMARK_COUNT
} mof_remark;

typedef struct mof_code_info {
    const char *id;    /* "S110" */
    unsigned profiles; /* bits, 1u << mof_profile: the only ones that it is about; 0: it is any */
    mof_severity dmtf2;
    mof_severity wmi;
    const char *group; /* of -Wgroup: "types"; of family C all that it breaks: "abi|sql" */
    const char *text;  /* "{0}", "{1}" stand for the arguments */
    const char *help;  /* one paragraph */
    const char *bad;   /* a small example that is reported; "" where no MOF text can show it */
    const char *good;
} mof_code_info;

const mof_code_info *mof_code_get(mof_code code);
const char *mof_remark_text(mof_remark remark);

/* By "S110", in any case. False: no such code. */
bool mof_code_find(const char *id, mof_code *code);

/* Is this the code's id, or one of its groups? In any case. */
bool mof_code_is_called(mof_code code, const char *name);

/* False: the code is about other dialects. */
bool mof_code_holds(mof_code code, mof_profile profile);

/* As the registry has it; `doc` turns the errors of families S and W into warnings. */
mof_severity mof_code_severity(mof_code code, mof_profile profile);
const char *mof_severity_name(mof_severity severity); /* "error" */

#endif
