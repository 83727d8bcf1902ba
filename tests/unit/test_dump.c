/*
 * The dump: JSON that json-c reads back, in the form that docs/view-model.md promises.
 */
#include "gen/dump.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <json-c/json.h>

#include "schema.h"

static bool append(mof_text piece, void *payload)
{
    mof_buffer_append(payload, piece);
    return true;
}

static const char *dump(hand *h, bool own_only)
{
    mof_view_env env = {.arena = &h->arena, .schema = &h->schema};
    mof_buffer *out = MOF_NEW(&h->arena, mof_buffer);
    mof_buffer_init(out, &h->arena);
    assert_true(mof_dump_model(&env, own_only, append, out));
    return mof_buffer_string(out);
}

static json_object *get(json_object *object, const char *key)
{
    json_object *found = NULL;
    assert_true(json_object_object_get_ex(object, key, &found));
    return found;
}

static json_object *at(json_object *list, size_t index)
{
    assert_true(index < json_object_array_length(list));
    return json_object_array_get_idx(list, index);
}

/* The keys of an object with blanks between them. */
static void assert_keys(json_object *object, const char *expected)
{
    char keys[512] = "";
    json_object_object_foreach(object, key, value)
    {
        (void)value;
        strcat(strcat(keys, " "), key);
    }
    assert_string_equal(keys + 1, expected);
}

static void assert_plain(json_object *object, const char *expected)
{
    assert_string_equal(json_object_to_json_string_ext(object, JSON_C_TO_STRING_PLAIN), expected);
}

static void test_form(void **state)
{
    (void)state;
    hand h;
    hand_init(&h);
    json_object *root = json_tokener_parse(dump(&h, false));
    assert_keys(root, "mofc classes qualifier_types instances");
    assert_int_equal(json_object_get_int(get(root, "mofc")), 1);
    assert_plain(get(root, "instances"), "[]");

    json_object *class = at(get(root, "classes"), 1);
    assert_keys(class, "name superclass kind qualifiers properties methods keys abstract "
                       "description location");
    assert_plain(get(class, "superclass"), "\"X_Base\"");
    assert_plain(get(class, "kind"), "\"class\"");
    assert_plain(get(class, "keys"), "[\"Id\"]");
    assert_plain(get(class, "abstract"), "false");
    assert_plain(get(class, "description"), "\"First line.\\nSecond line.\"");
    assert_plain(get(class, "location"), "{\"file\":\"a.mof\",\"line\":2,\"column\":3}");
    assert_plain(get(class, "qualifiers"),
                 "[{\"name\":\"Version\",\"value\":\"1.2\",\"flavors\":[]}]");
    assert_plain(get(at(get(root, "classes"), 0), "superclass"), "null");

    json_object *properties = get(class, "properties");
    assert_int_equal(json_object_array_length(properties), 3);
    assert_plain(at(properties, 0),
                 "{\"name\":\"Id\",\"type\":\"uint16\",\"class\":null,\"array\":null,"
                 "\"default\":null,\"origin\":\"X_Base\",\"qualifiers\":[],\"description\":null}");
    json_object *name = at(properties, 1);
    assert_plain(get(name, "default"), "\"x\\\"y\"");
    assert_plain(at(get(name, "qualifiers"), 0),
                 "{\"name\":\"MaxLen\",\"value\":8,\"flavors\":[]}");
    assert_plain(get(at(get(name, "qualifiers"), 1), "value"), "[\"1\",\"2..\"]");
    assert_plain(get(at(get(name, "qualifiers"), 3), "flavors"), "[\"ToSubclass\",\"Amended\"]");
    json_object *parts = at(properties, 2);
    assert_plain(get(parts, "type"), "\"reference\"");
    assert_plain(get(parts, "class"), "\"X_Base\"");
    assert_plain(get(parts, "array"), "{\"size\":4}");

    assert_plain(get(class, "methods"),
                 "[{\"name\":\"M\",\"type\":\"uint64\",\"class\":null,\"array\":null,"
                 "\"origin\":\"X_A\",\"qualifiers\":[],\"parameters\":[{\"name\":\"r\","
                 "\"type\":\"real32\",\"class\":null,\"array\":null,\"in\":true,\"out\":true,"
                 "\"optional\":false,\"qualifiers\":[]}],\"description\":null}]");
    json_object_put(root);
    mof_arena_clear(&h.arena);
}

