/*
 * Reading ahead: of a list of files those that will be wanted soon are read and scanned by a thread
 * of their own, while the ones before them are parsed. The thread touches nothing of the run: it
 * reports nothing, has memory of its own, and where it meets anything unusual it leaves the file to
 * whoever wants it.
 */
#ifndef MOF_SYNTAX_AHEAD_H
#define MOF_SYNTAX_AHEAD_H

#include "syntax/token.h"

typedef struct mof_ahead mof_ahead;

/* A token without its name, which is to be looked up; places are counted from the start of the
 * text. */
typedef struct mof_bare_token {
    uint32_t start;
    uint32_t end;
    int kind;
} mof_bare_token;

typedef struct mof_ahead_file {
    const char *bytes; /* and two NULs */
    size_t size;
    const mof_bare_token *tokens; /* the last one is the end; NULL: it was not scanned, or is not
                                   * clean (mof_scanner_is_clean) */
} mof_ahead_file;

/* Starts on the files, which will be wanted in this order. The array and its strings must outlive
 * it. NULL where it would be of no use, or cannot be: then everything is as without it. It holds a
 * thread and memory of the C library until it is ended, however the run ends. */
mof_ahead *mof_ahead_begin(const char *const *paths, size_t count);

/* NULL is allowed. */
void mof_ahead_end(mof_ahead *ahead);

/* What was read of the file; NULL: nothing, for whatever reason. Those before it in the list will
 * not be wanted any more. Valid until the next call. */
const mof_ahead_file *mof_ahead_take(mof_ahead *ahead, const char *path);

/* Notes that the source has the text of the file that was taken last, byte for byte. */
void mof_ahead_note(mof_ahead *ahead, const mof_source *source);

/* Its tokens, until the next file is taken; NULL: they are not known. */
const mof_bare_token *mof_ahead_tokens(const mof_ahead *ahead, const mof_source *source);

#endif
