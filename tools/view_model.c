/*
 * Prints docs/view-model.md: every view type with its fields, and what backends add to it. The
 * build runs it; `cmake --build build --target view-model` puts its output in place.
 */
#include <stdio.h>

#include "gen/backend.h"
#include "gen/view.h"

static const char opening[] =
    "# The view model\n"
    "\n"
    "What templates, `mofc dump` and `mof_view_...` of libmof can read. Made by the build from\n"
    "the tables in `src/gen/view_*.c` and the backends; edit those, then\n"
    "`cmake --build build --target view-model`.\n"
    "\n"
    "- *text* is printed by `{{name}}`; a section over it is entered where it is not empty.\n"
    "- *flag* is true or false, for `{{#name}}` and `{{^name}}`.\n"
    "- *number* may be null. A section over it is entered where it is not.\n"
    "- *value* is a value of any CIM type. A section over it is entered where it is not null, "
    "once\n"
    "  for each item of an array, and opens a [value](#value).\n"
    "- *object* and *list* are opened by sections. Inside one a name that the object does not "
    "have\n"
    "  is looked up further out; `{{.}}` is the object's own text. Inside a list there are\n"
    "  `{{#@first}}`, `{{#@last}}` and `{{@index}}`, from 0.\n"
    "\n"
    "A template of an output per class begins in a [class](#class), one of an output per schema "
    "in\n"
    "the [schema](#schema). A name that is no field is an error when the template is loaded.\n"
    "The column JSON tells what `mofc dump` shows, in this order; *name* there means the text of\n"
    "the objects alone.\n";

static const char *kind_name(mof_field_kind kind)
{
    static const char *const names[] = {
        [MOF_FIELD_TEXT] = "text",   [MOF_FIELD_FLAG] = "flag",     [MOF_FIELD_NUMBER] = "number",
        [MOF_FIELD_VALUE] = "value", [MOF_FIELD_OBJECT] = "object", [MOF_FIELD_LIST] = "list"};
    return names[kind];
}

static const char *dump_name(const mof_field *field)
{
    static const char *const names[] = {
        [MOF_DUMP_NEVER] = "", [MOF_DUMP] = "yes", [MOF_DUMP_TEXT] = "name"};
    return names[field->dump];
}

#define MAX_TYPES 64

/* The types to be described: the neutral ones, then those that fields of backends lead to. */
typedef struct type_list {
    const mof_view_type *items[MAX_TYPES];
    size_t count;
} type_list;

static void add_type(type_list *types, const mof_view_type *type)
{
    for (size_t i = 0; i < types->count; i++)
        if (types->items[i] == type)
            return;
    if (types->count < MAX_TYPES)
        types->items[types->count++] = type;
}

static void add_types_of(type_list *types, const mof_field *fields)
{
    for (; fields != NULL && fields->name != NULL; fields++)
        if (fields->of != NULL)
            add_type(types, fields->of);
}

static void list_types(type_list *types)
{
    for (const mof_view_type *const *type = mof_view_types; *type != NULL; type++)
        add_type(types, *type);
    for (const mof_backend *const *backend = mof_backends; *backend != NULL; backend++)
        for (const mof_view_extension *added = (*backend)->extensions;
             added != NULL && added->type != NULL; added++)
            add_types_of(types, added->fields);
    for (size_t i = 0; i < types->count; i++)
        add_types_of(types, types->items[i]->fields);
}

/* A link to the heading of a type, as Markdown makes its anchor. */
static void print_link(const char *name)
{
    printf(" of [%s](#", name);
    for (; *name != '\0'; name++)
        putchar(*name == ' ' ? '-' : mof_char_lower(*name));
    putchar(')');
}

static void print_field(const mof_field *field)
{
    printf("| `%s` | %s", field->name, kind_name(field->kind));
    if (field->of != NULL)
        print_link(field->of->name);
    printf(" | %s | %s |\n", dump_name(field), field->doc);
}

static void print_fields(const mof_field *fields)
{
    printf("\n| field | kind | JSON | |\n|---|---|---|---|\n");
    for (const mof_field *field = fields; field->name != NULL; field++)
        print_field(field);
}

static void print_extensions(const mof_view_type *type, const mof_backend *backend)
{
    if (backend->extensions == NULL)
        return;
    for (const mof_view_extension *added = backend->extensions; added->type != NULL; added++)
        if (added->type == type) {
            printf("\nIn templates of `%s` also:\n", backend->name);
            print_fields(added->fields);
        }
}

static void print_type(const mof_view_type *type)
{
    printf("\n## %s\n\n%s\n", type->name, type->doc != NULL ? type->doc : "");
    if (type->fields != NULL)
        print_fields(type->fields);
    for (const mof_backend *const *backend = mof_backends; *backend != NULL; backend++)
        print_extensions(type, *backend);
}

int main(void)
{
    type_list types = {.count = 0};
    list_types(&types);
    fputs(opening, stdout);
    for (size_t i = 0; i < types.count; i++)
        print_type(types.items[i]);
    return ferror(stdout) != 0 || fclose(stdout) != 0;
}
