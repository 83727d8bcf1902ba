/*
 * The source map. Two tables, made when a source is first asked, answer in logarithmic time however
 * long lines are: in which line each piece of the text begins, and how wide the text before each
 * block of it is.
 */
#include "diag/source.h"

#include <string.h>

#define BLOCK ((size_t)4096)
#define PIECE ((size_t)1024)

/* The line that a piece of the text begins in. */
typedef struct mof_line {
    uint32_t number; /* from 0 */
    uint32_t start;  /* offset */
} mof_line;

void mof_sources_init(mof_sources *sources, mof_arena *arena)
{
    *sources = (mof_sources){.arena = arena, .next_base = 1};
}

mof_source *mof_sources_add(mof_sources *sources, mof_source_kind kind, const char *name,
                            char *text, size_t size)
{
    if (size >= UINT32_MAX - sources->next_base)
        return NULL;
    mof_source *source = MOF_NEW(sources->arena, mof_source);
    source->kind = kind;
    source->name = mof_arena_copy_string(sources->arena, name);
    source->text = text;
    source->size = (uint32_t)size;
    source->base = sources->next_base;
    MOF_RESERVE(sources->arena, sources->items, sources->count, sources->capacity);
    sources->items[sources->count++] = source;
    sources->next_base += source->size + 1;
    return source;
}

mof_source *mof_sources_add_copy(mof_sources *sources, mof_source_kind kind, const char *name,
                                 mof_text text)
{
    char *copy = mof_arena_alloc(sources->arena, text.size + 2);
    if (text.size != 0)
        memcpy(copy, text.data, text.size);
    return mof_sources_add(sources, kind, name, copy, text.size);
}

mof_source *mof_sources_find(const mof_sources *sources, uint32_t address)
{
    size_t low = 0;
    size_t high = sources->count; /* the first source that begins behind the address */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sources->items[middle]->base <= address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    mof_source *source = sources->items[low - 1];
    return address - source->base <= source->size ? source : NULL;
}

const mof_source *mof_sources_find_input(const mof_sources *sources, mof_span span)
{
    const mof_source *source = mof_sources_find(sources, span.start);
    while (source != NULL && source->included_from.start != 0)
        source = mof_sources_find(sources, source->included_from.start);
    return source;
}

mof_text mof_sources_text(const mof_sources *sources, mof_span span)
{
    const mof_source *source = mof_sources_find(sources, span.start);
    if (source == NULL || span.end < span.start)
        return (mof_text){"", 0};
    uint32_t start = span.start - source->base;
    uint32_t size = span.end - span.start;
    uint32_t rest = source->size - start;
    return (mof_text){source->text + start, size < rest ? size : rest};
}

/* ---- the tables ------------------------------------------------------------------------------ */

/* A line ends with CR, LF or both (mof-language A.2). Without a branch, texts of gigabytes are
 * counted many bytes at once. */
static bool ends_line(const char *at)
{
    return (at[0] == '\n') | ((at[0] == '\r') & (at[1] != '\n'));
}

static uint32_t count_line_ends(const char *text, size_t size)
{
    uint32_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += ends_line(&text[i]);
    return count;
}

static void make_lines(mof_arena *arena, mof_source *source)
{
    size_t count = source->size / PIECE + 1;
    mof_line line = {0, 0};
    source->lines = MOF_NEW_ARRAY(arena, mof_line, count);
    for (size_t i = 1; i < count; i++) {
        const char *piece = source->text + (i - 1) * PIECE;
        uint32_t ends = count_line_ends(piece, PIECE);
        size_t last = PIECE;
        while (ends != 0 && !ends_line(&piece[last - 1]))
            last--;
        if (ends != 0)
            line.start = (uint32_t)((i - 1) * PIECE + last);
        line.number += ends;
        source->lines[i] = line;
    }
    size_t rest = (count - 1) * PIECE;
    source->line_count =
        line.number + 1 + count_line_ends(source->text + rest, source->size - rest);
}

