/*
 * See the header.
 */
#include "base/width.h"

#include <stddef.h>

static const struct {
    uint32_t first, last;
    int width;
} ranges[] = {
#define RANGE(first, last, width) {first, last, width},
#include "base/width.def"
#undef RANGE
};

int mof_code_point_width(uint32_t code_point)
{
    size_t low = 0;
    size_t high = sizeof ranges / sizeof *ranges; /* the first that begins behind it */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].first <= code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && code_point <= ranges[low - 1].last ? ranges[low - 1].width : 1;
}
