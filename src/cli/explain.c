/*
 * mofc explain: what the registry of codes says of each code (diag/codes.def).
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/wrap.h"
#include "diag/explain.h"

static void append_example(mof_buffer *out, const char *title, const char *example)
{
    if (*example == '\0')
        return;
    mof_buffer_append_format(out, "\n%s:\n\n", title);
    mof_explain_example(out, example, "    ");
}

static void print_code(const mofc_options *options, mof_code id)
{
    const mof_code_info *code = mof_code_get(id);
    mof_buffer out;
    mof_buffer_init(&out, options->arena);
    printf("%s: ", code->id);
    mof_explain_text(&out, id);
    puts(mof_buffer_string(&out));
    putchar('\n');
    mof_buffer_init(&out, options->arena);
    mof_buffer_append_string(&out, "Severity: ");
    mof_explain_severity(&out, id);
    mof_buffer_append_format(&out, ". Group: %s.", code->group);
    mofc_wrap_print(mof_buffer_string(&out), 0);
    putchar('\n');
    mofc_wrap_print(code->help, 0);
    if (*code->bad == '\0')
        return;
    mof_buffer_init(&out, options->arena);
    append_example(&out, "Reported", code->bad);
    append_example(&out, "Right", code->good);
    fputs(mof_buffer_string(&out), stdout);
}

static mofc_status complain_code(const char *id)
{
    mofc_nearest nearest = mofc_nearest_to(id);
    for (int code = 0; code < MOF_CODE_COUNT; code++)
        mofc_nearest_offer(&nearest, mof_code_get((mof_code)code)->id);
    return mofc_complain_unknown("code", id, nearest.best);
}

mofc_status mofc_explain(const mofc_options *options)
{
    for (size_t i = 0; i < options->operands.count; i++) {
        mof_code code;
        if (!mof_code_find(options->operands.items[i], &code))
            return complain_code(options->operands.items[i]);
        if (i > 0)
            putchar('\n');
        print_code(options, code);
    }
    return MOFC_OK;
}
