/*
 * The search: every likely repair is tried on the automaton, with the tokens that follow. The one
 * that lets most of them through is taken; a token that is inserted or dropped must let through
 * more than it costs.
 */
#include "syntax/remedy.h"

#include <string.h>

#include "syntax/grammar.h"

#define LEAST_REACH 4 /* tokens that must go through, where so many are left, */
#define MOST_REACH 10 /* what comes then has faults of its own */
#define CHEAP 1       /* unless it costs no more than this */
#define COMMAS_MAX 8

/* ---- a try -------------------------------------------------------------------------------------
 */

/* The tokens from parse->token on. */
static size_t list_tokens(mof_parse *parse, const mof_remedy *remedy, int *kinds)
{
    size_t count = 0;
    if (remedy->back > 1)
        kinds[count++] = parse->before_previous.kind;
    if (remedy->back > 0)
        kinds[count++] = parse->previous.kind;
    kinds[count++] = parse->token.kind;
    for (size_t i = 0; i < MOF_AHEAD_MAX && kinds[count - 1] != MOF_TOKEN_END; i++) {
        int kind = mof_parse_peek(parse, i)->kind;
        bool is_closer = kind == ')' || kind == ']' || kind == '}';
        if (is_closer && kinds[count - 1] == ',')
            count--; /* as mof_parse_next will */
        kinds[count++] = kind;
    }
    return count;
}

static void insert(int *kinds, size_t *count, size_t at, int kind)
{
    memmove(kinds + at + 1, kinds + at, (*count - at) * sizeof *kinds);
    kinds[at] = kind;
    ++*count;
}

/* Where one comma is missing, so may those that follow be: {1 2 3}. */
static size_t take_with_commas(const mof_parse *parse, int *kinds, size_t count, size_t *inserted)
{
    size_t taken = mof_grammar_take(parse->state, kinds, count);
    for (int i = 0; i < COMMAS_MAX && taken > *inserted && taken < count; i++) {
        insert(kinds, &count, taken, ',');
        size_t further = mof_grammar_take(parse->state, kinds, count);
        if (further <= taken + 1)
            break;
        ++*inserted;
        taken = further;
    }
    return taken;
}

size_t mof_remedy_count_value(mof_parse *parse)
{
    size_t count = 1;
    while (parse->token.kind == MOF_TOKEN_STRING && count < MOF_AHEAD_MAX &&
           mof_parse_peek(parse, count - 1)->kind == MOF_TOKEN_STRING)
        count++;
    return count;
}

/* How many tokens of the text are behind us when the next one is refused; 0: it is no use. */
static size_t find_reach(mof_parse *parse, const mof_remedy *remedy, size_t *count)
{
    int kinds[MOF_REMEDY_MAX + MOF_AHEAD_MAX + COMMAS_MAX + 4];
    size_t inserted = remedy->inserted_count;
    memcpy(kinds, remedy->inserted, inserted * sizeof *kinds);
    *count = list_tokens(parse, remedy, kinds + inserted);
    if (remedy->dropped >= *count)
        return 0;
    size_t left = *count - remedy->dropped;
    memmove(kinds + inserted, kinds + inserted + remedy->dropped, left * sizeof *kinds);
    left += inserted;
    if (remedy->wraps)
        insert(kinds, &left, inserted++ + mof_remedy_count_value(parse), ')');
    bool is_comma = inserted == 1 && remedy->inserted[0] == ',' && remedy->dropped == 0;
    size_t taken = is_comma ? take_with_commas(parse, kinds, left, &inserted)
                            : mof_grammar_take(parse->state, kinds, left);
    return taken > inserted ? taken - inserted + remedy->dropped : 0;
}

/* ---- what it costs -----------------------------------------------------------------------------
 */

/* No words: what they would name, nobody knows. */
static const struct price {
    int kind;
    int price;
} prices[] = {
    {',', 0},
    {')', 1},
    {']', 1},
    {'}', 2},
    {'{', 1},
    {'(', 1},
    {'=', 1},
    {'[', 3},
    {':', 2},
    {';', 2},
    {MOF_TOKEN_NULL, 5},
};

/* A ';' is most likely missing at the end of a line. */
static int price_of(const mof_parse *parse, int kind, size_t back)
{
    const mof_token *token = back > 0 ? &parse->previous : &parse->token;
    bool is_break = token->first_on_line || token->kind == '}' || token->kind == MOF_TOKEN_END;
    if (is_break && (kind == ';' || kind == '}'))
        return 0;
    for (size_t i = 0; i < sizeof prices / sizeof *prices; i++)
        if (prices[i].kind == kind)
            return prices[i].price;
    return 3;
}

bool mof_remedy_is_word_twice(const mof_token *first, const mof_token *second)
{
    return first->name != NULL && second->name != NULL && first->kind == second->kind &&
           first->name->key == second->name->key;
}

static int price_of_drop(const mof_parse *parse, size_t dropped)
{
    int kind = parse->token.kind;
    if (dropped == 1 && mof_remedy_is_word_twice(&parse->previous, &parse->token))
        return 0;
    if (dropped > 2)
        return 1;
    if (kind == '}')
        return 5; /* so much hangs on it that it is there on purpose */
    bool is_mark = kind == ')' || kind == ']' || kind == ';' || kind == ',';
    return (is_mark ? 1 : 3) + 3 * (int)(dropped - 1);
}

