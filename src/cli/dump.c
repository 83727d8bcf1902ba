/*
 * mofc dump: one stage of the compilation. The model is printed as a whole or not at all; tokens
 * and tree also where they have errors, because that is when one looks at them.
 */
#include <stdio.h>
#include <string.h>

#include "api/context.h"
#include "api/input.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/run.h"
#include "gen/dump.h"
#include "syntax/print_ast.h"

typedef struct dumping {
    const mofc_options *options;
    mof_context *context;
    mof_arena scratch; /* of one source, or of the model */
    mof_syntax syntax;
    void (*write)(struct dumping *self, mof_source *source, mof_buffer *out);
} dumping;

/* False: what follows would be lost too. */
static bool print(mof_text text, void *payload)
{
    (void)payload;
    return fwrite(text.data, 1, text.size, stdout) == text.size;
}

/* ---- tokens and tree ------------------------------------------------------------------------- */

static void write_tokens(dumping *self, mof_source *source, mof_buffer *out)
{
    mof_syntax_dump_tokens(&self->syntax, source, out);
}

static void write_ast(dumping *self, mof_source *source, mof_buffer *out)
{
    mof_ast_print(out, self->syntax.sources, mof_input_parse(&self->syntax, source));
}

static void dump_source(mof_source *source, void *payload)
{
    dumping *self = payload;
    mof_buffer out;
    mof_buffer_init(&out, &self->scratch);
    self->write(self, source, &out);
    print(mof_buffer_text(&out), NULL);
    mof_arena_clear(&self->scratch);
}

static void dump_sources(void *payload)
{
    dumping *self = payload;
    self->syntax = mof_input_syntax(self->context, &self->scratch);
    mof_input_each(self->context, &self->syntax, dump_source, self);
}

/* ---- model ----------------------------------------------------------------------------------- */

static void dump_model(void *payload)
{
    dumping *self = payload;
    mof_view_env env = {.arena = &self->scratch, .schema = &self->context->schema};
    mof_dump_model(&env, self->options->own_only, print, NULL);
}

/* ---- the command ----------------------------------------------------------------------------- */

/* libmof has no function for this, so what its functions do is done here: memory that runs out ends
 * the work and not the program. */
static mofc_status try_to_dump(dumping *self, void (*work)(void *payload))
{
    mof_context *context = self->context;
    mof_tally before = mof_context_tally(context);
    mof_arena_init(&self->scratch, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, work, self);
    mof_arena_clear(&self->scratch);
    return mofc_status_of(had_memory ? mof_context_judge(context, before) : MOF_LIMIT);
}

static mofc_status dump(const mofc_options *options, mof_context *context)
{
    dumping self = {.options = options, .context = context};
    bool is_tokens = options->stage != NULL && strcmp(options->stage, "tokens") == 0;
    bool is_ast = options->stage != NULL && strcmp(options->stage, "ast") == 0;
    if (is_tokens || is_ast) {
        self.write = is_tokens ? write_tokens : write_ast;
        return try_to_dump(&self, dump_sources);
    }
    const mof_schema *schema;
    mofc_status status = mofc_status_of(mof_context_compile(context, &schema));
    return status == MOFC_GO_ON ? try_to_dump(&self, dump_model) : status;
}

mofc_status mofc_dump(const mofc_options *options)
{
    mof_context *context;
    mofc_status status = mofc_run_open(options, &context);
    if (status == MOFC_GO_ON)
        status = dump(options, context);
    return mofc_run_close(options, context, status);
}
