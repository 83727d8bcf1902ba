/*
 * Headings: the title and what it names, the sections and where they end.
 */
#include "page/reader.h"

#include <string.h>

/* Headings, in lower case, without the words behind them. */
static const struct {
    const char *title;
    mof_page_section section;
} titles[] = {
    {"development requirements", MOF_PAGE_OTHER},
    {"example code", MOF_PAGE_OTHER},
    {"examples", MOF_PAGE_OTHER},
    {"members", MOF_PAGE_MEMBERS},
    {"methods", MOF_PAGE_METHODS},
    {"parameter", MOF_PAGE_PARAMETERS},
    {"parameters", MOF_PAGE_PARAMETERS},
    {"properties", MOF_PAGE_PROPERTIES},
    {"remarks", MOF_PAGE_REMARKS},
    {"requirements", MOF_PAGE_REQUIREMENTS},
    {"return value", MOF_PAGE_RETURN_VALUE},
    {"return values", MOF_PAGE_RETURN_VALUE},
    {"runtime requirements", MOF_PAGE_OTHER},
    {"see also", MOF_PAGE_OTHER},
    {"syntax", MOF_PAGE_SYNTAX},
};

static bool lies_in(mof_text text, const char *data, size_t size)
{
    return (uintptr_t)text.data - (uintptr_t)data < size;
}

/* The place in the page that text of the parsed page was read from. */
static mof_text original_of(const mof_page_reader *reader, mof_text text)
{
    size_t start = (size_t)(text.data - reader->markdown.text);
    mof_markdown_content content = {(uint32_t)start, (uint32_t)(start + text.size)};
    mof_span span = mof_markdown_span(&reader->markdown, content);
    return (mof_text){reader->source->text + (span.start - reader->source->base),
                      span.end - span.start};
}

mof_text mof_page_keep(mof_page_reader *reader, mof_text text)
{
    if (text.size == 0 || lies_in(text, reader->source->text, reader->source->size))
        return text;
    if (lies_in(text, reader->markdown.text, reader->markdown.text_size)) {
        mof_text original = original_of(reader, text);
        if (mof_text_equal(original, text))
            return original;
    }
    return (mof_text){mof_arena_copy(reader->syntax->source_arena, text.data, text.size),
                      text.size};
}

mof_text mof_page_line_text(const mof_page_reader *reader, size_t line)
{
    const mof_markdown *markdown = &reader->markdown;
    return mof_text_trim_blanks(mof_markdown_text(markdown, markdown->lines[line].content));
}

bool mof_page_is_name_char(int c)
{
    return mof_char_is_alpha(c) || mof_char_is_digit(c) || c == '_';
}

size_t mof_page_name_size(mof_text text)
{
    size_t size = 0;
    while (size < text.size && mof_page_is_name_char(text.data[size]))
        size++;
    return size;
}

bool mof_page_line_label(const mof_page_reader *reader, size_t line, const char *label,
                         mof_markdown_content *rest)
{
    const mof_markdown *markdown = &reader->markdown;
    const mof_markdown_line *found = &markdown->lines[line];
    mof_text text = mof_page_line_text(reader, line);
    size_t size = strlen(label);
    if (found->kind == MOF_MARKDOWN_ROW || text.size <= size ||
        !mof_text_is_nocase((mof_text){text.data, size}, label))
        return false;
    mof_text behind = mof_text_trim_blanks((mof_text){text.data + size, text.size - size});
    if (behind.size == 0 || behind.data[0] != ':')
        return false;
    size_t start = (size_t)(behind.data + 1 - markdown->text);
    *rest = (mof_markdown_content){(uint32_t)start, found->content.end};
    *rest = mof_markdown_trim(markdown, *rest);
    return true;
}

/* A property may be called "Remarks": its heading is followed by its data type. */
static bool heads_entry(const mof_page_reader *reader, size_t line)
{
    mof_markdown_content rest;
    return line + 1 < reader->markdown.line_count &&
           mof_page_line_label(reader, line + 1, "Data type", &rest);
}

/* "Properties:" and "Properties {#properties}" are headings of properties, too. */
static mof_text heading_words(mof_text heading)
{
    const char *id = memchr(heading.data, '{', heading.size);
    if (id && heading.data[heading.size - 1] == '}')
        heading = mof_text_trim((mof_text){heading.data, (size_t)(id - heading.data)});
    if (heading.size > 0 && heading.data[heading.size - 1] == ':')
        heading = mof_text_trim((mof_text){heading.data, heading.size - 1});
    return heading;
}

