/*
 * Values: what each type takes, how it is read, datetimes, ranges, object paths.
 */
#include "model.h"

#include "model/datetime.h"
#include "model/path.h"
#include "model/range.h"

/* The value as one would write it. */
static void write_value(mof_buffer *out, const mof_value *value)
{
    switch (value->kind) {
    case MOF_VALUE_KIND_NULL:
        mof_buffer_append_string(out, "NULL");
        break;
    case MOF_VALUE_KIND_BOOLEAN:
        mof_buffer_append_string(out, value->as.boolean ? "TRUE" : "FALSE");
        break;
    case MOF_VALUE_KIND_INTEGER:
        mof_buffer_append_format(out, "%s%llu", value->as.integer.negative ? "-" : "",
                                 (unsigned long long)value->as.integer.magnitude);
        break;
    case MOF_VALUE_KIND_REAL:
        mof_buffer_append_format(out, "%g", value->as.real);
        break;
    case MOF_VALUE_KIND_CHAR16:
        mof_buffer_append_format(out, "U+%04X", (unsigned)value->as.char16);
        break;
    case MOF_VALUE_KIND_STRING:
        mof_literal_write_string(out, value->as.string);
        break;
    case MOF_VALUE_KIND_ARRAY:
        for (size_t i = 0; i < value->as.array.count; i++) {
            mof_buffer_append_string(out, i == 0 ? "{" : " ");
            write_value(out, &value->as.array.items[i]);
        }
        mof_buffer_append_string(out, "}");
        break;
    default:
        fail_msg("unexpected kind of value");
    }
}

typedef struct value_case {
    mof_profile profile;
    const char *property; /* behind "class X_A { [Key] uint8 K; " */
    const char *value;    /* "": none */
    const char *code;     /* "": nothing is reported */
} value_case;

