/*
 * JSON of our own: one document, {"version": 1, "diagnostics": [...]}.
 */
#include "cli/format.h"
#include "cli/json.h"

static void add_place(struct json_object *to, const mof_place *place)
{
    if (place->file == NULL)
        return;
    mofc_json_add_text(to, "file", place->file);
    mofc_json_add_number(to, "line", place->line);
    mofc_json_add_number(to, "column", place->column);
    mofc_json_add_number(to, "endLine", place->end_line);
    mofc_json_add_number(to, "endColumn", place->end_column);
}

static void add_notes(struct json_object *to, const mof_diagnostic_info *diagnostic)
{
    struct json_object *notes = mofc_json_add_array(to, "notes");
    for (size_t i = 0; i < diagnostic->note_count; i++) {
        struct json_object *note = mofc_json_push_object(notes);
        mofc_json_add_text(note, "message", diagnostic->notes[i].text);
        add_place(note, &diagnostic->notes[i].place);
    }
}

static void add_fixes(struct json_object *to, const mof_diagnostic_info *diagnostic)
{
    struct json_object *fixes = mofc_json_add_array(to, "fixes");
    for (size_t i = 0; i < diagnostic->fix_count; i++) {
        struct json_object *fix = mofc_json_push_object(fixes);
        mofc_json_add_text(fix, "text", diagnostic->fixes[i].text);
        add_place(fix, &diagnostic->fixes[i].place);
    }
}

typedef struct listing {
    FILE *out;
    const char *separator;
} listing;

static void print(const mof_diagnostic_info *diagnostic, void *payload)
{
    listing *list = payload;
    struct json_object *object = json_object_new_object();
    mofc_json_add_text(object, "code", diagnostic->code);
    mofc_json_add_text(object, "severity", diagnostic->severity);
    mofc_json_add_text(object, "message", diagnostic->text);
    add_place(object, &diagnostic->place);
    add_notes(object, diagnostic);
    add_fixes(object, diagnostic);
    fputs(list->separator, list->out);
    mofc_json_print(object, list->out);
    list->separator = ",\n  ";
}

mof_status mofc_format_json(mof_context *context, FILE *out)
{
    listing list = {.out = out, .separator = "\n  "};
    fputs("{\"version\": 1, \"diagnostics\": [", out);
    mof_status status = mof_context_each_diagnostic(context, print, &list);
    fputs(" ]}\n", out);
    return status;
}
