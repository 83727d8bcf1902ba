/*
 * What the command line can say: one table of commands and one of options. They drive the parsing
 * (cli/arguments.h) and the help (cli/help.h); a command finds what was said in mofc_options.
 */
#ifndef MOF_CLI_OPTIONS_H
#define MOF_CLI_OPTIONS_H

#include "base/memory.h"

/* The exit statuses of mofc. */
typedef enum mofc_status {
    MOFC_GO_ON = -1, /* no reason to exit yet */
    MOFC_OK = 0,
    MOFC_FINDINGS = 1, /* errors in the input, or outputs out of date */
    MOFC_USAGE = 2,
    MOFC_IO = 3,
    MOFC_LIMIT = 4 /* or an internal error */
} mofc_status;

typedef struct mofc_words {
    const char **items; /* NULL behind the last; NULL where there is none */
    size_t count;
    size_t capacity;
} mofc_words;

void mofc_words_push(mofc_words *words, mof_arena *arena, const char *word);

typedef struct mofc_command mofc_command;

typedef struct mofc_options {
    mof_arena *arena; /* for whatever a command has to put together */
    const mofc_command *command;
    mofc_words operands;
    bool help;
    bool version;

    /* of every command that reads inputs */
    mofc_words include_paths;
    mofc_words defines; /* for the preprocessor */
    bool preprocess;
    mofc_words warnings;
    const char *profile;
    const char *stdin_name;
    bool no_config;
    const char *error_format;
    const char *error_output;
    const char *color;
    size_t max_errors;
    size_t max_warnings;
    size_t memory_limit;
    bool quiet;
    bool verbose;

    bool unflatten; /* not of diff */

    /* check */
    bool syntax_only;
    bool fix;            /* with `show_diff`, nothing is written */
    const char *against; /* the schema that pages document; NULL: none */

    /* gen; templates */
    mofc_words backends; /* "c" or "c=DIR" */
    mofc_words settings;
    const char *directory;
    const char *template_directory;
    const char *depfile;
    bool compare;
    bool list_outputs;

    /* fmt; it has `compare` too, and check has `show_diff` */
    bool rewrite;
    bool show_diff;

    /* diff */
    const char *fail_on; /* "abi,sql" */

    /* dump */
    const char *stage; /* name of the option that chose it */
    bool own_only;
} mofc_options;

/* ---- commands ---------------------------------------------------------------------------- */

typedef enum mofc_command_bit {
    MOFC_CHECK = 1u << 0,
    MOFC_GEN = 1u << 1,
    MOFC_DUMP = 1u << 2,
    MOFC_EXPLAIN = 1u << 3,
    MOFC_TEMPLATES = 1u << 4,
    MOFC_FMT = 1u << 5,
    MOFC_DIFF = 1u << 6
} mofc_command_bit;

struct mofc_command {
    const char *name;
    mofc_command_bit bit;
    const char *operands; /* as the help shows them */
    const char *summary;
    mofc_status (*run)(const mofc_options *options);
};

extern const mofc_command mofc_commands[]; /* ends with a name of NULL */

/* ---- options ----------------------------------------------------------------------------- */

typedef enum mofc_option_kind {
    MOFC_OPTION_FLAG,  /* bool */
    MOFC_OPTION_NAME,  /* const char *: the option's own name; the last of several counts */
    MOFC_OPTION_TEXT,  /* const char * */
    MOFC_OPTION_WORDS, /* mofc_words: may be given more than once */
    MOFC_OPTION_NUMBER /* size_t; K, M and G behind it are powers of 1024 */
} mofc_option_kind;

typedef struct mofc_option {
    char letter;          /* '\0': none */
    const char *name;     /* NULL: none */
    const char *argument; /* as the help shows it; NULL: it takes none */
    unsigned commands;    /* mofc_command_bit */
    mofc_option_kind kind;
    size_t offset;      /* of the member of mofc_options that it sets */
    const char *values; /* "text|json": the arguments it may have; NULL: any */
    const char *doc;
} mofc_option;

#define MOFC_OPTION_LIMIT 40 /* at most so many in the table */

extern const mofc_option mofc_option_table[]; /* ends with a doc of NULL */

#endif
