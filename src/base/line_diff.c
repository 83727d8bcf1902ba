/*
 * Myers' algorithm in linear space (An O(ND) Difference Algorithm and Its Variations, 1986): find
 * the middle of a shortest way from one text to the other from both ends, then do the two halves.
 * A way that is too long is walked in stages: as far as one gets, and on from there.
 */
#include "base/line_diff.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define CONTEXT 3    /* unchanged lines around a change */
#define MAX_COST 200 /* changed lines that are looked at together, from each end */
#define NOWHERE (-0x40000000L)

typedef struct diff_line {
    mof_text text; /* with its end */
    uint32_t hash;
} diff_line;

typedef struct diff_side {
    diff_line *lines;
    long count;
    bool *is_changed; /* removed from the old side, added on the new one */
} diff_side;

/* The lines from..to of both sides. */
typedef struct diff_box {
    long old_from, old_to;
    long new_from, new_to;
} diff_box;

/* Where a box is cut in two; `is_backward` where it was reached from its end. */
typedef struct diff_point {
    long old_line;
    long new_line;
    bool is_backward;
} diff_point;

/* How far the ways get that end on each diagonal, with the steps made so far. */
typedef struct diff {
    diff_side old_side;
    diff_side new_side;
    long forward[2 * MAX_COST + 1];
    long backward[2 * MAX_COST + 1];
} diff;

/* ---- lines ----------------------------------------------------------------------------------- */

static mof_text cut_line(mof_text *rest)
{
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end != NULL ? (size_t)(end - rest->data) + 1 : rest->size;
    mof_text text = {rest->data, size};
    *rest = (mof_text){rest->data + size, rest->size - size};
    return text;
}

static uint32_t hash(mof_text text)
{
    uint32_t result = 2166136261u;
    for (size_t i = 0; i < text.size; i++)
        result = (result ^ (unsigned char)text.data[i]) * 16777619u;
    return result;
}

static diff_side split(mof_arena *arena, mof_text text)
{
    diff_side side = {0};
    size_t capacity = 0;
    while (text.size > 0) {
        mof_text cut = cut_line(&text);
        MOF_RESERVE(arena, side.lines, (size_t)side.count, capacity);
        side.lines[side.count++] = (diff_line){cut, hash(cut)};
    }
    side.is_changed = MOF_NEW_ARRAY(arena, bool, (size_t)side.count + 1);
    return side;
}

static bool are_equal(const diff *self, long old_line, long new_line)
{
    const diff_line *a = &self->old_side.lines[old_line];
    const diff_line *b = &self->new_side.lines[new_line];
    return a->hash == b->hash && mof_text_equal(a->text, b->text);
}

/* ---- ways ------------------------------------------------------------------------------------ */

/* How far one more step leads on diagonal k, where x - y is k: a line of the old side is removed,
 * or one of the new side is added. Negative where there is no way. */
static long take_step(const long *reached, long k, long steps, diff_box box)
{
    if (steps == 0)
        return 0;
    long added = k < steps ? reached[k + 1] : NOWHERE;
    long removed = k > -steps ? reached[k - 1] + 1 : NOWHERE;
    if (added - k > box.new_to - box.new_from)
        added = NOWHERE;
    if (removed > box.old_to - box.old_from)
        removed = NOWHERE;
    return added > removed ? added : removed;
}

static bool is_match(const diff *self, diff_box box, long x, long y, bool is_backward)
{
    if (x < 0 || x >= box.old_to - box.old_from || y >= box.new_to - box.new_from)
        return false;
    return is_backward ? are_equal(self, box.old_to - 1 - x, box.new_to - 1 - y)
                       : are_equal(self, box.old_from + x, box.new_from + y);
}

static diff_point point_at(diff_box box, long x, long y, bool is_backward)
{
    if (is_backward)
        return (diff_point){box.old_to - x, box.new_to - y, true};
    return (diff_point){box.old_from + x, box.new_from + y, false};
}

/* Makes all ways from one end a step longer. True where one meets a way from the other end. */
static bool walk(diff *self, diff_box box, long steps, bool is_backward, diff_point *point)
{
    long *own = (is_backward ? self->backward : self->forward) + MAX_COST;
    const long *other = (is_backward ? self->forward : self->backward) + MAX_COST;
    long old_count = box.old_to - box.old_from;
    long delta = old_count - (box.new_to - box.new_from);
    bool may_meet = (delta % 2 == 0) == is_backward;
    long other_steps = is_backward ? steps : steps - 1;
    for (long k = -steps; k <= steps; k += 2) {
        long x = take_step(own, k, steps, box);
        while (is_match(self, box, x, x - k, is_backward))
            x++;
        own[k] = x;
        if (may_meet && x >= 0 && labs(delta - k) <= other_steps && other[delta - k] >= 0 &&
            x + other[delta - k] >= old_count) {
            *point = point_at(box, x, x - k, is_backward);
            return true;
        }
    }
    return false;
}

/* The furthest that the ways from either end lead. */
static diff_point find_furthest(const diff *self, diff_box box)
{
    diff_point point = {0};
    long furthest = 0;
    for (int is_backward = 0; is_backward <= 1; is_backward++) {
        const long *reached = (is_backward ? self->backward : self->forward) + MAX_COST;
        for (long k = -MAX_COST; k <= MAX_COST; k += 2) {
            if (reached[k] < 0 || 2 * reached[k] - k <= furthest)
                continue;
            furthest = 2 * reached[k] - k;
            point = point_at(box, reached[k], reached[k] - k, is_backward);
        }
    }
    return point;
}

