/*
 * How MOF spells values.
 */
#include "model/spelling.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mof_spell_real(mof_buffer *out, double real)
{
    char digits[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, real);
        if (strtod(digits, NULL) == real)
            break;
    }
    size_t point = strcspn(digits, ".,"); /* the latter of a locale */
    size_t exponent = strcspn(digits, "e");
    if (digits[point] != '\0')
        digits[point] = '.';
    mof_buffer_append(out, (mof_text){digits, exponent});
    if (digits[point] == '\0' && isfinite(real))
        mof_buffer_append_string(out, ".0");
    mof_buffer_append_string(out, digits + exponent);
}

static void spell_array(mof_buffer *out, const mof_value *array)
{
    mof_buffer_append_char(out, '{');
    for (size_t i = 0; i < array->as.array.count; i++) {
        if (i > 0)
            mof_buffer_append_string(out, ", ");
        mof_spell_value(out, &array->as.array.items[i]);
    }
    mof_buffer_append_char(out, '}');
}

static void spell_instance(mof_buffer *out, const mof_instance *instance)
{
    mof_buffer_append_format(out, "instance of %s { ", instance->class_name->text);
    for (size_t i = 0; i < instance->slot_count; i++) {
        const mof_slot *slot = &instance->slots[i];
        mof_buffer_append_string(out, slot->name->text);
        if (slot->value != NULL) {
            mof_buffer_append_string(out, " = ");
            mof_spell_value(out, slot->value);
        }
        mof_buffer_append_string(out, "; ");
    }
    mof_buffer_append_char(out, '}');
}

void mof_spell_value(mof_buffer *out, const mof_value *value)
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
        mof_spell_real(out, value->as.real);
        break;
    case MOF_VALUE_KIND_CHAR16:
        mof_buffer_append_format(out, "'\\x%04X'", (unsigned)value->as.char16);
        break;
    case MOF_VALUE_KIND_STRING:
        mof_literal_write_string(out, value->as.string);
        break;
    case MOF_VALUE_KIND_ALIAS:
        mof_buffer_append_char(out, '$');
        mof_buffer_append_string(out, value->as.alias.name->text);
        break;
    case MOF_VALUE_KIND_WORD:
        mof_buffer_append_string(out, value->as.word->text);
        break;
    case MOF_VALUE_KIND_INSTANCE:
        spell_instance(out, value->as.instance);
        break;
    case MOF_VALUE_KIND_ARRAY:
        spell_array(out, value);
        break;
    }
}

void mof_spell_qualifier_value(mof_buffer *out, const mof_value *value)
{
    bool is_true = value->kind == MOF_VALUE_KIND_BOOLEAN && value->as.boolean;
    if (is_true || value->kind == MOF_VALUE_KIND_NULL)
        return;
    bool is_array = value->kind == MOF_VALUE_KIND_ARRAY;
    mof_buffer_append_string(out, is_array ? "" : "(");
    mof_spell_value(out, value);
    mof_buffer_append_string(out, is_array ? "" : ")");
}
