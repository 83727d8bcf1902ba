/*
 * Literals (mof-language A.7 to A.11): decoding, and the faults of their spelling. A string is
 * taken apart by next_character, whoever wants its characters; a literal that has a fault still
 * gets the value that its writer most likely meant.
 */
#include "syntax/literal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu

static void report(mof_reporter *reporter, mof_code code, mof_span span, mof_text text)
{
    if (reporter != NULL)
        mof_report(reporter, code, span, MOF_ARGS(mof_text_quote(reporter->arena, text)));
}

/* ---- integers -------------------------------------------------------------------------------- */

typedef struct numeral {
    mof_text text;
    unsigned base;
    mof_code bad_digit;
} numeral;

/* Without its sign, in the order of A.9: hexadecimal, binary, octal, decimal. */
static numeral find_base(mof_text text)
{
    if (text.size > 2 && text.data[0] == '0' && mof_char_lower(text.data[1]) == 'x')
        return (numeral){{text.data + 2, text.size - 2}, 16, MOF_L062};
    if (text.size > 1 && mof_char_lower(text.data[text.size - 1]) == 'b')
        return (numeral){{text.data, text.size - 1}, 2, MOF_L061};
    if (text.size > 1 && text.data[0] == '0')
        return (numeral){{text.data + 1, text.size - 1}, 8, MOF_L060};
    return (numeral){text, 10, MOF_L062};
}

static uint64_t decode_digits(mof_reporter *reporter, numeral digits, mof_text spelling,
                              mof_span span)
{
    uint64_t value = 0;
    for (size_t i = 0; i < digits.text.size; i++) {
        int digit = mof_char_hex(digits.text.data[i]);
        if (digit < 0 || (unsigned)digit >= digits.base) {
            report(reporter, digits.bad_digit, span, spelling);
            return value;
        }
        if (value > (UINT64_MAX - (unsigned)digit) / digits.base) {
            report(reporter, MOF_L063, span, spelling);
            return UINT64_MAX;
        }
        value = value * digits.base + (unsigned)digit;
    }
    return value;
}

mof_integer mof_literal_integer(mof_reporter *reporter, mof_text spelling, mof_span span)
{
    mof_text text = spelling;
    bool has_sign = text.size > 0 && (*text.data == '-' || *text.data == '+');
    text.data += has_sign;
    text.size -= has_sign;
    return (mof_integer){
        .magnitude = decode_digits(reporter, find_base(text), spelling, span),
        .negative = has_sign && *spelling.data == '-',
    };
}

/* ---- reals ----------------------------------------------------------------------------------- */

#define DIGITS 800 /* digits beyond these change no double */
#define LARGEST_EXPONENT 100000

static long decode_exponent(mof_text text)
{
    long exponent = 0;
    for (size_t i = 0; i < text.size; i++)
        if (mof_char_is_digit(text.data[i]) && exponent < LARGEST_EXPONENT)
            exponent = exponent * 10 + (text.data[i] - '0');
    return text.size > 0 && *text.data == '-' ? -exponent : exponent;
}

/* strtod takes the decimal point from the locale: it gets the digits as an integer with an
 * exponent, in which no point is. */
double mof_literal_real(mof_text spelling)
{
    char digits[DIGITS + 32];
    size_t size = 0;
    size_t i = 0;
    long exponent = 0;
    bool behind_point = false;
    for (; i < spelling.size && mof_char_lower(spelling.data[i]) != 'e'; i++) {
        bool is_kept = size < DIGITS;
        if (spelling.data[i] == '.')
            behind_point = true;
        else if (is_kept)
            digits[size++] = spelling.data[i];
        exponent += spelling.data[i] != '.' ? !is_kept - behind_point : 0;
    }
    if (i < spelling.size)
        exponent += decode_exponent((mof_text){spelling.data + i + 1, spelling.size - i - 1});
    snprintf(digits + size, sizeof digits - size, "e%ld", exponent);
    return strtod(digits, NULL);
}

/* ---- characters ------------------------------------------------------------------------------ */

typedef struct reading {
    const char *at;
    const char *end;
    mof_reporter *reporter; /* NULL: say nothing */
    mof_span span;          /* of the literal */
    const char *start;      /* of the literal */
} reading;

