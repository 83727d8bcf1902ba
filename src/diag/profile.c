/*
 * The names of the profiles.
 */
#include "diag/profile.h"

#include "base/text.h"

static const char *const names[] = {
    [MOF_PROFILE_AUTO] = "auto",   [MOF_PROFILE_DMTF2] = "dmtf2", [MOF_PROFILE_WMI] = "wmi",
    [MOF_PROFILE_WDM] = "wdm",     [MOF_PROFILE_HINV] = "hinv",   [MOF_PROFILE_DSC] = "dsc",
    [MOF_PROFILE_DMTF3] = "dmtf3", [MOF_PROFILE_DOC] = "doc",
};

const char *mof_profile_name(mof_profile profile)
{
    return names[profile];
}

bool mof_profile_find(const char *name, mof_profile *profile)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (mof_text_is_nocase(mof_text_from_string(name), names[i])) {
            *profile = (mof_profile)i;
            return true;
        }
    }
    return false;
}

bool mof_profile_is_wmi(mof_profile profile)
{
    return profile == MOF_PROFILE_WMI || profile == MOF_PROFILE_WDM ||
           profile == MOF_PROFILE_HINV || profile == MOF_PROFILE_DSC;
}
