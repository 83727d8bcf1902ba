/*
 * See the header. Only what the inputs declare is known: what a repository holds beside it is not.
 */
#include "model/update.h"

#include "base/index.h"

typedef struct updating {
    mof_resolver *resolver;
    const mof_declaration *declaration;
    const mof_ast_class *ast;
    mof_update update;
} updating;

static void report(const updating *self, const char *why, mof_span place)
{
    mof_reporter *reporter = self->resolver->reporter;
    const mof_ast_name *name = &self->ast->name;
    mof_diagnostic *diagnostic =
        mof_report(reporter, MOF_S102, name->span, MOF_ARGS(name->name->text, why));
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_PREVIOUS, place, MOF_NO_ARGS);
    if (self->update.since.start != 0)
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_IN_FORCE, self->update.since,
                                MOF_NO_ARGS);
}

/* The parts that properties and methods have in common. */
typedef struct feature {
    const mof_ast_name *name;
    const mof_ast_type *type;
} feature;

static feature feature_of(const mof_ast *node)
{
    const mof_ast_property *property = (const mof_ast_property *)node;
    const mof_ast_method *method = (const mof_ast_method *)node;
    if (node->kind == MOF_AST_PROPERTY)
        return (feature){&property->name, &property->type};
    if (node->kind == MOF_AST_METHOD)
        return (feature){&method->name, &method->type};
    static const mof_ast_name none;
    return (feature){&none, NULL};
}

static bool is_same_type(const mof_ast_type *a, const mof_ast_type *b)
{
    return mof_name_equal(a->name.name, b->name.name) && a->form == b->form &&
           a->is_array == b->is_array;
}

static void index_features(mof_resolver *resolver, const mof_ast_class *ast, mof_index *index)
{
    mof_index_init(index, resolver->scratch);
    for (const mof_ast *node = ast->features; node != NULL; node = node->next) {
        const mof_name *name = feature_of(node).name->name;
        if (name != NULL && mof_index_find(index, name) == NULL)
            mof_index_add(index, name, node);
    }
}

/* A feature of `from` that `to` lacks, or has with another type; NULL: there is none. */
static const mof_ast *find_change(mof_resolver *resolver, const mof_ast_class *from,
                                  const mof_ast_class *to)
{
    mof_index index;
    index_features(resolver, to, &index);
    for (const mof_ast *node = from->features; node != NULL; node = node->next) {
        feature old = feature_of(node);
        const mof_ast *other =
            old.name->name != NULL ? mof_index_find(&index, old.name->name) : NULL;
        if (old.name->name != NULL &&
            (other == NULL || !is_same_type(old.type, feature_of(other).type)))
            return node;
    }
    return NULL;
}

/* Without a flag nothing may change; with one, what subclasses inherit stays. */
static void check_subclasses(const updating *self, const mof_declaration *subclass)
{
    const mof_ast_class *old = self->declaration->ast;
    if (old == NULL)
        return; /* it is long resolved */
    const char *heir = subclass->of->name->text;
    mof_arena *arena = self->resolver->reporter->arena;
    const mof_ast *lost = find_change(self->resolver, old, self->ast);
    unsigned lenient = MOF_UPDATE_SAFE | MOF_UPDATE_FORCE;
    if (lost != NULL) {
        const mof_ast_name *name = feature_of(lost).name;
        report(self,
               mof_arena_format(arena, "'%s', which %s inherits, is gone or has another type",
                                name->name->text, heir),
               name->span);
    } else if ((self->update.flags & lenient) == 0 &&
               find_change(self->resolver, self->ast, old) != NULL) {
        report(self,
               mof_arena_format(
                   arena, "%s derives from it, and neither safeupdate nor forceupdate is in force",
                   heir),
               subclass->of->name_span);
    }
}

/* The texts of a class in one language; they leave out the rest. */
static bool has_amendment(const mof_ast_class *ast)
{
    for (const mof_ast *node = ast->qualifiers; node != NULL; node = node->next)
        if (mof_name_is(((const mof_ast_qualifier *)node)->name.name, "Amendment"))
            return true;
    return false;
}

void mof_update_check(mof_resolver *resolver, const mof_declaration *declaration,
                      const mof_ast_class *ast, mof_update update)
{
    updating self = {resolver, declaration, ast, update};
    const mof_sources *sources = resolver->schema->sources;
    if (has_amendment(ast))
        return;
    const mof_declaration *subclass =
        mof_map_find(&declaration->space->subclasses, ast->name.name->key);
    if (declaration->is_deleted) {
        if ((update.flags & MOF_UPDATE_ONLY) != 0)
            report(&self, "it was deleted, and updateonly is in force", declaration->of->name_span);
    } else if ((update.flags & MOF_UPDATE_CREATE_ONLY) != 0) {
        report(&self, "it is there, and createonly is in force", declaration->of->name_span);
    } else if (subclass != NULL && !subclass->is_deleted &&
               mof_sources_find_input(sources, subclass->of->span) ==
                   mof_sources_find_input(sources, ast->ast.span)) {
        check_subclasses(&self, subclass);
    }
}
