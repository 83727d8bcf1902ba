/*
 * Prints docs/rules.md: every code of the registry. The build runs it; `cmake --build build
 * --target rules` puts its output in place.
 */
#include <stdio.h>
#include <string.h>

#include "diag/explain.h"

static const char opening[] =
    "# What mofc reports\n"
    "\n"
    "Every code that a message can end with. Made by the build from `src/diag/codes.def`; edit "
    "that,\n"
    "then `cmake --build build --target rules`. `mofc explain CODE` shows the same.\n"
    "\n"
    "The severity depends on the profile of the file that something is found in; `mofc check -v`\n"
    "names it, and why it was chosen. What is said to hold only in some profiles is about these\n"
    "dialects: nothing turns it on in others. Notes are shown with `-v`, or where they are asked "
    "for.\n"
    "\n"
    "## Choosing\n"
    "\n"
    "On the command line, by code or by group: `-WS401` or `-Wmethods` reports as warnings,\n"
    "`-Wno-S115` not at all, `-Werror=values` as errors; `-Werror` makes errors of all warnings, "
    "and\n"
    "`--max-warnings=N` fails beyond N of them. `-Werror=drivers-strict` makes errors of all that\n"
    "Microsoft asks of the MOF of a driver, though many that are shipped do without.\n"
    "\n"
    "For a directory and those below it, in a file `.mofc.yaml`. The nearest one upward from an "
    "input\n"
    "counts, for what the input includes too; `--no-config` does without. The command line goes "
    "before\n"
    "it.\n"
    "\n"
    "```yaml\n"
    "profile: wmi                # instead of the one chosen from the content\n"
    "include: [../schema]        # as -I; from the directory of this file\n"
    "severities:                 # codes or groups: off, note, warning or error\n"
    "  S115: off\n"
    "  values: error\n"
    "ignore:                     # what is found in these classes and their instances\n"
    "  - classes: [CIM_*, '*_Old']\n"
    "    codes: [S324, S335]\n"
    "```\n"
    "\n"
    "What is found before a class is known, families L, P and most of D, is not ignored by class.\n"
    "\n"
    "In the text, in comments; one that suppresses nothing is reported:\n"
    "\n"
    "```mof\n"
    "class X_A { [Key] uint8 K = 1; }; // mofc:ignore S241 why it is there\n"
    "// mofc:ignore S115 alone on its line, it is about the next\n"
    "class X_B { uint8 V; };\n"
    "// mofc:off S115 S241\n"
    "class X_C { uint8 V; };\n"
    "// mofc:on\n"
    "```\n"
    "\n"
    "In pages the same stands between `<!--` and `-->`.\n";

static const struct family {
    char letter;
    const char *title;
} families[] = {
    {'L', "Characters, comments, literals"},
    {'P', "Syntax"},
    {'S', "Meaning"},
    {'W', "WMI and its drivers"},
    {'D', "Reference pages"},
    {'T', "Templates"},
    {'F', "Files and limits"},
    {'C', "Changes (`mofc diff`)"},
};

static void print_heading(char letter)
{
    const struct family *family = families;
    while (family->letter != letter)
        family++;
    printf("\n## %c: %s\n", letter, family->title);
}

static void append_block(mof_buffer *out, const char *title, const char *example)
{
    if (*example == '\0')
        return;
    mof_buffer_append_format(out, "\n%s:\n\n```mof\n", title);
    mof_explain_example(out, example, "");
    mof_buffer_append_string(out, "```\n");
}

/* What Markdown would take for its own. */
static void append_escaped(mof_buffer *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("*_`<>[]\\#", *text) != NULL)
            mof_buffer_append_char(out, '\\');
        mof_buffer_append_char(out, *text);
    }
}

static void append_code(mof_buffer *out, mof_arena *arena, mof_code code)
{
    const mof_code_info *info = mof_code_get(code);
    mof_buffer text;
    mof_buffer_init(&text, arena);
    mof_explain_text(&text, code);
    mof_buffer_append_format(out, "\n### %s\n\n**", info->id);
    append_escaped(out, mof_buffer_string(&text));
    mof_buffer_append_string(out, "**\n\nSeverity: ");
    mof_explain_severity(out, code);
    mof_buffer_append_format(out, ". Group: `%s`.\n\n", info->group);
    append_escaped(out, info->help);
    mof_buffer_append_char(out, '\n');
    if (*info->bad == '\0')
        return;
    append_block(out, "Reported", info->bad);
    append_block(out, "Right", info->good);
}

static void print(void *payload)
{
    mof_arena *arena = payload;
    char letter = '\0';
    fputs(opening, stdout);
    for (int code = 0; code < MOF_CODE_COUNT; code++) {
        const mof_code_info *info = mof_code_get((mof_code)code);
        if (info->id[0] != letter)
            print_heading(letter = info->id[0]);
        mof_buffer out;
        mof_buffer_init(&out, arena);
        append_code(&out, arena, (mof_code)code);
        fputs(mof_buffer_string(&out), stdout);
    }
}

int main(void)
{
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    bool had_memory = mof_memory_try(&memory, print, &arena);
    mof_arena_clear(&arena);
    return !had_memory || ferror(stdout) != 0 || fclose(stdout) != 0;
}
