/*
 * The backend `md`: the reference page of a class, in the layout of ConfigMgr's or of Windows'
 * (mof-language C.5, C.4). Read again, it gives the same model; docs/backend-md.md says what stands
 * where.
 */
#include <string.h>

#include "gen/backends.h"
#include "gen/md_text.h"
#include "gen/naming.h"
#include "gen/reserved.h"
#include "gen/view_fields.h"
#include "model/spelling.h"
#include "page/page.h"

#define FILE_NAME_MAX 128 /* bytes; longer names of classes are cut */

static mof_text spelled(mof_view_env *env, const mof_value *value)
{
    mof_buffer out;
    mof_buffer_init(&out, env->arena);
    mof_spell_value(&out, value);
    return mof_buffer_text(&out);
}

/* ---- qualifiers ------------------------------------------------------------------------------ */

static mof_text behind_name(mof_view_env *env, const mof_qualifier *qualifier)
{
    mof_buffer out;
    mof_buffer_init(&out, env->arena);
    mof_spell_qualifier_value(&out, &qualifier->value);
    return mof_buffer_text(&out);
}

GET_TEXT(qualifier_behind, mof_qualifier, behind_name(env, it));
GET_FLAG(qualifier_has_flavors, mof_qualifier, it->written_flavors != 0);

static const mof_field qualifier_fields[] = {
    FIELD_TEXT("md_value", MOF_DUMP_NEVER, qualifier_behind, "what stands behind its name"),
    FIELD_FLAG("md_has_flavors", MOF_DUMP_NEVER, qualifier_has_flavors, "there are any"),
    FIELDS_END,
};

/* ---- what is told how ------------------------------------------------------------------------ */

typedef struct row {
    mof_text value;
    mof_text name;
    mof_text description;
} row;

/* An element of a page. */
typedef struct element {
    const char *file;                   /* of a class */
    const mof_qualifier *const *listed; /* qualifiers that are told in no other words */
    size_t listed_count;
    bool has_prose; /* its Description is */
    mof_md_table table;
    row *rows;
} element;

typedef struct state {
    bool is_win32; /* the layout */
    mof_arena *arena;
    mof_map elements; /* mof_class or mof_property -> element */
} state;

/* The Description where it stands as prose; NULL: there is none, or it is listed. */
static const mof_qualifier *find_prose(const mof_qualifiers *all, bool may_have_values)
{
    const mof_qualifier *found = mof_qualifiers_find_known(all, MOF_KNOWN_DESCRIPTION);
    bool is_prose = found != NULL && found->value.kind == MOF_VALUE_KIND_STRING &&
                    found->written_flavors == 0 &&
                    mof_md_is_prose(mof_value_text(&found->value), may_have_values);
    return is_prose ? found : NULL;
}

static void list_qualifiers(state *s, element *e, const mof_qualifiers *all,
                            const mof_qualifier *prose)
{
    const mof_qualifier **listed = MOF_NEW_ARRAY(s->arena, const mof_qualifier *, all->count);
    for (size_t i = 0; i < all->count; i++) {
        const mof_qualifier *q = all->items[i];
        if (q != prose && q != e->table.values && q != e->table.names && q != e->table.descriptions)
            listed[e->listed_count++] = q;
    }
    e->listed = listed;
    e->has_prose = prose != NULL;
}

static mof_text cell(state *s, const mof_qualifier *qualifier, size_t index)
{
    mof_buffer out;
    mof_buffer_init(&out, s->arena);
    if (qualifier != NULL)
        mof_md_escape_cell(&out, mof_value_text(&qualifier->value.as.array.items[index]));
    return mof_buffer_text(&out);
}

static element *make_property(state *s, const mof_property *property)
{
    element *e = MOF_NEW(s->arena, element);
    if (!mof_md_table_find(property, &e->table))
        e->table = (mof_md_table){0};
    e->rows = MOF_NEW_ARRAY(s->arena, row, e->table.count);
    for (size_t i = 0; i < e->table.count; i++)
        e->rows[i] = (row){cell(s, e->table.values, i), cell(s, e->table.names, i),
                           cell(s, e->table.descriptions, i)};
    bool may_have_values = e->table.count == 0;
    list_qualifiers(s, e, &property->qualifiers,
                    find_prose(&property->qualifiers, may_have_values));
    return e;
}

/* A class that is only named, as a superclass may be, has no page. */
static const element *class_of(mof_view_env *env, const mof_class *of)
{
    static const element none = {.file = ""};
    const state *s = env->backend_state;
    const element *found = mof_map_find(&s->elements, of);
    return found != NULL ? found : &none;
}

static const element *property_of(mof_view_env *env, const mof_property *property)
{
    state *s = env->backend_state;
    element *found = mof_map_find(&s->elements, property);
    if (found == NULL) {
        found = make_property(s, property);
        mof_map_set(&s->elements, property, found);
    }
    return found;
}

GET_TEXT(row_value, row, it->value);
GET_TEXT(row_name, row, it->name);
GET_TEXT(row_description, row, it->description);

