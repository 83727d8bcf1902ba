/*
 * Checks where one text for each rule (tests/rules) is not enough: what must not be reported, what
 * must be reported once, places.
 */
#include "model.h"

#define KEYED "class X_B { [Key] uint8 K; uint8 V; };\n"

static void test_overriding(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { [Override(\"V\")] uint16 V; };", "2:42 S135"},
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { [Override(\"V\")] uint8 V[]; };", "2:41 S135"},
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { uint8 V; };", "2:25 S132"},
        {MOF_PROFILE_WMI, KEYED "class X_A : X_B { uint8 V; };", ""},
        {MOF_PROFILE_WMI, KEYED "class X_A : X_B { uint16 V; };", "2:26 S135"},
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { [Override(\"W\")] uint8 W; };", "2:20 S134"},
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { [Override(\"X_C.V\")] uint8 V; };",
         "2:29 S133"},
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { [Override(\"x_b.v\")] uint8 V; };", ""},
        {MOF_PROFILE_DMTF2, KEYED "class X_A : X_B { [Override(\"K\")] uint16 K; };", "2:42 S152"},
        {MOF_PROFILE_DMTF2, "class X_A : X_M { [Override(\"W\")] uint8 W; };", "1:13 S104"},
        {MOF_PROFILE_DMTF2,
         "class X_B { uint8 V; };\nclass X_A : X_B { [Key, Override(\"V\")] uint8 V; };",
         "1:7 S115"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_maps(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2,
         "class X_A { [Key, ValueMap{\"0\", \"1..9\", \"5\", \"10..\", \"..\"}] uint8 K; };", ""},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, ValueMap{\"1..9\", \"9..12\"}] uint8 K; };",
         "1:36 S323"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, ValueMap{\"256\"}] uint8 K; };", "1:28 S323"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, ValueMap{\"2\", \"1\", \"0x2\"}] uint8 K; };",
         "1:38 S324"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, ValueMap{\"a\", \"A\", \"a\"}] string K; };",
         "1:38 S324"},
        {MOF_PROFILE_WMI, "class X_A { [key, ValueMap{0, 1}, Values{\"a\", \"b\"}] uint8 K; };",
         ""},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, ValueMap{\"1\"}, Values{\"a\", \"b\"}] uint8 K; };",
         "1:19 S320"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key, BitMap{\"0\", \"0\"}] uint8 K; };", "1:31 S326"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_bounds(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; [MaxValue(9)] real32 V = 9.5; };",
         "1:53 S242"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; [MinValue(-9)] sint8 V = -10; };",
         "1:53 S242"},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; [MaxLen(2)] string V = \"\\xE4\\xF6\"; };",
         ""},
        {MOF_PROFILE_DMTF2,
         "class X_A { [Key] uint8 K; [MaxLen(2)] string V[] = {\"ab\", \"abc\"}; };", "1:60 S242"},
        {MOF_PROFILE_DMTF2,
         "class X_B { [Key] uint8 K; [MaxValue(9)] uint8 V; };\n"
         "class X_A : X_B { [Override(\"V\")] uint8 V = 10; };",
         "2:45 S242"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_instances(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = 256; };", "2:23 S201"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { V = 1; };", "2:13 S516"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = NULL; };", "2:19 S516"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = 1; W = 2; };", "2:26 S513"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = 1; };\ninstance of x_b { k = 0x1; };",
         "3:13 S518"},
        {MOF_PROFILE_DMTF2,
         "class X_S { [Key] string K; };\ninstance of X_S { K = \"a\"; };\n"
         "instance of X_S { K = \"A\"; };",
         ""},
        {MOF_PROFILE_WMI, KEYED "instance of X_B { K = 1; };\ninstance of X_B { K = 1; };", ""},
        {MOF_PROFILE_WMI, "class X_A : X_M { };\ninstance of X_A { Any = 1; };", "1:13 S104"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B as $a { K = 1; V = $b; };", "2:36 S504"},
        {MOF_PROFILE_DMTF2,
         KEYED "[Association] class X_L { [Key] X_B ref A; [Key] X_B ref B; };\n"
               "instance of X_L { A = $later; B = \"X_B.K=1\"; };\n"
               "instance of X_B as $later { K = 2; };",
         ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_many_properties(void **state)
{
    (void)state;
    enum { COUNT = 1025 };
    model m;
    model_open(&m, MOF_PROFILE_WMI);
    mof_buffer text;
    mof_buffer_init(&text, &m.arena);
    mof_buffer_append_string(&text, "class X_A {\n[key] uint8 K;\n");
    for (int i = 1; i < COUNT; i++)
        mof_buffer_append_format(&text, "uint8 P%d;\n", i);
    mof_buffer_append_string(&text, "};\ninstance of X_A { K = 1; P1000 = 2; P2000 = 3; };\n");
    model_add(&m, "a.mof", mof_buffer_string(&text));
    model_finish(&m);
    assert_string_equal(model_codes(&m), "1:7 S117, 1028:37 S513");
    model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overriding),      cmocka_unit_test(test_maps),
        cmocka_unit_test(test_bounds),          cmocka_unit_test(test_instances),
        cmocka_unit_test(test_many_properties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
