/*
 * Files and paths. While a descriptor is open, whatever allocates runs inside a mof_memory_try, so
 * that it is closed before memory that ran out unwinds further.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#define _DEFAULT_SOURCE   /* d_type */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- paths ----------------------------------------------------------------------------------- */

static const char *append_name(mof_arena *arena, const char *directory, const char *name)
{
    size_t size = strlen(directory);
    size_t slash = size == 0 || directory[size - 1] != '/';
    size_t name_size = strlen(name);
    char *path = mof_arena_alloc(arena, size + slash + name_size + 1);
    memcpy(path, directory, size);
    path[size] = '/';
    memcpy(path + size + slash, name, name_size);
    return path;
}

const char *mof_path_join(mof_arena *arena, const char *directory, const char *name)
{
    if (name[0] == '/' || strcmp(directory, ".") == 0)
        return mof_arena_copy_string(arena, name);
    return append_name(arena, directory, name);
}

const char *mof_path_directory(mof_arena *arena, const char *path)
{
    const char *end = mof_path_base(path);
    if (end == path)
        return ".";
    while (end > path + 1 && end[-1] == '/')
        end--;
    return mof_arena_copy(arena, path, (size_t)(end - path));
}

/* At the root they are the same; what cannot be asked ends the way too. */
static bool are_two(const char *path, const char *other)
{
    struct stat a;
    struct stat b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 &&
           (a.st_dev != b.st_dev || a.st_ino != b.st_ino);
}

/* Names are cut off while there are some; what is above "." is asked of the system. */
const char *mof_path_parent(mof_arena *arena, const char *directory)
{
    const char *last = mof_path_base(directory);
    bool is_above = strcmp(last, "..") == 0;
    if (strcmp(directory, ".") != 0 && *last != '\0' && !is_above)
        return mof_path_directory(arena, directory);
    const char *parent = is_above ? mof_arena_format(arena, "%s/..", directory) : "..";
    return *last != '\0' && are_two(directory, parent) ? parent : NULL;
}

const char *mof_path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

bool mof_file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

bool mof_file_is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int open_file(const char *path, int flags, mode_t mode)
{
    int fd;
    do
        fd = open(path, flags | O_CLOEXEC | O_NOCTTY, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* ---- reading --------------------------------------------------------------------------------- */

#define FIRST_READ ((size_t)4096)

/* Bytes, 0 at the end, -1 with errno. */
static ssize_t read_some(int fd, char *data, size_t size)
{
    ssize_t got;
    do
        got = read(fd, data, size < SSIZE_MAX ? size : SSIZE_MAX);
    while (got < 0 && errno == EINTR);
    return got;
}

typedef struct reading {
    mof_arena *arena;
    int fd;
    bool must_be_regular;
    bool stays_open;
    size_t limit;
    char *data;
    size_t size;
    size_t capacity; /* without the two NULs */
    int error;
} reading;

static void make_room(reading *file, size_t capacity)
{
    if (capacity > file->limit)
        capacity = file->limit + 1; /* one byte shows that there is more */
    size_t old_size = file->data != NULL ? file->capacity + 2 : 0;
    file->data = mof_arena_stretch(file->arena, file->data, old_size, capacity + 2);
    file->capacity = capacity;
}

/* The size that the system states is only where to begin: a file may shrink meanwhile, and pipes
 * and devices have none. A file that has what was stated is not asked for more. */
static void read_all(void *payload)
{
    reading *file = payload;
    struct stat status;
    if (fstat(file->fd, &status) != 0) {
        file->error = errno;
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        file->error = EISDIR;
        return;
    }
    if (file->must_be_regular && !S_ISREG(status.st_mode)) {
        file->error = EINVAL;
        return;
    }
    bool is_sized = S_ISREG(status.st_mode) && status.st_size > 0;
    if (is_sized && (uintmax_t)status.st_size > file->limit) {
        file->error = EFBIG;
        return;
    }
    make_room(file, is_sized ? (size_t)status.st_size + 1 : FIRST_READ);
    for (;;) {
        ssize_t got = read_some(file->fd, file->data + file->size, file->capacity - file->size);
        if (got <= 0) {
            file->error = got < 0 ? errno : 0;
            break;
        }
        file->size += (size_t)got;
        if (file->size > file->limit) {
            file->error = EFBIG;
            break;
        }
        if (is_sized && file->size == (size_t)status.st_size)
            break;
        if (file->size == file->capacity)
            make_room(file, 2 * file->capacity);
    }
    memset(file->data + file->size, 0, 2);
}

static int finish(reading file, char **data, size_t *size)
{
    bool had_memory = mof_memory_try(file.arena->memory, read_all, &file);
    if (!file.stays_open)
        close(file.fd);
    if (!had_memory)
        mof_memory_escape(file.arena->memory);
    if (file.error == 0) {
        *data = file.data;
        *size = file.size;
    }
    return file.error;
}

int mof_file_read(mof_arena *arena, const char *path, size_t limit, char **data, size_t *size)
{
    if (limit > SIZE_MAX / 4)
        limit = SIZE_MAX / 4;
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open_file(path, O_RDONLY, 0);
    const reading file = {.arena = arena, .limit = limit, .fd = fd, .stays_open = is_stdin};
    return fd >= 0 ? finish(file, data, size) : errno;
}

int mof_file_read_regular(mof_arena *arena, const char *path, size_t limit, char **data,
                          size_t *size)
{
    int fd = open_file(path, O_RDONLY | O_NONBLOCK, 0);
    const reading file = {.arena = arena, .limit = limit, .fd = fd, .must_be_regular = true};
    return fd >= 0 ? finish(file, data, size) : errno;
}

static bool has_content(int fd, mof_text content)
{
    char chunk[16384];
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) ||
        (uintmax_t)status.st_size != content.size)
        return false;
    size_t offset = 0;
    ssize_t got;
    while ((got = read_some(fd, chunk, sizeof chunk)) > 0) {
        if ((size_t)got > content.size - offset ||
            memcmp(chunk, content.data + offset, (size_t)got) != 0)
            return false;
        offset += (size_t)got;
    }
    return got == 0 && offset == content.size;
}

