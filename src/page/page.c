/*
 * Reading a page: lines, sections, the syntax block, and what the sections add to it.
 */
#include "page/page.h"

#include "page/class.h"
#include "page/method.h"
#include "page/reader.h"
#include "syntax/repair.h"

/* The first block of the section on syntax that is MOF, or of the whole page where there is no
 * such section. */
static mof_span find_block(const mof_page_reader *reader, mof_block_kind *kind)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_page_range range = {0, markdown->line_count};
    mof_span first = MOF_NO_SPAN;
    mof_syntax syntax = *reader->syntax;
    syntax.arena = reader->scratch;
    if (reader->has_section[MOF_PAGE_SYNTAX])
        range = reader->sections[MOF_PAGE_SYNTAX];
    for (size_t line = range.first; line < range.end; line++) {
        const mof_markdown_line *block = &markdown->lines[line];
        if (block->kind != MOF_MARKDOWN_CODE || block->start == block->end)
            continue;
        mof_span span = mof_source_span(reader->source, block->start, block->end);
        *kind = mof_repair_block_kind(&syntax, reader->source, span);
        if (*kind != MOF_BLOCK_OTHER)
            return span;
        first = first.start == 0 ? span : first;
    }
    *kind = MOF_BLOCK_OTHER;
    return first;
}

static bool is_about_mof(const mof_page_reader *reader)
{
    return reader->title.name.start < reader->title.name.end;
}

/* D126, D136: the block's name counts; the title's where the block has none. False: there is no
 * name at all. */
static bool settle_name(mof_page_reader *reader, mof_ast_class *class)
{
    mof_text title = mof_markdown_text(&reader->markdown, reader->title.name);
    mof_reporter *reporter = reader->syntax->reporter;
    bool is_nameless = !class->name.name || class->name.name->size == 0;
    if (is_nameless && title.size == 0) {
        mof_report(reporter, MOF_D211, class->ast.span, MOF_NO_ARGS);
        return false;
    }
    if (is_nameless) {
        class->name = (mof_ast_name){mof_names_add(reader->syntax->names, title),
                                     mof_markdown_span(&reader->markdown, reader->title.name)};
    } else if (title.size > 0 && !mof_text_equal_nocase(mof_name_text(class->name.name), title)) {
        const char *text = mof_arena_copy(reporter->arena, title.data, title.size);
        mof_report(reporter, MOF_D136, class->name.span, MOF_ARGS(class->name.name->text, text));
    }
    return true;
}

static mof_ast_class *read_class(mof_page_reader *reader, mof_span block)
{
    mof_ast_class *class =
        (mof_ast_class *)mof_syntax_parse_fragment(reader->syntax, MOF_FRAGMENT_CLASS, block);
    if (!class || !settle_name(reader, class))
        return NULL;
    mof_page_class_join(reader, class);
    class->page = mof_page_facts_read(reader, false);
    return class;
}

static mof_ast_class *read_method(mof_page_reader *reader, mof_span block)
{
    mof_ast_method *method =
        (mof_ast_method *)mof_syntax_parse_fragment(reader->syntax, MOF_FRAGMENT_METHOD, block);
    if (!method)
        return NULL;
    mof_page_method_join(reader, method);
    mof_ast_class *class = mof_page_method_class(reader, method);
    if (class)
        class->page = mof_page_facts_read(reader, true);
    return class;
}

/* The page's class; NULL where there is none, which is reported. */
static mof_ast_class *read_block(mof_page_reader *reader)
{
    mof_block_kind kind;
    mof_span block = find_block(reader, &kind);
    mof_span title = mof_markdown_span(&reader->markdown, reader->title.text);
    bool is_method = reader->title.method.start < reader->title.method.end;
    if (block.start == 0 && is_about_mof(reader)) {
        mof_page_report(reader, MOF_D210, title,
                        mof_markdown_text(&reader->markdown, reader->title.text));
        return NULL;
    }
    if (kind == MOF_BLOCK_CLASS)
        return read_class(reader, block);
    if (kind == MOF_BLOCK_METHOD && is_method)
        return read_method(reader, block);
    mof_page_report(reader, MOF_D090, block.start != 0 ? block : title, (mof_text){NULL, 0});
    return NULL;
}

typedef struct page_reading {
    mof_page_reader reader;
    mof_unit *unit;
} page_reading;

static void read_page(void *payload)
{
    page_reading *reading = payload;
    mof_page_reader *reader = &reading->reader;
    mof_markdown_result result =
        mof_markdown_read(&reader->markdown, reader->scratch, reader->source);
    if (result != MOF_MARKDOWN_READ) {
        mof_page_report(reader, result == MOF_MARKDOWN_TOO_LARGE ? MOF_D212 : MOF_D213,
                        mof_source_span(reader->source, 0, 0), (mof_text){NULL, 0});
        return;
    }
    mof_page_find_sections(reader);
    mof_arena_mark mark = mof_arena_get_mark(reader->arena);
    mof_ast_class *class = read_block(reader);
    mof_ast_list productions = {NULL, NULL};
    if (class != NULL)
        productions = mof_ast_list_push(productions, &class->ast);
    if (mof_unit_give(reading->unit, productions, reader->syntax))
        mof_arena_rewind(reader->arena, mark);
}

mof_unit *mof_page_read(mof_syntax *syntax, mof_source *page)
{
    mof_memory *memory = syntax->arena->memory;
    mof_arena scratch;
    mof_arena_init(&scratch, memory);
    mof_unit *unit = MOF_NEW(syntax->arena, mof_unit);
    page_reading reading = {
        {.syntax = syntax, .arena = syntax->arena, .scratch = &scratch, .source = page}, unit};
    unit->source = page;
    if (page->profile == MOF_PROFILE_AUTO)
        page->profile = MOF_PROFILE_DOC;
    bool had_memory = mof_memory_try(memory, read_page, &reading);
    mof_arena_clear(&scratch);
    if (!had_memory)
        mof_memory_escape(memory);
    return unit;
}