/* At the text from `from` up to the cursor. */
static void report_at(const reading *cursor, mof_code code, const char *from)
{
    mof_span span = {cursor->span.start + (uint32_t)(from - cursor->start),
                     cursor->span.start + (uint32_t)(cursor->at - cursor->start)};
    report(cursor->reporter, code, span, (mof_text){from, (size_t)(cursor->at - from)});
}

/* The backslash is kept, so it may as well be written as one. */
static void report_escape(const reading *cursor, const char *from)
{
    mof_reporter *reporter = cursor->reporter;
    if (reporter == NULL)
        return;
    uint32_t start = cursor->span.start + (uint32_t)(from - cursor->start);
    mof_text text = {from, (size_t)(cursor->at - from)};
    mof_diagnostic *diagnostic =
        mof_report(reporter, MOF_L041, (mof_span){start, start + (uint32_t)text.size},
                   MOF_ARGS(mof_text_quote(reporter->arena, text)));
    mof_diagnostic_add_fix(reporter, diagnostic, (mof_span){start, start}, "\\");
}

static bool is_high_surrogate(uint32_t c)
{
    return c >= 0xD800 && c <= 0xDBFF;
}

static bool is_low_surrogate(uint32_t c)
{
    return c >= 0xDC00 && c <= 0xDFFF;
}

/* Up to four digits; the number of them is the difference that the cursor makes. */
static uint32_t decode_hex(reading *cursor)
{
    uint32_t value = 0;
    for (int i = 0; i < 4 && cursor->at < cursor->end && mof_char_hex(*cursor->at) >= 0; i++)
        value = value * 16 + (uint32_t)mof_char_hex(*cursor->at++);
    return value;
}

/* Two \x escapes that make one character; leaves the cursor where there is no second one. */
static uint32_t decode_low_surrogate(reading *cursor, uint32_t high)
{
    const char *before = cursor->at;
    if (cursor->end - before > 2 && before[0] == '\\' && mof_char_lower(before[1]) == 'x') {
        cursor->at += 2;
        uint32_t low = decode_hex(cursor);
        if (is_low_surrogate(low))
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        cursor->at = before;
    }
    return REPLACEMENT;
}

/* Behind "\x". A single unit of UTF-16 where `is_char`. */
static uint32_t decode_hex_escape(reading *cursor, const char *from, bool is_char)
{
    const char *digits = cursor->at;
    uint32_t value = decode_hex(cursor);
    if (cursor->at == digits) {
        report_at(cursor, MOF_L042, from);
        cursor->at = from + 1;
        return '\\';
    }
    if (is_char)
        return value;
    if (is_high_surrogate(value))
        value = decode_low_surrogate(cursor, value);
    if (value == 0 || value == REPLACEMENT || is_low_surrogate(value)) {
        report_at(cursor, MOF_L045, from);
        return REPLACEMENT;
    }
    return value;
}

/* One character or one escape. An unknown escape is kept: the backslash is a character, and what
 * stands behind it is the next one. */
static uint32_t next_character(reading *cursor, bool is_char)
{
    static const char letters[] = "btnfr\"'\\";
    static const char meanings[] = "\b\t\n\f\r\"'\\";
    const char *from = cursor->at;
    if (*from != '\\' || from + 1 == cursor->end) {
        size_t length;
        uint32_t c = mof_utf8_decode(from, (size_t)(cursor->end - from), &length);
        cursor->at += length;
        return length == 1 && c == REPLACEMENT ? '?' : c;
    }
    int letter = mof_char_lower((unsigned char)from[1]);
    cursor->at += 2;
    if (letter == 'x')
        return decode_hex_escape(cursor, from, is_char);
    const char *found = letter != '\0' ? strchr(letters, letter) : NULL;
    if (found != NULL)
        return (uint32_t)meanings[found - letters];
    report_escape(cursor, from);
    cursor->at = from + 1;
    return '\\';
}

/* Between the quotes; the last one may be missing. */
static reading open_literal(mof_reporter *reporter, mof_text spelling, mof_span span)
{
    const char *end = spelling.data + spelling.size;
    bool is_closed = spelling.size > 1 && end[-1] == *spelling.data;
    return (reading){spelling.data + 1, end - is_closed, reporter, span, spelling.data};
}

