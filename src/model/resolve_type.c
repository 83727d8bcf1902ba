/*
 * See the header. What is not a type may be one of another language, or a misspelt one.
 */
#include "model/resolve_type.h"

#include "model/resolve_enumeration.h"
#include "model/scope.h"
#include "model/system.h"

/* In a reference page the guess is taken for the type. */
static mof_type_kind report_unknown(mof_resolver *resolver, const mof_ast_name *name,
                                    mof_type_kind guess)
{
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S110, name->span, MOF_ARGS(name->name->text));
    mof_resolver_correct(resolver, diagnostic, name->span, mof_type_kind_name(guess));
    bool is_page = mof_resolver_profile(resolver, name->span) == MOF_PROFILE_DOC;
    return is_page ? guess : MOF_TYPE_POISON;
}

static void report_missing(mof_resolver *resolver, const mof_ast_name *name)
{
    if (mof_resolver_profile(resolver, name->span) == MOF_PROFILE_DOC ||
        !mof_scope_is_first_report(resolver, name->name))
        return;
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S103, name->span, MOF_ARGS(name->name->text));
    const mof_name *similar = mof_scope_find_similar(resolver, name->name);
    if (similar != NULL)
        mof_resolver_suggest(resolver, diagnostic, similar->text);
}

static const mof_class *find_target(mof_resolver *resolver, mof_space *space,
                                    const mof_ast_name *name)
{
    mof_declaration *declaration = mof_scope_find_class(resolver, space, name->name);
    if (declaration == NULL)
        declaration = mof_system_find(resolver, space, name);
    if (declaration == NULL)
        return NULL;
    mof_resolver_check_class_spelling(resolver, name, declaration->of);
    return declaration->of;
}

static mof_type_kind find_intrinsic(const mof_resolver *resolver, const mof_name *name)
{
    for (int kind = MOF_TYPE_BOOLEAN; kind <= MOF_TYPE_VOID; kind++)
        if (resolver->types[kind] == name->key)
            return (mof_type_kind)kind;
    return MOF_TYPE_POISON;
}

static void resolve_enumerated(mof_resolver *resolver, const mof_ast_name *name, mof_type *type)
{
    const mof_enumeration *enumeration = type->enumeration;
    mof_resolver_check_spelling(resolver, name, enumeration->name, enumeration->name_span);
    type->kind = enumeration->kind;
}

/* A word that is no intrinsic type: an embedded class, an enumeration, or a mistake. */
static void link_word(mof_resolver *resolver, const mof_link *link)
{
    const mof_ast_name *name = &link->name;
    mof_type *type = link->type;
    type->of = find_target(resolver, link->space, name);
    type->kind = MOF_TYPE_INSTANCE;
    if (type->of != NULL)
        return;
    type->enumeration = mof_resolve_enumeration_name(resolver, link->space, name->name);
    mof_profile profile = mof_resolver_profile(resolver, name->span);
    mof_type_kind guess = mof_type_kind_guess(mof_name_text(name->name));
    if (type->enumeration != NULL)
        resolve_enumerated(resolver, name, type);
    else if (profile == MOF_PROFILE_DMTF3 && mof_name_is(name->name, "octetstring"))
        type->kind = MOF_TYPE_STRING;
    else if (guess != MOF_TYPE_POISON)
        type->kind = report_unknown(resolver, name, guess);
    else
        report_missing(resolver, name);
    if (type->kind != MOF_TYPE_INSTANCE)
        type->class_name = NULL;
}

static void link_reference(mof_resolver *resolver, const mof_link *link)
{
    const mof_ast_name *name = &link->name;
    const mof_class *of = find_target(resolver, link->space, name);
    link->type->of = of;
    if (of == NULL)
        report_missing(resolver, name);
    else if (of->is_structure)
        mof_report(resolver->reporter, MOF_S607, name->span, MOF_ARGS(name->name->text));
}

void mof_type_link(mof_resolver *resolver, const mof_link *link)
{
    if (link->type->kind == MOF_TYPE_REFERENCE)
        link_reference(resolver, link);
    else
        link_word(resolver, link);
}

/* As long as it is not known what the word is, it is what it looks like. */
static mof_type_kind guess_word(const mof_name *name)
{
    mof_type_kind guess = mof_type_kind_guess(mof_name_text(name));
    return guess != MOF_TYPE_POISON ? guess : MOF_TYPE_INSTANCE;
}

mof_type mof_type_read(mof_resolver *resolver, const mof_ast_type *ast, bool is_return)
{
    mof_type type = {.is_array = ast->is_array};
    if (ast->size.start != 0)
        type.array_size =
            mof_literal_integer(NULL, mof_resolver_text(resolver, ast->size), ast->size).magnitude;
    if (ast->name.name == NULL)
        return type;
    switch ((mof_type_form)ast->form) {
    case MOF_TYPE_FORM_INTRINSIC:
        type.kind = find_intrinsic(resolver, ast->name.name);
        break;
    case MOF_TYPE_FORM_CLASS:
        type.kind = guess_word(ast->name.name);
        type.class_name = ast->name.name;
        break;
    case MOF_TYPE_FORM_REFERENCE:
        type.kind = MOF_TYPE_REFERENCE;
        if (find_intrinsic(resolver, ast->name.name) != MOF_TYPE_OBJECT)
            type.class_name = ast->name.name;
        break;
    }
    if (type.kind == MOF_TYPE_VOID && !is_return) /* the parser has reported it */
        type.kind = MOF_TYPE_POISON;
    return type;
}
