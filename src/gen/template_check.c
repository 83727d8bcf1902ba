/*
 * Templates: does every name in a tag mean something where it stands? The walk is that of
 * rendering, with types in the place of objects.
 *
 * What a template may name depends on the types around it and on the blocks it is given, so it is
 * checked once for each pair of the two that it is included with. Both are kept finite, though
 * templates may include themselves: a type that comes again hides its outer self, and a parent
 * that is entered again gives nothing new. They are interned, so that a pair is two pointers.
 */
#include "gen/template_tree.h"

#define MAX_STATES 4096

typedef struct context context;
struct context {
    const context *up;
    const mof_view_type *type;
    bool is_item;  /* this or an outer one is an item of a list */
    context *next; /* of all contexts */
};

/* What a template was included with. */
typedef struct state state;
struct state {
    state *next; /* of the same template */
    const context *types;
    const mof_template_scope *blocks;
};

typedef struct scope scope;
struct scope {
    mof_template_scope entered;
    scope *next; /* of all scopes */
};

typedef struct checker {
    mof_templates *templates;
    const struct mof_backend *backend;
    context *contexts;
    scope *scopes;
    mof_map states; /* template -> its states */
    size_t state_count;
    size_t depth;
    bool failed;
} checker;

static void check_nodes(checker *c, mof_template_node *nodes, const context *types,
                        const mof_template_scope *blocks);

/* NULL: this tag was reported before, in another context. */
static mof_diagnostic *report(checker *c, mof_template_node *node, mof_code code, mof_span span,
                              const char *const *arguments)
{
    c->failed = true;
    if (node->is_faulty)
        return NULL;
    node->is_faulty = true;
    return mof_report(c->templates->reporter, code, span, arguments);
}

static const char *quote(checker *c, mof_text text)
{
    return mof_text_quote(c->templates->arena, text);
}

static void report_tag(checker *c, mof_template_node *node, mof_code code, const char *argument)
{
    report(c, node, code, node->span, MOF_ARGS(quote(c, node->text), argument));
}

/* ---- contexts and scopes --------------------------------------------------------------------- */

static const context *push_type(checker *c, const context *up, const mof_view_type *type,
                                bool is_item)
{
    for (context *old = c->contexts; old != NULL; old = old->next)
        if (old->up == up && old->type == type && old->is_item == is_item)
            return old;
    context *added = MOF_NEW(c->templates->arena, context);
    *added = (context){up, type, is_item, c->contexts};
    return c->contexts = added;
}

static const context *drop_type(checker *c, const context *types, const mof_view_type *dropped)
{
    if (types == NULL)
        return NULL;
    const context *up = drop_type(c, types->up, dropped);
    return types->type == dropped ? up : push_type(c, up, types->type, types->is_item);
}

static const context *enter_type(checker *c, const context *types, const mof_view_type *type,
                                 bool is_item)
{
    return push_type(c, drop_type(c, types, type), type, is_item || types->is_item);
}

static const mof_template_scope *enter_parent(checker *c, const mof_template_scope *up,
                                              mof_template_node *parent)
{
    for (const mof_template_scope *at = up; at != NULL; at = at->up)
        if (at->nodes == parent->children)
            return up;
    for (scope *old = c->scopes; old != NULL; old = old->next)
        if (old->entered.up == up && old->entered.nodes == parent->children)
            return &old->entered;
    scope *added = MOF_NEW(c->templates->arena, scope);
    *added = (scope){{up, parent->children}, c->scopes};
    c->scopes = added;
    return &added->entered;
}

/* ---- names ----------------------------------------------------------------------------------- */

/* What a path leads to: a field, or for "." an object. Neither where that is known only at run
 * time, or was reported. */
typedef struct target {
    const mof_field *field;
    const mof_view_type *type;
} target;

#define NOTHING ((target){NULL, NULL})

/* Names the closest field of the types around in a note. */
static void suggest(checker *c, mof_diagnostic *fault, const mof_template_part *part,
                    const context *types)
{
    size_t best = 3;
    const char *nearest = NULL;
    for (; types != NULL; types = types->up)
        for (const mof_field *field = types->type->fields; field != NULL && field->name != NULL;
             field++) {
            size_t distance =
                mof_text_distance(part->name, mof_text_from_string(field->name), best);
            if (distance < best) {
                best = distance;
                nearest = field->name;
            }
        }
    if (nearest != NULL)
        mof_diagnostic_add_note(c->templates->reporter, fault, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                                MOF_ARGS(nearest));
}

static target report_unknown(checker *c, mof_template_node *node, const mof_template_part *part,
                             const context *types)
{
    mof_diagnostic *fault =
        report(c, node, MOF_T001, part->span, MOF_ARGS(quote(c, part->name), types->type->name));
    if (fault != NULL)
        suggest(c, fault, part, types);
    return NOTHING;
}

