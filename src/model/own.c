/*
 * See the header.
 */
#include "model/own.h"

#include "model/qualifier.h"
#include "model/resolve_type.h"
#include "model/value.h"
#include "page/page.h"

/* A declaration while it is read. */
typedef struct reading {
    mof_resolver *resolver;
    mof_class *of;
    mof_space *space;
    mof_profile profile;
} reading;

static void read_type(const reading *self, const mof_ast_type *ast, bool is_return, mof_type *type)
{
    mof_resolver *resolver = self->resolver;
    *type = mof_type_read(resolver, ast, is_return);
    if (type->class_name == NULL)
        return;
    mof_link link = {type, ast->name, self->space};
    if (resolver->is_all_declared) {
        mof_type_link(resolver, &link);
        return;
    }
    MOF_RESERVE(resolver->scratch, resolver->links, resolver->link_count, resolver->link_capacity);
    resolver->links[resolver->link_count++] = link;
}

static mof_qualifiers read_qualifiers(const reading *self, const mof_ast *written)
{
    return mof_qualifiers_resolve(self->resolver,
                                  &(mof_carrier){self->profile, self->space, written});
}

/* NULL: there is none, or it is of no use, which was reported. */
static mof_value *read_value(const reading *self, const mof_type *type, const mof_name *name,
                             const mof_ast *ast)
{
    if (ast == NULL || mof_value_holds_instances(ast))
        return NULL;
    mof_value_use use = {.type = type,
                         .name = name,
                         .space = self->space,
                         .profile = self->profile,
                         .misfit = MOF_S202};
    mof_value *value = MOF_NEW(self->resolver->arena, mof_value);
    value->span = ast->span;
    return mof_value_resolve(self->resolver, &use, ast, value) ? value : NULL;
}

static void report_duplicate(const reading *self, const mof_ast_name *name, mof_span previous)
{
    mof_reporter *reporter = self->resolver->reporter;
    mof_diagnostic *diagnostic = mof_report(reporter, MOF_S130, name->span,
                                            MOF_ARGS(name->name->text, self->of->name->text));
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_PREVIOUS, previous, MOF_NO_ARGS);
}

static size_t count_nodes(const mof_ast *list, mof_ast_kind kind)
{
    size_t count = 0;
    for (; list != NULL; list = list->next)
        count += list->kind == kind;
    return count;
}

/* ---- properties -------------------------------------------------------------------------- */

static void read_property(const reading *self, const mof_ast_property *ast, mof_property *property)
{
    property->name = ast->name.name;
    property->span = ast->ast.span;
    property->name_span = ast->name.span;
    property->origin = self->of;
    read_type(self, &ast->type, false, &property->type);
    property->qualifiers = read_qualifiers(self, ast->qualifiers);
    property->default_value = read_value(self, &property->type, property->name, ast->value);
}

static void add_property(mof_resolver *resolver, mof_own *own, mof_own_property added)
{
    MOF_RESERVE(resolver->scratch, own->properties, own->property_count, own->property_capacity);
    own->properties[own->property_count++] = added;
    mof_index_add(&own->property_index, added.property->name, added.property);
}

static void read_properties(const reading *self, const mof_ast *features, mof_own *own)
{
    size_t room = count_nodes(features, MOF_AST_PROPERTY);
    bool is_kept = self->resolver->is_all_declared;
    mof_property *properties =
        room != 0 ? MOF_NEW_ARRAY(self->resolver->arena, mof_property, room) : NULL;
    for (const mof_ast *node = features; node != NULL; node = node->next) {
        const mof_ast_property *ast = (const mof_ast_property *)node;
        if (node->kind != MOF_AST_PROPERTY || ast->name.name == NULL)
            continue;
        const mof_property *previous = mof_index_find(&own->property_index, ast->name.name);
        if (previous != NULL) {
            report_duplicate(self, &ast->name, previous->name_span);
            continue;
        }
        mof_property *property = properties++;
        read_property(self, ast, property);
        add_property(self->resolver, own,
                     (mof_own_property){property, is_kept ? ast->value : NULL});
    }
}

/* ---- methods ----------------------------------------------------------------------------- */

static void read_parameter(const reading *self, const mof_ast_property *ast,
                           mof_parameter *parameter)
{
    parameter->name = ast->name.name;
    parameter->span = ast->ast.span;
    parameter->name_span = ast->name.span;
    read_type(self, &ast->type, false, &parameter->type);
    parameter->qualifiers = read_qualifiers(self, ast->qualifiers);
    parameter->default_value = read_value(self, &parameter->type, parameter->name, ast->value);
}

