/*
 * Inheritance: the features of the superclass in their order, overridden ones replaced in their
 * place, new ones behind (mof-language D.10). Internal to the model.
 */
#ifndef MOF_MODEL_INHERIT_H
#define MOF_MODEL_INHERIT_H

#include "model/own.h"

/* Lists are shared with the superclass where nothing is added. */
void mof_inherit_properties(mof_resolver *resolver, mof_class *of, const mof_own *own);
void mof_inherit_methods(mof_resolver *resolver, mof_class *of, const mof_own *own);

#endif
