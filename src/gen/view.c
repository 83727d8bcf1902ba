/*
 * Views: how fields are found, and the types below all others, text and value.
 */
#include "gen/view.h"

#include <inttypes.h>

#include "gen/backend.h"
#include "model/spelling.h"

/* ---- finding --------------------------------------------------------------------------------- */

static const mof_field *find_in(const mof_field *fields, mof_text name)
{
    for (; fields != NULL && fields->name != NULL; fields++)
        if (mof_text_equal(mof_text_from_string(fields->name), name))
            return fields;
    return NULL;
}

const mof_field *mof_view_type_find(const mof_view_type *type, const mof_backend *backend,
                                    mof_text name)
{
    const mof_field *found = find_in(type->fields, name);
    if (backend == NULL || backend->extensions == NULL)
        return found;
    for (const mof_view_extension *added = backend->extensions; found == NULL; added++) {
        if (added->type == NULL)
            return NULL;
        if (added->type == type)
            found = find_in(added->fields, name);
    }
    return found;
}

const mof_view_type *const mof_view_types[] = {
    &mof_schema_type,    &mof_class_type,          &mof_property_type,       &mof_method_type,
    &mof_parameter_type, &mof_qualifier_view_type, &mof_qualifier_type_type, &mof_instance_type,
    &mof_slot_type,      &mof_value_type,          &mof_choice_type,         &mof_array_type,
    &mof_page_type,      &mof_location_type,       &mof_string_type,         NULL,
};

/* ---- values ---------------------------------------------------------------------------------- */

#define REPLACEMENT 0xFFFDu

static bool is_surrogate(uint16_t unit)
{
    return unit >= 0xD800 && unit <= 0xDFFF;
}

static void write_array(mof_buffer *out, const mof_value *array)
{
    for (size_t i = 0; i < array->as.array.count; i++) {
        if (i > 0)
            mof_buffer_append_string(out, ", ");
        mof_view_write_value(out, &array->as.array.items[i]);
    }
}

void mof_view_write_value(mof_buffer *out, const mof_value *value)
{
    if (value == NULL)
        return;
    switch (value->kind) {
    case MOF_VALUE_KIND_NULL:
        break;
    case MOF_VALUE_KIND_BOOLEAN:
        mof_buffer_append_string(out, value->as.boolean ? "true" : "false");
        break;
    case MOF_VALUE_KIND_INTEGER:
        mof_buffer_append_format(out, "%s%" PRIu64, value->as.integer.negative ? "-" : "",
                                 value->as.integer.magnitude);
        break;
    case MOF_VALUE_KIND_REAL:
        mof_spell_real(out, value->as.real);
        break;
    case MOF_VALUE_KIND_CHAR16:
        mof_buffer_append_code_point(out, is_surrogate(value->as.char16) ? REPLACEMENT
                                                                         : value->as.char16);
        break;
    case MOF_VALUE_KIND_STRING:
        mof_buffer_append(out, value->as.string);
        break;
    case MOF_VALUE_KIND_ALIAS:
        mof_buffer_append_char(out, '$');
        mof_buffer_append(out, mof_name_text(value->as.alias.name));
        break;
    case MOF_VALUE_KIND_WORD:
        mof_buffer_append(out, mof_name_text(value->as.word));
        break;
    case MOF_VALUE_KIND_INSTANCE:
        mof_buffer_append_string(out, "instance of ");
        mof_buffer_append(out, mof_name_text(value->as.instance->class_name));
        break;
    case MOF_VALUE_KIND_ARRAY:
        write_array(out, value);
        break;
    }
}

static mof_text value_text(mof_view_env *env, const void *self)
{
    mof_buffer out;
    mof_buffer_init(&out, env->arena);
    mof_view_write_value(&out, self);
    return mof_buffer_text(&out);
}

static bool value_is_string(mof_view_env *env, const void *self)
{
    (void)env;
    return ((const mof_value *)self)->kind == MOF_VALUE_KIND_STRING;
}

static const void *value_instance(mof_view_env *env, const void *self)
{
    (void)env;
    const mof_value *value = self;
    return value->kind == MOF_VALUE_KIND_INSTANCE ? value->as.instance : NULL;
}

static const mof_field value_fields[] = {
    {"is_string",
     MOF_FIELD_FLAG,
     MOF_DUMP_NEVER,
     NULL,
     {.flag = value_is_string},
     "a text, which a language quotes"},
    {"instance",
     MOF_FIELD_OBJECT,
     MOF_DUMP_NEVER,
     &mof_instance_type,
     {.object = value_instance},
     "the embedded object, where it is one"},
    {.name = NULL},
};

const mof_view_type mof_value_type = {
    .name = "value",
    .doc = "A value: what a section over a default or over a qualifier's value opens, once for "
           "each item of an array.",
    .fields = value_fields,
    .text = value_text,
};

/* ---- texts ----------------------------------------------------------------------------------- */

static mof_text string_text(mof_view_env *env, const void *self)
{
    (void)env;
    return *(const mof_text *)self;
}

const mof_view_type mof_string_type = {
    .name = "string",
    .doc = "A text: {{.}} prints it.",
    .text = string_text,
};
