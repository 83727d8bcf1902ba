/*
 * See the header.
 */
#include "model/own.h"

#include "base/index.h"
#include "model/qualifier.h"
#include "model/qualifier_type.h"
#include "model/resolve_type.h"
#include "model/value.h"
#include "page/page.h"

/* A declaration while it is read. */
typedef struct reading {
    mof_resolver *resolver;
    mof_class *of;
    mof_space *space;
    mof_profile profile;
    mof_own *own;
    mof_index index; /* name -> mof_property or mof_method that is read */
    bool is_early;
} reading;

static void read_type(const reading *self, const mof_ast_type *ast, bool is_return, mof_type *type)
{
    mof_resolver *resolver = self->resolver;
    mof_own *own = self->own;
    *type = mof_type_read(resolver, ast, is_return);
    if (type->class_name == NULL)
        return;
    const mof_link link = {type, ast->name, self->space};
    if (!self->is_early) {
        mof_type_link(resolver, &link);
        return;
    }
    MOF_RESERVE(resolver->scratch, own->links, own->link_count, own->link_capacity);
    own->links[own->link_count++] = link;
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
}

/* A string may hold an instance, which is known when it is known what the property inherits. What
 * stands on a page does not, nor does any other value that is certain. */
static const mof_ast *keep_value(const reading *self, const mof_ast *ast)
{
    if (!self->is_early || ast == NULL)
        return ast;
    return ast->form == MOF_VALUE_STRING || ast->form == MOF_VALUE_ARRAY
               ? mof_ast_copy_value(self->resolver->scratch, ast)
               : NULL;
}

