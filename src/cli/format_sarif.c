/*
 * SARIF 2.1.0: one run; the rules are those that have results. Paragraphs name its specification.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/format.h"
#include "cli/json.h"
#include "cli/location.h"
#include "diag/code.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define RULES MOFC_DOCS_URL "/rules.md#"

typedef struct sarif {
    FILE *out;
    const char *separator;
    mofc_fingerprints seen;
    mof_code rules[MOF_CODE_COUNT]; /* in the order of their first results */
    uint32_t rule_count;
    uint32_t indexes[MOF_CODE_COUNT]; /* in `rules`, from 1 */
} sarif;

static void add_message(struct json_object *to, const char *key, const char *text)
{
    mofc_json_add_text(mofc_json_add_object(to, key), "text", text);
}

/* ---- places ---------------------------------------------------------------------------------- */

/* 3.4: relative to the root where the file is below it. */
static void add_artifact(struct json_object *to, const char *file)
{
    struct json_object *artifact = mofc_json_add_object(to, "artifactLocation");
    char *uri = mofc_location_uri(file);
    mofc_json_add_text(artifact, "uri", uri != NULL ? uri : "");
    if (uri != NULL && strncmp(uri, "file:", 5) != 0)
        mofc_json_add_text(artifact, "uriBaseId", "SRCROOT");
    free(uri);
}

/* 3.30: columns as `columnKind` says, from 1. */
static void add_region(struct json_object *to, const char *key, const mof_place *place)
{
    struct json_object *region = mofc_json_add_object(to, key);
    mofc_json_add_number(region, "startLine", place->line);
    mofc_json_add_number(region, "startColumn", place->utf16_column);
    mofc_json_add_number(region, "endLine", place->end_line);
    mofc_json_add_number(region, "endColumn", place->utf16_end_column);
}

static struct json_object *push_location(struct json_object *locations, const mof_place *place)
{
    struct json_object *location = mofc_json_push_object(locations);
    struct json_object *physical = mofc_json_add_object(location, "physicalLocation");
    add_artifact(physical, place->file);
    add_region(physical, "region", place);
    return location;
}

/* ---- results --------------------------------------------------------------------------------- */

static uint32_t find_rule(sarif *self, const char *id)
{
    mof_code code = (mof_code)0;
    mof_code_find(id, &code);
    if (self->indexes[code] == 0) {
        self->rules[self->rule_count++] = code;
        self->indexes[code] = self->rule_count;
    }
    return self->indexes[code] - 1;
}

/* The message goes on with what has no place: a place is wanted of what is related. */
static void add_text(struct json_object *result, const mof_diagnostic_info *diagnostic)
{
    size_t size = strlen(diagnostic->text) + 1;
    for (size_t i = 0; i < diagnostic->note_count; i++)
        size += strlen(diagnostic->notes[i].text) + 1;
    char *text = malloc(size);
    if (text != NULL)
        strcpy(text, diagnostic->text);
    for (size_t i = 0; text != NULL && i < diagnostic->note_count; i++)
        if (diagnostic->notes[i].place.file == NULL)
            strcat(strcat(text, "\n"), diagnostic->notes[i].text);
    add_message(result, "message", text != NULL ? text : diagnostic->text);
    free(text);
}

static void add_related(struct json_object *result, const mof_diagnostic_info *diagnostic)
{
    struct json_object *related = NULL;
    for (size_t i = 0; i < diagnostic->note_count; i++) {
        const mof_note_info *note = &diagnostic->notes[i];
        if (note->place.file == NULL)
            continue;
        if (related == NULL)
            related = mofc_json_add_array(result, "relatedLocations");
        add_message(push_location(related, &note->place), "message", note->text);
    }
}

/* 3.55: the edits are one fix, because they belong together. */
static void add_fixes(struct json_object *result, const mof_diagnostic_info *diagnostic)
{
    if (diagnostic->fix_count == 0)
        return;
    struct json_object *fix = mofc_json_push_object(mofc_json_add_array(result, "fixes"));
    struct json_object *changes = mofc_json_add_array(fix, "artifactChanges");
    for (size_t i = 0; i < diagnostic->fix_count; i++) {
        struct json_object *change = mofc_json_push_object(changes);
        add_artifact(change, diagnostic->fixes[i].place.file);
        struct json_object *edit =
            mofc_json_push_object(mofc_json_add_array(change, "replacements"));
        add_region(edit, "deletedRegion", &diagnostic->fixes[i].place);
        add_message(edit, "insertedContent", diagnostic->fixes[i].text);
    }
}

