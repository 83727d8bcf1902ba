/*
 * Declaring a class anew: in WMI that updates the class, as far as the flags in force allow it
 * (mof-language S102). Internal to the model.
 */
#ifndef MOF_MODEL_UPDATE_H
#define MOF_MODEL_UPDATE_H

#include "model/resolver.h"

/* What #pragma classflags says where a class is declared. */
typedef struct mof_update {
    unsigned flags; /* mof_update_flag bits */
    mof_span since; /* the directive; MOF_NO_SPAN: there was none */
} mof_update;

/* `declaration` is what is there so far, or was there and is deleted; `ast` declares it now, in the
 * same input: files that are given together may be alternatives. */
void mof_update_check(mof_resolver *resolver, const mof_declaration *declaration,
                      const mof_ast_class *ast, mof_update update);

#endif
