/*
 * Instances, matched by class and key values; where a class has no keys, or is not known, by all of
 * their values, so that they only come and go.
 */
#include "model/differ.h"

#include "base/buffer.h"
#include "base/index.h"

static const mof_slot *find_slot(const mof_instance *instance, const mof_name *name)
{
    for (size_t i = 0; i < instance->slot_count; i++)
        if (mof_name_equal(instance->slots[i].name, name))
            return &instance->slots[i];
    return NULL;
}

static void append_slot(mof_differ *differ, mof_buffer *out, const mof_name *name,
                        const mof_value *value)
{
    mof_buffer_append_format(out, "%s%s=%s", out->size > 0 ? "," : "", name->key->text,
                             mof_differ_value_text(differ, value));
}

/* "X_A.Id=1": its name in messages, too. */
static const char *path_of(mof_differ *differ, const mof_instance *instance)
{
    mof_buffer keys;
    mof_buffer_init(&keys, differ->scratch);
    size_t key_count = instance->of != NULL ? instance->of->key_count : 0;
    for (size_t i = 0; i < key_count; i++) {
        const mof_property *key = instance->of->keys[i];
        const mof_slot *slot = find_slot(instance, key->name);
        append_slot(differ, &keys, key->name, slot != NULL ? slot->value : key->default_value);
    }
    for (size_t i = 0; key_count == 0 && i < instance->slot_count; i++)
        append_slot(differ, &keys, instance->slots[i].name, instance->slots[i].value);
    return mof_arena_format(differ->scratch, "%s.%s", instance->class_name->key->text,
                            mof_buffer_string(&keys));
}

/* By its spelling: "X" and "x" are two keys. */
static const mof_name *key_of(mof_differ *differ, const mof_instance *instance, const char *path)
{
    const mof_name *space = instance->name_space;
    const char *text =
        mof_arena_format(differ->scratch, "%s:%s", space != NULL ? space->key->text : "", path);
    return mof_names_add_string(&differ->names, text);
}

static const char *shown(mof_differ *differ, const char *text)
{
    return mof_text_quote(differ->scratch, mof_text_from_string(text));
}

/* ---- one instance ---------------------------------------------------------------------------- */

static void compare_slot(mof_differ *differ, const mof_pair *around, const mof_slot *older,
                         const mof_slot *newer)
{
    const mof_value *from = older != NULL ? older->value : NULL;
    const mof_value *to = newer != NULL ? newer->value : NULL;
    if (mof_differ_same_value(differ, from, to))
        return;
    mof_pair pair = *around;
    pair.path = mof_differ_path(differ, around, older != NULL ? older->name : newer->name);
    if (older != NULL)
        pair.older = older->span;
    if (newer != NULL)
        pair.newer = newer->span;
    mof_differ_report(differ, &pair, MOF_C403, shown(differ, mof_differ_value_text(differ, from)),
                      shown(differ, mof_differ_value_text(differ, to)));
}

static void index_slots(mof_index *index, mof_arena *scratch, const mof_instance *instance)
{
    mof_index_init(index, scratch);
    for (size_t i = 0; i < instance->slot_count; i++)
        if (mof_index_find(index, instance->slots[i].name) == NULL)
            mof_index_add(index, instance->slots[i].name, &instance->slots[i]);
}

static void compare(mof_differ *differ, const mof_pair *pair, const mof_instance *older,
                    const mof_instance *newer)
{
    mof_index in_older, in_newer;
    index_slots(&in_older, differ->scratch, older);
    index_slots(&in_newer, differ->scratch, newer);
    for (size_t i = 0; i < older->slot_count; i++)
        compare_slot(differ, pair, &older->slots[i],
                     mof_index_find(&in_newer, older->slots[i].name));
    for (size_t i = 0; i < newer->slot_count; i++)
        if (mof_index_find(&in_older, newer->slots[i].name) == NULL)
            compare_slot(differ, pair, NULL, &newer->slots[i]);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void index_instances(mof_differ *differ, mof_map *map, const mof_schema *schema)
{
    mof_map_init(map, differ->scratch);
    for (size_t i = 0; i < schema->instance_count; i++) {
        const mof_instance *instance = schema->instances[i];
        const mof_name *key = key_of(differ, instance, path_of(differ, instance));
        mof_map_set(map, key, (void *)(uintptr_t)instance);
    }
}

void mof_differ_instances(mof_differ *differ)
{
    mof_map older, newer;
    index_instances(differ, &older, differ->older);
    index_instances(differ, &newer, differ->newer);
    for (size_t i = 0; i < differ->older->instance_count; i++) {
        const mof_instance *instance = differ->older->instances[i];
        const char *path = path_of(differ, instance);
        const mof_instance *other = mof_map_find(&newer, key_of(differ, instance, path));
        mof_pair pair = {.path = shown(differ, path), .older = instance->class_span};
        if (other == NULL) {
            mof_differ_report(differ, &pair, MOF_C402, NULL, NULL);
        } else {
            pair.newer = other->class_span;
            compare(differ, &pair, instance, other);
        }
    }
    for (size_t i = 0; i < differ->newer->instance_count; i++) {
        const mof_instance *instance = differ->newer->instances[i];
        const char *path = path_of(differ, instance);
        const mof_pair pair = {.path = shown(differ, path), .newer = instance->class_span};
        if (mof_map_find(&older, key_of(differ, instance, path)) == NULL)
            mof_differ_report(differ, &pair, MOF_C401, NULL, NULL);
    }
}
