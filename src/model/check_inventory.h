/*
 * Hardware inventory of ConfigMgr: what the rules about it ask (mof-language E.5). Internal to the
 * model.
 */
#ifndef MOF_MODEL_CHECK_INVENTORY_H
#define MOF_MODEL_CHECK_INVENTORY_H

#include "model/checker.h"

/* SMS_Report, as a boolean or a string, does not say FALSE. */
bool mof_inventory_is_reported(const mof_qualifiers *qualifiers);

/* It has one of the qualifiers by which inventory knows a class. */
bool mof_inventory_is_class(const mof_class *of);

/* check_inventory_data.c: a class of inventory against the class that its data comes from. */
void mof_check_inventory_data(const mof_checker *checker);

#endif
