/*
 * Class pages: Description from the introduction, class qualifiers from the remarks, and the facts
 * that MOF has no words for.
 */
#ifndef MOF_PAGE_CLASS_H
#define MOF_PAGE_CLASS_H

#include "page/reader.h"

/* Joins the sections of a class page with the class that its syntax block declares. */
void mof_page_class_join(mof_page_reader *reader, mof_ast_class *class);

/* Adds the Description that the introduction is, without the sentence on simplified syntax. */
void mof_page_describe_introduction(mof_page_reader *reader, mof_ast **qualifiers);

/* What the page says of the class or method beside MOF. */
const mof_page_facts *mof_page_facts_read(mof_page_reader *reader, bool is_stub);

#endif
