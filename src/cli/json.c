/*
 * Building JSON with json-c.
 */
#include "cli/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/format.h"

void mofc_json_add(struct json_object *to, const char *key, struct json_object *value)
{
    json_object_object_add(to, key, value);
}

void mofc_json_add_number(struct json_object *to, const char *key, uint32_t number)
{
    json_object_object_add(to, key, json_object_new_int64(number));
}

/* Each byte that is not UTF-8 becomes the three of U+FFFD. */
static struct json_object *make_valid(const char *text)
{
    char *copy = malloc(3 * strlen(text) + 1);
    if (copy == NULL)
        return NULL;
    size_t size = 0;
    while (*text != '\0')
        size += mof_utf8_encode(mofc_format_take(&text), copy + size);
    struct json_object *made = json_object_new_string_len(copy, (int)size);
    free(copy);
    return made;
}

void mofc_json_add_text(struct json_object *to, const char *key, const char *text)
{
    mof_text given = mof_text_from_string(text);
    bool is_valid = mof_utf8_invalid(given) == given.size;
    json_object_object_add(to, key, is_valid ? json_object_new_string(text) : make_valid(text));
}

struct json_object *mofc_json_add_object(struct json_object *to, const char *key)
{
    struct json_object *made = json_object_new_object();
    json_object_object_add(to, key, made);
    return made;
}

struct json_object *mofc_json_add_array(struct json_object *to, const char *key)
{
    struct json_object *made = json_object_new_array();
    json_object_object_add(to, key, made);
    return made;
}

struct json_object *mofc_json_push_object(struct json_object *to)
{
    struct json_object *made = json_object_new_object();
    json_object_array_add(to, made);
    return made;
}

void mofc_json_print(struct json_object *object, FILE *out)
{
    fputs(json_object_to_json_string_ext(object,
                                         JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE),
          out);
    json_object_put(object);
}
