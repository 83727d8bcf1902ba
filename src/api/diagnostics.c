/*
 * What a context found, put into the words and places that a caller can use.
 */
#include "api/context.h"
#include "diag/print.h"

mof_tally mof_context_tally(const mof_context *context)
{
    return (mof_tally){context->reporter.errors, context->reporter.count};
}

mof_status mof_context_judge(const mof_context *context, mof_tally before)
{
    const mof_reporter *reporter = &context->reporter;
    mof_status status = reporter->errors > before.errors ? MOF_ERRORS : MOF_OK;
    for (size_t i = before.diagnostics; i < reporter->count; i++) {
        mof_code code = reporter->items[i]->code;
        if (code == MOF_F002 || code == MOF_F003)
            return MOF_LIMIT;
        if (code >= MOF_F030 && code <= MOF_F034)
            return MOF_USAGE;
        if (code == MOF_F001 || code == MOF_F010)
            status = MOF_IO;
    }
    return status;
}

/* ---- diagnostics ----------------------------------------------------------------------------- */

typedef struct telling {
    mof_context *context;
    mof_arena arena; /* of what is passed to one callback */
    void (*callback)(const mof_diagnostic_info *diagnostic, void *payload);
    void *payload;
} telling;

static mof_place find_place(telling *self, mof_span span)
{
    if (span.start == 0)
        return (mof_place){0};
    mof_position start = mof_sources_position(&self->context->sources, span.start);
    mof_position end = mof_sources_position(&self->context->sources, span.end);
    return (mof_place){
        .file = start.name,
        .line = start.line,
        .column = start.column,
        .end_line = end.line,
        .end_column = end.column,
        .utf16_column = start.utf16_column,
        .utf16_end_column = end.utf16_column,
    };
}

static const mof_note_info *make_notes(telling *self, const mof_note *first, size_t *count)
{
    for (const mof_note *note = first; note != NULL; note = note->next)
        ++*count;
    if (*count == 0)
        return NULL;
    mof_note_info *notes = MOF_NEW_ARRAY(&self->arena, mof_note_info, *count);
    mof_note_info *next = notes;
    for (const mof_note *note = first; note != NULL; note = note->next)
        *next++ = (mof_note_info){find_place(self, note->span), mof_note_text(&self->arena, note)};
    return notes;
}

static const mof_fix_info *make_fixes(telling *self, const mof_fix *first, size_t *count)
{
    for (const mof_fix *fix = first; fix != NULL; fix = fix->next)
        ++*count;
    if (*count == 0)
        return NULL;
    mof_fix_info *fixes = MOF_NEW_ARRAY(&self->arena, mof_fix_info, *count);
    mof_fix_info *next = fixes;
    for (const mof_fix *fix = first; fix != NULL; fix = fix->next)
        *next++ = (mof_fix_info){find_place(self, fix->span), fix->text};
    return fixes;
}

static const char *render(telling *self, const mof_diagnostic *diagnostic)
{
    mof_buffer out;
    mof_buffer_init(&out, &self->arena);
    mof_print_diagnostic(&out, &self->context->reporter, diagnostic,
                         (mof_print_options){.color = self->context->options.color});
    return mof_buffer_string(&out);
}

static void tell(telling *self, const mof_diagnostic *diagnostic)
{
    mof_diagnostic_info info = {
        .code = mof_code_get(diagnostic->code)->id,
        .severity = mof_severity_name(diagnostic->severity),
        .place = find_place(self, diagnostic->span),
        .text = mof_diagnostic_text(&self->arena, diagnostic),
        .rendered = render(self, diagnostic),
    };
    info.notes = make_notes(self, diagnostic->notes, &info.note_count);
    info.fixes = make_fixes(self, diagnostic->fixes, &info.fix_count);
    self->callback(&info, self->payload);
}

static void tell_all(void *payload)
{
    telling *self = payload;
    mof_reporter *reporter = &self->context->reporter;
    mof_reporter_sort(reporter);
    for (size_t i = 0; i < reporter->count; i++) {
        tell(self, reporter->items[i]);
        mof_arena_clear(&self->arena);
    }
}

mof_status mof_context_each_diagnostic(mof_context *context,
                                       void (*callback)(const mof_diagnostic_info *diagnostic,
                                                        void *payload),
                                       void *payload)
{
    telling self = {.context = context, .callback = callback, .payload = payload};
    mof_arena_init(&self.arena, &context->memory);
    bool had_memory = mof_memory_try(&context->memory, tell_all, &self);
    mof_arena_clear(&self.arena);
    return had_memory ? MOF_OK : MOF_LIMIT;
}

/* ---- counts ---------------------------------------------------------------------------------- */

void mof_context_count(const mof_context *context, size_t *errors, size_t *warnings)
{
    if (errors != NULL)
        *errors = context->reporter.errors;
    if (warnings != NULL)
        *warnings = context->reporter.warnings;
}

typedef struct summing {
    mof_context *context;
    const char *summary;
} summing;

static void sum_up(void *payload)
{
    summing *self = payload;
    mof_buffer out;
    mof_buffer_init(&out, &self->context->arena);
    mof_print_summary(&out, &self->context->reporter);
    self->summary = mof_buffer_string(&out);
}

const char *mof_context_summary(mof_context *context)
{
    summing self = {.context = context};
    return mof_memory_try(&context->memory, sum_up, &self) ? self.summary : "";
}

/* ---- files ----------------------------------------------------------------------------------- */

mof_status mof_context_each_file(mof_context *context,
                                 void (*callback)(const mof_file_info *file, void *payload),
                                 void *payload)
{
    static const char *const kinds[] = {[MOF_SOURCE_MOF] = "mof",
                                        [MOF_SOURCE_PAGE] = "page",
                                        [MOF_SOURCE_TEMPLATE] = "template",
                                        [MOF_SOURCE_OTHER] = "configuration"};
    for (size_t i = 0; i < context->sources.count; i++) {
        const mof_source *source = context->sources.items[i];
        if (source->path == NULL)
            continue;
        mof_file_info info = {.path = source->path, .kind = kinds[source->kind]};
        if (source->kind == MOF_SOURCE_MOF || source->kind == MOF_SOURCE_PAGE) {
            info.profile = mof_profile_name(source->profile);
            info.profile_reason = source->profile_reason;
        }
        callback(&info, payload);
    }
    return MOF_OK;
}
