/*
 * Blocks: what a device driver serves through WMI (mof-language B.12, D.9). A block is a class with
 * the qualifiers WMI and Guid, and its data a buffer whose layout follows from its items; an
 * embedded class is the type of an item. Internal to the model.
 */
#ifndef MOF_MODEL_CHECK_BLOCK_H
#define MOF_MODEL_CHECK_BLOCK_H

#include "model/checker.h"

typedef enum mof_block_kind {
    MOF_BLOCK_NONE,    /* no class of a driver, or one that others are derived from */
    MOF_BLOCK_SERVED,  /* has instances of its own: data, events or methods */
    MOF_BLOCK_EMBEDDED /* exists in others only */
} mof_block_kind;

mof_block_kind mof_block_find_kind(const mof_checker *checker, const mof_class *of);

/* False for the two that WMI itself asks for, InstanceName and Active. */
bool mof_block_is_item(const mof_property *property);

/* NULL: the class has no property of that name. */
const mof_property *mof_block_find_property(const mof_checker *checker, const mof_class *of,
                                            mof_text name);

/* The key, among checker->keys, of the input and the GUID, however that is written; NULL: it has
 * none, or is no class of a driver. */
const mof_name *mof_block_find_guid(const mof_checker *checker, const mof_class *of);

/* Something above it is not known, so that what it lacks proves nothing. System classes such as
 * WMIEvent are not declared in files, but are known to be empty. */
bool mof_block_is_open(const mof_class *of);

/* False: the superclass is a block with that property too, so that it was told there. */
bool mof_block_is_news(const mof_checker *checker, const mof_class *of,
                       const mof_property *property);

/* A driver is asked for methods of blocks, and of base classes for those that have numbers. */
bool mof_block_serves(const mof_checker *checker, const mof_method *method);

/* The qualifier, where it is written on the element itself and is a string. */
const mof_qualifier *mof_block_find_text(const mof_qualifiers *qualifiers, mof_known known);

/* Real numbers, characters, references and objects of any class have no form in a buffer. */
bool mof_block_holds(mof_type_kind kind);

/* An array, property or parameter, and what its WmiSizeIs names. */
typedef struct mof_block_size {
    const mof_qualifier *qualifier;
    const mof_name *name;
    const mof_type *array;
    const mof_type *type; /* of what holds the size; NULL: there is no such thing */
    mof_span span;
} mof_block_size;

void mof_block_check_size(const mof_checker *checker, mof_code code, const mof_block_size *size);

#endif
