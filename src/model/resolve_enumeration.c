/*
 * See the header. The kind of an enumeration is that of the integer or string type at the end of
 * the way through its bases.
 */
#include "model/resolve_enumeration.h"

#include <inttypes.h>

#include "model/qualifier.h"
#include "model/value.h"

/* ---- bases ------------------------------------------------------------------------------- */

static bool is_base(mof_type_kind kind)
{
    return mof_type_kind_is_integer(kind) || kind == MOF_TYPE_STRING;
}

static void refuse_base(mof_resolver *resolver, const mof_enumerating *enumerating, const char *why)
{
    const mof_ast_enumeration *ast = enumerating->ast;
    mof_report(resolver->reporter, MOF_S603, ast->base.span,
               MOF_ARGS(ast->name.name->text, ast->base.name->text, why));
}

static void report_unknown(mof_resolver *resolver, const mof_enumerating *enumerating)
{
    const mof_ast_name *base = &enumerating->ast->base;
    mof_type_kind guess = mof_type_kind_guess(mof_name_text(base->name));
    if (enumerating->enumeration->profile != MOF_PROFILE_DMTF3)
        return; /* the parser has refused all of it */
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S110, base->span, MOF_ARGS(base->name->text));
    if (is_base(guess))
        mof_resolver_correct(resolver, diagnostic, base->span, mof_type_kind_name(guess));
}

/* The enumeration that this one is based on; NULL: a type, or nothing that it could be. */
static mof_enumerating *take_base(mof_resolver *resolver, mof_enumerating *enumerating)
{
    const mof_name *name = enumerating->ast->base.name;
    if (name == NULL)
        return NULL;
    mof_enumerating *base = mof_map_find(&enumerating->space->enumerations, name->key);
    mof_type_kind kind = mof_type_kind_find(mof_name_text(name));
    if (mof_name_is(name, "integer"))
        kind = MOF_TYPE_SINT64;
    if (is_base(kind))
        enumerating->enumeration->kind = kind;
    else if (kind != MOF_TYPE_POISON)
        refuse_base(resolver, enumerating, "which is neither an integer type nor string");
    else if (base == NULL)
        report_unknown(resolver, enumerating);
    else if (base->progress == MOF_PROGRESS_UNDER_WAY)
        refuse_base(resolver, enumerating,
                    base == enumerating ? "which is itself" : "which is based on it");
    else
        return base;
    return NULL;
}

/* An element is looked for all the way up. */
static void check_depth(mof_resolver *resolver, mof_enumerating *enumerating)
{
    enum { DEEPEST = 256 };
    if (enumerating->base == NULL)
        return;
    enumerating->depth = enumerating->base->depth + 1;
    if (enumerating->depth <= DEEPEST)
        return;
    refuse_base(resolver, enumerating, "which is based on too many others");
    enumerating->base = NULL;
    enumerating->depth = 0;
}

/* Bases come first; there may be any number of them on the way, so it is a list and not a
 * recursion. */
static void find_kind(mof_resolver *resolver, mof_enumerating *enumerating)
{
    mof_enumerating **chain = NULL;
    size_t count = 0;
    size_t capacity = 0;
    while (enumerating != NULL && enumerating->progress == MOF_PROGRESS_DECLARED) {
        enumerating->progress = MOF_PROGRESS_UNDER_WAY;
        MOF_RESERVE(resolver->scratch, chain, count, capacity);
        chain[count++] = enumerating;
        enumerating->base = take_base(resolver, enumerating);
        enumerating = enumerating->base;
    }
    while (count > 0) {
        enumerating = chain[--count];
        enumerating->progress = MOF_PROGRESS_RESOLVED;
        check_depth(resolver, enumerating);
        if (enumerating->base == NULL)
            continue;
        enumerating->enumeration->base = enumerating->base->enumeration;
        enumerating->enumeration->kind = enumerating->base->enumeration->kind;
    }
}

/* ---- elements ---------------------------------------------------------------------------- */

/* Elements while they are collected. */
typedef struct element_list {
    mof_resolver *resolver;
    const mof_enumerating *of;
    mof_names spellings;
    mof_map values; /* spelling of a value -> the element that has it */
} element_list;

static void report_previous(const element_list *list, mof_code code, mof_span span,
                            const char *argument, mof_span previous)
{
    mof_reporter *reporter = list->resolver->reporter;
    mof_diagnostic *diagnostic =
        mof_report(reporter, code, span, MOF_ARGS(argument, list->of->ast->name.name->text));
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_PREVIOUS, previous, MOF_NO_ARGS);
}

/* A string element without a value has its name for one. False: the value is none of the base. */
static bool read_value(mof_resolver *resolver, mof_type_kind kind, const mof_ast_element *ast,
                       mof_value *value)
{
    const mof_ast *written = ast->value;
    value->span = written != NULL ? written->span : ast->name.span;
    if (mof_type_kind_is_integer(kind)) {
        value->kind = MOF_VALUE_KIND_INTEGER;
        if (written == NULL || written->form != MOF_VALUE_INTEGER)
            return false;
        value->as.integer =
            mof_literal_integer(NULL, mof_resolver_text(resolver, written->span), written->span);
        return mof_type_kind_holds(kind, value->as.integer);
    }
    value->kind = MOF_VALUE_KIND_STRING;
    value->as.string = mof_name_text(ast->name.name);
    if (written != NULL && written->form == MOF_VALUE_STRING)
        value->as.string = mof_ast_string(resolver->arena, resolver->schema->sources, written);
    return written == NULL || written->form == MOF_VALUE_STRING;
}