static int find_price(const mof_parse *parse, const mof_remedy *remedy)
{
    int price = remedy->dropped > 0 ? price_of_drop(parse, remedy->dropped) : 0;
    for (size_t i = 0; i < remedy->inserted_count; i++)
        price += price_of(parse, remedy->inserted[i], remedy->back);
    bool is_word = parse->token.name != NULL || parse->token.kind == '.'; /* file.mof */
    if (remedy->inserted_count == 0 || !is_word)
        return price;
    int first = remedy->inserted[0];
    if (remedy->dropped > 0) /* a word is no slip of a key, and opens no list */
        price += first == '[' || first == '(' ? MOST_REACH : 4;
    else if (first == '=') /* string Name X; what follows '=' is a value */
        price += 3;
    return price;
}

void mof_remedy_judge(mof_parse *parse, mof_remedy *remedy)
{
    size_t count;
    size_t reach = find_reach(parse, remedy, &count);
    int price = remedy->is_told ? 0 : find_price(parse, remedy);
    size_t wanted = price <= CHEAP ? 1 : count < LEAST_REACH ? count : LEAST_REACH;
    remedy->score = MOF_REMEDY_USELESS;
    if (reach < wanted + remedy->back || reach == 0)
        return;
    reach -= remedy->back;
    remedy->score = (int)(reach < MOST_REACH ? reach : MOST_REACH) - price;
}

/* ---- the search --------------------------------------------------------------------------------
 */

static void offer(mof_parse *parse, mof_remedy remedy, mof_remedy *best)
{
    mof_remedy_judge(parse, &remedy);
    if (remedy.score > best->score)
        *best = remedy;
}

static bool is_taken(const mof_parse *parse, const mof_remedy *remedy)
{
    return mof_grammar_take(parse->state, remedy->inserted, remedy->inserted_count) ==
           remedy->inserted_count;
}

/* Brackets that were left open, innermost first. */
static void try_closers(mof_parse *parse, mof_remedy remedy, mof_remedy *best)
{
    static const char closers[] = ")]};";
    size_t last = remedy.inserted_count++;
    for (const char *closer = closers; *closer != '\0'; closer++) {
        remedy.inserted[last] = *closer;
        if (!is_taken(parse, &remedy))
            continue;
        offer(parse, remedy, best);
        if (remedy.inserted_count < MOF_REMEDY_MAX)
            try_closers(parse, remedy, best);
    }
}

static void try_inserting(mof_parse *parse, mof_remedy remedy, mof_remedy *best)
{
    remedy.inserted_count = 1;
    for (size_t i = 0; i < sizeof prices / sizeof *prices; i++) {
        remedy.inserted[0] = prices[i].kind;
        if (is_taken(parse, &remedy))
            offer(parse, remedy, best);
    }
}

static bool is_value(int kind)
{
    return kind >= MOF_TOKEN_STRING && kind <= MOF_TOKEN_NULL;
}

/* Description "x" and #pragma namespace "root": without their parentheses. */
static void try_wrapping(mof_parse *parse, mof_remedy *best)
{
    const mof_remedy remedy = {.inserted = {'('}, .inserted_count = 1, .wraps = true};
    if (is_value(parse->token.kind) && is_taken(parse, &remedy))
        offer(parse, remedy, best);
}

/* A list in braces of which the first one is missing: what follows its first value. */
static void try_dropping_list(mof_parse *parse, mof_remedy *best)
{
    int depth = 1;
    if (parse->token.kind != ',')
        return;
    for (size_t i = 0; i < MOF_AHEAD_MAX; i++) {
        int kind = mof_parse_peek(parse, i)->kind;
        depth += (kind == '{') - (kind == '}');
        if (depth == 0)
            offer(parse, (mof_remedy){.dropped = i + 2}, best);
        if (depth == 0 || (depth == 1 && kind == ';'))
            return;
    }
}

/* {"a", MaxLen(2)] and Name [Key] string B; and Key, Read] string A; were wrong before the token
 * that was refused. */
static size_t find_back(const mof_parse *parse)
{
    int kind = parse->previous.kind;
    int before = parse->before_previous.kind;
    bool is_word = parse->previous.name != NULL;
    if (kind == ',' || kind == '[' || (is_word && (before == ';' || before == '{')))
        return 1;
    return before == ',' && is_word ? 2 : 0;
}

static void try_before(mof_parse *parse, mof_remedy *best)
{
    mof_remedy remedy = {.back = find_back(parse)};
    uint32_t start = (remedy.back > 1 ? parse->before_previous : parse->previous).span.start;
    if (remedy.back == 0)
        return;
    if (mof_grammar_unshift(parse->state, start)) {
        try_closers(parse, remedy, best);
        try_inserting(parse, remedy, best);
    }
    if (best->back == 0)
        mof_grammar_copy(parse->state, parse->before_fault);
}

void mof_remedy_improve(mof_parse *parse, mof_remedy *best)
{
    const mof_remedy nothing = {.inserted_count = 0};
    try_wrapping(parse, best);
    try_closers(parse, nothing, best);
    try_inserting(parse, nothing, best);
    for (size_t dropped = 1; dropped <= 2; dropped++) {
        mof_remedy remedy = {.dropped = dropped};
        offer(parse, remedy, best);
        bool is_mark = !is_value(parse->token.kind) || parse->token.is_faulty;
        if (dropped == 1 && is_mark)
            try_inserting(parse, remedy, best);
    }
    try_dropping_list(parse, best);
    try_before(parse, best);
}
