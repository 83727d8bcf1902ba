/*
 * Classes of the hardware inventory of ConfigMgr, each by itself and beside the others: SMS_Report,
 * SMS_Class_ID, SMS_Group_Name, SMS_Units (mof-language E.5; W201 to W210).
 */
#include "model/check_inventory.h"

#include <string.h>

/* The classes so far by what must be unique. */
typedef struct inventory {
    const mof_checker *checker;
    mof_names texts;
    mof_map ids;    /* key of a text -> class */
    mof_map groups; /* likewise */
} inventory;

typedef void inventory_rule(inventory *all, mof_code code, const mof_class *of);

/* ---- SMS_Report -------------------------------------------------------------------------- */

static bool is_word(const mof_value *value, const char *word)
{
    return value->kind == MOF_VALUE_KIND_STRING && mof_text_is_nocase(mof_value_text(value), word);
}

/* What is written wrong counts as TRUE: it was meant, and one message is enough. */
bool mof_inventory_is_reported(const mof_qualifiers *qualifiers)
{
    const mof_qualifier *report = mof_qualifiers_find_known(qualifiers, MOF_KNOWN_SMS_REPORT);
    if (report == NULL)
        return false;
    return report->value.kind == MOF_VALUE_KIND_BOOLEAN ? report->value.as.boolean
                                                        : !is_word(&report->value, "FALSE");
}

bool mof_inventory_is_class(const mof_class *of)
{
    static const mof_known marks[] = {MOF_KNOWN_SMS_REPORT, MOF_KNOWN_SMS_CLASS_ID,
                                      MOF_KNOWN_SMS_GROUP_NAME};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (mof_qualifiers_find_known(&of->qualifiers, marks[i]) != NULL)
            return true;
    return false;
}

static void check_report_form(inventory *all, mof_code code, const mof_name *name,
                              const mof_qualifiers *qualifiers)
{
    const mof_qualifier *report = mof_checker_find_own(qualifiers, MOF_KNOWN_SMS_REPORT);
    if (report != NULL && report->value.kind != MOF_VALUE_KIND_BOOLEAN &&
        !is_word(&report->value, "TRUE") && !is_word(&report->value, "FALSE"))
        mof_report(all->checker->reporter, code, report->value.span, MOF_ARGS(name->text));
}

static void check_report(inventory *all, mof_code code, const mof_class *of)
{
    check_report_form(all, code, of->name, &of->qualifiers);
    for (size_t i = 0; i < of->property_count; i++)
        if (of->properties[i]->origin == of)
            check_report_form(all, code, of->properties[i]->name, &of->properties[i]->qualifiers);
}

static const mof_property *find_reported(const mof_class *of)
{
    for (size_t i = 0; i < of->property_count; i++)
        if (mof_inventory_is_reported(&of->properties[i]->qualifiers))
            return of->properties[i];
    return NULL;
}