static diff_point find_split(diff *self, diff_box box)
{
    diff_point point;
    for (long steps = 0; steps <= MAX_COST; steps++)
        if (walk(self, box, steps, false, &point) || walk(self, box, steps, true, &point))
            return point;
    return find_furthest(self, box);
}

/* ---- what has changed ------------------------------------------------------------------------ */

static diff_box trim(const diff *self, diff_box box)
{
    while (is_match(self, box, 0, 0, false)) {
        box.old_from++;
        box.new_from++;
    }
    while (is_match(self, box, 0, 0, true)) {
        box.old_to--;
        box.new_to--;
    }
    return box;
}

static void mark(diff_side *side, long from, long to)
{
    memset(side->is_changed + from, true, (size_t)(to - from));
}

/* The half that a way was found through is small in cost: only there is the function called again,
 * and no deeper than the cost can be halved. */
static void compare(diff *self, diff_box rest)
{
    for (;;) {
        rest = trim(self, rest);
        if (rest.old_from == rest.old_to || rest.new_from == rest.new_to)
            break;
        diff_point point = find_split(self, rest);
        diff_box before = {rest.old_from, point.old_line, rest.new_from, point.new_line};
        diff_box after = {point.old_line, rest.old_to, point.new_line, rest.new_to};
        compare(self, point.is_backward ? after : before);
        rest = point.is_backward ? before : after;
    }
    mark(&self->old_side, rest.old_from, rest.old_to);
    mark(&self->new_side, rest.new_from, rest.new_to);
}

/* ---- hunks ----------------------------------------------------------------------------------- */

/* At most so many lines that are the same on both sides. */
static void skip_same(const diff *self, long *old_line, long *new_line, long limit)
{
    long same = 0;
    while (same < limit && *old_line + same < self->old_side.count &&
           !self->old_side.is_changed[*old_line + same] &&
           !self->new_side.is_changed[*new_line + same])
        same++;
    *old_line += same;
    *new_line += same;
}

static long skip_changed(const diff_side *side, long line)
{
    while (line < side->count && side->is_changed[line])
        line++;
    return line;
}

/* The next changes that share their context; empty where nothing more has changed. */
static diff_box find_hunk(const diff *self, long old_line, long new_line)
{
    skip_same(self, &old_line, &new_line, LONG_MAX);
    diff_box hunk = {old_line, old_line, new_line, new_line};
    for (;;) {
        long from = old_line + new_line;
        old_line = skip_changed(&self->old_side, old_line);
        new_line = skip_changed(&self->new_side, new_line);
        if (old_line + new_line == from)
            return hunk;
        hunk.old_to = old_line;
        hunk.new_to = new_line;
        skip_same(self, &old_line, &new_line, 2 * CONTEXT);
    }
}

static diff_box add_context(const diff *self, diff_box hunk)
{
    for (int i = 0; i < CONTEXT && hunk.old_from > 0; i++) {
        hunk.old_from--;
        hunk.new_from--;
    }
    for (int i = 0; i < CONTEXT && hunk.old_to < self->old_side.count; i++) {
        hunk.old_to++;
        hunk.new_to++;
    }
    return hunk;
}

static void write_range(mof_buffer *out, char sign, long from, long to)
{
    mof_buffer_append_format(out, " %c%ld", sign, to > from ? from + 1 : from);
    if (to - from != 1)
        mof_buffer_append_format(out, ",%ld", to - from);
}

static void write_line(mof_buffer *out, char sign, mof_text text)
{
    mof_buffer_append_char(out, sign);
    mof_buffer_append(out, text);
    if (text.data[text.size - 1] != '\n')
        mof_buffer_append_string(out, "\n\\ No newline at end of file\n");
}

static void write_hunk(const diff *self, mof_buffer *out, diff_box hunk)
{
    mof_buffer_append_string(out, "@@");
    write_range(out, '-', hunk.old_from, hunk.old_to);
    write_range(out, '+', hunk.new_from, hunk.new_to);
    mof_buffer_append_string(out, " @@\n");
    long old_line = hunk.old_from;
    long new_line = hunk.new_from;
    while (old_line < hunk.old_to || new_line < hunk.new_to) {
        bool is_removed = self->old_side.is_changed[old_line];
        bool is_added = !is_removed && self->new_side.is_changed[new_line];
        const diff_line *line =
            is_added ? &self->new_side.lines[new_line] : &self->old_side.lines[old_line];
        write_line(out, is_removed ? '-' : is_added ? '+' : ' ', line->text);
        old_line += !is_added;
        new_line += !is_removed;
    }
}

void mof_line_diff_write(mof_buffer *out, const char *old_name, mof_text old_text,
                         const char *new_name, mof_text new_text)
{
    diff *self = MOF_NEW(out->arena, diff);
    self->old_side = split(out->arena, old_text);
    self->new_side = split(out->arena, new_text);
    compare(self, (diff_box){0, self->old_side.count, 0, self->new_side.count});
    diff_box hunk = find_hunk(self, 0, 0);
    if (hunk.old_from == hunk.old_to && hunk.new_from == hunk.new_to)
        return;
    mof_buffer_append_format(out, "--- %s\n+++ %s\n", old_name, new_name);
    while (hunk.old_from < hunk.old_to || hunk.new_from < hunk.new_to) {
        write_hunk(self, out, add_context(self, hunk));
        hunk = find_hunk(self, hunk.old_to, hunk.new_to);
    }
}
