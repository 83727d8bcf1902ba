/*
 * Templates: tree and view -> text. One buffer is appended to; a name is looked up in the object of
 * the innermost section first and then outwards, by type, so that a look-up is a few comparisons.
 */
#include "gen/template_tree.h"

#include <inttypes.h>
#include <stdio.h>

/* A section that was entered, and where it stands in its list. */
typedef struct frame frame;
struct frame {
    const frame *up;
    const mof_view_type *type;
    const void *self;
    bool is_item; /* of a list */
    bool is_last;
    size_t index;
};

/* What a path led to. */
typedef struct target {
    const mof_field *field;
    const void *self; /* whose field it is */
    mof_field storage;
} target;

typedef struct renderer {
    mof_templates *templates;
    mof_view_env *env;
    mof_escape escape;
    mof_buffer *out;
    mof_buffer indentation;
    size_t indentation_start; /* what precedes it is that of lines further out */
    mof_buffer scratch;
    size_t depth;
    bool is_in_line; /* the next LINE was begun outside already */
    bool is_stopped; /* too deep, which was reported */
} renderer;

static void render_nodes(renderer *r, const mof_template_node *nodes, const frame *top,
                         const mof_template_scope *blocks);

/* ---- looking up ------------------------------------------------------------------------------ */

static bool find_field(renderer *r, mof_template_part *part, const mof_view_type *type,
                       const void *self, target *found)
{
    if (type->find != NULL) {
        found->field = &found->storage;
        return type->find(r->env, self, part->name, &found->storage, &found->self);
    }
    found->field = mof_template_part_find(part, type, r->env->backend);
    found->self = self;
    return found->field != NULL;
}

static bool find_fields(renderer *r, const mof_template_path *path, const frame *top, target *found)
{
    const frame *at = top;
    while (!find_field(r, &path->parts[0], at->type, at->self, found)) {
        at = at->up;
        if (at == NULL)
            return false;
    }
    for (size_t i = 1; i < path->count; i++) {
        if (found->field->kind != MOF_FIELD_OBJECT)
            return false;
        const mof_view_type *type = found->field->of;
        const void *object = found->field->get.object(r->env, found->self);
        if (object == NULL || !find_field(r, &path->parts[i], type, object, found))
            return false;
    }
    return true;
}

static const void *get_itself(mof_view_env *env, const void *self)
{
    (void)env;
    return self;
}

static bool find_itself(renderer *r, const frame *top, target *found)
{
    found->field = &found->storage;
    found->self = top->self;
    if (top->type->find != NULL)
        return top->type->find(r->env, top->self, MOF_TEXT("."), &found->storage, &found->self);
    found->storage =
        (mof_field){.kind = MOF_FIELD_OBJECT, .of = top->type, .get.object = get_itself};
    return true;
}

static const frame *find_list(const frame *top)
{
    while (top != NULL && !top->is_item)
        top = top->up;
    return top;
}

static bool get_first(mof_view_env *env, const void *self)
{
    (void)env;
    return ((const frame *)self)->index == 0;
}

static bool get_last(mof_view_env *env, const void *self)
{
    (void)env;
    return ((const frame *)self)->is_last;
}

static bool get_index(mof_view_env *env, const void *self, int64_t *number)
{
    (void)env;
    *number = (int64_t)((const frame *)self)->index;
    return true;
}

static bool find_place(const mof_template_path *path, const frame *top, target *found)
{
    static const mof_field fields[] = {
        [MOF_TEMPLATE_PATH_FIRST] = {.kind = MOF_FIELD_FLAG, .get.flag = get_first},
        [MOF_TEMPLATE_PATH_LAST] = {.kind = MOF_FIELD_FLAG, .get.flag = get_last},
        [MOF_TEMPLATE_PATH_INDEX] = {.kind = MOF_FIELD_NUMBER, .get.number = get_index},
    };
    found->field = &fields[path->kind];
    found->self = find_list(top);
    return found->self != NULL;
}

static bool find_target(renderer *r, const mof_template_path *path, const frame *top, target *found)
{
    switch (path->kind) {
    case MOF_TEMPLATE_PATH_FIELDS:
        return find_fields(r, path, top, found);
    case MOF_TEMPLATE_PATH_ITSELF:
        return find_itself(r, top, found);
    default:
        return find_place(path, top, found);
    }
}

/* ---- printing -------------------------------------------------------------------------------- */

static mof_text format_number(char digits[24], int64_t number)
{
    int size = snprintf(digits, 24, "%" PRId64, number);
    return (mof_text){digits, (size_t)size};
}

static mof_text text_of(renderer *r, const mof_view_type *type, const void *object)
{
    return object != NULL && type->text != NULL ? type->text(r->env, object) : MOF_TEXT("");
}

