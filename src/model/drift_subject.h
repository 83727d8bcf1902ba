/*
 * What is both documented and declared, while the two are compared. For drift*.c only.
 */
#ifndef MOF_MODEL_DRIFT_SUBJECT_H
#define MOF_MODEL_DRIFT_SUBJECT_H

#include "model/differ.h"

typedef struct mof_drift_subject {
    mof_differ *differ; /* compares values and spells them */
    const char *path;   /* how messages call it: "X_A.Name" */
    mof_span documented;
    mof_span real;
} mof_drift_subject;

/* With a note at `real`, unless it is no place. */
void mof_drift_report(const mof_drift_subject *about, mof_code code, mof_span documented,
                      mof_span real, const char *const *arguments);

/* Compares those qualifiers that say how data looks. Not Read and Write of properties. */
void mof_drift_qualifiers(const mof_drift_subject *about, const mof_qualifiers *documented,
                          const mof_qualifiers *real);

/* Compares what Read and Write make of a property. */
void mof_drift_access(const mof_drift_subject *about, const mof_qualifiers *documented,
                      const mof_qualifiers *real);

#endif
