/*
 * Qualifiers that mean something to outputs or clients (mof-language E), by one table; all others
 * are harmless. What the model keeps elsewhere (Key, In, Association...) is compared there.
 */
#include "model/differ.h"

#include "base/index.h"
#include "model/range.h"

typedef enum treatment {
    ELSEWHERE, /* said where its meaning is compared */
    FLAG,      /* there or not */
    VALUE,     /* any other value is a change */
    UPPER,     /* a limit: less is tighter */
    LOWER
} treatment;

typedef struct rule {
    const char *name;
    treatment treatment;
    mof_code code; /* of a flag that is there now, of a value that changed, of a tighter limit */
    mof_code back; /* of a flag that is gone, of a looser limit */
    bool absent;   /* what a flag is where it is not written */
    unsigned spared;
} rule;

#define TOLD(name)                                                                                 \
    {                                                                                              \
        name, ELSEWHERE, MOF_C504, MOF_C504, false, 0                                              \
    }
#define IS(name, on, off, absent)                                                                  \
    {                                                                                              \
        name, FLAG, on, off, absent, 0                                                             \
    }
#define SAYS(name, code)                                                                           \
    {                                                                                              \
        name, VALUE, code, code, false, 0                                                          \
    }
#define LIMIT(name, side, spared)                                                                  \
    {                                                                                              \
        name, side, MOF_C225, MOF_C226, false, spared                                              \
    }

static const rule rules[] = {
    TOLD("Key"),
    TOLD("Required"),
    TOLD("Not_Null"),
    TOLD("NotNull"),
    TOLD("In"),
    TOLD("Out"),
    TOLD("Optional"),
    TOLD("Abstract"),
    TOLD("Association"),
    TOLD("Indication"),
    TOLD("ValueMap"),
    TOLD("Values"),
    TOLD("BitMap"),
    TOLD("BitValues"),
    TOLD("Override"),

    IS("Terminal", MOF_C110, MOF_C504, false),
    IS("Singleton", MOF_C111, MOF_C111, false),
    IS("Read", MOF_C242, MOF_C241, true),
    IS("Write", MOF_C242, MOF_C241, false),
    IS("Octetstring", MOF_C243, MOF_C243, false),
    IS("Static", MOF_C246, MOF_C246, false),
    IS("Deprecated", MOF_C502, MOF_C503, false),

    SAYS("EmbeddedInstance", MOF_C240),
    SAYS("EmbeddedObject", MOF_C240),
    SAYS("Units", MOF_C244),
    SAYS("PUnit", MOF_C244),
    SAYS("Guid", MOF_C245),
    SAYS("WmiDataId", MOF_C245),
    SAYS("WmiMethodId", MOF_C245),
    SAYS("WmiSizeIs", MOF_C245),
    SAYS("ID", MOF_C245),
    SAYS("SizeLimit", MOF_C227),
    SAYS("AllowedLen", MOF_C227),
    SAYS("Range", MOF_C227),
    SAYS("ValueRange", MOF_C227),
    SAYS("Description", MOF_C501),

    LIMIT("MaxLen", UPPER, 0),
    LIMIT("MaxValue", UPPER, 0),
    LIMIT("MinLen", LOWER, 0),
    LIMIT("MinValue", LOWER, 0),
    LIMIT("Max", UPPER,
          MOF_BREAKS_STORED), /* how many an association may have of one end: no table asks */
    LIMIT("Min", LOWER, MOF_BREAKS_STORED),
};

static const rule any_other = SAYS(NULL, MOF_C504);

static const rule *find_rule(const mof_name *name)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_name_is(name, rules[i].name))
            return &rules[i];
    return &any_other;
}

/* ---- one qualifier --------------------------------------------------------------------------- */

/* A use of a qualifier in both schemas; NULL: none there. */
typedef struct uses {
    mof_pair pair;
    const mof_name *name;
    const mof_qualifier *older;
    const mof_qualifier *newer;
} uses;

/* "MaxLen(8)", "no MaxLen" */
static const char *use_text(mof_differ *differ, const uses *both, const mof_qualifier *use)
{
    if (use == NULL)
        return mof_arena_format(differ->scratch, "no %s", both->name->text);
    const char *value = mof_differ_value_text(differ, &use->value);
    return mof_arena_format(differ->scratch, "%s(%s)", both->name->text,
                            mof_text_quote(differ->scratch, mof_text_from_string(value)));
}

