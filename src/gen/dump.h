/*
 * The model as JSON: what `mofc dump` prints (docs/view-model.md: the fields marked there, in that
 * order).
 */
#ifndef MOF_GEN_DUMP_H
#define MOF_GEN_DUMP_H

#include "gen/view.h"

/* Takes the next piece of the text. False: stop, it could not be written. */
typedef bool (*mof_dump_sink)(mof_text piece, void *payload);

/* Writes env->schema, one class at a time. own_only leaves out what is inherited. False: the sink
 * said so. */
bool mof_dump_model(const mof_view_env *env, bool own_only, mof_dump_sink sink, void *payload);

#endif
