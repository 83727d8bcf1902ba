/*
 * Entries: the part of a section that describes one property or parameter. A name, lines that say
 * "Data type:", "Access type:" and "Qualifiers:", and prose (mof-language C.4, C.5).
 */
#ifndef MOF_PAGE_ENTRY_H
#define MOF_PAGE_ENTRY_H

#include "page/reader.h"

typedef struct mof_page_entry {
    mof_markdown_content line; /* of the name, all of it */
    mof_text name;             /* without blanks and what stands behind it */
    mof_span name_span;
    mof_markdown_content type; /* empty where the page is silent, as the next two */
    mof_markdown_content access;
    mof_markdown_content qualifiers;
    mof_markdown_content name_qualifiers; /* "Name [in, optional]": behind the name */
    bool name_is_array;                   /* "Name[]" */
    mof_page_range prose;
} mof_page_entry;

typedef struct mof_page_entries {
    mof_page_entry *items;
    size_t count;
    size_t capacity;
} mof_page_entries;

/* A data type as an entry gives it: "X", "X Array", "X[]", "ref:X", "X ref". */
typedef struct mof_page_type {
    mof_text name; /* empty: none is given */
    mof_span span;
    bool is_array;
    bool is_reference;
} mof_page_type;

/* The entries of the section MOF_PAGE_PROPERTIES or MOF_PAGE_PARAMETERS. */
mof_page_entries mof_page_entries_find(mof_page_reader *reader, mof_page_section section);

mof_page_type mof_page_entry_type(const mof_page_reader *reader, const mof_page_entry *entry);

#endif
