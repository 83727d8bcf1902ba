/*
 * A scanner for the few tags that matter. A tag or a comment may go on in the next piece of HTML.
 */
#include "page/html.h"

#include <string.h>

#include "page/markdown.h"

/* The longest layout tag that is looked for; real ones carry an identifier. */
#define LAYOUT_TAG 4096

typedef struct tag_rule {
    const char *name;
    uint8_t kind;    /* mof_html_kind; TEXT: a tag that is passed over */
    uint8_t value;   /* mark or style */
    uint8_t closing; /* the mark behind the closing tag */
    bool is_layout;
} tag_rule;

/* What pages have most comes first. */
static const tag_rule tags[] = {
    {"span", MOF_HTML_TEXT, 0, MOF_MARKDOWN_NONE, true},
    {"dt", MOF_HTML_BREAK, MOF_MARKDOWN_TERM, MOF_MARKDOWN_NONE, true},
    {"dd", MOF_HTML_BREAK, MOF_MARKDOWN_DETAIL, MOF_MARKDOWN_NONE, true},
    {"dl", MOF_HTML_BREAK, MOF_MARKDOWN_NONE, MOF_MARKDOWN_AFTER, true},
    {"br", MOF_HTML_BREAK, MOF_MARKDOWN_NONE, MOF_MARKDOWN_NONE, false},
    {"b", MOF_HTML_STYLE, MOF_MARKDOWN_STYLE_STRONG, MOF_MARKDOWN_NONE, false},
    {"strong", MOF_HTML_STYLE, MOF_MARKDOWN_STYLE_STRONG, MOF_MARKDOWN_NONE, false},
    {"a", MOF_HTML_STYLE, MOF_MARKDOWN_STYLE_LINK, MOF_MARKDOWN_NONE, false},
    {"code", MOF_HTML_STYLE, MOF_MARKDOWN_STYLE_CODE, MOF_MARKDOWN_NONE, false},
    {"em", MOF_HTML_STYLE, MOF_MARKDOWN_STYLE_EMPHASIS, MOF_MARKDOWN_NONE, false},
    {"i", MOF_HTML_STYLE, MOF_MARKDOWN_STYLE_EMPHASIS, MOF_MARKDOWN_NONE, false},
    {"li", MOF_HTML_BREAK, MOF_MARKDOWN_ITEM, MOF_MARKDOWN_NONE, false},
    {"p", MOF_HTML_BREAK, MOF_MARKDOWN_NONE, MOF_MARKDOWN_NONE, false},
};

/* The length of the tag's name behind "<" or "</"; 0 where no tag begins. */
static size_t tag_name(mof_text text, mof_text *name)
{
    size_t at = text.size > 1 && text.data[1] == '/' ? 2 : 1;
    size_t end = at;
    if (text.size == 0 || text.data[0] != '<')
        return 0;
    while (end < text.size &&
           (mof_char_is_alpha(text.data[end]) || (end > at && mof_char_is_digit(text.data[end]))))
        end++;
    *name = (mof_text){text.data + at, end - at};
    return end - at;
}

static const tag_rule *find_tag(mof_text name)
{
    int first = name.size > 0 ? mof_char_lower(name.data[0]) : '\0';
    int second = name.size > 1 ? mof_char_lower(name.data[1]) : '\0';
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tags[i].name[0] == first && tags[i].name[1] == second &&
            mof_text_is_nocase(name, tags[i].name))
            return &tags[i];
    return NULL;
}

static void skip(mof_text *rest, size_t size)
{
    rest->data += size;
    rest->size -= size;
}

/* Passes over the rest of a tag; false where that goes on in the next piece of HTML. */
static bool skip_tag(mof_text *rest)
{
    const char *end = memchr(rest->data, '>', rest->size);
    skip(rest, end ? (size_t)(end + 1 - rest->data) : rest->size);
    return end != NULL;
}

static bool skip_comment(mof_text *rest)
{
    const char *start = rest->data;
    while (skip_tag(rest))
        if (rest->data - start >= 3 && memcmp(rest->data - 3, "-->", 3) == 0)
            return true;
    return false;
}

