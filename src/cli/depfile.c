/*
 * Dependency files, in the syntax of make: what the outputs of a run were made from.
 */
#include "cli/depfile.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/complain.h"

typedef struct rule {
    FILE *out;
    const char *separator; /* before the next word */
} rule;

static void print_word(rule *self, const char *path)
{
    fputs(self->separator, self->out);
    for (; *path != '\0'; path++) {
        if (*path == ' ' || *path == '#')
            putc('\\', self->out);
        if (*path == '$')
            putc('$', self->out);
        putc(*path, self->out);
    }
    self->separator = " \\\n  ";
}

static void print_output(const mof_output_info *output, void *payload)
{
    print_word(payload, output->path);
}

static void print_file(const mof_file_info *file, void *payload)
{
    print_word(payload, file->path);
}

static mof_status print_rule(FILE *out, mof_context *context)
{
    rule self = {.out = out, .separator = ""};
    mof_status status = mof_context_each_output(context, print_output, &self);
    putc(':', out);
    self.separator = " ";
    if (status == MOF_OK)
        status = mof_context_each_file(context, print_file, &self);
    putc('\n', out);
    return status;
}

mofc_status mofc_depfile_write(const char *path, mof_context *context)
{
    FILE *out = fopen(path, "w");
    if (out == NULL)
        return mofc_complain(MOFC_IO, "cannot write '%s': %s", path, strerror(errno));
    mof_status status = print_rule(out, context);
    bool is_lost = ferror(out) != 0;
    if (fclose(out) != 0 || is_lost)
        return mofc_complain(MOFC_IO, "cannot write '%s': %s", path, strerror(errno));
    return mofc_status_of(status);
}
