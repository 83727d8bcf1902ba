/*
 * Keeping diagnostics: their severity, their order, and the words of their messages.
 */
#include "diag/report.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

#define MOST_KEPT 100000

void mof_reporter_init(mof_reporter *reporter, mof_arena *arena, mof_sources *sources)
{
    *reporter = (mof_reporter){.arena = arena, .sources = sources};
    memset(reporter->chosen, -1, sizeof reporter->chosen);
}

/* What the command line says goes before the configuration, and that before the registry. */
static mof_severity find_severity(const mof_reporter *reporter, mof_code code, mof_profile profile,
                                  const signed char *configured)
{
    mof_severity severity = mof_code_severity(code, profile);
    if (!mof_code_holds(code, profile))
        return MOF_SEVERITY_OFF;
    if (reporter->chosen[code] >= 0)
        severity = (mof_severity)reporter->chosen[code];
    else if (configured != NULL && configured[code] >= 0)
        severity = (mof_severity)configured[code];
    if (severity == MOF_SEVERITY_WARNING && reporter->warnings_are_errors)
        return MOF_SEVERITY_ERROR;
    if (severity == MOF_SEVERITY_NOTE && reporter->drops_notes)
        return MOF_SEVERITY_OFF;
    return severity;
}

bool mof_reporter_wants(const mof_reporter *reporter, mof_code code, mof_profile profile)
{
    return (reporter->may_be_on[code] && mof_code_holds(code, profile)) ||
           find_severity(reporter, code, profile, NULL) != MOF_SEVERITY_OFF;
}

/* The severity in one source, suppressions aside. */
static mof_severity find_severity_in(const mof_reporter *reporter, mof_code code,
                                     const mof_source *source)
{
    return source != NULL ? find_severity(reporter, code, source->profile, source->severities)
                          : find_severity(reporter, code, MOF_PROFILE_AUTO, NULL);
}

/* ---- echoes of syntax errors -------------------------------------------------------------------
 */

void mof_reporter_doubt(mof_reporter *reporter, mof_span span)
{
    mof_source *source = mof_sources_find(reporter->sources, span.start);
    reporter->has_doubts = true;
    if (source == NULL)
        return;
    MOF_RESERVE(reporter->arena, source->doubts, source->doubt_count, source->doubt_capacity);
    source->doubts[source->doubt_count++] = span;
}

