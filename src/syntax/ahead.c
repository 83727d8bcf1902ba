/*
 * The thread and what it shares with the one that wants its files: a state for each file of the
 * list, and a semaphore that counts the free desks. A file is claimed by whoever comes first, so
 * that nobody waits for a file on which nobody works.
 */
#include "syntax/ahead.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "mof.tab.h"

#define WORTHWHILE 8 /* files, from which on a thread pays */
#define DESKS 32     /* how far it may be ahead */
#define LEAD 2       /* how far it starts before those that are wanted now */
#define SIZE_LIMIT ((size_t)256 << 10)
#define MEMORY_LIMIT ((size_t)64 << 20)

enum { WANTED, BUSY, DONE, LEFT };

/* Where a file is worked on, and lies until it is not needed any more. */
typedef struct desk {
    mof_memory memory;
    mof_arena arena;
    mof_ahead_file file; /* bytes NULL: it could not be read */
} desk;

typedef struct job {
    atomic_int state;
    desk *at; /* of one that is DONE */
} job;

struct mof_ahead {
    const char *const *paths;
    size_t count;
    job *jobs;
    atomic_size_t head;       /* the first file that may still be wanted */
    desk *taken;              /* what the last call of mof_ahead_take gave out */
    const mof_source *source; /* that was made of it */
    atomic_bool is_over;
    pthread_t thread;
    sem_t free_desks;
    desk desks[DESKS];
};

/* ---- the thread ------------------------------------------------------------------------------ */

typedef struct work {
    desk *at;
    const char *path;
} work;

static void scan(desk *at, char *text)
{
    mof_arena *arena = &at->arena;
    mof_sources sources;
    mof_sources_init(&sources, arena);
    mof_source *source = mof_sources_add(&sources, MOF_SOURCE_MOF, "", text, at->file.size);
    mof_scanner *scanner = mof_scanner_new_quiet(arena, NULL, &sources, source);
    mof_bare_token *tokens = NULL;
    size_t count = 0;
    size_t capacity = 0;
    mof_token token;
    do {
        mof_scanner_read(scanner, &token);
        MOF_RESERVE(arena, tokens, count, capacity);
        tokens[count++] = (mof_bare_token){token.span.start - source->base,
                                           token.span.end - source->base, token.kind};
    } while (token.kind != MOF_TOKEN_END);
    if (mof_scanner_is_clean(scanner))
        at->file.tokens = tokens;
}

static void read_file(void *payload)
{
    const work *self = payload;
    desk *at = self->at;
    char *bytes;
    size_t size;
    if (mof_file_read_regular(&at->arena, self->path, SIZE_LIMIT, &bytes, &size) != 0)
        return;
    at->file = (mof_ahead_file){.bytes = bytes, .size = size};
    if (!mof_text_ends_with_nocase(mof_text_from_string(self->path), ".md"))
        scan(at, bytes);
}

static bool claim(job *claimed)
{
    int state = WANTED;
    return atomic_compare_exchange_strong(&claimed->state, &state, BUSY);
}

/* A file is claimed when there is a desk for it: nobody waits for a thread that sleeps. */
static void *read_ahead(void *payload)
{
    mof_ahead *ahead = payload;
    size_t desks = 0;
    bool has_desk = false;
    for (size_t i = LEAD; i < ahead->count; i++) {
        size_t first = ahead->head + LEAD;
        if (i < first)
            i = first;
        if (!has_desk)
            sem_wait(&ahead->free_desks);
        has_desk = true;
        if (ahead->is_over)
            break;
        if (i >= ahead->count || !claim(&ahead->jobs[i]))
            continue;
        has_desk = false;
        desk *at = &ahead->desks[desks++ % DESKS];
        mof_arena_reset(&at->arena);
        at->file = (mof_ahead_file){.bytes = NULL};
        if (!mof_memory_try(&at->memory, read_file, &(work){at, ahead->paths[i]}))
            at->file.bytes = NULL;
        ahead->jobs[i].at = at;
        ahead->jobs[i].state = DONE;
    }
    return NULL;
}

/* ---- its master ------------------------------------------------------------------------------ */

static void give_back(mof_ahead *ahead)
{
    if (ahead->taken != NULL)
        sem_post(&ahead->free_desks);
    ahead->taken = NULL;
    ahead->source = NULL;
}

/* Nobody else works on the file from here on. */
static void collect(mof_ahead *ahead, job *wanted)
{
    if (claim(wanted)) {
        wanted->state = LEFT;
        return;
    }
    while (wanted->state == BUSY)
        sched_yield();
    if (wanted->state == DONE)
        ahead->taken = wanted->at;
}

const mof_ahead_file *mof_ahead_take(mof_ahead *ahead, const char *path)
{
    size_t found = ahead->head;
    while (found < ahead->count && strcmp(ahead->paths[found], path) != 0)
        found++;
    if (found == ahead->count)
        return NULL;
    for (size_t i = ahead->head; i <= found; i++) {
        give_back(ahead);
        ahead->head = i + 1;
        collect(ahead, &ahead->jobs[i]);
    }
    return ahead->taken != NULL && ahead->taken->file.bytes != NULL ? &ahead->taken->file : NULL;
}

void mof_ahead_note(mof_ahead *ahead, const mof_source *source)
{
    ahead->source = source;
}

const mof_bare_token *mof_ahead_tokens(const mof_ahead *ahead, const mof_source *source)
{
    return ahead != NULL && ahead->source == source ? ahead->taken->file.tokens : NULL;
}

/* ---- beginning and end ----------------------------------------------------------------------- */

static bool start(mof_ahead *ahead)
{
    ahead->jobs = calloc(ahead->count, sizeof *ahead->jobs);
    if (ahead->jobs == NULL || sem_init(&ahead->free_desks, 0, DESKS) != 0)
        return false;
    for (size_t i = 0; i < DESKS; i++) {
        ahead->desks[i].memory.limit = MEMORY_LIMIT / DESKS;
        mof_arena_init(&ahead->desks[i].arena, &ahead->desks[i].memory);
    }
    if (pthread_create(&ahead->thread, NULL, read_ahead, ahead) == 0)
        return true;
    sem_destroy(&ahead->free_desks);
    return false;
}

mof_ahead *mof_ahead_begin(const char *const *paths, size_t count)
{
    if (count < WORTHWHILE || sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return NULL;
    mof_ahead *ahead = calloc(1, sizeof *ahead);
    if (ahead == NULL)
        return NULL;
    ahead->paths = paths;
    ahead->count = count;
    if (start(ahead))
        return ahead;
    free(ahead->jobs);
    free(ahead);
    return NULL;
}

void mof_ahead_end(mof_ahead *ahead)
{
    if (ahead == NULL)
        return;
    ahead->is_over = true;
    sem_post(&ahead->free_desks);
    pthread_join(ahead->thread, NULL);
    for (size_t i = 0; i < DESKS; i++)
        mof_arena_clear(&ahead->desks[i].arena);
    sem_destroy(&ahead->free_desks);
    free(ahead->jobs);
    free(ahead);
}
