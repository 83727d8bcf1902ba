/*
 * Checking a datetime field by field; a table gives the fields of both layouts.
 */
#include "model/datetime.h"

#define SIZE 25
#define STARRED (-1)

typedef struct field {
    uint8_t start;
    uint8_t size;
    int minimum;
    int maximum;
    const char *fault;
} field;

static const field timestamp[] = {
    {0, 4, 0, 9999, "the year is not a number"},  {4, 2, 1, 12, "the month is not 01 to 12"},
    {6, 2, 1, 31, "the day is not 01 to 31"},     {8, 2, 0, 23, "the hour is not 00 to 23"},
    {10, 2, 0, 59, "the minute is not 00 to 59"}, {12, 2, 0, 59, "the second is not 00 to 59"},
};

static const field interval[] = {
    {0, 8, 0, 99999999, "the days are not a number"},
    {8, 2, 0, 23, "the hour is not 00 to 23"},
    {10, 2, 0, 59, "the minute is not 00 to 59"},
    {12, 2, 0, 59, "the second is not 00 to 59"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MICROSECONDS 15
#define SIGN 21
#define OFFSET 22

bool mof_datetime_is_interval(mof_text text)
{
    return text.size == SIZE && text.data[SIGN] == ':';
}

static size_t count_stars(mof_text text, size_t start, size_t size)
{
    size_t stars = 0;
    for (size_t i = start; i < start + size; i++)
        stars += text.data[i] == '*';
    return stars;
}

/* STARRED where all of it is; INT32_MIN where it is not a number. */
static int read_number(mof_text text, size_t start, size_t size)
{
    if (count_stars(text, start, size) == size)
        return STARRED;
    int number = 0;
    for (size_t i = start; i < start + size; i++) {
        if (!mof_char_is_digit(text.data[i]))
            return INT32_MIN;
        number = 10 * number + (text.data[i] - '0');
    }
    return number;
}

static bool is_day_of_month(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || day < 1)
        return true;
    bool is_leap = year < 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    return day <= days[month - 1] + (month == 2 && is_leap);
}

static const char *find_fault(mof_text text, const field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int number = read_number(text, fields[i].start, fields[i].size);
        if (number != STARRED && (number < fields[i].minimum || number > fields[i].maximum))
            return fields[i].fault;
    }
    bool behind_stars = false; /* microseconds are starred from the right, digit by digit */
    for (size_t i = MICROSECONDS; i < SIGN; i++) {
        bool is_star = text.data[i] == '*';
        if (!is_star && (behind_stars || !mof_char_is_digit(text.data[i])))
            return "the microseconds are not six digits";
        behind_stars = is_star;
    }
    return NULL;
}

static const char *find_timestamp_fault(mof_text text)
{
    const char *fault = find_fault(text, timestamp, COUNT(timestamp));
    if (fault != NULL)
        return fault;
    if (read_number(text, OFFSET, 3) < STARRED)
        return "the offset from UTC is not three digits";
    if (!is_day_of_month(read_number(text, 0, 4), read_number(text, 4, 2), read_number(text, 6, 2)))
        return "the month has no such day";
    return NULL;
}

static const char *find_interval_fault(mof_text text)
{
    if (read_number(text, OFFSET, 3) != 0)
        return "an interval ends in ':000'";
    return find_fault(text, interval, COUNT(interval));
}

/* DMTF: from some field on, all is starred; the offset never is. */
static bool stars_fit_dmtf(mof_text text)
{
    bool starred = false;
    for (size_t i = 0; i < SIGN; i++) {
        if (i == MICROSECONDS - 1)
            continue;
        if (starred && text.data[i] != '*')
            return false;
        starred = text.data[i] == '*';
    }
    return count_stars(text, OFFSET, 3) == 0;
}

/* WMI: any whole fields of a point in time, the offset too. */
static bool stars_fit_wmi(mof_text text)
{
    size_t stars = count_stars(text, MICROSECONDS, SIGN - MICROSECONDS);
    return (stars == 0 || stars == SIGN - MICROSECONDS) && !mof_datetime_is_interval(text);
}

mof_datetime_fault mof_datetime_check(mof_text text, mof_profile profile, const char **why)
{
    *why = "it must have 25 characters";
    if (text.size != SIZE)
        return MOF_DATETIME_WRONG;
    *why = "a '.' belongs before the microseconds";
    if (text.data[MICROSECONDS - 1] != '.')
        return MOF_DATETIME_WRONG;
    char sign = text.data[SIGN];
    *why = "'+', '-' or ':' belongs behind the microseconds";
    if (sign != '+' && sign != '-' && sign != ':')
        return MOF_DATETIME_WRONG;
    *why = sign == ':' ? find_interval_fault(text) : find_timestamp_fault(text);
    if (*why != NULL)
        return MOF_DATETIME_WRONG;
    if (count_stars(text, 0, SIZE) == 0)
        return MOF_DATETIME_RIGHT;
    bool is_wmi = mof_profile_is_wmi(profile);
    *why = is_wmi ? "WMI stars whole fields of a point in time only"
                  : "DMTF stars the least significant fields only, and never the offset";
    bool fits = is_wmi ? stars_fit_wmi(text) : stars_fit_dmtf(text);
    return fits ? MOF_DATETIME_RIGHT : MOF_DATETIME_STARS;
}
