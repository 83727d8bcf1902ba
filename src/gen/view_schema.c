/*
 * The view types of the schema and of what classes are described with: qualifiers, their
 * declarations, instances, places.
 */
#include "gen/view_fields.h"

/* ---- location -------------------------------------------------------------------------------- */

static mof_position position_of(mof_view_env *env, const void *self)
{
    return mof_sources_position(env->schema->sources, ((const mof_span *)self)->start);
}

static mof_text location_file(mof_view_env *env, const void *self)
{
    return mof_text_from_string(position_of(env, self).name);
}

static bool location_line(mof_view_env *env, const void *self, int64_t *number)
{
    *number = position_of(env, self).line;
    return true;
}

static bool location_column(mof_view_env *env, const void *self, int64_t *number)
{
    *number = position_of(env, self).column;
    return true;
}

static const mof_field location_fields[] = {
    FIELD_TEXT("file", MOF_DUMP, location_file, "as it was named to mofc"),
    FIELD_NUMBER("line", MOF_DUMP, location_line, "from 1"),
    FIELD_NUMBER("column", MOF_DUMP, location_column, "in code points, from 1"),
    FIELDS_END,
};

const mof_view_type mof_location_type = {
    .name = "location",
    .doc = "The place of a declaration.",
    .fields = location_fields,
};

/* ---- array ----------------------------------------------------------------------------------- */

static bool array_size(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    uint64_t size = ((const mof_type *)self)->array_size;
    *number = size <= INT64_MAX ? (int64_t)size : INT64_MAX;
    return size != 0;
}

static const mof_field array_fields[] = {
    FIELD_NUMBER("size", MOF_DUMP, array_size, "null where the array has no bound"),
    FIELDS_END,
};

const mof_view_type mof_array_type = {
    .name = "array",
    .doc = "What makes an array of a type.",
    .fields = array_fields,
};

/* ---- words: flavors and scopes --------------------------------------------------------------- */

