/*
 * One table from qualifiers to the rules that they bring along.
 */
#include "model/check_meaning.h"

#include <inttypes.h>

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

void mof_meaning_complain(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *qualifier, const char *why)
{
    mof_report(checker->reporter, code, qualifier->span,
               MOF_ARGS(qualifier->name->text, element->name->text, why));
}

void mof_meaning_misfit(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    mof_arena *arena = checker->reporter->arena;
    const char *why = element->type != NULL ? mof_arena_format(arena, "does not go with type %s",
                                                               mof_type_text(element->type, arena))
                                            : "does not go with a class";
    mof_meaning_complain(checker, code, element, qualifier, why);
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

/* Reported at the upper bound where both are written. */
static void check_order(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier, mof_known low, mof_known high)
{
    const mof_value *minimum = find_integer(element, low);
    const mof_value *maximum = find_integer(element, high);
    bool is_low = qualifier->known == low;
    if (minimum == NULL || maximum == NULL ||
        mof_integer_compare(minimum->as.integer, maximum->as.integer) <= 0 ||
        (is_low && mof_checker_find_own(element->qualifiers, high) != NULL))
        return;
    const mof_qualifier *other =
        mof_qualifiers_find_known(element->qualifiers, is_low ? high : low);
    const char *why = mof_arena_format(checker->reporter->arena, "is %s its %s",
                                       is_low ? "above" : "below", other->name->text);
    mof_meaning_complain(checker, code, element, qualifier, why);
}

static bool is_wmi_array(const mof_element *element)
{
    return element->type != NULL && element->type->is_array &&
           element->of->profile != MOF_PROFILE_DMTF2;
}

static void check_length(const mof_checker *checker, mof_code code, const mof_element *element,
                         const mof_qualifier *qualifier)
{
    if (!is_kind(element, MOF_TYPE_STRING) && !is_wmi_array(element))
        mof_meaning_misfit(checker, code, element, qualifier);
    else
        check_order(checker, code, element, qualifier, MOF_KNOWN_MINLEN, MOF_KNOWN_MAXLEN);
}

static bool is_numeric(const mof_element *element)
{
    return element->type != NULL && mof_type_kind_bits(element->type->kind) != 0;
}

static void check_bound(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    const mof_value *value = &qualifier->value;
    if (!is_numeric(element)) {
        mof_meaning_misfit(checker, code, element, qualifier);
        return;
    }
    mof_type_kind kind = element->type->kind;
    if (mof_type_kind_is_integer(kind) && value->kind == MOF_VALUE_KIND_INTEGER &&
        !mof_type_kind_holds(kind, value->as.integer))
        mof_meaning_complain(checker, code, element, qualifier,
                             mof_arena_format(checker->reporter->arena, "is out of the range of %s",
                                              mof_type_kind_name(kind)));
    else
        check_order(checker, code, element, qualifier, MOF_KNOWN_MINVALUE, MOF_KNOWN_MAXVALUE);
}

/* WMI has the size of an array in Max: what is written there beside a size in brackets is it. */
static void check_array_max(const mof_checker *checker, mof_code code, const mof_element *element,
                            const mof_qualifier *qualifier)
{
    const mof_value *value = &qualifier->value;
    uint64_t size = element->type->array_size;
    if (qualifier->known == MOF_KNOWN_MAX && size != 0 && value->kind == MOF_VALUE_KIND_INTEGER &&
        value->as.integer.magnitude != size)
        mof_meaning_complain(checker, code, element, qualifier,
                             mof_arena_format(checker->reporter->arena,
                                              "is not the size of the array, which is %" PRIu64,
                                              size));
}

static void check_multiplicity(const mof_checker *checker, mof_code code,
                               const mof_element *element, const mof_qualifier *qualifier)
{
    if (is_wmi_array(element))
        check_array_max(checker, code, element, qualifier);
    else if (!is_kind(element, MOF_TYPE_REFERENCE))
        mof_meaning_misfit(checker, code, element, qualifier);
    else
        check_order(checker, code, element, qualifier, MOF_KNOWN_MIN, MOF_KNOWN_MAX);
}

/* ---- arrays and embedded objects --------------------------------------------------------- */

static void check_array_type(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    static const char *const words[] = {"Bag", "Ordered", "Indexed"};
    bool is_word = qualifier->value.kind != MOF_VALUE_KIND_STRING;
    for (size_t i = 0; i < sizeof words / sizeof *words && !is_word; i++)
        is_word = mof_text_is_nocase(mof_value_text(&qualifier->value), words[i]);
    if (element->type == NULL || !element->type->is_array)
        mof_meaning_misfit(checker, code, element, qualifier);
    else if (!is_word)
        mof_meaning_complain(checker, code, element, qualifier,
                             "is none of Bag, Ordered and Indexed");
}

static void check_embedded(const mof_checker *checker, mof_code code, const mof_element *element,
                           const mof_qualifier *qualifier)
{
    if (!is_kind(element, MOF_TYPE_STRING))
        mof_meaning_misfit(checker, code, element, qualifier);
    else if (qualifier->known == MOF_KNOWN_EMBEDDEDOBJECT && is_true(qualifier) &&
             has(element, MOF_KNOWN_EMBEDDEDINSTANCE))
        mof_meaning_complain(checker, code, element, qualifier, "stands beside EmbeddedInstance");
}

/* What links objects is no part of one. Indications are: results hold those that were sent. */
static void check_embedded_kind(const mof_checker *checker, mof_code code,
                                const mof_element *element, const mof_qualifier *qualifier)
{
    const mof_class *of = NULL;
    if (qualifier->value.kind == MOF_VALUE_KIND_STRING)
        of = mof_schema_find_class(checker->schema, mof_value_text(&qualifier->value));
    if (of != NULL && of->kind == MOF_CLASS_ASSOCIATION)
        mof_meaning_complain(checker, code, element, qualifier,
                             mof_arena_format(checker->reporter->arena,
                                              "names %s, which is an association", of->name->text));
}

static void check_embedded_class(const mof_checker *checker, mof_code code,
                                 const mof_element *element, const mof_qualifier *qualifier)
{
    const mof_value *value = &qualifier->value;
    if (value->kind == MOF_VALUE_KIND_STRING && element->of->profile != MOF_PROFILE_DOC &&
        mof_schema_find_class(checker->schema, mof_value_text(value)) == NULL &&
        !mof_system_has(mof_names_add(checker->schema->names, mof_value_text(value)),
                        element->of->profile))
        mof_report(checker->reporter, code, value->span,
                   MOF_ARGS(mof_arena_copy(checker->reporter->arena, mof_value_text(value).data,
                                           mof_value_text(value).size)));
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
    if (!is_true(qualifier))
        return;
    if (!is_unsigned)
        mof_meaning_misfit(checker, code, element, qualifier);
    else if (qualifier->known == MOF_KNOWN_GAUGE &&
             mof_qualifiers_is(element->qualifiers, MOF_KNOWN_COUNTER))
        mof_meaning_complain(checker, code, element, qualifier, "stands beside Counter");
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
    bool is_interval = qualifier->value.kind == MOF_VALUE_KIND_STRING &&
                       mof_text_is_nocase(mof_value_text(&qualifier->value), "interval");
    bool is_datetime = is_kind(element, MOF_TYPE_DATETIME);
    if (is_interval && !is_datetime)
        mof_meaning_misfit(checker, code, element, qualifier);
    else if (is_datetime && !is_interval)
        mof_meaning_complain(checker, code, element, qualifier, "is not \"interval\"");
}

/* ---- the rest ---------------------------------------------------------------------------- */

/* The reference before this one that is the whole already; NULL. */
static const mof_property *find_first_whole(const mof_element *element)
{
    const mof_class *of = element->of;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        if (mof_name_equal(property->name, element->name))
            return NULL;
        if (mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_AGGREGATE))
            return property;
    }
    return NULL;
}

