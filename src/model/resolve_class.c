/*
 * See the header.
 */
#include "model/resolve_class.h"

#include "model/inherit.h"
#include "model/qualifier.h"
#include "model/resolve_method.h"
#include "model/resolve_quoted.h"
#include "model/value.h"

/* ---- properties -------------------------------------------------------------------------- */

static void defer(mof_resolver *resolver, mof_deferred deferred)
{
    MOF_RESERVE(resolver->scratch, resolver->deferred, resolver->deferred_count,
                resolver->deferred_capacity);
    resolver->deferred[resolver->deferred_count++] = deferred;
    mof_resolver_hold(resolver);
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

/* What its value may have to wait for: other classes, and the qualifiers that are inherited. */
static void defer_value(mof_resolver *resolver, const mof_declaration *declaration,
                        mof_property *property, const mof_ast *ast)
{
    mof_profile profile = declaration->of->profile;
    if (mof_value_holds_instances(ast)) {
        mof_value *value = MOF_NEW(resolver->arena, mof_value);
        value->span = ast->span;
        property->default_value = value;
        defer(resolver, (mof_deferred){property, ast, value, declaration->space,
                                       declaration->aliases, profile});
    }
    if (property->default_value != NULL)
        mof_quoted_defer(resolver,
                         &(mof_quoting){property, (const mof_ast_value *)ast, property->name_span,
                                        declaration->space, profile});
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
                             const mof_own_property *own)
{
    mof_property *property = own->property;
    const mof_property *overridden = property->overridden;
    if (overridden != NULL)
        property->qualifiers =
            mof_qualifiers_inherit(resolver, property->qualifiers, &overridden->qualifiers);
    property->description = mof_qualifiers_description(&property->qualifiers);
    property->is_key = mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_KEY) ||
                       (overridden != NULL && overridden->is_key); /* whatever Key says here */
    property->is_required = is_required(property);
    property->poison = property->type.kind == MOF_TYPE_POISON;
    if (own->value != NULL)
        defer_value(resolver, declaration, property, own->value);
    else if (property->default_value == NULL && overridden != NULL)
        property->default_value = overridden->default_value;
}

/* What makes more of a property than what it repeats. */
static bool is_distinct(const mof_property *property)
{
    for (size_t i = 0; i < property->qualifiers.own_count; i++) {
        const mof_name *name = property->qualifiers.items[i]->name;
        if (mof_name_is(name, "Override") ||
            (mof_name_is(name, "Key") && !property->overridden->is_key))
            return true;
    }
    return property->default_value != NULL;
}

/* A page lists what is inherited as well; `unflatten` takes that back. */
static bool is_repeated(const mof_resolver *resolver, const mof_class *of,
                        const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    return resolver->options.unflatten && of->profile == MOF_PROFILE_DOC && overridden != NULL &&
           mof_type_equal(&property->type, &overridden->type) && !is_distinct(property);
}

static void find_overridden(mof_resolver *resolver, const mof_class *superclass,
                            mof_property *property)
{
    const mof_property *overridden = mof_class_find_property(superclass, property->name);
    property->overridden = overridden;
    if (overridden != NULL && !overridden->origin->is_built_in)
        mof_resolver_check_spelling(resolver, &(mof_ast_name){property->name, property->name_span},
                                    overridden->name, overridden->name_span);
}

static void resolve_properties(mof_resolver *resolver, const mof_declaration *declaration,
                               mof_own *own)
{
    mof_class *of = declaration->of;
    size_t count = 0;
    for (size_t i = 0; i < own->property_count; i++) {
        mof_own_property *item = &own->properties[i];
        if (of->superclass != NULL)
            find_overridden(resolver, of->superclass, item->property);
        if (is_repeated(resolver, of, item->property))
            continue;
        resolve_property(resolver, declaration, item);
        own->properties[count++] = *item;
    }
    own->property_count = count;
    mof_inherit_properties(resolver, of, own);
}

/* ---- the class itself -------------------------------------------------------------------- */

static void resolve_class_qualifiers(mof_resolver *resolver, mof_class *of, const mof_own *own)
{
    of->qualifiers = own->qualifiers;
    if (of->superclass != NULL)
        of->qualifiers =
            mof_qualifiers_inherit(resolver, own->qualifiers, &of->superclass->qualifiers);
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
    bool has_keyword = declaration->is_association;
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

static void resolve(mof_resolver *resolver, mof_declaration *declaration, mof_own *own)
{
    mof_class *of = declaration->of;
    mof_own_link(resolver, own);
    for (size_t i = 0; i < declaration->addition_count; i++) {
        mof_own_link(resolver, declaration->additions[i]);
        mof_own_join(resolver, own, declaration->additions[i]);
    }
    resolve_class_qualifiers(resolver, of, own);
    resolve_properties(resolver, declaration, own);
    mof_resolve_methods(resolver, of, own);
    of->kind = choose_kind(resolver, declaration);
}

void mof_resolve_class(mof_resolver *resolver, mof_declaration *declaration)
{
    if (declaration->own != NULL) {
        resolve(resolver, declaration, declaration->own);
        return;
    }
    mof_own own = {.is_stub = false};
    mof_own_read(resolver, declaration, declaration->ast, &own);
    resolve(resolver, declaration, &own);
    mof_declaration_let_go(declaration);
}
