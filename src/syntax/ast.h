/*
 * The AST: what was written, in order, duplicates and all. Nodes live in one arena and are never
 * changed after parsing. Literals are kept as spans and decoded by syntax/literal.h when asked.
 *
 * A node is a struct that begins with mof_ast; `kind` tells which. Lists are linked by `next`.
 */
#ifndef MOF_SYNTAX_AST_H
#define MOF_SYNTAX_AST_H

#include <stdbool.h>

#include "base/name.h"
#include "diag/source.h"

typedef enum mof_ast_kind {
    MOF_AST_DIRECTIVE,      /* mof_ast_directive */
    MOF_AST_QUALIFIER_TYPE, /* mof_ast_qualifier_type */
    MOF_AST_CLASS,          /* mof_ast_class: class, association, structure */
    MOF_AST_ENUMERATION,    /* mof_ast_enumeration */
    MOF_AST_INSTANCE,       /* mof_ast_instance: instance of, value of; nested ones too */
    MOF_AST_QUALIFIER,      /* mof_ast_qualifier */
    MOF_AST_PROPERTY,       /* mof_ast_property: references too */
    MOF_AST_METHOD,         /* mof_ast_method */
    MOF_AST_PARAMETER,      /* mof_ast_property */
    MOF_AST_ELEMENT,        /* mof_ast_element, of an enumeration */
    MOF_AST_SLOT,           /* mof_ast_slot, of an instance */
    MOF_AST_VALUE,          /* mof_ast_value */
    MOF_AST_EMPTY           /* mof_ast: a lone ';' among the productions */
} mof_ast_kind;

typedef struct mof_ast mof_ast;
struct mof_ast {
    mof_ast *next;
    mof_span span; /* from the first token to the last, qualifier list and ';' included */
    uint8_t kind;  /* mof_ast_kind */
    uint8_t form;  /* which way of writing: an enum of the node's own, below */
};

typedef struct mof_ast_list {
    mof_ast *first;
    mof_ast *last;
} mof_ast_list;

/* A name where it was written; name is NULL where there is none. */
typedef struct mof_ast_name {
    const mof_name *name;
    mof_span span;
} mof_ast_name;

typedef enum mof_value_form {
    MOF_VALUE_INTEGER,
    MOF_VALUE_REAL,
    MOF_VALUE_CHAR,
    MOF_VALUE_STRING, /* one literal: span; several: `items`, a STRING node each */
    MOF_VALUE_TRUE,
    MOF_VALUE_FALSE,
    MOF_VALUE_NULL,
    MOF_VALUE_ALIAS,    /* $name; `name` is without the $ */
    MOF_VALUE_LITERAL,  /* dmtf3 enumeration: name or name.name; an unquoted word otherwise */
    MOF_VALUE_INSTANCE, /* `items` is one mof_ast_instance */
    MOF_VALUE_ARRAY     /* `items`: { a, b } */
} mof_value_form;

/* Most nodes of a big schema are strings, so the node is kept small: look at `form` first. */
typedef struct mof_ast_value {
    mof_ast ast;    /* form: mof_value_form */
    mof_ast *items; /* see the forms; LITERAL: the member behind the dot, a LITERAL itself */
    union {
        const mof_name *name; /* ALIAS, LITERAL */
        const mof_text *text; /* STRING out of a page: decoded, as long as sources; else NULL */
    };
} mof_ast_value;

/* Flavors, as written on a qualifier or declared in a qualifier type. */
typedef enum mof_flavor {
    MOF_FLAVOR_ENABLEOVERRIDE = 1u << 0,
    MOF_FLAVOR_DISABLEOVERRIDE = 1u << 1,
    MOF_FLAVOR_RESTRICTED = 1u << 2,
    MOF_FLAVOR_TOSUBCLASS = 1u << 3,
    MOF_FLAVOR_TOINSTANCE = 1u << 4,
    MOF_FLAVOR_NOTTOSUBCLASS = 1u << 5,
    MOF_FLAVOR_NOTTOINSTANCE = 1u << 6,
    MOF_FLAVOR_TRANSLATABLE = 1u << 7,
    MOF_FLAVOR_AMENDED = 1u << 8
} mof_flavor;

