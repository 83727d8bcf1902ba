/*
 * Which dialect a file is written in: told by a few words that occur in one of them only.
 */
#include "syntax/choose.h"

#include <string.h>

#define SEARCHED ((size_t)64 << 10)

static const struct clue {
    const char *word;
    mof_profile profile;
    const char *reason;
} clues[] = {
    {"qualifiers.mof", MOF_PROFILE_DMTF2, "it includes the DMTF qualifiers"},
    {"OMI_BaseResource", MOF_PROFILE_DSC, "it mentions OMI_BaseResource"},
    {"OMI_ConfigurationDocument", MOF_PROFILE_DSC, "it mentions OMI_ConfigurationDocument"},
    {"SMS_Report", MOF_PROFILE_HINV, "it has SMS_Report qualifiers"},
    {"SMS_Group_Name", MOF_PROFILE_HINV, "it has SMS_Group_Name qualifiers"},
    {"WmiDataId", MOF_PROFILE_WDM, "it has WmiDataId qualifiers"},
    {"WmiMethodId", MOF_PROFILE_WDM, "it has WmiMethodId qualifiers"},
};

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

static const struct clue *find_clue(mof_text word)
{
    for (size_t i = 0; i < sizeof clues / sizeof *clues; i++)
        if (mof_text_is_nocase(word, clues[i].word))
            return &clues[i];
    return NULL;
}

/* Qualifier X : type, Scope(...), Flavor(...); declares a qualifier type: that is DMTF MOF. */
static bool is_declaration(mof_text word, mof_text rest)
{
    size_t i = 0;
    while (i < rest.size && mof_char_is_space((unsigned char)rest.data[i]))
        i++;
    return (mof_text_is_nocase(word, "scope") || mof_text_is_nocase(word, "flavor")) &&
           i < rest.size && rest.data[i] == '(';
}

void mof_choose_profile(mof_source *source)
{
    mof_text text = {source->text, source->size < SEARCHED ? source->size : SEARCHED};
    source->profile = MOF_PROFILE_WMI;
    source->profile_reason = "nothing in it tells more";
    while (text.size > 0) {
        mof_text word = take_word(&text);
        const struct clue *clue = word.size > 0 ? find_clue(word) : NULL;
        if (clue != NULL) {
            source->profile = clue->profile;
            source->profile_reason = clue->reason;
            return;
        }
        if (is_declaration(word, text)) {
            source->profile = MOF_PROFILE_DMTF2;
            source->profile_reason = "it declares qualifier types";
            return;
        }
        if (text.size > 1 && *text.data == '/' && (text.data[1] == '/' || text.data[1] == '*'))
            skip_comment(&text);
        else if (word.size == 0)
            skip(&text, 1);
    }
}
