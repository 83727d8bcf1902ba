/*
 * --cpp: inputs pass through the C preprocessor of the host (mof-language A.12, B.13). Driver MOFs
 * with #define, #include "file" and macros among their qualifiers are written for that.
 */
#ifndef MOF_CLI_CPP_H
#define MOF_CLI_CPP_H

#include <mof/mof.h>

#include "cli/options.h"

/* Adds what `cc -E` makes of an input: of a file, of standard input ("-"), or of each MOF file in a
 * directory. MOFC_GO_ON, or a complaint; the preprocessor has told its own errors. */
mofc_status mofc_cpp_add(const mofc_options *options, mof_context *context, const char *input);

#endif
