/*
 * One entry after the other: type, qualifiers, access, prose. What only the block has comes last.
 */
#include "page/property.h"

#include <string.h>

#include "base/map.h"
#include "page/entry.h"
#include "page/prose.h"
#include "page/qualifier.h"
#include "page/values.h"

typedef struct section_joiner {
    mof_page_reader *reader;
    mof_page_section section;
    mof_map declared; /* key of the name -> mof_ast_property */
    mof_map told;     /* key of the name -> mof_page_entry, the first one */
    mof_map excused;  /* key of the name -> mof_page_entry that is most likely about it */
    mof_ast *first;   /* feature of the block */
    mof_ast **end;    /* where features are appended */
} section_joiner;

/* Among more features of a block, names that are spelt nearly alike are not looked for. */
#define SEARCHED 500

static bool is_feature(const mof_ast *node)
{
    return node->kind == MOF_AST_PROPERTY || node->kind == MOF_AST_PARAMETER;
}

static bool is_intrinsic(mof_text name)
{
    static const char *const names[] = {"uint8",  "sint8",  "uint16",  "sint16",   "uint32",
                                        "sint32", "uint64", "sint64",  "real32",   "real64",
                                        "string", "char16", "boolean", "datetime", "object"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (mof_text_is_nocase(name, names[i]))
            return true;
    return false;
}

static mof_ast_type make_type(mof_page_reader *reader, const mof_page_type *told)
{
    mof_text name = told->name.size > 0 ? told->name : MOF_TEXT("string");
    mof_type_form form = told->is_reference   ? MOF_TYPE_FORM_REFERENCE
                         : is_intrinsic(name) ? MOF_TYPE_FORM_INTRINSIC
                                              : MOF_TYPE_FORM_CLASS;
    return (mof_ast_type){.name = {mof_names_add(reader->syntax->names, name), told->span},
                          .form = (uint8_t)form,
                          .is_array = told->is_array};
}

static void report_drift(mof_page_reader *reader, mof_code code, mof_span span,
                         const mof_ast_property *declared, const char *const *arguments)
{
    mof_reporter *reporter = reader->syntax->reporter;
    mof_diagnostic *diagnostic = mof_report(reporter, code, span, arguments);
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_SYNTAX_BLOCK, declared->name.span,
                            MOF_NO_ARGS);
}

static void report_type(mof_page_reader *reader, const mof_page_type *told,
                        const mof_ast_property *declared)
{
    const char *text =
        mof_arena_copy(reader->syntax->reporter->arena, told->name.data, told->name.size);
    report_drift(reader, MOF_D202, told->span, declared,
                 MOF_ARGS(text, declared->type.name.name->text));
}

static void report_array(mof_page_reader *reader, const mof_page_type *told,
                         const mof_ast_property *declared)
{
    report_drift(reader, MOF_D203, told->span, declared,
                 MOF_ARGS(declared->name.name->text, told->is_array
                                                         ? "here, but not in the syntax block"
                                                         : "in the syntax block, but not here"));
}

/* The block counts. But it may lack a type; and of parameters, which are documented with more care
 * than declared, it counts what says more: a class rather than `object`, an array. */
static void join_type(mof_page_reader *reader, mof_ast_property *declared,
                      const mof_page_type *told)
{
    mof_ast_type *type = &declared->type;
    mof_ast_type before = *type;
    bool is_parameter = declared->ast.kind == MOF_AST_PARAMETER;
    if (told->name.size == 0)
        return;
    if (type->name.span.start == type->name.span.end) {
        *type = make_type(reader, told);
        type->is_array |= before.is_array;
        return;
    }
    if (!mof_text_equal_nocase(told->name, mof_name_text(type->name.name)) &&
        !mof_text_is_nocase(told->name, "object")) {
        report_type(reader, told, declared);
        if (is_parameter && mof_name_is(type->name.name, "object") && !is_intrinsic(told->name)) {
            *type = make_type(reader, told);
            type->is_array = before.is_array;
        }
    }
    if (told->is_array != type->is_array) {
        report_array(reader, told, declared);
        type->is_array |= is_parameter;
    }
}

typedef enum access_kind { ACCESS_UNKNOWN, ACCESS_READ, ACCESS_WRITE, ACCESS_BOTH } access_kind;

