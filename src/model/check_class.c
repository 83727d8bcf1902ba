/*
 * Classes and inheritance (mof-language D.1, and of D.2 what concerns the class as a whole).
 */
#include "model/check_block.h"
#include "model/check_inventory.h"
#include "model/system.h"

#include <string.h>

static bool is(const mof_class *of, mof_known known)
{
    return mof_qualifiers_is(&of->qualifiers, known);
}

static bool has(const mof_class *of, mof_known known)
{
    return mof_qualifiers_find_known(&of->qualifiers, known) != NULL;
}

/* The superclass, where what it is and is not is known. */
static const mof_class *known_superclass(const mof_class *of)
{
    return of->superclass != NULL && !of->superclass->is_synthesized && !of->superclass->poison
               ? of->superclass
               : NULL;
}

static void report(const mof_checker *checker, mof_code code, const mof_class *of)
{
    mof_report(checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

/* With the superclass as the second argument and in a note. */
static void report_superclass(const mof_checker *checker, mof_code code, const mof_class *of)
{
    mof_diagnostic *diagnostic = mof_report(checker->reporter, code, of->name_span,
                                            MOF_ARGS(of->name->text, of->superclass->name->text));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                            of->superclass->name_span, MOF_NO_ARGS);
}

/* ---- names ------------------------------------------------------------------------------- */

static void check_schema_name(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const char *underscore = strchr(of->name->text, '_');
    if (underscore == NULL || underscore == of->name->text || underscore[1] == '\0')
        report(checker, code, of);
}

static void check_system_name(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (mof_text_starts_with(mof_name_text(of->name), "__") && !mof_system_is_reserved(of->name))
        report(checker, code, of);
}

/* Two of them in front are another matter, and for a block the rule is stricter: W119. */
static void check_underscores(const mof_checker *checker, mof_code code, const mof_class *of)
{
    bool is_reserved = mof_text_starts_with(mof_name_text(of->name), "__");
    bool is_at_end =
        (of->name->text[0] == '_' && !is_reserved) || of->name->text[of->name->size - 1] == '_';
    if (is_at_end && mof_block_find_kind(checker, of) == MOF_BLOCK_NONE)
        report(checker, code, of);
}

static void check_length(const mof_checker *checker, mof_code code, const mof_class *of)
{
    mof_checker_check_length(checker, code, of->name, of->name_span);
}

/* ---- what the class is ------------------------------------------------------------------- */

static void check_terminal_superclass(const mof_checker *checker, mof_code code,
                                      const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super != NULL && is(super, MOF_KNOWN_TERMINAL))
        report_superclass(checker, code, of);
}

static void check_terminal_and_abstract(const mof_checker *checker, mof_code code,
                                        const mof_class *of)
{
    if (of->is_abstract && is(of, MOF_KNOWN_TERMINAL))
        report(checker, code, of);
}

static void check_association_superclass(const mof_checker *checker, mof_code code,
                                         const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super != NULL && of->kind == MOF_CLASS_ASSOCIATION && super->kind != of->kind)
        report_superclass(checker, code, of);
}

static void check_indication_superclass(const mof_checker *checker, mof_code code,
                                        const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super != NULL && of->kind == MOF_CLASS_INDICATION && super->kind != of->kind)
        report_superclass(checker, code, of);
}

static void check_two_kinds(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (is(of, MOF_KNOWN_ASSOCIATION) && is(of, MOF_KNOWN_INDICATION))
        report(checker, code, of);
}

static void check_abstract_below_concrete(const mof_checker *checker, mof_code code,
                                          const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super != NULL && of->is_abstract && !super->is_abstract)
        report_superclass(checker, code, of);
}

static void report_structure(const mof_checker *checker, mof_code code, const mof_class *of,
                             mof_span span, const char *what)
{
    const char *kind = is(of, MOF_KNOWN_EXCEPTION) ? "an exception" : "a structure";
    mof_report(checker->reporter, code, span, MOF_ARGS(of->name->text, kind, what));
}

