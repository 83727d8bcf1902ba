/*
 * The help: usage, summary, a row for each option and, for gen, the backends and their settings.
 */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/wrap.h"
#include "gen/backend.h"

#define MARGIN 27 /* where the second column begins */

/* A row of two columns; a first one that is too long gets a line of its own. */
static void print_row(const char *name, const char *doc)
{
    int column = printf("  %s", name);
    if (column + 2 > MARGIN) {
        putchar('\n');
        column = 0;
    }
    printf("%*s", MARGIN - column, "");
    mofc_wrap_print(doc, MARGIN);
}

static void print_option(const mofc_option *option)
{
    char name[80];
    char letter[3] = {option->letter != '\0' ? '-' : ' ',
                      option->letter != '\0' ? option->letter : ' '};
    const char *argument = option->argument != NULL ? option->argument : "";
    if (option->name == NULL)
        snprintf(name, sizeof name, "%s%s", letter, argument);
    else
        snprintf(name, sizeof name, "%s%s --%s%s%s", letter, option->letter != '\0' ? "," : " ",
                 option->name, option->argument != NULL ? "=" : "", argument);
    print_row(name, option->doc);
    if (option->values != NULL)
        printf("%*s(%s)\n", MARGIN, "", option->values);
}

static void print_settings(const mof_backend *backend)
{
    for (const mof_setting *setting = backend->settings; setting->key != NULL; setting++) {
        char name[80];
        snprintf(name, sizeof name, "  %s.%s=%s", backend->name, setting->key,
                 setting->values != NULL ? setting->values : "TEXT");
        print_row(name, setting->doc);
    }
}

static void print_backends(void)
{
    puts("\nBackends and their settings:");
    for (const mof_backend *const *backend = mof_backends; *backend != NULL; backend++) {
        print_row((*backend)->name, (*backend)->summary);
        print_settings(*backend);
    }
}

static void print_command_help(const mofc_command *command)
{
    printf("usage: mofc %s [OPTION]... %s\n\n%s\n", command->name, command->operands,
           command->summary);
    if (strcmp(command->operands, "INPUT...") == 0)
        puts("An INPUT is a MOF file, a reference page (.md), a directory in which both are\n"
             "searched, or - for standard input.");
    if (command->bit == MOFC_DIFF)
        puts("OLD and NEW are each a MOF file, a reference page (.md), a directory in which\n"
             "both are searched, -, or git:REF[:PATH], a file or directory of a revision.\n"
             "A change that breaks something is a warning, a harmless one is a note;\n"
             "-Wno-harmless leaves those out.");
    puts("\nOptions:");
    for (const mofc_option *option = mofc_option_table; option->doc != NULL; option++)
        if ((option->commands & command->bit) != 0)
            print_option(option);
    if (command->bit == MOFC_GEN)
        print_backends();
}

static void print_program_help(void)
{
    puts("usage: mofc COMMAND [OPTION]... INPUT...\n\n"
         "Compiles MOF, the schema language of CIM and WMI, and the class reference pages\n"
         "that document it.\n\n"
         "Commands:");
    for (const mofc_command *command = mofc_commands; command->name != NULL; command++)
        print_row(command->name, command->summary);
    puts("\nOptions may stand anywhere behind the command, and -- ends them; @FILE stands for\n"
         "the words in FILE. 'mofc COMMAND --help' tells more.\n\n"
         "Exit status: 0 fine, 1 errors in the input or outputs out of date, 2 wrong usage,\n"
         "3 a file cannot be read or written, 4 a limit was reached.");
}

void mofc_help_print(const mofc_command *command)
{
    if (command == NULL)
        print_program_help();
    else
        print_command_help(command);
}
