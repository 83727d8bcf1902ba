/*
 * The paths of namespaces (mof-language B.4): \\.\root\cimv2, root/cimv2 and their kin. Shared by
 * the check of directives and by the model.
 */
#ifndef MOF_SYNTAX_NAMESPACE_H
#define MOF_SYNTAX_NAMESPACE_H

#include "base/text.h"

typedef struct mof_namespace {
    mof_text server; /* what stands behind two slashes; empty: none, or the one it is on */
    mof_text path;   /* root\cimv2, whatever the slashes were; empty: none */
} mof_namespace;

/* False: it is no path; `out` is what can be made of it. Texts are in the arena. */
bool mof_namespace_parse(mof_arena *arena, mof_text text, mof_namespace *out);

#endif
