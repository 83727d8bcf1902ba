/*
 * See the header. One slash at either end is passed over, as some servers do.
 */
#include "syntax/namespace.h"

static bool is_slash(char c)
{
    return c == '\\' || c == '/';
}

/* Some write the backslashes as for a string within a string. */
static mof_text undouble(char *path, size_t size)
{
    bool is_doubled = size > 3 && memcmp(path, "\\\\\\\\", 4) == 0;
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        path[count++] = path[i];
        if (is_doubled && path[i] == '\\' && i + 1 < size && path[i + 1] == '\\')
            i++;
    }
    return (mof_text){path, count};
}

static mof_text take_server(mof_text *path)
{
    if (path->size < 2 || !is_slash(path->data[0]) || !is_slash(path->data[1]))
        return MOF_TEXT("");
    size_t end = 2;
    while (end < path->size && !is_slash(path->data[end]))
        end++;
    mof_text server = {path->data + 2, end - 2};
    *path = (mof_text){path->data + end, path->size - end};
    bool is_local = server.size == 1 && *server.data == '.';
    return is_local ? MOF_TEXT("") : server;
}

static mof_text strip_slashes(mof_text path)
{
    if (path.size > 0 && is_slash(path.data[0]))
        path = (mof_text){path.data + 1, path.size - 1};
    if (path.size > 0 && is_slash(path.data[path.size - 1]))
        path.size--;
    return path;
}

/* No part is without a name, or has a character that no server takes in one. */
static bool is_sound(mof_text path)
{
    for (size_t i = 0; i < path.size; i++) {
        bool is_edge = i == 0 || i + 1 == path.size || is_slash(path.data[i - 1]);
        if (is_slash(path.data[i]) ? is_edge : strchr("\":*?<>|=,;", path.data[i]) != NULL)
            return false;
    }
    return true;
}

bool mof_namespace_parse(mof_arena *arena, mof_text text, mof_namespace *out)
{
    char *copy = mof_arena_copy(arena, text.data, text.size);
    mof_text path = undouble(copy, text.size);
    out->server = take_server(&path);
    out->path = strip_slashes(path);
    bool is_right = is_sound(out->path);
    for (char *c = copy; c < copy + text.size; c++)
        if (*c == '/')
            *c = '\\';
    return is_right;
}
