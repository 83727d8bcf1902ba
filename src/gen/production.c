/*
 * See the header. No pragma leads back out of a namespace, so what is in none has to come first.
 */
#include "gen/production.h"

#include <string.h>

#include "model/system.h"
#include "page/page.h"

typedef struct arrangement {
    mof_arena *arena;
    mof_names *names;
    mof_map done;            /* classes that are in the list */
    const mof_name *current; /* the namespace that was named last; NULL: none */
    mof_productions list;
    const mof_class **chain; /* a class and what it derives from */
    size_t chain_capacity;
} arrangement;

/* ---- namespaces ------------------------------------------------------------------------------ */

/* What begins as a path does, "Root\\CIMV2"; pages also say "all namespaces". */
static mof_text namespace_of(const mof_page_facts *page)
{
    mof_text text = page->namespace_;
    size_t size = 0;
    while (size < text.size &&
           (mof_char_is_alpha(text.data[size]) || mof_char_is_digit(text.data[size]) ||
            memchr("_\\/", text.data[size], 3) != NULL))
        size++;
    bool is_path = size >= 4 && mof_text_is_nocase((mof_text){text.data, 4}, "root");
    return (mof_text){text.data, is_path ? size : 0};
}

static const mof_name *class_space(arrangement *self, const mof_class *of)
{
    for (; of != NULL; of = of->superclass) {
        if (of->name_space != NULL)
            return of->name_space;
        mof_text path = of->page != NULL ? namespace_of(of->page) : (mof_text){NULL, 0};
        if (path.size > 0)
            return mof_names_add(self->names, path)->key; /* one spelling */
    }
    return NULL;
}

/* ---- into the list --------------------------------------------------------------------------- */

static void add(arrangement *self, const mof_name *name_space, mof_production production)
{
    if (name_space != NULL && !mof_name_equal(name_space, self->current))
        self->current = production.name_space = name_space;
    MOF_RESERVE(self->arena, self->list.items, self->list.count, self->list.capacity);
    self->list.items[self->list.count++] = production;
}

/* The classes of WMI itself are there already. */
static bool is_system_class(const mof_class *of)
{
    return of->is_built_in || mof_text_starts_with(mof_name_text(of->name), "__") ||
           (of->is_synthesized && mof_system_has(of->name, MOF_PROFILE_WMI));
}

/* What is made up goes where it is wanted first. */
static void add_class(arrangement *self, const mof_name *wanted_in, const mof_class *of)
{
    size_t count = 0;
    for (; of != NULL && mof_map_find(&self->done, of) == NULL; of = of->superclass) {
        MOF_RESERVE(self->arena, self->chain, count, self->chain_capacity);
        self->chain[count++] = of;
        mof_map_set(&self->done, of, (void *)(uintptr_t)of);
    }
    while (count > 0) {
        of = self->chain[--count];
        if (!is_system_class(of))
            add(self, of->is_synthesized ? wanted_in : class_space(self, of),
                (mof_production){.of = of});
    }
}

static bool is_first(const mof_schema *schema, size_t class_index, size_t instance_index)
{
    if (class_index == schema->class_count || instance_index == schema->instance_count)
        return class_index < schema->class_count;
    return schema->classes[class_index]->span.start < schema->instances[instance_index]->span.start;
}

/* Adds what is in a namespace or what is in none, in the order declared. */
static void add_all(arrangement *self, const mof_schema *schema, bool is_named)
{
    size_t class_index = 0;
    size_t instance_index = 0;
    while (class_index < schema->class_count || instance_index < schema->instance_count) {
        if (is_first(schema, class_index, instance_index)) {
            const mof_class *of = schema->classes[class_index++];
            const mof_name *name_space = class_space(self, of);
            if ((name_space != NULL) == is_named)
                add_class(self, name_space, of);
        } else {
            const mof_instance *instance = schema->instances[instance_index++];
            if ((instance->name_space != NULL) == is_named)
                add(self, instance->name_space, (mof_production){.instance = instance});
        }
    }
}

mof_productions mof_productions_arrange(mof_arena *arena, mof_names *names,
                                        const mof_schema *schema)
{
    arrangement self = {.arena = arena, .names = names};
    mof_map_init(&self.done, arena);
    add_all(&self, schema, false);
    add_all(&self, schema, true);
    return self.list;
}
