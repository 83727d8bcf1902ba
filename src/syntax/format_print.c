/*
 * Tokens and comments onto lines. A comment that began a line begins one again, and one that stood
 * behind something stands behind it: the rest of the layout does not depend on the source, so that
 * what is formatted stays as it is.
 */
#include "syntax/format_print.h"

#define COLUMN_LIMIT 60u /* lines of deep nesting begin here, not ever further to the right */

void mof_format_printer_init(mof_format_printer *printer, const mof_syntax *syntax,
                             const mof_source *source)
{
    *printer =
        (mof_format_printer){.tokens = mof_format_tokens_scan(syntax, source), .end = source->base};
    mof_buffer_init(&printer->out, syntax->arena);
}

static mof_text text_of(const mof_format_printer *printer, mof_span span)
{
    const mof_source *source = printer->tokens.source;
    return (mof_text){source->text + (span.start - source->base), span.end - span.start};
}

static const mof_format_token *next_token(const mof_format_printer *printer)
{
    return &printer->tokens.items[printer->next];
}

static int kind_before(const mof_format_printer *printer)
{
    return printer->next > 0 ? next_token(printer)[-1].kind : 0;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void write_piece(mof_format_printer *printer, mof_text text, uint32_t end)
{
    mof_buffer_append(&printer->out, text);
    size_t line = text.size;
    while (line > 0 && text.data[line - 1] != '\n' && text.data[line - 1] != '\r')
        line--;
    if (line > 0)
        printer->column = 0;
    printer->column += (unsigned)mof_utf8_count((mof_text){text.data + line, text.size - line});
    printer->end = end;
}

static void write_space(mof_format_printer *printer)
{
    if (printer->out.size == 0)
        return;
    mof_buffer_append_char(&printer->out, ' ');
    printer->column++;
}

static void start_line(mof_format_printer *printer, unsigned column, bool is_behind_blank)
{
    if (printer->out.size == 0)
        return;
    for (int i = 0; i <= is_behind_blank; i++)
        mof_buffer_append_string(&printer->out, printer->tokens.line_end);
    for (printer->column = 0; printer->column < column; printer->column++)
        mof_buffer_append_char(&printer->out, ' ');
}

/* How many lines of the source end between what was written last and an address. */
static uint32_t count_lines_before(const mof_format_printer *printer, uint32_t address)
{
    return mof_format_count_lines(text_of(printer, (mof_span){printer->end, address}));
}

/* A blank line is kept in front of what is neither the first nor the last in its braces. */
static bool has_blank(const mof_format_printer *printer, uint32_t lines, int kind)
{
    bool is_first =
        kind_before(printer) == '{' && printer->comment == next_token(printer)[-1].comments;
    return printer->gap == MOF_FORMAT_GAP_PARAGRAPH && lines > 1 && !is_first && kind != '}';
}

static unsigned limit_column(unsigned column)
{
    return column < COLUMN_LIMIT ? column : COLUMN_LIMIT;
}

/* Where a line begins, if one has to begin here. */
static unsigned find_column(const mof_format_printer *printer)
{
    if (printer->gap >= MOF_FORMAT_GAP_LINE)
        return printer->start;
    bool is_brace = printer->gap == MOF_FORMAT_GAP_SPACE;
    return limit_column(printer->indent + (is_brace ? 0 : MOF_FORMAT_STEP));
}

/* ---- comments -------------------------------------------------------------------------------- */

static mof_text trim_end(mof_text text)
{
    while (mof_char_is_space(text.data[text.size - 1]))
        text.size--;
    return text;
}

static void print_comment(mof_format_printer *printer, mof_span span, unsigned column)
{
    mof_text text = text_of(printer, span);
    bool is_directive = text.data[0] == '#';
    uint32_t lines = count_lines_before(printer, span.start);
    if (lines > 0 || printer->line_is_full || is_directive)
        start_line(printer, is_directive ? 0 : column, has_blank(printer, lines, 0));
    else
        write_space(printer);
    bool is_line = text.data[1] == '/';
    printer->line_is_full = is_directive || is_line;
    write_piece(printer, is_line ? trim_end(text) : text, span.end);
}

/* Those before the next token: in front of a closing brace they belong to what it closes. */
static void print_comments(mof_format_printer *printer)
{
    const mof_format_token *token = next_token(printer);
    unsigned column = find_column(printer);
    if (printer->gap >= MOF_FORMAT_GAP_LINE && token->kind == '}')
        column += MOF_FORMAT_STEP;
    for (; printer->comment < token->comments; printer->comment++)
        print_comment(printer, printer->tokens.comments[printer->comment], column);
}

/* ---- tokens ---------------------------------------------------------------------------------- */

static void print_gap(mof_format_printer *printer, int kind, bool is_behind_comment)
{
    uint32_t lines = count_lines_before(printer, next_token(printer)->span.start);
    int left = is_behind_comment ? ',' : kind_before(printer);
    if (printer->gap >= MOF_FORMAT_GAP_LINE || printer->line_is_full ||
        (is_behind_comment && lines > 0))
        start_line(printer, find_column(printer), has_blank(printer, lines, kind));
    else if (printer->gap == MOF_FORMAT_GAP_SPACE || mof_format_tokens_are_spaced(left, kind))
        write_space(printer);
}

void mof_format_print_token(mof_format_printer *printer)
{
    const mof_format_token *token = next_token(printer);
    bool has_comment = printer->comment < token->comments;
    print_comments(printer);
    print_gap(printer, token->kind, has_comment);
    write_piece(printer, text_of(printer, token->span), token->span.end);
    printer->line_is_full = false;
    printer->gap = MOF_FORMAT_GAP_PLAIN;
    printer->next++;
}

void mof_format_print_until(mof_format_printer *printer, uint32_t address)
{
    while (printer->next < printer->tokens.count && next_token(printer)->span.start < address)
        mof_format_print_token(printer);
}

void mof_format_print_rest(mof_format_printer *printer)
{
    mof_format_print_until(printer, UINT32_MAX);
    mof_format_print_paragraph(printer, 0);
    print_comments(printer);
    start_line(printer, 0, false);
}

/* ---- where the next token goes --------------------------------------------------------------- */

static void begin_line(mof_format_printer *printer, mof_format_gap gap, unsigned column)
{
    printer->gap = gap;
    printer->start = limit_column(column);
}

void mof_format_print_line(mof_format_printer *printer, unsigned column)
{
    begin_line(printer, MOF_FORMAT_GAP_LINE, column);
}

void mof_format_print_paragraph(mof_format_printer *printer, unsigned column)
{
    begin_line(printer, MOF_FORMAT_GAP_PARAGRAPH, column);
}

void mof_format_print_space(mof_format_printer *printer)
{
    printer->gap = MOF_FORMAT_GAP_SPACE;
}

unsigned mof_format_print_column(const mof_format_printer *printer)
{
    if (printer->gap >= MOF_FORMAT_GAP_LINE)
        return printer->start;
    return printer->column +
           (printer->gap == MOF_FORMAT_GAP_SPACE ||
            mof_format_tokens_are_spaced(kind_before(printer), next_token(printer)->kind));
}

bool mof_format_print_fits(const mof_format_printer *printer, uint32_t address)
{
    uint32_t last = mof_format_tokens_find(&printer->tokens, address);
    return mof_format_print_column(printer) +
               mof_format_tokens_width(&printer->tokens, printer->next, last) +
               printer->tokens.items[last].tail <=
           MOF_FORMAT_LINE;
}
