/*
 * Places, names and faults of tokens: the part of scanning that rules cannot say (mof-language A).
 */
#include "syntax/scanner.h"

#include <string.h>

#include "mof.tab.h"
#include "syntax/literal.h"

#define LITERAL_LIMIT ((size_t)16 << 20)
#define LINE_LIMIT ((size_t)4096) /* of what is looked at to understand a fault */

static mof_span span_of(const mof_scanner *scanner, mof_text text)
{
    uint32_t start = scanner->base + (uint32_t)(text.data - scanner->text);
    return (mof_span){start, start + (uint32_t)text.size};
}

/* ---- tokens ---------------------------------------------------------------------------------- */

int mof_scanner_emit(mof_scanner *scanner, mof_token *token, int kind, mof_text text)
{
    token->name = NULL;
    token->kind = kind;
    token->span = span_of(scanner, text);
    token->first_on_line = scanner->at_line_start;
    token->is_faulty = scanner->has_fault;
    token->is_damaged = scanner->has_damage;
    scanner->at_line_start = false;
    scanner->has_fault = false;
    scanner->has_damage = false;
    if (text.size > LITERAL_LIMIT)
        mof_scanner_report_open(scanner, MOF_L044, text);
    return kind;
}

int mof_scanner_emit_name(mof_scanner *scanner, mof_token *token, int kind, mof_text text)
{
    mof_scanner_emit(scanner, token, kind, text);
    if (scanner->names != NULL)
        token->name = mof_scanner_name(scanner->names, text);
    return kind;
}

const mof_name *mof_scanner_name(mof_names *names, mof_text text)
{
    size_t sigil = *text.data == '$' || *text.data == '#';
    while (*text.data == '#' && !mof_char_is_alpha((unsigned char)text.data[sigil]))
        sigil++;
    return mof_names_add(names, (mof_text){text.data + sigil, text.size - sigil});
}

/* ---- between tokens -------------------------------------------------------------------------- */

void mof_scanner_start_line(mof_scanner *scanner)
{
    scanner->at_line_start = true;
}

static void keep(mof_scanner *scanner, mof_text text)
{
    MOF_RESERVE(scanner->arena, scanner->comments, scanner->comment_count,
                scanner->comment_capacity);
    scanner->comments[scanner->comment_count++] = span_of(scanner, text);
}

void mof_scanner_add_comment(mof_scanner *scanner, mof_text text)
{
    keep(scanner, text);
    if (text.data[1] == '/')
        return;
    for (size_t i = 2; i + 1 < text.size; i++)
        if (text.data[i] == '/' && text.data[i + 1] == '*')
            mof_scanner_report(scanner, MOF_L021, (mof_text){text.data + i, 2});
}

/* The text between the first two quotes, or `otherwise`. */
static const char *copy_quoted(mof_arena *arena, mof_text text, const char *otherwise)
{
    const char *end = text.data + text.size;
    const char *open = memchr(text.data, '"', text.size);
    const char *close = open != NULL ? memchr(open + 1, '"', (size_t)(end - open - 1)) : NULL;
    return close != NULL ? mof_arena_copy(arena, open + 1, (size_t)(close - open - 1)) : otherwise;
}

/* # 12 "x.mof" or #line 12 "x.mof": the next line is line 12 of x.mof. */
void mof_scanner_add_marker(mof_scanner *scanner, mof_text text)
{
    mof_source *source = scanner->source;
    mof_arena *arena = scanner->reporter->sources->arena; /* markers live as long as sources */
    mof_line_marker marker = {.offset = span_of(scanner, text).end - source->base};
    if (source->text[marker.offset] == '\r' && source->text[marker.offset + 1] == '\n')
        marker.offset++;
    if (marker.offset < source->size)
        marker.offset++;
    for (size_t i = strcspn(text.data, "0123456789");
         i < text.size && mof_char_is_digit(text.data[i]); i++)
        marker.line = marker.line * 10 + (uint32_t)(text.data[i] - '0');
    size_t count = source->marker_count;
    marker.name = copy_quoted(arena, text, count > 0 ? source->markers[count - 1].name : NULL);
    MOF_RESERVE(arena, source->markers, count, source->marker_capacity);
    source->markers[source->marker_count++] = marker;
    keep(scanner, text);
}

void mof_scanner_add_directive(mof_scanner *scanner, mof_text text)
{
    mof_scanner_report(scanner, MOF_L070, text);
    keep(scanner, text);
}

/* ---- faults ---------------------------------------------------------------------------------- */

static mof_diagnostic *report(mof_scanner *scanner, mof_code code, mof_span span, mof_text text)
{
    mof_diagnostic *diagnostic = mof_report(
        scanner->reporter, code, span, MOF_ARGS(mof_text_quote(scanner->reporter->arena, text)));
    if (diagnostic->severity == MOF_SEVERITY_ERROR)
        scanner->has_fault = true;
    if (code == MOF_L020 || code == MOF_L030 || code == MOF_L043)
        scanner->has_damage = true;
    return diagnostic;
}

