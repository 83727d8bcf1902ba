/*
 * Rules that hang on one qualifier (mof-language D.6). Internal to the model.
 */
#ifndef MOF_MODEL_CHECK_MEANING_H
#define MOF_MODEL_CHECK_MEANING_H

#include "model/checker.h"

/* Looks at one qualifier that is written on the element. */
typedef void mof_meaning_rule(const mof_checker *checker, mof_code code, const mof_element *element,
                              const mof_qualifier *qualifier);

/* At the qualifier; arguments: its name, the element's name and type. */
void mof_meaning_report(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier);

/* At the qualifier; arguments: its name, the element's name, what is wrong with it. */
void mof_meaning_complain(const mof_checker *checker, mof_code code, const mof_element *element,
                          const mof_qualifier *qualifier, const char *why);

/* The same where the type is what is wrong. */
void mof_meaning_misfit(const mof_checker *checker, mof_code code, const mof_element *element,
                        const mof_qualifier *qualifier);

/* check_map.c */
mof_meaning_rule mof_check_valuemap_length;
mof_meaning_rule mof_check_values_length;
mof_meaning_rule mof_check_valuemap_type;
mof_meaning_rule mof_check_valuemap_entries;
mof_meaning_rule mof_check_valuemap_ranges;
mof_meaning_rule mof_check_valuemap_duplicates;
mof_meaning_rule mof_check_values_type;
mof_meaning_rule mof_check_bitmap_entries;
mof_meaning_rule mof_check_bitmap_length;
mof_meaning_rule mof_check_bitvalues_length;
mof_meaning_rule mof_check_two_maps;
mof_meaning_rule mof_check_marker_values;

/* check_mention.c */
mof_meaning_rule mof_check_mention_form;
mof_meaning_rule mof_check_mention_target;
/* check_wmi.c */
mof_meaning_rule mof_check_guid;
mof_meaning_rule mof_check_cimtype;
mof_meaning_rule mof_check_security;
mof_meaning_rule mof_check_context;

#endif
