/*
 * Templates: Mustache by its public specification (interpolation, sections, inverted sections,
 * comments, partials, delimiters, inheritance), checked against view types when loaded.
 *
 * Beyond the specification: inside a section over a list, {{#@first}}, {{#@last}} and {{@index}}
 * (from 0) tell where the list stands. Where it leaves a choice: a section over a text is entered
 * where the text is not empty, one over a number or value where it is not null, and {{.}} is that
 * then; a section over a flag opens nothing. A partial's blank lines are not indented.
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
    mof_map parsed; /* name, as spelt -> mof_template */
} mof_templates;

void mof_templates_init(mof_templates *templates, mof_arena *arena, mof_names *names,
                        mof_reporter *reporter, mof_template_find find, void *payload);

/* NULL where the template is missing or broken, which is reported. */
const mof_template *mof_templates_get(mof_templates *templates, const char *name);

/* Reports every name in the template, and in what it includes, that is no field of the view it
 * stands in (T001), and what else would come to nothing: a template that is missing, a list that
 * is printed, @first outside of a list. False: something is wrong, though a tag that more than one
 * template leads to is reported once. */
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
