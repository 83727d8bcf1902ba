/*
 * The builders: one function per node, called by the grammar and by the reader of pages.
 */
#include "syntax/ast.h"

#include "syntax/literal.h"

/* Statement: declares `node`, an empty node of a type with its header set. */
#define NEW_NODE(type, node_kind, node_form)                                                       \
    type *node = MOF_NEW(arena, type);                                                             \
    node->ast = (mof_ast)                                                                          \
    {                                                                                              \
        .span = span, .kind = (uint8_t)(node_kind), .form = (uint8_t)(node_form)                   \
    }

mof_ast_list mof_ast_list_push(mof_ast_list list, mof_ast *node)
{
    if (node == NULL)
        return list;
    if (list.last != NULL)
        list.last->next = node;
    return (mof_ast_list){list.first != NULL ? list.first : node, node};
}

mof_ast_list mof_ast_list_join(mof_ast_list first, mof_ast_list second)
{
    if (first.last == NULL || second.first == NULL)
        return first.last == NULL ? second : first;
    first.last->next = second.first;
    return (mof_ast_list){first.first, second.last};
}

mof_ast *mof_ast_ring_push(mof_ast *ring, mof_ast *node)
{
    if (node == NULL)
        return ring;
    node->next = node;
    if (ring != NULL) {
        node->next = ring->next;
        ring->next = node;
    }
    return node;
}

mof_ast *mof_ast_ring_open(mof_ast *ring)
{
    if (ring == NULL)
        return NULL;
    mof_ast *first = ring->next;
    ring->next = NULL;
    return first;
}

mof_ast *mof_ast_new_empty(mof_arena *arena, mof_span span)
{
    mof_ast *node = MOF_NEW(arena, mof_ast);
    *node = (mof_ast){.span = span, .kind = MOF_AST_EMPTY};
    return node;
}

mof_ast *mof_ast_new_directive(mof_arena *arena, mof_span span, mof_directive_form form,
                               mof_ast_name name, mof_ast *arguments)
{
    NEW_NODE(mof_ast_directive, MOF_AST_DIRECTIVE, form);
    node->name = name;
    node->arguments = arguments;
    return &node->ast;
}

const mof_text mof_flavor_words[MOF_FLAVORS] = {
    MOF_TEXT_ITEM("EnableOverride"), MOF_TEXT_ITEM("DisableOverride"),
    MOF_TEXT_ITEM("Restricted"),     MOF_TEXT_ITEM("ToSubclass"),
    MOF_TEXT_ITEM("ToInstance"),     MOF_TEXT_ITEM("NotToSubclass"),
    MOF_TEXT_ITEM("NotToInstance"),  MOF_TEXT_ITEM("Translatable"),
    MOF_TEXT_ITEM("Amended"),
};

unsigned mof_flavor_find(const mof_name *word)
{
    for (size_t i = 0; i < MOF_FLAVORS; i++)
        if (mof_name_is(word, mof_flavor_words[i].data))
            return 1u << i;
    return 0;
}

/* What stands first below it and is made before it; NULL: nothing. A feature is begun with its
 * type. */
static const mof_ast *first_below(const mof_ast *node)
{
    const mof_ast_class *class = (const mof_ast_class *)node;
    const mof_ast_enumeration *enumeration = (const mof_ast_enumeration *)node;
    const mof_ast_instance *instance = (const mof_ast_instance *)node;
    const mof_ast_element *element = (const mof_ast_element *)node;
    const mof_ast_slot *slot = (const mof_ast_slot *)node;
    const mof_ast_qualifier *qualifier = (const mof_ast_qualifier *)node;
    switch ((mof_ast_kind)node->kind) {
    case MOF_AST_CLASS:
        return class->qualifiers != NULL ? class->qualifiers : class->features;
    case MOF_AST_ENUMERATION:
        return enumeration->qualifiers != NULL ? enumeration->qualifiers : enumeration->elements;
    case MOF_AST_INSTANCE:
        return instance->qualifiers != NULL ? instance->qualifiers : instance->slots;
    case MOF_AST_QUALIFIER:
        return qualifier->value != NULL ? qualifier->value : qualifier->flavors;
    case MOF_AST_PROPERTY:
    case MOF_AST_PARAMETER:
        return ((const mof_ast_property *)node)->qualifiers;
    case MOF_AST_METHOD:
        return ((const mof_ast_method *)node)->qualifiers;
    case MOF_AST_ELEMENT:
        return element->qualifiers != NULL ? element->qualifiers : element->value;
    case MOF_AST_SLOT:
        return slot->qualifiers != NULL ? slot->qualifiers : slot->value;
    case MOF_AST_VALUE:
        return ((const mof_ast_value *)node)->items;
    case MOF_AST_DIRECTIVE:
    case MOF_AST_QUALIFIER_TYPE:
    case MOF_AST_EMPTY:
        break;
    }
    return NULL;
}

