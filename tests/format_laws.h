/*
 * The laws of the formatter, for the unit test and for the fuzzer: the result has the AST and the
 * comments of the source, and formatting it changes nothing.
 */
#ifndef TESTS_FORMAT_LAWS_H
#define TESTS_FORMAT_LAWS_H

#include <string.h>

#include "syntax/format.h"
#include "syntax/load.h"
#include "syntax/token.h"

/* ---- an AST without places ------------------------------------------------------------------- */

typedef struct law_tree {
    const mof_sources *sources;
    mof_buffer text;
} law_tree;

static void law_put_list(law_tree *tree, const mof_ast *first);

static void law_put_span(law_tree *tree, mof_span span)
{
    mof_buffer_append(&tree->text, mof_sources_text(tree->sources, span));
    mof_buffer_append_char(&tree->text, ' ');
}

static void law_put_type(law_tree *tree, const mof_ast_type *type)
{
    law_put_span(tree, type->name.span);
    mof_buffer_append_format(&tree->text, "%d%d", type->form, type->is_array);
    law_put_span(tree, type->size);
}

static void law_put_class(law_tree *tree, const mof_ast_class *node)
{
    law_put_list(tree, node->qualifiers);
    law_put_span(tree, node->name.span);
    law_put_span(tree, node->superclass.span);
    law_put_span(tree, node->alias.span);
    mof_buffer_append_format(&tree->text, "%d", node->alias_first);
    law_put_list(tree, node->features);
}

static void law_put_qualifier_type(law_tree *tree, const mof_ast_qualifier_type *node)
{
    law_put_list(tree, node->qualifiers);
    law_put_span(tree, node->name.span);
    law_put_type(tree, &node->type);
    law_put_list(tree, node->value);
    for (const mof_ast_clause *clause = node->clauses; clause != NULL; clause = clause->next) {
        mof_buffer_append_format(&tree->text, "%d", (int)clause->kind);
        law_put_list(tree, clause->words);
    }
    law_put_list(tree, node->flavors);
}

static void law_put_node(law_tree *tree, const mof_ast *node)
{
    mof_buffer_append_format(&tree->text, "(%d %d ", node->kind, node->form);
    switch ((mof_ast_kind)node->kind) {
    case MOF_AST_DIRECTIVE:
        law_put_span(tree, ((const mof_ast_directive *)node)->name.span);
        law_put_list(tree, ((const mof_ast_directive *)node)->arguments);
        break;
    case MOF_AST_QUALIFIER_TYPE:
        law_put_qualifier_type(tree, (const mof_ast_qualifier_type *)node);
        break;
    case MOF_AST_CLASS:
        law_put_class(tree, (const mof_ast_class *)node);
        break;
    case MOF_AST_ENUMERATION:
        law_put_list(tree, ((const mof_ast_enumeration *)node)->qualifiers);
        law_put_span(tree, ((const mof_ast_enumeration *)node)->name.span);
        law_put_span(tree, ((const mof_ast_enumeration *)node)->base.span);
        law_put_list(tree, ((const mof_ast_enumeration *)node)->elements);
        break;
    case MOF_AST_INSTANCE:
        law_put_list(tree, ((const mof_ast_instance *)node)->qualifiers);
        law_put_span(tree, ((const mof_ast_instance *)node)->class_name.span);
        law_put_span(tree, ((const mof_ast_instance *)node)->alias.span);
        law_put_list(tree, ((const mof_ast_instance *)node)->slots);
        break;
    case MOF_AST_QUALIFIER:
        law_put_span(tree, ((const mof_ast_qualifier *)node)->name.span);
        law_put_list(tree, ((const mof_ast_qualifier *)node)->value);
        law_put_list(tree, ((const mof_ast_qualifier *)node)->flavors);
        break;
    case MOF_AST_PROPERTY:
    case MOF_AST_PARAMETER:
        law_put_list(tree, ((const mof_ast_property *)node)->qualifiers);
        law_put_type(tree, &((const mof_ast_property *)node)->type);
        law_put_span(tree, ((const mof_ast_property *)node)->name.span);
        law_put_list(tree, ((const mof_ast_property *)node)->value);
        break;
    case MOF_AST_METHOD:
        law_put_list(tree, ((const mof_ast_method *)node)->qualifiers);
        law_put_type(tree, &((const mof_ast_method *)node)->type);
        law_put_span(tree, ((const mof_ast_method *)node)->name.span);
        law_put_list(tree, ((const mof_ast_method *)node)->parameters);
        break;
    case MOF_AST_ELEMENT:
        law_put_list(tree, ((const mof_ast_element *)node)->qualifiers);
        law_put_span(tree, ((const mof_ast_element *)node)->name.span);
        law_put_list(tree, ((const mof_ast_element *)node)->value);
        break;
    case MOF_AST_SLOT:
        law_put_list(tree, ((const mof_ast_slot *)node)->qualifiers);
        law_put_span(tree, ((const mof_ast_slot *)node)->name.span);
        law_put_list(tree, ((const mof_ast_slot *)node)->value);
        break;
    case MOF_AST_VALUE:
        if (((const mof_ast_value *)node)->items == NULL && node->form != MOF_VALUE_ARRAY)
            law_put_span(tree, node->span);
        law_put_list(tree, ((const mof_ast_value *)node)->items);
        break;
    case MOF_AST_EMPTY:
        break;
    }
    mof_buffer_append_char(&tree->text, ')');
}

