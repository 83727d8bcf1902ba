/*
 * A reader for lists of qualifiers in the text that a page shows. It takes whatever can be read:
 * people wrote these lists for people.
 */
#include "page/qualifier.h"

#include <string.h>

#include "syntax/literal.h"

#define NO_TEXT ((mof_text){NULL, 0})

/* A cursor over the text of the list. */
typedef struct list_cursor {
    mof_page_reader *reader;
    mof_markdown_content content;
    mof_text text; /* of the content */
    size_t at;
} list_cursor;

/* Arrays by their declaration: one constant in parentheses is an array of one. */
static const char *const array_names[] = {
    "BitMap",         "BitValues",           "ValueMap",         "Values",
    "MappingStrings", "ModelCorrespondence", "ValueDescriptions"};

/* Words in their parentheses are an explanation: "Read (read-only)". */
static const char *const flag_names[] = {"Read", "Write", "Key", "Not_Null", "Lazy", "Abstract"};

static bool is_one_of(mof_text name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (mof_text_is_nocase(name, names[i]))
            return true;
    return false;
}

#define IS_ONE_OF(name, names) is_one_of((name), (names), sizeof(names) / sizeof(names)[0])

static int peek(const list_cursor *cursor, size_t ahead)
{
    size_t at = cursor->at + ahead;
    return at < cursor->text.size ? (unsigned char)cursor->text.data[at] : -1;
}

static void skip_space(list_cursor *cursor)
{
    while (mof_char_is_space(peek(cursor, 0)))
        cursor->at++;
}

static bool take(list_cursor *cursor, char c)
{
    skip_space(cursor);
    if (peek(cursor, 0) != c)
        return false;
    cursor->at++;
    return true;
}

static mof_span span_of(const list_cursor *cursor, size_t from, size_t to)
{
    const mof_markdown *markdown = &cursor->reader->markdown;
    return mof_markdown_span(markdown, mof_markdown_slice(cursor->content, from, to));
}

static mof_text text_of(const list_cursor *cursor, size_t from, size_t to)
{
    return mof_text_trim((mof_text){cursor->text.data + from, to - from});
}

/* From the cursor to the first of `ends`, which is left. */
static mof_text take_until(list_cursor *cursor, const char *ends)
{
    size_t start = cursor->at;
    while (peek(cursor, 0) >= 0 && !strchr(ends, peek(cursor, 0)))
        cursor->at++;
    return text_of(cursor, start, cursor->at);
}

static mof_text take_word(list_cursor *cursor)
{
    size_t start = cursor->at;
    while (mof_page_is_name_char(peek(cursor, 0)))
        cursor->at++;
    return text_of(cursor, start, cursor->at);
}

/* Bytes of a typographic quote at `at`, or of what a wrong conversion left of one: any number of
 * U+FFFD with a question mark. */
static size_t odd_quote_size(mof_text text, size_t at)
{
    mof_text rest = {text.data + at, text.size - at};
    size_t size = 0;
    if (rest.size == 0 || (unsigned char)rest.data[0] < 0x80)
        return 0;
    if (mof_text_starts_with(rest, "\xE2\x80\x9C") || mof_text_starts_with(rest, "\xE2\x80\x9D"))
        return 3;
    while (mof_text_starts_with((mof_text){rest.data + size, rest.size - size}, "\xEF\xBF\xBD"))
        size += 3;
    return size + (size > 0 && size < rest.size && rest.data[size] == '?');
}

static size_t quote_size(mof_text text, size_t at)
{
    return at < text.size && text.data[at] == '"' ? 1 : odd_quote_size(text, at);
}

/* Whether an odd quote ends a string that another kind of quote opened: there it must be the last
 * in its parentheses. */
static bool ends_argument(mof_text text, size_t at)
{
    while (at < text.size && mof_char_is_space(text.data[at]))
        at++;
    return at < text.size && text.data[at] == ')';
}

/* A string without closing quote ends before the parenthesis that ends the list. */
static mof_text take_unclosed_string(list_cursor *cursor, size_t start)
{
    size_t end = cursor->text.size;
    while (end > start && strchr(")] \t", cursor->text.data[end - 1]))
        end--;
    cursor->at = end;
    mof_page_report(cursor->reader, MOF_D162, span_of(cursor, start, end), NO_TEXT);
    return text_of(cursor, start, end);
}

/* In HTML "\\|" stays as it is written for tables. */
static mof_text without_bar_escapes(list_cursor *cursor, mof_text text)
{
    mof_buffer kept;
    if (!memchr(text.data, '\\', text.size))
        return text;
    mof_buffer_init(&kept, cursor->reader->scratch);
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '\\' || i + 1 == text.size || text.data[i + 1] != '|')
            mof_buffer_append_char(&kept, text.data[i]);
    return mof_buffer_text(&kept);
}

