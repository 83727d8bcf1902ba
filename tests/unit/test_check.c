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
        {MOF_PROFILE_WMI, "class X_B { [key] uint8 K; object V; };\nclass X_A : X_B { X_B V; };",
         ""},
        {MOF_PROFILE_WMI, "class X_B { [key] uint8 K; object V; };\nclass X_A : X_B { X_B V[]; };",
         "2:23 S135"},
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
        {MOF_PROFILE_WMI, "class X_A { [key, ValueMap{'}', \"1\"}] uint8 K; };",
         "1:28 S322, 1:33 S308, 1:33 S322"},
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
        /* In WMI, Max is the size of an array. */
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; [Max(3)] uint8 V[4]; };", "1:29 S332"},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; [Max(4)] uint8 V[4]; };", ""},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; [Max(4)] uint8 V[]; };", ""},
        {MOF_PROFILE_DMTF2, "class X_A { [Key] uint8 K; [Max(4)] uint8 V[4]; };",
         "1:29 S311, 1:29 S332"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_defaults(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; X_A ref R = NULL; };", ""},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; char16 C = '\\x00041'; };", "1:39 L053"},
        {MOF_PROFILE_WMI, "class X_A { [key] X_A ref L = NULL; [key] X_A ref R = NULL; };", ""},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K = NULL; };", ""},
        {MOF_PROFILE_WMI, "class X_A { [key] uint8 K; [Not_Null] uint8 N = NULL; };", "1:49 S240"},
        {MOF_PROFILE_DMTF2, "[Association] class X_A { [Key] X_A ref L = NULL; [Key] X_A ref R; };",
         "1:45 S240"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_instances(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = 256; };", "2:23 S201"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { V = 1; };", "2:13 S516"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = NULL; };", "2:23 S516"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = 1; W = 2; };", "2:26 S513"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B { K = 1; };\ninstance of x_b { k = 0x1; };",
         "3:13 S010, 3:13 S518, 3:19 S010"},
        {MOF_PROFILE_DMTF2,
         "class X_S { [Key] string K; };\ninstance of X_S { K = \"a\"; };\n"
         "instance of X_S { K = \"A\"; };",
         ""},
        {MOF_PROFILE_WMI, KEYED "instance of X_B { K = 1; };\ninstance of X_B { K = 1; };", ""},
        {MOF_PROFILE_WMI, "class X_A : X_M { };\ninstance of X_A { Any = 1; };", "1:13 S104"},
        {MOF_PROFILE_DMTF2, KEYED "instance of X_B as $a { K = 1; V = $b; };", "2:36 S504"},
        {MOF_PROFILE_DMTF2,
         KEYED "[Association] class X_L { [Key] X_B ref A; [Key] X_B ref B; };\n"
               "instance of X_L { A = $later; B = \"X_B.K=2\"; };\n"
               "instance of X_B as $later { K = 2; };",
         ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

#define BLOCK(n) "[WMI, Dynamic : ToSubclass, Provider(\"WMIProv\") : ToSubclass, " GUID(n) "] "
#define GUID(n) "Guid(\"{0000000" #n "-0000-0000-0000-000000000000}\")"
#define REQUIRED "[key, read] string InstanceName; [read] boolean Active; "

static void test_blocks(void **state)
{
    (void)state;
    static const model_case cases[] = {
        {MOF_PROFILE_WDM, BLOCK(1) "class X_A { " REQUIRED "[WmiDataId(1)] uint8 V; };", ""},
        /* A declaration that repeats the first one is not another class of that name. */
        {MOF_PROFILE_WDM,
         BLOCK(1) "class X_A { " REQUIRED "[WmiDataId(1)] uint8 V; };\n" BLOCK(
             1) "class X_A { " REQUIRED "[WmiDataId(1)] uint8 V; };",
         "2:117 S123"},
        /* What is wrong with a block is not told again of those below it. */
        {MOF_PROFILE_WDM,
         BLOCK(1) "class X_A { [key] string InstanceName; [read] boolean Active; uint8 V; "
                  "};\n" BLOCK(2) "class X_B : X_A { [key, WmiDataId(1)] uint8 W; };",
         "1:136 W103, 1:179 W106, 2:155 W105, 2:155 S150"},
        /* A method is told of once. */
        {MOF_PROFILE_WDM,
         BLOCK(1) "class X_A { " REQUIRED "[WmiMethodId(1)] void M(); void N(); };",
         "1:201 W113, 1:211 W113"},
        /* A base class that is no block is judged with the block. */
        {MOF_PROFILE_WDM,
         "[abstract] class X_Base { [key, read] string InstanceName; [WmiDataId(2)] uint8 V; "
         "};\n" BLOCK(1) "class X_A : X_Base { };",
         "2:117 W103, 2:117 W106"},
        {MOF_PROFILE_WDM,
         "[abstract] class X_Base { [WmiDataId(2)] uint8 V; };\n" BLOCK(
             1) "class X_A : X_Base { " REQUIRED "[WmiDataId(1)] uint8 W; };",
         ""},
        /* Nobody knows what an unknown base class has. */
        {MOF_PROFILE_WDM, BLOCK(1) "class X_A : X_Unknown { [WmiDataId(2)] uint8 V; };",
         "1:123 S104"},
        {MOF_PROFILE_WDM, BLOCK(1) "class X_A : WMIEvent { [WmiDataId(2)] uint8 V; };",
         "1:117 W103, 1:117 W103, 1:135 W106"},
        /* An embedded class may be registered, and needs no key. */
        {MOF_PROFILE_WDM,
         "[WMI, " GUID(1) "] class X_E { [WmiDataId(1)] uint8 V; };\n" BLOCK(
             2) "class X_F { [WmiDataId(1)] uint8 V; };\n" BLOCK(3) "class X_A { " REQUIRED
                                                                    "[WmiDataId(1)] X_F Part; };",
         ""},
        /* System classes are declared as often as anybody likes. */
        {MOF_PROFILE_WDM,
         "class WMIEvent : __ExtrinsicEvent { };\n"
         "[Locale(1033)] class WMIEvent : __ExtrinsicEvent { };",
         ""},
        /* An amendment is a part of a class. */
        {MOF_PROFILE_WDM, "[WMI, Amendment, Locale(1033)] class X_A { [WmiDataId(7)] uint8 V; };",
         ""},
        /* Event tracing numbers its data too, and has no provider. */
        {MOF_PROFILE_WMI, "[Dynamic, " GUID(1) "] class X_A : EventTrace { };", ""},
        {MOF_PROFILE_WDM,
         "[Dynamic, " GUID(1) "] class X_A : EventTrace { [WmiDataId(3)] real32 V; };", ""},
        {MOF_PROFILE_WMI, "[WMI] class X_A { [key, WmiDataId(3)] real32 V; };", "1:46 S155"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* The MOF of a driver is one input: other drivers may be on other systems. */
static void test_drivers_apart(void **state)
{
    (void)state;
    model m;
    model_open(&m, MOF_PROFILE_WDM);
    model_add(&m, "a.mof", "[WMI, " GUID(1) "] class X_E { [WmiDataId(1)] uint8 V; };");
    model_add(&m, "b.mof", "[WMI, " GUID(1) "] class X_F { [WmiDataId(1)] uint8 V; };");
    model_add(&m, "c.mof", "[WMI, " GUID(2) "] class X_E { [WmiDataId(1)] uint16 V; };");
    model_finish(&m);
    assert_string_equal(model_codes(&m), "");
    model_close(&m);
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

/* Replacements, successors and counterparts that qualifiers name. */
static void test_mentions(void **state)
{
    (void)state;
#define CORRESPONDING(text)                                                                        \
    "class X_A { [Key, ModelCorrespondence{\"" text "\"}] uint8 K; uint8 M([In] uint8 p); };"
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A"), ""},
        {MOF_PROFILE_DMTF2, CORRESPONDING("x_a.k"), ""},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A.M()"), ""},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A.M(p)"), ""},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A.M.p"), ""},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A.M.q"), "1:39 S350"},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A.N"), "1:39 S350"},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_N.K"), "1:39 S350"},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A.K[]"), "1:39 S344"},
        {MOF_PROFILE_DMTF2, CORRESPONDING("X_A, X_A"), "1:39 S344"},
        {MOF_PROFILE_DMTF2, CORRESPONDING(""), "1:39 S344"},
        {MOF_PROFILE_DMTF2, CORRESPONDING("No value"), "1:39 S344"},
        {MOF_PROFILE_DMTF2,
         "class X_A { [Key, MappingStrings{\"MIB.IETF|MIB-II.ifIndex\", \"RFC2911.IETF|Section "
         "4\", "
         "\"MIF.DMTF|Disks\", \"\"}] uint8 K; };",
         "1:87 S344, 1:105 S344"},
        {MOF_PROFILE_WMI, "class X_A { [key, Deprecated] uint8 K; };", ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* Whoever is deprecated or experimental may use what is, with all that belongs to it. */
static void test_usage(void **state)
{
    (void)state;
#define OLD "[Deprecated{\"No value\"}] class X_B { [Key] uint8 K; };\n"
    static const model_case cases[] = {
        {MOF_PROFILE_DMTF2, OLD "class X_A : X_B { };", "2:7 S345"},
        {MOF_PROFILE_DMTF2, OLD "[Deprecated{\"No value\"}] class X_A : X_B { };", ""},
        {MOF_PROFILE_DMTF2,
         OLD "class X_A { [Key] uint8 K; [EmbeddedInstance(\"X_B\")] string S; };", "2:61 S345"},
        {MOF_PROFILE_DMTF2, OLD "class X_A { [Key] uint8 K; uint8 M([In] X_B ref b); };",
         "2:36 S345"},
        {MOF_PROFILE_DMTF2,
         OLD "class X_A { [Key] uint8 K; [Deprecated{\"No value\"}] uint8 M([In] X_B ref b); };",
         ""},
        {MOF_PROFILE_DMTF2,
         "class X_B { [Key] uint8 K; [Deprecated{\"X_B.K\"}] uint8 V; };\n"
         "class X_A : X_B { [Override(\"V\")] uint8 V; };",
         "2:41 S345"},
        {MOF_PROFILE_DMTF2,
         "[Experimental(FALSE)] class X_B { [Key] uint8 K; };\nclass X_A : X_B { };", ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

static void test_copies_of_parameters(void **state)
{
    (void)state;
#define COPIES(first, second) "class X_A { [key] uint8 K; void M(" first ", " second "); };"
    static const model_case cases[] = {
        {MOF_PROFILE_WMI, COPIES("[in, ID(0)] uint8 p", "[out, ID(0)] uint8 p"), "1:75 S403"},
        {MOF_PROFILE_WMI, COPIES("[in, ID(0)] uint8 p", "[out, ID(1)] uint8 p"), "1:75 S407"},
        {MOF_PROFILE_WMI, COPIES("[in] uint8 p", "[out, MaxLen(1)] uint8 p"), "1:72 S407"},
        {MOF_PROFILE_WMI, COPIES("[in] uint8 p", "[out] uint8 p[]"), "1:61 S407"},
        {MOF_PROFILE_DMTF2, COPIES("[in] uint8 p", "[out] uint8 p[]"), "1:28 P141, 1:61 S404"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overriding),
        cmocka_unit_test(test_maps),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_instances),
        cmocka_unit_test(test_many_properties),
        cmocka_unit_test(test_mentions),
        cmocka_unit_test(test_usage),
        cmocka_unit_test(test_copies_of_parameters),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_drivers_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
