/*
 * Properties and parameters: what the page's sections say is joined with what its syntax block
 * declares. Where the two differ it is reported, group `drift` (mof-language C.4, C.5).
 */
#ifndef MOF_PAGE_PROPERTY_H
#define MOF_PAGE_PROPERTY_H

#include "page/reader.h"

/* Joins a section's entries with the properties or parameters of `features`: qualifiers,
 * Description, values; types that only the section knows. Entries without a declaration are
 * added. `section` is MOF_PAGE_PROPERTIES or MOF_PAGE_PARAMETERS. False: it has no entries. */
bool mof_page_properties_join(mof_page_reader *reader, mof_page_section section,
                              mof_ast **features);

#endif
