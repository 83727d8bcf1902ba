/*
 * Outputs: what a run makes, held until all of it is there.
 */
#include "gen/output.h"

#include <string.h>

#include "base/file.h"

void mof_outputs_init(mof_outputs *outputs, mof_arena *arena)
{
    *outputs = (mof_outputs){.arena = arena};
    mof_names_init(&outputs->folded, arena);
    mof_map_init(&outputs->taken, arena);
}

/* ---- adding ---------------------------------------------------------------------------------- */

static bool is_bad_part(const char *part, size_t size)
{
    return size == 0 || (size == 1 && part[0] == '.') ||
           (size == 2 && part[0] == '.' && part[1] == '.');
}

static bool is_safe_path(const char *path)
{
    for (const char *c = path; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == '\\' || *c == 0x7F)
            return false;
    for (;;) {
        size_t size = strcspn(path, "/");
        if (is_bad_part(path, size))
            return false;
        if (path[size] == '\0')
            return true;
        path += size + 1;
    }
}

bool mof_outputs_add(mof_outputs *outputs, mof_reporter *reporter, const char *directory,
                     const char *path, mof_text content)
{
    if (!is_safe_path(path)) {
        const char *quoted = mof_text_quote(reporter->arena, mof_text_from_string(path));
        mof_report(reporter, MOF_F011, MOF_NO_SPAN, MOF_ARGS(quoted));
        return false;
    }
    const char *whole = mof_path_join(outputs->arena, directory, path);
    const mof_name *name = mof_names_add_string(&outputs->folded, whole);
    if (mof_map_find(&outputs->taken, name->key) != NULL) {
        mof_report(reporter, MOF_F012, MOF_NO_SPAN, MOF_ARGS(name->text));
        return false;
    }
    mof_map_set(&outputs->taken, name->key, outputs);
    MOF_RESERVE(outputs->arena, outputs->items, outputs->count, outputs->capacity);
    outputs->items[outputs->count++] = (mof_output){path, directory, content};
    return true;
}

/* ---- writing --------------------------------------------------------------------------------- */

typedef struct writing {
    const mof_outputs *outputs;
    mof_file_draft *drafts;
    size_t drafted;
    const char *failed; /* the path of a file that could not be written */
    int error;
} writing;

static const char *path_of(const mof_outputs *outputs, size_t i)
{
    return mof_path_join(outputs->arena, outputs->items[i].directory, outputs->items[i].path);
}

static void write_drafts(void *payload)
{
    writing *w = payload;
    const mof_outputs *outputs = w->outputs;
    w->drafts = MOF_NEW_ARRAY(outputs->arena, mof_file_draft, outputs->count);
    for (size_t i = 0; i < outputs->count; i++) {
        const char *path = path_of(outputs, i);
        w->error =
            mof_file_draft_write(outputs->arena, path, outputs->items[i].content, &w->drafts[i]);
        if (w->error != 0) {
            w->failed = path;
            return;
        }
        w->drafted++;
    }
}

static void commit_drafts(writing *w)
{
    size_t committed = 0;
    while (w->error == 0 && committed < w->drafted) {
        const mof_file_draft *draft = &w->drafts[committed++];
        w->error = mof_file_draft_commit(draft);
        w->failed = draft->path;
    }
    for (size_t i = committed; i < w->drafted; i++)
        mof_file_draft_discard(&w->drafts[i]);
}

bool mof_outputs_write(const mof_outputs *outputs, mof_reporter *reporter)
{
    writing w = {.outputs = outputs};
    bool had_memory = mof_memory_try(outputs->arena->memory, write_drafts, &w);
    if (had_memory && w.error == 0)
        commit_drafts(&w);
    else
        for (size_t i = 0; i < w.drafted; i++)
            mof_file_draft_discard(&w.drafts[i]);
    if (!had_memory)
        mof_memory_escape(outputs->arena->memory);
    if (w.error != 0) {
        const char *why = mof_arena_copy_string(reporter->arena, strerror(w.error));
        mof_report(reporter, MOF_F010, MOF_NO_SPAN, MOF_ARGS(w.failed, why));
    }
    return w.error == 0;
}

bool mof_outputs_compare(const mof_outputs *outputs, mof_reporter *reporter)
{
    bool same = true;
    for (size_t i = 0; i < outputs->count; i++) {
        const char *path = path_of(outputs, i);
        if (mof_file_has(path, outputs->items[i].content))
            continue;
        mof_report(reporter, mof_file_exists(path) ? MOF_F013 : MOF_F014, MOF_NO_SPAN,
                   MOF_ARGS(path));
        same = false;
    }
    return same;
}
