/*
 * What the passes of the resolver share. Internal to the model; the public side is resolve.h.
 *
 * Names are declared first (scope.c), then every class is resolved after its superclass
 * (resolve_class.c), then the instances (resolve_instance.c).
 */
#ifndef MOF_MODEL_RESOLVER_H
#define MOF_MODEL_RESOLVER_H

#include "model/resolve.h"
#include "syntax/pragma.h"

/* A namespace: the names that are declared in it. */
typedef struct mof_space mof_space;
struct mof_space {
    const mof_name *name; /* NULL: the default one */
    mof_map classes;      /* key -> mof_declaration */
    mof_map subclasses;   /* key of a superclass -> the last mof_declaration that names it */
    mof_map enumerations; /* key -> mof_enumerating */
};

typedef enum mof_progress {
    MOF_PROGRESS_DECLARED,
    MOF_PROGRESS_UNDER_WAY, /* its superclass is being resolved */
    MOF_PROGRESS_RESOLVED
} mof_progress;

/* What an alias stands for. */
typedef struct mof_alias {
    mof_span span;                /* where it is declared */
    const mof_instance *instance; /* NULL: a class */
} mof_alias;

/* What a class says by itself (own.h). */
typedef struct mof_own mof_own;

/* A class that is declared. */
typedef struct mof_declaration mof_declaration;
struct mof_declaration {
    mof_class *of;
    const mof_ast_class *ast; /* the node that declares it; NULL: it was read */
    mof_arena_block *chunk;   /* that its first node is in; NULL: none is held */
    mof_own *own;             /* what it says; NULL: not read */
    mof_own **additions;      /* of further pages: they fill in what it leaves out */
    size_t addition_count;
    size_t addition_capacity;
    mof_space *space;
    const mof_map *aliases; /* of its input: key -> mof_alias */
    mof_ast_name superclass_name;
    bool is_association;         /* the keyword of MOF 3 says so */
    mof_declaration *superclass; /* NULL: none, or not known */
    mof_progress progress;
    unsigned depth; /* of inheritance */
    bool is_deleted;
};

/* An enumeration that is declared. */
typedef struct mof_enumerating {
    const mof_ast_enumeration *ast;
    mof_enumeration *enumeration;
    mof_space *space;
    mof_progress progress;        /* of finding its base */
    struct mof_enumerating *base; /* NULL: none */
    unsigned depth;               /* of bases */
    bool has_elements;            /* they are resolved */
} mof_enumerating;

/* A type that names a class, read before all classes are declared. */
typedef struct mof_link {
    mof_type *type;
    mof_ast_name name;
    mof_space *space;
} mof_link;

/* A qualifier type of MOF 3 that has not got its type yet: an enumeration. */
typedef struct mof_open_type {
    const mof_ast_qualifier_type *ast;
    mof_qualifier_type *type;
    mof_space *space;
} mof_open_type;

/* An instance at top level, before it is resolved. */
typedef struct mof_pending {
    const mof_ast_instance *ast;
    mof_space *space;
    const mof_map *aliases; /* of its input: key -> mof_alias */
    mof_instance *instance; /* to be filled in; aliases of it are resolved before it is */
    bool is_deleted;
} mof_pending;

/* #pragma deleteinstance, until instances are resolved. */
typedef struct mof_erasure {
    mof_deletion deletion;
    mof_space *space;
    mof_span span;
    size_t before; /* so many instances stand before it */
} mof_erasure;

/* The default value of a property that holds instances: their classes must be resolved first. */
typedef struct mof_deferred {
    const mof_property *property;
    const mof_ast *ast;
    mof_value *value; /* to be filled in */
    mof_space *space;
    const mof_map *aliases;
    mof_profile profile;
} mof_deferred;

/* A string that holds the text of an instance, or of several. */
typedef struct mof_quoting {
    const mof_property *property;
    const mof_ast_value *value;
    mof_span place; /* of the name before the value */
    mof_space *space;
    mof_profile profile;
} mof_quoting;

/* What a qualifier of some name is, worked out at its first use. */
typedef struct mof_meaning {
    mof_known known;
    const mof_qualifier_type *type;
    unsigned extra_flavors; /* "Qualifier X : flavors;" of wmi */
    bool is_reported;       /* as not declared */
} mof_meaning;

