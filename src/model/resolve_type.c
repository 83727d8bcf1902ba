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
static void resolve_word(mof_resolver *resolver, mof_space *space, const mof_ast_name *name,
                         mof_type *type)
{
    type->of = find_target(resolver, space, name);
    type->kind = MOF_TYPE_INSTANCE;
    type->class_name = name->name;
    if (type->of != NULL)
        return;
    type->enumeration = mof_resolve_enumeration_name(resolver, space, name->name);
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

static void resolve_reference(mof_resolver *resolver, mof_space *space, const mof_ast_name *name,
                              mof_type *type)
{
    type->kind = MOF_TYPE_REFERENCE;
    if (find_intrinsic(resolver, name->name) == MOF_TYPE_OBJECT)
        return;
    type->class_name = name->name;
    type->of = find_target(resolver, space, name);
    if (type->of == NULL)
        report_missing(resolver, name);
    else if (type->of->is_structure)
        mof_report(resolver->reporter, MOF_S607, name->span, MOF_ARGS(name->name->text));
}

mof_type mof_resolve_type(mof_resolver *resolver, mof_space *space, const mof_ast_type *ast,
                          bool is_return)
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
        resolve_word(resolver, space, &ast->name, &type);
        break;
    case MOF_TYPE_FORM_REFERENCE:
        resolve_reference(resolver, space, &ast->name, &type);
        break;
    }
    if (type.kind == MOF_TYPE_VOID && !is_return) /* the parser has reported it */
        type.kind = MOF_TYPE_POISON;
    return type;
}
