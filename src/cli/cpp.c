/*
 * The preprocessor says by line markers where its output comes from, so that messages name the
 * files and lines that were written.
 */
#include "cli/cpp.h"

#include <string.h>
#include <unistd.h>

#include "api/context.h"
#include "base/file.h"
#include "cli/complain.h"
#include "cli/process.h"

/* Comments are kept, as the formatter of blanks keeps columns; nothing of C is defined or found
 * that the command line does not name. */
static const char *const command[] = {"cc", "-E", "-C", "-undef", "-nostdinc", "-x", "c"};

static char *const *make_words(const mofc_options *options, const char *input)
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
    bool is_option = *input == '-' && input[1] != '\0';
    mofc_words_push(&words, arena, is_option ? mof_arena_format(arena, "./%s", input) : input);
    char **copies = MOF_NEW_ARRAY(arena, char *, words.count + 1);
    for (size_t i = 0; i < words.count; i++)
        copies[i] = mof_arena_copy_string(arena, words.items[i]);
    return copies;
}

static mofc_status add_output(const mofc_process *out, mof_context *context, const char *name)
{
    if (out->is_cut)
        return mofc_complain(MOFC_LIMIT, "the C preprocessor makes too much of '%s'", name);
    if (out->status != 0)
        return mofc_complain(MOFC_FINDINGS, "the C preprocessor refuses '%s'", name);
    return mofc_status_of(mof_context_add_preprocessed(context, name, out->data, out->size));
}

static mofc_status add_file(const mofc_options *options, mof_context *context, const char *input,
                            const char *name)
{
    char *const *words = make_words(options, input);
    mofc_process out;
    if (!mofc_process_run(words, STDIN_FILENO, false, &out)) {
        mofc_process_drop(&out);
        return mofc_complain(MOFC_IO, "cannot run the C preprocessor '%s'", words[0]);
    }
    mofc_status status = add_output(&out, context, name);
    mofc_process_drop(&out);
    return status;
}

static mofc_status add_directory(const mofc_options *options, mof_context *context,
                                 const char *input)
{
    static const char *const endings[] = {".mof", ".mfl", NULL};
    const char **files;
    size_t count;
    mofc_status status = MOFC_GO_ON;
    if (mof_file_list(options->arena, input, endings, &files, &count) != 0 || count == 0)
        return mofc_status_of(mof_context_add_file(context, input)); /* which tells what is wrong */
    for (size_t i = 0; i < count && status == MOFC_GO_ON; i++)
        status = add_file(options, context, files[i], files[i]);
    return status;
}

mofc_status mofc_cpp_add(const mofc_options *options, mof_context *context, const char *input)
{
    if (strcmp(input, "-") == 0)
        return add_file(options, context, input,
                        options->stdin_name != NULL ? options->stdin_name : "<stdin>");
    if (mof_file_is_directory(input))
        return add_directory(options, context, input);
    if (!mof_file_exists(input))
        return mofc_status_of(mof_context_add_file(context, input));
    return add_file(options, context, input, input);
}
