/*
 * See the header.
 */
#include "model/inherit.h"

#include "base/index.h"

/* From here on a class has a map beside the list of its features. */
#define MAP_SIZE 256

static mof_map *new_map(mof_resolver *resolver)
{
    mof_map *map = MOF_NEW(resolver->arena, mof_map);
    mof_map_init(map, resolver->arena);
    return map;
}

static void set_keys(mof_resolver *resolver, mof_class *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->property_count; i++)
        count += of->properties[i]->is_key;
    const mof_property **keys =
        count != 0 ? MOF_NEW_ARRAY(resolver->arena, const mof_property *, count) : NULL;
    of->key_count = 0;
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->is_key)
            keys[of->key_count++] = of->properties[i];
    of->keys = keys;
}

static void map_properties(mof_resolver *resolver, mof_class *of)
{
    if (of->property_count < MAP_SIZE)
        return;
    mof_map *map = new_map(resolver);
    for (size_t i = 0; i < of->property_count; i++)
        mof_map_set(map, of->properties[i]->name->key, (void *)(uintptr_t)of->properties[i]);
    of->property_map = map;
}

void mof_inherit_properties(mof_resolver *resolver, mof_class *of, const mof_own *own)
{
    const mof_class *super = of->superclass;
    if (own->property_count == 0) {
        if (super != NULL) {
            of->properties = super->properties;
            of->property_count = super->property_count;
            of->property_map = super->property_map;
            of->keys = super->keys;
            of->key_count = super->key_count;
        }
        return;
    }
    size_t inherited = super != NULL ? super->property_count : 0;
    const mof_property **list =
        MOF_NEW_ARRAY(resolver->arena, const mof_property *, inherited + own->property_count);
    size_t length = inherited;
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < own->property_count; i++)
        if (own->properties[i].property->overridden != NULL)
            mof_index_add(&index, own->properties[i].property->name, own->properties[i].property);
    for (size_t i = 0; i < inherited; i++) {
        const mof_property *override = mof_index_find(&index, super->properties[i]->name);
        list[i] = override != NULL ? override : super->properties[i];
    }
    for (size_t i = 0; i < own->property_count; i++)
        if (own->properties[i].property->overridden == NULL)
            list[length++] = own->properties[i].property;
    of->properties = list;
    of->property_count = length;
    map_properties(resolver, of);
    set_keys(resolver, of);
}

static void map_methods(mof_resolver *resolver, mof_class *of)
{
    if (of->method_count < MAP_SIZE)
        return;
    mof_map *map = new_map(resolver);
    for (size_t i = 0; i < of->method_count; i++)
        mof_map_set(map, of->methods[i]->name->key, (void *)(uintptr_t)of->methods[i]);
    of->method_map = map;
}

void mof_inherit_methods(mof_resolver *resolver, mof_class *of, const mof_own *own)
{
    const mof_class *super = of->superclass;
    if (own->method_count == 0) {
        if (super != NULL) {
            of->methods = super->methods;
            of->method_count = super->method_count;
            of->method_map = super->method_map;
        }
        return;
    }
    size_t inherited = super != NULL ? super->method_count : 0;
    const mof_method **list =
        MOF_NEW_ARRAY(resolver->arena, const mof_method *, inherited + own->method_count);
    size_t length = inherited;
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < own->method_count; i++)
        if (own->methods[i]->method->overridden != NULL)
            mof_index_add(&index, own->methods[i]->method->name, own->methods[i]->method);
    for (size_t i = 0; i < inherited; i++) {
        const mof_method *override = mof_index_find(&index, super->methods[i]->name);
        list[i] = override != NULL ? override : super->methods[i];
    }
    for (size_t i = 0; i < own->method_count; i++)
        if (own->methods[i]->method->overridden == NULL)
            list[length++] = own->methods[i]->method;
    of->methods = list;
    of->method_count = length;
    map_methods(resolver, of);
}
