/*
 * See the header. A declaration in the input wins over mofc's own; the first one in the input wins
 * over those that follow.
 */
#include "model/qualifier_type.h"

#include "model/flavor.h"
#include "model/value.h"

mof_meaning *mof_qualifier_type_find(mof_resolver *resolver, const mof_name *name)
{
    mof_meaning *meaning = mof_map_find(&resolver->meanings, name->key);
    if (meaning != NULL)
        return meaning;
    meaning = MOF_NEW(resolver->scratch, mof_meaning);
    meaning->known = mof_known_find(name);
    meaning->type = mof_known_declaration(meaning->known, name, resolver->arena);
    mof_map_set(&resolver->meanings, name->key, meaning);
    return meaning;
}

typedef struct scope_word {
    const char *word;
    unsigned scopes;
} scope_word;

static const scope_word words[] = {
    {"any", MOF_SCOPE_ANY},
    {"class", MOF_SCOPE_CLASS},
    {"association", MOF_SCOPE_ASSOCIATION},
    {"indication", MOF_SCOPE_INDICATION},
    {"property", MOF_SCOPE_PROPERTY},
    {"reference", MOF_SCOPE_REFERENCE},
    {"method", MOF_SCOPE_METHOD},
    {"parameter", MOF_SCOPE_PARAMETER},
    {"schema", MOF_SCOPE_SCHEMA},
    {"structure", MOF_SCOPE_STRUCTURE},
    {"enumeration", MOF_SCOPE_ENUMERATION},
    {"enumerationvalue", MOF_SCOPE_ENUMERATIONVALUE},
    {"qualifiertype", MOF_SCOPE_QUALIFIERTYPE},
    {"refproperty", MOF_SCOPE_REFERENCE},
};

static unsigned resolve_scope(mof_resolver *resolver, const mof_ast *list)
{
    unsigned scopes = 0;
    for (; list != NULL; list = list->next) {
        const mof_name *name = ((const mof_ast_value *)list)->name;
        unsigned scope = 0;
        for (size_t i = 0; i < sizeof words / sizeof *words && scope == 0; i++)
            if (mof_name_is(name, words[i].word))
                scope = words[i].scopes;
        if (scope == 0)
            mof_report(resolver->reporter, MOF_S302, list->span, MOF_ARGS(name->text));
        scopes |= scope;
    }
    return scopes;
}

/* The policy of MOF 3 is one flavor; Restricted takes ToSubclass away. */
static void resolve_clauses(mof_resolver *resolver, const mof_ast_qualifier_type *ast,
                            mof_qualifier_type *type)
{
    mof_profile profile = mof_resolver_profile(resolver, ast->ast.span);
    type->flavors = mof_flavors_default(profile);
    bool has_scope = false;
    for (const mof_ast_clause *clause = ast->clauses; clause != NULL; clause = clause->next) {
        if (clause->kind == MOF_CLAUSE_SCOPE) {
            type->scopes |= resolve_scope(resolver, clause->words);
            has_scope = true;
        } else {
            type->flavors =
                mof_flavors_overlay(type->flavors, mof_flavors_resolve(resolver, clause->words));
        }
    }
    if (!has_scope)
        type->scopes = MOF_SCOPE_ANY;
}

static void report_unknown(mof_resolver *resolver, const mof_ast_name *name)
{
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S110, name->span, MOF_ARGS(name->name->text));
    mof_type_kind guess = mof_type_kind_guess(mof_name_text(name->name));
    if (guess != MOF_TYPE_POISON)
        mof_resolver_suggest(resolver, diagnostic, mof_type_kind_name(guess));
}

static const mof_qualifier_type *resolve_declaration(mof_resolver *resolver,
                                                     const mof_ast_qualifier_type *ast)
{
    mof_qualifier_type *type = MOF_NEW(resolver->arena, mof_qualifier_type);
    type->name = ast->name.name;
    type->span = ast->ast.span;
    type->name_span = ast->name.span;
    type->type.is_array = ast->type.is_array;
    type->type.kind = ast->type.name.name != NULL
                          ? mof_type_kind_find(mof_name_text(ast->type.name.name))
                          : MOF_TYPE_POISON;
    if (type->type.kind == MOF_TYPE_POISON && ast->type.name.name != NULL &&
        mof_resolver_profile(resolver, ast->ast.span) != MOF_PROFILE_DMTF3)
        report_unknown(resolver, &ast->type.name);
    resolve_clauses(resolver, ast, type);
    if (ast->value != NULL) {
        mof_value_use use = {.type = &type->type,
                             .name = type->name,
                             .profile = mof_resolver_profile(resolver, ast->ast.span),
                             .misfit = MOF_S202};
        if (!mof_value_resolve(resolver, &use, ast->value, &type->default_value))
            type->default_value.kind = MOF_VALUE_KIND_NULL;
    }
    return type;
}

static bool is_same(const mof_qualifier_type *a, const mof_qualifier_type *b)
{
    return mof_type_equal(&a->type, &b->type) && a->scopes == b->scopes && a->flavors == b->flavors;
}

void mof_qualifier_type_declare(mof_resolver *resolver, const mof_ast_qualifier_type *ast)
{
    mof_meaning *meaning = mof_qualifier_type_find(resolver, ast->name.name);
    if (ast->ast.form == MOF_QUALIFIER_TYPE_FLAVORS) {
        meaning->extra_flavors |= mof_flavors_resolve(resolver, ast->flavors);
        return;
    }
    const mof_qualifier_type *type = resolve_declaration(resolver, ast);
    const mof_qualifier_type *previous = meaning->type;
    if (previous != NULL && !previous->built_in) {
        if (!is_same(type, previous)) {
            mof_diagnostic *diagnostic = mof_report(resolver->reporter, MOF_S305, ast->name.span,
                                                    MOF_ARGS(ast->name.name->text));
            mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                                    previous->span, MOF_NO_ARGS);
        }
        return;
    }
    if (previous != NULL && !mof_type_equal(&type->type, &previous->type))
        mof_report(resolver->reporter, MOF_S317, ast->type.name.span,
                   MOF_ARGS(ast->name.name->text,
                            mof_type_text(&previous->type, resolver->reporter->arena)));
    meaning->type = type;
    MOF_RESERVE(resolver->scratch, resolver->qualifier_types, resolver->qualifier_type_count,
                resolver->qualifier_type_capacity);
    resolver->qualifier_types[resolver->qualifier_type_count++] = type;
}
