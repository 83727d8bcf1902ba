/*
 * The walk: every class with its own features and their qualifiers, then every instance.
 */
#include "model/check.h"

#include "model/check_block.h"

/* Rules about what a reference page leaves out, which does not mean that the class lacks it, or
 * says in prose. */
static bool is_left_out_by_pages(mof_code code)
{
    static const mof_code codes[] = {MOF_S115, MOF_S118, MOF_S119, MOF_S143, MOF_S157,
                                     MOF_S344, MOF_S345, MOF_S346, MOF_S349, MOF_S350,
                                     MOF_S410, MOF_S412, MOF_W001};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static void find_wanted(mof_checker *checker)
{
    for (int profile = MOF_PROFILE_AUTO; profile <= MOF_PROFILE_DOC; profile++)
        for (int code = 0; code < MOF_CODE_COUNT; code++)
            checker->wants[profile][code] =
                !(profile == MOF_PROFILE_DOC && is_left_out_by_pages((mof_code)code)) &&
                mof_reporter_wants(checker->reporter, (mof_code)code, (mof_profile)profile);
}

void mof_checker_note_inherited(const mof_checker *checker, mof_diagnostic *diagnostic,
                                const mof_class *origin, mof_span span)
{
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_INHERITED, span,
                            MOF_ARGS(origin->name->text));
}

const mof_value *mof_checker_value(const mof_qualifiers *qualifiers, mof_known known,
                                   mof_value_kind kind)
{
    const mof_qualifier *qualifier = mof_qualifiers_find_known(qualifiers, known);
    return qualifier != NULL && qualifier->value.kind == kind ? &qualifier->value : NULL;
}

const mof_qualifier *mof_checker_find_own(const mof_qualifiers *qualifiers, mof_known known)
{
    if ((qualifiers->kinds & mof_qualifier_kind(known)) == 0)
        return NULL;
    for (size_t i = 0; i < qualifiers->own_count; i++)
        if (qualifiers->items[i]->known == known)
            return qualifiers->items[i];
    return NULL;
}

bool mof_checker_derives_from(const mof_class *of, const char *name)
{
    while (of != NULL && !mof_name_is(of->name, name))
        of = of->superclass;
    return of != NULL;
}

void mof_checker_check_length(const mof_checker *checker, mof_code code, const mof_name *name,
                              mof_span span)
{
    enum { LONGEST = 255 };
    if (mof_utf8_count(mof_name_text(name)) > LONGEST)
        mof_report(checker->reporter, code, span,
                   MOF_ARGS(mof_text_quote(checker->reporter->arena, mof_name_text(name))));
}

/* ---- elements ---------------------------------------------------------------------------- */

/* What is inherited was checked where it is written. */
static void check_element(const mof_checker *checker, const mof_element *element)
{
    if (element->qualifiers->own_count == 0)
        return;
    mof_check_qualifiers(checker, element);
    if (element->type == NULL || element->type->kind != MOF_TYPE_POISON)
        mof_check_meaning(checker, element);
}

static void check_class_element(const mof_checker *checker, const mof_class *of)
{
    static const mof_scope scopes[] = {[MOF_CLASS_PLAIN] = MOF_SCOPE_CLASS,
                                       [MOF_CLASS_ASSOCIATION] = MOF_SCOPE_ASSOCIATION,
                                       [MOF_CLASS_INDICATION] = MOF_SCOPE_INDICATION};
    mof_element element = {.scope = scopes[of->kind],
                           .name = of->name,
                           .span = of->name_span,
                           .qualifiers = &of->qualifiers,
                           .profile = of->profile,
                           .of = of};
    if (of->is_structure)
        element.scope = MOF_SCOPE_STRUCTURE;
    if (of->superclass != NULL) {
        element.inherited = &of->superclass->qualifiers;
        element.origin = of->superclass;
        element.origin_span = of->superclass->name_span;
    }
    check_element(checker, &element);
}

static void check_property(const mof_checker *checker, const mof_property *property)
{
    bool is_reference = property->type.kind == MOF_TYPE_REFERENCE;
    const mof_property *overridden = property->overridden;
    mof_element element = {.scope = is_reference ? MOF_SCOPE_REFERENCE : MOF_SCOPE_PROPERTY,
                           .name = property->name,
                           .span = property->name_span,
                           .type = &property->type,
                           .qualifiers = &property->qualifiers,
                           .profile = property->origin->profile,
                           .of = property->origin};
    if (overridden != NULL) {
        element.inherited = &overridden->qualifiers;
        element.origin = overridden->origin;
        element.origin_span = overridden->name_span;
    }
    if (!property->poison) {
        mof_check_property(checker, property);
        mof_check_key(checker, property);
        mof_check_default(checker, property);
    }
    mof_check_override(checker, &element);
    check_element(checker, &element);
}

