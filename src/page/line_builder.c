/*
 * Lines, runs and cells are appended to the arrays of mof_markdown; the place of each piece is
 * found by where it lies.
 */
#include "page/line_builder.h"

#include <string.h>

#define CELLS_PER_ROW 8
#define NOWHERE UINT32_MAX

/* ---- room ------------------------------------------------------------------------------------ */

typedef struct room_request {
    mof_line_builder *builder;
    size_t size;
} room_request;

static void make_room(void *payload)
{
    const room_request *request = payload;
    mof_arena *arena = request->builder->arena;
    mof_markdown *markdown = request->builder->markdown;
    MOF_RESERVE(arena, markdown->lines, markdown->line_count, markdown->line_capacity);
    MOF_RESERVE(arena, markdown->runs, markdown->run_count, markdown->run_capacity);
    MOF_RESERVE(arena, markdown->cells, markdown->cell_count, markdown->cell_capacity);
    while (markdown->text_capacity - markdown->text_size < request->size) {
        size_t capacity = markdown->text_capacity * 2;
        markdown->text = mof_arena_grow(arena, markdown->text, markdown->text_capacity, capacity);
        markdown->text_capacity = capacity;
    }
}

/* Room for a line, a run, a cell and `size` bytes of text. Nothing else allocates while md4c runs.
 */
static bool has_room(mof_line_builder *builder, size_t size)
{
    const mof_markdown *markdown = builder->markdown;
    if (markdown->line_count < markdown->line_capacity &&
        markdown->run_count < markdown->run_capacity &&
        markdown->cell_count < markdown->cell_capacity &&
        markdown->text_capacity - markdown->text_size >= size)
        return true;
    room_request request = {builder, size};
    if (!builder->is_spent)
        builder->is_spent = !mof_memory_try(builder->arena->memory, make_room, &request);
    return !builder->is_spent;
}

void mof_line_builder_init(mof_line_builder *builder, mof_markdown *markdown, mof_arena *arena,
                           mof_tidied tidied, uint32_t start)
{
    size_t size = tidied.text.size;
    markdown->line_capacity = size / 80 + 16;
    markdown->run_capacity = size / 32 + 16;
    markdown->cell_capacity = 64;
    markdown->text_capacity = size / 4 * 3 + 16;
    markdown->lines = MOF_NEW_ARRAY(arena, mof_markdown_line, markdown->line_capacity);
    markdown->runs = MOF_NEW_ARRAY(arena, mof_markdown_run, markdown->run_capacity);
    markdown->cells = MOF_NEW_ARRAY(arena, mof_markdown_content, markdown->cell_capacity);
    markdown->text = mof_arena_alloc(arena, markdown->text_capacity);
    *builder =
        (mof_line_builder){.markdown = markdown, .arena = arena, .tidied = tidied, .start = start};
}

/* ---- places ---------------------------------------------------------------------------------- */

/* False for text that md4c makes up. */
static bool lies_in_page(const mof_line_builder *builder, const char *data)
{
    return (uintptr_t)data - (uintptr_t)builder->tidied.text.data < builder->tidied.text.size;
}

/* Offset in the page, or NOWHERE. */
static uint32_t source_offset(mof_line_builder *builder, const char *data)
{
    if (!lies_in_page(builder, data))
        return NOWHERE;
    size_t at = (size_t)(data - builder->tidied.text.data);
    return (uint32_t)mof_tidied_origin(&builder->tidied, at) + builder->start;
}

