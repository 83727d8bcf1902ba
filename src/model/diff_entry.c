/*
 * Entries of ValueMap and Values, BitMap and BitValues: which values there are, and what they are
 * called.
 */
#include "model/differ.h"

typedef struct entry {
    const mof_name *key; /* by its spelling: values are compared with their case */
    const char *text;    /* as it is shown */
    const char *name;    /* NULL: it has none */
    size_t repeats;      /* of this value farther on, as some have ".." twice */
    mof_span span;
} entry;

typedef struct entries {
    entry *items;
    size_t count;
    mof_map map;     /* spelling of key -> entry */
    mof_span span;   /* of the qualifier that lists them */
    bool is_limited; /* a map says which values there are */
    bool is_own;
} entries;

/* A scalar stands for an array of one. */
static const mof_value *list_values(const mof_qualifier *use, size_t *count)
{
    *count = 0;
    if (use == NULL || use->value.kind == MOF_VALUE_KIND_NULL)
        return NULL;
    bool is_array = use->value.kind == MOF_VALUE_KIND_ARRAY;
    *count = is_array ? use->value.as.array.count : 1;
    return is_array ? use->value.as.array.items : &use->value;
}

static const char *text_of(mof_differ *differ, const mof_value *value)
{
    if (value->kind != MOF_VALUE_KIND_STRING)
        return mof_differ_value_text(differ, value);
    return mof_arena_copy(differ->scratch, mof_value_text(value).data, mof_value_text(value).size);
}

static bool is_own(const mof_qualifiers *qualifiers, const mof_qualifier *use)
{
    for (size_t i = 0; use != NULL && i < qualifiers->own_count; i++)
        if (qualifiers->items[i] == use)
            return true;
    return false;
}

/* What is repeated is matched in its order. */
static void set_key(mof_differ *differ, entries *list, entry *item)
{
    item->key = mof_names_add_string(&differ->names, item->text);
    entry *first = mof_map_find(&list->map, item->key);
    if (first != NULL)
        item->key =
            mof_names_add_string(&differ->names, mof_arena_format(differ->scratch, "%s\n%zu",
                                                                  item->text, ++first->repeats));
    mof_map_set(&list->map, item->key, item);
}

/* Values without a map count from 0. */
static void list_entries(mof_differ *differ, entries *list, const mof_qualifiers *qualifiers,
                         mof_known map, mof_known values)
{
    size_t key_count, name_count;
    const mof_qualifier *map_use = mof_qualifiers_find_known(qualifiers, map);
    const mof_qualifier *values_use = mof_qualifiers_find_known(qualifiers, values);
    const mof_value *keys = list_values(map_use, &key_count);
    const mof_value *names = list_values(values_use, &name_count);
    *list = (entries){.is_limited = keys != NULL,
                      .is_own = is_own(qualifiers, map_use) || is_own(qualifiers, values_use)};
    if (keys != NULL || names != NULL)
        list->span = keys != NULL ? map_use->span : values_use->span;
    list->count = keys != NULL ? key_count : name_count;
    list->items = MOF_NEW_ARRAY(differ->scratch, entry, list->count);
    mof_map_init(&list->map, differ->scratch);
    for (size_t i = 0; i < list->count; i++) {
        entry *item = &list->items[i];
        item->text =
            keys != NULL ? text_of(differ, &keys[i]) : mof_arena_format(differ->scratch, "%zu", i);
        item->name = i < name_count ? text_of(differ, &names[i]) : NULL;
        item->span = keys != NULL ? keys[i].span : names[i].span;
        set_key(differ, list, item);
    }
}

/* ---- reporting ------------------------------------------------------------------------------- */

static void report(mof_differ *differ, const mof_pair *pair, mof_code code, const char *from,
                   const char *to)
{
    bool is_harmless = (mof_breakage_of(code) & ~pair->spared) == 0;
    mof_differ_report(differ, pair, is_harmless ? MOF_C504 : code, from, to);
}

/* "value 5 (\"Stopped\")" */
static const char *entry_text(mof_differ *differ, const entry *item)
{
    const char *key = mof_text_quote(differ->scratch, mof_text_from_string(item->text));
    if (item->name == NULL)
        return mof_arena_format(differ->scratch, "value %s", key);
    const char *name = mof_text_quote(differ->scratch, mof_text_from_string(item->name));
    return mof_arena_format(differ->scratch, "value %s (\"%s\")", key, name);
}

static const char *no_entry_text(mof_differ *differ, const entry *item)
{
    return mof_arena_format(differ->scratch, "no value %s",
                            mof_text_quote(differ->scratch, mof_text_from_string(item->text)));
}

static void compare_names(mof_differ *differ, const mof_pair *pair, const entry *older,
                          const entry *newer)
{
    mof_text from = mof_text_from_string(older->name);
    mof_text to = mof_text_from_string(newer->name);
    if (!mof_text_equal(from, to))
        mof_differ_report(differ, pair, from.size > 0 ? MOF_C234 : MOF_C504,
                          entry_text(differ, older), entry_text(differ, newer));
}

static void compare_entries(mof_differ *differ, const mof_pair *around, const entries *older,
                            const entries *newer)
{
    for (size_t i = 0; i < older->count; i++) {
        const entry *item = &older->items[i];
        const entry *other = mof_map_find(&newer->map, item->key);
        mof_pair pair = *around;
        pair.older = item->span;
        if (other != NULL) {
            pair.newer = other->span;
            compare_names(differ, &pair, item, other);
        } else {
            report(differ, &pair, MOF_C233, entry_text(differ, item), no_entry_text(differ, item));
        }
    }
    for (size_t i = 0; i < newer->count; i++) {
        const entry *item = &newer->items[i];
        mof_pair pair = *around;
        pair.newer = item->span;
        if (mof_map_find(&older->map, item->key) == NULL)
            report(differ, &pair, MOF_C232, no_entry_text(differ, item), entry_text(differ, item));
    }
}

static void compare(mof_differ *differ, const mof_pair *around, const entries *older,
                    const entries *newer, const char *name)
{
    mof_pair pair = *around;
    if (!older->is_limited && !newer->is_limited)
        pair.spared |= MOF_BREAKS_STORED;
    if (older->span.start != 0)
        pair.older = older->span;
    if (newer->span.start != 0)
        pair.newer = newer->span;
    const char *none = mof_arena_format(differ->scratch, "no %s", name);
    if (older->count == 0 && newer->count != 0)
        report(differ, &pair, MOF_C230, none, name);
    else if (older->count != 0 && newer->count == 0)
        report(differ, &pair, MOF_C231, name, none);
    else
        compare_entries(differ, &pair, older, newer);
}

void mof_differ_entries(mof_differ *differ, const mof_pair *pair, const mof_qualifiers *older,
                        const mof_qualifiers *newer, bool all)
{
    static const struct {
        mof_known map;
        mof_known values;
        const char *name;
        unsigned spared; /* SQL knows nothing of bits */
    } forms[] = {
        {MOF_KNOWN_VALUEMAP, MOF_KNOWN_VALUES, "ValueMap", 0},
        {MOF_KNOWN_BITMAP, MOF_KNOWN_BITVALUES, "BitMap", MOF_BREAKS_STORED},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        entries from, to;
        list_entries(differ, &from, older, forms[i].map, forms[i].values);
        list_entries(differ, &to, newer, forms[i].map, forms[i].values);
        mof_pair of_form = *pair;
        of_form.spared |= forms[i].spared;
        if (all || from.is_own || to.is_own)
            compare(differ, &of_form, &from, &to, forms[i].name);
    }
}
