/*
 * See the header. Inherited qualifiers are shared by pointer with the element they come from.
 */
#include "model/qualifier.h"

#include "base/index.h"
#include "model/flavor.h"
#include "model/qualifier_type.h"
#include "model/value.h"

static bool is_dmtf(mof_profile profile)
{
    return profile == MOF_PROFILE_DMTF2 || profile == MOF_PROFILE_DMTF3;
}

static mof_value make_true(mof_span span)
{
    return (mof_value){.kind = MOF_VALUE_KIND_BOOLEAN, .span = span, .as.boolean = true};
}

/* No value was written: TRUE, or the default of a type that is not boolean. */
static mof_value resolve_plain(mof_resolver *resolver, const mof_carrier *carrier,
                               const mof_ast_qualifier *ast, const mof_qualifier_type *type)
{
    if (!is_dmtf(carrier->profile) || type == NULL || type->type.kind == MOF_TYPE_BOOLEAN)
        return make_true(ast->name.span);
    if (type->default_value.kind == MOF_VALUE_KIND_NULL && type->type.kind != MOF_TYPE_POISON)
        mof_report(
            resolver->reporter, MOF_S306, ast->name.span,
            MOF_ARGS(ast->name.name->text, mof_type_text(&type->type, resolver->reporter->arena)));
    return type->default_value;
}

/* Where qualifiers are declared, the declared type decides; elsewhere the value itself. */
static mof_type choose_type(mof_resolver *resolver, const mof_carrier *carrier,
                            const mof_ast_qualifier *ast, const mof_qualifier_type *type)
{
    if (is_dmtf(carrier->profile) && type != NULL)
        return type->type;
    mof_type inferred = mof_value_infer(resolver, ast->value);
    if (carrier->profile == MOF_PROFILE_DOC && type != NULL)
        inferred.is_array = inferred.is_array || type->type.is_array;
    return inferred;
}

static mof_value resolve_value(mof_resolver *resolver, const mof_carrier *carrier,
                               const mof_ast_qualifier *ast, const mof_qualifier_type *type)
{
    if (ast->value == NULL)
        return resolve_plain(resolver, carrier, ast, type);
    mof_type wanted = choose_type(resolver, carrier, ast, type);
    mof_value_use use = {.type = &wanted,
                         .name = ast->name.name,
                         .space = carrier->space,
                         .profile = carrier->profile,
                         .misfit = is_dmtf(carrier->profile) && type != NULL ? MOF_S307 : MOF_S308};
    mof_value value = {.span = ast->value->span};
    if (!mof_value_resolve(resolver, &use, ast->value, &value))
        value = (mof_value){.kind = MOF_VALUE_KIND_NULL, .span = ast->value->span};
    return value;
}

/* Key, Association and Indication make the thing what it is, in WMI and on its pages as well. */
static unsigned base_flavors(mof_profile profile, const mof_meaning *meaning)
{
    bool is_meta = meaning->known == MOF_KNOWN_KEY || meaning->known == MOF_KNOWN_ASSOCIATION ||
                   meaning->known == MOF_KNOWN_INDICATION;
    if (meaning->type == NULL)
        return mof_flavors_default(profile) | meaning->extra_flavors;
    if (is_meta || !meaning->type->built_in || is_dmtf(profile))
        return mof_flavors_overlay(meaning->type->flavors, meaning->extra_flavors);
    return meaning->extra_flavors;
}

/* Of those that are declared: here first, then by DMTF. */
static const char *find_similar(mof_resolver *resolver, const mof_name *name)
{
    size_t limit = name->size > 4 ? 2 : 1;
    if (resolver->suggestions == 0)
        return NULL;
    resolver->suggestions--;
    for (size_t i = 0; i < resolver->qualifier_type_count; i++) {
        const mof_name *candidate = resolver->qualifier_types[i]->name;
        if (mof_text_distance(mof_name_text(candidate), mof_name_text(name), limit) <= limit)
            return candidate->text;
    }
    return mof_known_find_similar(name);
}

static void report_undeclared(mof_resolver *resolver, const mof_ast_name *name)
{
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S301, name->span, MOF_ARGS(name->name->text));
    const char *similar = find_similar(resolver, name->name);
    if (similar != NULL)
        mof_resolver_correct(resolver, diagnostic, name->span, similar);
}

static void resolve_use(mof_resolver *resolver, const mof_carrier *carrier,
                        const mof_ast_qualifier *ast, mof_qualifier *qualifier)
{
    mof_meaning *meaning = mof_qualifier_type_find(resolver, carrier->profile, ast->name.name);
    if (meaning->type == NULL && !meaning->is_reported && is_dmtf(carrier->profile)) {
        report_undeclared(resolver, &ast->name);
        meaning->is_reported = true;
    }
    if (meaning->type != NULL && !meaning->type->built_in)
        mof_resolver_check_spelling(resolver, &ast->name, meaning->type->name,
                                    meaning->type->name_span);
    qualifier->name = ast->name.name;
    qualifier->known = meaning->known;
    qualifier->type = meaning->type;
    qualifier->span = ast->ast.span;
    qualifier->value = resolve_value(resolver, carrier, ast, meaning->type);
    qualifier->written_flavors = mof_flavors_resolve(resolver, ast->flavors);
    qualifier->flavors =
        mof_flavors_overlay(base_flavors(carrier->profile, meaning), qualifier->written_flavors);
}

