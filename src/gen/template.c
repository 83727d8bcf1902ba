/*
 * Sets of templates: found once, parsed once, and what parser, check and rendering share.
 */
#include "gen/template.h"

#include "gen/template_tree.h"

void mof_templates_init(mof_templates *templates, mof_arena *arena, mof_names *names,
                        mof_reporter *reporter, mof_template_find find, void *payload)
{
    *templates = (mof_templates){
        .arena = arena, .names = names, .reporter = reporter, .find = find, .payload = payload};
    mof_map_init(&templates->parsed, arena);
}

mof_template *mof_templates_find(mof_templates *templates, mof_text name)
{
    const mof_name *spelling = mof_names_add(templates->names, name);
    mof_template *found = mof_map_find(&templates->parsed, spelling);
    if (found == NULL) {
        found = MOF_NEW(templates->arena, mof_template);
        mof_map_set(&templates->parsed, spelling, found);
        mof_source *source = templates->find(name, templates->payload);
        if (source != NULL)
            mof_template_parse(templates, found, source);
        if (found->is_broken)
            found->nodes = NULL;
    }
    return found;
}

const mof_template *mof_templates_get(mof_templates *templates, const char *name)
{
    mof_template *found = mof_templates_find(templates, mof_text_from_string(name));
    if (found->source == NULL)
        mof_report(templates->reporter, MOF_T008, MOF_NO_SPAN, MOF_ARGS(name));
    return found->source != NULL && !found->is_broken ? found : NULL;
}

mof_template_node *mof_template_block_nodes(const mof_template_node *block,
                                            const mof_template_scope **scope)
{
    mof_template_node *found = block->children;
    for (const mof_template_scope *giver = *scope; giver != NULL; giver = giver->up)
        for (const mof_template_node *node = giver->nodes; node != NULL; node = node->next)
            if (node->kind == MOF_TEMPLATE_BLOCK && mof_text_equal(node->text, block->text)) {
                found = node->children;
                *scope = giver->up;
            }
    return found;
}

/* ---- escapes --------------------------------------------------------------------------------- */

static const char *html_entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void mof_escape_html(mof_buffer *out, mof_text text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *entity = html_entity(text.data[i]);
        if (entity == NULL)
            continue;
        mof_buffer_append(out, (mof_text){text.data + done, i - done});
        mof_buffer_append_string(out, entity);
        done = i + 1;
    }
    if (done < text.size)
        mof_buffer_append(out, (mof_text){text.data + done, text.size - done});
}

void mof_escape_none(mof_buffer *out, mof_text text)
{
    mof_buffer_append(out, text);
}
