/*
 * Resources of Desired State Configuration: files, and configurations beside their schemas.
 */
#include "model.h"

#define VERSION "[ClassVersion(\"1.0\"), FriendlyName(\"A\")]\n"
#define RESOURCE VERSION "class X_A : OMI_BaseResource { [Key] string Name; };\n"

static void test_file_names(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *codes;
    } cases[] = {
        {"X_A.schema.mof", ""},
        {"some/where/x_a.Schema.MOF", ""},
        {"X_B.schema.mof", "2:7 W302"},
        {"X_B.mof", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        model m;
        model_open(&m, MOF_PROFILE_DSC);
        model_add(&m, cases[i].file, RESOURCE);
        model_finish(&m);
        assert_string_equal(model_codes(&m), cases[i].codes);
        model_close(&m);
    }
}

static void test_classes(void **state)
{
    (void)state;
#define WITH(property) VERSION "class X_A : OMI_BaseResource { [Key] string Name; " property " };\n"
    static const model_case cases[] = {
        /* What helps a resource, and what DSC itself declares. */
        {MOF_PROFILE_DSC, WITH("[Write, EmbeddedInstance(\"MSFT_Credential\")] string C;"), ""},
        {MOF_PROFILE_DSC,
         WITH("[Write, EmbeddedInstance(\"X_B\")] string B[];") "class X_B : X_C { [Write] string "
                                                                "S; };\nclass X_C { string T; };",
         ""},
        {MOF_PROFILE_DSC, WITH("[Write, EmbeddedInstance(\"X_M\")] string M;"), "2:76 S103"},
        {MOF_PROFILE_DSC, "[Abstract] class X_B { string S; };\n" RESOURCE, ""},
        {MOF_PROFILE_DSC, "class X_B : X_A { [Write] string S; };\n" RESOURCE,
         "1:7 W306, 1:7 W308"},
        /* One role each. */
        {MOF_PROFILE_DSC, WITH("string S; [Read, Write] string T; [Key, Read] string U;"),
         "2:58 W303, 2:82 W303, 2:104 W303"},
        {MOF_PROFILE_DSC,
         VERSION "class X_A : OMI_BaseResource { [Required] string Name; };\n" VERSION
                 "class X_B : X_M { [Required] string Name; };",
         "2:7 W304, 4:13 S104"},
        /* Numbers may have names. */
        {MOF_PROFILE_DSC, WITH("[Write, ValueMap{\"0\"}, Values{\"Off\"}] uint8 N;"), ""},
        {MOF_PROFILE_DSC, WITH("[Write, ValueMap{\"on\"}, Values{\"On\"}] string N;"), ""},
        {MOF_PROFILE_DSC, WITH("[Write, ValueMap{\"a\", \"b\"}, Values{\"b\", \"a\"}] string N;"),
         "2:86 W305"},
        {MOF_PROFILE_DSC,
         "[ClassVersion(\"1\"), FriendlyName(\"IIS\")]\nclass X_A : OMI_BaseResource { [Key] "
         "string "
         "Name; [Write] string Trigger; };",
         "1:15 W307, 1:34 W310, 2:66 W310"},
        {MOF_PROFILE_WMI, "class X_A : OMI_BaseResource { string Trigger; };", ""},
        /* How a resource for Linux is registered. */
        {MOF_PROFILE_WMI, "instance of MSFT_CimConfigurationProviderRegistration { N = \"a\"; };",
         ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

/* A configuration gives instances where the schema has strings. */
static void test_configurations(void **state)
{
    (void)state;
#define SCHEMA                                                                                     \
    VERSION "class X_A : OMI_BaseResource { [Key] string Name;\n"                                  \
            "[Write, EmbeddedInstance(\"MSFT_Credential\")] string Login;\n"                       \
            "[Write, EmbeddedInstance(\"X_P\")] string Parts[]; };\n"                              \
            "class X_P { [Write] uint8 N; };\n"
    static const model_case cases[] = {
        {MOF_PROFILE_DSC,
         SCHEMA "instance of MSFT_Credential as $c { UserName = \"a\"; };\n"
                "instance of X_P as $p { N = 1; };\n"
                "instance of X_A { Name = \"n\"; Login = $c; Parts = {$p, $p}; };",
         ""},
        {MOF_PROFILE_DSC,
         SCHEMA "class X_Q { [Write] uint8 N; };\n"
                "instance of X_A { Name = \"n\"; Parts = { instance of X_Q { N = 1; } }; };",
         "6:7 W301, 7:53 S526"},
        {MOF_PROFILE_DSC,
         SCHEMA "instance of X_A { Name = \"n\"; Parts = { instance of X_P { N = 256; } }; };",
         "6:63 S201"},
        {MOF_PROFILE_DSC, SCHEMA "instance of X_A { Name = \"n\"; Login = $m; };", "6:39 S503"},
        {MOF_PROFILE_DSC,
         SCHEMA "instance of X_P as $p { N = 1; };\ninstance of X_A { Name = $p; };", "7:26 S504"},
        {MOF_PROFILE_DMTF2,
         "class X_P { [Key] uint8 N; };\n"
         "class X_A { [Key] string Name; [EmbeddedInstance(\"X_P\")] string P; };\n"
         "instance of X_P as $p { N = 1; };\ninstance of X_A { Name = \"n\"; P = $p; };",
         "4:35 S504"},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_file_names),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_configurations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
