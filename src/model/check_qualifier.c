/*
 * Qualifiers in use: scopes, flavors, overriding (mof-language D.5).
 */
#include "base/index.h"
#include "model/checker.h"
#include "model/range.h"

/* A qualifier that is written, and the one of the same name that it would have inherited. */
typedef struct usage {
    const mof_element *element;
    const mof_qualifier *qualifier;
    const mof_qualifier *inherited; /* NULL: none that reaches subclasses */
} usage;

typedef void use_rule(const mof_checker *checker, mof_code code, const usage *use);

static void report(const mof_checker *checker, mof_code code, const usage *use)
{
    mof_report(checker->reporter, code, use->qualifier->span,
               MOF_ARGS(use->qualifier->name->text, use->element->name->text));
}

/* Association and Indication at once: S111 says so. */
static bool is_second_kind(const usage *use)
{
    return use->qualifier->known == MOF_KNOWN_INDICATION && use->element->type == NULL &&
           mof_qualifiers_is(use->element->qualifiers, MOF_KNOWN_ASSOCIATION);
}

static void check_first(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    bool is_meta =
        qualifier->known == MOF_KNOWN_ASSOCIATION || qualifier->known == MOF_KNOWN_INDICATION;
    if (is_meta && use->element->type == NULL && !is_second_kind(use) &&
        qualifier != use->element->qualifiers->items[0])
        report(checker, code, use);
}

static const char *scope_name(unsigned scope)
{
    static const char *const names[] = {"class",     "association", "indication",       "property",
                                        "reference", "method",      "parameter",        "schema",
                                        "structure", "enumeration", "enumeration value"};
    size_t i = 0;
    while (scope != 1u << i)
        i++;
    return names[i];
}

/* WMI puts the standard qualifiers wherever it likes; In and Out have a rule of their own. */
static void check_scope(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    const mof_qualifier_type *type = qualifier->type;
    const mof_element *element = use->element;
    bool is_direction = qualifier->known == MOF_KNOWN_IN || qualifier->known == MOF_KNOWN_OUT;
    if (type == NULL || (type->scopes & element->scope) != 0 || is_direction ||
        is_second_kind(use) || (type->built_in && element->profile != MOF_PROFILE_DMTF2))
        return;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, qualifier->span,
                   MOF_ARGS(qualifier->name->text, scope_name(element->scope)));
    if (!type->built_in)
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, type->span,
                                MOF_NO_ARGS);
}

/* What Override must say is certain. */
static void report_plain(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    mof_arena *arena = checker->reporter->arena;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, qualifier->span,
                   MOF_ARGS(qualifier->name->text, mof_type_text(&qualifier->type->type, arena)));
    if (qualifier->known == MOF_KNOWN_OVERRIDE && use->element->origin != NULL)
        mof_diagnostic_add_fix(
            checker->reporter, diagnostic,
            (mof_span){.start = qualifier->value.span.end, .end = qualifier->value.span.end},
            mof_arena_format(arena, "(\"%s\")", use->element->name->text));
}

/* WMI reads it as TRUE, whatever it is declared as. Deprecated is a boolean there. */
static void check_value(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    const mof_qualifier_type *type = qualifier->type;
    bool is_plain = qualifier->value.kind == MOF_VALUE_KIND_BOOLEAN &&
                    qualifier->value.span.start == qualifier->span.start;
    if (is_plain && type != NULL && type->type.kind != MOF_TYPE_BOOLEAN &&
        type->default_value.kind == MOF_VALUE_KIND_NULL && qualifier->known != MOF_KNOWN_DEPRECATED)
        report_plain(checker, code, use);
}

/* ---- what is inherited ------------------------------------------------------------------- */

static void check_fixed_value(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    const mof_qualifier *inherited = use->inherited;
    if (inherited == NULL || (inherited->flavors & MOF_FLAVOR_DISABLEOVERRIDE) == 0 ||
        qualifier->known == MOF_KNOWN_KEY || mof_value_equal(&inherited->value, &qualifier->value))
        return;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, qualifier->span,
                   MOF_ARGS(qualifier->name->text, use->element->name->text));
    mof_checker_note_inherited(checker, diagnostic, use->element->origin, inherited->span);
}

static bool unfixes(const usage *use)
{
    return use->inherited != NULL && (use->inherited->flavors & MOF_FLAVOR_DISABLEOVERRIDE) != 0 &&
           (use->qualifier->written_flavors & MOF_FLAVOR_ENABLEOVERRIDE) != 0;
}

static void check_fixed_flavor(const mof_checker *checker, mof_code code, const usage *use)
{
    if (unfixes(use))
        report(checker, code, use);
}

/* ---- flavors ----------------------------------------------------------------------------- */

static void check_other_flavors(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    const mof_qualifier_type *type = qualifier->type;
    if (!unfixes(use) && type != NULL && (qualifier->written_flavors & ~type->flavors) != 0)
        report(checker, code, use);
}

static void check_idle_flavor(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_qualifier *qualifier = use->qualifier;
    unsigned override = MOF_FLAVOR_ENABLEOVERRIDE | MOF_FLAVOR_DISABLEOVERRIDE;
    unsigned travel = MOF_FLAVOR_TOINSTANCE | MOF_FLAVOR_TOSUBCLASS;
    if ((qualifier->written_flavors & override) != 0 && (qualifier->flavors & travel) == 0)
        report(checker, code, use);
}

static void check_name(const mof_checker *checker, mof_code code, const usage *use)
{
    const mof_name *name = use->qualifier->name;
    if (name->size > 0 && (name->text[0] == '_' || name->text[name->size - 1] == '_'))
        report(checker, code, use);
}

static void check_length(const mof_checker *checker, mof_code code, const usage *use)
{
    mof_checker_check_length(checker, code, use->qualifier->name, use->qualifier->span);
}

static void index_inherited(const mof_checker *checker, const mof_element *element,
                            mof_index *index)
{
    mof_index_init(index, checker->scratch);
    for (size_t i = 0; element->inherited != NULL && i < element->inherited->count; i++) {
        const mof_qualifier *inherited = element->inherited->items[i];
        if ((inherited->flavors & MOF_FLAVOR_TOSUBCLASS) != 0)
            mof_index_add(index, inherited->name, inherited);
    }
}

void mof_check_qualifiers(const mof_checker *checker, const mof_element *element)
{
    static const struct {
        mof_code code;
        use_rule *check;
    } rules[] = {
        {MOF_S310, check_first},         {MOF_S311, check_scope},
        {MOF_S312, check_fixed_value},   {MOF_S313, check_fixed_flavor},
        {MOF_S314, check_other_flavors}, {MOF_S316, check_idle_flavor},
        {MOF_S349, check_value},         {MOF_W003, check_name},
        {MOF_W004, check_length},
    };
    bool is_wanted[sizeof rules / sizeof *rules];
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
        is_wanted[r] = mof_checker_wants(checker, rules[r].code, element->profile);
    mof_index inherited;
    index_inherited(checker, element, &inherited);
    for (size_t i = 0; i < element->qualifiers->own_count; i++) {
        usage use = {.element = element, .qualifier = element->qualifiers->items[i]};
        use.inherited = mof_index_find(&inherited, use.qualifier->name);
        for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
            if (is_wanted[r])
                rules[r].check(checker, rules[r].code, &use);
    }
}