/* The place behind the string that begins at the cursor, and of its closing quote; text.size where
 * nothing closes it. */
static size_t find_closing_quote(const list_cursor *cursor, size_t *behind)
{
    mof_text text = cursor->text;
    bool is_odd = text.data[cursor->at] != '"';
    size_t at = cursor->at + quote_size(text, cursor->at);
    while (at < text.size) {
        size_t odd = odd_quote_size(text, at);
        *behind = at + (odd > 0 ? odd : 1);
        if (text.data[at] == '"' || (odd > 0 && (is_odd || ends_argument(text, *behind))))
            return at;
        at += text.data[at] == '\\' && at + 1 < text.size ? 2 : 1;
    }
    return text.size;
}

static mof_text take_string(list_cursor *cursor)
{
    size_t quote = cursor->at;
    size_t start = quote + quote_size(cursor->text, quote);
    size_t behind;
    size_t end = find_closing_quote(cursor, &behind);
    if (end == cursor->text.size)
        return take_unclosed_string(cursor, start);
    cursor->at = behind;
    if (cursor->text.data[quote] != '"' || cursor->text.data[end] != '"') {
        mof_page_report(cursor->reader, MOF_D160, span_of(cursor, quote, behind), NO_TEXT);
        return text_of(cursor, start, end);
    }
    mof_text spelling = {cursor->text.data + quote, behind - quote};
    return without_bar_escapes(
        cursor, mof_literal_string(cursor->reader->scratch, NULL, spelling, MOF_NO_SPAN));
}

/* Digits with a sign, "0x" digits, digits with a point within. */
static mof_value_form word_form(mof_text word)
{
    size_t at = word.size > 0 && (word.data[0] == '-' || word.data[0] == '+') ? 1 : 0;
    size_t points = 0;
    bool is_hex = word.size > at + 2 && word.data[at] == '0' && (word.data[at + 1] | 0x20) == 'x';
    bool is_number = word.size > at;
    for (at += is_hex ? 2 : 0; at < word.size && is_number; at++) {
        bool is_point = word.data[at] == '.' && !is_hex && at + 1 < word.size;
        points += is_point;
        is_number = is_hex ? mof_char_hex(word.data[at]) >= 0
                           : is_point || mof_char_is_digit(word.data[at]);
    }
    if (is_number && points < 2)
        return points == 1 ? MOF_VALUE_REAL : MOF_VALUE_INTEGER;
    return mof_text_is_nocase(word, "TRUE")    ? MOF_VALUE_TRUE
           : mof_text_is_nocase(word, "FALSE") ? MOF_VALUE_FALSE
           : mof_text_is_nocase(word, "NULL")  ? MOF_VALUE_NULL
                                               : MOF_VALUE_STRING;
}

/* One constant; NULL where there is none. ID("0") is a number in quotes. */
static mof_ast *take_constant(list_cursor *cursor, mof_text name, const char *ends)
{
    skip_space(cursor);
    size_t start = cursor->at;
    size_t quote = quote_size(cursor->text, start);
    mof_text text = quote > 0 ? take_string(cursor) : take_until(cursor, ends);
    mof_value_form form = word_form(text);
    bool is_number = form == MOF_VALUE_INTEGER && mof_text_is_nocase(name, "ID");
    if (quote == 0 && text.size == 0)
        return NULL;
    if (form == MOF_VALUE_STRING || (quote > 0 && !is_number))
        return mof_page_string_new(cursor->reader, text, span_of(cursor, start, cursor->at));
    start += quote;
    return mof_ast_new_value(cursor->reader->arena, span_of(cursor, start, start + text.size),
                             form);
}

/* Behind '(' or '{': constants up to `close`. Where that is missing, only the first one counts:
 * [VariableName("x", Secret]. */
static mof_ast *take_constants(list_cursor *cursor, mof_text name, char close)
{
    const char *ends = close == ')' ? ",()[\"" : ",{}[\"";
    size_t open = cursor->at - 1;
    size_t behind_first = cursor->at;
    mof_ast_list items = {NULL, NULL};
    bool is_closed = take(cursor, close);
    bool goes_on = !is_closed;
    while (goes_on) {
        mof_ast *value = take_constant(cursor, name, ends);
        items = mof_ast_list_push(items, value);
        behind_first = items.first == items.last ? cursor->at : behind_first;
        is_closed = take(cursor, close);
        goes_on = !is_closed && value && take(cursor, ',');
    }
    if (!is_closed) {
        mof_page_report(cursor->reader, MOF_D162, span_of(cursor, open, behind_first), NO_TEXT);
        cursor->at = behind_first;
        if (items.first)
            items.first->next = NULL;
    }
    return items.first;
}

