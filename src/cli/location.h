/*
 * Places as services want them: paths from the directory of the run, URIs, and fingerprints by
 * which a finding is known again after lines have moved.
 */
#ifndef MOF_CLI_LOCATION_H
#define MOF_CLI_LOCATION_H

#include <mof/mof.h>

/* Blocks of the C library: free them, or what they are in. NULL where there is no memory. */

/* The path without "." and "..", from the working directory where it is below that, else absolute.
 */
char *mofc_location_path(const char *file);

/* As a URI: a relative one, or file:///... */
char *mofc_location_uri(const char *file);

/* Of the working directory, with the '/' behind it. */
char *mofc_location_root(void);

/* ---- fingerprints ------------------------------------------------------------------------ */

#define MOFC_FINGERPRINT_SIZE 17 /* hexadecimal digits and a NUL */

/* How often each was met. Zeroed to begin with. */
typedef struct mofc_fingerprints {
    struct mofc_tally *items;
    size_t capacity;
    size_t count;
} mofc_fingerprints;

/* Of the code, the file and the message, and of the how manieth of its like this is. */
void mofc_fingerprints_next(mofc_fingerprints *seen, const mof_diagnostic_info *diagnostic,
                            char fingerprint[MOFC_FINGERPRINT_SIZE]);
void mofc_fingerprints_clear(mofc_fingerprints *seen);

#endif
