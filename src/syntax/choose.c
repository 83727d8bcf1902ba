/*
 * Which dialect a file is written in: told by a few words that occur in one of them only.
 */
#include "syntax/choose.h"

#include <string.h>

#define SEARCHED ((size_t)64 << 10)

/* Where a word must stand to count. */
typedef enum place {
    PLACE_CODE,     /* outside of strings */
    PLACE_INCLUDE,  /* in the string of an include */
    PLACE_PROVIDER, /* in the string of a Provider qualifier */
    PLACE_QUALIFIER /* the name of a qualifier that has no value */
} place;

static const struct clue {
    const char *word;
    place place;
    bool is_weak; /* another one that is not weak goes before it, wherever it stands */
    mof_profile profile;
    const char *reason;
} clues[] = {
    {"qualifiers.mof", PLACE_INCLUDE, false, MOF_PROFILE_DMTF2, "it includes the DMTF qualifiers"},
    {"OMI_BaseResource", PLACE_CODE, false, MOF_PROFILE_DSC, "it mentions OMI_BaseResource"},
    {"OMI_ConfigurationDocument", PLACE_CODE, false, MOF_PROFILE_DSC,
     "it mentions OMI_ConfigurationDocument"},
    {"SMS_Report", PLACE_CODE, false, MOF_PROFILE_HINV, "it has SMS_Report qualifiers"},
    {"SMS_Group_Name", PLACE_CODE, false, MOF_PROFILE_HINV, "it has SMS_Group_Name qualifiers"},
    {"WMI", PLACE_QUALIFIER, false, MOF_PROFILE_WDM, "it has WMI qualifiers"},
    {"WMIProv", PLACE_PROVIDER, false, MOF_PROFILE_WDM, "it names the provider WMIProv"},
    {"WmiDataId", PLACE_CODE, true, MOF_PROFILE_WDM, "it has WmiDataId qualifiers"},
    {"WmiMethodId", PLACE_CODE, true, MOF_PROFILE_WDM, "it has WmiMethodId qualifiers"},
    {"EventTrace", PLACE_CODE, true, MOF_PROFILE_WMI, "it describes events of tracing"},
};

/* What is left of the text, and what was met last. */
typedef struct search {
    mof_text text;
    mof_text before; /* the last word outside of strings */
    char mark;       /* the last character outside of strings that is no space; before a word */
    bool is_in_string;
} search;

static bool is_word_character(char c)
{
    return mof_char_is_alpha((unsigned char)c) || mof_char_is_digit((unsigned char)c) || c == '_' ||
           c == '.';
}

static mof_text take_word(mof_text *text)
{
    mof_text word = {text->data, 0};
    while (word.size < text->size && is_word_character(word.data[word.size]))
        word.size++;
    text->data += word.size;
    text->size -= word.size;
    return word;
}

static void skip(mof_text *text, size_t size)
{
    size = size < text->size ? size : text->size;
    text->data += size;
    text->size -= size;
}

/* Up to the line end, or behind the star and slash. */
static void skip_comment(mof_text *text)
{
    bool is_line = text->data[1] == '/';
    skip(text, 2);
    while (text->size > 0 && (is_line ? *text->data != '\n' && *text->data != '\r'
                                      : *text->data != '*' || text->data[1] != '/'))
        skip(text, 1);
}

/* The first character behind the word that is no space; 0: there is none. */
static char next_mark(mof_text rest)
{
    size_t i = 0;
    while (i < rest.size && mof_char_is_space((unsigned char)rest.data[i]))
        i++;
    return i < rest.size ? rest.data[i] : '\0';
}

static bool is_qualifier(const search *at)
{
    char next = next_mark(at->text);
    return (at->mark == '[' || at->mark == ',') && (next == ',' || next == ']' || next == ':');
}

static bool is_in_place(const search *at, place wanted)
{
    if (wanted == PLACE_INCLUDE)
        return at->is_in_string && mof_text_is_nocase(at->before, "include");
    if (wanted == PLACE_PROVIDER)
        return at->is_in_string && mof_text_is_nocase(at->before, "provider");
    return !at->is_in_string && (wanted == PLACE_CODE || is_qualifier(at));
}

/* Behind the word that is asked about. */
static const struct clue *find_clue(const search *at, mof_text word)
{
    for (size_t i = 0; i < sizeof clues / sizeof *clues; i++)
        if (mof_text_is_nocase(word, clues[i].word) && is_in_place(at, clues[i].place))
            return &clues[i];
    return NULL;
}

/* Qualifier X : type, Scope(...), Flavor(...); declares a qualifier type: that is DMTF MOF. */
static const struct clue *find_declaration(const search *at, mof_text word)
{
    static const struct clue declaration = {NULL, PLACE_CODE, false, MOF_PROFILE_DMTF2,
                                            "it declares qualifier types"};
    bool is_clause = mof_text_is_nocase(word, "scope") || mof_text_is_nocase(word, "flavor");
    return is_clause && !at->is_in_string && next_mark(at->text) == '(' ? &declaration : NULL;
}

/* Beyond what is no word: a comment, or one character. A string ends with its line at the latest,
 * so that a quote which is missing does no more harm. */
static void skip_mark(search *at)
{
    char mark = *at->text.data;
    char next = at->text.size > 1 ? at->text.data[1] : '\0';
    if (at->is_in_string) {
        at->is_in_string = mark != '"' && mark != '\n' && mark != '\r';
        skip(&at->text, mark == '\\' ? 2 : 1);
    } else if (mark == '/' && (next == '/' || next == '*')) {
        skip_comment(&at->text);
    } else {
        at->is_in_string = mark == '"';
        if (!mof_char_is_space((unsigned char)mark))
            at->mark = mark;
        skip(&at->text, 1);
    }
}

static const struct clue *search_text(search *at)
{
    const struct clue *weak = NULL;
    while (at->text.size > 0) {
        mof_text word = take_word(&at->text);
        if (word.size == 0) {
            skip_mark(at);
            continue;
        }
        const struct clue *clue = find_clue(at, word);
        if (clue == NULL)
            clue = find_declaration(at, word);
        if (clue != NULL && !clue->is_weak)
            return clue;
        if (weak == NULL)
            weak = clue;
        if (!at->is_in_string) {
            at->before = word;
            at->mark = 'a';
        }
    }
    return weak;
}

void mof_choose_profile(mof_source *source)
{
    static const struct clue none = {NULL, PLACE_CODE, true, MOF_PROFILE_WMI,
                                     "nothing in it tells more"};
    search at = {.text = {source->text, source->size < SEARCHED ? source->size : SEARCHED}};
    const struct clue *clue = search_text(&at);
    if (clue == NULL)
        clue = &none;
    source->profile = clue->profile;
    source->profile_reason = clue->reason;
}
