/*
 * Prose is cut out of the page's source line by line, not put together from its parsed form: what
 * an author wrote comes out as it went in.
 */
#include "page/prose.h"

#include <string.h>

#include "page/html.h"

/* What is collected: lines are joined when the next one comes, so that none is blank at the end. As
 * long as they stand in the page as they are wanted, nothing is copied. */
typedef struct prose_writer {
    mof_text text;
    mof_buffer out;     /* has the text once it is a copy */
    size_t blank_lines; /* since the last line that says something */
    bool in_code;
} prose_writer;

static uint32_t previous_line(const mof_source *source, uint32_t at)
{
    while (at > 0 && source->text[at - 1] != '\n')
        at--;
    at -= at > 0;
    while (at > 0 && source->text[at - 1] != '\n')
        at--;
    return at;
}

static uint32_t next_line_end(const mof_source *source, uint32_t at)
{
    for (int i = 0; i < 2; i++) {
        const char *newline = memchr(source->text + at, '\n', source->size - at);
        at = newline ? (uint32_t)(newline + 1 - source->text) : source->size;
        if (at > 0 && i == 0 && source->text[at - 1] != '\n')
            break;
    }
    return at;
}

/* Offsets of the lines in the page; the fences of code blocks and empty header rows included. */
static void find_extent(const mof_page_reader *reader, mof_page_range range, uint32_t *start,
                        uint32_t *end)
{
    const mof_markdown *markdown = &reader->markdown;
    const mof_markdown_line *first = &markdown->lines[range.first];
    const mof_markdown_line *last = &markdown->lines[range.end - 1];
    *start = first->start;
    *end = last->end;
    if (first->kind == MOF_MARKDOWN_CODE && first->end > 0)
        *start = previous_line(reader->source, first->start);
    else if (first->start == first->end)
        *start = range.first > 0 ? markdown->lines[range.first - 1].end : 0;
    if (last->kind == MOF_MARKDOWN_CODE && last->end > 0)
        *end = next_line_end(reader->source, last->end - 1);
    else if (last->start == last->end && range.end < markdown->line_count)
        *end = markdown->lines[range.end].start;
}

static bool is_fence(mof_text line)
{
    line = mof_text_trim(line);
    return mof_text_starts_with(line, "```") || mof_text_starts_with(line, "~~~");
}

/* White space and no-break spaces at the end. */
static mof_text trim_end(mof_text line)
{
    for (;;)
        if (line.size > 0 && mof_char_is_space(line.data[line.size - 1]))
            line.size--;
        else if (line.size > 1 && memcmp(line.data + line.size - 2, "\xC2\xA0", 2) == 0)
            line.size -= 2;
        else
            return line;
}

static mof_text without_layout_tags(mof_arena *arena, mof_text line)
{
    if (!memchr(line.data, '<', line.size))
        return line;
    mof_buffer kept;
    mof_buffer_init(&kept, arena);
    for (size_t at = 0; at < line.size;) {
        mof_text rest = {line.data + at, line.size - at};
        size_t tag = mof_html_layout_tag(rest);
        if (tag == 0) {
            const char *next = memchr(rest.data + 1, '<', rest.size - 1);
            size_t size = next ? (size_t)(next - rest.data) : rest.size;
            mof_buffer_append(&kept, (mof_text){rest.data, size});
            at += size;
        } else {
            at += tag;
        }
    }
    return mof_buffer_text(&kept);
}

/* True where `line` stands behind the text with nothing but `newlines` between the two. */
static bool goes_on(mof_text text, mof_text line, size_t newlines)
{
    const char *end = text.data + text.size;
    if ((uintptr_t)line.data - (uintptr_t)end != newlines)
        return false;
    while (newlines > 0 && end[newlines - 1] == '\n')
        newlines--;
    return newlines == 0;
}

static void join_line(prose_writer *writer, mof_text line, size_t newlines)
{
    mof_buffer *out = &writer->out;
    if (writer->text.size == 0) {
        writer->text = line;
    } else if (goes_on(writer->text, line, newlines)) {
        writer->text.size += newlines + line.size;
    } else {
        if (out->size == 0)
            mof_buffer_append(out, writer->text);
        while (newlines-- > 0)
            mof_buffer_append_char(out, '\n');
        mof_buffer_append(out, line);
        writer->text = mof_buffer_text(out);
    }
}

static void write_line(prose_writer *writer, mof_text line)
{
    bool is_fence_line = is_fence(line);
    if (!writer->in_code && !is_fence_line) {
        line = without_layout_tags(writer->out.arena, line);
        bool is_indent = line.size > 1 && line.data[0] == ' ' && line.data[1] != ' ';
        line = is_indent ? (mof_text){line.data + 1, line.size - 1} : line;
        line = writer->text.size == 0 ? mof_text_trim_blanks(line) : line;
    }
    line = trim_end(line);
    if (line.size == 0) {
        writer->blank_lines++;
        return;
    }
    size_t blank = writer->in_code || writer->blank_lines < 1 ? writer->blank_lines : 1;
    join_line(writer, line, blank + 1);
    writer->in_code = writer->in_code != is_fence_line;
    writer->blank_lines = 0;
}

static void write_range(mof_page_reader *reader, prose_writer *writer, mof_page_range range,
                        mof_span *span)
{
    uint32_t at;
    uint32_t end;
    if (range.first >= range.end)
        return;
    find_extent(reader, range, &at, &end);
    *span = mof_span_join(*span, mof_source_span(reader->source, at, end));
    while (at < end) {
        const char *start = reader->source->text + at;
        const char *newline = memchr(start, '\n', end - at);
        size_t size = newline ? (size_t)(newline - start) : end - at;
        write_line(writer, (mof_text){start, size});
        at += (uint32_t)size + 1;
    }
    writer->blank_lines = 1;
    writer->in_code = false;
}

mof_text mof_page_prose(mof_page_reader *reader, mof_page_range range, mof_page_range cut,
                        mof_span *span)
{
    prose_writer writer = {.blank_lines = 0};
    mof_buffer_init(&writer.out, reader->scratch);
    *span = MOF_NO_SPAN;
    if (cut.first >= cut.end)
        cut = (mof_page_range){range.end, range.end};
    write_range(reader, &writer, (mof_page_range){range.first, cut.first}, span);
    write_range(reader, &writer, (mof_page_range){cut.end, range.end}, span);
    return writer.text;
}
