/*
 * Drift: where reference pages and the schema that they document disagree. Each disagreement is
 * reported at its place in the page, with a note in the schema; codes D301 and up, group `drift`.
 */
#ifndef MOF_MODEL_DRIFT_H
#define MOF_MODEL_DRIFT_H

#include "diag/report.h"
#include "model/model.h"

/* Both schemas were resolved without errors, and share one mof_names and the reporter's
 * mof_sources. Classes that are only named are not compared. */
void mof_drift_find(const mof_schema *real, const mof_schema *documented, mof_arena *scratch,
                    mof_reporter *reporter);

#endif