#define MOF_FLAVORS 9

/* The word of each, in the order of their bits. */
extern const mof_text mof_flavor_words[MOF_FLAVORS];

/* 0: it is none. */
unsigned mof_flavor_find(const mof_name *word);

typedef enum mof_qualifier_form {
    MOF_QUALIFIER_PLAIN,  /* key */
    MOF_QUALIFIER_SCALAR, /* MaxLen(8) */
    MOF_QUALIFIER_ARRAY   /* Values{"a"}; in reference pages also Values("a", "b") */
} mof_qualifier_form;

typedef struct mof_ast_qualifier {
    mof_ast ast; /* form: mof_qualifier_form */
    mof_ast_name name;
    mof_ast *value;   /* mof_ast_value; NULL for PLAIN */
    mof_ast *flavors; /* mof_ast_value of form LITERAL each, as written; NULL */
} mof_ast_qualifier;

typedef enum mof_type_form {
    MOF_TYPE_FORM_INTRINSIC, /* a CIM type, `void` or `object`: its name tells which */
    MOF_TYPE_FORM_CLASS,     /* embedded class; or a word that is no type at all */
    MOF_TYPE_FORM_REFERENCE  /* X ref; object ref */
} mof_type_form;

typedef struct mof_ast_type {
    mof_ast_name name;
    uint8_t form;
    bool is_array;     /* [] or [n] behind the name; dmtf3: behind a method's type */
    mof_span size;     /* the n of [n]; MOF_NO_SPAN */
    mof_span brackets; /* MOF_NO_SPAN where not an array */
} mof_ast_type;

typedef struct mof_ast_property {
    mof_ast ast;
    mof_ast *qualifiers;
    mof_ast_type type;
    mof_ast_name name;
    mof_ast *value; /* default; NULL */
} mof_ast_property;

typedef struct mof_ast_method {
    mof_ast ast;
    mof_ast *qualifiers;
    mof_ast_type type;
    mof_ast_name name;
    mof_ast *parameters; /* mof_ast_property of kind MOF_AST_PARAMETER */
    mof_span parentheses;
} mof_ast_method;

typedef enum mof_class_form {
    MOF_CLASS_FORM_CLASS,
    MOF_CLASS_FORM_ASSOCIATION, /* the keyword of dmtf3 */
    MOF_CLASS_FORM_STRUCTURE
} mof_class_form;

typedef struct mof_ast_class {
    mof_ast ast; /* form: mof_class_form */
    mof_ast *qualifiers;
    mof_ast_name name;
    mof_ast_name superclass;
    mof_ast_name alias;
    bool alias_first;  /* as $a : Super, the DMTF order */
    mof_ast *features; /* properties, methods; in dmtf3 structures and enumerations too */
    mof_span body;     /* { to } */
    const struct mof_page_facts *page; /* of a page, outlives the AST; NULL in MOF */
} mof_ast_class;

typedef struct mof_ast_enumeration {
    mof_ast ast;
    mof_ast *qualifiers;
    mof_ast_name name;
    mof_ast_name base;
    mof_ast *elements;
} mof_ast_enumeration;

typedef struct mof_ast_element {
    mof_ast ast;
    mof_ast *qualifiers;
    mof_ast_name name;
    mof_ast *value; /* NULL */
} mof_ast_element;

typedef enum mof_instance_form {
    MOF_INSTANCE_FORM_INSTANCE,
    MOF_INSTANCE_FORM_VALUE /* value of, dmtf3 */
} mof_instance_form;

typedef struct mof_ast_instance {
    mof_ast ast; /* form: mof_instance_form */
    mof_ast *qualifiers;
    mof_ast_name class_name;
    mof_ast_name alias;
    mof_ast *slots;
    mof_span body;
} mof_ast_instance;

