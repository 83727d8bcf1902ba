/*
 * The AST as text. A printer per kind of node writes what stands on its line, and then its
 * children, a level deeper.
 */
#include "syntax/print_ast.h"

typedef struct printing {
    mof_buffer *out;
    mof_sources *sources;
    int level;
} printing;

static void print_list(printing *printer, const char *role, const mof_ast *first);

/* ---- pieces of a line --------------------------------------------------------------------------
 */

static void begin(printing *printer, const char *word)
{
    for (int i = 0; i < printer->level; i++)
        mof_buffer_append_string(printer->out, "  ");
    mof_buffer_append_string(printer->out, word);
}

static void print_place(printing *printer, mof_span span)
{
    uint32_t last = span.end > span.start ? span.end - 1 : span.end;
    mof_position from = mof_sources_position(printer->sources, span.start);
    mof_position to = mof_sources_position(printer->sources, last);
    mof_buffer_append_format(printer->out, "  %u:%u-%u:%u\n", (unsigned)from.line,
                             (unsigned)from.column, (unsigned)to.line, (unsigned)to.column);
}

static void print_name(printing *printer, const char *before, mof_ast_name name)
{
    if (name.name == NULL)
        return;
    mof_buffer_append_string(printer->out, before);
    mof_buffer_append(printer->out, mof_name_text(name.name));
}

static void print_source(printing *printer, const char *before, mof_span span)
{
    mof_buffer_append_string(printer->out, before);
    mof_buffer_append(printer->out, mof_sources_text(printer->sources, span));
}

/* A string may hold line ends. */
static void print_text(printing *printer, mof_span span)
{
    mof_text text = mof_sources_text(printer->sources, span);
    mof_buffer_append_format(printer->out, " %s", mof_text_quote(printer->out->arena, text));
}

static void print_type(printing *printer, const mof_ast_type *type)
{
    print_name(printer, " ", type->name);
    if (type->form == MOF_TYPE_FORM_REFERENCE)
        mof_buffer_append_string(printer->out, " ref");
    if (!type->is_array)
        return;
    print_source(printer, "[", type->size);
    mof_buffer_append_char(printer->out, ']');
}

/* ---- nodes
 * --------------------------------------------------------------------------------------- */

static void print_empty(printing *printer, const mof_ast *ast)
{
    begin(printer, "empty");
    print_place(printer, ast->span);
}

static void print_directive(printing *printer, const mof_ast *ast)
{
    const mof_ast_directive *node = (const mof_ast_directive *)ast;
    begin(printer, ast->form == MOF_DIRECTIVE_PRAGMA ? "pragma" : "directive");
    print_name(printer, " ", node->name);
    print_place(printer, ast->span);
    print_list(printer, "argument", node->arguments);
}

static void print_clauses(printing *printer, const mof_ast_clause *clause)
{
    static const char *const names[] = {"scope", "flavor", "policy"};
    printer->level++;
    for (; clause != NULL; clause = clause->next) {
        begin(printer, names[clause->kind]);
        print_place(printer, clause->span);
        print_list(printer, NULL, clause->words);
    }
    printer->level--;
}

static void print_qualifier_type(printing *printer, const mof_ast *ast)
{
    const mof_ast_qualifier_type *node = (const mof_ast_qualifier_type *)ast;
    begin(printer, "qualifier-type");
    print_name(printer, " ", node->name);
    print_type(printer, &node->type);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, "default", node->value);
    print_clauses(printer, node->clauses);
    print_list(printer, "flavor", node->flavors);
}

static void print_class(printing *printer, const mof_ast *ast)
{
    static const char *const forms[] = {"class", "association", "structure"};
    const mof_ast_class *node = (const mof_ast_class *)ast;
    begin(printer, forms[ast->form]);
    print_name(printer, " ", node->name);
    print_name(printer, " : ", node->superclass);
    print_name(printer, " as $", node->alias);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, NULL, node->features);
}

static void print_enumeration(printing *printer, const mof_ast *ast)
{
    const mof_ast_enumeration *node = (const mof_ast_enumeration *)ast;
    begin(printer, "enumeration");
    print_name(printer, " ", node->name);
    print_name(printer, " : ", node->base);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, NULL, node->elements);
}

