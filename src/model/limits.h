/*
 * What the qualifiers of an element demand of its values: lengths, bounds, ValueMap (mof-language
 * S242, S243, S525). Internal to the model.
 */
#ifndef MOF_MODEL_LIMITS_H
#define MOF_MODEL_LIMITS_H

#include "model/checker.h"

/* Reports under `code` each value that breaks a bound. */
void mof_limits_check_bounds(const mof_checker *checker, mof_code code, const mof_name *name,
                             const mof_qualifiers *qualifiers, const mof_value *value);

/* ... each one that the ValueMap does not list. */
void mof_limits_check_map(const mof_checker *checker, mof_code code, const mof_name *name,
                          const mof_qualifiers *qualifiers, const mof_value *value);

#endif
