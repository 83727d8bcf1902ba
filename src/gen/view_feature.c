/*
 * The view types of features: properties (references too), methods and their parameters.
 */
#include "gen/view_fields.h"

/* ---- what they have in common ---------------------------------------------------------------- */

/* The getters for one of the three: they name the same things in the model. */

#define GET_TYPED(noun, type_)                                                                     \
    GET_TEXT(noun##_name, type_, mof_name_text(it->name));                                         \
    GET_TEXT(noun##_type, type_, mof_text_from_string(mof_type_kind_name(it->type.kind)));         \
    GET_TEXT(noun##_class, type_, mof_view_name(it->type.class_name));                             \
    GET_OBJECT(noun##_target, type_, it->type.of);                                                 \
    GET_OBJECT(noun##_array, type_, it->type.is_array ? &it->type : NULL);                         \
    GET_FLAG(noun##_is_array, type_, it->type.is_array);                                           \
    GET_FLAG(noun##_is_reference, type_, it->type.kind == MOF_TYPE_REFERENCE);                     \
    GET_FLAG(noun##_is_embedded, type_,                                                            \
             it->type.kind == MOF_TYPE_INSTANCE || it->type.kind == MOF_TYPE_OBJECT);              \
    GET_TEXT(noun##_mof_type, type_, mof_text_from_string(mof_type_text(&it->type, env->arena)));  \
    GET_ITEM(noun##_qualifier, type_, it->qualifiers.count, it->qualifiers.items[index]);          \
    GET_ITEM(noun##_own_qualifier, type_, it->qualifiers.own_count, it->qualifiers.items[index]);  \
    GET_TEXT(noun##_description, type_, it->description);                                          \
    GET_TEXT(noun##_summary, type_, mof_view_summary(it->description));                            \
    static const void *noun##_line(mof_view_env *env, const void *self, size_t index)              \
    {                                                                                              \
        const type_ *it = self;                                                                    \
        return mof_view_line(env, MOF_VIEW_FEATURE_LINES, it, it->description, index);             \
    }                                                                                              \
    static const void *noun##_choice(mof_view_env *env, const void *self, size_t index)            \
    {                                                                                              \
        const type_ *it = self;                                                                    \
        return mof_view_choice(env, &it->qualifiers, index);                                       \
    }                                                                                              \
    static bool noun##_has_choices(mof_view_env *env, const void *self)                            \
    {                                                                                              \
        return noun##_choice(env, self, 0) != NULL;                                                \
    }                                                                                              \
    GET_OBJECT(noun##_location, type_, &it->span)

#define TYPED_HEAD(noun)                                                                           \
    FIELD_TEXT("name", MOF_DUMP, noun##_name, "as written"),                                       \
        FIELD_TEXT("type", MOF_DUMP, noun##_type,                                                  \
                   "a CIM type, or reference, instance (an embedded object of a class), object "   \
                   "(of any class), void"),                                                        \
        FIELD_TEXT("class", MOF_DUMP, noun##_class,                                                \
                   "the class of a reference or instance; null for other types"),                  \
        FIELD_OBJECT("array", MOF_DUMP, mof_array_type, noun##_array, "null where it is none")

#define TYPED_TAIL(noun)                                                                           \
    FIELD_OBJECT("target", MOF_DUMP_NEVER, mof_class_type, noun##_target,                          \
                 "that class itself; none where it is not known"),                                 \
        FIELD_FLAG("is_array", MOF_DUMP_NEVER, noun##_is_array, "it is an array"),                 \
        FIELD_FLAG("is_reference", MOF_DUMP_NEVER, noun##_is_reference, "of type reference"),      \
        FIELD_FLAG("is_embedded", MOF_DUMP_NEVER, noun##_is_embedded,                              \
                   "of type instance or object"),                                                  \
        FIELD_TEXT("mof_type", MOF_DUMP_NEVER, noun##_mof_type,                                    \
                   "the type as MOF writes it: CIM_System ref"),                                   \
        FIELD_LIST("own_qualifiers", MOF_DUMP_NEVER, mof_qualifier_view_type,                      \
                   noun##_own_qualifier, "those written here"),                                    \
        FIELD_TEXT("summary", MOF_DUMP_NEVER, noun##_summary, "the description's first sentence"), \
        FIELD_LIST("description_lines", MOF_DUMP_NEVER, mof_string_type, noun##_line,              \
                   "the description line by line"),                                                \
        FIELD_LIST("choices", MOF_DUMP_NEVER, mof_choice_type, noun##_choice,                      \
                   "what ValueMap and Values list"),                                               \
        FIELD_FLAG("has_choices", MOF_DUMP_NEVER, noun##_has_choices, "there are any"),            \
        FIELD_OBJECT("location", MOF_DUMP_NEVER, mof_location_type, noun##_location,               \
                     "where it is declared")

/* ---- property -------------------------------------------------------------------------------- */

GET_TYPED(property, mof_property);
GET_VALUE(property_default, mof_property, it->default_value);
GET_FLAG(property_has_default, mof_property,
         it->default_value != NULL && it->default_value->kind != MOF_VALUE_KIND_NULL);
GET_TEXT(property_origin, mof_property, mof_name_text(it->origin->name));
GET_FLAG(property_is_key, mof_property, it->is_key);
GET_FLAG(property_is_required, mof_property, it->is_required);
GET_FLAG(property_is_override, mof_property, it->overridden != NULL);
GET_FLAG(property_is_read, mof_property, mof_qualifiers_is(&it->qualifiers, MOF_KNOWN_READ));
GET_FLAG(property_is_write, mof_property, mof_qualifiers_is(&it->qualifiers, MOF_KNOWN_WRITE));
GET_TEXT(property_units, mof_property, mof_view_qualifier_text(&it->qualifiers, MOF_KNOWN_UNITS));

static bool property_max_len(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    const mof_property *it = self;
    return mof_view_qualifier_number(&it->qualifiers, MOF_KNOWN_MAXLEN, number);
}

static bool property_min_value(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    const mof_property *it = self;
    return mof_view_qualifier_number(&it->qualifiers, MOF_KNOWN_MINVALUE, number);
}

static bool property_max_value(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    const mof_property *it = self;
    return mof_view_qualifier_number(&it->qualifiers, MOF_KNOWN_MAXVALUE, number);
}

static const mof_field property_fields[] = {
    TYPED_HEAD(property),
    FIELD_VALUE("default", MOF_DUMP, property_default, "null where there is none"),
    FIELD_TEXT("origin", MOF_DUMP, property_origin, "the class that declares it"),
    FIELD_LIST("qualifiers", MOF_DUMP, mof_qualifier_view_type, property_qualifier,
               "its own, then inherited ones"),
    FIELD_TEXT("description", MOF_DUMP, property_description, "null where there is none"),
    FIELD_FLAG("has_default", MOF_DUMP_NEVER, property_has_default, "there is one, not NULL"),
    FIELD_FLAG("is_key", MOF_DUMP_NEVER, property_is_key, "part of the key"),
    FIELD_FLAG("is_required", MOF_DUMP_NEVER, property_is_required,
               "never null: Required, Not_Null or a key"),
    FIELD_FLAG("is_override", MOF_DUMP_NEVER, property_is_override, "replaces an inherited one"),
    FIELD_FLAG("is_read", MOF_DUMP_NEVER, property_is_read, "Read is among its qualifiers"),
    FIELD_FLAG("is_write", MOF_DUMP_NEVER, property_is_write, "Write is among its qualifiers"),
    FIELD_TEXT("units", MOF_DUMP_NEVER, property_units, "Units; null where there are none"),
    FIELD_NUMBER("max_len", MOF_DUMP_NEVER, property_max_len, "MaxLen; null where it is not set"),
    FIELD_NUMBER("min_value", MOF_DUMP_NEVER, property_min_value,
                 "MinValue; null where it is not set"),
    FIELD_NUMBER("max_value", MOF_DUMP_NEVER, property_max_value,
                 "MaxValue; null where it is not set"),
    TYPED_TAIL(property),
    FIELDS_END,
};

const mof_view_type mof_property_type = {
    .name = "property",
    .doc = "A property or reference of a class.",
    .fields = property_fields,
    .text = property_name,
};

/* ---- parameter ------------------------------------------------------------------------------- */

GET_TYPED(parameter, mof_parameter);
GET_FLAG(parameter_in, mof_parameter, it->is_in);
GET_FLAG(parameter_out, mof_parameter, it->is_out);
GET_FLAG(parameter_optional, mof_parameter, it->is_optional);

static const mof_field parameter_fields[] = {
    TYPED_HEAD(parameter),
    FIELD_FLAG("in", MOF_DUMP, parameter_in, "passed to the method"),
    FIELD_FLAG("out", MOF_DUMP, parameter_out, "passed back"),
    FIELD_FLAG("optional", MOF_DUMP, parameter_optional, "may be left out"),
    FIELD_LIST("qualifiers", MOF_DUMP, mof_qualifier_view_type, parameter_qualifier,
               "its own, then inherited ones"),
    FIELD_TEXT("description", MOF_DUMP_NEVER, parameter_description, "null where there is none"),
    TYPED_TAIL(parameter),
    FIELDS_END,
};

const mof_view_type mof_parameter_type = {
    .name = "parameter",
    .doc = "A parameter of a method.",
    .fields = parameter_fields,
    .text = parameter_name,
};

/* ---- method ---------------------------------------------------------------------------------- */

GET_TYPED(method, mof_method);
GET_TEXT(method_origin, mof_method, mof_name_text(it->origin->name));
GET_ITEM(method_parameter, mof_method, it->parameter_count, &it->parameters[index]);
GET_FLAG(method_has_parameters, mof_method, it->parameter_count > 0);
GET_FLAG(method_is_static, mof_method, mof_qualifiers_is(&it->qualifiers, MOF_KNOWN_STATIC));
GET_FLAG(method_is_override, mof_method, it->overridden != NULL);

static const mof_field method_fields[] = {
    TYPED_HEAD(method),
    FIELD_TEXT("origin", MOF_DUMP, method_origin, "the class that declares it"),
    FIELD_LIST("qualifiers", MOF_DUMP, mof_qualifier_view_type, method_qualifier,
               "its own, then inherited ones"),
    FIELD_LIST("parameters", MOF_DUMP, mof_parameter_type, method_parameter, "in order"),
    FIELD_TEXT("description", MOF_DUMP, method_description, "null where there is none"),
    FIELD_FLAG("has_parameters", MOF_DUMP_NEVER, method_has_parameters, "there are any"),
    FIELD_FLAG("is_static", MOF_DUMP_NEVER, method_is_static, "called without an instance"),
    FIELD_FLAG("is_override", MOF_DUMP_NEVER, method_is_override, "replaces an inherited one"),
    TYPED_TAIL(method),
    FIELDS_END,
};

const mof_view_type mof_method_type = {
    .name = "method",
    .doc = "A method of a class; its type is what it returns.",
    .fields = method_fields,
    .text = method_name,
};
