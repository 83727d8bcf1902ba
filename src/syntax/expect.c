/*
 * Syntax errors in words. One table knows the faults that people make; what it does not know is
 * described by the tokens that the grammar would have taken.
 */
#include "syntax/expect.h"

#include <string.h>

#include "base/buffer.h"
#include "syntax/grammar.h"
#include "syntax/remedy.h"

/* Stand for several kinds of tokens in the table. */
enum { ANY = -1, A_WORD = -2, A_CONSTANT = -3, HARD_WORD = -4, PLUS = '+' };

enum { NONE = 1 }; /* no list is open */

/* ---- the faults that have a name ------------------------------------------------------------- */

typedef struct known_fault {
    mof_code code;
    int previous; /* the token before the one that was refused */
    int token;
    int next;
    char open;               /* the innermost open bracket; 0: any; NONE: none, or a body's */
    const char *expected[2]; /* tokens that would have been taken; NULL: any */
    mof_cure cure;
    int kind;
} known_fault;

#define TOKEN(name) MOF_TOKEN_##name

static const known_fault rules[] = {
    {MOF_P010, ANY, PLUS, TOKEN(STRING), 0, {NULL}, MOF_CURE_DROP, 0},
    {MOF_P332, TOKEN(INSTANCE), A_WORD, ANY, 0, {"of"}, MOF_CURE_INSERT, TOKEN(OF)},
    {MOF_P333, TOKEN(AS), TOKEN(IDENT), ANY, 0, {"alias"}, MOF_CURE_REPLACE, TOKEN(ALIAS)},
    {MOF_P330, '}', ';', ANY, '{', {"','", "'}'"}, MOF_CURE_DROP, 0},
    {MOF_P305, ']', TOKEN(IDENT), '{', 0, {"class", "qualifier"}, MOF_CURE_INSERT, TOKEN(CLASS)},
    {MOF_P305, ']', TOKEN(IDENT), ':', 0, {"class", "qualifier"}, MOF_CURE_INSERT, TOKEN(CLASS)},
    {MOF_P302, A_WORD, ';', ANY, NONE, {"'{'", "':'"}, MOF_CURE_NONE, 0},
    {MOF_P303, A_WORD, ',', ANY, 0, {"'{'", "as"}, MOF_CURE_NONE, 0},
    {MOF_P304, ':', '{', ANY, 0, {"name"}, MOF_CURE_INSERT, TOKEN(IDENT)},
    {MOF_P320, TOKEN(VOID), ')', ANY, '(', {"name"}, MOF_CURE_NONE, 0},
    {MOF_P321, ANY, ';', ANY, '(', {"','", "'='"}, MOF_CURE_REPLACE, ','},
    {MOF_P322, A_WORD, '{', ANY, 0, {"'('", "';'"}, MOF_CURE_NONE, 0},
    {MOF_P310, ']', '[', ANY, 0, {"';'", "'='"}, MOF_CURE_NONE, 0},
    {MOF_P313, ANY, ',', ANY, '{', {"';'"}, MOF_CURE_REPLACE, ';'},
    {MOF_P335, TOKEN(STRING), TOKEN(IDENT), ANY, '(', {"string"}, MOF_CURE_NONE, 0},
    {MOF_P335, TOKEN(STRING), TOKEN(IDENT), ANY, '{', {"string", "','"}, MOF_CURE_NONE, 0},
    {MOF_P336, ANY, A_WORD, '(', '[', {"','", "']'"}, MOF_CURE_INSERT, ','},
    {MOF_P336, ANY, A_WORD, ',', '[', {"','", "']'"}, MOF_CURE_INSERT, ','},
    {MOF_P336, ANY, A_WORD, ']', '[', {"','", "']'"}, MOF_CURE_INSERT, ','},
    {MOF_P336, ANY, A_WORD, '{', '[', {"','", "']'"}, MOF_CURE_INSERT, ','},
    {MOF_P336, ANY, A_WORD, ':', '[', {"','", "']'"}, MOF_CURE_INSERT, ','},
    {MOF_P003, ANY, HARD_WORD, ANY, 0, {"name"}, MOF_CURE_NONE, 0},
    {MOF_P312, A_WORD, ';', ANY, '{', {"name"}, MOF_CURE_NONE, 0},
    {MOF_P312, A_WORD, '=', ANY, '{', {"name"}, MOF_CURE_NONE, 0},
    {MOF_P312, TOKEN(REF), ';', ANY, '{', {"name"}, MOF_CURE_NONE, 0},
    {MOF_P312, TOKEN(REF), '=', ANY, '{', {"name"}, MOF_CURE_NONE, 0},
    {MOF_P301, '}', ANY, ANY, 0, {"';'"}, MOF_CURE_INSERT, ';'},
};

