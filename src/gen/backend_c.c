/*
 * The backend `c`: per class a header with a struct, and a source with what one does with rows of
 * it. Here is what its templates see; c_plan.c decides it, docs/backend-c.md explains it.
 */
#include "base/file.h"
#include "gen/backends.h"
#include "gen/c_plan.h"
#include "gen/naming.h"
#include "gen/view_fields.h"

/* ---- members --------------------------------------------------------------------------------- */

static mof_text text(const char *string)
{
    return mof_text_from_string(string);
}

static const char *item_of(mof_view_env *env, const mof_c_member *member)
{
    if (!member->is_list && !member->is_fixed)
        return member->name;
    return mof_arena_format(env->arena, "%s%s", member->name,
                            member->is_list ? ".items[i]" : "[i]");
}

GET_TEXT(member_name, mof_c_member, text(it->name));
GET_TEXT(member_item, mof_c_member, text(item_of(env, it)));
GET_TEXT(member_type, mof_c_member, text(it->form->type));
GET_TEXT(member_suffix, mof_c_member, text(it->form->suffix));
GET_TEXT(member_pointer, mof_c_member, text(it->form->pointer));
GET_TEXT(member_pointer_suffix, mof_c_member, text(it->form->pointer_suffix));
GET_TEXT(member_presence, mof_c_member, text(it->presence));
GET_TEXT(member_padding, mof_c_member, text(it->padding));
GET_TEXT(member_target, mof_c_member, mof_view_name(it->property->type.class_name));
GET_TEXT(member_beside, mof_c_member, text(it->beside));
GET_FLAG(member_is_key, mof_c_member, it->property->is_key);
GET_FLAG(member_is_list, mof_c_member, it->is_list);
GET_FLAG(member_is_fixed, mof_c_member, it->is_fixed);
GET_FLAG(member_is_single, mof_c_member, !it->is_list && !it->is_fixed);
GET_FLAG(member_has_notes, mof_c_member, mof_c_member_has_notes(it));
GET_FLAG(member_is_number, mof_c_member, it->form->kind == MOF_C_NUMBER);
GET_FLAG(member_is_real, mof_c_member, it->form->kind == MOF_C_REAL);
GET_FLAG(member_is_text, mof_c_member, it->form->kind == MOF_C_TEXT);
GET_FLAG(member_is_datetime, mof_c_member, it->form->kind == MOF_C_DATETIME);
GET_FLAG(member_is_path, mof_c_member, it->property->type.kind == MOF_TYPE_REFERENCE);
GET_FLAG(member_is_embedded, mof_c_member,
         it->property->type.kind == MOF_TYPE_INSTANCE ||
             it->property->type.kind == MOF_TYPE_OBJECT);
GET_FLAG(member_is_noted_above, mof_c_member, it->above.count > 0);
GET_FLAG(member_is_noted_beside, mof_c_member, mof_c_member_is_noted_beside(it));
GET_ITEM(member_above, mof_c_member, it->above.count, &it->above.lines[index]);

static bool member_size(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    const mof_c_member *member = self;
    *number = (int64_t)member->property->type.array_size;
    return member->is_fixed;
}

static bool member_max_length(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    const mof_domain *domain = &((const mof_c_member *)self)->domain;
    *number = (int64_t)domain->max_length;
    return domain->has_max_length && domain->max_length <= INT64_MAX;
}

