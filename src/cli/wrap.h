/*
 * Paragraphs for the terminal.
 */
#ifndef MOF_CLI_WRAP_H
#define MOF_CLI_WRAP_H

/* Prints `text` broken at blanks into lines of at most 80 columns, with a line end. Output stands
 * at column `margin` already; the lines that follow are indented to it. */
void mofc_wrap_print(const char *text, int margin);

#endif
