/*
 * Reference pages, and MOF of DMTF, have what WMI would refuse: qualifiers where they cannot stand,
 * properties of another type than they are inherited with (mof-language D.1 to D.3, B.9). MOF that
 * is written leaves it out, and says so.
 */
#ifndef MOF_GEN_OMISSION_H
#define MOF_GEN_OMISSION_H

#include "base/buffer.h"
#include "model/model.h"

typedef struct mof_omissions {
    mof_arena *arena;
    mof_map lists;    /* mof_class, mof_property or mof_parameter -> mof_qualifiers, what is left */
    mof_map features; /* mof_property or mof_method that is left out: what is inherited stands */
    mof_map notes;    /* mof_class -> mof_buffer */
} mof_omissions;

void mof_omissions_init(mof_omissions *omissions, mof_arena *arena);

/* Finds what to leave out of a class. Its superclass was looked at before. */
void mof_omissions_find(mof_omissions *omissions, const mof_class *of);

/* The qualifiers of an element that are written: own_count of them. */
const mof_qualifiers *mof_omissions_left(const mof_omissions *omissions, const void *element,
                                         const mof_qualifiers *qualifiers);

bool mof_omissions_has_feature(const mof_omissions *omissions, const void *feature);

/* What was left out of the class: "Dynamic, Key of Name, Size"; data NULL: nothing. */
mof_text mof_omissions_note(const mof_omissions *omissions, const mof_class *of);

#endif
