/*
 * A context from the inside: one run of the compiler, and all that it owns. For the files of this
 * layer and for `mofc dump`, which shows what lies between the stages.
 */
#ifndef MOF_API_CONTEXT_H
#define MOF_API_CONTEXT_H

#include <mof/mof.h>

#include "gen/backend.h"
#include "gen/output.h"
#include "model/model.h"
#include "syntax/parser.h"

/* One of mof_context_add_file and mof_context_add_text. */
typedef struct mof_input mof_input;
struct mof_input {
    mof_input *next;
    const char *name; /* the path of a file or directory */
    char *bytes;      /* of a text, with two NULs behind them; NULL: a file */
    size_t size;
    bool is_closed; /* includes in it are not followed */
};

/* One of mof_context_set. */
typedef struct mof_choice mof_choice;
struct mof_choice {
    mof_choice *next;
    const mof_backend *backend;
    const char *setting; /* "key=value" */
};

typedef struct mof_config mof_config; /* api/config.h */

struct mof_context {
    mof_memory memory;
    mof_arena arena;     /* whatever is not dropped at the end of a call */
    mof_options options; /* strings are in the arena */
    mof_profile profile;
    mof_preprocessor *preprocessor; /* the caller's; NULL: none */
    mof_names names;
    mof_sources sources;
    mof_reporter reporter;
    mof_input *inputs;
    mof_input **next_input;
    mof_choice *choices;       /* the last one first */
    mof_config *configs;       /* that were read */
    const mof_config *config;  /* of what is being read; NULL: none */
    const char *configured;    /* the directory of the last input; NULL: there was none */
    const mof_config *nearest; /* upward from there; NULL: none */
    mof_map searched;          /* keys of the names that the include path was searched for */
    mof_schema schema;
    mof_schema older; /* of two that are compared: both share names and sources */
    mof_view_env env; /* of what callers read of it */
    mof_outputs outputs;
    bool has_older; /* it was compiled */
    bool is_older_sound;
    bool is_compiled;
    bool is_sound; /* compiled without an error */
};

/* As mof_context_add_text, but includes are not followed: a text out of some other state of the
 * files must not be mixed with what they say now. What it includes is to be added, too. */
mof_status mof_context_add_closed(mof_context *context, const char *name, const char *data,
                                  size_t size);

/* How much had been reported at some moment. */
typedef struct mof_tally {
    size_t errors;
    size_t diagnostics;
} mof_tally;

mof_tally mof_context_tally(const mof_context *context);

/* What the diagnostics since then amount to. */
mof_status mof_context_judge(const mof_context *context, mof_tally before);

#endif