static void check_any_reported(inventory *all, mof_code code, const mof_class *of)
{
    if (mof_inventory_is_reported(&of->qualifiers) && find_reported(of) == NULL)
        mof_report(all->checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

static void check_class_reported(inventory *all, mof_code code, const mof_class *of)
{
    const mof_property *property = find_reported(of);
    if (property == NULL ||
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_SMS_REPORT) != NULL)
        return;
    mof_report(all->checker->reporter, code, of->name_span,
               MOF_ARGS(of->name->text, property->name->text));
}

/* ---- SMS_Class_ID and SMS_Group_Name ----------------------------------------------------- */

static void check_id_there(inventory *all, mof_code code, const mof_class *of)
{
    if (mof_inventory_is_reported(&of->qualifiers) &&
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_SMS_CLASS_ID) == NULL)
        mof_report(all->checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

static void check_group_there(inventory *all, mof_code code, const mof_class *of)
{
    if (mof_inventory_is_reported(&of->qualifiers) &&
        mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_SMS_GROUP_NAME) == NULL)
        mof_report(all->checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

/* What there is once has none: there are such classes among those that ConfigMgr brings along. */
static void check_key(inventory *all, mof_code code, const mof_class *of)
{
    if (mof_inventory_is_reported(&of->qualifiers) && of->key_count == 0 && !mof_class_is_open(of))
        mof_report(all->checker->reporter, code, of->name_span, MOF_ARGS(of->name->text));
}

/* Up to the bar, which is taken too. */
static mof_text take_part(mof_text *text)
{
    const char *bar = text->size != 0 ? memchr(text->data, '|', text->size) : NULL;
    mof_text part = {text->data, bar != NULL ? (size_t)(bar - text->data) : text->size};
    size_t taken = part.size + (bar != NULL);
    *text = (mof_text){text->data + taken, text->size - taken};
    return part;
}

static bool is_part(mof_text part)
{
    return part.size != 0 && mof_text_trim(part).size == part.size;
}

/* "1.0" */
static bool is_version(mof_text text)
{
    size_t dot = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.' && dot == 0)
            dot = i;
        else if (!mof_char_is_digit(text.data[i]))
            return false;
    }
    return dot > 0 && dot + 1 < text.size;
}

static bool is_id(mof_text text)
{
    mof_text vendor = take_part(&text);
    mof_text name = take_part(&text);
    return is_part(vendor) && is_part(name) && is_version(text);
}

static void check_id_form(inventory *all, mof_code code, const mof_class *of)
{
    const mof_qualifier *id = mof_checker_find_own(&of->qualifiers, MOF_KNOWN_SMS_CLASS_ID);
    if (id == NULL ||
        (id->value.kind == MOF_VALUE_KIND_STRING && is_id(mof_value_text(&id->value))))
        return;
    mof_arena *arena = all->checker->reporter->arena;
    mof_report(all->checker->reporter, code, id->value.span,
               MOF_ARGS(id->value.kind == MOF_VALUE_KIND_STRING
                            ? mof_text_quote(arena, mof_value_text(&id->value))
                            : id->name->text));
}

/* The same class may be in more than one namespace. */
static void check_unique(inventory *all, mof_code code, const mof_class *of, mof_known known,
                         mof_map *taken)
{
    const mof_qualifier *qualifier = mof_checker_find_own(&of->qualifiers, known);
    if (qualifier == NULL || qualifier->value.kind != MOF_VALUE_KIND_STRING)
        return;
    const mof_name *key = mof_names_add(&all->texts, mof_value_text(&qualifier->value))->key;
    const mof_class *first = mof_map_find(taken, key);
    if (first == NULL) {
        mof_map_set(taken, key, (void *)(uintptr_t)of);
        return;
    }
    if (mof_name_equal(first->name, of->name))
        return;
    mof_reporter *reporter = all->checker->reporter;
    mof_diagnostic *diagnostic =
        mof_report(reporter, code, qualifier->value.span,
                   MOF_ARGS(mof_text_quote(reporter->arena, mof_value_text(&qualifier->value)),
                            of->name->text, first->name->text));
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_OTHER, first->name_span, MOF_NO_ARGS);
}

static void check_unique_id(inventory *all, mof_code code, const mof_class *of)
{
    check_unique(all, code, of, MOF_KNOWN_SMS_CLASS_ID, &all->ids);
}

static void check_unique_group(inventory *all, mof_code code, const mof_class *of)
{
    check_unique(all, code, of, MOF_KNOWN_SMS_GROUP_NAME, &all->groups);
}

/* ---- SMS_Units --------------------------------------------------------------------------- */

static void check_units(inventory *all, mof_code code, const mof_class *of)
{
    static const char known[] =
        "KiloBytes|MegaBytes|GigaBytes|HexString|DecimalString|Seconds|DateString";
    for (size_t i = 0; i < of->property_count; i++) {
        const mof_property *property = of->properties[i];
        const mof_qualifier *units =
            mof_checker_find_own(&property->qualifiers, MOF_KNOWN_SMS_UNITS);
        if (property->origin == of && units != NULL &&
            (units->value.kind != MOF_VALUE_KIND_STRING ||
             !mof_text_is_one_of_nocase(mof_value_text(&units->value), known)))
            mof_report(all->checker->reporter, code, units->value.span,
                       MOF_ARGS(property->name->text));
    }
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void check_class(inventory *all, const mof_class *of)
{
    static const struct {
        mof_code code;
        inventory_rule *check;
    } rules[] = {
        {MOF_W201, check_id_there},     {MOF_W202, check_id_form},
        {MOF_W203, check_unique_id},    {MOF_W204, check_group_there},
        {MOF_W205, check_unique_group}, {MOF_W206, check_any_reported},
        {MOF_W207, check_report},       {MOF_W208, check_class_reported},
        {MOF_W209, check_units},        {MOF_W210, check_key},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (mof_checker_wants(all->checker, rules[i].code, of->profile))
            rules[i].check(all, rules[i].code, of);
}

void mof_check_inventory(const mof_checker *checker)
{
    const mof_schema *schema = checker->schema;
    inventory all = {.checker = checker};
    mof_names_init(&all.texts, checker->scratch);
    mof_map_init(&all.ids, checker->scratch);
    mof_map_init(&all.groups, checker->scratch);
    bool is_any = false;
    for (size_t i = 0; i < schema->class_count; i++) {
        if (schema->classes[i]->profile != MOF_PROFILE_HINV)
            continue;
        check_class(&all, schema->classes[i]);
        is_any = true;
    }
    if (is_any)
        mof_check_inventory_data(checker);
}
