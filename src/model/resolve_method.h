/*
 * Resolving methods and their parameters (mof-language B.9). Internal to the model.
 */
#ifndef MOF_MODEL_RESOLVE_METHOD_H
#define MOF_MODEL_RESOLVE_METHOD_H

#include "model/resolver.h"

/* Sets the methods of the class, those of its superclass included. */
void mof_resolve_methods(mof_resolver *resolver, mof_declaration *declaration);

/* Reports that a feature of this name stands in the class already. */
void mof_report_duplicate(mof_resolver *resolver, const mof_class *of, const mof_ast_name *name,
                          mof_span previous);

#endif
