/*
 * Which dialect a file is written in (mof-language 0.2). Private to the layer.
 */
#ifndef MOF_SYNTAX_CHOOSE_H
#define MOF_SYNTAX_CHOOSE_H

#include "diag/source.h"

/* Sets profile and profile_reason of a file that nobody gave a profile. It is `wmi`, unless a word
 * outside of comments in the first 64 KiB tells more; the first such word decides. Words that also
 * occur in other dialects are weak: they decide where no other does. */
void mof_choose_profile(mof_source *source);

#endif