static void check_aggregate(const mof_checker *checker, mof_code code, const mof_element *element,
                            const mof_qualifier *qualifier)
{
    if (!is_true(qualifier))
        return;
    const mof_property *whole = NULL;
    if (!is_kind(element, MOF_TYPE_REFERENCE))
        mof_meaning_misfit(checker, code, element, qualifier);
    else if (!mof_qualifiers_is(&element->of->qualifiers, MOF_KNOWN_AGGREGATION))
        mof_meaning_complain(checker, code, element, qualifier, "stands in no Aggregation");
    else if ((whole = find_first_whole(element)) != NULL)
        mof_meaning_complain(checker, code, element, qualifier,
                             mof_arena_format(checker->reporter->arena, "stands on '%s' already",
                                              whole->name->text));
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
        mof_meaning_misfit(checker, code, element, qualifier);
}

static void check_syntax(const mof_checker *checker, mof_code code, const mof_element *element,
                         const mof_qualifier *qualifier)
{
    if (!has(element, MOF_KNOWN_SYNTAX))
        mof_meaning_complain(checker, code, element, qualifier, "stands without Syntax");
    else if (!has(element, MOF_KNOWN_SYNTAXTYPE))
        mof_meaning_complain(checker, code, element, qualifier, "stands without SyntaxType");
}

