/*
 * The commands, one file each. A command prints what it has to say and returns the exit status.
 */
#ifndef MOF_CLI_COMMANDS_H
#define MOF_CLI_COMMANDS_H

#include "cli/options.h"

mofc_status mofc_check(const mofc_options *options);
mofc_status mofc_gen(const mofc_options *options);
mofc_status mofc_fmt(const mofc_options *options);
mofc_status mofc_diff(const mofc_options *options);
mofc_status mofc_dump(const mofc_options *options);
mofc_status mofc_explain(const mofc_options *options);
mofc_status mofc_templates(const mofc_options *options);

#endif