/* Text that was decoded is valid UTF-8: each byte that does not continue is a code point, and one
 * that begins four is beyond U+FFFF, where UTF-16 takes two units. */
static mof_width measure(const char *text, size_t size)
{
    mof_width width = {0, 0};
    for (size_t i = 0; i < size; i++) {
        width.code_points += ((unsigned char)text[i] & 0xC0) != 0x80;
        width.utf16 += (unsigned char)text[i] >= 0xF0;
    }
    width.utf16 += width.code_points;
    return width;
}

static mof_width add(mof_width a, mof_width b)
{
    return (mof_width){a.code_points + b.code_points, a.utf16 + b.utf16};
}

static void make_blocks(mof_arena *arena, mof_source *source)
{
    source->blocks = MOF_NEW_ARRAY(arena, mof_width, source->size / BLOCK + 1);
    for (size_t i = 0; i < source->size / BLOCK; i++)
        source->blocks[i + 1] = add(source->blocks[i], measure(source->text + i * BLOCK, BLOCK));
}

static mof_width width_before(const mof_source *source, uint32_t offset)
{
    size_t block = offset / BLOCK;
    return add(source->blocks[block],
               measure(source->text + block * BLOCK, offset - block * BLOCK));
}

/* Only a line of more than a block is worth a table. */
static mof_width width_between(mof_arena *arena, mof_source *source, uint32_t start, uint32_t end)
{
    if (end - start <= BLOCK)
        return measure(source->text + start, end - start);
    if (source->blocks == NULL)
        make_blocks(arena, source);
    mof_width before = width_before(source, start);
    mof_width all = width_before(source, end);
    return (mof_width){all.code_points - before.code_points, all.utf16 - before.utf16};
}

/* The line that has the text at `offset`. */
static mof_line find_line(const mof_source *source, uint32_t offset)
{
    size_t piece = offset / PIECE;
    mof_line line = source->lines[piece];
    for (uint32_t i = (uint32_t)(piece * PIECE); i < offset; i++)
        if (ends_line(&source->text[i]))
            line = (mof_line){line.number + 1, i + 1};
    return line;
}

/* Where the line of that number starts; the one behind the last line starts at the end. */
static uint32_t find_start(const mof_source *source, uint32_t number)
{
    size_t low = 0;
    size_t high = source->size / PIECE + 1; /* the first that begins in a line behind that one */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle].number <= number)
            low = middle + 1;
        else
            high = middle;
    }
    mof_line line = source->lines[low - 1];
    uint32_t i = (uint32_t)((low - 1) * PIECE);
    for (; line.number < number && i < source->size; i++)
        if (ends_line(&source->text[i]))
            line = (mof_line){line.number + 1, i + 1};
    return line.number < number ? source->size : line.start;
}

