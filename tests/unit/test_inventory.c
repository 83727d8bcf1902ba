/*
 * Hardware inventory of ConfigMgr: the file that says what is reported beside the one that has the
 * data.
 */
#include "model.h"

#define REPORTED(name, id)                                                                         \
    "[SMS_Report(TRUE), SMS_Group_Name(\"" name "\"), SMS_Class_ID(\"" id "\")]\n"
#define DISK REPORTED("Disk", "CUSTOM|DISK|1.0")
#define SMS "#pragma namespace(\"\\\\\\\\.\\\\root\\\\cimv2\\\\SMS\")\n"
#define CIMV2 "#pragma namespace(\"\\\\\\\\.\\\\root\\\\CIMv2\")\n"
#define DATA "class X_Disk { [key] string Name; uint32 Size; };\n"

static const char *judge(model *m, const char *data, const char *reported)
{
    model_open(m, MOF_PROFILE_WMI);
    m->reporter.drops_notes = true;
    model_add(m, "configuration.mof", data);
    m->syntax.profile = MOF_PROFILE_HINV;
    model_add(m, "sms_def.mof", reported);
    model_finish(m);
    return model_codes(m);
}

static void test_data(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        const char *reported;
        const char *codes;
    } cases[] = {
        {CIMV2 DATA,
         SMS DISK "class X_Disk { [SMS_Report(TRUE), key] string Name; "
                  "[SMS_Report(TRUE)] uint32 Size; };",
         ""},
        {CIMV2 DATA,
         SMS DISK "class X_Disk { [SMS_Report(TRUE), key] string Name; "
                  "[SMS_Report(TRUE)] uint32 Sizes; };",
         "3:79 W211"},
        /* What is not reported need not be there. */
        {CIMV2 DATA,
         SMS DISK "class X_Disk { [SMS_Report(TRUE), key] string Name; "
                  "[SMS_Report(FALSE)] uint32 Sizes; };",
         ""},
        {CIMV2 DATA,
         SMS DISK "class X_Disk { [SMS_Report(TRUE), key] string Name; "
                  "[SMS_Report(\"true\")] uint32 Size[]; };",
         "3:81 W212"},
        {CIMV2 DATA,
         SMS DISK "class X_Disk { [SMS_Report(TRUE), key] string Name; "
                  "[SMS_Report, key] uint32 Size; };",
         "3:78 W213"},
        /* A file that names no namespace is compiled into the right one. */
        {DATA, SMS DISK "class X_Disk { [key] uint32 Name; };", "3:7 W206, 3:29 W212"},
        {CIMV2 DATA, DISK "class X_Disk { [SMS_Report(1), key] uint32 Name; };",
         "2:28 W207, 2:44 W212"},
        /* The qualifier Namespace, with its backslashes doubled twice or once. */
        {"#pragma namespace(\"root\\\\x\")\n" DATA,
         SMS "[SMS_Report, SMS_Group_Name(\"D\"), SMS_Class_ID(\"C|D|1.0\"), "
             "Namespace(\"\\\\\\\\\\\\\\\\.\\\\\\\\root\\\\\\\\X\")]\n"
             "class X_Disk { [SMS_Report, key] uint32 Name; };",
         "3:41 W212"},
        {"#pragma namespace(\"root\\\\x\\\\y\")\n" DATA,
         SMS "[SMS_Report, SMS_Group_Name(\"D\"), SMS_Class_ID(\"C|D|1.0\"), "
             "Namespace(\"root\\\\\\\\x\\\\\\\\y\")]\n"
             "class X_Disk { [SMS_Report, key] uint32 Name; };",
         "3:41 W212"},
        {CIMV2 DATA,
         SMS "[SMS_Report, SMS_Group_Name(\"D\"), SMS_Class_ID(\"C|D|1.0\"), "
             "Namespace(\"root\\\\x\")]\nclass X_Disk { [SMS_Report, key] uint32 Name; };",
         ""},
        /* Each file deletes in its own namespace, whatever order they come in. */
        {CIMV2 "#pragma deleteclass(\"X_Disk\", NOFAIL)\n" DATA
               "instance of X_Disk { Name = \"a\"; };",
         SMS "#pragma deleteclass(\"X_Disk\", NOFAIL)\n" DISK
             "class X_Disk { [SMS_Report, key] uint32 Name; };",
         "4:41 W212"},
        /* What its superclass has is not known. */
        {CIMV2 "class X_Disk : __Event { [key] string Name; };",
         SMS DISK "class X_Disk { [SMS_Report, key] string Name; [SMS_Report] uint8 Other; };", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        model m;
        const char *codes = judge(&m, cases[i].data, cases[i].reported);
        if (strcmp(codes, cases[i].codes) != 0)
            fail_msg("%s%s\n  gives  %s\n  wanted %s", cases[i].data, cases[i].reported, codes,
                     cases[i].codes);
        model_close(&m);
    }
}

static void test_classes(void **state)
{
    (void)state;
#define BODY " { [SMS_Report, key] string Name; };\n"
    static const model_case cases[] = {
        {MOF_PROFILE_HINV, REPORTED("A", "C|D|10.25") "class X_A" BODY, ""},
        {MOF_PROFILE_HINV, REPORTED("A", "C|D|1") "class X_A" BODY, "1:54 W202"},
        {MOF_PROFILE_HINV, REPORTED("A", "C|D|1.0.0") "class X_A" BODY, "1:54 W202"},
        {MOF_PROFILE_HINV, REPORTED("A", "C|D |1.0") "class X_A" BODY, "1:54 W202"},
        {MOF_PROFILE_HINV, REPORTED("A", "|D|1.0") "class X_A" BODY, "1:54 W202"},
        /* One class may be reported from several namespaces. */
        {MOF_PROFILE_HINV,
         SMS DISK "class X_A" BODY CIMV2 DISK "class X_A { [SMS_Report, key] uint8 Other; };", ""},
        {MOF_PROFILE_HINV,
         DISK "class X_A" BODY REPORTED("disk", "custom|disk|1.0") "class X_B" BODY,
         "3:35 W205, 3:57 W203"},
        {MOF_PROFILE_HINV,
         "class X_T { [key] uint8 K; };\n" DISK "class X_A : X_T { [SMS_Report] uint8 V; };", ""},
        {MOF_PROFILE_WMI, "[SMS_Report] class X_A" BODY, ""},
    };
    model_check_cases(cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_data), cmocka_unit_test(test_classes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
