/*
 * What the backend `sql` decides before anything is rendered: a table for each class that can have
 * instances, its keys as primary key.
 */
#include "gen/sql_plan.h"

#include <inttypes.h>
#include <string.h>

#include "gen/naming.h"

#define WRAP_WIDTH 92
#define NOTE_WIDTH 60
#define ALIGN_WIDTH 32 /* names up to here have their types in one column */

typedef struct planner {
    mof_arena *arena;
    const mof_sql_dialect *dialect;
    mof_names names;
    mof_naming tables;
} planner;

/* ---- literals -------------------------------------------------------------------------------- */

static const char *literal(planner *p, mof_type_kind kind, mof_integer integer)
{
    if (kind == MOF_TYPE_UINT64 && p->dialect->pads_uint64)
        return mof_arena_format(p->arena, "'%020" PRIu64 "'", integer.magnitude);
    return mof_integer_text(p->arena, integer);
}

static bool is_limit(mof_type_kind kind, mof_integer integer, bool low)
{
    return integer.magnitude == mof_type_kind_limit(kind, low) &&
           (integer.magnitude == 0 || integer.negative == low);
}

/* The ends of a type of 64 bits are those of the database's. */
static void set_limits(planner *p, mof_sql_column *column)
{
    const mof_domain *domain = &column->domain;
    mof_type_kind kind = column->property->type.kind;
    bool has_map = domain->number_count + domain->range_count > 0;
    if (!mof_type_kind_is_integer(kind) || (has_map && !domain->is_narrowed))
        return;
    bool is_widest = mof_type_kind_bits(kind) == 64;
    if (!is_widest || !is_limit(kind, domain->limits.low, true))
        column->limits.low = literal(p, kind, domain->limits.low);
    if (!is_widest || !is_limit(kind, domain->limits.high, false))
        column->limits.high = literal(p, kind, domain->limits.high);
}

static void set_map(planner *p, mof_sql_column *column)
{
    const mof_domain *domain = &column->domain;
    mof_type_kind kind = column->property->type.kind;
    column->numbers = MOF_NEW_ARRAY(p->arena, const char *, domain->number_count);
    for (size_t i = 0; i < domain->number_count; i++)
        column->numbers[i] = literal(p, kind, domain->numbers[i]);
    column->ranges = MOF_NEW_ARRAY(p->arena, mof_sql_range, domain->range_count);
    for (size_t i = 0; i < domain->range_count; i++) {
        column->ranges[i].low = literal(p, kind, domain->ranges[i].low);
        column->ranges[i].high = literal(p, kind, domain->ranges[i].high);
    }
}

/* ---- columns --------------------------------------------------------------------------------- */

static bool has_checks(const mof_sql_column *column)
{
    const mof_domain *domain = &column->domain;
    bool is_checked_by_type = column->property->type.is_array;
    switch (column->property->type.kind) {
    case MOF_TYPE_BOOLEAN:
    case MOF_TYPE_UINT64:
    case MOF_TYPE_CHAR16:
    case MOF_TYPE_DATETIME:
    case MOF_TYPE_INSTANCE:
    case MOF_TYPE_OBJECT:
        is_checked_by_type = true;
        break;
    default:
        break;
    }
    return (is_checked_by_type && !column->is_octets) || column->limits.low != NULL ||
           column->limits.high != NULL || domain->has_min_length || domain->has_max_length ||
           domain->number_count + domain->range_count + domain->word_count > 0;
}

static void init_column(planner *p, mof_sql_column *column, const mof_property *property,
                        bool is_key)
{
    const mof_type *type = &property->type;
    column->property = property;
    column->is_required = property->is_required || is_key;
    column->is_octets = type->is_array && type->kind == MOF_TYPE_UINT8 &&
                        mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_OCTETSTRING);
    column->type = column->is_octets ? p->dialect->octets_type
                   : type->is_array  ? p->dialect->array_type
                                     : p->dialect->types[type->kind];
    mof_domain_find(p->arena, property, &column->domain);
    if (!type->is_array)
        set_limits(p, column);
    set_map(p, column);
    column->has_checks = has_checks(column);
    mof_prose prose = mof_prose_wrap(p->arena, property->description, WRAP_WIDTH);
    if (prose.count == 1 && mof_utf8_count(prose.lines[0]) <= NOTE_WIDTH)
        column->beside = prose.lines[0].data;
    else
        column->above = prose;
}