static void read_parameters(const reading *self, const mof_ast *nodes, mof_own_method *own)
{
    size_t room = count_nodes(nodes, MOF_AST_PARAMETER);
    if (room != 0)
        own->parameters = MOF_NEW_ARRAY(self->resolver->arena, mof_parameter, room);
    for (const mof_ast *node = nodes; node != NULL; node = node->next) {
        const mof_ast_property *ast = (const mof_ast_property *)node;
        if (ast->name.name != NULL)
            read_parameter(self, ast, &own->parameters[own->parameter_count++]);
    }
}

static mof_own_method *read_method(const reading *self, const mof_ast_method *ast,
                                   mof_method *method)
{
    mof_own_method *own = MOF_NEW(self->resolver->scratch, mof_own_method);
    own->method = method;
    method->name = ast->name.name;
    method->span = ast->ast.span;
    method->name_span = ast->name.span;
    method->origin = self->of;
    read_type(self, &ast->type, true, &method->type);
    method->qualifiers = read_qualifiers(self, ast->qualifiers);
    read_parameters(self, ast->parameters, own);
    return own;
}

static void add_method(mof_resolver *resolver, mof_own *own, mof_own_method *added)
{
    MOF_RESERVE(resolver->scratch, own->methods, own->method_count, own->method_capacity);
    own->methods[own->method_count++] = added;
    mof_index_add(&own->method_index, added->method->name, added);
}

static void read_methods(const reading *self, const mof_ast *features, mof_own *own)
{
    size_t room = count_nodes(features, MOF_AST_METHOD);
    mof_method *methods = room != 0 ? MOF_NEW_ARRAY(self->resolver->arena, mof_method, room) : NULL;
    for (const mof_ast *node = features; node != NULL; node = node->next) {
        const mof_ast_method *ast = (const mof_ast_method *)node;
        if (node->kind != MOF_AST_METHOD || ast->name.name == NULL)
            continue;
        const mof_own_method *previous = mof_index_find(&own->method_index, ast->name.name);
        if (previous != NULL)
            report_duplicate(self, &ast->name, previous->method->name_span);
        else
            add_method(self->resolver, own, read_method(self, ast, methods++));
    }
}

/* ---- the whole --------------------------------------------------------------------------- */

static void init(mof_resolver *resolver, mof_own *own)
{
    mof_index_init(&own->property_index, resolver->scratch);
    mof_index_init(&own->method_index, resolver->scratch);
}

void mof_own_read(mof_resolver *resolver, const mof_declaration *declaration,
                  const mof_ast_class *ast, mof_own *own)
{
    reading self = {.resolver = resolver,
                    .of = declaration->of,
                    .space = declaration->space,
                    .profile = mof_resolver_profile(resolver, ast->ast.span)};
    init(resolver, own);
    own->is_stub = ast->page != NULL && ast->page->is_stub;
    resolver->aliases = declaration->aliases;
    own->qualifiers = read_qualifiers(&self, ast->qualifiers);
    read_properties(&self, ast->features, own);
    read_methods(&self, ast->features, own);
}

/* What the page of a method says goes before what that of its class does. */
static void describe_method(mof_resolver *resolver, mof_own_method *own,
                            const mof_own_method *described)
{
    mof_qualifiers listed = own->method->qualifiers;
    *own = *described;
    own->method->qualifiers = mof_qualifiers_fill(resolver, own->method->qualifiers, &listed);
    own->is_described = true;
}

void mof_own_join(mof_resolver *resolver, mof_own *own, const mof_own *addition)
{
    for (size_t i = 0; i < addition->property_count; i++) {
        mof_own_property property = addition->properties[i];
        if (mof_index_find(&own->property_index, property.property->name) == NULL)
            add_property(resolver, own, property);
    }
    for (size_t i = 0; i < addition->method_count; i++) {
        mof_own_method *method = addition->methods[i];
        mof_own_method *found =
            (void *)(uintptr_t)mof_index_find(&own->method_index, method->method->name);
        if (found == NULL)
            add_method(resolver, own, method);
        else if (addition->is_stub && !found->is_described)
            describe_method(resolver, found, method);
    }
}

void mof_own_truncate_properties(mof_resolver *resolver, mof_own *own, size_t count)
{
    own->property_count = 0;
    mof_index_init(&own->property_index, resolver->scratch);
    for (size_t i = 0; i < count; i++)
        add_property(resolver, own, own->properties[i]);
}
