/*
 * The resolver's way through: names are declared, classes are resolved with their superclasses
 * first, then the instances, and what was gathered becomes the schema.
 */
#include "model/resolve.h"

#include "model/declare.h"
#include "model/identity.h"
#include "model/path.h"
#include "model/qualifier_type.h"
#include "model/resolve_class.h"
#include "model/resolve_enumeration.h"
#include "model/resolve_instance.h"
#include "model/resolve_quoted.h"
#include "model/resolve_type.h"
#include "model/scope.h"
#include "model/system.h"

/* A class that derives through more steps than this is no class of any schema that there is. */
#define DEEPEST 256
/* Each class lists what it inherits: so many entries, all classes together, and no more. */
#define MOST_INHERITED (4 << 20)
#define SUGGESTIONS 50

/* ---- superclasses ------------------------------------------------------------------------ */

/* A page's superclass may have no page; MOF wants it to be declared. */
static mof_declaration *make_up_superclass(mof_resolver *resolver, mof_declaration *declaration)
{
    const mof_class *of = declaration->of;
    const mof_ast_name *name = &declaration->superclass_name;
    mof_declaration *system = mof_system_find(resolver, declaration->space, name);
    if (system != NULL)
        return system;
    mof_declaration *made_up =
        mof_scope_synthesize(resolver, declaration->space, name->name, name->span);
    if (of->profile == MOF_PROFILE_DOC) {
        mof_report(resolver->reporter, MOF_D142, name->span, MOF_ARGS(name->name->text));
        return made_up;
    }
    made_up->of->poison = true;
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S104, name->span, MOF_ARGS(name->name->text));
    const mof_name *similar = mof_scope_find_similar(resolver, name->name);
    if (similar != NULL)
        mof_resolver_suggest(resolver, diagnostic, similar->text);
    return made_up;
}

static void link_superclass(mof_resolver *resolver, mof_declaration *declaration)
{
    const mof_name *name = declaration->superclass_name.name;
    if (name == NULL)
        return;
    declaration->superclass = mof_scope_find_class(resolver, declaration->space, name);
    if (declaration->superclass == NULL)
        declaration->superclass = make_up_superclass(resolver, declaration);
    mof_resolver_check_class_spelling(resolver, &declaration->superclass_name,
                                      declaration->superclass->of);
}

static void cut_off(mof_resolver *resolver, mof_declaration *declaration, mof_code code,
                    const char *argument)
{
    mof_report(resolver->reporter, code, declaration->superclass_name.span,
               MOF_ARGS(declaration->of->name->text, argument));
    declaration->superclass = NULL;
    declaration->of->poison = true;
}

/* Gives the class its superclass, unless that goes beyond a limit. */
static void set_superclass(mof_resolver *resolver, mof_declaration *declaration)
{
    const mof_declaration *superclass = declaration->superclass;
    if (superclass == NULL)
        return;
    const mof_class *of = superclass->of;
    declaration->depth = superclass->depth + 1;
    bool was_full = resolver->inherited > MOST_INHERITED;
    resolver->inherited += of->property_count + of->method_count + of->qualifiers.count;
    if (declaration->depth > DEEPEST) {
        cut_off(resolver, declaration, MOF_F020,
                mof_arena_format(resolver->reporter->arena, "%d", DEEPEST));
        declaration->depth = 0;
    } else if (was_full) {
        declaration->of->poison = true;
    } else if (resolver->inherited > MOST_INHERITED) {
        cut_off(resolver, declaration, MOF_F021,
                mof_arena_format(resolver->reporter->arena, "%d", MOST_INHERITED));
    } else {
        declaration->of->superclass = of;
    }
}

/* Superclasses come first; classes may derive from each other in any number, so the way up is a
 * list and not a recursion. */
void mof_resolver_finish_class(mof_resolver *resolver, mof_declaration *declaration)
{
    size_t count = 0;
    while (declaration != NULL && declaration->progress == MOF_PROGRESS_DECLARED) {
        declaration->progress = MOF_PROGRESS_UNDER_WAY;
        MOF_RESERVE(resolver->scratch, resolver->chain, count, resolver->chain_capacity);
        resolver->chain[count++] = declaration;
        link_superclass(resolver, declaration);
        mof_declaration *superclass = declaration->superclass;
        if (superclass != NULL && superclass->progress == MOF_PROGRESS_UNDER_WAY)
            cut_off(resolver, declaration, MOF_S105, superclass->of->name->text);
        declaration = declaration->superclass;
    }
    while (count > 0) {
        declaration = resolver->chain[--count];
        set_superclass(resolver, declaration);
        mof_resolve_class(resolver, declaration);
        declaration->progress = MOF_PROGRESS_RESOLVED;
    }
}

