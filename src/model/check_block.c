/*
 * Blocks as a whole: their qualifiers, their ancestors, and what every block has.
 */
#include "model/check_block.h"

#include <inttypes.h>

#include "base/buffer.h"

static bool is(const mof_class *of, mof_known known)
{
    return mof_qualifiers_is(&of->qualifiers, known);
}

static bool has(const mof_class *of, mof_known known)
{
    return mof_qualifiers_find_known(&of->qualifiers, known) != NULL;
}

/* ---- which classes are blocks ------------------------------------------------------------ */

static bool has_wmi_provider(const mof_class *of)
{
    const mof_value *provider =
        mof_checker_value(&of->qualifiers, MOF_KNOWN_PROVIDER, MOF_VALUE_KIND_STRING);
    return provider != NULL && mof_text_is_nocase(mof_value_text(provider), "WMIProv");
}

/* Base classes, texts for one language, and the events of tracing, which have much in common with
 * blocks. */
static bool is_aside(const mof_class *of)
{
    return of->is_abstract || has(of, MOF_KNOWN_AMENDMENT) ||
           mof_checker_derives_from(of, "EventTrace");
}

const mof_property *mof_block_find_property(const mof_checker *checker, const mof_class *of,
                                            mof_text name)
{
    const mof_name *key = mof_names_find(checker->schema->names, name);
    return key != NULL ? mof_class_find_property(of, key) : NULL;
}

mof_block_kind mof_block_find_kind(const mof_checker *checker, const mof_class *of)
{
    if ((!is(of, MOF_KNOWN_WMI) && !has_wmi_provider(of)) || is_aside(of))
        return MOF_BLOCK_NONE;
    bool is_registered =
        has(of, MOF_KNOWN_DYNAMIC) || has(of, MOF_KNOWN_STATIC) || has(of, MOF_KNOWN_PROVIDER);
    bool is_named = mof_block_find_property(checker, of, MOF_TEXT("InstanceName")) != NULL;
    bool is_served = is_registered || is_named ||
                     mof_block_find_property(checker, of, MOF_TEXT("Active")) != NULL;
    if (mof_map_find(&checker->embedded, of) != NULL)
        is_served = is_registered && is_named;
    return is_served ? MOF_BLOCK_SERVED : MOF_BLOCK_EMBEDDED;
}

bool mof_block_is_item(const mof_property *property)
{
    return !mof_name_is(property->name, "InstanceName") && !mof_name_is(property->name, "Active");
}

static bool is_system(const mof_class *of)
{
    return mof_name_is(of->name, "WMIEvent") || mof_text_starts_with(mof_name_text(of->name), "__");
}

bool mof_block_is_open(const mof_class *of)
{
    for (; of != NULL && !is_system(of); of = of->superclass)
        if (of->poison || of->is_synthesized)
            return true;
    return false;
}

bool mof_block_is_news(const mof_checker *checker, const mof_class *of,
                       const mof_property *property)
{
    return property->origin == of || of->superclass == NULL ||
           mof_block_find_kind(checker, of->superclass) == MOF_BLOCK_NONE;
}

const mof_qualifier *mof_block_find_text(const mof_qualifiers *qualifiers, mof_known known)
{
    const mof_qualifier *qualifier = mof_checker_find_own(qualifiers, known);
    return qualifier != NULL && qualifier->value.kind == MOF_VALUE_KIND_STRING ? qualifier : NULL;
}

bool mof_block_holds(mof_type_kind kind)
{
    static const mof_type_kind formless[] = {MOF_TYPE_REAL32, MOF_TYPE_REAL64, MOF_TYPE_CHAR16,
                                             MOF_TYPE_REFERENCE, MOF_TYPE_OBJECT};
    for (size_t i = 0; i < sizeof formless / sizeof *formless; i++)
        if (kind == formless[i])
            return false;
    return true;
}

/* ---- qualifiers -------------------------------------------------------------------------- */

/* Says that somebody took the class for a block, whatever qualifiers it has. */
static bool has_numbers(const mof_class *of)
{
    for (size_t i = 0; i < of->property_count; i++)
        if (mof_qualifiers_find_known(&of->properties[i]->qualifiers, MOF_KNOWN_WMIDATAID) != NULL)
            return true;
    for (size_t i = 0; i < of->method_count; i++)
        if (mof_qualifiers_find_known(&of->methods[i]->qualifiers, MOF_KNOWN_WMIMETHODID) != NULL)
            return true;
    return false;
}

