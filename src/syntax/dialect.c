/*
 * Dialects (mof-language B.2): a walk over the AST that reports each use of what the profile of its
 * source refuses. The registry says how grave that is in DMTF MOF and in WMI, OFF being allowed;
 * what MOF 3 allows and MOF 2 does not is said here.
 */
#include "syntax/dialect.h"

#include <string.h>

#include "base/map.h"
#include "syntax/pragma.h"

/* A type that is a class of MOF 2, if the unit declares such a class. */
typedef struct embedding {
    mof_ast_name name;
    const mof_source *source;
} embedding;

typedef struct mof_dialect checking;
struct mof_dialect {
    mof_syntax *syntax;
    mof_arena *arena;
    const mof_source *source; /* of the production that is checked; NULL: none yet */
    mof_map classes;          /* of MOF 2, by key */
    embedding *embeddings;
    size_t embedding_count;
    size_t embedding_capacity;
    mof_pragma_check pragmas;
};

static const mof_code allowed_in_mof3[] = {MOF_P122, MOF_P142, MOF_P143,
                                           MOF_P144, MOF_P162, MOF_P170};

static bool is_allowed_in_mof3(mof_code code)
{
    for (size_t i = 0; i < sizeof allowed_in_mof3 / sizeof *allowed_in_mof3; i++)
        if (allowed_in_mof3[i] == code)
            return true;
    return false;
}

/* Nothing spans two sources. */
static mof_text text_of(const checking *check, mof_span span)
{
    return (mof_text){check->source->text + (span.start - check->source->base),
                      span.end - span.start};
}

static const char *quote(const checking *check, mof_span span)
{
    return mof_text_quote(check->syntax->reporter->arena, text_of(check, span));
}

/* {0} is the text of `what`. NULL where the profile allows it. */
static mof_diagnostic *refuse(checking *check, mof_code code, mof_span span, mof_span what)
{
    if (check->source->profile == MOF_PROFILE_DMTF3 && is_allowed_in_mof3(code))
        return NULL;
    mof_diagnostic *diagnostic =
        mof_report(check->syntax->reporter, code, span, MOF_ARGS(quote(check, what)));
    return diagnostic->severity != MOF_SEVERITY_OFF ? diagnostic : NULL;
}

static void add_fix(checking *check, mof_diagnostic *diagnostic, mof_span span, const char *text)
{
    if (diagnostic != NULL)
        mof_diagnostic_add_fix(check->syntax->reporter, diagnostic, span, text);
}

static void check_nodes(checking *check, const mof_ast *first);

/* ---- values ------------------------------------------------------------------------------------
 */

/* The place of \n and its like in the spelling of a string; size 0: none. */
static mof_text find_blank_escape(mof_text text)
{
    for (size_t i = 0; i + 1 < text.size; i++) {
        if (text.data[i] != '\\')
            continue;
        if (strchr("rntbf", text.data[i + 1]) != NULL)
            return (mof_text){text.data + i, 2};
        i++;
    }
    return (mof_text){"", 0};
}

/* In a path a line feed is a backslash too few. */
static void check_path(checking *check, const mof_ast *value)
{
    mof_text text = text_of(check, value->span);
    mof_text escape = find_blank_escape(text);
    if (value->form != MOF_VALUE_STRING || escape.size == 0)
        return;
    uint32_t start = value->span.start + (uint32_t)(escape.data - text.data);
    mof_span span = {start, start + 2};
    refuse(check, MOF_L046, span, span);
}

/* "one" and "two" on the next line, without a comma between, in a list that has commas. */
static void check_lost_comma(checking *check, const mof_ast *list, const mof_ast *item)
{
    const mof_ast *first = ((const mof_ast_value *)item)->items;
    if (item->form != MOF_VALUE_STRING || first == NULL || list->next == NULL)
        return;
    for (const mof_ast *next = first->next; next != NULL; first = next, next = next->next) {
        mof_span gap = {first->span.end, next->span.start};
        mof_text text = text_of(check, first->span);
        mof_text between = text_of(check, gap);
        char last = text.size > 2 ? text.data[text.size - 2] : ' ';
        bool ends_word = mof_char_is_alpha((unsigned char)last) || mof_char_is_digit(last);
        if (ends_word && memchr(between.data, '\n', between.size) != NULL)
            add_fix(check, refuse(check, MOF_L047, next->span, next->span),
                    (mof_span){gap.start, gap.start}, ",");
    }
}