bool mof_file_has(const char *path, mof_text content)
{
    /* O_NONBLOCK: a pipe must not make us wait for a writer. */
    int fd = open_file(path, O_RDONLY | O_NONBLOCK, 0);
    if (fd < 0)
        return false;
    bool has = has_content(fd, content);
    close(fd);
    return has;
}

/* ---- writing --------------------------------------------------------------------------------- */

#define TEMPORARIES 100 /* names to try where others left theirs behind */

static int make_directories(mof_arena *arena, const char *path)
{
    if (mof_file_is_directory(path))
        return 0;
    char *part = mof_arena_copy_string(arena, path);
    for (char *end = part; *end != '\0';) {
        end += 1 + strcspn(end + 1, "/");
        char behind = *end;
        *end = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return errno;
        *end = behind;
    }
    return 0;
}

static int write_all(int fd, mof_text content)
{
    while (content.size > 0) {
        ssize_t done = write(fd, content.data, content.size < SSIZE_MAX ? content.size : SSIZE_MAX);
        if (done < 0 && errno != EINTR)
            return errno;
        if (done > 0) {
            content.data += done;
            content.size -= (size_t)done;
        }
    }
    return 0;
}

/* Some file systems report a full disk only here. */
static int close_written(int fd, int error)
{
    return close(fd) != 0 && error == 0 && errno != EINTR ? errno : error;
}

static int write_in_place(const char *path, mof_text content)
{
    int fd = open_file(path, O_WRONLY, 0);
    return fd < 0 ? errno : close_written(fd, write_all(fd, content));
}

static int write_beside(const char *temporary, int fd, const struct stat *old, mof_text content)
{
    int error = write_all(fd, content);
    if (error == 0 && old != NULL && fchmod(fd, old->st_mode & 0777) != 0)
        error = errno;
    error = close_written(fd, error);
    if (error != 0)
        unlink(temporary);
    return error;
}

