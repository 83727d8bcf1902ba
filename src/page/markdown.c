/*
 * The way of md4c's events into lines: each event is handled on its own, protected from memory that
 * runs out, and adds to the last line or begins one.
 */
#include "page/markdown.h"

#include <string.h>

#include <md4c.h>

#include "page/html.h"
#include "page/widen.h"

/* A page of n bytes has at most a few times n events, unless it is made to have more. */
#define EVENTS_PER_BYTE 8
#define CELLS_PER_ROW 8
#define NOWHERE UINT32_MAX

/* Before the text of one line. */
#define MARKERS 100
#define BLANKS 400

/* What is known while md4c walks the page. */
typedef struct markdown_reader {
    mof_markdown *markdown;
    mof_arena *arena;
    mof_widened widened; /* the page behind `start` */
    uint32_t start;
    size_t events; /* that may still come */
    bool out_of_memory;
    uint8_t kind; /* of lines that begin now */
    uint8_t level;
    uint8_t mark;
    bool has_line; /* text belongs to the last line */
    bool in_row;
    bool in_header;
    uint32_t nesting;              /* lists and quotations around */
    uint32_t styles[4];            /* spans of each style around */
    uint8_t html_style;            /* of HTML tags around */
    uint32_t line_start, line_end; /* of the physical line that was met last */
    uint32_t part_start;           /* behind the HTML tag that broke a line last */
    mof_html html;
} markdown_reader;

typedef enum event_kind { ENTER_BLOCK, LEAVE_BLOCK, ENTER_SPAN, LEAVE_SPAN, TEXT } event_kind;

typedef struct markdown_event {
    markdown_reader *reader;
    event_kind kind;
    int type; /* MD_BLOCKTYPE, MD_SPANTYPE or MD_TEXTTYPE */
    const void *detail;
    const char *data;
    uint32_t size;
} markdown_event;

static uint8_t current_style(const markdown_reader *reader)
{
    unsigned style = reader->html_style;
    for (unsigned i = 0; i < 4; i++)
        style |= reader->styles[i] ? 1u << i : 0u;
    return (uint8_t)style;
}

/* Offset in the page, or NOWHERE for text that md4c makes up. */
static uint32_t source_offset(const markdown_reader *reader, const char *data)
{
    uintptr_t start = (uintptr_t)reader->widened.text.data;
    uintptr_t at = (uintptr_t)data;
    if (at < start || at >= start + reader->widened.text.size)
        return NOWHERE;
    return (uint32_t)mof_widened_origin(&reader->widened, at - start) + reader->start;
}

/* Events come in the order of the page, so finding lines costs one pass over it. */
static void follow_line(markdown_reader *reader, uint32_t offset)
{
    const mof_source *source = reader->markdown->source;
    while (offset >= reader->line_end && reader->line_end < source->size) {
        const char *start = source->text + reader->line_end;
        const char *end = memchr(start, '\n', source->size - reader->line_end);
        reader->line_start = reader->line_end;
        reader->line_end = end ? (uint32_t)(end + 1 - source->text) : source->size;
    }
}

static mof_markdown_content empty_content(const mof_markdown *markdown)
{
    uint32_t at = (uint32_t)markdown->text_size;
    return (mof_markdown_content){at, at};
}

static mof_markdown_line *begin_line(markdown_reader *reader)
{
    mof_markdown *markdown = reader->markdown;
    MOF_RESERVE(reader->arena, markdown->lines, markdown->line_count, markdown->line_capacity);
    mof_markdown_line *line = &markdown->lines[markdown->line_count++];
    *line = (mof_markdown_line){.kind = reader->kind,
                                .mark = reader->mark,
                                .level = reader->level,
                                .is_nested = reader->nesting > 0,
                                .is_header = reader->in_header,
                                .content = empty_content(markdown),
                                .cell = (uint32_t)markdown->cell_count};
    reader->mark = MOF_MARKDOWN_NONE;
    reader->has_line = true;
    return line;
}

static mof_markdown_line *last_line(const markdown_reader *reader)
{
    return &reader->markdown->lines[reader->markdown->line_count - 1];
}

