/*
 * See the header.
 */
#include "cli/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void become(char *const *words, int in, int out, bool is_hushed)
{
    int null = open("/dev/null", O_RDWR);
    signal(SIGPIPE, SIG_DFL);
    if (dup2(in >= 0 ? in : null, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
        (!is_hushed || dup2(null, STDERR_FILENO) >= 0))
        execvp(words[0], words);
    _exit(MOFC_PROCESS_MISSING);
}

static bool make_room(mofc_process *out)
{
    if (out->capacity - out->size > 1)
        return true;
    size_t capacity = out->capacity > 0 ? out->capacity * 2 : 65536;
    char *data = capacity <= 2 * MOFC_PROCESS_LIMIT ? realloc(out->data, capacity) : NULL;
    if (data == NULL)
        return false;
    out->data = data;
    out->capacity = capacity;
    return true;
}

static void read_all(int fd, mofc_process *out)
{
    for (;;) {
        if (out->size > MOFC_PROCESS_LIMIT || !make_room(out)) {
            out->is_cut = true;
            return;
        }
        ssize_t got = read(fd, out->data + out->size, out->capacity - out->size - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        out->size += (size_t)got;
    }
    out->data[out->size] = '\0';
}

bool mofc_process_run(char *const *words, int in, bool is_hushed, mofc_process *out)
{
    int ends[2];
    *out = (mofc_process){.status = -1};
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t child = fork();
    if (child == 0)
        become(words, in, ends[1], is_hushed);
    close(ends[1]);
    if (child > 0)
        read_all(ends[0], out);
    close(ends[0]);
    if (child < 0)
        return false;
    if (out->is_cut)
        kill(child, SIGKILL);
    int status;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    out->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out->status != MOFC_PROCESS_MISSING;
}

void mofc_process_drop(mofc_process *out)
{
    free(out->data);
    *out = (mofc_process){0};
}