static const mof_field member_fields[] = {
    FIELD_TEXT("name", MOF_DUMP_NEVER, member_name, "in C"),
    FIELD_TEXT("item", MOF_DUMP_NEVER, member_item, "itself, or item i of an array"),
    FIELD_TEXT("type", MOF_DUMP_NEVER, member_type, "what declares an item, before its name"),
    FIELD_TEXT("suffix", MOF_DUMP_NEVER, member_suffix, "the same, behind its name"),
    FIELD_TEXT("pointer", MOF_DUMP_NEVER, member_pointer, "a pointer to items, before its name"),
    FIELD_TEXT("pointer_suffix", MOF_DUMP_NEVER, member_pointer_suffix, "behind its name"),
    FIELD_TEXT("presence", MOF_DUMP_NEVER, member_presence,
               "the member that says whether this one is there; empty: it says so itself"),
    FIELD_TEXT("padding", MOF_DUMP_NEVER, member_padding, "spaces that align what is beside"),
    FIELD_TEXT("target", MOF_DUMP_NEVER, member_target, "class of a path or embedded object"),
    FIELD_TEXT("beside", MOF_DUMP_NEVER, member_beside, "the description, where it is short"),
    FIELD_LIST("above", MOF_DUMP_NEVER, mof_string_type, member_above, "and where it is long"),
    FIELD_FLAG("is_key", MOF_DUMP_NEVER, member_is_key, ""),
    FIELD_FLAG("is_list", MOF_DUMP_NEVER, member_is_list, "an allocated array"),
    FIELD_FLAG("is_fixed", MOF_DUMP_NEVER, member_is_fixed, "an array within the struct"),
    FIELD_FLAG("is_single", MOF_DUMP_NEVER, member_is_single, "not an array"),
    FIELD_FLAG("has_notes", MOF_DUMP_NEVER, member_has_notes,
               "there is something to say beside its description"),
    FIELD_FLAG("is_number", MOF_DUMP_NEVER, member_is_number, "of integers or booleans"),
    FIELD_FLAG("is_real", MOF_DUMP_NEVER, member_is_real, "of floating point"),
    FIELD_FLAG("is_text", MOF_DUMP_NEVER, member_is_text, "of allocated text"),
    FIELD_FLAG("is_datetime", MOF_DUMP_NEVER, member_is_datetime, "of text of 25 characters"),
    FIELD_FLAG("is_path", MOF_DUMP_NEVER, member_is_path, "of object paths"),
    FIELD_FLAG("is_embedded", MOF_DUMP_NEVER, member_is_embedded, "of embedded objects"),
    FIELD_FLAG("is_noted_above", MOF_DUMP_NEVER, member_is_noted_above, "has a long comment"),
    FIELD_FLAG("is_noted_beside", MOF_DUMP_NEVER, member_is_noted_beside, "has a short one"),
    FIELD_NUMBER("size", MOF_DUMP_NEVER, member_size, "of an array within the struct"),
    FIELD_NUMBER("max_length", MOF_DUMP_NEVER, member_max_length, "of a text, in characters"),
    FIELDS_END,
};

static const mof_view_type member_view = {
    .name = "C member",
    .doc = "A property as a member of a generated struct.",
    .fields = member_fields,
};

/* ---- classes --------------------------------------------------------------------------------- */

/* A class that is only named, as a superclass may be, has no names in C. */
static const mof_c_class *class_of(mof_view_env *env, const void *self)
{
    static const mof_c_class none = {.name = "", .file = "", .guard = ""};
    const mof_c_plan *plan = env->backend_state;
    const mof_c_class *found = mof_map_find(&plan->classes, self);
    return found != NULL ? found : &none;
}

/* The file that declares the class: a header does not change when another input joins. */
static mof_text input_of(mof_view_env *env, const mof_class *of)
{
    const mof_source *source = mof_sources_find(env->schema->sources, of->span.start);
    return mof_prose_line(env->arena, text(mof_path_base(source != NULL ? source->name : "-")));
}

/* "X_" of X_init. */
static const char *function_of(mof_view_env *env, const mof_class *of)
{
    return mof_naming_join(env->arena, class_of(env, of)->name, "");
}

typedef bool member_test(const mof_c_member *member);

static bool any(const mof_c_member *members, size_t count, member_test *test)
{
    for (size_t i = 0; i < count; i++)
        if (test(&members[i]))
            return true;
    return false;
}

