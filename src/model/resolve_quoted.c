/*
 * See the header. The text goes through the same scanner, grammar and resolver as everything else.
 */
#include "model/resolve_quoted.h"

#include "model/resolve_instance.h"
#include "syntax/quoted.h"

static bool is_object(const mof_property *property)
{
    return mof_qualifiers_is(&property->qualifiers, MOF_KNOWN_EMBEDDEDOBJECT);
}

void mof_quoted_defer(mof_resolver *resolver, const mof_quoting *quoting)
{
    const mof_property *property = quoting->property;
    if (property->type.kind != MOF_TYPE_STRING ||
        (!is_object(property) &&
         mof_qualifiers_find_known(&property->qualifiers, MOF_KNOWN_EMBEDDEDINSTANCE) == NULL))
        return;
    MOF_RESERVE(resolver->scratch, resolver->quotings, resolver->quoting_count,
                resolver->quoting_capacity);
    resolver->quotings[resolver->quoting_count++] = *quoting;
    mof_resolver_hold(resolver);
}

/* The one production of the unit, NULL where there are none or several. */
static const mof_ast *find_only(const mof_unit *unit)
{
    const mof_ast *first = unit->productions.first;
    return first != NULL && first->next == NULL ? first : NULL;
}

static void resolve_instance(mof_resolver *resolver, const mof_quoting *quoting,
                             const mof_ast_instance *ast)
{
    mof_map none;
    mof_map_init(&none, resolver->scratch);
    resolver->aliases = &none;
    const mof_instance *instance = mof_resolve_nested(resolver, ast, quoting->space);
    MOF_RESERVE(resolver->arena, resolver->quoted, resolver->quoted_count,
                resolver->quoted_capacity);
    resolver->quoted[resolver->quoted_count++] = (mof_quoted){quoting->property, instance};
}

static mof_unit *parse(mof_resolver *resolver, const mof_quoting *quoting,
                       const mof_ast_value *value)
{
    mof_syntax syntax = {.arena = resolver->scratch,
                         .source_arena = resolver->arena,
                         .names = resolver->schema->names,
                         .sources = resolver->schema->sources,
                         .reporter = resolver->reporter,
                         .keep_includes = true,
                         .profile = quoting->profile};
    return mof_quoted_parse(&syntax, value, quoting->property->name->text, quoting->place);
}

/* XML is another way to write an instance; what a page has is not written as literals. */
static bool is_mof(mof_resolver *resolver, const mof_ast_value *value)
{
    if (value->ast.form != MOF_VALUE_STRING || value->text != NULL)
        return false;
    mof_text text =
        mof_text_trim(mof_ast_string(resolver->scratch, resolver->schema->sources, &value->ast));
    return text.size == 0 || text.data[0] != '<';
}

static void resolve_text(mof_resolver *resolver, const mof_quoting *quoting,
                         const mof_ast_value *value)
{
    mof_unit *unit = is_mof(resolver, value) ? parse(resolver, quoting, value) : NULL;
    if (unit == NULL || unit->has_losses)
        return;
    const mof_ast *only = find_only(unit);
    bool may_be_class = is_object(quoting->property);
    if (only != NULL && only->kind == MOF_AST_INSTANCE)
        resolve_instance(resolver, quoting, (const mof_ast_instance *)only);
    else if (only == NULL || only->kind != MOF_AST_CLASS || !may_be_class)
        mof_report(resolver->reporter, MOF_S527, value->ast.span,
                   MOF_ARGS(quoting->property->name->text,
                            may_be_class ? "one instance or class" : "one instance"));
}

void mof_quoted_resolve(mof_resolver *resolver, const mof_quoting *quoting)
{
    const mof_ast_value *value = quoting->value;
    if (value->ast.form != MOF_VALUE_ARRAY)
        resolve_text(resolver, quoting, value);
    for (const mof_ast *item = value->items; value->ast.form == MOF_VALUE_ARRAY && item != NULL;
         item = item->next)
        resolve_text(resolver, quoting, (const mof_ast_value *)item);
}
