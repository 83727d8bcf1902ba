/*
 * Compiler directives (mof-language B.4): which there are, and what stands in their parentheses.
 * Names, flags and words are in any case.
 */
#ifndef MOF_SYNTAX_PRAGMA_H
#define MOF_SYNTAX_PRAGMA_H

#include "syntax/parser.h"

typedef enum mof_pragma {
    MOF_PRAGMA_UNKNOWN,
    MOF_PRAGMA_INCLUDE, /* #include ("f") of wmi, too */
    MOF_PRAGMA_NAMESPACE,
    MOF_PRAGMA_LOCALE,
    MOF_PRAGMA_INSTANCELOCALE,
    MOF_PRAGMA_SOURCE, /* this and the three that follow are gone since CIM 2.3 */
    MOF_PRAGMA_SOURCETYPE,
    MOF_PRAGMA_NONLOCAL,
    MOF_PRAGMA_NONLOCALTYPE,
    MOF_PRAGMA_AUTORECOVER, /* this and all that follow are of wmi */
    MOF_PRAGMA_CLASSFLAGS,
    MOF_PRAGMA_INSTANCEFLAGS,
    MOF_PRAGMA_DELETECLASS,
    MOF_PRAGMA_DELETEINSTANCE,
    MOF_PRAGMA_AMENDMENT
} mof_pragma;

mof_pragma mof_pragma_find(const mof_name *name);

/* What classes and instances that follow are allowed to meet; the numbers are those of WMI. */
typedef enum mof_update_flag {
    MOF_UPDATE_ONLY = 1,
    MOF_UPDATE_CREATE_ONLY = 2,
    MOF_UPDATE_SAFE = 32,
    MOF_UPDATE_FORCE = 64
} mof_update_flag;

/* The flags that the arguments of classflags or instanceflags name. */
unsigned mof_pragma_flags(mof_arena *arena, const mof_sources *sources, const mof_ast *arguments);

/* What deleteclass and deleteinstance say. */
typedef struct mof_deletion {
    mof_text what;   /* the name or path; empty where the directive is malformed */
    bool must_exist; /* FAIL */
} mof_deletion;

mof_deletion mof_pragma_deletion(mof_arena *arena, const mof_sources *sources,
                                 const mof_ast *arguments);

/* The text of the first argument; empty where it is no string. */
mof_text mof_pragma_text(mof_arena *arena, const mof_sources *sources, const mof_ast *arguments);

/* The directives of a unit while they are checked one by one. */
typedef struct mof_pragma_check {
    mof_syntax *syntax;
    const mof_source *source; /* of the directive */
    mof_span amendment;       /* the first one; MOF_NO_SPAN: there was none */
    mof_span name_space;      /* the first one in a file of WMI */
    bool has_autorecover;
} mof_pragma_check;

void mof_pragma_check_one(mof_pragma_check *check, const mof_ast *directive);

/* Behind the last one: what is missing. */
void mof_pragma_check_end(mof_pragma_check *check);

#endif
