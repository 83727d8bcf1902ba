/*
 * Places as services want them.
 */
#include "cli/location.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

#define PATH_SIZE 4096 /* of the working directory */

/* ---- paths ----------------------------------------------------------------------------------- */

/* Joins and drops what leads nowhere. Links are not looked at: the path is for a person. */
static char *make_absolute(const char *root, const char *file)
{
    char *path = malloc(strlen(root) + strlen(file) + 2);
    if (path == NULL)
        return NULL;
    size_t size = 0;
    if (*file != '/')
        size = strlen(strcpy(path, root));
    for (size_t length; *file != '\0'; file += length) {
        file += *file == '/';
        length = strcspn(file, "/");
        if (length == 0 || (length == 1 && *file == '.'))
            continue;
        if (length == 2 && file[0] == '.' && file[1] == '.') {
            while (size > 0 && path[--size] != '/')
                ;
            continue;
        }
        path[size++] = '/';
        memcpy(path + size, file, length);
        size += length;
    }
    path[size] = '\0';
    return path;
}

static const char *find_root(char root[PATH_SIZE])
{
    if (getcwd(root, PATH_SIZE) == NULL || strcmp(root, "/") == 0)
        root[0] = '\0';
    return root;
}

char *mofc_location_path(const char *file)
{
    char root[PATH_SIZE];
    char *path = make_absolute(find_root(root), file);
    size_t size = strlen(root);
    if (path != NULL && strncmp(path, root, size) == 0 && path[size] == '/')
        memmove(path, path + size + 1, strlen(path) - size);
    return path;
}

/* ---- URIs ------------------------------------------------------------------------------------ */

static char *encode(const char *start, const char *path, const char *end)
{
    static const char digits[] = "0123456789ABCDEF";
    char *uri = malloc(strlen(start) + 3 * strlen(path) + strlen(end) + 1);
    if (uri == NULL)
        return NULL;
    char *next = uri + strlen(strcpy(uri, start));
    for (; *path != '\0'; path++) {
        unsigned char c = (unsigned char)*path;
        if (mof_char_is_alpha(c) || mof_char_is_digit(c) || strchr("/-._~", c) != NULL) {
            *next++ = (char)c;
            continue;
        }
        *next++ = '%';
        *next++ = digits[c >> 4];
        *next++ = digits[c & 0xF];
    }
    strcpy(next, end);
    return uri;
}

char *mofc_location_uri(const char *file)
{
    char *path = mofc_location_path(file);
    char *uri = path != NULL ? encode(*path == '/' ? "file://" : "", path, "") : NULL;
    free(path);
    return uri;
}

char *mofc_location_root(void)
{
    char root[PATH_SIZE];
    return encode("file://", find_root(root), "/");
}

/* ---- fingerprints ---------------------------------------------------------------------------- */

struct mofc_tally {
    uint64_t hash; /* 0: nothing is here */
    uint64_t count;
};

/* FNV-1a, the NUL included. */
static uint64_t add_string(uint64_t hash, const char *string)
{
    do
        hash = (hash ^ (unsigned char)*string) * 0x100000001B3u;
    while (*string++ != '\0');
    return hash;
}

static struct mofc_tally *find_tally(struct mofc_tally *items, size_t capacity, uint64_t hash)
{
    size_t i = (size_t)hash & (capacity - 1);
    while (items[i].hash != 0 && items[i].hash != hash)
        i = (i + 1) & (capacity - 1);
    return &items[i];
}

/* False where there is no memory. */
static bool reserve(mofc_fingerprints *seen)
{
    if (2 * seen->count < seen->capacity)
        return true;
    size_t capacity = seen->capacity > 0 ? 2 * seen->capacity : 64;
    struct mofc_tally *items = calloc(capacity, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < seen->capacity; i++)
        if (seen->items[i].hash != 0)
            *find_tally(items, capacity, seen->items[i].hash) = seen->items[i];
    free(seen->items);
    seen->items = items;
    seen->capacity = capacity;
    return true;
}

static uint64_t count(mofc_fingerprints *seen, uint64_t hash)
{
    if (!reserve(seen))
        return 0;
    struct mofc_tally *tally = find_tally(seen->items, seen->capacity, hash);
    seen->count += tally->hash == 0;
    tally->hash = hash;
    return tally->count++;
}

void mofc_fingerprints_next(mofc_fingerprints *seen, const mof_diagnostic_info *diagnostic,
                            char fingerprint[MOFC_FINGERPRINT_SIZE])
{
    char *path = diagnostic->place.file != NULL ? mofc_location_path(diagnostic->place.file) : NULL;
    uint64_t hash = 0xCBF29CE484222325u;
    hash = add_string(hash, diagnostic->code);
    hash = add_string(hash, path != NULL ? path : "");
    hash = add_string(hash, diagnostic->text);
    free(path);
    /* The ordinal is mixed in as text, so that the first of its like needs none. */
    char ordinal[24] = "";
    uint64_t before = count(seen, hash | 1);
    if (before > 0)
        snprintf(ordinal, sizeof ordinal, "%" PRIu64, before);
    snprintf(fingerprint, MOFC_FINGERPRINT_SIZE, "%016" PRIx64, add_string(hash, ordinal));
}

void mofc_fingerprints_clear(mofc_fingerprints *seen)
{
    free(seen->items);
    *seen = (mofc_fingerprints){0};
}
