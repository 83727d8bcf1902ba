/*
 * Names and the maps that are keyed by them.
 */
#include "base/map.h"
#include "base/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct fixture {
    mof_memory memory;
    mof_arena arena;
    mof_names names;
    mof_map map;
} fixture;

static void open_fixture(fixture *f)
{
    *f = (fixture){.memory = {0}};
    mof_arena_init(&f->arena, &f->memory);
    mof_names_init(&f->names, &f->arena);
    mof_map_init(&f->map, &f->arena);
}

static void spellings_share_a_key(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    const mof_name *first = mof_names_add_string(&f.names, "Caption");
    const mof_name *second = mof_names_add_string(&f.names, "CAPTION");
    const mof_name *other = mof_names_add_string(&f.names, "Captions");
    assert_ptr_equal(first->key, first);
    assert_ptr_equal(second->key, first);
    assert_string_equal(second->text, "CAPTION");
    assert_int_equal(second->hash, first->hash);
    assert_ptr_equal(mof_names_add(&f.names, MOF_TEXT("CAPTION")), second);
    assert_true(mof_name_equal(first, second));
    assert_false(mof_name_equal(first, other));
    assert_false(mof_name_equal(first, NULL));
    assert_true(mof_name_equal(NULL, NULL));
    assert_true(mof_name_is(second, "caption"));
    assert_false(mof_name_is(NULL, "caption"));
    mof_arena_clear(&f.arena);
}

static void names_are_found_by_any_spelling(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    assert_null(mof_names_find(&f.names, MOF_TEXT("x")));
    const mof_name *name = mof_names_add_string(&f.names, "InstanceID");
    assert_ptr_equal(mof_names_find(&f.names, MOF_TEXT("instanceid")), name);
    assert_null(mof_names_find(&f.names, MOF_TEXT("instance")));
    const mof_name *empty = mof_names_add(&f.names, (mof_text){NULL, 0});
    assert_string_equal(empty->text, "");
    assert_ptr_equal(mof_names_find(&f.names, MOF_TEXT("")), empty);
    mof_arena_clear(&f.arena);
}

static void only_ascii_is_folded(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    const mof_name *upper = mof_names_add_string(&f.names, "\xC3\x84x");
    assert_false(mof_name_equal(upper, mof_names_add_string(&f.names, "\xC3\xA4x")));
    assert_true(mof_name_equal(upper, mof_names_add_string(&f.names, "\xC3\x84X")));
    assert_false(
        mof_name_equal(mof_names_add_string(&f.names, "a@"), mof_names_add_string(&f.names, "a`")));
    mof_arena_clear(&f.arena);
}

static void many_names_stay_apart(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    static const mof_name *names[50000];
    char text[32];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 50000; i++) {
            int size = snprintf(text, sizeof text, "Property_%d", i);
            const mof_name *name = mof_names_add(&f.names, (mof_text){text, (size_t)size});
            if (round == 0)
                names[i] = name;
            assert_ptr_equal(name, names[i]);
            assert_string_equal(name->text, text);
            assert_ptr_equal(name->key, name);
        }
    }
    mof_arena_clear(&f.arena);
}

/* Each has the same folded hash: they must not pile up. */
static void many_spellings_of_one_name_are_cheap(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    char text[] = "abcdefghijklmnopq";
    const mof_name *key = mof_names_add_string(&f.names, text);
    for (unsigned bits = 1; bits < 1u << 17; bits++) {
        for (unsigned i = 0; i < 17; i++)
            text[i] = (char)((bits >> i & 1 ? 'A' : 'a') + (int)i);
        assert_ptr_equal(mof_names_add_string(&f.names, text)->key, key);
    }
    mof_arena_clear(&f.arena);
}

static void maps_keep_what_is_set(void **state)
{
    (void)state;
    fixture f;
    open_fixture(&f);
    static int values[10000];
    assert_null(mof_map_find(&f.map, &values[0]));
    for (int i = 0; i < 10000; i++)
        mof_map_set(&f.map, &values[i], &values[9999 - i]);
    mof_map_set(&f.map, &values[5], &values[5]);
    assert_int_equal(f.map.count, 10000);
    for (int i = 0; i < 10000; i++)
        assert_ptr_equal(mof_map_find(&f.map, &values[i]), &values[i == 5 ? 5 : 9999 - i]);
    assert_null(mof_map_find(&f.map, &f));
    mof_arena_clear(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_share_a_key),
        cmocka_unit_test(names_are_found_by_any_spelling),
        cmocka_unit_test(only_ascii_is_folded),
        cmocka_unit_test(many_names_stay_apart),
        cmocka_unit_test(many_spellings_of_one_name_are_cheap),
        cmocka_unit_test(maps_keep_what_is_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