/* Files of one directory get temporary names that differ, as a rule at once. */
static uint32_t hash_name(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

static int write_temporary(mof_arena *arena, const char *path, const struct stat *old,
                           mof_text content, const char **temporary)
{
    const char *directory = mof_path_directory(arena, path);
    uint32_t hash = hash_name(mof_path_base(path));
    int error = make_directories(arena, directory);
    for (int i = 0; error == 0 && i < TEMPORARIES; i++) {
        *temporary = append_name(
            arena, directory,
            mof_arena_format(arena, ".mofc-%ld-%08" PRIx32 "-%d.tmp", (long)getpid(), hash, i));
        int fd = open_file(*temporary, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (fd >= 0)
            return write_beside(*temporary, fd, old, content);
        error = errno == EEXIST ? 0 : errno;
    }
    return error != 0 ? error : EEXIST;
}

int mof_file_draft_write(mof_arena *arena, const char *path, mof_text content,
                         mof_file_draft *draft)
{
    *draft = (mof_file_draft){.path = path};
    if (mof_file_has(path, content))
        return 0;
    struct stat status;
    const char *temporary = NULL;
    int error = 0;
    if (stat(path, &status) != 0) {
        error = write_temporary(arena, path, NULL, content, &temporary);
    } else if (S_ISREG(status.st_mode)) {
        char target[PATH_MAX];
        if (realpath(path, target) != NULL)
            draft->path = mof_arena_copy_string(arena, target);
        error = write_temporary(arena, draft->path, &status, content, &temporary);
    } else if (S_ISDIR(status.st_mode)) {
        error = EISDIR;
    } else {
        draft->in_place = content;
    }
    if (error == 0)
        draft->temporary = temporary;
    return error;
}

int mof_file_draft_commit(const mof_file_draft *draft)
{
    if (draft->in_place.data != NULL)
        return write_in_place(draft->path, draft->in_place);
    if (draft->temporary == NULL || rename(draft->temporary, draft->path) == 0)
        return 0;
    int error = errno;
    unlink(draft->temporary);
    return error;
}

void mof_file_draft_discard(const mof_file_draft *draft)
{
    if (draft->temporary != NULL)
        unlink(draft->temporary);
}

int mof_file_write(mof_arena *arena, const char *path, mof_text content, bool *unchanged)
{
    mof_file_draft draft;
    int error = mof_file_draft_write(arena, path, content, &draft);
    if (error != 0)
        return error;
    if (unchanged != NULL)
        *unchanged = draft.temporary == NULL && draft.in_place.data == NULL;
    return mof_file_draft_commit(&draft);
}

/* ---- listing --------------------------------------------------------------------------------- */

typedef struct paths {
    const char **items;
    size_t count;
    size_t capacity;
} paths;

typedef struct listing {
    mof_arena *arena;
    const char *const *endings;
    paths files;
    paths directories; /* found so far, read or not */
    const char *path;  /* of the directory that is read */
    DIR *stream;
    int error;
} listing;

static void push_path(mof_arena *arena, paths *list, const char *directory, const char *name)
{
    MOF_RESERVE(arena, list->items, list->count, list->capacity);
    list->items[list->count++] = append_name(arena, directory, name);
}

static bool has_ending(const char *name, const char *const *endings)
{
    for (; *endings != NULL; endings++)
        if (mof_text_ends_with_nocase(mof_text_from_string(name), *endings))
            return true;
    return false;
}

/* The type of the entry itself, which most directories tell without the file being asked. */
static mode_t type_of(const listing *list, const struct dirent *entry)
{
#ifdef DT_REG
    if (entry->d_type == DT_REG || entry->d_type == DT_DIR)
        return entry->d_type == DT_REG ? S_IFREG : S_IFDIR;
#endif
    struct stat status;
    return fstatat(dirfd(list->stream), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0
               ? status.st_mode
               : 0;
}

static bool leads_to_file(const listing *list, const char *name)
{
    struct stat status;
    return fstatat(dirfd(list->stream), name, &status, 0) == 0 && S_ISREG(status.st_mode);
}

static void add_entry(listing *list, const struct dirent *entry)
{
    const char *name = entry->d_name;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return;
    mode_t type = type_of(list, entry);
    if (S_ISDIR(type))
        push_path(list->arena, &list->directories, list->path, name);
    else if (has_ending(name, list->endings) &&
             (S_ISREG(type) || (S_ISLNK(type) && leads_to_file(list, name))))
        push_path(list->arena, &list->files, list->path, name);
}

static void read_entries(void *payload)
{
    listing *list = payload;
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(list->stream)) != NULL)
        add_entry(list, entry);
    list->error = errno;
}

static int read_directory(listing *list, const char *path)
{
    list->path = path;
    list->stream = opendir(path);
    if (list->stream == NULL)
        return errno;
    bool had_memory = mof_memory_try(list->arena->memory, read_entries, list);
    closedir(list->stream);
    if (!had_memory)
        mof_memory_escape(list->arena->memory);
    return list->error;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int mof_file_list(mof_arena *arena, const char *path, const char *const *endings,
                  const char ***files, size_t *count)
{
    listing list = {.arena = arena, .endings = endings};
    int error = read_directory(&list, path);
    /* No recursion, and one stream open at a time: how deep a tree is does not matter. */
    for (size_t i = 0; error == 0 && i < list.directories.count; i++)
        error = read_directory(&list, list.directories.items[i]);
    if (error != 0)
        return error;
    if (list.files.count > 0)
        qsort(list.files.items, list.files.count, sizeof *list.files.items, compare_paths);
    *files = list.files.items;
    *count = list.files.count;
    return 0;
}
