/*
 * Classes whose instances are made of those of others: views and formatted counters (mof-language
 * W122, W123).
 */
#include "model/checker.h"

static bool has(const mof_class *of, mof_known known)
{
    return mof_qualifiers_find_known(&of->qualifiers, known) != NULL;
}

static const mof_value *find_array(const mof_qualifiers *qualifiers, mof_known known)
{
    return mof_checker_value(qualifiers, known, MOF_VALUE_KIND_ARRAY);
}

static mof_diagnostic *report(const mof_checker *checker, mof_code code, mof_span span,
                              const mof_class *of, const char *why)
{
    return mof_report(checker->reporter, code, span, MOF_ARGS(of->name->text, why));
}

/* ---- views ------------------------------------------------------------------------------- */

static void check_spaces(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_value *sources = find_array(&of->qualifiers, MOF_KNOWN_VIEWSOURCES);
    const mof_value *spaces = find_array(&of->qualifiers, MOF_KNOWN_VIEWSPACES);
    size_t count = spaces != NULL ? spaces->as.array.count : 0;
    if (sources == NULL || sources->as.array.count == count)
        return;
    const char *why = mof_arena_format(checker->reporter->arena,
                                       "ViewSources has %zu entries, but ViewSpaces has %zu",
                                       sources->as.array.count, count);
    report(checker, code, spaces != NULL ? spaces->span : sources->span, of, why);
}

/* "select *", whatever the case and the spaces. */
static bool selects_all(mof_text query)
{
    mof_text text = mof_text_trim(query);
    mof_text word = {text.data, text.size < 6 ? text.size : 6};
    text = mof_text_trim((mof_text){text.data + word.size, text.size - word.size});
    return mof_text_is_nocase(word, "select") && mof_text_starts_with(text, "*");
}

static void check_kind(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_qualifier *join = mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_JOINON);
    const mof_qualifier *filter =
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_POSTJOINFILTER);
    if (join != NULL && mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_UNION))
        report(checker, code, join->span, of, "it is a Union or has JoinOn, not both");
    if (filter == NULL)
        return;
    if (join == NULL)
        report(checker, code, filter->span, of, "PostJoinFilter goes with JoinOn");
    if (filter->value.kind == MOF_VALUE_KIND_STRING && !selects_all(mof_value_text(&filter->value)))
        report(checker, code, filter->value.span, of, "PostJoinFilter begins with 'select *'");
}

static void check_sources(const mof_checker *checker, mof_code code, const mof_class *of,
                          const mof_property *property)
{
    const mof_value *views = find_array(&of->qualifiers, MOF_KNOWN_VIEWSOURCES);
    const mof_value *sources = find_array(&property->qualifiers, MOF_KNOWN_PROPERTYSOURCES);
    size_t count = sources != NULL ? sources->as.array.count : 0;
    if (views == NULL || views->as.array.count == count)
        return;
    const char *why =
        sources == NULL
            ? mof_arena_format(checker->reporter->arena, "'%s' has no PropertySources",
                               property->name->text)
            : mof_arena_format(checker->reporter->arena,
                               "the PropertySources of '%s' has %zu entries, but ViewSources %zu",
                               property->name->text, count, views->as.array.count);
    report(checker, code, sources != NULL ? sources->span : property->name_span, of, why);
}

static void check_method(const mof_checker *checker, mof_code code, const mof_class *of,
                         const mof_method *method)
{
    const mof_qualifier *source = mof_checker_find_own(&method->qualifiers, MOF_KNOWN_METHODSOURCE);
    if (source != NULL && !mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_UNION))
        report(checker, code, source->span, of, "MethodSource goes with Union");
}

void mof_check_view(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (!has(of, MOF_KNOWN_VIEWSOURCES))
        return;
    check_spaces(checker, code, of);
    check_kind(checker, code, of);
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->origin == of)
            check_sources(checker, code, of, of->properties[i]);
    for (size_t i = 0; i < of->method_count; i++)
        if (of->methods[i]->origin == of)
            check_method(checker, code, of, of->methods[i]);
}

/* ---- formatted counters ------------------------------------------------------------------ */

static bool is_cooked(const mof_class *of)
{
    const mof_value *cook =
        mof_checker_value(&of->qualifiers, MOF_KNOWN_AUTOCOOK, MOF_VALUE_KIND_INTEGER);
    return cook != NULL && !cook->as.integer.negative && cook->as.integer.magnitude == 1;
}

/* Counter and Base name properties of the raw class, where that is known in full. */
static void check_raw_property(const mof_checker *checker, mof_code code, const mof_class *of,
                               const mof_class *raw, const mof_value *name)
{
    if (name == NULL || raw == NULL || mof_class_is_open(raw))
        return;
    const mof_name *key = mof_names_find(checker->schema->names, mof_value_text(name));
    if (key != NULL && mof_class_find_property(raw, key) != NULL)
        return;
    mof_arena *arena = checker->reporter->arena;
    mof_diagnostic *diagnostic =
        report(checker, code, name->span, of,
               mof_arena_format(arena, "'%s' is not a property of %s",
                                mof_text_quote(arena, mof_value_text(name)), raw->name->text));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_DECLARED, raw->name_span,
                            MOF_NO_ARGS);
}

static void check_cooking(const mof_checker *checker, mof_code code, const mof_class *of,
                          const mof_class *raw)
{
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        const mof_qualifiers *qualifiers = &property->qualifiers;
        const mof_qualifier *type = mof_qualifiers_find_known(qualifiers, MOF_KNOWN_COOKINGTYPE);
        if (property->origin != of || type == NULL)
            continue;
        const mof_value *counter =
            mof_checker_value(qualifiers, MOF_KNOWN_COUNTER, MOF_VALUE_KIND_STRING);
        if (counter == NULL)
            report(checker, code, type->span, of,
                   mof_arena_format(checker->reporter->arena,
                                    "no Counter says what '%s' is made of", property->name->text));
        check_raw_property(checker, code, of, raw, counter);
        check_raw_property(checker, code, of, raw,
                           mof_checker_value(qualifiers, MOF_KNOWN_BASE, MOF_VALUE_KIND_STRING));
    }
}

void mof_check_counters(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_value *name =
        mof_checker_value(&of->qualifiers, MOF_KNOWN_AUTOCOOK_RAWCLASS, MOF_VALUE_KIND_STRING);
    const mof_class *raw = NULL;
    if (name != NULL)
        raw = mof_schema_find_class(checker->schema, mof_value_text(name));
    if (!has(of, MOF_KNOWN_AUTOCOOK) && name == NULL)
        return;
    if (!is_cooked(of))
        report(checker, code, of->name_span, of, "it has no AutoCook(1)");
    if (name == NULL)
        report(checker, code, of->name_span, of, "no AutoCook_RawClass says what it is made of");
    else if (raw == NULL)
        report(checker, code, name->span, of,
               mof_arena_format(checker->reporter->arena, "there is no class '%s'",
                                mof_text_quote(checker->reporter->arena, mof_value_text(name))));
    check_cooking(checker, code, of, raw);
}