static const value_case values[] = {
    {MOF_PROFILE_DMTF2, "uint8 V = 255;", "255", ""},
    {MOF_PROFILE_DMTF2, "uint8 V = 256;", "", "S201"},
    {MOF_PROFILE_DMTF2, "uint8 V = -1;", "", "S201"},
    {MOF_PROFILE_DMTF2, "uint8 V = -0;", "0", ""},
    {MOF_PROFILE_DMTF2, "sint8 V = -128;", "-128", ""},
    {MOF_PROFILE_DMTF2, "sint8 V = -129;", "", "S201"},
    {MOF_PROFILE_DMTF2, "uint64 V = 18446744073709551615;", "18446744073709551615", ""},
    {MOF_PROFILE_DMTF2, "sint64 V = 9223372036854775808;", "", "S201"},
    {MOF_PROFILE_DMTF2, "sint64 V = -9223372036854775808;", "-9223372036854775808", ""},
    {MOF_PROFILE_DMTF2, "uint64 V = 18446744073709551616;", "", "L063"},
    {MOF_PROFILE_DMTF2, "uint8 V = 18446744073709551616;", "", "L063"},
    {MOF_PROFILE_DMTF2, "uint16 V = 0x1F;", "31", ""},
    {MOF_PROFILE_DMTF2, "uint16 V = 101b;", "5", ""},
    {MOF_PROFILE_DMTF2, "uint16 V = 017;", "15", ""},
    {MOF_PROFILE_DMTF2, "real32 V = 2;", "2", ""},
    {MOF_PROFILE_DMTF2, "real32 V = 1.0e39;", "", "S203"},
    {MOF_PROFILE_DMTF2, "real32 V = 3.4028235e38;", "3.40282e+38", ""}, /* the largest */
    {MOF_PROFILE_DMTF2, "real32 V = -3.4028236e38;", "", "S203"},
    {MOF_PROFILE_DMTF2, "real64 V = 1.5e300;", "1.5e+300", ""},
    {MOF_PROFILE_WMI, "uint8 V = 2.5;", "2", "S212"},
    {MOF_PROFILE_WMI, "uint8 V = 3.5;", "4", "S212"},
    {MOF_PROFILE_WMI, "sint8 V = -1.75;", "-2", "S212"},
    {MOF_PROFILE_DMTF2, "boolean V = true;", "TRUE", ""},
    {MOF_PROFILE_WMI, "boolean V = 1;", "TRUE", "S214"},
    {MOF_PROFILE_WMI, "boolean V = 2;", "", "S202"},
    {MOF_PROFILE_DMTF2, "boolean V = \"TRUE\";", "", "S202"},
    {MOF_PROFILE_DMTF2, "string V = \"a\" \"b\\\"\" \"c\";", "\"ab\\\"c\"", ""},
    {MOF_PROFILE_DMTF2, "string V = 5;", "", "S202"},
    {MOF_PROFILE_DMTF2, "string V = NULL;", "NULL", ""},
    {MOF_PROFILE_DMTF2, "char16 V = 'x';", "U+0078", ""},
    {MOF_PROFILE_DMTF2, "char16 V = 65535;", "U+FFFF", ""},
    {MOF_PROFILE_DMTF2, "char16 V = 65536;", "", "S201"},
    {MOF_PROFILE_WMI, "char16 V = \"x\";", "U+0078", "S210"},
    {MOF_PROFILE_WMI, "char16 V = \"xy\";", "", "S202"},
    {MOF_PROFILE_DMTF2, "uint16 V = 'x';", "", "S215"},
    {MOF_PROFILE_DMTF2, "string V = 'xyz';", "", "L051"},
    {MOF_PROFILE_WMI, "uint64 V = \"12\";", "12", "S211"},
    {MOF_PROFILE_WMI, "uint64 V = \"1x\";", "", "S202"},
    {MOF_PROFILE_DMTF2, "uint64 V = \"12\";", "", "S202"},
    {MOF_PROFILE_DMTF2, "uint8 V[] = {1, 2};", "{1 2}", ""},
    {MOF_PROFILE_DMTF2, "uint8 V[] = {1, 256};", "", "S201"},
    {MOF_PROFILE_DMTF2, "uint8 V[] = {1, NULL};", "{1 NULL}", ""},
    {MOF_PROFILE_WMI, "uint8 V[] = {1, NULL};", "{1 NULL}", "S213"},
    {MOF_PROFILE_WMI, "uint8 V[] = 1;", "{1}", "S216"},
    {MOF_PROFILE_DMTF2, "uint8 V = {1};", "", "S217"},
    {MOF_PROFILE_WMI, "uint8 V[1] = {1, 2};", "{1 2}", "S204"},
    {MOF_PROFILE_DMTF2, "datetime V = \"20240229120000.000000+000\";",
     "\"20240229120000.000000+000\"", ""},
    {MOF_PROFILE_DMTF2, "datetime V = \"20230229120000.000000+000\";", "", "S221"},
    {MOF_PROFILE_DMTF2, "datetime V = 20230229;", "", "S202"},
};

static void test_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const value_case *c = &values[i];
        model m;
        model_open(&m, c->profile);
        model_add(&m, "a.mof",
                  mof_arena_format(&m.arena, "class X_A { [Key] uint8 K; %s };", c->property));
        model_finish(&m);
        const char *code = m.reporter.count != 0 ? mof_code_get(m.reporter.items[0]->code)->id : "";
        mof_buffer out;
        mof_buffer_init(&out, &m.arena);
        const mof_property *property = model_property(&m, "X_A", "V");
        if (property->default_value != NULL)
            write_value(&out, property->default_value);
        if (strcmp(code, c->code) != 0 || m.reporter.count > 1 ||
            strcmp(mof_buffer_string(&out), c->value) != 0)
            fail_msg("%s gives %s and %s", c->property, mof_buffer_string(&out), model_codes(&m));
        model_close(&m);
    }
}

