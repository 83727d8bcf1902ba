/*
 * Templates: Mustache by its public specification (interpolation, sections, inverted sections,
 * comments, partials, delimiters, inheritance), checked against view types when loaded.
 *
 * Beyond the specification: inside a section over a list, {{#@first}}, {{#@last}} and {{@index}}
 * (from 0) tell where the list stands.
 */
#ifndef MOF_GEN_TEMPLATE_H
#define MOF_GEN_TEMPLATE_H

#include "diag/report.h"
#include "gen/view.h"

typedef struct mof_template mof_template;

/* Finds the source of a partial; NULL: there is none. */
typedef mof_source *(*mof_template_find)(mof_text name, void *payload);

/* A set of templates that name each other as partials and parents; parsed once each. */
typedef struct mof_templates {
    mof_arena *arena;
    mof_names *names;
    mof_reporter *reporter;
    mof_template_find find;
    void *payload;
    mof_map parsed; /* key of name -> mof_template */
} mof_templates;

void mof_templates_init(mof_templates *templates, mof_arena *arena, mof_names *names,
                        mof_reporter *reporter, mof_template_find find, void *payload);

/* NULL where the template is missing or broken, which is reported. */
const mof_template *mof_templates_get(mof_templates *templates, const char *name);

/* Reports every name in the template, and in what it includes, that is no field of the view it
 * stands in (T001). False: something was reported. */
bool mof_template_check(mof_templates *templates, const mof_template *checked,
                        const mof_view_type *root, const struct mof_backend *backend);

/* Appends `text` to `out` as it may stand in the output language. */
typedef void (*mof_escape)(mof_buffer *out, mof_text text);

/* {{name}} goes through `escape`, {{{name}}} and {{&name}} do not. */
void mof_template_render(mof_templates *templates, const mof_template *rendered, mof_view_env *env,
                         const mof_view_type *root, const void *self, mof_escape escape,
                         mof_buffer *out);

void mof_escape_html(mof_buffer *out, mof_text text);
void mof_escape_none(mof_buffer *out, mof_text text);

#endif
