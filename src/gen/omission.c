/*
 * See the header. The rules are those of the checks that end with an error in MOF,
 * and with a warning in pages.
 */
#include "gen/omission.h"

void mof_omissions_init(mof_omissions *omissions, mof_arena *arena)
{
    omissions->arena = arena;
    mof_map_init(&omissions->lists, arena);
    mof_map_init(&omissions->features, arena);
    mof_map_init(&omissions->notes, arena);
}

const mof_qualifiers *mof_omissions_left(const mof_omissions *omissions, const void *element,
                                         const mof_qualifiers *qualifiers)
{
    const mof_qualifiers *left = mof_map_find(&omissions->lists, element);
    return left != NULL ? left : qualifiers;
}

mof_text mof_omissions_note(const mof_omissions *omissions, const mof_class *of)
{
    const mof_buffer *note = mof_map_find(&omissions->notes, of);
    return note != NULL ? mof_buffer_text(note) : (mof_text){NULL, 0};
}

/* ---- leaving out ----------------------------------------------------------------------------- */

static void leave_out(mof_omissions *omissions, const void *element,
                      const mof_qualifiers *qualifiers, mof_known known)
{
    qualifiers = mof_omissions_left(omissions, element, qualifiers);
    const mof_qualifier **items =
        MOF_NEW_ARRAY(omissions->arena, const mof_qualifier *, qualifiers->own_count);
    mof_qualifiers *left = MOF_NEW(omissions->arena, mof_qualifiers);
    left->items = items;
    for (size_t i = 0; i < qualifiers->own_count; i++)
        if (qualifiers->items[i]->known != known)
            items[left->count++] = qualifiers->items[i];
    left->own_count = left->count;
    left->kinds = qualifiers->kinds;
    mof_map_set(&omissions->lists, element, left);
}

static void note(mof_omissions *omissions, const mof_class *of, const char *qualifier,
                 const mof_name *feature)
{
    mof_buffer *notes = mof_map_find(&omissions->notes, of);
    if (notes == NULL) {
        notes = MOF_NEW(omissions->arena, mof_buffer);
        mof_buffer_init(notes, omissions->arena);
        mof_map_set(&omissions->notes, of, notes);
    } else {
        mof_buffer_append_string(notes, ", ");
    }
    if (qualifier != NULL)
        mof_buffer_append_string(notes, qualifier);
    if (qualifier != NULL && feature != NULL)
        mof_buffer_append_string(notes, " of ");
    if (feature != NULL)
        mof_buffer_append_string(notes, feature->text);
}

static void leave_out_feature(mof_omissions *omissions, const mof_class *of, const void *feature,
                              const mof_name *name)
{
    mof_map_set(&omissions->features, feature, (void *)(uintptr_t)feature);
    note(omissions, of, NULL, name);
}

bool mof_omissions_has_feature(const mof_omissions *omissions, const void *feature)
{
    return mof_map_find(&omissions->features, feature) != NULL;
}

/* ---- classes --------------------------------------------------------------------------------- */

static bool is_left(const mof_omissions *omissions, const mof_class *of, mof_known known)
{
    return mof_qualifiers_is(mof_omissions_left(omissions, of, &of->qualifiers), known);
}

static void leave_out_of_class(mof_omissions *omissions, const mof_class *of, mof_known known,
                               const char *name)
{
    leave_out(omissions, of, &of->qualifiers, known);
    note(omissions, of, name, NULL);
}

/* A class does not become abstract again. */
static void find_abstract(mof_omissions *omissions, const mof_class *of)
{
    if (of->is_abstract && of->superclass != NULL &&
        !is_left(omissions, of->superclass, MOF_KNOWN_ABSTRACT))
        leave_out_of_class(omissions, of, MOF_KNOWN_ABSTRACT, "Abstract");
}

/* Dynamic wants the name of a provider, and of every subclass to be Dynamic too. */
static void find_dynamic(mof_omissions *omissions, const mof_class *of)
{
    const mof_qualifiers *all = &of->qualifiers;
    if (mof_qualifiers_find_known(all, MOF_KNOWN_DYNAMIC) != NULL &&
        mof_qualifiers_find_known(all, MOF_KNOWN_PROVIDER) == NULL)
        leave_out_of_class(omissions, of, MOF_KNOWN_DYNAMIC, "Dynamic");
    if (is_left(omissions, of, MOF_KNOWN_DYNAMIC))
        return;
    const mof_class *super = of->superclass;
    for (; super != NULL && is_left(omissions, super, MOF_KNOWN_DYNAMIC); super = super->superclass)
        leave_out_of_class(omissions, super, MOF_KNOWN_DYNAMIC, "Dynamic");
}

static void find_singleton(mof_omissions *omissions, const mof_class *of)
{
    if (of->key_count > 0 && is_left(omissions, of, MOF_KNOWN_SINGLETON))
        leave_out_of_class(omissions, of, MOF_KNOWN_SINGLETON, "Singleton");
}

/* An association has two references. */
static void find_association(mof_omissions *omissions, const mof_class *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->property_count; i++)
        count += of->properties[i]->type.kind == MOF_TYPE_REFERENCE;
    if (count < 2 && !is_left(omissions, of, MOF_KNOWN_ABSTRACT) &&
        is_left(omissions, of, MOF_KNOWN_ASSOCIATION))
        leave_out_of_class(omissions, of, MOF_KNOWN_ASSOCIATION, "Association");
}

/* ---- properties ------------------------------------------------------------------------------ */

static const mof_class *target(const mof_schema *schema, const mof_type *type)
{
    return type->class_name != NULL ? mof_schema_find_class(schema, mof_name_text(type->class_name))
                                    : NULL;
}