static void end_line(markdown_reader *reader)
{
    if (!reader->in_row)
        reader->has_line = false;
}

/* Lines of HTML are cut at tags, so their place is that of their text alone. */
static void cover(markdown_reader *reader, uint32_t offset, uint32_t size)
{
    mof_markdown_line *line = last_line(reader);
    follow_line(reader, offset);
    bool is_part = reader->html.is_block;
    uint32_t end = is_part || offset + size > reader->line_end ? offset + size : reader->line_end;
    if (line->start == line->end)
        line->start = is_part ? reader->part_start : reader->line_start;
    line->end = end > line->end ? end : line->end;
}

static void add_run(markdown_reader *reader, uint32_t source)
{
    mof_markdown *markdown = reader->markdown;
    uint8_t style = current_style(reader);
    uint32_t at = (uint32_t)markdown->text_size;
    if (markdown->run_count > 0) {
        const mof_markdown_run *last = &markdown->runs[markdown->run_count - 1];
        if (last->style == style && last->source + (at - last->at) == source)
            return;
    }
    MOF_RESERVE(reader->arena, markdown->runs, markdown->run_count, markdown->run_capacity);
    markdown->runs[markdown->run_count++] = (mof_markdown_run){at, source, style};
}

/* Appends `data`, which stands in the page for `source_size` bytes at `source`. */
static void append(markdown_reader *reader, const char *data, size_t size, uint32_t source,
                   uint32_t source_size)
{
    mof_markdown *markdown = reader->markdown;
    if (!reader->has_line) {
        if (mof_text_trim((mof_text){data, size}).size == 0)
            return;
        begin_line(reader);
    }
    mof_markdown_line *line = last_line(reader);
    if (reader->in_row && line->cell_count > CELLS_PER_ROW)
        return;
    if (source != NOWHERE)
        cover(reader, source, source_size);
    else if (markdown->run_count > 0)
        source = markdown->runs[markdown->run_count - 1].source;
    add_run(reader, source);
    while (markdown->text_capacity - markdown->text_size < size) {
        size_t capacity = markdown->text_capacity ? markdown->text_capacity * 2 : 4096;
        markdown->text =
            mof_arena_grow(reader->arena, markdown->text, markdown->text_capacity, capacity);
        markdown->text_capacity = capacity;
    }
    memcpy(markdown->text + markdown->text_size, data, size);
    markdown->text_size += size;
    line->content.end = (uint32_t)markdown->text_size;
    if (reader->in_row && line->cell_count > 0)
        markdown->cells[line->cell + line->cell_count - 1].end = line->content.end;
}

static void append_entity(markdown_reader *reader, const char *data, size_t size)
{
    char decoded[4];
    size_t length = mof_html_decode((mof_text){data, size}, decoded);
    append(reader, length > 0 ? decoded : data, length > 0 ? length : size,
           source_offset(reader, data), (uint32_t)size);
}

/* A cell holds several lines where HTML breaks it. */
static void break_line(markdown_reader *reader)
{
    if (reader->in_row)
        append(reader, "\n", 1, NOWHERE, 0);
    else
        end_line(reader);
}

/* A tag or a line end at `start`, `end` behind it, within a block of HTML ends a part. */
static void break_part(markdown_reader *reader, uint32_t start, uint32_t end)
{
    if (reader->html.is_block && start != NOWHERE) {
        if (reader->has_line)
            last_line(reader)->end = start;
        reader->part_start = end;
    }
    break_line(reader);
}

static void read_html(markdown_reader *reader, const char *data, size_t size)
{
    mof_html_token token;
    mof_text rest = {data, size};
    if (reader->html.is_block && !reader->has_line && source_offset(reader, data) != NOWHERE)
        reader->part_start = source_offset(reader, data);
    while (mof_html_next(&reader->html, &rest, &token)) {
        switch (token.kind) {
        case MOF_HTML_TEXT:
            append(reader, token.text.data, token.text.size, source_offset(reader, token.text.data),
                   (uint32_t)token.text.size);
            break;
        case MOF_HTML_ENTITY:
            append_entity(reader, token.text.data, token.text.size);
            break;
        case MOF_HTML_BREAK:
            break_part(reader, source_offset(reader, token.text.data),
                       source_offset(reader, rest.data));
            if (token.mark != MOF_MARKDOWN_NONE || token.is_closing)
                reader->mark = token.mark;
            break;
        case MOF_HTML_STYLE:
            reader->html_style = (uint8_t)(token.is_closing ? reader->html_style & ~token.style
                                                            : reader->html_style | token.style);
            break;
        }
    }
}