typedef struct mof_ast_slot {
    mof_ast ast;
    mof_ast *qualifiers;
    mof_ast_name name;
    mof_span brackets; /* the [] of `name[] = ...`; MOF_NO_SPAN */
    mof_ast *value;    /* NULL: no value was written */
} mof_ast_slot;

typedef enum mof_clause_kind {
    MOF_CLAUSE_SCOPE,
    MOF_CLAUSE_FLAVOR,
    MOF_CLAUSE_POLICY
} mof_clause_kind;

typedef struct mof_ast_clause mof_ast_clause;
struct mof_ast_clause {
    mof_ast_clause *next;
    mof_clause_kind kind;
    mof_span span;
    mof_ast *words; /* mof_ast_value of form LITERAL each */
};

typedef enum mof_qualifier_type_form {
    MOF_QUALIFIER_TYPE_DECLARATION, /* Qualifier X : type = v, Scope(...), Flavor(...); */
    MOF_QUALIFIER_TYPE_FLAVORS      /* Qualifier X : flavor flavor; (wmi, file-wide) */
} mof_qualifier_type_form;

typedef struct mof_ast_qualifier_type {
    mof_ast ast; /* form: mof_qualifier_type_form */
    mof_ast *qualifiers;
    mof_ast_name name;
    mof_ast_type type;
    mof_ast *value;
    mof_ast_clause *clauses;
    mof_ast *flavors; /* of the FLAVORS form */
} mof_ast_qualifier_type;

typedef enum mof_directive_form {
    MOF_DIRECTIVE_PRAGMA, /* #pragma name(...) */
    MOF_DIRECTIVE_INCLUDE /* #include ("f") of wmi; name.name is "include" in both */
} mof_directive_form;

typedef struct mof_ast_directive {
    mof_ast ast; /* form: mof_directive_form */
    mof_ast_name name;
    mof_ast *arguments; /* mof_ast_value: STRING, INTEGER or LITERAL; NULL: no parentheses */
} mof_ast_directive;

/* One input: its productions, those of the files that it includes where they stand. */
typedef struct mof_unit mof_unit;
struct mof_unit {
    mof_unit *next;
    mof_source *source;
    mof_ast_list productions;
    struct mof_place *place; /* of model/declare.c: where it stands, as productions come; or NULL */
    bool has_losses;         /* some of the text was not understood */
};

/* The node below this one, or it itself, that was made first: all the others are younger. */
const mof_ast *mof_ast_find_oldest(const mof_ast *node);

/* A value whose items, if it has any, are values as well. */
mof_ast *mof_ast_copy_value(mof_arena *arena, const mof_ast *value);

/* The decoded text of a value of form STRING, its literals joined. */
mof_text mof_ast_string(mof_arena *arena, const mof_sources *sources, const mof_ast *value);

/* ---- builders: what the grammar makes nodes with; nodes live in `arena` --------------------- */

#define MOF_NO_NAME ((mof_ast_name){NULL, MOF_NO_SPAN})

/* `node` may be NULL: nothing is appended. */
mof_ast_list mof_ast_list_push(mof_ast_list list, mof_ast *node);

mof_ast_list mof_ast_list_join(mof_ast_list first, mof_ast_list second);

/* A list that grows is known by its last node, of which `next` is the first; NULL: empty. Opened,
 * it is known by its first, and can grow no more. */
mof_ast *mof_ast_ring_push(mof_ast *ring, mof_ast *node);
mof_ast *mof_ast_ring_open(mof_ast *ring);

mof_ast *mof_ast_new_empty(mof_arena *arena, mof_span span);
mof_ast *mof_ast_new_directive(mof_arena *arena, mof_span span, mof_directive_form form,
                               mof_ast_name name, mof_ast *arguments);

/* A qualifier type is begun with what stands behind its name, and ended with the rest. Brackets
 * that are empty are none. `clauses` is a ring. */
mof_ast *mof_ast_begin_qualifier_type(mof_arena *arena, mof_type_form form, mof_ast_name type,
                                      mof_span brackets, mof_span size, mof_ast *value,
                                      mof_ast_clause *clauses);
