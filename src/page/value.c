/*
 * The forms of one value. Numbers are told apart from ranges and names by what else stands there.
 */
#include "page/value.h"

#include <string.h>

typedef struct value_reading {
    mof_arena *arena;
    bool is_integer;
} value_reading;

static mof_text rest_of(mof_text text, size_t from)
{
    return (mof_text){text.data + from, text.size - from};
}

mof_text mof_page_trim(mof_text text, const char *set)
{
    text = mof_text_trim_blanks(text);
    while (text.size > 0 && strchr(set, text.data[0]))
        text = rest_of(text, 1);
    while (text.size > 0 && strchr(set, text.data[text.size - 1]))
        text.size--;
    return text;
}

/* A number at the front: its length; 0 where there is none or it is too large. */
static size_t read_number(mof_text text, uint64_t *number, bool *is_hex)
{
    size_t at = 0;
    unsigned base = 10;
    *number = 0;
    if (text.size > 2 && text.data[0] == '0' && (text.data[1] | 0x20) == 'x') {
        base = 16;
        at = 2;
    }
    size_t start = at;
    for (; at < text.size; at++) {
        int digit = mof_char_hex(text.data[at]);
        if (digit < 0 || (unsigned)digit >= base)
            break;
        if (*number > (UINT64_MAX - (unsigned)digit) / base)
            return 0;
        *number = *number * base + (unsigned)digit;
    }
    bool is_word = at < text.size && (mof_char_is_alpha(text.data[at]) || text.data[at] == '_');
    *is_hex = base == 16;
    return at > start && !is_word ? at : 0;
}

/* What joins the ends of a range: "..", "-", a dash, or nothing but blanks where a dash was lost.
 * Its length with blanks around. */
static size_t range_sign_size(mof_text text)
{
    static const char *const signs[] = {"...", "..", "-", "=", "\xE2\x80\x93", "\xE2\x80\x94"};
    size_t at = 0;
    while (at < text.size && mof_char_is_space(text.data[at]))
        at++;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (mof_text_starts_with(rest_of(text, at), signs[i])) {
            at += strlen(signs[i]);
            break;
        }
    }
    while (at < text.size && mof_char_is_space(text.data[at]))
        at++;
    return at;
}

/* "5..7", "5 7", "32768 = value", "..": the whole text is a range. */
static bool read_range(const value_reading *reading, mof_text text, mof_page_value *value)
{
    uint64_t low;
    uint64_t high;
    bool is_hex;
    text = mof_text_trim_blanks(text);
    size_t size = read_number(text, &low, &is_hex);
    mof_text rest = rest_of(text, size);
    size_t sign = range_sign_size(rest);
    mof_text end = rest_of(rest, sign);
    if (size == 0) {
        value->value = MOF_TEXT("..");
        return mof_text_equal(text, value->value);
    }
    const char *spelling = NULL;
    if (sign > 0 && end.size > 0 && read_number(end, &high, &is_hex) == end.size && high > low) {
        spelling = mof_arena_format(reading->arena, "%llu..%llu", (unsigned long long)low,
                                    (unsigned long long)high);
    } else if (sign > 0 && (end.size == 0 || mof_text_is_nocase(end, "value"))) {
        spelling = mof_arena_format(reading->arena, "%llu..", (unsigned long long)low);
    }
    value->value = mof_text_from_string(spelling);
    return spelling != NULL;
}

/* Digits as MOF has them: neither hexadecimal nor with a zero in front. */
static bool is_plain(mof_text number)
{
    return number.data[0] >= '1' && number.data[0] <= '9' && !memchr(number.data, 'x', number.size);
}

/* The text is nothing but a value: a number, a negative one, a range; any text where values are
 * strings. */
static bool read_value(const value_reading *reading, mof_text text, mof_page_value *value)
{
    text = mof_text_trim_blanks(text);
    size_t sign = text.size > 0 && text.data[0] == '-' ? 1 : 0;
    size_t size = read_number(rest_of(text, sign), &value->number, &value->is_hex);
    if (!reading->is_integer) {
        value->value = mof_page_trim(text, "\"");
        return value->value.size > 0;
    }
    if (size > 0 && sign + size == text.size) {
        value->is_number = sign == 0;
        value->value = text;
        if (!is_plain(text)) {
            value->value = mof_text_from_string(mof_arena_format(
                reading->arena, "%s%llu", sign ? "-" : "", (unsigned long long)value->number));
        }
        return true;
    }
    return read_range(reading, text, value);
}

/* Offset of the "(" of a parenthesis that ends the text; text.size where there is none. */
static size_t final_parenthesis(mof_text text)
{
    size_t depth = 0;
    size_t at = text.size;
    if (at == 0 || text.data[at - 1] != ')')
        return text.size;
    while (at > 0) {
        at--;
        depth += text.data[at] == ')';
        depth -= text.data[at] == '(';
        if (depth == 0)
            return at;
    }
    return text.size;
}