static void begin_row(markdown_reader *reader)
{
    reader->kind = MOF_MARKDOWN_ROW;
    begin_line(reader);
    reader->in_row = true;
}

static void begin_cell(markdown_reader *reader)
{
    mof_markdown *markdown = reader->markdown;
    mof_markdown_line *line = last_line(reader);
    if (++line->cell_count <= CELLS_PER_ROW) {
        MOF_RESERVE(reader->arena, markdown->cells, markdown->cell_count, markdown->cell_capacity);
        markdown->cells[markdown->cell_count++] = empty_content(markdown);
    }
}

static void enter_block(markdown_reader *reader, MD_BLOCKTYPE type, const void *detail)
{
    reader->html_style = 0;
    switch (type) {
    case MD_BLOCK_H:
        reader->kind = MOF_MARKDOWN_HEADING;
        reader->level = (uint8_t)((const MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        reader->kind = MOF_MARKDOWN_CODE;
        begin_line(reader);
        break;
    case MD_BLOCK_HTML:
        reader->html.is_block = true;
        break;
    case MD_BLOCK_LI:
        reader->mark = MOF_MARKDOWN_ITEM;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_QUOTE:
        reader->nesting++;
        break;
    case MD_BLOCK_THEAD:
        reader->in_header = true;
        break;
    case MD_BLOCK_TR:
        begin_row(reader);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        begin_cell(reader);
        break;
    default:
        break;
    }
}

static void leave_block(markdown_reader *reader, MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_QUOTE:
        reader->nesting--;
        return;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return;
    case MD_BLOCK_THEAD:
        reader->in_header = false;
        break;
    case MD_BLOCK_TR:
        if (last_line(reader)->cell_count > CELLS_PER_ROW)
            last_line(reader)->cell_count = CELLS_PER_ROW;
        reader->in_row = false;
        break;
    default:
        break;
    }
    mof_html_end(&reader->html);
    end_line(reader);
    reader->kind = MOF_MARKDOWN_TEXT;
    reader->level = 0;
}

static void count_span(markdown_reader *reader, MD_SPANTYPE type, uint32_t change)
{
    switch (type) {
    case MD_SPAN_CODE:
        reader->styles[0] += change;
        break;
    case MD_SPAN_STRONG:
        reader->styles[1] += change;
        break;
    case MD_SPAN_EM:
        reader->styles[2] += change;
        break;
    case MD_SPAN_A:
        reader->styles[3] += change;
        break;
    default:
        break;
    }
}

static void read_text(markdown_reader *reader, MD_TEXTTYPE type, const char *data, uint32_t size)
{
    uint32_t source = source_offset(reader, data);
    if (reader->kind == MOF_MARKDOWN_CODE) {
        append(reader, data, size, source, size);
        return;
    }
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        break_line(reader);
        break;
    case MD_TEXT_ENTITY:
        append_entity(reader, data, size);
        break;
    case MD_TEXT_HTML:
        read_html(reader, data, size);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        append(reader, data, size, source, size);
        break;
    }
}

static void handle(void *payload)
{
    const markdown_event *event = payload;
    switch (event->kind) {
    case ENTER_BLOCK:
        enter_block(event->reader, (MD_BLOCKTYPE)event->type, event->detail);
        break;
    case LEAVE_BLOCK:
        leave_block(event->reader, (MD_BLOCKTYPE)event->type);
        break;
    case ENTER_SPAN:
        count_span(event->reader, (MD_SPANTYPE)event->type, 1);
        break;
    case LEAVE_SPAN:
        count_span(event->reader, (MD_SPANTYPE)event->type, UINT32_MAX);
        break;
    case TEXT:
        read_text(event->reader, (MD_TEXTTYPE)event->type, event->data, event->size);
        break;
    }
}