static const mof_text scope_words[] = {
    MOF_TEXT_ITEM("class"),       MOF_TEXT_ITEM("association"),      MOF_TEXT_ITEM("indication"),
    MOF_TEXT_ITEM("property"),    MOF_TEXT_ITEM("reference"),        MOF_TEXT_ITEM("method"),
    MOF_TEXT_ITEM("parameter"),   MOF_TEXT_ITEM("schema"),           MOF_TEXT_ITEM("structure"),
    MOF_TEXT_ITEM("enumeration"), MOF_TEXT_ITEM("enumerationvalue"), MOF_TEXT_ITEM("qualifiertype"),
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The word of the `index`-th bit that is set. */
static const void *word_at(const mof_text *words, size_t count, unsigned bits, size_t index)
{
    for (size_t i = 0; i < count; i++)
        if ((bits >> i & 1u) != 0 && index-- == 0)
            return &words[i];
    return NULL;
}

/* ---- qualifier ------------------------------------------------------------------------------- */

GET_TEXT(qualifier_name, mof_qualifier, mof_name_text(it->name));
GET_VALUE(qualifier_value, mof_qualifier, &it->value);
GET_FLAG(qualifier_is_true, mof_qualifier,
         it->value.kind == MOF_VALUE_KIND_BOOLEAN && it->value.as.boolean);
GET_FLAG(qualifier_is_array, mof_qualifier, it->value.kind == MOF_VALUE_KIND_ARRAY);
GET_OBJECT(qualifier_type, mof_qualifier, it->type);

static const void *qualifier_flavor(mof_view_env *env, const void *self, size_t index)
{
    (void)env;
    return word_at(mof_flavor_words, MOF_FLAVORS, ((const mof_qualifier *)self)->written_flavors,
                   index);
}

static const mof_field qualifier_fields[] = {
    FIELD_TEXT("name", MOF_DUMP, qualifier_name, "as written"),
    FIELD_VALUE("value", MOF_DUMP, qualifier_value, "true where only the name was written"),
    FIELD_LIST("flavors", MOF_DUMP_TEXT, mof_string_type, qualifier_flavor,
               "those written, as EnableOverride, in a fixed order"),
    FIELD_FLAG("is_true", MOF_DUMP_NEVER, qualifier_is_true, "a boolean, and true"),
    FIELD_FLAG("is_array", MOF_DUMP_NEVER, qualifier_is_array, "its value is an array"),
    FIELD_OBJECT("declaration", MOF_DUMP_NEVER, mof_qualifier_type_type, qualifier_type,
                 "its qualifier type; none where it has none"),
    FIELDS_END,
};

const mof_view_type mof_qualifier_view_type = {
    .name = "qualifier",
    .doc = "A qualifier in use.",
    .fields = qualifier_fields,
    .text = qualifier_name,
};

/* ---- qualifier type -------------------------------------------------------------------------- */

GET_TEXT(declaration_name, mof_qualifier_type, mof_name_text(it->name));
GET_TEXT(declaration_type, mof_qualifier_type,
         mof_text_from_string(mof_type_kind_name(it->type.kind)));
GET_OBJECT(declaration_array, mof_qualifier_type, it->type.is_array ? &it->type : NULL);
GET_VALUE(declaration_default, mof_qualifier_type, &it->default_value);
GET_OBJECT(declaration_location, mof_qualifier_type, &it->span);

static const void *declaration_scope(mof_view_env *env, const void *self, size_t index)
{
    (void)env;
    static const mof_text any = MOF_TEXT_ITEM("any");
    unsigned scopes = ((const mof_qualifier_type *)self)->scopes;
    if (scopes == MOF_SCOPE_ANY)
        return index == 0 ? &any : NULL;
    return word_at(scope_words, COUNT(scope_words), scopes, index);
}

static const void *declaration_flavor(mof_view_env *env, const void *self, size_t index)
{
    (void)env;
    return word_at(mof_flavor_words, MOF_FLAVORS, ((const mof_qualifier_type *)self)->flavors,
                   index);
}

static const mof_field declaration_fields[] = {
    FIELD_TEXT("name", MOF_DUMP, declaration_name, "as written"),
    FIELD_TEXT("type", MOF_DUMP, declaration_type, "a CIM type"),
    FIELD_OBJECT("array", MOF_DUMP, mof_array_type, declaration_array, "null where it is none"),
    FIELD_VALUE("default", MOF_DUMP, declaration_default, "null where there is none"),
    FIELD_LIST("scopes", MOF_DUMP_TEXT, mof_string_type, declaration_scope,
               "what it may stand on, in lower case; `any` alone for everything"),
    FIELD_LIST("flavors", MOF_DUMP_TEXT, mof_string_type, declaration_flavor,
               "written or by default, as EnableOverride, in a fixed order"),
    FIELD_OBJECT("location", MOF_DUMP, mof_location_type, declaration_location,
                 "where it is declared"),
    FIELDS_END,
};

const mof_view_type mof_qualifier_type_type = {
    .name = "qualifier_type",
    .doc = "The declaration of a qualifier.",
    .fields = declaration_fields,
    .text = declaration_name,
};

/* ---- instance -------------------------------------------------------------------------------- */

GET_TEXT(slot_name, mof_slot, mof_name_text(it->name));
GET_VALUE(slot_value, mof_slot, it->value);
GET_ITEM(slot_qualifier, mof_slot, it->qualifiers.count, it->qualifiers.items[index]);
GET_OBJECT(slot_property, mof_slot, it->property);

static const mof_field slot_fields[] = {
    FIELD_TEXT("name", MOF_DUMP, slot_name, "of the property, as written here"),
    FIELD_VALUE("value", MOF_DUMP, slot_value, "null where none was written"),
    FIELD_LIST("qualifiers", MOF_DUMP, mof_qualifier_view_type, slot_qualifier, "its own"),
    FIELD_OBJECT("property", MOF_DUMP_NEVER, mof_property_type, slot_property,
                 "the property of the class; none where it is not known"),
    FIELDS_END,
};

const mof_view_type mof_slot_type = {
    .name = "slot",
    .doc = "The value that an instance gives to a property.",
    .fields = slot_fields,
    .text = slot_name,
};

GET_TEXT(instance_class, mof_instance, mof_name_text(it->class_name));
GET_TEXT(instance_alias, mof_instance, mof_view_name(it->alias));
GET_TEXT(instance_namespace, mof_instance, mof_view_name(it->name_space));
GET_ITEM(instance_qualifier, mof_instance, it->qualifiers.count, it->qualifiers.items[index]);
GET_ITEM(instance_slot, mof_instance, it->slot_count, &it->slots[index]);
GET_OBJECT(instance_location, mof_instance, &it->span);
GET_OBJECT(instance_of, mof_instance, it->of);

static const mof_field instance_fields[] = {
    FIELD_TEXT("class", MOF_DUMP, instance_class, "the name of its class, as written"),
    FIELD_TEXT("alias", MOF_DUMP, instance_alias, "without the $; null where there is none"),
    FIELD_TEXT("namespace", MOF_DUMP, instance_namespace, "null: the default one"),
    FIELD_LIST("qualifiers", MOF_DUMP, mof_qualifier_view_type, instance_qualifier, "its own"),
    FIELD_LIST("properties", MOF_DUMP, mof_slot_type, instance_slot, "those written, in order"),
    FIELD_OBJECT("location", MOF_DUMP, mof_location_type, instance_location,
                 "where it is declared"),
    FIELD_OBJECT("of", MOF_DUMP_NEVER, mof_class_type, instance_of,
                 "its class; none where it is not known"),
    FIELDS_END,
};

const mof_view_type mof_instance_type = {
    .name = "instance",
    .doc = "An instance, or an object embedded in a value.",
    .fields = instance_fields,
    .text = instance_class,
};

/* ---- schema ---------------------------------------------------------------------------------- */

#define DUMP_VERSION 1

static bool schema_format(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    (void)self;
    *number = DUMP_VERSION;
    return true;
}

GET_ITEM(schema_class, mof_schema, it->class_count, it->classes[index]);
GET_ITEM(schema_synthesized, mof_schema, it->synthesized_count, it->synthesized[index]);
GET_ITEM(schema_qualifier_type, mof_schema, it->qualifier_type_count, it->qualifier_types[index]);
GET_ITEM(schema_instance, mof_schema, it->instance_count, it->instances[index]);
GET_FLAG(schema_has_classes, mof_schema, it->class_count > 0);
GET_FLAG(schema_has_qualifier_types, mof_schema, it->qualifier_type_count > 0);
GET_FLAG(schema_has_instances, mof_schema, it->instance_count > 0);

static mof_text schema_input(mof_view_env *env, const void *self)
{
    (void)self;
    return env->input_name != NULL ? mof_text_from_string(env->input_name) : NULL_TEXT;
}

static mof_text schema_version(mof_view_env *env, const void *self)
{
    (void)env;
    (void)self;
    return MOF_TEXT(MOF_VERSION);
}

static const mof_field schema_fields[] = {
    FIELD_NUMBER("mofc", MOF_DUMP, schema_format, "the version of this form"),
    FIELD_LIST("classes", MOF_DUMP, mof_class_type, schema_class, "in the order declared"),
    FIELD_LIST("qualifier_types", MOF_DUMP, mof_qualifier_type_type, schema_qualifier_type,
               "those declared in the input, in order"),
    FIELD_LIST("instances", MOF_DUMP, mof_instance_type, schema_instance, "in order"),
    FIELD_FLAG("has_classes", MOF_DUMP_NEVER, schema_has_classes, "there are any"),
    FIELD_FLAG("has_qualifier_types", MOF_DUMP_NEVER, schema_has_qualifier_types, "there are any"),
    FIELD_FLAG("has_instances", MOF_DUMP_NEVER, schema_has_instances, "there are any"),
    FIELD_LIST("synthesized", MOF_DUMP_NEVER, mof_class_type, schema_synthesized,
               "classes that are named but declared nowhere"),
    FIELD_TEXT("input", MOF_DUMP_NEVER, schema_input,
               "the file name of the first input, for banners"),
    FIELD_TEXT("mofc_version", MOF_DUMP_NEVER, schema_version, "of mofc, for banners"),
    FIELDS_END,
};

const mof_view_type mof_schema_type = {
    .name = "schema",
    .doc = "Everything that was read: the outermost object of every template.",
    .fields = schema_fields,
};