static void check_signs(const mof_checker *checker, mof_code code, const mof_class *of)
{
    bool is_wmi = is(of, MOF_KNOWN_WMI);
    bool has_guid = has(of, MOF_KNOWN_GUID);
    bool is_base = mof_map_find(&checker->derived, of) != NULL || mof_block_is_open(of);
    if ((is_wmi && has_guid) || is_aside(of) ||
        (!is_wmi && !has_wmi_provider(of) && (is_base || !has_numbers(of))))
        return;
    const char *missing = is_wmi     ? "no qualifier Guid"
                          : has_guid ? "no qualifier WMI"
                                     : "neither of the qualifiers WMI and Guid";
    mof_report(checker->reporter, code, of->name_span, MOF_ARGS(of->name->text, missing));
}

static bool is_in_root_wmi(const mof_class *of)
{
    return of->name_space == NULL || mof_name_is(of->name_space, "root\\wmi");
}

/* That Dynamic needs a provider at all is S119. In other namespaces others than the provider of the
 * drivers serve what firmware describes. */
static void check_server(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_qualifier *provider = mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_PROVIDER);
    mof_span place = of->name_span;
    const char *why = NULL;
    if (mof_block_find_kind(checker, of) != MOF_BLOCK_SERVED)
        return;
    if (!has(of, MOF_KNOWN_DYNAMIC) && !has(of, MOF_KNOWN_STATIC)) {
        why = "is neither Dynamic nor Static";
    } else if (provider == NULL && has(of, MOF_KNOWN_STATIC)) {
        why = "has no Provider";
    } else if (provider != NULL && is_in_root_wmi(of) && !has_wmi_provider(of)) {
        why = "has another Provider than WMIProv";
        place = provider->span;
    }
    if (why != NULL)
        mof_report(checker->reporter, code, place, MOF_ARGS(of->name->text, why));
}

/* ---- what every block has ---------------------------------------------------------------- */

typedef struct required {
    const char *name;
    mof_type_kind type;
    bool is_key;
    const char *form;
} required;

/* NULL: it is as it must be. */
static const char *find_fault(const required *wanted, const mof_property *property)
{
    if (property == NULL)
        return "there is none";
    if (property->type.kind != wanted->type || property->type.is_array)
        return "this is of another type";
    if (wanted->is_key && !property->is_key)
        return "this is no key";
    return mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_READ) ? NULL
                                                                    : "this is not marked read";
}

static void check_required(const mof_checker *checker, mof_code code, const mof_class *of)
{
    static const required list[] = {
        {"InstanceName", MOF_TYPE_STRING, true, "[key, read] string InstanceName"},
        {"Active", MOF_TYPE_BOOLEAN, false, "[read] boolean Active"},
    };
    if (mof_block_find_kind(checker, of) != MOF_BLOCK_SERVED)
        return;
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        const mof_property *property =
            mof_block_find_property(checker, of, mof_text_from_string(list[i].name));
        const char *fault = find_fault(&list[i], property);
        bool is_known = property != NULL
                            ? !property->poison && mof_block_is_news(checker, of, property)
                            : !mof_block_is_open(of);
        bool is_own = property != NULL && property->origin == of;
        if (fault != NULL && is_known)
            mof_report(checker->reporter, code, is_own ? property->name_span : of->name_span,
                       MOF_ARGS(of->name->text, list[i].form, fault));
    }
}

/* Told once, of the first of the two. */
static void check_embedded(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_span *place = mof_map_find(&checker->embedded, of);
    if (place == NULL || mof_block_find_kind(checker, of) == MOF_BLOCK_NONE)
        return;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        if (property->origin != of || mof_block_is_item(property))
            continue;
        mof_diagnostic *diagnostic = mof_report(checker->reporter, code, property->name_span,
                                                MOF_ARGS(of->name->text, property->name->text));
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_EMBEDDED, *place,
                                MOF_NO_ARGS);
        return;
    }
}

static void check_keys(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (mof_block_find_kind(checker, of) != MOF_BLOCK_SERVED)
        return;
    for (size_t i = 0; i < of->key_count; i++) {
        const mof_property *key = of->keys[i];
        if (!mof_name_is(key->name, "InstanceName") && mof_block_is_news(checker, of, key))
            mof_report(checker->reporter, code, key->origin == of ? key->name_span : of->name_span,
                       MOF_ARGS(key->name->text, of->name->text));
    }
}

