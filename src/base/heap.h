/*
 * The heap of the C library in a program that runs once and ends: it takes huge pages, gives
 * nothing back to the system, and once it is large a thread of its own asks for pages before they
 * are used. To be handed memory costs a large run more than to use it.
 */
#ifndef MOF_BASE_HEAP_H
#define MOF_BASE_HEAP_H

#include <stddef.h>

/* Sets it up. Call it before other threads begin; without it the heap is as it always is. */
void mof_heap_prepare(void);

/* Tells of a block that was just taken from it. */
void mof_heap_note(const char *block, size_t size);

#endif
