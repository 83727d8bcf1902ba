/*
 * JUnit's XML: a test case for each finding, and one that passes where there is none.
 */
#include "cli/format.h"

#include "base/text.h"

/* XML 1.0 has no other code points below U+0020, no surrogates and no U+FFFE, escaped or not. */
static bool is_allowed(uint32_t c)
{
    return c >= 0x20 ? c != 0x7F && c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n';
}

static void put_xml(FILE *out, const char *text)
{
    static const char *const entities[0x80] = {
        ['&'] = "&amp;",  ['<'] = "&lt;",  ['>'] = "&gt;",   ['"'] = "&quot;",
        ['\''] = "&#39;", ['\t'] = "&#9;", ['\n'] = "&#10;",
    };
    while (*text != '\0') {
        uint32_t c = mofc_format_take(&text);
        char bytes[4];
        if (c < 0x80 && entities[c] != NULL)
            fputs(entities[c], out);
        else
            fwrite(bytes, 1, mof_utf8_encode(is_allowed(c) ? c : 0xFFFD, bytes), out);
    }
}

static void put_attribute(FILE *out, const char *name, const char *value)
{
    fprintf(out, " %s=\"", name);
    put_xml(out, value);
    fputc('"', out);
}

static void put_case(const mof_diagnostic_info *diagnostic, void *payload)
{
    FILE *out = payload;
    const mof_place *place = &diagnostic->place;
    fprintf(out, "    <testcase name=\"%s", diagnostic->code);
    if (place->file != NULL)
        fprintf(out, " %u:%u", (unsigned)place->line, (unsigned)place->column);
    fputc('"', out);
    put_attribute(out, "classname", place->file != NULL ? place->file : "mofc");
    if (place->file != NULL) {
        put_attribute(out, "file", place->file);
        fprintf(out, " line=\"%u\"", (unsigned)place->line);
    }
    fprintf(out, ">\n      <failure type=\"%s\"", diagnostic->severity);
    put_attribute(out, "message", diagnostic->text);
    fputc('>', out);
    put_xml(out, diagnostic->rendered);
    fputs("</failure>\n    </testcase>\n", out);
}

static void count_case(const mof_diagnostic_info *diagnostic, void *payload)
{
    (void)diagnostic;
    ++*(size_t *)payload;
}

mof_status mofc_format_junit(mof_context *context, FILE *out)
{
    size_t count = 0;
    mof_status status = mof_context_each_diagnostic(context, count_case, &count);
    if (status != MOF_OK)
        return status;
    fprintf(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites>\n"
            "  <testsuite name=\"mofc\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n",
            count > 0 ? count : 1, count);
    status = mof_context_each_diagnostic(context, put_case, out);
    if (count == 0)
        fputs("    <testcase name=\"no findings\" classname=\"mofc\"/>\n", out);
    fputs("  </testsuite>\n</testsuites>\n", out);
    return status;
}
