/*
 * The two tables. An option or a command that is not here does not exist.
 */
#include "cli/options.h"

#include "cli/commands.h"

void mofc_words_push(mofc_words *words, mof_arena *arena, const char *word)
{
    MOF_RESERVE(arena, words->items, words->count + 1, words->capacity);
    words->items[words->count++] = word;
    words->items[words->count] = NULL;
}

const mofc_command mofc_commands[] = {
    {"check", MOFC_CHECK, "INPUT...",
     "Reads and checks the inputs, and prints what is wrong with them.", mofc_check},
    {"gen", MOFC_GEN, "INPUT...",
     "Checks the inputs, then writes outputs: nothing where there was an error.", mofc_gen},
    {"fmt", MOFC_FMT, "INPUT...", "Prints MOF files in the one layout of mofc.", mofc_fmt},
    {"diff", MOFC_DIFF, "OLD NEW", "Compares two schemas and tells what an edit breaks.",
     mofc_diff},
    {"dump", MOFC_DUMP, "INPUT...", "Prints a stage of the compilation; the model as JSON.",
     mofc_dump},
    {"explain", MOFC_EXPLAIN, "CODE...",
     "Explains a diagnostic, with an example of what is wrong and what is right.", mofc_explain},
    {"templates", MOFC_TEMPLATES, "list|export [NAME...]",
     "Lists the built-in templates, or writes them out to start one's own from.", mofc_templates},
    {NULL, 0, NULL, NULL, NULL},
};

#define READING (MOFC_CHECK | MOFC_GEN | MOFC_DUMP | MOFC_DIFF)
#define PARSING (READING | MOFC_FMT)
#define ALL (PARSING | MOFC_EXPLAIN | MOFC_TEMPLATES)

#define FLAG(member) MOFC_OPTION_FLAG, offsetof(mofc_options, member), NULL
#define NAME(member) MOFC_OPTION_NAME, offsetof(mofc_options, member), NULL
#define TEXT(member) MOFC_OPTION_TEXT, offsetof(mofc_options, member), NULL
#define ONE_OF(member, values) MOFC_OPTION_TEXT, offsetof(mofc_options, member), values
#define WORDS(member) MOFC_OPTION_WORDS, offsetof(mofc_options, member), NULL
#define NUMBER(member) MOFC_OPTION_NUMBER, offsetof(mofc_options, member), NULL

