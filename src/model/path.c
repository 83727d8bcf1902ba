/*
 * See the header.
 */
#include "model/path.h"

static bool is_name_char(char c)
{
    return mof_char_is_alpha(c) || mof_char_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

static mof_text take(mof_text *text, size_t size)
{
    mof_text head = {text->data, size};
    text->data += size;
    text->size -= size;
    return head;
}

static mof_text take_name(mof_text *text)
{
    size_t size = 0;
    while (size < text->size && is_name_char(text->data[size]))
        size++;
    return take(text, size);
}

/* Offset behind the ':' of the namespace; 0: there is none. A ':' in a key does not count. */
static size_t find_class_start(mof_text text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == ':')
            return i + 1;
        if (text.data[i] == '=' || text.data[i] == '"')
            return 0;
    }
    return 0;
}

mof_path mof_path_parse(mof_text text)
{
    mof_path path = {.form = MOF_PATH_WRONG};
    path.name_space = take(&text, find_class_start(text));
    path.class_name = take_name(&text);
    if (path.class_name.size == 0)
        return path;
    if (text.size == 0) {
        path.form = MOF_PATH_CLASS;
    } else if (text.data[0] == '=') {
        bool is_singleton = text.size == 2 && text.data[1] == '@';
        path.form = is_singleton     ? MOF_PATH_SINGLETON
                    : text.size == 1 ? MOF_PATH_WRONG
                                     : MOF_PATH_VALUE;
        path.keys = (mof_text){text.data + 1, text.size - 1};
    } else if (text.data[0] == '.') {
        path.form = MOF_PATH_KEYS;
        path.keys = (mof_text){text.data + 1, text.size - 1};
    }
    return path;
}

/* A quoted value ends at its quote, any other at the next comma. */
static mof_text take_value(mof_text *text)
{
    char quote = text->size != 0 ? text->data[0] : '\0';
    size_t i = 1;
    if (quote != '"' && quote != '\'') {
        i = 0;
        while (i < text->size && text->data[i] != ',')
            i++;
        return take(text, i);
    }
    while (i < text->size && text->data[i] != quote)
        i += text->data[i] == '\\' ? 2 : 1;
    return i < text->size ? take(text, i + 1) : (mof_text){0};
}

bool mof_path_next_key(mof_text *keys, mof_text *name, mof_text *value)
{
    if (keys->size == 0)
        return false;
    mof_text rest = *keys;
    *keys = (mof_text){0};
    *name = take_name(&rest);
    if (name->size == 0 || rest.size == 0 || rest.data[0] != '=')
        return false;
    take(&rest, 1);
    *value = take_value(&rest);
    if (value->size == 0 || (rest.size != 0 && (rest.data[0] != ',' || rest.size == 1)))
        return false;
    if (rest.size != 0)
        take(&rest, 1);
    *keys = rest.size != 0 ? rest : (mof_text){value->data, 0};
    return true;
}

/* ---- faults ------------------------------------------------------------------------------ */

static bool has_prefix_nocase(mof_text text, const char *prefix)
{
    size_t size = strlen(prefix);
    return text.size >= size && mof_text_is_nocase((mof_text){text.data, size}, prefix);
}

static const char *number_fault(mof_text digits, bool is_wmi)
{
    enum { MOST = 10 }; /* digits of a number of 32 bits */
    bool is_hexadecimal = has_prefix_nocase(digits, "0x");
    if (is_hexadecimal && !is_wmi)
        digits = (mof_text){digits.data + 2, digits.size - 2};
    for (size_t i = 0; i < digits.size; i++)
        if (is_hexadecimal && !is_wmi ? mof_char_hex((unsigned char)digits.data[i]) < 0
                                      : !mof_char_is_digit(digits.data[i]))
            return is_hexadecimal ? "WMI reads no hexadecimal numbers there"
                                  : "a value is neither a number nor in quotes";
    bool is_long =
        digits.size > MOST || (digits.size == MOST && memcmp(digits.data, "4294967295", MOST) > 0);
    return is_wmi && is_long ? "WMI wants a number beyond 32 bits in quotes" : NULL;
}

static const char *value_fault(mof_text value, bool is_wmi)
{
    if (value.data[0] == '"' || value.data[0] == '\'' || mof_text_is_nocase(value, "TRUE") ||
        mof_text_is_nocase(value, "FALSE"))
        return NULL;
    if (value.size > 1 && (value.data[0] == '-' || value.data[0] == '+'))
        value = (mof_text){value.data + 1, value.size - 1};
    return number_fault(value, is_wmi);
}

static const char *keys_fault(mof_text keys, bool is_wmi)
{
    mof_text name;
    mof_text value;
    const char *fault = keys.size == 0 ? "its keys are not written as Name=value" : NULL;
    while (fault == NULL && mof_path_next_key(&keys, &name, &value))
        fault = value_fault(value, is_wmi);
    if (fault == NULL && keys.data == NULL)
        fault = "its keys are not written as Name=value";
    return fault;
}

/* White space outside of quotes, and a quote that stays open. */
static const char *quoting_fault(mof_text text)
{
    char quote = '\0';
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (quote != '\0' && c == '\\')
            i++;
        else if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (mof_char_is_space((unsigned char)c))
            return "there is white space between its parts";
    }
    return quote != '\0' ? "a quote is not closed" : NULL;
}

const char *mof_path_fault(mof_text text, bool is_wmi)
{
    mof_path path = mof_path_parse(text);
    const char *fault = quoting_fault(text);
    if (fault != NULL)
        return fault;
    switch (path.form) {
    case MOF_PATH_KEYS:
        return keys_fault(path.keys, is_wmi);
    case MOF_PATH_VALUE:
        return value_fault(path.keys, is_wmi);
    case MOF_PATH_WRONG:
        return path.class_name.size == 0 ? "there is no name of a class where one should be"
                                         : "behind the class stands neither '.' nor '='";
    default:
        return NULL;
    }
}
