/*
 * Which texts of a model can stand in a reference page as they are. The rules are those of
 * src/page, read the other way.
 */
#include "gen/md_text.h"

#include <string.h>

#include "page/html.h"

static bool starts_nocase(mof_text text, const char *prefix)
{
    size_t size = strlen(prefix);
    return text.size >= size && mof_text_is_nocase((mof_text){text.data, size}, prefix);
}

/* ---- prose ----------------------------------------------------------------------------------- */

static bool is_fence(mof_text line)
{
    return mof_text_starts_with(line, "```") || mof_text_starts_with(line, "~~~");
}

/* "---", "* * *", "===": a rule, or what makes a heading of the line before. */
static bool is_rule(mof_text line)
{
    for (size_t i = 0; i < line.size; i++)
        if (strchr("-*_= ", line.data[i]) == NULL)
            return false;
    return line.size > 0;
}

static bool is_label(mof_text line)
{
    static const char *const labels[] = {"Data type", "Access type", "Qualifier", "Qualifiers",
                                         "The following syntax is simplified"};
    while (line.size > 0 && strchr("`*_ ", line.data[0]) != NULL)
        line = (mof_text){line.data + 1, line.size - 1};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (starts_nocase(line, labels[i]))
            return true;
    return false;
}

/* A row of a table, or an item that begins with a number. */
static bool is_value(mof_text line)
{
    size_t at = 0;
    while (at < line.size && strchr("-*+. )", line.data[at]) != NULL)
        at++;
    return line.size > 0 &&
           (line.data[0] == '|' || (at > 0 && at < line.size && mof_char_is_digit(line.data[at])));
}

/* Tags that the reader leaves out, and HTML that does not end at the next blank line. */
static bool has_lost_html(mof_text line)
{
    static const char *const open[] = {"<!", "<?", "<script", "<style", "<pre", "<textarea"};
    for (size_t at = 0; at < line.size; at++) {
        mof_text rest = {line.data + at, line.size - at};
        if (rest.data[0] != '<')
            continue;
        if (mof_html_layout_tag(rest) > 0)
            return true;
        for (size_t i = 0; i < sizeof open / sizeof *open; i++)
            if (starts_nocase(rest, open[i]))
                return true;
    }
    return false;
}

/* White space that the reader drops. */
static bool has_lost_space(mof_text line)
{
    bool is_indented = line.size > 1 && line.data[0] == ' ' && line.data[1] != ' ';
    bool has_nbsp = line.size > 1 && memcmp(line.data + line.size - 2, "\xC2\xA0", 2) == 0;
    return is_indented || has_nbsp ||
           (line.size > 0 && mof_char_is_space(line.data[line.size - 1]));
}

static bool is_plain(mof_text line, bool may_have_values)
{
    mof_text text = mof_text_trim(line);
    bool is_structure = text.size > 0 && strchr("#!", text.data[0]) != NULL;
    bool is_definition = text.size > 0 && text.data[0] == '[' && memchr(text.data, ':', text.size);
    return !is_structure && !is_definition && !is_rule(text) && !is_label(text) &&
           !(may_have_values && is_value(text)) && !has_lost_html(line) && !has_lost_space(line);
}

static bool has_control(mof_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] < ' ' && text.data[i] != '\n')
            return true;
    return mof_utf8_invalid(text) < text.size;
}

bool mof_md_is_prose(mof_text description, bool may_have_values)
{
    size_t blank = 1;
    bool in_code = false;
    if (description.size == 0 || has_control(description))
        return false;
    for (size_t at = 0; at <= description.size;) {
        const char *start = description.data + at;
        const char *newline = memchr(start, '\n', description.size - at);
        size_t size = newline != NULL ? (size_t)(newline - start) : description.size - at;
        mof_text line = {start, size};
        if (is_fence(mof_text_trim(line)))
            in_code = !in_code;
        else if (!in_code && size > 0 && !is_plain(line, may_have_values))
            return false;
        if (size == 0 && !in_code && blank++ > 0)
            return false;
        blank = size == 0 ? blank : 0;
        at += size + 1;
    }
    return !in_code && blank == 0;
}

/* ---- tables ---------------------------------------------------------------------------------- */

static size_t digits(mof_text text)
{
    size_t size = 0;
    while (size < text.size && mof_char_is_digit(text.data[size]))
        size++;
    bool has_zero = size > 1 && text.data[0] == '0';
    return has_zero || size > 19 ? 0 : size;
}

