/*
 * Makes a schema TIMES as large out of the files of a list, on standard output: every file once
 * more with other class names, "CIM_" giving way to "C01_" and so on, so that the size grows evenly
 * and no name is declared twice. Files that declare qualifiers are written once, before all others.
 *
 * usage: bench_generate TIMES LIST     (a file with one path a line)
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TIMES = 100, MAX_FILES = 100000, PREFIX = 4 };

typedef struct text {
    char *data; /* NUL-terminated */
    int is_for_all;
} text;

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = size >= 0 ? calloc(1, (size_t)size + 1) : NULL;
    if (data != NULL && fread(data, 1, (size_t)size, file) != (size_t)size)
        data = NULL;
    fclose(file);
    return data;
}

/* Includes are left out, what they name is in the list. */
static int is_directive(const char *line)
{
    return strncmp(line, "#pragma include", 15) == 0;
}

static void write_line(const char *line, size_t size, const char *prefix)
{
    const char *end = line + size;
    for (const char *at = line; at < end; line = at) {
        while (at < end && strncmp(at, "CIM_", PREFIX) != 0)
            at++;
        fwrite(line, 1, (size_t)(at - line), stdout);
        if (at < end) {
            fwrite(prefix, 1, PREFIX, stdout);
            at += PREFIX;
        }
    }
}

static void write_text(const char *data, const char *prefix)
{
    while (*data != '\0') {
        size_t size = strcspn(data, "\n");
        size += data[size] == '\n';
        if (!is_directive(data))
            write_line(data, size, prefix);
        data += size;
    }
    putchar('\n');
}

static int declares_qualifiers(const char *data)
{
    for (const char *at = data; (at = strstr(at, "ualifier ")) != NULL; at++)
        if (at > data + 1 && at[-2] == '\n' && toupper((unsigned char)at[-1]) == 'Q')
            return 1;
    return 0;
}

static void write_texts(const text *texts, size_t count, int are_for_all, const char *prefix)
{
    for (size_t i = 0; i < count; i++)
        if (texts[i].is_for_all == are_for_all)
            write_text(texts[i].data, prefix);
}

int main(int argc, char **argv)
{
    static text texts[MAX_FILES];
    static char path[4096];
    size_t count = 0;
    int times = argc == 3 ? atoi(argv[1]) : 0;
    FILE *list = times > 0 && times <= MAX_TIMES ? fopen(argv[2], "r") : NULL;
    if (list == NULL) {
        fputs("usage: bench_generate TIMES LIST\n", stderr);
        return 2;
    }
    for (; count < MAX_FILES && fgets(path, sizeof path, list) != NULL; count++) {
        path[strcspn(path, "\n")] = '\0';
        texts[count].data = read_file(path);
        if (texts[count].data == NULL) {
            perror(path);
            return 2;
        }
        texts[count].is_for_all = declares_qualifiers(texts[count].data);
    }
    fclose(list);
    char prefix[16] = "CIM_";
    write_texts(texts, count, 1, prefix);
    for (int i = 0; i < times; i++) {
        if (i > 0)
            snprintf(prefix, sizeof prefix, "C%02d_", i);
        write_texts(texts, count, 0, prefix);
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