static access_kind read_access(mof_text text)
{
    unsigned access = ACCESS_UNKNOWN;
    for (size_t at = 0; at + 4 <= text.size; at++) {
        mof_text rest = {text.data + at, text.size - at};
        access |= mof_text_is_nocase((mof_text){rest.data, 4}, "read") ? ACCESS_READ : 0u;
        access |= rest.size >= 5 && mof_text_is_nocase((mof_text){rest.data, 5}, "write")
                      ? ACCESS_WRITE
                      : 0u;
    }
    return (access_kind)access;
}

static void join_access(mof_page_reader *reader, mof_ast_property *declared,
                        mof_markdown_content content)
{
    access_kind access = read_access(mof_markdown_text(&reader->markdown, content));
    mof_span span = mof_markdown_span(&reader->markdown, content);
    bool is_read = mof_page_qualifiers_find(declared->qualifiers, "Read") ||
                   mof_page_qualifiers_find(declared->qualifiers, "ReadOnly");
    if (access == ACCESS_BOTH && is_read)
        mof_page_report(reader, MOF_D207, span, mof_name_text(declared->name.name));
    if ((access == ACCESS_READ && !is_read) || access == ACCESS_WRITE) {
        const char *name = access == ACCESS_READ ? "Read" : "Write";
        mof_page_qualifiers_add(reader, &declared->qualifiers,
                                mof_page_qualifier_new(reader, name, NULL, span));
    }
}

/* Values of a table take the place of "[ValueMap, Values]" without values. */
static void join_prose(mof_page_reader *reader, mof_ast_property *declared, mof_page_range prose)
{
    mof_ast_list values = {NULL, NULL};
    mof_span span;
    mof_page_range cut =
        mof_page_values_read(reader, prose, &declared->type, declared->qualifiers, &values);
    mof_text text = mof_page_prose(reader, prose, cut, &span);
    mof_page_describe(reader, &declared->qualifiers, text, span);
    mof_page_qualifiers_add(reader, &values.first, declared->qualifiers);
    declared->qualifiers = values.first;
    mof_page_qualifiers_order(&declared->qualifiers);
}

/* A parameter that goes nowhere goes in (mof-language B.9). */
static void join_direction(mof_page_reader *reader, mof_ast_property *declared, bool is_told)
{
    if (mof_page_qualifiers_find(declared->qualifiers, "In") ||
        mof_page_qualifiers_find(declared->qualifiers, "Out"))
        return;
    mof_ast *in = mof_page_qualifier_new(reader, "In", NULL, declared->name.span);
    mof_page_qualifiers_add(reader, &declared->qualifiers, in);
    if (is_told)
        mof_page_report(reader, MOF_D209, declared->name.span, mof_name_text(declared->name.name));
}

static void join_entry(mof_page_reader *reader, const mof_page_entry *entry,
                       mof_ast_property *declared)
{
    mof_page_type type = mof_page_entry_type(reader, entry);
    join_type(reader, declared, &type);
    mof_page_qualifiers_add(reader, &declared->qualifiers,
                            mof_page_qualifiers_read(reader, entry->name_qualifiers));
    mof_page_qualifiers_add(reader, &declared->qualifiers,
                            mof_page_qualifiers_read(reader, entry->qualifiers));
    join_access(reader, declared, entry->access);
    join_prose(reader, declared, entry->prose);
}

/* A feature of the block that no entry is about and that is spelt nearly as this one. */
static mof_ast_property *find_untold(const section_joiner *joiner, mof_text name)
{
    size_t limit = SEARCHED;
    for (mof_ast *node = joiner->first; node && limit > 0; node = node->next, limit--) {
        mof_ast_property *feature = (mof_ast_property *)node;
        if (is_feature(node) && !mof_map_find(&joiner->told, feature->name.name->key) &&
            mof_text_distance(mof_name_text(feature->name.name), name, 2) <= 2)
            return feature;
    }
    return NULL;
}

static void report_added(section_joiner *joiner, mof_page_entry *entry)
{
    mof_reporter *reporter = joiner->reader->syntax->reporter;
    mof_diagnostic *diagnostic =
        mof_page_report(joiner->reader, MOF_D200, entry->name_span, entry->name);
    const mof_ast_property *untold = find_untold(joiner, entry->name);
    if (!untold)
        return;
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_UNTOLD, untold->name.span,
                            MOF_ARGS(untold->name.name->text));
    mof_map_set(&joiner->excused, untold->name.name->key, entry);
}