/* "&amp;" at the front; 0 otherwise. */
static size_t entity_size(mof_text text)
{
    size_t end = 1;
    while (end < text.size && end < 12 &&
           (mof_char_is_alpha(text.data[end]) || mof_char_is_digit(text.data[end]) ||
            text.data[end] == '#'))
        end++;
    return end > 1 && end < text.size && text.data[end] == ';' ? end + 1 : 0;
}

static bool take_text(mof_text *rest, mof_html_token *token)
{
    size_t entity = rest->data[0] == '&' ? entity_size(*rest) : 0;
    size_t size = entity > 0 ? entity : 1;
    while (entity == 0 && size < rest->size && rest->data[size] != '<' && rest->data[size] != '&' &&
           rest->data[size] != '\n')
        size++;
    *token = (mof_html_token){.kind = entity > 0 ? MOF_HTML_ENTITY : MOF_HTML_TEXT,
                              .text = {rest->data, size}};
    skip(rest, size);
    return true;
}

/* Takes the tag at the front. False where it is none that matters. */
static bool take_tag(mof_html *html, mof_text *rest, mof_text name, mof_html_token *token)
{
    const tag_rule *tag = find_tag(name);
    const char *start = rest->data;
    html->in_tag = !skip_tag(rest);
    if (!tag || tag->kind == MOF_HTML_TEXT)
        return false;
    *token = (mof_html_token){.kind = (mof_html_kind)tag->kind,
                              .text = {start, (size_t)(rest->data - start)},
                              .is_closing = start[1] == '/'};
    if (tag->kind == MOF_HTML_STYLE)
        token->style = tag->value;
    else
        token->mark = token->is_closing ? tag->closing : tag->value;
    return true;
}

bool mof_html_next(mof_html *html, mof_text *rest, mof_html_token *token)
{
    while (rest->size > 0) {
        mof_text name;
        if (html->in_comment) {
            html->in_comment = !skip_comment(rest);
        } else if (html->in_tag) {
            html->in_tag = !skip_tag(rest);
        } else if (rest->data[0] == '\n') {
            *token = (mof_html_token){.kind = MOF_HTML_BREAK, .text = {rest->data, 1}};
            skip(rest, 1);
            return true;
        } else if (tag_name(*rest, &name) > 0) {
            if (take_tag(html, rest, name, token))
                return true;
        } else if (mof_text_starts_with(*rest, "<!--")) {
            html->in_comment = true;
            skip(rest, 4);
        } else {
            return take_text(rest, token);
        }
    }
    return false;
}

void mof_html_end(mof_html *html)
{
    *html = (mof_html){false, false, false};
}

size_t mof_html_decode(mof_text entity, char out[4])
{
    static const struct {
        const char *name;
        uint32_t code_point;
    } entities[] = {{"&amp;", '&'},      {"&lt;", '<'},       {"&gt;", '>'},
                    {"&quot;", '"'},     {"&apos;", '\''},    {"&nbsp;", 0xA0},
                    {"&ndash;", 0x2013}, {"&mdash;", 0x2014}, {"&lsquo;", 0x2018},
                    {"&rsquo;", 0x2019}, {"&ldquo;", 0x201C}, {"&rdquo;", 0x201D},
                    {"&hellip;", 0x2026}};
    uint32_t code_point = 0;
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (mof_text_equal(entity, mof_text_from_string(entities[i].name)))
            code_point = entities[i].code_point;
    if (mof_text_starts_with(entity, "&#")) {
        bool is_hex = entity.size > 2 && (entity.data[2] | 0x20) == 'x';
        for (size_t i = is_hex ? 3 : 2; i + 1 < entity.size && code_point <= 0x10FFFF; i++) {
            int digit = mof_char_hex(entity.data[i]);
            if (digit < 0 || (!is_hex && digit > 9))
                return 0;
            code_point = code_point * (is_hex ? 16u : 10u) + (uint32_t)digit;
        }
    }
    bool is_valid =
        code_point > 0 && code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF);
    return is_valid ? mof_utf8_encode(code_point, out) : 0;
}

size_t mof_html_layout_tag(mof_text text)
{
    mof_text name;
    if (tag_name(text, &name) == 0)
        return 0;
    const tag_rule *tag = find_tag(name);
    const char *end = memchr(text.data, '>', text.size < LAYOUT_TAG ? text.size : LAYOUT_TAG);
    return tag && tag->is_layout && end ? (size_t)(end + 1 - text.data) : 0;
}
