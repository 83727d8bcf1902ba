/*
 * Other programs: run directly, without a shell, and read through a pipe. While one runs, nothing
 * is taken from an arena (base/memory.h): what it says is kept in memory of malloc.
 */
#ifndef MOF_CLI_PROCESS_H
#define MOF_CLI_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

#define MOFC_PROCESS_MISSING 127
#define MOFC_PROCESS_LIMIT ((size_t)1 << 30) /* of what is read from it */

/* What a program wrote. */
typedef struct mofc_process {
    char *data; /* NULL or malloc's, a NUL behind it */
    size_t size;
    size_t capacity;
    int status;  /* MOFC_PROCESS_MISSING: there is no such program; -1: it was ended */
    bool is_cut; /* there was more, or no memory for it */
} mofc_process;

/* words[0] is looked for on the PATH, the last one is NULL. `in`: what it reads; -1: nothing. What
 * it writes to standard error is dropped where `is_hushed`. False: it could not be run at all. */
bool mofc_process_run(char *const *words, int in, bool is_hushed, mofc_process *out);

void mofc_process_drop(mofc_process *out);

#endif
