/*
 * What the checks share. Internal to the model; the public side is check.h.
 *
 * A rule is a function of one object and stands in a table beside the code that it reports
 * (mof-language D). A rule whose code is off in the profile of the object is not run.
 */
#ifndef MOF_MODEL_CHECKER_H
#define MOF_MODEL_CHECKER_H

#include "diag/report.h"
#include "model/model.h"

/* The weak end of an association. */
typedef struct mof_weak mof_weak;
struct mof_weak {
    const mof_weak *next;
    const mof_property *end;
    const mof_class *of; /* the association */
};

typedef struct mof_checker {
    const mof_schema *schema;
    mof_arena *scratch;
    mof_reporter *reporter;
    mof_map embedded; /* classes that are the type of something: class -> mof_span of where */
    mof_map derived;  /* classes that others are derived from: class -> one of them */
    mof_map guids;    /* key of an input and a GUID -> the first class of a driver that has it */
    mof_map paths;    /* key of an instance's class and key values -> mof_instance */
    mof_map weak;     /* key of the class at that end -> the last mof_weak of it */
    mof_names *keys;
    bool wants[MOF_PROFILE_DOC + 1][MOF_CODE_COUNT]; /* found out once: it is asked for each rule */
} mof_checker;

/* Anything that carries qualifiers. */
typedef struct mof_element {
    unsigned scope; /* one bit of mof_scope */
    const mof_name *name;
    mof_span span;        /* of the name */
    const mof_type *type; /* of a method, its return type; NULL: a class */
    const mof_qualifiers *qualifiers;
    mof_profile profile;
    const mof_class *of;             /* the class it is, or belongs to; NULL: an enumeration */
    const mof_qualifiers *inherited; /* of what it overrides or derives from; NULL */
    const mof_class *origin;         /* where that is declared; NULL */
    mof_span origin_span;
} mof_element;

/* False: in this profile the rule need not be run. */
static inline bool mof_checker_wants(const mof_checker *checker, mof_code code, mof_profile profile)
{
    return checker->wants[profile][code];
}

/* Adds "inherited from X, declared here". */
void mof_checker_note_inherited(const mof_checker *checker, mof_diagnostic *diagnostic,
                                const mof_class *origin, mof_span span);

/* The value of a qualifier, NULL where it is not there or of another kind. */
const mof_value *mof_checker_value(const mof_qualifiers *qualifiers, mof_known known,
                                   mof_value_kind kind);

/* The qualifier, where it is written on the element itself. */
const mof_qualifier *mof_checker_find_own(const mof_qualifiers *qualifiers, mof_known known);

/* By the name of an ancestor, which need not be known otherwise. */
bool mof_checker_derives_from(const mof_class *of, const char *name);

/* WMI stores no longer names. */
void mof_checker_check_length(const mof_checker *checker, mof_code code, const mof_name *name,
                              mof_span span);

typedef void mof_class_rule(const mof_checker *checker, mof_code code, const mof_class *of);

/* Rules of classes and instances that stand in files of their own. */
mof_class_rule mof_check_view;
mof_class_rule mof_check_counters;
mof_class_rule mof_check_language;
void mof_check_instance_security(const mof_checker *checker, mof_code code,
                                 const mof_instance *instance);
void mof_check_registry(const mof_checker *checker, mof_code code,
                        const mof_qualifiers *qualifiers);

/* The checks of each kind of object. */
void mof_check_class(const mof_checker *checker, const mof_class *of);
void mof_check_usage(const mof_checker *checker, const mof_class *of);
void mof_check_block(const mof_checker *checker, const mof_class *of);
void mof_check_items(const mof_checker *checker, const mof_class *of);
void mof_check_block_method(const mof_checker *checker, const mof_method *method);
void mof_check_property(const mof_checker *checker, const mof_property *property);
/* What keys of other classes must know: adds the weak ends that the class declares. */
void mof_check_find_weak(mof_checker *checker, const mof_class *of);
void mof_check_key(const mof_checker *checker, const mof_property *property);
void mof_check_default(const mof_checker *checker, const mof_property *property);
void mof_check_method(const mof_checker *checker, const mof_method *method);
void mof_check_override(const mof_checker *checker, const mof_element *element);
void mof_check_qualifiers(const mof_checker *checker, const mof_element *element);
void mof_check_meaning(const mof_checker *checker, const mof_element *element);
/* Reports malformed object paths in the value of a reference. */
void mof_check_path_form(const mof_checker *checker, mof_code code, mof_profile profile,
                         const mof_property *property, const mof_value *value);
void mof_check_path(const mof_checker *checker, mof_code code, const mof_instance *instance,
                    const mof_slot *slot);
void mof_check_instance(mof_checker *checker, const mof_instance *instance);
void mof_check_quoted(mof_checker *checker, const mof_quoted *quoted);

/* The checks of all instances together. */
void mof_check_aliases(const mof_checker *checker);
void mof_check_references(const mof_checker *checker);

/* The checks of all classes together. */
void mof_check_inventory(const mof_checker *checker);
void mof_check_resources(const mof_checker *checker);

#endif