/* Spelled as the reader spells it: "5", "-5", "5..9", "5..", "..". */
static bool is_number(mof_text text)
{
    if (mof_text_equal(text, MOF_TEXT("..")))
        return true;
    size_t sign = mof_text_starts_with(text, "-");
    mof_text rest = {text.data + sign, text.size - sign};
    size_t size = digits(rest);
    rest = (mof_text){rest.data + size, rest.size - size};
    if (size == 0 || rest.size == 0 || sign > 0)
        return size > 0 && rest.size == 0;
    if (!mof_text_starts_with(rest, ".."))
        return false;
    mof_text high = {rest.data + 2, rest.size - 2};
    bool is_higher =
        high.size > size || (high.size == size && memcmp(high.data, text.data, size) > 0);
    return high.size == 0 || (digits(high) == high.size && is_higher);
}

static bool is_word(mof_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (strchr("()\"\n", text.data[i]) != NULL)
            return false;
    return text.size > 0;
}

/* Texts without white space at the ends, which a cell would lose. */
static bool are_cells(const mof_qualifier *qualifier, size_t count, bool is_total)
{
    const mof_value *value = &qualifier->value;
    if (value->kind != MOF_VALUE_KIND_ARRAY || value->as.array.count != count || count == 0 ||
        qualifier->written_flavors != 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        const mof_value *cell = &value->as.array.items[i];
        mof_text text = mof_value_text(cell);
        bool is_right =
            cell->kind == MOF_VALUE_KIND_STRING &&
            (text.size == 0 ? !is_total
                            : !has_control(text) && mof_text_trim(text).size == text.size);
        if (!is_right)
            return false;
    }
    return true;
}

static bool are_values(const mof_qualifier *qualifier, bool is_integer, bool is_bits)
{
    for (size_t i = 0; i < qualifier->value.as.array.count; i++) {
        mof_text text = mof_value_text(&qualifier->value.as.array.items[i]);
        bool is_right = is_bits ? text.size <= 2 && digits(text) == text.size &&
                                      (text.size < 2 || memcmp(text.data, "64", 2) < 0)
                        : is_integer ? is_number(text)
                                     : is_word(text);
        if (!is_right)
            return false;
    }
    return true;
}

static const mof_qualifier *find(const mof_property *property, const char *name)
{
    const mof_qualifier *found = mof_qualifiers_find(&property->qualifiers, name);
    return found != NULL && strcmp(found->name->text, name) == 0 ? found : NULL;
}

static bool is_named(const mof_property *property, const char *name)
{
    return mof_qualifiers_find(&property->qualifiers, name) != NULL;
}

bool mof_md_table_find(const mof_property *property, mof_md_table *table)
{
    bool is_integer = mof_type_kind_is_integer(property->type.kind);
    bool is_bits = is_named(property, "BitMap");
    *table = (mof_md_table){
        .values = find(property, is_bits ? "BitMap" : "ValueMap"),
        .names = find(property, is_bits ? "BitValues" : "Values"),
        .descriptions = find(property, "ValueDescriptions"),
        .is_bits = is_bits,
    };
    bool is_mixed = is_named(property, is_bits ? "ValueMap" : "Bits") ||
                    is_named(property, is_bits ? "Values" : "BitValues");
    bool is_typed = is_integer || (property->type.kind == MOF_TYPE_STRING && !is_bits);
    if (table->values == NULL || is_mixed || !is_typed ||
        table->values->value.kind != MOF_VALUE_KIND_ARRAY)
        return false;
    table->count = table->values->value.as.array.count;
    bool needs_names = is_integer && table->descriptions != NULL;
    return are_cells(table->values, table->count, true) &&
           are_values(table->values, is_integer, is_bits) &&
           (table->names == NULL ? !needs_names
                                 : are_cells(table->names, table->count, needs_names)) &&
           (table->descriptions == NULL || are_cells(table->descriptions, table->count, false));
}

/* ---- escaping -------------------------------------------------------------------------------- */

static bool is_alphanumeric(mof_text text, size_t at)
{
    return at < text.size &&
           (mof_char_is_alpha((unsigned char)text.data[at]) || mof_char_is_digit(text.data[at]));
}

/* '_' within a word is no markup. */
void mof_md_escape(mof_buffer *out, mof_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool is_markup = strchr("\\`*[]<>&|#", c) != NULL && c != '\0';
        bool is_edge =
            c == '_' && !(i > 0 && is_alphanumeric(text, i - 1) && is_alphanumeric(text, i + 1));
        if (is_markup || is_edge)
            mof_buffer_append_char(out, '\\');
        mof_buffer_append_char(out, c);
    }
}

void mof_md_escape_cell(mof_buffer *out, mof_text text)
{
    while (text.size > 0) {
        const char *newline = memchr(text.data, '\n', text.size);
        size_t size = newline != NULL ? (size_t)(newline - text.data) : text.size;
        mof_md_escape(out, (mof_text){text.data, size});
        if (newline != NULL)
            mof_buffer_append_string(out, "<br/>");
        size += newline != NULL;
        text = (mof_text){text.data + size, text.size - size};
    }
}
