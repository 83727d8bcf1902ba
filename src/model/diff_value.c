/*
 * Values and types as text: two values are the same where their texts are.
 */
#include "model/differ.h"

#include <inttypes.h>

#include "model/spelling.h"

const char *mof_differ_value_text(mof_differ *differ, const mof_value *value)
{
    if (value == NULL)
        return "none";
    mof_buffer out;
    mof_buffer_init(&out, differ->scratch);
    mof_spell_value(&out, value);
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
