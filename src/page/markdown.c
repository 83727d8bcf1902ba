/*
 * The way of md4c's events into lines: each event is handled on its own, protected from memory that
 * runs out, and adds to the last line or begins one.
 */
#include "page/markdown.h"

#include <string.h>

#include <md4c.h>

#include "page/line_builder.h"

/* A page of n bytes has at most a few times n events, unless it is made to have more. */
#define EVENTS_PER_BYTE 8

/* Before the text of one line. */
#define MARKERS 100
#define BLANKS 400

/* What is known while md4c walks the page. */
typedef struct markdown_reader {
    mof_line_builder builder;
    size_t events; /* that may still come */
    bool out_of_memory;
} markdown_reader;

typedef enum event_kind { ENTER_BLOCK, LEAVE_BLOCK, ENTER_SPAN, LEAVE_SPAN, TEXT } event_kind;

typedef struct markdown_event {
    markdown_reader *reader;
    event_kind kind;
    int type; /* MD_BLOCKTYPE, MD_SPANTYPE or MD_TEXTTYPE */
    const void *detail;
    mof_text text;
} markdown_event;

static void enter_block(mof_line_builder *builder, MD_BLOCKTYPE type, const void *detail)
{
    builder->html_style = 0;
    switch (type) {
    case MD_BLOCK_H:
        builder->kind = MOF_MARKDOWN_HEADING;
        builder->level = (uint8_t)((const MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        builder->kind = MOF_MARKDOWN_CODE;
        mof_line_builder_begin(builder);
        break;
    case MD_BLOCK_HTML:
        builder->html.is_block = true;
        break;
    case MD_BLOCK_LI:
        builder->mark = MOF_MARKDOWN_ITEM;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_QUOTE:
        builder->nesting++;
        break;
    case MD_BLOCK_THEAD:
        builder->in_header = true;
        break;
    case MD_BLOCK_TR:
        mof_line_builder_begin_row(builder);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        mof_line_builder_begin_cell(builder);
        break;
    default:
        break;
    }
}

static void leave_block(mof_line_builder *builder, MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_QUOTE:
        builder->nesting--;
        return;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return;
    case MD_BLOCK_THEAD:
        builder->in_header = false;
        break;
    case MD_BLOCK_TR:
        mof_line_builder_end_row(builder);
        break;
    default:
        break;
    }
    mof_html_end(&builder->html);
    mof_line_builder_end(builder);
    builder->kind = MOF_MARKDOWN_TEXT;
    builder->level = 0;
}

static void count_span(mof_line_builder *builder, MD_SPANTYPE type, uint32_t change)
{
    switch (type) {
    case MD_SPAN_CODE:
        builder->styles[0] += change;
        break;
    case MD_SPAN_STRONG:
        builder->styles[1] += change;
        break;
    case MD_SPAN_EM:
        builder->styles[2] += change;
        break;
    case MD_SPAN_A:
        builder->styles[3] += change;
        break;
    default:
        break;
    }
}

static void read_text(mof_line_builder *builder, MD_TEXTTYPE type, mof_text text)
{
    bool is_code = builder->kind == MOF_MARKDOWN_CODE;
    if ((type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) && !is_code)
        mof_line_builder_break(builder);
    else if (type == MD_TEXT_ENTITY && !is_code)
        mof_line_builder_append_entity(builder, text);
    else if (type == MD_TEXT_HTML && !is_code)
        mof_line_builder_append_html(builder, text);
    else if (type != MD_TEXT_NULLCHAR)
        mof_line_builder_append(builder, text);
}

static void handle(void *payload)
{
    const markdown_event *event = payload;
    mof_line_builder *builder = &event->reader->builder;
    switch (event->kind) {
    case ENTER_BLOCK:
        enter_block(builder, (MD_BLOCKTYPE)event->type, event->detail);
        break;
    case LEAVE_BLOCK:
        leave_block(builder, (MD_BLOCKTYPE)event->type);
        break;
    case ENTER_SPAN:
        count_span(builder, (MD_SPANTYPE)event->type, 1);
        break;
    case LEAVE_SPAN:
        count_span(builder, (MD_SPANTYPE)event->type, UINT32_MAX);
        break;
    case TEXT:
        read_text(builder, (MD_TEXTTYPE)event->type, event->text);
        break;
    }
}

/* md4c holds blocks of its own while it calls: memory that runs out must not jump over it. */
static int protect(markdown_event event)
{
    markdown_reader *reader = event.reader;
    if (reader->events == 0 || reader->out_of_memory)
        return 1;
    reader->events--;
    if (!mof_memory_try(reader->builder.arena->memory, handle, &event)) {
        reader->out_of_memory = true;
        return 1;
    }
    return 0;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    return protect((markdown_event){payload, ENTER_BLOCK, (int)type, detail, {NULL, 0}});
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    (void)detail;
    return protect((markdown_event){payload, LEAVE_BLOCK, (int)type, NULL, {NULL, 0}});
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *payload)
{
    (void)detail;
    return protect((markdown_event){payload, ENTER_SPAN, (int)type, NULL, {NULL, 0}});
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *payload)
{
    (void)detail;
    return protect((markdown_event){payload, LEAVE_SPAN, (int)type, NULL, {NULL, 0}});
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *payload)
{
    return protect((markdown_event){payload, TEXT, (int)type, NULL, {data, size}});
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

static bool is_prefix(char c)
{
    return c != '\0' && strchr(" \t\r>-+*.)0123456789", c);
}

/* md4c looks at all lists and quotations around a line for each line: their depth is bounded by
 * what a line may begin with. */
static bool is_too_deep(mof_text text)
{
    for (size_t at = 0; at < text.size;) {
        size_t markers = 0;
        size_t blanks = 0;
        for (; at < text.size && is_prefix(text.data[at]); at++) {
            markers += is_marker(text, at);
            blanks += mof_char_is_space(text.data[at]);
            if (markers > MARKERS || blanks > BLANKS)
                return true;
        }
        const char *newline = memchr(text.data + at, '\n', text.size - at);
        at = newline ? (size_t)(newline + 1 - text.data) : text.size;
    }
    return false;
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
    markdown_reader reader = {.builder = {.markdown = markdown,
                                          .arena = arena,
                                          .widened = mof_widen_tables(arena, text),
                                          .start = start},
                              .events = (size_t)source->size * EVENTS_PER_BYTE + 64};
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
                        .enter_block = on_enter_block,
                        .leave_block = on_leave_block,
                        .enter_span = on_enter_span,
                        .leave_span = on_leave_span,
                        .text = on_text};
    int status = md_parse(reader.builder.widened.text.data,
                          (MD_SIZE)reader.builder.widened.text.size, &parser, &reader);
    /* md4c does not look at every answer of a callback. */
    if (reader.events == 0)
        return MOF_MARKDOWN_TOO_INTRICATE;
    if (status != 0 || reader.out_of_memory)
        mof_memory_escape(arena->memory);
    if (markdown->text == NULL)
        markdown->text = mof_arena_copy(arena, "", 0);
    return MOF_MARKDOWN_READ;
}