/* The last marker at `offset` or before, or NULL. */
static const mof_line_marker *find_marker(const mof_source *source, uint32_t offset)
{
    size_t low = 0;
    size_t high = source->marker_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (source->markers[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &source->markers[low - 1] : NULL;
}

/* ---- positions ------------------------------------------------------------------------------- */

static size_t line_size(const mof_source *source, mof_line line)
{
    uint32_t end = find_start(source, line.number + 1);
    while (end > line.start && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    return end - line.start;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* To the first that is not blank, unless `next` is. */
static size_t skip_blanks(mof_text text, size_t i, char next)
{
    while (i < text.size && is_blank(text.data[i]) && !is_blank(next))
        i++;
    return i;
}

/* Where a place of a line is in the line that it was made from by a preprocessor, which replaces
 * words and may join blanks: behind what both begin with, or before what both end with; else at the
 * word from which on they differ. */
static size_t match_offset(mof_text made, size_t offset, mof_text original)
{
    size_t to = 0;
    for (size_t i = 0; i < offset && to < original.size; to++) {
        if (made.data[i] != original.data[to] && !is_blank(original.data[to]))
            break;
        i += made.data[i] == original.data[to];
        if (i == offset)
            return skip_blanks(original, to + 1, made.data[offset]);
    }
    size_t from = original.size;
    for (size_t i = made.size; i > offset && from > 0; from--) {
        if (made.data[i - 1] != original.data[from - 1] && !is_blank(original.data[from - 1]))
            break;
        i -= made.data[i - 1] == original.data[from - 1];
        if (i == offset)
            return from - 1;
    }
    while (to > 0 && to < original.size && mof_char_is_alpha((unsigned char)original.data[to - 1]))
        to--;
    return offset > 0 ? to : 0;
}

/* Shows the line of the file that the marker names, instead of what was made of it. */
static void show_original(mof_sources *sources, mof_position *position, mof_source *original)
{
    if (original->lines == NULL)
        make_lines(sources->arena, original);
    if (position->line == 0 || position->line > original->line_count)
        return;
    mof_line line = {position->line - 1, find_start(original, position->line - 1)};
    mof_text text = {original->text + line.start, line_size(original, line)};
    uint32_t offset = (uint32_t)match_offset(position->text, position->offset, text);
    mof_width width = width_between(sources->arena, original, line.start, line.start + offset);
    position->column = width.code_points + 1;
    position->utf16_column = width.utf16 + 1;
    position->text = text;
    position->offset = offset;
}

mof_position mof_sources_position(mof_sources *sources, uint32_t address)
{
    mof_source *source = mof_sources_find(sources, address);
    if (source == NULL)
        return (mof_position){.name = "", .text = {"", 0}};
    if (source->lines == NULL)
        make_lines(sources->arena, source);
    uint32_t offset = address - source->base;
    mof_line line = find_line(source, offset);
    mof_width width = width_between(sources->arena, source, line.start, offset);
    mof_position position = {
        .source = source,
        .name = source->name,
        .line = line.number + 1,
        .column = width.code_points + 1,
        .utf16_column = width.utf16 + 1,
        .text = {source->text + line.start, line_size(source, line)},
        .offset = offset - line.start,
    };
    const mof_line_marker *marker = find_marker(source, line.start);
    if (marker != NULL) {
        position.name = marker->name != NULL ? marker->name : source->name;
        position.line = marker->line + (line.number - find_line(source, marker->offset).number);
        if (position.line == 0) /* what a preprocessor puts before the first line */
            position.line = 1;
        if (marker->original != NULL)
            show_original(sources, &position, marker->original);
    }
    return position;
}

/* ---- quotations ------------------------------------------------------------------------------ */

static size_t count_runs_before(const mof_quotation *quotation, uint32_t offset)
{
    size_t low = 0;
    size_t high = quotation->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (quotation->runs[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t place_in_run(mof_quoted_run run, uint32_t offset)
{
    return run.address + (offset - run.offset);
}

/* A span ends where its last character does; the next one may be in another literal. */
mof_span mof_quotation_place(const mof_source *source, mof_span span)
{
    const mof_quotation *quotation = source->quotation;
    uint32_t offset = span.start - source->base;
    uint32_t end = span.end > span.start ? span.end - source->base : offset;
    size_t run = count_runs_before(quotation, offset + 1) - 1;
    size_t next = count_runs_before(quotation, end);
    mof_span place;
    place.start = place.end = place_in_run(quotation->runs[run], offset);
    if (end > offset && next < quotation->count && quotation->runs[next].offset == end)
        place.end = quotation->runs[next].address;
    else if (end > offset)
        place.end = place_in_run(quotation->runs[next - 1], end);
    return place;
}

/* ---- spans ----------------------------------------------------------------------------------- */

mof_span mof_span_join(mof_span first, mof_span last)
{
    if (first.start == 0)
        return last;
    if (last.end > first.end)
        first.end = last.end;
    return first;
}

mof_span mof_source_span(const mof_source *source, size_t start, size_t end)
{
    return (mof_span){source->base + (uint32_t)start, source->base + (uint32_t)end};
}
