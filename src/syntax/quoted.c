/*
 * See the header. The literals are decoded once more, now with a look at where each character is.
 */
#include "syntax/quoted.h"

#include "syntax/literal.h"

typedef struct quoting {
    mof_arena *arena;
    const mof_sources *sources;
    mof_buffer text;
    mof_quotation *quotation;
} quoting;

static void add_run(quoting *self, uint32_t address)
{
    mof_quotation *quotation = self->quotation;
    MOF_RESERVE(self->arena, quotation->runs, quotation->count, quotation->capacity);
    quotation->runs[quotation->count++] = (mof_quoted_run){(uint32_t)self->text.size, address};
}

/* What stands between the quotes, the last of which may be missing. */
static mof_text open_literal(mof_text spelling)
{
    bool is_closed = spelling.size > 1 && spelling.data[spelling.size - 1] == *spelling.data;
    return (mof_text){spelling.data + 1, spelling.size - 1 - is_closed};
}

/* An escape is a run of its own. */
static void add_literal(quoting *self, mof_span span)
{
    mof_text inside = open_literal(mof_sources_text(self->sources, span));
    uint32_t address = span.start + 1;
    add_run(self, address);
    while (inside.size > 0) {
        char character[4];
        size_t size;
        size_t taken = mof_literal_take(inside, character, &size);
        if (*inside.data == '\\')
            add_run(self, address);
        mof_buffer_append(&self->text, (mof_text){character, size});
        address += (uint32_t)taken;
        if (*inside.data == '\\')
            add_run(self, address);
        inside = (mof_text){inside.data + taken, inside.size - taken};
    }
    add_run(self, address);
}

mof_unit *mof_quoted_parse(mof_syntax *syntax, const mof_ast_value *value, const char *name,
                           mof_span place)
{
    mof_quotation *quotation = MOF_NEW(syntax->source_arena, mof_quotation);
    *quotation =
        (mof_quotation){.name = mof_arena_copy_string(syntax->source_arena, name), .place = place};
    quoting self = {
        .arena = syntax->source_arena, .sources = syntax->sources, .quotation = quotation};
    mof_buffer_init(&self.text, syntax->arena);
    if (value->items == NULL)
        add_literal(&self, value->ast.span);
    for (const mof_ast *literal = value->items; literal != NULL; literal = literal->next)
        add_literal(&self, literal->span);
    mof_source *source =
        mof_sources_add_copy(syntax->sources, MOF_SOURCE_MOF, "", mof_buffer_text(&self.text));
    if (source == NULL) {
        mof_report(syntax->reporter, MOF_F003, value->ast.span, MOF_NO_ARGS);
        return NULL;
    }
    source->quotation = quotation;
    return mof_syntax_parse(syntax, source);
}
