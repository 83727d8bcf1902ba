/*
 * The backend `mof`: the schema as one MOF file, in the layout of `mofc fmt`. What came from
 * reference pages names them (mof-language C.6). Read again, it gives the same model;
 * docs/backend-mof.md says what is written how.
 */
#include <string.h>

#include "base/file.h"
#include "gen/backends.h"
#include "gen/omission.h"
#include "gen/production.h"
#include "gen/view_fields.h"
#include "model/spelling.h"
#include "page/page.h"
#include "syntax/format.h"
#include "syntax/parser.h"

typedef struct state {
    mof_productions productions;
    mof_omissions omissions;
} state;

#define PIECE_SIZE 76 /* bytes; longer strings of qualifiers are cut at a blank */

/* ---- qualifiers ------------------------------------------------------------------------------ */

/* Up to a line end, or to where the text is long enough and has a blank. */
static size_t piece_size(mof_text text)
{
    size_t size = 0;
    size_t blank = 0;
    while (size < text.size && (size < PIECE_SIZE || blank == 0)) {
        char c = text.data[size++];
        if (c == '\n')
            return size;
        blank = c == ' ' ? size : blank;
    }
    return size == text.size || blank == 0 ? size : blank;
}

/* "A string of "
 * "several pieces" */
static void write_pieces(mof_buffer *out, mof_text text)
{
    do {
        size_t size = piece_size(text);
        mof_literal_write_string(out, (mof_text){text.data, size});
        text = (mof_text){text.data + size, text.size - size};
        if (text.size > 0)
            mof_buffer_append_char(out, ' ');
    } while (text.size > 0);
}

static mof_text behind_name(mof_view_env *env, const mof_qualifier *qualifier)
{
    mof_buffer out;
    mof_buffer_init(&out, env->arena);
    if (qualifier->value.kind == MOF_VALUE_KIND_STRING) {
        mof_buffer_append_char(&out, '(');
        write_pieces(&out, mof_value_text(&qualifier->value));
        mof_buffer_append_char(&out, ')');
    } else {
        mof_spell_qualifier_value(&out, &qualifier->value);
    }
    return mof_buffer_text(&out);
}

GET_TEXT(qualifier_behind, mof_qualifier, behind_name(env, it));

static const mof_field qualifier_fields[] = {
    FIELD_TEXT("mof_value", MOF_DUMP_NEVER, qualifier_behind, "what stands behind its name"),
    FIELDS_END,
};

static const state *state_of(mof_view_env *env)
{
    return env->backend_state;
}

/* Those that are written of an element's. */
static const mof_qualifiers *left(mof_view_env *env, const void *element,
                                  const mof_qualifiers *qualifiers)
{
    return mof_omissions_left(&state_of(env)->omissions, element, qualifiers);
}

#define GET_QUALIFIERS(noun, type)                                                                 \
    GET_ITEM(noun##_qualifier, type, left(env, it, &it->qualifiers)->own_count,                    \
             left(env, it, &it->qualifiers)->items[index])
#define FIELD_QUALIFIERS(noun)                                                                     \
    FIELD_LIST("mof_qualifiers", MOF_DUMP_NEVER, mof_qualifier_view_type, noun##_qualifier,        \
               "its own, without those that WMI would refuse")