/* Says that there is something missing: maybe it is there, and was not understood. */
static bool tells_absence(mof_code code)
{
    static const mof_code codes[] = {
        MOF_P241, MOF_W020, MOF_S103, MOF_S104, MOF_S108, MOF_S112, MOF_S115, MOF_S118,
        MOF_S119, MOF_S133, MOF_S134, MOF_S141, MOF_S142, MOF_S301, MOF_S338, MOF_S412,
        MOF_S503, MOF_S510, MOF_S513, MOF_S516, MOF_S517, MOF_S523, MOF_W101, MOF_W102,
        MOF_W103, MOF_W106, MOF_W108, MOF_W114, MOF_W117, MOF_W122, MOF_W123};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static bool is_in_doubt(const mof_source *source, uint32_t address)
{
    size_t low = 0;
    size_t high = source->doubt_count; /* the first that begins behind the address */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->doubts[middle].start <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && address < source->doubts[low - 1].end;
}

static bool is_echo(const mof_reporter *reporter, mof_code code, const mof_source *source,
                    uint32_t address)
{
    const char *id = mof_code_get(code)->id;
    bool is_of_dialect = id[0] == 'P' && (id[1] == '1' || id[1] == '2'); /* or of a directive */
    if (!reporter->has_doubts)
        return false;
    if (tells_absence(code))
        return true;
    return (id[0] == 'S' || id[0] == 'W' || is_of_dialect) && source != NULL &&
           is_in_doubt(source, address);
}

/* ---- severities --------------------------------------------------------------------------------
 */

static mof_severity find_severity_at(mof_reporter *reporter, mof_code code,
                                     const mof_source *source, uint32_t address)
{
    mof_severity severity = find_severity_in(reporter, code, source);
    if (severity == MOF_SEVERITY_OFF || source == NULL)
        return severity;
    bool is_suppressed =
        source->suppressions != NULL && mof_suppressions_find(source->suppressions, code, address);
    if (is_suppressed || is_echo(reporter, code, source, address))
        return MOF_SEVERITY_OFF;
    if (mof_ignored_list_has(&reporter->ignored, code, address))
        return MOF_SEVERITY_OFF;
    return severity;
}

/* Counts, and says whether the diagnostic is kept. */
static bool count(mof_reporter *reporter, mof_severity severity)
{
    if (severity == MOF_SEVERITY_WARNING)
        reporter->warnings++;
    if (severity != MOF_SEVERITY_ERROR)
        return severity != MOF_SEVERITY_OFF;
    reporter->errors++;
    return reporter->max_errors == 0 || reporter->errors <= reporter->max_errors;
}

/* Tells where room ends. */
static bool has_room(mof_reporter *reporter)
{
    if (reporter->count < MOST_KEPT)
        return true;
    bool is_first = !reporter->is_full;
    reporter->is_full = true;
    if (is_first)
        mof_report(reporter, MOF_F022, MOF_NO_SPAN,
                   MOF_ARGS(mof_arena_format(reporter->arena, "%d", MOST_KEPT)));
    return false;
}

static void copy_arguments(mof_arena *arena, const char **to, const char *const *from)
{
    for (int i = 0; i < MOF_ARGUMENTS && from != NULL && from[i] != NULL; i++)
        to[i] = mof_arena_copy_string(arena, from[i]);
}

/* The source of the span, which becomes the place of the literal where it is in quoted text. */
static const mof_source *find_place(const mof_reporter *reporter, mof_span *span)
{
    const mof_source *source = mof_sources_find(reporter->sources, span->start);
    while (source != NULL && source->quotation != NULL) {
        *span = mof_quotation_place(source, *span);
        source = mof_sources_find(reporter->sources, span->start);
    }
    return source;
}

/* Says what the text that holds the address is the value of, from the inside to the outside. */
static void add_context(mof_reporter *reporter, mof_diagnostic *diagnostic, mof_span span)
{
    const mof_source *source = mof_sources_find(reporter->sources, span.start);
    while (source != NULL && source->quotation != NULL) {
        const mof_quotation *quotation = source->quotation;
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_QUOTED, quotation->place,
                                MOF_ARGS(quotation->name));
        span = mof_quotation_place(source, span);
        source = mof_sources_find(reporter->sources, span.start);
    }
}

mof_diagnostic *mof_report(mof_reporter *reporter, mof_code code, mof_span span,
                           const char *const *arguments)
{
    mof_span place = span;
    const mof_source *source = find_place(reporter, &place);
    mof_severity severity = find_severity_at(reporter, code, source, place.start);
    mof_diagnostic *diagnostic = &reporter->unkept;
    reporter->reports++;
    bool decides_status = mof_code_get(code)->id[0] == 'F';
    bool is_kept = count(reporter, severity) && (decides_status || has_room(reporter));
    if (is_kept) {
        diagnostic = MOF_NEW(reporter->arena, mof_diagnostic);
        MOF_RESERVE(reporter->arena, reporter->items, reporter->count, reporter->capacity);
        reporter->items[reporter->count++] = diagnostic;
    }
    *diagnostic = (mof_diagnostic){.code = code, .severity = severity, .span = place};
    if (is_kept)
        copy_arguments(reporter->arena, diagnostic->arguments, arguments);
    if (place.start != span.start)
        add_context(reporter, diagnostic, span);
    return diagnostic;
}

void mof_diagnostic_add_note(mof_reporter *reporter, mof_diagnostic *diagnostic, mof_remark remark,
                             mof_span span, const char *const *arguments)
{
    if (diagnostic == &reporter->unkept)
        return;
    mof_note **end = &diagnostic->notes;
    while (*end != NULL)
        end = &(*end)->next;
    find_place(reporter, &span);
    *end = MOF_NEW(reporter->arena, mof_note);
    **end = (mof_note){.remark = remark, .span = span};
    copy_arguments(reporter->arena, (*end)->arguments, arguments);
}

