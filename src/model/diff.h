/*
 * What an edit of a schema breaks: an older and a newer schema are compared, and each change is
 * reported with a code of family C. The registry is the table that drives this: the group of such a
 * code lists what its kind of change breaks (docs/diff.md).
 */
#ifndef MOF_MODEL_DIFF_H
#define MOF_MODEL_DIFF_H

#include "diag/report.h"
#include "model/model.h"

/* What a change can break; none of them: it is harmless. */
typedef enum mof_breakage {
    MOF_BREAKS_SOURCE = 1u << 0, /* callers of the generated C do not compile any more */
    MOF_BREAKS_ABI = 1u << 1,    /* the layout of generated structs, or the name of a function */
    MOF_BREAKS_SQL = 1u << 2,    /* existing databases need a migration */
    MOF_BREAKS_DATA = 1u << 3,   /* which loses data */
    MOF_BREAKS_WIRE = 1u << 4,   /* clients of WMI and CIM: keys, types, methods, values */
    MOF_BREAKS_NOTHING = 1u << 5
} mof_breakage;

/* Their words, in the order of the bits; ends with NULL. */
extern const char *const mof_breakages[];

/* The bit of "source", "abi", "sql", "data", "wire" or "harmless"; 0: none of them. */
unsigned mof_breakage_find(mof_text name);

/* What a kind of change breaks at most: the bits of the group of its code. */
unsigned mof_breakage_of(mof_code code);

/* Reports what differs; codes that are off are left out. Both schemas were resolved without errors,
 * share one mof_names, and have their sources in the reporter's mof_sources, so that both places
 * can be shown. Returns the bits of all that was reported. */
unsigned mof_diff_schemas(const mof_schema *older, const mof_schema *newer, mof_arena *scratch,
                          mof_reporter *reporter);

#endif
