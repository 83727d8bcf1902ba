/*
 * Profiles: the dialects of MOF (mof-language 0.2). One lexer and one grammar serve all of them; a
 * profile sets severities and switches checks.
 */
#ifndef MOF_DIAG_PROFILE_H
#define MOF_DIAG_PROFILE_H

#include <stdbool.h>

typedef enum mof_profile {
    MOF_PROFILE_AUTO, /* not chosen yet */
    MOF_PROFILE_DMTF2,
    MOF_PROFILE_WMI,
    MOF_PROFILE_WDM,
    MOF_PROFILE_HINV,
    MOF_PROFILE_DSC,
    MOF_PROFILE_DMTF3,
    MOF_PROFILE_DOC
} mof_profile;

const char *mof_profile_name(mof_profile profile); /* "wmi"; "auto" */
bool mof_profile_find(const char *name, mof_profile *profile);

/* The WMI dialect: wmi, wdm, hinv and dsc. */
bool mof_profile_is_wmi(mof_profile profile);

#endif
