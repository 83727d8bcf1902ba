/*
 * Reading a view. A getter may put its answer together in memory, so each reading is tried; its
 * texts become names of the schema, so that reading one again costs no memory.
 */
#include <inttypes.h>
#include <string.h>

#include "api/context.h"
#include "gen/view.h"

typedef struct reading {
    mof_view view;
    const char *field;
    const mof_field *found; /* NULL: no such field */
    mof_view_env *env;
    mof_view_env passing; /* for answers that are not kept: in `scratch` */
    mof_arena scratch;
    size_t index;

    mof_text text;
    const mof_name *name; /* of that text */
    bool flag;
    int64_t number;
    size_t count;
    mof_view item;
} reading;

/* Looks the field up and calls work(reading). False where there is no object, or no memory. */
static bool read_field(reading *self, void (*work)(void *payload), bool is_kept)
{
    if (self->view.self == NULL)
        return false;
    mof_view_env *env = self->view.env;
    mof_arena_init(&self->scratch, env->arena->memory);
    self->passing = *env;
    self->passing.arena = &self->scratch;
    self->env = is_kept ? env : &self->passing;
    self->found = mof_view_type_find(self->view.type, NULL, mof_text_from_string(self->field));
    bool had_memory = mof_memory_try(env->arena->memory, work, self);
    mof_arena_clear(&self->scratch);
    return had_memory;
}

mof_view mof_schema_view(const mof_schema *schema)
{
    /* A schema is handed out only as the member of its context. */
    mof_context *context = (mof_context *)((char *)schema - offsetof(mof_context, schema));
    return (mof_view){&mof_schema_type, schema, &context->env};
}

mof_view_kind mof_view_kind_of(mof_view view, const char *field)
{
    static const mof_view_kind kinds[] = {
        [MOF_FIELD_TEXT] = MOF_VIEW_TEXT,     [MOF_FIELD_FLAG] = MOF_VIEW_FLAG,
        [MOF_FIELD_NUMBER] = MOF_VIEW_NUMBER, [MOF_FIELD_VALUE] = MOF_VIEW_VALUE,
        [MOF_FIELD_OBJECT] = MOF_VIEW_OBJECT, [MOF_FIELD_LIST] = MOF_VIEW_LIST,
    };
    if (view.self == NULL)
        return MOF_VIEW_NONE;
    const mof_field *found = mof_view_type_find(view.type, NULL, mof_text_from_string(field));
    return found != NULL ? kinds[found->kind] : MOF_VIEW_NONE;
}

/* ---- objects and lists ----------------------------------------------------------------------- */

static const void *find_item(reading *self, size_t index)
{
    const void *owner = self->view.self;
    if (self->found == NULL)
        return NULL;
    if (self->found->kind == MOF_FIELD_LIST)
        return self->found->get.item(self->env, owner, index);
    if (self->found->kind == MOF_FIELD_OBJECT && index == 0)
        return self->found->get.object(self->env, owner);
    return NULL;
}

static void read_item(void *payload)
{
    reading *self = payload;
    const void *item = find_item(self, self->index);
    if (item != NULL)
        self->item = (mof_view){self->found->of, item, self->env};
}

static void read_count(void *payload)
{
    reading *self = payload;
    while (find_item(self, self->count) != NULL)
        self->count++;
}

mof_view mof_view_at(mof_view view, const char *field, size_t index)
{
    reading self = {.view = view, .field = field, .index = index};
    read_field(&self, read_item, true);
    return self.item;
}

size_t mof_view_count(mof_view view, const char *field)
{
    reading self = {.view = view, .field = field};
    return read_field(&self, read_count, false) ? self.count : 0;
}

/* ---- flags, numbers and texts ---------------------------------------------------------------- */

static void read_flag(void *payload)
{
    reading *self = payload;
    self->flag = self->found != NULL && self->found->kind == MOF_FIELD_FLAG
                     ? self->found->get.flag(self->env, self->view.self)
                     : find_item(self, 0) != NULL;
}

bool mof_view_flag(mof_view view, const char *field)
{
    reading self = {.view = view, .field = field};
    return read_field(&self, read_flag, false) && self.flag;
}

static void read_number(void *payload)
{
    reading *self = payload;
    self->flag = self->found != NULL && self->found->kind == MOF_FIELD_NUMBER &&
                 self->found->get.number(self->env, self->view.self, &self->number);
}

bool mof_view_number(mof_view view, const char *field, int64_t *number)
{
    reading self = {.view = view, .field = field};
    bool is_there = read_field(&self, read_number, false) && self.flag;
    *number = is_there ? self.number : 0;
    return is_there;
}

static void write_text(reading *self, mof_buffer *out)
{
    const void *owner = self->view.self;
    int64_t number;
    const mof_value *value;
    switch (self->found->kind) {
    case MOF_FIELD_TEXT:
        self->text = self->found->get.text(self->env, owner);
        break;
    case MOF_FIELD_NUMBER:
        if (self->found->get.number(self->env, owner, &number))
            mof_buffer_append_format(out, "%" PRId64, number);
        break;
    case MOF_FIELD_VALUE:
        value = self->found->get.value(self->env, owner);
        if (value != NULL)
            mof_view_write_value(out, value);
        break;
    case MOF_FIELD_FLAG:
    case MOF_FIELD_OBJECT:
    case MOF_FIELD_LIST:
        break;
    }
    if (out->data != NULL)
        self->text = mof_buffer_text(out);
}

static void read_text(void *payload)
{
    reading *self = payload;
    mof_buffer out;
    mof_buffer_init(&out, &self->scratch);
    if (self->found != NULL)
        write_text(self, &out);
    else if (strcmp(self->field, ".") == 0 && self->view.type->text != NULL)
        self->text = self->view.type->text(self->env, self->view.self);
    if (self->text.data != NULL)
        self->name = mof_names_add(self->env->schema->names, self->text);
}

const char *mof_view_text(mof_view view, const char *field, size_t *size)
{
    reading self = {.view = view, .field = field};
    bool is_read = read_field(&self, read_text, false) && self.name != NULL;
    if (size != NULL)
        *size = is_read ? self.name->size : 0;
    return is_read ? self.name->text : NULL;
}
