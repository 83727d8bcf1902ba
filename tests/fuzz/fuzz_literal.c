/*
 * Any bytes as literals: each is decoded, and a string that is written from what it was decoded to
 * must be decoded to the same.
 */
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "mof.tab.h"
#include "syntax/literal.h"
#include "syntax/load.h"
#include "syntax/token.h"

typedef struct run {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    const uint8_t *data;
    size_t size;
} run;

static void read_string(mof_arena *arena, mof_text spelling)
{
    mof_buffer out;
    mof_text value = mof_literal_string(arena, NULL, spelling, MOF_NO_SPAN);
    mof_buffer_init(&out, arena);
    mof_literal_write_string(&out, value);
    mof_text again = mof_literal_string(arena, NULL, mof_buffer_text(&out), MOF_NO_SPAN);
    if (again.size != value.size || memcmp(again.data, value.data, value.size) != 0)
        abort();
}

static void read_token(run *self, mof_token token)
{
    mof_text spelling = mof_sources_text(&self->sources, token.span);
    switch (token.kind) {
    case MOF_TOKEN_INTEGER:
        mof_literal_integer(&self->reporter, spelling, token.span);
        break;
    case MOF_TOKEN_REAL:
        mof_literal_real(spelling);
        break;
    case MOF_TOKEN_CHARLIT:
        mof_literal_char(&self->reporter, spelling, token.span);
        break;
    case MOF_TOKEN_STRING:
        read_string(&self->arena, spelling);
        break;
    default:
        break;
    }
}

static void read_all(void *payload)
{
    run *self = payload;
    mof_names_init(&self->names, &self->arena);
    mof_sources_init(&self->sources, &self->arena);
    mof_reporter_init(&self->reporter, &self->arena, &self->sources);
    mof_syntax syntax = {.arena = &self->arena,
                         .source_arena = &self->arena,
                         .names = &self->names,
                         .sources = &self->sources,
                         .reporter = &self->reporter};
    char *copy = mof_arena_alloc(&self->arena, self->size + 2);
    if (self->size > 0)
        memcpy(copy, self->data, self->size);
    mof_source *source = mof_syntax_load(&syntax, "fuzz.mof", NULL, copy, self->size, MOF_NO_SPAN);
    if (source == NULL)
        return;
    mof_scanner *scanner =
        mof_scanner_new(&self->arena, &self->names, &self->reporter, source, MOF_NO_SPAN);
    for (mof_token token; (token = mof_scanner_next(scanner)).kind != MOF_TOKEN_END;)
        read_token(self, token);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    run self = {.memory = {.limit = (size_t)512 << 20}, .data = data, .size = size};
    mof_arena_init(&self.arena, &self.memory);
    mof_memory_try(&self.memory, read_all, &self);
    mof_arena_clear(&self.arena);
    return 0;
}
