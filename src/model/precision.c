/*
 * See the header.
 */
#include "model/precision.h"

#include <stdio.h>

#include "model/spelling.h"

#define MOST_DIGITS 60 /* that are looked at; no real has as many that mean something */

/* Copies the significant digits of a decimal number, without its point and exponent, and returns
 * their number. */
static size_t copy_digits(mof_text text, char *digits)
{
    size_t count = 0;
    size_t last = 0; /* behind the last that is not 0 */
    for (size_t i = 0; i < text.size && count < MOST_DIGITS; i++) {
        if (text.data[i] == 'e' || text.data[i] == 'E')
            break;
        if (!mof_char_is_digit(text.data[i]) || (count == 0 && text.data[i] == '0'))
            continue;
        digits[count++] = text.data[i];
        if (text.data[i] != '0')
            last = count;
    }
    return last;
}

static bool is_same_integer(mof_text spelling, double kept)
{
    double size = kept < 0 ? -kept : kept;
    return size < (double)UINT64_MAX &&
           (uint64_t)size == mof_literal_integer(NULL, spelling, MOF_NO_SPAN).magnitude;
}

static bool has_same_digits(mof_text spelling, double kept)
{
    char written[MOST_DIGITS];
    char read[MOST_DIGITS];
    char text[MOST_DIGITS + 20];
    size_t count = copy_digits(spelling, written);
    if (count == 0)
        return true;
    snprintf(text, sizeof text, "%.*e", (int)count - 1, kept);
    return copy_digits(mof_text_from_string(text), read) == count &&
           memcmp(written, read, count) == 0;
}

void mof_precision_check(mof_resolver *resolver, mof_type_kind kind, const mof_ast *ast,
                         double real)
{
    mof_text spelling = mof_resolver_text(resolver, ast->span);
    double kept = kind == MOF_TYPE_REAL32 ? (double)(float)real : real;
    if (ast->form == MOF_VALUE_INTEGER ? is_same_integer(spelling, kept)
                                       : has_same_digits(spelling, kept))
        return;
    mof_buffer text;
    mof_buffer_init(&text, resolver->scratch);
    mof_spell_real(&text, kept);
    mof_report(resolver->reporter, MOF_S205, ast->span,
               MOF_ARGS(mof_resolver_quote(resolver, ast->span), mof_type_kind_name(kind),
                        mof_buffer_string(&text)));
}
