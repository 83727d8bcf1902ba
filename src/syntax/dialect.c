/*
 * Dialects (mof-language 0.2 and B.2).
 */
#include "syntax/dialect.h"

void mof_dialect_choose(mof_source *source)
{
    source->profile = MOF_PROFILE_WMI;
}

void mof_dialect_check(mof_syntax *syntax, const mof_unit *unit)
{
    (void)syntax;
    (void)unit;
}