static void print_result(const mof_diagnostic_info *diagnostic, void *payload)
{
    sarif *self = payload;
    char fingerprint[MOFC_FINGERPRINT_SIZE];
    mofc_fingerprints_next(&self->seen, diagnostic, fingerprint);
    struct json_object *result = json_object_new_object();
    mofc_json_add_text(result, "ruleId", diagnostic->code);
    mofc_json_add_number(result, "ruleIndex", find_rule(self, diagnostic->code));
    mofc_json_add_text(result, "level", diagnostic->severity);
    add_text(result, diagnostic);
    struct json_object *locations = mofc_json_add_array(result, "locations");
    if (diagnostic->place.file != NULL)
        push_location(locations, &diagnostic->place);
    add_related(result, diagnostic);
    add_fixes(result, diagnostic);
    mofc_json_add_text(mofc_json_add_object(result, "partialFingerprints"), "mofc/v1", fingerprint);
    fputs(self->separator, self->out);
    mofc_json_print(result, self->out);
    self->separator = ",\n    ";
}

/* ---- the tool -------------------------------------------------------------------------------- */

/* A pattern with dots for its arguments. */
static void add_pattern(struct json_object *to, const char *key, const char *pattern)
{
    char *text = malloc(3 * strlen(pattern) + 1); /* "{0}" is as long as the dots */
    size_t size = 0;
    for (const char *c = pattern; text != NULL && *c != '\0'; c++) {
        bool is_argument = *c == '{' && mof_char_is_digit(c[1]) && c[2] == '}';
        memcpy(text + size, is_argument ? "..." : c, is_argument ? 3 : 1);
        size += is_argument ? 3 : 1;
        c += is_argument ? 2 : 0;
    }
    if (text != NULL)
        text[size] = '\0';
    add_message(to, key, text != NULL ? text : pattern);
    free(text);
}

static void push_rule(struct json_object *rules, const mof_code_info *code)
{
    struct json_object *rule = mofc_json_push_object(rules);
    char uri[sizeof RULES + 8];
    size_t size = (size_t)snprintf(uri, sizeof uri, "%s%s", RULES, code->id);
    for (size_t i = sizeof RULES - 1; i < size; i++)
        uri[i] = (char)mof_char_lower(uri[i]);
    bool is_off = code->dmtf2 == MOF_SEVERITY_OFF;
    mofc_json_add_text(rule, "id", code->id);
    add_pattern(rule, "shortDescription", code->text);
    add_message(rule, "fullDescription", code->help);
    mofc_json_add_text(rule, "helpUri", uri);
    mofc_json_add_text(mofc_json_add_object(rule, "defaultConfiguration"), "level",
                       mof_severity_name(is_off ? code->wmi : code->dmtf2));
    mofc_json_add_text(mofc_json_add_object(rule, "properties"), "group", code->group);
}

static void print_tool(const sarif *self)
{
    struct json_object *tool = json_object_new_object();
    struct json_object *driver = mofc_json_add_object(tool, "driver");
    mofc_json_add_text(driver, "name", "mofc");
    mofc_json_add_text(driver, "version", mof_version());
    mofc_json_add_text(driver, "semanticVersion", mof_version());
    struct json_object *rules = mofc_json_add_array(driver, "rules");
    for (uint32_t i = 0; i < self->rule_count; i++)
        push_rule(rules, mof_code_get(self->rules[i]));
    mofc_json_print(tool, self->out);
}

static void print_root(FILE *out)
{
    struct json_object *bases = json_object_new_object();
    char *root = mofc_location_root();
    mofc_json_add_text(mofc_json_add_object(bases, "SRCROOT"), "uri", root != NULL ? root : "");
    free(root);
    mofc_json_print(bases, out);
}

mof_status mofc_format_sarif(mof_context *context, FILE *out)
{
    sarif self = {.out = out, .separator = "\n    "};
    fputs("{\"$schema\": \"" SCHEMA "\", \"version\": \"2.1.0\", \"runs\": [\n"
          "  {\"columnKind\": \"utf16CodeUnits\", \"originalUriBaseIds\": ",
          out);
    print_root(out);
    fputs(",\n   \"results\": [", out);
    mof_status status = mof_context_each_diagnostic(context, print_result, &self);
    fputs("],\n   \"tool\": ", out);
    print_tool(&self);
    fputs("}]}\n", out);
    mofc_fingerprints_clear(&self.seen);
    return status;
}
