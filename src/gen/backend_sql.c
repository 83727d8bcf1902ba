/*
 * The backend `sql`: the tables of a schema. Here is what its templates see; sql_plan.c decides it,
 * docs/backend-sql.md explains it.
 */
#include "gen/backends.h"
#include "gen/sql_plan.h"
#include "gen/view_fields.h"

static const mof_sql_dialect sqlite = {
    .name = "sqlite",
    .types =
        {
            [MOF_TYPE_BOOLEAN] = "INTEGER",
            [MOF_TYPE_UINT8] = "INTEGER",
            [MOF_TYPE_SINT8] = "INTEGER",
            [MOF_TYPE_UINT16] = "INTEGER",
            [MOF_TYPE_SINT16] = "INTEGER",
            [MOF_TYPE_UINT32] = "INTEGER",
            [MOF_TYPE_SINT32] = "INTEGER",
            [MOF_TYPE_UINT64] = "TEXT",
            [MOF_TYPE_SINT64] = "INTEGER",
            [MOF_TYPE_REAL32] = "REAL",
            [MOF_TYPE_REAL64] = "REAL",
            [MOF_TYPE_CHAR16] = "TEXT",
            [MOF_TYPE_STRING] = "TEXT",
            [MOF_TYPE_DATETIME] = "TEXT",
            [MOF_TYPE_REFERENCE] = "TEXT",
            [MOF_TYPE_INSTANCE] = "TEXT",
            [MOF_TYPE_OBJECT] = "TEXT",
        },
    .array_type = "TEXT",
    .octets_type = "BLOB",
    .reserved_prefix = "sqlite_",
    .pads_uint64 = true,
};

static mof_text text(const char *string)
{
    return mof_text_from_string(string);
}

/* ---- ranges ---------------------------------------------------------------------------------- */

GET_TEXT(range_low, mof_sql_range, text(it->low));
GET_TEXT(range_high, mof_sql_range, text(it->high));

static const mof_field range_fields[] = {
    FIELD_TEXT("low", MOF_DUMP_NEVER, range_low, "a literal; empty: no end to check"),
    FIELD_TEXT("high", MOF_DUMP_NEVER, range_high, "a literal; empty: no end to check"),
    FIELDS_END,
};

static const mof_view_type range_view = {
    .name = "SQL range",
    .doc = "Values that a column may have.",
    .fields = range_fields,
};

/* ---- columns --------------------------------------------------------------------------------- */

static bool is_scalar(const mof_sql_column *column, mof_type_kind kind)
{
    return column->property->type.kind == kind && !column->property->type.is_array;
}

static const void *number_of(mof_view_env *env, const mof_sql_column *column, size_t index)
{
    mof_text *number = MOF_NEW(env->arena, mof_text);
    *number = text(column->numbers[index]);
    return number;
}

GET_TEXT(column_name, mof_sql_column, mof_name_text(it->property->name));
GET_TEXT(column_type, mof_sql_column, text(it->type));
GET_TEXT(column_name_padding, mof_sql_column, text(it->name_padding));
GET_TEXT(column_type_padding, mof_sql_column, text(it->type_padding));
GET_TEXT(column_null_padding, mof_sql_column, text(it->null_padding));
GET_TEXT(column_beside, mof_sql_column, text(it->beside));
GET_ITEM(column_above, mof_sql_column, it->above.count, &it->above.lines[index]);
GET_FLAG(column_is_required, mof_sql_column, it->is_required);
GET_FLAG(column_is_boolean, mof_sql_column, is_scalar(it, MOF_TYPE_BOOLEAN));
GET_FLAG(column_is_uint64, mof_sql_column, is_scalar(it, MOF_TYPE_UINT64));
GET_FLAG(column_is_char16, mof_sql_column, is_scalar(it, MOF_TYPE_CHAR16));
GET_FLAG(column_is_datetime, mof_sql_column, is_scalar(it, MOF_TYPE_DATETIME));
GET_FLAG(column_is_embedded, mof_sql_column,
         is_scalar(it, MOF_TYPE_INSTANCE) || is_scalar(it, MOF_TYPE_OBJECT));
