/*
 * One page of each family, and what people do to the form of such pages without meaning anything by
 * it: the AST must stay the same.
 */
#include "page.h"

#include "base/buffer.h"

#include <stdio.h>

static const char configmgr[] = "# X_Fence Server WMI Class\n"
                                "The `X_Fence` class is a fence.\n"
                                "\n"
                                "## Syntax\n"
                                "\n"
                                "```\n"
                                "Class X_Fence : X_Base\n"
                                "{\n"
                                "    UInt32 Posts;\n"
                                "    String Colours[];\n"
                                "    X_Gate Gate;\n"
                                "};\n"
                                "```\n"
                                "\n"
                                "## Properties\n"
                                " `Posts`\n"
                                " Data type: `UInt32`\n"
                                "\n"
                                " Access type: Read-only\n"
                                "\n"
                                " Qualifiers: [key, not_null, id(\"0\"), sizelimit(\"255\")]\n"
                                "\n"
                                "How many.\n"
                                "\n"
                                "|||\n"
                                "|-|-|\n"
                                "|0|NONE|\n"
                                "|10|TEN|\n"
                                "\n"
                                " `Colours`\n"
                                " Data type: `String Array`\n"
                                "\n"
                                " Access type: Read/Write\n"
                                "\n"
                                " Qualifiers: none\n"
                                "\n"
                                " `Gate`\n"
                                " Data type: `X_Gate`\n"
                                "\n"
                                " Access type: Read/Write\n"
                                "\n"
                                " Qualifiers: [lazy]\n"
                                "\n"
                                "## Remarks\n"
                                " Class qualifiers for this class include:\n"
                                "\n"
                                "- Secured\n"
                                "\n"
                                "- Read (read-only)\n";

static const char win32[] =
    "---\n"
    "title: Win32_Shelf class\n"
    "---\n"
    "\n"
    "# Win32\\_Shelf class\n"
    "\n"
    "The **Win32\\_Shelf** class is a shelf.\n"
    "\n"
    "## Syntax\n"
    "\n"
    "``` syntax\n"
    "[Dynamic, Provider(\"ShelfProv\")]\n"
    "class Win32_Shelf : CIM_Shelf\n"
    "{\n"
    "  uint16 State;\n"
    "  string Tags[];\n"
    "  string Kind;\n"
    "};\n"
    "```\n"
    "\n"
    "## Members\n"
    "\n"
    "### Properties\n"
    "\n"
    "<dl> <dt>\n"
    "\n"
    "**State**\n"
    "</dt> <dd> <dl> <dt>\n"
    "\n"
    "Data type: **uint16**\n"
    "</dt> <dt>\n"
    "\n"
    "Access type: Read-only\n"
    "</dt> <dt>\n"
    "\n"
    "Qualifiers: [**key**](/windows/q) , [**MappingStrings**](/windows/q) (\"A\\|B\", \"C\")\n"
    "</dt> </dl>\n"
    "\n"
    "How it stands.\n"
    "\n"
    "<dt>\n"
    "\n"
    "<span id=\"Up\"></span><span id=\"up\"></span>\n"
    "\n"
    "<span id=\"Up\"></span><span id=\"up\"></span>**Up** (1)\n"
    "\n"
    "</dt> <dd></dd> <dt>\n"
    "\n"
    "<span id=\"In_use\"></span><span id=\"in_use\"></span>**In use** (2)\n"
    "\n"
    "</dt> <dd></dd> </dl>\n"
    "\n"
    "</dd> <dt>\n"
    "\n"
    "**Tags**\n"
    "</dt> <dd> <dl> <dt>\n"
    "\n"
    "Data type: **string** array\n"
    "</dt> <dt>\n"
    "\n"
    "Access type: Read/write\n"
    "</dt> </dl>\n"
    "\n"
    "</dd> <dt>\n"
    "\n"
    "**Kind**\n"
    "</dt> <dd> <dl> <dt>\n"
    "\n"
    "Data type: **string**\n"
    "</dt> <dt>\n"
    "\n"
    "Access type: Read/write\n"
    "</dt> </dl>\n"
    "\n"
    "<dl> <dt>\n"
    "\n"
    "**Low** (\"lo\")\n"
    "</dt> <dt>\n"
    "\n"
    "**High** (\"hi\")\n"
    "</dt> </dl>\n"
    "\n"
    "</dd> </dl>\n";