static void render_variable(renderer *r, const mof_template_node *node, const frame *top)
{
    target found;
    char digits[24];
    int64_t number;
    mof_text text = {NULL, 0};
    if (!find_target(r, node->path, top, &found))
        return;
    const mof_field *field = found.field;
    switch (field->kind) {
    case MOF_FIELD_TEXT:
        text = field->get.text(r->env, found.self);
        break;
    case MOF_FIELD_FLAG:
        text = field->get.flag(r->env, found.self) ? MOF_TEXT("true") : MOF_TEXT("false");
        break;
    case MOF_FIELD_NUMBER:
        if (field->get.number(r->env, found.self, &number))
            text = format_number(digits, number);
        break;
    case MOF_FIELD_VALUE:
        r->scratch.size = 0;
        mof_view_write_value(&r->scratch, field->get.value(r->env, found.self));
        text = mof_buffer_text(&r->scratch);
        break;
    case MOF_FIELD_OBJECT:
        text = text_of(r, field->of, field->get.object(r->env, found.self));
        break;
    case MOF_FIELD_LIST:
        break;
    }
    if (text.size > 0)
        (node->is_raw ? mof_escape_none : r->escape)(r->out, text);
}

/* ---- sections -------------------------------------------------------------------------------- */

static void render_in(renderer *r, const mof_template_node *node, const frame *top,
                      const mof_template_scope *blocks, const mof_view_type *type, const void *self)
{
    frame entered = {.up = top, .type = type, .self = self};
    render_nodes(r, node->children, &entered, blocks);
}

static void render_list(renderer *r, const mof_template_node *node, const frame *top,
                        const mof_template_scope *blocks, const target *list)
{
    const mof_field *field = list->field;
    frame entered = {.up = top, .type = field->of, .is_item = true};
    entered.self = field->get.item(r->env, list->self, 0);
    while (entered.self != NULL && !r->is_stopped) {
        const void *next = field->get.item(r->env, list->self, entered.index + 1);
        entered.is_last = next == NULL;
        render_nodes(r, node->children, &entered, blocks);
        entered.self = next;
        entered.index++;
    }
}

static const void *get_value_item(mof_view_env *env, const void *self, size_t index)
{
    (void)env;
    const mof_value *value = self;
    return index < value->as.array.count ? &value->as.array.items[index] : NULL;
}

static bool is_set(const mof_value *value)
{
    return value != NULL && value->kind != MOF_VALUE_KIND_NULL;
}

static void render_value(renderer *r, const mof_template_node *node, const frame *top,
                         const mof_template_scope *blocks, const mof_value *value)
{
    static const mof_field items = {
        .kind = MOF_FIELD_LIST, .of = &mof_value_type, .get.item = get_value_item};
    if (!is_set(value))
        return;
    if (value->kind == MOF_VALUE_KIND_ARRAY)
        render_list(r, node, top, blocks, &(target){.field = &items, .self = value});
    else
        render_in(r, node, top, blocks, &mof_value_type, value);
}

static void render_section(renderer *r, const mof_template_node *node, const frame *top,
                           const mof_template_scope *blocks)
{
    target found;
    char digits[24];
    int64_t number;
    mof_text text;
    const void *object;
    if (!find_target(r, node->path, top, &found))
        return;
    const mof_field *field = found.field;
    switch (field->kind) {
    case MOF_FIELD_TEXT:
        text = field->get.text(r->env, found.self);
        if (text.size > 0)
            render_in(r, node, top, blocks, &mof_string_type, &text);
        break;
    case MOF_FIELD_FLAG:
        if (field->get.flag(r->env, found.self))
            render_nodes(r, node->children, top, blocks);
        break;
    case MOF_FIELD_NUMBER:
        if (!field->get.number(r->env, found.self, &number))
            break;
        text = format_number(digits, number);
        render_in(r, node, top, blocks, &mof_string_type, &text);
        break;
    case MOF_FIELD_VALUE:
        render_value(r, node, top, blocks, field->get.value(r->env, found.self));
        break;
    case MOF_FIELD_OBJECT:
        object = field->get.object(r->env, found.self);
        if (object != NULL)
            render_in(r, node, top, blocks, field->of, object);
        break;
    case MOF_FIELD_LIST:
        render_list(r, node, top, blocks, &found);
        break;
    }
}

