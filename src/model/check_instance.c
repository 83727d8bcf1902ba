/*
 * Instances against their classes (mof-language D.8). Values were seen to fit their types when they
 * were resolved.
 */
#include "base/index.h"
#include "model/checker.h"
#include "model/identity.h"
#include "model/limits.h"

/* An instance and a quick way to its slots. */
typedef struct checked {
    const mof_instance *instance;
    mof_index slots;
    bool is_nested;
} checked;

typedef void instance_rule(mof_checker *checker, mof_code code, const checked *subject);
typedef void slot_rule(const mof_checker *checker, mof_code code, const mof_instance *instance,
                       const mof_slot *slot);

static void report(const mof_checker *checker, mof_code code, const mof_instance *instance)
{
    mof_report(checker->reporter, code, instance->class_span, MOF_ARGS(instance->class_name->text));
}

static void report_slot(const mof_checker *checker, mof_code code, const mof_instance *instance,
                        const mof_slot *slot)
{
    mof_report(checker->reporter, code, slot->span,
               MOF_ARGS(slot->name->text, instance->class_name->text));
}

/* ---- the class --------------------------------------------------------------------------- */

static void check_abstract(mof_checker *checker, mof_code code, const checked *subject)
{
    const mof_class *of = subject->instance->of;
    if (of->is_abstract && !of->is_synthesized && !of->is_structure)
        report(checker, code, subject->instance);
}

static void check_abstract_structure(mof_checker *checker, mof_code code, const checked *subject)
{
    if (subject->instance->of->is_structure && subject->instance->of->is_abstract)
        report(checker, code, subject->instance);
}

/* Classes whose objects live only inside others, or only while they are delivered. */
static void check_transient(mof_checker *checker, mof_code code, const checked *subject)
{
    static const mof_known transient[] = {MOF_KNOWN_STRUCTURE, MOF_KNOWN_EXCEPTION,
                                          MOF_KNOWN_EMBEDDED};
    const mof_class *of = subject->instance->of;
    bool is_transient = of->kind == MOF_CLASS_INDICATION;
    for (size_t i = 0; i < sizeof transient / sizeof *transient && !is_transient; i++)
        is_transient = mof_qualifiers_is(&of->qualifiers, transient[i]);
    if (is_transient && !subject->is_nested)
        report(checker, code, subject->instance);
}

static void check_security(mof_checker *checker, mof_code code, const checked *subject)
{
    mof_check_instance_security(checker, code, subject->instance);
}

/* Whoever delivers it is named by the instance or by its class. */
static void check_dynamic(mof_checker *checker, mof_code code, const checked *subject)
{
    const mof_instance *instance = subject->instance;
    const mof_qualifier *dynamic = mof_checker_find_own(&instance->qualifiers, MOF_KNOWN_DYNAMIC);
    if (dynamic != NULL &&
        mof_qualifiers_find_known(&instance->qualifiers, MOF_KNOWN_PROVIDER) == NULL &&
        mof_qualifiers_find_known(&instance->of->qualifiers, MOF_KNOWN_PROVIDER) == NULL &&
        !mof_class_is_open(instance->of))
        mof_report(checker->reporter, code, dynamic->span,
                   MOF_ARGS(instance->class_name->text, "it needs a Provider"));
}

/* ---- what must have a value -------------------------------------------------------------- */

/* The value that the property has in the instance: what is written, else the default. */
static const mof_value *value_of(const checked *subject, const mof_property *property)
{
    const mof_slot *slot = mof_index_find(&subject->slots, property->name);
    return slot != NULL ? slot->value : property->default_value;
}

/* What is broken counts as there. */
static bool is_null(const checked *subject, const mof_property *property)
{
    const mof_slot *slot = mof_index_find(&subject->slots, property->name);
    const mof_value *value = value_of(subject, property);
    return (slot == NULL || !slot->poison) && !property->poison &&
           (value == NULL || value->kind == MOF_VALUE_KIND_NULL);
}

static void report_null(const mof_checker *checker, mof_code code, const checked *subject,
                        const mof_property *property)
{
    const mof_slot *slot = mof_index_find(&subject->slots, property->name);
    mof_span place = subject->instance->class_span;
    if (slot != NULL)
        place = slot->value != NULL ? slot->value->span : slot->span;
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, place,
                   MOF_ARGS(property->name->text, subject->instance->class_name->text));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, property->name_span,
                            MOF_NO_ARGS);
}

static void check_keys(mof_checker *checker, mof_code code, const checked *subject)
{
    const mof_class *of = subject->instance->of;
    for (size_t i = 0; i < of->key_count && !subject->is_nested; i++)
        if (is_null(subject, of->keys[i]))
            report_null(checker, code, subject, of->keys[i]);
}

static void check_required(mof_checker *checker, mof_code code, const checked *subject)
{
    const mof_class *of = subject->instance->of;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        bool is_required =
            property->is_required || mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_INDEXED);
        if (is_required && !property->is_key && is_null(subject, property))
            report_null(checker, code, subject, property);
    }
}

