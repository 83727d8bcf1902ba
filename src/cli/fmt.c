/*
 * mofc fmt: MOF files in the layout of syntax/format.h. A file with errors is left alone.
 */
#include <stdio.h>
#include <string.h>

#include "api/context.h"
#include "api/input.h"
#include "base/file.h"
#include "base/line_diff.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/run.h"
#include "syntax/encode.h"
#include "syntax/format.h"

typedef struct formatting {
    const mofc_options *options;
    mof_context *context;
    mof_arena scratch; /* of one source */
    mof_syntax syntax;
    mofc_status status; /* the worst so far */
} formatting;

static void fail(formatting *self, mofc_status status)
{
    if (status > self->status)
        self->status = status;
}

static void print(mof_text text)
{
    fwrite(text.data, 1, text.size, stdout);
}

/* ---- what is done with what is formatted ----------------------------------------------------- */

static void print_diff(formatting *self, const mof_source *source, mof_text text)
{
    mof_buffer out;
    mof_buffer_init(&out, &self->scratch);
    mof_text old = {source->text, source->size};
    const char *name = mof_arena_format(&self->scratch, "%s\t(formatted)", source->name);
    mof_line_diff_write(&out, source->name, old, name, text);
    print(mof_buffer_text(&out));
}

static void rewrite(formatting *self, const mof_source *source, mof_text text)
{
    mof_text bytes = mof_encode_like(&self->scratch, source, text);
    int error = mof_file_write(&self->scratch, source->path, bytes, NULL);
    if (error != 0)
        fail(self, mofc_complain(MOFC_IO, "cannot write %s: %s", source->path, strerror(error)));
}

static void deliver(formatting *self, const mof_source *source, mof_text text)
{
    const mofc_options *options = self->options;
    bool differs = !mof_text_equal(text, (mof_text){source->text, source->size});
    if (!options->rewrite && !options->show_diff && !options->compare)
        print(mof_encode_like(&self->scratch, source, text));
    if (!differs)
        return;
    if (options->show_diff)
        print_diff(self, source, text);
    else if (options->compare)
        puts(source->name);
    if (options->compare)
        fail(self, MOFC_FINDINGS);
    if (options->rewrite)
        rewrite(self, source, text);
}

/* ---- sources --------------------------------------------------------------------------------- */

/* Pages that are met in a directory have a layout of their own. */
static void refuse_page(formatting *self, const mof_source *source)
{
    const mofc_words *operands = &self->options->operands;
    for (size_t i = 0; i < operands->count; i++)
        if (source->path == NULL || strcmp(operands->items[i], source->path) == 0) {
            fail(self, mofc_complain(MOFC_USAGE, "%s is not MOF", source->name));
            return;
        }
}

/* What is not an error does not keep a file from being formatted, and is left to `mofc check`. */
static void format_mof(formatting *self, mof_source *source)
{
    mof_reporter *reporter = &self->context->reporter;
    mof_reporter before = *reporter;
    const mof_unit *unit = mof_syntax_parse(&self->syntax, source);
    if (reporter->errors == before.errors) {
        reporter->count = before.count;
        reporter->warnings = before.warnings;
        deliver(self, source, mof_format_unit(&self->syntax, unit));
    }
    mof_arena_clear(&self->scratch);
}

static void format_source(mof_source *source, void *payload)
{
    formatting *self = payload;
    if (source->kind != MOF_SOURCE_MOF)
        refuse_page(self, source);
    else if (source->is_damaged)
        fail(self, mofc_complain(MOFC_FINDINGS, "%s is left as it is: its encoding is not sound",
                                 source->name));
    else
        format_mof(self, source);
}

static void format_sources(void *payload)
{
    formatting *self = payload;
    self->context->reporter.chosen[MOF_L070] = MOF_SEVERITY_OFF; /* such lines are kept */
    self->syntax = mof_input_syntax(self->context, &self->scratch);
    self->syntax.keep_includes = true;
    self->syntax.takes_any_dialect = true;
    mof_input_each(self->context, &self->syntax, format_source, self);
}

static mofc_status format(const mofc_options *options, mof_context *context)
{
    formatting self = {.options = options, .context = context, .status = MOFC_GO_ON};
    mof_tally before = mof_context_tally(context);
    mof_arena_init(&self.scratch, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, format_sources, &self);
    mof_arena_clear(&self.scratch);
    fail(&self, mofc_status_of(had_memory ? mof_context_judge(context, before) : MOF_LIMIT));
    return self.status;
}

mofc_status mofc_fmt(const mofc_options *options)
{
    if (options->rewrite && mofc_run_reads_stdin(options))
        return mofc_complain(MOFC_USAGE, "standard input cannot be rewritten");
    mof_context *context;
    mofc_status status = mofc_run_open(options, &context);
    if (status == MOFC_GO_ON)
        status = format(options, context);
    return mofc_run_close(options, context, status);
}
