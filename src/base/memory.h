/*
 * Memory: one budget per context, arenas that draw on it, and the way out when it is exhausted.
 *
 * No allocation of this layer returns NULL. When the system, the limit or a test says no, control
 * unwinds to the innermost mof_memory_try, whose caller drops its arenas; nothing else is to be
 * freed. Code between the two must therefore hold nothing but arena memory (no open file, no
 * block of a library) while it allocates.
 */
#ifndef MOF_BASE_MEMORY_H
#define MOF_BASE_MEMORY_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Behaves as realloc; size 0 frees and returns NULL. */
typedef void *(*mof_realloc)(void *block, size_t size, void *payload);

typedef struct mof_memory {
    mof_realloc realloc; /* NULL: the C library's */
    void *payload;
    size_t limit; /* bytes; 0: none */
    size_t used;
    size_t peak;
    jmp_buf *escape; /* of the innermost mof_memory_try */
} mof_memory;

/* Calls work(payload). False where memory ran out in it; tries nest. */
bool mof_memory_try(mof_memory *memory, void (*work)(void *payload), void *payload);

/* Unwinds to the innermost mof_memory_try, as an allocation that failed does. Aborts where there is
 * none. */
_Noreturn void mof_memory_escape(mof_memory *memory);

typedef struct mof_arena_block mof_arena_block;

/* Memory that is dropped at once. Blocks are zeroed and aligned for any type but long double. */
typedef struct mof_arena {
    mof_memory *memory;
    mof_arena_block *blocks; /* the youngest first */
    mof_arena_block *oldest;
    char *next; /* free room of the current block */
    char *end;
} mof_arena;

/* `memory` must outlive the arena. */
void mof_arena_init(mof_arena *arena, mof_memory *memory);
void mof_arena_clear(mof_arena *arena);

/* Drops what is in it, and keeps room for what comes next. */
void mof_arena_reset(mof_arena *arena);

/* A moment in the life of an arena. */
typedef struct mof_arena_mark {
    mof_arena_block *chunk; /* in use then; NULL: there was none */
    mof_arena_block *behind;
    char *next;
} mof_arena_mark;

mof_arena_mark mof_arena_get_mark(const mof_arena *arena);

/* Drops what was allocated since then, and keeps room for what comes next. Nothing that is older
 * may have grown meanwhile. */
void mof_arena_rewind(mof_arena *arena, mof_arena_mark mark);

/* Holds the chunk that has the block until it is let go. `near` is where to look first: what was
 * held last, if it is still there, or NULL. NULL: the block is of another arena. */
mof_arena_block *mof_arena_hold(const mof_arena *arena, const void *block, mof_arena_block *near);
void mof_arena_let_go(mof_arena_block *chunk);

/* Drops the oldest of its chunks; not one that is in use or held: false. */
bool mof_arena_drop_oldest(mof_arena *arena);

void *mof_arena_alloc(mof_arena *arena, size_t size);

/* A block of new_size with the first old_size bytes of `block`, which is lost; the rest is zeroed.
 * In place where it can be: doubling a growing array wastes little. */
void *mof_arena_grow(mof_arena *arena, void *block, size_t old_size, size_t new_size);

/* The same, and the rest is whatever was there: for what is read from a file. */
void *mof_arena_stretch(mof_arena *arena, void *block, size_t old_size, size_t new_size);

/* A NUL-terminated copy. */
char *mof_arena_copy(mof_arena *arena, const char *text, size_t size);
char *mof_arena_copy_string(mof_arena *arena, const char *text);

/* printf into the arena; NUL-terminated. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
char *
mof_arena_format(mof_arena *arena, const char *format, ...);

#define MOF_NEW(arena, type) ((type *)mof_arena_alloc((arena), sizeof(type)))
#define MOF_NEW_ARRAY(arena, type, count)                                                          \
    ((type *)mof_arena_alloc_array((arena), sizeof(type), (count)))

/* count * size without overflow. */
void *mof_arena_alloc_array(mof_arena *arena, size_t size, size_t count);

/* Room for one more element in a growing array of an arena: call before writing items[count].
 * `items` is evaluated more than once. */
#define MOF_RESERVE(arena, items, count, capacity)                                                 \
    ((items) = mof_arena_reserve((arena), (items), sizeof *(items), (count), &(capacity)))

void *mof_arena_reserve(mof_arena *arena, void *items, size_t size, size_t count, size_t *capacity);

#endif
