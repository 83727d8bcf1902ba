/*
 * Blocks of device drivers: classes that a driver fills through WMI (mof-language B.12, D.9).
 */
#include "model/checker.h"

typedef void block_rule(const mof_checker *checker, mof_code code, const mof_class *of);

/* 8-4-4-4-12 hexadecimal digits, in braces or not. */
static bool is_guid(mof_text text)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size > 1 && text.data[0] == '{' && text.data[text.size - 1] == '}')
        text = (mof_text){text.data + 1, text.size - 2};
    if (text.size != sizeof form - 1)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (form[i] == 'x' ? mof_char_hex((unsigned char)text.data[i]) < 0 : text.data[i] != '-')
            return false;
    return true;
}

static void check_guid(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_qualifier *guid = mof_checker_find_own(&of->qualifiers, MOF_KNOWN_GUID);
    if (guid != NULL && guid->value.kind == MOF_VALUE_KIND_STRING &&
        !is_guid(guid->value.as.string))
        mof_report(checker->reporter, code, guid->value.span,
                   MOF_ARGS(mof_text_quote(checker->reporter->arena, guid->value.as.string)));
}

void mof_check_block(const mof_checker *checker, const mof_class *of)
{
    static const struct {
        mof_code code;
        block_rule *check;
    } rules[] = {
        {MOF_W110, check_guid},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, of->profile))
            rules[i].check(checker, rules[i].code, of);
}
