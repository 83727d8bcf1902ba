/*
 * Resolution: AST -> model. Declares every name, links superclasses, types and qualifiers, lets
 * qualifiers and features be inherited (mof-language D.10), and reports what does not resolve.
 */
#ifndef MOF_MODEL_RESOLVE_H
#define MOF_MODEL_RESOLVE_H

#include "diag/report.h"
#include "model/model.h"
#include "syntax/parser.h"

typedef struct mof_resolve_options {
    /* Asked for a superclass, or another class, that no input declares: the include path. May be
     * NULL. Returns a unit to resolve too, or NULL. */
    mof_unit *(*find_class)(const mof_name *name, void *payload);
    void *payload;
    bool unflatten; /* of pages: drop properties that an ancestor declares alike */
} mof_resolve_options;

/* `units` are linked by `next`. `schema` was zeroed and has arena, names and sources set; scratch
 * memory comes from `scratch`. Units out of reference pages may name one class more than once: a
 * method page's stub joins its class. */
void mof_resolve(mof_schema *schema, mof_arena *scratch, mof_reporter *reporter, mof_unit *units,
                 const mof_resolve_options *options);

#endif
