/*
 * Strings that hold MOF: where in the literal a fault of the text is, and what it is judged by.
 */
#include "model.h"

#define CLASSES                                                                                    \
    "class X_E { [Key] uint8 V; string S; };\n"                                                    \
    "class X_F { [Key] uint8 W; [EmbeddedInstance(\"X_E\")] string Inner; };\n"                    \
    "class X_A { [Key] uint8 K; [EmbeddedInstance(\"X_E\")] string One;\n"                         \
    "[EmbeddedObject] string Any[]; };\n"
#define ONE(text) CLASSES "instance of X_A { K = 1;\nOne = " text "; };"
#define ANY(text) CLASSES "instance of X_A { K = 1;\nAny = " text "; };"

static void test_places(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_E { V = 1; };\""), ""},
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_E { V = 256; };\""), "6:30 S201"},
        /* Behind escapes, one of which makes two bytes of one character. */
        {MOF_PROFILE_DMTF2, ONE("\"instance\\tof X_E { S = \\\"\\xE4\\\"; V = 256; };\""),
         "6:45 S201"},
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_E {\\n S = 5; };\""), "6:32 S202"},
        /* In another literal. */
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_E { V =\"\n  \" 256; };\""), "7:5 S201"},
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_E { V = 1; }\"\n  \"\""), "7:4 P301"},
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_E { V 1; };\""), "6:27 P001"},
        /* Text in text. */
        {MOF_PROFILE_DMTF2,
         ANY("{\"instance of X_F { W = 1; Inner = \\\"instance of X_E { S = "
             "\\\\\\\"\\\\\\\"; V = 256; };\\\"; };\"}"),
         "6:80 S201"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_judgement(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_F { W = 1; };\""), "6:20 S526"},
        {MOF_PROFILE_DMTF2, ONE("\"instance of X_M { W = 1; };\""), "6:20 S510"},
        {MOF_PROFILE_DMTF2, ONE("\"class X_Q { };\""), "6:7 S527"},
        {MOF_PROFILE_DMTF2, ONE("\"\""), "6:7 S527"},
        {MOF_PROFILE_DMTF2, ONE("\"#pragma include(\\\"a.mof\\\")\""), "6:7 S527"},
        {MOF_PROFILE_DMTF2, ONE("\"  <INSTANCE CLASSNAME='X_Q'/>\""), ""},
        {MOF_PROFILE_DMTF2, ONE("NULL"), ""},
        {MOF_PROFILE_DMTF2,
         ANY("{\"instance of X_F { W = 1; };\", \"class X_Q { };\", \"instance of X_E { V = $a; "
             "};\"}"),
         "6:80 S504"},
        {MOF_PROFILE_WMI, ONE("\"instance of X_F { W = 1; };\""), "6:20 S526"},
        /* The default of a property. */
        {MOF_PROFILE_DMTF2,
         "class X_E { [Key] uint8 V; };\n"
         "class X_A { [Key] uint8 K; [EmbeddedInstance(\"X_E\")] string One = \"instance of X_A { "
         "K = 1; };\"; };",
         "2:80 S526"},
        /* Any other string is only text. */
        {MOF_PROFILE_DMTF2, "class X_A { [Key] string K = \"instance of\"; };", "1:30 S241"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* The place of the literal decides what is suppressed, and no fix is made that would need escapes.
 */
static void test_context(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_DMTF2);
    model_add(&m, "a.mof", ONE("\"instance of X_E { V = 1; }\""));
    model_finish(&m);
    assert_int_equal(m.reporter.count, 1);
    const mof_diagnostic *found = m.reporter.items[0];
    assert_null(found->fixes);
    mof_buffer out;
    mof_buffer_init(&out, &m.arena);
    mof_print_diagnostic(&out, &m.reporter, found, (mof_print_options){.color = false});
    assert_string_equal(mof_buffer_string(&out),
                        "a.mof:6:34: error: missing ';' after '}' [P301]\n"
                        "    6 | One = \"instance of X_E { V = 1; }\"; };\n"
                        "      |                                  ^\n"
                        "a.mof:6:1: note: in the text that is the value of 'One'\n"
                        "    6 | One = \"instance of X_E { V = 1; }\"; };\n"
                        "      | ^~~\n");
    model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_judgement),
        cmocka_unit_test(test_context),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
