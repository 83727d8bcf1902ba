/*
 * Reporting changes, and the small questions that all parts of the comparison ask.
 */
#include "model/differ.h"

#include <string.h>

#include "base/buffer.h"

/* ---- breakage -------------------------------------------------------------------------------- */

const char *const mof_breakages[] = {"source", "abi", "sql", "data", "wire", "harmless", NULL};

unsigned mof_breakage_find(mof_text name)
{
    for (unsigned i = 0; mof_breakages[i] != NULL; i++)
        if (mof_text_equal(name, mof_text_from_string(mof_breakages[i])))
            return 1u << i;
    return 0;
}

unsigned mof_breakage_of(mof_code code)
{
    const char *group = mof_code_get(code)->group;
    unsigned bits = 0;
    for (unsigned i = 0; mof_breakages[i] != NULL; i++)
        if (mof_text_is_one_of(mof_text_from_string(mof_breakages[i]), group))
            bits |= 1u << i;
    return bits;
}

/* "source, sql (loses data), wire" */
static const char *breakage_text(mof_differ *differ, unsigned bits)
{
    mof_buffer out;
    mof_buffer_init(&out, differ->scratch);
    for (unsigned i = 0; mof_breakages[i] != NULL; i++) {
        unsigned bit = 1u << i;
        if ((bits & bit) == 0)
            continue;
        if (bit == MOF_BREAKS_DATA) {
            mof_buffer_append_string(&out, " (loses data)");
            continue;
        }
        mof_buffer_append_string(&out, out.size > 0 ? ", " : "");
        mof_buffer_append_string(&out, mof_breakages[i]);
    }
    return mof_buffer_string(&out);
}

/* ---- reporting ------------------------------------------------------------------------------- */

mof_diagnostic *mof_differ_report(mof_differ *differ, const mof_pair *pair, mof_code code,
                                  const char *from, const char *to)
{
    unsigned bits = mof_breakage_of(code) & ~pair->spared;
    bool is_in_both = pair->older.start != 0 && pair->newer.start != 0;
    mof_diagnostic *diagnostic =
        mof_report(differ->reporter, code, pair->newer.start != 0 ? pair->newer : pair->older,
                   MOF_ARGS(pair->path, from != NULL ? from : "", to != NULL ? to : "",
                            breakage_text(differ, bits)));
    if (is_in_both)
        mof_diagnostic_add_note(differ->reporter, diagnostic, MOF_REMARK_OLDER, pair->older,
                                MOF_NO_ARGS);
    if (diagnostic->severity != MOF_SEVERITY_OFF)
        differ->found |= bits;
    return diagnostic;
}

const char *mof_differ_path(mof_differ *differ, const mof_pair *pair, const mof_name *name)
{
    return mof_arena_format(differ->scratch, "%s.%s", pair->path, name->text);
}

/* ---- other names ----------------------------------------------------------------------------- */

mof_rename mof_differ_rename(mof_differ *differ, const mof_name *gone)
{
    bool may_ask = differ->suggestions > 0;
    differ->suggestions -= may_ask;
    return (mof_rename){.gone = gone, .distance = may_ask ? 2 + gone->size / 5 : 0};
}

void mof_rename_offer(mof_rename *rename, const mof_name *candidate, mof_span span)
{
    if (rename->distance == 0)
        return;
    size_t distance = mof_text_distance(mof_name_text(rename->gone), mof_name_text(candidate),
                                        rename->distance - 1);
    if (distance < rename->distance) {
        rename->best = candidate;
        rename->span = span;
        rename->distance = distance;
    }
}

void mof_differ_note_rename(mof_differ *differ, mof_diagnostic *diagnostic,
                            const mof_rename *rename)
{
    if (rename->best != NULL)
        mof_diagnostic_add_note(differ->reporter, diagnostic, MOF_REMARK_RENAMED, rename->span,
                                MOF_ARGS(rename->best->text));
}

/* ---- order ----------------------------------------------------------------------------------- */

void mof_order_visit(mof_order *order, const mof_name *name, size_t place, mof_span span)
{
    if (place + 1 > order->place) {
        order->place = place + 1;
        order->last = name;
    } else if (order->first == NULL) {
        order->first = name;
        order->span = span;
        /* What comes after would be compared with the same name again. */
        order->place = SIZE_MAX;
    }
}

/* ---- who tells ------------------------------------------------------------------------------- */

mof_kinship mof_kinship_of(const mof_class *older, const mof_class *newer)
{
    const mof_name *from = older->superclass_name;
    const mof_name *to = newer->superclass_name;
    return (mof_kinship){older, newer, !mof_name_equal(from, to)};
}

bool mof_kinship_tells(const mof_kinship *kinship, const mof_class *older, const mof_class *newer)
{
    if (older == kinship->older || newer == kinship->newer)
        return true;
    return kinship->is_moved &&
           (older == NULL || newer == NULL || !mof_name_equal(older->name, newer->name));
}
