/*
 * Templates: text -> tree. The input is cut at its tags; what lies between them is cut into lines,
 * since standalone tags take their whole line with them (Mustache specification, all modules).
 * Nothing here recurses: sections that are still open are a list.
 */
#include "gen/template_tree.h"

#include <string.h>

/* A section, parent or block whose end was not met yet; at the bottom the template itself. */
typedef struct open_tag open_tag;
struct open_tag {
    open_tag *up;
    mof_template_node *node; /* NULL: the template */
    mof_template_node **tail;
    mof_template_node **line; /* PARENT at the start of a line: where the LINE before it hangs */
    mof_text indentation;     /* of the innermost block: cut off its lines */
};

typedef struct template_tag {
    char sigil; /* '\0': a variable */
    size_t start;
    size_t end;
    size_t behind; /* the next line, where only white space follows the tag; else 0 */
    mof_text name;
    mof_span span;
    bool leads; /* only white space stands before it in its line: `head` */
    mof_text head;
} template_tag;

typedef struct parser {
    mof_templates *templates;
    mof_template *parsed;
    mof_source *source;
    mof_text text;
    size_t at;
    bool at_line_start;
    mof_text open; /* delimiters */
    mof_text close;
    open_tag *top;
    size_t depth;
} parser;

/* ---- reporting ------------------------------------------------------------------------------- */

static mof_diagnostic *report(parser *p, mof_code code, mof_span span, mof_text argument)
{
    p->parsed->is_broken = true;
    const char *quoted = mof_text_quote(p->templates->arena, argument);
    return mof_report(p->templates->reporter, code, span, MOF_ARGS(quoted));
}

static mof_span span_of(const parser *p, mof_text part)
{
    size_t start = (size_t)(part.data - p->text.data);
    return mof_source_span(p->source, start, start + part.size);
}

/* ---- texts ----------------------------------------------------------------------------------- */

static bool is_blank_char(char c)
{
    return c == ' ' || c == '\t';
}

static mof_text slice(const parser *p, size_t start, size_t end)
{
    return (mof_text){p->text.data + start, end - start};
}

static size_t skip_blanks(const parser *p, size_t at)
{
    while (at < p->text.size && is_blank_char(p->text.data[at]))
        at++;
    return at;
}

/* Behind the line end at `at`, `at` itself at the end of the text, 0 where anything else stands. */
static size_t skip_line_end(const parser *p, size_t at)
{
    if (at < p->text.size && p->text.data[at] == '\r')
        at++;
    else if (at == p->text.size)
        return at;
    return at < p->text.size && p->text.data[at] == '\n' ? at + 1 : 0;
}

/* What is left of a line's white space when that of the block around it is cut off. */
static mof_text cut_indentation(mof_text space, mof_text indentation)
{
    size_t same = 0;
    while (same < space.size && same < indentation.size &&
           space.data[same] == indentation.data[same])
        same++;
    return (mof_text){space.data + same, space.size - same};
}

/* The white space of the first line from `at` on that is not blank. */
static mof_text next_indentation(const parser *p, size_t at)
{
    for (;;) {
        size_t start = at;
        at = skip_blanks(p, at);
        size_t next = skip_line_end(p, at);
        if (next == 0 || at == p->text.size)
            return slice(p, start, at);
        at = next;
    }
}

