/*
 * Compiling: what is parsed goes to the resolver piece by piece, which makes a model of it, and the
 * model through its checks. What resolution needs, and nodes that must wait for what follows, live
 * in arenas that are dropped here.
 */
#include "api/input.h"

#include "api/config.h"
#include "base/file.h"
#include "model/check.h"
#include "model/resolve.h"

typedef struct compilation {
    mof_context *context;
    mof_schema *schema; /* what comes out */
    mof_tally before;
    mof_tally seen;
    bool lacks_input;
    mof_arena scratch;
    mof_arena nodes;
    mof_syntax syntax;
    mof_resolver *resolver;
} compilation;

/* Where a file is missing, what it would have declared is missing everywhere. */
static bool is_resolved(compilation *self)
{
    if (mof_context_judge(self->context, self->seen) > MOF_ERRORS)
        self->lacks_input = true;
    self->seen = mof_context_tally(self->context);
    return !self->context->options.syntax_only && !self->lacks_input;
}

static bool take(mof_unit *unit, void *payload)
{
    compilation *self = payload;
    mof_config_ignore_in(self->context, unit);
    return !is_resolved(self) || mof_resolver_add(self->resolver, unit);
}

static void read_input(mof_source *source, void *payload)
{
    compilation *self = payload;
    if (self->context->env.input_name == NULL)
        self->context->env.input_name = mof_path_base(source->name);
    mof_input_parse(&self->syntax, source);
}

static mof_unit *find_class(const mof_name *name, void *payload)
{
    compilation *self = payload;
    return mof_input_find_class(self->context, &self->syntax, name);
}

static void clear(compilation *self)
{
    mof_arena_clear(&self->scratch);
    mof_arena_clear(&self->nodes);
}

static void compile(void *payload)
{
    compilation *self = payload;
    mof_context *context = self->context;
    self->syntax = mof_input_syntax(context, &self->nodes);
    self->syntax.take = take;
    self->syntax.taker = self;
    self->resolver =
        mof_resolver_new(self->schema, &self->scratch, &context->reporter,
                         (mof_resolve_options){.find_class = find_class,
                                               .payload = self,
                                               .nodes = &self->nodes,
                                               .unflatten = context->options.unflatten});
    context->env.input_name = NULL;
    mof_input_each(context, &self->syntax, read_input, self);
    if (!is_resolved(self))
        return;
    mof_resolver_finish(self->resolver);
    clear(self);
    mof_check(self->schema, &self->scratch, &context->reporter);
    /* Behind an error much is not looked at, and said to be missing in vain. */
    if (mof_context_judge(context, self->before) == MOF_OK)
        mof_reporter_report_unused(&context->reporter);
}

static mof_status try_to_compile(mof_context *context, mof_schema *schema)
{
    mof_tally before = mof_context_tally(context);
    compilation self = {.context = context, .schema = schema, .before = before, .seen = before};
    mof_arena_init(&self.scratch, &context->memory);
    mof_arena_init(&self.nodes, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, compile, &self);
    clear(&self);
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