/* "n (0xh)" and "0xh (n)": two readings of one value. */
static bool read_pair(const value_reading *reading, mof_text outside, mof_text inside,
                      mof_page_value *value)
{
    bool is_hex;
    if (!reading->is_integer || !read_value(reading, outside, value) || !value->is_number)
        return false;
    value->has_second = inside.size > 0 &&
                        read_number(inside, &value->second, &is_hex) == inside.size &&
                        is_hex != value->is_hex;
    return value->has_second || inside.size == 0;
}

/* "n 0xh", "n 0xh)", "n (0xh": a pair with parentheses that do not match. */
static bool read_bare_pair(const value_reading *reading, mof_text text, mof_page_value *value)
{
    const char *space = memchr(text.data, ' ', text.size);
    size_t at = space ? (size_t)(space - text.data) : text.size;
    mof_text second = mof_page_trim(rest_of(text, at), "()");
    return mof_text_starts_with(second, "0x") &&
           read_pair(reading, (mof_text){text.data, at}, second, value);
}

/* "Name (n)", "Name ("text")", "n (Name)", "n (0xh)", "n". */
static bool read_line(const value_reading *reading, mof_text text, mof_page_value *value)
{
    size_t open = final_parenthesis(text);
    if (open == text.size)
        return read_bare_pair(reading, text, value) || read_value(reading, text, value);
    mof_text outside = mof_text_trim_blanks((mof_text){text.data, open});
    mof_text inside = mof_text_trim_blanks((mof_text){text.data + open + 1, text.size - open - 2});
    bool is_quoted = inside.size > 0 && inside.data[0] == '"';
    if (read_pair(reading, outside, inside, value))
        return true;
    if ((reading->is_integer || is_quoted) && read_value(reading, inside, value)) {
        value->name = outside;
        return true;
    }
    if (reading->is_integer && read_value(reading, outside, value)) {
        value->name = inside;
        return true;
    }
    return read_value(reading, text, value);
}

/* A cell may have the name over the value, or break a line before a parenthesis. */
static bool read_lines(const value_reading *reading, mof_text text, mof_page_value *value)
{
    text = mof_text_trim_blanks(text);
    const char *newline = memchr(text.data, '\n', text.size);
    if (!newline)
        return read_line(reading, text, value);
    mof_text first = mof_text_trim_blanks((mof_text){text.data, (size_t)(newline - text.data)});
    mof_text rest = mof_text_trim_blanks(rest_of(text, (size_t)(newline - text.data)));
    if (mof_text_starts_with(rest, "("))
        return read_pair(reading, first, mof_page_trim(rest, "()"), value);
    bool is_value = read_line(reading, rest, value);
    value->name = first;
    return is_value;
}

/* "NAME. What it means": the word in capitals; otherwise the first sentence is the name. */
static void split_name(mof_text text, mof_text *name, mof_text *description)
{
    size_t at = 0;
    size_t capitals = 0;
    text = mof_text_trim_blanks(text);
    while (at < text.size && (mof_char_is_alpha(text.data[at]) ||
                              mof_char_is_digit(text.data[at]) || text.data[at] == '_')) {
        capitals += text.data[at] >= 'A' && text.data[at] <= 'Z';
        at++;
    }
    mof_text word = {text.data, at};
    bool has_lower = false;
    for (size_t i = 0; i < at; i++)
        has_lower |= text.data[i] >= 'a' && text.data[i] <= 'z';
    bool is_symbol =
        capitals > 1 && !has_lower &&
        (at == text.size || strchr(".:-(", text.data[at]) || memchr(text.data, '_', at) != NULL);
    if (!is_symbol) {
        while (at < text.size && !(text.data[at] == '.' &&
                                   (at + 1 == text.size || mof_char_is_space(text.data[at + 1]))))
            at++;
        word = (mof_text){text.data, at};
    }
    *name = word;
    *description = mof_text_trim_blanks(rest_of(text, at));
    if (description->size > 0 && strchr(".:-", description->data[0]))
        *description = mof_text_trim_blanks(rest_of(*description, 1));
}

bool mof_page_value_read(mof_arena *arena, bool is_integer, mof_text text, mof_page_value *value)
{
    value_reading reading = {arena, is_integer};
    return read_lines(&reading, text, value);
}

bool mof_page_value_read_item(mof_arena *arena, mof_text text, mof_page_value *value)
{
    value_reading reading = {arena, true};
    uint64_t number;
    bool is_hex;
    size_t size = read_number(text, &number, &is_hex);
    if (size == 0 || !read_value(&reading, (mof_text){text.data, size}, value))
        return false;
    mof_page_value_explain(value, mof_page_trim(rest_of(text, size), "-=:. "));
    return true;
}

static bool is_number_or_range(mof_text value)
{
    return mof_char_is_digit(value.data[0]) || value.data[0] == '-' || value.data[0] == '.';
}

/* A value that is no number says itself what it is called. */
void mof_page_value_explain(mof_page_value *value, mof_text text)
{
    bool is_text = value->value.size > 0 && !is_number_or_range(value->value);
    if (value->name.size > 0 || is_text)
        value->description = mof_text_trim_blanks(text);
    else
        split_name(text, &value->name, &value->description);
}
