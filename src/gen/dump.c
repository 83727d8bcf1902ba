/*
 * The model as JSON. The tables of fields say what is shown; json-c writes it.
 *
 * Objects of json-c are not arena memory. They are built inside a mof_memory_try, each hung into
 * the one tree before it is filled, and the tree is dropped behind it, however it was left.
 */
#include "gen/dump.h"
#include "model/spelling.h"

#include <json-c/json.h>
#include <math.h>

#define STYLE (JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE)

typedef struct dumper {
    mof_view_env env; /* its arena holds what one item needs */
    bool own_only;
    mof_dump_sink sink;
    void *payload;
    const mof_view_type *type; /* of the item that is written */
    const void *self;
    json_object *root; /* the item */
    bool is_first;
    bool is_written;
} dumper;

static void fill_object(dumper *d, json_object *object, const mof_view_type *type,
                        const void *self);

/* ---- the tree -------------------------------------------------------------------------------- */

/* What json-c has made, if there was memory for it. */
static json_object *made(dumper *d, json_object *object)
{
    if (object == NULL)
        mof_memory_escape(d->env.arena->memory);
    return object;
}

/* Hangs a child into an array (key NULL) or object and returns it; NULL is a null. */
static json_object *hang(dumper *d, json_object *parent, const char *key, json_object *child)
{
    int failed = key != NULL
                     ? json_object_object_add_ex(parent, key, child, JSON_C_OBJECT_ADD_CONSTANT_KEY)
                     : json_object_array_add(parent, child);
    if (failed != 0) {
        json_object_put(child);
        mof_memory_escape(d->env.arena->memory);
    }
    return child;
}

/* ---- texts and values ------------------------------------------------------------------------ */

/* Bytes that are no UTF-8 become U+FFFD. */
static mof_text clean_text(dumper *d, mof_text text)
{
    size_t valid = mof_utf8_invalid(text);
    if (valid == text.size)
        return text;
    mof_buffer clean;
    mof_buffer_init(&clean, d->env.arena);
    while (text.size > 0) {
        mof_buffer_append(&clean, (mof_text){text.data, valid});
        if (valid < text.size) {
            mof_buffer_append_code_point(&clean, 0xFFFD);
            valid++;
        }
        text = (mof_text){text.data + valid, text.size - valid};
        valid = mof_utf8_invalid(text);
    }
    return mof_buffer_text(&clean);
}

static json_object *make_text(dumper *d, mof_text text)
{
    mof_text clean = clean_text(d, text);
    if (clean.size > INT32_MAX)
        mof_memory_escape(d->env.arena->memory);
    return made(d, json_object_new_string_len(clean.size > 0 ? clean.data : "", (int)clean.size));
}

static json_object *make_integer(dumper *d, mof_integer integer)
{
    if (!integer.negative)
        return made(d, json_object_new_uint64(integer.magnitude));
    int64_t value = integer.magnitude > INT64_MAX ? INT64_MIN : -(int64_t)integer.magnitude;
    return made(d, json_object_new_int64(value));
}

/* JSON has no infinity. */
static json_object *make_real(dumper *d, double real)
{
    mof_buffer digits;
    mof_buffer_init(&digits, d->env.arena);
    mof_spell_real(&digits, real);
    if (!isfinite(real))
        return make_text(d, mof_buffer_text(&digits));
    return made(d, json_object_new_double_s(real, mof_buffer_string(&digits)));
}

static json_object *make_written(dumper *d, const mof_value *value)
{
    mof_buffer text;
    mof_buffer_init(&text, d->env.arena);
    mof_view_write_value(&text, value);
    return make_text(d, mof_buffer_text(&text));
}

/* Half of a surrogate pair is no character: its number stands for it. */
static json_object *make_char16(dumper *d, const mof_value *value)
{
    uint16_t unit = value->as.char16;
    if (unit >= 0xD800 && unit <= 0xDFFF)
        return made(d, json_object_new_int(unit));
    return make_written(d, value);
}

