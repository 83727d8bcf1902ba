/*
 * Resolving methods and their parameters (mof-language B.9). Internal to the model.
 */
#ifndef MOF_MODEL_RESOLVE_METHOD_H
#define MOF_MODEL_RESOLVE_METHOD_H

#include "model/own.h"

/* Sets the methods of the class, those of its superclass included. */
void mof_resolve_methods(mof_resolver *resolver, mof_class *of, const mof_own *own);

#endif
