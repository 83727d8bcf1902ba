/*
 * Complaints of the program itself.
 */
#include "cli/complain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

mofc_status mofc_complain(mofc_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("mofc: error: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return status;
}

mofc_status mofc_complain_unknown(const char *what, const char *word, const char *near)
{
    if (near == NULL)
        return mofc_complain(MOFC_USAGE, "no %s '%s'", what, word);
    return mofc_complain(MOFC_USAGE, "no %s '%s'; did you mean '%s'?", what, word, near);
}

mofc_status mofc_status_of(mof_status status)
{
    if (status == MOF_LIMIT)
        return mofc_complain(MOFC_LIMIT, "%s", mof_status_text(status));
    return status == MOF_OK ? MOFC_GO_ON : (mofc_status)status;
}

mofc_nearest mofc_nearest_to(const char *written)
{
    return (mofc_nearest){.written = written, .distance = 1 + (strlen(written) + 1) / 3};
}

void mofc_nearest_offer(mofc_nearest *nearest, const char *candidate)
{
    mof_text written = mof_text_from_string(nearest->written);
    mof_text offered = mof_text_from_string(candidate);
    size_t distance = mof_text_distance(written, offered, nearest->distance);
    /* A word cut short is as near as one with a slip in it. */
    if (distance > 1 && written.size > 1 && mof_text_starts_with(offered, nearest->written))
        distance = 1;
    if (distance < nearest->distance) {
        nearest->best = candidate;
        nearest->distance = distance;
    }
}