/* ---- unique keys ------------------------------------------------------------------------- */

/* The instance before this one that has the same keys; NULL: there is none, or they are not known.
 */
static const mof_instance *find_twin(mof_checker *checker, const checked *subject)
{
    const mof_instance *instance = subject->instance;
    mof_buffer path;
    mof_buffer_init(&path, checker->scratch);
    if (subject->is_nested)
        return NULL;
    if (instance->name_space != NULL)
        mof_buffer_append(&path, mof_name_text(instance->name_space->key));
    mof_buffer_append_format(&path, ":%s", instance->of->name->key->text);
    if (!mof_identity_add_instance(&path, instance))
        return NULL;
    const mof_name *name = mof_names_add(checker->keys, mof_buffer_text(&path));
    const mof_instance *first = mof_map_find(&checker->paths, name);
    if (first == NULL)
        mof_map_set(&checker->paths, name, (void *)(uintptr_t)instance);
    return first != instance ? first : NULL;
}

static void report_twin(const mof_checker *checker, mof_code code, const mof_instance *instance,
                        const mof_instance *first)
{
    mof_diagnostic *diagnostic = mof_report(checker->reporter, code, instance->class_span,
                                            MOF_ARGS(instance->class_name->text));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, first->class_span,
                            MOF_NO_ARGS);
}

static void check_unique(mof_checker *checker, mof_code code, const checked *subject)
{
    const mof_instance *twin = find_twin(checker, subject);
    if (twin != NULL)
        report_twin(checker, code, subject->instance, twin);
}

/* In WMI the second one updates the first, unless #pragma instanceflags forbids it. */
static void check_created(mof_checker *checker, mof_code code, const checked *subject)
{
    const mof_instance *twin = find_twin(checker, subject);
    if (twin != NULL && subject->instance->creates_only)
        report_twin(checker, code, subject->instance, twin);
}

/* ---- slots ------------------------------------------------------------------------------- */

static void check_key_text(const mof_checker *checker, mof_code code, const mof_instance *instance,
                           const mof_slot *slot)
{
    if (slot->value == NULL || slot->value->kind != MOF_VALUE_KIND_STRING ||
        slot->property == NULL || !slot->property->is_key ||
        slot->property->type.kind != MOF_TYPE_STRING)
        return;
    mof_text text = mof_value_text(slot->value);
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.data[i] <= ' ') {
            mof_report(checker->reporter, code, slot->value->span,
                       MOF_ARGS(slot->name->text, instance->class_name->text));
            return;
        }
    }
}

static void check_system_property(const mof_checker *checker, mof_code code,
                                  const mof_instance *instance, const mof_slot *slot)
{
    if (mof_text_starts_with(mof_name_text(slot->name), "__") && slot->property == NULL)
        report_slot(checker, code, instance, slot);
}

static void check_path_form(const mof_checker *checker, mof_code code, const mof_instance *instance,
                            const mof_slot *slot)
{
    if (slot->value != NULL && slot->property != NULL)
        mof_check_path_form(checker, code, instance->profile, slot->property, slot->value);
}

static bool has_dynamic_properties(const mof_instance *instance)
{
    return mof_qualifiers_is(&instance->qualifiers, MOF_KNOWN_DYNPROPS) ||
           (instance->of != NULL &&
            mof_qualifiers_is(&instance->of->qualifiers, MOF_KNOWN_DYNPROPS));
}

static void check_empty(const mof_checker *checker, mof_code code, const mof_instance *instance,
                        const mof_slot *slot)
{
    if (slot->value != NULL || slot->poison)
        return;
    const char *why = NULL;
    if (mof_qualifiers_find_known(&slot->qualifiers, MOF_KNOWN_PROPERTYCONTEXT) == NULL)
        why = "no PropertyContext";
    else if (!has_dynamic_properties(instance))
        why = "no DynProps on the instance or its class";
    if (why != NULL)
        mof_report(checker->reporter, code, slot->span,
                   MOF_ARGS(slot->name->text, instance->class_name->text, why));
}

static void check_limits(const mof_checker *checker, mof_code code, const mof_instance *instance,
                         const mof_slot *slot)
{
    (void)instance;
    if (slot->value == NULL || slot->property == NULL)
        return;
    const mof_qualifiers *qualifiers = &slot->property->qualifiers;
    mof_limits_check_bounds(checker, code, slot->name, qualifiers, slot->value);
    mof_limits_check_map(checker, code, slot->name, qualifiers, slot->value);
}

static void check_registry(const mof_checker *checker, mof_code code, const mof_instance *instance,
                           const mof_slot *slot)
{
    (void)instance;
    mof_check_registry(checker, code, &slot->qualifiers);
}

static void check_static(const mof_checker *checker, mof_code code, const mof_instance *instance,
                         const mof_slot *slot)
{
    (void)instance;
    if (slot->property != NULL && mof_qualifiers_is(&slot->property->qualifiers, MOF_KNOWN_STATIC))
        mof_report(checker->reporter, code, slot->span,
                   MOF_ARGS("Static", slot->name->text, "an instance gives it no value"));
}