#define NBSP "\xC2\xA0"
#define OPEN "\xE2\x80\x9C"
#define CLOSE "\xE2\x80\x9D"
#define BROKEN "\xEF\xBF\xBD"

typedef struct change {
    const char *from;
    const char *to;
} change;

static const change of_configmgr[] = {
    {"\n", "\r\n"},
    {"\n", "  \n"},
    {"\n ", "\n"},
    {"\n ", "\n   "},
    {"\n ", "\n" NBSP},
    {": ", ":" NBSP},
    {": `", ":`"},
    {"\n\n Access", "\n Access"},
    {"\n\n Access", "\n<!-- a\nremark -->\n\n Access"},
    {"\n Data", "\n\n Data"},
    {"\n Data", "\n<!-- a remark -->\n Data"},
    /* The title and other headings. */
    {"Server WMI Class", "server WMI class"},
    {"# X_Fence", "# X\\_Fence"},
    {"# X_Fence", "# `X_Fence`"},
    {"# X_Fence", "# **X_Fence**"},
    {"## Properties\n", ""},
    {"## Properties", "### Properties"},
    {"## Properties", "#### Properties"},
    {"## Properties", "## Properties:"},
    {"## Properties", "## PROPERTIES"},
    {"## Properties", "## **Properties**"},
    {"## Properties", "## Properties ##"},
    {"## Properties", "## Properties {#properties}"},
    {"## Properties", "## <a name=\"p\"></a>Properties"},
    {"## Syntax", "Syntax\n------"},
    /* The block. */
    {"```", "~~~"},
    {"```\nClass", "``` mof\nClass"},
    {"    ", "\t"},
    {"    ", NBSP NBSP},
    {"X_Base\n{", "X_Base {"},
    {" : X_Base", ":X_Base"},
    {" : X_Base", "\n    : X_Base"},
    {"Class X_Fence", "CLASS X_Fence"},
    {"Class X_Fence", "[]\nclass X_Fence"},
    {"Class X_Fence", "Class X_ Fence"},
    {"Class X_Fence", "Class"},
    {"UInt32 Posts;", "UInt32 Posts"},
    {"UInt32 Posts;", "UInt32 Posts,"},
    {"UInt32 Posts;", "UInt32 Posts:"},
    {"UInt32 Posts;", "UInt32 Posts;;"},
    {"UInt32 Posts;", "UInt32. Posts;"},
    {"UInt32 Posts;", "Unit32 Posts;"},
    {"UInt32 Posts;", "UInt32 Posts\n;"},
    {"UInt32 Posts;", "UInt32 Posts; (how many)"},
    {"UInt32 Posts;", "UInt32 Posts;\n    (how many)"},
    {"UInt32 Posts;", "Posts;"},
    {"Colours[];", "Colours [ ];"},
    {"Colours[];", "Colours;[]"},
    {"String Colours[];", "String[] Colours;"},
    {"};", "}"},
    /* Names. */
    {" `Posts`", " **Posts**"},
    {" `Posts`", " __Posts__"},
    {" `Posts`", " *Posts*"},
    {" `Posts`", " **`Posts`**"},
    {" `Posts`", " `Posts`:"},
    {" `Posts`", " `Posts`" NBSP},
    {" `Posts`", "### `Posts`"},
    {" `Posts`", "#### Posts"},
    {" `Posts`", "### `Posts"},
    {" `Posts`", "#### Posts {#posts}"},
    {" `Posts`", "- `Posts`"},
    {" `Posts`", " [`Posts`](posts.md)"},
    {" `Posts`", " <b>Posts</b>"},
    {" `Posts`", " <a name=\"posts\"></a>`Posts`"},
    {" `Posts`", " `Po sts`"},
    {" `Posts`", " Posts"},
    /* Labels. */
    {" Data type: ", " Data Type: "},
    {" Data type: ", " Data type : "},
    {" Data type: ", " **Data type:** "},
    {" Data type: ", " **Data type**: "},
    {" Data type: ", " - Data type: "},
    {"`UInt32`", "**UInt32**"},
    {"`UInt32`", "UInt32"},
    {"`UInt32`", "`UInt``32`"},
    {"`UInt32`", "`UInt32`."},
    {"`UInt32`\n\n Access", "`UInt32` Access"},
    {"`X_Gate`", "[X_Gate](x_gate.md)"},
    {"`X_Gate`", "[`X_Gate`][1]"},
    {"`String Array`", "`String` Array"},
    {"`String Array`", "`String`Array"},
    {"`String Array`", "`String[]`"},
    {"`String Array`", "**String** array"},
    {"`Colours`", "`Colours[]`"},
    {"Read-only", "Read"},
    {"Read-only", "Read Only."},
    {"Read-only", "`Read-only`"},
    {"Read/Write", "Read/write"},
    {"Read/Write", "ReadWrite"},
    {"Read/Write", "Read/Write]"},
    {" Access type: Read/Write\n\n", ""},
    {" Access type: Read/Write\n\n Qualifiers: [lazy]", " Access type: [lazy]"},
    {"Qualifiers", "Qualifier"},
    {"Qualifiers: none", "Qualifiers: None."},
    {"Qualifiers: none", "Qualifiers: [none]"},
    {"Qualifiers: none", "Qualifiers:"},
    {" Qualifiers: none\n\n", ""},
    /* Lists of qualifiers. */
    {"[lazy]", "`[lazy]`"},
    {"[lazy]", "[`lazy`]"},
    {"[lazy]", "\\[lazy\\]"},
    {"[lazy]", "lazy"},
    {"[lazy]", "[lazy"},
    {"[lazy]", "lazy]"},
    {"[lazy]", "[lazy]."},
    {"[key, not_null,", "[key,not\\_null,"},
    {"[key, not_null,", "[key] [not_null,"},
    {"[key, not_null,", "[key], [not_null,"},
    {"\"0\"", "0"},
    {"\"0\"", OPEN "0" CLOSE},
    {"\"255\"", OPEN "255" CLOSE},
    {"\"255\"", OPEN "255" BROKEN},
    {"\"255\"", OPEN "255" BROKEN "?"},
    {"\"255\"", BROKEN "255" BROKEN},
    {"\"255\"", "\"255" CLOSE},
    {"\"255\"", "&quot;255&quot;"},
    {"(\"255\")", " ( \"255\" )"},
    /* Tables. */
    {"|||\n|-|-|", "|Value|Description|\n|-----------|-----------------|"},
    {"|||\n|-|-|", "|Value|Meaning|\n|:-:|:--|"},
    {"|||\n|-|-|", "|Possible values|State|\n|-|-|"},
    {"|||\n|-|-|\n|0|NONE|", "|0|NONE|\n|-|-|"},
    {"|||\n|-|-|\n|0|NONE|\n|10|TEN|", "Value|Description\n-|-\n0|NONE\n10|TEN"},
    {"|0|", "| `0` |"},
    {"|10|", "|**10**" NBSP "|"},
    {"|10|", "|10 (0xA)|"},
    {"|10|", "|10 0xA)|"},
    {"|10|", "|0xA|"},
    {"|10|", "|0xA (10)|"},
    {"|TEN|", "|`TEN`<br/>|"},
    {"|10|TEN|", "|TEN(10)|"},
    /* Qualifiers of the class. */
    {"- Secured\n\n- ", "* Secured\n* "},
    {"- Secured\n\n- Read (read-only)", "[Secured,\n\n Read]"},
    {"- Secured\n\n- Read (read-only)", "\\[Secured, Read\\]"},
    {"- Secured\n\n- Read (read-only)", "```\n[Secured,\nRead]\n```"},
    {"include:\n\n- Secured\n\n- Read (read-only)", "include: [Secured, Read]"},
    {" Class qualifiers for this class include:", "### Class Qualifiers:"},
};

