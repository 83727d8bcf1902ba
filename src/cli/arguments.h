/*
 * From the words of the command line to options. Argument conventions are those of getopt_long, but
 * for long options cut short: scripts that have them break when an option is added. A word @FILE
 * stands for the words in FILE.
 */
#ifndef MOF_CLI_ARGUMENTS_H
#define MOF_CLI_ARGUMENTS_H

#include "cli/options.h"

/* `words` are those of main, argv[0] included. MOFC_GO_ON: run options->command. Otherwise the run
 * is over: help was printed, or a mistake was named. */
mofc_status mofc_arguments_parse(mofc_options *options, mof_arena *arena, char **words);

#endif
