/*
 * What git has of the inputs. While a process or a file is open, nothing is taken from an arena
 * (cli/process.h).
 */
#include "cli/git.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/input.h"
#include "base/text.h"
#include "cli/complain.h"
#include "cli/process.h"

#define PREFIX "git:"
#define NAME_LIMIT 4096

/* ---- running git ----------------------------------------------------------------------------- */

/* Runs git for one line, without its end; "" where it fails. */
static bool ask(char *const *words, char *line, size_t room)
{
    mofc_process out;
    bool is_there = mofc_process_run(words, -1, true, &out);
    size_t size = out.status == 0 && out.data != NULL ? strcspn(out.data, "\n") : 0;
    snprintf(line, room, "%.*s", size < room ? (int)size : 0, size > 0 ? out.data : "");
    mofc_process_drop(&out);
    return is_there;
}

/* ---- an input -------------------------------------------------------------------------------- */

typedef struct snapshot {
    mof_context *context;
    const char *ref;  /* NUL-terminated */
    const char *path; /* NULL: the whole tree */
    char object[80];  /* its name in git */
    mofc_status status;
} snapshot;

/* As git names it, and messages do: "HEAD~1:schema/a.mof". */
static mofc_status add_text(const snapshot *self, const char *below, const char *data, size_t size)
{
    char name[NAME_LIMIT];
    const char *path = self->path != NULL ? self->path : "";
    bool has_slash = *path == '\0' || *below == '\0' || path[strlen(path) - 1] == '/';
    int length =
        snprintf(name, sizeof name, "%s:%s%s%s", self->ref, path, has_slash ? "" : "/", below);
    if (length < 0 || (size_t)length >= sizeof name)
        return mofc_complain(MOFC_LIMIT, "a path in '%s' is too long", self->ref);
    return mofc_status_of(mof_context_add_closed(self->context, name, data, size));
}

static mofc_status complain_cut(const snapshot *self)
{
    return mofc_complain(MOFC_LIMIT, "'%s' holds more than %zu MiB, or there is no memory for it",
                         self->ref, MOFC_PROCESS_LIMIT >> 20);
}

/* "100644 blob OBJECT\tPATH": the file, where a directory stands for it. Links and submodules are
 * no files. */
static const char *parse_entry(char *entry)
{
    char *tab = strchr(entry, '\t');
    bool is_file = strncmp(entry, "100", 3) == 0 && strlen(entry) > 12 && tab != NULL;
    return is_file && mof_input_is_searched(tab + 1) ? tab + 1 : NULL;
}

static char *next_entry(char *entry)
{
    return entry + strlen(entry) + 1;
}

/* The objects that git shall print, as its input. */
static FILE *write_objects(mofc_process *list)
{
    FILE *objects = tmpfile();
    for (char *entry = list->data; objects != NULL && entry < list->data + list->size;
         entry = next_entry(entry)) {
        const char *path = parse_entry(entry);
        const char *object = entry + strlen("100644 blob ");
        if (path != NULL)
            fprintf(objects, "%.*s\n", (int)(path - 1 - object), object);
    }
    if (objects != NULL && fseek(objects, 0, SEEK_SET) == 0)
        return objects;
    if (objects != NULL)
        fclose(objects);
    return NULL;
}

/* "OBJECT blob SIZE\n", the bytes, "\n". NULL: git said something else. */
static const char *parse_object(const mofc_process *all, const char *at, size_t *size)
{
    const char *line = memchr(at, '\n', (size_t)(all->data + all->size - at));
    unsigned long long bytes;
    if (line == NULL || sscanf(at, "%*s blob %llu", &bytes) != 1 ||
        bytes >= (size_t)(all->data + all->size - line))
        return NULL;
    *size = (size_t)bytes;
    return line + 1;
}

/* In the order of the list, in which they were asked for. */
static mofc_status add_objects(const snapshot *self, mofc_process *list, const mofc_process *all)
{
    mofc_status status = all->is_cut ? complain_cut(self) : MOFC_GO_ON;
    const char *at = all->data;
    for (char *entry = list->data; status == MOFC_GO_ON && entry < list->data + list->size;
         entry = next_entry(entry)) {
        const char *path = parse_entry(entry);
        size_t size;
        if (path == NULL)
            continue;
        const char *data = parse_object(all, at, &size);
        if (data == NULL)
            return mofc_complain(MOFC_IO, "git cannot read '%s' of '%s'", path, self->ref);
        status = add_text(self, path, data, size);
        at = data + size + 1;
    }
    return status;
}