static void test_own_only(void **state)
{
    (void)state;
    hand h;
    hand_init(&h);
    json_object *root = json_tokener_parse(dump(&h, true));
    json_object *properties = get(at(get(root, "classes"), 1), "properties");
    assert_int_equal(json_object_array_length(properties), 2);
    assert_plain(get(at(properties, 0), "name"), "\"Name\"");
    json_object_put(root);
    mof_arena_clear(&h.arena);
}

/* ---- values ---------------------------------------------------------------------------------- */

typedef struct reading {
    mof_value value;
    const char *expected;
} reading;

static void test_values(void **state)
{
    (void)state;
    hand h;
    hand_init(&h);
    mof_instance part = {.class_name = h.base->name};
    part.alias = hand_name(&h, "a");
    mof_slot slot = {.name = h.id->name};
    part.slots = &slot;
    part.slot_count = 1;
    const reading readings[] = {
        {{.kind = MOF_VALUE_KIND_NULL}, "null"},
        {{.kind = MOF_VALUE_KIND_BOOLEAN, .as.boolean = true}, "true"},
        {hand_integer(UINT64_MAX, false), "18446744073709551615"},
        {hand_integer((uint64_t)INT64_MAX + 1, true), "-9223372036854775808"},
        {hand_integer(7, true), "-7"},
        {{.kind = MOF_VALUE_KIND_REAL, .as.real = 0.1}, "0.1"},
        {{.kind = MOF_VALUE_KIND_REAL, .as.real = 3}, "3.0"},
        {{.kind = MOF_VALUE_KIND_CHAR16, .as.char16 = 0xE9}, "\"\xC3\xA9\""},
        {{.kind = MOF_VALUE_KIND_CHAR16, .as.char16 = 0xD800}, "55296"},
        {hand_string("a/b\x01"), "\"a/b\\u0001\""},
        {hand_string("a\xFFz\xC3"), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""},
        {{.kind = MOF_VALUE_KIND_ALIAS, .as.alias.name = part.alias}, "\"$a\""},
        {{.kind = MOF_VALUE_KIND_INSTANCE, .as.instance = &part},
         "{\"class\":\"X_Base\",\"alias\":\"a\",\"namespace\":null,\"qualifiers\":[],"
         "\"properties\":[{\"name\":\"Id\",\"value\":null,\"qualifiers\":[]}],"
         "\"location\":{\"file\":\"\",\"line\":0,\"column\":0}}"},
    };
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        h.name->default_value = &readings[i].value;
        struct json_tokener *tokener = json_tokener_new();
        json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
        const char *text = dump(&h, false);
        json_object *root = json_tokener_parse_ex(tokener, text, (int)strlen(text));
        json_object *property = at(get(at(get(root, "classes"), 1), "properties"), 1);
        assert_string_equal(
            json_object_to_json_string_ext(get(property, "default"),
                                           JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE),
            readings[i].expected);
        json_object_put(root);
        json_tokener_free(tokener);
    }
    mof_arena_clear(&h.arena);
}

/* ---- what can go wrong ----------------------------------------------------------------------- */

static void test_same_bytes(void **state)
{
    (void)state;
    hand h;
    hand_init(&h);
    assert_string_equal(dump(&h, false), dump(&h, false));
    mof_arena_clear(&h.arena);
}

static bool refuse(mof_text piece, void *payload)
{
    (void)piece;
    size_t *left = payload;
    return *left > 0 && (*left)-- > 0;
}

static void test_sink_that_fails(void **state)
{
    (void)state;
    hand h;
    hand_init(&h);
    mof_view_env env = {.arena = &h.arena, .schema = &h.schema};
    for (size_t pieces = 0; pieces < 12; pieces++) {
        size_t left = pieces;
        bool written = mof_dump_model(&env, false, refuse, &left);
        assert_int_equal(written, left > 0);
    }
    mof_arena_clear(&h.arena);
}

static void dump_into_limit(void *payload)
{
    hand *h = payload;
    dump(h, false);
}

/* Run with a leak checker: objects of json-c are given back too. */
static void test_memory_that_runs_out(void **state)
{
    (void)state;
    hand h;
    hand_init(&h);
    bool had_memory = false;
    size_t failures = 0;
    for (size_t more = 0; !had_memory; more += 512, failures++) {
        h.memory.limit = h.memory.used + more;
        had_memory = mof_memory_try(&h.memory, dump_into_limit, &h);
    }
    assert_true(failures > 2);
    mof_arena_clear(&h.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_form),
        cmocka_unit_test(test_own_only),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_sink_that_fails),
        cmocka_unit_test(test_memory_that_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
