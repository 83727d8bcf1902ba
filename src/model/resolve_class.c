/*
 * See the header. A property is laid down in three steps: type, qualifiers, default value; what it
 * overrides takes part in each.
 */
#include "model/resolve_class.h"

#include "base/index.h"
#include "model/inherit.h"
#include "model/qualifier.h"
#include "model/resolve_method.h"
#include "model/resolve_quoted.h"
#include "model/resolve_type.h"
#include "model/value.h"

/* ---- properties -------------------------------------------------------------------------- */

static void defer(mof_resolver *resolver, mof_deferred deferred)
{
    MOF_RESERVE(resolver->scratch, resolver->deferred, resolver->deferred_count,
                resolver->deferred_capacity);
    resolver->deferred[resolver->deferred_count++] = deferred;
}

void mof_resolve_deferred(mof_resolver *resolver, const mof_deferred *deferred)
{
    mof_value_use use = {.type = &deferred->property->type,
                         .name = deferred->property->name,
                         .space = deferred->space,
                         .profile = deferred->profile,
                         .misfit = MOF_S202};
    resolver->aliases = deferred->aliases;
    if (!mof_value_resolve(resolver, &use, deferred->ast, deferred->value))
        deferred->value->kind = MOF_VALUE_KIND_NULL;
}

static const mof_value *resolve_default(mof_resolver *resolver, const mof_declaration *declaration,
                                        const mof_property *property, const mof_ast *ast)
{
    mof_value_use use = {.type = &property->type,
                         .name = property->name,
                         .space = declaration->space,
                         .profile = declaration->of->profile,
                         .misfit = MOF_S202};
    mof_value *value = MOF_NEW(resolver->arena, mof_value);
    value->span = ast->span;
    if (mof_value_holds_instances(ast))
        defer(resolver,
              (mof_deferred){property, ast, value, use.space, declaration->aliases, use.profile});
    else if (!mof_value_resolve(resolver, &use, ast, value))
        return NULL;
    mof_quoted_defer(resolver, &(mof_quoting){property, (const mof_ast_value *)ast,
                                              property->name_span, use.space, use.profile});
    return value;
}

static bool is_required(const mof_property *property)
{
    static const mof_known words[] = {MOF_KNOWN_REQUIRED, MOF_KNOWN_NOT_NULL, MOF_KNOWN_NOTNULL};
    bool is = property->is_key;
    for (size_t i = 0; i < sizeof words / sizeof *words && !is; i++)
        is = mof_qualifiers_is(&property->qualifiers, words[i]);
    return is;
}

static void resolve_property(mof_resolver *resolver, const mof_declaration *declaration,
                             const mof_ast_property *ast, mof_property *property)
{
    const mof_property *overridden = property->overridden;
    mof_carrier carrier = {.profile = declaration->of->profile,
                           .space = declaration->space,
                           .written = ast->qualifiers,
                           .inherited = overridden != NULL ? &overridden->qualifiers : NULL};
    property->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    property->origin = declaration->of;
    property->description = mof_qualifiers_description(&property->qualifiers);
    property->is_key = mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_KEY) ||
                       (overridden != NULL && overridden->is_key); /* whatever Key says here */
    property->is_required = is_required(property);
    property->poison = property->type.kind == MOF_TYPE_POISON;
    property->span = ast->ast.span;
    property->name_span = ast->name.span;
    if (ast->value != NULL)
        property->default_value = resolve_default(resolver, declaration, property, ast->value);
    else if (overridden != NULL)
        property->default_value = overridden->default_value;
}

/* The own properties of a class while they are collected. */
typedef struct property_list {
    mof_property *items;
    size_t count;
    mof_index index;
} property_list;

/* What makes more of a property than what it repeats. */
static bool is_distinct(const mof_ast_property *ast, const mof_property *overridden)
{
    for (const mof_ast *node = ast->qualifiers; node != NULL; node = node->next) {
        const mof_name *name = ((const mof_ast_qualifier *)node)->name.name;
        if (mof_name_is(name, "Override") || (mof_name_is(name, "Key") && !overridden->is_key))
            return true;
    }
    return ast->value != NULL;
}

/* A page lists what is inherited as well; `unflatten` takes that back. */
static bool is_repeated(const mof_resolver *resolver, const mof_class *of,
                        const mof_property *property, const mof_ast_property *ast)
{
    const mof_property *overridden = property->overridden;
    return resolver->options->unflatten && of->profile == MOF_PROFILE_DOC && overridden != NULL &&
           mof_type_equal(&property->type, &overridden->type) && !is_distinct(ast, overridden);
}

