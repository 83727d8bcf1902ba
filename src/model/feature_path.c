/*
 * See the header.
 */
#include "model/feature_path.h"

static bool is_name_char(char c)
{
    return mof_char_is_alpha(c) || mof_char_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Takes one character off, if it is this one. */
static bool take(mof_text *text, char c)
{
    if (text->size == 0 || text->data[0] != c)
        return false;
    *text = (mof_text){text->data + 1, text->size - 1};
    return true;
}

static mof_text take_name(mof_text *text)
{
    mof_text name = {text->data, 0};
    while (name.size < text->size && is_name_char(text->data[name.size]))
        name.size++;
    *text = (mof_text){text->data + name.size, text->size - name.size};
    return name;
}

/* What stands behind the feature: nothing, "(p)", "()" or ".p". */
static bool parse_parameter(mof_text *text, mof_text *parameter)
{
    if (take(text, '(')) {
        *parameter = take_name(text);
        return take(text, ')');
    }
    if (!take(text, '.'))
        return true;
    *parameter = take_name(text);
    return parameter->size != 0;
}

bool mof_feature_path_parse(mof_text text, mof_feature_path *path)
{
    *path = (mof_feature_path){.class_name = take_name(&text)};
    if (path->class_name.size == 0)
        return false;
    if (!take(&text, '.'))
        return text.size == 0;
    path->feature = take_name(&text);
    return path->feature.size != 0 && parse_parameter(&text, &path->parameter) && text.size == 0;
}
