/*
 * What the backend `c` decides before anything is rendered. Names at file scope are unique over the
 * schema and compared without case, since files are named after them.
 */
#include "gen/c_plan.h"

#include <stdio.h>
#include <string.h>

#include "gen/naming.h"
#include "gen/reserved.h"

#define WRAP_WIDTH 88  /* of descriptions: they stand behind " * " and an indentation */
#define NOTE_WIDTH 60  /* a description up to here stands beside its member */
#define ALIGN_WIDTH 40 /* members up to here have their notes in one column */
#define FIXED_MAX 4096 /* a fixed array beyond it is allocated, as one without bound is */

/* How CIM types become C. */
static const mof_c_form forms[] = {
    [MOF_TYPE_BOOLEAN] = {MOF_C_NUMBER, "bool ", "", "bool *", ""},
    [MOF_TYPE_UINT8] = {MOF_C_NUMBER, "uint8_t ", "", "uint8_t *", ""},
    [MOF_TYPE_SINT8] = {MOF_C_NUMBER, "int8_t ", "", "int8_t *", ""},
    [MOF_TYPE_UINT16] = {MOF_C_NUMBER, "uint16_t ", "", "uint16_t *", ""},
    [MOF_TYPE_SINT16] = {MOF_C_NUMBER, "int16_t ", "", "int16_t *", ""},
    [MOF_TYPE_UINT32] = {MOF_C_NUMBER, "uint32_t ", "", "uint32_t *", ""},
    [MOF_TYPE_SINT32] = {MOF_C_NUMBER, "int32_t ", "", "int32_t *", ""},
    [MOF_TYPE_UINT64] = {MOF_C_NUMBER, "uint64_t ", "", "uint64_t *", ""},
    [MOF_TYPE_SINT64] = {MOF_C_NUMBER, "int64_t ", "", "int64_t *", ""},
    [MOF_TYPE_REAL32] = {MOF_C_REAL, "float ", "", "float *", ""},
    [MOF_TYPE_REAL64] = {MOF_C_REAL, "double ", "", "double *", ""},
    [MOF_TYPE_CHAR16] = {MOF_C_NUMBER, "uint16_t ", "", "uint16_t *", ""},
    [MOF_TYPE_STRING] = {MOF_C_TEXT, "char *", "", "char **", ""},
    [MOF_TYPE_DATETIME] = {MOF_C_DATETIME, "char ", "[26]", "char (*", ")[26]"},
    [MOF_TYPE_REFERENCE] = {MOF_C_TEXT, "char *", "", "char **", ""},
    [MOF_TYPE_INSTANCE] = {MOF_C_TEXT, "char *", "", "char **", ""},
    [MOF_TYPE_OBJECT] = {MOF_C_TEXT, "char *", "", "char **", ""},
};

typedef struct planner {
    mof_arena *arena;
    mof_names names;
    mof_naming globals;
    const char *prefix;
    bool is_snake;
} planner;

/* ---- names ----------------------------------------------------------------------------------- */

/* What a class has at file scope beside its type; a closed list, so that a class that gets its
 * first key takes no name from another. */
static const char *const suffixes[] = {
    "init", "clear", "copy", "equal", "key_cmp", "key_equal", "key_hash", "key_order", "H",
};

/* What templates/c/class.c declares beside. */
static const char *const local_words[] = {
    "a",         "b",         "byte",      "copy",       "count",       "from",       "hash",
    "hash_byte", "hash_real", "hash_text", "i",          "items",       "items_copy", "number",
    "ok",        "order",     "real_cmp",  "row",        "hash_number", "size",       "text",
    "text_cmp",  "texts",     "text_copy", "texts_copy", "texts_free",  "to",
};

static bool is_reserved(const char *identifier)
{
    for (size_t i = 0; i < sizeof local_words / sizeof *local_words; i++)
        if (strcmp(local_words[i], identifier) == 0)
            return true;
    return mof_reserved_is_global(identifier);
}

