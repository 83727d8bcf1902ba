/*
 * The floor of the benchmark: opens, reads and closes every file of a list and runs the bare
 * scanner over it. The scanner is what flex makes of grammar/mof.l for mofc itself, the same tables
 * and the same loop, with actions that do nothing but return.
 *
 * usage: bench_scan LIST     (a file with one path a line)
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syntax/scanner.h"

/* Compiled in place of the functions of syntax/scanner.c, which the actions call. */
#define mof_scanner_emit(scanner, token, kind, text) (kind)
#define mof_scanner_emit_name(scanner, token, kind, text) (kind)
#define mof_scanner_start_line(scanner) ((void)0)
#define mof_scanner_add_comment(scanner, text) ((void)0)
#define mof_scanner_add_marker(scanner, text) ((void)0)
#define mof_scanner_add_directive(scanner, text) ((void)0)
#define mof_scanner_means_pragma(scanner, text) false
#define mof_scanner_report(scanner, code, text) ((void)0)
#define mof_scanner_report_open(scanner, code, text) ((void)0)
#define mof_scanner_report_space(scanner, text) ((void)0)
#define mof_scanner_check_integer(scanner, text) ((void)0)
#define mof_scanner_check_char(scanner, text) MOF_TOKEN_CHARLIT
#define mof_scanner_measure_string(scanner, text) ((int)(text).size)
#define mof_scanner_measure_suspect(scanner, text) ((int)(text).size - 1)
#define mof_scanner_alloc(scanner, size) malloc(size)
#define mof_scanner_give_up(scanner) abort()

#include "mof.lex.c"

typedef struct buffer {
    char *data;
    size_t capacity;
} buffer;

/* Into memory that is used again for every file, with two NULs behind; -1 where it cannot be. */
static ssize_t read_file(const char *path, buffer *room)
{
    struct stat status;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &status) != 0)
        return -1;
    size_t wanted = (size_t)status.st_size + 2;
    if (wanted > room->capacity) {
        room->data = realloc(room->data, wanted);
        room->capacity = wanted;
    }
    ssize_t size = room->data != NULL ? read(fd, room->data, wanted - 2) : -1;
    close(fd);
    if (size >= 0)
        memset(room->data + size, 0, 2);
    return size;
}

static size_t scan(char *data, size_t size)
{
    yyscan_t flex;
    mof_token token;
    if (mofyylex_init_extra(NULL, &flex) != 0 || mofyy_scan_buffer(data, size + 2, flex) == NULL)
        abort();
    size_t tokens = 0;
    while (mofyylex(&token, flex) != MOF_TOKEN_END)
        tokens++;
    return tokens;
}

int main(int argc, char **argv)
{
    char path[4096];
    buffer room = {0};
    size_t files = 0, bytes = 0, tokens = 0;
    FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (list == NULL) {
        fputs("usage: bench_scan LIST\n", stderr);
        return 2;
    }
    for (; fgets(path, sizeof path, list) != NULL; files++) {
        path[strcspn(path, "\n")] = '\0';
        ssize_t size = read_file(path, &room);
        if (size < 0) {
            perror(path);
            return 2;
        }
        bytes += (size_t)size;
        tokens += scan(room.data, (size_t)size);
    }
    printf("%zu files, %zu bytes, %zu tokens\n", files, bytes, tokens);
    free(room.data);
    return fclose(list) == 0 ? 0 : 2;
}