static const change of_win32[] = {
    {"\n", "\r\n"},
    {"\n", "\t\n"},
    {"---\ntitle: Win32_Shelf class\n---\n", ""},
    {"# Win32\\_Shelf class", "# Win32_Shelf class (Shelf provider)"},
    {"# Win32\\_Shelf class", "Win32\\_Shelf class\n===="},
    {"## Members\n\n", ""},
    {"### Properties", "## Properties"},
    {"### Properties\n", ""},
    {"**State**", "`State`"},
    {"**State**", "[**State**](state.md)"},
    {"**State**", "<b>State</b>"},
    {"**uint16**", "`uint16`"},
    {"**uint16**", "[**uint16**](/windows/t)"},
    {"**string** array", "**string**\\[\\]"},
    {"[**key**](/windows/q)", "[**key**][1]"},
    {"[**key**](/windows/q)", "**key**"},
    {"[**key**](/windows/q)", "key"},
    {"Qualifiers: [**key**](/windows/q)", "<p>Qualifiers: [**key**](/windows/q)"},
    {"(\"A\\|B\", \"C\")", "(\"A|B\" , \"C\" )"},
    {"**Up** (1)", "**Up (1)**"},
    {"**Up** (1)", "Up (1)"},
    {"**Up** (1)", "<b>Up</b> (1)"},
    {"**Up** (1)", "**Up** \\(1\\)"},
    {"**Up** (1)", "**Up**(0x1)"},
    {"**Up** (1)", "**1** (Up)"},
    {"**Up** (1)", "**Up**\n</dt> <dd>1</dd> <dt>"},
    {"(\"hi\")", "( \"hi\" )"},
    {"<span id=\"Up\"></span><span id=\"up\"></span>", ""},
    {"<span id=\"Up\"></span><span id=\"up\"></span>", "<span id=\"Up\"></span>"},
    {"<span id=\"Up\"></span><span id=\"up\"></span>", "<a id=\"Up\"></a>"},
    {"<dt>", "<DT>"},
    {"<dt>", "<dt class=\"term\">"},
    {"</dt> ", "</dt>\n"},
    {"</dt>", ""},
    {" <d", "<d"},
};

