/*
 * Formats of one line for each place: GitHub's workflow commands, and the form of Visual Studio and
 * MSBuild.
 */
#include "cli/format.h"

#include <string.h>

#include "base/text.h"

/* What would move the cursor or forge a line is not printed as it is. */
static void put_code_point(FILE *out, uint32_t c)
{
    char bytes[4];
    if (!mof_code_point_is_printable(c))
        c = 0xFFFD;
    fwrite(bytes, 1, mof_utf8_encode(c, bytes), out);
}

/* ---- GitHub ---------------------------------------------------------------------------------- */

/* '%' always; within a property also what ends one. */
static void put_escaped(FILE *out, const char *text, const char *escaped)
{
    while (*text != '\0') {
        uint32_t c = mofc_format_take(&text);
        if (c < 0x80 && (c == '\r' || c == '\n' || strchr(escaped, (int)c) != NULL))
            fprintf(out, "%%%02X", (unsigned)c);
        else
            put_code_point(out, c);
    }
}

static void put_note(FILE *out, const mof_note_info *note)
{
    fputs("%0A", out);
    if (note->place.file != NULL) {
        put_escaped(out, note->place.file, "%");
        fprintf(out, ":%u:%u: ", (unsigned)note->place.line, (unsigned)note->place.column);
    }
    fputs(note->place.file != NULL ? "note: " : "help: ", out);
    put_escaped(out, note->text, "%");
}

static void put_command(const mof_diagnostic_info *diagnostic, void *payload)
{
    FILE *out = payload;
    bool is_note = strcmp(diagnostic->severity, "note") == 0;
    const mof_place *place = &diagnostic->place;
    fprintf(out, "::%s ", is_note ? "notice" : diagnostic->severity);
    if (place->file != NULL) {
        fputs("file=", out);
        put_escaped(out, place->file, "%:,");
        fprintf(out, ",line=%u,endLine=%u,", (unsigned)place->line, (unsigned)place->end_line);
        /* Columns are only understood within one line; the last one is included. */
        if (place->line == place->end_line)
            fprintf(out, "col=%u,endColumn=%u,", (unsigned)place->column,
                    (unsigned)(place->end_column > place->column ? place->end_column - 1
                                                                 : place->column));
    }
    fprintf(out, "title=%s::", diagnostic->code);
    put_escaped(out, diagnostic->text, "%");
    for (size_t i = 0; i < diagnostic->note_count; i++)
        put_note(out, &diagnostic->notes[i]);
    fputc('\n', out);
}

/* GitHub shows ten errors and ten warnings of a step: the worst come first. */
mof_status mofc_format_github(mof_context *context, FILE *out)
{
    static const char *const severities[] = {"error", "warning", "note"};
    mof_status status = MOF_OK;
    for (size_t i = 0; i < sizeof severities / sizeof *severities && status == MOF_OK; i++)
        status = mofc_format_each(context, severities[i], put_command, out);
    return status;
}

/* ---- Visual Studio --------------------------------------------------------------------------- */

static void put_plain(FILE *out, const char *text)
{
    while (*text != '\0')
        put_code_point(out, mofc_format_take(&text));
}

/* "a.mof(2,11): " or, of what has no place, "mofc : ". */
static void put_origin(FILE *out, const mof_place *place)
{
    if (place->file == NULL) {
        fputs("mofc : ", out);
        return;
    }
    put_plain(out, place->file);
    fprintf(out, "(%u,%u): ", (unsigned)place->line, (unsigned)place->column);
}

static void put_msvs(const mof_diagnostic_info *diagnostic, void *payload)
{
    FILE *out = payload;
    put_origin(out, &diagnostic->place);
    fprintf(out, "%s %s: ", diagnostic->severity, diagnostic->code);
    put_plain(out, diagnostic->text);
    fputc('\n', out);
    for (size_t i = 0; i < diagnostic->note_count; i++) {
        const mof_note_info *note = &diagnostic->notes[i];
        put_origin(out, note->place.file != NULL ? &note->place : &diagnostic->place);
        fputs("note: ", out);
        put_plain(out, note->text);
        fputc('\n', out);
    }
}

mof_status mofc_format_msvs(mof_context *context, FILE *out)
{
    return mof_context_each_diagnostic(context, put_msvs, out);
}