/* ---- the passes -------------------------------------------------------------------------- */

mof_resolver *mof_resolver_new(mof_schema *schema, mof_arena *scratch, mof_reporter *reporter,
                               mof_resolve_options options)
{
    mof_resolver *resolver = MOF_NEW(scratch, mof_resolver);
    *resolver =
        (mof_resolver){.schema = schema,
                       .arena = schema->arena,
                       .scratch = scratch,
                       .reporter = reporter,
                       .options = options,
                       .suggestions = SUGGESTIONS,
                       .tells_spelling = mof_reporter_wants(reporter, MOF_S010, MOF_PROFILE_AUTO)};
    mof_map *const maps[] = {&resolver->spaces,        &resolver->classes, &resolver->meanings,
                             &resolver->page_meanings, &resolver->asked,   &resolver->reported};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        mof_map_init(maps[i], scratch);
    for (int kind = MOF_TYPE_BOOLEAN; kind <= MOF_TYPE_VOID; kind++)
        resolver->types[kind] =
            mof_names_add_string(schema->names, mof_type_kind_name((mof_type_kind)kind))->key;
    return resolver;
}

bool mof_resolver_add(mof_resolver *resolver, mof_unit *unit)
{
    size_t kept = resolver->kept;
    mof_declare_unit(resolver, unit);
    return resolver->kept == kept;
}

static void finish_next_qualifier_type(mof_resolver *resolver)
{
    mof_open_type open = resolver->open_types[resolver->open_types_done++];
    mof_qualifier_type_close(resolver, &open);
}

/* Classes are read in the order of the text, most of them, and so their nodes can go. */
static void drop_nodes(mof_resolver *resolver)
{
    mof_arena *nodes = resolver->options.nodes;
    while (nodes != NULL && resolver->held == 0 && mof_arena_drop_oldest(nodes))
        resolver->chunk = NULL;
}

static void finish_next_class(mof_resolver *resolver)
{
    mof_declaration *declaration = resolver->declarations[resolver->declarations_done++];
    if (!declaration->is_deleted)
        mof_resolver_finish_class(resolver, declaration);
    drop_nodes(resolver);
}

static void finish_next_default(mof_resolver *resolver)
{
    mof_deferred deferred = resolver->deferred[resolver->deferred_done++];
    mof_resolve_deferred(resolver, &deferred);
}

static void finish_next_instance(mof_resolver *resolver)
{
    mof_pending pending = resolver->pending[resolver->pending_done++];
    mof_resolve_instance(resolver, &pending);
}

static void finish_next_quoting(mof_resolver *resolver)
{
    mof_quoting quoting = resolver->quotings[resolver->quotings_done++];
    mof_quoted_resolve(resolver, &quoting);
}

/* What is resolved may name a class of the search path, whose file declares more: the lists grow
 * under way. */
static void finish_all(mof_resolver *resolver)
{
    for (;;) {
        if (resolver->open_types_done < resolver->open_type_count)
            finish_next_qualifier_type(resolver);
        else if (resolver->declarations_done < resolver->declaration_count)
            finish_next_class(resolver);
        else if (resolver->enumerations_done < resolver->enumeration_count)
            mof_resolve_enumeration(resolver,
                                    resolver->enumerations[resolver->enumerations_done++]);
        else if (resolver->deferred_done < resolver->deferred_count)
            finish_next_default(resolver);
        else if (resolver->pending_done < resolver->pending_count)
            finish_next_instance(resolver);
        else if (resolver->quotings_done < resolver->quoting_count)
            finish_next_quoting(resolver);
        else
            break;
    }
}

/* ---- instances that are deleted ---------------------------------------------------------- */

/* The instances so far, by what tells them from others. */
typedef struct known_instances {
    mof_names names;
    mof_map map; /* identity -> mof_pending */
    size_t count;
} known_instances;

static mof_buffer open_identity(mof_resolver *resolver, const mof_name *name_space,
                                const mof_class *of)
{
    mof_buffer identity;
    mof_buffer_init(&identity, resolver->scratch);
    mof_buffer_append_format(&identity, "%s:%s", name_space != NULL ? name_space->key->text : "",
                             of->name->key->text);
    return identity;
}

static void add_known(mof_resolver *resolver, known_instances *known, mof_pending *pending)
{
    const mof_instance *instance = pending->instance;
    if (instance->of == NULL)
        return;
    mof_buffer identity = open_identity(resolver, instance->name_space, instance->of);
    if (mof_identity_add_instance(&identity, instance))
        mof_map_set(&known->map, mof_names_add(&known->names, mof_buffer_text(&identity)), pending);
}

