/*
 * Questions about slices of UTF-8. Nothing here looks at the locale.
 */
#include "base/text.h"

#include <string.h>

/* ---- slices ---------------------------------------------------------------------------------- */

mof_text mof_text_from_string(const char *string)
{
    return (mof_text){string, string != NULL ? strlen(string) : 0};
}

bool mof_text_equal_nocase(mof_text a, mof_text b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (mof_char_lower(a.data[i]) != mof_char_lower(b.data[i]))
            return false;
    return true;
}

bool mof_text_is_nocase(mof_text a, const char *string)
{
    size_t i = 0;
    while (i < a.size && string[i] != '\0' &&
           mof_char_lower(a.data[i]) == mof_char_lower(string[i]))
        i++;
    return i == a.size && string[i] == '\0';
}

mof_text mof_text_trim(mof_text text)
{
    while (text.size > 0 && mof_char_is_space(text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && mof_char_is_space(text.data[text.size - 1]))
        text.size--;
    return text;
}

#define NO_BREAK_SPACE "\xC2\xA0"

mof_text mof_text_trim_blanks(mof_text text)
{
    for (;;) {
        text = mof_text_trim(text);
        if (text.size < 2)
            return text;
        if (memcmp(text.data, NO_BREAK_SPACE, 2) == 0)
            text.data += 2;
        else if (memcmp(text.data + text.size - 2, NO_BREAK_SPACE, 2) != 0)
            return text;
        text.size -= 2;
    }
}

bool mof_text_ends_with_nocase(mof_text text, const char *ending)
{
    size_t size = strlen(ending);
    return text.size >= size &&
           mof_text_is_nocase((mof_text){text.data + text.size - size, size}, ending);
}

static bool is_one_of(mof_text text, const char *words, bool (*equal)(mof_text a, mof_text b))
{
    for (;;) {
        size_t size = strcspn(words, "|");
        if (equal(text, (mof_text){words, size}))
            return true;
        if (words[size] == '\0')
            return false;
        words += size + 1;
    }
}

bool mof_text_is_one_of(mof_text text, const char *words)
{
    return is_one_of(text, words, mof_text_equal);
}

bool mof_text_is_one_of_nocase(mof_text text, const char *words)
{
    return is_one_of(text, words, mof_text_equal_nocase);
}

/* ---- UTF-8 ----------------------------------------------------------------------------------- */

/* What a lead byte announces, and the range of the byte behind it: the table of well-formed
 * sequences of the Unicode standard, which leaves out overlong forms and surrogates. */
typedef struct sequence {
    unsigned char first, last;     /* lead bytes */
    unsigned char lowest, highest; /* second byte */
    unsigned char length;
} sequence;

static const sequence sequences[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const sequence *find_sequence(unsigned char lead)
{
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        if (lead >= sequences[i].first && lead <= sequences[i].last)
            return &sequences[i];
    return NULL;
}

#define REPLACEMENT 0xFFFDu

uint32_t mof_utf8_decode(const char *data, size_t size, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)data;
    *length = 1;
    if (bytes[0] < 0x80)
        return bytes[0];
    const sequence *form = find_sequence(bytes[0]);
    if (form == NULL || size < form->length || bytes[1] < form->lowest || bytes[1] > form->highest)
        return REPLACEMENT;
    uint32_t code_point = bytes[0] & (0x7Fu >> form->length);
    for (size_t i = 1; i < form->length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    }
    *length = form->length;
    return code_point;
}

size_t mof_utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)((0xF00u >> length & 0xF0u) | code_point);
    return length;
}

/* The number of ASCII bytes at the start, by eights: most texts are nothing else. */
static size_t count_ascii(const char *data, size_t size)
{
    const uint64_t high_bits = 0x8080808080808080u;
    size_t count = 0;
    for (uint64_t word; size - count >= sizeof word; count += sizeof word) {
        memcpy(&word, data + count, sizeof word);
        if ((word & high_bits) != 0)
            break;
    }
    while (count < size && (unsigned char)data[count] < 0x80)
        count++;
    return count;
}

