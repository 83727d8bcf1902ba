/*
 * The scanner as the rest of the layer sees it: a thin coat over what flex makes of grammar/mof.l.
 */
#include "syntax/token.h"

#include <string.h>

#include "mof.tab.h"
#include "syntax/scanner.h"

#include "mof.lex.h"

/* Flex writes into what it scans, and wants two NULs behind it, as there are behind all of a text.
 */
static char *copy_part(mof_arena *arena, const mof_source *source, mof_span span)
{
    size_t size = span.end - span.start;
    char *part = mof_arena_alloc(arena, size + 2);
    memcpy(part, source->text + (span.start - source->base), size);
    return part;
}

static bool starts_line(const mof_source *source, uint32_t offset)
{
    return offset == 0 || source->text[offset - 1] == '\n' || source->text[offset - 1] == '\r';
}

mof_scanner *mof_scanner_new(mof_arena *arena, mof_names *names, mof_reporter *reporter,
                             mof_source *source, mof_span span)
{
    if (span.start == 0)
        span = mof_source_span(source, 0, source->size);
    uint32_t start = span.start - source->base;
    bool is_rest = span.end == source->base + source->size;
    char *text = is_rest ? source->text + start : copy_part(arena, source, span);
    mof_scanner *scanner = MOF_NEW(arena, mof_scanner);
    *scanner = (mof_scanner){.arena = arena,
                             .names = names,
                             .reporter = reporter,
                             .source = source,
                             .text = text,
                             .base = span.start,
                             .end = span.end,
                             .at_line_start = !is_rest || starts_line(source, start)};
    if (mofyylex_init_extra(scanner, &scanner->flex) != 0 ||
        mofyy_scan_buffer(text, span.end - span.start + 2, scanner->flex) == NULL)
        mof_scanner_give_up(scanner);
    return scanner;
}

int mof_scanner_read(mof_scanner *scanner, mof_token *token)
{
    int kind = mofyylex(token, scanner->flex);
    if (kind == MOF_TOKEN_END)
        *token = (mof_token){.kind = kind,
                             .span = {scanner->end, scanner->end},
                             .is_faulty = scanner->has_fault,
                             .is_damaged = scanner->has_damage};
    return kind;
}

mof_token mof_scanner_next(mof_scanner *scanner)
{
    mof_token token;
    mof_scanner_read(scanner, &token);
    return token;
}

mof_scanner *mof_scanner_new_quiet(mof_arena *arena, mof_names *names, mof_sources *sources,
                                   const mof_source *source)
{
    mof_reporter *nobody = MOF_NEW(arena, mof_reporter);
    mof_reporter_init(nobody, arena, sources);
    memset(nobody->chosen, MOF_SEVERITY_OFF, sizeof nobody->chosen);
    mof_source *copy = MOF_NEW(arena, mof_source);
    *copy = *source;
    copy->markers = NULL;
    copy->marker_count = copy->marker_capacity = 0;
    return mof_scanner_new(arena, names, nobody, copy, MOF_NO_SPAN);
}

bool mof_scanner_is_clean(const mof_scanner *scanner)
{
    return scanner->reporter->reports == 0 && scanner->source->marker_count == 0;
}

void mof_scanner_hush(mof_scanner *scanner, bool is_hushed)
{
    scanner->is_hushed = is_hushed;
}

const mof_span *mof_scanner_comments(const mof_scanner *scanner, size_t *count)
{
    *count = scanner->comment_count;
    return scanner->comments;
}