static const char *spaces(planner *p, size_t width, size_t taken)
{
    return mof_arena_format(p->arena, "%*s", width > taken ? (int)(width - taken) : 0, "");
}

static void align_columns(planner *p, mof_sql_table *table)
{
    size_t name_width = 0, type_width = 0, null_width = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const mof_sql_column *column = &table->columns[i];
        size_t name = column->property->name->size;
        if (name <= ALIGN_WIDTH && name > name_width)
            name_width = name;
        if (strlen(column->type) > type_width)
            type_width = strlen(column->type);
        if (column->is_required)
            null_width = strlen(" NOT NULL");
    }
    for (size_t i = 0; i < table->column_count; i++) {
        mof_sql_column *column = &table->columns[i];
        bool goes_on = column->is_required || column->has_checks;
        column->name_padding = spaces(p, name_width, column->property->name->size);
        column->type_padding = goes_on ? spaces(p, type_width, strlen(column->type)) : "";
        column->null_padding = goes_on && !column->is_required ? spaces(p, null_width, 0) : "";
    }
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* An association without keys is told from its like by what it connects. */
static bool is_primary(const mof_class *of, const mof_property *property)
{
    if (of->key_count > 0)
        return property->is_key;
    return of->kind == MOF_CLASS_ASSOCIATION && property->type.kind == MOF_TYPE_REFERENCE &&
           !property->type.is_array;
}

static void init_columns(planner *p, mof_sql_table *table)
{
    const mof_class *of = table->of;
    table->columns = MOF_NEW_ARRAY(p->arena, mof_sql_column, of->property_count);
    for (int keys = 1; keys >= 0; keys--) {
        for (size_t i = 0; i < of->property_count; i++) {
            const mof_property *property = of->properties[i];
            bool is_key = is_primary(of, property);
            if (is_key == (keys == 1) && property->type.kind != MOF_TYPE_POISON)
                init_column(p, &table->columns[table->column_count++], property, is_key);
        }
        if (keys == 1)
            table->key_count = table->column_count;
    }
    align_columns(p, table);
}

static bool claim_table(mof_naming *tables, const char *candidate, void *payload)
{
    (void)payload;
    if (mof_naming_has(tables, candidate))
        return false;
    mof_naming_take(tables, candidate);
    return true;
}

static const char *name_table(planner *p, const mof_class *of)
{
    const char *name = of->name->text;
    const char *reserved = p->dialect->reserved_prefix;
    if (reserved != NULL &&
        mof_text_is_nocase((mof_text){name, strnlen(name, strlen(reserved))}, reserved))
        name = mof_arena_format(p->arena, "x_%s", name);
    return mof_naming_choose(&p->tables, name, claim_table, NULL);
}

mof_sql_plan *mof_sql_plan_make(const mof_generation *generation, const mof_sql_dialect *dialect)
{
    const mof_schema *schema = generation->schema;
    planner p = {.arena = generation->arena, .dialect = dialect};
    mof_names_init(&p.names, p.arena);
    mof_naming_init(&p.tables, p.arena, &p.names);
    mof_sql_plan *plan = MOF_NEW(p.arena, mof_sql_plan);
    plan->tables = MOF_NEW_ARRAY(p.arena, mof_sql_table, schema->class_count);
    for (size_t i = 0; i < schema->class_count; i++) {
        const mof_class *of = schema->classes[i];
        if (of->is_abstract || of->is_synthesized || of->poison)
            continue;
        mof_sql_table *table = &plan->tables[plan->table_count++];
        table->of = of;
        table->name = name_table(&p, of);
        table->prose = mof_prose_wrap(p.arena, of->description, WRAP_WIDTH);
        init_columns(&p, table);
    }
    return plan;
}