GET_FLAG(column_is_list, mof_sql_column, it->property->type.is_array && !it->is_octets);
GET_FLAG(column_is_open, mof_sql_column, it->domain.is_open);
GET_FLAG(column_is_noted, mof_sql_column, it->domain.is_open || it->beside != NULL);
GET_FLAG(column_has_numbers, mof_sql_column, it->domain.number_count > 0);
GET_FLAG(column_has_map, mof_sql_column, it->domain.number_count + it->domain.range_count > 0);
GET_OBJECT(column_limits, mof_sql_column,
           it->limits.low != NULL || it->limits.high != NULL ? &it->limits : NULL);
GET_ITEM(column_number, mof_sql_column, it->domain.number_count, number_of(env, it, index));
GET_ITEM(column_range, mof_sql_column, it->domain.range_count, &it->ranges[index]);
GET_ITEM(column_word, mof_sql_column, it->domain.word_count, &it->domain.words[index]);

static bool number(bool is_there, uint64_t value, int64_t *result)
{
    *result = (int64_t)value;
    return is_there && value <= INT64_MAX;
}

static bool column_size(mof_view_env *env, const void *self, int64_t *result)
{
    (void)env;
    const mof_type *type = &((const mof_sql_column *)self)->property->type;
    return number(type->is_array && type->array_size > 0, type->array_size, result);
}

static bool column_min_length(mof_view_env *env, const void *self, int64_t *result)
{
    (void)env;
    const mof_domain *domain = &((const mof_sql_column *)self)->domain;
    return number(domain->has_min_length, domain->min_length, result);
}

static bool column_max_length(mof_view_env *env, const void *self, int64_t *result)
{
    (void)env;
    const mof_domain *domain = &((const mof_sql_column *)self)->domain;
    return number(domain->has_max_length, domain->max_length, result);
}

static const mof_field column_fields[] = {
    FIELD_TEXT("name", MOF_DUMP_NEVER, column_name, "without quotes"),
    FIELD_TEXT("type", MOF_DUMP_NEVER, column_type, "in the dialect"),
    FIELD_TEXT("name_padding", MOF_DUMP_NEVER, column_name_padding, "spaces that align the types"),
    FIELD_TEXT("type_padding", MOF_DUMP_NEVER, column_type_padding, "spaces that align NOT NULL"),
    FIELD_TEXT("null_padding", MOF_DUMP_NEVER, column_null_padding, "spaces in its place"),
    FIELD_TEXT("beside", MOF_DUMP_NEVER, column_beside, "the description, where it is short"),
    FIELD_LIST("above", MOF_DUMP_NEVER, mof_string_type, column_above, "and where it is long"),
    FIELD_FLAG("is_required", MOF_DUMP_NEVER, column_is_required, "never NULL"),
    FIELD_FLAG("is_boolean", MOF_DUMP_NEVER, column_is_boolean, ""),
    FIELD_FLAG("is_uint64", MOF_DUMP_NEVER, column_is_uint64, ""),
    FIELD_FLAG("is_char16", MOF_DUMP_NEVER, column_is_char16, ""),
    FIELD_FLAG("is_datetime", MOF_DUMP_NEVER, column_is_datetime, ""),
    FIELD_FLAG("is_embedded", MOF_DUMP_NEVER, column_is_embedded, "an embedded object"),
    FIELD_FLAG("is_list", MOF_DUMP_NEVER, column_is_list, "an array, octet strings excepted"),
    FIELD_FLAG("is_open", MOF_DUMP_NEVER, column_is_open, "ValueMap does not list all values"),
    FIELD_FLAG("is_noted", MOF_DUMP_NEVER, column_is_noted, "has a short comment"),
    FIELD_FLAG("has_numbers", MOF_DUMP_NEVER, column_has_numbers, "ValueMap has single numbers"),
    FIELD_FLAG("has_map", MOF_DUMP_NEVER, column_has_map, "ValueMap has numbers or ranges"),
    FIELD_OBJECT("limits", MOF_DUMP_NEVER, range_view, column_limits, "of an integer"),
    FIELD_LIST("numbers", MOF_DUMP_NEVER, mof_string_type, column_number, "of ValueMap"),
    FIELD_LIST("ranges", MOF_DUMP_NEVER, range_view, column_range, "of ValueMap"),
    FIELD_LIST("words", MOF_DUMP_NEVER, mof_string_type, column_word, "of ValueMap"),
    FIELD_NUMBER("size", MOF_DUMP_NEVER, column_size, "of an array of fixed size"),
    FIELD_NUMBER("min_length", MOF_DUMP_NEVER, column_min_length, "of text, in characters"),
    FIELD_NUMBER("max_length", MOF_DUMP_NEVER, column_max_length, "of text, in characters"),
    FIELDS_END,
};