/* What is read is what should be written. */
static const struct remedy {
    mof_code code;
    enum {
        ALL,
        FIRST,
        EXPONENT,
        END
    } place; /* replaced; before the last two the fix is inserted */
    const char *text;
} remedies[] = {
    {MOF_L011, ALL, ""},   {MOF_L012, ALL, " "},       {MOF_L013, ALL, " "},
    {MOF_L014, FIRST, ""}, {MOF_L064, EXPONENT, ".0"}, {MOF_L065, END, "0"},
};

static void add_remedy(mof_scanner *scanner, mof_diagnostic *diagnostic, mof_text text)
{
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++) {
        const struct remedy *remedy = &remedies[i];
        if (remedy->code != diagnostic->code)
            continue;
        mof_span span = diagnostic->span;
        if (remedy->place == FIRST)
            span.end = span.start + 1;
        else if (remedy->place == END)
            span.start = span.end;
        else if (remedy->place == EXPONENT)
            span.start = span.end = span.start + (uint32_t)strcspn(text.data, "eE");
        mof_diagnostic_add_fix(scanner->reporter, diagnostic, span, remedy->text);
    }
}

void mof_scanner_report(mof_scanner *scanner, mof_code code, mof_text text)
{
    add_remedy(scanner, report(scanner, code, span_of(scanner, text), text), text);
}

bool mof_scanner_means_pragma(mof_scanner *scanner, mof_text text)
{
    static const char meant[] = "#pragma";
    mof_reporter *reporter = scanner->reporter;
    bool is_near = mof_text_distance(text, mof_text_from_string(meant), 2) <= 2;
    if (!is_near)
        text.size = 1;
    mof_diagnostic *diagnostic = report(scanner, MOF_L030, span_of(scanner, text), text);
    if (is_near) {
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                                MOF_ARGS(meant));
        mof_diagnostic_add_fix(reporter, diagnostic, span_of(scanner, text), meant);
    }
    return is_near;
}

/* What is not closed is shown where it opens. */
static mof_diagnostic *report_open(mof_scanner *scanner, mof_code code, mof_text text)
{
    mof_span span = span_of(scanner, text);
    span.end = span.start + (*text.data == '/' ? 2 : 1);
    return report(scanner, code, span, text);
}

void mof_scanner_report_open(mof_scanner *scanner, mof_code code, mof_text text)
{
    report_open(scanner, code, text);
}

/* Pages are indented with no-break spaces; elsewhere they are a slip that is hard to see. */
void mof_scanner_report_space(mof_scanner *scanner, mof_text text)
{
    if (scanner->source->profile != MOF_PROFILE_DOC)
        mof_scanner_report(scanner, MOF_L013, text);
}

void mof_scanner_check_integer(mof_scanner *scanner, mof_text text)
{
    mof_literal_integer(scanner->reporter, text, span_of(scanner, text));
}

int mof_scanner_check_char(mof_scanner *scanner, mof_text text)
{
    mof_profile profile = scanner->source->profile;
    bool is_dmtf = profile == MOF_PROFILE_DMTF2 || profile == MOF_PROFILE_DMTF3;
    mof_literal_char(scanner->reporter, text, span_of(scanner, text));
    return !is_dmtf && mof_literal_is_long(text) ? MOF_TOKEN_STRING : MOF_TOKEN_CHARLIT;
}

/* ---- strings --------------------------------------------------------------------------------- */

static bool is_closed(mof_text text)
{
    if (text.size < 2 || text.data[text.size - 1] != '"')
        return false;
    size_t backslashes = 0;
    while (text.data[text.size - 2 - backslashes] == '\\')
        backslashes++;
    return backslashes % 2 == 0;
}

/* Bytes up to the next line end, or `size`. */
static size_t line_size(const char *data, size_t size)
{
    size_t i = 0;
    while (i < size && data[i] != '\n' && data[i] != '\r')
        i++;
    return i;
}

/* The rest of the line that begins at `data`, however long it is. */
static mof_text rest_of_line(const mof_scanner *scanner, const char *data)
{
    size_t size = scanner->end - scanner->base - (size_t)(data - scanner->text);
    return (mof_text){data, line_size(data, size < LINE_LIMIT ? size : LINE_LIMIT)};
}

static bool looks_like_mof(mof_text line)
{
    line = mof_text_trim(line);
    if (line.size == 0)
        return false;
    return strchr("[}#\"", *line.data) != NULL || strchr(";{]", line.data[line.size - 1]) != NULL;
}

