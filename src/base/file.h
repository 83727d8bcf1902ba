/*
 * Files and paths. Paths are UTF-8 with '/'; results live in the arena that is passed.
 * Errors are errno values: 0 is success.
 */
#ifndef MOF_BASE_FILE_H
#define MOF_BASE_FILE_H

#include "base/memory.h"
#include "base/text.h"

/* Reads a whole file, or standard input for "-". *data has `size` bytes and two NULs behind them.
 * EFBIG beyond `limit` bytes; EISDIR for a directory. */
int mof_file_read(mof_arena *arena, const char *path, size_t limit, char **data, size_t *size);

/* The same for a regular file alone, which never keeps one waiting. EINVAL: it is another thing. */
int mof_file_read_regular(mof_arena *arena, const char *path, size_t limit, char **data,
                          size_t *size);

/* Writes to a temporary name beside `path`, then renames: the old file stays whole whatever fails,
 * and the new one has its mode. Untouched, with *unchanged = true, where it has these bytes
 * already. `unchanged` may be NULL. Directories on the way are made; a link is followed; what is
 * not a regular file (a device, a pipe) is written to as it is. */
int mof_file_write(mof_arena *arena, const char *path, mof_text content, bool *unchanged);

/* The two halves of mof_file_write, so that many files can be written before the first is seen. */
typedef struct mof_file_draft {
    const char *path;      /* links followed */
    const char *temporary; /* beside it; NULL: no bytes are there */
    mof_text in_place;     /* for what is not a regular file; data NULL: there is nothing */
} mof_file_draft;

/* On an error nothing is left behind. */
int mof_file_draft_write(mof_arena *arena, const char *path, mof_text content,
                         mof_file_draft *draft);
int mof_file_draft_commit(const mof_file_draft *draft); /* the draft is gone either way */
void mof_file_draft_discard(const mof_file_draft *draft);

/* True where the file has exactly these bytes. */
bool mof_file_has(const char *path, mof_text content);
bool mof_file_exists(const char *path); /* and is not a directory */
bool mof_file_is_directory(const char *path);

/* Paths of the regular files below `path` whose names end in one of `endings` (NULL-terminated
 * list, case-insensitive), sorted bytewise, each starting with `path`. Links to directories are not
 * followed. On an error nothing is listed. */
int mof_file_list(mof_arena *arena, const char *path, const char *const *endings,
                  const char ***files, size_t *count);

/* `name` itself where it is absolute or the directory is ".". */
const char *mof_path_join(mof_arena *arena, const char *directory, const char *name);
const char *mof_path_directory(mof_arena *arena, const char *path); /* "." where there is none */
const char *mof_path_base(const char *path);                        /* behind the last '/' */

/* The directory above, also of "." and ".."; NULL above the root. */
const char *mof_path_parent(mof_arena *arena, const char *directory);

#endif