static bool heads_section(const mof_page_reader *reader, size_t line, mof_page_section *section)
{
    const mof_markdown_line *heading = &reader->markdown.lines[line];
    *section = MOF_PAGE_OTHER;
    if (heading->kind != MOF_MARKDOWN_HEADING || heads_entry(reader, line))
        return false;
    mof_text text = heading_words(mof_page_line_text(reader, line));
    int initial = text.size > 0 ? mof_char_lower(text.data[0]) : '\0';
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (initial == titles[i].title[0] && mof_text_is_nocase(text, titles[i].title)) {
            *section = titles[i].section;
            return true;
        }
    }
    return heading->level <= 2;
}

/* The next word of `text` from *at on, and *at behind it. */
static mof_markdown_content next_word(const mof_markdown *markdown, mof_markdown_content content,
                                      size_t *at)
{
    mof_text text = mof_markdown_text(markdown, content);
    while (*at < text.size && mof_char_is_space(text.data[*at]))
        (*at)++;
    size_t start = *at;
    while (*at < text.size && !mof_char_is_space(text.data[*at]))
        (*at)++;
    return mof_markdown_slice(content, start, *at);
}

static bool word_is(const mof_markdown *markdown, mof_markdown_content word, const char *string)
{
    return mof_text_is_nocase(mof_markdown_text(markdown, word), string);
}

/* "X class", "X Server WMI Class", "M Method in Class X", "M method of the X class". */
static void read_title(mof_page_reader *reader, mof_markdown_content content)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_page_title *title = &reader->title;
    mof_markdown_content words[6];
    size_t at = 0;
    title->text = mof_markdown_trim(markdown, content);
    for (size_t i = 0; i < 6; i++)
        words[i] = next_word(markdown, content, &at);
    if (word_is(markdown, words[1], "method") && word_is(markdown, words[2], "in")) {
        title->method = words[0];
        title->name = words[word_is(markdown, words[3], "class") ? 4 : 3];
    } else if (word_is(markdown, words[1], "method") && word_is(markdown, words[2], "of")) {
        title->is_method_of = true;
        title->method = words[0];
        title->name = words[word_is(markdown, words[3], "the") ? 4 : 3];
    } else if (word_is(markdown, words[1], "class") ||
               (word_is(markdown, words[1], "wmi") && word_is(markdown, words[2], "class"))) {
        title->name = words[0];
    } else if (word_is(markdown, words[2], "wmi") && word_is(markdown, words[3], "class")) {
        title->name = words[0];
        title->role = words[1];
    }
}

/* Windows' pages have members; their methods are "of the X class". */
static mof_page_layout find_layout(const mof_page_reader *reader)
{
    bool is_win32 = reader->has_section[MOF_PAGE_MEMBERS] || reader->title.is_method_of;
    return is_win32 ? MOF_PAGE_LAYOUT_WIN32 : MOF_PAGE_LAYOUT_CONFIGMGR;
}

/* Without a heading of their own, properties and parameters stand behind the block. */
static void adopt_entries(mof_page_reader *reader, mof_page_section section)
{
    bool has_members = reader->has_section[MOF_PAGE_MEMBERS];
    if (!reader->has_section[section])
        reader->sections[section] =
            reader->sections[has_members ? MOF_PAGE_MEMBERS : MOF_PAGE_SYNTAX];
}

void mof_page_find_sections(mof_page_reader *reader)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_page_section open = MOF_PAGE_INTRODUCTION;
    bool has_title = false;
    for (size_t i = 0; i < markdown->line_count; i++) {
        mof_page_section section;
        if (!heads_section(reader, i, &section))
            continue;
        if (!has_title) {
            has_title = true;
            read_title(reader, markdown->lines[i].content);
            section = MOF_PAGE_INTRODUCTION;
        } else {
            reader->sections[open].end = i;
        }
        open = reader->has_section[section] ? MOF_PAGE_OTHER : section;
        reader->has_section[open] = true;
        reader->sections[open] = (mof_page_range){i + 1, i + 1};
    }
    reader->sections[open].end = markdown->line_count;
    reader->layout = find_layout(reader);
    adopt_entries(reader, MOF_PAGE_PROPERTIES);
    adopt_entries(reader, MOF_PAGE_PARAMETERS);
}

mof_diagnostic *mof_page_report(mof_page_reader *reader, mof_code code, mof_span span,
                                mof_text argument)
{
    mof_reporter *reporter = reader->syntax->reporter;
    const char *text =
        mof_arena_copy(reporter->arena, argument.data ? argument.data : "", argument.size);
    return mof_report(reporter, code, span, MOF_ARGS(text));
}