static void add_property(mof_resolver *resolver, const mof_declaration *declaration,
                         property_list *list, const mof_ast_property *ast)
{
    const mof_class *of = declaration->of;
    mof_property *property = &list->items[list->count];
    *property = (mof_property){.name = ast->name.name};
    property->type = mof_resolve_type(resolver, declaration->space, &ast->type, false);
    if (of->superclass != NULL)
        property->overridden = mof_class_find_property(of->superclass, property->name);
    if (is_repeated(resolver, of, property, ast))
        return;
    if (property->overridden != NULL && !property->overridden->origin->is_built_in)
        mof_resolver_check_spelling(resolver, &ast->name, property->overridden->name,
                                    property->overridden->name_span);
    resolve_property(resolver, declaration, ast, property);
    mof_index_add(&list->index, property->name, property);
    list->count++;
}

/* `fills_in`: properties that are there already are passed over. */
static void add_properties(mof_resolver *resolver, const mof_declaration *declaration,
                           property_list *list, const mof_ast_class *ast, bool fills_in)
{
    for (const mof_ast *node = ast->features; node != NULL; node = node->next) {
        const mof_ast_property *feature = (const mof_ast_property *)node;
        if (node->kind != MOF_AST_PROPERTY || feature->name.name == NULL)
            continue;
        const mof_property *previous = mof_index_find(&list->index, feature->name.name);
        if (previous == NULL)
            add_property(resolver, declaration, list, feature);
        else if (!fills_in)
            mof_report_duplicate(resolver, declaration->of, &feature->name, previous->name_span);
    }
}

static size_t count_properties(const mof_ast_class *ast)
{
    size_t count = 0;
    for (const mof_ast *node = ast->features; node != NULL; node = node->next)
        count += node->kind == MOF_AST_PROPERTY;
    return count;
}

static void resolve_properties(mof_resolver *resolver, mof_declaration *declaration)
{
    size_t room = count_properties(declaration->ast);
    for (size_t i = 0; i < declaration->addition_count; i++)
        room += count_properties(declaration->additions[i]);
    property_list list = {.count = 0};
    mof_index_init(&list.index, resolver->scratch);
    if (room != 0)
        list.items = MOF_NEW_ARRAY(resolver->arena, mof_property, room);
    add_properties(resolver, declaration, &list, declaration->ast, false);
    for (size_t i = 0; i < declaration->addition_count; i++)
        add_properties(resolver, declaration, &list, declaration->additions[i], true);
    mof_inherit_properties(resolver, declaration->of, &list.index, list.items, list.count);
}

/* ---- the class itself -------------------------------------------------------------------- */

static void resolve_class_qualifiers(mof_resolver *resolver, const mof_declaration *declaration)
{
    mof_class *of = declaration->of;
    mof_carrier carrier = {.profile = of->profile,
                           .space = declaration->space,
                           .written = declaration->ast->qualifiers,
                           .inherited =
                               of->superclass != NULL ? &of->superclass->qualifiers : NULL};
    of->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    of->description = mof_qualifiers_description(&of->qualifiers);
    of->is_abstract = mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_ABSTRACT);
}

/* The ends of an association are no arrays. */
static size_t count_references(const mof_class *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_type *type = &of->properties[i]->type;
        count += type->kind == MOF_TYPE_REFERENCE && !type->is_array;
    }
    return count;
}

/* The keyword says it, and the qualifier takes it back. */
static void check_keyword(mof_resolver *resolver, const mof_class *of)
{
    const mof_qualifier *qualifier =
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_ASSOCIATION);
    if (qualifier != NULL && !mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_ASSOCIATION))
        mof_report(resolver->reporter, MOF_S606, qualifier->span, MOF_ARGS(of->name->text));
}

/* Pages leave the qualifier out more often than not; two references tell as much. */
static mof_class_kind choose_kind(mof_resolver *resolver, const mof_declaration *declaration)
{
    mof_class *of = declaration->of;
    bool has_keyword = declaration->ast->ast.form == MOF_CLASS_FORM_ASSOCIATION;
    if (has_keyword)
        check_keyword(resolver, of);
    if (has_keyword || mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_ASSOCIATION))
        return MOF_CLASS_ASSOCIATION;
    if (mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_INDICATION))
        return MOF_CLASS_INDICATION;
    if (of->superclass != NULL && of->superclass->kind != MOF_CLASS_PLAIN)
        return of->superclass->kind;
    if (of->profile != MOF_PROFILE_DOC || count_references(of) < 2)
        return MOF_CLASS_PLAIN;
    mof_report(resolver->reporter, MOF_D140, of->name_span, MOF_ARGS(of->name->text));
    of->qualifiers =
        mof_qualifiers_prepend(resolver, of->profile, of->qualifiers, "Association", of->name_span);
    return MOF_CLASS_ASSOCIATION;
}

void mof_resolve_class(mof_resolver *resolver, mof_declaration *declaration)
{
    resolver->aliases = declaration->aliases;
    resolve_class_qualifiers(resolver, declaration);
    resolve_properties(resolver, declaration);
    mof_resolve_methods(resolver, declaration);
    declaration->of->kind = choose_kind(resolver, declaration);
}
