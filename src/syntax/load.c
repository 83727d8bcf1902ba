/*
 * Reading: the first bytes tell the encoding, and everything becomes UTF-8 without NUL
 * (mof-language A.1). Text that is UTF-8 already stays where it was read to.
 */
#include "syntax/load.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "syntax/ahead.h"
#include "syntax/suppress.h"

#define FILE_LIMIT ((size_t)INT32_MAX - 16) /* flex counts in int */
#define REPLACEMENT 0xFFFDu

typedef struct input {
    mof_syntax *syntax;
    const char *name;
    const char *path;
    char *bytes;
    size_t size;
    mof_span included_from;
} input;

/* What was found wrong while decoding, to be reported once per file. */
typedef struct decoded {
    char *text;
    size_t size;
    mof_encoding encoding;
    bool has_signature;
    bool has_fault;
    mof_code fault;
    size_t fault_offset; /* in the text */
} decoded;

/* A missing signature does no harm. */
static bool is_damaged(const decoded *result)
{
    return result->has_fault && result->fault != MOF_L010;
}

static void keep_fault(decoded *result, mof_code code)
{
    if (is_damaged(result))
        return;
    result->has_fault = true;
    result->fault = code;
    result->fault_offset = result->size;
}

static void put(decoded *result, uint32_t code_point)
{
    result->size += mof_utf8_encode(code_point, result->text + result->size);
}

/* ---- UTF-16 ---------------------------------------------------------------------------------- */

static uint32_t unit_at(const input *in, size_t i, bool big_endian)
{
    unsigned first = (unsigned char)in->bytes[i];
    unsigned second = (unsigned char)in->bytes[i + 1];
    return big_endian ? first << 8 | second : second << 8 | first;
}

static void put_unit(decoded *result, uint32_t unit, uint32_t *high)
{
    bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (*high != 0 && is_low) {
        put(result, 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00));
        *high = 0;
        return;
    }
    if (*high != 0 || is_low) {
        keep_fault(result, MOF_L004);
        put(result, REPLACEMENT);
    }
    *high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (*high == 0 && !is_low)
        put(result, unit);
}

static decoded decode_utf16(const input *in, bool big_endian, bool has_signature)
{
    decoded result = {.encoding = big_endian ? MOF_ENCODING_UTF16BE : MOF_ENCODING_UTF16LE,
                      .has_signature = has_signature};
    result.text = mof_arena_alloc(in->syntax->source_arena, in->size / 2 * 3 + 8);
    if (!has_signature)
        keep_fault(&result, MOF_L010);
    uint32_t high = 0;
    for (size_t i = has_signature ? 2 : 0; i + 1 < in->size; i += 2)
        put_unit(&result, unit_at(in, i, big_endian), &high);
    if (high != 0 || in->size % 2 != 0)
        keep_fault(&result, MOF_L004);
    return result;
}

/* ---- bytes ----------------------------------------------------------------------------------- */

/* 80 to 9F; what Windows-1252 leaves open is the control character of that number. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static decoded decode_windows_1252(const input *in, size_t invalid)
{
    decoded result = {.encoding = MOF_ENCODING_WINDOWS1252};
    result.text = mof_arena_alloc(in->syntax->source_arena, in->size * 3 + 2);
    for (size_t i = 0; i < in->size; i++) {
        unsigned byte = (unsigned char)in->bytes[i];
        if (i == invalid)
            keep_fault(&result, MOF_L003);
        put(&result, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
    return result;
}

static decoded decode_utf8(const input *in)
{
    size_t signature = in->size >= 3 && memcmp(in->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    mof_text text = {in->bytes + signature, in->size - signature};
    size_t invalid = mof_utf8_invalid(text);
    if (invalid < text.size)
        return decode_windows_1252(in, invalid + signature);
    return (decoded){
        .text = in->bytes + signature, .size = text.size, .has_signature = signature != 0};
}

/* Where DOS ends the text: at a Ctrl-Z behind which nothing is but what fills a block. */
static size_t find_end(const decoded *result)
{
    static const char filling[] = {0x1A, '\r', '\n', '\t', ' ', '\0'};
    size_t end = result->size;
    for (size_t i = end; i > 0 && memchr(filling, result->text[i - 1], sizeof filling) != NULL; i--)
        if (result->text[i - 1] == 0x1A)
            end = i - 1;
    return end;
}

/* No NUL is left for the scanner to stop at, no Ctrl-Z at the end. */
static void clean(decoded *result)
{
    result->size = find_end(result);
    char *nul = result->size > 0 ? memchr(result->text, '\0', result->size) : NULL;
    if (nul != NULL && !is_damaged(result)) {
        result->has_fault = true;
        result->fault = MOF_L005;
        result->fault_offset = (size_t)(nul - result->text);
    }
    for (char *end = result->text + result->size; nul != NULL;
         nul = memchr(nul, '\0', (size_t)(end - nul)))
        *nul = ' ';
    memset(result->text + result->size, 0, 2);
}

