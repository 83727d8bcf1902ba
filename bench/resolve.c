/*
 * What the checks cost is what mofc check takes more than this: it reads, parses and resolves its
 * inputs as api/compile.c does, and leaves the checks out.
 *
 * usage: bench_resolve INPUT...
 */
#include <stdio.h>

#include "api/input.h"
#include "base/heap.h"
#include "model/resolve.h"

typedef struct run {
    mof_context *context;
    mof_arena scratch;
    mof_arena nodes;
    mof_syntax syntax;
    mof_resolver *resolver;
} run;

static bool take(mof_unit *unit, void *payload)
{
    run *self = payload;
    return mof_resolver_add(self->resolver, unit);
}

static void read_input(mof_source *source, void *payload)
{
    run *self = payload;
    mof_input_parse(&self->syntax, source);
}

static void work(void *payload)
{
    run *self = payload;
    mof_context *context = self->context;
    self->syntax = mof_input_syntax(context, &self->nodes);
    self->syntax.take = take;
    self->syntax.taker = self;
    self->resolver = mof_resolver_new(&context->schema, &self->scratch, &context->reporter,
                                      (mof_resolve_options){.nodes = &self->nodes});
    mof_input_each(context, &self->syntax, read_input, self);
    mof_resolver_finish(self->resolver);
}

int main(int argc, char **argv)
{
    mof_heap_prepare();
    run self = {.context = mof_context_new(
                    &(mof_options){.size = sizeof(mof_options), .reads_ahead = true})};
    if (self.context == NULL || argc < 2) {
        fputs("usage: bench_resolve INPUT...\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; i++)
        if (mof_context_add_file(self.context, argv[i]) != MOF_OK)
            return 2;
    mof_arena_init(&self.scratch, &self.context->memory);
    mof_arena_init(&self.nodes, &self.context->memory);
    bool had_memory = mof_memory_try(&self.context->memory, work, &self);
    printf("%zu classes\n", self.context->schema.class_count);
    mof_arena_clear(&self.scratch);
    mof_arena_clear(&self.nodes);
    mof_context_free(self.context);
    return had_memory ? 0 : 2;
}
