/*
 * The budget and the arenas: what is asked for is there, what runs out unwinds, nothing leaks.
 */
#include "base/buffer.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- a system that says no after a number of calls --------------------------------------------
 */

typedef struct stingy {
    int allowed;
    int live;
} stingy;

static void *stingy_realloc(void *block, size_t size, void *payload)
{
    stingy *system = payload;
    if (size == 0) {
        system->live -= block != NULL;
        free(block);
        return NULL;
    }
    if (system->allowed-- <= 0)
        return NULL;
    system->live += block == NULL;
    return realloc(block, size);
}

/* ---- work to try ----------------------------------------------------------------------------- */

typedef struct task {
    mof_arena *arena;
    size_t size;
    size_t count;
    int reached;
} task;

static void allocate(void *payload)
{
    task *t = payload;
    for (size_t i = 0; i < t->count; i++)
        mof_arena_alloc(t->arena, t->size);
    t->reached++;
}

static void allocate_array(void *payload)
{
    task *t = payload;
    mof_arena_alloc_array(t->arena, t->size, t->count);
    t->reached++;
}

static void reserve_too_much(void *payload)
{
    task *t = payload;
    size_t capacity = SIZE_MAX / 2 + 1;
    mof_arena_reserve(t->arena, NULL, 1, capacity, &capacity);
    t->reached++;
}

static void fail_inside(void *payload)
{
    task *t = payload;
    assert_false(mof_memory_try(t->arena->memory, allocate_array, t));
    t->reached += 10;
    mof_memory_escape(t->arena->memory);
}

static void grow_texts(void *payload)
{
    task *t = payload;
    mof_buffer buffer;
    mof_buffer_init(&buffer, t->arena);
    for (int i = 0; i < 20000; i++)
        mof_buffer_append_format(&buffer, "%d,", i);
    t->reached++;
}

/* ---- tests ----------------------------------------------------------------------------------- */

static void blocks_are_zeroed_apart_and_aligned(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    static const size_t sizes[] = {1, 7, 8, 24, 100, 4000, 4096, 5000, 70000, 300000};
    const size_t count = sizeof sizes / sizeof *sizes;
    unsigned char *blocks[50 * sizeof sizes / sizeof *sizes];
    for (size_t i = 0; i < 50 * count; i++) {
        size_t size = sizes[i % count];
        blocks[i] = mof_arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)blocks[i] % sizeof(double), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(blocks[i][j], 0);
        memset(blocks[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < 50 * count; i++)
        for (size_t j = 0; j < sizes[i % count]; j++)
            assert_int_equal(blocks[i][j], i % 251 + 1);
    mof_arena_clear(&arena);
    assert_int_equal(memory.used, 0);
    assert_true(memory.peak > 50 * 300000);
}

static void small_blocks_waste_little(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    for (int i = 0; i < 1000000; i++)
        mof_arena_alloc(&arena, 24);
    assert_true(memory.used < 1000000 * 24 + (3 << 20));
    mof_arena_clear(&arena);
    assert_int_equal(memory.used, 0);
}

static void growing_keeps_content_and_zeroes_the_rest(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    unsigned char *block = NULL;
    size_t size = 0;
    for (size_t next = 5; next < 3000000; next = next * 2 + 1) {
        block = mof_arena_grow(&arena, block, size, next);
        for (size_t i = 0; i < next; i++)
            assert_int_equal(block[i], i < size ? 0xA5 : 0);
        memset(block, 0xA5, next);
        size = next;
        mof_arena_alloc(&arena, size % 3 == 0 ? 9 : 9000); /* a neighbour in the way */
    }
    block = mof_arena_grow(&arena, block, size, 10);
    assert_int_equal(block[9], 0xA5);
    mof_arena_clear(&arena);
    assert_int_equal(memory.used, 0);
}

static void the_last_block_and_large_ones_grow_in_place(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    char *small = mof_arena_alloc(&arena, 100);
    assert_ptr_equal(mof_arena_grow(&arena, small, 100, 200), small);
    int *items = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000000; count++) {
        MOF_RESERVE(&arena, items, count, capacity);
        items[count] = (int)count;
    }
    assert_int_equal(items[999999], 999999);
    assert_true(memory.used < capacity * sizeof *items + (256 << 10));
    mof_arena_clear(&arena);
}

