/*
 * The text form. Everything that comes from an input is made printable on its way out, so that no
 * input can move the cursor or change what a message seems to say; of a long line a window is
 * shown.
 */
#include "diag/print.h"

#include <string.h>

#include "base/width.h"

#define WINDOW 120 /* code points of a line that are shown */
#define GUTTER 5
#define LAST_IN_GUTTER 99999
#define BEFORE 60 /* of them before the caret, where the line is cut there */

/* ---- colours --------------------------------------------------------------------------------- */

#define PLAIN "\33[0m"
#define BOLD "\33[1m"
#define GREEN "\33[1;32m"

static const char *const severity_colors[] = {
    [MOF_SEVERITY_OFF] = BOLD,
    [MOF_SEVERITY_NOTE] = "\33[1;36m",
    [MOF_SEVERITY_WARNING] = "\33[1;35m",
    [MOF_SEVERITY_ERROR] = "\33[1;31m",
};

typedef struct printer {
    mof_buffer *out;
    mof_reporter *reporter;
    mof_print_options options;
} printer;

static void set_color(printer *p, const char *color)
{
    if (p->options.color)
        mof_buffer_append_string(p->out, color);
}

/* ---- pieces ---------------------------------------------------------------------------------- */

/* What is shown for the code point at `data`. */
static uint32_t decode_printable(const char *data, size_t size, size_t *length)
{
    uint32_t c = mof_utf8_decode(data, size, length);
    return c == '\t' || mof_code_point_is_printable(c) ? c : 0xFFFD;
}

static void append_printable(mof_buffer *out, mof_text text)
{
    for (size_t i = 0, length; i < text.size; i += length)
        mof_buffer_append_code_point(out, decode_printable(text.data + i, text.size - i, &length));
}

static void append_string(mof_buffer *out, const char *string)
{
    append_printable(out, mof_text_from_string(string));
}

/* "a.mof:3:7: error: text"; `id` may be NULL. */
static void append_heading(printer *p, const mof_position *place, mof_severity severity,
                           const char *text, const char *id)
{
    set_color(p, BOLD);
    if (place->source != NULL) {
        append_string(p->out, place->name);
        mof_buffer_append_format(p->out, ":%u:%u: ", (unsigned)place->line,
                                 (unsigned)place->column);
    } else {
        mof_buffer_append_string(p->out, "mofc: ");
    }
    set_color(p, severity_colors[severity]);
    mof_buffer_append_format(p->out, "%s: ", mof_severity_name(severity));
    set_color(p, PLAIN);
    set_color(p, BOLD);
    append_string(p->out, text);
    set_color(p, PLAIN);
    if (id != NULL)
        mof_buffer_append_format(p->out, " [%s]", id);
    mof_buffer_append_char(p->out, '\n');
}

static void append_help(printer *p, const char *text)
{
    mof_buffer_append_string(p->out, "      = ");
    set_color(p, BOLD);
    mof_buffer_append_string(p->out, "help: ");
    set_color(p, PLAIN);
    append_string(p->out, text);
    mof_buffer_append_char(p->out, '\n');
}

/* ---- source lines ---------------------------------------------------------------------------- */

/* The part of a line that is shown, as offsets in it. */
typedef struct excerpt {
    mof_position place;
    int gutter; /* width of line numbers */
    size_t caret;
    size_t start;
    size_t end;
} excerpt;

static size_t step_back(mof_text line, size_t offset, size_t code_points)
{
    for (; offset > 0 && code_points > 0; code_points--)
        do
            offset--;
        while (offset > 0 && ((unsigned char)line.data[offset] & 0xC0) == 0x80);
    return offset;
}

static size_t step_forward(mof_text line, size_t offset, size_t code_points)
{
    for (size_t length; offset < line.size && code_points > 0; code_points--, offset += length)
        mof_utf8_decode(line.data + offset, line.size - offset, &length);
    return offset;
}

static excerpt cut_line(mof_position place)
{
    mof_text line = place.text;
    excerpt part = {.place = place, .gutter = GUTTER, .caret = place.offset};
    for (uint32_t rest = place.line; rest > LAST_IN_GUTTER; rest /= 10)
        part.gutter++;
    if (part.caret > line.size)
        part.caret = line.size;
    if (step_back(line, part.caret, WINDOW - BEFORE / 2) > 0)
        part.start = step_back(line, part.caret, BEFORE);
    part.end = step_forward(line, part.start, WINDOW);
    return part;
}

/* Blanks as wide as the line before the caret. */
static void append_padding(mof_buffer *out, const excerpt *part)
{
    const char *line = part->place.text.data;
    mof_buffer_append_format(out, "%*s | %s", part->gutter, "", part->start > 0 ? "   " : "");
    for (size_t i = part->start, length; i < part->caret; i += length) {
        uint32_t c = decode_printable(line + i, part->caret - i, &length);
        int width = c == '\t' ? 1 : mof_code_point_width(c);
        for (; width > 0; width--)
            mof_buffer_append_char(out, c == '\t' ? '\t' : ' ');
    }
}

