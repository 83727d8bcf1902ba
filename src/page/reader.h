/*
 * What the steps of reading a page share, and the sections that a page is made of.
 */
#ifndef MOF_PAGE_READER_H
#define MOF_PAGE_READER_H

#include "page/markdown.h"
#include "page/page.h"

typedef enum mof_page_section {
    MOF_PAGE_INTRODUCTION, /* between the title and the first heading */
    MOF_PAGE_SYNTAX,
    MOF_PAGE_MEMBERS,
    MOF_PAGE_METHODS,
    MOF_PAGE_PROPERTIES,
    MOF_PAGE_PARAMETERS,
    MOF_PAGE_RETURN_VALUE,
    MOF_PAGE_REMARKS,
    MOF_PAGE_REQUIREMENTS,
    MOF_PAGE_OTHER,
    MOF_PAGE_SECTION_COUNT
} mof_page_section;

/* Lines [first, end) of the page. */
typedef struct mof_page_range {
    size_t first;
    size_t end;
} mof_page_range;

/* What the page's heading says that it is about. */
typedef struct mof_page_title {
    mof_markdown_content text;   /* of the heading; empty: there is none */
    mof_markdown_content name;   /* of the class; empty where the heading is of another form */
    mof_markdown_content method; /* "M method in class X", "M method of the X class" */
    mof_markdown_content role;   /* "Server" */
    bool is_method_of;           /* "M method of the X class", and not "M Method in Class X" */
} mof_page_title;

typedef struct mof_page_reader {
    mof_syntax *syntax;
    mof_arena *arena;   /* the AST's */
    mof_arena *scratch; /* dropped once the page is read: text in it does not go into the AST */
    mof_source *source;
    mof_markdown markdown;
    mof_page_title title;
    mof_page_range sections[MOF_PAGE_SECTION_COUNT]; /* empty where the page has none */
    bool has_section[MOF_PAGE_SECTION_COUNT];
    mof_page_layout layout;
    mof_page_range class_qualifiers; /* lines of the remarks that tell them */
} mof_page_reader;

/* Finds the title, the sections (the first of a kind counts) and the layout. */
void mof_page_find_sections(mof_page_reader *reader);

/* The same text for as long as sources live: where the page has it as it is, no copy. */
mof_text mof_page_keep(mof_page_reader *reader, mof_text text);

mof_text mof_page_line_text(const mof_page_reader *reader, size_t line);

/* Letters, digits and underscores: of those is a name. The bytes of one at the front. */
bool mof_page_is_name_char(int c);
size_t mof_page_name_size(mof_text text);

/* Where the line says "Label: rest", the rest. Labels compare without case. */
bool mof_page_line_label(const mof_page_reader *reader, size_t line, const char *label,
                         mof_markdown_content *rest);

/* Reports with one argument, a piece of text; NULL data: without. */
mof_diagnostic *mof_page_report(mof_page_reader *reader, mof_code code, mof_span span,
                                mof_text argument);

#endif
