/*
 * One table from qualifiers to the rules that they bring along.
 */
#include "model/check_meaning.h"

#include "model/range.h"
#include "model/system.h"

void mof_meaning_report(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    const char *type =
        element->type != NULL ? mof_type_text(element->type, checker->reporter->arena) : "class";
    mof_report(checker->reporter, code, qualifier->span,
               MOF_ARGS(qualifier->name->text, element->name->text, type));
}

static bool has(const mof_element *element, mof_known known)
{
    return mof_qualifiers_find_known(element->qualifiers, known) != NULL;
}

static bool is_kind(const mof_element *element, mof_type_kind kind)
{
    return element->type != NULL && element->type->kind == kind;
}

static bool is_true(const mof_qualifier *qualifier)
{
    return qualifier->value.kind == MOF_VALUE_KIND_BOOLEAN && qualifier->value.as.boolean;
}

static const mof_value *find_integer(const mof_element *element, mof_known known)
{
    return mof_checker_value(element->qualifiers, known, MOF_VALUE_KIND_INTEGER);
}

/* ---- lengths and bounds ------------------------------------------------------------------ */

static bool is_out_of_order(const mof_element *element, mof_known low, mof_known high)
{
    const mof_value *minimum = find_integer(element, low);
    const mof_value *maximum = find_integer(element, high);
    return minimum != NULL && maximum != NULL &&
           mof_integer_compare(minimum->as.integer, maximum->as.integer) > 0;
}

/* Reported at the upper bound where both are written. */
static bool is_reported_elsewhere(const mof_element *element, const mof_qualifier *qualifier,
                                  mof_known low, mof_known high)
{
    return qualifier->known == low && mof_checker_find_own(element->qualifiers, high) != NULL;
}

static void check_length(const mof_checker *checker, mof_code code, const mof_element *element,
                         const mof_qualifier *qualifier)
{
    bool is_wmi_array = element->type != NULL && element->type->is_array &&
                        element->of->profile != MOF_PROFILE_DMTF2;
    bool is_wrong =
        (!is_kind(element, MOF_TYPE_STRING) && !is_wmi_array) ||
        (is_out_of_order(element, MOF_KNOWN_MINLEN, MOF_KNOWN_MAXLEN) &&
         !is_reported_elsewhere(element, qualifier, MOF_KNOWN_MINLEN, MOF_KNOWN_MAXLEN));
    if (is_wrong)
        mof_meaning_report(checker, code, element, qualifier);
}

static bool is_numeric(const mof_element *element)
{
    return element->type != NULL && mof_type_kind_bits(element->type->kind) != 0;
}

