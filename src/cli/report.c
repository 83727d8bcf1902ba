/*
 * Diagnostics as text, which libmof has rendered already, and as JSON, which json-c writes.
 */
#include "cli/report.h"

#include <json-c/json.h>

/* ---- text ------------------------------------------------------------------------------------ */

static void print_text(const mof_diagnostic_info *diagnostic, void *payload)
{
    fputs(diagnostic->rendered, payload);
}

mof_status mofc_report_text(mof_context *context, FILE *out)
{
    return mof_context_each_diagnostic(context, print_text, out);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void add_text(struct json_object *to, const char *key, const char *text)
{
    json_object_object_add(to, key, json_object_new_string(text));
}

static void add_number(struct json_object *to, const char *key, uint32_t number)
{
    json_object_object_add(to, key, json_object_new_int64(number));
}

static void add_place(struct json_object *to, const mof_place *place)
{
    if (place->file == NULL)
        return;
    add_text(to, "file", place->file);
    add_number(to, "line", place->line);
    add_number(to, "column", place->column);
    add_number(to, "endLine", place->end_line);
    add_number(to, "endColumn", place->end_column);
}

static struct json_object *make_notes(const mof_diagnostic_info *diagnostic)
{
    struct json_object *notes = json_object_new_array();
    for (size_t i = 0; i < diagnostic->note_count; i++) {
        struct json_object *note = json_object_new_object();
        add_text(note, "message", diagnostic->notes[i].text);
        add_place(note, &diagnostic->notes[i].place);
        json_object_array_add(notes, note);
    }
    return notes;
}

typedef struct listing {
    FILE *out;
    const char *separator;
} listing;

/* One at a time: a run can have more diagnostics than are good to hold twice. */
static void print_json(const mof_diagnostic_info *diagnostic, void *payload)
{
    listing *list = payload;
    struct json_object *object = json_object_new_object();
    add_text(object, "code", diagnostic->code);
    add_text(object, "severity", diagnostic->severity);
    add_text(object, "message", diagnostic->text);
    add_place(object, &diagnostic->place);
    json_object_object_add(object, "notes", make_notes(diagnostic));
    fprintf(list->out, "%s%s", list->separator,
            json_object_to_json_string_ext(object, JSON_C_TO_STRING_SPACED |
                                                       JSON_C_TO_STRING_NOSLASHESCAPE));
    json_object_put(object);
    list->separator = ",\n  ";
}

mof_status mofc_report_json(mof_context *context, FILE *out)
{
    listing list = {.out = out, .separator = "\n  "};
    fputs("{\"version\": 1, \"diagnostics\": [", out);
    mof_status status = mof_context_each_diagnostic(context, print_json, &list);
    fputs(" ]}\n", out);
    return status;
}
