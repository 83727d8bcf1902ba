/*
 * What to say of a token that the grammar refuses, and what was meant (mof-language B.15). Private
 * to the layer.
 */
#ifndef MOF_SYNTAX_EXPECT_H
#define MOF_SYNTAX_EXPECT_H

#include "syntax/parse.h"

/* How the text is read instead. */
typedef enum mof_cure {
    MOF_CURE_NONE,    /* it is not: skip to a place where the grammar can go on */
    MOF_CURE_INSERT,  /* a token before the one that was refused */
    MOF_CURE_REPLACE, /* another token in its place */
    MOF_CURE_DROP     /* without it */
} mof_cure;

typedef struct mof_fault {
    mof_code code;
    mof_cure cure;
    int kind; /* the token to insert, or to put in its place */
} mof_fault;

/* Looks at parse->token, at what came before it and at what was expected. */
mof_fault mof_expect_find(mof_parse *parse);

/* Reports it. `inserted` are the characters that repair it before the token; "": none. */
mof_diagnostic *mof_expect_report(mof_parse *parse, mof_fault fault, const char *inserted);

#endif
