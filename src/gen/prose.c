/*
 * Prose: descriptions on their way into the comments of an output.
 */
#include "gen/prose.h"

#include "base/buffer.h"

typedef struct wrapper {
    mof_arena *arena;
    mof_prose prose;
    size_t capacity;
    mof_buffer line;
    size_t width;
    size_t column; /* code points in `line` */
} wrapper;

static void end_line(wrapper *w)
{
    mof_prose *prose = &w->prose;
    bool is_leading_blank = w->line.size == 0 && prose->count == 0;
    if (!is_leading_blank) {
        MOF_RESERVE(w->arena, prose->lines, prose->count, w->capacity);
        prose->lines[prose->count++] = mof_text_from_string(mof_buffer_string(&w->line));
    }
    mof_buffer_init(&w->line, w->arena);
    w->column = 0;
}

static void add_word(wrapper *w, mof_text word)
{
    size_t length = mof_utf8_count(word);
    if (w->column > 0 && w->column + 1 + length > w->width)
        end_line(w);
    if (w->column > 0)
        mof_buffer_append_char(&w->line, ' ');
    w->column += length + (w->column > 0);
    size_t step = 0;
    for (size_t i = 0; i < word.size; i += step) {
        uint32_t c = mof_utf8_decode(word.data + i, word.size - i, &step);
        mof_buffer_append_code_point(&w->line, mof_code_point_is_printable(c) ? c : 0xFFFD);
    }
}

mof_prose mof_prose_wrap(mof_arena *arena, mof_text text, size_t width)
{
    wrapper w = {.arena = arena, .width = width};
    mof_buffer_init(&w.line, arena);
    for (size_t i = 0; i < text.size;) {
        size_t start = i;
        while (i < text.size && !mof_char_is_space((unsigned char)text.data[i]))
            i++;
        if (i > start)
            add_word(&w, (mof_text){text.data + start, i - start});
        else if (text.data[i++] == '\n')
            end_line(&w);
    }
    if (w.line.size > 0)
        end_line(&w);
    while (w.prose.count > 0 && w.prose.lines[w.prose.count - 1].size == 0)
        w.prose.count--;
    return w.prose;
}

mof_text mof_prose_line(mof_arena *arena, mof_text text)
{
    mof_prose prose = mof_prose_wrap(arena, text, SIZE_MAX);
    return prose.count > 0 ? prose.lines[0] : MOF_TEXT("");
}
