/*
 * From values to qualifiers, by way of the question whether they are bits.
 */
#include "page/values.h"

#include <stdlib.h>
#include <string.h>

#include "page/qualifier.h"
#include "page/value_list.h"

/* ---- bits ------------------------------------------------------------------------------------ */

static bool is_bit(uint64_t value)
{
    return value != 0 && (value & (value - 1)) == 0;
}

static uint64_t bit_of(uint64_t value)
{
    uint64_t bit = 0;
    while (value > 1) {
        value >>= 1;
        bit++;
    }
    return bit;
}

/* "0x800 (11)", "2048 (0x800)": the second number is that of the bit, or the same. Reports where
 * it is neither. True where the second numbers are those of bits. */
static bool have_bit_numbers(mof_page_reader *reader, const mof_page_value_list *list)
{
    size_t bits = 0;
    size_t same = 0;
    for (size_t i = 0; i < list->count; i++) {
        const mof_page_value *value = &list->items[i];
        if (!value->has_second || value->number == value->second)
            same += value->has_second && value->number > 0;
        else if (value->is_hex && value->second < 64 && value->number == 1ull << value->second)
            bits++;
        else
            mof_page_report(reader, MOF_D150, value->span, value->value);
    }
    return bits > 0 && same == 0;
}

/* Powers of two, one of them larger than the numbers that a plain list begins with. */
static bool are_masks(const mof_page_value_list *list)
{
    uint64_t largest = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!list->items[i].is_number || !is_bit(list->items[i].number))
            return false;
        largest = list->items[i].number > largest ? list->items[i].number : largest;
    }
    return largest > 2;
}

static bool are_bit_numbers(const mof_page_value_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].is_number || list->items[i].is_hex || list->items[i].number > 63)
            return false;
    return true;
}

static bool speaks_of_bits(const mof_page_reader *reader, mof_page_range prose)
{
    for (size_t line = prose.first; line < prose.end; line++) {
        mof_text text = mof_page_line_text(reader, line);
        if (mof_page_has_word(text, "bit") || mof_page_has_word(text, "flag") ||
            mof_page_has_word(text, "mask"))
            return true;
    }
    return false;
}

static bool is_declared_bits(mof_ast *qualifiers)
{
    return mof_page_qualifiers_find(qualifiers, "BitMap") ||
           mof_page_qualifiers_find(qualifiers, "BitValues") ||
           mof_page_qualifiers_find(qualifiers, "Bits");
}

static void number_bits(mof_page_reader *reader, mof_page_value_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        mof_page_value *value = &list->items[i];
        if (value->is_number && is_bit(value->number)) {
            value->value = mof_text_from_string(mof_arena_format(
                reader->scratch, "%llu", (unsigned long long)bit_of(value->number)));
        }
    }
}

/* True where the values are bits; each is then the number of one. `before` is the prose that leads
 * to them. */
static bool resolve_bits(mof_page_reader *reader, mof_page_value_list *list, mof_page_range before,
                         mof_ast *qualifiers)
{
    if (list->are_bit_numbers && are_bit_numbers(list))
        return true;
    bool is_declared = is_declared_bits(qualifiers);
    bool is_masks = are_masks(list);
    if (!have_bit_numbers(reader, list) && !(is_masks && is_declared)) {
        if (is_declared || !is_masks || !speaks_of_bits(reader, before))
            return is_declared && are_bit_numbers(list);
        mof_page_report(reader, MOF_D152, list->items[0].span, list->items[0].value);
    }
    number_bits(reader, list);
    return true;
}

/* ---- qualifiers ------------------------------------------------------------------------------ */

typedef enum value_part { VALUE, NAME, DESCRIPTION } value_part;

static mof_text part_of(const mof_page_value *value, value_part part)
{
    return part == VALUE ? value->value : part == NAME ? value->name : value->description;
}

