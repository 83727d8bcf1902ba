/*
 * Views: what the getters of several types share.
 */
#include "gen/view_fields.h"

#include <string.h>

mof_text mof_view_name(const mof_name *name)
{
    return name != NULL ? mof_name_text(name) : NULL_TEXT;
}

/* ---- searching ------------------------------------------------------------------------------- */

/* Where to begin: at the item found last, unless another list or an earlier item is wanted. */
static mof_view_place *begin_search(mof_view_env *env, mof_view_search search, const void *self,
                                    size_t index)
{
    mof_view_place *at = &env->places[search];
    if (at->self != self || index < at->index)
        *at = (mof_view_place){.self = self};
    return at;
}

size_t mof_view_search_item(mof_view_env *env, mof_view_search search, const void *self,
                            size_t index, size_t total,
                            bool (*is_item)(const void *self, size_t number))
{
    mof_view_place *at = begin_search(env, search, self, index);
    size_t found = at->index;
    for (size_t number = at->place; number < total; number++) {
        if (!is_item(self, number))
            continue;
        if (found == index) {
            *at = (mof_view_place){self, index, number};
            return number;
        }
        found++;
    }
    return total;
}

const void *mof_view_line(mof_view_env *env, mof_view_search search, const void *self,
                          mof_text text, size_t index)
{
    mof_view_place *at = begin_search(env, search, self, index);
    while (at->place < text.size) {
        const char *start = text.data + at->place;
        const char *newline = memchr(start, '\n', text.size - at->place);
        size_t size = newline != NULL ? (size_t)(newline - start) : text.size - at->place;
        if (at->index == index) {
            mof_text *line = MOF_NEW(env->arena, mof_text);
            *line = (mof_text){start, size > 0 && start[size - 1] == '\r' ? size - 1 : size};
            return line;
        }
        at->index++;
        at->place += size + 1;
    }
    return NULL;
}

/* ---- descriptions ---------------------------------------------------------------------------- */

static bool ends_sentence(mof_text text, size_t i)
{
    return strchr(".!?", text.data[i]) != NULL &&
           (i + 1 == text.size || mof_char_is_space((unsigned char)text.data[i + 1]));
}

/* "e.g." and "i.e." end no sentence. */
static bool is_abbreviation(mof_text text, size_t i)
{
    return i >= 2 && text.data[i] == '.' && text.data[i - 2] == '.';
}

mof_text mof_view_summary(mof_text description)
{
    mof_text text = mof_text_trim(description);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n')
            return mof_text_trim((mof_text){text.data, i});
        if (text.data[i] != '\0' && ends_sentence(text, i) && !is_abbreviation(text, i))
            return (mof_text){text.data, i + 1};
    }
    return text;
}

/* ---- qualifiers ------------------------------------------------------------------------------ */

static const mof_value *find_value(const mof_qualifiers *qualifiers, mof_known known,
                                   mof_value_kind kind)
{
    const mof_qualifier *found = mof_qualifiers_find_known(qualifiers, known);
    return found != NULL && found->value.kind == kind ? &found->value : NULL;
}

mof_text mof_view_qualifier_text(const mof_qualifiers *qualifiers, mof_known known)
{
    const mof_value *value = find_value(qualifiers, known, MOF_VALUE_KIND_STRING);
    return value != NULL ? mof_value_text(value) : NULL_TEXT;
}

bool mof_view_qualifier_number(const mof_qualifiers *qualifiers, mof_known known, int64_t *number)
{
    const mof_value *value = find_value(qualifiers, known, MOF_VALUE_KIND_INTEGER);
    if (value == NULL || value->as.integer.magnitude > INT64_MAX)
        return false;
    int64_t magnitude = (int64_t)value->as.integer.magnitude;
    *number = value->as.integer.negative ? -magnitude : magnitude;
    return true;
}

static const mof_text *text_at(const mof_value *array, size_t index)
{
    bool is_text = array != NULL && index < array->as.array.count &&
                   array->as.array.items[index].kind == MOF_VALUE_KIND_STRING;
    return is_text ? &array->as.array.items[index].as.string : NULL;
}

/* An entry of ValueMap and its name of Values. */
typedef struct choice {
    mof_text value;
    mof_text name;
} choice;

/* Without ValueMap the names count from 0. Where the two differ in length no name can be trusted to
 * be that of its value. */
const void *mof_view_choice(mof_view_env *env, const mof_qualifiers *qualifiers, size_t index)
{
    const mof_value *map = find_value(qualifiers, MOF_KNOWN_VALUEMAP, MOF_VALUE_KIND_ARRAY);
    const mof_value *names = find_value(qualifiers, MOF_KNOWN_VALUES, MOF_VALUE_KIND_ARRAY);
    const mof_text *value = text_at(map, index);
    const mof_text *name = text_at(names, index);
    if (map != NULL && (names == NULL || names->as.array.count != map->as.array.count))
        name = NULL;
    if (map != NULL ? value == NULL : name == NULL)
        return NULL;
    choice *found = MOF_NEW(env->arena, choice);
    found->name = name != NULL ? *name : NULL_TEXT;
    found->value =
        value != NULL ? *value : mof_text_from_string(mof_arena_format(env->arena, "%zu", index));
    return found;
}

GET_TEXT(choice_value, choice, it->value);
GET_TEXT(choice_name, choice, it->name);

static const mof_field choice_fields[] = {
    FIELD_TEXT("value", MOF_DUMP_NEVER, choice_value,
               "the entry of ValueMap, \"3\" or \"8..\"; "
               "without a ValueMap the number of the name"),
    FIELD_TEXT("name", MOF_DUMP_NEVER, choice_name,
               "the name in Values; null where that qualifier is missing or of another "
               "length than ValueMap"),
    FIELDS_END,
};

const mof_view_type mof_choice_type = {
    .name = "choice",
    .doc = "One of the values that ValueMap and Values list.",
    .fields = choice_fields,
    .text = choice_value,
};
