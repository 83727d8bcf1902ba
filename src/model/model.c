/*
 * Looking things up in the model.
 */
#include "model/model.h"

const mof_class *mof_schema_find_class(const mof_schema *schema, mof_text name)
{
    const mof_name *key = mof_names_find(schema->names, name);
    return key != NULL ? mof_map_find(&schema->class_map, key) : NULL;
}

const mof_qualifier *mof_qualifiers_find(const mof_qualifiers *qualifiers, const char *name)
{
    for (size_t i = 0; i < qualifiers->count; i++)
        if (mof_name_is(qualifiers->items[i]->name, name))
            return qualifiers->items[i];
    return NULL;
}

const mof_qualifier *mof_qualifiers_find_known(const mof_qualifiers *qualifiers, mof_known known)
{
    if ((qualifiers->kinds & mof_qualifier_kind(known)) == 0)
        return NULL;
    for (size_t i = 0; i < qualifiers->count; i++)
        if (qualifiers->items[i]->known == known)
            return qualifiers->items[i];
    return NULL;
}

static bool is_true(const mof_qualifier *qualifier)
{
    return qualifier != NULL && qualifier->value.kind == MOF_VALUE_KIND_BOOLEAN &&
           qualifier->value.as.boolean;
}

bool mof_qualifiers_has_true(const mof_qualifiers *qualifiers, const char *name)
{
    return is_true(mof_qualifiers_find(qualifiers, name));
}

bool mof_qualifiers_is(const mof_qualifiers *qualifiers, mof_known known)
{
    return is_true(mof_qualifiers_find_known(qualifiers, known));
}

bool mof_value_equal(const mof_value *a, const mof_value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case MOF_VALUE_KIND_BOOLEAN:
        return a->as.boolean == b->as.boolean;
    case MOF_VALUE_KIND_INTEGER:
        return a->as.integer.magnitude == b->as.integer.magnitude &&
               a->as.integer.negative == b->as.integer.negative;
    case MOF_VALUE_KIND_STRING:
        return mof_text_equal(a->as.string, b->as.string);
    case MOF_VALUE_KIND_ARRAY:
        if (a->as.array.count != b->as.array.count)
            return false;
        for (size_t i = 0; i < a->as.array.count; i++)
            if (!mof_value_equal(&a->as.array.items[i], &b->as.array.items[i]))
                return false;
        return true;
    default: /* NULL; the others are rare enough to be let pass */
        return true;
    }
}

const mof_property *mof_class_find_property(const mof_class *of, const mof_name *name)
{
    if (of->property_map != NULL)
        return mof_map_find(of->property_map, name->key);
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->name->key == name->key)
            return of->properties[i];
    return NULL;
}

const mof_method *mof_class_find_method(const mof_class *of, const mof_name *name)
{
    if (of->method_map != NULL)
        return mof_map_find(of->method_map, name->key);
    for (size_t i = 0; i < of->method_count; i++)
        if (of->methods[i]->name->key == name->key)
            return of->methods[i];
    return NULL;
}

const mof_enumeration_element *mof_enumeration_find(const mof_enumeration *enumeration,
                                                    const mof_name *name)
{
    const mof_enumeration_element *element = NULL;
    for (; enumeration != NULL && element == NULL; enumeration = enumeration->base)
        element = mof_map_find(&enumeration->element_map, name->key);
    return element;
}

bool mof_class_is_a(const mof_class *of, const mof_class *ancestor)
{
    while (of != NULL && of != ancestor)
        of = of->superclass;
    return of != NULL;
}

bool mof_class_is_open(const mof_class *of)
{
    for (; of != NULL; of = of->superclass)
        if (of->poison || of->is_synthesized)
            return true;
    return false;
}
