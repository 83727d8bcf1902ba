/*
 * Entries have no mark of their own: one begins where a name stands alone and a label follows.
 */
#include "page/entry.h"

#include <string.h>

#define STYLED                                                                                     \
    (MOF_MARKDOWN_STYLE_CODE | MOF_MARKDOWN_STYLE_STRONG | MOF_MARKDOWN_STYLE_EMPHASIS |           \
     MOF_MARKDOWN_STYLE_LINK)

/* Longer than any name. */
#define NAME_LIMIT 256

static const struct {
    const char *label;
    size_t field; /* of mof_page_entry */
} labels[] = {
    {"Data type", offsetof(mof_page_entry, type)},
    {"Access type", offsetof(mof_page_entry, access)},
    {"Qualifiers", offsetof(mof_page_entry, qualifiers)},
    {"Qualifier", offsetof(mof_page_entry, qualifiers)},
};

#define LABEL_COUNT (sizeof labels / sizeof labels[0])

/* Lower case; most lines begin with a letter that no label begins with. */
static int initial_of(const mof_page_reader *reader, size_t line)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_text text = mof_markdown_text(markdown, markdown->lines[line].content);
    if (text.size > 0 && !mof_char_is_alpha(text.data[0]))
        text = mof_text_trim_blanks(text);
    return text.size > 0 ? mof_char_lower(text.data[0]) : '\0';
}

static bool is_label(const mof_page_reader *reader, size_t line, size_t *label,
                     mof_markdown_content *rest)
{
    int initial = initial_of(reader, line);
    for (*label = 0; *label < LABEL_COUNT; (*label)++)
        if (initial == mof_char_lower(labels[*label].label[0]) &&
            mof_page_line_label(reader, line, labels[*label].label, rest))
            return true;
    return false;
}

/* "Name", "Name:", "Name {#name}", "Name[]", "Name [in]"; `rest` is what stands in the brackets. */
static bool is_name(const mof_page_reader *reader, mof_markdown_content content,
                    mof_markdown_content *name, mof_markdown_content *rest)
{
    mof_text text = mof_markdown_text(&reader->markdown, content);
    size_t size = mof_page_name_size(text);
    size_t at = size;
    *name = mof_markdown_slice(content, 0, size);
    *rest = mof_markdown_slice(content, text.size, text.size);
    while (at < text.size && mof_char_is_space(text.data[at]))
        at++;
    if (at < text.size && text.data[at] == '[' && text.data[text.size - 1] == ']') {
        *rest = mof_markdown_slice(content, at + 1, text.size - 1);
        at = text.size;
    }
    if (at < text.size && ((at + 1 == text.size && text.data[at] == ':') ||
                           (text.data[at] == '{' && text.data[text.size - 1] == '}')))
        at = text.size;
    return size > 0 && at == text.size;
}

/* In a page of properties a name is followed by its data type; in a list of parameters it is a term
 * in italics. */
static bool begins_entry(const mof_page_reader *reader, size_t line, size_t end)
{
    const mof_markdown *markdown = &reader->markdown;
    const mof_markdown_line *found = &markdown->lines[line];
    mof_markdown_content name;
    mof_markdown_content rest;
    size_t label;
    bool is_labelled = line + 1 < end && is_label(reader, line + 1, &label, &rest);
    if (found->kind == MOF_MARKDOWN_ROW || found->kind == MOF_MARKDOWN_CODE ||
        (!is_labelled && found->mark != MOF_MARKDOWN_TERM))
        return false;
    mof_markdown_content content = mof_markdown_trim(markdown, found->content);
    size_t size = content.end - content.start;
    size_t other;
    if (size == 0 || size > NAME_LIMIT || is_label(reader, line, &other, &rest))
        return false;
    bool has_name = is_name(reader, content, &name, &rest);
    if (!is_labelled)
        return has_name && mof_markdown_has_style(markdown, name, MOF_MARKDOWN_STYLE_EMPHASIS);
    return found->kind == MOF_MARKDOWN_HEADING || (has_name && label == 0) ||
           mof_markdown_has_style(markdown, content, STYLED);
}

/* A name may have been broken by a blank: it is joined. */
static void read_name(mof_page_reader *reader, mof_page_entry *entry)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_markdown_content name;
    mof_markdown_content rest;
    if (is_name(reader, entry->line, &name, &rest)) {
        mof_text inside = mof_text_trim_blanks(mof_markdown_text(markdown, rest));
        bool has_brackets = markdown->text[entry->line.end - 1] == ']';
        bool is_size = inside.size == 0 || mof_char_is_digit(inside.data[0]);
        entry->name = mof_markdown_text(markdown, name);
        entry->name_span = mof_markdown_span(markdown, name);
        entry->name_is_array = is_size && has_brackets;
        entry->name_qualifiers = is_size ? entry->name_qualifiers : rest;
        return;
    }
    mof_text text = mof_markdown_text(markdown, entry->line);
    char *joined = mof_arena_alloc(reader->scratch, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (mof_page_is_name_char(text.data[i]))
            joined[size++] = text.data[i];
    entry->name = (mof_text){joined, size};
    entry->name_span = mof_markdown_span(markdown, entry->line);
}

