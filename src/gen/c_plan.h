/*
 * What the backend `c` decides before anything is rendered: every name, the order and the form of
 * members, what is said about them. docs/backend-c.md says how CIM types become C, and why.
 */
#ifndef MOF_GEN_C_PLAN_H
#define MOF_GEN_C_PLAN_H

#include "gen/backend.h"
#include "gen/domain.h"
#include "gen/prose.h"

typedef enum mof_c_kind {
    MOF_C_NUMBER,
    MOF_C_REAL,
    MOF_C_TEXT, /* allocated, NULL where it is absent */
    MOF_C_DATETIME
} mof_c_kind;

typedef struct mof_c_form {
    mof_c_kind kind;
    const char *type; /* stands in front of the name, suffix behind it */
    const char *suffix;
    const char *pointer; /* the same for a pointer to such items */
    const char *pointer_suffix;
} mof_c_form;

typedef struct mof_c_member {
    const mof_property *property;
    const mof_c_form *form;
    bool is_list; /* allocated: {items, count} */
    bool is_fixed;
    const char *name;
    const char *presence; /* "has_X"; NULL: the member itself says whether it is there */
    const char *padding;  /* between its declaration and what is noted beside it */
    const char *beside;   /* the whole description, where it fits beside the member; or NULL */
    mof_prose above;
    mof_domain domain;
} mof_c_member;

typedef struct mof_c_class {
    const mof_class *of;
    const char *name;
    const char *file;
    const char *guard;
    mof_prose prose;
    mof_c_member *members; /* keys first */
    size_t member_count;
    size_t key_count;
} mof_c_class;

typedef struct mof_c_plan {
    mof_map classes; /* mof_class -> mof_c_class */
} mof_c_plan;

/* Is there something to say about it beside its description: key, length, class? */
bool mof_c_member_has_notes(const mof_c_member *member);
bool mof_c_member_is_noted_beside(const mof_c_member *member);

mof_c_plan *mof_c_plan_make(const mof_generation *generation);

#endif
