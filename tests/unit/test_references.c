/*
 * References between instances: aliases and object paths.
 */
#include "model.h"

#define LINKED                                                                                     \
    "class X_A { [Key] string K; uint8 V; };\n"                                                    \
    "[Association] class X_L { [Key] X_A ref One; [Key] X_A ref Two; };\n"
#define A "instance of X_A as $a { K = \"a\"; };\n"
#define LINK(one, two) "instance of X_L { One = " one "; Two = " two "; };"
#define PATH(key) "\"X_A.K=\\\"" key "\\\"\""

static void test_aliases(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, LINKED A LINK("$a", "$a"), ""},
        {MOF_PROFILE_DMTF2, LINKED LINK("$l", "$l") "instance of X_A as $l { K = \"l\"; };", ""},
        {MOF_PROFILE_DMTF2,
         LINKED
         "class X_B { [Key] uint8 K; };\ninstance of X_B as $b { K = 1; };\n" A LINK("$a", "$b"),
         "6:35 S520"},
        {MOF_PROFILE_DMTF2,
         LINKED "class X_B : X_A { };\ninstance of X_B as $b { K = \"b\"; };\n" LINK("$b", "$b"),
         ""},
        /* Circles: only those of keys, and reported once. */
        {MOF_PROFILE_DMTF2, LINKED "instance of X_L as $l { One = $l; Two = \"X_A\"; };",
         "3:31 S520, 3:31 S502"},
        {MOF_PROFILE_DMTF2,
         "[Association] class X_L { [Key] uint8 N; [Key] X_L ref Up; X_L ref Down; };\n"
         "instance of X_L as $a { N = 1; Up = $b; };\n"
         "instance of X_L as $b { N = 2; Up = $c; };\n"
         "instance of X_L as $c { N = 3; Up = $a; Down = $c; };\n"
         "instance of X_L as $d { N = 4; Up = $b; Down = $a; };",
         "4:37 S502"},
        {MOF_PROFILE_WMI,
         "[Singleton] class X_S { uint8 V; };\nclass X_R { [key] uint8 K; X_S ref S; };\n"
         "instance of X_S as $s { V = 1; };\ninstance of X_R { K = 1; S = $s; };",
         ""},
        {MOF_PROFILE_WMI,
         "class X_E { uint8 V; };\nclass X_R { [key] uint8 K; X_E ref E[]; };\n"
         "instance of X_E as $e { V = 1; };\ninstance of X_R { K = 1; E = {$e}; };",
         "1:7 S115, 4:31 S505"},
        {MOF_PROFILE_WMI,
         "instance of __EventFilter as $f { Name = \"f\"; };\n"
         "instance of LogFileEventConsumer as $c { Name = \"c\"; };\n"
         "instance of __FilterToConsumerBinding { Filter = $f; Consumer = $c; };\n"
         "instance of __FilterToConsumerBinding { Filter = $f; Consumer = $f; };",
         "4:65 S520"},
        {MOF_PROFILE_WMI,
         "class X_R as $r { [key] uint8 K; X_R ref R; };\ninstance of X_R { K = 1; R = $r; };", ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_paths(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, LINKED A LINK(PATH("a"), PATH("b")), "4:46 S521"},
        /* The text of a key has its case in DMTF only. */
        {MOF_PROFILE_DMTF2, LINKED A LINK(PATH("a"), PATH("A")), "4:46 S521"},
        {MOF_PROFILE_WMI, LINKED A LINK(PATH("a"), PATH("A")), ""},
        /* Nothing is said where there may be instances elsewhere. */
        {MOF_PROFILE_DMTF2, LINKED LINK(PATH("b"), PATH("c")), ""},
        {MOF_PROFILE_DMTF2, LINKED A LINK("\"root/x:X_A.K=\\\"b\\\"\"", PATH("a")), ""},
        {MOF_PROFILE_WMI, "[Dynamic, Provider(\"p\")] " LINKED A LINK(PATH("b"), PATH("c")), ""},
        {MOF_PROFILE_WMI, LINKED A LINK(PATH("b\\\\n"), "\"X_A=\\\"a\\\"\""), ""},
        {MOF_PROFILE_WMI, LINKED A LINK("$a", "\"X_A=\\\"b\\\"\""), "4:35 S521"},
        /* A superclass may stand for the class, and keys may come in any order and spelling. */
        {MOF_PROFILE_DMTF2,
         LINKED "class X_B : X_A { };\ninstance of X_B { K = \"b\\\\\\\"\"; };\n" LINK(
             PATH("b\\\\\\\\\\\\\\\""), "\"x_b.k=\\\"b\\\\\\\\\\\\\\\"\\\"\""),
         ""},
        {MOF_PROFILE_DMTF2,
         "class X_N { [Key] uint8 M; [Key] boolean N; };\n"
         "[Association] class X_L { [Key] X_N ref One; [Key] X_N ref Two; };\n"
         "instance of X_N { M = 0x10; N = true; };\n" LINK("\"X_N.N=TRUE,M=16\"",
                                                           "\"X_N.M=16,N=false\""),
         "4:50 S521"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* An association is told apart by what its keys refer to, however that is written. */
static void test_same_keys(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_DMTF2);
    model_add(&m, "a.mof", LINKED A LINK("$a", "$a") LINK(PATH("a"), PATH("a")));
    model_add(&m, "b.mof", "instance of X_A as $a { K = \"b\"; };\n" LINK("$a", "$a"));
    model_finish(&m);
    assert_string_equal(model_codes(&m), "4:53 S518");
    model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_same_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
