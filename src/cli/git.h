/*
 * Inputs out of a git repository, as the program `git` reads them: "git:REF[:PATH]".
 */
#ifndef MOF_CLI_GIT_H
#define MOF_CLI_GIT_H

#include <mof/mof.h>

#include "cli/options.h"

bool mofc_git_is(const char *input);

/* Adds the file PATH as it is in REF, or the files of the directory PATH that a directory stands
 * for; without PATH, those of the whole tree. PATH begins at the root of the repository, or, with
 * "./", at the current directory. Includes are not followed. MOFC_GO_ON, or a complaint: MOFC_IO
 * where there is no repository, REF or PATH. */
mofc_status mofc_git_add(mof_context *context, const char *input);

#endif
