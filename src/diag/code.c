/*
 * The tables that codes.def and remarks.def make, and how they are asked.
 */
#include "diag/code.h"

static const mof_code_info codes[] = {
#define CODE(id, dmtf2, wmi, group, text, help, bad, good)                                         \
    {#id, 0, dmtf2, wmi, group, text, help, bad, good},
#define CODE_IN(id, profiles, severity, group, text, help, bad, good)                              \
    {#id, profiles, severity, severity, group, text, help, bad, good},
#include "diag/codes.def"
#undef CODE
#undef CODE_IN
};

static const char *const remarks[] = {
#define REMARK(id, text) text,
#include "diag/remarks.def"
#undef REMARK
};

const mof_code_info *mof_code_get(mof_code code)
{
    return &codes[code];
}

const char *mof_remark_text(mof_remark remark)
{
    return remarks[remark];
}

bool mof_code_find(const char *id, mof_code *code)
{
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        if (mof_text_is_nocase(mof_text_from_string(id), codes[i].id)) {
            *code = (mof_code)i;
            return true;
        }
    }
    return false;
}

bool mof_code_is_called(mof_code code, const char *name)
{
    mof_text text = mof_text_from_string(name);
    return mof_text_is_nocase(text, codes[code].id) ||
           mof_text_is_one_of_nocase(text, codes[code].group);
}

bool mof_code_holds(mof_code code, mof_profile profile)
{
    unsigned profiles = codes[code].profiles;
    return profiles == 0 || (profiles & 1u << profile) != 0;
}

/* Where a dialect is neither as DMTF MOF 2 nor as WMI. */
static const struct {
    mof_profile profile;
    mof_code code;
    mof_severity severity;
} exceptions[] = {
    /* What is obsolete in MOF 2 is not there any more in MOF 3. */
    {MOF_PROFILE_DMTF3, MOF_P110, MOF_SEVERITY_ERROR},
    {MOF_PROFILE_DMTF3, MOF_P111, MOF_SEVERITY_ERROR},
    {MOF_PROFILE_DMTF3, MOF_P150, MOF_SEVERITY_ERROR},
    /* Resources for Linux are shipped with keys that are lists and objects, and a configuration is
     * compiled without the classes of the resources that it configures. */
    {MOF_PROFILE_DSC, MOF_S154, MOF_SEVERITY_WARNING},
    {MOF_PROFILE_DSC, MOF_S155, MOF_SEVERITY_WARNING},
    {MOF_PROFILE_DSC, MOF_S510, MOF_SEVERITY_WARNING},
};

mof_severity mof_code_severity(mof_code code, mof_profile profile)
{
    const mof_code_info *info = &codes[code];
    if (!mof_code_holds(code, profile))
        return MOF_SEVERITY_OFF;
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (exceptions[i].profile == profile && exceptions[i].code == code)
            return exceptions[i].severity;
    if (profile == MOF_PROFILE_DMTF2 || profile == MOF_PROFILE_DMTF3)
        return info->dmtf2;
    bool is_model = info->id[0] == 'S' || info->id[0] == 'W';
    if (profile == MOF_PROFILE_DOC && is_model && info->wmi == MOF_SEVERITY_ERROR)
        return MOF_SEVERITY_WARNING;
    return info->wmi;
}

const char *mof_severity_name(mof_severity severity)
{
    static const char *const names[] = {"off", "note", "warning", "error"};
    return names[severity];
}
