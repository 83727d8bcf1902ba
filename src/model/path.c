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