static void check_travel_of(const mof_checker *checker, mof_code code,
                            const mof_qualifiers *qualifiers)
{
    for (size_t i = 0; i < qualifiers->own_count; i++) {
        const mof_qualifier *qualifier = qualifiers->items[i];
        if ((qualifier->written_flavors & MOF_FLAVOR_TOSUBCLASS) != 0)
            mof_report(checker->reporter, code, qualifier->span, MOF_ARGS(qualifier->name->text));
    }
}

static void check_slot_travel(const mof_checker *checker, mof_code code,
                              const mof_instance *instance, const mof_slot *slot)
{
    (void)instance;
    check_travel_of(checker, code, &slot->qualifiers);
}

static void check_travel(mof_checker *checker, mof_code code, const checked *subject)
{
    check_travel_of(checker, code, &subject->instance->qualifiers);
}

/* ---- values that are instances ----------------------------------------------------------- */

static void check_subject(mof_checker *checker, const mof_instance *instance, bool is_nested);

static void check_embedded(mof_checker *checker, const mof_name *name, const mof_class *wanted,
                           const mof_instance *instance)
{
    if (wanted != NULL && instance->of != NULL && !mof_class_is_open(instance->of) &&
        !mof_class_is_a(instance->of, wanted))
        mof_report(checker->reporter, MOF_S526, instance->class_span,
                   MOF_ARGS(instance->class_name->text, name->text, wanted->name->text));
    check_subject(checker, instance, true);
}

/* The class that embedded instances of the property are of; NULL: of any. */
static const mof_class *find_wanted(const mof_checker *checker, const mof_property *property)
{
    const mof_value *name =
        mof_checker_value(&property->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE, MOF_VALUE_KIND_STRING);
    if (property->type.of != NULL || name == NULL)
        return property->type.of;
    return mof_schema_find_class(checker->schema, mof_value_text(name));
}

static void check_nested(mof_checker *checker, const mof_slot *slot)
{
    const mof_value *value = slot->value;
    bool is_array = value != NULL && value->kind == MOF_VALUE_KIND_ARRAY;
    if (value == NULL || (!is_array && value->kind != MOF_VALUE_KIND_INSTANCE))
        return;
    const mof_class *wanted = slot->property != NULL ? find_wanted(checker, slot->property) : NULL;
    const mof_value *items = is_array ? value->as.array.items : value;
    size_t count = is_array ? value->as.array.count : 1;
    for (size_t i = 0; i < count; i++)
        if (items[i].kind == MOF_VALUE_KIND_INSTANCE)
            check_embedded(checker, slot->name, wanted, items[i].as.instance);
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void check_slots(mof_checker *checker, const mof_instance *instance)
{
    static const struct {
        mof_code code;
        slot_rule *check;
    } rules[] = {
        {MOF_S156, check_key_text},        {MOF_S230, check_path_form},
        {MOF_S315, check_slot_travel},     {MOF_S520, mof_check_path},
        {MOF_S522, check_system_property}, {MOF_S523, check_empty},
        {MOF_S525, check_limits},          {MOF_W124, check_registry},
        {MOF_S347, check_static},
    };
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
        if (mof_checker_wants(checker, rules[r].code, instance->profile))
            for (size_t i = 0; i < instance->slot_count; i++)
                rules[r].check(checker, rules[r].code, instance, &instance->slots[i]);
}

static void check_subject(mof_checker *checker, const mof_instance *instance, bool is_nested)
{
    static const struct {
        mof_code code;
        instance_rule *check;
    } rules[] = {
        {MOF_S119, check_dynamic},
        {MOF_S315, check_travel},
        {MOF_S511, check_abstract},
        {MOF_S512, check_transient},
        {MOF_S516, check_keys},
        {MOF_S517, check_required},
        {MOF_S518, check_unique},
        {MOF_S519, check_created},
        {MOF_S605, check_abstract_structure},
        {MOF_W121, check_security},
    };
    checked subject = {.instance = instance, .is_nested = is_nested};
    if (instance->of == NULL)
        return;
    mof_index_init(&subject.slots, checker->scratch);
    for (size_t i = 0; i < instance->slot_count; i++)
        mof_index_add(&subject.slots, instance->slots[i].name, &instance->slots[i]);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, instance->profile))
            rules[i].check(checker, rules[i].code, &subject);
    check_slots(checker, instance);
    for (size_t i = 0; i < instance->slot_count; i++)
        check_nested(checker, &instance->slots[i]);
}

void mof_check_instance(mof_checker *checker, const mof_instance *instance)
{
    check_subject(checker, instance, false);
}

void mof_check_quoted(mof_checker *checker, const mof_quoted *quoted)
{
    const mof_property *property = quoted->property;
    check_embedded(checker, property->name, find_wanted(checker, property), quoted->instance);
}