static bool is_expected(const mof_parse *parse, const char *name)
{
    for (size_t i = 0; i < parse->expected_count; i++)
        if (strcmp(parse->expected[i], name) == 0)
            return true;
    return false;
}

static bool is_kind(int wanted, int kind)
{
    switch (wanted) {
    case ANY:
        return true;
    case A_WORD:
        return kind >= MOF_TOKEN_DATATYPE || kind == MOF_TOKEN_IDENT;
    case HARD_WORD:
        return kind >= MOF_TOKEN_TRUE && kind <= MOF_TOKEN_REF;
    default:
        return kind == wanted;
    }
}

static bool is_open(char wanted, char open)
{
    return wanted == 0 || (wanted == NONE ? open == 0 || open == '{' : wanted == open);
}

static bool is_rule(mof_parse *parse, const known_fault *rule, char open)
{
    for (int i = 0; i < 2; i++)
        if (rule->expected[i] != NULL && !is_expected(parse, rule->expected[i]))
            return false;
    return is_kind(rule->previous, parse->previous.kind) &&
           is_kind(rule->token, parse->token.kind) && is_open(rule->open, open) &&
           (rule->next == ANY || mof_parse_peek(parse, 0)->kind == rule->next);
}

/* ---- words that are nearly right --------------------------------------------------------------
 */

static const struct word {
    const char *text; /* without a '#' */
    int kind;
} words[] = {
    {"class", MOF_TOKEN_CLASS},
    {"instance", MOF_TOKEN_INSTANCE},
    {"qualifier", MOF_TOKEN_QUALIFIER},
    {"scope", MOF_TOKEN_SCOPE},
    {"flavor", MOF_TOKEN_FLAVOR},
    {"structure", MOF_TOKEN_STRUCTURE},
    {"enumeration", MOF_TOKEN_ENUMERATION},
    {"association", MOF_TOKEN_ASSOCIATION},
    {"of", MOF_TOKEN_OF},
    {"as", MOF_TOKEN_AS},
    {"pragma", MOF_TOKEN_PRAGMA},
    {"include", MOF_TOKEN_INCLUDE},
};

/* The keyword that was expected and is at most two letters away, one if it is short. */
static const struct word *find_near_word(const mof_parse *parse)
{
    if (parse->token.kind != MOF_TOKEN_IDENT || parse->token.name == NULL)
        return NULL;
    mof_text text = mof_name_text(parse->token.name);
    for (size_t limit = 1; limit <= 2; limit++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i].text) > 3 * limit &&
                is_expected(parse, mof_grammar_token_name(words[i].kind)) &&
                mof_text_distance(text, mof_text_from_string(words[i].text), limit) <= limit)
                return &words[i];
    return NULL;
}

/* Whether a ';' among parameters stands for a comma, or for the ')' of a list on one line. */
static bool is_list_going_on(mof_parse *parse, mof_span open)
{
    const mof_token *next = mof_parse_peek(parse, 0);
    mof_span span = {open.start, parse->token.span.start};
    mof_text text = mof_sources_text(parse->syntax->sources, span);
    bool is_one_line = memchr(text.data, '\n', text.size) == NULL;
    return next->kind != '}' && !(next->first_on_line && is_one_line);
}

static bool is_value_next(mof_parse *parse)
{
    int kind = mof_parse_peek(parse, 0)->kind;
    return (kind >= MOF_TOKEN_STRING && kind <= MOF_TOKEN_NULL) ||
           (kind == MOF_TOKEN_INSTANCE && mof_parse_peek(parse, 1)->kind == MOF_TOKEN_OF);
}