static const mof_field row_fields[] = {
    FIELD_TEXT("value", MOF_DUMP_NEVER, row_value, "of ValueMap or BitMap, escaped"),
    FIELD_TEXT("name", MOF_DUMP_NEVER, row_name, "of Values or BitValues, escaped"),
    FIELD_TEXT("description", MOF_DUMP_NEVER, row_description, "of ValueDescriptions, escaped"),
    FIELDS_END,
};

static const mof_view_type row_view = {
    .name = "page value",
    .doc = "A value of a property as a row of a table.",
    .fields = row_fields,
};

/* ---- properties, methods, parameters --------------------------------------------------------- */

/* As ConfigMgr's pages spell them. */
static const char *const type_names[] = {
    [MOF_TYPE_POISON] = "String",     [MOF_TYPE_BOOLEAN] = "Boolean",
    [MOF_TYPE_UINT8] = "UInt8",       [MOF_TYPE_SINT8] = "SInt8",
    [MOF_TYPE_UINT16] = "UInt16",     [MOF_TYPE_SINT16] = "SInt16",
    [MOF_TYPE_UINT32] = "UInt32",     [MOF_TYPE_SINT32] = "SInt32",
    [MOF_TYPE_UINT64] = "UInt64",     [MOF_TYPE_SINT64] = "SInt64",
    [MOF_TYPE_REAL32] = "Real32",     [MOF_TYPE_REAL64] = "Real64",
    [MOF_TYPE_CHAR16] = "Char16",     [MOF_TYPE_STRING] = "String",
    [MOF_TYPE_DATETIME] = "DateTime", [MOF_TYPE_REFERENCE] = "Object",
    [MOF_TYPE_INSTANCE] = "Object",   [MOF_TYPE_OBJECT] = "Object",
    [MOF_TYPE_VOID] = "Void",
};

/* In Windows' pages as in MOF. */
static mof_text type_name(mof_view_env *env, const mof_type *type)
{
    const state *s = env->backend_state;
    mof_type_kind kind = type->kind == MOF_TYPE_REFERENCE ? MOF_TYPE_OBJECT : type->kind;
    if (type->class_name != NULL)
        return mof_name_text(type->class_name);
    return mof_text_from_string(s->is_win32 ? mof_type_kind_name(kind) : type_names[kind]);
}

/* Empty where no word for it would be read back as the qualifiers are. */
static mof_text access_of(const mof_property *property)
{
    const mof_qualifiers *all = &property->qualifiers;
    bool is_read = mof_qualifiers_find_known(all, MOF_KNOWN_READ) != NULL ||
                   mof_qualifiers_find(all, "ReadOnly") != NULL;
    if (!is_read)
        return MOF_TEXT("Read/Write");
    bool is_write = mof_qualifiers_find_known(all, MOF_KNOWN_WRITE) != NULL;
    return is_write ? NULL_TEXT : MOF_TEXT("Read-only");
}

