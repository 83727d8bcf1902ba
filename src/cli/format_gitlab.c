/*
 * GitLab's Code Quality report: an array of issues.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/format.h"
#include "cli/json.h"
#include "cli/location.h"

typedef struct listing {
    FILE *out;
    const char *separator;
    mofc_fingerprints seen;
} listing;

static const char *severity_of(const mof_diagnostic_info *diagnostic)
{
    if (strcmp(diagnostic->severity, "error") == 0)
        return "major";
    return strcmp(diagnostic->severity, "warning") == 0 ? "minor" : "info";
}

/* An issue without a place is none: what has no file is said of the directory. */
static void add_location(struct json_object *to, const mof_place *place)
{
    struct json_object *location = mofc_json_add_object(to, "location");
    char *path = place->file != NULL ? mofc_location_path(place->file) : NULL;
    mofc_json_add_text(location, "path", path != NULL ? path : ".");
    free(path);
    struct json_object *lines = mofc_json_add_object(location, "lines");
    mofc_json_add_number(lines, "begin", place->file != NULL ? place->line : 1);
    mofc_json_add_number(lines, "end", place->file != NULL ? place->end_line : 1);
}

static void print(const mof_diagnostic_info *diagnostic, void *payload)
{
    listing *list = payload;
    char fingerprint[MOFC_FINGERPRINT_SIZE];
    mofc_fingerprints_next(&list->seen, diagnostic, fingerprint);
    struct json_object *object = json_object_new_object();
    mofc_json_add_text(object, "type", "issue");
    mofc_json_add_text(object, "check_name", diagnostic->code);
    mofc_json_add_text(object, "description", diagnostic->text);
    mofc_json_add_text(object, "severity", severity_of(diagnostic));
    mofc_json_add_text(object, "fingerprint", fingerprint);
    add_location(object, &diagnostic->place);
    fputs(list->separator, list->out);
    mofc_json_print(object, list->out);
    list->separator = ",\n ";
}

mof_status mofc_format_gitlab(mof_context *context, FILE *out)
{
    listing list = {.out = out, .separator = "\n "};
    fputc('[', out);
    mof_status status = mof_context_each_diagnostic(context, print, &list);
    mofc_fingerprints_clear(&list.seen);
    fputs("\n]\n", out);
    return status;
}
