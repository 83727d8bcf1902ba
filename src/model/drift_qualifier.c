/*
 * Qualifiers of what is documented and declared. What a page leaves out for want of words
 * (Description, Version, providers) is no drift: only those count that say how data looks and what
 * may be done with it.
 */
#include "model/drift_subject.h"

void mof_drift_report(const mof_drift_subject *about, mof_code code, mof_span documented,
                      mof_span real, const char *const *arguments)
{
    mof_reporter *reporter = about->differ->reporter;
    mof_diagnostic *diagnostic = mof_report(reporter, code, documented, arguments);
    if (real.start != 0)
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_SCHEMA, real, MOF_NO_ARGS);
}

/* ---- one qualifier --------------------------------------------------------------------------- */

static bool is_true(const mof_qualifier *qualifier)
{
    return qualifier->value.kind == MOF_VALUE_KIND_BOOLEAN && qualifier->value.as.boolean;
}

/* FALSE says no more than silence. */
static const mof_qualifier *find(const mof_qualifiers *qualifiers, mof_known known)
{
    const mof_qualifier *found = mof_qualifiers_find_known(qualifiers, known);
    bool is_false = found != NULL && found->value.kind == MOF_VALUE_KIND_BOOLEAN && !is_true(found);
    return is_false ? NULL : found;
}

/* "MaxLen(64)", "Read", "no Read". */
static const char *qualifier_text(const mof_drift_subject *about, const mof_qualifier *qualifier,
                                  const char *name)
{
    mof_arena *arena = about->differ->reporter->arena;
    if (qualifier == NULL)
        return mof_arena_format(arena, "no %s", name);
    if (is_true(qualifier))
        return qualifier->name->text;
    return mof_arena_format(arena, "%s(%s)", qualifier->name->text,
                            mof_differ_value_text(about->differ, &qualifier->value));
}

static void compare_qualifier(const mof_drift_subject *about, const mof_qualifier *documented,
                              const mof_qualifier *real)
{
    const mof_value *page = documented != NULL ? &documented->value : NULL;
    const mof_value *schema = real != NULL ? &real->value : NULL;
    if (mof_differ_same_value(about->differ, page, schema))
        return;
    const char *name = (real != NULL ? real : documented)->name->text;
    mof_drift_report(about, MOF_D315, documented != NULL ? documented->span : about->documented,
                     real != NULL ? real->span : about->real,
                     MOF_ARGS(about->path, qualifier_text(about, documented, name),
                              qualifier_text(about, real, name)));
}

/* ---- value maps ------------------------------------------------------------------------------ */

/* An entry of ValueMap or BitMap. */
typedef struct entry {
    mof_text name; /* of Values or BitValues; data NULL: none */
    mof_span span;
} entry;

typedef struct entry_map {
    const mof_qualifier *values;
    mof_names names; /* the values themselves */
    mof_map entries; /* key of a value -> entry */
} entry_map;

static bool is_array(const mof_qualifier *qualifier)
{
    return qualifier != NULL && qualifier->value.kind == MOF_VALUE_KIND_ARRAY;
}

static void read_entries(const mof_drift_subject *about, entry_map *map,
                         const mof_qualifier *values, const mof_qualifier *names)
{
    mof_arena *scratch = about->differ->scratch;
    map->values = values;
    mof_names_init(&map->names, scratch);
    mof_map_init(&map->entries, scratch);
    for (size_t i = 0; i < values->value.as.array.count; i++) {
        const mof_value *item = &values->value.as.array.items[i];
        if (item->kind != MOF_VALUE_KIND_STRING)
            continue;
        const mof_name *key = mof_names_add(&map->names, mof_value_text(item))->key;
        entry *made = MOF_NEW(scratch, entry);
        made->span = item->span;
        if (is_array(names) && i < names->value.as.array.count &&
            names->value.as.array.items[i].kind == MOF_VALUE_KIND_STRING)
            made->name = mof_value_text(&names->value.as.array.items[i]);
        mof_map_set(&map->entries, key, made);
    }
}

static const entry *find_entry(const entry_map *map, mof_text value)
{
    const mof_name *key = mof_names_find(&map->names, value);
    return key != NULL ? mof_map_find(&map->entries, key) : NULL;
}

static const char *text_of(const mof_drift_subject *about, mof_text text)
{
    return mof_arena_copy(about->differ->reporter->arena, text.data, text.size);
}

/* Many pages explain a value and do not name it. */
static bool is_sentence(mof_text name)
{
    const size_t longest_name = 40;
    return name.size > longest_name || (name.size > 0 && name.data[name.size - 1] == '.');
}

/* Each value of `from` that `to` lacks; with `names`, also those of another name. */
static void compare_entries(const mof_drift_subject *about, mof_code code, const entry_map *from,
                            const entry_map *to, bool names)
{
    for (size_t i = 0; i < from->values->value.as.array.count; i++) {
        const mof_value *item = &from->values->value.as.array.items[i];
        if (item->kind != MOF_VALUE_KIND_STRING)
            continue;
        const entry *here = find_entry(from, mof_value_text(item));
        const entry *there = find_entry(to, mof_value_text(item));
        const char *value = text_of(about, mof_value_text(item));
        if (there == NULL)
            mof_drift_report(about, code, names ? item->span : to->values->span,
                             names ? to->values->span : item->span, MOF_ARGS(value, about->path));
        else if (names && here->name.data != NULL && there->name.data != NULL &&
                 !mof_text_equal_nocase(here->name, there->name) && !is_sentence(here->name))
            mof_drift_report(about, MOF_D318, here->span, there->span,
                             MOF_ARGS(value, about->path, text_of(about, here->name),
                                      text_of(about, there->name)));
    }
}