/* In the section, not in the block. */
static mof_ast_property *add_feature(section_joiner *joiner, mof_page_entry *entry,
                                     mof_ast_name name)
{
    mof_page_reader *reader = joiner->reader;
    mof_page_type told = mof_page_entry_type(reader, entry);
    mof_ast_kind kind =
        joiner->section == MOF_PAGE_PROPERTIES ? MOF_AST_PROPERTY : MOF_AST_PARAMETER;
    mof_ast_type type = make_type(reader, &told);
    report_added(joiner, entry);
    mof_ast *node = mof_ast_end_property(
        mof_ast_begin_feature(reader->arena, (mof_type_form)type.form, type.name), entry->name_span,
        kind, NULL, name, MOF_NO_SPAN, MOF_NO_SPAN, NULL);
    ((mof_ast_property *)node)->type.is_array = told.is_array;
    *joiner->end = node;
    joiner->end = &node->next;
    return (mof_ast_property *)node;
}

static mof_ast_name name_of(const section_joiner *joiner, const mof_page_entry *entry)
{
    return (mof_ast_name){mof_names_add(joiner->reader->syntax->names, entry->name),
                          entry->name_span};
}

static void read_entry(section_joiner *joiner, mof_page_entry *entry)
{
    mof_page_reader *reader = joiner->reader;
    mof_reporter *reporter = reader->syntax->reporter;
    mof_ast_name name = name_of(joiner, entry);
    const mof_page_entry *first = mof_map_find(&joiner->told, name.name->key);
    if (first != entry) {
        mof_diagnostic *diagnostic =
            mof_page_report(reader, MOF_D206, entry->name_span, entry->name);
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_FIRST_TOLD, first->name_span,
                                MOF_NO_ARGS);
        return;
    }
    mof_ast_property *declared = mof_map_find(&joiner->declared, name.name->key);
    if (!declared)
        declared = add_feature(joiner, entry, name);
    else if (strcmp(declared->name.name->text, name.name->text) != 0)
        report_drift(reader, MOF_D205, entry->name_span, declared,
                     MOF_ARGS(name.name->text, declared->name.name->text));
    join_entry(reader, entry, declared);
}

/* What is declared and what is told, by name. */
static void index_section(section_joiner *joiner, const mof_page_entries *entries)
{
    mof_map_init(&joiner->declared, joiner->reader->scratch);
    mof_map_init(&joiner->told, joiner->reader->scratch);
    mof_map_init(&joiner->excused, joiner->reader->scratch);
    for (; *joiner->end; joiner->end = &(*joiner->end)->next) {
        mof_ast_property *feature = (mof_ast_property *)*joiner->end;
        if (is_feature(*joiner->end) && !mof_map_find(&joiner->declared, feature->name.name->key))
            mof_map_set(&joiner->declared, feature->name.name->key, feature);
    }
    for (size_t i = 0; i < entries->count; i++) {
        const mof_name *key = name_of(joiner, &entries->items[i]).name->key;
        if (!mof_map_find(&joiner->told, key))
            mof_map_set(&joiner->told, key, &entries->items[i]);
    }
}

bool mof_page_properties_join(mof_page_reader *reader, mof_page_section section, mof_ast **features)
{
    mof_page_entries entries = mof_page_entries_find(reader, section);
    section_joiner joiner = {
        .reader = reader, .section = section, .first = *features, .end = features};
    index_section(&joiner, &entries);
    for (size_t i = 0; i < entries.count; i++)
        read_entry(&joiner, &entries.items[i]);
    for (mof_ast *node = *features; node; node = node->next) {
        mof_ast_property *feature = (mof_ast_property *)node;
        if (!is_feature(node))
            continue;
        const mof_name *key = feature->name.name->key;
        bool is_told = entries.count == 0 || mof_map_find(&joiner.told, key);
        if (!is_told && !mof_map_find(&joiner.excused, key))
            mof_page_report(reader, MOF_D201, feature->name.span,
                            mof_name_text(feature->name.name));
        if (section == MOF_PAGE_PARAMETERS)
            join_direction(reader, feature, is_told);
    }
    return entries.count > 0;
}