void mof_diagnostic_add_fix(mof_reporter *reporter, mof_diagnostic *diagnostic, mof_span span,
                            const char *text)
{
    const mof_source *source = mof_sources_find(reporter->sources, span.start);
    bool is_quoted =
        source != NULL && source->quotation != NULL; /* escapes would have to be made */
    if (diagnostic == &reporter->unkept || is_quoted)
        return;
    mof_fix **end = &diagnostic->fixes;
    while (*end != NULL)
        end = &(*end)->next;
    *end = MOF_NEW(reporter->arena, mof_fix);
    **end = (mof_fix){.span = span, .text = mof_arena_copy_string(reporter->arena, text)};
}

/* ---- suppressions ---------------------------------------------------------------------------- */

static void report_unused(mof_reporter *reporter, const mof_source *source,
                          const mof_suppression_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        mof_suppression *item = &list->items[i];
        bool is_for_nothing = !item->is_used && item->asked.start != 0 &&
                              find_severity_in(reporter, item->code, source) != MOF_SEVERITY_OFF;
        item->is_used = true; /* said once */
        if (is_for_nothing)
            mof_report(reporter, MOF_L022, item->asked, MOF_ARGS(mof_code_get(item->code)->id));
    }
}

void mof_reporter_report_unused(mof_reporter *reporter)
{
    for (size_t i = 0; i < reporter->sources->count; i++) {
        const mof_source *source = reporter->sources->items[i];
        if (source->suppressions == NULL)
            continue;
        report_unused(reporter, source, &source->suppressions->lines);
        report_unused(reporter, source, &source->suppressions->regions);
    }
}

/* ---- order ----------------------------------------------------------------------------------- */

typedef struct entry {
    uint32_t address;
    size_t index;
    mof_diagnostic *diagnostic;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *left = a;
    const entry *right = b;
    if (left->address != right->address)
        return left->address < right->address ? -1 : 1;
    return (left->index > right->index) - (left->index < right->index);
}

void mof_reporter_sort(mof_reporter *reporter)
{
    if (reporter->count == 0)
        return;
    entry *entries = MOF_NEW_ARRAY(reporter->arena, entry, reporter->count);
    uint32_t last = 0; /* what has no place stays behind all that was reported before it */
    for (size_t i = 0; i < reporter->count; i++) {
        uint32_t address = reporter->items[i]->span.start;
        if (address > last)
            last = address;
        entries[i] = (entry){address != 0 ? address : last, i, reporter->items[i]};
    }
    qsort(entries, reporter->count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < reporter->count; i++)
        reporter->items[i] = entries[i].diagnostic;
}

bool mof_reporter_choose(mof_reporter *reporter, const char *name, mof_severity severity)
{
    bool found = false;
    for (int i = 0; i < MOF_CODE_COUNT; i++)
        if (mof_code_is_called((mof_code)i, name)) {
            reporter->chosen[i] = (signed char)severity;
            found = true;
        }
    return found;
}

/* ---- words ----------------------------------------------------------------------------------- */

/* Puts the arguments where the pattern has "{0}" and so on. */
static const char *fill(mof_arena *arena, const char *pattern, const char *const *arguments)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    for (const char *brace; (brace = strchr(pattern, '{')) != NULL;) {
        mof_buffer_append(&out, (mof_text){pattern, (size_t)(brace - pattern)});
        int index = brace[1] - '0';
        if (index >= 0 && index < MOF_ARGUMENTS && brace[2] == '}') {
            mof_buffer_append_string(&out, arguments[index]);
            pattern = brace + 3;
        } else {
            mof_buffer_append_char(&out, '{');
            pattern = brace + 1;
        }
    }
    mof_buffer_append_string(&out, pattern);
    return mof_buffer_string(&out);
}

const char *mof_diagnostic_text(mof_arena *arena, const mof_diagnostic *diagnostic)
{
    return fill(arena, mof_code_get(diagnostic->code)->text, diagnostic->arguments);
}

const char *mof_note_text(mof_arena *arena, const mof_note *note)
{
    return fill(arena, mof_remark_text(note->remark), note->arguments);
}
