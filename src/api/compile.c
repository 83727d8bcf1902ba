/*
 * Compiling: every input to a unit, the units to a model, the model through its checks. The AST and
 * what resolution needs live in a scratch arena, which is dropped here.
 */
#include "api/input.h"

#include "base/file.h"
#include "model/check.h"
#include "model/resolve.h"

typedef struct compilation {
    mof_context *context;
    mof_schema *schema; /* what comes out */
    mof_tally before;
    mof_arena scratch;
    mof_syntax syntax;
    mof_unit *units;
    mof_unit **next_unit;
} compilation;

static void parse_input(mof_source *source, void *payload)
{
    compilation *self = payload;
    *self->next_unit = mof_input_compile(self->context, &self->syntax, source);
    self->next_unit = &(*self->next_unit)->next;
}

static mof_unit *find_class(const mof_name *name, void *payload)
{
    compilation *self = payload;
    return mof_input_find_class(self->context, &self->syntax, name);
}

static void compile(void *payload)
{
    compilation *self = payload;
    mof_context *context = self->context;
    self->syntax = mof_input_syntax(context, &self->scratch);
    mof_input_each(context, &self->syntax, parse_input, self);
    if (self->units != NULL)
        context->env.input_name = mof_path_base(self->units->source->name);
    /* Where a file is missing, what it would have declared is missing everywhere. */
    if (context->options.syntax_only || mof_context_judge(context, self->before) > MOF_ERRORS)
        return;
    mof_resolve(self->schema, &self->scratch, &context->reporter, self->units,
                &(mof_resolve_options){.find_class = find_class,
                                       .payload = self,
                                       .unflatten = context->options.unflatten});
    mof_arena_clear(&self->scratch); /* the checks ask the model alone */
    mof_check(self->schema, &self->scratch, &context->reporter);
    /* Behind an error much is not looked at, and said to be missing in vain. */
    if (mof_context_judge(context, self->before) == MOF_OK)
        mof_reporter_report_unused(&context->reporter);
}

static mof_status try_to_compile(mof_context *context, mof_schema *schema)
{
    compilation self = {.context = context, .schema = schema, .before = mof_context_tally(context)};
    self.next_unit = &self.units;
    mof_arena_init(&self.scratch, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, compile, &self);
    mof_arena_clear(&self.scratch);
    return had_memory ? mof_context_judge(context, self.before) : MOF_LIMIT;
}

mof_status mof_context_compile(mof_context *context, const mof_schema **schema)
{
    *schema = NULL;
    if (context->is_compiled)
        return MOF_USAGE;
    context->is_compiled = true;
    mof_status status = try_to_compile(context, &context->schema);
    if (status <= MOF_ERRORS && !context->options.syntax_only)
        *schema = &context->schema;
    context->is_sound = status == MOF_OK && *schema != NULL;
    return status;
}

mof_status mof_context_compile_older(mof_context *context)
{
    if (context->is_compiled || context->has_older)
        return MOF_USAGE;
    context->has_older = true;
    context->older = context->schema;
    mof_status status = try_to_compile(context, &context->older);
    context->is_older_sound = status == MOF_OK && !context->options.syntax_only;
    /* The newer one starts anew, but for the names: by them the two are compared. */
    context->inputs = NULL;
    context->next_input = &context->inputs;
    mof_map_init(&context->searched, &context->arena);
    return status;
}