/* "(...)" or "{...}" behind a name; NULL where there is none, or where it only explains. */
static mof_ast *take_value(list_cursor *cursor, mof_text name)
{
    char close = take(cursor, '(') ? ')' : take(cursor, '{') ? '}' : '\0';
    size_t open = cursor->at - 1;
    if (close == '\0')
        return NULL;
    mof_ast *items = take_constants(cursor, name, close);
    if (close == '}' || (items && (items->next || IS_ONE_OF(name, array_names))))
        return mof_ast_new_array(cursor->reader->arena, span_of(cursor, open, cursor->at), items);
    bool is_words = items && items->form == MOF_VALUE_STRING && IS_ONE_OF(name, flag_names);
    return is_words ? NULL : items;
}

/* Behind ':': words. */
static mof_ast *take_flavors(list_cursor *cursor)
{
    mof_ast_list flavors = {NULL, NULL};
    for (;;) {
        skip_space(cursor);
        size_t start = cursor->at;
        mof_text word = take_word(cursor);
        if (word.size == 0)
            return flavors.first;
        mof_ast_name name = {mof_names_add(cursor->reader->syntax->names, word),
                             span_of(cursor, start, cursor->at)};
        flavors = mof_ast_list_push(
            flavors, mof_ast_new_word(cursor->reader->arena, MOF_VALUE_LITERAL, name));
    }
}

static void skip_stars(list_cursor *cursor)
{
    while (peek(cursor, 0) == '*')
        cursor->at++;
}

/* In HTML a link is text, and so are the marks of strong text: "[Units][1]", "[**Units**](url)". */
static bool is_at_link(const list_cursor *cursor)
{
    size_t end = 1;
    while (mof_page_is_name_char(peek(cursor, end)) || peek(cursor, end) == '*')
        end++;
    return peek(cursor, 0) == '[' && end > 1 && peek(cursor, end) == ']' &&
           (peek(cursor, end + 1) == '[' || peek(cursor, end + 1) == '(');
}

static void skip_link_target(list_cursor *cursor)
{
    cursor->at++; /* ']' */
    take_until(cursor, peek(cursor, 0) == '(' ? ")" : "]");
    cursor->at++;
}

/* One qualifier; NULL where there is none at the cursor. */
static mof_ast *take_qualifier(list_cursor *cursor)
{
    skip_space(cursor);
    bool is_link = is_at_link(cursor) && take(cursor, '[');
    skip_stars(cursor);
    size_t start = cursor->at;
    mof_text word = take_word(cursor);
    if (word.size == 0)
        return NULL;
    mof_ast_name name = {mof_names_add(cursor->reader->syntax->names, word),
                         span_of(cursor, start, cursor->at)};
    skip_stars(cursor);
    if (is_link)
        skip_link_target(cursor);
    mof_ast *value = take_value(cursor, word);
    mof_ast *flavors = take(cursor, ':') ? take_flavors(cursor) : NULL;
    return mof_ast_new_qualifier(cursor->reader->arena, span_of(cursor, start, cursor->at), name,
                                 value, flavors);
}

static bool says_none(mof_text text)
{
    while (text.size > 0 && !mof_char_is_alpha(text.data[0])) {
        text.data++;
        text.size--;
    }
    return text.size >= 4 && mof_text_is_nocase((mof_text){text.data, 4}, "none") &&
           (text.size == 4 || !mof_page_is_name_char(text.data[4]));
}

/* Behind one list may stand another: "[in] [out]". */
static bool is_at_end(list_cursor *cursor)
{
    if (!take(cursor, ']'))
        return peek(cursor, 0) < 0;
    take(cursor, ',');
    return !take(cursor, '[');
}

mof_ast *mof_page_qualifiers_read(mof_page_reader *reader, mof_markdown_content content)
{
    list_cursor cursor = {reader, content, mof_markdown_text(&reader->markdown, content), 0};
    mof_ast_list all = {NULL, NULL};
    mof_ast *list = NULL;
    if (says_none(cursor.text))
        return NULL;
    if (!is_at_link(&cursor))
        take(&cursor, '[');
    while (!is_at_end(&cursor)) {
        all = mof_ast_list_push(all, take_qualifier(&cursor));
        size_t start = cursor.at;
        if (take_until(&cursor, ",]").size > 0) {
            mof_page_report(reader, MOF_D163, span_of(&cursor, start, cursor.at),
                            text_of(&cursor, start, cursor.at));
        }
        take(&cursor, ',');
    }
    mof_page_qualifiers_add(reader, &list, all.first);
    return list;
}