static mofc_status add_tree(snapshot *self)
{
    mofc_process list, all = {0};
    mofc_process_run((char *[]){"git", "ls-tree", "-r", "-z", "--full-tree", self->object, NULL},
                     -1, true, &list);
    if (list.is_cut || list.status != 0 || list.data == NULL) {
        mofc_process_drop(&list);
        return mofc_complain(MOFC_IO, "git cannot list '%s'", self->ref);
    }
    mofc_status status = MOFC_IO;
    FILE *objects = write_objects(&list);
    if (objects != NULL) {
        mofc_process_run((char *[]){"git", "cat-file", "--batch", NULL}, fileno(objects), true,
                         &all);
        fclose(objects);
        status = add_objects(self, &list, &all);
    } else {
        mofc_complain(MOFC_IO, "cannot write a temporary file: %s", strerror(errno));
    }
    mofc_process_drop(&list);
    mofc_process_drop(&all);
    return status;
}

static mofc_status add_file(snapshot *self)
{
    mofc_process bytes;
    mofc_process_run((char *[]){"git", "cat-file", "blob", self->object, NULL}, -1, true, &bytes);
    mofc_status status;
    if (bytes.is_cut)
        status = complain_cut(self);
    else if (bytes.status != 0)
        status = mofc_complain(MOFC_IO, "git cannot read '%s' of '%s'", self->path, self->ref);
    else
        status = add_text(self, "", bytes.data, bytes.size);
    mofc_process_drop(&bytes);
    return status;
}

/* ---- finding it ------------------------------------------------------------------------------ */

/* The object that `name` means; false: there is none. */
static bool find_object(snapshot *self, char *name)
{
    ask((char *[]){"git", "rev-parse", "--verify", "--quiet", name, NULL}, self->object,
        sizeof self->object);
    return self->object[0] != '\0';
}

static mofc_status find(snapshot *self)
{
    char name[NAME_LIMIT];
    if (!ask((char *[]){"git", "rev-parse", "--git-dir", NULL}, name, sizeof name))
        return mofc_complain(MOFC_IO, "cannot run git");
    if (name[0] == '\0')
        return mofc_complain(
            MOFC_IO, "'" PREFIX "%s': git finds no repository here that it may read", self->ref);
    /* What begins with '-' would be an option, and is no name of git's. */
    snprintf(name, sizeof name, "%s^{tree}", self->ref);
    if (self->ref[0] == '-' || self->ref[0] == '\0' || !find_object(self, name))
        return mofc_complain(MOFC_IO, "there is no revision '%s' in git", self->ref);
    if (self->path == NULL || *self->path == '\0')
        return MOFC_GO_ON;
    const char *slash = strcmp(self->path, ".") == 0 ? "/" : ""; /* as git wants it */
    int length = snprintf(name, sizeof name, "%s:%s%s", self->ref, self->path, slash);
    if (length < 0 || (size_t)length >= sizeof name || !find_object(self, name))
        return mofc_complain(MOFC_IO, "there is no '%s' in '%s'", self->path, self->ref);
    return MOFC_GO_ON;
}

bool mofc_git_is(const char *input)
{
    return strncmp(input, PREFIX, strlen(PREFIX)) == 0;
}

mofc_status mofc_git_add(mof_context *context, const char *input)
{
    char ref[NAME_LIMIT];
    char kind[16];
    const char *name = input + strlen(PREFIX);
    size_t size = strcspn(name, ":");
    if (size >= sizeof ref)
        return mofc_complain(MOFC_IO, "there is no revision '%.40s...' in git", name);
    snprintf(ref, sizeof ref, "%.*s", (int)size, name);
    snapshot self = {
        .context = context, .ref = ref, .path = name[size] == ':' ? name + size + 1 : NULL};
    mofc_status status = find(&self);
    if (status != MOFC_GO_ON)
        return status;
    ask((char *[]){"git", "cat-file", "-t", self.object, NULL}, kind, sizeof kind);
    return strcmp(kind, "blob") == 0 ? add_file(&self) : add_tree(&self);
}