static void check_nested(checking *check, const mof_ast *ast)
{
    const mof_ast_instance *node = (const mof_ast_instance *)ast;
    mof_span keyword = {ast->span.start, node->class_name.span.start};
    if (ast->form == MOF_INSTANCE_FORM_VALUE)
        refuse(check, MOF_P170, keyword, keyword);
    else
        refuse(check, MOF_P160, keyword, keyword);
    if (node->alias.name != NULL)
        refuse(check, MOF_P161, node->alias.span, node->alias.span);
    check_nodes(check, node->slots);
}

/* Words that people write for a value, and those that they meant. */
static const struct {
    const char *text;
    const char *meant;
} value_words[] = {
    {"true", "TRUE"}, {"false", "FALSE"}, {"null", "NULL"}, {"yes", "TRUE"}, {"on", "TRUE"},
    {"no", "FALSE"},  {"off", "FALSE"},   {"none", "NULL"}, {"nil", "NULL"},
};

/* Short words are near to too many others. */
static const char *find_meant(mof_text text)
{
    for (size_t i = 0; i < sizeof value_words / sizeof *value_words; i++) {
        mof_text word = mof_text_from_string(value_words[i].text);
        size_t limit = word.size > 3;
        if (mof_text_distance(text, word, limit) <= limit)
            return value_words[i].meant;
    }
    return NULL;
}

static void check_word(checking *check, const mof_ast *ast)
{
    mof_reporter *reporter = check->syntax->reporter;
    const char *meant = find_meant(text_of(check, ast->span));
    mof_diagnostic *diagnostic = refuse(check, MOF_P162, ast->span, ast->span);
    if (diagnostic != NULL && meant != NULL)
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                                MOF_ARGS(meant));
}

static void check_value(checking *check, const mof_ast *ast)
{
    const mof_ast *items = ((const mof_ast_value *)ast)->items;
    if (ast->form == MOF_VALUE_CHAR)
        refuse(check, MOF_P171, ast->span, ast->span);
    else if (ast->form == MOF_VALUE_LITERAL)
        check_word(check, ast);
    else if (ast->form == MOF_VALUE_INSTANCE)
        check_nested(check, items);
    else if (ast->form == MOF_VALUE_ARRAY)
        for (const mof_ast *item = items; item != NULL; item = item->next) {
            check_lost_comma(check, items, item);
            check_value(check, item);
            if (item->form == MOF_VALUE_LITERAL && ((const mof_ast_value *)item)->items != NULL)
                refuse(check, MOF_P181, item->span, item->span);
        }
}

static void check_initializer(checking *check, const mof_ast *value)
{
    if (value == NULL)
        return;
    bool is_empty = value->form == MOF_VALUE_ARRAY && ((const mof_ast_value *)value)->items == NULL;
    if (is_empty && check->source->profile != MOF_PROFILE_DMTF3)
        refuse(check, MOF_P111, value->span, value->span);
    check_value(check, value);
}

/* ---- qualifiers
 * ---------------------------------------------------------------------------------- */

static void check_qualifier(checking *check, const mof_ast *ast)
{
    const mof_ast_qualifier *node = (const mof_ast_qualifier *)ast;
    if (node->flavors != NULL)
        refuse(check, MOF_P110, node->flavors->span, node->flavors->span);
    if (node->value == NULL)
        return;
    check_value(check, node->value);
    if (ast->form != MOF_QUALIFIER_ARRAY)
        return;
    const mof_ast *items = ((const mof_ast_value *)node->value)->items;
    if (items == NULL)
        refuse(check, MOF_P111, node->value->span, node->value->span);
    bool holds_paths = mof_name_is(node->name.name, "MappingStrings") ||
                       mof_name_is(node->name.name, "ViewSpaces");
    for (const mof_ast *item = items; holds_paths && item != NULL; item = item->next)
        check_path(check, item);
    mof_span span = node->value->span;
    if (*text_of(check, span).data == '(') {
        mof_diagnostic *diagnostic = refuse(check, MOF_P112, span, span);
        add_fix(check, diagnostic, (mof_span){span.start, span.start + 1}, "{");
        add_fix(check, diagnostic, (mof_span){span.end - 1, span.end}, "}");
    }
}

