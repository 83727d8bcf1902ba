/*
 * See the header.
 */
#include "model/resolve_instance.h"

#include "base/index.h"
#include "model/qualifier.h"
#include "model/resolve_quoted.h"
#include "model/scope.h"
#include "model/system.h"
#include "model/value.h"

/* NULL: not known, which was reported. */
static const mof_class *find_class(mof_resolver *resolver, mof_space *space,
                                   const mof_ast_name *name)
{
    mof_declaration *declaration = mof_scope_find_class(resolver, space, name->name);
    if (declaration == NULL)
        declaration = mof_system_find(resolver, space, name);
    if (declaration != NULL) {
        mof_resolver_finish_class(resolver, declaration);
        mof_resolver_check_class_spelling(resolver, name, declaration->of);
        bool is_missing = declaration->of->is_synthesized && declaration->of->poison;
        return is_missing ? NULL : declaration->of;
    }
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S510, name->span, MOF_ARGS(name->name->text));
    const mof_name *similar = mof_scope_find_similar(resolver, name->name);
    if (similar != NULL)
        mof_resolver_suggest(resolver, diagnostic, similar->text);
    mof_scope_synthesize(resolver, space, name->name, name->span)->of->poison = true;
    return NULL;
}

static const mof_property *report_no_property(mof_resolver *resolver, const mof_class *of,
                                              const mof_ast_name *name)
{
    enum { LIMIT = 2, LONGEST = 1000 };
    const char *similar = NULL;
    size_t best = LIMIT;
    mof_diagnostic *diagnostic = mof_report(resolver->reporter, MOF_S513, name->span,
                                            MOF_ARGS(name->name->text, of->name->text));
    for (size_t i = 0; i < of->property_count && i < LONGEST && best > 0; i++) {
        const mof_name *candidate = of->properties[i]->name;
        size_t distance =
            mof_text_distance(mof_name_text(candidate), mof_name_text(name->name), best);
        if (distance <= best) {
            similar = candidate->text;
            best = distance - 1;
        }
    }
    if (similar != NULL)
        mof_resolver_suggest(resolver, diagnostic, similar);
    return NULL;
}

static const mof_property *find_property(mof_resolver *resolver, const mof_class *of,
                                         const mof_ast_name *name)
{
    if (of == NULL)
        return NULL;
    const mof_property *property = mof_class_find_property(of, name->name);
    bool is_system = mof_text_starts_with(mof_name_text(name->name), "__");
    if (property == NULL && !is_system && !mof_class_is_open(of))
        return report_no_property(resolver, of, name);
    if (property != NULL && !property->origin->is_built_in)
        mof_resolver_check_spelling(resolver, name, property->name, property->name_span);
    return property;
}

static const mof_value *resolve_slot_value(mof_resolver *resolver, const mof_value_use *use,
                                           const mof_ast *ast)
{
    mof_value *value = MOF_NEW(resolver->arena, mof_value);
    return mof_value_resolve(resolver, use, ast, value) ? value : NULL;
}

static bool is_alias(const mof_ast *ast)
{
    const mof_ast *first = ast->form == MOF_VALUE_ARRAY ? ((const mof_ast_value *)ast)->items : ast;
    return first != NULL && first->form == MOF_VALUE_ALIAS;
}

/* A configuration of DSC gives a string with EmbeddedInstance the instance itself, or the alias of
 * one: what the string holds is made when the resource is called. */
static mof_type choose_type(mof_resolver *resolver, const mof_slot *slot, mof_profile profile,
                            const mof_ast *value)
{
    if (slot->property == NULL)
        return mof_value_infer(resolver, value);
    mof_type type = slot->property->type;
    bool may_hold =
        profile == MOF_PROFILE_DSC && type.kind == MOF_TYPE_STRING &&
        mof_qualifiers_find_known(&slot->property->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE) != NULL;
    if (may_hold && is_alias(value))
        type.kind = MOF_TYPE_REFERENCE;
    else if (may_hold && mof_value_holds_instances(value))
        type.kind = MOF_TYPE_OBJECT;
    return type;
}

static void resolve_slot(mof_resolver *resolver, const mof_class *of, mof_space *space,
                         const mof_ast_slot *ast, mof_slot *slot)
{
    mof_profile profile = mof_resolver_profile(resolver, ast->ast.span);
    mof_carrier carrier = {.profile = profile, .space = space, .written = ast->qualifiers};
    slot->name = ast->name.name;
    slot->property = find_property(resolver, of, &ast->name);
    slot->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    slot->span = ast->name.span;
    if (ast->value == NULL)
        return;
    mof_type type = choose_type(resolver, slot, profile, ast->value);
    mof_value_use use = {
        .type = &type, .name = slot->name, .space = space, .profile = profile, .misfit = MOF_S202};
    slot->value = resolve_slot_value(resolver, &use, ast->value);
    slot->poison = slot->value == NULL;
    if (slot->property != NULL && !slot->poison)
        mof_quoted_defer(resolver, &(mof_quoting){slot->property, (const mof_ast_value *)ast->value,
                                                  slot->span, space, profile});
}

static void resolve_slots(mof_resolver *resolver, const mof_ast_instance *ast, mof_space *space,
                          mof_instance *instance)
{
    size_t room = 0;
    for (const mof_ast *node = ast->slots; node != NULL; node = node->next)
        room++;
    mof_slot *slots = room != 0 ? MOF_NEW_ARRAY(resolver->arena, mof_slot, room) : NULL;
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (const mof_ast *node = ast->slots; node != NULL; node = node->next) {
        const mof_ast_slot *slot = (const mof_ast_slot *)node;
        if (slot->name.name == NULL)
            continue;
        const mof_slot *previous = mof_index_find(&index, slot->name.name);
        if (previous != NULL) {
            mof_diagnostic *diagnostic = mof_report(resolver->reporter, MOF_S514, slot->name.span,
                                                    MOF_ARGS(slot->name.name->text));
            mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                                    previous->span, MOF_NO_ARGS);
            continue;
        }
        mof_slot *next = &slots[instance->slot_count++];
        resolve_slot(resolver, instance->of, space, slot, next);
        mof_index_add(&index, slot->name.name, next);
    }
    instance->slots = slots;
}

static void resolve_instance(mof_resolver *resolver, const mof_ast_instance *ast, mof_space *space,
                             mof_instance *instance)
{
    mof_carrier carrier = {.profile = mof_resolver_profile(resolver, ast->ast.span),
                           .space = space,
                           .written = ast->qualifiers};
    instance->class_name = ast->class_name.name;
    instance->name_space = space->name;
    instance->alias = ast->alias.name;
    instance->profile = carrier.profile;
    instance->span = ast->ast.span;
    instance->class_span = ast->class_name.span;
    if (ast->class_name.name != NULL)
        instance->of = find_class(resolver, space, &ast->class_name);
    instance->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    resolve_slots(resolver, ast, space, instance);
}

const mof_instance *mof_resolve_nested(mof_resolver *resolver, const mof_ast_instance *ast,
                                       mof_space *space)
{
    mof_instance *instance = MOF_NEW(resolver->arena, mof_instance);
    resolve_instance(resolver, ast, space, instance);
    return instance;
}

void mof_resolve_instance(mof_resolver *resolver, const mof_pending *pending)
{
    resolver->aliases = pending->aliases;
    resolve_instance(resolver, pending->ast, pending->space, pending->instance);
}
