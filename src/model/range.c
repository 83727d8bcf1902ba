/*
 * See the header.
 */
#include "model/range.h"

static bool are_digits(mof_text text, bool (*is_digit)(char c))
{
    for (size_t i = 0; i < text.size; i++)
        if (!is_digit(text.data[i]))
            return false;
    return text.size != 0;
}

static bool is_decimal(char c)
{
    return mof_char_is_digit(c);
}

static bool is_hex(char c)
{
    return mof_char_hex(c) >= 0;
}

static bool is_binary(char c)
{
    return c == '0' || c == '1';
}

/* What nearly all entries of maps are: a decimal number that cannot overflow. */
static bool parse_short(mof_text text, mof_integer *integer)
{
    uint64_t value = 0;
    if (text.size == 0 || text.size > 18 || (text.data[0] == '0' && text.size > 1))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!is_decimal(text.data[i]))
            return false;
        value = 10 * value + (uint64_t)(text.data[i] - '0');
    }
    *integer = (mof_integer){.magnitude = value};
    return true;
}

bool mof_range_parse_integer(mof_text text, mof_integer *integer)
{
    if (parse_short(text, integer))
        return true;
    size_t sign = text.size != 0 && (text.data[0] == '-' || text.data[0] == '+');
    mof_text digits = {text.data + sign, text.size - sign};
    mof_text hex = {digits.data + 2, digits.size - 2};
    mof_text binary = {digits.data, digits.size - 1};
    bool is_right =
        are_digits(digits, is_decimal) ||
        (digits.size > 2 && mof_text_starts_with(digits, "0x") && are_digits(hex, is_hex)) ||
        (digits.size > 2 && mof_text_starts_with(digits, "0X") && are_digits(hex, is_hex)) ||
        (digits.size > 1 && mof_char_lower(digits.data[digits.size - 1]) == 'b' &&
         are_digits(binary, is_binary));
    if (!is_right)
        return false;
    *integer = mof_literal_integer(NULL, text, MOF_NO_SPAN);
    integer->negative = integer->negative && integer->magnitude != 0;
    return true;
}

/* Offset of "..", or the size. */
static size_t find_dots(mof_text text)
{
    for (size_t i = 0; i + 1 < text.size; i++)
        if (text.data[i] == '.' && text.data[i + 1] == '.')
            return i;
    return text.size;
}

bool mof_range_parse(mof_text text, mof_range *range)
{
    *range = (mof_range){.is_open_low = false};
    if (parse_short(text, &range->low)) {
        range->high = range->low;
        return true;
    }
    text = mof_text_trim(text);
    size_t dots = find_dots(text);
    if (dots == text.size) {
        bool is_right = mof_range_parse_integer(text, &range->low);
        range->high = range->low;
        return is_right;
    }
    mof_text low = mof_text_trim((mof_text){text.data, dots});
    mof_text high = mof_text_trim((mof_text){text.data + dots + 2, text.size - dots - 2});
    range->is_open_low = low.size == 0;
    range->is_open_high = high.size == 0;
    return (range->is_open_low || mof_range_parse_integer(low, &range->low)) &&
           (range->is_open_high || mof_range_parse_integer(high, &range->high));
}

int mof_integer_compare(mof_integer a, mof_integer b)
{
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    int order = (a.magnitude > b.magnitude) - (a.magnitude < b.magnitude);
    return a.negative ? -order : order;
}

bool mof_range_contains(const mof_range *range, mof_integer integer)
{
    return (range->is_open_low || mof_integer_compare(range->low, integer) <= 0) &&
           (range->is_open_high || mof_integer_compare(integer, range->high) <= 0);
}
