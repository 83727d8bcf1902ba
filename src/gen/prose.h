/*
 * Prose: descriptions on their way into the comments of an output.
 */
#ifndef MOF_GEN_PROSE_H
#define MOF_GEN_PROSE_H

#include "base/text.h"

typedef struct mof_prose {
    mof_text *lines;
    size_t count;
} mof_prose;

/* Breaks text at white space into lines of at most `width` code points, longer only where a word
 * is; line ends of the text stay, empty lines at both ends do not. What is not printable becomes
 * U+FFFD: it could end the comment, or forge what is read. */
mof_prose mof_prose_wrap(mof_arena *arena, mof_text text, size_t width);

/* The first of these lines, however long it is. */
mof_text mof_prose_line(mof_arena *arena, mof_text text);

#endif