static void test_datetimes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        mof_datetime_fault dmtf2;
        mof_datetime_fault wmi;
    } cases[] = {
        {"19980416000000.000000+000", MOF_DATETIME_RIGHT, MOF_DATETIME_RIGHT},
        {"00000132150400.000000:000", MOF_DATETIME_RIGHT, MOF_DATETIME_RIGHT},
        {"20000229235959.999999-720", MOF_DATETIME_RIGHT, MOF_DATETIME_RIGHT},
        {"19000229000000.000000+000", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"19981316000000.000000+000", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"19980416240000.000000+000", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"19980416000000.000000:000", MOF_DATETIME_RIGHT, MOF_DATETIME_RIGHT},
        {"00000132150400.000000:001", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"1998041600000.0000000+000", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"1998-04-16 00:00:00", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"19980416******.******+000", MOF_DATETIME_RIGHT, MOF_DATETIME_RIGHT},
        {"19980416000000.128***+000", MOF_DATETIME_RIGHT, MOF_DATETIME_STARS},
        {"****0401******.000000+***", MOF_DATETIME_STARS, MOF_DATETIME_RIGHT},
        {"00000001******.******:000", MOF_DATETIME_RIGHT, MOF_DATETIME_STARS},
        {"199*0416000000.000000+000", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
        {"19980416000000.1*8***+000", MOF_DATETIME_WRONG, MOF_DATETIME_WRONG},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_text text = mof_text_from_string(cases[i].text);
        const char *why;
        if (mof_datetime_check(text, MOF_PROFILE_DMTF2, &why) != cases[i].dmtf2 ||
            mof_datetime_check(text, MOF_PROFILE_WMI, &why) != cases[i].wmi)
            fail_msg("%s", cases[i].text);
    }
}

static void test_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *holds; /* of "0", "7", "-3", "32768": "" where it is no entry */
    } cases[] = {
        {"7", "7 "},
        {"0x7", "7 "},
        {"..", "0 7 -3 32768 "},
        {"1..9", "7 "},
        {"..0", "0 -3 "},
        {"7..", "7 32768 "},
        {"-5..-1", "-3 "},
        {"0x8000..0xFFFF", "32768 "},
        {" 1 .. 9 ", "7 "},
        {"one", ""},
        {"", ""},
        {"1..x", ""},
        {"1.9", ""},
        {"111b", "7 "},
    };
    static const char *const numbers[] = {"0", "7", "-3", "32768"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_range range;
        char holds[64] = "";
        bool is_entry = mof_range_parse(mof_text_from_string(cases[i].text), &range);
        for (size_t n = 0; is_entry && n < sizeof numbers / sizeof *numbers; n++) {
            mof_integer number;
            assert_true(mof_range_parse_integer(mof_text_from_string(numbers[n]), &number));
            if (mof_range_contains(&range, number))
                strcat(strcat(holds, numbers[n]), " ");
        }
        if (strcmp(holds, cases[i].holds) != 0)
            fail_msg("'%s' holds %s", cases[i].text, holds);
    }
}

static void test_paths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        mof_path_form form;
        const char *keys; /* "name value;" each, "!" where one is malformed */
    } cases[] = {
        {"X_A", MOF_PATH_CLASS, ""},
        {"X_A.K=1", MOF_PATH_KEYS, "K 1;"},
        {"X_A.K=1,L=\"a,\\\"b\"", MOF_PATH_KEYS, "K 1;L \"a,\\\"b\";"},
        {"\\\\.\\root\\x:X_A.K=\"c:d\"", MOF_PATH_KEYS, "K \"c:d\";"},
        {"root/x:X_A=\"1\"", MOF_PATH_VALUE, ""},
        {"X_A=@", MOF_PATH_SINGLETON, ""},
        {"X_A.K", MOF_PATH_KEYS, "!"},
        {"X_A.K=1,", MOF_PATH_KEYS, "!"},
        {"X_A.K=\"1", MOF_PATH_KEYS, "!"},
        {"X_A.K=\"1\\", MOF_PATH_KEYS, "!"},
        {"", MOF_PATH_WRONG, ""},
        {"X_A=", MOF_PATH_WRONG, ""},
        {"X A", MOF_PATH_WRONG, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mof_path path = mof_path_parse(mof_text_from_string(cases[i].text));
        char keys[64] = "";
        mof_text name;
        mof_text value;
        while (mof_path_next_key(&path.keys, &name, &value))
            snprintf(keys + strlen(keys), sizeof keys - strlen(keys), "%.*s %.*s;", (int)name.size,
                     name.data, (int)value.size, value.data);
        if (path.form == MOF_PATH_KEYS && path.keys.data == NULL)
            strcat(keys, "!");
        if (path.form != cases[i].form || strcmp(keys, cases[i].keys) != 0)
            fail_msg("'%s' gives form %d and keys %s", cases[i].text, (int)path.form, keys);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_datetimes),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