static mof_text replace_all(mof_arena *arena, const char *page, const change *with)
{
    mof_buffer out;
    const char *found;
    mof_buffer_init(&out, arena);
    while ((found = strstr(page, with->from)) != NULL) {
        mof_buffer_append(&out, (mof_text){page, (size_t)(found - page)});
        mof_buffer_append_string(&out, with->to);
        page = found + strlen(with->from);
    }
    mof_buffer_append_string(&out, page);
    return mof_buffer_text(&out);
}

/* But for the case of types, which a repair may spell anew. */
static void check_change(const char *page, mof_text expected, const change *with)
{
    fixture f = {.memory = {0}};
    mof_arena arena;
    mof_arena_init(&arena, &f.memory);
    if (strstr(page, with->from) == NULL)
        fail_msg("there is no '%s'", with->from);
    read_page(&f, "changed.md", replace_all(&arena, page, with));
    mof_text dump = dump_page(&f, false);
    if (!mof_text_equal_nocase(dump, expected) || f.reporter.errors > 0)
        fail_msg("'%s' instead of '%s': %zu errors\n%.*s", with->to, with->from, f.reporter.errors,
                 (int)dump.size, dump.data);
    mof_arena_clear(&arena);
    close_page(&f);
}

static void check_changes(const char *page, const change *changes, size_t count)
{
    fixture f = {.memory = {0}};
    read_page(&f, "page.md", mof_text_from_string(page));
    assert_int_equal(f.reporter.errors + f.reporter.warnings, 0);
    mof_text dump = dump_page(&f, false);
    for (size_t i = 0; i < count; i++)
        check_change(page, dump, &changes[i]);
    close_page(&f);
}

static void test_configmgr(void **state)
{
    (void)state;
    check_changes(configmgr, of_configmgr, sizeof of_configmgr / sizeof *of_configmgr);
}

static void test_win32(void **state)
{
    (void)state;
    check_changes(win32, of_win32, sizeof of_win32 / sizeof *of_win32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_configmgr),
                                       cmocka_unit_test(test_win32)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
