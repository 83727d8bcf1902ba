/*
 * Lengthens short lines of dashes in a copy of the page, and finds the way back.
 */
#include "page/widen.h"

#include <string.h>

#include "base/buffer.h"

#define DASHES 3

/* A line of dashes and bars below a header, with too few dashes in one place or more. */
static bool is_short_underline(mof_text line)
{
    bool has_bar = false;
    bool is_short = false;
    size_t dashes = 0;
    for (size_t i = 0; i < line.size; i++) {
        if (!strchr("|-: \t\r\n", line.data[i]))
            return false;
        has_bar |= line.data[i] == '|';
        dashes = line.data[i] == '-' ? dashes + 1 : 0;
        bool is_end = i + 1 == line.size || line.data[i + 1] != '-';
        is_short |= is_end && dashes > 0 && dashes < DASHES;
    }
    return has_bar && is_short;
}

static void widen_line(mof_widened *widened, mof_buffer *out, mof_text line)
{
    for (size_t at = 0; at < line.size;) {
        size_t dashes = 0;
        while (at + dashes < line.size && line.data[at + dashes] == '-')
            dashes++;
        size_t size = dashes > 0 ? dashes : 1;
        mof_buffer_append(out, (mof_text){line.data + at, size});
        at += size;
        if (dashes > 0 && dashes < DASHES) {
            mof_buffer_append(out, (mof_text){"---", DASHES - dashes});
            size_t added = widened->count > 0 ? widened->places[widened->count - 1].added : 0;
            MOF_RESERVE(out->arena, widened->places, widened->count, widened->capacity);
            widened->places[widened->count++] =
                (mof_widened_place){out->size, added + DASHES - dashes};
        }
    }
}

mof_widened mof_widen_tables(mof_arena *arena, mof_text page)
{
    mof_widened widened = {.count = 0};
    mof_buffer out;
    size_t copied = 0; /* of the page; most pages need no copy */
    mof_buffer_init(&out, arena);
    for (size_t at = 0; at < page.size;) {
        const char *newline = memchr(page.data + at, '\n', page.size - at);
        size_t size = newline ? (size_t)(newline + 1 - page.data) - at : page.size - at;
        mof_text line = {page.data + at, size};
        if (is_short_underline(line)) {
            mof_buffer_append(&out, (mof_text){page.data + copied, at - copied});
            widen_line(&widened, &out, line);
            copied = at + size;
        }
        at += size;
    }
    widened.text = page;
    if (widened.count > 0) {
        mof_buffer_append(&out, (mof_text){page.data + copied, page.size - copied});
        widened.text = mof_buffer_text(&out);
    }
    return widened;
}

size_t mof_widened_origin(const mof_widened *widened, size_t offset)
{
    size_t low = 0;
    size_t high = widened->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (widened->places[middle].at <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return offset - (low > 0 ? widened->places[low - 1].added : 0);
}