/* ---- what the first bytes tell --------------------------------------------------------------- */

typedef enum kind {
    KIND_UTF8,
    KIND_UTF16LE,
    KIND_UTF16BE,
    KIND_UTF16LE_BARE,
    KIND_UTF16BE_BARE,
    KIND_UTF32,
    KIND_ZEROS,
    KIND_BINARY
} kind;

static const struct signature {
    size_t size;
    const char *bytes;
    kind means;
} signatures[] = {
    {4, "\xFF\xFE\0\0", KIND_UTF32}, {4, "\0\0\xFE\xFF", KIND_UTF32}, {4, "FOMB", KIND_BINARY},
    {2, "\xFF\xFE", KIND_UTF16LE},   {2, "\xFE\xFF", KIND_UTF16BE},   {2, "\0\0", KIND_ZEROS},
};

static kind find_content(const input *in)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (in->size >= signatures[i].size &&
            memcmp(in->bytes, signatures[i].bytes, signatures[i].size) == 0)
            return signatures[i].means;
    if (in->size >= 2 && in->bytes[0] != '\0' && in->bytes[1] == '\0')
        return KIND_UTF16LE_BARE;
    if (in->size >= 2 && in->bytes[0] == '\0')
        return KIND_UTF16BE_BARE;
    return KIND_UTF8;
}

static decoded decode(const input *in, kind found)
{
    switch (found) {
    case KIND_UTF16LE:
        return decode_utf16(in, false, true);
    case KIND_UTF16BE:
        return decode_utf16(in, true, true);
    case KIND_UTF16LE_BARE:
        return decode_utf16(in, false, false);
    case KIND_UTF16BE_BARE:
        return decode_utf16(in, true, false);
    default:
        return decode_utf8(in);
    }
}

/* ---- sources --------------------------------------------------------------------------------- */

static bool is_page(const input *in)
{
    return mof_text_ends_with_nocase(mof_text_from_string(in->name), ".md");
}

static mof_source *add_source(const input *in, char *text, size_t size)
{
    mof_syntax *syntax = in->syntax;
    mof_source *source = mof_sources_add(
        syntax->sources, is_page(in) ? MOF_SOURCE_PAGE : MOF_SOURCE_MOF, in->name, text, size);
    if (source == NULL) {
        mof_report(syntax->reporter, MOF_F003, in->included_from, MOF_NO_ARGS);
        return NULL;
    }
    if (in->path != NULL)
        source->path = in->path == in->name ? source->name
                                            : mof_arena_copy_string(syntax->source_arena, in->path);
    source->included_from = in->included_from;
    source->severities = syntax->severities;
    return source;
}

/* Refused, at the beginning of a source that has no text. */
static mof_source *refuse(const input *in, mof_code code, const char *argument)
{
    mof_source *source = add_source(in, mof_arena_alloc(in->syntax->source_arena, 2), 0);
    if (source != NULL)
        mof_report(in->syntax->reporter, code, mof_source_span(source, 0, 0), MOF_ARGS(argument));
    return NULL;
}

static mof_source *add_decoded(const input *in, decoded *result)
{
    clean(result);
    mof_source *source = add_source(in, result->text, result->size);
    if (source == NULL)
        return NULL;
    source->encoding = result->encoding;
    source->has_signature = result->has_signature;
    source->is_damaged = is_damaged(result);
    mof_suppress_read(in->syntax, source);
    if (result->has_fault)
        mof_report(in->syntax->reporter, result->fault,
                   mof_source_span(source, result->fault_offset, result->fault_offset),
                   MOF_NO_ARGS);
    return source;
}

/* ---- preprocessing --------------------------------------------------------------------------- */

static mof_source *refuse_to_process(const input *in, mof_preprocessed why)
{
    mof_reporter *reporter = in->syntax->reporter;
    const char *name = mof_arena_copy_string(reporter->arena, in->name);
    const char *program = in->syntax->preprocessor->program;
    if (why == MOF_PREPROCESSED_REFUSED)
        mof_report(reporter, MOF_F008, in->included_from, MOF_ARGS(name));
    else if (why == MOF_PREPROCESSED_CUT)
        mof_report(reporter, MOF_F002, in->included_from, MOF_ARGS(name));
    else
        mof_report(
            reporter, MOF_F001, in->included_from,
            MOF_ARGS(name, mof_arena_format(reporter->arena,
                                            "there is no program '%s' to preprocess it", program)));
    return NULL;
}