static void append_line(printer *p, const excerpt *part)
{
    mof_text line = part->place.text;
    mof_buffer_append_format(p->out, "%*u |", part->gutter, (unsigned)part->place.line);
    if (line.size > 0)
        mof_buffer_append_string(p->out, part->start > 0 ? " ..." : " ");
    append_printable(p->out, (mof_text){line.data + part->start, part->end - part->start});
    mof_buffer_append_string(p->out, part->end < line.size ? "...\n" : "\n");
}

/* A caret at the start of the span, and a tail to its end or to the end of the line. */
static void append_caret(printer *p, const excerpt *part, size_t span_size)
{
    size_t end = part->end - part->caret < span_size ? part->end : part->caret + span_size;
    const char *line = part->place.text.data;
    int width = 0;
    for (size_t i = part->caret, length; i < end; i += length)
        width += mof_code_point_width(decode_printable(line + i, end - i, &length));
    append_padding(p->out, part);
    set_color(p, GREEN);
    mof_buffer_append_char(p->out, '^');
    for (; width > 1; width--)
        mof_buffer_append_char(p->out, '~');
    set_color(p, PLAIN);
    mof_buffer_append_char(p->out, '\n');
}

static void append_excerpt(printer *p, const mof_position *place, mof_span span)
{
    if (place->source == NULL || p->options.quiet)
        return;
    excerpt part = cut_line(*place);
    append_line(p, &part);
    append_caret(p, &part, span.end > span.start ? span.end - span.start : 0);
}

/* ---- fixes ----------------------------------------------------------------------------------- */

static bool has_remark(const mof_diagnostic *diagnostic, mof_remark remark)
{
    const mof_note *note = diagnostic->notes;
    while (note != NULL && note->remark != remark)
        note = note->next;
    return note != NULL;
}

/* A text to insert stands under the line, where it would go. False: it cannot. */
static bool append_insertion(printer *p, const mof_position *place, const mof_fix *fix)
{
    mof_position at = mof_sources_position(p->reporter->sources, fix->span.start);
    mof_text text = mof_text_from_string(fix->text);
    if (p->options.quiet || at.text.data != place->text.data || mof_utf8_count(text) > WINDOW ||
        memchr(text.data, '\n', text.size) != NULL)
        return false;
    excerpt part = cut_line(*place);
    if (at.offset < part.start || at.offset > part.end)
        return false;
    part.caret = at.offset;
    append_padding(p->out, &part);
    set_color(p, GREEN);
    append_printable(p->out, text);
    set_color(p, PLAIN);
    mof_buffer_append_char(p->out, '\n');
    return true;
}

static void append_fix(printer *p, const mof_position *place, const mof_fix *fix)
{
    mof_arena *arena = p->out->arena;
    mof_text old = mof_sources_text(p->reporter->sources, fix->span);
    mof_text new = mof_text_from_string(fix->text);
    mof_note note = {.remark = MOF_REMARK_REPLACE};
    if (old.size == 0) {
        if (append_insertion(p, place, fix))
            return;
        note.remark = MOF_REMARK_INSERT;
    } else if (new.size == 0) {
        note.remark = MOF_REMARK_REMOVE;
    }
    note.arguments[0] = mof_text_quote(arena, new.size > 0 ? new : old);
    append_help(p, mof_note_text(arena, &note));
}

/* ---- a diagnostic ---------------------------------------------------------------------------- */

static void append_note(printer *p, const mof_note *note)
{
    mof_position place = mof_sources_position(p->reporter->sources, note->span.start);
    append_heading(p, &place, MOF_SEVERITY_NOTE, mof_note_text(p->out->arena, note), NULL);
    append_excerpt(p, &place, note->span);
}

void mof_print_diagnostic(mof_buffer *out, mof_reporter *reporter, const mof_diagnostic *diagnostic,
                          mof_print_options options)
{
    printer p = {out, reporter, options};
    mof_position place = mof_sources_position(reporter->sources, diagnostic->span.start);
    append_heading(&p, &place, diagnostic->severity, mof_diagnostic_text(out->arena, diagnostic),
                   mof_code_get(diagnostic->code)->id);
    append_excerpt(&p, &place, diagnostic->span);
    /* What explains a fix says it in better words than the fix. */
    const mof_fix *fix = has_remark(diagnostic, MOF_REMARK_DID_YOU_MEAN) ? NULL : diagnostic->fixes;
    for (; fix != NULL; fix = fix->next)
        append_fix(&p, &place, fix);
    for (const mof_note *note = diagnostic->notes; note != NULL; note = note->next)
        if (note->span.start == 0)
            append_help(&p, mof_note_text(out->arena, note));
    for (const mof_note *note = diagnostic->notes; note != NULL; note = note->next)
        if (note->span.start != 0)
            append_note(&p, note);
}

static void append_count(mof_buffer *out, size_t count, const char *noun)
{
    mof_buffer_append_format(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

void mof_print_summary(mof_buffer *out, const mof_reporter *reporter)
{
    if (reporter->errors > 0)
        append_count(out, reporter->errors, "error");
    if (reporter->errors > 0 && reporter->warnings > 0)
        mof_buffer_append_string(out, ", ");
    if (reporter->warnings > 0)
        append_count(out, reporter->warnings, "warning");
    if (reporter->errors > 0 || reporter->warnings > 0)
        mof_buffer_append_char(out, '\n');
}
