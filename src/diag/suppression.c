/*
 * Looking up suppressions: by code, then by place, so that it takes logarithmic time however many
 * comments a file is strewn with.
 */
#include "diag/suppression.h"

#include <stdlib.h>

void mof_suppression_list_add(mof_suppression_list *list, mof_arena *arena,
                              mof_suppression suppression)
{
    MOF_RESERVE(arena, list->items, list->count, list->capacity);
    list->items[list->count++] = suppression;
}

static int compare(mof_code code, uint32_t address, const mof_suppression *with)
{
    if (code != with->code)
        return code < with->code ? -1 : 1;
    return (address > with->span.start) - (address < with->span.start);
}

static int compare_items(const void *a, const void *b)
{
    const mof_suppression *left = a;
    return compare(left->code, left->span.start, b);
}

void mof_suppression_list_sort(mof_suppression_list *list)
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_items);
}

/* The last one that begins at the address or before. */
static bool find(mof_suppression_list *list, mof_code code, uint32_t address)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(code, address, &list->items[middle]) >= 0)
            low = middle + 1;
        else
            high = middle;
    }
    mof_suppression *last = low > 0 ? &list->items[low - 1] : NULL;
    if (last == NULL || last->code != code || address > last->span.end)
        return false;
    last->is_used = true;
    return true;
}

bool mof_suppressions_find(mof_suppressions *suppressions, mof_code code, uint32_t address)
{
    return find(&suppressions->lines, code, address) || find(&suppressions->regions, code, address);
}

/* ---- sets of codes --------------------------------------------------------------------------- */

/* Sources are read one after the other: most of what is added goes to the end. */
void mof_ignored_list_add(mof_ignored_list *list, mof_arena *arena, mof_ignored item)
{
    MOF_RESERVE(arena, list->items, list->count, list->capacity);
    size_t place = list->count++;
    for (; place > 0 && list->items[place - 1].span.start > item.span.start; place--)
        list->items[place] = list->items[place - 1];
    list->items[place] = item;
}

bool mof_ignored_list_has(const mof_ignored_list *list, mof_code code, uint32_t address)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].span.start <= address)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low > 0 && list->items[low - 1].span.end >= address; low--)
        if (list->items[low - 1].codes[code])
            return true;
    return false;
}