/* At what it has, or at the class where it inherits that. */
static void check_structure(const mof_checker *checker, mof_code code, const mof_class *of)
{
    bool is_exception = is(of, MOF_KNOWN_EXCEPTION);
    if (!is_exception && !is(of, MOF_KNOWN_STRUCTURE))
        return;
    if (of->key_count != 0)
        report_structure(checker, code, of,
                         of->keys[0]->origin == of ? of->keys[0]->name_span : of->name_span,
                         "has no keys");
    if (is_exception && of->method_count != 0)
        report_structure(checker, code, of,
                         of->methods[0]->origin == of ? of->methods[0]->name_span : of->name_span,
                         "has no methods");
    if (!is_exception && of->kind == MOF_CLASS_ASSOCIATION)
        report_structure(checker, code, of, of->name_span, "is no association");
}

/* ---- structures (dmtf3) ------------------------------------------------------------------ */

static void check_structure_superclass(const mof_checker *checker, mof_code code,
                                       const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super == NULL || super->is_structure == of->is_structure)
        return;
    static const char *const kinds[] = {"class", "structure"};
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, of->name_span,
                   MOF_ARGS(kinds[of->is_structure], of->name->text, super->name->text,
                            kinds[super->is_structure]));
    mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS, super->name_span,
                            MOF_NO_ARGS);
}

static void check_structure_methods(const mof_checker *checker, mof_code code, const mof_class *of)
{
    for (size_t i = 0; of->is_structure && i < of->method_count; i++)
        if (of->methods[i]->origin == of)
            mof_report(checker->reporter, code, of->methods[i]->name_span,
                       MOF_ARGS(of->methods[i]->name->text, of->name->text));
}

/* ---- keys and features ------------------------------------------------------------------- */

/* W210 and W304 say it of classes of inventory and of resources; what helps a resource needs none.
 */
static bool has_key_rule(const mof_class *of)
{
    return of->profile == MOF_PROFILE_DSC ||
           (of->profile == MOF_PROFILE_HINV && mof_inventory_is_class(of));
}

/* Where an object of a class is held, one of a subclass can be. */
static bool is_embedded(const mof_checker *checker, const mof_class *of)
{
    while (of != NULL && mof_map_find(&checker->embedded, of) == NULL)
        of = of->superclass;
    return of != NULL;
}

static bool needs_key(const mof_checker *checker, const mof_class *of)
{
    static const mof_known keyless[] = {MOF_KNOWN_SINGLETON, MOF_KNOWN_STRUCTURE,
                                        MOF_KNOWN_EXCEPTION, MOF_KNOWN_EMBEDDED,
                                        MOF_KNOWN_AMENDMENT};
    for (size_t i = 0; i < sizeof keyless / sizeof *keyless; i++)
        if (has(of, keyless[i]))
            return false;
    return !of->is_abstract && of->kind == MOF_CLASS_PLAIN && !mof_class_is_open(of) &&
           of->profile != MOF_PROFILE_DMTF3 && !has_key_rule(of) &&
           !mof_system_has(of->name, of->profile) && !is_embedded(checker, of);
}

/* What keys a block has is said by W103 and W105. */
static void check_has_key(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (of->key_count == 0 && needs_key(checker, of) &&
        mof_block_find_kind(checker, of) == MOF_BLOCK_NONE)
        report(checker, code, of);
}

static void check_singleton(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (of->key_count == 0 || !is(of, MOF_KNOWN_SINGLETON))
        return;
    const mof_property *key = of->keys[0];
    if (key->origin == of) {
        mof_report(checker->reporter, code, key->name_span, MOF_ARGS(of->name->text));
        return;
    }
    mof_diagnostic *diagnostic =
        mof_report(checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
    mof_checker_note_inherited(checker, diagnostic, key->origin, key->name_span);
}

static void check_counts(const mof_checker *checker, mof_code code, const mof_class *of)
{
    enum { MOST_PROPERTIES = 1024, MOST_KEYS = 256 };
    if (of->property_count > MOST_PROPERTIES || of->key_count > MOST_KEYS)
        report(checker, code, of);
}

static size_t count_references(const mof_class *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->property_count; i++)
        count += of->properties[i]->type.kind == MOF_TYPE_REFERENCE || of->properties[i]->poison;
    return count;
}

