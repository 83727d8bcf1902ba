/*
 * Qualifiers that WMI gives a meaning to (mof-language A.11, D.9, E.2): GUIDs, the registry,
 * security of namespaces, texts of one language.
 */
#include "model/check_meaning.h"

/* ---- guids ------------------------------------------------------------------------------- */

/* 8-4-4-4-12 hexadecimal digits, in braces or not. */
static bool is_guid(mof_text text)
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size > 1 && text.data[0] == '{' && text.data[text.size - 1] == '}')
        text = (mof_text){text.data + 1, text.size - 2};
    if (text.size != sizeof form - 1)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (form[i] == 'x' ? mof_char_hex((unsigned char)text.data[i]) < 0 : text.data[i] != '-')
            return false;
    return true;
}

void mof_check_guid(const mof_checker *checker, mof_code code, const mof_element *element,
                    const mof_qualifier *qualifier)
{
    (void)element;
    const mof_value *value = &qualifier->value;
    if (value->kind == MOF_VALUE_KIND_STRING && !is_guid(mof_value_text(value)))
        mof_report(checker->reporter, code, value->span,
                   MOF_ARGS(mof_text_quote(checker->reporter->arena, mof_value_text(value))));
}

/* ---- what is not for everybody ----------------------------------------------------------- */

void mof_check_cimtype(const mof_checker *checker, mof_code code, const mof_element *element,
                       const mof_qualifier *qualifier)
{
    mof_report(checker->reporter, code, qualifier->span, MOF_ARGS(element->name->text));
}

void mof_check_security(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier)
{
    mof_report(checker->reporter, code, qualifier->span,
               MOF_ARGS(qualifier->name->text, element->name->text));
}

void mof_check_instance_security(const mof_checker *checker, mof_code code,
                                 const mof_instance *instance)
{
    static const mof_known known[] = {MOF_KNOWN_REQUIRESENCRYPTION,
                                      MOF_KNOWN_NAMESPACESECURITYSDDL};
    if (mof_name_is(instance->class_name, "__SystemSecurity") ||
        mof_name_is(instance->class_name, "__Namespace"))
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const mof_qualifier *qualifier = mof_checker_find_own(&instance->qualifiers, known[i]);
        if (qualifier != NULL)
            mof_report(checker->reporter, code, qualifier->span,
                       MOF_ARGS(qualifier->name->text, instance->class_name->text));
    }
}

/* ---- the registry ------------------------------------------------------------------------ */

/* Takes what stands before the next '|' off the text. */
static mof_text take_part(mof_text *text)
{
    mof_text part = {text->data, 0};
    while (part.size < text->size && text->data[part.size] != '|')
        part.size++;
    size_t taken = part.size < text->size ? part.size + 1 : part.size;
    *text = (mof_text){text->data + taken, text->size - taken};
    return part;
}

/* host|hive\key, and a third part for what is not a class. */
static bool is_registry_path(mof_text text, bool has_value)
{
    size_t bars = 0;
    for (size_t i = 0; i < text.size; i++)
        bars += text.data[i] == '|';
    mof_text host = take_part(&text);
    mof_text key = take_part(&text);
    mof_text hive = {key.data, key.size < 5 ? key.size : 5};
    return bars == (has_value ? 2 : 1) && host.size != 0 && mof_text_is_nocase(hive, "HKEY_");
}

void mof_check_registry(const mof_checker *checker, mof_code code, const mof_qualifiers *qualifiers)
{
    static const struct {
        const char *provider;
        mof_known known;
        bool has_value;
        const char *form;
    } contexts[] = {
        {"RegProv", MOF_KNOWN_CLASSCONTEXT, false, "host|HKEY_...\\key"},
        {"RegPropProv", MOF_KNOWN_PROPERTYCONTEXT, true, "host|HKEY_...\\key|value"},
    };
    const mof_value *provider =
        mof_checker_value(qualifiers, MOF_KNOWN_PROVIDER, MOF_VALUE_KIND_STRING);
    for (size_t i = 0; provider != NULL && i < sizeof contexts / sizeof *contexts; i++) {
        const mof_value *context =
            mof_checker_value(qualifiers, contexts[i].known, MOF_VALUE_KIND_STRING);
        if (context != NULL && mof_text_is_nocase(mof_value_text(provider), contexts[i].provider) &&
            !is_registry_path(mof_value_text(context), contexts[i].has_value))
            mof_report(checker->reporter, code, context->span,
                       MOF_ARGS(mof_text_quote(checker->reporter->arena, mof_value_text(context)),
                                contexts[i].form));
    }
}

void mof_check_context(const mof_checker *checker, mof_code code, const mof_element *element,
                       const mof_qualifier *qualifier)
{
    (void)qualifier;
    mof_check_registry(checker, code, element->qualifiers);
}

/* ---- languages --------------------------------------------------------------------------- */

static const mof_qualifier *find_amended(const mof_qualifiers *qualifiers)
{
    for (size_t i = 0; i < qualifiers->own_count; i++)
        if ((qualifiers->items[i]->written_flavors & MOF_FLAVOR_AMENDED) != 0)
            return qualifiers->items[i];
    return NULL;
}

static const mof_qualifier *find_amended_in(const mof_class *of)
{
    const mof_qualifier *found = find_amended(&of->qualifiers);
    for (size_t i = 0; i < of->property_count && found == NULL; i++)
        if (of->properties[i]->origin == of)
            found = find_amended(&of->properties[i]->qualifiers);
    for (size_t i = 0; i < of->method_count && found == NULL; i++)
        if (of->methods[i]->origin == of)
            found = find_amended(&of->methods[i]->qualifiers);
    return found;
}

/* root\cimv2\ms_409 holds the texts of one language. */
static bool is_for_language(const mof_class *of)
{
    if (of->name_space == NULL)
        return false;
    const char *last = strrchr(of->name_space->text, '\\');
    mof_text name = mof_text_from_string(last != NULL ? last + 1 : of->name_space->text);
    return name.size > 3 && mof_text_equal_nocase((mof_text){name.data, 3}, MOF_TEXT("ms_"));
}

void mof_check_language(const mof_checker *checker, mof_code code, const mof_class *of)
{
    if (mof_qualifiers_find_known(&of->qualifiers, MOF_KNOWN_LOCALE) != NULL || is_for_language(of))
        return;
    const mof_qualifier *amended = find_amended_in(of);
    if (amended != NULL)
        mof_report(checker->reporter, code, amended->span,
                   MOF_ARGS(amended->name->text, of->name->text));
}
