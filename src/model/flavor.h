/*
 * Flavors: how a qualifier travels to subclasses and instances (mof-language B.5, B.6). Internal to
 * the model.
 */
#ifndef MOF_MODEL_FLAVOR_H
#define MOF_MODEL_FLAVOR_H

#include "model/resolver.h"

/* mof_flavor bits of the words; unknown ones and pairs that exclude each other are reported. */
unsigned mof_flavors_resolve(mof_resolver *resolver, const mof_ast *words);

/* What `written` makes of what held before; the four Not... and Disable... words are settled. */
unsigned mof_flavors_overlay(unsigned flavors, unsigned written);

/* What holds where nothing is written. */
unsigned mof_flavors_default(mof_profile profile);

#endif