static void resolve_value(element_list *list, const mof_ast_element *ast, mof_value *value)
{
    mof_resolver *resolver = list->resolver;
    mof_type_kind kind = list->of->enumeration->kind;
    if (kind == MOF_TYPE_POISON || read_value(resolver, kind, ast, value))
        return;
    value->kind = MOF_VALUE_KIND_NULL;
    mof_report(resolver->reporter, MOF_S602, value->span,
               MOF_ARGS(ast->name.name->text, mof_type_kind_name(kind)));
}

static void check_value(element_list *list, const mof_enumeration_element *element)
{
    mof_arena *scratch = list->resolver->scratch;
    const mof_value *value = &element->value;
    mof_text spelling = value->as.string;
    if (value->kind == MOF_VALUE_KIND_NULL)
        return;
    if (value->kind == MOF_VALUE_KIND_INTEGER)
        spelling = mof_text_from_string(mof_arena_format(scratch, "%s%" PRIu64,
                                                         value->as.integer.negative ? "-" : "",
                                                         value->as.integer.magnitude));
    const mof_name *key = mof_names_add(&list->spellings, spelling);
    const mof_enumeration_element *first = mof_map_find(&list->values, key);
    if (first != NULL)
        report_previous(list, MOF_S609, value->span, element->name->text, first->span);
    else
        mof_map_set(&list->values, key, (void *)(uintptr_t)element);
}

static void add_element(element_list *list, const mof_ast_element *ast)
{
    mof_enumeration *enumeration = list->of->enumeration;
    const mof_enumeration_element *previous =
        mof_map_find(&enumeration->element_map, ast->name.name->key);
    if (previous != NULL) {
        report_previous(list, MOF_S601, ast->name.span, ast->name.name->text, previous->span);
        return;
    }
    mof_enumeration_element *element = &enumeration->elements[enumeration->element_count++];
    mof_carrier carrier = {.profile = mof_resolver_profile(list->resolver, ast->ast.span),
                           .space = list->of->space,
                           .written = ast->qualifiers};
    element->name = ast->name.name;
    element->span = ast->name.span;
    element->qualifiers = mof_qualifiers_resolve(list->resolver, &carrier);
    resolve_value(list, ast, &element->value);
    check_value(list, element);
    mof_map_set(&enumeration->element_map, element->name->key, element);
}

static void resolve_elements(mof_resolver *resolver, mof_enumerating *enumerating)
{
    const mof_ast_enumeration *ast = enumerating->ast;
    mof_enumeration *enumeration = enumerating->enumeration;
    mof_carrier carrier = {
        .profile = enumeration->profile, .space = enumerating->space, .written = ast->qualifiers};
    size_t room = 0;
    enumerating->has_elements = true;
    enumeration->qualifiers = mof_qualifiers_resolve(resolver, &carrier);
    for (const mof_ast *node = ast->elements; node != NULL; node = node->next)
        room++;
    element_list list = {.resolver = resolver, .of = enumerating};
    mof_names_init(&list.spellings, resolver->scratch);
    mof_map_init(&list.values, resolver->scratch);
    enumeration->elements = MOF_NEW_ARRAY(resolver->arena, mof_enumeration_element, room);
    for (const mof_ast *node = ast->elements; node != NULL; node = node->next)
        if (((const mof_ast_element *)node)->name.name != NULL)
            add_element(&list, (const mof_ast_element *)node);
}

void mof_resolve_enumeration(mof_resolver *resolver, mof_enumerating *enumerating)
{
    find_kind(resolver, enumerating);
    for (; enumerating != NULL && !enumerating->has_elements; enumerating = enumerating->base)
        resolve_elements(resolver, enumerating);
}

const mof_enumeration *mof_resolve_enumeration_name(mof_resolver *resolver, const mof_space *space,
                                                    const mof_name *name)
{
    mof_enumerating *enumerating = mof_map_find(&space->enumerations, name->key);
    if (enumerating == NULL)
        return NULL;
    mof_resolve_enumeration(resolver, enumerating);
    return enumerating->enumeration;
}

/* ---- elements that are named ------------------------------------------------------------- */

/* It, or one that it is based on. */
static bool is_called(const mof_enumeration *enumeration, const mof_name *name)
{
    while (enumeration != NULL && !mof_name_equal(enumeration->name, name))
        enumeration = enumeration->base;
    return enumeration != NULL;
}

static void report_no_element(mof_resolver *resolver, const mof_enumeration *enumeration,
                              const mof_ast_value *ast, const mof_name *name)
{
    enum { LIMIT = 2, LONGEST = 1000 };
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S610, ast->ast.span,
                   MOF_ARGS(enumeration->name->text, mof_resolver_quote(resolver, ast->ast.span)));
    size_t count = enumeration->element_count < LONGEST ? enumeration->element_count : LONGEST;
    for (size_t i = 0; ast->items == NULL && i < count; i++) {
        const mof_name *candidate = enumeration->elements[i].name;
        if (mof_text_distance(mof_name_text(candidate), mof_name_text(name), LIMIT) <= LIMIT) {
            mof_resolver_suggest(resolver, diagnostic, candidate->text);
            break;
        }
    }
}

const mof_enumeration_element *mof_resolve_element(mof_resolver *resolver,
                                                   const mof_enumeration *enumeration,
                                                   const mof_ast_value *ast)
{
    const mof_ast_value *member = (const mof_ast_value *)ast->items;
    const mof_name *name = member != NULL ? member->name : ast->name;
    const mof_enumeration_element *element = NULL;
    if (member == NULL || is_called(enumeration, ast->name))
        element = mof_enumeration_find(enumeration, name);
    if (element == NULL)
        report_no_element(resolver, enumeration, ast, name);
    return element;
}
