/*
 * mofc explain: what the registry of codes says of each code (diag/codes.def).
 */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/wrap.h"
#include "diag/code.h"

static void print_example(const char *title, const char *example)
{
    if (example[0] == '\0')
        return;
    printf("\n%s:\n\n    ", title);
    for (; *example != '\0'; example++) {
        putchar(*example);
        if (*example == '\n' && example[1] != '\0')
            fputs("    ", stdout);
    }
    putchar('\n');
}

static void print_code(const mof_code_info *code)
{
    const char *dmtf2 = mof_severity_name(code->dmtf2);
    const char *wmi = mof_severity_name(code->wmi);
    printf("%s: %s\n\n", code->id, code->text);
    if (code->dmtf2 == code->wmi)
        printf("Severity: %s", dmtf2);
    else
        printf("Severity: %s; %s in the dialects of WMI", dmtf2, wmi);
    printf(". Group: %s.\n\n", code->group);
    mofc_wrap_print(code->help, 0);
    print_example("Reported", code->bad);
    print_example("Right", code->good);
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
        print_code(mof_code_get(code));
    }
    return MOFC_OK;
}
