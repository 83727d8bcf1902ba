/*
 * Introduction, remarks and requirements of a page.
 */
#include "page/class.h"

#include <string.h>

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

/* "Class qualifiers for this class include:", and a list in brackets or nothing in `rest`. */
static bool heads_qualifiers(const mof_page_reader *reader, size_t line, mof_markdown_content *rest)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_markdown_content content = markdown->lines[line].content;
    mof_text text = mof_markdown_text(markdown, content);
    const char *colon = memchr(text.data, ':', text.size);
    if (!colon || !mof_page_has_word(text, "class qualifiers"))
        return false;
    size_t behind = (size_t)(colon + 1 - text.data);
    *rest = mof_markdown_trim(markdown, mof_markdown_slice(content, behind, text.size));
    return rest->start == rest->end || markdown->text[rest->start] == '[';
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
    mof_markdown_content list = {0, 0};
    while (head < range.end && !heads_qualifiers(reader, head, &list))
        head++;
    bool is_inline = list.start < list.end;
    size_t line = is_inline ? head : head + 1;
    if (line >= range.end)
        return (mof_page_range){range.first, range.first};
    if (!is_inline)
        list = markdown->lines[line].content;
    if (is_inline || mof_text_starts_with(mof_page_line_text(reader, line), "[")) {
        size_t end = bracket_end(reader, line, range.end);
        if (end > line) {
            list.end = markdown->lines[end - 1].content.end;
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
    bool has_entries = mof_page_properties_join(reader, MOF_PAGE_PROPERTIES, &class->features);
    if (class->features && !has_entries && !reader->has_section[MOF_PAGE_PROPERTIES])
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

/* The names of the columns may stand below an empty header. */
static bool is_entry_row(const mof_markdown *markdown, const mof_markdown_line *row)
{
    if (row->kind != MOF_MARKDOWN_ROW || row->is_header || row->cell_count == 0)
        return false;
    mof_text last = mof_markdown_text(markdown, markdown->cells[row->cell + row->cell_count - 1]);
    return !mof_text_is_nocase(mof_text_trim_blanks(last), "description");
}

/* "| [Start Method in Class X](start.md) | Starts it. |", "- **Stop**": the word in front. */
static mof_markdown_content method_name(const mof_page_reader *reader, size_t at)
{
    const mof_markdown *markdown = &reader->markdown;
    const mof_markdown_line *line = &markdown->lines[at];
    mof_markdown_content content = line->content;
    if (is_entry_row(markdown, line))
        content = markdown->cells[line->cell];
    else if (line->mark != MOF_MARKDOWN_ITEM)
        content.end = content.start;
    content = mof_markdown_trim(markdown, content);
    return mof_markdown_slice(content, 0, mof_page_name_size(mof_markdown_text(markdown, content)));
}

static void read_methods(mof_page_reader *reader, mof_page_facts *facts)
{
    mof_page_range range = reader->sections[MOF_PAGE_METHODS];
    mof_page_mention *methods =
        MOF_NEW_ARRAY(reader->scratch, mof_page_mention, range.end - range.first);
    for (size_t line = range.first; line < range.end; line++) {
        mof_markdown_content name = method_name(reader, line);
        if (name.start < name.end)
            methods[facts->method_count++] = (mof_page_mention){
                mof_names_add(reader->syntax->names, mof_markdown_text(&reader->markdown, name)),
                mof_markdown_span(&reader->markdown, name)};
    }
    if (facts->method_count == 0)
        return;
    mof_page_mention *kept =
        MOF_NEW_ARRAY(reader->syntax->source_arena, mof_page_mention, facts->method_count);
    memcpy(kept, methods, facts->method_count * sizeof *kept);
    facts->methods = kept;
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
    if (!is_stub)
        read_methods(reader, facts);
    return facts;
}