static void check_reference_count(const mof_checker *checker, mof_code code, const mof_class *of)
{
    bool may_be_bare = of->is_abstract && mof_profile_is_wmi(of->profile);
    if (of->kind == MOF_CLASS_ASSOCIATION && !mof_class_is_open(of) && !may_be_bare &&
        count_references(of) < 2)
        report(checker, code, of);
}

static void check_reference_limit(const mof_checker *checker, mof_code code, const mof_class *of)
{
    size_t count = 0;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        count += property->type.kind == MOF_TYPE_REFERENCE;
        if (of->kind == MOF_CLASS_ASSOCIATION && count > 2 && property->origin == of &&
            property->type.kind == MOF_TYPE_REFERENCE) {
            mof_report(checker->reporter, code, property->name_span,
                       MOF_ARGS(property->name->text, of->name->text));
            return;
        }
    }
}

static void check_new_references(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super == NULL || super->kind != MOF_CLASS_ASSOCIATION || count_references(super) == 0)
        return;
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        if (property->origin == of && property->overridden == NULL &&
            property->type.kind == MOF_TYPE_REFERENCE)
            mof_report(checker->reporter, code, property->name_span,
                       MOF_ARGS(property->name->text, of->name->text));
    }
}

/* What is a method above is one below, and a property a property. Windows itself breaks this, so
 * that WMI gets a warning only. */
static bool changes_kind(const mof_class *of, const mof_property *property,
                         const mof_method *method)
{
    return of->profile == MOF_PROFILE_DMTF2 && (property->origin == of) != (method->origin == of);
}

static void check_shared_names(const mof_checker *checker, mof_code code, const mof_class *of)
{
    for (size_t i = 0; i < of->method_count; i++) {
        const mof_method *method = of->methods[i];
        const mof_property *property = mof_class_find_property(of, method->name);
        if (property == NULL || (property->origin != of && method->origin != of) ||
            changes_kind(of, property, method))
            continue;
        bool is_method = method->origin == of;
        mof_diagnostic *diagnostic =
            mof_report(checker->reporter, code, is_method ? method->name_span : property->name_span,
                       MOF_ARGS(method->name->text, of->name->text));
        mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_OTHER,
                                is_method ? property->name_span : method->name_span, MOF_NO_ARGS);
    }
}

static void check_kept_kinds(const mof_checker *checker, mof_code code, const mof_class *of)
{
    for (size_t i = 0; i < of->method_count; i++) {
        const mof_method *method = of->methods[i];
        const mof_property *property = mof_class_find_property(of, method->name);
        if (property == NULL || !changes_kind(of, property, method))
            continue;
        bool is_method = method->origin == of;
        const mof_name *name = is_method ? method->name : property->name;
        mof_diagnostic *diagnostic =
            mof_report(checker->reporter, code, is_method ? method->name_span : property->name_span,
                       MOF_ARGS(name->text, is_method ? "a method" : "a property",
                                is_method ? "a property" : "a method"));
        mof_checker_note_inherited(checker, diagnostic,
                                   is_method ? property->origin : method->origin,
                                   is_method ? property->name_span : method->name_span);
    }
}

/* ---- qualifiers of the class ------------------------------------------------------------- */

static void check_dynamic_superclass(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_class *super = known_superclass(of);
    if (super != NULL && is(super, MOF_KNOWN_DYNAMIC) && !is(of, MOF_KNOWN_DYNAMIC))
        report_superclass(checker, code, of);
}

