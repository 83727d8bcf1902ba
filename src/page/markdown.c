/*
 * The way of md4c's events into lines: each adds to the last line or begins one.
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
    size_t events;     /* that may still come */
    uint32_t spans[4]; /* around, of each style */
} markdown_reader;

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
    case MD_BLOCK_CODE:
        mof_line_builder_end_code(builder);
        break;
    default:
        break;
    }
    mof_html_end(&builder->html);
    mof_line_builder_end(builder);
    builder->kind = MOF_MARKDOWN_TEXT;
    builder->level = 0;
}

/* Spans of one style may stand in each other. */
static void count_span(markdown_reader *reader, MD_SPANTYPE type, uint32_t change)
{
    static const struct {
        MD_SPANTYPE type;
        mof_markdown_style style;
    } styles[] = {{MD_SPAN_CODE, MOF_MARKDOWN_STYLE_CODE},
                  {MD_SPAN_STRONG, MOF_MARKDOWN_STYLE_STRONG},
                  {MD_SPAN_EM, MOF_MARKDOWN_STYLE_EMPHASIS},
                  {MD_SPAN_A, MOF_MARKDOWN_STYLE_LINK}};
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        if (styles[i].type != type)
            continue;
        uint8_t style = reader->builder.span_style;
        reader->spans[i] += change;
        reader->builder.span_style =
            (uint8_t)(reader->spans[i] > 0 ? style | styles[i].style : style & ~styles[i].style);
    }
}

static void read_text(mof_line_builder *builder, MD_TEXTTYPE type, mof_text text)
{
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        mof_line_builder_break(builder);
        break;
    case MD_TEXT_ENTITY:
        mof_line_builder_append_entity(builder, text);
        break;
    case MD_TEXT_HTML:
        mof_line_builder_append_html(builder, text);
        break;
    case MD_TEXT_NULLCHAR:
        break;
    default:
        if (builder->kind == MOF_MARKDOWN_CODE)
            mof_line_builder_cover_code(builder, text);
        else if (text.size > 0)
            mof_line_builder_append(builder, text);
        break;
    }
}

/* md4c does not look at every answer: once it was told to stop, what it says is passed over. */
static bool may_go_on(markdown_reader *reader)
{
    if (reader->events == 0 || reader->builder.is_spent)
        return false;
    reader->events--;
    return true;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    markdown_reader *reader = payload;
    if (!may_go_on(reader))
        return 1;
    enter_block(&reader->builder, type, detail);
    return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *payload)
{
    markdown_reader *reader = payload;
    (void)detail;
    if (!may_go_on(reader))
        return 1;
    leave_block(&reader->builder, type);
    return 0;
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *payload)
{
    (void)detail;
    if (!may_go_on(payload))
        return 1;
    count_span(payload, type, 1);
    return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *payload)
{
    (void)detail;
    if (!may_go_on(payload))
        return 1;
    count_span(payload, type, UINT32_MAX);
    return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *payload)
{
    markdown_reader *reader = payload;
    if (!may_go_on(reader))
        return 1;
    read_text(&reader->builder, type, (mof_text){data, size});
    return 0;
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

/* What may stand before the text of a line: blanks, '>', "-", "+", "*", "1." and "1)". */
static bool is_prefix(char c)
{
    switch (c) {
    case ' ':
    case '\t':
    case '\r':
    case '>':
    case '-':
    case '+':
    case '*':
    case '.':
    case ')':
        return true;
    default:
        return mof_char_is_digit(c);
    }
}

/* '>', or the end of another marker, where a blank follows. */
static bool is_marker(mof_text text, size_t at)
{
    bool is_end = at + 1 == text.size || mof_char_is_space(text.data[at + 1]);
    return text.data[at] == '>' ||
           (is_end && !mof_char_is_space(text.data[at]) && !mof_char_is_digit(text.data[at]));
}

static bool has_many_markers(mof_text line)
{
    size_t markers = 0;
    size_t blanks = 0;
    for (size_t at = 0; at < line.size && is_prefix(line.data[at]); at++) {
        markers += is_marker(line, at);
        blanks += mof_char_is_space(line.data[at]);
    }
    return markers > MARKERS || blanks > BLANKS;
}

/* md4c looks at all lists and quotations around a line for each line: their depth is bounded by
 * what a line may begin with. Most lines are too short to begin with too much. */
static bool is_too_deep(mof_text text)
{
    while (text.size > MARKERS) {
        const char *newline = memchr(text.data, '\n', text.size);
        size_t size = newline ? (size_t)(newline + 1 - text.data) : text.size;
        if (size > MARKERS && is_prefix(text.data[MARKERS]) &&
            has_many_markers((mof_text){text.data, size}))
            return true;
        text = (mof_text){text.data + size, text.size - size};
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
    markdown_reader reader = {.events = (size_t)source->size * EVENTS_PER_BYTE + 64};
    mof_line_builder_init(&reader.builder, markdown, arena, mof_tidy(arena, text), start);
    text = reader.builder.tidied.text;
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
                        .enter_block = on_enter_block,
                        .leave_block = on_leave_block,
                        .enter_span = on_enter_span,
                        .leave_span = on_leave_span,
                        .text = on_text};
    int status = md_parse(text.data, (MD_SIZE)text.size, &parser, &reader);
    if (reader.events == 0)
        return MOF_MARKDOWN_TOO_INTRICATE;
    if (status != 0 || reader.builder.is_spent)
        mof_memory_escape(arena->memory);
    return MOF_MARKDOWN_READ;
}
