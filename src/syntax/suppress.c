/*
 * Reading suppressions out of comments.
 */
#include "syntax/suppress.h"

#include <string.h>

#include "syntax/token.h"

#define MARK "mofc:"

typedef struct reading {
    mof_syntax *syntax;
    mof_source *source;
    mof_arena *arena; /* of the source */
    mof_suppressions *found;
    mof_span comment;
    mof_text rest;   /* of the comment, not yet read */
    mof_span line;   /* of the last comment that was looked at */
    mof_span target; /* the line that comments which stand alone are about, once it is known */
    size_t open[MOF_CODE_COUNT]; /* the region of each code that is off: its index, from 1 */
} reading;

static mof_span span_of(const reading *self, mof_text text)
{
    return mof_source_span(self->source, (size_t)(text.data - self->source->text),
                           (size_t)(text.data + text.size - self->source->text));
}

static void complain(const reading *self, mof_text word, const char *what)
{
    mof_report(self->syntax->reporter, MOF_L024, span_of(self, word),
               MOF_ARGS(mof_text_quote(self->syntax->reporter->arena, word), what));
}

/* ---- lines ----------------------------------------------------------------------------------- */

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static size_t find_start(const mof_source *source, size_t offset)
{
    while (offset > 0 && !is_line_end(source->text[offset - 1]))
        offset--;
    return offset;
}

static size_t find_end(const mof_source *source, size_t offset)
{
    while (offset < source->size && !is_line_end(source->text[offset]))
        offset++;
    return offset;
}

static mof_text line_between(const mof_source *source, size_t start, size_t end)
{
    return mof_text_trim((mof_text){source->text + start, end - start});
}

/* The first line behind `offset` with more than a comment on it; the last one where there is none.
 */
static mof_span find_next_line(const mof_source *source, size_t offset)
{
    size_t start;
    size_t end = find_end(source, offset);
    mof_text line;
    do {
        start = end < source->size ? end + 1 : end;
        end = find_end(source, start);
        line = line_between(source, start, end);
    } while (end < source->size && (line.size == 0 || mof_text_starts_with(line, "//") ||
                                    mof_text_starts_with(line, "<!--")));
    return mof_source_span(source, start, end);
}

/* The lines of the comment or, where nothing else stands on them, the next. */
static mof_span find_target(reading *self)
{
    if (self->comment.start <= self->line.end) /* one comment behind another */
        return self->line;
    const mof_source *source = self->source;
    size_t from = self->comment.start - source->base;
    size_t to = self->comment.end - source->base;
    size_t start = find_start(source, from);
    size_t end = find_end(source, to);
    self->line = mof_source_span(source, start, end);
    if (line_between(source, start, from).size > 0 || line_between(source, to, end).size > 0)
        return self->line;
    /* What was found for a comment above holds for those between. */
    if (self->target.start <= self->comment.end)
        self->target = find_next_line(source, to);
    return self->target;
}

/* ---- words ----------------------------------------------------------------------------------- */

static mof_text take_word(mof_text *rest)
{
    mof_text word = {rest->data, 0};
    while (word.size < rest->size && strchr(" \t\r\n,", word.data[word.size]) == NULL)
        word.size++;
    *rest = mof_text_trim((mof_text){rest->data + word.size, rest->size - word.size});
    if (rest->size > 0 && *rest->data == ',')
        *rest = mof_text_trim((mof_text){rest->data + 1, rest->size - 1});
    return word;
}

/* A letter and three digits; what does not look like that begins the reason. */
static bool looks_like_code(mof_text word)
{
    bool is_code = word.size == 4 && mof_char_is_alpha((unsigned char)word.data[0]);
    for (size_t i = 1; i < word.size && is_code; i++)
        is_code = mof_char_is_digit((unsigned char)word.data[i]);
    return is_code;
}

/* False: no more codes follow. */
static bool take_code(reading *self, mof_text *word, mof_code *code)
{
    mof_arena *arena = self->syntax->reporter->arena;
    for (;;) {
        mof_text rest = self->rest;
        *word = take_word(&rest);
        if (!looks_like_code(*word))
            return false;
        self->rest = rest;
        const char *id = mof_arena_copy(arena, word->data, word->size);
        if (mof_code_find(id, code))
            return true;
        mof_report(self->syntax->reporter, MOF_L023, span_of(self, *word), MOF_ARGS(id));
    }
}

/* ---- directives ------------------------------------------------------------------------------ */

static void ignore(reading *self, mof_text word, mof_code code)
{
    mof_suppression_list_add(
        &self->found->lines, self->arena,
        (mof_suppression){.code = code, .span = find_target(self), .asked = span_of(self, word)});
}

