/*
 * Parsing the command line: expand response files, find the command, let getopt_long walk over the
 * rest, and store what each option says where its row of the table wants it.
 */
#include "cli/arguments.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <mof/mof.h>

#include "base/text.h"
#include "cli/complain.h"
#include "cli/help.h"
#include "cli/response.h"

/* What getopt_long returns for a long option: this, and the row of the table. */
#define LONG_OPTION 1000

static bool is_offered(const mofc_option *option, const mofc_command *command)
{
    return (option->commands & (unsigned)command->bit) != 0;
}

/* ---- the forms that getopt_long wants -------------------------------------------------------- */

typedef struct forms {
    char letters[2 + 2 * MOFC_OPTION_LIMIT];
    struct option names[MOFC_OPTION_LIMIT];
} forms;

static void make_forms(forms *made, const mofc_command *command)
{
    char *letter = made->letters;
    struct option *name = made->names;
    *letter++ = ':'; /* tell an argument that is missing from an option that is unknown */
    for (int row = 0; mofc_option_table[row].doc != NULL; row++) {
        const mofc_option *option = &mofc_option_table[row];
        if (!is_offered(option, command))
            continue;
        bool has_argument = option->argument != NULL;
        if (option->letter != '\0')
            *letter++ = option->letter;
        if (option->letter != '\0' && has_argument)
            *letter++ = ':';
        if (option->name != NULL)
            *name++ = (struct option){option->name, has_argument, NULL, LONG_OPTION + row};
    }
    *letter = '\0';
    *name = (struct option){0};
}

static const mofc_option *find_option(const mofc_command *command, int found)
{
    if (found >= LONG_OPTION)
        return &mofc_option_table[found - LONG_OPTION];
    const mofc_option *option = mofc_option_table;
    while (option->letter != found || !is_offered(option, command))
        option++;
    return option;
}

/* ---- mistakes -------------------------------------------------------------------------------- */

static mofc_status complain_unknown_option(const mofc_command *command, const char *word)
{
    if (word[0] != '-' || word[1] != '-') {
        const char letter[] = {'-', (char)optopt, '\0'};
        return mofc_complain(MOFC_USAGE, "%s: no option '%s'", command->name, letter);
    }
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    mofc_nearest nearest = mofc_nearest_to(name);
    for (const mofc_option *option = mofc_option_table; option->doc != NULL; option++)
        if (option->name != NULL && is_offered(option, command))
            mofc_nearest_offer(&nearest, option->name);
    if (nearest.best == NULL)
        return mofc_complain(MOFC_USAGE, "%s: no option '--%s'", command->name, name);
    return mofc_complain(MOFC_USAGE, "%s: no option '--%s'; did you mean '--%s'?", command->name,
                         name, nearest.best);
}

static mofc_status complain_argument(const mofc_option *option, const char *wanted,
                                     const char *argument)
{
    const char letter[] = {option->letter, '\0'};
    const char *name = option->name != NULL ? option->name : letter;
    const char *dashes = option->name != NULL ? "--" : "-";
    if (argument == NULL)
        return mofc_complain(MOFC_USAGE, "%s%s wants %s", dashes, name, wanted);
    return mofc_complain(MOFC_USAGE, "%s%s wants %s, not '%s'", dashes, name, wanted, argument);
}

/* What getopt_long could not take. */
static mofc_status complain_option(const mofc_command *command, int found, const char *word)
{
    if (found == '?' && optopt < LONG_OPTION)
        return complain_unknown_option(command, word);
    const mofc_option *option = find_option(command, optopt);
    return complain_argument(option, option->argument != NULL ? option->argument : "no argument",
                             NULL);
}

/* ---- storing --------------------------------------------------------------------------------- */

static bool parse_number(const char *text, size_t *number)
{
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    const char *const units = "KMG";
    const char *unit = *end != '\0' ? strchr(units, *end) : NULL;
    unsigned shift = unit != NULL ? 10 * (unsigned)(unit - units + 1) : 0;
    if (!mof_char_is_digit(text[0]) || errno != 0 || end[unit != NULL] != '\0' ||
        value > SIZE_MAX >> shift)
        return false;
    *number = (size_t)value << shift;
    return true;
}

