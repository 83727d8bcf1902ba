/*
 * The printer of the formatter: it writes token after token with the comments before each, and
 * knows in which column it is. Who uses it says where lines begin. There is no other way on than
 * past the next token, so nothing can be lost. Private to the layer.
 */
#ifndef MOF_SYNTAX_FORMAT_PRINT_H
#define MOF_SYNTAX_FORMAT_PRINT_H

#include "base/buffer.h"
#include "syntax/format_token.h"

#define MOF_FORMAT_STEP 4u /* columns of one level of indentation */

/* What stands before the next token, unless a comment asks for more. */
typedef enum mof_format_gap {
    MOF_FORMAT_GAP_PLAIN,    /* what belongs between these two tokens on a line */
    MOF_FORMAT_GAP_SPACE,    /* one space, as before the brace of a body */
    MOF_FORMAT_GAP_LINE,     /* it begins a line */
    MOF_FORMAT_GAP_PARAGRAPH /* the same, behind a blank line where the source has one */
} mof_format_gap;

typedef struct mof_format_printer {
    mof_format_tokens tokens;
    uint32_t next;    /* index of the next token */
    uint32_t comment; /* index of the next comment */
    mof_buffer out;
    unsigned column; /* behind what was written last */
    unsigned indent; /* of the declaration at hand */
    mof_format_gap gap;
    unsigned start;    /* column of the next token where it begins a line */
    uint32_t end;      /* address behind what was written last */
    bool line_is_full; /* by a comment, behind which nothing can stand */
} mof_format_printer;

void mof_format_printer_init(mof_format_printer *printer, const mof_syntax *syntax,
                             const mof_source *source);

/* The next token begins a line at this column. */
void mof_format_print_line(mof_format_printer *printer, unsigned column);
void mof_format_print_paragraph(mof_format_printer *printer, unsigned column);

/* The next token has a space before it. */
void mof_format_print_space(mof_format_printer *printer);

/* Writes the next token; all tokens that begin before an address; what is left. */
void mof_format_print_token(mof_format_printer *printer);
void mof_format_print_until(mof_format_printer *printer, uint32_t address);
void mof_format_print_rest(mof_format_printer *printer);

/* Where the next token will begin. */
unsigned mof_format_print_column(const mof_format_printer *printer);

/* True where all tokens that begin before an address fit on the line, with what closes behind. */
bool mof_format_print_fits(const mof_format_printer *printer, uint32_t address);

#endif
