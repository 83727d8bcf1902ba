/*
 * Applying fixes.
 */
#include "diag/fix.h"

#include <stdlib.h>

#include "base/buffer.h"

/* A fix as one of those of its diagnostic: they are made together or not at all. */
typedef struct edit {
    const mof_fix *fix;
    size_t diagnostic;
} edit;

typedef struct edit_list {
    edit *items;
    size_t count;
    size_t capacity;
} edit_list;

static bool is_in(const mof_source *source, mof_span span)
{
    return span.start >= source->base && span.end - source->base <= source->size;
}

static edit_list collect(const mof_reporter *reporter, const mof_source *source, mof_arena *arena)
{
    edit_list edits = {0};
    for (size_t i = 0; i < reporter->count; i++)
        for (const mof_fix *fix = reporter->items[i]->fixes; fix != NULL; fix = fix->next) {
            if (!is_in(source, fix->span))
                continue;
            MOF_RESERVE(arena, edits.items, edits.count, edits.capacity);
            edits.items[edits.count++] = (edit){fix, i};
        }
    return edits;
}

static int compare(const void *a, const void *b)
{
    const edit *left = a;
    const edit *right = b;
    if (left->fix->span.start != right->fix->span.start)
        return left->fix->span.start < right->fix->span.start ? -1 : 1;
    return (left->diagnostic > right->diagnostic) - (left->diagnostic < right->diagnostic);
}

/* Which diagnostics want a place that another one has. */
static bool *find_refused(const mof_reporter *reporter, const edit_list *edits, mof_arena *arena)
{
    bool *refused = MOF_NEW_ARRAY(arena, bool, reporter->count);
    const mof_fix *last = NULL;
    for (size_t i = 0; i < edits->count; i++) {
        const mof_fix *fix = edits->items[i].fix;
        bool is_taken = last != NULL &&
                        (fix->span.start < last->span.end || fix->span.start == last->span.start);
        if (is_taken)
            refused[edits->items[i].diagnostic] = true;
        else if (!refused[edits->items[i].diagnostic])
            last = fix;
    }
    return refused;
}

static void append_between(mof_buffer *out, const mof_source *source, uint32_t start, uint32_t end)
{
    mof_buffer_append(out, (mof_text){source->text + (start - source->base), end - start});
}

mof_text mof_fix_apply(const mof_reporter *reporter, const mof_source *source, mof_arena *arena,
                       size_t *count)
{
    *count = 0;
    edit_list edits = collect(reporter, source, arena);
    if (edits.count == 0)
        return (mof_text){source->text, source->size};
    qsort(edits.items, edits.count, sizeof *edits.items, compare);
    bool *refused = find_refused(reporter, &edits, arena);
    bool *done = MOF_NEW_ARRAY(arena, bool, reporter->count);
    mof_buffer out;
    mof_buffer_init(&out, arena);
    uint32_t kept = source->base;
    for (size_t i = 0; i < edits.count; i++) {
        const edit *next = &edits.items[i];
        if (refused[next->diagnostic])
            continue;
        append_between(&out, source, kept, next->fix->span.start);
        mof_buffer_append_string(&out, next->fix->text);
        kept = next->fix->span.end;
        *count += !done[next->diagnostic];
        done[next->diagnostic] = true;
    }
    append_between(&out, source, kept, source->base + source->size);
    return mof_buffer_text(&out);
}
