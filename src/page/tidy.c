/*
 * Edits are found from the front and applied in a copy; where each leaves off is kept as the way
 * back.
 */
#include "page/tidy.h"

#include <string.h>

#include "base/buffer.h"

#define DASHES 3
#define ANCHOR "<span id=\""
#define ANCHOR_END "\"></span>"

typedef struct tidying {
    mof_tidied *tidied;
    mof_text page;
    mof_buffer out;
    size_t copied; /* of the page */
} tidying;

static mof_text rest_of(mof_text text, size_t from)
{
    return (mof_text){text.data + from, text.size - from};
}

static void copy_to(tidying *self, const char *end)
{
    size_t offset = (size_t)(end - self->page.data);
    mof_text text = {self->page.data + self->copied, offset - self->copied};
    mof_buffer_append(&self->out, text);
    self->copied = offset;
}

/* What follows in the copy begins at `copied` in the page. */
static void mark_place(tidying *self)
{
    mof_tidied *tidied = self->tidied;
    MOF_RESERVE(self->out.arena, tidied->places, tidied->count, tidied->capacity);
    tidied->places[tidied->count++] = (mof_tidy_place){self->out.size, self->copied};
}

/* ---- underlines of table headers ------------------------------------------------------------- */

static bool is_underline_char(char c)
{
    return c == '|' || c == '-' || c == ':' || mof_char_is_space(c);
}

/* A line of dashes and bars with too few dashes in one place or more. */
static bool is_short_underline(mof_text line)
{
    bool is_short = false;
    size_t dashes = 0;
    for (size_t i = 0; i < line.size; i++) {
        if (!is_underline_char(line.data[i]))
            return false;
        dashes = line.data[i] == '-' ? dashes + 1 : 0;
        bool is_end = i + 1 == line.size || line.data[i + 1] != '-';
        is_short |= is_end && dashes > 0 && dashes < DASHES;
    }
    return is_short;
}

/* The line with the first bar of the text; empty where there is none. */
static mof_text find_barred_line(mof_text text)
{
    const char *bar = memchr(text.data, '|', text.size);
    const char *start = bar;
    if (!bar)
        return rest_of(text, text.size);
    while (start > text.data && start[-1] != '\n')
        start--;
    const char *newline = memchr(bar, '\n', (size_t)(text.data + text.size - bar));
    const char *end = newline ? newline + 1 : text.data + text.size;
    return (mof_text){start, (size_t)(end - start)};
}

static mof_text find_underline(mof_text page, mof_text text)
{
    (void)page;
    mof_text line = find_barred_line(text);
    while (line.size > 0 && !is_short_underline(line)) {
        size_t behind = (size_t)(line.data - text.data) + line.size;
        line = find_barred_line(text = rest_of(text, behind));
    }
    return line;
}

static void widen(tidying *self, mof_text line)
{
    for (size_t at = 0; at < line.size;) {
        size_t dashes = 0;
        while (at + dashes < line.size && line.data[at + dashes] == '-')
            dashes++;
        at += dashes > 0 ? dashes : 1;
        if (dashes > 0 && dashes < DASHES) {
            copy_to(self, line.data + at);
            mof_buffer_append(&self->out, (mof_text){"---", DASHES - dashes});
            mark_place(self);
        }
    }
}

/* ---- anchors --------------------------------------------------------------------------------- */

/* The length of the empty anchor at the front; 0 where there is none. */
static size_t anchor_size(mof_text text)
{
    const size_t start = sizeof ANCHOR - 1;
    if (!mof_text_starts_with(text, ANCHOR))
        return 0;
    const char *quote = memchr(text.data + start, '"', text.size - start);
    size_t end = quote ? (size_t)(quote - text.data) : text.size;
    bool is_empty = mof_text_starts_with(rest_of(text, end), ANCHOR_END);
    return is_empty && !memchr(text.data, '\n', end) ? end + sizeof ANCHOR_END - 1 : 0;
}

static bool ends_line(mof_text text)
{
    size_t at = 0;
    while (at < text.size && text.data[at] != '\n' && mof_char_is_space(text.data[at]))
        at++;
    return at == text.size || text.data[at] == '\n';
}

/* At the start of a line, behind a blank one. */
static bool begins_paragraph(mof_text page, size_t at)
{
    size_t end = at;
    if (at == 0 || page.data[at - 1] != '\n')
        return at == 0;
    while (end > 0 && mof_char_is_space(page.data[end - 1]))
        end--;
    return end == 0 || memchr(page.data + end, '\n', at - 1 - end) != NULL;
}

/* Of the anchors at the front of `rest`, those that can go: all where they are a paragraph, or
 * strong text follows, which begins nothing else at the start of a line than they did; otherwise
 * the last one stays for whatever it does there. */
