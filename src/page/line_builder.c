/*
 * Lines, runs and cells are appended to the arrays of mof_markdown; the place of each piece is
 * found by where it lies.
 */
#include "page/line_builder.h"

#include <string.h>

#define CELLS_PER_ROW 8
#define NOWHERE UINT32_MAX

static uint8_t current_style(const mof_line_builder *builder)
{
    unsigned style = builder->html_style;
    for (unsigned i = 0; i < 4; i++)
        style |= builder->styles[i] ? 1u << i : 0u;
    return (uint8_t)style;
}

/* Offset in the page, or NOWHERE for text that md4c makes up. */
static uint32_t source_offset(const mof_line_builder *builder, const char *data)
{
    uintptr_t start = (uintptr_t)builder->widened.text.data;
    uintptr_t at = (uintptr_t)data;
    if (at < start || at >= start + builder->widened.text.size)
        return NOWHERE;
    return (uint32_t)mof_widened_origin(&builder->widened, at - start) + builder->start;
}

/* Events come in the order of the page, so finding lines costs one pass over it. */
static void follow_line(mof_line_builder *builder, uint32_t offset)
{
    const mof_source *source = builder->markdown->source;
    while (offset >= builder->line_end && builder->line_end < source->size) {
        const char *start = source->text + builder->line_end;
        const char *end = memchr(start, '\n', source->size - builder->line_end);
        builder->line_start = builder->line_end;
        builder->line_end = end ? (uint32_t)(end + 1 - source->text) : source->size;
    }
}

static mof_markdown_content empty_content(const mof_markdown *markdown)
{
    uint32_t at = (uint32_t)markdown->text_size;
    return (mof_markdown_content){at, at};
}

void mof_line_builder_begin(mof_line_builder *builder)
{
    mof_markdown *markdown = builder->markdown;
    MOF_RESERVE(builder->arena, markdown->lines, markdown->line_count, markdown->line_capacity);
    markdown->lines[markdown->line_count++] =
        (mof_markdown_line){.kind = builder->kind,
                            .mark = builder->mark,
                            .level = builder->level,
                            .is_nested = builder->nesting > 0,
                            .is_header = builder->in_header,
                            .content = empty_content(markdown),
                            .cell = (uint32_t)markdown->cell_count};
    builder->mark = MOF_MARKDOWN_NONE;
    builder->has_line = true;
}

static mof_markdown_line *last_line(const mof_line_builder *builder)
{
    return &builder->markdown->lines[builder->markdown->line_count - 1];
}

void mof_line_builder_end(mof_line_builder *builder)
{
    if (!builder->in_row)
        builder->has_line = false;
}

/* Lines of HTML are cut at tags, so their place is that of their text alone. */
static void cover(mof_line_builder *builder, uint32_t offset, uint32_t size)
{
    mof_markdown_line *line = last_line(builder);
    follow_line(builder, offset);
    bool is_part = builder->html.is_block;
    uint32_t end = is_part || offset + size > builder->line_end ? offset + size : builder->line_end;
    if (line->start == line->end)
        line->start = is_part ? builder->part_start : builder->line_start;
    line->end = end > line->end ? end : line->end;
}

static void add_run(mof_line_builder *builder, uint32_t source)
{
    mof_markdown *markdown = builder->markdown;
    uint8_t style = current_style(builder);
    uint32_t at = (uint32_t)markdown->text_size;
    if (markdown->run_count > 0) {
        const mof_markdown_run *last = &markdown->runs[markdown->run_count - 1];
        if (last->style == style && last->source + (at - last->at) == source)
            return;
    }
    MOF_RESERVE(builder->arena, markdown->runs, markdown->run_count, markdown->run_capacity);
    markdown->runs[markdown->run_count++] = (mof_markdown_run){at, source, style};
}

