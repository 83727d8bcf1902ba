/*
 * Qualifiers of the AST, and lists of them.
 */
#include "page/qualifier.h"

#include "base/index.h"

mof_ast *mof_page_string_new(mof_page_reader *reader, mof_text text, mof_span span)
{
    mof_ast *value = mof_ast_new_value(reader->arena, span, MOF_VALUE_STRING);
    mof_text *kept = MOF_NEW(reader->arena, mof_text);
    *kept = text.size > 0 ? mof_page_keep(reader, text) : MOF_TEXT("");
    ((mof_ast_value *)value)->text = kept;
    return value;
}

mof_ast *mof_page_qualifier_new(mof_page_reader *reader, const char *name, mof_ast *value,
                                mof_span span)
{
    mof_ast_name at = {mof_names_add_string(reader->syntax->names, name), span};
    return mof_ast_new_qualifier(reader->arena, span, at, value, NULL);
}

mof_ast_qualifier *mof_page_qualifiers_find(mof_ast *list, const char *name)
{
    for (mof_ast *node = list; node; node = node->next) {
        mof_ast_qualifier *qualifier = (mof_ast_qualifier *)node;
        if (mof_name_is(qualifier->name.name, name))
            return qualifier;
    }
    return NULL;
}

void mof_page_qualifiers_add(mof_page_reader *reader, mof_ast **list, mof_ast *more)
{
    mof_index seen;
    mof_ast **end = list;
    if (!more)
        return;
    mof_index_init(&seen, reader->scratch);
    for (; *end; end = &(*end)->next)
        mof_index_add(&seen, ((mof_ast_qualifier *)*end)->name.name, *end);
    for (; more; more = more->next) {
        const mof_name *name = ((mof_ast_qualifier *)more)->name.name;
        if (mof_index_find(&seen, name))
            continue;
        mof_index_add(&seen, name, more);
        *end = more;
        end = &more->next;
    }
    *end = NULL;
}

void mof_page_describe(mof_page_reader *reader, mof_ast **list, mof_text prose, mof_span span)
{
    if (prose.size > 0) {
        mof_ast *string = mof_page_string_new(reader, prose, span);
        mof_page_qualifiers_add(reader, list,
                                mof_page_qualifier_new(reader, "Description", string, span));
    }
}

/* The place of a qualifier among those that come last; LAST_COUNT: it is none of them. */
#define LAST_COUNT 6

static size_t last_place(const mof_name *name)
{
    static const char *const names[LAST_COUNT] = {"Description", "ValueMap",  "Values",
                                                  "BitMap",      "BitValues", "ValueDescriptions"};
    size_t place = 0;
    while (place < LAST_COUNT && !mof_name_is(name, names[place]))
        place++;
    return place;
}

void mof_page_qualifiers_order(mof_ast **list)
{
    mof_ast *last[LAST_COUNT] = {NULL};
    while (*list != NULL) {
        mof_ast *node = *list;
        size_t place = last_place(((mof_ast_qualifier *)node)->name.name);
        if (place == LAST_COUNT || last[place] != NULL) {
            list = &node->next;
            continue;
        }
        *list = node->next;
        last[place] = node;
    }
    for (size_t place = 0; place < LAST_COUNT; place++) {
        if (last[place] == NULL)
            continue;
        last[place]->next = NULL;
        *list = last[place];
        list = &last[place]->next;
    }
}