static void read_properties(reading *self, const mof_ast *features)
{
    mof_own *own = self->own;
    size_t room = count_nodes(features, MOF_AST_PROPERTY);
    mof_index_init(&self->index, self->resolver->scratch);
    mof_property *properties =
        room != 0 ? MOF_NEW_ARRAY(self->resolver->arena, mof_property, room) : NULL;
    for (const mof_ast *node = features; node != NULL; node = node->next) {
        const mof_ast_property *ast = (const mof_ast_property *)node;
        if (node->kind != MOF_AST_PROPERTY || ast->name.name == NULL)
            continue;
        const mof_property *previous = mof_index_find(&self->index, ast->name.name);
        if (previous != NULL) {
            report_duplicate(self, &ast->name, previous->name_span);
            continue;
        }
        mof_property *property = properties++;
        read_property(self, ast, property);
        mof_index_add(&self->index, property->name, property);
        add_property(self->resolver, own,
                     (mof_own_property){property, keep_value(self, ast->value)});
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
}

static void read_methods(reading *self, const mof_ast *features)
{
    mof_own *own = self->own;
    size_t room = count_nodes(features, MOF_AST_METHOD);
    mof_index_init(&self->index, self->resolver->scratch);
    mof_method *methods = room != 0 ? MOF_NEW_ARRAY(self->resolver->arena, mof_method, room) : NULL;
    for (const mof_ast *node = features; node != NULL; node = node->next) {
        const mof_ast_method *ast = (const mof_ast_method *)node;
        if (node->kind != MOF_AST_METHOD || ast->name.name == NULL)
            continue;
        const mof_method *previous = mof_index_find(&self->index, ast->name.name);
        if (previous != NULL) {
            report_duplicate(self, &ast->name, previous->name_span);
            continue;
        }
        mof_method *method = methods++;
        add_method(self->resolver, own, read_method(self, ast, method));
        mof_index_add(&self->index, method->name, method);
    }
}

/* ---- what is certain --------------------------------------------------------------------- */

static bool are_declared(mof_resolver *resolver, const mof_ast *qualifiers)
{
    for (; qualifiers != NULL; qualifiers = qualifiers->next)
        if (!mof_qualifier_type_is_declared(resolver,
                                            ((const mof_ast_qualifier *)qualifiers)->name.name))
            return false;
    return true;
}

/* An alias may be declared later, as the class of an instance may be. */
static bool is_certain_value(const mof_ast *ast)
{
    if (ast == NULL || ast->form != MOF_VALUE_ARRAY)
        return ast == NULL || (ast->form != MOF_VALUE_ALIAS && ast->form != MOF_VALUE_INSTANCE);
    for (const mof_ast *item = ((const mof_ast_value *)ast)->items; item != NULL; item = item->next)
        if (item->form == MOF_VALUE_ALIAS || item->form == MOF_VALUE_INSTANCE)
            return false;
    return true;
}

static bool is_certain_property(mof_resolver *resolver, const mof_ast_property *ast)
{
    return ast->type.form != MOF_TYPE_FORM_CLASS && is_certain_value(ast->value) &&
           are_declared(resolver, ast->qualifiers);
}

static bool is_certain_method(mof_resolver *resolver, const mof_ast_method *ast)
{
    if (ast->type.form == MOF_TYPE_FORM_CLASS || !are_declared(resolver, ast->qualifiers))
        return false;
    for (const mof_ast *node = ast->parameters; node != NULL; node = node->next)
        if (!is_certain_property(resolver, (const mof_ast_property *)node))
            return false;
    return true;
}

static bool is_certain_feature(mof_resolver *resolver, const mof_ast *ast)
{
    if (ast->kind == MOF_AST_METHOD)
        return is_certain_method(resolver, (const mof_ast_method *)ast);
    return ast->kind == MOF_AST_PROPERTY &&
           is_certain_property(resolver, (const mof_ast_property *)ast);
}

/* In WMI the last declaration of a class stands; in MOF 3 enumerations may follow. */
bool mof_own_is_certain(mof_resolver *resolver, const mof_ast_class *ast)
{
    if (ast->page != NULL)
        return true;
    if (mof_resolver_profile(resolver, ast->ast.span) != MOF_PROFILE_DMTF2 ||
        !are_declared(resolver, ast->qualifiers))
        return false;
    for (const mof_ast *node = ast->features; node != NULL; node = node->next)
        if (!is_certain_feature(resolver, node))
            return false;
    return true;
}

/* ---- the whole --------------------------------------------------------------------------- */

static void read(mof_resolver *resolver, const mof_declaration *declaration,
                 const mof_ast_class *ast, mof_own *own, bool is_early)
{
    reading self = {.resolver = resolver,
                    .of = declaration->of,
                    .space = declaration->space,
                    .profile = mof_resolver_profile(resolver, ast->ast.span),
                    .own = own,
                    .is_early = is_early};
    own->is_stub = ast->page != NULL && ast->page->is_stub;
    resolver->aliases = declaration->aliases;
    own->qualifiers = read_qualifiers(&self, ast->qualifiers);
    read_properties(&self, ast->features);
    read_methods(&self, ast->features);
}

void mof_own_read(mof_resolver *resolver, const mof_declaration *declaration,
                  const mof_ast_class *ast, mof_own *own)
{
    read(resolver, declaration, ast, own, false);
}

mof_own *mof_own_read_early(mof_resolver *resolver, const mof_declaration *declaration,
                            const mof_ast_class *ast)
{
    mof_own *own = MOF_NEW(resolver->scratch, mof_own);
    read(resolver, declaration, ast, own, true);
    return own;
}

void mof_own_link(mof_resolver *resolver, const mof_own *own)
{
    for (size_t i = 0; i < own->link_count; i++)
        mof_type_link(resolver, &own->links[i]);
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

static void join_properties(mof_resolver *resolver, mof_own *own, const mof_own *addition)
{
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < own->property_count; i++)
        mof_index_add(&index, own->properties[i].property->name, &own->properties[i]);
    for (size_t i = 0; i < addition->property_count; i++)
        if (mof_index_find(&index, addition->properties[i].property->name) == NULL)
            add_property(resolver, own, addition->properties[i]);
}

static void join_methods(mof_resolver *resolver, mof_own *own, const mof_own *addition)
{
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < own->method_count; i++)
        mof_index_add(&index, own->methods[i]->method->name, own->methods[i]);
    for (size_t i = 0; i < addition->method_count; i++) {
        mof_own_method *method = addition->methods[i];
        mof_own_method *found = (void *)(uintptr_t)mof_index_find(&index, method->method->name);
        if (found == NULL)
            add_method(resolver, own, method);
        else if (addition->is_stub && !found->is_described)
            describe_method(resolver, found, method);
    }
}

void mof_own_join(mof_resolver *resolver, mof_own *own, const mof_own *addition)
{
    join_properties(resolver, own, addition);
    join_methods(resolver, own, addition);
}
