/*
 * A main for fuzz targets without libFuzzer: runs the target once over every file of the folders
 * that are named. This is how the corpora are replayed as tests.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

enum { MAX_INPUT = 1 << 20 };

static int replay_file(const char *directory, const char *name)
{
    static char path[4096];
    static uint8_t input[MAX_INPUT];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    size_t size = fread(input, 1, sizeof input, file);
    fclose(file);
    return LLVMFuzzerTestOneInput(input, size);
}

int main(int argc, char **argv)
{
    int count = 0;
    for (int i = 1; i < argc; i++) {
        DIR *directory = opendir(argv[i]);
        if (directory == NULL) {
            perror(argv[i]);
            return 1;
        }
        for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
            if (entry->d_name[0] == '.')
                continue;
            if (replay_file(argv[i], entry->d_name) != 0)
                return 1;
            count++;
        }
        closedir(directory);
    }
    printf("%d inputs replayed\n", count);
    return count > 0 ? 0 : 1;
}
