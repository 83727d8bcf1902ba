/*
 * Tokens with their measures. Widths are summed up once, so that the width of any run of tokens is
 * a difference.
 */
#include "syntax/format_token.h"

#include <string.h>

#include "mof.tab.h"
#include "syntax/token.h"

/* ---- neighbours ------------------------------------------------------------------------------ */

static bool is_among(const char *characters, int kind)
{
    return kind > 0 && kind < 0x80 && strchr(characters, kind) != NULL;
}

bool mof_format_tokens_are_spaced(int left, int right)
{
    if (is_among(",;.)]}", right) || is_among("([{.", left))
        return false;
    if (is_among("[{", right))
        return is_among(",=", left);
    return right != '(' || left == MOF_TOKEN_INCLUDE;
}

/* Strings that are joined stand below each other. */
static bool are_on_one_line(const mof_format_token *left, const mof_format_token *right)
{
    bool are_joined = left->kind == MOF_TOKEN_STRING && right->kind == MOF_TOKEN_STRING;
    return !are_joined && left->comments == right->comments;
}

/* ---- measures -------------------------------------------------------------------------------- */

uint32_t mof_format_count_lines(mof_text text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.data[i] == '\n' ||
                 (text.data[i] == '\r' && !(i + 1 < text.size && text.data[i + 1] == '\n'));
    return count;
}

static uint32_t measure(mof_text text)
{
    return mof_format_count_lines(text) > 0 ? MOF_FORMAT_ENDLESS : (uint32_t)mof_utf8_count(text);
}

static void measure_reach(mof_format_tokens *tokens)
{
    for (uint32_t i = 1; i <= tokens->count; i++) {
        const mof_format_token *left = &tokens->items[i - 1];
        mof_format_token *right = &tokens->items[i];
        unsigned gap = MOF_FORMAT_ENDLESS;
        if (are_on_one_line(left, right))
            gap = mof_format_tokens_are_spaced(left->kind, right->kind);
        right->reach = left->reach + gap + right->width;
    }
}

/* Behind the last value of a list, ")]" or "};" has to go on the same line. */
static void measure_tails(mof_format_tokens *tokens)
{
    for (uint32_t i = tokens->count; i-- > 0;) {
        const mof_format_token *right = &tokens->items[i + 1];
        if (is_among(";,", right->kind))
            tokens->items[i].tail = 1;
        else if (is_among(")]}", right->kind) && right->tail < MOF_FORMAT_LINE)
            tokens->items[i].tail = (uint16_t)(right->tail + 1);
    }
}

uint64_t mof_format_tokens_width(const mof_format_tokens *tokens, uint32_t first, uint32_t last)
{
    return tokens->items[last].reach - tokens->items[first].reach + tokens->items[first].width;
}

bool mof_format_tokens_have_comment(const mof_format_tokens *tokens, uint32_t first, uint32_t last)
{
    return tokens->items[first].comments != tokens->items[last].comments;
}

uint32_t mof_format_tokens_find(const mof_format_tokens *tokens, uint32_t address)
{
    uint32_t low = 0;
    uint32_t high = tokens->count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens->items[middle].span.start < address)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* ---- line ends ------------------------------------------------------------------------------- */

typedef struct line_ends {
    const mof_source *source;
    uint32_t from; /* address behind what was counted */
    uint32_t all;
    uint32_t with_return; /* CR LF */
} line_ends;

static void count_before(line_ends *ends, mof_span next)
{
    mof_text gap = {ends->source->text + (ends->from - ends->source->base),
                    next.start - ends->from};
    ends->all += mof_format_count_lines(gap);
    for (size_t i = 1; i < gap.size; i++)
        ends->with_return += gap.data[i - 1] == '\r' && gap.data[i] == '\n';
    ends->from = next.end;
}

/* Those inside of comments and strings stay as they are, whatever prevails: they do not count. */
static const char *find_line_end(const mof_format_tokens *tokens)
{
    line_ends ends = {.source = tokens->source, .from = tokens->source->base};
    uint32_t comment = 0;
    for (uint32_t i = 0; i <= tokens->count; i++) {
        while (comment < tokens->items[i].comments)
            count_before(&ends, tokens->comments[comment++]);
        count_before(&ends, tokens->items[i].span);
    }
    return ends.with_return > ends.all / 2 ? "\r\n" : "\n";
}

/* ---- scanning -------------------------------------------------------------------------------- */

mof_format_tokens mof_format_tokens_scan(const mof_syntax *syntax, const mof_source *source)
{
    mof_format_tokens tokens = {.source = source};
    mof_scanner *scanner =
        mof_scanner_new_quiet(syntax->arena, syntax->names, syntax->sources, source);
    size_t capacity = 0;
    size_t comments;
    mof_token token;
    do {
        token = mof_scanner_next(scanner);
        tokens.comments = mof_scanner_comments(scanner, &comments);
        MOF_RESERVE(syntax->arena, tokens.items, tokens.count, capacity);
        mof_text text = mof_sources_text(syntax->sources, token.span);
        tokens.items[tokens.count++] = (mof_format_token){.span = token.span,
                                                          .comments = (uint32_t)comments,
                                                          .width = measure(text),
                                                          .kind = (uint16_t)token.kind};
    } while (token.kind != MOF_TOKEN_END);
    tokens.count--;
    measure_reach(&tokens);
    measure_tails(&tokens);
    tokens.line_end = find_line_end(&tokens);
    return tokens;
}