static size_t useless_size(mof_text page, mof_text rest)
{
    size_t at = (size_t)(rest.data - page.data);
    size_t last = 0;
    size_t all = 0;
    for (size_t size = anchor_size(rest); size > 0; size = anchor_size(rest_of(rest, all))) {
        last = all;
        all += size;
    }
    mof_text behind = rest_of(rest, all);
    bool begins = at == 0 || rest.data[-1] == '\n' || rest.data[-1] == '>';
    if ((begins && mof_text_starts_with(behind, "**")) ||
        (ends_line(behind) && begins_paragraph(page, at)))
        return all;
    return last;
}

/* The first anchors in `text` that can go; empty where there are none. */
static mof_text find_anchors(mof_text page, mof_text text)
{
    const char *found = strstr(text.data, ANCHOR);
    while (found) {
        mof_text rest = rest_of(page, (size_t)(found - page.data));
        size_t size = useless_size(page, rest);
        if (size > 0)
            return (mof_text){found, size};
        found = strstr(found + 1, ANCHOR);
    }
    return rest_of(text, text.size);
}

/* ---- tabs ------------------------------------------------------------------------------------ */

/* The first tab with nothing but blanks between it and the end of its line, with those. */
static mof_text find_tabs(mof_text page, mof_text text)
{
    (void)page;
    const char *end = text.data + text.size;
    const char *tab = text.data;
    while ((tab = memchr(tab, '\t', (size_t)(end - tab))) != NULL) {
        const char *behind = tab;
        while (behind < end && (*behind == '\t' || *behind == ' '))
            behind++;
        if (behind == end || *behind == '\r' || *behind == '\n')
            return (mof_text){tab, (size_t)(behind - tab)};
        tab = behind;
    }
    return rest_of(text, text.size);
}

static void leave_out(tidying *self, mof_text found)
{
    copy_to(self, found.data);
    self->copied += found.size;
    mark_place(self);
}

/* ---- headings -------------------------------------------------------------------------------- */

/* Of the line before the one that begins there. */
static char first_of_line_before(mof_text page, const char *line)
{
    const char *start = line - 1;
    while (start > page.data && start[-1] != '\n')
        start--;
    while (start < line && *start == ' ')
        start++;
    return *start;
}

/* The first mark of a heading right behind a row of a table, of which it would become another. */
static mof_text find_heading(mof_text page, mof_text text)
{
    const char *found = strstr(text.data, "\n#");
    while (found) {
        if (first_of_line_before(page, found + 1) == '|')
            return (mof_text){found + 1, 1};
        found = strstr(found + 1, "\n#");
    }
    return rest_of(text, text.size);
}

static void end_paragraph(tidying *self, mof_text found)
{
    copy_to(self, found.data);
    mof_buffer_append(&self->out, MOF_TEXT("\n"));
    mark_place(self);
}

/* ---- the whole page -------------------------------------------------------------------------- */

static const struct {
    mof_text (*find)(mof_text page, mof_text text); /* the first in `text`; empty: none */
    void (*apply)(tidying *self, mof_text found);
} edits[] = {{find_underline, widen},
             {find_anchors, leave_out},
             {find_tabs, leave_out},
             {find_heading, end_paragraph}};

#define EDITS (sizeof edits / sizeof edits[0])

mof_tidied mof_tidy(mof_arena *arena, mof_text page)
{
    mof_tidied tidied = {.text = page};
    tidying self = {.tidied = &tidied, .page = page};
    mof_buffer_init(&self.out, arena);
    mof_text found[EDITS];
    for (size_t i = 0; i < EDITS; i++)
        found[i] = edits[i].find(page, page);
    for (;;) {
        size_t first = 0;
        for (size_t i = 1; i < EDITS; i++)
            first = found[i].data < found[first].data ? i : first;
        if (found[first].size == 0)
            break;
        edits[first].apply(&self, found[first]);
        found[first] = edits[first].find(page, rest_of(page, self.copied));
    }
    if (tidied.count > 0) {
        copy_to(&self, page.data + page.size);
        tidied.text = mof_buffer_text(&self.out);
    }
    return tidied;
}

size_t mof_tidied_origin(mof_tidied *tidied, size_t offset)
{
    const mof_tidy_place *places = tidied->places;
    size_t last = tidied->last;
    if (tidied->count == 0 || offset < places[0].at)
        return offset;
    while (places[last].at > offset)
        last--;
    while (last + 1 < tidied->count && places[last + 1].at <= offset)
        last++;
    tidied->last = last;
    return places[last].origin + (offset - places[last].at);
}