mof_fault mof_expect_find(mof_parse *parse)
{
    mof_span span;
    char open = (char)mof_grammar_find_open(parse->before_fault, &span);
    if (mof_remedy_is_word_twice(&parse->previous, &parse->token))
        return (mof_fault){MOF_P337, MOF_CURE_DROP, 0};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const known_fault *rule = &rules[i];
        if (!is_rule(parse, rule, open) ||
            (rule->code == MOF_P321 && !is_list_going_on(parse, span)))
            continue;
        if (rule->code == MOF_P313 && is_value_next(parse))
            break;
        /* uint32 A, B; is not a comma that was meant to be a semicolon. */
        bool certain = rule->code != MOF_P313 || mof_parse_peek(parse, 0)->first_on_line;
        return (mof_fault){rule->code, certain ? rule->cure : MOF_CURE_NONE, rule->kind};
    }
    const struct word *near = find_near_word(parse);
    if (near != NULL)
        return (mof_fault){MOF_P001, MOF_CURE_REPLACE, near->kind};
    return (mof_fault){MOF_P001, MOF_CURE_NONE, 0};
}

/* ---- what was expected, in words --------------------------------------------------------------
 */

#define SOFT_WORDS                                                                                 \
    "class", "instance", "of", "qualifier", "as", "scope", "flavor", "policy", "value",            \
        "structure", "enumeration", "association", "void", "object", "type"

/* Where all of `keys` are expected, the phrase stands for them and for all of `others`. */
static const struct phrase {
    const char *text;
    const char *keys[4];
    const char *others[20];
} phrases[] = {
    {"a declaration", {"#pragma", "class"}, {"#include", "'['", "';'", "end of file", SOFT_WORDS}},
    {"a value",
     {"string", "integer", "null"},
     {"real number", "character", "true", "false", "alias", "instance", "value", "name"}},
    {"a name", {"name", "association", "type"}, {SOFT_WORDS}},
    {"a type", {"name", "type", "void"}, {SOFT_WORDS}},
    {"a class name", {"name", "class"}, {SOFT_WORDS}},
    {"a name", {"name"}, {NULL}},
    {"an alias", {"alias"}, {NULL}},
    {"a type", {"type"}, {NULL}},
    {"a string", {"string"}, {NULL}},
    {"a number", {"integer"}, {NULL}},
};

static void remove_expected(mof_parse *parse, const char *const *names, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < parse->expected_count; i++) {
        bool is_removed = false;
        for (size_t n = 0; n < count && names[n] != NULL; n++)
            is_removed = is_removed || strcmp(parse->expected[i], names[n]) == 0;
        if (!is_removed)
            parse->expected[kept++] = parse->expected[i];
    }
    parse->expected_count = kept;
}

#define WORDS_MAX 5

typedef struct word_list {
    const char *items[WORDS_MAX];
    size_t count;
} word_list;

static void add_word(word_list *list, const char *word)
{
    if (list->count < WORDS_MAX)
        list->items[list->count++] = word;
}

/* At most five; uses up parse->expected. */
static word_list find_words(mof_parse *parse)
{
    static const char *const unlikely[] = {"'.'", "a class", "a method", "a qualifier list"};
    mof_arena *arena = parse->syntax->reporter->arena;
    word_list list = {0};
    remove_expected(parse, unlikely, sizeof unlikely / sizeof *unlikely);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        const struct phrase *phrase = &phrases[i];
        bool fits = true;
        for (size_t k = 0; k < 4 && phrase->keys[k] != NULL; k++)
            fits = fits && is_expected(parse, phrase->keys[k]);
        if (!fits)
            continue;
        add_word(&list, phrase->text);
        remove_expected(parse, phrase->keys, 4);
        remove_expected(parse, phrase->others, 20);
    }
    for (size_t i = 0; i < parse->expected_count; i++) {
        const char *name = parse->expected[i];
        bool is_keyword = mof_char_is_alpha(*name) && strchr(name, ' ') == NULL;
        add_word(&list, is_keyword ? mof_arena_format(arena, "'%s'", name) : name);
    }
    return list;
}

static const char *join_words(mof_arena *arena, const word_list *list)
{
    mof_buffer out;
    mof_buffer_init(&out, arena);
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            mof_buffer_append_string(&out, i + 1 < list->count ? ", " : " or ");
        mof_buffer_append_string(&out, list->items[i]);
    }
    return list->count > 0 ? mof_buffer_string(&out) : "something else";
}

/* ---- the report --------------------------------------------------------------------------------
 */

static const char *describe_token(const mof_parse *parse, mof_token token)
{
    mof_arena *arena = parse->syntax->reporter->arena;
    if (token.kind == MOF_TOKEN_END)
        return "the end of the file";
    return mof_arena_format(
        arena, "'%s'", mof_text_quote(arena, mof_sources_text(parse->syntax->sources, token.span)));
}

