/*
 * The backends that mofc has; backends.c lists them.
 */
#ifndef MOF_GEN_BACKENDS_H
#define MOF_GEN_BACKENDS_H

#include "gen/backend.h"

extern const mof_backend mof_backend_c;
extern const mof_backend mof_backend_md;
extern const mof_backend mof_backend_mof;
extern const mof_backend mof_backend_sql;

#endif
