/*
 * Object paths to instances of the run (mof-language S521).
 */
#include "model/checker.h"
#include "model/identity.h"

/* What there is to refer to. */
typedef struct population {
    const mof_checker *checker;
    mof_names identities;
    mof_map listed;    /* identity -> instance */
    mof_map populated; /* class -> an instance of it, or of a subclass */
} population;

/* An instance can be named by any class from its own up to the one that has the keys first. */
static const mof_class *find_root(const mof_class *of)
{
    while (of->superclass != NULL && of->superclass->key_count != 0)
        of = of->superclass;
    return of;
}

static void begin_identity(mof_buffer *out, const mof_instance *at, const mof_class *of)
{
    if (at->name_space != NULL)
        mof_buffer_append(out, mof_name_text(at->name_space->key));
    mof_buffer_append_format(out, ":%s", find_root(of)->name->key->text);
}

static void list_instance(population *all, const mof_instance *instance)
{
    mof_buffer identity;
    mof_buffer_init(&identity, all->checker->scratch);
    if (instance->of == NULL)
        return;
    for (const mof_class *of = instance->of; of != NULL; of = of->superclass)
        mof_map_set(&all->populated, of, (void *)(uintptr_t)instance);
    begin_identity(&identity, instance, instance->of);
    if (mof_identity_add_instance(&identity, instance))
        mof_map_set(&all->listed, mof_names_add(&all->identities, mof_buffer_text(&identity)),
                    (void *)(uintptr_t)instance);
}

/* WMI compares the text of keys without case, DMTF with it. */
static bool is_listed(population *all, mof_profile profile, mof_text identity)
{
    if (mof_names_find(&all->identities, identity) == NULL)
        return false;
    return mof_profile_is_wmi(profile) ||
           mof_map_find(&all->listed, mof_names_add(&all->identities, identity)) != NULL;
}

/* A class none of whose instances is among the inputs has them elsewhere, and so has one with a
 * provider, and another namespace. */
static bool is_at_home(population *all, const mof_path *path, const mof_class *of)
{
    return path->name_space.size == 0 && of != NULL && !mof_class_is_open(of) &&
           mof_map_find(&all->populated, of) != NULL &&
           mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_PROVIDER) == NULL;
}

static void check_path(population *all, const mof_instance *instance, const mof_slot *slot,
                       const mof_value *value)
{
    if (value->kind != MOF_VALUE_KIND_STRING)
        return;
    mof_path path = mof_path_parse(mof_value_text(value));
    const mof_class *of = mof_schema_find_class(all->checker->schema, path.class_name);
    mof_buffer identity;
    mof_buffer_init(&identity, all->checker->scratch);
    if (!is_at_home(all, &path, of))
        return;
    begin_identity(&identity, instance, of);
    if (mof_identity_add_path(&identity, of, &path) &&
        !is_listed(all, instance->profile, mof_buffer_text(&identity)))
        mof_report(all->checker->reporter, MOF_S521, value->span,
                   MOF_ARGS(slot->name->text, of->name->text));
}

static void check_slot(population *all, const mof_instance *instance, const mof_slot *slot)
{
    const mof_value *value = slot->value;
    if (value == NULL || slot->property == NULL || slot->property->type.kind != MOF_TYPE_REFERENCE)
        return;
    if (value->kind != MOF_VALUE_KIND_ARRAY)
        check_path(all, instance, slot, value);
    for (size_t i = 0; value->kind == MOF_VALUE_KIND_ARRAY && i < value->as.array.count; i++)
        check_path(all, instance, slot, &value->as.array.items[i]);
}

void mof_check_references(const mof_checker *checker)
{
    const mof_schema *schema = checker->schema;
    population all = {.checker = checker};
    mof_names_init(&all.identities, checker->scratch);
    mof_map_init(&all.listed, checker->scratch);
    mof_map_init(&all.populated, checker->scratch);
    for (size_t i = 0; i < schema->instance_count; i++)
        list_instance(&all, schema->instances[i]);
    for (size_t i = 0; i < schema->instance_count; i++)
        for (size_t k = 0; k < schema->instances[i]->slot_count; k++)
            check_slot(&all, schema->instances[i], &schema->instances[i]->slots[k]);
}