const mof_ast *mof_ast_find_oldest(const mof_ast *node)
{
    for (const mof_ast *below = first_below(node); below != NULL; below = first_below(node))
        node = below;
    return node;
}

mof_ast *mof_ast_copy_value(mof_arena *arena, const mof_ast *value)
{
    mof_ast_value *copy = MOF_NEW(arena, mof_ast_value);
    mof_ast_list items = {NULL, NULL};
    *copy = *(const mof_ast_value *)value;
    copy->ast.next = NULL;
    for (const mof_ast *item = copy->items; item != NULL; item = item->next)
        items = mof_ast_list_push(items, mof_ast_copy_value(arena, item));
    copy->items = items.first;
    return &copy->ast;
}

static mof_text decode(mof_arena *arena, const mof_sources *sources, const mof_ast *literal)
{
    const mof_ast_value *value = (const mof_ast_value *)literal;
    return value->text != NULL
               ? *value->text
               : mof_literal_string(arena, NULL, mof_sources_text(sources, literal->span),
                                    literal->span);
}

mof_text mof_ast_string(mof_arena *arena, const mof_sources *sources, const mof_ast *value)
{
    const mof_ast *item = ((const mof_ast_value *)value)->items;
    if (item == NULL)
        return decode(arena, sources, value);
    mof_buffer joined;
    mof_buffer_init(&joined, arena);
    for (; item != NULL; item = item->next)
        mof_buffer_append(&joined, decode(arena, sources, item));
    return mof_buffer_text(&joined);
}

/* ---- qualifier types ------------------------------------------------------------------------- */

static mof_ast_type make_type(mof_type_form form, mof_ast_name name)
{
    return (mof_ast_type){.name = name, .form = (uint8_t)form};
}

static void set_dimension(mof_ast_type *type, mof_span brackets, mof_span size)
{
    if (brackets.start == brackets.end)
        return;
    type->is_array = true;
    type->brackets = brackets;
    type->size = size;
}

static mof_ast_clause *open_clauses(mof_ast_clause *ring)
{
    if (ring == NULL)
        return NULL;
    mof_ast_clause *first = ring->next;
    ring->next = NULL;
    return first;
}

mof_ast *mof_ast_begin_qualifier_type(mof_arena *arena, mof_type_form form, mof_ast_name type,
                                      mof_span brackets, mof_span size, mof_ast *value,
                                      mof_ast_clause *clauses)
{
    const mof_span span = MOF_NO_SPAN;
    NEW_NODE(mof_ast_qualifier_type, MOF_AST_QUALIFIER_TYPE, MOF_QUALIFIER_TYPE_DECLARATION);
    node->type = make_type(form, type);
    set_dimension(&node->type, brackets, size);
    node->value = value;
    node->clauses = open_clauses(clauses);
    return &node->ast;
}

mof_ast *mof_ast_begin_file_flavors(mof_arena *arena, mof_ast *flavors)
{
    const mof_span span = MOF_NO_SPAN;
    NEW_NODE(mof_ast_qualifier_type, MOF_AST_QUALIFIER_TYPE, MOF_QUALIFIER_TYPE_FLAVORS);
    node->flavors = flavors;
    return &node->ast;
}

mof_ast *mof_ast_end_qualifier_type(mof_ast *body, mof_span span, mof_ast *qualifiers,
                                    mof_ast_name name)
{
    mof_ast_qualifier_type *node = (mof_ast_qualifier_type *)body;
    node->ast.span = span;
    node->qualifiers = qualifiers;
    node->name = name;
    return body;
}