/* Behind the line markers that come first. */
static size_t find_beginning(const decoded *result)
{
    size_t i = 0;
    while (i + 1 < result->size && result->text[i] == '#' && result->text[i + 1] == ' ') {
        const char *end = memchr(result->text + i, '\n', result->size - i);
        i = end != NULL ? (size_t)(end - result->text) + 1 : result->size;
    }
    return i;
}

/* A preprocessor reads bytes: what is in units of UTF-16 it gets as a text. A fault of that is told
 * at the beginning, as its place is not in what comes back. */
static mof_source *load_processed(const input *in, const decoded *result)
{
    bool is_wide =
        result->encoding == MOF_ENCODING_UTF16LE || result->encoding == MOF_ENCODING_UTF16BE;
    mof_text text = {NULL, 0};
    mof_text out;
    if (is_wide || in->path == NULL)
        text = (mof_text){result->text, result->size};
    mof_preprocessor *preprocessor = in->syntax->preprocessor;
    mof_preprocessed status =
        preprocessor->run(preprocessor, in->path != NULL ? in->path : in->name, text, &out);
    if (status != MOF_PREPROCESSED)
        return refuse_to_process(in, status);
    input next = *in;
    next.bytes = mof_arena_alloc(in->syntax->source_arena, out.size + 2);
    memcpy(next.bytes, out.data, out.size);
    next.size = out.size;
    decoded made = decode_utf8(&next);
    if (is_wide && result->has_fault) {
        made.has_fault = true;
        made.fault = result->fault;
        made.fault_offset = find_beginning(&made);
    }
    mof_source *source = add_decoded(&next, &made);
    if (source != NULL)
        source->is_processed = true;
    return source;
}

static mof_source *load(const input *in)
{
    kind found = find_content(in);
    if (found == KIND_UTF32)
        return refuse(in, MOF_L001, "it begins with the signature of UTF-32");
    if (found == KIND_ZEROS)
        return refuse(in, MOF_L001, "it begins with zero bytes");
    if (found == KIND_BINARY)
        return refuse(in, MOF_F004, NULL);
    decoded result = decode(in, found);
    if (result.size > FILE_LIMIT)
        return refuse(in, MOF_F002, in->name);
    if (in->syntax->preprocessor != NULL && !is_page(in))
        return load_processed(in, &result);
    return add_decoded(in, &result);
}

mof_source *mof_syntax_load(mof_syntax *syntax, const char *name, const char *path, char *bytes,
                            size_t size, mof_span included_from)
{
    const input in = {syntax, name, path, bytes, size, included_from};
    if (size <= FILE_LIMIT)
        return load(&in);
    mof_report(syntax->reporter, MOF_F002, included_from,
               MOF_ARGS(mof_arena_copy_string(syntax->reporter->arena, name)));
    return NULL;
}

void mof_syntax_report_unreadable(mof_syntax *syntax, const char *path, mof_span at, int error)
{
    mof_arena *arena = syntax->reporter->arena;
    const char *name = mof_arena_copy_string(arena, path);
    if (error == EFBIG)
        mof_report(syntax->reporter, MOF_F002, at, MOF_ARGS(name));
    else
        mof_report(syntax->reporter, MOF_F001, at,
                   MOF_ARGS(name, mof_arena_copy_string(arena, strerror(error))));
}

static mof_source *load_read(mof_syntax *syntax, const char *path, const mof_ahead_file *file,
                             mof_span included_from)
{
    char *bytes = mof_arena_stretch(syntax->source_arena, NULL, 0, file->size + 2);
    memcpy(bytes, file->bytes, file->size + 2);
    mof_source *source = mof_syntax_load(syntax, path, path, bytes, file->size, included_from);
    if (source != NULL && source->text == bytes && source->size == file->size)
        mof_ahead_note(syntax->ahead, source);
    return source;
}

int mof_syntax_try_read(mof_syntax *syntax, const char *path, mof_span included_from,
                        mof_source **source)
{
    bool is_stdin = strcmp(path, "-") == 0;
    const mof_ahead_file *file = syntax->ahead != NULL ? mof_ahead_take(syntax->ahead, path) : NULL;
    if (file != NULL) {
        *source = load_read(syntax, path, file, included_from);
        return 0;
    }
    char *bytes;
    size_t size;
    int error = mof_file_read(syntax->source_arena, path, FILE_LIMIT, &bytes, &size);
    *source = NULL;
    if (error == 0)
        *source = mof_syntax_load(syntax, is_stdin ? "<stdin>" : path, is_stdin ? NULL : path,
                                  bytes, size, included_from);
    return error;
}

mof_source *mof_syntax_read(mof_syntax *syntax, const char *path, mof_span included_from)
{
    mof_source *source;
    int error = mof_syntax_try_read(syntax, path, included_from, &source);
    if (error != 0)
        mof_syntax_report_unreadable(syntax, path, included_from, error);
    return source;
}
