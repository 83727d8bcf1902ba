/*
 * From YAML to a configuration. libyaml makes a tree of the text; its places count code points.
 */
#include <yaml.h>

#include "api/config.h"
#include "base/file.h"

#include <string.h>

typedef struct reading {
    mof_context *context;
    mof_source *source;
    mof_config *config;
    yaml_parser_t parser;
    yaml_document_t document;
    bool has_document;
} reading;

/* ---- nodes ----------------------------------------------------------------------------------- */

static size_t offset_of(const reading *self, yaml_mark_t mark)
{
    const mof_source *source = self->source;
    size_t offset =
        mof_text_starts_with((mof_text){source->text, source->size}, "\xEF\xBB\xBF") ? 3 : 0;
    for (size_t i = 0, length; i < mark.index && offset < source->size; i++, offset += length)
        mof_utf8_decode(source->text + offset, source->size - offset, &length);
    return offset;
}

static mof_span span_of(const reading *self, const yaml_node_t *node)
{
    mof_span span = mof_source_span(self->source, offset_of(self, node->start_mark),
                                    offset_of(self, node->end_mark));
    /* A collection ends where something else begins. */
    mof_text text = mof_text_trim(mof_sources_text(&self->context->sources, span));
    span.end = span.start + (uint32_t)text.size;
    return span;
}

static mof_text text_of(const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE)
        return (mof_text){"", 0};
    return (mof_text){(const char *)node->data.scalar.value, node->data.scalar.length};
}

static const char *string_of(reading *self, const yaml_node_t *node)
{
    mof_text text = text_of(node);
    return mof_arena_copy(&self->context->arena, text.data, text.size);
}

static mof_diagnostic *report(reading *self, mof_code code, const yaml_node_t *node,
                              const char *const *arguments)
{
    return mof_report(&self->context->reporter, code, span_of(self, node), arguments);
}

/* "'profile' wants one of wmi, dsc" */
static void complain(reading *self, const yaml_node_t *node, const char *key, const char *wanted)
{
    report(self, MOF_F032, node, MOF_ARGS(key, wanted));
}

typedef void (*visitor)(reading *self, yaml_node_t *node, void *payload);

/* Of a list each item; anything else is a list of one. */
static void each_item(reading *self, yaml_node_t *node, visitor visit, void *payload)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        visit(self, node, payload);
        return;
    }
    const yaml_node_item_t *item = node->data.sequence.items.start;
    for (; item < node->data.sequence.items.top; item++)
        visit(self, yaml_document_get_node(&self->document, *item), payload);
}

/* ---- mappings -------------------------------------------------------------------------------- */

typedef struct key {
    const char *name;
    void (*read)(reading *self, yaml_node_t *value, void *payload);
} key;

static void complain_key(reading *self, const yaml_node_t *name, const key *keys)
{
    mof_arena *arena = &self->context->arena;
    mof_text written = text_of(name);
    mof_diagnostic *diagnostic =
        report(self, MOF_F031, name, MOF_ARGS(mof_text_quote(arena, written)));
    for (; keys->name != NULL; keys++)
        if (mof_text_distance(written, mof_text_from_string(keys->name), 2) <= 2)
            mof_diagnostic_add_note(&self->context->reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN,
                                    MOF_NO_SPAN, MOF_ARGS(keys->name));
}

/* True, and told: the key stands in the mapping before. */
static bool is_second(reading *self, const yaml_node_t *mapping, const yaml_node_pair_t *at)
{
    const yaml_node_t *name = yaml_document_get_node(&self->document, at->key);
    const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
    for (; pair < at; pair++) {
        const yaml_node_t *first = yaml_document_get_node(&self->document, pair->key);
        if (!mof_text_equal(text_of(name), text_of(first)))
            continue;
        mof_diagnostic *diagnostic = report(self, MOF_F034, name, MOF_ARGS(string_of(self, name)));
        mof_diagnostic_add_note(&self->context->reporter, diagnostic, MOF_REMARK_OTHER,
                                span_of(self, first), MOF_NO_ARGS);
        return true;
    }
    return false;
}

/* `keys` ends with a name of NULL. */
static void read_mapping(reading *self, yaml_node_t *node, const key *keys, void *payload)
{
    const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
    for (; pair < node->data.mapping.pairs.top; pair++) {
        yaml_node_t *name = yaml_document_get_node(&self->document, pair->key);
        const key *found = keys;
        while (found->name != NULL &&
               !mof_text_equal(text_of(name), mof_text_from_string(found->name)))
            found++;
        if (is_second(self, node, pair))
            continue;
        if (found->name != NULL)
            found->read(self, yaml_document_get_node(&self->document, pair->value), payload);
        else
            complain_key(self, name, keys);
    }
}

/* ---- the keys -------------------------------------------------------------------------------- */

static void read_profile(reading *self, yaml_node_t *value, void *payload)
{
    (void)payload;
    if (!mof_profile_find(string_of(self, value), &self->config->profile))
        complain(self, value, "profile", "one of dmtf2, wmi, wdm, hinv, dsc, dmtf3, doc");
}

typedef struct path_list {
    const char **items;
    size_t count;
    size_t capacity;
} path_list;

static void push(reading *self, path_list *list, const char *item)
{
    MOF_RESERVE(&self->context->arena, list->items, list->count, list->capacity);
    list->items[list->count++] = item;
}

static void push_include(reading *self, yaml_node_t *item, void *payload)
{
    mof_arena *arena = &self->context->arena;
    const char *path =
        mof_path_join(arena, mof_path_directory(arena, self->config->path), string_of(self, item));
    if (text_of(item).size == 0 || !mof_file_is_directory(path))
        complain(self, item, "include", "directories, from that of this file");
    else
        push(self, payload, path);
}