/* "Data type: `X` Access type: Read/Write": two labels in one line. */
static void read_labels_within(mof_page_reader *reader, mof_page_entry *entry,
                               mof_markdown_content content)
{
    mof_text text = mof_markdown_text(&reader->markdown, content);
    for (size_t i = 0; i < LABEL_COUNT; i++) {
        size_t size = strlen(labels[i].label);
        for (size_t at = 1; at + size < text.size; at++) {
            mof_text word = {text.data + at, size};
            if (text.data[at + size] != ':' || !mof_text_is_nocase(word, labels[i].label))
                continue;
            mof_markdown_content rest = mof_markdown_slice(content, at + size + 1, text.size);
            mof_markdown_content *field =
                (mof_markdown_content *)(void *)((char *)entry + labels[i].field);
            *field = mof_markdown_trim(&reader->markdown, rest);
            entry->type = mof_markdown_trim(&reader->markdown, mof_markdown_slice(content, 0, at));
            return;
        }
    }
}

static size_t read_labels(mof_page_reader *reader, mof_page_entry *entry, size_t line, size_t end)
{
    size_t label;
    mof_markdown_content rest;
    while (line < end && is_label(reader, line, &label, &rest)) {
        mof_markdown_content *field =
            (mof_markdown_content *)(void *)((char *)entry + labels[label].field);
        if (field->start == field->end)
            *field = rest;
        if (label == 0)
            read_labels_within(reader, entry, rest);
        line++;
    }
    mof_text access = mof_markdown_text(&reader->markdown, entry->access);
    if (access.size > 0 && access.data[0] == '[' &&
        entry->qualifiers.start == entry->qualifiers.end) {
        entry->qualifiers = entry->access;
        entry->access.end = entry->access.start;
    }
    return line;
}

mof_page_entries mof_page_entries_find(mof_page_reader *reader, mof_page_section section)
{
    mof_page_range range = reader->sections[section];
    mof_page_entries entries = {NULL, 0, 0};
    mof_page_entry *open = NULL;
    for (size_t line = range.first; line < range.end; line++) {
        if (!begins_entry(reader, line, range.end))
            continue;
        if (open)
            open->prose.end = line;
        MOF_RESERVE(reader->scratch, entries.items, entries.count, entries.capacity);
        open = &entries.items[entries.count++];
        *open = (mof_page_entry){
            .line = mof_markdown_trim(&reader->markdown, reader->markdown.lines[line].content)};
        read_name(reader, open);
        open->prose.first = read_labels(reader, open, line + 1, range.end);
        open->prose.end = range.end;
        line = open->prose.first - 1;
    }
    return entries;
}

/* Backticks that do not pair break a name in pieces: `Strin``g`. */
static mof_text without_backticks(mof_arena *arena, mof_text text)
{
    char *kept = mof_arena_alloc(arena, text.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '`')
            kept[size++] = text.data[i];
    return (mof_text){kept, size};
}

static bool starts_with_nocase(mof_text text, const char *prefix)
{
    size_t size = strlen(prefix);
    return text.size >= size && mof_text_is_nocase((mof_text){text.data, size}, prefix);
}

static bool says_array(mof_text text)
{
    text = mof_text_trim_blanks(text);
    return starts_with_nocase(text, "array") || mof_text_starts_with(text, "[");
}

/* "Array" may stand outside of the type's backticks and touch them: `X`Array. */
mof_page_type mof_page_entry_type(const mof_page_reader *reader, const mof_page_entry *entry)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_markdown_content styled = mof_markdown_styled_prefix(markdown, entry->type);
    mof_markdown_content behind = {styled.end, entry->type.end};
    mof_text text = without_backticks(reader->scratch, mof_markdown_text(markdown, styled));
    mof_page_type type = {.span = mof_markdown_span(markdown, entry->type)};
    text = mof_text_trim_blanks(text);
    if (starts_with_nocase(text, "ref:")) {
        type.is_reference = true;
        text = mof_text_trim_blanks((mof_text){text.data + 4, text.size - 4});
    }
    type.name = (mof_text){text.data, mof_page_name_size(text)};
    text = (mof_text){text.data + type.name.size, text.size - type.name.size};
    type.is_reference |= starts_with_nocase(mof_text_trim_blanks(text), "ref");
    type.is_array =
        entry->name_is_array || says_array(text) || says_array(mof_markdown_text(markdown, behind));
    return type;
}