/* Events come in the order of the page: most of them lie in the line of the one before. */
static void follow_line(mof_line_builder *builder, uint32_t offset)
{
    const mof_source *source = builder->markdown->source;
    if (offset < builder->line_end)
        return;
    const char *end = memchr(source->text + offset, '\n', source->size - offset);
    uint32_t start = offset;
    while (start > builder->line_end && source->text[start - 1] != '\n')
        start--;
    builder->line_start = start;
    builder->line_end = end ? (uint32_t)(end + 1 - source->text) : source->size;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static mof_markdown_content empty_content(const mof_markdown *markdown)
{
    uint32_t at = (uint32_t)markdown->text_size;
    return (mof_markdown_content){at, at};
}

void mof_line_builder_begin(mof_line_builder *builder)
{
    mof_markdown *markdown = builder->markdown;
    if (!has_room(builder, 0))
        return;
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

/* Lines of HTML are cut at tags, so their place is that of their text alone. What tidying put in
 * may reach beyond the page. */
static void cover(mof_line_builder *builder, mof_markdown_line *line, uint32_t offset,
                  uint32_t size)
{
    bool is_part = builder->html.is_block;
    uint32_t limit = builder->markdown->source->size;
    if (offset > limit)
        return;
    if (size > limit - offset)
        size = limit - offset;
    follow_line(builder, offset);
    uint32_t end = is_part || offset + size > builder->line_end ? offset + size : builder->line_end;
    if (line->start == line->end)
        line->start = is_part ? source_offset(builder, builder->part) : builder->line_start;
    line->end = end > line->end ? end : line->end;
}

static void add_run(mof_line_builder *builder, uint32_t source)
{
    mof_markdown *markdown = builder->markdown;
    uint8_t style = builder->span_style | builder->html_style;
    uint32_t at = (uint32_t)markdown->text_size;
    if (markdown->run_count > 0) {
        const mof_markdown_run *last = &markdown->runs[markdown->run_count - 1];
        if (last->style == style && last->source + (at - last->at) == source)
            return;
    }
    markdown->runs[markdown->run_count++] = (mof_markdown_run){at, source, style};
}

/* Appends `data`, which stands in the page for `source_size` bytes at `source`. */
static void add_text(mof_line_builder *builder, const char *data, size_t size, uint32_t source,
                     uint32_t source_size)
{
    mof_markdown *markdown = builder->markdown;
    if (!builder->has_line)
        mof_line_builder_begin(builder);
    if (!has_room(builder, size))
        return;
    mof_markdown_line *line = last_line(builder);
    if (builder->in_row && line->cell_count > CELLS_PER_ROW)
        return;
    if (source != NOWHERE)
        cover(builder, line, source, source_size);
    else if (markdown->run_count > 0)
        source = markdown->runs[markdown->run_count - 1].source;
    add_run(builder, source);
    memcpy(markdown->text + markdown->text_size, data, size);
    markdown->text_size += size;
    line->content.end = (uint32_t)markdown->text_size;
    if (builder->in_row && line->cell_count > 0)
        markdown->cells[line->cell + line->cell_count - 1].end = line->content.end;
}

/* Blanks begin no line. */
static bool is_idle(const mof_line_builder *builder, mof_text text)
{
    return !builder->has_line && !mof_char_is_alpha(text.data[0]) &&
           mof_text_trim_blanks(text).size == 0;
}

void mof_line_builder_append(mof_line_builder *builder, mof_text text)
{
    if (is_idle(builder, text))
        return;
    add_text(builder, text.data, text.size, source_offset(builder, text.data), (uint32_t)text.size);
}

void mof_line_builder_append_entity(mof_line_builder *builder, mof_text entity)
{
    char decoded[4];
    size_t length = mof_html_decode(entity, decoded);
    mof_text text = length > 0 ? (mof_text){decoded, length} : entity;
    if (is_idle(builder, text))
        return;
    add_text(builder, text.data, text.size, source_offset(builder, entity.data),
             (uint32_t)entity.size);
}

void mof_line_builder_cover_code(mof_line_builder *builder, mof_text text)
{
    uint32_t offset = source_offset(builder, text.data);
    if (builder->has_line && offset != NOWHERE)
        cover(builder, last_line(builder), offset, (uint32_t)text.size);
}

void mof_line_builder_end_code(mof_line_builder *builder)
{
    const mof_source *source = builder->markdown->source;
    const mof_markdown_line *line = last_line(builder);
    uint32_t size = line->end - line->start;
    if (builder->has_line && size > 0)
        add_text(builder, source->text + line->start, size, line->start, size);
    mof_line_builder_end(builder);
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
static void break_part(mof_line_builder *builder, const char *start, const char *end)
{
    if (builder->html.is_block && lies_in_page(builder, start)) {
        if (builder->has_line)
            last_line(builder)->end = source_offset(builder, start);
        builder->part = end;
    }
    mof_line_builder_break(builder);
}

void mof_line_builder_append_html(mof_line_builder *builder, mof_text html)
{
    mof_html_token token;
    mof_text rest = html;
    if (builder->html.is_block && !builder->has_line && lies_in_page(builder, html.data))
        builder->part = html.data;
    while (mof_html_next(&builder->html, &rest, &token)) {
        switch (token.kind) {
        case MOF_HTML_TEXT:
            mof_line_builder_append(builder, token.text);
            break;
        case MOF_HTML_ENTITY:
            mof_line_builder_append_entity(builder, token.text);
            break;
        case MOF_HTML_BREAK:
            break_part(builder, token.text.data, rest.data);
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

/* ---- tables ---------------------------------------------------------------------------------- */

void mof_line_builder_begin_row(mof_line_builder *builder)
{
    builder->kind = MOF_MARKDOWN_ROW;
    mof_line_builder_begin(builder);
    builder->in_row = true;
}

void mof_line_builder_begin_cell(mof_line_builder *builder)
{
    mof_markdown *markdown = builder->markdown;
    if (!has_room(builder, 0))
        return;
    if (++last_line(builder)->cell_count <= CELLS_PER_ROW)
        markdown->cells[markdown->cell_count++] = empty_content(markdown);
}

void mof_line_builder_end_row(mof_line_builder *builder)
{
    mof_markdown_line *row = last_line(builder);
    if (row->cell_count > CELLS_PER_ROW)
        row->cell_count = CELLS_PER_ROW;
    builder->in_row = false;
}