static bool is_hexadecimal(const reading *cursor)
{
    return cursor->end - cursor->at > 1 && *cursor->at == '\\' &&
           mof_char_lower((unsigned char)cursor->at[1]) == 'x';
}

uint32_t mof_literal_char(mof_reporter *reporter, mof_text spelling, mof_span span)
{
    reading cursor = open_literal(reporter, spelling, span);
    if (cursor.at == cursor.end) {
        report(reporter, MOF_L050, span, spelling);
        return 0;
    }
    bool is_hex = is_hexadecimal(&cursor);
    uint32_t c = next_character(&cursor, true);
    if (cursor.at < cursor.end)
        report(reporter, is_hex && mof_char_hex(*cursor.at) >= 0 ? MOF_L053 : MOF_L051, span,
               spelling);
    else if (c > 0xFFFF)
        report(reporter, MOF_L052, span, spelling);
    return c <= 0xFFFF ? c : REPLACEMENT;
}

bool mof_literal_is_long(mof_text spelling)
{
    reading cursor = open_literal(NULL, spelling, MOF_NO_SPAN);
    bool is_hex = is_hexadecimal(&cursor);
    if (cursor.at < cursor.end)
        next_character(&cursor, true);
    return cursor.at < cursor.end && !(is_hex && mof_char_hex(*cursor.at) >= 0);
}

/* ---- strings --------------------------------------------------------------------------------- */

static bool is_quoted(mof_text spelling)
{
    if (spelling.size == 0)
        return false;
    char quote = *spelling.data;
    return quote == '"' || (quote == '\'' && spelling.data[spelling.size - 1] == quote);
}

/* No escape is shorter than its character: `out` has room for what is read. */
static size_t decode(reading cursor, char *out)
{
    size_t length = 0;
    while (cursor.at < cursor.end) {
        size_t rest = (size_t)(cursor.end - cursor.at);
        const char *escape = memchr(cursor.at, '\\', rest);
        size_t plain = escape != NULL ? (size_t)(escape - cursor.at) : rest;
        memcpy(out + length, cursor.at, plain);
        cursor.at += plain;
        length += plain;
        if (escape != NULL)
            length += mof_utf8_encode(next_character(&cursor, false), out + length);
    }
    return length;
}

mof_text mof_literal_string(mof_arena *arena, mof_reporter *reporter, mof_text spelling,
                            mof_span span)
{
    if (!is_quoted(spelling))
        return spelling;
    reading cursor = open_literal(reporter, spelling, span);
    size_t size = (size_t)(cursor.end - cursor.at);
    if (memchr(cursor.at, '\\', size) == NULL)
        return (mof_text){cursor.at, size};
    char *decoded = mof_arena_alloc(arena, size);
    return (mof_text){decoded, decode(cursor, decoded)};
}

size_t mof_literal_copy_string(mof_text spelling, char *out)
{
    if (is_quoted(spelling))
        return decode(open_literal(NULL, spelling, MOF_NO_SPAN), out);
    memcpy(out, spelling.data, spelling.size);
    return spelling.size;
}

size_t mof_literal_take(mof_text inside, char out[4], size_t *size)
{
    reading cursor = {inside.data, inside.data + inside.size, NULL, MOF_NO_SPAN, inside.data};
    *size = mof_utf8_encode(next_character(&cursor, false), out);
    return (size_t)(cursor.at - inside.data);
}

void mof_literal_check_string(mof_reporter *reporter, mof_text spelling, mof_span span)
{
    reading cursor = open_literal(reporter, spelling, span);
    while (cursor.at < cursor.end)
        next_character(&cursor, false);
}

/* Four digits always: a shorter escape would take in a digit that follows (A.7). */
void mof_literal_write_string(mof_buffer *out, mof_text value)
{
    static const char special[] = "\b\t\n\f\r\"\\";
    static const char letters[] = "btnfr\"\\";
    mof_buffer_append_char(out, '"');
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        const char *found = c != '\0' ? strchr(special, c) : NULL;
        if (found != NULL)
            mof_buffer_append_format(out, "\\%c", letters[found - special]);
        else if ((unsigned char)c < 0x20)
            mof_buffer_append_format(out, "\\x%04X", (unsigned)(unsigned char)c);
        else
            mof_buffer_append_char(out, c);
    }
    mof_buffer_append_char(out, '"');
}