#define GET_TYPED(noun, type_)                                                                     \
    GET_TEXT(noun##_type, type_, type_name(env, &it->type));                                       \
    GET_TEXT(noun##_default, type_,                                                                \
             it->default_value != NULL ? spelled(env, it->default_value) : NULL_TEXT)
#define TYPED_FIELDS(noun)                                                                         \
    FIELD_TEXT("md_type", MOF_DUMP_NEVER, noun##_type, "as these pages spell it"),                 \
        FIELD_TEXT("md_default", MOF_DUMP_NEVER, noun##_default,                                   \
                   "the default value as MOF has it")

GET_TYPED(parameter, mof_parameter);
GET_TYPED(property, mof_property);
GET_TEXT(method_type, mof_method, type_name(env, &it->type));
GET_TEXT(property_access, mof_property, access_of(it));
GET_ITEM(property_listed, mof_property, property_of(env, it)->listed_count,
         property_of(env, it)->listed[index]);
GET_ITEM(property_row, mof_property, property_of(env, it)->table.count,
         &property_of(env, it)->rows[index]);
GET_FLAG(property_has_listed, mof_property, property_of(env, it)->listed_count > 0);
GET_FLAG(property_has_rows, mof_property, property_of(env, it)->table.count > 0);
GET_FLAG(property_has_names, mof_property, property_of(env, it)->table.names != NULL);
GET_FLAG(property_has_details, mof_property, property_of(env, it)->table.descriptions != NULL);
GET_FLAG(property_is_bits, mof_property, property_of(env, it)->table.is_bits);
GET_FLAG(property_has_prose, mof_property, property_of(env, it)->has_prose);

static const mof_field parameter_fields[] = {TYPED_FIELDS(parameter), FIELDS_END};

static const mof_field method_fields[] = {
    FIELD_TEXT("md_type", MOF_DUMP_NEVER, method_type, "as these pages spell it"),
    FIELDS_END,
};

static const mof_field property_fields[] = {
    TYPED_FIELDS(property),
    FIELD_TEXT("md_access", MOF_DUMP_NEVER, property_access, "Read-only or Read/Write"),
    FIELD_LIST("md_qualifiers", MOF_DUMP_NEVER, mof_qualifier_view_type, property_listed,
               "those that the page tells in no other words"),
    FIELD_LIST("md_rows", MOF_DUMP_NEVER, row_view, property_row, "of its table of values"),
    FIELD_FLAG("md_has_qualifiers", MOF_DUMP_NEVER, property_has_listed, "there are such"),
    FIELD_FLAG("md_has_rows", MOF_DUMP_NEVER, property_has_rows, "it has a table of values"),
    FIELD_FLAG("md_has_names", MOF_DUMP_NEVER, property_has_names, "with names"),
    FIELD_FLAG("md_has_details", MOF_DUMP_NEVER, property_has_details, "with descriptions"),
    FIELD_FLAG("md_is_bits", MOF_DUMP_NEVER, property_is_bits, "of bits"),
    FIELD_FLAG("md_has_prose", MOF_DUMP_NEVER, property_has_prose, "its description is prose"),
    FIELDS_END,
};

/* ---- classes --------------------------------------------------------------------------------- */

static mof_text role_of(const mof_class *of)
{
    return of->page != NULL && of->page->role.size > 0 ? of->page->role : MOF_TEXT("Server");
}

static bool class_is_win32(mof_view_env *env, const void *self)
{
    (void)self;
    return ((const state *)env->backend_state)->is_win32;
}

static bool has_remarks(const mof_class *of)
{
    return of->page != NULL && of->page->remarks.size > 0;
}

GET_TEXT(class_file, mof_class, mof_text_from_string(class_of(env, it)->file));
GET_TEXT(class_role, mof_class, role_of(it));
GET_ITEM(class_listed, mof_class, class_of(env, it)->listed_count,
         class_of(env, it)->listed[index]);
GET_FLAG(class_has_listed, mof_class, class_of(env, it)->listed_count > 0);
GET_FLAG(class_has_prose, mof_class, class_of(env, it)->has_prose);
GET_FLAG(class_has_remarks, mof_class, has_remarks(it));

static const mof_field class_fields[] = {
    FIELD_TEXT("md_file", MOF_DUMP_NEVER, class_file, "its file, without the ending"),
    FIELD_TEXT("md_role", MOF_DUMP_NEVER, class_role, "Server or Client"),
    FIELD_LIST("md_qualifiers", MOF_DUMP_NEVER, mof_qualifier_view_type, class_listed,
               "those that the page tells in no other words"),
    FIELD_FLAG("md_has_qualifiers", MOF_DUMP_NEVER, class_has_listed, "there are such"),
    FIELD_FLAG("md_has_prose", MOF_DUMP_NEVER, class_has_prose, "its description is prose"),
    FIELD_FLAG("md_is_win32", MOF_DUMP_NEVER, class_is_win32, "the layout is that of Windows"),
    FIELD_FLAG("md_has_remarks", MOF_DUMP_NEVER, class_has_remarks, "its page has remarks"),
    FIELDS_END,
};

/* ---- the backend ----------------------------------------------------------------------------- */

static bool claim(mof_naming *files, const char *candidate, void *payload)
{
    (void)payload;
    if (mof_reserved_is_file(candidate) || mof_naming_has(files, candidate))
        return false;
    mof_naming_take(files, candidate);
    return true;
}

static void *prepare(mof_generation *generation)
{
    state *s = MOF_NEW(generation->arena, state);
    mof_names names;
    mof_naming files;
    s->is_win32 = strcmp(mof_generation_setting(generation, "layout"), "win32") == 0;
    s->arena = generation->arena;
    mof_map_init(&s->elements, s->arena);
    mof_names_init(&names, s->arena);
    mof_naming_init(&files, s->arena, &names);
    for (size_t i = 0; i < generation->schema->class_count; i++) {
        const mof_class *of = generation->schema->classes[i];
        element *e = MOF_NEW(s->arena, element);
        const char *name = of->name->size <= FILE_NAME_MAX
                               ? of->name->text
                               : mof_naming_identifier(s->arena, mof_name_text(of->name), false);
        e->file = mof_naming_choose(&files, name, claim, NULL);
        list_qualifiers(s, e, &of->qualifiers, find_prose(&of->qualifiers, false));
        mof_map_set(&s->elements, of, e);
    }
    return s;
}

static bool has_output(mof_view_env *env, const mof_class *of)
{
    (void)env;
    return !of->poison;
}

static const mof_view_extension extensions[] = {
    {&mof_class_type, class_fields},
    {&mof_property_type, property_fields},
    {&mof_method_type, method_fields},
    {&mof_parameter_type, parameter_fields},
    {&mof_qualifier_view_type, qualifier_fields},
    {0},
};

static const mof_setting settings[] = {
    {"layout", "configmgr", "configmgr|win32", "the family of pages that they look like"},
    {0},
};

static const mof_output_form outputs[] = {
    {MOF_OUTPUT_PER_CLASS, "md/class", "{{md_file}}.md"},
    {0},
};

const mof_backend mof_backend_md = {
    .name = "md",
    .summary = "reference pages in Markdown, which can be read again",
    .extensions = extensions,
    .settings = settings,
    .outputs = outputs,
    .escape = mof_md_escape,
    .prepare = prepare,
    .has_output = has_output,
};
