/*
 * The choices of -W and --set: names that tables of other layers know.
 */
#include "cli/choose.h"

#include <string.h>

#include "cli/complain.h"
#include "diag/code.h"
#include "gen/backend.h"

/* ---- -W -------------------------------------------------------------------------------------- */

/* "source|abi": each by itself. */
static void offer_groups(const mofc_options *options, mofc_nearest *nearest, const char *groups)
{
    for (size_t size; *groups != '\0'; groups += size + (groups[size] == '|')) {
        size = strcspn(groups, "|");
        mofc_nearest_offer(nearest, mof_arena_copy(options->arena, groups, size));
    }
}

static mofc_status complain_warning(const mofc_options *options, const char *choice)
{
    static const char *const prefixes[] = {"error=", "no-", ""};
    size_t prefix = 0;
    while (strncmp(choice, prefixes[prefix], strlen(prefixes[prefix])) != 0)
        prefix++;
    const char *name = choice + strlen(prefixes[prefix]);
    mofc_nearest nearest = mofc_nearest_to(name);
    for (int i = 0; i < MOF_CODE_COUNT; i++) {
        const mof_code_info *code = mof_code_get((mof_code)i);
        mofc_nearest_offer(&nearest, code->id);
        offer_groups(options, &nearest, code->group);
    }
    return mofc_complain_unknown("code or group", name, nearest.best);
}

/* ---- --set ----------------------------------------------------------------------------------- */

static mofc_status complain_setting(const mofc_options *options, const char *choice)
{
    const char *written = mof_arena_copy(options->arena, choice, strcspn(choice, "="));
    mofc_nearest nearest = mofc_nearest_to(written);
    for (const mof_backend *const *backend = mof_backends; *backend != NULL; backend++)
        for (const mof_setting *setting = (*backend)->settings; setting->key != NULL; setting++) {
            const char *name =
                mof_arena_format(options->arena, "%s.%s", (*backend)->name, setting->key);
            if (strcmp(name, written) == 0)
                return mofc_complain(MOFC_USAGE, "--set wants %s=%s", name,
                                     setting->values != NULL ? setting->values : "TEXT");
            mofc_nearest_offer(&nearest, name);
        }
    return mofc_complain_unknown("setting", written, nearest.best);
}

mofc_status mofc_choose(const mofc_options *options, mof_context *context)
{
    mof_status status = MOF_OK;
    for (size_t i = 0; i < options->warnings.count && status == MOF_OK; i++) {
        status = mof_context_warn(context, options->warnings.items[i]);
        if (status == MOF_USAGE)
            return complain_warning(options, options->warnings.items[i]);
    }
    for (size_t i = 0; i < options->settings.count && status == MOF_OK; i++) {
        status = mof_context_set(context, options->settings.items[i]);
        if (status == MOF_USAGE)
            return complain_setting(options, options->settings.items[i]);
    }
    return mofc_status_of(status);
}