/* The same type, or a class that derives from the one that is inherited, where both are known. */
static bool fits(const mof_schema *schema, const mof_type *type, const mof_type *overridden)
{
    const mof_class *of = target(schema, type);
    const mof_class *ancestor = target(schema, overridden);
    return type->kind == overridden->kind && type->is_array == overridden->is_array &&
           (of == NULL || ancestor == NULL || mof_class_is_a(of, ancestor));
}

static bool is_key(const mof_omissions *omissions, const mof_property *property)
{
    const mof_qualifiers *left = mof_omissions_left(omissions, property, &property->qualifiers);
    bool is_written = mof_qualifiers_is(left, MOF_KNOWN_KEY);
    return is_written || (property->overridden != NULL && property->is_key &&
                          is_key(omissions, property->overridden));
}

static bool may_be_key(const mof_property *property)
{
    mof_type_kind kind = property->type.kind;
    return !property->type.is_array && kind != MOF_TYPE_REAL32 && kind != MOF_TYPE_REAL64 &&
           kind != MOF_TYPE_INSTANCE && kind != MOF_TYPE_OBJECT;
}

/* Where keys are inherited, nothing else becomes one. */
static void find_key(mof_omissions *omissions, const mof_class *of, const mof_property *property)
{
    const mof_class *super = of->superclass;
    const mof_property *overridden = property->overridden;
    bool is_settled = super != NULL && super->key_count > 0 &&
                      (overridden == NULL || !is_key(omissions, overridden));
    if (!is_key(omissions, property) || (may_be_key(property) && !is_settled))
        return;
    leave_out(omissions, property, &property->qualifiers, MOF_KNOWN_KEY);
    note(omissions, of, "Key", property->name);
}

/* "Name" or "Class.Name", of the property itself. */
static void find_override(mof_omissions *omissions, const mof_class *of,
                          const mof_property *property)
{
    const mof_qualifier *override =
        mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_OVERRIDE);
    if (override == NULL || override->value.kind != MOF_VALUE_KIND_STRING)
        return;
    mof_text text = mof_value_text(&override->value);
    for (size_t i = text.size; i > 0; i--)
        if (text.data[i - 1] == '.') {
            text = (mof_text){text.data + i, text.size - i};
            break;
        }
    if (mof_text_equal_nocase(text, mof_name_text(property->name)))
        return;
    leave_out(omissions, property, &property->qualifiers, MOF_KNOWN_OVERRIDE);
    note(omissions, of, "Override", property->name);
}

static void look_at_property(mof_omissions *omissions, const mof_class *of,
                             const mof_property *property)
{
    const mof_property *overridden = property->overridden;
    while (overridden != NULL && mof_omissions_has_feature(omissions, overridden))
        overridden = overridden->overridden;
    if (overridden != NULL && !fits(of->schema, &property->type, &overridden->type)) {
        leave_out_feature(omissions, of, property, property->name);
        return;
    }
    find_key(omissions, of, property);
    find_override(omissions, of, property);
}

/* ---- methods --------------------------------------------------------------------------------- */

static const mof_qualifier *find_id(const mof_parameter *parameter)
{
    const mof_qualifier *id = mof_qualifiers_find_known(&parameter->qualifiers, MOF_KNOWN_ID);
    return id != NULL && id->value.kind == MOF_VALUE_KIND_INTEGER ? id : NULL;
}

/* The numbers from 0 up, each once; or not all parameters have one. */
static bool are_ids_sound(mof_arena *arena, const mof_method *method)
{
    size_t count = method->parameter_count;
    bool *taken = MOF_NEW_ARRAY(arena, bool, count);
    bool is_sound = true;
    for (size_t i = 0; i < count; i++) {
        const mof_qualifier *id = find_id(&method->parameters[i]);
        if (id == NULL)
            return true;
        mof_integer number = id->value.as.integer;
        bool is_near = !number.negative && number.magnitude < count;
        is_sound = is_sound && is_near && !taken[number.magnitude];
        taken[is_near ? number.magnitude : 0] = true;
    }
    return is_sound;
}

static bool has_same_signature(const mof_method *method, const mof_method *overridden)
{
    bool is_same = mof_type_equal(&method->type, &overridden->type) &&
                   method->parameter_count == overridden->parameter_count;
    for (size_t i = 0; i < method->parameter_count && is_same; i++) {
        const mof_parameter *a = &method->parameters[i];
        const mof_parameter *b = &overridden->parameters[i];
        is_same = mof_name_equal(a->name, b->name) && mof_type_equal(&a->type, &b->type) &&
                  a->is_in == b->is_in && a->is_out == b->is_out;
    }
    return is_same;
}

static void look_at_method(mof_omissions *omissions, const mof_class *of, const mof_method *method)
{
    const mof_method *overridden = method->overridden;
    while (overridden != NULL && mof_omissions_has_feature(omissions, overridden))
        overridden = overridden->overridden;
    if (overridden != NULL && !has_same_signature(method, overridden)) {
        leave_out_feature(omissions, of, method, method->name);
        return;
    }
    if (are_ids_sound(omissions->arena, method))
        return;
    for (size_t i = 0; i < method->parameter_count; i++)
        leave_out(omissions, &method->parameters[i], &method->parameters[i].qualifiers,
                  MOF_KNOWN_ID);
    note(omissions, of, "ID of the parameters", method->name);
}

void mof_omissions_find(mof_omissions *omissions, const mof_class *of)
{
    find_abstract(omissions, of);
    find_dynamic(omissions, of);
    find_singleton(omissions, of);
    find_association(omissions, of);
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->origin == of)
            look_at_property(omissions, of, of->properties[i]);
    for (size_t i = 0; i < of->method_count; i++)
        if (of->methods[i]->origin == of)
            look_at_method(omissions, of, of->methods[i]);
}