static bool find_text(const parser *p, size_t from, mof_text wanted, size_t *found)
{
    while (p->text.size - from >= wanted.size) {
        const char *first =
            memchr(p->text.data + from, wanted.data[0], p->text.size - from - wanted.size + 1);
        if (first == NULL)
            return false;
        *found = (size_t)(first - p->text.data);
        if (memcmp(first, wanted.data, wanted.size) == 0)
            return true;
        from = *found + 1;
    }
    return false;
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static mof_template_node *add_node(parser *p, mof_template_node_kind kind, mof_text text)
{
    mof_template_node *node = MOF_NEW(p->templates->arena, mof_template_node);
    node->kind = kind;
    node->text = text;
    *p->top->tail = node;
    p->top->tail = &node->next;
    return node;
}

static void add_line(parser *p, mof_text space, bool is_blank)
{
    mof_text rest = cut_indentation(space, p->top->indentation);
    add_node(p, MOF_TEMPLATE_LINE, rest)->is_blank = is_blank;
    p->at_line_start = false;
}

/* The text up to `end`, line by line. The white space that the last line begins with is left: it
 * may be the head of a standalone tag. */
static void add_text(parser *p, size_t end)
{
    while (p->at < end) {
        const char *newline = memchr(p->text.data + p->at, '\n', end - p->at);
        size_t stop = newline != NULL ? (size_t)(newline - p->text.data) + 1 : end;
        if (p->at_line_start) {
            size_t text = skip_blanks(p, p->at);
            if (text >= end)
                return;
            add_line(p, slice(p, p->at, text), skip_line_end(p, text) != 0);
            p->at = text;
        }
        add_node(p, MOF_TEMPLATE_TEXT, slice(p, p->at, stop));
        p->at = stop;
        p->at_line_start = newline != NULL;
    }
}

static void push_open(parser *p, mof_template_node *node, mof_text indentation)
{
    open_tag *opened = MOF_NEW(p->templates->arena, open_tag);
    *opened = (open_tag){p->top, node, &node->children, NULL, indentation};
    p->top = opened;
    if (++p->depth == MOF_TEMPLATE_DEPTH)
        report(p, MOF_T009, node->span, node->text);
}

static bool is_in_parent(const open_tag *top)
{
    return top->node != NULL && top->node->kind == MOF_TEMPLATE_PARENT;
}

static mof_template_path *parse_path(const parser *p, mof_text name)
{
    return mof_template_path_parse(p->templates->arena, name, span_of(p, name));
}

/* ---- tags ------------------------------------------------------------------------------------ */

/* Where a tag does not stand alone it is part of its line, which begins no later than here. */
static void begin_line(parser *p, const template_tag *tag)
{
    if (tag->leads)
        add_line(p, tag->head, false);
}

static bool is_alone(const template_tag *tag)
{
    return tag->leads && tag->behind != 0;
}

/* Goes on behind a tag: behind its line where that is taken with it. */
static void go_behind(parser *p, const template_tag *tag, bool takes_line)
{
    takes_line = takes_line && tag->behind != 0;
    p->at = takes_line ? tag->behind : tag->end;
    p->at_line_start = takes_line;
}

static void add_variable(parser *p, const template_tag *tag)
{
    begin_line(p, tag);
    mof_template_node *node = add_node(p, MOF_TEMPLATE_VARIABLE, tag->name);
    node->is_raw = tag->sigil != '\0';
    node->span = tag->span;
    node->path = parse_path(p, tag->name);
    go_behind(p, tag, false);
}

static void open_section(parser *p, const template_tag *tag)
{
    if (!is_alone(tag))
        begin_line(p, tag);
    mof_template_node *node =
        add_node(p, tag->sigil == '#' ? MOF_TEMPLATE_SECTION : MOF_TEMPLATE_INVERTED, tag->name);
    node->span = tag->span;
    node->path = parse_path(p, tag->name);
    push_open(p, node, p->top->indentation);
    go_behind(p, tag, is_alone(tag));
}

static void add_partial(parser *p, const template_tag *tag)
{
    bool alone = is_alone(tag);
    if (!alone)
        begin_line(p, tag);
    mof_template_node *node = add_node(p, MOF_TEMPLATE_PARTIAL, tag->name);
    node->span = tag->span;
    node->is_inline = !alone;
    if (alone)
        node->indentation = cut_indentation(tag->head, p->top->indentation);
    go_behind(p, tag, alone);
}

/* Whether a parent stands alone is known at its end: until then it has a LINE before it. */
static void open_parent(parser *p, const template_tag *tag)
{
    mof_template_node **line = tag->leads ? p->top->tail : NULL;
    begin_line(p, tag);
    mof_template_node *node = add_node(p, MOF_TEMPLATE_PARENT, tag->name);
    node->span = tag->span;
    node->is_inline = true;
    push_open(p, node, p->top->indentation);
    p->top->line = line;
    go_behind(p, tag, false);
}

static bool close_parent(parser *p, const template_tag *tag)
{
    open_tag *closed = p->top;
    if (closed->line == NULL || tag->behind == 0)
        return false;
    closed->node->is_inline = false;
    closed->node->indentation = (*closed->line)->text;
    *closed->line = closed->node;
    return true;
}

/* Inside a parent only blocks count, so that a block stands alone there whatever is around it. */
static void open_block(parser *p, const template_tag *tag)
{
    bool alone = tag->behind != 0 && (tag->leads || is_in_parent(p->top));
    mof_text outer = p->top->indentation;
    mof_text indentation = outer;
    if (alone)
        indentation = next_indentation(p, tag->behind);
    else if (tag->leads)
        indentation = tag->head;
    if (!alone)
        begin_line(p, tag);
    mof_template_node *node = add_node(p, MOF_TEMPLATE_BLOCK, tag->name);
    node->span = tag->span;
    node->is_inline = !alone;
    node->indentation = cut_indentation(indentation, outer);
    push_open(p, node, indentation);
    if (!alone)
        add_line(p, MOF_TEXT(""), false);
    go_behind(p, tag, alone);
}

static bool close_block(const parser *p, const template_tag *tag)
{
    return tag->leads && (tag->behind != 0 || is_in_parent(p->top->up));
}

static void close_tag(parser *p, const template_tag *tag)
{
    mof_template_node *node = p->top->node;
    if (node == NULL) {
        report(p, MOF_T005, tag->span, tag->name);
        go_behind(p, tag, false);
        return;
    }
    if (!mof_text_equal(node->text, tag->name)) {
        mof_diagnostic *fault = report(p, MOF_T004, tag->span, tag->name);
        fault->arguments[1] = mof_text_quote(p->templates->arena, node->text);
        mof_diagnostic_add_note(p->templates->reporter, fault, MOF_REMARK_OPENED, node->span,
                                MOF_NO_ARGS);
    }
    bool alone = node->kind == MOF_TEMPLATE_PARENT  ? close_parent(p, tag)
                 : node->kind == MOF_TEMPLATE_BLOCK ? close_block(p, tag)
                                                    : is_alone(tag);
    if (!alone)
        begin_line(p, tag);
    p->top = p->top->up;
    p->depth--;
    go_behind(p, tag, alone);
}

static void skip_comment(parser *p, const template_tag *tag)
{
    if (!is_alone(tag))
        begin_line(p, tag);
    go_behind(p, tag, is_alone(tag));
}

/* "<% %>": two words without '='. */
static void set_delimiters(parser *p, const template_tag *tag)
{
    size_t open = 0;
    while (open < tag->name.size && !mof_char_is_space((unsigned char)tag->name.data[open]))
        open++;
    mof_text close = mof_text_trim((mof_text){tag->name.data + open, tag->name.size - open});
    bool is_bad = open == 0 || close.size == 0 || memchr(tag->name.data, '=', tag->name.size);
    for (size_t i = 0; i < close.size; i++)
        is_bad = is_bad || mof_char_is_space((unsigned char)close.data[i]);
    if (is_bad) {
        report(p, MOF_T006, tag->span, tag->name);
    } else {
        p->open = (mof_text){tag->name.data, open};
        p->close = close;
    }
    skip_comment(p, tag);
}

typedef enum name_form {
    NAME_NONE, /* any text */
    NAME_WORD, /* of a template or block */
    NAME_PATH
} name_form;

typedef struct tag_form {
    char sigil;
    name_form name;
    const char *end; /* stands before the closing delimiter */
    void (*add)(parser *p, const template_tag *tag);
} tag_form;

static const tag_form tag_forms[] = {
    {'#', NAME_PATH, "", open_section},  {'^', NAME_PATH, "", open_section},
    {'/', NAME_WORD, "", close_tag},     {'>', NAME_WORD, "", add_partial},
    {'<', NAME_WORD, "", open_parent},   {'$', NAME_WORD, "", open_block},
    {'!', NAME_NONE, "", skip_comment},  {'=', NAME_NONE, "=", set_delimiters},
    {'{', NAME_PATH, "}", add_variable}, {'&', NAME_PATH, "", add_variable},
    {'\0', NAME_PATH, "", add_variable}, /* the last: everything else */
};

static const tag_form *find_form(const parser *p, size_t at)
{
    const tag_form *form = tag_forms;
    while (form->sigil != '\0' && (at >= p->text.size || p->text.data[at] != form->sigil))
        form++;
    return form;
}

/* A path has no empty name between its dots; "." alone is one of its own. */
static bool is_name(name_form form, mof_text name)
{
    bool is_itself = name.size == 1 && name.data[0] == '.';
    bool was_dot = true;
    for (size_t i = 0; i < name.size; i++) {
        bool is_dot = form == NAME_PATH && !is_itself && name.data[i] == '.';
        if (mof_char_is_space((unsigned char)name.data[i]) || (is_dot && was_dot))
            return false;
        was_dot = is_dot;
    }
    return !was_dot;
}

/* The end of a tag: `end`, the mark that its form asks for, before the closing delimiter. */
static bool find_tag_end(const parser *p, size_t from, const tag_form *form, mof_text *name,
                         size_t *end)
{
    size_t mark = strlen(form->end);
    for (size_t found = from; find_text(p, found, p->close, &found); found++)
        if (found - from >= mark && memcmp(p->text.data + found - mark, form->end, mark) == 0) {
            *name = slice(p, from, found - mark);
            *end = found + p->close.size;
            return true;
        }
    return false;
}

/* One tag, which begins at `start`. False: it has no end. */
static bool parse_tag(parser *p, size_t start)
{
    size_t inner = start + p->open.size;
    const tag_form *form = find_form(p, inner);
    template_tag tag = {.sigil = form->sigil, .start = start};
    size_t from = inner + (form->sigil != '\0');
    if (!find_tag_end(p, from, form, &tag.name, &tag.end)) {
        report(p, MOF_T002, mof_source_span(p->source, start, inner), p->close);
        return false;
    }
    tag.name = mof_text_trim(tag.name);
    tag.span = span_of(p, tag.name);
    tag.leads = p->at_line_start;
    tag.head = slice(p, p->at, start);
    tag.behind = skip_line_end(p, skip_blanks(p, tag.end));
    if (form->name != NAME_NONE && !is_name(form->name, tag.name))
        report(p, MOF_T007,
               tag.name.size > 0 ? tag.span : mof_source_span(p->source, start, tag.end), tag.name);
    form->add(p, &tag);
    return true;
}

void mof_template_parse(mof_templates *templates, mof_template *parsed, mof_source *source)
{
    open_tag bottom = {.tail = &parsed->nodes, .indentation = MOF_TEXT("")};
    parser p = {.templates = templates,
                .parsed = parsed,
                .source = source,
                .text = {source->text, source->size},
                .at_line_start = true,
                .open = MOF_TEXT("{{"),
                .close = MOF_TEXT("}}"),
                .top = &bottom};
    parsed->source = source;
    size_t start = 0;
    while (p.depth < MOF_TEMPLATE_DEPTH && find_text(&p, p.at, p.open, &start)) {
        add_text(&p, start);
        if (!parse_tag(&p, start))
            return;
    }
    if (p.depth == MOF_TEMPLATE_DEPTH)
        return;
    add_text(&p, p.text.size);
    if (p.at < p.text.size)
        add_line(&p, slice(&p, p.at, p.text.size), true);
    for (; p.top->node != NULL; p.top = p.top->up)
        report(&p, MOF_T003, p.top->node->span, p.top->node->text);
}
