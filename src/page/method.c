/*
 * The parameters of a method, and the values that it returns.
 */
#include "page/method.h"

#include "page/class.h"
#include "page/property.h"
#include "page/qualifier.h"
#include "page/values.h"

/* "0 Success", "5 Access denied" of the return value. */
static void join_return_values(mof_page_reader *reader, mof_ast_method *method)
{
    mof_ast_list values = {NULL, NULL};
    mof_page_values_read(reader, reader->sections[MOF_PAGE_RETURN_VALUE], &method->type,
                         method->qualifiers, &values);
    mof_page_qualifiers_add(reader, &method->qualifiers, values.first);
}

void mof_page_method_join(mof_page_reader *reader, mof_ast_method *method)
{
    mof_page_properties_join(reader, MOF_PAGE_PARAMETERS, &method->parameters);
    join_return_values(reader, method);
    mof_page_describe_introduction(reader, &method->qualifiers);
}

mof_ast_class *mof_page_method_class(mof_page_reader *reader, mof_ast_method *method)
{
    const mof_markdown *markdown = &reader->markdown;
    mof_text text = mof_markdown_text(markdown, reader->title.name);
    mof_span span = mof_markdown_span(markdown, reader->title.name);
    if (text.size == 0)
        return NULL;
    mof_ast_name name = {mof_names_add(reader->syntax->names, text), span};
    return (mof_ast_class *)mof_ast_new_class(reader->arena, span, MOF_CLASS_FORM_CLASS, NULL, name,
                                              &(mof_ast_heading){.alias_first = false},
                                              &method->ast, method->ast.span);
}
