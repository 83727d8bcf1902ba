/*
 * See the header. A key that is a reference stands for the keys of the instance that it names, and
 * so on, but not without end.
 */
#include "model/identity.h"

#include <inttypes.h>

#include "model/range.h"

enum {
    DEEPEST = 8,       /* references in keys of what keys refer to */
    MOST_KEYS = 256,   /* of one class */
    LONGEST = 64 << 10 /* all in all */
};

static bool add_instance(mof_buffer *out, const mof_instance *instance, int depth);
static bool add_path(mof_buffer *out, const mof_class *of, const mof_path *path, int depth);

/* ---- values ------------------------------------------------------------------------------ */

static void add_integer(mof_buffer *out, mof_integer integer)
{
    mof_buffer_append_format(out, "%s%" PRIu64, integer.negative ? "-" : "", integer.magnitude);
}

static void open_reference(mof_buffer *out, const mof_class *of)
{
    mof_buffer_append_format(out, "%s(", of->name->key->text);
}

/* An object path; its own spelling where it does not tell more. */
static bool add_reference(mof_buffer *out, const mof_schema *schema, mof_text text, int depth)
{
    size_t start = out->size;
    mof_path path = mof_path_parse(text);
    const mof_class *of = mof_schema_find_class(schema, path.class_name);
    if (of != NULL && path.name_space.size == 0) {
        open_reference(out, of);
        if (add_path(out, of, &path, depth + 1))
            return true;
        out->size = start;
    }
    mof_literal_write_string(out, text);
    return true;
}

static bool add_alias(mof_buffer *out, const mof_instance *instance, int depth)
{
    if (instance == NULL || instance->of == NULL)
        return false;
    open_reference(out, instance->of);
    return add_instance(out, instance, depth + 1);
}

static bool add_value(mof_buffer *out, const mof_property *key, const mof_value *value, int depth)
{
    switch (value->kind) {
    case MOF_VALUE_KIND_BOOLEAN:
        mof_buffer_append_string(out, value->as.boolean ? "TRUE" : "FALSE");
        return true;
    case MOF_VALUE_KIND_INTEGER:
        add_integer(out, value->as.integer);
        return true;
    case MOF_VALUE_KIND_CHAR16:
        mof_buffer_append_format(out, "'%u'", value->as.char16);
        return true;
    case MOF_VALUE_KIND_STRING:
        if (key->type.kind == MOF_TYPE_REFERENCE)
            return add_reference(out, key->origin->schema, mof_value_text(value), depth);
        mof_literal_write_string(out, mof_value_text(value));
        return true;
    case MOF_VALUE_KIND_ALIAS:
        return add_alias(out, value->as.alias.instance, depth);
    default:
        return false;
    }
}

/* What is written, else the default; NULL. */
static const mof_value *find_key_value(const mof_instance *instance, const mof_property *key)
{
    for (size_t i = 0; i < instance->slot_count; i++)
        if (mof_name_equal(instance->slots[i].name, key->name))
            return instance->slots[i].value;
    return key->default_value;
}

static bool is_within_limits(const mof_buffer *out, const mof_class *of, int depth)
{
    return of->key_count != 0 && of->key_count <= MOST_KEYS && depth <= DEEPEST &&
           out->size <= LONGEST;
}

static bool add_instance(mof_buffer *out, const mof_instance *instance, int depth)
{
    const mof_class *of = instance->of;
    bool is_known = is_within_limits(out, of, depth);
    for (size_t i = 0; i < of->key_count && is_known; i++) {
        const mof_value *value = find_key_value(instance, of->keys[i]);
        mof_buffer_append_char(out, ',');
        is_known = value != NULL && add_value(out, of->keys[i], value, depth);
    }
    return is_known;
}

/* ---- paths ------------------------------------------------------------------------------- */

/* What stands between quotes; a backslash stands before a quote and before itself. False: before
 * something else, of which DMTF and WMI think differently. */
static bool unquote(mof_arena *arena, mof_text quoted, mof_text *text)
{
    char *data = mof_arena_alloc(arena, quoted.size);
    *text = (mof_text){data, 0};
    for (size_t i = 1; i + 1 < quoted.size; i++) {
        if (quoted.data[i] == '\\' && quoted.data[++i] != '\\' && quoted.data[i] != quoted.data[0])
            return false;
        data[text->size++] = quoted.data[i];
    }
    return true;
}

static bool add_quoted(mof_buffer *out, const mof_property *key, mof_text quoted, int depth)
{
    mof_text text;
    mof_type_kind kind = key->type.kind;
    bool is_text =
        kind == MOF_TYPE_REFERENCE || kind == MOF_TYPE_STRING || kind == MOF_TYPE_DATETIME;
    if (!is_text || !unquote(out->arena, quoted, &text))
        return false;
    if (kind == MOF_TYPE_REFERENCE)
        return add_reference(out, key->origin->schema, text, depth);
    mof_literal_write_string(out, text);
    return true;
}

static bool add_written(mof_buffer *out, const mof_property *key, mof_text text, int depth)
{
    mof_integer integer;
    bool is_true = mof_text_is_nocase(text, "TRUE");
    if (text.size > 1 && (text.data[0] == '"' || text.data[0] == '\''))
        return add_quoted(out, key, text, depth);
    if (key->type.kind == MOF_TYPE_BOOLEAN && (is_true || mof_text_is_nocase(text, "FALSE"))) {
        mof_buffer_append_string(out, is_true ? "TRUE" : "FALSE");
        return true;
    }
    if (!mof_type_kind_is_integer(key->type.kind) || !mof_range_parse_integer(text, &integer))
        return false;
    add_integer(out, integer);
    return true;
}

/* The value that the path gives to the key; empty: none. */
static mof_text find_value(const mof_path *path, const mof_property *key)
{
    mof_text keys = path->keys;
    mof_text name;
    mof_text value;
    if (path->form == MOF_PATH_VALUE)
        return path->keys;
    while (mof_path_next_key(&keys, &name, &value))
        if (mof_text_equal_nocase(name, mof_name_text(key->name)))
            return value;
    return (mof_text){0};
}

static bool add_path(mof_buffer *out, const mof_class *of, const mof_path *path, int depth)
{
    bool is_known =
        is_within_limits(out, of, depth) &&
        (path->form == MOF_PATH_KEYS || (path->form == MOF_PATH_VALUE && of->key_count == 1));
    for (size_t i = 0; i < of->key_count && is_known; i++) {
        mof_text value = find_value(path, of->keys[i]);
        mof_buffer_append_char(out, ',');
        is_known = value.size != 0 && add_written(out, of->keys[i], value, depth);
    }
    return is_known;
}

bool mof_identity_add_instance(mof_buffer *out, const mof_instance *instance)
{
    return add_instance(out, instance, 0);
}

bool mof_identity_add_path(mof_buffer *out, const mof_class *of, const mof_path *path)
{
    return add_path(out, of, path, 0);
}