/* An array of one part of each value; NULL where none has it. */
static mof_ast *make_array(mof_page_reader *reader, const mof_page_value_list *list,
                           const char *name, value_part part)
{
    mof_ast_list strings = {NULL, NULL};
    bool has_any = false;
    for (size_t i = 0; i < list->count; i++) {
        mof_text text = part_of(&list->items[i], part);
        has_any |= text.size > 0;
        strings =
            mof_ast_list_push(strings, mof_page_string_new(reader, text, list->items[i].span));
    }
    if (!has_any)
        return NULL;
    mof_span span = mof_span_join(list->items[0].span, list->items[list->count - 1].span);
    mof_ast *array = mof_ast_new_array(reader->arena, span, strings.first);
    return mof_page_qualifier_new(reader, name, array, span);
}

static int compare_values(const void *a, const void *b)
{
    const mof_page_value *left = *(const mof_page_value *const *)a;
    const mof_page_value *right = *(const mof_page_value *const *)b;
    bool is_shorter = left->value.size < right->value.size;
    int order = memcmp(left->value.data, right->value.data,
                       is_shorter ? left->value.size : right->value.size);
    if (order == 0 && left->value.size != right->value.size)
        return is_shorter ? -1 : 1;
    return order != 0 ? order : (left > right) - (left < right);
}

static void report_duplicates(mof_page_reader *reader, const mof_page_value_list *list)
{
    const mof_page_value **sorted =
        MOF_NEW_ARRAY(reader->scratch, const mof_page_value *, list->count);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    qsort(sorted, list->count, sizeof *sorted, compare_values);
    for (size_t i = 1; i < list->count; i++) {
        if (mof_text_equal(sorted[i - 1]->value, sorted[i]->value)) {
            mof_diagnostic *diagnostic =
                mof_page_report(reader, MOF_D151, sorted[i]->span, sorted[i]->value);
            mof_diagnostic_add_note(reader->syntax->reporter, diagnostic, MOF_REMARK_FIRST_TOLD,
                                    sorted[i - 1]->span, MOF_NO_ARGS);
        }
    }
}

/* Values that the qualifier line gives in full are not looked for. */
static bool has_values(mof_ast *qualifiers)
{
    static const char *const names[] = {"ValueMap", "Values", "BitMap", "BitValues"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const mof_ast_qualifier *found = mof_page_qualifiers_find(qualifiers, names[i]);
        if (found && found->value)
            return true;
    }
    return false;
}

static bool is_integer_type(const mof_ast_type *type)
{
    mof_text name = mof_name_text(type->name.name);
    return name.size > 4 && (mof_text_is_nocase((mof_text){name.data, 4}, "uint") ||
                             mof_text_is_nocase((mof_text){name.data, 4}, "sint"));
}

mof_page_range mof_page_values_read(mof_page_reader *reader, mof_page_range prose,
                                    const mof_ast_type *type, mof_ast *qualifiers,
                                    mof_ast_list *found)
{
    mof_page_range none = {prose.first, prose.first};
    bool is_integer = is_integer_type(type);
    if (type->form != MOF_TYPE_FORM_INTRINSIC || prose.first >= prose.end ||
        (!is_integer && !mof_name_is(type->name.name, "string")) || has_values(qualifiers))
        return none;
    mof_page_value_list list = mof_page_value_list_find(reader, prose, is_integer);
    if (list.count == 0)
        return none;
    mof_page_range before = {prose.first, list.lines.first};
    report_duplicates(reader, &list);
    bool is_bits = is_integer && resolve_bits(reader, &list, before, qualifiers);
    *found = mof_ast_list_push(*found,
                               make_array(reader, &list, is_bits ? "BitMap" : "ValueMap", VALUE));
    *found = mof_ast_list_push(*found,
                               make_array(reader, &list, is_bits ? "BitValues" : "Values", NAME));
    *found = mof_ast_list_push(*found, make_array(reader, &list, "ValueDescriptions", DESCRIPTION));
    return list.lines;
}
