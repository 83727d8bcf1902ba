/*
 * The growing text: it doubles, and keeps room for the NUL behind it.
 */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void mof_buffer_init(mof_buffer *buffer, mof_arena *arena)
{
    *buffer = (mof_buffer){.arena = arena};
}

/* Room for `size` more bytes and the NUL; returns where they go. */
static char *reserve(mof_buffer *buffer, size_t size)
{
    if (size >= SIZE_MAX / 4 - buffer->size)
        mof_memory_escape(buffer->arena->memory);
    size_t wanted = buffer->size + size + 1;
    if (wanted > buffer->capacity) {
        size_t capacity = buffer->capacity < 32 ? 64 : 2 * buffer->capacity;
        if (capacity < wanted)
            capacity = wanted;
        buffer->data = mof_arena_grow(buffer->arena, buffer->data, buffer->capacity, capacity);
        buffer->capacity = capacity;
    }
    return buffer->data + buffer->size;
}

static void advance(mof_buffer *buffer, size_t size)
{
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void mof_buffer_append(mof_buffer *buffer, mof_text text)
{
    char *room = reserve(buffer, text.size);
    if (text.size != 0)
        memcpy(room, text.data, text.size);
    advance(buffer, text.size);
}

void mof_buffer_append_string(mof_buffer *buffer, const char *string)
{
    mof_buffer_append(buffer, mof_text_from_string(string));
}

void mof_buffer_append_char(mof_buffer *buffer, char c)
{
    *reserve(buffer, 1) = c;
    advance(buffer, 1);
}

void mof_buffer_append_code_point(mof_buffer *buffer, uint32_t code_point)
{
    advance(buffer, mof_utf8_encode(code_point, reserve(buffer, 4)));
}

void mof_buffer_append_format(mof_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        mof_memory_escape(buffer->arena->memory);
    size_t size = (size_t)length;
    char *room = reserve(buffer, size);
    va_start(arguments, format);
    vsnprintf(room, size + 1, format, arguments);
    va_end(arguments);
    advance(buffer, size);
}

mof_text mof_buffer_text(const mof_buffer *buffer)
{
    return (mof_text){buffer->data, buffer->size};
}

const char *mof_buffer_string(const mof_buffer *buffer)
{
    return buffer->data != NULL ? buffer->data : "";
}