mof_ast *mof_ast_begin_file_flavors(mof_arena *arena, mof_ast *flavors);
mof_ast *mof_ast_end_qualifier_type(mof_ast *body, mof_span span, mof_ast *qualifiers,
                                    mof_ast_name name);
mof_ast_clause *mof_ast_new_clause(mof_arena *arena, mof_span span, mof_clause_kind kind,
                                   mof_ast *words);
mof_ast_clause *mof_ast_clause_push(mof_ast_clause *ring, mof_ast_clause *clause);

/* The part of a class between its name and its body. */
typedef struct mof_ast_heading {
    mof_ast_name superclass;
    mof_ast_name alias;
    bool alias_first;
} mof_ast_heading;

/* Names that may be absent are passed by address; NULL: there is none. */
mof_ast_name *mof_ast_new_place(mof_arena *arena, mof_ast_name name);
mof_ast_heading *mof_ast_new_heading(mof_arena *arena, const mof_ast_name *superclass,
                                     const mof_ast_name *alias, bool alias_first);
mof_ast *mof_ast_new_class(mof_arena *arena, mof_span span, mof_class_form form,
                           mof_ast *qualifiers, mof_ast_name name, const mof_ast_heading *heading,
                           mof_ast *features, mof_span body);
mof_ast *mof_ast_new_enumeration(mof_arena *arena, mof_span span, mof_ast *qualifiers,
                                 mof_ast_name name, mof_ast_name base, mof_ast *elements);
mof_ast *mof_ast_new_element(mof_arena *arena, mof_span span, mof_ast *qualifiers,
                             mof_ast_name name, mof_ast *value);
mof_ast *mof_ast_new_instance(mof_arena *arena, mof_span span, mof_instance_form form,
                              mof_ast *qualifiers, mof_ast_name class_name,
                              const mof_ast_name *alias, mof_ast *slots, mof_span body);
mof_ast *mof_ast_new_slot(mof_arena *arena, mof_span span, mof_ast *qualifiers, mof_ast_name name,
                          mof_span brackets, mof_ast *value);

/* The form follows from the value. */
mof_ast *mof_ast_new_qualifier(mof_arena *arena, mof_span span, mof_ast_name name, mof_ast *value,
                               mof_ast *flavors);

/* A feature or parameter is begun with its type; which of the two it is shows behind its name. Its
 * array brackets may be empty: none. */
mof_ast *mof_ast_begin_feature(mof_arena *arena, mof_type_form form, mof_ast_name type);
mof_ast *mof_ast_end_property(mof_ast *feature, mof_span span, mof_ast_kind kind,
                              mof_ast *qualifiers, mof_ast_name name, mof_span brackets,
                              mof_span size, mof_ast *value);
mof_ast *mof_ast_end_method(mof_ast *feature, mof_span span, mof_ast *qualifiers, mof_ast_name name,
                            mof_span brackets, mof_span size, mof_ast *parameters,
                            mof_span parentheses);

mof_ast *mof_ast_new_value(mof_arena *arena, mof_span span, mof_value_form form);
mof_ast *mof_ast_new_array(mof_arena *arena, mof_span span, mof_ast *items);

/* What stands in parentheses: an array, where it is not one value. */
mof_ast *mof_ast_new_argument(mof_arena *arena, mof_span span, mof_ast *values);

/* Of one literal the value is the literal itself. */
mof_ast *mof_ast_new_strings(mof_arena *arena, mof_span span, mof_ast *literals);

/* ALIAS or LITERAL. */
mof_ast *mof_ast_new_word(mof_arena *arena, mof_value_form form, mof_ast_name name);
mof_ast *mof_ast_new_member(mof_arena *arena, mof_span span, mof_ast_name name,
                            mof_ast_name member);

/* A value of form INSTANCE. */
mof_ast *mof_ast_new_nested(mof_arena *arena, mof_span span, mof_instance_form form,
                            mof_ast_name class_name, const mof_ast_name *alias, mof_ast *slots,
                            mof_span body);

#endif
