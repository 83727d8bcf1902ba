/*
 * The law of pieces, for the unit test and for the fuzzer: a file that is read piece by piece gives
 * what it gives as a whole, nodes and findings. What its dialect has not may be left aside: of a
 * production that touches text which was not understood it is told in pieces alone.
 */
#ifndef TESTS_PIECES_LAW_H
#define TESTS_PIECES_LAW_H

#include <string.h>

#include "diag/print.h"
#include "syntax/load.h"
#include "syntax/parser.h"
#include "syntax/print_ast.h"

typedef struct pieces_reading {
    mof_sources *sources;
    mof_buffer *tree;
} pieces_reading;

static inline bool pieces_print(mof_unit *unit, void *payload)
{
    pieces_reading *reading = payload;
    mof_ast_print(reading->tree, reading->sources, unit);
    return true;
}

/* What is read, and behind it what is said of it. In `arena`; nodes, which go, have one apart. */
static inline const char *pieces_read(mof_arena *arena, mof_arena *nodes, mof_text bytes,
                                      mof_profile profile, bool any_dialect, bool in_pieces)
{
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_buffer out;
    mof_names_init(&names, arena);
    mof_sources_init(&sources, arena);
    mof_reporter_init(&reporter, arena, &sources);
    mof_buffer_init(&out, arena);
    pieces_reading reading = {&sources, &out};
    mof_syntax run = {.arena = nodes,
                      .source_arena = arena,
                      .names = &names,
                      .sources = &sources,
                      .reporter = &reporter,
                      .take = in_pieces ? pieces_print : NULL,
                      .taker = &reading,
                      .piece = 1,
                      .keep_includes = true,
                      .takes_any_dialect = any_dialect,
                      .profile = profile};
    char *copy = mof_arena_alloc(arena, bytes.size + 2);
    if (bytes.size != 0)
        memcpy(copy, bytes.data, bytes.size);
    mof_source *source = mof_syntax_load(&run, "a.mof", NULL, copy, bytes.size, MOF_NO_SPAN);
    if (source != NULL)
        pieces_print(mof_syntax_parse(&run, source), &reading);
    mof_reporter_sort(&reporter);
    for (size_t i = 0; i < reporter.count; i++)
        mof_print_diagnostic(&out, &reporter, reporter.items[i],
                             (mof_print_options){.color = false});
    return mof_buffer_string(&out);
}

#endif
