/*
 * Checks: the rules of mof-language D that a resolved model can break. Each is a function of one
 * object, listed in a table with the code that it reports.
 */
#ifndef MOF_MODEL_CHECK_H
#define MOF_MODEL_CHECK_H

#include "diag/report.h"
#include "model/model.h"

void mof_check(const mof_schema *schema, mof_arena *scratch, mof_reporter *reporter);

#endif