static void hang_value(dumper *d, json_object *parent, const char *key, const mof_value *value)
{
    json_object *list;
    mof_value_kind kind = value != NULL ? value->kind : MOF_VALUE_KIND_NULL;
    switch (kind) {
    case MOF_VALUE_KIND_NULL:
        hang(d, parent, key, NULL);
        break;
    case MOF_VALUE_KIND_BOOLEAN:
        hang(d, parent, key, made(d, json_object_new_boolean(value->as.boolean)));
        break;
    case MOF_VALUE_KIND_INTEGER:
        hang(d, parent, key, make_integer(d, value->as.integer));
        break;
    case MOF_VALUE_KIND_REAL:
        hang(d, parent, key, make_real(d, value->as.real));
        break;
    case MOF_VALUE_KIND_CHAR16:
        hang(d, parent, key, make_char16(d, value));
        break;
    case MOF_VALUE_KIND_STRING:
    case MOF_VALUE_KIND_ALIAS:
    case MOF_VALUE_KIND_WORD:
        hang(d, parent, key, make_written(d, value));
        break;
    case MOF_VALUE_KIND_INSTANCE:
        fill_object(d, hang(d, parent, key, made(d, json_object_new_object())), &mof_instance_type,
                    value->as.instance);
        break;
    case MOF_VALUE_KIND_ARRAY:
        list = hang(d, parent, key, made(d, json_object_new_array()));
        for (size_t i = 0; i < value->as.array.count; i++)
            hang_value(d, list, NULL, &value->as.array.items[i]);
        break;
    }
}

/* ---- objects --------------------------------------------------------------------------------- */

/* One object of a list or field: its text where only that is shown. */
static void hang_object(dumper *d, json_object *parent, const char *key, const mof_field *field,
                        const void *object)
{
    if (object == NULL)
        hang(d, parent, key, NULL);
    else if (field->dump == MOF_DUMP_TEXT)
        hang(d, parent, key, make_text(d, field->of->text(&d->env, object)));
    else
        fill_object(d, hang(d, parent, key, made(d, json_object_new_object())), field->of, object);
}

static void hang_list(dumper *d, json_object *parent, const mof_field *field, const void *self)
{
    json_object *list = hang(d, parent, field->name, made(d, json_object_new_array()));
    const void *item;
    for (size_t i = 0; (item = field->get.item(&d->env, self, i)) != NULL; i++)
        hang_object(d, list, NULL, field, item);
}

static void hang_field(dumper *d, json_object *parent, const mof_field *field, const void *self)
{
    mof_text text;
    int64_t number;
    switch (field->kind) {
    case MOF_FIELD_TEXT:
        text = field->get.text(&d->env, self);
        hang(d, parent, field->name, text.data != NULL ? make_text(d, text) : NULL);
        break;
    case MOF_FIELD_FLAG:
        hang(d, parent, field->name,
             made(d, json_object_new_boolean(field->get.flag(&d->env, self))));
        break;
    case MOF_FIELD_NUMBER:
        hang(d, parent, field->name,
             field->get.number(&d->env, self, &number) ? made(d, json_object_new_int64(number))
                                                       : NULL);
        break;
    case MOF_FIELD_VALUE:
        hang_value(d, parent, field->name, field->get.value(&d->env, self));
        break;
    case MOF_FIELD_OBJECT:
        hang_object(d, parent, field->name, field, field->get.object(&d->env, self));
        break;
    case MOF_FIELD_LIST:
        hang_list(d, parent, field, self);
        break;
    }
}

/* The field that is read for `shown`: own_x for x where what is inherited is left out. */
static mof_field get_source(dumper *d, const mof_view_type *type, const mof_field *shown)
{
    mof_field source = *shown;
    if (!d->own_only || shown->kind != MOF_FIELD_LIST)
        return source;
    const char *name = mof_arena_format(d->env.arena, "own_%s", shown->name);
    const mof_field *own = mof_view_type_find(type, NULL, mof_text_from_string(name));
    if (own != NULL)
        source.get = own->get;
    return source;
}

