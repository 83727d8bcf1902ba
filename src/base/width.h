/*
 * How wide characters are on a terminal. The C library knows for its locale only; messages look the
 * same in all of them.
 */
#ifndef MOF_BASE_WIDTH_H
#define MOF_BASE_WIDTH_H

#include <stdint.h>

/* Columns that a code point takes: 0, 1 or 2. */
int mof_code_point_width(uint32_t code_point);

#endif
