/*
 * Tables by their columns, definition lists by their terms, bullets by their numbers. A group
 * counts only where every part of it is a value.
 */
#include "page/value_list.h"

#include <string.h>

#include "page/prose.h"

typedef struct value_finder {
    mof_page_reader *reader;
    bool is_integer;
    mof_page_value_list list;
} value_finder;

static mof_page_value *push(value_finder *finder)
{
    mof_page_value_list *list = &finder->list;
    MOF_RESERVE(finder->reader->scratch, list->items, list->count, list->capacity);
    mof_page_value *value = &list->items[list->count++];
    *value = (mof_page_value){.number = 0};
    return value;
}

typedef enum column_kind { VALUE, BIT, NAME, MEANING, UNKNOWN } column_kind;

bool mof_page_has_word(mof_text text, const char *word)
{
    size_t size = strlen(word);
    for (size_t at = 0; at + size <= text.size; at++)
        if (mof_text_is_nocase((mof_text){text.data + at, size}, word))
            return true;
    return false;
}

static column_kind column_of(mof_text header)
{
    static const struct {
        const char *word;
        column_kind column;
    } words[] = {{"bit", BIT},          {"decimal", VALUE}, {"hex", VALUE},     {"value", VALUE},
                 {"identifier", VALUE}, {"name", NAME},     {"constant", NAME}, {"desc", MEANING},
                 {"meaning", MEANING},  {"defin", MEANING}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (mof_page_has_word(header, words[i].word))
            return words[i].column;
    return UNKNOWN;
}

static mof_markdown_content cell_at(const value_finder *finder, const mof_markdown_line *row,
                                    size_t column)
{
    const mof_markdown *markdown = &finder->reader->markdown;
    mof_markdown_content none = {0, 0};
    return mof_markdown_trim(markdown,
                             column < row->cell_count ? markdown->cells[row->cell + column] : none);
}

static mof_text cell_text(const value_finder *finder, const mof_markdown_line *row, size_t column)
{
    return mof_markdown_text(&finder->reader->markdown, cell_at(finder, row, column));
}

#define NO_COLUMN SIZE_MAX

typedef struct column_places {
    size_t value, name, meaning;
} column_places;

static column_places find_columns(value_finder *finder, const mof_markdown_line *header)
{
    column_places found = {NO_COLUMN, NO_COLUMN, NO_COLUMN};
    size_t count = header->cell_count;
    for (size_t i = 0; i < count; i++) {
        mof_text text = cell_text(finder, header, i);
        column_kind column = column_of(text);
        finder->list.are_bit_numbers |= column == BIT && !mof_page_has_word(text, "hex");
        size_t *place = column == VALUE || column == BIT ? &found.value
                        : column == NAME                 ? &found.name
                        : column == MEANING              ? &found.meaning
                                                         : NULL;
        if (place && *place == NO_COLUMN)
            *place = i;
    }
    if (found.value == NO_COLUMN)
        found.value = 0;
    if (found.name == NO_COLUMN && count >= 3 && found.value == 0 &&
        column_of(cell_text(finder, header, 1)) == UNKNOWN)
        found.name = 1;
    if (found.meaning == NO_COLUMN && count > 1 && found.name != count - 1)
        found.meaning = count - 1 != found.value ? count - 1 : 0;
    return found;
}

static bool read_row(value_finder *finder, const mof_markdown_line *row, column_places columns)
{
    const mof_markdown *markdown = &finder->reader->markdown;
    mof_page_value *value = push(finder);
    value->span = mof_markdown_span(markdown, cell_at(finder, row, columns.value));
    if (!mof_page_value_read(finder->reader->scratch, finder->is_integer,
                             cell_text(finder, row, columns.value), value))
        return false;
    if (columns.name != NO_COLUMN)
        value->name = cell_text(finder, row, columns.name);
    if (columns.meaning != NO_COLUMN)
        mof_page_value_explain(value, cell_text(finder, row, columns.meaning));
    return true;
}

/* The row that names the columns: the first one, or the second where that is empty. */
static size_t find_header(const value_finder *finder, mof_page_range range)
{
    const mof_markdown_line *lines = finder->reader->markdown.lines;
    bool is_empty = cell_text(finder, &lines[range.first], 0).size == 0;
    return is_empty && range.first + 1 < range.end &&
                   column_of(cell_text(finder, &lines[range.first + 1], 0)) == VALUE
               ? range.first + 1
               : range.first;
}

/* Tables of numbers may have any header, even a row of data in its place (D161); one of strings is
 * known by its header, or has nothing but them. */
static bool read_table(value_finder *finder, mof_page_range range)
{
    const mof_markdown_line *lines = finder->reader->markdown.lines;
    size_t head = find_header(finder, range);
    const mof_markdown_line *header = &lines[head];
    mof_text first = cell_text(finder, header, 0);
    if (!finder->is_integer && first.size > 0 && column_of(first) != VALUE &&
        header->cell_count > 1)
        return false;
    column_places columns = find_columns(finder, header);
    bool is_data = finder->is_integer && first.size > 0 && read_row(finder, header, columns);
    finder->list.count = is_data ? 1 : 0;
    for (size_t line = head + 1; line < range.end; line++)
        if (!read_row(finder, &lines[line], columns))
            return false;
    if (is_data)
        mof_page_report(finder->reader, MOF_D161, finder->list.items[0].span, first);
    return finder->list.count > 0;
}

/* "- 3 Name" */
static bool read_item(value_finder *finder, mof_page_range range, mof_page_value *value)
{
    mof_text text = mof_page_line_text(finder->reader, range.first);
    return finder->is_integer && range.end == range.first + 1 &&
           mof_page_value_read_item(finder->reader->scratch, text, value);
}

/* ... ("text") */
static bool ends_quoted(mof_text text)
{
    if (text.size == 0 || text.data[text.size - 1] != ')')
        return false;
    mof_text inside = mof_text_trim((mof_text){text.data, text.size - 1});
    return inside.size > 0 && inside.data[inside.size - 1] == '"';
}

static bool is_strong(const mof_page_reader *reader, size_t line)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_markdown_content content = mof_markdown_trim(markdown, markdown->lines[line].content);
    return mof_markdown_has_style(markdown, content, MOF_MARKDOWN_STYLE_STRONG);
}