/* The qualifier, where it lists values; pages say "[ValueMap, Values]" and mean a table. */
static const mof_qualifier *find_list(const mof_qualifiers *qualifiers, mof_known known)
{
    const mof_qualifier *found = mof_qualifiers_find_known(qualifiers, known);
    return is_array(found) ? found : NULL;
}

static void compare_lists(const mof_drift_subject *about, const mof_qualifiers *documented,
                          const mof_qualifiers *real, mof_known values, mof_known names)
{
    entry_map here, there;
    read_entries(about, &here, find_list(documented, values), find_list(documented, names));
    read_entries(about, &there, find_list(real, values), find_list(real, names));
    compare_entries(about, MOF_D316, &there, &here, false);
    compare_entries(about, MOF_D317, &here, &there, true);
}

/* A page may tell as numbers what the schema has as bits, and the other way round. */
static void compare_maps(const mof_drift_subject *about, const mof_qualifiers *documented,
                         const mof_qualifiers *real)
{
    const mof_qualifier *numbers = find_list(documented, MOF_KNOWN_VALUEMAP);
    const mof_qualifier *bits = find_list(documented, MOF_KNOWN_BITMAP);
    const mof_qualifier *real_numbers = find_list(real, MOF_KNOWN_VALUEMAP);
    const mof_qualifier *real_bits = find_list(real, MOF_KNOWN_BITMAP);
    const mof_qualifier *page = numbers != NULL ? numbers : bits;
    const mof_qualifier *schema = real_numbers != NULL ? real_numbers : real_bits;
    const char *how = page == NULL      ? "listed in the schema only"
                      : schema == NULL  ? "listed here only"
                      : numbers != NULL ? "numbers here, bits in the schema"
                                        : "bits here, numbers in the schema";
    if (numbers != NULL && real_numbers != NULL)
        compare_lists(about, documented, real, MOF_KNOWN_VALUEMAP, MOF_KNOWN_VALUES);
    else if (bits != NULL && real_bits != NULL)
        compare_lists(about, documented, real, MOF_KNOWN_BITMAP, MOF_KNOWN_BITVALUES);
    else if (page != NULL || schema != NULL)
        mof_drift_report(about, MOF_D319, page != NULL ? page->span : about->documented,
                         schema != NULL ? schema->span : about->real, MOF_ARGS(about->path, how));
}

/* ---- all of them ----------------------------------------------------------------------------- */

void mof_drift_qualifiers(const mof_drift_subject *about, const mof_qualifiers *documented,
                          const mof_qualifiers *real)
{
    static const mof_known meaningful[] = {
        MOF_KNOWN_REQUIRED, MOF_KNOWN_NOT_NULL, MOF_KNOWN_MAXLEN,    MOF_KNOWN_MINLEN,
        MOF_KNOWN_MAXVALUE, MOF_KNOWN_MINVALUE, MOF_KNOWN_MAX,       MOF_KNOWN_MIN,
        MOF_KNOWN_UNITS,    MOF_KNOWN_ABSTRACT, MOF_KNOWN_SINGLETON, MOF_KNOWN_OPTIONAL,
        MOF_KNOWN_STATIC,
    };
    for (size_t i = 0; i < sizeof meaningful / sizeof *meaningful; i++)
        compare_qualifier(about, find(documented, meaningful[i]), find(real, meaningful[i]));
    compare_maps(about, documented, real);
}

/* Of pages and providers, what is not said to be for reading only may be written, too. */
typedef enum access { BOTH, READ_ONLY, WRITE_ONLY } access;

static access access_of(const mof_qualifier *read, const mof_qualifier *write)
{
    if ((read != NULL) == (write != NULL))
        return BOTH;
    return read != NULL ? READ_ONLY : WRITE_ONLY;
}

static mof_span place_of(const mof_qualifier *read, const mof_qualifier *write, mof_span otherwise)
{
    return read != NULL ? read->span : write != NULL ? write->span : otherwise;
}

void mof_drift_access(const mof_drift_subject *about, const mof_qualifiers *documented,
                      const mof_qualifiers *real)
{
    static const char *const names[] = {"read/write access", "read-only access",
                                        "write-only access"};
    const mof_qualifier *read = find(documented, MOF_KNOWN_READ);
    const mof_qualifier *write = find(documented, MOF_KNOWN_WRITE);
    const mof_qualifier *real_read = find(real, MOF_KNOWN_READ);
    const mof_qualifier *real_write = find(real, MOF_KNOWN_WRITE);
    access here = access_of(read, write);
    access there = access_of(real_read, real_write);
    /* In a schema, Write alone leaves Read as it is by default. */
    if (here == there || (here == BOTH && there == WRITE_ONLY))
        return;
    mof_drift_report(about, MOF_D315, place_of(read, write, about->documented),
                     place_of(real_read, real_write, about->real),
                     MOF_ARGS(about->path, names[here], names[there]));
}
