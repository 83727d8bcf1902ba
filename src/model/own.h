/*
 * What a class says by itself, before it is known what it inherits: from the nodes of its
 * declaration to objects of the model (mof-language B.6 to B.9). Internal to the model.
 *
 * This is read as soon as the class is parsed, and its nodes can go, where it is certain what the
 * qualifiers mean: of a reference page, and where they are declared before they are used. Of other
 * MOF it is read once all inputs are declared, since the last of them may say it.
 */
#ifndef MOF_MODEL_OWN_H
#define MOF_MODEL_OWN_H

#include "model/resolver.h"

typedef struct mof_own_property {
    mof_property *property;
    const mof_ast
        *value; /* the node of its default, as far as it is asked for once more; or NULL */
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
    mof_own_method **methods;
    size_t method_count;
    size_t method_capacity;
    mof_link *links; /* types that name classes, which may not be declared yet */
    size_t link_count;
    size_t link_capacity;
    bool is_stub; /* of a method's page */
};

/* Whether all that the node says is certain before all inputs are declared. */
bool mof_own_is_certain(mof_resolver *resolver, const mof_ast_class *ast);

/* Reads what `ast` says of the declaration's class, once all inputs are declared; `own` is zeroed.
 */
void mof_own_read(mof_resolver *resolver, const mof_declaration *declaration,
                  const mof_ast_class *ast, mof_own *own);

/* The same as soon as the class is declared, where it is certain what that says. The nodes can go
 * then. */
mof_own *mof_own_read_early(mof_resolver *resolver, const mof_declaration *declaration,
                            const mof_ast_class *ast);

/* Finds what its types name, of one that was read early. */
void mof_own_link(mof_resolver *resolver, const mof_own *own);

/* A second page fills in what the first leaves out; that of a method tells more of it than the page
 * of its class does. */
void mof_own_join(mof_resolver *resolver, mof_own *own, const mof_own *addition);

#endif
