/*
 * Qualifiers whose text mentions something else: ModelCorrespondence, Deprecated, MappingStrings
 * (mof-language S344; S350 is of S345 what is about replacements).
 */
#include "model/check_meaning.h"

#include <string.h>

#include "model/feature_path.h"

/* ---- how it is written ------------------------------------------------------------------- */

/* What has no successor says so. */
static bool is_no_value(mof_known known, mof_text text)
{
    return known == MOF_KNOWN_DEPRECATED && mof_text_is_nocase(text, "No value");
}

static mof_text take_part(mof_text *text, char end)
{
    const char *found = text->size != 0 ? memchr(text->data, end, text->size) : NULL;
    mof_text part = {text->data, found != NULL ? (size_t)(found - text->data) : text->size};
    size_t taken = part.size + (found != NULL);
    *text = (mof_text){text->data + taken, text->size - taken};
    return part;
}

static bool is_number(mof_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!mof_char_is_digit(text.data[i]))
            return false;
    return text.size != 0;
}

/* "001.5": the group and the attribute in it. */
static bool is_attribute(mof_text text)
{
    mof_text group = take_part(&text, '.');
    return is_number(group) && is_number(text);
}

/* "Entity-MIB.entPhysicalName": the module and the variable in it. */
static bool is_variable(mof_text text)
{
    mof_text module = take_part(&text, '.');
    return module.size != 0 && text.size != 0;
}

/* NULL: as it should be; else the form that it should have. */
static const char *find_mapping_fault(mof_text text)
{
    mof_text rest = text;
    mof_text origin = take_part(&rest, '|');
    if (mof_text_starts_with(origin, "MIF.")) {
        mof_text group = take_part(&rest, '|');
        return group.size != 0 && is_attribute(rest) ? NULL : "MIF.Organization|Group|001.1";
    }
    if (mof_text_starts_with(origin, "MIB."))
        return is_variable(rest) ? NULL : "MIB.Organization|Module.Variable";
    bool ends_early = text.size == 0 || text.data[text.size - 1] == '|';
    for (rest = text; !ends_early && rest.size != 0;)
        ends_early = take_part(&rest, '|').size == 0;
    return ends_early ? "Source.Organization|Name" : NULL;
}

static const char *find_form_fault(const mof_checker *checker, mof_known known, mof_text text)
{
    mof_feature_path path;
    (void)checker;
    if (known == MOF_KNOWN_MAPPINGSTRINGS)
        return find_mapping_fault(text);
    return mof_feature_path_parse(text, &path) ? NULL
                                               : "Class, Class.Feature or Class.Method(Parameter)";
}

/* ---- what it names ----------------------------------------------------------------------- */

static const mof_name *find_name(const mof_checker *checker, mof_text text)
{
    return mof_names_find(checker->schema->names, text);
}

static bool has_parameter(const mof_method *method, const mof_name *name)
{
    for (size_t i = 0; method != NULL && name != NULL && i < method->parameter_count; i++)
        if (mof_name_equal(method->parameters[i].name, name))
            return true;
    return false;
}

/* NULL: it is there, or may be. What is written otherwise has been told of. */
static const char *find_absence(const mof_checker *checker, mof_known known, mof_text text)
{
    mof_arena *arena = checker->reporter->arena;
    mof_feature_path path;
    (void)known;
    if (!mof_feature_path_parse(text, &path))
        return NULL;
    const mof_class *of = mof_schema_find_class(checker->schema, path.class_name);
    const char *class_name = mof_text_quote(arena, path.class_name);
    if (of == NULL)
        return mof_arena_format(arena, "there is no class %s", class_name);
    if (path.feature.size == 0 || mof_class_is_open(of))
        return NULL;
    const mof_name *name = find_name(checker, path.feature);
    const mof_method *method = name != NULL ? mof_class_find_method(of, name) : NULL;
    const char *feature = mof_text_quote(arena, path.feature);
    if (method == NULL && (name == NULL || mof_class_find_property(of, name) == NULL))
        return mof_arena_format(arena, "%s has no %s", class_name, feature);
    if (path.parameter.size == 0 || has_parameter(method, find_name(checker, path.parameter)))
        return NULL;
    return mof_arena_format(arena, "%s.%s has no parameter %s", class_name, feature,
                            mof_text_quote(arena, path.parameter));
}

/* ---- the rules --------------------------------------------------------------------------- */

/* NULL: nothing is wrong with the text of an entry. */
typedef const char *find_fault(const mof_checker *checker, mof_known known, mof_text text);

static void check_entries(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *qualifier, find_fault *find)
{
    const mof_value *list = &qualifier->value;
    for (size_t i = 0; list->kind == MOF_VALUE_KIND_ARRAY && i < list->as.array.count; i++) {
        const mof_value *entry = &list->as.array.items[i];
        if (entry->kind != MOF_VALUE_KIND_STRING ||
            is_no_value(qualifier->known, mof_value_text(entry)))
            continue;
        const char *why = find(checker, qualifier->known, mof_value_text(entry));
        if (why != NULL)
            mof_report(checker->reporter, code, entry->span,
                       MOF_ARGS(mof_text_quote(checker->reporter->arena, mof_value_text(entry)),
                                qualifier->name->text, element->name->text, why));
    }
}

void mof_check_mention_form(const mof_checker *checker, mof_code code, const mof_element *element,
                            const mof_qualifier *qualifier)
{
    check_entries(checker, code, element, qualifier, find_form_fault);
}

void mof_check_mention_target(const mof_checker *checker, mof_code code, const mof_element *element,
                              const mof_qualifier *qualifier)
{
    check_entries(checker, code, element, qualifier, find_absence);
}
