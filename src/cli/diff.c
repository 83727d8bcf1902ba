/*
 * mofc diff: what an edit of a schema breaks (docs/diff.md).
 */
#include <string.h>

#include "api/context.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/git.h"
#include "cli/run.h"
#include "model/diff.h"

static mofc_status check_kinds(const mofc_options *options)
{
    for (const char *words = options->fail_on; words != NULL;) {
        size_t size = strcspn(words, ",");
        const char *word = mof_arena_copy(options->arena, words, size);
        if (mof_breakage_find(mof_text_from_string(word)) == 0) {
            mofc_nearest nearest = mofc_nearest_to(word);
            for (const char *const *kind = mof_breakages; *kind != NULL; kind++)
                mofc_nearest_offer(&nearest, *kind);
            return mofc_complain_unknown("kind of change", word, nearest.best);
        }
        words = words[size] != '\0' ? words + size + 1 : NULL;
    }
    return MOFC_GO_ON;
}

static mofc_status add(const mofc_options *options, mof_context *context, const char *input)
{
    return mofc_git_is(input) ? mofc_git_add(context, input)
                              : mofc_run_add(options, context, input);
}

/* What is wrong with the one does not hide what is wrong with the other. */
static mofc_status compile(const mofc_options *options, mof_context *context)
{
    const mof_schema *schema;
    mofc_status status = add(options, context, options->operands.items[0]);
    if (status != MOFC_GO_ON)
        return status;
    mofc_status older = mofc_status_of(mof_context_compile_older(context));
    if (older > MOFC_FINDINGS)
        return older;
    status = add(options, context, options->operands.items[1]);
    if (status == MOFC_GO_ON)
        status = mofc_status_of(mof_context_compile(context, &schema));
    return status > older ? status : older;
}

static mofc_status diff(const mofc_options *options, mof_context *context)
{
    mofc_status status = compile(options, context);
    if (status != MOFC_GO_ON)
        return status;
    /* What `mofc check` says of the two is not about what changed. */
    context->reporter.count = 0;
    context->reporter.warnings = 0;
    return mofc_status_of(mof_context_diff(context, options->fail_on));
}

mofc_status mofc_diff(const mofc_options *options)
{
    if (options->operands.count != 2)
        return mofc_complain(MOFC_USAGE, "diff wants OLD NEW");
    mofc_status status = check_kinds(options);
    if (status != MOFC_GO_ON)
        return status;
    mof_context *context;
    status = mofc_run_open(options, &context);
    if (status == MOFC_GO_ON)
        status = diff(options, context);
    return mofc_run_close(options, context, status);
}
