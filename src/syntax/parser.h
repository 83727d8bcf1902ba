/*
 * The parser driver: source -> tokens -> AST. It pulls tokens from a stack of scanners (an include
 * is a nested one), lets the repairs of reference pages pass over them where asked, and pushes them
 * into the grammar.
 */
#ifndef MOF_SYNTAX_PARSER_H
#define MOF_SYNTAX_PARSER_H

#include "base/buffer.h"
#include "base/map.h"
#include "base/name.h"
#include "diag/report.h"
#include "syntax/ast.h"

/* A program that MOF passes through before it is read. */
typedef struct mof_preprocessor mof_preprocessor;
typedef enum mof_preprocessed {
    MOF_PREPROCESSED,
    MOF_PREPROCESSED_REFUSED, /* the program has told why */
    MOF_PREPROCESSED_CUT,     /* it makes too much of it */
    MOF_PREPROCESSED_MISSING  /* there is no such program */
} mof_preprocessed;
struct mof_preprocessor {
    const char *program;
    /* What becomes of a source: of the file at `path`, or, where `text` has data, of that text,
     * which is said to be from there. `out` is good until the next call. Takes no memory from an
     * arena. */
    mof_preprocessed (*run)(mof_preprocessor *self, const char *path, mof_text text, mof_text *out);
};

/* Takes some of a unit's productions, in order: they are all that is in unit->productions. True:
 * their nodes can go. */
typedef bool mof_take(mof_unit *unit, void *payload);

/* What every parse of a run shares. */
typedef struct mof_syntax {
    mof_arena *arena;        /* of the AST */
    mof_arena *source_arena; /* of the texts that includes read; outlives the AST */
    mof_names *names;
    mof_sources *sources;
    mof_reporter *reporter;
    mof_take
        *take;   /* gets the productions of files as they are read; NULL: they stay in the unit */
    void *taker; /* its payload */
    uint32_t piece; /* bytes of text, about, that are read before it gets them; 0: what is usual */
    const char *const *include_paths; /* NULL-terminated; NULL: none */
    mof_preprocessor *preprocessor;   /* NULL: none */
    bool keep_includes;               /* leave include directives as they are (fmt, --ast) */
    bool takes_any_dialect;           /* says nothing of what a dialect has not (fmt) */
    mof_profile profile;              /* AUTO: chosen from each input */
    const char *profile_reason;       /* why that one; NULL: the command line says so */
    const signed char *severities;    /* of sources that are loaded (diag/source.h); may be NULL */
    bool reads_ahead;                 /* a thread may read what will be wanted */
    struct mof_ahead *ahead;          /* ... and this one does, for some list of files; or NULL */
} mof_syntax;

/* Gives productions to who takes those of `syntax`, or appends them to the unit. True: their nodes
 * can go. */
bool mof_unit_give(mof_unit *unit, mof_ast_list productions, const mof_syntax *syntax);

/* Parses a MOF source. Faults are reported; what could be read is in the unit, or was taken. Never
 * NULL. */
mof_unit *mof_syntax_parse(mof_syntax *syntax, mof_source *source);

/* What a piece of a reference page is read as. */
typedef enum mof_fragment {
    MOF_FRAGMENT_CLASS, /* a class declaration: mof_ast_class */
    MOF_FRAGMENT_METHOD /* a method prototype: mof_ast_method */
} mof_fragment;

/* Parses the bytes of `span` in profile doc, with the repairs of mof-language C.3; every node's
 * span points into the page. NULL where nothing could be read, which is reported. */
mof_ast *mof_syntax_parse_fragment(mof_syntax *syntax, mof_fragment fragment, mof_span span);

/* Prints every token of a source, one a line: place, kind, text (mofc dump --tokens). */
void mof_syntax_dump_tokens(mof_syntax *syntax, mof_source *source, mof_buffer *out);

#endif
