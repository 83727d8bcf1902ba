/*
 * Method pages: one method with its parameters, in a class that is only named.
 */
#ifndef MOF_PAGE_METHOD_H
#define MOF_PAGE_METHOD_H

#include "page/reader.h"

/* Joins the sections of a method page with the method that its syntax block declares. */
void mof_page_method_join(mof_page_reader *reader, mof_ast_method *method);

/* The class of the page's title, with nothing but the method; NULL where the title names none. */
mof_ast_class *mof_page_method_class(mof_page_reader *reader, mof_ast_method *method);

#endif
