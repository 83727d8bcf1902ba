/*
 * How MOF spells values (mof-language G.4).
 */
#ifndef MOF_MODEL_SPELLING_H
#define MOF_MODEL_SPELLING_H

#include "base/buffer.h"
#include "model/model.h"

/* Appends the value as MOF text: TRUE, "a\"b", { 1, 2 }, $Alias. */
void mof_spell_value(mof_buffer *out, const mof_value *value);

/* The shortest digits that read back the same, with a point and a digit behind it: 0.1, 1.0,
 * 1.0e+30. */
void mof_spell_real(mof_buffer *out, double real);

/* Appends what stands behind the name of a qualifier: "", ("x"), {"x", "y"}, (FALSE). TRUE and NULL
 * are what the bare name says. */
void mof_spell_qualifier_value(mof_buffer *out, const mof_value *value);

#endif
