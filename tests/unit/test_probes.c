/*
 * Twenty-four faults by which tools that read MOF are compared. Each is in one line of an otherwise
 * sound text, and is told with its code and its place, once.
 */
#include "model.h"

#define BASE                                                                                       \
    "class X_B { [Key] uint8 K; string V; uint8 A[]; };\n"                                         \
    "[Abstract] class X_N { [Key] uint8 K; };\n"                                                   \
    "Qualifier Colour : string = NULL, Scope(any);\n"                                              \
    "Qualifier Fixed : uint8 = 0, Scope(any), Flavor(DisableOverride, ToSubclass);\n"              \
    "[Fixed(1)] class X_F { [Key] uint8 K; };\n"

static void test_probes(void **state)
{
    (void)state;
    static const struct {
        const char *fault;
        const char *text;
        const char *codes;
    } probes[] = {
        {"override with another type", "class X_A : X_B { [Override(\"V\")] uint8 V; };",
         "6:41 S135"},
        {"override of what is not there", "class X_A : X_B { [Override(\"W\")] uint8 W; };",
         "6:20 S134"},
        {"redeclared without Override", "class X_A : X_B { string V; };", "6:26 S132"},
        {"Key on a class", "[Key] class X_A { [Key] uint8 K; };", "6:2 S311"},
        {"qualifier value of a wrong type", "[Colour(3)] class X_A { [Key] uint8 K; };",
         "6:9 S307"},
        {"override of a DisableOverride", "[Fixed(2)] class X_A : X_F { };", "6:2 S312"},
        {"default of a wrong type", "class X_A { [Key] uint8 K; uint8 P = \"p\"; };", "6:38 S202"},
        {"array default on a scalar", "class X_A { [Key] uint8 K; uint8 P = {1}; };", "6:38 S217"},
        {"qualifier twice", "[Colour(\"a\"), Colour(\"b\")] class X_A { [Key] uint8 K; };",
         "6:15 S309"},
        {"parameter twice", "class X_A { [Key] uint8 K; uint8 M([In] uint8 p, [In] uint8 p); };",
         "6:61 S404"},
        {"reference outside of an association", "class X_A { [Key] uint8 K; X_B ref R; };",
         "6:36 S141"},
        {"association with one reference", "[Association] class X_A { [Key] X_B ref R; };",
         "6:21 S142"},
        {"instance of no class", "instance of X_M { K = 1; };", "6:13 S510"},
        {"instance with no such property", "instance of X_B { K = 1; W = 2; };", "6:26 S513"},
        {"instance without its key", "instance of X_B { V = \"v\"; };", "6:13 S516"},
        {"two instances with one key", "instance of X_B { K = 1; }; instance of X_B { K = 1; };",
         "6:41 S518"},
        {"instance of an abstract class", "instance of X_N { K = 1; };", "6:13 S511"},
        {"a class above itself", "class X_A : X_A { [Key] uint8 K; };", "6:13 S105"},
        {"a qualifier declared twice", "Qualifier Colour : uint8 = 0, Scope(any);", "6:11 S305"},
        {"more than 64 bits", "class X_A { [Key] uint8 K; uint64 P = 18446744073709551616; };",
         "6:39 L063"},
        {"no datetime", "class X_A { [Key] uint8 K; datetime P = \"20251340000000.000000+000\"; };",
         "6:41 S221"},
        {"properties the same but for case", "class X_A { [Key] uint8 K; uint8 k; };", "6:34 S130"},
        {"classes the same but for case", "class x_b { [Key] uint8 K; };", "6:7 S101"},
        {"array of no elements", "class X_A { [Key] uint8 K; uint8 P[0]; };", "6:36 P146"},
    };
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        model m;
        model_open(&m, MOF_PROFILE_DMTF2);
        mof_buffer text;
        mof_buffer_init(&text, &m.arena);
        mof_buffer_append_string(&text, BASE);
        mof_buffer_append_string(&text, probes[i].text);
        model_add(&m, "a.mof", mof_buffer_string(&text));
        model_finish(&m);
        const char *codes = model_codes(&m);
        if (strcmp(codes, probes[i].codes) != 0)
            fail_msg("%s: %s\n  gives  %s\n  wanted %s", probes[i].fault, probes[i].text, codes,
                     probes[i].codes);
        model_close(&m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_probes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
