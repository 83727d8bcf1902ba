/*
 * A growing piece of text in an arena. Always NUL-terminated once something was appended.
 */
#ifndef MOF_BASE_BUFFER_H
#define MOF_BASE_BUFFER_H

#include "base/memory.h"
#include "base/text.h"

typedef struct mof_buffer {
    mof_arena *arena;
    char *data; /* NULL while empty */
    size_t size;
    size_t capacity;
} mof_buffer;

void mof_buffer_init(mof_buffer *buffer, mof_arena *arena);
void mof_buffer_append(mof_buffer *buffer, mof_text text);
void mof_buffer_append_string(mof_buffer *buffer, const char *string);
void mof_buffer_append_char(mof_buffer *buffer, char c);
void mof_buffer_append_code_point(mof_buffer *buffer, uint32_t code_point);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void mof_buffer_append_format(mof_buffer *buffer, const char *format, ...);
mof_text mof_buffer_text(const mof_buffer *buffer);

/* The text so far, "" where nothing was appended; valid until the next append. */
const char *mof_buffer_string(const mof_buffer *buffer);

#endif