static void print_element(printing *printer, const mof_ast *ast)
{
    const mof_ast_element *node = (const mof_ast_element *)ast;
    begin(printer, "element");
    print_name(printer, " ", node->name);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, NULL, node->value);
}

static void print_instance(printing *printer, const mof_ast *ast)
{
    static const char *const forms[] = {"instance", "value-of"};
    const mof_ast_instance *node = (const mof_ast_instance *)ast;
    begin(printer, forms[ast->form]);
    print_name(printer, " ", node->class_name);
    print_name(printer, " as $", node->alias);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, NULL, node->slots);
}

static void print_qualifier(printing *printer, const mof_ast *ast)
{
    const mof_ast_qualifier *node = (const mof_ast_qualifier *)ast;
    begin(printer, "qualifier");
    print_name(printer, " ", node->name);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->value);
    print_list(printer, "flavor", node->flavors);
}

static void print_property(printing *printer, const mof_ast *ast)
{
    const mof_ast_property *node = (const mof_ast_property *)ast;
    begin(printer, ast->kind == MOF_AST_PROPERTY ? "property" : "parameter");
    print_name(printer, " ", node->name);
    print_type(printer, &node->type);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, "default", node->value);
}

static void print_method(printing *printer, const mof_ast *ast)
{
    const mof_ast_method *node = (const mof_ast_method *)ast;
    begin(printer, "method");
    print_name(printer, " ", node->name);
    print_type(printer, &node->type);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, NULL, node->parameters);
}

static void print_slot(printing *printer, const mof_ast *ast)
{
    const mof_ast_slot *node = (const mof_ast_slot *)ast;
    begin(printer, "slot");
    print_name(printer, " ", node->name);
    print_place(printer, ast->span);
    print_list(printer, NULL, node->qualifiers);
    print_list(printer, NULL, node->value);
}

static void print_value(printing *printer, const mof_ast *ast)
{
    static const char *const forms[] = {"integer", "real",  "char", "string",   "true", "false",
                                        "null",    "alias", "word", "instance", "array"};
    const mof_ast_value *node = (const mof_ast_value *)ast;
    begin(printer, forms[ast->form]);
    if (node->items == NULL && ast->form != MOF_VALUE_ARRAY)
        print_text(printer, ast->span);
    else if (ast->form == MOF_VALUE_LITERAL)
        print_name(printer, " ", (mof_ast_name){node->name, ast->span});
    print_place(printer, ast->span);
    print_list(printer, NULL, node->items);
}

static void (*const printers[])(printing *, const mof_ast *) = {
    [MOF_AST_DIRECTIVE] = print_directive, [MOF_AST_QUALIFIER_TYPE] = print_qualifier_type,
    [MOF_AST_CLASS] = print_class,         [MOF_AST_ENUMERATION] = print_enumeration,
    [MOF_AST_INSTANCE] = print_instance,   [MOF_AST_QUALIFIER] = print_qualifier,
    [MOF_AST_PROPERTY] = print_property,   [MOF_AST_METHOD] = print_method,
    [MOF_AST_PARAMETER] = print_property,  [MOF_AST_ELEMENT] = print_element,
    [MOF_AST_SLOT] = print_slot,           [MOF_AST_VALUE] = print_value,
    [MOF_AST_EMPTY] = print_empty,
};

/* A level deeper; under a line of its own where the parent has lists of several roles. */
static void print_list(printing *printer, const char *role, const mof_ast *first)
{
    if (first == NULL)
        return;
    int level = printer->level++;
    if (role != NULL) {
        begin(printer, role);
        mof_buffer_append_char(printer->out, '\n');
        printer->level++;
    }
    for (; first != NULL; first = first->next)
        printers[first->kind](printer, first);
    printer->level = level;
}

void mof_ast_print(mof_buffer *out, mof_sources *sources, const mof_unit *unit)
{
    printing printer = {.out = out, .sources = sources};
    for (const mof_ast *ast = unit->productions.first; ast != NULL; ast = ast->next)
        printers[ast->kind](&printer, ast);
}