#define GET_LEFT_OUT(noun, type)                                                                   \
    GET_FLAG(noun##_is_left_out, type, mof_omissions_has_feature(&state_of(env)->omissions, it))
#define FIELD_LEFT_OUT(noun)                                                                       \
    FIELD_FLAG("mof_is_left_out", MOF_DUMP_NEVER, noun##_is_left_out, "WMI would refuse it")

GET_LEFT_OUT(property, mof_property);
GET_LEFT_OUT(method, mof_method);
GET_QUALIFIERS(class, mof_class);
GET_QUALIFIERS(property, mof_property);
GET_QUALIFIERS(method, mof_method);
GET_QUALIFIERS(parameter, mof_parameter);
GET_QUALIFIERS(instance, mof_instance);
GET_QUALIFIERS(slot, mof_slot);

/* ---- types and default values ---------------------------------------------------------------- */

static mof_text type_text(mof_view_env *env, mof_type type)
{
    type.is_array = false;
    return mof_text_from_string(mof_type_text(&type, env->arena));
}

static mof_text spelled(mof_view_env *env, const mof_value *value)
{
    mof_buffer out;
    mof_buffer_init(&out, env->arena);
    mof_spell_value(&out, value);
    return mof_buffer_text(&out);
}

/* An override that has none of its own has that of what it overrides. */
static mof_text own_default(mof_view_env *env, const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    bool is_own = property->default_value != NULL &&
                  (overridden == NULL || overridden->default_value != property->default_value);
    return is_own ? spelled(env, property->default_value) : NULL_TEXT;
}

#define GET_MOF_TYPE(noun, type_) GET_TEXT(noun##_type, type_, type_text(env, it->type))
#define FIELD_MOF_TYPE(noun)                                                                       \
    FIELD_TEXT("mof_base_type", MOF_DUMP_NEVER, noun##_type, "its type, or that of its items")

GET_MOF_TYPE(property, mof_property);
GET_MOF_TYPE(parameter, mof_parameter);
GET_MOF_TYPE(method, mof_method);
GET_MOF_TYPE(qualifier_type, mof_qualifier_type);
GET_TEXT(property_default, mof_property, own_default(env, it));
GET_TEXT(parameter_default, mof_parameter,
         it->default_value != NULL ? spelled(env, it->default_value) : NULL_TEXT);
GET_TEXT(qualifier_type_default, mof_qualifier_type,
         it->default_value.kind != MOF_VALUE_KIND_NULL ? spelled(env, &it->default_value)
                                                       : NULL_TEXT);
GET_TEXT(slot_value, mof_slot, it->value != NULL ? spelled(env, it->value) : NULL_TEXT);

/* ---- directions ------------------------------------------------------------------------------ */

/* Word for what a parameter is, where none of its qualifiers says so: WMI wants to read it. */
static mof_text missing_direction(const mof_parameter *parameter)
{
    bool has_in = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_IN);
    bool has_out = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_OUT);
    if (parameter->is_in && !has_in)
        return MOF_TEXT("In");
    return parameter->is_out && !has_out ? MOF_TEXT("Out") : NULL_TEXT;
}

GET_TEXT(parameter_direction, mof_parameter, missing_direction(it));

/* ---- classes and instances ------------------------------------------------------------------- */

static mof_text class_page_file(mof_view_env *env, const mof_class *of)
{
    if (of->page == NULL)
        return NULL_TEXT;
    const char *name = mof_sources_position(env->schema->sources, of->span.start).name;
    return mof_text_from_string(mof_path_base(name));
}

static mof_text namespace_path(mof_view_env *env, const mof_name *name)
{
    if (name == NULL)
        return NULL_TEXT;
    mof_buffer out;
    mof_buffer_init(&out, env->arena);
    mof_literal_write_string(
        &out, mof_text_from_string(mof_arena_format(env->arena, "\\\\.\\%s", name->text)));
    return mof_buffer_text(&out);
}

GET_TEXT(class_page, mof_class, class_page_file(env, it));
GET_TEXT(class_omissions, mof_class, mof_omissions_note(&state_of(env)->omissions, it));
GET_FLAG(class_made_up, mof_class, it->is_synthesized);
GET_TEXT(production_namespace, mof_production, namespace_path(env, it->name_space));
GET_OBJECT(production_class, mof_production, it->of);
GET_OBJECT(production_instance, mof_production, it->instance);

static const mof_field production_fields[] = {
    FIELD_TEXT("namespace", MOF_DUMP_NEVER, production_namespace,
               "the namespace to change to, as a literal; null where it is the same"),
    FIELD_OBJECT("class", MOF_DUMP_NEVER, mof_class_type, production_class, "or none"),
    FIELD_OBJECT("instance", MOF_DUMP_NEVER, mof_instance_type, production_instance, "or none"),
    FIELDS_END,
};

static const mof_view_type production_view = {
    .name = "production",
    .doc = "A class or an instance in its place.",
    .fields = production_fields,
};

static const void *schema_production(mof_view_env *env, const void *self, size_t index)
{
    (void)self;
    const mof_productions *list = &state_of(env)->productions;
    return index < list->count ? &list->items[index] : NULL;
}

static const mof_field schema_fields[] = {
    FIELD_LIST("mof_productions", MOF_DUMP_NEVER, production_view, schema_production,
               "classes and instances, superclasses first, by namespace"),
    FIELDS_END,
};

static const mof_field class_fields[] = {
    FIELD_TEXT("mof_page", MOF_DUMP_NEVER, class_page, "the file name of its page; null for MOF"),
    FIELD_TEXT("mof_omissions", MOF_DUMP_NEVER, class_omissions,
               "qualifiers that WMI would refuse; null where there are none"),
    FIELD_QUALIFIERS(class),
    FIELD_FLAG("mof_is_made_up", MOF_DUMP_NEVER, class_made_up, "it is declared nowhere"),
    FIELDS_END,
};

static const mof_field property_fields[] = {
    FIELD_MOF_TYPE(property),
    FIELD_QUALIFIERS(property),
    FIELD_LEFT_OUT(property),
    FIELD_TEXT("mof_default", MOF_DUMP_NEVER, property_default,
               "as MOF has it, where it is its own"),
    FIELDS_END,
};

static const mof_field method_fields[] = {
    FIELD_MOF_TYPE(method),
    FIELD_QUALIFIERS(method),
    FIELD_LEFT_OUT(method),
    FIELDS_END,
};

static const mof_field parameter_fields[] = {
    FIELD_MOF_TYPE(parameter),
    FIELD_QUALIFIERS(parameter),
    FIELD_TEXT("mof_default", MOF_DUMP_NEVER, parameter_default, "as MOF has it"),
    FIELD_TEXT("mof_direction", MOF_DUMP_NEVER, parameter_direction,
               "In or Out, where no qualifier says so"),
    FIELDS_END,
};

static const mof_field qualifier_type_fields[] = {
    FIELD_MOF_TYPE(qualifier_type),
    FIELD_TEXT("mof_default", MOF_DUMP_NEVER, qualifier_type_default, "as MOF has it"),
    FIELDS_END,
};

static const mof_field instance_fields[] = {FIELD_QUALIFIERS(instance), FIELDS_END};

static const mof_field slot_fields[] = {
    FIELD_QUALIFIERS(slot),
    FIELD_TEXT("mof_value", MOF_DUMP_NEVER, slot_value, "as MOF has it; null where none is given"),
    FIELDS_END,
};

/* ---- the backend ----------------------------------------------------------------------------- */

static void *prepare(mof_generation *generation)
{
    mof_arena *arena = generation->arena;
    state *s = MOF_NEW(arena, state);
    s->productions = mof_productions_arrange(arena, generation->names, generation->schema);
    mof_omissions_init(&s->omissions, arena);
    for (size_t i = 0; i < s->productions.count; i++)
        if (s->productions.items[i].of != NULL)
            mof_omissions_find(&s->omissions, s->productions.items[i].of);
    return s;
}

/* The file is laid out by the formatter itself. What it cannot parse is a fault of templates. */
static mof_text lay_out(mof_generation *generation, const char *path, mof_text content)
{
    mof_syntax syntax = {.arena = generation->arena,
                         .source_arena = generation->arena,
                         .names = generation->names,
                         .sources = generation->sources,
                         .reporter = generation->reporter,
                         .keep_includes = true};
    const char *name = mof_arena_format(generation->arena, "<%s>", path);
    mof_source *source = mof_sources_add_copy(generation->sources, MOF_SOURCE_MOF, name, content);
    mof_reporter before = *generation->reporter;
    const mof_unit *unit = mof_syntax_parse(&syntax, source);
    if (generation->reporter->errors > before.errors)
        return content;
    generation->reporter->count = before.count;
    generation->reporter->warnings = before.warnings;
    return mof_format_unit(&syntax, unit);
}

/* Text in a comment that ends with its line. */
static void escape(mof_buffer *out, mof_text text)
{
    for (size_t i = 0; i < text.size; i++)
        mof_buffer_append_char(out, (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i]);
}

static const mof_view_extension extensions[] = {
    {&mof_schema_type, schema_fields},
    {&mof_class_type, class_fields},
    {&mof_property_type, property_fields},
    {&mof_method_type, method_fields},
    {&mof_parameter_type, parameter_fields},
    {&mof_qualifier_view_type, qualifier_fields},
    {&mof_qualifier_type_type, qualifier_type_fields},
    {&mof_instance_type, instance_fields},
    {&mof_slot_type, slot_fields},
    {0},
};

static const mof_setting settings[] = {{0}};

static const mof_output_form outputs[] = {
    {MOF_OUTPUT_PER_SCHEMA, "mof/schema", "schema.mof"},
    {0},
};

const mof_backend mof_backend_mof = {
    .name = "mof",
    .summary = "one MOF file, from pages or whatever was read",
    .extensions = extensions,
    .settings = settings,
    .outputs = outputs,
    .escape = escape,
    .prepare = prepare,
    .lay_out = lay_out,
};
