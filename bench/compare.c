/*
 * Runs two or more commands in turn, round after round, and prints the median time and the peak
 * memory of each beside the first one's. Machines are noisy: only the ratios of one run mean
 * anything.
 *
 * usage: compare ROUNDS NAME COMMAND [NAME COMMAND]...     (commands go through sh -c)
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_COMMANDS = 16, MAX_ROUNDS = 1000 };

typedef struct measured {
    const char *name;
    const char *command;
    double wall[MAX_ROUNDS]; /* milliseconds */
    double cpu[MAX_ROUNDS];
    long peak; /* KiB */
} measured;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double milliseconds(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static int run(measured *m, int round)
{
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", m->command, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        return 1;
    m->wall[round] = now() - start;
    m->cpu[round] = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    if (usage.ru_maxrss > m->peak)
        m->peak = usage.ru_maxrss;
    return WIFEXITED(status) && WEXITSTATUS(status) < 2 ? 0 : 1;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, ascending);
    return values[count / 2];
}

int main(int argc, char **argv)
{
    static measured all[MAX_COMMANDS];
    int count = (argc - 2) / 2;
    int rounds = argc > 1 ? atoi(argv[1]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS || count < 1 || count > MAX_COMMANDS || argc % 2 != 0) {
        fputs("usage: compare ROUNDS NAME COMMAND [NAME COMMAND]...\n", stderr);
        return 2;
    }
    for (int i = 0; i < count; i++)
        all[i] = (measured){.name = argv[2 + 2 * i], .command = argv[3 + 2 * i]};

    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < count; i++) {
            if (run(&all[i], round) != 0) {
                fprintf(stderr, "compare: '%s' failed\n", all[i].command);
                return 1;
            }
        }
    }

    double wall = 0, cpu = 0;
    printf("%-24s %10s %6s %10s %6s %9s\n", "what", "wall ms", "ratio", "cpu ms", "ratio",
           "peak MB");
    for (int i = 0; i < count; i++) {
        double w = median(all[i].wall, rounds), c = median(all[i].cpu, rounds);
        if (i == 0) {
            wall = w;
            cpu = c;
        }
        printf("%-24s %10.1f %6.2f %10.1f %6.2f %9.1f\n", all[i].name, w, w / wall, c,
               cpu > 0 ? c / cpu : 0, (double)all[i].peak / 1024);
    }
    return 0;
}
