/*
 * What a class says by itself, before it is known what it inherits: from the nodes of its
 * declaration to objects of the model (mof-language B.6 to B.9). Internal to the model.
 *
 * Of a reference page this is read as soon as the page is parsed, and its nodes can go; of MOF once
 * all inputs are declared, since what a qualifier means may be said in the last of them.
 */
#ifndef MOF_MODEL_OWN_H
#define MOF_MODEL_OWN_H

#include "base/index.h"
#include "model/resolver.h"

typedef struct mof_own_property {
    mof_property *property;
    const mof_ast *value; /* the node of its default; NULL: none, or it may be gone */
} mof_own_property;

typedef struct mof_own_method {
    mof_method *method;
    mof_parameter *parameters; /* each as often as it is written */
    size_t parameter_count;
    bool is_described; /* a page of its own has filled it in */
} mof_own_method;

struct mof_own {
    mof_qualifiers qualifiers;
    mof_own_property *properties;
    size_t property_count;
    size_t property_capacity;
    mof_index property_index; /* name -> mof_property */
    mof_own_method **methods;
    size_t method_count;
    size_t method_capacity;
    mof_index method_index; /* name -> mof_own_method */
    bool is_stub;           /* of a method's page */
};

/* Reads what `ast` says of the declaration's class; `own` is zeroed. */
void mof_own_read(mof_resolver *resolver, const mof_declaration *declaration,
                  const mof_ast_class *ast, mof_own *own);

/* A second page fills in what the first leaves out; that of a method tells more of it than the page
 * of its class does. */
void mof_own_join(mof_resolver *resolver, mof_own *own, const mof_own *addition);

/* Leaves the first `count` properties. */
void mof_own_truncate_properties(mof_resolver *resolver, mof_own *own, size_t count);

#endif
