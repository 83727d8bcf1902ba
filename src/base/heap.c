/*
 * The heap grows by a stretch at a time, of which nothing has been used yet when it is there. From
 * the second stretch on each has a thread, which stays some huge pages ahead of what is used, so
 * that little is taken for nothing.
 */
#define _DEFAULT_SOURCE /* madvise, sbrk */
#include "base/heap.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#define HUGE_PAGE ((size_t)2 << 20) /* of most systems */
#define STRETCH ((size_t)64 << 20)
#define LEAD ((size_t)16 << 20)
#define PAUSE_NS 500000L

static uintptr_t heap_start;        /* 0: it is not watched */
static _Atomic(uintptr_t) heap_end; /* as far as huge pages were asked for */
static _Atomic(uintptr_t) used_end;

static uintptr_t round_up(uintptr_t address, size_t unit)
{
    return address + (-address & (unit - 1));
}

static void want_huge_pages(uintptr_t start, uintptr_t end)
{
#ifdef MADV_HUGEPAGE
    start = round_up(start, (size_t)sysconf(_SC_PAGESIZE));
    if (start < end)
        madvise((void *)start, end - start, MADV_HUGEPAGE); /* without them it does as well */
#else
    (void)start;
    (void)end;
#endif
}

/* ---- the thread of a stretch ----------------------------------------------------------------- */

#ifdef MADV_POPULATE_WRITE
static void *take_ahead(void *start)
{
    const struct timespec pause = {.tv_nsec = PAUSE_NS};
    uintptr_t end = heap_end;
    for (uintptr_t at = round_up((uintptr_t)start, HUGE_PAGE); at + HUGE_PAGE <= end;
         at += HUGE_PAGE) {
        while (at > used_end + LEAD)
            nanosleep(&pause, NULL);
        if (madvise((void *)at, HUGE_PAGE, MADV_POPULATE_WRITE) != 0)
            break;
    }
    return NULL;
}

/* The thread ends with its stretch, or with the program. */
static void begin_ahead(uintptr_t start)
{
    pthread_t thread;
    if (sysconf(_SC_NPROCESSORS_ONLN) > 1 &&
        pthread_create(&thread, NULL, take_ahead, (void *)start) == 0)
        pthread_detach(thread);
}
#else
static void begin_ahead(uintptr_t start)
{
    (void)start;
}
#endif

/* ---- what is noted --------------------------------------------------------------------------- */

void mof_heap_note(const char *block, size_t size)
{
    if (heap_start == 0)
        return;
    uintptr_t start = (uintptr_t)block;
    uintptr_t end = (uintptr_t)sbrk(0);
    if (start >= end) /* it stands alone */
        want_huge_pages(start, start + size);
    else if (start + size > used_end)
        used_end = start + size;
    uintptr_t known = heap_end;
    if (end <= known || !atomic_compare_exchange_strong(&heap_end, &known, end))
        return;
    want_huge_pages(known, end); /* where a page was touched before there will be none */
    if (known > heap_start)
        begin_ahead(known);
}

/* ---- the beginning --------------------------------------------------------------------------- */

#if defined(__GLIBC__)
/* Then none of it is taken to no use. */
static bool is_space_short(void)
{
    struct rlimit space;
    struct rlimit data;
    return getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur != RLIM_INFINITY ||
           getrlimit(RLIMIT_DATA, &data) != 0 || data.rlim_cur != RLIM_INFINITY;
}
#endif

void mof_heap_prepare(void)
{
#if defined(__GLIBC__)
    if (is_space_short())
        return;
    bool is_set =
        mallopt(M_ARENA_MAX, 1) != 0 && mallopt(M_MMAP_THRESHOLD, (int)(STRETCH / 2)) != 0 &&
        mallopt(M_TRIM_THRESHOLD, (int)STRETCH) != 0 && mallopt(M_TOP_PAD, (int)STRETCH) != 0;
    char *first = is_set ? malloc(1) : NULL; /* it makes the heap */
    heap_start = (uintptr_t)first;
    heap_end = heap_start;
    mof_heap_note(first, 1);
    free(first);
#endif
}