size_t mof_utf8_count(mof_text text)
{
    size_t count = 0;
    for (size_t i = 0, length; i < text.size; i += length) {
        length = count_ascii(text.data + i, text.size - i);
        count += length;
        if (length == 0) {
            mof_utf8_decode(text.data + i, text.size - i, &length);
            count++;
        }
    }
    return count;
}

size_t mof_utf8_invalid(mof_text text)
{
    for (size_t i = 0, length; i < text.size; i += length) {
        length = count_ascii(text.data + i, text.size - i);
        if (length == 0 && mof_utf8_decode(text.data + i, text.size - i, &length) == REPLACEMENT &&
            length == 1)
            return i;
    }
    return text.size;
}

/* ---- what a reader is shown ------------------------------------------------------------------ */

bool mof_code_point_is_printable(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } hidden[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0x200B, 0x200F}, {0x2028, 0x202E},
                  {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (code_point >= hidden[i].first && code_point <= hidden[i].last)
            return false;
    return true;
}

#define QUOTED 40 /* code points of a token that a message shows (mof-language 0.3) */

/* Writes at most 6 bytes. */
static size_t write_escaped(uint32_t code_point, char *out)
{
    static const char named[] = "\bb\tt\nn\ff\rr";
    for (size_t i = 0; named[i] != '\0'; i += 2) {
        if (code_point == (unsigned char)named[i]) {
            out[0] = '\\';
            out[1] = named[i + 1];
            return 2;
        }
    }
    size_t digits = code_point > 0xFF ? 4 : 2;
    out[0] = '\\';
    out[1] = 'x';
    for (size_t i = digits; i > 0; i--, code_point >>= 4)
        out[1 + i] = "0123456789ABCDEF"[code_point & 0xF];
    return 2 + digits;
}

const char *mof_text_quote(mof_arena *arena, mof_text text)
{
    char out[QUOTED * 6 + 4];
    size_t size = 0;
    size_t offset = 0;
    for (size_t count = 0, length; count < QUOTED && offset < text.size; count++) {
        uint32_t c = mof_utf8_decode(text.data + offset, text.size - offset, &length);
        offset += length;
        size += mof_code_point_is_printable(c) ? mof_utf8_encode(c, out + size)
                                               : write_escaped(c, out + size);
    }
    if (offset < text.size) {
        memcpy(out + size, "...", 3);
        size += 3;
    }
    return mof_arena_copy(arena, out, size);
}

/* ---- likeness -------------------------------------------------------------------------------- */

#define NEAR_SIZE 63 /* longer texts are near only where they are equal */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, with the last three rows of the table. */
static size_t align_texts(mof_text a, mof_text b, size_t limit)
{
    size_t rows[3][NEAR_SIZE + 1];
    for (size_t j = 0; j <= b.size; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *second = rows[(i + 1) % 3];
        int a_char = mof_char_lower(a.data[i - 1]);
        size_t best = row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            int b_char = mof_char_lower(b.data[j - 1]);
            row[j] = least(above[j - 1] + (a_char != b_char), 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && a_char == mof_char_lower(b.data[j - 2]) &&
                b_char == mof_char_lower(a.data[i - 2]))
                row[j] = least(row[j], second[j - 2] + 1);
            best = least(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return least(rows[a.size % 3][b.size], limit + 1);
}

size_t mof_text_distance(mof_text a, mof_text b, size_t limit)
{
    size_t difference = a.size > b.size ? a.size - b.size : b.size - a.size;
    if (difference > limit)
        return limit + 1;
    if (a.size > NEAR_SIZE || b.size > NEAR_SIZE)
        return mof_text_equal_nocase(a, b) ? 0 : limit + 1;
    return align_texts(a, b, limit);
}
