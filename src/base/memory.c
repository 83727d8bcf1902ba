/*
 * The budget, the arenas that draw on it, and the unwinding. An arena is a list of chunks that are
 * filled from the front; a large request stands alone, so that a growing array can be passed to
 * realloc instead of being copied.
 */
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

struct mof_arena_block {
    mof_arena_block *previous;
    mof_arena_block *next;
    size_t size;    /* with this header */
    size_t holders; /* of mof_arena_hold */
    double data[];
};

#ifndef FIRST_CHUNK /* a test has small ones, so that memory runs out in more places */
#define FIRST_CHUNK ((size_t)4 << 10)
#define LARGEST_CHUNK ((size_t)256 << 10)
#define LARGEST_SHARED ((size_t)16 << 10)
#endif
#define ALIGNMENT (sizeof(double))

/* ---- the budget ------------------------------------------------------------------------------ */

bool mof_memory_try(mof_memory *memory, void (*work)(void *payload), void *payload)
{
    jmp_buf here;
    jmp_buf *const outer = memory->escape;
    memory->escape = &here;
    if (setjmp(here) != 0) {
        memory->escape = outer;
        return false;
    }
    work(payload);
    memory->escape = outer;
    return true;
}

void mof_memory_escape(mof_memory *memory)
{
    if (memory->escape == NULL)
        abort();
    longjmp(*memory->escape, 1);
}

/* Behaves as realloc. */
static void *reallocate(const mof_memory *memory, void *block, size_t size)
{
    if (memory->realloc != NULL)
        return memory->realloc(block, size, memory->payload);
    char *moved = realloc(block, size);
    if (moved != NULL && size != 0)
        mof_heap_note(moved, size);
    return moved;
}

static void *resize(mof_memory *memory, void *block, size_t old_size, size_t new_size)
{
    size_t others = memory->used - old_size;
    if (memory->limit != 0 && new_size > old_size &&
        (new_size > memory->limit || others > memory->limit - new_size))
        mof_memory_escape(memory);
    void *moved = reallocate(memory, block, new_size);
    if (moved == NULL)
        mof_memory_escape(memory);
    memory->used = others + new_size;
    if (memory->used > memory->peak)
        memory->peak = memory->used;
    return moved;
}

static void release(mof_memory *memory, void *block, size_t size)
{
    memory->used -= size;
    if (memory->realloc != NULL)
        memory->realloc(block, 0, memory->payload);
    else
        free(block);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static size_t with_header(mof_arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(mof_arena_block))
        mof_memory_escape(arena->memory);
    return size + sizeof(mof_arena_block);
}

static size_t next_chunk_size(const mof_arena *arena, size_t wanted)
{
    size_t size = arena->next != NULL ? 2 * arena->blocks->size : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    while (size - sizeof(mof_arena_block) < wanted)
        size *= 2;
    return size;
}

static void add_chunk(mof_arena *arena, size_t wanted)
{
    size_t size = next_chunk_size(arena, wanted);
    mof_arena_block *chunk = resize(arena->memory, NULL, 0, size);
    *chunk = (mof_arena_block){.next = arena->blocks, .size = size};
    if (arena->blocks != NULL)
        arena->blocks->previous = chunk;
    else
        arena->oldest = chunk;
    arena->blocks = chunk;
    arena->next = (char *)chunk->data;
    arena->end = (char *)chunk + size;
}

/* Links a lone block behind the chunk in use, which stays the first. */
static void *add_lone(mof_arena *arena, size_t size)
{
    size = with_header(arena, size);
    mof_arena_block *lone = resize(arena->memory, NULL, 0, size);
    mof_arena_block *first = arena->blocks;
    *lone = (mof_arena_block){.previous = first, .size = size};
    if (first != NULL) {
        lone->next = first->next;
        first->next = lone;
    } else {
        arena->blocks = lone;
    }
    if (lone->next != NULL)
        lone->next->previous = lone;
    else
        arena->oldest = lone;
    return lone->data;
}

static void *resize_lone(mof_arena *arena, void *data, size_t size)
{
    mof_arena_block *lone = (mof_arena_block *)((char *)data - sizeof(mof_arena_block));
    size = with_header(arena, size);
    lone = resize(arena->memory, lone, lone->size, size);
    lone->size = size;
    if (lone->previous != NULL)
        lone->previous->next = lone;
    else
        arena->blocks = lone;
    if (lone->next != NULL)
        lone->next->previous = lone;
    else
        arena->oldest = lone;
    return lone->data;
}

/* ---- arenas ---------------------------------------------------------------------------------- */

void mof_arena_init(mof_arena *arena, mof_memory *memory)
{
    *arena = (mof_arena){.memory = memory};
}

static void release_all(mof_memory *memory, mof_arena_block *block)
{
    mof_arena_block *next;
    for (; block != NULL; block = next) {
        next = block->next;
        release(memory, block, block->size);
    }
}

void mof_arena_clear(mof_arena *arena)
{
    release_all(arena->memory, arena->blocks);
    mof_arena_init(arena, arena->memory);
}

void mof_arena_reset(mof_arena *arena)
{
    if (arena->next == NULL) {
        mof_arena_clear(arena);
        return;
    }
    mof_arena_block *chunk = arena->blocks;
    release_all(arena->memory, chunk->next);
    chunk->next = NULL;
    arena->oldest = chunk;
    arena->next = (char *)chunk->data;
}

mof_arena_mark mof_arena_get_mark(const mof_arena *arena)
{
    if (arena->next == NULL)
        return (mof_arena_mark){.behind = arena->blocks};
    return (mof_arena_mark){arena->blocks, arena->blocks->next, arena->next};
}

