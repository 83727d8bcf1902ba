/*
 * What aliases lead to (mof-language S502, S505).
 */
#include "model/checker.h"

/* NULL: none, or a class. */
static const mof_instance *find_target(const mof_value *value)
{
    return value->kind == MOF_VALUE_KIND_ALIAS ? value->as.alias.instance : NULL;
}

/* ---- paths ------------------------------------------------------------------------------- */

static void check_value(const mof_checker *checker, const mof_value *value)
{
    const mof_instance *target = find_target(value);
    const mof_class *of = target != NULL ? target->of : NULL;
    for (size_t i = 0; value->kind == MOF_VALUE_KIND_ARRAY && i < value->as.array.count; i++)
        check_value(checker, &value->as.array.items[i]);
    if (of != NULL && of->key_count == 0 && !mof_class_is_open(of) &&
        !mof_qualifiers_is(&of->qualifiers, MOF_KNOWN_SINGLETON))
        mof_report(checker->reporter, MOF_S505, value->span,
                   MOF_ARGS(value->as.alias.name->text, of->name->text));
}

static void check_instance(const mof_checker *checker, const mof_instance *instance)
{
    for (size_t i = 0; i < instance->slot_count; i++) {
        const mof_slot *slot = &instance->slots[i];
        if (slot->value != NULL && slot->property != NULL &&
            slot->property->type.kind == MOF_TYPE_REFERENCE)
            check_value(checker, slot->value);
    }
}

/* ---- circles ----------------------------------------------------------------------------- */

/* An instance on the way along keys that are aliases. */
typedef struct step {
    const mof_instance *instance;
    size_t next_slot;
} step;

typedef struct way {
    step *steps;
    size_t count;
    size_t capacity;
    mof_map progress; /* instance -> one of the two below */
} way;

static const char under_way = 'u';
static const char done = 'd';

static void set_progress(way *self, const mof_instance *instance, const char *progress)
{
    mof_map_set(&self->progress, instance, (void *)(uintptr_t)progress);
}

static void enter(const mof_checker *checker, way *self, const mof_instance *instance)
{
    MOF_RESERVE(checker->scratch, self->steps, self->count, self->capacity);
    self->steps[self->count++] = (step){instance, 0};
    set_progress(self, instance, &under_way);
}

/* NULL: there is no further one. */
static const mof_value *next_key_alias(step *at)
{
    while (at->next_slot < at->instance->slot_count) {
        const mof_slot *slot = &at->instance->slots[at->next_slot++];
        bool is_key = slot->property != NULL && slot->property->is_key && slot->value != NULL;
        if (is_key && find_target(slot->value) != NULL)
            return slot->value;
    }
    return NULL;
}

/* Instances may refer to each other in any number, so the way is a list and not a recursion. */
static void follow(const mof_checker *checker, way *self, const mof_instance *instance)
{
    enter(checker, self, instance);
    while (self->count > 0) {
        step *at = &self->steps[self->count - 1];
        const mof_value *value = next_key_alias(at);
        if (value == NULL) {
            set_progress(self, at->instance, &done);
            self->count--;
            continue;
        }
        const mof_instance *target = find_target(value);
        const char *progress = mof_map_find(&self->progress, target);
        if (progress == NULL) {
            enter(checker, self, target);
        } else if (progress == &under_way) {
            mof_diagnostic *diagnostic = mof_report(checker->reporter, MOF_S502, value->span,
                                                    MOF_ARGS(value->as.alias.name->text));
            mof_diagnostic_add_note(checker->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                                    target->class_span, MOF_NO_ARGS);
        }
    }
}

void mof_check_aliases(const mof_checker *checker)
{
    const mof_schema *schema = checker->schema;
    way self = {.count = 0};
    mof_map_init(&self.progress, checker->scratch);
    for (size_t i = 0; i < schema->instance_count; i++) {
        check_instance(checker, schema->instances[i]);
        if (mof_map_find(&self.progress, schema->instances[i]) == NULL)
            follow(checker, &self, schema->instances[i]);
    }
}
