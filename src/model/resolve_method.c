/*
 * See the header.
 */
#include "model/resolve_method.h"

#include "base/index.h"
#include "model/inherit.h"
#include "model/qualifier.h"

/* ---- parameters -------------------------------------------------------------------------- */

/* DMTF declares In with the default TRUE; WMI wants one of the two to be written, and of what its
 * pages leave open In is most likely. */
static void set_direction(mof_resolver *resolver, mof_profile profile, mof_parameter *parameter)
{
    mof_span place = parameter->name_span;
    const mof_qualifier *in = mof_qualifiers_find_known(&parameter->qualifiers, MOF_KNOWN_IN);
    parameter->is_in = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_IN);
    parameter->is_out = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_OUT);
    parameter->is_optional = mof_qualifiers_is(&parameter->qualifiers, MOF_KNOWN_OPTIONAL);
    bool is_dmtf = profile == MOF_PROFILE_DMTF2 || profile == MOF_PROFILE_DMTF3;
    if (is_dmtf && in == NULL) {
        parameter->is_in = true;
        if (!parameter->is_out)
            mof_report(resolver->reporter, MOF_S401, place, MOF_ARGS(parameter->name->text));
    } else if (!parameter->is_in && !parameter->is_out) {
        parameter->is_in = true;
        if (mof_profile_is_wmi(profile))
            mof_report(resolver->reporter, MOF_S402, place, MOF_ARGS(parameter->name->text));
        else if (profile == MOF_PROFILE_DOC)
            parameter->qualifiers =
                mof_qualifiers_prepend(resolver, profile, parameter->qualifiers, "In", place);
    }
}

static void resolve_parameter(mof_resolver *resolver, mof_profile profile,
                              const mof_parameter *overridden, mof_parameter *parameter)
{
    if (overridden != NULL)
        parameter->qualifiers =
            mof_qualifiers_inherit(resolver, parameter->qualifiers, &overridden->qualifiers);
    parameter->description = mof_qualifiers_description(&parameter->qualifiers);
    set_direction(resolver, profile, parameter);
}

static bool is_direction(const mof_qualifier *qualifier)
{
    return qualifier->known == MOF_KNOWN_IN || qualifier->known == MOF_KNOWN_OUT;
}

/* A qualifier, the direction aside, that `second` lacks or has with another value; NULL. */
static const mof_qualifier *find_difference(mof_resolver *resolver, const mof_qualifiers *first,
                                            const mof_qualifiers *second)
{
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < second->count; i++)
        mof_index_add(&index, second->items[i]->name, second->items[i]);
    for (size_t i = 0; i < first->count; i++) {
        const mof_qualifier *qualifier = first->items[i];
        const mof_qualifier *other = mof_index_find(&index, qualifier->name);
        if (!is_direction(qualifier) &&
            (other == NULL || !mof_value_equal(&qualifier->value, &other->value)))
            return qualifier;
    }
    return NULL;
}

/* Two copies of one parameter are the same but for the direction. NULL: they are. */
static const char *find_copy_fault(mof_resolver *resolver, const mof_parameter *first,
                                   const mof_parameter *second)
{
    mof_arena *arena = resolver->reporter->arena;
    if (!mof_type_equal(&first->type, &second->type))
        return mof_arena_format(arena, "%s and %s", mof_type_text(&first->type, arena),
                                mof_type_text(&second->type, arena));
    const mof_qualifier *odd = find_difference(resolver, &first->qualifiers, &second->qualifiers);
    if (odd == NULL)
        odd = find_difference(resolver, &second->qualifiers, &first->qualifiers);
    return odd != NULL ? mof_arena_format(arena, "qualifier %s", odd->name->text) : NULL;
}

/* WMI writes what goes both ways twice, once [in] and once [out]. */
static void join_parameters(mof_resolver *resolver, mof_profile profile, mof_parameter *first,
                            const mof_parameter *second)
{
    bool are_two_ways = first->is_in != second->is_in && first->is_out != second->is_out;
    bool is_pair = mof_profile_is_wmi(profile) && are_two_ways;
    const char *why = is_pair ? find_copy_fault(resolver, first, second) : NULL;
    mof_code code = why != NULL ? MOF_S407 : is_pair ? MOF_S403 : MOF_S404;
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, code, second->name_span, MOF_ARGS(second->name->text, why));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS, first->span,
                            MOF_NO_ARGS);
    if (is_pair)
        first->is_in = first->is_out = true;
}

static const mof_parameter *find_parameter(const mof_method *method, size_t position,
                                           const mof_name *name)
{
    if (method == NULL || position >= method->parameter_count)
        return NULL;
    const mof_parameter *parameter = &method->parameters[position];
    return mof_name_equal(parameter->name, name) ? parameter : NULL;
}

/* What is written twice is joined, and the list closes up. */
static void resolve_parameters(mof_resolver *resolver, mof_profile profile, mof_own_method *own)
{
    mof_parameter *items = own->parameters;
    size_t count = 0;
    mof_index index;
    mof_index_init(&index, resolver->scratch);
    for (size_t i = 0; i < own->parameter_count; i++) {
        mof_parameter *parameter = &items[count];
        *parameter = items[i];
        const mof_name *name = parameter->name;
        resolve_parameter(resolver, profile, find_parameter(own->method->overridden, count, name),
                          parameter);
        const mof_parameter *previous = mof_index_find(&index, name);
        if (previous != NULL) {
            join_parameters(resolver, profile, &items[previous - items], parameter);
        } else {
            mof_index_add(&index, name, parameter);
            count++;
        }
    }
    own->method->parameters = items;
    own->method->parameter_count = count;
}

/* ---- methods ----------------------------------------------------------------------------- */

static void resolve_method(mof_resolver *resolver, const mof_class *of, mof_own_method *own)
{
    mof_method *method = own->method;
    const mof_method *overridden = NULL;
    if (of->superclass != NULL)
        overridden = mof_class_find_method(of->superclass, method->name);
    if (overridden != NULL) {
        mof_resolver_check_spelling(resolver, &(mof_ast_name){method->name, method->name_span},
                                    overridden->name, overridden->name_span);
        method->qualifiers =
            mof_qualifiers_inherit(resolver, method->qualifiers, &overridden->qualifiers);
    }
    method->overridden = overridden;
    method->description = mof_qualifiers_description(&method->qualifiers);
    resolve_parameters(resolver, of->profile, own);
}

void mof_resolve_methods(mof_resolver *resolver, mof_class *of, const mof_own *own)
{
    for (size_t i = 0; i < own->method_count; i++)
        resolve_method(resolver, of, own->methods[i]);
    mof_inherit_methods(resolver, of, own);
}
