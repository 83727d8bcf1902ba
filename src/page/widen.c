/*
 * Lengthens short lines of dashes in a copy of the page, and finds the way back.
 */
#include "page/widen.h"

#include <string.h>

#include "base/buffer.h"

#define DASHES 3

/* A line of dashes and bars below a header. */
static bool is_underline(mof_text line)
{
    bool has_bar = false;
    bool has_dash = false;
    line = mof_text_trim(line);
    for (size_t i = 0; i < line.size; i++) {
        if (!strchr("|-: \t", line.data[i]))
            return false;
        has_bar |= line.data[i] == '|';
        has_dash |= line.data[i] == '-';
    }
    return has_bar && has_dash;
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
    mof_buffer_init(&out, arena);
    for (size_t at = 0; at < page.size;) {
        const char *newline = memchr(page.data + at, '\n', page.size - at);
        size_t size = newline ? (size_t)(newline + 1 - page.data) - at : page.size - at;
        mof_text line = {page.data + at, size};
        if (is_underline(line))
            widen_line(&widened, &out, line);
        else
            mof_buffer_append(&out, line);
        at += size;
    }
    widened.text = widened.count > 0 ? mof_buffer_text(&out) : page;
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
