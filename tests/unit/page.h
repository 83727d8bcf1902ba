/*
 * For tests of reference pages: a page goes in; its AST comes out as text.
 */
#ifndef MOF_TEST_PAGE_H
#define MOF_TEST_PAGE_H

#include "diag/print.h"
#include "page/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    mof_sources sources;
    mof_names names;
    mof_reporter reporter;
    mof_syntax syntax;
    mof_source *source;
    mof_unit *unit;
} fixture;

static inline void read_page(fixture *f, const char *name, mof_text text)
{
    mof_arena_init(&f->arena, &f->memory);
    mof_sources_init(&f->sources, &f->arena);
    mof_names_init(&f->names, &f->arena);
    mof_reporter_init(&f->reporter, &f->arena, &f->sources);
    f->syntax = (mof_syntax){.arena = &f->arena,
                             .source_arena = &f->arena,
                             .names = &f->names,
                             .sources = &f->sources,
                             .reporter = &f->reporter};
    f->source = mof_sources_add_copy(&f->sources, MOF_SOURCE_PAGE, name, text);
    f->unit = mof_page_read(&f->syntax, f->source);
}

static inline void close_page(fixture *f)
{
    mof_arena_clear(&f->arena);
    assert_int_equal(f->memory.used, 0);
}

static inline mof_ast_class *class_of(const fixture *f)
{
    return (mof_ast_class *)f->unit->productions.first;
}

/* ---- the AST of a page as text ----------------------------------------------------------------
 */

typedef struct page_dump {
    mof_buffer out;
    mof_sources *sources;
    bool is_full; /* with lines, with what MOF has no words for, and with what was reported */
} page_dump;

static inline void dump_text(mof_buffer *out, mof_text text)
{
    mof_buffer_append_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n')
            mof_buffer_append_string(out, "\\n");
        else
            mof_buffer_append_char(out, text.data[i]);
    }
    mof_buffer_append_char(out, '"');
}

static inline void dump_value(page_dump *dump, const mof_ast_value *value)
{
    mof_buffer *out = &dump->out;
    if (value->ast.form == MOF_VALUE_ARRAY) {
        mof_buffer_append_char(out, '{');
        for (const mof_ast *item = value->items; item != NULL; item = item->next) {
            dump_value(dump, (const mof_ast_value *)item);
            mof_buffer_append_string(out, item->next != NULL ? ", " : "");
        }
        mof_buffer_append_char(out, '}');
    } else if (value->ast.form == MOF_VALUE_STRING && value->text != NULL) {
        dump_text(out, *value->text);
    } else {
        mof_buffer_append(out, mof_sources_text(dump->sources, value->ast.span));
    }
}

static inline void dump_qualifiers(page_dump *dump, const mof_ast *list, const char *indent)
{
    mof_buffer *out = &dump->out;
    for (; list != NULL; list = list->next) {
        const mof_ast_qualifier *qualifier = (const mof_ast_qualifier *)list;
        mof_position place = mof_sources_position(dump->sources, qualifier->ast.span.start);
        mof_buffer_append_format(out, "%s[%s", indent, qualifier->name.name->text);
        if (qualifier->value != NULL) {
            mof_buffer_append_char(out, ' ');
            dump_value(dump, (const mof_ast_value *)qualifier->value);
        }
        for (const mof_ast *flavor = qualifier->flavors; flavor != NULL; flavor = flavor->next)
            mof_buffer_append_format(out, " :%s", ((const mof_ast_value *)flavor)->name->text);
        mof_buffer_append_char(out, ']');
        if (dump->is_full)
            mof_buffer_append_format(out, " %u", (unsigned)place.line);
        mof_buffer_append_char(out, '\n');
    }
}

static inline void dump_property(page_dump *dump, const mof_ast_property *property)
{
    mof_buffer *out = &dump->out;
    mof_buffer_append_format(out, "    %s%s %s%s\n", property->type.name.name->text,
                             property->type.form == MOF_TYPE_FORM_REFERENCE ? " ref" : "",
                             property->name.name->text, property->type.is_array ? "[]" : "");
    dump_qualifiers(dump, property->qualifiers, "        ");
}

static inline void dump_method(page_dump *dump, const mof_ast_method *method)
{
    mof_buffer *out = &dump->out;
    mof_buffer_append_format(out, "  %s %s()\n", method->type.name.name->text,
                             method->name.name->text);
    dump_qualifiers(dump, method->qualifiers, "      ");
    for (const mof_ast *node = method->parameters; node != NULL; node = node->next)
        dump_property(dump, (const mof_ast_property *)node);
}

static inline void dump_facts(mof_buffer *out, const mof_page_facts *facts)
{
    const struct {
        const char *name;
        mof_text text;
    } rows[] = {{"title", facts->title},    {"role", facts->role}, {"namespace", facts->namespace_},
                {"mof", facts->mof_file},   {"dll", facts->dll},   {"header", facts->header},
                {"remarks", facts->remarks}};
    mof_buffer_append_format(out, "  %s%s\n",
                             facts->layout == MOF_PAGE_LAYOUT_WIN32 ? "win32" : "configmgr",
                             facts->is_stub ? " stub" : "");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].text.size == 0)
            continue;
        mof_buffer_append_format(out, "  %s ", rows[i].name);
        dump_text(out, rows[i].text);
        mof_buffer_append_char(out, '\n');
    }
}

static inline void dump_class(page_dump *dump, const mof_ast_class *class)
{
    mof_buffer *out = &dump->out;
    const char *superclass = class->superclass.name != NULL ? class->superclass.name->text : "-";
    mof_buffer_append_format(out, "class %s : %s\n", class->name.name->text, superclass);
    if (dump->is_full)
        dump_facts(out, class->page);
    dump_qualifiers(dump, class->qualifiers, "    ");
    for (const mof_ast *node = class->features; node != NULL; node = node->next) {
        if (node->kind == MOF_AST_METHOD)
            dump_method(dump, (const mof_ast_method *)node);
        else
            dump_property(dump, (const mof_ast_property *)node);
    }
}

static inline mof_text dump_page(fixture *f, bool is_full)
{
    page_dump dump = {.sources = &f->sources, .is_full = is_full};
    mof_buffer_init(&dump.out, &f->arena);
    if (class_of(f) != NULL)
        dump_class(&dump, class_of(f));
    mof_reporter_sort(&f->reporter);
    for (size_t i = 0; is_full && i < f->reporter.count; i++)
        if (f->reporter.items[i]->severity != MOF_SEVERITY_OFF)
            mof_print_diagnostic(&dump.out, &f->reporter, f->reporter.items[i],
                                 (mof_print_options){.quiet = true});
    return mof_buffer_text(&dump.out);
}

#endif
