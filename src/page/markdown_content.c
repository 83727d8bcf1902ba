/*
 * Questions about the text of lines: its place in the page, its style.
 */
#include "page/markdown.h"

mof_markdown_content mof_markdown_trim(const mof_markdown *markdown, mof_markdown_content content)
{
    mof_text text = mof_markdown_text(markdown, content);
    mof_text trimmed = mof_text_trim_blanks(text);
    size_t from = trimmed.size > 0 ? (size_t)(trimmed.data - text.data) : 0;
    return mof_markdown_slice(content, from, from + trimmed.size);
}

/* The run that holds text[at]. */
static size_t find_run(const mof_markdown *markdown, uint32_t at)
{
    size_t low = 0;
    size_t high = markdown->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (markdown->runs[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static uint32_t source_of(const mof_markdown_run *run, uint32_t at)
{
    return run->source + (at - run->at);
}

mof_span mof_markdown_span(const mof_markdown *markdown, mof_markdown_content content)
{
    if (content.start == content.end)
        return MOF_NO_SPAN;
    size_t run = find_run(markdown, content.start);
    uint32_t first = source_of(&markdown->runs[run], content.start);
    while (run + 1 < markdown->run_count && markdown->runs[run + 1].at < content.end)
        run++;
    uint32_t last = source_of(&markdown->runs[run], content.end - 1);
    return mof_source_span(markdown->source, first, last >= first ? last + 1 : first);
}

mof_markdown_content mof_markdown_styled_prefix(const mof_markdown *markdown,
                                                mof_markdown_content content)
{
    size_t first = find_run(markdown, content.start);
    size_t run = first + 1;
    while (run < markdown->run_count && markdown->runs[run].at < content.end &&
           markdown->runs[run].style == markdown->runs[first].style)
        run++;
    if (run < markdown->run_count && markdown->runs[run].at < content.end)
        content.end = markdown->runs[run].at;
    return content;
}

bool mof_markdown_has_style(const mof_markdown *markdown, mof_markdown_content content,
                            unsigned styles)
{
    size_t run = find_run(markdown, content.start);
    while (run < markdown->run_count && markdown->runs[run].at < content.end) {
        if ((markdown->runs[run].style & styles) == 0)
            return false;
        run++;
    }
    return content.start < content.end;
}
