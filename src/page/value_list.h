/*
 * Tables and lists of values in prose.
 */
#ifndef MOF_PAGE_VALUE_LIST_H
#define MOF_PAGE_VALUE_LIST_H

#include "page/reader.h"
#include "page/value.h"

typedef struct mof_page_value_list {
    mof_page_value *items;
    size_t count;
    size_t capacity;
    mof_page_range lines; /* that it takes */
    bool are_bit_numbers; /* the header of the table says so */
} mof_page_value_list;

/* The first table or list in `prose` whose every row or item gives a value. Empty: none does. */
mof_page_value_list mof_page_value_list_find(mof_page_reader *reader, mof_page_range prose,
                                             bool is_integer);

/* True where the text has the word, in any case, be it within another. */
bool mof_page_has_word(mof_text text, const char *word);

#endif
