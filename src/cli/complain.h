/*
 * Complaints: mistakes in how mofc was called or in where it runs. One line each on standard error;
 * what is wrong with an input is a diagnostic instead (diag/report.h).
 */
#ifndef MOF_CLI_COMPLAIN_H
#define MOF_CLI_COMPLAIN_H

#include <mof/mof.h>

#include "cli/options.h"

/* Prints "mofc: error: ..." and returns `status`. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
mofc_status
mofc_complain(mofc_status status, const char *format, ...);

/* Prints "mofc: error: no WHAT 'WORD'; did you mean 'NEAR'?" and returns MOFC_USAGE. `near` may be
 * NULL.
 */
mofc_status mofc_complain_unknown(const char *what, const char *word, const char *near);

/* What a status of libmof means for a command in the middle of its work: MOFC_GO_ON for MOF_OK.
 * Complains about MOF_LIMIT, which has no diagnostic. */
mofc_status mofc_status_of(mof_status status);

/* The nearest of the words offered so far to the one that was written. */
typedef struct mofc_nearest {
    const char *written;
    const char *best; /* NULL: none is near */
    size_t distance;  /* of `best`; while there is none, beyond what is near */
} mofc_nearest;

mofc_nearest mofc_nearest_to(const char *written);
void mofc_nearest_offer(mofc_nearest *nearest, const char *candidate);

#endif
