/*
 * What tells an instance from the others of its class: the values of its keys, in one spelling
 * however they are written, in the instance or in an object path. Internal to the model.
 */
#ifndef MOF_MODEL_IDENTITY_H
#define MOF_MODEL_IDENTITY_H

#include "base/buffer.h"
#include "model/model.h"
#include "model/path.h"

/* Appends the values of all keys, in the order of the class. False: one is not known, or there is
 * no end to them. */
bool mof_identity_add_instance(mof_buffer *out, const mof_instance *instance);

/* The same out of the path of an instance of this class. */
bool mof_identity_add_path(mof_buffer *out, const mof_class *of, const mof_path *path);

#endif
