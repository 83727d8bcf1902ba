/*
 * See the header. A method may have two nodes: its class lists it, and a page of its own describes
 * it.
 */
#include "model/resolve_method.h"

#include "base/index.h"
#include "model/inherit.h"
#include "model/qualifier.h"
#include "model/resolve_type.h"
#include "model/value.h"
#include "page/page.h"

void mof_report_duplicate(mof_resolver *resolver, const mof_class *of, const mof_ast_name *name,
                          mof_span previous)
{
    mof_diagnostic *diagnostic = mof_report(resolver->reporter, MOF_S130, name->span,
                                            MOF_ARGS(name->name->text, of->name->text));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS, previous,
                            MOF_NO_ARGS);
}

/* ---- parameters -------------------------------------------------------------------------- */

typedef struct parameter_list {
    mof_parameter *items;
    size_t count;
    mof_index index;
} parameter_list;

/* DMTF declares In with the default TRUE; WMI wants one of the two to be written, and of what its
 * pages leave open In is most likely. */
static void set_direction(mof_resolver *resolver, mof_profile profile, mof_parameter *parameter,
                          mof_span place)
{
    const mof_qualifier *in = mof_qualifiers_find_known(&parameter->qualifiers, MOF_KNOWN_IN);
    parameter->is_in = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_IN);
    parameter->is_out = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_OUT);
    parameter->is_optional = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_OPTIONAL);
    bool is_dmtf = profile == MOF_PROFILE_DMTF2 || profile == MOF_PROFILE_DMTF3;
    if (is_dmtf && in == NULL) {
        parameter->is_in = true;
        if (!parameter->is_out)
            mof_report(resolver->reporter, MOF_S401, place, MOF_ARGS(parameter->name->text));
    } else if (!parameter->is_in && !parameter->is_out) {
        parameter->is_in = true;
        if (mof_profile_is_wmi(profile))
            mof_report(resolver->reporter, MOF_S402, place, MOF_ARGS(parameter->name->text));
        else if (profile == MOF_PROFILE_DOC)
            parameter->qualifiers =
                mof_qualifiers_prepend(resolver, profile, parameter->qualifiers, "In", place);
    }
}

static void resolve_parameter(mof_resolver *resolver, const mof_declaration *declaration,
                              const mof_ast_property *ast, const mof_parameter *overridden,
                              mof_parameter *parameter)
{
    mof_profile profile = declaration->of->profile;
    mof_carrier carrier = {.profile = profile,
                           .space = declaration->space,
                           .written = ast->qualifiers,
                           .inherited = overridden != NULL ? &overridden->qualifiers : NULL};
    parameter->name = ast->name.name;
    parameter->type = mof_resolve_type(resolver, declaration->space, &ast->type, false);
    parameter->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    parameter->description = mof_qualifiers_description(&parameter->qualifiers);
    parameter->span = ast->ast.span;
    set_direction(resolver, profile, parameter, ast->name.span);
    if (ast->value == NULL)
        return;
    mof_value_use use = {.type = &parameter->type,
                         .name = parameter->name,
                         .space = declaration->space,
                         .profile = profile,
                         .misfit = MOF_S202};
    mof_value *value = MOF_NEW(resolver->arena, mof_value);
    if (!mof_value_holds_instances(ast->value) &&
        mof_value_resolve(resolver, &use, ast->value, value))
        parameter->default_value = value;
}

static bool is_direction(const mof_qualifier *qualifier)
{
    return qualifier->known == MOF_KNOWN_IN || qualifier->known == MOF_KNOWN_OUT;
}

/* A qualifier, the direction aside, that `second` lacks or has with another value; NULL. */
static const mof_qualifier *find_difference(mof_resolver *resolver, const mof_qualifiers *first,
                                            const mof_qualifiers *second)
{
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < second->count; i++)
        mof_index_add(&index, second->items[i]->name, second->items[i]);
    for (size_t i = 0; i < first->count; i++) {
        const mof_qualifier *qualifier = first->items[i];
        const mof_qualifier *other = mof_index_find(&index, qualifier->name);
        if (!is_direction(qualifier) &&
            (other == NULL || !mof_value_equal(&qualifier->value, &other->value)))
            return qualifier;
    }
    return NULL;
}

/* Two copies of one parameter are the same but for the direction. NULL: they are. */
static const char *find_copy_fault(mof_resolver *resolver, const mof_parameter *first,
                                   const mof_parameter *second)
{
    mof_arena *arena = resolver->reporter->arena;
    if (!mof_type_equal(&first->type, &second->type))
        return mof_arena_format(arena, "%s and %s", mof_type_text(&first->type, arena),
                                mof_type_text(&second->type, arena));
    const mof_qualifier *odd = find_difference(resolver, &first->qualifiers, &second->qualifiers);
    if (odd == NULL)
        odd = find_difference(resolver, &second->qualifiers, &first->qualifiers);
    return odd != NULL ? mof_arena_format(arena, "qualifier %s", odd->name->text) : NULL;
}

/* WMI writes what goes both ways twice, once [in] and once [out]. */
static void join_parameters(mof_resolver *resolver, mof_profile profile, mof_parameter *first,
                            const mof_parameter *second, mof_span place)
{
    bool are_two_ways = first->is_in != second->is_in && first->is_out != second->is_out;
    bool is_pair = mof_profile_is_wmi(profile) && are_two_ways;
    const char *why = is_pair ? find_copy_fault(resolver, first, second) : NULL;
    mof_code code = why != NULL ? MOF_S407 : is_pair ? MOF_S403 : MOF_S404;
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, code, place, MOF_ARGS(second->name->text, why));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS, first->span,
                            MOF_NO_ARGS);
    if (is_pair)
        first->is_in = first->is_out = true;
}

