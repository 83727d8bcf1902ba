/*
 * What the registry says of a code.
 */
#include "diag/explain.h"

/* ---- severities ------------------------------------------------------------------------------ */

static const mof_profile profiles[] = {
    MOF_PROFILE_DMTF2, MOF_PROFILE_DMTF3, MOF_PROFILE_WMI, MOF_PROFILE_WDM,
    MOF_PROFILE_HINV,  MOF_PROFILE_DSC,   MOF_PROFILE_DOC,
};

#define PROFILES (sizeof profiles / sizeof *profiles)

static size_t count_profiles(mof_code code, mof_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < PROFILES; i++)
        count += mof_code_severity(code, profiles[i]) == severity;
    return count;
}

static void append_profiles(mof_buffer *out, mof_code code, mof_severity severity)
{
    size_t left = count_profiles(code, severity);
    const char *separator = " in ";
    for (size_t i = 0; i < PROFILES; i++) {
        if (mof_code_severity(code, profiles[i]) != severity)
            continue;
        mof_buffer_append_string(out, separator);
        mof_buffer_append_string(out, mof_profile_name(profiles[i]));
        separator = --left == 1 ? " and " : ", ";
    }
}

static mof_severity find_usual(mof_code code)
{
    mof_severity usual = MOF_SEVERITY_ERROR;
    for (int severity = MOF_SEVERITY_ERROR; severity >= MOF_SEVERITY_OFF; severity--)
        if (count_profiles(code, (mof_severity)severity) > count_profiles(code, usual))
            usual = (mof_severity)severity;
    return usual;
}

void mof_explain_severity(mof_buffer *out, mof_code code)
{
    const mof_code_info *info = mof_code_get(code);
    if (info->profiles != 0) {
        mof_buffer_append_format(out, "%s, only", mof_severity_name(info->wmi));
        append_profiles(out, code, info->wmi);
        return;
    }
    mof_severity usual = find_usual(code);
    mof_buffer_append_string(out, mof_severity_name(usual));
    for (int i = MOF_SEVERITY_ERROR; i >= MOF_SEVERITY_OFF; i--) {
        mof_severity severity = (mof_severity)i;
        if (severity == usual || count_profiles(code, severity) == 0)
            continue;
        mof_buffer_append_format(out, "; %s", mof_severity_name(severity));
        append_profiles(out, code, severity);
    }
}

/* ---- texts ----------------------------------------------------------------------------------- */

void mof_explain_text(mof_buffer *out, mof_code code)
{
    for (const char *c = mof_code_get(code)->text; *c != '\0'; c++) {
        if (*c == '{' && mof_char_is_digit((unsigned char)c[1]) && c[2] == '}') {
            mof_buffer_append_string(out, "...");
            c += 2;
        } else {
            mof_buffer_append_char(out, *c);
        }
    }
}

void mof_explain_example(mof_buffer *out, const char *example, const char *margin)
{
    mof_text text = mof_text_from_string(example);
    mof_buffer_append_string(out, margin);
    for (size_t i = 0, length; i < text.size; i += length) {
        uint32_t c = mof_utf8_decode(text.data + i, text.size - i, &length);
        bool is_last = i + length == text.size;
        if (c == '\n' && !is_last)
            mof_buffer_append_format(out, "\n%s", margin);
        else if (c != '\n' && (c == 0xA0 || !mof_code_point_is_printable(c)))
            mof_buffer_append_format(out, "<U+%04X>", (unsigned)c);
        else if (c != '\n')
            mof_buffer_append_code_point(out, c);
    }
    mof_buffer_append_char(out, '\n');
}