static bool any_member(mof_view_env *env, const mof_class *of, member_test *test)
{
    return any(class_of(env, of)->members, class_of(env, of)->member_count, test);
}

static bool any_key(mof_view_env *env, const mof_class *of, member_test *test)
{
    return any(class_of(env, of)->members, class_of(env, of)->key_count, test);
}

static bool is_number(const mof_c_member *member)
{
    return member->form->kind == MOF_C_NUMBER;
}

static bool is_real(const mof_c_member *member)
{
    return member->form->kind == MOF_C_REAL;
}

static bool is_string(const mof_c_member *member)
{
    return member->form->kind == MOF_C_TEXT || member->form->kind == MOF_C_DATETIME;
}

static bool owns_text(const mof_c_member *member)
{
    return member->form->kind == MOF_C_TEXT;
}

static bool owns_list(const mof_c_member *member)
{
    return member->is_list;
}

static bool owns_texts(const mof_c_member *member)
{
    return member->is_list && member->form->kind == MOF_C_TEXT;
}

static bool owns_memory(const mof_c_member *member)
{
    return member->is_list || member->form->kind == MOF_C_TEXT;
}

static bool has_presence(const mof_c_member *member)
{
    return member->presence != NULL;
}

GET_TEXT(class_name, mof_class, text(class_of(env, it)->name));
GET_TEXT(class_function, mof_class, text(function_of(env, it)));
GET_TEXT(class_file, mof_class, text(class_of(env, it)->file));
GET_TEXT(class_guard, mof_class, text(class_of(env, it)->guard));
GET_TEXT(class_input, mof_class, input_of(env, it));
GET_ITEM(class_line, mof_class, class_of(env, it)->prose.count,
         &class_of(env, it)->prose.lines[index]);
GET_ITEM(class_member, mof_class, class_of(env, it)->member_count,
         &class_of(env, it)->members[index]);
GET_ITEM(class_key, mof_class, class_of(env, it)->key_count, &class_of(env, it)->members[index]);
GET_TEXT(class_note, mof_class,
         class_of(env, it)->prose.count == 1 ? class_of(env, it)->prose.lines[0] : NULL_TEXT);
GET_FLAG(class_has_lines, mof_class, class_of(env, it)->prose.count > 0);
GET_FLAG(class_has_members, mof_class, class_of(env, it)->member_count > 0);
GET_FLAG(class_has_keys, mof_class, class_of(env, it)->key_count > 0);
GET_FLAG(class_has_presence, mof_class, any_member(env, it, has_presence));
GET_FLAG(class_owns_memory, mof_class, any_member(env, it, owns_memory));
GET_FLAG(class_owns_text, mof_class, any_member(env, it, owns_text));
GET_FLAG(class_owns_texts, mof_class, any_member(env, it, owns_texts));
GET_FLAG(class_owns_lists, mof_class, any_member(env, it, owns_list));
GET_FLAG(class_compares_text, mof_class, any_member(env, it, is_string));
GET_FLAG(class_compares_reals, mof_class, any_member(env, it, is_real));
GET_FLAG(class_hashes_text, mof_class, any_key(env, it, is_string));
GET_FLAG(class_hashes_reals, mof_class, any_key(env, it, is_real));
GET_FLAG(class_hashes_numbers, mof_class, any_key(env, it, is_number) || any_key(env, it, is_real));

