/*
 * The Override qualifier, on properties, references and methods alike (mof-language D.2).
 */
#include "model/checker.h"

#include <string.h>

typedef void override_rule(const mof_checker *checker, mof_code code, const mof_element *element,
                           const mof_qualifier *override);

static void check_missing(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *override)
{
    if (override != NULL || element->origin == NULL)
        return;
    mof_diagnostic *diagnostic = mof_report(checker->reporter, code, element->span,
                                            MOF_ARGS(element->name->text, element->of->name->text));
    mof_checker_note_inherited(checker, diagnostic, element->origin, element->origin_span);
}

/* "Name" or "Class.Name": the class must be an ancestor, the name its own. */
static void check_name(const mof_checker *checker, mof_code code, const mof_element *element,
                       const mof_qualifier *override)
{
    if (override == NULL || override->value.kind != MOF_VALUE_KIND_STRING)
        return;
    mof_text text = mof_value_text(&override->value);
    const char *dot = text.size != 0 ? memchr(text.data, '.', text.size) : NULL;
    bool is_right = true;
    if (dot != NULL) {
        mof_text ancestor = {text.data, (size_t)(dot - text.data)};
        const mof_class *of = mof_schema_find_class(checker->schema, ancestor);
        is_right = mof_class_is_open(element->of) ||
                   (of != NULL && of != element->of && mof_class_is_a(element->of, of));
        text = (mof_text){dot + 1, text.size - ancestor.size - 1};
    }
    if (!is_right || !mof_text_equal_nocase(text, mof_name_text(element->name)))
        mof_report(
            checker->reporter, code, override->value.span,
            MOF_ARGS(mof_text_quote(checker->reporter->arena, mof_value_text(&override->value)),
                     element->name->text));
}

static void check_nothing(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *override)
{
    if (override != NULL && element->origin == NULL && !mof_class_is_open(element->of))
        mof_report(checker->reporter, code, override->span,
                   MOF_ARGS(element->name->text, element->of->name->text));
}

void mof_check_override(const mof_checker *checker, const mof_element *element)
{
    static const struct {
        mof_code code;
        override_rule *check;
    } rules[] = {
        {MOF_S132, check_missing},
        {MOF_S133, check_name},
        {MOF_S134, check_nothing},
    };
    const mof_qualifier *override = mof_checker_find_own(element->qualifiers, MOF_KNOWN_OVERRIDE);
    if (override == NULL && element->origin == NULL)
        return;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, element->of->profile))
            rules[i].check(checker, rules[i].code, element, override);
}
