/*
 * Response files, so that a build system is not bound by the length of a command line.
 */
#include "cli/response.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "cli/complain.h"

#define LARGEST ((size_t)64 << 20)

/* Appends the word that begins at `next`, and returns what is behind it. */
static const char *read_word(mof_buffer *word, const char *next, const char *end)
{
    char quote = '\0';
    for (; next < end && (quote != '\0' || !mof_char_is_space(*next)); next++) {
        if (*next == quote)
            quote = '\0';
        else if (quote == '\0' && (*next == '"' || *next == '\''))
            quote = *next;
        else if (*next == '\\' && quote != '\'' && next + 1 < end)
            mof_buffer_append_char(word, *++next);
        else
            mof_buffer_append_char(word, *next);
    }
    return next;
}

static mofc_status expand_file(mofc_words *expanded, mof_arena *arena, const char *path)
{
    char *data;
    size_t size;
    int error = mof_file_read(arena, path, LARGEST, &data, &size);
    if (error != 0)
        return mofc_complain(MOFC_IO, "cannot read '%s': %s", path, strerror(error));
    const char *end = data + size;
    for (const char *next = data; next < end;) {
        if (mof_char_is_space(*next)) {
            next++;
            continue;
        }
        mof_buffer word;
        mof_buffer_init(&word, arena);
        next = read_word(&word, next, end);
        mofc_words_push(expanded, arena, mof_buffer_string(&word));
    }
    return MOFC_GO_ON;
}

mofc_status mofc_response_expand(mofc_words *expanded, mof_arena *arena, char **words)
{
    mofc_status status = MOFC_GO_ON;
    bool is_open = true;
    for (; *words != NULL && status == MOFC_GO_ON; words++) {
        is_open = is_open && strcmp(*words, "--") != 0;
        if (is_open && (*words)[0] == '@')
            status = expand_file(expanded, arena, *words + 1);
        else
            mofc_words_push(expanded, arena, *words);
    }
    return status;
}
