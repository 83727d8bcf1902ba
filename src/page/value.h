/*
 * One value as pages write it: "Name (3)", "3 (0x3)", "0x800 (11)", "32768 = value", "NAME. What it
 * means" (mof-language C.4, C.5).
 */
#ifndef MOF_PAGE_VALUE_H
#define MOF_PAGE_VALUE_H

#include "base/memory.h"
#include "diag/source.h"

typedef struct mof_page_value {
    mof_text value; /* as MOF has it: decimal, "5..7", text */
    mof_text name;
    mof_text description;
    mof_span span;
    bool is_number;  /* one number that is not negative: */
    bool is_hex;     /* how it is written */
    bool has_second; /* another number in parentheses */
    uint64_t number;
    uint64_t second;
} mof_page_value;

/* Reads a text that is a value, with a name before or behind it or without; of an integer type, or
 * of strings. False where it is neither; `value` is then spoilt. */
bool mof_page_value_read(mof_arena *arena, bool is_integer, mof_text text, mof_page_value *value);

/* An item of a list: the number that it must begin with, and the rest. */
bool mof_page_value_read_item(mof_arena *arena, mof_text text, mof_page_value *value);

/* What the page says beside the value: a name and a description, or only the latter where the
 * value has a name. */
void mof_page_value_explain(mof_page_value *value, mof_text text);

/* Leaves out what encloses a text: white space and the bytes of `set` at both ends. */
mof_text mof_page_trim(mof_text text, const char *set);

#endif
