/*
 * A parsed template: the tree that the parser of templates makes and that check and rendering walk.
 * Private to src/gen/template*.c.
 *
 * Lines. The parser gives every line that is not taken by a standalone tag a LINE node, which
 * stands for the white space it begins with. Rendering it writes the indentation that partials and
 * blocks around it have asked for, and then that white space. Inside a block the indentation of
 * the block itself is cut off its lines here, and put back where the block is expanded.
 */
#ifndef MOF_GEN_TEMPLATE_TREE_H
#define MOF_GEN_TEMPLATE_TREE_H

#include "gen/template.h"

/* Sections, partials and blocks inside one another, in a template and when it is rendered. */
#define MOF_TEMPLATE_DEPTH 256

typedef enum mof_template_path_kind {
    MOF_TEMPLATE_PATH_FIELDS, /* a.b.c */
    MOF_TEMPLATE_PATH_ITSELF, /* . */
    MOF_TEMPLATE_PATH_FIRST,  /* @first */
    MOF_TEMPLATE_PATH_LAST,   /* @last */
    MOF_TEMPLATE_PATH_INDEX   /* @index */
} mof_template_path_kind;

#define MOF_TEMPLATE_KNOWN_FIELDS 4

/* One name of a dotted path, and what it meant to the types where it was looked up last. */
typedef struct mof_template_part {
    mof_text name;
    mof_span span;
    unsigned turn; /* the next of `known` to be overwritten */
    struct {
        const mof_view_type *type;
        const struct mof_backend *backend;
        const mof_field *field; /* NULL: no such field */
    } known[MOF_TEMPLATE_KNOWN_FIELDS];
} mof_template_part;

typedef struct mof_template_path {
    mof_template_path_kind kind;
    mof_template_part *parts;
    size_t count;
} mof_template_path;

typedef enum mof_template_node_kind {
    MOF_TEMPLATE_LINE,     /* a line begins: text is its white space */
    MOF_TEMPLATE_TEXT,     /* text */
    MOF_TEMPLATE_VARIABLE, /* {{path}}; is_raw: {{{path}}} and {{&path}} */
    MOF_TEMPLATE_SECTION,  /* {{#path}} children */
    MOF_TEMPLATE_INVERTED, /* {{^path}} children */
    MOF_TEMPLATE_PARTIAL,  /* {{>text}} */
    MOF_TEMPLATE_PARENT,   /* {{<text}} children: those that are blocks count */
    MOF_TEMPLATE_BLOCK     /* {{$text}} children */
} mof_template_node_kind;

typedef struct mof_template_node mof_template_node;
struct mof_template_node {
    mof_template_node *next;
    mof_template_node *children;
    mof_template_path *path;
    mof_text text;        /* literal text, or the name of a partial, parent or block */
    mof_text indentation; /* PARTIAL, PARENT, BLOCK: that the tag adds to lines in its place */
    mof_span span;        /* the name in the tag */
    mof_template_node_kind kind;
    bool is_raw;
    bool is_inline; /* PARTIAL, PARENT, BLOCK: its first line goes on with the line of the tag */
    bool is_blank;  /* LINE: nothing but white space in it */
    bool is_faulty; /* reported by a check: once is enough */
};

struct mof_template {
    mof_source *source;       /* NULL: missing */
    mof_template_node *nodes; /* none where it is missing or broken */
    bool is_broken;           /* that was reported */
};

/* Parses source into the zeroed `parsed`; faults are reported (T family). */
void mof_template_parse(mof_templates *templates, mof_template *parsed, mof_source *source);

/* The template of a partial or parent, parsed when it is first asked for. Never NULL; what is
 * missing is for the caller to report. */
mof_template *mof_templates_find(mof_templates *templates, mof_text name);

/* The path that `name` writes, which is at `span`. */
mof_template_path *mof_template_path_parse(mof_arena *arena, mof_text name, mof_span span);

/* As mof_view_type_find, remembering. */
const mof_field *mof_template_part_find(mof_template_part *part, const mof_view_type *type,
                                        const struct mof_backend *backend);

/* A parent that was entered: the nodes in it, of which the blocks count. */
typedef struct mof_template_scope mof_template_scope;
struct mof_template_scope {
    const mof_template_scope *up;
    mof_template_node *nodes;
};

/* What stands for a block: its own nodes, or those of the block of its name that was given. The
 * outermost parent decides, since a template may override what those override that it is made
 * from. What was given belongs to the template that gave it: *scope is changed to that one's. */
mof_template_node *mof_template_block_nodes(const mof_template_node *block,
                                            const mof_template_scope **scope);

#endif