static void check_bound(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    const mof_value *value = &qualifier->value;
    bool is_outside = is_numeric(element) && mof_type_kind_is_integer(element->type->kind) &&
                      value->kind == MOF_VALUE_KIND_INTEGER &&
                      !mof_type_kind_holds(element->type->kind, value->as.integer);
    bool is_wrong =
        !is_numeric(element) || is_outside ||
        (is_out_of_order(element, MOF_KNOWN_MINVALUE, MOF_KNOWN_MAXVALUE) &&
         !is_reported_elsewhere(element, qualifier, MOF_KNOWN_MINVALUE, MOF_KNOWN_MAXVALUE));
    if (is_wrong)
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_multiplicity(const mof_checker *checker, mof_code code,
                               const mof_element *element, const mof_qualifier *qualifier)
{
    bool is_wmi_array = element->type != NULL && element->type->is_array &&
                        element->of->profile != MOF_PROFILE_DMTF2;
    bool is_wrong = (!is_kind(element, MOF_TYPE_REFERENCE) && !is_wmi_array) ||
                    (is_out_of_order(element, MOF_KNOWN_MIN, MOF_KNOWN_MAX) &&
                     !is_reported_elsewhere(element, qualifier, MOF_KNOWN_MIN, MOF_KNOWN_MAX));
    if (is_wrong)
        mof_meaning_report(checker, code, element, qualifier);
}

/* ---- arrays and embedded objects --------------------------------------------------------- */

static void check_array_type(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    static const char *const words[] = {"Bag", "Ordered", "Indexed"};
    bool is_word = qualifier->value.kind != MOF_VALUE_KIND_STRING;
    for (size_t i = 0; i < sizeof words / sizeof *words && !is_word; i++)
        is_word = mof_text_is_nocase(qualifier->value.as.string, words[i]);
    if (element->type == NULL || !element->type->is_array || !is_word)
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_embedded(const mof_checker *checker, mof_code code, const mof_element *element,
                           const mof_qualifier *qualifier)
{
    bool are_both = has(element, MOF_KNOWN_EMBEDDEDINSTANCE) &&
                    mof_qualifiers_is(element->qualifiers, MOF_KNOWN_EMBEDDEDOBJECT);
    if (!is_kind(element, MOF_TYPE_STRING) ||
        (are_both && qualifier->known == MOF_KNOWN_EMBEDDEDOBJECT))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_embedded_class(const mof_checker *checker, mof_code code,
                                 const mof_element *element, const mof_qualifier *qualifier)
{
    const mof_value *value = &qualifier->value;
    if (value->kind == MOF_VALUE_KIND_STRING && element->of->profile != MOF_PROFILE_DOC &&
        mof_schema_find_class(checker->schema, value->as.string) == NULL &&
        !mof_system_has(mof_names_add(checker->schema->names, value->as.string),
                        element->of->profile))
        mof_report(checker->reporter, code, value->span,
                   MOF_ARGS(mof_arena_copy(checker->reporter->arena, value->as.string.data,
                                           value->as.string.size)));
}

static void check_octets(const mof_checker *checker, mof_code code, const mof_element *element,
                         const mof_qualifier *qualifier)
{
    bool is_right = element->type != NULL && element->type->is_array &&
                    (is_kind(element, MOF_TYPE_UINT8) || is_kind(element, MOF_TYPE_STRING));
    if (is_true(qualifier) && !is_right)
        mof_meaning_report(checker, code, element, qualifier);
}

/* ---- numbers and directions -------------------------------------------------------------- */

/* Performance classes have a Counter that is a string: another qualifier. */
static void check_counter(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *qualifier)
{
    bool is_unsigned = element->type != NULL && mof_type_kind_is_unsigned(element->type->kind);
    bool are_both = mof_qualifiers_is(element->qualifiers, MOF_KNOWN_COUNTER) &&
                    mof_qualifiers_is(element->qualifiers, MOF_KNOWN_GAUGE);
    if (is_true(qualifier) && (!is_unsigned || (are_both && qualifier->known == MOF_KNOWN_GAUGE)))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_direction(const mof_checker *checker, mof_code code, const mof_element *element,
                            const mof_qualifier *qualifier)
{
    if (element->scope != MOF_SCOPE_PARAMETER)
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_units(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    if (has(element, MOF_KNOWN_PUNIT))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_subtype(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *qualifier)
{
    if (qualifier->value.kind == MOF_VALUE_KIND_STRING &&
        mof_text_is_nocase(qualifier->value.as.string, "interval") &&
        !is_kind(element, MOF_TYPE_DATETIME))
        mof_meaning_report(checker, code, element, qualifier);
}

/* ---- the rest ---------------------------------------------------------------------------- */

static void check_aggregate(const mof_checker *checker, mof_code code, const mof_element *element,
                            const mof_qualifier *qualifier)
{
    if (is_true(qualifier) && (!is_kind(element, MOF_TYPE_REFERENCE) ||
                               !mof_qualifiers_is(&element->of->qualifiers, MOF_KNOWN_AGGREGATION)))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_unreadable(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    if (qualifier->value.kind == MOF_VALUE_KIND_BOOLEAN && !qualifier->value.as.boolean &&
        !mof_qualifiers_is(element->qualifiers, MOF_KNOWN_WRITE))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_distinguished_name(const mof_checker *checker, mof_code code,
                                     const mof_element *element, const mof_qualifier *qualifier)
{
    if (is_true(qualifier) && !is_kind(element, MOF_TYPE_STRING))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_syntax(const mof_checker *checker, mof_code code, const mof_element *element,
                         const mof_qualifier *qualifier)
{
    if (!has(element, MOF_KNOWN_SYNTAX) || !has(element, MOF_KNOWN_SYNTAXTYPE))
        mof_meaning_report(checker, code, element, qualifier);
}

static void check_static_key(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    if (is_true(qualifier) && mof_qualifiers_is(element->qualifiers, MOF_KNOWN_KEY))
        mof_meaning_report(checker, code, element, qualifier);
}

typedef struct meaning {
    mof_code code;
    mof_meaning_rule *check;
} meaning;

enum { MOST_RULES = 6 }; /* of one qualifier, and one that ends the row */

static const meaning rules[MOF_KNOWN_COUNT][MOST_RULES] = {
    [MOF_KNOWN_AGGREGATE] = {{MOF_S338, check_aggregate}},
    [MOF_KNOWN_ARRAYTYPE] = {{MOF_S333, check_array_type}},
    [MOF_KNOWN_BITMAP] = {{MOF_S326, mof_check_bitmap_entries},
                          {MOF_S327, mof_check_bitmap_length},
                          {MOF_S328, mof_check_two_maps}},
    [MOF_KNOWN_BITVALUES] = {{MOF_S327, mof_check_bitvalues_length}},
    [MOF_KNOWN_CIMTYPE] = {{MOF_W120, mof_check_cimtype}},
    [MOF_KNOWN_CLASSCONTEXT] = {{MOF_W124, mof_check_context}},
    [MOF_KNOWN_CLSID] = {{MOF_W111, mof_check_guid}},
    [MOF_KNOWN_COUNTER] = {{MOF_S336, check_counter}},
    [MOF_KNOWN_DEPRECATED] = {{MOF_S344, mof_check_mention_form},
                              {MOF_S350, mof_check_mention_target}},
    [MOF_KNOWN_DN] = {{MOF_S342, check_distinguished_name}},
    [MOF_KNOWN_EMBEDDEDINSTANCE] = {{MOF_S103, check_embedded_class}, {MOF_S334, check_embedded}},
    [MOF_KNOWN_EMBEDDEDOBJECT] = {{MOF_S334, check_embedded}},
    [MOF_KNOWN_GAUGE] = {{MOF_S336, check_counter}},
    [MOF_KNOWN_GUID] = {{MOF_W110, mof_check_guid}},
    [MOF_KNOWN_IN] = {{MOF_S337, check_direction}},
    [MOF_KNOWN_MAPPINGSTRINGS] = {{MOF_S344, mof_check_mention_form}},
    [MOF_KNOWN_MAX] = {{MOF_S332, check_multiplicity}},
    [MOF_KNOWN_MAXLEN] = {{MOF_S330, check_length}},
    [MOF_KNOWN_MAXVALUE] = {{MOF_S331, check_bound}},
    [MOF_KNOWN_MIN] = {{MOF_S332, check_multiplicity}},
    [MOF_KNOWN_MINLEN] = {{MOF_S330, check_length}},
    [MOF_KNOWN_MINVALUE] = {{MOF_S331, check_bound}},
    [MOF_KNOWN_MODELCORRESPONDENCE] = {{MOF_S344, mof_check_mention_form},
                                       {MOF_S350, mof_check_mention_target}},
    [MOF_KNOWN_NAMESPACESECURITYSDDL] = {{MOF_W121, mof_check_security}},
    [MOF_KNOWN_OCTETSTRING] = {{MOF_S335, check_octets}},
    [MOF_KNOWN_OUT] = {{MOF_S337, check_direction}},
    [MOF_KNOWN_PROPERTYCONTEXT] = {{MOF_W124, mof_check_context}},
    [MOF_KNOWN_READ] = {{MOF_S339, check_unreadable}},
    [MOF_KNOWN_REQUIRESENCRYPTION] = {{MOF_W121, mof_check_security}},
    [MOF_KNOWN_STATIC] = {{MOF_S347, check_static_key}},
    [MOF_KNOWN_SUBTYPE] = {{MOF_S348, check_subtype}},
    [MOF_KNOWN_SYNTAX] = {{MOF_S342, check_syntax}},
    [MOF_KNOWN_SYNTAXTYPE] = {{MOF_S342, check_syntax}},
    [MOF_KNOWN_UNITS] = {{MOF_S341, check_units}},
    [MOF_KNOWN_UUID] = {{MOF_W111, mof_check_guid}},
    [MOF_KNOWN_VALUEMAP] = {{MOF_S320, mof_check_valuemap_length},
                            {MOF_S321, mof_check_valuemap_type},
                            {MOF_S322, mof_check_valuemap_entries},
                            {MOF_S323, mof_check_valuemap_ranges},
                            {MOF_S324, mof_check_valuemap_duplicates}},
    [MOF_KNOWN_VALUES] = {{MOF_S320, mof_check_values_length}, {MOF_S325, mof_check_values_type}},
};

void mof_check_meaning(const mof_checker *checker, const mof_element *element)
{
    for (size_t i = 0; i < element->qualifiers->own_count; i++) {
        const mof_qualifier *qualifier = element->qualifiers->items[i];
        for (const meaning *rule = rules[qualifier->known]; rule->check != NULL; rule++)
            if (mof_checker_wants(checker, rule->code, element->of->profile))
                rule->check(checker, rule->code, element, qualifier);
    }
}
