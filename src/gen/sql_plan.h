/*
 * What the backend `sql` decides before anything is rendered: tables and their names, the types,
 * order and checks of columns. docs/backend-sql.md says how CIM becomes SQL, and why.
 */
#ifndef MOF_GEN_SQL_PLAN_H
#define MOF_GEN_SQL_PLAN_H

#include "gen/backend.h"
#include "gen/domain.h"
#include "gen/prose.h"

/* A dialect is this table and a template. */
typedef struct mof_sql_dialect {
    const char *name;
    const char *types[MOF_TYPE_VOID]; /* of scalars */
    const char *array_type;
    const char *octets_type;     /* of uint8[] that is Octetstring */
    const char *reserved_prefix; /* tables that begin with it belong to the database; or NULL */
    bool pads_uint64;            /* uint64 is text of 20 digits: it fits no integer */
} mof_sql_dialect;

typedef struct mof_sql_range {
    const char *low; /* literals of the column's type; NULL: no end that need be checked */
    const char *high;
} mof_sql_range;

typedef struct mof_sql_column {
    const mof_property *property;
    const char *type;
    bool is_octets;
    bool is_required;
    bool has_checks;
    const char *name_padding; /* behind the name, the type, and where NOT NULL might stand */
    const char *type_padding;
    const char *null_padding;
    const char *beside; /* the whole description, where it is short; or NULL */
    mof_prose above;
    mof_domain domain;
    mof_sql_range limits; /* both NULL: nothing to check */
    const char **numbers; /* literals; as many as in the domain */
    mof_sql_range *ranges;
} mof_sql_column;

typedef struct mof_sql_table {
    const mof_class *of;
    const char *name;
    mof_prose prose;
    mof_sql_column *columns; /* keys first */
    size_t column_count;
    size_t key_count;
} mof_sql_table;

typedef struct mof_sql_plan {
    mof_sql_table *tables;
    size_t table_count;
} mof_sql_plan;

mof_sql_plan *mof_sql_plan_make(const mof_generation *generation, const mof_sql_dialect *dialect);

#endif