static void check_method(const mof_checker *checker, const mof_method *method)
{
    const mof_method *overridden = method->overridden;
    mof_element element = {.scope = MOF_SCOPE_METHOD,
                           .name = method->name,
                           .span = method->name_span,
                           .type = &method->type,
                           .qualifiers = &method->qualifiers,
                           .profile = method->origin->profile,
                           .of = method->origin};
    if (overridden != NULL) {
        element.inherited = &overridden->qualifiers;
        element.origin = overridden->origin;
        element.origin_span = overridden->name_span;
    }
    mof_check_method(checker, method);
    mof_check_block_method(checker, method);
    mof_check_override(checker, &element);
    check_element(checker, &element);
    for (size_t i = 0; i < method->parameter_count; i++) {
        const mof_parameter *parameter = &method->parameters[i];
        mof_element of_parameter = {.scope = MOF_SCOPE_PARAMETER,
                                    .name = parameter->name,
                                    .span = parameter->span,
                                    .type = &parameter->type,
                                    .qualifiers = &parameter->qualifiers,
                                    .profile = method->origin->profile,
                                    .of = method->origin};
        check_element(checker, &of_parameter);
    }
}

static void check_class(const mof_checker *checker, const mof_class *of)
{
    mof_check_class(checker, of);
    mof_check_usage(checker, of);
    mof_check_block(checker, of);
    mof_check_items(checker, of);
    check_class_element(checker, of);
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->origin == of)
            check_property(checker, of->properties[i]);
    for (size_t i = 0; i < of->method_count; i++)
        if (of->methods[i]->origin == of)
            check_method(checker, of->methods[i]);
}

static void check_enumeration(const mof_checker *checker, const mof_enumeration *enumeration)
{
    mof_element element = {.scope = MOF_SCOPE_ENUMERATION,
                           .name = enumeration->name,
                           .span = enumeration->name_span,
                           .qualifiers = &enumeration->qualifiers,
                           .profile = enumeration->profile};
    mof_check_qualifiers(checker, &element);
    element.scope = MOF_SCOPE_ENUMERATIONVALUE;
    for (size_t i = 0; i < enumeration->element_count; i++) {
        element.name = enumeration->elements[i].name;
        element.span = enumeration->elements[i].span;
        element.qualifiers = &enumeration->elements[i].qualifiers;
        mof_check_qualifiers(checker, &element);
    }
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void mark_embedded(mof_checker *checker, const mof_type *type,
                          const mof_qualifiers *qualifiers, const mof_span *where)
{
    const mof_class *of = type->kind == MOF_TYPE_INSTANCE ? type->of : NULL;
    const mof_value *name =
        mof_checker_value(qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE, MOF_VALUE_KIND_STRING);
    if (name != NULL)
        of = mof_schema_find_class(checker->schema, mof_value_text(name));
    if (of != NULL)
        mof_map_set(&checker->embedded, of, (void *)(uintptr_t)where);
}

static void find_embedded(mof_checker *checker, const mof_class *of)
{
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        if (property->origin == of)
            mark_embedded(checker, &property->type, &property->qualifiers, &property->name_span);
    }
    for (size_t i = 0; i < of->method_count; i++) {
        const mof_method *method = of->methods[i];
        if (method->origin != of)
            continue;
        mark_embedded(checker, &method->type, &method->qualifiers, &method->name_span);
        for (size_t p = 0; p < method->parameter_count; p++) {
            const mof_parameter *parameter = &method->parameters[p];
            mark_embedded(checker, &parameter->type, &parameter->qualifiers, &parameter->span);
        }
    }
}

/* What a rule about one class must know of the others. */
static void prepare(mof_checker *checker, const mof_class *of)
{
    find_embedded(checker, of);
    if (of->kind == MOF_CLASS_ASSOCIATION)
        mof_check_find_weak(checker, of);
    if (of->superclass != NULL)
        mof_map_set(&checker->derived, of->superclass, (void *)(uintptr_t)of);
    const mof_name *guid = mof_block_find_guid(checker, of);
    if (guid != NULL && mof_map_find(&checker->guids, guid) == NULL)
        mof_map_set(&checker->guids, guid, (void *)(uintptr_t)of);
}

void mof_check(const mof_schema *schema, mof_arena *scratch, mof_reporter *reporter)
{
    mof_names keys;
    mof_names_init(&keys, scratch);
    mof_checker checker = {
        .schema = schema, .scratch = scratch, .reporter = reporter, .keys = &keys};
    mof_map_init(&checker.embedded, scratch);
    mof_map_init(&checker.derived, scratch);
    mof_map_init(&checker.guids, scratch);
    mof_map_init(&checker.paths, scratch);
    mof_map_init(&checker.weak, scratch);
    find_wanted(&checker);
    for (size_t i = 0; i < schema->class_count; i++)
        prepare(&checker, schema->classes[i]);
    for (size_t i = 0; i < schema->class_count; i++)
        check_class(&checker, schema->classes[i]);
    mof_check_inventory(&checker);
    mof_check_resources(&checker);
    for (size_t i = 0; i < schema->enumeration_count; i++)
        check_enumeration(&checker, schema->enumerations[i]);
    for (size_t i = 0; i < schema->instance_count; i++)
        mof_check_instance(&checker, schema->instances[i]);
    for (size_t i = 0; i < schema->quoted_count; i++)
        mof_check_quoted(&checker, &schema->quoted[i]);
    mof_check_aliases(&checker);
    mof_check_references(&checker);
}
