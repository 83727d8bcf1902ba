/*
 * See the header.
 */
#include "model/drift.h"

#include <string.h>

#include "base/index.h"
#include "model/drift_subject.h"
#include "page/page.h"

static const char *path_of(const mof_drift_subject *around, const mof_name *name)
{
    return mof_arena_format(around->differ->reporter->arena, "%s.%s", around->path, name->text);
}

/* A message lives longer than what the comparison needs. */
static const char *keep(const mof_drift_subject *about, const char *text)
{
    return mof_arena_copy_string(about->differ->reporter->arena, text);
}

/* Names are the same in any case, but what is made of a schema has its spelling. */
static void compare_spelling(const mof_drift_subject *about, const mof_name *documented,
                             const mof_name *real)
{
    if (strcmp(documented->text, real->text) != 0)
        mof_drift_report(about, MOF_D305, about->documented, about->real,
                         MOF_ARGS(about->path, real->text));
}

/* ---- features -------------------------------------------------------------------------------- */

static void compare_types(const mof_drift_subject *about, const mof_type *documented,
                          const mof_type *real)
{
    mof_type here = *documented;
    mof_type there = *real;
    here.is_array = there.is_array = false;
    if (!mof_type_equal(&here, &there))
        mof_drift_report(about, MOF_D312, about->documented, about->real,
                         MOF_ARGS(about->path,
                                  keep(about, mof_differ_type_text(about->differ, &here)),
                                  keep(about, mof_differ_type_text(about->differ, &there))));
    if (documented->is_array != real->is_array)
        mof_drift_report(about, MOF_D313, about->documented, about->real,
                         MOF_ARGS(about->path, real->is_array ? "an array" : "no array"));
}

static void compare_property(const mof_drift_subject *around, const mof_property *documented,
                             const mof_property *real)
{
    const mof_drift_subject about = {around->differ, path_of(around, documented->name),
                                     documented->name_span, real->name_span};
    compare_spelling(&about, documented->name, real->name);
    compare_types(&about, &documented->type, &real->type);
    if (documented->is_key != real->is_key)
        mof_drift_report(&about, MOF_D314, about.documented, about.real,
                         MOF_ARGS(about.path, real->is_key ? "is a key" : "is no key"));
    mof_drift_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
    mof_drift_access(&about, &documented->qualifiers, &real->qualifiers);
}

static void compare_properties(const mof_drift_subject *around, const mof_class *documented,
                               const mof_class *real)
{
    for (size_t i = 0; i < documented->property_count; i++) {
        const mof_property *property = documented->properties[i];
        const mof_property *other = mof_class_find_property(real, property->name);
        if (property->origin != documented)
            continue;
        if (other != NULL)
            compare_property(around, property, other);
        else
            mof_drift_report(around, MOF_D311, property->name_span, around->real,
                             MOF_ARGS(path_of(around, property->name)));
    }
    for (size_t i = 0; i < real->property_count; i++) {
        const mof_property *property = real->properties[i];
        if (mof_class_find_property(documented, property->name) == NULL)
            mof_drift_report(around, MOF_D310, around->documented, property->name_span,
                             MOF_ARGS(path_of(around, property->name)));
    }
}

static void index_parameters(const mof_drift_subject *about, mof_index *index,
                             const mof_method *method)
{
    mof_index_init(index, about->differ->scratch);
    for (size_t i = 0; i < method->parameter_count; i++)
        mof_index_add(index, method->parameters[i].name, &method->parameters[i]);
}

static const char *direction(const mof_parameter *parameter)
{
    return !parameter->is_out ? "in" : parameter->is_in ? "in and out" : "out";
}

static void compare_parameter(const mof_drift_subject *around, const mof_parameter *documented,
                              const mof_parameter *real)
{
    const mof_drift_subject about = {around->differ, path_of(around, documented->name),
                                     documented->span, real->span};
    compare_spelling(&about, documented->name, real->name);
    compare_types(&about, &documented->type, &real->type);
    if (documented->is_in != real->is_in || documented->is_out != real->is_out)
        mof_drift_report(&about, MOF_D325, about.documented, about.real,
                         MOF_ARGS(about.path, direction(documented), direction(real)));
    mof_drift_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
}

static void compare_method(const mof_drift_subject *around, const mof_method *documented,
                           const mof_method *real)
{
    const mof_drift_subject about = {around->differ, path_of(around, documented->name),
                                     documented->name_span, real->name_span};
    compare_spelling(&about, documented->name, real->name);
    compare_types(&about, &documented->type, &real->type);
    mof_drift_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
    mof_index here, there;
    index_parameters(&about, &here, documented);
    index_parameters(&about, &there, real);
    for (size_t i = 0; i < documented->parameter_count; i++) {
        const mof_parameter *parameter = &documented->parameters[i];
        const mof_parameter *other = mof_index_find(&there, parameter->name);
        if (other != NULL)
            compare_parameter(&about, parameter, other);
        else
            mof_drift_report(&about, MOF_D324, parameter->span, about.real,
                             MOF_ARGS(path_of(&about, parameter->name)));
    }
    for (size_t i = 0; i < real->parameter_count; i++)
        if (mof_index_find(&here, real->parameters[i].name) == NULL)
            mof_drift_report(&about, MOF_D323, about.documented, real->parameters[i].span,
                             MOF_ARGS(path_of(&about, real->parameters[i].name)));
}

