/*
 * Literals: from their spelling to their value (mof-language A.7 to A.11).
 */
#ifndef MOF_SYNTAX_LITERAL_H
#define MOF_SYNTAX_LITERAL_H

#include "base/buffer.h"
#include "diag/report.h"

/* Sign and magnitude: holds every integer of CIM. */
typedef struct mof_integer {
    uint64_t magnitude;
    bool negative;
} mof_integer;

/* The decoders take the spelling of one token, which the scanner has accepted. Faults of literals
 * are reported once, by the scanner: everybody else passes NULL for the reporter. */
mof_integer mof_literal_integer(mof_reporter *reporter, mof_text spelling, mof_span span);
double mof_literal_real(mof_text spelling);
uint32_t mof_literal_char(mof_reporter *reporter, mof_text spelling, mof_span span);

/* True where more than one character stands in single quotes: most likely a string was meant, but
 * not where one has too many digits. */
bool mof_literal_is_long(mof_text spelling);

/* Without quotes, escapes decoded: points into `spelling` where nothing had to be decoded, else
 * into the arena. What stands in no quotes is text of a page that was read as a string, and stays
 * as it is. */
mof_text mof_literal_string(mof_arena *arena, mof_reporter *reporter, mof_text spelling,
                            mof_span span);

/* The same, written to `out`, which has room for the spelling. Returns the number of bytes. */
size_t mof_literal_copy_string(mof_text spelling, char *out);

/* Decodes the first character or escape of what stands between the quotes. Returns how many bytes
 * it takes there; *size gets how many of `out` it fills. */
size_t mof_literal_take(mof_text inside, char out[4], size_t *size);

/* Reports what is wrong with the escapes of a string. */
void mof_literal_check_string(mof_reporter *reporter, mof_text spelling, mof_span span);

/* Appends a MOF string literal, quotes included, that decodes to `value`. */
void mof_literal_write_string(mof_buffer *out, mof_text value);

#endif
