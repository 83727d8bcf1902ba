/*
 * The HTML of reference pages: definition lists, line breaks, bold type. Text between tags, tags
 * that break a line, tags that set a style; all others are passed over.
 */
#ifndef MOF_PAGE_HTML_H
#define MOF_PAGE_HTML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

typedef enum mof_html_kind {
    MOF_HTML_TEXT,
    MOF_HTML_ENTITY, /* "&lt;" */
    MOF_HTML_BREAK,  /* a tag that begins or ends a line */
    MOF_HTML_STYLE   /* a tag around styled text */
} mof_html_kind;

typedef struct mof_html_token {
    mof_html_kind kind;
    mof_text text; /* TEXT, ENTITY; BREAK: what breaks */
    uint8_t mark;  /* BREAK: mof_markdown_mark of what begins */
    uint8_t style; /* STYLE: mof_markdown_style */
    bool is_closing;
} mof_html_token;

/* What lies open where a piece of HTML ends and the next one goes on. */
typedef struct mof_html {
    bool is_block; /* a block of HTML; false: tags within a paragraph */
    bool in_tag;
    bool in_comment;
} mof_html;

/* Takes one token from the front of `rest`. False at its end. */
bool mof_html_next(mof_html *html, mof_text *rest, mof_html_token *token);
void mof_html_end(mof_html *html); /* the block ends: nothing is open any more */

/* The character that an entity stands for. 0: not one that is known here. */
size_t mof_html_decode(mof_text entity, char out[4]);

/* The tag's length, where `text` begins with one that only lays a page out (lists, anchors, line
 * breaks) and means nothing in prose; 0 otherwise. */
size_t mof_html_layout_tag(mof_text text);

#endif
