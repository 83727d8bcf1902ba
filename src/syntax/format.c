/*
 * The layout of MOF: where lines begin. A declaration begins one, its qualifier list the one
 * before. What does not fit on a line is taken apart at its outermost brackets, and what is in them
 * aligned behind the opening one.
 */
#include "syntax/format.h"

#include "syntax/format_print.h"

#define FAR 50u /* columns behind which nothing is aligned */

typedef mof_format_printer printer;

static void print_node(printer *self, const mof_ast *node);
static void print_value(printer *self, const mof_ast *node);

/* ---- alignment ------------------------------------------------------------------------------- */

/* The next token begins a line where there are comments before it, as those after it do. */
static unsigned align_here(printer *self)
{
    unsigned column = mof_format_print_column(self);
    if (self->comment < self->tokens.items[self->next].comments)
        mof_format_print_line(self, column);
    return column;
}

/* Returns the column for what comes next, which is `width` columns wide: here, or indented on a
 * line of its own where here is too far to the right. */
static unsigned align(printer *self, unsigned width)
{
    unsigned here = mof_format_print_column(self);
    unsigned indented = self->indent + MOF_FORMAT_STEP;
    bool is_better = here + width > MOF_FORMAT_LINE && indented + width <= MOF_FORMAT_LINE;
    if (here > FAR || is_better)
        mof_format_print_line(self, indented);
    return align_here(self);
}

/* Columns of the widest token up to an address, with what closes behind it. */
static unsigned find_widest(const printer *self, uint32_t end)
{
    unsigned widest = 0;
    for (uint32_t i = self->next; i < self->tokens.count; i++) {
        const mof_format_token *token = &self->tokens.items[i];
        if (token->span.start >= end)
            break;
        if (token->width + token->tail > widest)
            widest = token->width + token->tail;
    }
    return widest;
}

/* ---- values ---------------------------------------------------------------------------------- */

static bool holds_instance(const mof_ast_value *value)
{
    if (value->ast.form != MOF_VALUE_ARRAY)
        return value->ast.form == MOF_VALUE_INSTANCE;
    for (const mof_ast *item = value->items; item != NULL; item = item->next)
        if (item->form == MOF_VALUE_INSTANCE)
            return true;
    return false;
}

/* Strings that are joined stand below each other. */
static void print_scalar(printer *self, const mof_ast_value *value)
{
    unsigned column = align(self, find_widest(self, value->ast.span.end));
    for (const mof_ast *item = value->items; item != NULL; item = item->next) {
        mof_format_print_until(self, item->span.end);
        if (item->next != NULL)
            mof_format_print_line(self, column);
    }
}

/* { "as", "many", "on", "a", "line",
 *   "as", "fit" } */
static void print_short_items(printer *self, const mof_ast_value *array)
{
    mof_format_print_token(self);
    unsigned column = align(self, find_widest(self, array->ast.span.end));
    for (const mof_ast *item = array->items; item != NULL; item = item->next) {
        mof_format_print_until(self, item->span.start);
        if (item != array->items && !mof_format_print_fits(self, item->span.end))
            mof_format_print_line(self, column);
        print_value(self, item);
    }
}

/* An item a line, and the braces on lines of their own. */
static void print_long_items(printer *self, const mof_ast_value *array)
{
    mof_format_print_token(self);
    self->indent += MOF_FORMAT_STEP;
    for (const mof_ast *item = array->items; item != NULL; item = item->next) {
        mof_format_print_until(self, item->span.start);
        mof_format_print_line(self, self->indent);
        print_value(self, item);
    }
    self->indent -= MOF_FORMAT_STEP;
    mof_format_print_until(self, array->ast.span.end - 1);
    mof_format_print_line(self, self->indent);
}

static void print_array(printer *self, const mof_ast_value *array)
{
    const mof_format_tokens *tokens = &self->tokens;
    uint32_t last = mof_format_tokens_find(tokens, array->ast.span.end);
    if (holds_instance(array) || mof_format_tokens_have_comment(tokens, self->next, last))
        print_long_items(self, array);
    else
        print_short_items(self, array);
}

static void print_value(printer *self, const mof_ast *node)
{
    const mof_ast_value *value = (const mof_ast_value *)node;
    mof_format_print_until(self, node->span.start);
    if (node->form == MOF_VALUE_INSTANCE)
        print_node(self, value->items);
    else if (!holds_instance(value) && mof_format_print_fits(self, node->span.end))
        mof_format_print_until(self, node->span.end);
    else if (node->form == MOF_VALUE_ARRAY)
        print_array(self, value);
    else
        print_scalar(self, value);
    mof_format_print_until(self, node->span.end);
}

