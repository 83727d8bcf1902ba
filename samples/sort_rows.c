/*
 * Uses the C that mofc generates from SMS_ImageUpdateStatusView: fills rows, sorts them by key,
 * prints them. tools/demo compiles and runs it.
 */
#include "SMS_ImageUpdateStatusView.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *text(const char *literal)
{
    char *copy = malloc(strlen(literal) + 1);
    return copy == NULL ? NULL : strcpy(copy, literal);
}

int main(void)
{
    static const struct {
        const char *package;
        int32_t image, update, error;
    } results[] = {
        {"PS100012", 2, 16778101, 0}, {"PS100007", 1, 16778240, 0}, {"PS100012", 1, 16778240, 5},
        {"PS100012", 1, 16778101, 0}, {"PS100007", 1, 16778101, 0},
    };
    enum { COUNT = sizeof results / sizeof results[0] };
    SMS_ImageUpdateStatusView rows[COUNT];

    for (size_t i = 0; i < COUNT; i++) {
        SMS_ImageUpdateStatusView_init(&rows[i]);
        rows[i].ImageIndex = results[i].image;
        rows[i].ImagePackageID = text(results[i].package);
        rows[i].UpdateID = results[i].update;
        rows[i].ErrorCode = results[i].error;
        rows[i].has_ErrorCode = true;
    }
    qsort(rows, COUNT, sizeof rows[0], SMS_ImageUpdateStatusView_key_order);

    printf("image  package   update    error\n");
    for (size_t i = 0; i < COUNT; i++) {
        printf("%5d  %-8s  %-8d  %5d\n", (int)rows[i].ImageIndex, rows[i].ImagePackageID,
               (int)rows[i].UpdateID, (int)rows[i].ErrorCode);
        SMS_ImageUpdateStatusView_clear(&rows[i]);
    }
    return 0;
}
