/*
 * The model: what the AST means. Typed, linked, inherited, ordered, and immutable once resolved;
 * every object keeps the span of its declaration. A broken thing is marked `poison`: it was
 * reported, and nothing that hangs on it is reported again.
 *
 * All of it lives in the schema's arena and is freed with the schema.
 */
#ifndef MOF_MODEL_MODEL_H
#define MOF_MODEL_MODEL_H

#include "base/map.h"
#include "base/name.h"
#include "diag/source.h"
#include "model/known.h"
#include "syntax/ast.h"
#include "syntax/literal.h"

typedef struct mof_schema mof_schema;
typedef struct mof_class mof_class;
typedef struct mof_instance mof_instance;
typedef struct mof_qualifier_type mof_qualifier_type;
typedef struct mof_enumeration mof_enumeration;

/* ---- types and values -------------------------------------------------------------------- */

typedef enum mof_type_kind {
    MOF_TYPE_POISON,
    MOF_TYPE_BOOLEAN,
    MOF_TYPE_UINT8,
    MOF_TYPE_SINT8,
    MOF_TYPE_UINT16,
    MOF_TYPE_SINT16,
    MOF_TYPE_UINT32,
    MOF_TYPE_SINT32,
    MOF_TYPE_UINT64,
    MOF_TYPE_SINT64,
    MOF_TYPE_REAL32,
    MOF_TYPE_REAL64,
    MOF_TYPE_CHAR16,
    MOF_TYPE_STRING,
    MOF_TYPE_DATETIME,
    MOF_TYPE_REFERENCE, /* X ref; class_name NULL: object ref */
    MOF_TYPE_INSTANCE,  /* an embedded object of class class_name */
    MOF_TYPE_OBJECT,    /* an embedded object of any class */
    MOF_TYPE_VOID       /* a method's return only */
} mof_type_kind;

typedef struct mof_type {
    mof_type_kind kind;
    bool is_array;
    uint64_t array_size;                /* 0: no bound */
    const mof_name *class_name;         /* REFERENCE, INSTANCE */
    const mof_class *of;                /* that class, NULL where it is not known */
    const mof_enumeration *enumeration; /* dmtf3, whose kind stands above; NULL */
} mof_type;

typedef enum mof_value_kind {
    MOF_VALUE_KIND_NULL,
    MOF_VALUE_KIND_BOOLEAN,
    MOF_VALUE_KIND_INTEGER,
    MOF_VALUE_KIND_REAL,
    MOF_VALUE_KIND_CHAR16,
    MOF_VALUE_KIND_STRING,
    MOF_VALUE_KIND_ALIAS,    /* $x, of class or instance */
    MOF_VALUE_KIND_WORD,     /* an enumeration's element, dmtf3 */
    MOF_VALUE_KIND_INSTANCE, /* an embedded object */
    MOF_VALUE_KIND_ARRAY
} mof_value_kind;

typedef struct mof_value mof_value;
struct mof_value {
    mof_value_kind kind;
    mof_span span;
    union {
        bool boolean;
        mof_integer integer;
        double real;
        uint16_t char16;
        mof_text string;
        const mof_name *word;
        const mof_instance *instance;
        struct {
            const mof_name *name;
            const mof_instance *instance; /* NULL: a class has this alias */
        } alias;
        struct {
            const mof_value *items;
            size_t count;
        } array;
    } as;
};

/* The string; empty where the value is another one, as one that does not fit is. */
static inline mof_text mof_value_text(const mof_value *value)
{
    return value->kind == MOF_VALUE_KIND_STRING ? value->as.string : (mof_text){"", 0};
}

/* ---- qualifiers -------------------------------------------------------------------------- */

typedef struct mof_qualifier {
    const mof_name *name;
    mof_known known;                /* which of those that mofc knows; NONE: another */
    mof_value value;                /* without one written: TRUE, or the declared default */
    unsigned flavors;               /* effective: mof_flavor bits */
    unsigned written_flavors;       /* those that stand in the text */
    const mof_qualifier_type *type; /* its declaration; NULL where there is none */
    mof_span span;
} mof_qualifier;

/* Effective qualifiers of an element: its own in the order written, then inherited ones. Inherited
 * ones are shared with the class they come from. */
typedef struct mof_qualifiers {
    const mof_qualifier *const *items;
    size_t count;
    size_t own_count; /* the first own_count were written here */
    uint64_t kinds;   /* a bit for each `known` among them, modulo 64: most questions end here */
} mof_qualifiers;