static mof_pending *find_erased(mof_resolver *resolver, known_instances *known,
                                const mof_erasure *erasure)
{
    mof_path path = mof_path_parse(erasure->deletion.what);
    const mof_class *of = mof_schema_find_class(resolver->schema, path.class_name);
    if (of == NULL)
        return NULL;
    mof_buffer identity = open_identity(resolver, erasure->space->name, of);
    if (!mof_identity_add_path(&identity, of, &path))
        return NULL;
    return mof_map_find(&known->map, mof_names_add(&known->names, mof_buffer_text(&identity)));
}

/* In the order of the text: what stands behind the directive stays. */
static void erase_instances(mof_resolver *resolver)
{
    known_instances known = {.count = 0};
    mof_names_init(&known.names, resolver->scratch);
    mof_map_init(&known.map, resolver->scratch);
    for (size_t i = 0; i < resolver->erasure_count; i++) {
        const mof_erasure *erasure = &resolver->erasures[i];
        while (known.count < erasure->before)
            add_known(resolver, &known, &resolver->pending[known.count++]);
        mof_pending *found = find_erased(resolver, &known, erasure);
        if (erasure->deletion.must_exist && (found == NULL || found->is_deleted))
            mof_report(resolver->reporter, MOF_P241, erasure->span,
                       MOF_ARGS("instance",
                                mof_text_quote(resolver->reporter->arena, erasure->deletion.what)));
        if (found != NULL)
            found->is_deleted = true;
    }
}

/* ---- the schema -------------------------------------------------------------------------- */

static void list_class(mof_schema *schema, const mof_class *of)
{
    if (mof_map_find(&schema->class_map, of->name->key) == NULL)
        mof_map_set(&schema->class_map, of->name->key, (void *)(uintptr_t)of);
}

static void list_classes(mof_resolver *resolver)
{
    mof_schema *schema = resolver->schema;
    mof_map_init(&schema->class_map, schema->arena);
    schema->classes = MOF_NEW_ARRAY(schema->arena, const mof_class *, resolver->declaration_count);
    for (size_t i = 0; i < resolver->declaration_count; i++) {
        const mof_declaration *declaration = resolver->declarations[i];
        if (declaration->is_deleted)
            continue;
        if (!declaration->of->is_built_in)
            schema->classes[schema->class_count++] = declaration->of;
        list_class(schema, declaration->of);
    }
    schema->synthesized =
        MOF_NEW_ARRAY(schema->arena, const mof_class *, resolver->synthesized_count);
    for (size_t i = 0; i < resolver->synthesized_count; i++) {
        if (!resolver->synthesized[i]->is_synthesized)
            continue;
        schema->synthesized[schema->synthesized_count++] = resolver->synthesized[i];
        list_class(schema, resolver->synthesized[i]);
    }
}

static void list_instances(mof_resolver *resolver)
{
    mof_schema *schema = resolver->schema;
    schema->instances = MOF_NEW_ARRAY(schema->arena, const mof_instance *, resolver->pending_count);
    for (size_t i = 0; i < resolver->pending_count; i++)
        if (!resolver->pending[i].is_deleted)
            schema->instances[schema->instance_count++] = resolver->pending[i].instance;
}

static void list_quoted(mof_resolver *resolver)
{
    resolver->schema->quoted = resolver->quoted;
    resolver->schema->quoted_count = resolver->quoted_count;
}

static void list_enumerations(mof_resolver *resolver)
{
    mof_schema *schema = resolver->schema;
    schema->enumerations =
        MOF_NEW_ARRAY(schema->arena, const mof_enumeration *, resolver->enumeration_count);
    for (size_t i = 0; i < resolver->enumeration_count; i++)
        schema->enumerations[schema->enumeration_count++] = resolver->enumerations[i]->enumeration;
}

static void list_qualifier_types(mof_resolver *resolver)
{
    mof_schema *schema = resolver->schema;
    schema->qualifier_types =
        MOF_NEW_ARRAY(schema->arena, const mof_qualifier_type *, resolver->qualifier_type_count);
    for (size_t i = 0; i < resolver->qualifier_type_count; i++)
        schema->qualifier_types[schema->qualifier_type_count++] = resolver->qualifier_types[i];
}

void mof_resolver_finish(mof_resolver *resolver)
{
    finish_all(resolver);
    list_classes(resolver);
    erase_instances(resolver);
    list_instances(resolver);
    list_quoted(resolver);
    list_enumerations(resolver);
    list_qualifier_types(resolver);
}

void mof_resolve(mof_schema *schema, mof_arena *scratch, mof_reporter *reporter, mof_unit *units,
                 mof_resolve_options options)
{
    mof_resolver *resolver = mof_resolver_new(schema, scratch, reporter, options);
    for (mof_unit *unit = units; unit != NULL; unit = unit->next)
        mof_resolver_add(resolver, unit);
    mof_resolver_finish(resolver);
}