mof_ast_clause *mof_ast_new_clause(mof_arena *arena, mof_span span, mof_clause_kind kind,
                                   mof_ast *words)
{
    mof_ast_clause *clause = MOF_NEW(arena, mof_ast_clause);
    *clause = (mof_ast_clause){.kind = kind, .span = span, .words = words};
    return clause;
}

mof_ast_clause *mof_ast_clause_push(mof_ast_clause *ring, mof_ast_clause *clause)
{
    clause->next = clause;
    if (ring != NULL) {
        clause->next = ring->next;
        ring->next = clause;
    }
    return clause;
}

/* ---- classes --------------------------------------------------------------------------------- */

static mof_ast_name name_at(const mof_ast_name *place)
{
    return place != NULL ? *place : MOF_NO_NAME;
}

mof_ast_name *mof_ast_new_place(mof_arena *arena, mof_ast_name name)
{
    mof_ast_name *place = MOF_NEW(arena, mof_ast_name);
    *place = name;
    return place;
}

mof_ast_heading *mof_ast_new_heading(mof_arena *arena, const mof_ast_name *superclass,
                                     const mof_ast_name *alias, bool alias_first)
{
    mof_ast_heading *heading = MOF_NEW(arena, mof_ast_heading);
    *heading = (mof_ast_heading){name_at(superclass), name_at(alias), alias_first};
    return heading;
}

mof_ast *mof_ast_new_class(mof_arena *arena, mof_span span, mof_class_form form,
                           mof_ast *qualifiers, mof_ast_name name, const mof_ast_heading *heading,
                           mof_ast *features, mof_span body)
{
    NEW_NODE(mof_ast_class, MOF_AST_CLASS, form);
    node->qualifiers = qualifiers;
    node->name = name;
    node->superclass = heading->superclass;
    node->alias = heading->alias;
    node->alias_first = heading->alias_first;
    node->features = features;
    node->body = body;
    return &node->ast;
}

mof_ast *mof_ast_new_enumeration(mof_arena *arena, mof_span span, mof_ast *qualifiers,
                                 mof_ast_name name, mof_ast_name base, mof_ast *elements)
{
    NEW_NODE(mof_ast_enumeration, MOF_AST_ENUMERATION, 0);
    node->qualifiers = qualifiers;
    node->name = name;
    node->base = base;
    node->elements = elements;
    return &node->ast;
}

mof_ast *mof_ast_new_element(mof_arena *arena, mof_span span, mof_ast *qualifiers,
                             mof_ast_name name, mof_ast *value)
{
    NEW_NODE(mof_ast_element, MOF_AST_ELEMENT, 0);
    node->qualifiers = qualifiers;
    node->name = name;
    node->value = value;
    return &node->ast;
}

mof_ast *mof_ast_new_qualifier(mof_arena *arena, mof_span span, mof_ast_name name, mof_ast *value,
                               mof_ast *flavors)
{
    mof_qualifier_form form = MOF_QUALIFIER_PLAIN;
    if (value != NULL)
        form = value->form == MOF_VALUE_ARRAY ? MOF_QUALIFIER_ARRAY : MOF_QUALIFIER_SCALAR;
    NEW_NODE(mof_ast_qualifier, MOF_AST_QUALIFIER, form);
    node->name = name;
    node->value = value;
    node->flavors = flavors;
    return &node->ast;
}

/* The node that is begun must do for either. */
typedef union feature {
    mof_ast_property property;
    mof_ast_method method;
} feature;

mof_ast *mof_ast_begin_feature(mof_arena *arena, mof_type_form form, mof_ast_name type)
{
    feature *begun = MOF_NEW(arena, feature);
    begun->property.type = make_type(form, type);
    return &begun->property.ast;
}

mof_ast *mof_ast_end_property(mof_ast *ast, mof_span span, mof_ast_kind kind, mof_ast *qualifiers,
                              mof_ast_name name, mof_span brackets, mof_span size, mof_ast *value)
{
    mof_ast_property *node = &((feature *)ast)->property;
    node->ast.span = span;
    node->ast.kind = (uint8_t)kind;
    node->qualifiers = qualifiers;
    set_dimension(&node->type, brackets, size);
    node->name = name;
    node->value = value;
    return ast;
}