static inline uint64_t mof_qualifier_kind(mof_known known)
{
    return UINT64_C(1) << ((unsigned)known % 64);
}

typedef enum mof_scope {
    MOF_SCOPE_CLASS = 1u << 0,
    MOF_SCOPE_ASSOCIATION = 1u << 1,
    MOF_SCOPE_INDICATION = 1u << 2,
    MOF_SCOPE_PROPERTY = 1u << 3,
    MOF_SCOPE_REFERENCE = 1u << 4,
    MOF_SCOPE_METHOD = 1u << 5,
    MOF_SCOPE_PARAMETER = 1u << 6,
    MOF_SCOPE_SCHEMA = 1u << 7,
    MOF_SCOPE_STRUCTURE = 1u << 8,
    MOF_SCOPE_ENUMERATION = 1u << 9,
    MOF_SCOPE_ENUMERATIONVALUE = 1u << 10,
    MOF_SCOPE_QUALIFIERTYPE = 1u << 11,
    MOF_SCOPE_ANY = (1u << 12) - 1
} mof_scope;

struct mof_qualifier_type {
    const mof_name *name;
    mof_type type;
    mof_value default_value;
    unsigned scopes;  /* mof_scope bits */
    unsigned flavors; /* mof_flavor bits, defaults filled in */
    bool built_in;    /* mofc's own declaration, no place in the input */
    mof_span span;
    mof_span name_span;
};

/* ---- enumerations (dmtf3) ---------------------------------------------------------------- */

typedef struct mof_enumeration_element {
    const mof_name *name;
    mof_value value; /* NULL: it is broken, which was reported */
    mof_qualifiers qualifiers;
    mof_span span; /* of the name */
} mof_enumeration_element;

struct mof_enumeration {
    const mof_name *name;
    mof_type_kind kind;          /* an integer type or string; POISON */
    const mof_enumeration *base; /* NULL: it stands on the type itself */
    mof_qualifiers qualifiers;
    mof_enumeration_element *elements; /* in the order written */
    size_t element_count;
    mof_map element_map; /* key of a name -> element */
    mof_profile profile;
    mof_span name_span;
};

/* Its own, or one of its base. NULL: there is none. */
const mof_enumeration_element *mof_enumeration_find(const mof_enumeration *enumeration,
                                                    const mof_name *name);

/* ---- classes and their features ---------------------------------------------------------- */

typedef struct mof_property mof_property;
struct mof_property {
    const mof_name *name;
    mof_type type;
    const mof_value *default_value; /* NULL: none; inherited by an override that has none */
    mof_qualifiers qualifiers;
    const mof_class *origin;        /* the class that declares this very property */
    const mof_property *overridden; /* the inherited one that this replaces; NULL */
    mof_text description;           /* Description qualifier; data NULL: none */
    bool is_key;
    bool is_required; /* Required, Not_Null or key: never NULL */
    bool poison;
    mof_span span;
    mof_span name_span;
};

typedef struct mof_parameter {
    const mof_name *name;
    mof_type type;
    const mof_value *default_value;
    mof_qualifiers qualifiers;
    mof_text description;
    bool is_in;
    bool is_out;
    bool is_optional;
    mof_span span;
    mof_span name_span;
} mof_parameter;

typedef struct mof_method mof_method;
struct mof_method {
    const mof_name *name;
    mof_type type;
    mof_qualifiers qualifiers;
    const mof_class *origin;
    const mof_method *overridden;
    mof_text description;
    const mof_parameter *parameters;
    size_t parameter_count;
    mof_span span;
    mof_span name_span;
};

typedef enum mof_class_kind {
    MOF_CLASS_PLAIN,
    MOF_CLASS_ASSOCIATION,
    MOF_CLASS_INDICATION
} mof_class_kind;

struct mof_class {
    const struct mof_schema *schema;
    const mof_name *name;
    const mof_name *name_space;      /* NULL: the default one */
    const mof_name *superclass_name; /* as written; NULL: none */
    const mof_class *superclass;     /* NULL: none, or not known */
    mof_class_kind kind;
    bool is_structure; /* declared as one (dmtf3) */
    mof_qualifiers qualifiers;
    const mof_property *const *properties; /* inherited ones first, overrides in their place */
    size_t property_count;
    const mof_method *const *methods; /* likewise */
    size_t method_count;
    const mof_property *const *keys; /* in the order of `properties` */
    size_t key_count;
    const mof_map *property_map; /* key of name -> property; NULL while the list is short */
    const mof_map *method_map;   /* likewise */
    mof_text description;
    bool is_abstract;
    bool is_synthesized; /* named but declared nowhere: made up, empty and abstract */
    bool is_built_in;    /* one that WMI has by itself: not listed among those of the schema */
    bool poison;
    const struct mof_page_facts *page; /* where it came from a reference page */
    mof_profile profile;
    mof_span span;
    mof_span name_span;
};

