/*
 * Words that a generated C identifier must not be: keywords of C89 to C23 and C++20, and what the
 * headers of ISO C, POSIX and Windows define that may be included beside a generated one.
 */
#include "gen/reserved.h"

#include <stdlib.h>
#include <string.h>

/* They hurt wherever they stand. */
static const char *const words[] = {
#include "gen/reserved_words.def"
};

/* They hurt at file scope. */
static const char *const globals[] = {
#include "gen/reserved_globals.def"
};

/* Windows makes no file of such a name, whatever its ending, or the file would hide a header. */
static const char *const files[] = {
#include "gen/reserved_files.def"
};

static int compare(const void *word, const void *entry)
{
    return strcmp((const char *)word, *(const char *const *)entry);
}

#define HAS(table, word)                                                                           \
    (bsearch((word), (table), sizeof(table) / sizeof *(table), sizeof *(table), compare) != NULL)

bool mof_reserved_is_word(const char *identifier)
{
    return HAS(words, identifier);
}

bool mof_reserved_is_global(const char *identifier)
{
    return HAS(words, identifier) || HAS(globals, identifier);
}

bool mof_reserved_is_file(const char *identifier)
{
    char folded[16] = "";
    for (size_t i = 0; identifier[i] != '\0'; i++) {
        if (i + 1 == sizeof folded)
            return false;
        folded[i] = (char)mof_char_lower((unsigned char)identifier[i]);
    }
    return HAS(files, folded);
}