/* Appends `data`, which stands in the page for `source_size` bytes at `source`. */
static void add_text(mof_line_builder *builder, const char *data, size_t size, uint32_t source,
                     uint32_t source_size)
{
    mof_markdown *markdown = builder->markdown;
    if (size == 0)
        return;
    if (!builder->has_line) {
        if (mof_text_trim((mof_text){data, size}).size == 0)
            return;
        mof_line_builder_begin(builder);
    }
    mof_markdown_line *line = last_line(builder);
    if (builder->in_row && line->cell_count > CELLS_PER_ROW)
        return;
    if (source != NOWHERE)
        cover(builder, source, source_size);
    else if (markdown->run_count > 0)
        source = markdown->runs[markdown->run_count - 1].source;
    add_run(builder, source);
    while (markdown->text_capacity - markdown->text_size < size) {
        size_t capacity = markdown->text_capacity ? markdown->text_capacity * 2 : 4096;
        markdown->text =
            mof_arena_grow(builder->arena, markdown->text, markdown->text_capacity, capacity);
        markdown->text_capacity = capacity;
    }
    memcpy(markdown->text + markdown->text_size, data, size);
    markdown->text_size += size;
    line->content.end = (uint32_t)markdown->text_size;
    if (builder->in_row && line->cell_count > 0)
        markdown->cells[line->cell + line->cell_count - 1].end = line->content.end;
}

void mof_line_builder_append(mof_line_builder *builder, mof_text text)
{
    add_text(builder, text.data, text.size, source_offset(builder, text.data), (uint32_t)text.size);
}

void mof_line_builder_append_entity(mof_line_builder *builder, mof_text entity)
{
    char decoded[4];
    size_t length = mof_html_decode(entity, decoded);
    mof_text text = length > 0 ? (mof_text){decoded, length} : entity;
    add_text(builder, text.data, text.size, source_offset(builder, entity.data),
             (uint32_t)entity.size);
}

/* A cell holds several lines where HTML breaks it. */
void mof_line_builder_break(mof_line_builder *builder)
{
    if (builder->in_row)
        add_text(builder, "\n", 1, NOWHERE, 0);
    else
        mof_line_builder_end(builder);
}

/* A tag or a line end at `start`, `end` behind it, within a block of HTML ends a part. */
static void break_part(mof_line_builder *builder, uint32_t start, uint32_t end)
{
    if (builder->html.is_block && start != NOWHERE) {
        if (builder->has_line)
            last_line(builder)->end = start;
        builder->part_start = end;
    }
    mof_line_builder_break(builder);
}

void mof_line_builder_append_html(mof_line_builder *builder, mof_text html)
{
    mof_html_token token;
    mof_text rest = html;
    uint32_t start = source_offset(builder, html.data);
    if (builder->html.is_block && !builder->has_line && start != NOWHERE)
        builder->part_start = start;
    while (mof_html_next(&builder->html, &rest, &token)) {
        switch (token.kind) {
        case MOF_HTML_TEXT:
            mof_line_builder_append(builder, token.text);
            break;
        case MOF_HTML_ENTITY:
            mof_line_builder_append_entity(builder, token.text);
            break;
        case MOF_HTML_BREAK:
            break_part(builder, source_offset(builder, token.text.data),
                       source_offset(builder, rest.data));
            if (token.mark != MOF_MARKDOWN_NONE || token.is_closing)
                builder->mark = token.mark;
            break;
        case MOF_HTML_STYLE:
            builder->html_style = (uint8_t)(token.is_closing ? builder->html_style & ~token.style
                                                             : builder->html_style | token.style);
            break;
        }
    }
}

void mof_line_builder_begin_row(mof_line_builder *builder)
{
    builder->kind = MOF_MARKDOWN_ROW;
    mof_line_builder_begin(builder);
    builder->in_row = true;
}

void mof_line_builder_begin_cell(mof_line_builder *builder)
{
    mof_markdown *markdown = builder->markdown;
    mof_markdown_line *line = last_line(builder);
    if (++line->cell_count <= CELLS_PER_ROW) {
        MOF_RESERVE(builder->arena, markdown->cells, markdown->cell_count, markdown->cell_capacity);
        markdown->cells[markdown->cell_count++] = empty_content(markdown);
    }
}

void mof_line_builder_end_row(mof_line_builder *builder)
{
    mof_markdown_line *row = last_line(builder);
    if (row->cell_count > CELLS_PER_ROW)
        row->cell_count = CELLS_PER_ROW;
    builder->in_row = false;
}