static void law_put_list(law_tree *tree, const mof_ast *first)
{
    mof_buffer_append_char(&tree->text, '[');
    for (const mof_ast *node = first; node != NULL; node = node->next)
        law_put_node(tree, node);
    mof_buffer_append_char(&tree->text, ']');
}

static mof_text law_write_tree(const mof_syntax *run, const mof_unit *unit)
{
    law_tree tree = {.sources = run->sources};
    mof_buffer_init(&tree.text, run->arena);
    law_put_list(&tree, unit->productions.first);
    return mof_buffer_text(&tree.text);
}

/* ---- comments -------------------------------------------------------------------------------- */

/* Each on a line; white space at the end of a line comment does not count. */
static mof_text law_write_comments(const mof_syntax *run, mof_source *source)
{
    mof_buffer out;
    mof_buffer_init(&out, run->arena);
    mof_reporter nobody;
    mof_reporter_init(&nobody, run->arena, run->sources);
    mof_source copy = *source;
    mof_scanner *scanner = mof_scanner_new(run->arena, run->names, &nobody, &copy, MOF_NO_SPAN);
    while (mof_scanner_next(scanner).kind != 0)
        ;
    size_t count;
    const mof_span *comments = mof_scanner_comments(scanner, &count);
    for (size_t i = 0; i < count; i++) {
        mof_text text = mof_sources_text(run->sources, comments[i]);
        mof_buffer_append(&out, text.data[1] == '*' ? text : mof_text_trim(text));
        mof_buffer_append_char(&out, '\n');
    }
    return mof_buffer_text(&out);
}

/* ---- the laws -------------------------------------------------------------------------------- */

static mof_source *law_load(mof_syntax *run, const char *name, mof_text text)
{
    char *bytes = mof_arena_alloc(run->arena, text.size + 2);
    if (text.size > 0)
        memcpy(bytes, text.data, text.size);
    return mof_syntax_load(run, name, NULL, bytes, text.size, MOF_NO_SPAN);
}

/* The source formatted, or nothing where it has errors. */
static bool law_format(mof_syntax *run, mof_source *source, const mof_unit **unit, mof_text *text)
{
    size_t errors = run->reporter->errors;
    *unit = source != NULL ? mof_syntax_parse(run, source) : NULL;
    if (*unit == NULL || run->reporter->errors > errors)
        return false;
    *text = mof_format_unit(run, *unit);
    return true;
}

/* The law that does not hold for a source, "" where all do, NULL where it has errors. */
static const char *law_check(mof_syntax *run, mof_source *source)
{
    const mof_unit *first;
    const mof_unit *second;
    mof_text once;
    mof_text twice;
    if (source == NULL || run->reporter->errors > 0 || !law_format(run, source, &first, &once))
        return NULL;
    run->profile = source->profile;
    mof_source *result = law_load(run, "formatted.mof", once);
    if (!law_format(run, result, &second, &twice))
        return "what is formatted has no errors";
    if (!mof_text_equal(law_write_tree(run, first), law_write_tree(run, second)))
        return "the AST stays as it is";
    if (!mof_text_equal(law_write_comments(run, source), law_write_comments(run, result)))
        return "comments stay as they are";
    return mof_text_equal(once, twice) ? "" : "formatting twice changes nothing";
}

#endif