static bool is_true(renderer *r, const target *found)
{
    const mof_field *field = found->field;
    int64_t number;
    switch (field->kind) {
    case MOF_FIELD_TEXT:
        return field->get.text(r->env, found->self).size > 0;
    case MOF_FIELD_FLAG:
        return field->get.flag(r->env, found->self);
    case MOF_FIELD_NUMBER:
        return field->get.number(r->env, found->self, &number);
    case MOF_FIELD_VALUE:
        return is_set(field->get.value(r->env, found->self));
    case MOF_FIELD_OBJECT:
        return field->get.object(r->env, found->self) != NULL;
    case MOF_FIELD_LIST:
        return field->get.item(r->env, found->self, 0) != NULL;
    }
    return false;
}

static void render_inverted(renderer *r, const mof_template_node *node, const frame *top,
                            const mof_template_scope *blocks)
{
    target found;
    if (!find_target(r, node->path, top, &found) || !is_true(r, &found))
        render_nodes(r, node->children, top, blocks);
}

/* ---- lines, partials, parents and blocks ----------------------------------------------------- */

/* Blank lines are not indented: what is generated has no white space at line ends. */
static void render_line(renderer *r, const mof_template_node *line)
{
    if (!r->is_in_line) {
        if (!line->is_blank && r->indentation.size > r->indentation_start)
            mof_buffer_append(r->out, (mof_text){r->indentation.data + r->indentation_start,
                                                 r->indentation.size - r->indentation_start});
        mof_buffer_append(r->out, line->text);
    }
    r->is_in_line = false;
}

/* Another template where it stands in a line of its own goes by the indentation there; within a
 * line it begins without any. */
static void render_template(renderer *r, const mof_template_node *node, const frame *top,
                            const mof_template_scope *blocks)
{
    const mof_template *included = mof_templates_find(r->templates, node->text);
    size_t outer_start = r->indentation_start;
    size_t outer_size = r->indentation.size;
    if (node->is_inline)
        r->indentation_start = outer_size;
    mof_buffer_append(&r->indentation, node->indentation);
    render_nodes(r, included->nodes, top, blocks);
    r->indentation_start = outer_start;
    r->indentation.size = outer_size;
}

static void render_block(renderer *r, const mof_template_node *node, const frame *top,
                         const mof_template_scope *blocks)
{
    size_t outer_size = r->indentation.size;
    bool was_in_line = r->is_in_line;
    mof_buffer_append(&r->indentation, node->indentation);
    r->is_in_line = node->is_inline || was_in_line;
    const mof_template_node *nodes = mof_template_block_nodes(node, &blocks);
    render_nodes(r, nodes, top, blocks);
    r->is_in_line = r->is_in_line && was_in_line;
    r->indentation.size = outer_size;
}

/* ---- the walk -------------------------------------------------------------------------------- */

static void render_node(renderer *r, const mof_template_node *node, const frame *top,
                        const mof_template_scope *blocks)
{
    switch (node->kind) {
    case MOF_TEMPLATE_LINE:
        render_line(r, node);
        break;
    case MOF_TEMPLATE_TEXT:
        mof_buffer_append(r->out, node->text);
        break;
    case MOF_TEMPLATE_VARIABLE:
        render_variable(r, node, top);
        break;
    case MOF_TEMPLATE_SECTION:
        render_section(r, node, top, blocks);
        break;
    case MOF_TEMPLATE_INVERTED:
        render_inverted(r, node, top, blocks);
        break;
    case MOF_TEMPLATE_PARTIAL:
        render_template(r, node, top, blocks);
        break;
    case MOF_TEMPLATE_PARENT:
        render_template(r, node, top, &(mof_template_scope){blocks, node->children});
        break;
    case MOF_TEMPLATE_BLOCK:
        render_block(r, node, top, blocks);
        break;
    }
}

static void render_nodes(renderer *r, const mof_template_node *nodes, const frame *top,
                         const mof_template_scope *blocks)
{
    r->depth++;
    for (const mof_template_node *node = nodes; node != NULL && !r->is_stopped; node = node->next) {
        if (r->depth > MOF_TEMPLATE_DEPTH) {
            const char *name = mof_text_quote(r->templates->arena, node->text);
            mof_report(r->templates->reporter, MOF_T009, node->span, MOF_ARGS(name));
            r->is_stopped = true;
            break;
        }
        render_node(r, node, top, blocks);
    }
    r->depth--;
}

void mof_template_render(mof_templates *templates, const mof_template *rendered, mof_view_env *env,
                         const mof_view_type *root, const void *self, mof_escape escape,
                         mof_buffer *out)
{
    renderer r = {.templates = templates, .env = env, .escape = escape, .out = out};
    mof_buffer_init(&r.indentation, templates->arena);
    mof_buffer_init(&r.scratch, templates->arena);
    render_nodes(&r, rendered->nodes, &(frame){.type = root, .self = self}, NULL);
}
