/*
 * mofc: the program around libmof. It reads the command line by the tables of cli/options.c and
 * runs one command, each in a file of its own.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/heap.h"
#include "cli/arguments.h"
#include "cli/complain.h"

typedef struct program {
    char **words;
    mof_arena arena;
    mofc_status status;
} program;

static void run(void *payload)
{
    program *self = payload;
    mofc_options options;
    self->status = mofc_arguments_parse(&options, &self->arena, self->words);
    if (self->status == MOFC_GO_ON)
        self->status = options.command->run(&options);
}

/* Started without one of the standard streams, the next file to be opened would take its place, and
 * be written to. */
static void occupy_standard_streams(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

/* Only when it is closed is it known that all of the output arrived. */
static mofc_status close_output(mofc_status status)
{
    errno = 0;
    bool is_lost = ferror(stdout) != 0;
    if (fclose(stdout) == 0 && !is_lost)
        return status;
    return mofc_complain(MOFC_IO, "cannot write to standard output: %s",
                         errno != 0 ? strerror(errno) : "some of it was lost");
}

int main(int argc, char **argv)
{
    (void)argc; /* argv ends with NULL */

    /* A reader that goes away is an error of writing to us, exit status 3. */
    signal(SIGPIPE, SIG_IGN);
    occupy_standard_streams();
    mof_heap_prepare();

    /* Everything of the command line lives in one arena. libmof has a budget of its own. */
    mof_memory memory = {0};
    program self = {.words = argv};
    mof_arena_init(&self.arena, &memory);
    if (!mof_memory_try(&memory, run, &self))
        self.status = mofc_complain(MOFC_LIMIT, "out of memory");
    mof_arena_clear(&self.arena);

    return close_output(self.status);
}