/* Releases the blocks from there on, up to the one that stays. */
static mof_arena_block *release_until(mof_memory *memory, mof_arena_block *block,
                                      const mof_arena_block *end)
{
    while (block != end) {
        mof_arena_block *next = block->next;
        release(memory, block, block->size);
        block = next;
    }
    return block;
}

/* Cuts the list between two blocks that stay; `newer` is never NULL. */
static void link_blocks(mof_arena *arena, mof_arena_block *newer, mof_arena_block *older)
{
    newer->next = older;
    if (older != NULL)
        older->previous = newer;
    else
        arena->oldest = newer;
}

/* The chunk in use is the largest, and what comes next needs as much as what was there: it stays.
 */
void mof_arena_rewind(mof_arena *arena, mof_arena_mark mark)
{
    mof_arena_block *chunk = arena->blocks;
    if (arena->next == NULL)
        return;
    bool is_same = mark.chunk == chunk;
    bool is_empty = mark.chunk != NULL && mark.next == (char *)mark.chunk->data;
    mof_arena_block *older = mark.behind;
    if (mark.chunk != NULL && !is_same && !is_empty) {
        older = mark.chunk;
        link_blocks(arena, older, release_until(arena->memory, older->next, mark.behind));
    }
    link_blocks(arena, chunk, release_until(arena->memory, chunk->next, older));
    arena->next = is_same ? mark.next : (char *)chunk->data;
}

static bool has(const mof_arena_block *chunk, const void *block)
{
    uintptr_t start = (uintptr_t)chunk->data;
    return (uintptr_t)block - start < chunk->size - sizeof *chunk;
}

/* As a rule what is held lies behind what was held before. */
mof_arena_block *mof_arena_hold(const mof_arena *arena, const void *block, mof_arena_block *near)
{
    mof_arena_block *found = near;
    while (found != NULL && !has(found, block))
        found = found->previous;
    if (found == NULL)
        found = arena->blocks;
    while (found != NULL && !has(found, block))
        found = found->next;
    if (found != NULL)
        found->holders++;
    return found;
}

void mof_arena_let_go(mof_arena_block *chunk)
{
    chunk->holders--;
}

bool mof_arena_drop_oldest(mof_arena *arena)
{
    mof_arena_block *oldest = arena->oldest;
    if (oldest == arena->blocks || oldest->holders > 0)
        return false;
    arena->oldest = oldest->previous;
    arena->oldest->next = NULL;
    release(arena->memory, oldest, oldest->size);
    return true;
}

/* The content is whatever was there. */
static void *take(mof_arena *arena, size_t size, size_t alignment)
{
    if (size > LARGEST_SHARED)
        return add_lone(arena, size);
    size_t padding = -(uintptr_t)arena->next & (alignment - 1);
    if (arena->next == NULL || size + padding > (size_t)(arena->end - arena->next)) {
        add_chunk(arena, size);
        padding = 0;
    }
    char *block = arena->next + padding;
    arena->next = block + size;
    return block;
}

void *mof_arena_alloc(mof_arena *arena, size_t size)
{
    return memset(take(arena, size, ALIGNMENT), 0, size);
}

void *mof_arena_alloc_array(mof_arena *arena, size_t size, size_t count)
{
    if (count > SIZE_MAX / size)
        mof_memory_escape(arena->memory);
    return mof_arena_alloc(arena, size * count);
}

/* A block stands alone exactly where it is larger than LARGEST_SHARED. */
void *mof_arena_stretch(mof_arena *arena, void *block, size_t old_size, size_t new_size)
{
    if (old_size > LARGEST_SHARED && new_size > LARGEST_SHARED)
        return resize_lone(arena, block, new_size);
    if (block != NULL && new_size <= LARGEST_SHARED && (char *)block + old_size == arena->next &&
        new_size <= (size_t)(arena->end - (char *)block)) {
        arena->next = (char *)block + new_size;
        return block;
    }
    void *moved = take(arena, new_size, ALIGNMENT);
    if (block != NULL)
        memcpy(moved, block, old_size < new_size ? old_size : new_size);
    return moved;
}

void *mof_arena_grow(mof_arena *arena, void *block, size_t old_size, size_t new_size)
{
    char *grown = mof_arena_stretch(arena, block, old_size, new_size);
    if (new_size > old_size)
        memset(grown + old_size, 0, new_size - old_size);
    return grown;
}

void *mof_arena_reserve(mof_arena *arena, void *items, size_t size, size_t count, size_t *capacity)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity == 0 ? 4 : 2 * *capacity;
    if (wanted < *capacity || wanted > SIZE_MAX / size)
        mof_memory_escape(arena->memory);
    items = mof_arena_grow(arena, items, *capacity * size, wanted * size);
    *capacity = wanted;
    return items;
}

/* ---- text ------------------------------------------------------------------------------------ */

char *mof_arena_copy(mof_arena *arena, const char *text, size_t size)
{
    if (size == SIZE_MAX)
        mof_memory_escape(arena->memory);
    char *copy = take(arena, size + 1, 1);
    if (size != 0)
        memcpy(copy, text, size);
    copy[size] = '\0';
    return copy;
}

char *mof_arena_copy_string(mof_arena *arena, const char *text)
{
    return mof_arena_copy(arena, text, strlen(text));
}

char *mof_arena_format(mof_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        mof_memory_escape(arena->memory);
    size_t size = (size_t)length + 1;
    char *text = take(arena, size, 1);
    va_start(arguments, format);
    vsnprintf(text, size, format, arguments);
    va_end(arguments);
    return text;
}