static const mof_view_type column_view = {
    .name = "SQL column",
    .doc = "A property as a column of a table.",
    .fields = column_fields,
};

/* ---- tables ---------------------------------------------------------------------------------- */

GET_TEXT(table_name, mof_sql_table, text(it->name));
GET_OBJECT(table_class, mof_sql_table, it->of);
GET_ITEM(table_line, mof_sql_table, it->prose.count, &it->prose.lines[index]);
GET_ITEM(table_column, mof_sql_table, it->column_count, &it->columns[index]);
GET_ITEM(table_key, mof_sql_table, it->key_count, &it->columns[index]);
GET_FLAG(table_has_keys, mof_sql_table, it->key_count > 0);
GET_FLAG(table_has_columns, mof_sql_table, it->column_count > 0);

static const mof_field table_fields[] = {
    FIELD_TEXT("table", MOF_DUMP_NEVER, table_name, "its name, without quotes"),
    FIELD_OBJECT("class", MOF_DUMP_NEVER, mof_class_type, table_class, "whose instances it holds"),
    FIELD_LIST("lines", MOF_DUMP_NEVER, mof_string_type, table_line, "the class's description"),
    FIELD_LIST("columns", MOF_DUMP_NEVER, column_view, table_column, "keys first"),
    FIELD_LIST("keys", MOF_DUMP_NEVER, column_view, table_key, "of the primary key, in order"),
    FIELD_FLAG("has_keys", MOF_DUMP_NEVER, table_has_keys, ""),
    FIELD_FLAG("has_columns", MOF_DUMP_NEVER, table_has_columns, ""),
    FIELDS_END,
};

static const mof_view_type table_view = {
    .name = "SQL table",
    .doc = "A class that can have instances, as a table.",
    .fields = table_fields,
};

/* ---- the backend ----------------------------------------------------------------------------- */

static const void *schema_table(mof_view_env *env, const void *self, size_t index)
{
    (void)self;
    const mof_sql_plan *plan = env->backend_state;
    return index < plan->table_count ? &plan->tables[index] : NULL;
}

static mof_text schema_input(mof_view_env *env, const void *self)
{
    (void)self;
    return mof_prose_line(env->arena, text(env->input_name));
}

static const mof_field schema_fields[] = {
    FIELD_LIST("sql_tables", MOF_DUMP_NEVER, table_view, schema_table,
               "of the classes that can have instances, in the order declared"),
    FIELD_TEXT("sql_input", MOF_DUMP_NEVER, schema_input, "the first input's file name"),
    FIELDS_END,
};

static const mof_view_extension extensions[] = {{&mof_schema_type, schema_fields}, {0}};

static const mof_setting settings[] = {{0}};

static const mof_output_form outputs[] = {
    {MOF_OUTPUT_PER_SCHEMA, "sql/sqlite", "schema.sql"},
    {0},
};

/* As in a literal between apostrophes. */
static void escape(mof_buffer *out, mof_text literal)
{
    for (size_t i = 0; i < literal.size; i++) {
        if (literal.data[i] == '\'')
            mof_buffer_append_char(out, '\'');
        mof_buffer_append_char(out, literal.data[i]);
    }
}

static void *prepare(mof_generation *generation)
{
    return mof_sql_plan_make(generation, &sqlite);
}

const mof_backend mof_backend_sql = {
    .name = "sql",
    .summary = "tables for the instances of classes (SQLite)",
    .extensions = extensions,
    .settings = settings,
    .outputs = outputs,
    .escape = escape,
    .prepare = prepare,
};
