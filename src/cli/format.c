/*
 * The table of formats, and the one for people, which libmof has rendered already.
 */
#include "cli/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void print_rendered(const mof_diagnostic_info *diagnostic, void *payload)
{
    fputs(diagnostic->rendered, payload);
}

static mof_status write_text(mof_context *context, FILE *out)
{
    return mof_context_each_diagnostic(context, print_rendered, out);
}

/* ---- the table ------------------------------------------------------------------------------- */

static const mofc_format formats[] = {
    {"text", true, write_text},
    {"json", false, mofc_format_json},
    {"sarif", false, mofc_format_sarif},
    {"github", false, mofc_format_github},
    {"gitlab", false, mofc_format_gitlab},
    {"junit", false, mofc_format_junit},
    {"msvs", false, mofc_format_msvs},
};

/* GitHub shows what a step prints, GitLab and others only what is handed to them in a file. */
static const char *find_service(void)
{
    const char *variable = getenv("GITHUB_ACTIONS");
    return variable != NULL && strcmp(variable, "true") == 0 ? "github" : "text";
}

const mofc_format *mofc_format_find(const char *name)
{
    if (name != NULL && strcmp(name, "auto") == 0)
        name = find_service();
    const mofc_format *format = formats;
    while (name != NULL && strcmp(format->name, name) != 0)
        format++;
    return format;
}

/* ---- what the forms share -------------------------------------------------------------------- */

typedef struct filter {
    const char *severity;
    void (*callback)(const mof_diagnostic_info *diagnostic, void *payload);
    void *payload;
} filter;

static void pass(const mof_diagnostic_info *diagnostic, void *payload)
{
    const filter *self = payload;
    if (strcmp(diagnostic->severity, self->severity) == 0)
        self->callback(diagnostic, self->payload);
}

mof_status mofc_format_each(mof_context *context, const char *severity,
                            void (*callback)(const mof_diagnostic_info *diagnostic, void *payload),
                            void *payload)
{
    filter self = {severity, callback, payload};
    return mof_context_each_diagnostic(context, pass, &self);
}

uint32_t mofc_format_take(const char **text)
{
    size_t size = 0; /* no more than a code point can have */
    while (size < 4 && (*text)[size] != '\0')
        size++;
    size_t length;
    uint32_t c = mof_utf8_decode(*text, size, &length);
    *text += length;
    return c;
}
