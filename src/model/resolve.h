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
    mof_arena
        *nodes; /* of the units: its chunks are dropped once what they say was read; NULL: none */
    bool unflatten; /* of pages: drop properties that an ancestor declares alike */
} mof_resolve_options;

typedef struct mof_resolver mof_resolver;

/* `schema` was zeroed and has arena, names and sources set. The resolver lives in `scratch`, which
 * outlives it. */
mof_resolver *mof_resolver_new(mof_schema *schema, mof_arena *scratch, mof_reporter *reporter,
                               mof_resolve_options options);

/* Declares what is in the unit, which may be some of its productions: those that follow are added
 * when they are read. Units out of reference pages may name one class more than once: a method
 * page's stub joins its class. False: the nodes must be kept until the resolver has finished; true:
 * all that they say was read. */
bool mof_resolver_add(mof_resolver *resolver, mof_unit *unit);

/* Resolves everything that was declared; the schema is complete then. */
void mof_resolver_finish(mof_resolver *resolver);

/* The three at once, of units that are linked by `next`. */
void mof_resolve(mof_schema *schema, mof_arena *scratch, mof_reporter *reporter, mof_unit *units,
                 mof_resolve_options options);

#endif