static const mof_field class_fields[] = {
    FIELD_TEXT("c_name", MOF_DUMP_NEVER, class_name, "the type in C"),
    FIELD_TEXT("c_function", MOF_DUMP_NEVER, class_function, "what its functions begin with"),
    FIELD_TEXT("c_file", MOF_DUMP_NEVER, class_file, "its files, without the ending"),
    FIELD_TEXT("c_guard", MOF_DUMP_NEVER, class_guard, "the macro that guards its header"),
    FIELD_TEXT("c_input", MOF_DUMP_NEVER, class_input, "the file that declares it"),
    FIELD_TEXT("c_note", MOF_DUMP_NEVER, class_note, "its description, where it is one line"),
    FIELD_LIST("c_lines", MOF_DUMP_NEVER, mof_string_type, class_line, "its description"),
    FIELD_LIST("c_members", MOF_DUMP_NEVER, member_view, class_member, "keys first"),
    FIELD_LIST("c_keys", MOF_DUMP_NEVER, member_view, class_key, "what rows are ordered by"),
    FIELD_FLAG("c_has_lines", MOF_DUMP_NEVER, class_has_lines, "it has a description"),
    FIELD_FLAG("c_has_members", MOF_DUMP_NEVER, class_has_members, ""),
    FIELD_FLAG("c_has_keys", MOF_DUMP_NEVER, class_has_keys, ""),
    FIELD_FLAG("c_has_presence", MOF_DUMP_NEVER, class_has_presence,
               "some member says whether another is there"),
    FIELD_FLAG("c_owns_memory", MOF_DUMP_NEVER, class_owns_memory, "something is allocated"),
    FIELD_FLAG("c_owns_text", MOF_DUMP_NEVER, class_owns_text, "texts are"),
    FIELD_FLAG("c_owns_texts", MOF_DUMP_NEVER, class_owns_texts, "arrays of texts are"),
    FIELD_FLAG("c_owns_lists", MOF_DUMP_NEVER, class_owns_lists, "arrays are"),
    FIELD_FLAG("c_compares_text", MOF_DUMP_NEVER, class_compares_text, "some member is text"),
    FIELD_FLAG("c_compares_reals", MOF_DUMP_NEVER, class_compares_reals, "or floating point"),
    FIELD_FLAG("c_hashes_text", MOF_DUMP_NEVER, class_hashes_text, "some key is text"),
    FIELD_FLAG("c_hashes_reals", MOF_DUMP_NEVER, class_hashes_reals, "or floating point"),
    FIELD_FLAG("c_hashes_numbers", MOF_DUMP_NEVER, class_hashes_numbers, "or a number of any kind"),
    FIELDS_END,
};

/* ---- the backend ----------------------------------------------------------------------------- */

static const mof_view_extension extensions[] = {{&mof_class_type, class_fields}, {0}};

static const mof_setting settings[] = {
    {"prefix", "", NULL, "what types, functions, macros and files begin with"},
    {"naming", "mof", "mof|snake", "names as in MOF, or in lower case with '_' between words"},
    {0},
};

static const mof_output_form outputs[] = {
    {MOF_OUTPUT_PER_CLASS, "c/class.h", "{{c_file}}.h"},
    {MOF_OUTPUT_PER_CLASS, "c/class.c", "{{c_file}}.c"},
    {0},
};

/* What stands in a comment must not end it, begin another, or be a trigraph that goes on in the
 * next line; nor may a backslash. */
static void escape(mof_buffer *out, mof_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        char before = i > 0 ? text.data[i - 1] : '\0';
        char c = text.data[i];
        bool is_comment = (before == '*' && c == '/') || (before == '/' && c == '*');
        bool is_trigraph = before == '?' && c == '?';
        if (is_comment || is_trigraph)
            mof_buffer_append_char(out, ' ');
        if (c == '\\' && i + 1 == text.size)
            mof_buffer_append_string(out, "&#92;");
        else
            mof_buffer_append_char(out, c);
    }
}

static void *prepare(mof_generation *generation)
{
    return mof_c_plan_make(generation);
}

static bool has_output(mof_view_env *env, const mof_class *of)
{
    (void)env;
    return !of->poison;
}

const mof_backend mof_backend_c = {
    .name = "c",
    .summary = "C structs, and comparison and hash of their keys",
    .extensions = extensions,
    .settings = settings,
    .outputs = outputs,
    .escape = escape,
    .prepare = prepare,
    .has_output = has_output,
};