/* A bracket that was never closed is shown, where that may be the reason. */
static void note_open(mof_parse *parse, mof_diagnostic *diagnostic, const char *inserted)
{
    mof_span open;
    int bracket = mof_grammar_find_open(parse->before_fault, &open);
    bool is_closed = bracket != 0 && strpbrk(inserted, ")]}") != NULL;
    if (is_closed || (bracket != 0 && parse->token.kind == MOF_TOKEN_END))
        mof_diagnostic_add_note(parse->syntax->reporter, diagnostic, MOF_REMARK_OPENED, open,
                                MOF_NO_ARGS);
}

/* X_B X_B ref Y; is refused only where the second word has been read. */
static bool is_doubled_before(const mof_parse *parse, const mof_fault *fault)
{
    return fault->code == MOF_P337 && !mof_remedy_is_word_twice(&parse->previous, &parse->token);
}

/* Behind the token before, where something is missing there; what opens a list belongs to what
 * follows. */
static mof_span find_place(const mof_parse *parse, const mof_fault *fault, const char *inserted)
{
    uint32_t end = parse->previous.span.end;
    if (fault->code == MOF_P338 || is_doubled_before(parse, fault))
        return parse->previous.span;
    if (*inserted != '\0' && strchr("[(", *inserted) != NULL && fault->cure == MOF_CURE_INSERT)
        return (mof_span){parse->token.span.start, parse->token.span.start};
    bool is_behind = *inserted != '\0' && fault->cure != MOF_CURE_REPLACE && end != 0;
    return is_behind ? (mof_span){end, end} : parse->token.span;
}

/* What a token is replaced with, as it is written. */
static const char *write_token(const mof_parse *parse, int kind)
{
    mof_arena *arena = parse->syntax->reporter->arena;
    const char *name = mof_grammar_token_name(kind);
    if (kind == MOF_TOKEN_ALIAS)
        return mof_arena_format(arena, "$%s", parse->token.name->text);
    return *name == '\'' ? mof_arena_copy(arena, name + 1, 1) : name;
}

/* A mark can be one too many, or another was meant; a word or a value says something. */
static bool is_content(const mof_parse *parse)
{
    return parse->token.name != NULL || parse->token.kind == '.' ||
           (parse->token.kind >= MOF_TOKEN_STRING && parse->token.kind <= MOF_TOKEN_NULL);
}

static void add_fix(mof_parse *parse, mof_diagnostic *diagnostic, mof_fault fault, mof_fix fix)
{
    bool is_guess = fault.code == MOF_P001 && fault.cure != MOF_CURE_INSERT && is_content(parse);
    if (is_guess && find_near_word(parse) == NULL)
        return;
    if (fault.cure == MOF_CURE_REPLACE)
        fix = (mof_fix){NULL, parse->token.span, write_token(parse, fault.kind)};
    else if (fault.code == MOF_P338 || is_doubled_before(parse, &fault))
        return; /* what to write is clear, but where it ends or begins is not */
    else if (fault.cure == MOF_CURE_DROP)
        fix = (mof_fix){NULL, parse->token.span, ""};
    else if (*fix.text == '\0')
        return;
    mof_diagnostic_add_fix(parse->syntax->reporter, diagnostic, fix.span, fix.text);
}

mof_diagnostic *mof_expect_report(mof_parse *parse, mof_fault fault, const char *inserted)
{
    mof_reporter *reporter = parse->syntax->reporter;
    mof_arena *arena = reporter->arena;
    const struct word *near = fault.code == MOF_P001 ? find_near_word(parse) : NULL;
    bool is_before = is_doubled_before(parse, &fault);
    const char *found = describe_token(parse, is_before ? parse->previous : parse->token);
    const char *before = describe_token(parse, parse->previous);
    mof_span place = find_place(parse, &fault, inserted);
    const char *wanted =
        *inserted != '\0' && near == NULL ? mof_arena_format(arena, "'%s'", inserted) : NULL;
    if (wanted == NULL) {
        word_list list = find_words(parse);
        wanted = join_words(arena, &list);
    }
    mof_diagnostic *diagnostic =
        mof_report(reporter, fault.code, place,
                   fault.code == MOF_P001 ? MOF_ARGS(wanted, found) : MOF_ARGS(found, before));
    if (near != NULL)
        mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                                MOF_ARGS(mof_grammar_token_name(near->kind)));
    note_open(parse, diagnostic, inserted);
    add_fix(parse, diagnostic, fault, (mof_fix){NULL, place, inserted});
    return diagnostic;
}