/* ---- instances --------------------------------------------------------------------------- */

typedef struct mof_slot {
    const mof_name *name;
    const mof_property *property; /* NULL: not known */
    mof_qualifiers qualifiers;
    const mof_value *value; /* NULL: none was written */
    bool poison;            /* one was written, but it is broken */
    mof_span span;          /* of the name */
} mof_slot;

struct mof_instance {
    const mof_name *class_name;
    const mof_class *of; /* NULL: not known */
    const mof_name *name_space;
    const mof_name *alias;
    mof_qualifiers qualifiers;
    const mof_slot *slots; /* those written, in order */
    size_t slot_count;
    mof_profile profile;
    bool creates_only; /* #pragma instanceflags says that it is new */
    mof_span span;
    mof_span class_span; /* of the name of the class */
};

/* An instance whose text is the value of a string with EmbeddedInstance or EmbeddedObject. */
typedef struct mof_quoted {
    const mof_property *property;
    const mof_instance *instance;
} mof_quoted;

/* ---- the schema -------------------------------------------------------------------------- */

struct mof_schema {
    mof_arena *arena;
    mof_names *names;
    mof_sources *sources;
    const mof_class **classes; /* in the order declared; synthesized ones are not listed */
    size_t class_count;
    const mof_class **synthesized;
    size_t synthesized_count;
    const mof_qualifier_type **qualifier_types; /* declared in the input, in order */
    size_t qualifier_type_count;
    const mof_enumeration **enumerations; /* declared in the input, in order */
    size_t enumeration_count;
    const mof_instance **instances; /* top level, in order */
    size_t instance_count;
    const mof_quoted *quoted; /* in no order */
    size_t quoted_count;
    mof_map class_map; /* key of name -> class; the first namespace that declares it */
};

/* In any namespace; NULL: no such class. Synthesized ones are found too. */
const mof_class *mof_schema_find_class(const mof_schema *schema, mof_text name);

const mof_qualifier *mof_qualifiers_find(const mof_qualifiers *qualifiers, const char *name);

/* TRUE, or present where a boolean has no value. */
bool mof_qualifiers_has_true(const mof_qualifiers *qualifiers, const char *name);

/* The same two by what is known, without a look at names. */
const mof_qualifier *mof_qualifiers_find_known(const mof_qualifiers *qualifiers, mof_known known);
bool mof_qualifiers_is(const mof_qualifiers *qualifiers, mof_known known);

/* Of qualifiers: reals and what is rarer yet count as equal. */
bool mof_value_equal(const mof_value *a, const mof_value *b);

const mof_property *mof_class_find_property(const mof_class *of, const mof_name *name);
const mof_method *mof_class_find_method(const mof_class *of, const mof_name *name);
bool mof_class_is_a(const mof_class *of, const mof_class *ancestor); /* itself included */

/* Something above it, or itself, is not known in full: what it lacks proves nothing. */
bool mof_class_is_open(const mof_class *of);

/* "uint32", "reference", "instance", "object", "void". */
const char *mof_type_kind_name(mof_type_kind kind);

/* By CIM name in any case; POISON: none of them. */
mof_type_kind mof_type_kind_find(mof_text name);

/* What somebody most likely meant by a word that is no type; POISON: nothing comes to mind. */
mof_type_kind mof_type_kind_guess(mof_text name);

bool mof_type_kind_is_integer(mof_type_kind kind);
bool mof_type_kind_is_unsigned(mof_type_kind kind);
unsigned mof_type_kind_bits(mof_type_kind kind); /* of integers and reals */

/* The largest magnitude of an integer type, on either side of zero. */
uint64_t mof_type_kind_limit(mof_type_kind kind, bool negative);
bool mof_type_kind_holds(mof_type_kind kind, mof_integer integer);

bool mof_type_equal(const mof_type *a, const mof_type *b); /* but for the bound of an array */

/* As MOF writes it: "uint32", "string[]", "CIM_System ref". */
const char *mof_type_text(const mof_type *type, mof_arena *arena);

#endif
