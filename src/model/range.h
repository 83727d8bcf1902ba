/*
 * Entries of a ValueMap on an integer: a number, "m..n" with either end open, or ".." for all that
 * is not claimed (mof-language D.6, S322).
 */
#ifndef MOF_MODEL_RANGE_H
#define MOF_MODEL_RANGE_H

#include "model/model.h"

typedef struct mof_range {
    mof_integer low;
    mof_integer high;
    bool is_open_low;
    bool is_open_high;
} mof_range;

/* False: the text is no such entry. */
bool mof_range_parse(mof_text text, mof_range *range);

/* An integer literal of any base, with or without a sign. */
bool mof_range_parse_integer(mof_text text, mof_integer *integer);

int mof_integer_compare(mof_integer a, mof_integer b); /* -1, 0, 1 */

/* Open ends reach as far as they can. */
bool mof_range_contains(const mof_range *range, mof_integer integer);

#endif