/* md4c holds blocks of its own while it calls: memory that runs out must not jump over it. */
static int protect(markdown_event event)
{
    markdown_reader *reader = event.reader;
    if (reader->events == 0)
        return 1;
    reader->events--;
    if (!mof_memory_try(reader->arena->memory, handle, &event)) {
        reader->out_of_memory = true;
        return 1;
    }
    return 0;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    return protect((markdown_event){payload, ENTER_BLOCK, (int)type, detail, NULL, 0});
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    (void)detail;
    return protect((markdown_event){payload, LEAVE_BLOCK, (int)type, NULL, NULL, 0});
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *payload)
{
    (void)detail;
    return protect((markdown_event){payload, ENTER_SPAN, (int)type, NULL, NULL, 0});
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *payload)
{
    (void)detail;
    return protect((markdown_event){payload, LEAVE_SPAN, (int)type, NULL, NULL, 0});
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *payload)
{
    return protect((markdown_event){payload, TEXT, (int)type, NULL, data, size});
}

/* Offset behind the lines from "---" to "---" that a page may begin with. */
static uint32_t front_matter_end(const mof_source *source)
{
    const char *text = source->text;
    if (!mof_text_starts_with((mof_text){text, source->size}, "---"))
        return 0;
    for (uint32_t at = 3; at < source->size; at++) {
        const char *newline = memchr(text + at, '\n', source->size - at);
        if (!newline)
            break;
        at = (uint32_t)(newline - text);
        if (strncmp(newline, "\n---", 4) == 0 && mof_char_is_space(newline[4]))
            return at + 4;
    }
    return 0;
}

/* '>', or the end of "-", "+", "*", "1." or "1)": it opens a list where a blank follows. */
static bool is_marker(mof_text text, size_t at)
{
    bool is_end = at + 1 == text.size || mof_char_is_space(text.data[at + 1]);
    return text.data[at] == '>' || (is_end && strchr("-+*.)", text.data[at]));
}

/* md4c looks at all lists and quotations around a line for each line: their depth is bounded by
 * what a line may begin with. */
static bool is_too_deep(mof_text text)
{
    size_t markers = 0;
    size_t blanks = 0;
    bool is_prefix = true;
    for (size_t i = 0; i < text.size && markers <= MARKERS && blanks <= BLANKS; i++) {
        char c = text.data[i];
        bool is_line_end = c == '\n';
        is_prefix = is_line_end || (is_prefix && c != '\0' && strchr(" \t\r>-+*.)0123456789", c));
        markers = is_line_end ? 0 : markers + (is_prefix && is_marker(text, i));
        blanks = is_line_end ? 0 : blanks + (is_prefix && mof_char_is_space(c));
    }
    return markers > MARKERS || blanks > BLANKS;
}

mof_markdown_result mof_markdown_read(mof_markdown *markdown, mof_arena *arena,
                                      const mof_source *source)
{
    *markdown = (mof_markdown){.source = source};
    if (source->size > MOF_MARKDOWN_LIMIT)
        return MOF_MARKDOWN_TOO_LARGE;
    uint32_t start = front_matter_end(source);
    mof_text text = {source->text + start, source->size - start};
    if (is_too_deep(text))
        return MOF_MARKDOWN_TOO_INTRICATE;
    markdown_reader reader = {.markdown = markdown,
                              .arena = arena,
                              .widened = mof_widen_tables(arena, text),
                              .start = start,
                              .events = (size_t)source->size * EVENTS_PER_BYTE + 64};
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
                        .enter_block = on_enter_block,
                        .leave_block = on_leave_block,
                        .enter_span = on_enter_span,
                        .leave_span = on_leave_span,
                        .text = on_text};
    int status =
        md_parse(reader.widened.text.data, (MD_SIZE)reader.widened.text.size, &parser, &reader);
    if (status != 0 && reader.events == 0)
        return MOF_MARKDOWN_TOO_INTRICATE;
    /* Ours in a callback, whose answer md4c does not always look at, or md4c's own. */
    if (status != 0 || reader.out_of_memory)
        mof_memory_escape(arena->memory);
    return MOF_MARKDOWN_READ;
}
