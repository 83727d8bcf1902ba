/*
 * Values and types as text: two values are the same where their texts are.
 */
#include "model/differ.h"

#include <inttypes.h>

#include "base/buffer.h"

static void append_value(mof_buffer *out, const mof_value *value);

static void append_string(mof_buffer *out, mof_text text)
{
    mof_buffer_append_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            mof_buffer_append_char(out, '\\');
        mof_buffer_append_char(out, text.data[i]);
    }
    mof_buffer_append_char(out, '"');
}

/* Aliases are names within one file; the instance below one is what counts, and is compared. */
static void append_instance(mof_buffer *out, const mof_instance *instance)
{
    mof_buffer_append_format(out, "instance of %s {", instance->class_name->key->text);
    for (size_t i = 0; i < instance->slot_count; i++) {
        mof_buffer_append_format(out, " %s = ", instance->slots[i].name->key->text);
        if (instance->slots[i].value != NULL)
            append_value(out, instance->slots[i].value);
        mof_buffer_append_char(out, ';');
    }
    mof_buffer_append_string(out, " }");
}

static void append_array(mof_buffer *out, const mof_value *value)
{
    mof_buffer_append_char(out, '{');
    for (size_t i = 0; i < value->as.array.count; i++) {
        mof_buffer_append_string(out, i > 0 ? ", " : "");
        append_value(out, &value->as.array.items[i]);
    }
    mof_buffer_append_char(out, '}');
}

static void append_value(mof_buffer *out, const mof_value *value)
{
    switch (value->kind) {
    case MOF_VALUE_KIND_NULL:
        mof_buffer_append_string(out, "NULL");
        break;
    case MOF_VALUE_KIND_BOOLEAN:
        mof_buffer_append_string(out, value->as.boolean ? "TRUE" : "FALSE");
        break;
    case MOF_VALUE_KIND_INTEGER:
        mof_buffer_append_format(out, "%s%" PRIu64, value->as.integer.negative ? "-" : "",
                                 value->as.integer.magnitude);
        break;
    case MOF_VALUE_KIND_REAL:
        mof_buffer_append_format(out, "%.17g", value->as.real);
        break;
    case MOF_VALUE_KIND_CHAR16:
        mof_buffer_append_format(out, "'\\x%04X'", (unsigned)value->as.char16);
        break;
    case MOF_VALUE_KIND_STRING:
        append_string(out, value->as.string);
        break;
    case MOF_VALUE_KIND_ALIAS:
        mof_buffer_append_format(out, "$%s", value->as.name->key->text);
        break;
    case MOF_VALUE_KIND_WORD:
        mof_buffer_append_string(out, value->as.name->key->text);
        break;
    case MOF_VALUE_KIND_INSTANCE:
        append_instance(out, value->as.instance);
        break;
    case MOF_VALUE_KIND_ARRAY:
        append_array(out, value);
        break;
    }
}

const char *mof_differ_value_text(mof_differ *differ, const mof_value *value)
{
    if (value == NULL)
        return "none";
    mof_buffer out;
    mof_buffer_init(&out, differ->scratch);
    append_value(&out, value);
    return mof_buffer_string(&out);
}

bool mof_differ_same_value(mof_differ *differ, const mof_value *older, const mof_value *newer)
{
    if (older == NULL || newer == NULL)
        return older == newer;
    if (older->kind == MOF_VALUE_KIND_STRING && newer->kind == MOF_VALUE_KIND_STRING)
        return mof_text_equal(older->as.string, newer->as.string);
    return mof_text_equal(mof_text_from_string(mof_differ_value_text(differ, older)),
                          mof_text_from_string(mof_differ_value_text(differ, newer)));
}

const char *mof_differ_type_text(mof_differ *differ, const mof_type *type)
{
    mof_type scalar = *type;
    scalar.is_array = false;
    const char *text = mof_type_text(&scalar, differ->scratch);
    if (!type->is_array)
        return text;
    if (type->array_size == 0)
        return mof_arena_format(differ->scratch, "%s[]", text);
    return mof_arena_format(differ->scratch, "%s[%" PRIu64 "]", text, type->array_size);
}

bool mof_differ_same_type(const mof_type *older, const mof_type *newer)
{
    return mof_type_equal(older, newer) && older->array_size == newer->array_size;
}