struct mof_resolver {
    mof_schema *schema;
    mof_arena *arena; /* the schema's */
    mof_arena *scratch;
    mof_reporter *reporter;
    mof_resolve_options options;
    size_t kept;            /* how often nodes were met that must stay */
    size_t held;            /* such nodes, other than those of classes */
    mof_arena_block *chunk; /* of nodes, that was held last */
    mof_map spaces;         /* key, NULL for the default one -> mof_space */
    mof_space *system;      /* what WMI has by itself; NULL: not asked for yet */
    mof_map classes;        /* key -> mof_declaration; the first namespace that has it */
    mof_declaration **declarations;
    size_t declarations_done;
    size_t declaration_count;
    size_t declaration_capacity;
    mof_open_type *open_types;
    size_t open_types_done;
    size_t open_type_count;
    size_t open_type_capacity;
    mof_enumerating **enumerations;
    size_t enumerations_done;
    size_t enumeration_count;
    size_t enumeration_capacity;
    mof_pending *pending;
    size_t pending_done;
    size_t pending_count;
    size_t pending_capacity;
    mof_erasure *erasures;
    size_t erasure_count;
    size_t erasure_capacity;
    mof_deferred *deferred;
    size_t deferred_done;
    size_t deferred_count;
    size_t deferred_capacity;
    mof_quoting *quotings;
    size_t quotings_done;
    size_t quoting_count;
    size_t quoting_capacity;
    mof_quoted *quoted;
    size_t quoted_count;
    size_t quoted_capacity;
    const mof_class **synthesized;
    size_t synthesized_count;
    size_t synthesized_capacity;
    const mof_qualifier_type **qualifier_types;
    size_t qualifier_type_count;
    size_t qualifier_type_capacity;
    mof_map meanings;      /* key of a qualifier's name -> mof_meaning */
    mof_map page_meanings; /* the same of what pages have */
    mof_map asked;         /* keys of the classes that options.find_class was asked for */
    mof_map reported;      /* keys of the names that were reported as unknown */
    const mof_name *types[MOF_TYPE_VOID + 1]; /* keys of the names of types */
    const mof_map *aliases;                   /* those in sight */
    const mof_source *source;                 /* the last one that was asked for text */
    size_t inherited;        /* features and qualifiers that classes inherit, all in all */
    size_t suggestions;      /* searches for a similar name that are still allowed */
    bool tells_spelling;     /* somebody wants S010 */
    mof_declaration **chain; /* classes that wait for their superclass, the most derived first */
    size_t chain_capacity;
};

/* Its nodes are not wanted any more. */
static inline void mof_declaration_let_go(mof_declaration *declaration)
{
    if (declaration->chunk != NULL)
        mof_arena_let_go(declaration->chunk);
    declaration->chunk = NULL;
    declaration->ast = NULL;
}

/* Some nodes, not those of a class, are looked at again. */
static inline void mof_resolver_hold(mof_resolver *resolver)
{
    resolver->held++;
    resolver->kept++;
}

/* Resolves the class of the declaration, after its superclasses (resolve.c). */
void mof_resolver_finish_class(mof_resolver *resolver, mof_declaration *declaration);

/* What stands there. */
mof_text mof_resolver_text(mof_resolver *resolver, mof_span span);

/* The same as an argument of a message. */
const char *mof_resolver_quote(mof_resolver *resolver, mof_span span);

/* The profile that judges what stands there. */
mof_profile mof_resolver_profile(mof_resolver *resolver, mof_span span);

/* Reports a name that is spelt otherwise than where it is declared, at `span`. */
void mof_resolver_report_spelling(mof_resolver *resolver, const mof_ast_name *written,
                                  const mof_name *declared, mof_span span);

/* Spellings are interned: in the common case this is a comparison of pointers. */
static inline void mof_resolver_check_spelling(mof_resolver *resolver, const mof_ast_name *written,
                                               const mof_name *declared, mof_span span)
{
    if (resolver->tells_spelling && written->name != declared)
        mof_resolver_report_spelling(resolver, written, declared, span);
}

/* The same of the name of a class. That of one which no input declares is as good as any. */
static inline void mof_resolver_check_class_spelling(mof_resolver *resolver,
                                                     const mof_ast_name *written,
                                                     const mof_class *of)
{
    if (!of->is_synthesized && !of->is_built_in)
        mof_resolver_check_spelling(resolver, written, of->name, of->name_span);
}

/* Asks whether that name was meant. */
void mof_resolver_suggest(mof_resolver *resolver, mof_diagnostic *diagnostic, const char *name);

/* The same, and offers to put it there: for words of the language, of which there are few. A name
 * that somebody made up may be near another one and still be another. */
void mof_resolver_correct(mof_resolver *resolver, mof_diagnostic *diagnostic, mof_span span,
                          const char *name);

#endif
