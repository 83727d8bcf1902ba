/*
 * For tests of the syntax layer: a text goes in; tokens, an AST and what was reported come out.
 */
#ifndef MOF_TEST_SYNTAX_H
#define MOF_TEST_SYNTAX_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "diag/print.h"
#include "syntax/load.h"
#include "syntax/parser.h"

typedef struct syntax {
    mof_memory memory;
    mof_arena arena;   /* of everything but the AST */
    mof_arena scratch; /* of the AST */
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_syntax syntax;
} syntax;

static inline void syntax_open(syntax *s, mof_profile profile)
{
    *s = (syntax){.memory = {0}};
    mof_arena_init(&s->arena, &s->memory);
    mof_arena_init(&s->scratch, &s->memory);
    mof_names_init(&s->names, &s->arena);
    mof_sources_init(&s->sources, &s->arena);
    mof_reporter_init(&s->reporter, &s->arena, &s->sources);
    s->syntax = (mof_syntax){.arena = &s->scratch,
                             .source_arena = &s->arena,
                             .names = &s->names,
                             .sources = &s->sources,
                             .reporter = &s->reporter,
                             .profile = profile};
}

static inline void syntax_close(syntax *s)
{
    mof_arena_clear(&s->scratch);
    mof_arena_clear(&s->arena);
    assert_int_equal(s->memory.used, 0);
}

/* Bytes as a file has them, encoding and all. */
static inline mof_source *syntax_load(syntax *s, const char *name, mof_text bytes)
{
    char *copy = mof_arena_alloc(&s->arena, bytes.size + 2);
    memcpy(copy, bytes.data, bytes.size);
    return mof_syntax_load(&s->syntax, name, NULL, copy, bytes.size, MOF_NO_SPAN);
}

static inline mof_unit *syntax_parse(syntax *s, const char *text)
{
    return mof_syntax_parse(&s->syntax, syntax_load(s, "a.mof", mof_text_from_string(text)));
}

/* "1:7 P301, 3:2 L030": place and code of each diagnostic. */
static inline const char *syntax_codes(syntax *s)
{
    mof_buffer out;
    mof_buffer_init(&out, &s->arena);
    mof_reporter_sort(&s->reporter);
    for (size_t i = 0; i < s->reporter.count; i++) {
        const mof_diagnostic *diagnostic = s->reporter.items[i];
        mof_position at = mof_sources_position(&s->sources, diagnostic->span.start);
        mof_buffer_append_format(&out, "%s%u:%u %s", i != 0 ? ", " : "", (unsigned)at.line,
                                 (unsigned)at.column, mof_code_get(diagnostic->code)->id);
    }
    return mof_buffer_string(&out);
}

/* All diagnostics, as they are printed. */
static inline const char *syntax_diagnostics(syntax *s)
{
    mof_buffer out;
    mof_buffer_init(&out, &s->arena);
    mof_reporter_sort(&s->reporter);
    for (size_t i = 0; i < s->reporter.count; i++)
        mof_print_diagnostic(&out, &s->reporter, s->reporter.items[i],
                             (mof_print_options){.color = false});
    return mof_buffer_string(&out);
}

static inline bool syntax_has(const syntax *s, mof_code code)
{
    for (size_t i = 0; i < s->reporter.count; i++)
        if (s->reporter.items[i]->code == code)
            return true;
    return false;
}

#endif