static target find_fields(checker *c, mof_template_node *node, const context *types)
{
    mof_template_path *path = node->path;
    const mof_field *field = NULL;
    for (const context *at = types; field == NULL; at = at->up) {
        if (at == NULL)
            return report_unknown(c, node, &path->parts[0], types);
        if (at->type->find != NULL)
            return NOTHING;
        field = mof_template_part_find(&path->parts[0], at->type, c->backend);
    }
    for (size_t i = 1; i < path->count; i++) {
        const mof_view_type *of = field->kind == MOF_FIELD_OBJECT ? field->of : &mof_string_type;
        if (of->find != NULL)
            return NOTHING;
        field = mof_template_part_find(&path->parts[i], of, c->backend);
        if (field == NULL)
            return report_unknown(c, node, &path->parts[i], &(context){.type = of});
    }
    return (target){field, NULL};
}

static target find_target(checker *c, mof_template_node *node, const context *types)
{
    switch (node->path->kind) {
    case MOF_TEMPLATE_PATH_FIELDS:
        return find_fields(c, node, types);
    case MOF_TEMPLATE_PATH_ITSELF:
        return (target){NULL, types->type};
    default:
        if (!types->is_item)
            report_tag(c, node, MOF_T011, NULL);
        return NOTHING;
    }
}

/* ---- the walk -------------------------------------------------------------------------------- */

static void check_variable(checker *c, mof_template_node *node, const context *types)
{
    target found = find_target(c, node, types);
    const mof_field *field = found.field;
    const mof_view_type *type =
        field != NULL && field->kind == MOF_FIELD_OBJECT ? field->of : found.type;
    if (field != NULL && field->kind == MOF_FIELD_LIST)
        report_tag(c, node, MOF_T010, "a list");
    else if (type != NULL && type->text == NULL)
        report_tag(c, node, MOF_T010, "an object");
}

/* The types inside a section. */
static const context *enter_section(checker *c, const mof_field *field, const context *types)
{
    if (field == NULL)
        return types;
    switch (field->kind) {
    case MOF_FIELD_FLAG:
        return types;
    case MOF_FIELD_TEXT:
    case MOF_FIELD_NUMBER:
        return enter_type(c, types, &mof_string_type, false);
    case MOF_FIELD_VALUE:
        return enter_type(c, types, &mof_value_type, true);
    case MOF_FIELD_OBJECT:
    case MOF_FIELD_LIST:
        return enter_type(c, types, field->of, field->kind == MOF_FIELD_LIST);
    }
    return types;
}

static void check_section(checker *c, mof_template_node *node, const context *types,
                          const mof_template_scope *blocks)
{
    target found = find_target(c, node, types);
    const context *inner =
        node->kind == MOF_TEMPLATE_SECTION ? enter_section(c, found.field, types) : types;
    check_nodes(c, node->children, inner, blocks);
}

/* False: this was checked before. */
static bool add_state(checker *c, const mof_template *included, const context *types,
                      const mof_template_scope *blocks)
{
    state *first = mof_map_find(&c->states, included);
    for (state *old = first; old != NULL; old = old->next)
        if (old->types == types && old->blocks == blocks)
            return false;
    state *added = MOF_NEW(c->templates->arena, state);
    *added = (state){first, types, blocks};
    mof_map_set(&c->states, included, added);
    c->state_count++;
    return true;
}

static void check_template(checker *c, mof_template_node *node, const context *types,
                           const mof_template_scope *blocks)
{
    mof_template *included = mof_templates_find(c->templates, node->text);
    if (included->source == NULL)
        report_tag(c, node, MOF_T008, NULL);
    else if (included->is_broken)
        c->failed = true;
    else if (c->state_count >= MAX_STATES)
        report_tag(c, node, MOF_T012, NULL);
    else if (add_state(c, included, types, blocks))
        check_nodes(c, included->nodes, types, blocks);
}

static void check_node(checker *c, mof_template_node *node, const context *types,
                       const mof_template_scope *blocks)
{
    switch (node->kind) {
    case MOF_TEMPLATE_LINE:
    case MOF_TEMPLATE_TEXT:
        break;
    case MOF_TEMPLATE_VARIABLE:
        check_variable(c, node, types);
        break;
    case MOF_TEMPLATE_SECTION:
    case MOF_TEMPLATE_INVERTED:
        check_section(c, node, types, blocks);
        break;
    case MOF_TEMPLATE_PARTIAL:
        check_template(c, node, types, blocks);
        break;
    case MOF_TEMPLATE_PARENT:
        check_template(c, node, types, enter_parent(c, blocks, node));
        break;
    case MOF_TEMPLATE_BLOCK: {
        mof_template_node *nodes = mof_template_block_nodes(node, &blocks);
        check_nodes(c, nodes, types, blocks);
        break;
    }
    }
}

static void check_nodes(checker *c, mof_template_node *nodes, const context *types,
                        const mof_template_scope *blocks)
{
    c->depth++;
    for (mof_template_node *node = nodes; node != NULL; node = node->next)
        if (c->depth <= MOF_TEMPLATE_DEPTH)
            check_node(c, node, types, blocks);
        else if (node->path != NULL)
            report_tag(c, node, MOF_T009, NULL);
    c->depth--;
}

bool mof_template_check(mof_templates *templates, const mof_template *checked,
                        const mof_view_type *root, const struct mof_backend *backend)
{
    checker c = {.templates = templates, .backend = backend};
    mof_map_init(&c.states, templates->arena);
    check_nodes(&c, checked->nodes, push_type(&c, NULL, root, false), NULL);
    return !c.failed;
}
