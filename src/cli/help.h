/*
 * The help, printed from the tables.
 */
#ifndef MOF_CLI_HELP_H
#define MOF_CLI_HELP_H

#include "cli/options.h"

/* Of a command; NULL: of the program. */
void mofc_help_print(const mofc_command *command);

#endif
