/*
 * See the header.
 */
#include "model/scope.h"

#include "model/declare.h"
#include "model/qualifier.h"

/* A name is similar where so few letters differ. */
#define SIMILAR_DISTANCE 2

mof_declaration *mof_scope_add_class(mof_resolver *resolver, mof_space *space, const mof_name *name)
{
    mof_declaration *declaration = MOF_NEW(resolver->scratch, mof_declaration);
    declaration->of = MOF_NEW(resolver->arena, mof_class);
    declaration->of->schema = resolver->schema;
    declaration->of->name = name;
    declaration->of->name_space = space->name;
    declaration->space = space;
    mof_map_set(&space->classes, name->key, declaration);
    if (mof_map_find(&resolver->classes, name->key) == NULL)
        mof_map_set(&resolver->classes, name->key, declaration);
    return declaration;
}

static mof_declaration *find_declared(const mof_resolver *resolver, const mof_space *space,
                                      const mof_name *name)
{
    mof_declaration *declaration = mof_map_find(&space->classes, name->key);
    if (declaration == NULL || declaration->is_deleted)
        declaration = mof_map_find(&resolver->classes, name->key);
    return declaration != NULL && !declaration->is_deleted ? declaration : NULL;
}

mof_declaration *mof_scope_find_class(mof_resolver *resolver, mof_space *space,
                                      const mof_name *name)
{
    mof_declaration *declaration = find_declared(resolver, space, name);
    const mof_resolve_options *options = &resolver->options;
    if (declaration != NULL || options->find_class == NULL ||
        mof_map_find(&resolver->asked, name->key) != NULL)
        return declaration;
    mof_map_set(&resolver->asked, name->key, (void *)(uintptr_t)name);
    for (mof_unit *unit = options->find_class(name, options->payload); unit != NULL;
         unit = unit->next)
        mof_declare_unit(resolver, unit);
    return find_declared(resolver, space, name);
}

mof_declaration *mof_scope_synthesize(mof_resolver *resolver, mof_space *space,
                                      const mof_name *name, mof_span span)
{
    mof_declaration *declaration = mof_scope_add_class(resolver, space, name);
    declaration->progress = MOF_PROGRESS_RESOLVED;
    mof_class *of = declaration->of;
    of->is_abstract = of->is_synthesized = true;
    of->profile = mof_resolver_profile(resolver, span);
    of->span = of->name_span = span;
    of->qualifiers =
        mof_qualifiers_prepend(resolver, of->profile, of->qualifiers, "Abstract", span);
    if (mof_name_is(name, "SMS_BaseAssociation")) {
        of->kind = MOF_CLASS_ASSOCIATION;
        of->qualifiers =
            mof_qualifiers_prepend(resolver, of->profile, of->qualifiers, "Association", span);
    }
    MOF_RESERVE(resolver->scratch, resolver->synthesized, resolver->synthesized_count,
                resolver->synthesized_capacity);
    resolver->synthesized[resolver->synthesized_count++] = of;
    return declaration;
}

const mof_name *mof_scope_find_similar(mof_resolver *resolver, const mof_name *name)
{
    const mof_name *similar = NULL;
    size_t best = SIMILAR_DISTANCE + 1;
    if (resolver->suggestions == 0)
        return NULL;
    resolver->suggestions--;
    for (size_t i = 0; i < resolver->declaration_count; i++) {
        const mof_name *candidate = resolver->declarations[i]->of->name;
        size_t distance =
            mof_text_distance(mof_name_text(candidate), mof_name_text(name), best - 1);
        if (distance < best) {
            best = distance;
            similar = candidate;
        }
    }
    return similar;
}

bool mof_scope_is_first_report(mof_resolver *resolver, const mof_name *name)
{
    bool is_first = mof_map_find(&resolver->reported, name->key) == NULL;
    mof_map_set(&resolver->reported, name->key, (void *)(uintptr_t)name);
    return is_first;
}