static void read_include(reading *self, yaml_node_t *value, void *payload)
{
    (void)payload;
    path_list paths = {0};
    for (const char *const *path = self->context->options.include_paths; *path != NULL; path++)
        push(self, &paths, *path);
    each_item(self, value, push_include, &paths);
    push(self, &paths, NULL);
    self->config->include_paths = paths.items;
}

/* Marks what a code or the name of a group stands for. */
static void mark_codes(reading *self, const yaml_node_t *node, bool marked[MOF_CODE_COUNT])
{
    const char *name = string_of(self, node);
    bool is_known = false;
    for (int code = 0; code < MOF_CODE_COUNT; code++)
        if (mof_code_is_called((mof_code)code, name))
            is_known = marked[code] = true;
    if (!is_known)
        report(self, MOF_F033, node,
               MOF_ARGS(mof_text_quote(&self->context->arena, text_of(node))));
}

static void read_severity(reading *self, const yaml_node_t *name, const yaml_node_t *value)
{
    bool marked[MOF_CODE_COUNT] = {false};
    int severity = MOF_SEVERITY_ERROR;
    while (severity >= MOF_SEVERITY_OFF &&
           !mof_text_is_nocase(text_of(value), mof_severity_name((mof_severity)severity)))
        severity--;
    if (severity < MOF_SEVERITY_OFF) {
        complain(self, value, string_of(self, name), "one of off, note, warning, error");
        return;
    }
    mark_codes(self, name, marked);
    for (int code = 0; code < MOF_CODE_COUNT; code++)
        if (marked[code]) {
            self->config->severities[code] = (signed char)severity;
            self->context->reporter.may_be_on[code] |= severity != MOF_SEVERITY_OFF;
        }
}

static void read_severities(reading *self, yaml_node_t *value, void *payload)
{
    (void)payload;
    if (value->type != YAML_MAPPING_NODE) {
        complain(self, value, "severities", "codes and groups, each with its severity");
        return;
    }
    const yaml_node_pair_t *pair = value->data.mapping.pairs.start;
    for (; pair < value->data.mapping.pairs.top; pair++)
        if (!is_second(self, value, pair))
            read_severity(self, yaml_document_get_node(&self->document, pair->key),
                          yaml_document_get_node(&self->document, pair->value));
}

static void push_class(reading *self, yaml_node_t *item, void *payload)
{
    if (text_of(item).size == 0)
        complain(self, item, "classes", "names of classes, in which * stands for anything");
    else
        push(self, payload, string_of(self, item));
}

static void read_classes(reading *self, yaml_node_t *value, void *payload)
{
    mof_config_ignore *ignore = payload;
    path_list classes = {0};
    each_item(self, value, push_class, &classes);
    push(self, &classes, NULL);
    ignore->classes = classes.items;
}

static void mark_ignored(reading *self, yaml_node_t *item, void *payload)
{
    mark_codes(self, item, payload);
}

static void read_codes(reading *self, yaml_node_t *value, void *payload)
{
    mof_config_ignore *ignore = payload;
    each_item(self, value, mark_ignored, ignore->codes);
}

static void read_ignored(reading *self, yaml_node_t *item, void *payload)
{
    static const key keys[] = {{"classes", read_classes}, {"codes", read_codes}, {NULL, NULL}};
    mof_config_ignore *ignore = MOF_NEW(&self->context->arena, mof_config_ignore);
    (void)payload;
    if (item->type == YAML_MAPPING_NODE)
        read_mapping(self, item, keys, ignore);
    bool codes[MOF_CODE_COUNT] = {false};
    if (ignore->classes == NULL || memcmp(codes, ignore->codes, sizeof codes) == 0) {
        complain(self, item, "ignore", "entries of 'classes' and 'codes'");
        return;
    }
    ignore->next = self->config->ignores;
    self->config->ignores = ignore;
}

static void read_ignore(reading *self, yaml_node_t *value, void *payload)
{
    each_item(self, value, read_ignored, payload);
}

/* ---- the document ---------------------------------------------------------------------------- */

static void report_problem(reading *self)
{
    mof_arena *arena = &self->context->arena;
    size_t offset = offset_of(self, self->parser.problem_mark);
    mof_report(&self->context->reporter, MOF_F030, mof_source_span(self->source, offset, offset),
               MOF_ARGS(mof_arena_copy_string(
                   arena, self->parser.problem != NULL ? self->parser.problem : "no text")));
}

static void read(void *payload)
{
    static const key keys[] = {{"profile", read_profile},
                               {"include", read_include},
                               {"severities", read_severities},
                               {"ignore", read_ignore},
                               {NULL, NULL}};
    reading *self = payload;
    self->has_document = yaml_parser_load(&self->parser, &self->document) != 0;
    if (!self->has_document) {
        report_problem(self);
        return;
    }
    yaml_node_t *root = yaml_document_get_root_node(&self->document);
    if (root != NULL && root->type == YAML_MAPPING_NODE)
        read_mapping(self, root, keys, NULL);
    else if (root != NULL)
        complain(self, root, ".mofc.yaml", "profile, include, severities or ignore");
}

/* libyaml's blocks are freed however the reading ends. */
void mof_config_read(mof_context *context, mof_source *source, mof_config *config)
{
    reading self = {.context = context, .source = source, .config = config};
    mof_memory *memory = &context->memory;
    if (yaml_parser_initialize(&self.parser) == 0)
        mof_memory_escape(memory);
    yaml_parser_set_input_string(&self.parser, (const unsigned char *)source->text, source->size);
    bool had_memory = mof_memory_try(memory, read, &self);
    if (self.has_document)
        yaml_document_delete(&self.document);
    yaml_parser_delete(&self.parser);
    if (!had_memory)
        mof_memory_escape(memory);
}
