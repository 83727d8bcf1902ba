/*
 * The preprocessor says by line markers where its output comes from, so that messages name the
 * files and lines that were written.
 */
#include "cli/cpp.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/process.h"

#define PATH_LIMIT 4096
#define LAST_WORDS 4 /* those that differ from call to call, and the NULL behind them */

/* Comments are kept, as the formatter of blanks keeps columns; nothing of C is defined or found
 * that the command line does not name. Later standards of C respell letters beyond ASCII. */
static const char *const command[] = {"cc",     "-E",        "-C", "-std=gnu89",
                                      "-undef", "-nostdinc", "-x", "c"};

typedef struct cpp {
    mof_preprocessor base;
    char **words;
    size_t count; /* of words that all calls share */
    char quote_option[8];
    char standard_input[2];
    char path[PATH_LIMIT];
    mofc_process process; /* the last one */
} cpp;

/* Puts the last words behind the others. False: the path is too long. */
static bool complete_words(cpp *self, const char *path, bool is_text)
{
    char **next = self->words + self->count;
    const char *slash = strrchr(path, '/');
    size_t size = is_text ? (slash != NULL ? (size_t)(slash - path) : 0) : strlen(path);
    bool is_option = *path == '-';
    if (size >= PATH_LIMIT - 2)
        return false;
    snprintf(self->path, sizeof self->path, "%s%.*s", is_option || size == 0 ? "./" : "", (int)size,
             path);
    if (is_text)
        *next++ = self->quote_option;
    *next++ = self->path;
    if (is_text)
        *next++ = self->standard_input;
    *next = NULL;
    return true;
}

/* The text in a file that is gone when it is closed, behind a line that says where it is from. */
static FILE *open_text(const char *path, mof_text text)
{
    FILE *file = tmpfile();
    if (file == NULL)
        return NULL;
    fputs("# 1 \"", file);
    for (const char *c = path; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            putc('\\', file);
        putc(*c, file);
    }
    fputs("\"\n", file);
    fwrite(text.data, 1, text.size, file);
    fflush(file);
    lseek(fileno(file), 0, SEEK_SET);
    return file;
}

static mof_preprocessed judge(const mofc_process *process)
{
    if (process->is_cut)
        return MOF_PREPROCESSED_CUT;
    return process->status == 0 ? MOF_PREPROCESSED : MOF_PREPROCESSED_REFUSED;
}

static mof_preprocessed run(mof_preprocessor *base, const char *path, mof_text text, mof_text *out)
{
    cpp *self = (cpp *)base;
    bool is_text = text.data != NULL;
    FILE *in = is_text ? open_text(path, text) : NULL;
    mofc_process_drop(&self->process);
    bool has_run =
        (in != NULL || !is_text) && complete_words(self, path, is_text) &&
        mofc_process_run(self->words, in != NULL ? fileno(in) : -1, false, &self->process);
    if (in != NULL)
        fclose(in);
    *out = (mof_text){self->process.data, self->process.size};
    return has_run ? judge(&self->process) : MOF_PREPROCESSED_MISSING;
}

mof_preprocessor *mofc_cpp_new(const mofc_options *options)
{
    mof_arena *arena = options->arena;
    mofc_words words = {0};
    for (size_t i = 0; i < sizeof command / sizeof *command; i++)
        mofc_words_push(&words, arena, command[i]);
    for (size_t i = 0; i < options->include_paths.count; i++)
        mofc_words_push(&words, arena,
                        mof_arena_format(arena, "-I%s", options->include_paths.items[i]));
    for (size_t i = 0; i < options->defines.count; i++)
        mofc_words_push(&words, arena, mof_arena_format(arena, "-D%s", options->defines.items[i]));
    cpp *self = MOF_NEW(arena, cpp);
    self->words = MOF_NEW_ARRAY(arena, char *, words.count + LAST_WORDS);
    self->count = words.count;
    for (size_t i = 0; i < words.count; i++)
        self->words[i] = mof_arena_copy_string(arena, words.items[i]);
    strcpy(self->quote_option, "-iquote");
    strcpy(self->standard_input, "-");
    self->base = (mof_preprocessor){command[0], run};
    return &self->base;
}

void mofc_cpp_clear(mof_preprocessor *preprocessor)
{
    if (preprocessor != NULL)
        mofc_process_drop(&((cpp *)preprocessor)->process);
}