static mofc_status store(mofc_options *options, const mofc_option *option, const char *argument)
{
    void *member = (char *)options + option->offset;
    switch (option->kind) {
    case MOFC_OPTION_FLAG:
        *(bool *)member = true;
        break;
    case MOFC_OPTION_NAME:
        *(const char **)member = option->name;
        break;
    case MOFC_OPTION_TEXT:
        if (option->values != NULL &&
            !mof_text_is_one_of(mof_text_from_string(argument), option->values))
            return complain_argument(option, option->values, argument);
        *(const char **)member = argument;
        break;
    case MOFC_OPTION_WORDS:
        mofc_words_push(member, options->arena, argument);
        break;
    case MOFC_OPTION_NUMBER:
        if (!parse_number(argument, member))
            return complain_argument(option, "a number", argument);
        break;
    }
    return MOFC_GO_ON;
}

/* ---- walking --------------------------------------------------------------------------------- */

/* getopt_long takes any beginning of a name; we take names. */
static bool is_whole(const mofc_option *option, const char *word)
{
    const char *name = word + 2;
    return strlen(option->name) == strcspn(name, "=") &&
           strncmp(name, option->name, strlen(option->name)) == 0;
}

static mofc_status parse_options(mofc_options *options, int count, char **words)
{
    const mofc_command *command = options->command;
    forms wanted;
    make_forms(&wanted, command);
    opterr = 0;
    int found;
    mofc_status status = MOFC_GO_ON;
    while (status == MOFC_GO_ON &&
           (found = getopt_long(count, words, wanted.letters, wanted.names, NULL)) != -1) {
        /* The word that was read; the argument stands behind it, or in it. */
        bool is_apart =
            found != '?' && found != ':' && optarg != NULL && optarg == words[optind - 1];
        const char *word = words[optind - (is_apart ? 2 : 1)];
        if (found == '?' || found == ':') {
            status = complain_option(command, found, word);
            continue;
        }
        const mofc_option *option = find_option(command, found);
        status = found >= LONG_OPTION && !is_whole(option, word)
                     ? complain_unknown_option(command, word)
                     : store(options, option, optarg);
    }
    for (; optind < count; optind++)
        mofc_words_push(&options->operands, options->arena, words[optind]);
    return status;
}

static mofc_status answer(const mofc_options *options)
{
    if (options->help) {
        mofc_help_print(options->command);
        return MOFC_OK;
    }
    if (options->version) {
        printf("mofc %s\n", mof_version());
        return MOFC_OK;
    }
    if (options->command == NULL)
        return mofc_complain(MOFC_USAGE, "no command; 'mofc --help' lists them");
    if (options->operands.count == 0)
        return mofc_complain(MOFC_USAGE, "%s wants %s", options->command->name,
                             options->command->operands);
    return MOFC_GO_ON;
}

static mofc_status find_command(mofc_options *options, const char *word)
{
    mofc_nearest nearest = mofc_nearest_to(word);
    for (const mofc_command *command = mofc_commands; command->name != NULL; command++) {
        if (strcmp(command->name, word) == 0)
            options->command = command;
        mofc_nearest_offer(&nearest, command->name);
    }
    if (options->command != NULL)
        return MOFC_GO_ON;
    return mofc_complain_unknown("command", word, nearest.best);
}

static bool is_option(const char *word, const char *letter, const char *name)
{
    return strcmp(word, letter) == 0 || strcmp(word, name) == 0;
}

mofc_status mofc_arguments_parse(mofc_options *options, mof_arena *arena, char **words)
{
    *options = (mofc_options){.arena = arena, .max_warnings = SIZE_MAX};
    mofc_words expanded = {0};
    mofc_status status = mofc_response_expand(&expanded, arena, words);
    if (status != MOFC_GO_ON)
        return status;
    const char *first = expanded.count > 1 ? expanded.items[1] : NULL;
    if (first != NULL) {
        options->help = is_option(first, "-h", "--help");
        options->version = is_option(first, "-V", "--version");
        if (!options->help && !options->version)
            status = find_command(options, first);
    }
    /* getopt_long permutes the words, and calls them char *; it leaves what they say alone. */
    if (options->command != NULL)
        status = parse_options(options, (int)expanded.count - 1, (char **)(expanded.items + 1));
    return status != MOFC_GO_ON ? status : answer(options);
}