/* [Key : ToInstance, ToSubclass]: true for the second word. */
static bool is_stray_flavor(const mof_ast *before, const mof_ast *ast)
{
    const mof_ast_qualifier *node = (const mof_ast_qualifier *)ast;
    return before != NULL && ((const mof_ast_qualifier *)before)->flavors != NULL &&
           node->value == NULL && node->name.name != NULL && mof_flavor_find(node->name.name) != 0;
}

static void check_stray_flavor(checking *check, const mof_ast *before, const mof_ast *ast)
{
    mof_span comma = {before->span.end, before->span.end + 1};
    mof_span behind = {comma.end, comma.end + 1};
    mof_diagnostic *diagnostic = refuse(check, MOF_P127, ast->span, ast->span);
    if (*text_of(check, comma).data == ',')
        add_fix(check, diagnostic, comma,
                mof_char_is_space(*text_of(check, behind).data) ? "" : " ");
}

/* Of an element that begins with '[' although it has no qualifiers, the list is empty. */
static void check_qualifiers(checking *check, const mof_ast *owner, const mof_ast *first)
{
    mof_span start = {owner->span.start, owner->span.start + 1};
    if (first == NULL && *text_of(check, owner->span).data == '[')
        refuse(check, MOF_P113, start, start);
    const mof_ast *before = NULL;
    for (; first != NULL; before = first, first = first->next) {
        check_qualifier(check, first);
        if (is_stray_flavor(before, first))
            check_stray_flavor(check, before, first);
    }
}

static void check_clauses(checking *check, const mof_ast_clause *first)
{
    const mof_ast_clause *seen[MOF_CLAUSE_POLICY + 1] = {NULL};
    for (const mof_ast_clause *clause = first; clause != NULL; clause = clause->next) {
        mof_span word = {clause->span.start,
                         clause->span.start + (clause->kind == MOF_CLAUSE_SCOPE ? 5 : 6)};
        if (clause->kind == MOF_CLAUSE_POLICY)
            refuse(check, MOF_P122, word, word);
        if (clause->kind == MOF_CLAUSE_FLAVOR)
            refuse(check, MOF_P126, word, word);
        if (clause->kind == MOF_CLAUSE_SCOPE && seen[MOF_CLAUSE_FLAVOR] != NULL)
            refuse(check, MOF_P123, word, word);
        if (seen[clause->kind] != NULL)
            refuse(check, MOF_P124, word, word);
        seen[clause->kind] = clause;
    }
}

static bool has_scope(const mof_ast_clause *clause)
{
    while (clause != NULL && clause->kind != MOF_CLAUSE_SCOPE)
        clause = clause->next;
    return clause != NULL;
}

static void check_qualifier_type(checking *check, const mof_ast *ast)
{
    const mof_ast_qualifier_type *node = (const mof_ast_qualifier_type *)ast;
    check_qualifiers(check, ast, node->qualifiers);
    if (ast->form == MOF_QUALIFIER_TYPE_FLAVORS) {
        refuse(check, MOF_P120, node->name.span, node->name.span);
        return;
    }
    check_initializer(check, node->value);
    if (!has_scope(node->clauses))
        refuse(check, MOF_P121, node->name.span, node->name.span);
    check_clauses(check, node->clauses);
}

/* ---- features
 * ------------------------------------------------------------------------------------ */