mof_ast *mof_ast_end_method(mof_ast *ast, mof_span span, mof_ast *qualifiers, mof_ast_name name,
                            mof_span brackets, mof_span size, mof_ast *parameters,
                            mof_span parentheses)
{
    const mof_ast_type type = ((feature *)ast)->property.type;
    mof_ast_method *node = &((feature *)ast)->method;
    *node = (mof_ast_method){.ast = {.span = span, .kind = MOF_AST_METHOD},
                             .qualifiers = qualifiers,
                             .type = type,
                             .name = name,
                             .parameters = parameters,
                             .parentheses = parentheses};
    set_dimension(&node->type, brackets, size);
    return ast;
}

/* ---- instances ------------------------------------------------------------------------------- */

mof_ast *mof_ast_new_instance(mof_arena *arena, mof_span span, mof_instance_form form,
                              mof_ast *qualifiers, mof_ast_name class_name,
                              const mof_ast_name *alias, mof_ast *slots, mof_span body)
{
    NEW_NODE(mof_ast_instance, MOF_AST_INSTANCE, form);
    node->qualifiers = qualifiers;
    node->class_name = class_name;
    node->alias = name_at(alias);
    node->slots = slots;
    node->body = body;
    return &node->ast;
}

mof_ast *mof_ast_new_slot(mof_arena *arena, mof_span span, mof_ast *qualifiers, mof_ast_name name,
                          mof_span brackets, mof_ast *value)
{
    NEW_NODE(mof_ast_slot, MOF_AST_SLOT, 0);
    node->qualifiers = qualifiers;
    node->name = name;
    node->brackets = brackets.start != brackets.end ? brackets : MOF_NO_SPAN;
    node->value = value;
    return &node->ast;
}

/* ---- values ---------------------------------------------------------------------------------- */

mof_ast *mof_ast_new_value(mof_arena *arena, mof_span span, mof_value_form form)
{
    NEW_NODE(mof_ast_value, MOF_AST_VALUE, form);
    return &node->ast;
}

mof_ast *mof_ast_new_array(mof_arena *arena, mof_span span, mof_ast *items)
{
    NEW_NODE(mof_ast_value, MOF_AST_VALUE, MOF_VALUE_ARRAY);
    node->items = items;
    return &node->ast;
}

mof_ast *mof_ast_new_argument(mof_arena *arena, mof_span span, mof_ast *values)
{
    return values->next == NULL ? values : mof_ast_new_array(arena, span, values);
}

mof_ast *mof_ast_new_strings(mof_arena *arena, mof_span span, mof_ast *literals)
{
    if (literals->next == NULL)
        return literals;
    NEW_NODE(mof_ast_value, MOF_AST_VALUE, MOF_VALUE_STRING);
    node->items = literals;
    return &node->ast;
}

mof_ast *mof_ast_new_word(mof_arena *arena, mof_value_form form, mof_ast_name name)
{
    const mof_span span = name.span;
    NEW_NODE(mof_ast_value, MOF_AST_VALUE, form);
    node->name = name.name;
    return &node->ast;
}

mof_ast *mof_ast_new_member(mof_arena *arena, mof_span span, mof_ast_name name, mof_ast_name member)
{
    NEW_NODE(mof_ast_value, MOF_AST_VALUE, MOF_VALUE_LITERAL);
    node->name = name.name;
    node->items = mof_ast_new_word(arena, MOF_VALUE_LITERAL, member);
    return &node->ast;
}

mof_ast *mof_ast_new_nested(mof_arena *arena, mof_span span, mof_instance_form form,
                            mof_ast_name class_name, const mof_ast_name *alias, mof_ast *slots,
                            mof_span body)
{
    NEW_NODE(mof_ast_value, MOF_AST_VALUE, MOF_VALUE_INSTANCE);
    node->items = mof_ast_new_instance(arena, span, form, NULL, class_name, alias, slots, body);
    return &node->ast;
}