/* The end of the first line behind which MOF goes on, or all. */
static size_t find_last_line(const mof_scanner *scanner, mof_text text)
{
    size_t end = line_size(text.data, text.size);
    while (end < text.size) {
        size_t next = end + 1 + (text.data[end] == '\r' && text.data[end + 1] == '\n');
        size_t size = next < text.size ? line_size(text.data + next, text.size - next) : 0;
        if (size == 0 || looks_like_mof(rest_of_line(scanner, text.data + next)))
            return end;
        end = next + size;
    }
    return text.size;
}

/* True for a line that ends as one does that holds qualifiers or values: )]   },   );   */
static bool closes_list(mof_text line)
{
    line = mof_text_trim(line);
    return line.size > 2 && strchr(")}", line.data[line.size - 2]) != NULL &&
           strchr("],;", line.data[line.size - 1]) != NULL;
}

/* Where the missing quote belongs: before brackets that close what holds the string, or before the
 * punctuation that ends the text. */
static size_t find_missing_quote(mof_text text)
{
    for (size_t i = 1; i + 1 < text.size; i++)
        if (strchr(")}", text.data[i]) != NULL && strchr("],;})", text.data[i + 1]) != NULL)
            return i;
    size_t end = text.size;
    while (end > 1 && strchr(" \t\r\n,;)]}", text.data[end - 1]) != NULL)
        end--;
    return end;
}

/* A quote behind one of these more likely begins a string than ends one. */
static bool ends_where_one_begins(mof_text text)
{
    size_t i = text.size - 1;
    while (text.data[i - 1] == ' ' || text.data[i - 1] == '\t')
        i--;
    return strchr("({,=", text.data[i - 1]) != NULL;
}

/* True for an odd number of quotes: one on the line is missing. */
static bool lacks_quote(mof_text line)
{
    bool is_odd = false;
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] == '\\')
            i++;
        else if (line.data[i] == '"')
            is_odd = !is_odd;
    }
    return is_odd;
}

static int end_open_string(mof_scanner *scanner, mof_text text)
{
    text.size = find_missing_quote(text);
    uint32_t end = span_of(scanner, text).end;
    if (!scanner->is_hushed)
        mof_diagnostic_add_fix(scanner->reporter, report_open(scanner, MOF_L043, text),
                               (mof_span){end, end}, "\"");
    mof_literal_check_string(scanner->reporter, text, span_of(scanner, text));
    return (int)text.size;
}

static int end_string(mof_scanner *scanner, mof_text text)
{
    if (line_size(text.data, text.size) < text.size)
        mof_scanner_report_open(scanner, MOF_L040, text);
    mof_literal_check_string(scanner->reporter, text, span_of(scanner, text));
    return (int)text.size;
}

/* A string of several lines, where nothing says that it is one of one line without its end. */
static int end_long_string(mof_scanner *scanner, mof_text text, bool is_suspect)
{
    size_t first_line = line_size(text.data, text.size);
    if (scanner->source->profile == MOF_PROFILE_DOC) {
        mof_scanner_report_open(scanner, MOF_D171, text);
        return (int)first_line;
    }
    size_t size = is_suspect ? find_last_line(scanner, text) : text.size;
    if (is_suspect && closes_list((mof_text){text.data, first_line}))
        size = first_line;
    return size < text.size ? end_open_string(scanner, (mof_text){text.data, size})
                            : end_string(scanner, text);
}

int mof_scanner_measure_string(mof_scanner *scanner, mof_text text)
{
    bool is_long = line_size(text.data, text.size) < text.size;
    bool is_page = scanner->source->profile == MOF_PROFILE_DOC;
    if (!is_closed(text) && !(is_long && is_page))
        return end_open_string(scanner, (mof_text){text.data, find_last_line(scanner, text)});
    return is_long ? end_long_string(scanner, text, ends_where_one_begins(text))
                   : end_string(scanner, text);
}

int mof_scanner_measure_suspect(mof_scanner *scanner, mof_text text)
{
    bool is_page = scanner->source->profile == MOF_PROFILE_DOC;
    while (text.data[text.size - 1] != '"')
        text.size--;
    if (line_size(text.data, text.size) < text.size)
        return end_long_string(scanner, text, true);
    bool is_open = !is_page && lacks_quote(rest_of_line(scanner, text.data));
    if (is_open || ends_where_one_begins(text))
        return end_open_string(scanner, (mof_text){text.data, text.size - 1});
    return end_string(scanner, text);
}

/* ---- memory ---------------------------------------------------------------------------------- */

void *mof_scanner_alloc(mof_scanner *scanner, size_t size)
{
    return mof_arena_alloc(scanner->arena, size);
}

void mof_scanner_give_up(mof_scanner *scanner)
{
    mof_memory_escape(scanner->arena->memory);
}
