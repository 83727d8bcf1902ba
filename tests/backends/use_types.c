/*
 * Uses the C that mofc makes of types.mof, with every type of CIM in it. The generated source is
 * compiled to allocate by failing_malloc.
 */
#include "T_All.h"
#include "T_LooseLink.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef NDEBUG
#error "this program is made of assertions"
#endif

static long mallocs_left = -1; /* negative: all succeed */

void *failing_malloc(size_t size);
void *failing_malloc(size_t size)
{
    if (mallocs_left == 0)
        return NULL;
    mallocs_left -= mallocs_left > 0;
    return malloc(size);
}

static char *text(const char *literal)
{
    char *copy = malloc(strlen(literal) + 1);
    assert(copy != NULL);
    return strcpy(copy, literal);
}

static char **texts(const char *first, const char *second)
{
    char **items = malloc(2 * sizeof *items);
    assert(items != NULL);
    items[0] = text(first);
    items[1] = second != NULL ? text(second) : NULL;
    return items;
}

static void fill(T_All *row)
{
    T_All_init(row);
    row->K1 = UINT64_MAX;
    row->K2 = text("ABC00001");
    strcpy(row->K3, "20240229120000.000000+060");
    row->K4 = true;
    row->K5 = 0xD800;
    row->K6 = -128;
    row->U8 = 200;
    row->has_U8 = true;
    row->R64 = NAN;
    row->has_R64 = true;
    row->S = text("text");
    row->Ss.items = texts("one", NULL);
    row->Ss.count = 2;
    row->has_Ss = true;
    row->Sf[0] = text("fixed");
    row->has_Sf = true;
    row->Ds.items = malloc(2 * sizeof *row->Ds.items);
    assert(row->Ds.items != NULL);
    strcpy(row->Ds.items[0], "00000001000000.000000:000");
    strcpy(row->Ds.items[1], "");
    row->Ds.count = 2;
    row->has_Ds = true;
    row->U64f[1] = 7;
    row->has_U64f = true;
    row->Bs.count = 0; /* there, and empty */
    row->has_Bs = true;
    row->One = text("T_Site.Code=\"A\"");
    row->Huge.items = malloc(3 * sizeof *row->Huge.items);
    assert(row->Huge.items != NULL);
    memset(row->Huge.items, 0, 3 * sizeof *row->Huge.items);
    row->Huge.count = 3;
    row->has_Huge = true;
}

static void rows_are_copied_and_compared(void)
{
    T_All a, b;
    fill(&a);
    T_All_init(&b);
    assert(!T_All_equal(&a, &b));
    assert(T_All_copy(&b, &a));
    assert(T_All_equal(&a, &b));
    assert(b.S != a.S && b.Ss.items != a.Ss.items && b.Ss.items[1] == NULL);
    assert(T_All_copy(&b, &b) && T_All_equal(&a, &b));

    b.Ds.items[1][0] = '1';
    assert(!T_All_equal(&a, &b));
    assert(T_All_copy(&b, &a));
    b.has_Bs = false;
    assert(!T_All_equal(&a, &b));
    b.has_Bs = true;
    b.U64f[0] = 1;
    assert(!T_All_equal(&a, &b));
    b.has_U64f = a.has_U64f = false;
    assert(T_All_equal(&a, &b)); /* what is not there does not count */
    b.R64 = 1;
    assert(!T_All_equal(&a, &b));

    T_All_clear(&b);
    assert(b.S == NULL && b.Ss.count == 0 && !b.has_Ss && b.K1 == 0 && b.K3[0] == '\0');
    T_All_clear(&b);
    T_All_clear(&a);
}

static void keys_are_ordered(void)
{
    T_All a, b;
    fill(&a);
    fill(&b);
    assert(T_All_key_cmp(&a, &b) == 0 && T_All_key_equal(&a, &b));
    assert(T_All_key_hash(&a) == T_All_key_hash(&b));
    b.has_U8 = false; /* no key */
    assert(T_All_key_equal(&a, &b) && T_All_key_hash(&a) == T_All_key_hash(&b));

    b.K6 = 127;
    assert(T_All_key_cmp(&a, &b) < 0 && T_All_key_cmp(&b, &a) > 0);
    b.K5 = 1;
    assert(T_All_key_cmp(&a, &b) > 0);
    b.K4 = false;
    assert(T_All_key_cmp(&a, &b) > 0);
    b.K3[0] = '3';
    assert(T_All_key_cmp(&a, &b) < 0);
    b.K2[0] = (char)0xC3; /* bytes are unsigned */
    assert(T_All_key_cmp(&a, &b) < 0);
    free(b.K2);
    b.K2 = NULL;
    assert(T_All_key_cmp(&a, &b) > 0 && T_All_key_cmp(&b, &a) < 0);
    b.K1 = 1;
    assert(T_All_key_cmp(&a, &b) > 0 && T_All_key_order(&a, &b) > 0);
    assert(T_All_key_hash(&a) != T_All_key_hash(&b));
    T_All_clear(&a);
    T_All_clear(&b);
}

static void rows_are_sorted(void)
{
    enum { COUNT = 100 };
    static T_All rows[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        T_All_init(&rows[i]);
        rows[i].K1 = (i * 37 + 11) % COUNT;
    }
    qsort(rows, COUNT, sizeof rows[0], T_All_key_order);
    for (size_t i = 0; i < COUNT; i++)
        assert(rows[i].K1 == i);
    assert(bsearch(&rows[40], rows, COUNT, sizeof rows[0], T_All_key_order) == &rows[40]);
}

/* The hash is the same on every machine: FNV-1a over the 8 bytes of 1, a lone 255 for NULL, ... */
static void the_hash_is_fixed(void)
{
    T_All row;
    T_All_init(&row);
    row.K1 = 1;
    const unsigned char bytes[] = {1, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0,
                                   0, 0, 0, 0, 0, 0, 0, 0, 0,   0, 0, 0, 0, 0, 0, 0, 0};
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < sizeof bytes; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(1099511628211);
    assert(T_All_key_hash(&row) == hash);
}

static void lack_of_memory_leaves_an_empty_row(void)
{
    T_All a, b, empty;
    fill(&a);
    T_All_init(&empty);
    long allocations = 0;
    for (bool ok = false; !ok; allocations++) {
        fill(&b);
        mallocs_left = allocations;
        ok = T_All_copy(&b, &a);
        mallocs_left = -1;
        assert(T_All_equal(&b, ok ? &a : &empty));
        T_All_clear(&b);
    }
    assert(allocations > 8);
    T_All_clear(&a);
}

int main(void)
{
    rows_are_copied_and_compared();
    keys_are_ordered();
    rows_are_sorted();
    the_hash_is_fixed();
    lack_of_memory_leaves_an_empty_row();
    T_LooseLink link;
    T_LooseLink_init(&link);
    T_LooseLink_clear(&link);
    puts("right");
    return 0;
}