const mofc_option mofc_option_table[] = {
    {0, "syntax", NULL, MOFC_CHECK, FLAG(syntax_only), "stop after parsing"},
    {0, "against", "SCHEMA", MOFC_CHECK, TEXT(against),
     "report where pages disagree with the schema that they document (codes D301 and up)"},

    {0, "fix", NULL, MOFC_CHECK, FLAG(fix),
     "rewrite the inputs with the fixes that are certain, then check them again"},
    {0, "diff", NULL, MOFC_CHECK, FLAG(show_diff),
     "with --fix: write nothing; print what would change, as patch reads it. What is found only "
     "once that is done is not in it"},

    {'b', "backend", "BACKEND[=DIR]", MOFC_GEN, WORDS(backends),
     "what to write, and where to; may be repeated"},
    {'o', "output", "DIR", MOFC_GEN, TEXT(directory), "where to write; the default is ."},
    {'o', "output", "DIR", MOFC_TEMPLATES, TEXT(directory), "where to export to; the default is ."},
    {0, "set", "BACKEND.KEY=VALUE", MOFC_GEN, WORDS(settings), "a setting of a backend, see below"},
    {0, "templates", "DIR", MOFC_GEN, TEXT(template_directory),
     "look for templates here before the built-in ones"},
    {0, "check", NULL, MOFC_GEN, FLAG(compare),
     "write nothing; exit with 1 where an output is missing or differs"},
    {0, "list-outputs", NULL, MOFC_GEN, FLAG(list_outputs),
     "write nothing; print the paths of the outputs"},
    {0, "depfile", "FILE", MOFC_GEN, TEXT(depfile),
     "write what the outputs depend on, as a rule for make"},

    {'w', "write", NULL, MOFC_FMT, FLAG(rewrite), "rewrite the files instead of printing them"},
    {0, "diff", NULL, MOFC_FMT, FLAG(show_diff), "print what would change, as patch reads it"},
    {0, "check", NULL, MOFC_FMT, FLAG(compare),
     "name the files that would change, and exit with 1 where there are any"},

    {0, "fail-on", "KIND[,KIND]", MOFC_DIFF, TEXT(fail_on),
     "exit with 1 where a change is of one of these kinds: source, abi, sql, data (a migration "
     "that "
     "loses some), wire, harmless"},

    {0, "model", NULL, MOFC_DUMP, NAME(stage), "what the inputs mean, as JSON (the default)"},
    {0, "ast", NULL, MOFC_DUMP, NAME(stage), "what is written in them, as a tree"},
    {0, "tokens", NULL, MOFC_DUMP, NAME(stage), "the tokens of MOF files, one a line"},
    {0, "own", NULL, MOFC_DUMP, FLAG(own_only), "leave inherited properties and methods out"},

    {'I', "include", "DIR", READING, WORDS(include_paths),
     "where includes and superclasses are looked for; may be repeated"},
    {0, "unflatten", NULL, MOFC_CHECK | MOFC_GEN | MOFC_DUMP, FLAG(unflatten),
     "leave out what pages repeat of the superclasses that are among the inputs"},
    {0, "cpp", NULL, READING, FLAG(preprocess),
     "run each MOF file, included ones too, through the C preprocessor, cc -E, first"},
    {'D', "define", "NAME[=VALUE]", READING, WORDS(defines), "a macro for --cpp"},
    {0, "profile", "PROFILE", PARSING, ONE_OF(profile, "dmtf2|wmi|wdm|hinv|dsc|dmtf3|doc"),
     "the dialect; chosen from each input unless given"},
    {0, "no-config", NULL, PARSING, FLAG(no_config),
     "do not look for .mofc.yaml in the directories of the inputs and above"},
    {'W', NULL, "NAME", READING, WORDS(warnings),
     "-WNAME, -Wno-NAME: report a code or group as warnings, or not at all; -Werror=NAME: as "
     "errors; -Werror: all warnings as errors"},
    {0, "error-format", "FORMAT", PARSING,
     ONE_OF(error_format, "text|json|sarif|github|gitlab|junit|msvs|auto"),
     "how to print diagnostics. What is not text goes to standard output, or to standard error "
     "where a command has output of its own. auto: github in its workflows, else text"},
    {0, "error-output", "FILE", PARSING, TEXT(error_output), "print diagnostics to FILE"},
    {0, "color", "WHEN", PARSING, ONE_OF(color, "auto|always|never"),
     "colours; auto looks at the terminal, NO_COLOR and CLICOLOR_FORCE"},
    {0, "max-errors", "N", PARSING, NUMBER(max_errors), "print no more than N errors"},
    {0, "max-warnings", "N", READING, NUMBER(max_warnings),
     "exit with 1 where there are more than N warnings"},
    {0, "memory-limit", "SIZE", PARSING, NUMBER(memory_limit),
     "give up beyond SIZE bytes; K, M and G are understood"},
    {0, "stdin-filename", "NAME", PARSING, TEXT(stdin_name),
     "what the input '-' is called; .md makes a page of it"},
    {'q', "quiet", NULL, PARSING, FLAG(quiet), "print no count of errors and warnings"},
    {'v', "verbose", NULL, PARSING, FLAG(verbose),
     "name each file that is read, and its profile; show notes that stand alone"},

    {'h', "help", NULL, ALL, FLAG(help), "print this and exit"},
    {'V', "version", NULL, ALL, FLAG(version), "print the version and exit"},
    {0, NULL, NULL, 0, MOFC_OPTION_FLAG, 0, NULL, NULL},
};