static void turn_off(reading *self, mof_text word, mof_code code)
{
    if (self->open[code] != 0) {
        complain(self, word, "is off already");
        return;
    }
    mof_source *source = self->source;
    mof_suppression_list_add(
        &self->found->regions, self->arena,
        (mof_suppression){.code = code,
                          .span = {self->comment.end, source->base + source->size},
                          .asked = span_of(self, word)});
    self->open[code] = self->found->regions.count;
}

static void close_region(reading *self, mof_code code)
{
    self->found->regions.items[self->open[code] - 1].span.end = self->comment.start;
    self->open[code] = 0;
}

static void turn_on(reading *self, mof_text word, mof_code code)
{
    if (self->open[code] == 0)
        complain(self, word, "is not off");
    else
        close_region(self, code);
}

static void turn_all_on(reading *self)
{
    for (int code = 0; code < MOF_CODE_COUNT; code++)
        if (self->open[code] != 0)
            close_region(self, (mof_code)code);
}

static const struct directive {
    const char *name;
    void (*apply)(reading *self, mof_text word, mof_code code);
    void (*apply_to_all)(reading *self); /* NULL: it wants a code */
} directives[] = {
    {"ignore", ignore, NULL},
    {"off", turn_off, NULL},
    {"on", turn_on, turn_all_on},
};

static void read_directive(reading *self)
{
    mof_text name = take_word(&self->rest);
    mof_text written = {name.data - strlen(MARK), name.size + strlen(MARK)};
    const struct directive *directive = directives;
    const struct directive *end = directives + sizeof directives / sizeof *directives;
    while (directive < end && !mof_text_equal(name, mof_text_from_string(directive->name)))
        directive++;
    if (directive == end) {
        complain(self, written, "is none of mofc:ignore, mofc:off and mofc:on");
        return;
    }
    mof_text word;
    mof_code code;
    size_t count = 0;
    mof_text before = self->rest;
    for (; take_code(self, &word, &code); count++)
        directive->apply(self, word, code);
    if (count > 0 || before.data != self->rest.data)
        return;
    if (directive->apply_to_all != NULL)
        directive->apply_to_all(self);
    else
        complain(self, written, "wants the code that is not to be reported");
}

/* ---- comments -------------------------------------------------------------------------------- */

/* `opening` is what the comment begins with, `closing` what it ends with where it is there. */
static void read_comment(reading *self, mof_span comment, const char *opening, const char *closing)
{
    mof_text text = mof_sources_text(self->syntax->sources, comment);
    if (!mof_text_starts_with(text, opening))
        return;
    size_t open = strlen(opening);
    text = (mof_text){text.data + open, text.size - open};
    if (mof_text_ends_with_nocase(text, closing))
        text.size -= strlen(closing);
    text = mof_text_trim(text);
    if (!mof_text_starts_with(text, MARK))
        return;
    self->comment = comment;
    self->rest = (mof_text){text.data + sizeof MARK - 1, text.size - (sizeof MARK - 1)};
    read_directive(self);
}

static void read_comments(reading *self)
{
    mof_syntax *syntax = self->syntax;
    mof_scanner *scanner =
        mof_scanner_new_quiet(syntax->arena, syntax->names, syntax->sources, self->source);
    while (mof_scanner_next(scanner).kind != 0)
        ;
    size_t count;
    const mof_span *comments = mof_scanner_comments(scanner, &count);
    for (size_t i = 0; i < count; i++) {
        read_comment(self, comments[i], "//", "");
        read_comment(self, comments[i], "/*", "*/");
    }
}

static void read_page(reading *self)
{
    const char *text = self->source->text;
    for (const char *start = text; (start = strstr(start, "<!--")) != NULL;) {
        const char *end = strstr(start, "-->");
        if (end == NULL)
            return;
        end += 3;
        read_comment(self,
                     mof_source_span(self->source, (size_t)(start - text), (size_t)(end - text)),
                     "<!--", "-->");
        start = end;
    }
}

void mof_suppress_read(mof_syntax *syntax, mof_source *source)
{
    if (strstr(source->text, MARK) == NULL)
        return;
    reading self = {.syntax = syntax, .source = source, .arena = syntax->sources->arena};
    self.found = MOF_NEW(self.arena, mof_suppressions);
    if (source->kind == MOF_SOURCE_PAGE)
        read_page(&self);
    else
        read_comments(&self);
    mof_suppression_list_sort(&self.found->lines);
    mof_suppression_list_sort(&self.found->regions);
    source->suppressions = self.found;
}
