/*
 * A reference page as lines: every line that says something, what Markdown makes of it, and where
 * its text stands in the page. md4c parses; HTML, which the pages use for lists, is read along.
 */
#ifndef MOF_PAGE_MARKDOWN_H
#define MOF_PAGE_MARKDOWN_H

#include "base/memory.h"
#include "diag/source.h"

typedef enum mof_markdown_kind {
    MOF_MARKDOWN_TEXT, /* a line of a paragraph or of HTML */
    MOF_MARKDOWN_HEADING,
    MOF_MARKDOWN_ROW, /* of a table */
    MOF_MARKDOWN_CODE /* a whole code block */
} mof_markdown_kind;

/* What a line opens. */
typedef enum mof_markdown_mark {
    MOF_MARKDOWN_NONE,
    MOF_MARKDOWN_TERM,   /* <dt> */
    MOF_MARKDOWN_DETAIL, /* <dd> */
    MOF_MARKDOWN_AFTER,  /* what follows a list: behind </dl> */
    MOF_MARKDOWN_ITEM    /* of a list */
} mof_markdown_mark;

typedef enum mof_markdown_style {
    MOF_MARKDOWN_STYLE_CODE = 1u << 0,
    MOF_MARKDOWN_STYLE_STRONG = 1u << 1,
    MOF_MARKDOWN_STYLE_EMPHASIS = 1u << 2,
    MOF_MARKDOWN_STYLE_LINK = 1u << 3
} mof_markdown_style;

/* Text of one style that stands in the page as one piece. */
typedef struct mof_markdown_run {
    uint32_t at;     /* in mof_markdown.text */
    uint32_t source; /* offset in the page */
    uint8_t style;   /* mof_markdown_style */
} mof_markdown_run;

/* Text as a reader of the rendered page sees it: mof_markdown.text[start .. end). */
typedef struct mof_markdown_content {
    uint32_t start;
    uint32_t end;
} mof_markdown_content;

typedef struct mof_markdown_line {
    uint8_t kind;   /* mof_markdown_kind */
    uint8_t mark;   /* mof_markdown_mark */
    uint8_t level;  /* of a heading, from 1 */
    bool is_nested; /* in a list or a quotation */
    bool is_header; /* the first row of a table */
    uint32_t start; /* offsets in the page: the line, or its part between HTML tags; */
    uint32_t end;   /* equal for a row of empty cells */
    mof_markdown_content content; /* a row: of all cells */
    uint32_t cell;                /* a row's first, in mof_markdown.cells */
    uint32_t cell_count;
} mof_markdown_line;

typedef struct mof_markdown {
    const mof_source *source;
    char *text;
    mof_markdown_run *runs;
    mof_markdown_line *lines;
    mof_markdown_content *cells;
    size_t text_size, run_count, line_count, cell_count;
    size_t text_capacity, run_capacity, line_capacity, cell_capacity;
} mof_markdown;

typedef enum mof_markdown_result {
    MOF_MARKDOWN_READ,
    MOF_MARKDOWN_TOO_LARGE,    /* more than MOF_MARKDOWN_LIMIT bytes */
    MOF_MARKDOWN_TOO_INTRICATE /* far more structure than text: a table of empty cells, say */
} mof_markdown_result;

#define MOF_MARKDOWN_LIMIT (4u << 20)

/* Reads the page behind its front matter ("---" lines) into `markdown`, whose arrays live in
 * `arena`. Nothing is reported here. */
mof_markdown_result mof_markdown_read(mof_markdown *markdown, mof_arena *arena,
                                      const mof_source *source);

static inline mof_text mof_markdown_text(const mof_markdown *markdown, mof_markdown_content content)
{
    return (mof_text){markdown->text + content.start, content.end - content.start};
}

/* The part [from, to) of the content, in bytes; the content without white space at both ends. */
static inline mof_markdown_content mof_markdown_slice(mof_markdown_content content, size_t from,
                                                      size_t to)
{
    return (mof_markdown_content){content.start + (uint32_t)from, content.start + (uint32_t)to};
}

mof_markdown_content mof_markdown_trim(const mof_markdown *markdown, mof_markdown_content content);

/* The place of the content in the page, without markup at both ends. */
mof_span mof_markdown_span(const mof_markdown *markdown, mof_markdown_content content);

/* The content up to where its style changes first. */
mof_markdown_content mof_markdown_styled_prefix(const mof_markdown *markdown,
                                                mof_markdown_content content);

/* True where all of the content has one of the styles (bits of mof_markdown_style). */
bool mof_markdown_has_style(const mof_markdown *markdown, mof_markdown_content content,
                            unsigned styles);

#endif
