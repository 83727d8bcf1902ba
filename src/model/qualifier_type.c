/*
 * See the header. A declaration in the input wins over mofc's own; the first one in the input wins
 * over those that follow.
 */
#include "model/qualifier_type.h"

#include "model/flavor.h"
#include "model/resolve_enumeration.h"
#include "model/spelling.h"
#include "model/value.h"

mof_meaning *mof_qualifier_type_find(mof_resolver *resolver, mof_profile profile,
                                     const mof_name *name)
{
    mof_map *meanings = profile == MOF_PROFILE_DOC ? &resolver->page_meanings : &resolver->meanings;
    mof_meaning *meaning = mof_map_find(meanings, name->key);
    if (meaning != NULL)
        return meaning;
    meaning = MOF_NEW(resolver->scratch, mof_meaning);
    meaning->known = mof_known_find(name);
    meaning->type = mof_known_declaration(meaning->known, name, resolver->arena);
    mof_map_set(meanings, name->key, meaning);
    return meaning;
}

bool mof_qualifier_type_is_declared(mof_resolver *resolver, const mof_name *name)
{
    const mof_meaning *meaning = mof_map_find(&resolver->meanings, name->key);
    const mof_qualifier_type *type = meaning != NULL ? meaning->type : NULL;
    return type != NULL && !type->built_in && type->type.kind != MOF_TYPE_POISON;
}

/* Which editions of MOF know a scope. */
enum { MOF2 = 1, MOF3 = 2, BOTH = MOF2 | MOF3 };

static const struct scope_word {
    const char *word;
    unsigned scopes;
    int editions;
} words[] = {
    {"any", MOF_SCOPE_ANY, BOTH},
    {"class", MOF_SCOPE_CLASS, BOTH},
    {"association", MOF_SCOPE_ASSOCIATION, BOTH},
    {"indication", MOF_SCOPE_INDICATION, MOF2},
    {"property", MOF_SCOPE_PROPERTY, BOTH},
    {"reference", MOF_SCOPE_REFERENCE, MOF2},
    {"method", MOF_SCOPE_METHOD, BOTH},
    {"parameter", MOF_SCOPE_PARAMETER, BOTH},
    {"schema", MOF_SCOPE_SCHEMA, MOF2},
    {"structure", MOF_SCOPE_STRUCTURE, MOF3},
    {"enumeration", MOF_SCOPE_ENUMERATION, MOF3},
    {"enumerationvalue", MOF_SCOPE_ENUMERATIONVALUE, MOF3},
    {"qualifiertype", MOF_SCOPE_QUALIFIERTYPE, MOF3},
    {"refproperty", MOF_SCOPE_REFERENCE, MOF3},
};

#define WORDS (sizeof words / sizeof *words)

static void report_scope(mof_resolver *resolver, const mof_ast *word, int edition)
{
    enum { LIMIT = 2 };
    mof_text text = mof_name_text(((const mof_ast_value *)word)->name);
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S302, word->span, MOF_ARGS(text.data));
    for (size_t i = 0; i < WORDS; i++) {
        mof_text known = mof_text_from_string(words[i].word);
        if ((words[i].editions & edition) != 0 && mof_text_distance(known, text, LIMIT) <= LIMIT) {
            mof_resolver_correct(resolver, diagnostic, word->span, words[i].word);
            break;
        }
    }
}

