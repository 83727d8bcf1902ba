/*
 * Paragraphs for the terminal.
 */
#include "cli/wrap.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 80

void mofc_wrap_print(const char *text, int margin)
{
    int column = margin;
    while (*text != '\0') {
        int size = (int)strcspn(text, " ");
        bool is_first = column == margin;
        if (!is_first && column + 1 + size > WIDTH) {
            printf("\n%*s", margin, "");
            column = margin;
            is_first = true;
        }
        printf("%s%.*s", is_first ? "" : " ", size, text);
        column += size + !is_first;
        text += size + (text[size] == ' ');
    }
    putchar('\n');
}