/* ---- qualifier lists ------------------------------------------------------------------------- */

static uint32_t find_list_end(const printer *self, const mof_ast *qualifiers)
{
    uint32_t bracket = self->next + 1;
    for (const mof_ast *last = qualifiers; last != NULL; last = last->next)
        if (last->next == NULL)
            bracket = mof_format_tokens_find(&self->tokens, last->span.end) + 1;
    return self->tokens.items[bracket].span.end;
}

/* [All, on, a, line], or
 * [one,
 *  a(line)] */
static void print_qualifier_list(printer *self, const mof_ast *qualifiers, uint32_t end)
{
    if (mof_format_print_fits(self, end)) {
        mof_format_print_until(self, end);
        return;
    }
    unsigned outer = self->indent;
    mof_format_print_token(self);
    self->indent = align_here(self);
    for (const mof_ast *node = qualifiers; node != NULL; node = node->next) {
        const mof_ast_qualifier *qualifier = (const mof_ast_qualifier *)node;
        mof_format_print_until(self, node->span.start);
        if (node != qualifiers)
            mof_format_print_line(self, self->indent);
        if (qualifier->value != NULL)
            print_value(self, qualifier->value);
        mof_format_print_until(self, node->span.end);
    }
    mof_format_print_until(self, end);
    self->indent = outer;
}

static bool are_on_one_line(const printer *self, uint32_t left, uint32_t right)
{
    const mof_source *source = self->tokens.source;
    uint32_t start = self->tokens.items[left].span.end;
    uint32_t end = self->tokens.items[right].span.start;
    return mof_format_count_lines((mof_text){source->text + (start - source->base), end - start}) ==
           0;
}

/* The list stands on the line before its declaration; on the same one where it was written there,
 * all of it fits, and it is the list of something small. */
static void print_qualifiers(printer *self, const mof_ast *node, const mof_ast *qualifiers)
{
    if (self->tokens.items[self->next].kind != '[')
        return;
    unsigned column = mof_format_print_column(self);
    uint32_t end = find_list_end(self, qualifiers);
    uint32_t bracket = mof_format_tokens_find(&self->tokens, end);
    bool is_inline = node->kind == MOF_AST_PARAMETER;
    if (node->kind == MOF_AST_PROPERTY || node->kind == MOF_AST_METHOD ||
        node->kind == MOF_AST_SLOT || node->kind == MOF_AST_ELEMENT)
        is_inline = are_on_one_line(self, bracket, bracket + 1);
    is_inline = is_inline && mof_format_print_fits(self, node->span.end);
    print_qualifier_list(self, qualifiers, end);
    if (!is_inline)
        mof_format_print_line(self, column);
}

/* ---- features -------------------------------------------------------------------------------- */

static void print_property(printer *self, const mof_ast *node)
{
    const mof_ast_property *property = (const mof_ast_property *)node;
    print_qualifiers(self, node, property->qualifiers);
    if (property->value != NULL)
        print_value(self, property->value);
}

/* The width of the widest parameter, with what closes behind it. */
static uint64_t find_widest_parameter(const printer *self, const mof_ast *first)
{
    const mof_format_tokens *tokens = &self->tokens;
    uint64_t widest = 0;
    for (const mof_ast *node = first; node != NULL; node = node->next) {
        uint32_t start = mof_format_tokens_find(tokens, node->span.start + 1);
        uint32_t last = mof_format_tokens_find(tokens, node->span.end);
        uint64_t width = mof_format_tokens_width(tokens, start, last) + tokens->items[last].tail;
        if (width > widest)
            widest = width;
    }
    return widest;
}

/* ([in] string one,
 *  [out] string a_line), or indented below the method, where one needs the room or has a comment;
 * behind a comment the ')' has a line of its own. */
static void print_parameters(printer *self, const mof_ast_method *method)
{
    unsigned outer = self->indent;
    uint32_t last = mof_format_tokens_find(&self->tokens, method->parentheses.end);
    bool has_comment = mof_format_tokens_have_comment(&self->tokens, self->next - 1, last);
    uint64_t widest = find_widest_parameter(self, method->parameters);
    if (has_comment || mof_format_print_column(self) + widest > MOF_FORMAT_LINE)
        mof_format_print_line(self, outer + MOF_FORMAT_STEP);
    unsigned column = align(self, 0);
    self->indent = column;
    for (const mof_ast *parameter = method->parameters; parameter != NULL;
         parameter = parameter->next) {
        mof_format_print_until(self, parameter->span.start);
        if (parameter != method->parameters)
            mof_format_print_line(self, column);
        print_node(self, parameter);
    }
    self->indent = outer;
    mof_format_print_until(self, method->parentheses.end - 1);
    if (has_comment)
        mof_format_print_line(self, outer);
}