static void report(mof_differ *differ, const uses *both, mof_code code)
{
    bool is_harmless = (mof_breakage_of(code) & ~both->pair.spared) == 0;
    mof_differ_report(differ, &both->pair, is_harmless ? MOF_C504 : code,
                      use_text(differ, both, both->older), use_text(differ, both, both->newer));
}

static bool is_on(const mof_qualifier *use, bool absent)
{
    if (use == NULL)
        return absent;
    return use->value.kind == MOF_VALUE_KIND_BOOLEAN ? use->value.as.boolean
                                                     : use->value.kind != MOF_VALUE_KIND_NULL;
}

static const mof_integer *limit_of(const mof_qualifier *use)
{
    bool is_limit = use != NULL && use->value.kind == MOF_VALUE_KIND_INTEGER;
    return is_limit ? &use->value.as.integer : NULL;
}

/* No limit is the loosest one. */
static bool is_tighter(const uses *both, bool is_upper)
{
    const mof_integer *older = limit_of(both->older);
    const mof_integer *newer = limit_of(both->newer);
    if (older == NULL || newer == NULL)
        return newer != NULL;
    int order = mof_integer_compare(*newer, *older);
    return is_upper ? order < 0 : order > 0;
}

static void compare_uses(mof_differ *differ, uses *both)
{
    const rule *of = find_rule(both->name);
    both->pair.spared |= of->spared;
    switch (of->treatment) {
    case ELSEWHERE:
        break;
    case FLAG: {
        bool is = is_on(both->newer, of->absent);
        if (is != is_on(both->older, of->absent))
            report(differ, both, is ? of->code : of->back);
        break;
    }
    case VALUE:
        if (!mof_differ_same_value(differ, both->older != NULL ? &both->older->value : NULL,
                                   both->newer != NULL ? &both->newer->value : NULL))
            report(differ, both, of->code);
        break;
    case UPPER:
    case LOWER:
        if (!mof_differ_same_value(differ, both->older != NULL ? &both->older->value : NULL,
                                   both->newer != NULL ? &both->newer->value : NULL))
            report(differ, both, is_tighter(both, of->treatment == UPPER) ? of->code : of->back);
        break;
    }
}

/* ---- all of an element ----------------------------------------------------------------------- */

static void index_uses(mof_index *index, mof_arena *scratch, const mof_qualifiers *qualifiers)
{
    mof_index_init(index, scratch);
    for (size_t i = 0; i < qualifiers->count; i++)
        if (mof_index_find(index, qualifiers->items[i]->name) == NULL)
            mof_index_add(index, qualifiers->items[i]->name, &qualifiers->items[i]);
}

static bool is_own(const mof_qualifiers *qualifiers, const mof_qualifier *const *use)
{
    return use != NULL && (size_t)(use - qualifiers->items) < qualifiers->own_count;
}

static void compare_lists(mof_differ *differ, const mof_pair *pair, const mof_qualifiers *older,
                          const mof_qualifiers *newer, bool all)
{
    mof_index in_older, in_newer;
    index_uses(&in_older, differ->scratch, older);
    index_uses(&in_newer, differ->scratch, newer);
    for (size_t i = 0; i < older->count + newer->count; i++) {
        bool is_older = i < older->count;
        const mof_qualifier *use = is_older ? older->items[i] : newer->items[i - older->count];
        const mof_qualifier *const *from = mof_index_find(&in_older, use->name);
        const mof_qualifier *const *to = mof_index_find(&in_newer, use->name);
        bool is_told = !is_older && from != NULL;
        if (is_told || (!all && !is_own(older, from) && !is_own(newer, to)))
            continue;
        uses both = {.pair = *pair,
                     .name = use->name,
                     .older = from != NULL ? *from : NULL,
                     .newer = to != NULL ? *to : NULL};
        if (from != NULL)
            both.pair.older = (*from)->span;
        if (to != NULL)
            both.pair.newer = (*to)->span;
        compare_uses(differ, &both);
    }
}

void mof_differ_qualifiers(mof_differ *differ, const mof_pair *pair, const mof_qualifiers *older,
                           const mof_qualifiers *newer, bool all)
{
    compare_lists(differ, pair, older, newer, all);
    mof_differ_entries(differ, pair, older, newer, all);
}
