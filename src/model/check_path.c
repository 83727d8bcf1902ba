/*
 * References: the form of object paths, and paths and aliases against the class that is wanted
 * (mof-language A.11, S520).
 */
#include "model/checker.h"
#include "model/path.h"

static void report(const mof_checker *checker, mof_code code, const mof_name *name,
                   const mof_value *value, const char *why)
{
    if (why != NULL)
        mof_report(checker->reporter, code, value->span, MOF_ARGS(name->text, why));
}

void mof_check_path_form(const mof_checker *checker, mof_code code, mof_profile profile,
                         const mof_property *property, const mof_value *value)
{
    bool is_wmi = mof_profile_is_wmi(profile);
    if (property->type.kind != MOF_TYPE_REFERENCE)
        return;
    if (value->kind == MOF_VALUE_KIND_STRING)
        report(checker, code, property->name, value, mof_path_fault(mof_value_text(value), is_wmi));
    for (size_t i = 0; value->kind == MOF_VALUE_KIND_ARRAY && i < value->as.array.count; i++)
        mof_check_path_form(checker, code, profile, property, &value->as.array.items[i]);
}

/* The first key that the class does not have, as a reason. *count is their number. */
static const char *find_stray_key(const mof_checker *checker, const mof_class *of, mof_text keys,
                                  size_t *count)
{
    mof_text name;
    mof_text value;
    for (*count = 0; mof_path_next_key(&keys, &name, &value); ++*count) {
        const mof_name *key = mof_names_find(checker->schema->names, name);
        const mof_property *property = key != NULL ? mof_class_find_property(of, key) : NULL;
        if (property == NULL || !property->is_key)
            return mof_arena_format(checker->reporter->arena, "'%s' is not a key of %s",
                                    mof_text_quote(checker->reporter->arena, name), of->name->text);
    }
    return NULL;
}

/* NULL: it is one, or may be. */
static const char *find_misfit(const mof_checker *checker, const mof_class *of,
                               const mof_class *wanted)
{
    if (of == NULL || mof_class_is_open(of) || wanted == NULL || mof_class_is_a(of, wanted))
        return NULL;
    return mof_arena_format(checker->reporter->arena, "%s is not a %s", of->name->text,
                            wanted->name->text);
}

static const char *find_fault(const mof_checker *checker, const mof_property *property,
                              mof_text text)
{
    mof_path path = mof_path_parse(text);
    const mof_class *of = mof_schema_find_class(checker->schema, path.class_name);
    const char *misfit = find_misfit(checker, of, property->type.of);
    if (misfit != NULL || of == NULL || mof_class_is_open(of) || path.form != MOF_PATH_KEYS)
        return misfit;
    size_t count;
    const char *why = find_stray_key(checker, of, path.keys, &count);
    return why == NULL && count < of->key_count ? "it does not name all keys" : why;
}

void mof_check_path(const mof_checker *checker, mof_code code, const mof_instance *instance,
                    const mof_slot *slot)
{
    const mof_property *property = slot->property;
    const mof_value *value = slot->value;
    bool is_wmi = mof_profile_is_wmi(instance->profile);
    if (value == NULL || property == NULL || property->type.kind != MOF_TYPE_REFERENCE)
        return;
    if (value->kind == MOF_VALUE_KIND_STRING &&
        mof_path_fault(mof_value_text(value), is_wmi) == NULL)
        report(checker, code, slot->name, value,
               find_fault(checker, property, mof_value_text(value)));
    else if (value->kind == MOF_VALUE_KIND_ALIAS && value->as.alias.instance != NULL)
        report(checker, code, slot->name, value,
               find_misfit(checker, value->as.alias.instance->of, property->type.of));
}
