/*
 * Suppressions that stand in comments:
 *
 *     // mofc:ignore S241 reason      on the line that it is about, or alone above it
 *     // mofc:off S241 reason         from here on
 *     // mofc:on S241                 up to here; without a code, whatever is off
 *
 * and in pages between <!-- and -->.
 */
#ifndef MOF_SYNTAX_SUPPRESS_H
#define MOF_SYNTAX_SUPPRESS_H

#include "syntax/parser.h"

/* Reads those of a source that was loaded, for whatever is reported from here on. A source without
 * "mofc:" in it is not scanned. */
void mof_suppress_read(mof_syntax *syntax, mof_source *source);

#endif