static void what_cannot_be_had_unwinds(void **state)
{
    (void)state;
    static const struct {
        void (*work)(void *);
        size_t size, count;
    } cases[] = {
        {allocate, SIZE_MAX, 1},           {allocate, SIZE_MAX - 20, 1},
        {allocate_array, SIZE_MAX / 2, 3}, {allocate_array, 3, SIZE_MAX / 2},
        {allocate, 1 << 20, 20},           {reserve_too_much, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_memory memory = {.limit = 10 << 20};
        mof_arena arena;
        mof_arena_init(&arena, &memory);
        task t = {&arena, cases[i].size, cases[i].count, 0};
        assert_false(mof_memory_try(&memory, cases[i].work, &t));
        assert_int_equal(t.reached, 0);
        assert_null(memory.escape);
        assert_true(memory.peak <= memory.limit);
        mof_arena_clear(&arena);
        assert_int_equal(memory.used, 0);
    }
}

static void tries_nest(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    task t = {&arena, SIZE_MAX / 2, 3, 0};
    assert_false(mof_memory_try(&memory, fail_inside, &t));
    assert_int_equal(t.reached, 10);
    t = (task){&arena, 8, 3, 0};
    assert_true(mof_memory_try(&memory, allocate, &t));
    assert_int_equal(t.reached, 1);
    mof_arena_clear(&arena);
}

static void every_failing_call_is_survived(void **state)
{
    (void)state;
    bool done = false;
    for (int allowed = 0; !done; allowed++) {
        stingy system = {.allowed = allowed};
        mof_memory memory = {.realloc = stingy_realloc, .payload = &system};
        mof_arena arena;
        mof_arena_init(&arena, &memory);
        task t = {&arena, 0, 0, 0};
        done = mof_memory_try(&memory, grow_texts, &t);
        mof_arena_clear(&arena);
        assert_int_equal(system.live, 0);
        assert_int_equal(memory.used, 0);
    }
}

static void texts_are_copied_and_formatted(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    assert_string_equal(mof_arena_copy(&arena, "abc", 2), "ab");
    assert_string_equal(mof_arena_copy(&arena, NULL, 0), "");
    assert_string_equal(mof_arena_copy_string(&arena, "xyz"), "xyz");
    assert_string_equal(mof_arena_format(&arena, "%s-%d", "a", 12), "a-12");
    char *large = mof_arena_format(&arena, "%9000d", 1);
    assert_int_equal(strlen(large), 9000);
    mof_arena_clear(&arena);
}

/* Chunks go in the order of their age, as far as nobody holds them. */
static void the_oldest_goes_first(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    static const char *texts[COUNT];
    static mof_arena_block *chunks[COUNT];
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    assert_false(mof_arena_drop_oldest(&arena));
    for (int i = 0; i < COUNT; i++)
        texts[i] = mof_arena_format(&arena, "text %d, which takes its room", i);
    for (int i = 0; i < COUNT; i++) /* ascending, and now and then one of before */
        chunks[i] = mof_arena_hold(&arena, texts[i], i > 0 ? chunks[i - 1 - i % 3 / 2] : NULL);
    assert_false(mof_arena_drop_oldest(&arena));
    size_t used = memory.used;
    size_t dropped = 0;
    for (int i = 0; i < COUNT; i++) {
        assert_string_equal(texts[i] + strlen(texts[i]) - 20, "which takes its room");
        mof_arena_let_go(chunks[i]);
        while (mof_arena_drop_oldest(&arena)) {
            dropped++;
            assert_true(memory.used < used);
            used = memory.used;
        }
    }
    assert_true(dropped > 3);
    assert_ptr_equal(arena.oldest, arena.blocks);
    assert_string_equal(mof_arena_copy_string(&arena, "more"), "more");
    mof_arena_clear(&arena);
    assert_int_equal(memory.used, 0);
}

/* What came before a mark stays, whatever came behind it; and what comes and goes takes no more
 * than its largest. */
static void what_is_behind_a_mark_goes(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 100, 5000, 40000, 300000};
    enum { SIZES = sizeof sizes / sizeof *sizes };
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    char *kept[SIZES * SIZES];
    size_t count = 0;
    for (size_t before = 0; before < SIZES; before++)
        for (size_t behind = 0; behind < SIZES; behind++) {
            kept[count] = mof_arena_alloc(&arena, sizes[before]);
            memset(kept[count], (int)count, sizes[before]);
            mof_arena_mark mark = mof_arena_get_mark(&arena);
            for (size_t i = 0; i < 5; i++)
                memset(mof_arena_alloc(&arena, sizes[(behind + i) % SIZES]), -1,
                       sizes[(behind + i) % SIZES]);
            mof_arena_rewind(&arena, mark);
            count++;
        }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sizes[i / SIZES]; j++)
            assert_int_equal(kept[i][j], (char)i);
    size_t used = 0;
    for (int i = 0; i < 1000; i++) {
        mof_arena_mark mark = mof_arena_get_mark(&arena);
        for (int j = 0; j < 100; j++)
            mof_arena_alloc(&arena, 9000);
        mof_arena_rewind(&arena, mark);
        assert_true(i < 2 || memory.used == used);
        used = memory.used;
    }
    mof_arena_clear(&arena);
    assert_int_equal(memory.used, 0);
}

/* The first thing in an arena may be a large block, or come behind the mark. */
static void a_mark_may_come_first(void **state)
{
    (void)state;
    mof_memory memory = {0};
    mof_arena arena;
    mof_arena_init(&arena, &memory);
    mof_arena_mark first = mof_arena_get_mark(&arena);
    char *large = mof_arena_alloc(&arena, 100000);
    mof_arena_mark second = mof_arena_get_mark(&arena);
    mof_arena_alloc(&arena, 200000);
    char *text = mof_arena_copy_string(&arena, "one");
    mof_arena_rewind(&arena, second);
    memset(large, 7, 100000);
    assert_ptr_equal(mof_arena_copy_string(&arena, "two"), text);
    assert_string_equal(text, "two");
    mof_arena_rewind(&arena, first);
    assert_true(memory.used < 10000);
    mof_arena_clear(&arena);
    assert_int_equal(memory.used, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_apart_and_aligned),
        cmocka_unit_test(small_blocks_waste_little),
        cmocka_unit_test(growing_keeps_content_and_zeroes_the_rest),
        cmocka_unit_test(the_last_block_and_large_ones_grow_in_place),
        cmocka_unit_test(what_cannot_be_had_unwinds),
        cmocka_unit_test(the_oldest_goes_first),
        cmocka_unit_test(what_is_behind_a_mark_goes),
        cmocka_unit_test(a_mark_may_come_first),
        cmocka_unit_test(tries_nest),
        cmocka_unit_test(every_failing_call_is_survived),
        cmocka_unit_test(texts_are_copied_and_formatted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
