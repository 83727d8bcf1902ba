/*
 * For tests of the model: a text goes in, a schema and what was reported come out.
 */
#ifndef MOF_TEST_MODEL_H
#define MOF_TEST_MODEL_H

#include "diag/print.h"
#include "model/check.h"
#include "model/resolve.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct model {
    mof_memory memory;
    mof_arena arena;   /* the schema's */
    mof_arena scratch; /* the AST's, dropped before the model is looked at */
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_schema schema;
    mof_syntax syntax;
    mof_unit *units;
    mof_unit **end;
    mof_resolve_options options;
} model;

static inline void model_open(model *m, mof_profile profile)
{
    *m = (model){.memory = {0}};
    mof_arena_init(&m->arena, &m->memory);
    mof_arena_init(&m->scratch, &m->memory);
    mof_names_init(&m->names, &m->arena);
    mof_sources_init(&m->sources, &m->arena);
    mof_reporter_init(&m->reporter, &m->arena, &m->sources);
    m->schema = (mof_schema){.arena = &m->arena, .names = &m->names, .sources = &m->sources};
    m->syntax = (mof_syntax){.arena = &m->scratch,
                             .source_arena = &m->arena,
                             .names = &m->names,
                             .sources = &m->sources,
                             .reporter = &m->reporter,
                             .profile = profile};
    m->end = &m->units;
}

static inline mof_unit *model_parse(model *m, const char *name, const char *text)
{
    return mof_syntax_parse(&m->syntax, mof_sources_add_copy(&m->sources, MOF_SOURCE_MOF, name,
                                                             mof_text_from_string(text)));
}

static inline void model_add(model *m, const char *name, const char *text)
{
    *m->end = model_parse(m, name, text);
    m->end = &(*m->end)->next;
}

/* Resolves and checks what was added; drops the AST. */
static inline void model_finish(model *m)
{
    mof_resolve(&m->schema, &m->scratch, &m->reporter, m->units, m->options);
    mof_check(&m->schema, &m->scratch, &m->reporter);
    mof_reporter_sort(&m->reporter);
    mof_arena_clear(&m->scratch);
}

static inline void model_close(model *m)
{
    mof_arena_clear(&m->arena);
    assert_int_equal(m->memory.used, 0);
}

/* "1:7 S104, 3:2 S130": place and code of each diagnostic. */
static inline const char *model_codes(model *m)
{
    mof_buffer out;
    mof_buffer_init(&out, &m->arena);
    for (size_t i = 0; i < m->reporter.count; i++) {
        const mof_diagnostic *diagnostic = m->reporter.items[i];
        mof_position at = mof_sources_position(&m->sources, diagnostic->span.start);
        mof_buffer_append_format(&out, "%s%u:%u %s", i != 0 ? ", " : "", (unsigned)at.line,
                                 (unsigned)at.column, mof_code_get(diagnostic->code)->id);
    }
    return mof_buffer_string(&out);
}

static inline const mof_class *model_class(const model *m, const char *name)
{
    const mof_class *of = mof_schema_find_class(&m->schema, mof_text_from_string(name));
    if (of == NULL)
        fail_msg("no class %s", name);
    return of;
}

static inline const mof_property *model_property(const model *m, const char *class_name,
                                                 const char *name)
{
    const mof_class *of = model_class(m, class_name);
    for (size_t i = 0; i < of->property_count; i++)
        if (mof_name_is(of->properties[i]->name, name))
            return of->properties[i];
    fail_msg("no property %s", name);
    return NULL;
}

/* One text, judged in one profile, and the codes that it must give. */
typedef struct model_case {
    mof_profile profile;
    const char *text;
    const char *codes;
} model_case;

static inline void model_check_cases(const model_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        model m;
        model_open(&m, cases[i].profile);
        model_add(&m, "a.mof", cases[i].text);
        model_finish(&m);
        const char *codes = model_codes(&m);
        if (strcmp(codes, cases[i].codes) != 0)
            fail_msg("%s\n  gives  %s\n  wanted %s", cases[i].text, codes, cases[i].codes);
        model_close(&m);
    }
}

#endif