/* The classes of event tracing have no provider. */
static void check_dynamic(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_qualifier *dynamic = mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_DYNAMIC);
    if (dynamic == NULL || mof_checker_derives_from(of, "EventTrace"))
        return;
    const char *why = NULL;
    if (!is(of, MOF_KNOWN_DYNAMIC))
        why = "Dynamic is TRUE or left out";
    else if (!has(of, MOF_KNOWN_PROVIDER))
        why = "it needs a Provider";
    if (why != NULL)
        mof_report(checker->reporter, code, of->name_span, MOF_ARGS(of->name->text, why));
}

static bool is_version(mof_text text)
{
    size_t dots = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool is_dot = text.data[i] == '.';
        bool is_edge = i == 0 || i + 1 == text.size || text.data[i - 1] == '.';
        if ((is_dot && is_edge) || (!is_dot && !mof_char_is_digit(text.data[i])))
            return false;
        dots += is_dot;
    }
    return dots == 2;
}

static void check_version(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_qualifier *version = mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_VERSION);
    if (version == NULL || version->value.kind != MOF_VALUE_KIND_STRING ||
        is_version(mof_value_text(&version->value)))
        return;
    mof_report(checker->reporter, code, version->value.span,
               MOF_ARGS(mof_text_quote(checker->reporter->arena, mof_value_text(&version->value))));
}

static void check_revision(const mof_checker *checker, mof_code code, const mof_class *of)
{
    const mof_qualifier *revision = mof_checker_find_own(&of->qualifiers, MOF_KNOWN_REVISION);
    if (revision != NULL && !has(of, MOF_KNOWN_VERSION))
        mof_report(checker->reporter, code, revision->span, MOF_ARGS(of->name->text));
}

static void check_support(const mof_checker *checker, mof_code code, const mof_class *of)
{
    static const struct {
        mof_known by;
        mof_known supports;
        const char *name;
    } pairs[] = {{MOF_KNOWN_CREATEBY, MOF_KNOWN_SUPPORTSCREATE, "SupportsCreate"},
                 {MOF_KNOWN_DELETEBY, MOF_KNOWN_SUPPORTSDELETE, "SupportsDelete"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const mof_qualifier *by = mof_checker_find_own(&of->qualifiers, pairs[i].by);
        if (by != NULL && !is(of, pairs[i].supports))
            mof_report(checker->reporter, code, by->span,
                       MOF_ARGS(by->name->text, of->name->text, pairs[i].name));
    }
}

void mof_check_class(const mof_checker *checker, const mof_class *of)
{
    static const struct {
        mof_code code;
        mof_class_rule *check;
    } rules[] = {
        {MOF_W001, check_system_name},
        {MOF_W002, check_underscores},
        {MOF_W004, check_length},
        {MOF_S011, check_schema_name},
        {MOF_S106, check_terminal_superclass},
        {MOF_S107, check_terminal_and_abstract},
        {MOF_S108, check_association_superclass},
        {MOF_S111, check_two_kinds},
        {MOF_S112, check_indication_superclass},
        {MOF_S113, check_abstract_below_concrete},
        {MOF_S114, check_structure},
        {MOF_S115, check_has_key},
        {MOF_S116, check_singleton},
        {MOF_S117, check_counts},
        {MOF_S118, check_dynamic_superclass},
        {MOF_S119, check_dynamic},
        {MOF_S120, check_version},
        {MOF_S121, check_revision},
        {MOF_S122, check_support},
        {MOF_S131, check_shared_names},
        {MOF_S137, check_kept_kinds},
        {MOF_S142, check_reference_count},
        {MOF_S143, check_new_references},
        {MOF_S146, check_reference_limit},
        {MOF_W122, mof_check_view},
        {MOF_W123, mof_check_counters},
        {MOF_W126, mof_check_language},
        {MOF_S604, check_structure_superclass},
        {MOF_S608, check_structure_methods},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(checker, rules[i].code, of->profile))
            rules[i].check(checker, rules[i].code, of);
}
