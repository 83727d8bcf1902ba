/*
 * Configuration files, .mofc.yaml:
 *
 *     profile: wmi
 *     include: [../schema]            # from the directory of this file
 *     severities:
 *       S115: off                     # a code or a group: off, note, warning or error
 *     ignore:
 *       - classes: CIM_*
 *         codes: [S324, S335]
 *
 * The nearest one upward from an input is for it and for what it includes. The command line goes
 * before it.
 */
#ifndef MOF_API_CONFIG_H
#define MOF_API_CONFIG_H

#include "api/context.h"
#include "syntax/parser.h"

/* One entry of `ignore`. */
typedef struct mof_config_ignore mof_config_ignore;
struct mof_config_ignore {
    mof_config_ignore *next;
    const char **classes; /* globs; NULL behind the last */
    bool codes[MOF_CODE_COUNT];
};

struct mof_config {
    mof_config *next; /* of the context */
    const char *path;
    mof_profile profile;              /* AUTO: none is chosen */
    const char *const *include_paths; /* those of the command line first; NULL behind the last */
    signed char severities[MOF_CODE_COUNT]; /* -1: as the registry says */
    mof_config_ignore *ignores;
};

/* The configuration for an input of that path, NULL: none. Each file is read once; what is wrong
 * with it is reported. */
const mof_config *mof_config_find(mof_context *context, const char *input);

/* How an input with that configuration, which may be NULL, is parsed. */
void mof_config_apply(mof_context *context, const mof_config *config, mof_syntax *syntax);

/* Keeps what is to be ignored in the classes of a unit, and in their instances, from being reported
 * from here on. The configuration is the one that was applied last. */
void mof_config_ignore_in(mof_context *context, const mof_unit *unit);

/* Reads `source` into `config` (api/config_read.c). */
void mof_config_read(mof_context *context, mof_source *source, mof_config *config);

#endif
