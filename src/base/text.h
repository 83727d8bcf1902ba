/*
 * Text: slices of UTF-8 that somebody else owns, and the few questions that every layer asks.
 */
#ifndef MOF_BASE_TEXT_H
#define MOF_BASE_TEXT_H

#include <string.h>

#include "base/memory.h"

typedef struct mof_text {
    const char *data; /* not NUL-terminated */
    size_t size;      /* bytes */
} mof_text;

/* The first is for tables, the second for everything else. */
#define MOF_TEXT_ITEM(literal)                                                                     \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }
#define MOF_TEXT(literal) ((mof_text)MOF_TEXT_ITEM(literal))

/* ---- bytes: ASCII only, any locale ------------------------------------------------------------
 * Asked of every byte of the input: they are here because a call would cost more than the answer.
 */

static inline int mof_char_lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static inline bool mof_char_is_space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool mof_char_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool mof_char_is_alpha(int c)
{
    int lower = mof_char_lower(c);
    return lower >= 'a' && lower <= 'z';
}

/* The value of a hexadecimal digit, -1 for another character. */
static inline int mof_char_hex(int c)
{
    if (mof_char_is_digit(c))
        return c - '0';
    int lower = mof_char_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* ---- slices ---------------------------------------------------------------------------------- */

/* NULL gives the empty text. */
mof_text mof_text_from_string(const char *string);

static inline bool mof_text_equal(mof_text a, mof_text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* ASCII letters compare without case, as in MOF names. */
bool mof_text_equal_nocase(mof_text a, mof_text b);
bool mof_text_is_nocase(mof_text a, const char *string);
mof_text mof_text_trim(mof_text text);        /* ASCII white space at both ends */
mof_text mof_text_trim_blanks(mof_text text); /* no-break spaces (U+00A0), too */

/* Here, because the length of a literal is known where it is written. */
static inline bool mof_text_starts_with(mof_text text, const char *prefix)
{
    size_t size = strlen(prefix);
    return text.size >= size && memcmp(text.data, prefix, size) == 0;
}

bool mof_text_ends_with_nocase(mof_text text, const char *ending);
bool mof_text_is_one_of(mof_text text, const char *words); /* "text|json" */
bool mof_text_is_one_of_nocase(mof_text text, const char *words);

/* ---- UTF-8 ----------------------------------------------------------------------------------- */

/* Decodes the code point at data[0]; *length gets its bytes, 1 where the sequence is invalid and
 * U+FFFD is returned. `size` must be at least 1. */
uint32_t mof_utf8_decode(const char *data, size_t size, size_t *length);

/* Writes 1 to 4 bytes to `out` and returns their number. */
size_t mof_utf8_encode(uint32_t code_point, char out[4]);
size_t mof_utf8_count(mof_text text); /* code points; an invalid byte counts as one */

/* Offset of the first byte that is not valid UTF-8, or text.size. */
size_t mof_utf8_invalid(mof_text text);

/* False for control, bidirectional and invisible characters, which could forge what is shown. */
bool mof_code_point_is_printable(uint32_t code_point);

/* A token as a message shows it: at most 40 code points and "...", what is not printable escaped.
 */
const char *mof_text_quote(mof_arena *arena, mof_text text);

/* Edit distance (insert, delete, replace, swap neighbours; ASCII without case), at most limit + 1.
 * Texts of more than 63 bytes are near only where they are equal. */
size_t mof_text_distance(mof_text a, mof_text b, size_t limit);

#endif