/* Nothing but the page of a method tells of the class. */
static bool is_stub(const mof_class *of)
{
    return of->page != NULL && of->page->is_stub;
}

/* The page of the class lists it; what it does stands elsewhere. */
static bool is_mentioned(const mof_class *documented, const mof_name *method)
{
    const mof_page_facts *page = documented->page;
    for (size_t i = 0; page != NULL && i < page->method_count; i++)
        if (mof_name_equal(page->methods[i].name, method))
            return true;
    return false;
}

/* A class without any method may be of a schema that has none. */
static void compare_mentions(const mof_drift_subject *around, const mof_class *documented,
                             const mof_class *real)
{
    const mof_page_facts *page = real->method_count > 0 ? documented->page : NULL;
    for (size_t i = 0; page != NULL && i < page->method_count; i++) {
        const mof_page_mention *method = &page->methods[i];
        if (mof_class_find_method(real, method->name) == NULL &&
            mof_class_find_method(documented, method->name) == NULL)
            mof_drift_report(around, MOF_D321, method->span, around->real,
                             MOF_ARGS(path_of(around, method->name)));
    }
}

static void compare_methods(const mof_drift_subject *around, const mof_class *documented,
                            const mof_class *real)
{
    for (size_t i = 0; i < documented->method_count; i++) {
        const mof_method *method = documented->methods[i];
        const mof_method *other = mof_class_find_method(real, method->name);
        if (method->origin != documented)
            continue;
        if (other != NULL)
            compare_method(around, method, other);
        else
            mof_drift_report(around, MOF_D321, method->name_span, around->real,
                             MOF_ARGS(path_of(around, method->name)));
    }
    compare_mentions(around, documented, real);
    for (size_t i = 0; i < real->method_count && !is_stub(documented); i++) {
        const mof_method *method = real->methods[i];
        if (mof_class_find_method(documented, method->name) == NULL &&
            !is_mentioned(documented, method->name))
            mof_drift_report(around, MOF_D320, around->documented, method->name_span,
                             MOF_ARGS(path_of(around, method->name)));
    }
}

/* ---- classes --------------------------------------------------------------------------------- */

static const char *name_or_none(const mof_name *name)
{
    return name != NULL ? name->text : "none";
}

static void compare_class(mof_differ *differ, const mof_class *documented, const mof_class *real)
{
    static const char *const kinds[] = {[MOF_CLASS_PLAIN] = "a plain class",
                                        [MOF_CLASS_ASSOCIATION] = "an association",
                                        [MOF_CLASS_INDICATION] = "an indication"};
    const mof_drift_subject about = {differ, documented->name->text, documented->name_span,
                                     real->name_span};
    if (is_stub(documented)) {
        compare_methods(&about, documented, real);
        return;
    }
    compare_spelling(&about, documented->name, real->name);
    if (!mof_name_equal(documented->superclass_name, real->superclass_name))
        mof_drift_report(&about, MOF_D303, about.documented, about.real,
                         MOF_ARGS(about.path, name_or_none(documented->superclass_name),
                                  name_or_none(real->superclass_name)));
    if (documented->kind != real->kind)
        mof_drift_report(&about, MOF_D304, about.documented, about.real,
                         MOF_ARGS(about.path, kinds[documented->kind], kinds[real->kind]));
    mof_drift_qualifiers(&about, &documented->qualifiers, &real->qualifiers);
    compare_properties(&about, documented, real);
    compare_methods(&about, documented, real);
}

/* WMI has it; no schema declares it. */
static bool is_system_class(const mof_class *of)
{
    return strncmp(of->name->text, "__", 2) == 0;
}

static const mof_class *find_class(const mof_schema *schema, const mof_class *of)
{
    const mof_class *found = mof_schema_find_class(schema, mof_name_text(of->name));
    return found != NULL && !found->is_synthesized && !found->is_built_in ? found : NULL;
}

void mof_drift_find(const mof_schema *real, const mof_schema *documented, mof_arena *scratch,
                    mof_reporter *reporter)
{
    mof_differ differ = {
        .older = real, .newer = documented, .scratch = scratch, .reporter = reporter};
    for (size_t i = 0; i < documented->class_count; i++) {
        const mof_class *of = documented->classes[i];
        const mof_class *other = find_class(real, of);
        if (other != NULL)
            compare_class(&differ, of, other);
        else if (!is_system_class(of))
            mof_report(reporter, MOF_D301, of->name_span, MOF_ARGS(of->name->text));
    }
    for (size_t i = 0; i < real->class_count; i++)
        if (find_class(documented, real->classes[i]) == NULL)
            mof_report(reporter, MOF_D302, real->classes[i]->name_span,
                       MOF_ARGS(real->classes[i]->name->text));
}