/* A class that nobody declares is more likely a misspelt type, of which others speak. */
static void check_embedding(checking *check, const mof_ast_type *type)
{
    if (mof_name_is(type->name.name, "object")) {
        refuse(check, MOF_P140, type->name.span, type->name.span);
        return;
    }
    if (type->form != MOF_TYPE_FORM_CLASS || check->source->profile != MOF_PROFILE_DMTF2 ||
        type->name.name == NULL)
        return;
    MOF_RESERVE(check->arena, check->embeddings, check->embedding_count, check->embedding_capacity);
    check->embeddings[check->embedding_count++] = (embedding){type->name, check->source};
}

static void check_embeddings(checking *check)
{
    for (size_t i = 0; i < check->embedding_count; i++) {
        const mof_ast_name *name = &check->embeddings[i].name;
        check->source = check->embeddings[i].source;
        if (mof_map_find(&check->classes, name->name->key) != NULL)
            refuse(check, MOF_P140, name->span, name->span);
    }
}

static void check_type(checking *check, const mof_ast_type *type)
{
    check_embedding(check, type);
    if (mof_name_is(type->name.name, "char16"))
        refuse(check, MOF_P171, type->name.span, type->name.span);
    if (!type->is_array || type->size.start == 0)
        return;
    mof_text size = text_of(check, type->size);
    refuse(check, MOF_P145, type->brackets, type->size);
    if (*size.data == '-' || (size.size == 1 && *size.data == '0'))
        refuse(check, MOF_P146, type->size, type->size);
}

static void check_brackets(checking *check, const mof_ast_property *node)
{
    mof_span brackets = node->type.brackets;
    if (brackets.start == 0 || brackets.start > node->name.span.start)
        return;
    mof_text text = text_of(check, brackets);
    mof_diagnostic *diagnostic = refuse(check, MOF_P311, brackets, brackets);
    add_fix(check, diagnostic, brackets, "");
    add_fix(check, diagnostic, (mof_span){node->name.span.end, node->name.span.end},
            mof_arena_copy(check->syntax->reporter->arena, text.data, text.size));
}

static void check_property(checking *check, const mof_ast *ast)
{
    const mof_ast_property *node = (const mof_ast_property *)ast;
    bool is_parameter = ast->kind == MOF_AST_PARAMETER;
    check_qualifiers(check, ast, node->qualifiers);
    check_type(check, &node->type);
    check_brackets(check, node);
    if (mof_name_is(node->type.name.name, "void"))
        refuse(check, MOF_P141, node->type.name.span, node->type.name.span);
    if (!is_parameter && node->type.is_array && node->type.form == MOF_TYPE_FORM_REFERENCE)
        refuse(check, MOF_P144, node->type.brackets, node->type.brackets);
    if (is_parameter && node->value != NULL)
        refuse(check, MOF_P143, node->value->span, node->value->span);
    check_initializer(check, node->value);
}

static void check_method(checking *check, const mof_ast *ast)
{
    const mof_ast_method *node = (const mof_ast_method *)ast;
    check_qualifiers(check, ast, node->qualifiers);
    check_type(check, &node->type);
    if (mof_name_is(node->type.name.name, "void") && check->source->profile == MOF_PROFILE_DMTF2)
        refuse(check, MOF_P141, node->type.name.span, node->type.name.span);
    if (node->type.is_array)
        refuse(check, MOF_P142, node->type.brackets, node->type.brackets);
    check_nodes(check, node->parameters);
}

/* ---- declarations
 * -------------------------------------------------------------------------------- */

static void check_class(checking *check, const mof_ast *ast)
{
    const mof_ast_class *node = (const mof_ast_class *)ast;
    if (check->source->profile == MOF_PROFILE_DMTF2 && node->name.name != NULL)
        mof_map_set(&check->classes, node->name.name->key, check);
    check_qualifiers(check, ast, node->qualifiers);
    if (ast->form == MOF_CLASS_FORM_ASSOCIATION)
        refuse(check, MOF_P170, node->name.span, node->name.span);
    if (ast->form == MOF_CLASS_FORM_STRUCTURE)
        refuse(check, MOF_P170, node->name.span, node->name.span);
    if (node->alias.name != NULL &&
        refuse(check, MOF_P130, node->alias.span, node->alias.span) == NULL && !node->alias_first &&
        node->superclass.name != NULL)
        refuse(check, MOF_P131, node->alias.span, node->alias.span);
    check_nodes(check, node->features);
}