static unsigned resolve_scope(mof_resolver *resolver, const mof_ast *list, mof_profile profile)
{
    int edition = profile == MOF_PROFILE_DMTF3 ? MOF3 : MOF2;
    unsigned scopes = 0;
    for (; list != NULL; list = list->next) {
        const mof_name *name = ((const mof_ast_value *)list)->name;
        unsigned scope = 0;
        for (size_t i = 0; i < WORDS && scope == 0; i++)
            if ((words[i].editions & edition) != 0 && mof_name_is(name, words[i].word))
                scope = words[i].scopes;
        if (scope == 0)
            report_scope(resolver, list, edition);
        if (scope == MOF_SCOPE_SCHEMA)
            mof_report(resolver->reporter, MOF_S318, list->span, MOF_NO_ARGS);
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
            type->scopes |= resolve_scope(resolver, clause->words, profile);
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

static void resolve_default(mof_resolver *resolver, const mof_ast_qualifier_type *ast,
                            mof_qualifier_type *type)
{
    mof_value_use use = {.type = &type->type,
                         .name = type->name,
                         .profile = mof_resolver_profile(resolver, ast->ast.span),
                         .misfit = MOF_S202};
    if (ast->value != NULL && !mof_value_resolve(resolver, &use, ast->value, &type->default_value))
        type->default_value.kind = MOF_VALUE_KIND_NULL;
}

static void set_open(mof_resolver *resolver, mof_space *space, const mof_ast_qualifier_type *ast,
                     mof_qualifier_type *type)
{
    MOF_RESERVE(resolver->scratch, resolver->open_types, resolver->open_type_count,
                resolver->open_type_capacity);
    resolver->open_types[resolver->open_type_count++] = (mof_open_type){ast, type, space};
    mof_resolver_hold(resolver);
}

/* In MOF 3 the type may be an enumeration, which may follow. */
static mof_qualifier_type *resolve_declaration(mof_resolver *resolver, mof_space *space,
                                               const mof_ast_qualifier_type *ast)
{
    mof_qualifier_type *type = MOF_NEW(resolver->arena, mof_qualifier_type);
    const mof_name *name = ast->type.name.name;
    type->name = ast->name.name;
    type->span = ast->ast.span;
    type->name_span = ast->name.span;
    type->type.is_array = ast->type.is_array;
    type->type.kind = name != NULL ? mof_type_kind_find(mof_name_text(name)) : MOF_TYPE_POISON;
    resolve_clauses(resolver, ast, type);
    if (type->type.kind != MOF_TYPE_POISON)
        resolve_default(resolver, ast, type);
    else if (name != NULL && mof_resolver_profile(resolver, ast->ast.span) == MOF_PROFILE_DMTF3)
        set_open(resolver, space, ast, type);
    else if (name != NULL)
        report_unknown(resolver, &ast->type.name);
    return type;
}

void mof_qualifier_type_close(mof_resolver *resolver, const mof_open_type *open)
{
    mof_type *type = &open->type->type;
    const mof_ast_name *name = &open->ast->type.name;
    type->enumeration = mof_resolve_enumeration_name(resolver, open->space, name->name);
    if (type->enumeration == NULL) {
        report_unknown(resolver, name);
        return;
    }
    type->kind = type->enumeration->kind;
    resolve_default(resolver, open->ast, open->type);
}

static bool has_same_default(mof_resolver *resolver, const mof_qualifier_type *a,
                             const mof_qualifier_type *b)
{
    mof_buffer left;
    mof_buffer right;
    mof_buffer_init(&left, resolver->scratch);
    mof_buffer_init(&right, resolver->scratch);
    mof_spell_value(&left, &a->default_value);
    mof_spell_value(&right, &b->default_value);
    return mof_text_equal(mof_buffer_text(&left), mof_buffer_text(&right));
}

static bool is_same(mof_resolver *resolver, const mof_qualifier_type *a,
                    const mof_qualifier_type *b)
{
    return mof_type_equal(&a->type, &b->type) && a->scopes == b->scopes &&
           a->flavors == b->flavors && has_same_default(resolver, a, b);
}

void mof_qualifier_type_declare(mof_resolver *resolver, mof_space *space,
                                const mof_ast_qualifier_type *ast)
{
    mof_meaning *meaning = mof_qualifier_type_find(
        resolver, mof_resolver_profile(resolver, ast->ast.span), ast->name.name);
    if (ast->ast.form == MOF_QUALIFIER_TYPE_FLAVORS) {
        meaning->extra_flavors |= mof_flavors_resolve(resolver, ast->flavors);
        return;
    }
    const mof_qualifier_type *type = resolve_declaration(resolver, space, ast);
    const mof_qualifier_type *previous = meaning->type;
    if (previous != NULL && !previous->built_in) {
        if (!is_same(resolver, type, previous)) {
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
