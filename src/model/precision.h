/*
 * How much of a real number's spelling its type keeps (mof-language D.4, S205). Internal to the
 * model.
 */
#ifndef MOF_MODEL_PRECISION_H
#define MOF_MODEL_PRECISION_H

#include "model/resolver.h"

/* Reports where a number has digits that the real type does not keep. Not so where the nearest that
 * there is will do, as for 0.1: all digits that are written come back. */
void mof_precision_check(mof_resolver *resolver, mof_type_kind kind, const mof_ast *ast,
                         double real);

#endif