static const mof_parameter *find_parameter(const mof_method *method, size_t position,
                                           const mof_name *name)
{
    if (method == NULL || position >= method->parameter_count)
        return NULL;
    const mof_parameter *parameter = &method->parameters[position];
    return mof_name_equal(parameter->name, name) ? parameter : NULL;
}

static void resolve_parameters(mof_resolver *resolver, const mof_declaration *declaration,
                               const mof_ast *nodes, mof_method *method)
{
    size_t room = 0;
    for (const mof_ast *node = nodes; node != NULL; node = node->next)
        room++;
    parameter_list list = {.count = 0};
    mof_index_init(&list.index, resolver->scratch);
    if (room != 0)
        list.items = MOF_NEW_ARRAY(resolver->arena, mof_parameter, room);
    for (const mof_ast *node = nodes; node != NULL; node = node->next) {
        const mof_ast_property *ast = (const mof_ast_property *)node;
        if (ast->name.name == NULL)
            continue;
        mof_parameter *parameter = &list.items[list.count];
        resolve_parameter(resolver, declaration, ast,
                          find_parameter(method->overridden, list.count, ast->name.name),
                          parameter);
        const mof_parameter *previous = mof_index_find(&list.index, ast->name.name);
        if (previous != NULL) {
            join_parameters(resolver, declaration->of->profile, &list.items[previous - list.items],
                            parameter, ast->name.span);
            *parameter = (mof_parameter){0};
            continue;
        }
        mof_index_add(&list.index, ast->name.name, parameter);
        list.count++;
    }
    method->parameters = list.items;
    method->parameter_count = list.count;
}

/* ---- methods ----------------------------------------------------------------------------- */

/* The nodes of a method: `second` fills in the qualifiers that `first` leaves out. */
typedef struct method_nodes {
    const mof_ast_method *first;
    const mof_ast_method *second;
} method_nodes;

typedef struct node_list {
    method_nodes *items;
    size_t count;
    mof_index index; /* name -> method_nodes */
} node_list;

static void resolve_method(mof_resolver *resolver, const mof_declaration *declaration,
                           const method_nodes *nodes, mof_method *method)
{
    const mof_class *of = declaration->of;
    const mof_ast_method *ast = nodes->first;
    method->name = ast->name.name;
    if (of->superclass != NULL)
        method->overridden = mof_class_find_method(of->superclass, method->name);
    if (method->overridden != NULL)
        mof_resolver_check_spelling(resolver, &ast->name, method->overridden->name,
                                    method->overridden->name_span);
    mof_carrier carrier = {.profile = of->profile,
                           .space = declaration->space,
                           .written = ast->qualifiers,
                           .added = nodes->second != NULL ? nodes->second->qualifiers : NULL,
                           .inherited =
                               method->overridden != NULL ? &method->overridden->qualifiers : NULL};
    method->type = mof_resolve_type(resolver, declaration->space, &ast->type, true);
    method->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    method->description = mof_qualifiers_description(&method->qualifiers);
    method->origin = of;
    method->span = ast->ast.span;
    method->name_span = ast->name.span;
    resolve_parameters(resolver, declaration, ast->parameters, method);
}

static void add_nodes(mof_resolver *resolver, const mof_class *of, node_list *list,
                      const mof_ast_class *ast, bool fills_in)
{
    bool is_stub = ast->page != NULL && ast->page->is_stub;
    for (const mof_ast *node = ast->features; node != NULL; node = node->next) {
        const mof_ast_method *method = (const mof_ast_method *)node;
        if (node->kind != MOF_AST_METHOD || method->name.name == NULL)
            continue;
        const method_nodes *found = mof_index_find(&list->index, method->name.name);
        if (found == NULL) {
            method_nodes *nodes = &list->items[list->count++];
            *nodes = (method_nodes){method, NULL};
            mof_index_add(&list->index, method->name.name, nodes);
        } else if (fills_in && is_stub && found->second == NULL) {
            list->items[found - list->items] = (method_nodes){method, found->first};
        } else if (!fills_in) {
            mof_report_duplicate(resolver, of, &method->name, found->first->name.span);
        }
    }
}

static size_t count_methods(const mof_ast_class *ast)
{
    size_t count = 0;
    for (const mof_ast *node = ast->features; node != NULL; node = node->next)
        count += node->kind == MOF_AST_METHOD;
    return count;
}

void mof_resolve_methods(mof_resolver *resolver, mof_declaration *declaration)
{
    mof_class *of = declaration->of;
    size_t room = count_methods(declaration->ast);
    for (size_t i = 0; i < declaration->addition_count; i++)
        room += count_methods(declaration->additions[i]);
    node_list nodes = {.count = 0};
    mof_index own;
    mof_index_init(&nodes.index, resolver->scratch);
    mof_index_init(&own, resolver->scratch);
    mof_method *methods = NULL;
    if (room != 0) {
        nodes.items = MOF_NEW_ARRAY(resolver->scratch, method_nodes, room);
        methods = MOF_NEW_ARRAY(resolver->arena, mof_method, room);
    }
    add_nodes(resolver, of, &nodes, declaration->ast, false);
    for (size_t i = 0; i < declaration->addition_count; i++)
        add_nodes(resolver, of, &nodes, declaration->additions[i], true);
    for (size_t i = 0; i < nodes.count; i++) {
        resolve_method(resolver, declaration, &nodes.items[i], &methods[i]);
        mof_index_add(&own, methods[i].name, &methods[i]);
    }
    mof_inherit_methods(resolver, of, &own, methods, nodes.count);
}