/* `candidate` and all that hangs on it, or nothing. */
static bool claim_global(mof_naming *globals, const char *candidate, void *payload)
{
    (void)payload;
    size_t count = sizeof suffixes / sizeof *suffixes;
    if (is_reserved(candidate) || mof_naming_has(globals, candidate))
        return false;
    for (size_t i = 0; i < count; i++)
        if (mof_naming_has(globals, mof_naming_join(globals->arena, candidate, suffixes[i])))
            return false;
    mof_naming_take(globals, candidate);
    for (size_t i = 0; i < count; i++)
        mof_naming_take(globals, mof_naming_join(globals->arena, candidate, suffixes[i]));
    return true;
}

static const char *upper(mof_arena *arena, const char *text)
{
    char *copy = mof_arena_copy_string(arena, text);
    for (char *c = copy; *c != '\0'; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    return copy;
}

static void name_class(planner *p, mof_c_class *class)
{
    const char *identifier =
        mof_naming_identifier(p->arena, mof_name_text(class->of->name), p->is_snake);
    identifier = mof_arena_format(p->arena, "%s%s", p->prefix, identifier);
    if (is_reserved(identifier))
        identifier = mof_arena_format(p->arena, "%s_", identifier);
    class->name = mof_naming_choose(&p->globals, identifier, claim_global, NULL);
    class->guard = upper(p->arena, mof_naming_join(p->arena, class->name, "H"));
    class->file = class->name;
    if (mof_reserved_is_file(class->name))
        class->file = mof_naming_choose(
            &p->globals, mof_naming_join(p->arena, class->name, "class"), claim_global, NULL);
}

typedef struct member_claim {
    const planner *p;
    mof_c_member *member;
    bool needs_presence;
} member_claim;

static bool claim_member(mof_naming *members, const char *candidate, void *payload)
{
    member_claim *claim = payload;
    const char *presence = mof_arena_format(members->arena, "has_%s", candidate);
    if (mof_reserved_is_word(candidate) || mof_naming_has(members, candidate) ||
        (claim->needs_presence && mof_naming_has(members, presence)))
        return false;
    mof_naming_take(members, candidate);
    if (claim->needs_presence) {
        mof_naming_take(members, presence);
        claim->member->presence = presence;
    }
    return true;
}

/* A guard is a macro: it would eat a member of that name in any header of the schema. */
static bool is_guard(const planner *p, const char *identifier)
{
    size_t size = strlen(identifier);
    return size > 2 && strcmp(identifier + size - 2, "_H") == 0 &&
           strcmp(upper(p->arena, identifier), identifier) == 0 &&
           mof_naming_has(&p->globals, identifier);
}

static void name_member(planner *p, mof_naming *members, mof_c_member *member)
{
    bool says_itself = !member->is_list && !member->is_fixed &&
                       (member->form->kind == MOF_C_TEXT || member->form->kind == MOF_C_DATETIME);
    member_claim claim = {p, member, !says_itself && !member->property->is_required};
    const char *identifier =
        mof_naming_identifier(p->arena, mof_name_text(member->property->name), p->is_snake);
    if (mof_reserved_is_word(identifier) || is_guard(p, identifier))
        identifier = mof_arena_format(p->arena, "%s_", identifier);
    member->name = mof_naming_choose(members, identifier, claim_member, &claim);
}

bool mof_c_member_has_notes(const mof_c_member *member)
{
    mof_type_kind kind = member->property->type.kind;
    return member->property->is_key || member->domain.has_max_length ||
           kind == MOF_TYPE_REFERENCE || kind == MOF_TYPE_INSTANCE || kind == MOF_TYPE_OBJECT;
}

bool mof_c_member_is_noted_beside(const mof_c_member *member)
{
    return member->above.count == 0 && (member->beside != NULL || mof_c_member_has_notes(member));
}

/* ---- members --------------------------------------------------------------------------------- */

static void describe_member(planner *p, mof_c_member *member)
{
    const mof_property *property = member->property;
    mof_domain_find(p->arena, property, &member->domain);
    mof_prose prose = mof_prose_wrap(p->arena, property->description, WRAP_WIDTH);
    if (prose.count == 1 && mof_utf8_count(prose.lines[0]) <= NOTE_WIDTH)
        member->beside = prose.lines[0].data;
    else
        member->above = prose;
}

static void init_member(planner *p, mof_naming *names, mof_c_member *member,
                        const mof_property *property)
{
    const mof_type *type = &property->type;
    member->property = property;
    member->form = &forms[type->kind];
    member->is_fixed = type->is_array && type->array_size > 0 && type->array_size <= FIXED_MAX;
    member->is_list = type->is_array && !member->is_fixed;
    name_member(p, names, member);
    describe_member(p, member);
}

static size_t declaration_width(const mof_c_member *member)
{
    const mof_c_form *form = member->form;
    char digits[24] = "";
    if (member->is_list)
        return strlen("} ") + strlen(member->name);
    if (member->is_fixed)
        snprintf(digits, sizeof digits, "[%u]", (unsigned)member->property->type.array_size);
    return strlen(form->type) + strlen(member->name) + strlen(digits) + strlen(form->suffix);
}

static void align_notes(planner *p, mof_c_class *class)
{
    size_t widest = 0;
    for (size_t i = 0; i < class->member_count; i++) {
        size_t width = declaration_width(&class->members[i]);
        if (mof_c_member_is_noted_beside(&class->members[i]) && width <= ALIGN_WIDTH &&
            width > widest)
            widest = width;
    }
    for (size_t i = 0; i < class->member_count; i++) {
        size_t width = declaration_width(&class->members[i]);
        int padding = width < widest ? (int)(widest - width) : 0;
        class->members[i].padding = mof_arena_format(p->arena, "%*s", padding, "");
    }
}

/* An array orders nothing: it is a key by mistake (S154), and is left out of the key functions. */
static bool is_ordering_key(const mof_property *property)
{
    return property->is_key && !property->type.is_array;
}

static void init_members(planner *p, mof_c_class *class)
{
    const mof_class *of = class->of;
    mof_naming names;
    mof_naming_init(&names, p->arena, &p->names);
    class->members = MOF_NEW_ARRAY(p->arena, mof_c_member, of->property_count);
    for (int keys = 1; keys >= 0; keys--) {
        for (size_t i = 0; i < of->property_count; i++) {
            const mof_property *property = of->properties[i];
            if (is_ordering_key(property) == (keys == 1) && property->type.kind != MOF_TYPE_POISON)
                init_member(p, &names, &class->members[class->member_count++], property);
        }
        if (keys == 1)
            class->key_count = class->member_count;
    }
    align_notes(p, class);
    class->prose = mof_prose_wrap(p->arena, of->description, WRAP_WIDTH);
}

static const char *find_prefix(const mof_generation *generation)
{
    mof_text prefix = mof_text_from_string(mof_generation_setting(generation, "prefix"));
    return prefix.size > 0 ? mof_naming_identifier(generation->arena, prefix, false) : "";
}

mof_c_plan *mof_c_plan_make(const mof_generation *generation)
{
    const mof_schema *schema = generation->schema;
    planner p = {.arena = generation->arena};
    p.prefix = find_prefix(generation);
    p.is_snake = strcmp(mof_generation_setting(generation, "naming"), "snake") == 0;
    mof_names_init(&p.names, p.arena);
    mof_naming_init(&p.globals, p.arena, &p.names);

    mof_c_plan *plan = MOF_NEW(p.arena, mof_c_plan);
    mof_map_init(&plan->classes, p.arena);
    mof_c_class *classes = MOF_NEW_ARRAY(p.arena, mof_c_class, schema->class_count);
    for (size_t i = 0; i < schema->class_count; i++) {
        classes[i].of = schema->classes[i];
        name_class(&p, &classes[i]);
        mof_map_set(&plan->classes, classes[i].of, &classes[i]);
    }
    for (size_t i = 0; i < schema->class_count; i++)
        init_members(&p, &classes[i]);
    return plan;
}