static void print_method(printer *self, const mof_ast *node)
{
    const mof_ast_method *method = (const mof_ast_method *)node;
    print_qualifiers(self, node, method->qualifiers);
    if (mof_format_print_fits(self, node->span.end))
        return;
    mof_format_print_until(self, method->parentheses.start + 1);
    print_parameters(self, method);
}

static void print_element(printer *self, const mof_ast *node)
{
    const mof_ast_element *element = (const mof_ast_element *)node;
    print_qualifiers(self, node, element->qualifiers);
    if (element->value != NULL)
        print_value(self, element->value);
}

static void print_slot(printer *self, const mof_ast *node)
{
    const mof_ast_slot *slot = (const mof_ast_slot *)node;
    print_qualifiers(self, node, slot->qualifiers);
    if (slot->value != NULL)
        print_value(self, slot->value);
}

/* ---- productions ----------------------------------------------------------------------------- */

/* From the opening brace, which is the next token, to the closing one, which ends at `end`. */
static void print_body(printer *self, const mof_ast *children, uint32_t end)
{
    mof_format_print_space(self);
    mof_format_print_token(self);
    self->indent += MOF_FORMAT_STEP;
    for (const mof_ast *child = children; child != NULL; child = child->next) {
        mof_format_print_until(self, child->span.start);
        mof_format_print_paragraph(self, self->indent);
        print_node(self, child);
    }
    mof_format_print_until(self, end - 1);
    self->indent -= MOF_FORMAT_STEP;
    mof_format_print_paragraph(self, self->indent);
    mof_format_print_until(self, end);
}

static void print_class(printer *self, const mof_ast *node)
{
    const mof_ast_class *class = (const mof_ast_class *)node;
    print_qualifiers(self, node, class->qualifiers);
    mof_format_print_until(self, class->body.start);
    print_body(self, class->features, class->body.end);
}

static void print_enumeration(printer *self, const mof_ast *node)
{
    const mof_ast_enumeration *enumeration = (const mof_ast_enumeration *)node;
    print_qualifiers(self, node, enumeration->qualifiers);
    mof_format_print_until(self, enumeration->base.span.end);
    uint32_t semicolon = mof_format_tokens_find(&self->tokens, node->span.end);
    print_body(self, enumeration->elements, self->tokens.items[semicolon - 1].span.end);
}

static void print_instance(printer *self, const mof_ast *node)
{
    const mof_ast_instance *instance = (const mof_ast_instance *)node;
    print_qualifiers(self, node, instance->qualifiers);
    mof_format_print_until(self, instance->body.start);
    print_body(self, instance->slots, instance->body.end);
}

static void print_qualifier_type(printer *self, const mof_ast *node)
{
    const mof_ast_qualifier_type *type = (const mof_ast_qualifier_type *)node;
    print_qualifiers(self, node, type->qualifiers);
    if (mof_format_print_fits(self, node->span.end))
        return;
    if (type->value != NULL)
        print_value(self, type->value);
    for (const mof_ast_clause *clause = type->clauses; clause != NULL; clause = clause->next) {
        mof_format_print_until(self, clause->span.start);
        mof_format_print_line(self, self->indent + MOF_FORMAT_STEP);
        mof_format_print_until(self, clause->span.end);
    }
}

static void print_node(printer *self, const mof_ast *node)
{
    static void (*const functions[])(printer *, const mof_ast *) = {
        [MOF_AST_QUALIFIER_TYPE] = print_qualifier_type,
        [MOF_AST_CLASS] = print_class,
        [MOF_AST_ENUMERATION] = print_enumeration,
        [MOF_AST_INSTANCE] = print_instance,
        [MOF_AST_PROPERTY] = print_property,
        [MOF_AST_METHOD] = print_method,
        [MOF_AST_PARAMETER] = print_property,
        [MOF_AST_ELEMENT] = print_element,
        [MOF_AST_SLOT] = print_slot,
    };
    bool is_known = node->kind < sizeof functions / sizeof *functions;
    if (is_known && functions[node->kind] != NULL)
        functions[node->kind](self, node);
    mof_format_print_until(self, node->span.end);
}

mof_text mof_format_unit(const mof_syntax *syntax, const mof_unit *unit)
{
    printer self;
    mof_format_printer_init(&self, syntax, unit->source);
    for (const mof_ast *node = unit->productions.first; node != NULL; node = node->next) {
        mof_format_print_until(&self, node->span.start);
        mof_format_print_paragraph(&self, 0);
        print_node(&self, node);
    }
    mof_format_print_rest(&self);
    return mof_buffer_text(&self.out);
}
