/*
 * The heap grows by a stretch at a time, and whoever takes a block from it looks whether it has
 * grown.
 */
#define _DEFAULT_SOURCE /* madvise, sbrk */
#include "base/heap.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#define STRETCH ((size_t)64 << 20) /* by which the heap grows */

static _Atomic(uintptr_t) heap_end; /* how far it was asked for; 0: it is not watched */

static void want_huge_pages(uintptr_t start, uintptr_t end)
{
#ifdef MADV_HUGEPAGE
    start += -start & ((size_t)sysconf(_SC_PAGESIZE) - 1);
    if (start < end)
        madvise((void *)start, end - start, MADV_HUGEPAGE); /* without them it does as well */
#else
    (void)start;
    (void)end;
#endif
}

/* Pages that were touched before stand in the way of huge ones. */
void mof_heap_note(char *block, size_t size)
{
    if (heap_end == 0)
        return;
    uintptr_t start = (uintptr_t)block;
    uintptr_t end = (uintptr_t)sbrk(0);
    if (start >= end) /* it stands alone */
        want_huge_pages(start, start + size);
    if (end <= heap_end)
        return;
    want_huge_pages(heap_end, end);
    heap_end = end;
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
    heap_end = (uintptr_t)first;
    mof_heap_note(first, 1);
    free(first);
#endif
}
