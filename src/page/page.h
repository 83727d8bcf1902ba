/*
 * Class and method reference pages (Markdown): the second front door. A page becomes the AST that
 * its MOF would have given, with spans that point into the page (mof-language C).
 */
#ifndef MOF_PAGE_PAGE_H
#define MOF_PAGE_PAGE_H

#include "syntax/ast.h"
#include "syntax/parser.h"

typedef enum mof_page_layout {
    MOF_PAGE_LAYOUT_CONFIGMGR, /* mof-language C.5 */
    MOF_PAGE_LAYOUT_WIN32      /* mof-language C.4 */
} mof_page_layout;

/* A name where a page mentions it. */
typedef struct mof_page_mention {
    const mof_name *name;
    mof_span span;
} mof_page_mention;

/* What a page says that MOF has no words for; hangs on the class (mof_ast_class.page) and lives as
 * long as the source. Texts are empty where the page is silent. */
typedef struct mof_page_facts {
    mof_page_layout layout;
    bool is_stub;        /* a method page: the class is only named, with this one method */
    mof_text title;      /* of the page's heading, Markdown as written */
    mof_text role;       /* "Server" or "Client" of a ConfigMgr title */
    mof_text namespace_; /* of the requirements; backslashes single */
    mof_text mof_file;
    mof_text dll;
    mof_text header;
    mof_text remarks;                /* Markdown */
    const mof_page_mention *methods; /* that the page of a class lists; pages of their own */
    size_t method_count;             /* describe them, or nothing more does */
} mof_page_facts;

/* Reads a page: a unit with one mof_ast_class, or none where there is nothing to read, which is
 * reported. Property sections, tables and remarks become qualifiers of the AST: key and the like
 * from "Qualifiers:", Description from the prose, ValueMap and Values from value tables. */
mof_unit *mof_page_read(mof_syntax *syntax, mof_source *page);

#endif
