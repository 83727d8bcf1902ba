/*
 * Sources: every input and every template of a run in one address space of 32 bits, so that a span
 * alone names its file. Lines and columns are computed when something is printed.
 */
#ifndef MOF_DIAG_SOURCE_H
#define MOF_DIAG_SOURCE_H

#include "base/memory.h"
#include "base/text.h"
#include "diag/profile.h"

typedef struct mof_span {
    uint32_t start; /* address of the first byte; 0: no place */
    uint32_t end;   /* address behind the last byte */
} mof_span;

#define MOF_NO_SPAN ((mof_span){0, 0})

typedef enum mof_source_kind {
    MOF_SOURCE_MOF,
    MOF_SOURCE_PAGE,
    MOF_SOURCE_TEMPLATE,
    MOF_SOURCE_OTHER /* configuration files, command lines */
} mof_source_kind;

/* What the bytes were before they were decoded to UTF-8 (mof-language A.1). */
typedef enum mof_encoding {
    MOF_ENCODING_UTF8,
    MOF_ENCODING_UTF16LE,
    MOF_ENCODING_UTF16BE,
    MOF_ENCODING_WINDOWS1252 /* invalid UTF-8, read so that parsing could go on */
} mof_encoding;

typedef struct mof_source {
    const char *name; /* as printed: the path as it was given, "<stdin>" */
    const char *path; /* as opened; NULL where there is no file */
    char *text;       /* UTF-8; `size` bytes and two NULs (the scanner works in place) */
    uint32_t size;
    uint32_t base; /* address of text[0]; the end of file has an address too */
    mof_source_kind kind;
    mof_encoding encoding;
    bool has_signature; /* a byte order mark was there and was dropped */
    bool is_damaged;    /* bytes that are no text in this encoding were replaced */
    bool is_input;      /* of the run; not included, not looked for */
    bool is_processed;  /* the text is what a preprocessor made of the file */
    mof_profile profile;
    const char *profile_reason; /* why it was chosen, for check -v; NULL: unset */
    mof_span included_from;     /* MOF_NO_SPAN for an input of the run */
    struct mof_line *lines; /* the one that each piece of the text begins in, made on first use */
    uint32_t line_count;
    struct mof_width *blocks;        /* of the text before each block, made for a long line */
    struct mof_line_marker *markers; /* "# 12 \"x.mof\"" lines of a preprocessor, ascending */
    size_t marker_count;
    size_t marker_capacity;
    const signed char *severities; /* by code, of a configuration file, or NULL; -1: unset */
    mof_span *doubts;              /* declarations with a syntax error, ascending */
    size_t doubt_count;
    size_t doubt_capacity;
    struct mof_suppressions *suppressions; /* what is not reported in places; NULL: none */
    const struct mof_quotation
        *quotation; /* the text is a value in another source; NULL: it is not */
} mof_source;

/* From this offset on, text runs along with what stands at that address. Where a literal ends and
 * where another begins there is a run each, both at the same offset. */
typedef struct mof_quoted_run {
    uint32_t offset;
    uint32_t address;
} mof_quoted_run;

/* Where a text that is a value stands in the source that has it as literals, escapes and all. */
typedef struct mof_quotation {
    mof_quoted_run *runs; /* ascending by offset, the first at 0 */
    size_t count;
    size_t capacity;
    const char *name; /* of the element that has the value */
    mof_span place;   /* of that name */
} mof_quotation;

/* How wide some text is. */
typedef struct mof_width {
    uint32_t code_points;
    uint32_t utf16; /* units */
} mof_width;

/* From this offset on, text belongs to another file and line. */
typedef struct mof_line_marker {
    uint32_t offset; /* of the line behind the marker */
    uint32_t line;
    const char *name;
    struct mof_source *original; /* that file, if it is at hand: its lines are shown */
} mof_line_marker;

typedef struct mof_sources {
    mof_arena *arena;
    mof_source **items; /* ascending by base */
    size_t count;
    size_t capacity;
    uint32_t next_base;
} mof_sources;

typedef struct mof_position {
    const mof_source *source; /* NULL: no place */
    const char *name;         /* of the file, line markers honoured */
    uint32_t line;            /* from 1, line markers honoured */
    uint32_t column;          /* code points from 1; a tab is one */
    uint32_t utf16_column;    /* units of UTF-16 from 1 */
    mof_text text;            /* the whole line, without its end */
    uint32_t offset;          /* bytes from the start of the line */
} mof_position;

void mof_sources_init(mof_sources *sources, mof_arena *arena);

/* `text` has `size` bytes and two NULs, and is kept, not copied. NULL where the address space of
 * 4 GiB is used up. */
mof_source *mof_sources_add(mof_sources *sources, mof_source_kind kind, const char *name,
                            char *text, size_t size);

/* Copies `text` first: for templates that are compiled in, and for tests. */
mof_source *mof_sources_add_copy(mof_sources *sources, mof_source_kind kind, const char *name,
                                 mof_text text);

mof_source *mof_sources_find(const mof_sources *sources, uint32_t address); /* or NULL */

/* The input that it belongs to: the file itself, or the one that includes it. NULL: no place. */
const mof_source *mof_sources_find_input(const mof_sources *sources, mof_span span);
mof_text mof_sources_text(const mof_sources *sources, mof_span span);

mof_position mof_sources_position(mof_sources *sources, uint32_t address);

/* Where in the other source that stands which is here in the text of a quotation. */
mof_span mof_quotation_place(const mof_source *source, mof_span span);

mof_span mof_span_join(mof_span first, mof_span last);
mof_span mof_source_span(const mof_source *source, size_t start, size_t end); /* offsets */

#endif