static void check_enumeration(checking *check, const mof_ast *ast)
{
    const mof_ast_enumeration *node = (const mof_ast_enumeration *)ast;
    check_qualifiers(check, ast, node->qualifiers);
    refuse(check, MOF_P170, node->name.span, node->name.span);
    if (mof_name_is(node->base.name, "integer"))
        refuse(check, MOF_P182, node->base.span, node->base.span);
}

static void check_slot(checking *check, const mof_ast *ast)
{
    const mof_ast_slot *node = (const mof_ast_slot *)ast;
    check_qualifiers(check, ast, node->qualifiers);
    if (node->qualifiers != NULL)
        refuse(check, MOF_P150, node->qualifiers->span, node->qualifiers->span);
    if (node->brackets.start != 0)
        refuse(check, MOF_P152, node->brackets, node->brackets);
    if (node->value == NULL && refuse(check, MOF_P151, node->name.span, node->name.span) == NULL &&
        node->qualifiers == NULL)
        refuse(check, MOF_P153, node->name.span, node->name.span);
    check_initializer(check, node->value);
}

static void check_instance(checking *check, const mof_ast *ast)
{
    const mof_ast_instance *node = (const mof_ast_instance *)ast;
    mof_span keyword = {ast->span.start, node->class_name.span.start};
    check_qualifiers(check, ast, node->qualifiers);
    if (ast->form == MOF_INSTANCE_FORM_VALUE)
        refuse(check, MOF_P170, keyword, keyword);
    if (node->qualifiers != NULL)
        refuse(check, MOF_P150, node->qualifiers->span, node->qualifiers->span);
    if (node->slots == NULL)
        refuse(check, MOF_P331, node->body, node->body);
    check_nodes(check, node->slots);
}

static void check_directive(checking *check, const mof_ast *ast)
{
    const mof_ast_directive *node = (const mof_ast_directive *)ast;
    check->pragmas.source = check->source;
    mof_pragma_check_one(&check->pragmas, ast);
    if (node->arguments != NULL && mof_pragma_find(node->name.name) == MOF_PRAGMA_NAMESPACE)
        check_path(check, node->arguments);
}

static void check_empty(checking *check, const mof_ast *ast)
{
    add_fix(check, refuse(check, MOF_P172, ast->span, ast->span), ast->span, "");
}

static void (*const checks[])(checking *, const mof_ast *) = {
    [MOF_AST_DIRECTIVE] = check_directive, [MOF_AST_QUALIFIER_TYPE] = check_qualifier_type,
    [MOF_AST_CLASS] = check_class,         [MOF_AST_ENUMERATION] = check_enumeration,
    [MOF_AST_INSTANCE] = check_instance,   [MOF_AST_PROPERTY] = check_property,
    [MOF_AST_METHOD] = check_method,       [MOF_AST_PARAMETER] = check_property,
    [MOF_AST_SLOT] = check_slot,           [MOF_AST_EMPTY] = check_empty,
};

static void check_nodes(checking *check, const mof_ast *first)
{
    for (; first != NULL; first = first->next)
        checks[first->kind](check, first);
}

mof_dialect *mof_dialect_begin(mof_syntax *syntax, mof_arena *arena)
{
    mof_dialect *dialect = MOF_NEW(arena, mof_dialect);
    *dialect = (mof_dialect){.syntax = syntax, .arena = arena, .pragmas = {.syntax = syntax}};
    mof_map_init(&dialect->classes, arena);
    return dialect;
}

void mof_dialect_check(mof_dialect *dialect, const mof_ast *productions)
{
    for (const mof_ast *ast = productions; ast != NULL; ast = ast->next) {
        const mof_source *source = dialect->source;
        if (source == NULL || ast->span.start - source->base > source->size)
            dialect->source = mof_sources_find(dialect->syntax->sources, ast->span.start);
        checks[ast->kind](dialect, ast);
    }
}

void mof_dialect_end(mof_dialect *dialect)
{
    check_embeddings(dialect);
    mof_pragma_check_end(&dialect->pragmas);
}