/* Nonlocal and Source say where an object is in one way, NonlocalType and SourceType in another. */
static void check_place(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    bool is_source = qualifier->known == MOF_KNOWN_SOURCETYPE;
    if (has(element, is_source ? MOF_KNOWN_SOURCE : MOF_KNOWN_NONLOCAL))
        mof_meaning_complain(checker, code, element, qualifier,
                             is_source ? "stands beside Source" : "stands beside Nonlocal");
}

static void check_static_key(const mof_checker *checker, mof_code code, const mof_element *element,
                             const mof_qualifier *qualifier)
{
    if (is_true(qualifier) && mof_qualifiers_is(element->qualifiers, MOF_KNOWN_KEY))
        mof_meaning_complain(checker, code, element, qualifier, "it cannot be a key");
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
    [MOF_KNOWN_BITVALUES] = {{MOF_S327, mof_check_bitvalues_length},
                             {MOF_S328, mof_check_two_maps}},
    [MOF_KNOWN_CIMTYPE] = {{MOF_W120, mof_check_cimtype}},
    [MOF_KNOWN_CLASSCONTEXT] = {{MOF_W124, mof_check_context}},
    [MOF_KNOWN_CLSID] = {{MOF_W111, mof_check_guid}},
    [MOF_KNOWN_COUNTER] = {{MOF_S336, check_counter}},
    [MOF_KNOWN_DEPRECATED] = {{MOF_S344, mof_check_mention_form},
                              {MOF_S350, mof_check_mention_target}},
    [MOF_KNOWN_DN] = {{MOF_S342, check_distinguished_name}},
    [MOF_KNOWN_EMBEDDEDINSTANCE] = {{MOF_S103, check_embedded_class},
                                    {MOF_S334, check_embedded},
                                    {MOF_S334, check_embedded_kind}},
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
    [MOF_KNOWN_NONLOCALTYPE] = {{MOF_S342, check_place}},
    [MOF_KNOWN_NULLVALUE] = {{MOF_S343, mof_check_marker_values}},
    [MOF_KNOWN_OCTETSTRING] = {{MOF_S335, check_octets}},
    [MOF_KNOWN_OUT] = {{MOF_S337, check_direction}},
    [MOF_KNOWN_PROPERTYCONTEXT] = {{MOF_W124, mof_check_context}},
    [MOF_KNOWN_READ] = {{MOF_S339, check_unreadable}},
    [MOF_KNOWN_REQUIRESENCRYPTION] = {{MOF_W121, mof_check_security}},
    [MOF_KNOWN_SOURCETYPE] = {{MOF_S342, check_place}},
    [MOF_KNOWN_STATIC] = {{MOF_S347, check_static_key}},
    [MOF_KNOWN_SUBTYPE] = {{MOF_S348, check_subtype}},
    [MOF_KNOWN_SYNTAX] = {{MOF_S342, check_syntax}},
    [MOF_KNOWN_SYNTAXTYPE] = {{MOF_S342, check_syntax}},
    [MOF_KNOWN_UNITS] = {{MOF_S341, check_units}},
    [MOF_KNOWN_UNKNOWNVALUES] = {{MOF_S343, mof_check_marker_values}},
    [MOF_KNOWN_UNSUPPORTEDVALUES] = {{MOF_S343, mof_check_marker_values}},
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
