/*
 * References: object paths and aliases against the class that is wanted (mof-language S520).
 */
#include "model/checker.h"
#include "model/path.h"

static void report(const mof_checker *checker, mof_code code, const mof_slot *slot, const char *why)
{
    mof_report(checker->reporter, code, slot->value->span, MOF_ARGS(slot->name->text, why));
}

/* How many of the keys are well written; what is wrong goes to *why. */
static size_t count_keys(const mof_checker *checker, const mof_class *of, mof_text keys,
                         const char **why)
{
    size_t count = 0;
    mof_text name;
    mof_text value;
    *why = keys.size == 0 ? "its keys are not written as Name=value" : NULL;
    while (*why == NULL && mof_path_next_key(&keys, &name, &value)) {
        const mof_name *key = mof_names_find(checker->schema->names, name);
        const mof_property *property = key != NULL ? mof_class_find_property(of, key) : NULL;
        if (property == NULL || !property->is_key)
            *why = mof_arena_format(checker->reporter->arena, "'%s' is not a key of %s",
                                    mof_text_quote(checker->reporter->arena, name), of->name->text);
        count++;
    }
    if (*why == NULL && keys.data == NULL)
        *why = "its keys are not written as Name=value";
    return count;
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
    if (path.form == MOF_PATH_WRONG)
        return "it is not an object path";
    const mof_class *of = mof_schema_find_class(checker->schema, path.class_name);
    const char *misfit = find_misfit(checker, of, property->type.of);
    if (misfit != NULL || of == NULL || mof_class_is_open(of) || path.form != MOF_PATH_KEYS)
        return misfit;
    const char *why;
    if (count_keys(checker, of, path.keys, &why) < of->key_count && why == NULL)
        why = "it does not name all keys";
    return why;
}

void mof_check_path(const mof_checker *checker, mof_code code, const mof_instance *instance,
                    const mof_slot *slot)
{
    (void)instance;
    const mof_property *property = slot->property;
    const mof_value *value = slot->value;
    const char *why = NULL;
    if (value == NULL || property == NULL || property->type.kind != MOF_TYPE_REFERENCE)
        return;
    if (value->kind == MOF_VALUE_KIND_STRING)
        why = find_fault(checker, property, value->as.string);
    else if (value->kind == MOF_VALUE_KIND_ALIAS && value->as.alias.instance != NULL)
        why = find_misfit(checker, value->as.alias.instance->of, property->type.of);
    if (why != NULL)
        report(checker, code, slot, why);
}
