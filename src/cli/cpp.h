/*
 * --cpp: MOF passes through the C preprocessor of the host (mof-language A.12, B.13). Driver MOFs
 * with #define, #include "file" and macros among their qualifiers are written for that.
 */
#ifndef MOF_CLI_CPP_H
#define MOF_CLI_CPP_H

#include "cli/options.h"
#include "syntax/parser.h"

/* `cc -E` with the macros and directories of the command line. In the options' arena, but for what
 * mofc_cpp_clear frees. */
mof_preprocessor *mofc_cpp_new(const mofc_options *options);
void mofc_cpp_clear(mof_preprocessor *preprocessor); /* may be NULL */

#endif
