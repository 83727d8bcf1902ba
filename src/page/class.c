/*
 * Introduction, remarks and requirements of a page.
 */
#include "page/class.h"

#include "page/property.h"
#include "page/prose.h"
#include "page/qualifier.h"
#include "page/value_list.h"

/* A bracketed list is not looked for over more lines. */
#define LIST_LINES 64

void mof_page_describe_introduction(mof_page_reader *reader, mof_ast **qualifiers)
{
    mof_page_range range = reader->sections[MOF_PAGE_INTRODUCTION];
    mof_page_range cut = {range.end, range.end};
    mof_span span;
    for (size_t line = range.first; line < range.end && cut.first == range.end; line++) {
        mof_text text = mof_page_line_text(reader, line);
        if (mof_text_starts_with(text, "The following syntax is simplified"))
            cut = (mof_page_range){line, line + 1};
    }
    mof_text text = mof_page_prose(reader, range, cut, &span);
    mof_page_describe(reader, qualifiers, text, span);
    mof_page_qualifiers_order(qualifiers);
}

/* "Class qualifiers for this class include:" */
static bool heads_qualifiers(const mof_page_reader *reader, size_t line)
{
    mof_text text = mof_page_line_text(reader, line);
    return text.size > 0 && text.data[text.size - 1] == ':' &&
           mof_page_has_word(text, "class qualifiers");
}

/* The line behind the one that closes the bracket; `line` where none does. */
static size_t bracket_end(const mof_page_reader *reader, size_t line, size_t end)
{
    for (size_t i = line; i < end && i < line + LIST_LINES; i++) {
        mof_text text = mof_page_line_text(reader, i);
        if (text.size > 0 && text.data[text.size - 1] == ']')
            return i + 1;
    }
    return line;
}

/* Bullets with one qualifier each, or a bracketed list. Returns the lines that tell it. */
static mof_page_range read_class_qualifiers(mof_page_reader *reader, mof_ast **qualifiers)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_page_range range = reader->sections[MOF_PAGE_REMARKS];
    size_t head = range.first;
    while (head < range.end && !heads_qualifiers(reader, head))
        head++;
    size_t line = head + 1;
    if (line >= range.end)
        return (mof_page_range){range.first, range.first};
    if (mof_text_starts_with(mof_page_line_text(reader, line), "[")) {
        size_t end = bracket_end(reader, line, range.end);
        if (end > line) {
            mof_markdown_content list = {markdown->lines[line].content.start,
                                         markdown->lines[end - 1].content.end};
            mof_page_qualifiers_add(reader, qualifiers, mof_page_qualifiers_read(reader, list));
        }
        return (mof_page_range){head, end};
    }
    while (line < range.end && markdown->lines[line].mark == MOF_MARKDOWN_ITEM) {
        mof_page_qualifiers_add(reader, qualifiers,
                                mof_page_qualifiers_read(reader, markdown->lines[line].content));
        line++;
    }
    return (mof_page_range){head, line};
}

void mof_page_class_join(mof_page_reader *reader, mof_ast_class *class)
{
    mof_page_properties_join(reader, MOF_PAGE_PROPERTIES, &class->features);
    if (class->features && !reader->has_section[MOF_PAGE_PROPERTIES])
        mof_page_report(reader, MOF_D208, class->name.span, mof_name_text(class->name.name));
    reader->class_qualifiers = read_class_qualifiers(reader, &class->qualifiers);
    mof_page_describe_introduction(reader, &class->qualifiers);
}

static mof_text first_line(mof_text text)
{
    size_t size = 0;
    while (size < text.size && text.data[size] != '\n')
        size++;
    return mof_text_trim_blanks((mof_text){text.data, size});
}

/* "| Namespace | Root\\CIMV2 |" */
static void read_requirements(mof_page_reader *reader, mof_page_facts *facts)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_page_range range = reader->sections[MOF_PAGE_REQUIREMENTS];
    const struct {
        const char *label;
        mof_text *fact;
    } rows[] = {{"Namespace", &facts->namespace_},
                {"MOF", &facts->mof_file},
                {"DLL", &facts->dll},
                {"Header", &facts->header}};
    for (size_t line = range.first; line < range.end; line++) {
        const mof_markdown_line *row = &markdown->lines[line];
        if (row->kind != MOF_MARKDOWN_ROW || row->cell_count < 2)
            continue;
        mof_text label =
            mof_text_trim_blanks(mof_markdown_text(markdown, markdown->cells[row->cell]));
        mof_text text =
            mof_text_trim_blanks(mof_markdown_text(markdown, markdown->cells[row->cell + 1]));
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
            if (mof_text_is_nocase(label, rows[i].label))
                *rows[i].fact = mof_page_keep(reader, first_line(text));
    }
}

const mof_page_facts *mof_page_facts_read(mof_page_reader *reader, bool is_stub)
{
    mof_page_facts *facts = MOF_NEW(reader->syntax->source_arena, mof_page_facts);
    mof_span span = mof_markdown_span(&reader->markdown, reader->title.text);
    facts->layout = reader->layout;
    facts->is_stub = is_stub;
    facts->title = mof_sources_text(reader->syntax->sources, span);
    facts->role = mof_page_keep(reader, mof_markdown_text(&reader->markdown, reader->title.role));
    facts->remarks =
        mof_page_keep(reader, mof_page_prose(reader, reader->sections[MOF_PAGE_REMARKS],
                                             reader->class_qualifiers, &span));
    read_requirements(reader, facts);
    return facts;
}