static size_t count_nodes(const mof_ast *list)
{
    size_t count = 0;
    for (; list != NULL; list = list->next)
        count++;
    return count;
}

static void report_repeated(mof_resolver *resolver, const mof_ast_name *name, mof_span previous)
{
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S309, name->span, MOF_ARGS(name->name->text));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS, previous,
                            MOF_NO_ARGS);
}

mof_qualifiers mof_qualifiers_resolve(mof_resolver *resolver, const mof_carrier *carrier)
{
    size_t room = count_nodes(carrier->written);
    if (room == 0)
        return (mof_qualifiers){0};
    mof_qualifier *own = MOF_NEW_ARRAY(resolver->arena, mof_qualifier, room);
    const mof_qualifier **items = MOF_NEW_ARRAY(resolver->arena, const mof_qualifier *, room);
    size_t count = 0;
    uint64_t kinds = 0;
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (const mof_ast *node = carrier->written; node != NULL; node = node->next) {
        const mof_ast_qualifier *ast = (const mof_ast_qualifier *)node;
        const mof_qualifier *previous = mof_index_find(&index, ast->name.name);
        if (previous != NULL) {
            report_repeated(resolver, &ast->name, previous->span);
            continue;
        }
        resolve_use(resolver, carrier, ast, &own[count]);
        mof_index_add(&index, ast->name.name, &own[count]);
        items[count] = &own[count];
        kinds |= mof_qualifier_kind(own[count].known);
        count++;
    }
    return (mof_qualifiers){items, count, count, kinds};
}

/* Appends those of `second` that have all these flavors and that `first` lacks. */
static mof_qualifiers join(mof_resolver *resolver, mof_qualifiers first,
                           const mof_qualifiers *second, unsigned flavors)
{
    size_t room = 0;
    for (size_t i = 0; i < second->count; i++)
        room += (second->items[i]->flavors & flavors) == flavors;
    if (room == 0)
        return first;
    const mof_qualifier **items =
        MOF_NEW_ARRAY(resolver->arena, const mof_qualifier *, first.count + room);
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < first.count; i++) {
        items[i] = first.items[i];
        mof_index_add(&index, items[i]->name, items[i]);
    }
    for (size_t i = 0; i < second->count; i++) {
        const mof_qualifier *qualifier = second->items[i];
        if ((qualifier->flavors & flavors) == flavors &&
            mof_index_find(&index, qualifier->name) == NULL) {
            items[first.count++] = qualifier;
            first.kinds |= mof_qualifier_kind(qualifier->known);
        }
    }
    first.items = items;
    return first;
}

mof_qualifiers mof_qualifiers_fill(mof_resolver *resolver, mof_qualifiers own,
                                   const mof_qualifiers *others)
{
    own = join(resolver, own, others, 0);
    own.own_count = own.count;
    return own;
}

mof_qualifiers mof_qualifiers_inherit(mof_resolver *resolver, mof_qualifiers own,
                                      const mof_qualifiers *inherited)
{
    return join(resolver, own, inherited, MOF_FLAVOR_TOSUBCLASS);
}

mof_qualifiers mof_qualifiers_prepend(mof_resolver *resolver, mof_profile profile,
                                      mof_qualifiers qualifiers, const char *name, mof_span span)
{
    mof_qualifier *first = MOF_NEW(resolver->arena, mof_qualifier);
    first->name = mof_names_add_string(resolver->schema->names, name);
    const mof_meaning *meaning = mof_qualifier_type_find(resolver, profile, first->name);
    first->known = meaning->known;
    first->type = meaning->type;
    first->value = make_true(span);
    first->flavors = base_flavors(profile, meaning);
    first->span = span;
    const mof_qualifier **items =
        MOF_NEW_ARRAY(resolver->arena, const mof_qualifier *, qualifiers.count + 1);
    items[0] = first;
    for (size_t i = 0; i < qualifiers.count; i++)
        items[i + 1] = qualifiers.items[i];
    return (mof_qualifiers){items, qualifiers.count + 1, qualifiers.own_count + 1,
                            qualifiers.kinds | mof_qualifier_kind(first->known)};
}

mof_text mof_qualifiers_description(const mof_qualifiers *qualifiers)
{
    const mof_qualifier *qualifier = mof_qualifiers_find_known(qualifiers, MOF_KNOWN_DESCRIPTION);
    if (qualifier == NULL || qualifier->value.kind != MOF_VALUE_KIND_STRING)
        return (mof_text){0};
    return qualifier->value.as.string;
}
