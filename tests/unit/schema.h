/*
 * A small schema made by hand, for tests of what reads the model.
 *
 *     [Description("Base. Of all.")] class X_Base { [Key] uint16 Id; };
 *     [Description("First line.\nSecond line."), Version("1.2")]
 *     class X_A : X_Base {
 *         [MaxLen(8), ValueMap{"1", "2.."}, Values{"One", "More"}, Description("A name."):Amended]
 *         string Name = "x\"y";
 *         X_Base ref Parts[4];
 *         uint64 M([In, Out] real32 r);
 *     };
 */
#ifndef MOF_TESTS_SCHEMA_H
#define MOF_TESTS_SCHEMA_H

#include <string.h>

#include "gen/view.h"

typedef struct hand {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_schema schema;
    mof_class *base;
    mof_class *derived;
    mof_property *id;
    mof_property *name;
} hand;

static inline const mof_name *hand_name(hand *h, const char *name)
{
    return mof_names_add_string(&h->names, name);
}

static inline mof_value hand_string(const char *text)
{
    return (mof_value){.kind = MOF_VALUE_KIND_STRING, .as.string = mof_text_from_string(text)};
}

static inline mof_value hand_integer(uint64_t magnitude, bool negative)
{
    return (mof_value){.kind = MOF_VALUE_KIND_INTEGER, .as.integer = {magnitude, negative}};
}

static inline mof_value hand_array(hand *h, const mof_value *items, size_t count)
{
    mof_value *copy = MOF_NEW_ARRAY(&h->arena, mof_value, count);
    memcpy(copy, items, count * sizeof *items);
    return (mof_value){.kind = MOF_VALUE_KIND_ARRAY, .as.array = {copy, count}};
}

static inline const mof_qualifier *hand_qualifier(hand *h, const char *name, mof_value value)
{
    mof_qualifier *made = MOF_NEW(&h->arena, mof_qualifier);
    made->name = hand_name(h, name);
    made->known = mof_known_find(made->name);
    made->value = value;
    return made;
}

static inline mof_qualifiers hand_qualifiers(hand *h, const mof_qualifier *const *items,
                                             size_t count)
{
    const mof_qualifier **copy = MOF_NEW_ARRAY(&h->arena, const mof_qualifier *, count);
    memcpy(copy, items, count * sizeof *items);
    mof_qualifiers made = {.items = copy, .count = count, .own_count = count};
    for (size_t i = 0; i < count; i++)
        made.kinds |= mof_qualifier_kind(items[i]->known);
    return made;
}

static inline mof_property *hand_property(hand *h, const mof_class *of, const char *name,
                                          mof_type_kind kind)
{
    mof_property *made = MOF_NEW(&h->arena, mof_property);
    made->name = hand_name(h, name);
    made->type.kind = kind;
    made->origin = of;
    return made;
}

static inline mof_class *hand_class(hand *h, const char *name, const char *description)
{
    mof_class *made = MOF_NEW(&h->arena, mof_class);
    made->schema = &h->schema;
    made->name = hand_name(h, name);
    made->description = mof_text_from_string(description);
    return made;
}

static inline void hand_fill_name(hand *h)
{
    mof_value map[] = {hand_string("1"), hand_string("2..")};
    mof_value values[] = {hand_string("One"), hand_string("More")};
    mof_value *text = MOF_NEW(&h->arena, mof_value);
    *text = hand_string("x\"y");
    mof_qualifier *description = MOF_NEW(&h->arena, mof_qualifier);
    *description = *hand_qualifier(h, "Description", hand_string("A name."));
    description->written_flavors = MOF_FLAVOR_AMENDED | MOF_FLAVOR_TOSUBCLASS;
    const mof_qualifier *qualifiers[] = {
        hand_qualifier(h, "MaxLen", hand_integer(8, false)),
        hand_qualifier(h, "ValueMap", hand_array(h, map, 2)),
        hand_qualifier(h, "Values", hand_array(h, values, 2)),
        description,
    };
    h->name->qualifiers = hand_qualifiers(h, qualifiers, 4);
    h->name->default_value = text;
    h->name->description = MOF_TEXT("A name.");
}

static inline void hand_fill_derived(hand *h)
{
    mof_property *parts = hand_property(h, h->derived, "Parts", MOF_TYPE_REFERENCE);
    parts->type.is_array = true;
    parts->type.array_size = 4;
    parts->type.class_name = h->base->name;
    parts->type.of = h->base;
    const mof_property **properties = MOF_NEW_ARRAY(&h->arena, const mof_property *, 3);
    properties[0] = h->id;
    properties[1] = h->name;
    properties[2] = parts;
    h->derived->properties = properties;
    h->derived->property_count = 3;
    h->derived->keys = properties;
    h->derived->key_count = 1;

    mof_parameter *parameter = MOF_NEW(&h->arena, mof_parameter);
    *parameter = (mof_parameter){
        .name = hand_name(h, "r"), .type.kind = MOF_TYPE_REAL32, .is_in = true, .is_out = true};
    mof_method *method = MOF_NEW(&h->arena, mof_method);
    *method = (mof_method){.name = hand_name(h, "M"),
                           .type.kind = MOF_TYPE_UINT64,
                           .origin = h->derived,
                           .parameters = parameter,
                           .parameter_count = 1};
    const mof_method **methods = MOF_NEW_ARRAY(&h->arena, const mof_method *, 1);
    methods[0] = method;
    h->derived->methods = methods;
    h->derived->method_count = 1;
}

static inline void hand_init(hand *h)
{
    memset(h, 0, sizeof *h);
    mof_arena_init(&h->arena, &h->memory);
    mof_names_init(&h->names, &h->arena);
    mof_sources_init(&h->sources, &h->arena);
    mof_reporter_init(&h->reporter, &h->arena, &h->sources);
    h->schema = (mof_schema){.arena = &h->arena, .names = &h->names, .sources = &h->sources};
    mof_source *source = mof_sources_add_copy(&h->sources, MOF_SOURCE_MOF, "a.mof",
                                              MOF_TEXT("class X_Base\n  class X_A\n"));

    h->base = hand_class(h, "X_Base", "Base. Of all.");
    h->base->span = mof_source_span(source, 0, 12);
    h->id = hand_property(h, h->base, "Id", MOF_TYPE_UINT16);
    h->id->is_key = h->id->is_required = true;
    const mof_property **properties = MOF_NEW_ARRAY(&h->arena, const mof_property *, 1);
    properties[0] = h->id;
    h->base->properties = h->base->keys = properties;
    h->base->property_count = h->base->key_count = 1;

    h->derived = hand_class(h, "X_A", "First line.\nSecond line.");
    h->derived->span = mof_source_span(source, 15, 24);
    h->derived->superclass = h->base;
    h->derived->superclass_name = h->base->name;
    const mof_qualifier *version = hand_qualifier(h, "Version", hand_string("1.2"));
    h->derived->qualifiers = hand_qualifiers(h, &version, 1);
    h->name = hand_property(h, h->derived, "Name", MOF_TYPE_STRING);
    hand_fill_name(h);
    hand_fill_derived(h);

    h->schema.classes = MOF_NEW_ARRAY(&h->arena, const mof_class *, 2);
    h->schema.classes[0] = h->base;
    h->schema.classes[1] = h->derived;
    h->schema.class_count = 2;
}

#endif
