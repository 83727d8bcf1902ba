/*
 * Rewriting inputs. A file whose new text would have more errors of syntax than before is left as
 * it is: two fixes that are right alone may be wrong together.
 */
#include "cli/fix.h"

#include <stdio.h>
#include <string.h>

#include "api/context.h"
#include "api/input.h"
#include "base/file.h"
#include "base/line_diff.h"
#include "cli/complain.h"
#include "diag/fix.h"
#include "syntax/encode.h"

typedef struct fixing {
    const mofc_options *options;
    mof_context *context;
    mof_arena scratch; /* of one source */
    mofc_status status;
    size_t count;
} fixing;

/* Errors of reading the text as it would be read from the file. */
static size_t count_errors(fixing *self, const mof_source *source, mof_text text)
{
    mof_arena *arena = &self->scratch;
    mof_sources sources;
    mof_sources_init(&sources, arena);
    mof_reporter reporter;
    mof_reporter_init(&reporter, arena, &sources);
    mof_syntax syntax = mof_input_syntax(self->context, arena);
    syntax.source_arena = arena;
    syntax.sources = &sources;
    syntax.reporter = &reporter;
    syntax.keep_includes = true;
    syntax.profile = source->profile;
    mof_source *copy = mof_sources_add_copy(&sources, source->kind, source->name, text);
    copy->profile = source->profile;
    mof_input_parse(&syntax, copy);
    return reporter.errors;
}

static void print_diff(fixing *self, const mof_source *source, mof_text text)
{
    mof_buffer out;
    mof_buffer_init(&out, &self->scratch);
    const char *name = mof_arena_format(&self->scratch, "%s\t(fixed)", source->name);
    mof_line_diff_write(&out, source->name, (mof_text){source->text, source->size}, name, text);
    fwrite(out.data, 1, out.size, stdout);
}

static void rewrite(fixing *self, const mof_source *source, mof_text text, size_t count)
{
    mof_text bytes = mof_encode_like(&self->scratch, source, text);
    int error = mof_file_write(&self->scratch, source->path, bytes, NULL);
    if (error == 0)
        self->count += count;
    else
        self->status =
            mofc_complain(MOFC_IO, "cannot write '%s': %s", source->path, strerror(error));
}

static void fix_source(fixing *self, const mof_source *source)
{
    size_t count;
    mof_text text = mof_fix_apply(&self->context->reporter, source, &self->scratch, &count);
    if (count == 0)
        return;
    if (source->is_damaged) {
        mofc_complain(MOFC_GO_ON, "'%s' is in no known encoding, and not rewritten", source->name);
        return;
    }
    mof_text old = {source->text, source->size};
    if (count_errors(self, source, text) > count_errors(self, source, old))
        mofc_complain(MOFC_GO_ON, "'%s' would not be right, and is not rewritten", source->name);
    else if (self->options->show_diff)
        print_diff(self, source, text);
    else
        rewrite(self, source, text, count);
}

static void fix_sources(void *payload)
{
    fixing *self = payload;
    const mof_sources *sources = &self->context->sources;
    for (size_t i = 0; i < sources->count && self->status == MOFC_GO_ON; i++) {
        const mof_source *source = sources->items[i];
        if (source->is_input && (source->path != NULL || self->options->show_diff))
            fix_source(self, source);
        mof_arena_clear(&self->scratch);
    }
}

mofc_status mofc_fix(const mofc_options *options, mof_context *context, size_t *count)
{
    fixing self = {.options = options, .context = context, .status = MOFC_GO_ON};
    mof_arena_init(&self.scratch, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, fix_sources, &self);
    mof_arena_clear(&self.scratch);
    *count = self.count;
    return had_memory ? self.status : mofc_status_of(MOF_LIMIT);
}
