/*
 * Encodings, written.
 */
#include "syntax/encode.h"

#include "base/buffer.h"

#define SIGNATURE 0xFEFFu

static void put_unit(mof_buffer *out, uint32_t unit, bool big_endian)
{
    char bytes[2] = {(char)(unit >> 8 & 0xFF), (char)(unit & 0xFF)};
    mof_buffer_append_char(out, bytes[!big_endian]);
    mof_buffer_append_char(out, bytes[big_endian]);
}

static void put_utf16(mof_buffer *out, uint32_t code_point, bool big_endian)
{
    if (code_point < 0x10000) {
        put_unit(out, code_point, big_endian);
        return;
    }
    put_unit(out, 0xD800 + ((code_point - 0x10000) >> 10), big_endian);
    put_unit(out, 0xDC00 + ((code_point - 0x10000) & 0x3FF), big_endian);
}

mof_text mof_encode_like(mof_arena *arena, const mof_source *source, mof_text text)
{
    bool big_endian = source->encoding == MOF_ENCODING_UTF16BE;
    bool is_wide = big_endian || source->encoding == MOF_ENCODING_UTF16LE;
    if (!is_wide && !source->has_signature)
        return text;
    mof_buffer out;
    mof_buffer_init(&out, arena);
    if (!is_wide) {
        mof_buffer_append_code_point(&out, SIGNATURE);
        mof_buffer_append(&out, text);
        return mof_buffer_text(&out);
    }
    if (source->has_signature)
        put_utf16(&out, SIGNATURE, big_endian);
    size_t length;
    for (size_t i = 0; i < text.size; i += length)
        put_utf16(&out, mof_utf8_decode(text.data + i, text.size - i, &length), big_endian);
    return mof_buffer_text(&out);
}