/* ---- guids ------------------------------------------------------------------------------- */

const mof_name *mof_block_find_guid(const mof_checker *checker, const mof_class *of)
{
    const mof_value *guid =
        mof_checker_value(&of->qualifiers, MOF_KNOWN_GUID, MOF_VALUE_KIND_STRING);
    const mof_source *input = NULL;
    if (guid != NULL && is(of, MOF_KNOWN_WMI))
        input = mof_sources_find_input(checker->schema->sources, of->span);
    if (input == NULL)
        return NULL;
    mof_text text = mof_value_text(guid);
    if (text.size > 1 && text.data[0] == '{' && text.data[text.size - 1] == '}')
        text = (mof_text){text.data + 1, text.size - 2};
    mof_buffer key;
    mof_buffer_init(&key, checker->scratch);
    mof_buffer_append_format(&key, "%" PRIu32 ":", input->base);
    mof_buffer_append(&key, text);
    return mof_names_add(checker->keys, mof_buffer_text(&key))->key;
}

/* A class may stand in several namespaces. */
static void check_unique_guid(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_name *guid = mof_block_find_guid(checker, of);
    const mof_class *first = guid != NULL ? mof_map_find(&checker->guids, guid) : NULL;
    if (first == NULL || mof_name_equal(first->name, of->name))
        return;
    const mof_qualifier *qualifier = mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_GUID);
    mof_diagnostic *diagnostic = mof_report(checker->reporter, code, qualifier->span,
                                            MOF_ARGS(of->name->text, first->name->text));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                            mof_qualifiers_find_known(&first->qualifiers, MOF_KNOWN_GUID)->span,
                            MOF_NO_ARGS);
}

/* ---- ancestors and names ----------------------------------------------------------------- */

/* What is said to be triggered is an event, whatever it derives from. */
static bool is_event(const mof_class *of)
{
    static const mof_known signs[] = {MOF_KNOWN_WMIEVENTTRIGGER, MOF_KNOWN_WMIEVENTRATE};
    bool found =
        mof_checker_derives_from(of, "__Event") || mof_checker_derives_from(of, "__ExtrinsicEvent");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        found = found || has(of, signs[i]);
        for (size_t p = 0; p < of->property_count && !found; p++)
            found = mof_qualifiers_find_known(&of->properties[p]->qualifiers, signs[i]) != NULL;
    }
    return found;
}

static void check_event(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (mof_block_find_kind(checker, of) == MOF_BLOCK_SERVED && is_event(of) &&
        !mof_checker_derives_from(of, "WMIEvent") && !mof_block_is_open(of))
        mof_report(checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

static void check_bases(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_class *first = NULL;
    if (mof_block_find_kind(checker, of) == MOF_BLOCK_NONE)
        return;
    for (const mof_class *base = of->superclass; base != NULL; base = base->superclass) {
        if (!base->is_abstract || base->is_synthesized || is_system(base))
            continue;
        if (first == NULL) {
            first = base;
            continue;
        }
        mof_diagnostic *diagnostic =
            mof_report(checker->reporter, code, of->name_span,
                       MOF_ARGS(of->name->text, first->name->text, base->name->text));
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_DECLARED, base->name_span,
                                MOF_NO_ARGS);
        return;
    }
}

static void check_name(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_name *name = of->name;
    const char *why = NULL;
    if (name->text[0] == '_' || name->text[name->size - 1] == '_')
        why = "it has an underscore at an end";
    for (size_t i = 0; i < name->size && why == NULL; i++) {
        int c = (unsigned char)name->text[i];
        if (!mof_char_is_alpha(c) && !mof_char_is_digit(c) && c != '_')
            why = "it has other characters than A to Z, digits and underscores";
    }
    if (why != NULL && mof_block_find_kind(checker, of) != MOF_BLOCK_NONE)
        mof_report(checker->reporter, code, of->name_span, MOF_ARGS(name->text, why));
}

void mof_check_block(const mof_checker *checker, const mof_class *of)
{
    static const struct {
        mof_code code;
        mof_class_rule *check;
    } rules[] = {
        {MOF_W101, check_signs},    {MOF_W102, check_server}, {MOF_W103, check_required},
        {MOF_W104, check_embedded}, {MOF_W105, check_keys},   {MOF_W107, check_unique_guid},
        {MOF_W114, check_event},    {MOF_W115, check_bases},  {MOF_W119, check_name},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, of->profile))
            rules[i].check(checker, rules[i].code, of);
}