static void fill_object(dumper *d, json_object *object, const mof_view_type *type, const void *self)
{
    for (const mof_field *field = type->fields; field->name != NULL; field++)
        if (field->dump != MOF_DUMP_NEVER) {
            mof_field source = get_source(d, type, field);
            hang_field(d, object, &source, self);
        }
}

/* ---- text ------------------------------------------------------------------------------------ */

#define INDENTATION "    "

/* Behind the "]" where an empty list begins at `at`, which json-c breaks into two lines; else 0. A
 * line end is never part of a JSON string. */
static size_t skip_empty_list(mof_text text, size_t at)
{
    if (text.data[at] != '[' || at + 1 == text.size || text.data[at + 1] != '\n')
        return 0;
    for (at += 2; at < text.size && text.data[at] == ' '; at++)
        continue;
    return at < text.size && text.data[at] == ']' ? at + 1 : 0;
}

static void append_lines(mof_buffer *out, mof_text text)
{
    size_t next;
    for (size_t i = 0; i < text.size; i = next) {
        next = skip_empty_list(text, i);
        if (next != 0) {
            mof_buffer_append_string(out, "[]");
            continue;
        }
        next = i + 1;
        mof_buffer_append_char(out, text.data[i]);
        if (text.data[i] == '\n')
            mof_buffer_append_string(out, INDENTATION);
    }
}

static bool say(dumper *d, const char *text)
{
    return d->sink(mof_text_from_string(text), d->payload);
}

static void build_item(void *payload)
{
    dumper *d = payload;
    d->root = made(d, json_object_new_object());
    fill_object(d, d->root, d->type, d->self);
    size_t size = 0;
    const char *json = json_object_to_json_string_length(d->root, STYLE, &size);
    if (json == NULL)
        mof_memory_escape(d->env.arena->memory);
    mof_buffer text;
    mof_buffer_init(&text, d->env.arena);
    append_lines(&text, (mof_text){json, size});
    d->is_written = say(d, d->is_first ? "\n" INDENTATION : ",\n" INDENTATION) &&
                    d->sink(mof_buffer_text(&text), d->payload);
}

static bool write_item(dumper *d, const mof_field *list, const void *item, bool is_first)
{
    mof_arena scratch;
    mof_arena *outer = d->env.arena;
    mof_arena_init(&scratch, outer->memory);
    d->env.arena = &scratch;
    d->type = list->of;
    d->self = item;
    d->is_first = is_first;
    bool had_memory = mof_memory_try(outer->memory, build_item, d);
    json_object_put(d->root);
    d->root = NULL;
    d->env.arena = outer;
    mof_arena_clear(&scratch);
    if (!had_memory)
        mof_memory_escape(outer->memory);
    return d->is_written;
}

static bool write_list(dumper *d, const mof_field *list)
{
    const void *self = d->env.schema;
    const void *item;
    bool written = say(d, "[");
    size_t i = 0;
    for (; written && (item = list->get.item(&d->env, self, i)) != NULL; i++)
        written = write_item(d, list, item, i == 0);
    return written && say(d, i > 0 ? "\n  ]" : "]");
}

static bool write_number(dumper *d, const mof_field *field)
{
    int64_t number = 0;
    field->get.number(&d->env, d->env.schema, &number);
    return say(d, mof_arena_format(d->env.arena, "%lld", (long long)number));
}

bool mof_dump_model(const mof_view_env *env, bool own_only, mof_dump_sink sink, void *payload)
{
    dumper d = {.env = *env, .own_only = own_only, .sink = sink, .payload = payload};
    const char *before = "{\n  ";
    for (const mof_field *field = mof_schema_type.fields; field->name != NULL; field++) {
        if (field->dump == MOF_DUMP_NEVER)
            continue;
        if (!say(&d, mof_arena_format(env->arena, "%s\"%s\": ", before, field->name)) ||
            !(field->kind == MOF_FIELD_LIST ? write_list(&d, field) : write_number(&d, field)))
            return false;
        before = ",\n  ";
    }
    return say(&d, "\n}\n");
}