/* "**Name** (n)" or "**Name** ("text")"; of numbers also the name alone, over the number. Returns
 * the lines that tell it; 0: none. */
static size_t read_name_and_value(value_finder *finder, mof_page_range range, mof_page_value *value)
{
    mof_page_reader *reader = finder->reader;
    mof_arena *scratch = reader->scratch;
    mof_text text = mof_page_line_text(reader, range.first);
    if (!finder->is_integer && !ends_quoted(text) && !is_strong(reader, range.first))
        return 0;
    if (mof_page_value_read(scratch, finder->is_integer, text, value))
        return 1;
    if (!finder->is_integer || range.end < range.first + 2 ||
        !mof_page_value_read(scratch, true, mof_page_line_text(reader, range.first + 1), value) ||
        value->name.size > 0)
        return 0;
    value->name = text;
    return 2;
}

/* A value, and what it means in the lines behind it. */
static bool read_term(value_finder *finder, mof_page_range range, mof_page_value *value)
{
    size_t read = read_name_and_value(finder, range, value);
    mof_page_range meaning = {range.first + read, range.end};
    mof_span span;
    if (read > 0 && meaning.first < meaning.end) {
        mof_text text = mof_page_prose(finder->reader, meaning, (mof_page_range){0, 0}, &span);
        mof_page_value_explain(value, text);
    }
    return read > 0;
}

/* The mark that opens the first item also tells where the next one begins; paragraphs have none. */
static bool read_list(value_finder *finder, mof_page_range range)
{
    const mof_markdown *markdown = &finder->reader->markdown;
    uint8_t mark = markdown->lines[range.first].mark;
    size_t first = range.first;
    for (size_t line = range.first + 1; line <= range.end; line++) {
        if (line < range.end && markdown->lines[line].mark != mark)
            continue;
        mof_page_range item = {first, line};
        mof_page_value *value = push(finder);
        value->span = mof_markdown_span(
            markdown, mof_markdown_trim(markdown, markdown->lines[first].content));
        if (mark == MOF_MARKDOWN_ITEM ? !read_item(finder, item, value)
                                      : !read_term(finder, item, value))
            return false;
        first = line;
    }
    return true;
}

/* A paragraph as "**Name** (n)". */
static bool is_value_paragraph(const mof_page_reader *reader, size_t line)
{
    const mof_markdown *markdown = &reader->markdown;
    const mof_markdown_line *found = &markdown->lines[line];
    mof_markdown_content content = mof_markdown_trim(markdown, found->content);
    return found->kind == MOF_MARKDOWN_TEXT && found->mark == MOF_MARKDOWN_NONE &&
           !found->is_nested && content.start < content.end &&
           markdown->text[content.end - 1] == ')' &&
           mof_markdown_has_style(markdown, mof_markdown_styled_prefix(markdown, content),
                                  MOF_MARKDOWN_STYLE_STRONG);
}

/* From `first` on: the rows of a table, the items of a list, or two paragraphs and more. */
static mof_page_range find_group(const mof_page_reader *reader, size_t first, size_t end)
{
    const mof_markdown_line *lines = reader->markdown.lines;
    size_t line = first + 1;
    if (lines[first].kind == MOF_MARKDOWN_ROW)
        while (line < end && lines[line].kind == MOF_MARKDOWN_ROW && !lines[line].is_header)
            line++;
    else if (lines[first].mark == MOF_MARKDOWN_TERM)
        while (line < end && lines[line].kind != MOF_MARKDOWN_ROW &&
               lines[line].mark != MOF_MARKDOWN_AFTER)
            line++;
    else if (lines[first].mark == MOF_MARKDOWN_ITEM)
        while (line < end && lines[line].kind == MOF_MARKDOWN_TEXT && lines[line].is_nested)
            line++;
    else if (line < end && is_value_paragraph(reader, first) && is_value_paragraph(reader, line))
        while (line < end && is_value_paragraph(reader, line))
            line++;
    else
        line = first;
    return (mof_page_range){first, line};
}

mof_page_value_list mof_page_value_list_find(mof_page_reader *reader, mof_page_range prose,
                                             bool is_integer)
{
    value_finder finder = {.reader = reader, .is_integer = is_integer};
    for (size_t line = prose.first; line < prose.end; line++) {
        mof_page_range group = find_group(reader, line, prose.end);
        if (group.first == group.end)
            continue;
        bool is_table = reader->markdown.lines[line].kind == MOF_MARKDOWN_ROW;
        finder.list = (mof_page_value_list){.lines = group};
        if (is_table ? read_table(&finder, group) : read_list(&finder, group))
            return finder.list;
        line = group.end - 1;
    }
    return (mof_page_value_list){.lines = {prose.first, prose.first}};
}
