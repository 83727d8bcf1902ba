/*
 * The first pass, in the order of the text: pragmas change the namespace and delete classes, and
 * what follows them sees it.
 */
#include "model/declare.h"

#include "model/own.h"
#include "model/qualifier_type.h"
#include "model/scope.h"
#include "model/update.h"
#include "page/page.h"
#include "syntax/namespace.h"
#include "syntax/pragma.h"

/* ---- namespaces -------------------------------------------------------------------------- */

static mof_space *new_space(mof_resolver *resolver, const mof_name *name)
{
    mof_space *space = MOF_NEW(resolver->scratch, mof_space);
    space->name = name;
    mof_map_init(&space->classes, resolver->scratch);
    mof_map_init(&space->subclasses, resolver->scratch);
    mof_map_init(&space->enumerations, resolver->scratch);
    return space;
}

static mof_space *add_space(mof_resolver *resolver, const mof_name *name)
{
    const mof_name *key = name != NULL ? name->key : NULL;
    mof_space *space = mof_map_find(&resolver->spaces, key);
    if (space == NULL) {
        space = new_space(resolver, name);
        mof_map_set(&resolver->spaces, key, space);
    }
    return space;
}

/* ---- what stands before and between the declarations ------------------------------------- */

/* Where the pass stands in a unit. */
typedef struct mof_place place;
struct mof_place {
    mof_space *space;
    mof_map *aliases;
    mof_update update; /* of classes */
    bool creates_only; /* instanceflags say that instances are new */
    mof_map spaces; /* key of a namespace -> mof_span of what enters it; MOF_NO_SPAN: it exists */
    bool is_system; /* in WMI's own declarations */
};

static void note_space(mof_resolver *resolver, place *at, const mof_name *name, mof_span span)
{
    mof_span *noted = MOF_NEW(resolver->scratch, mof_span);
    *noted = span;
    mof_map_set(&at->spaces, name->key, noted);
}

static void change_namespace(mof_resolver *resolver, place *at, const mof_ast_directive *ast)
{
    mof_text text = mof_pragma_text(resolver->scratch, resolver->schema->sources, ast->arguments);
    mof_namespace path;
    mof_namespace_parse(resolver->scratch, text, &path);
    if (path.path.size == 0)
        return;
    const mof_name *name = mof_names_add(resolver->schema->names, path.path);
    at->space = add_space(resolver, name);
    if (mof_map_find(&at->spaces, name->key) == NULL)
        note_space(resolver, at, name, ast->arguments->span);
}

/* What the search path may have is there already, and so may be what other namespaces have; but
 * only what is in this one is deleted. */
static mof_declaration *find_to_delete(mof_resolver *resolver, const place *at, mof_text text)
{
    const mof_name *name = mof_names_add(resolver->schema->names, text);
    mof_declaration *declaration = mof_map_find(&at->space->classes, name->key);
    bool is_there = declaration != NULL && !declaration->is_deleted;
    return is_there ? declaration : mof_scope_find_class(resolver, at->space, name);
}

static void delete_class(mof_resolver *resolver, place *at, const mof_ast_directive *ast)
{
    mof_deletion deletion =
        mof_pragma_deletion(resolver->scratch, resolver->schema->sources, ast->arguments);
    if (deletion.what.size == 0)
        return;
    mof_declaration *declaration = find_to_delete(resolver, at, deletion.what);
    if (declaration != NULL && declaration->space == at->space)
        declaration->is_deleted = true;
    else if (declaration == NULL && deletion.must_exist)
        mof_report(resolver->reporter, MOF_P241, ast->arguments->span,
                   MOF_ARGS("class", mof_text_quote(resolver->reporter->arena, deletion.what)));
}

/* The instance may be gone before it is known what its keys are: that is settled at the end. */
static void delete_instance(mof_resolver *resolver, place *at, const mof_ast_directive *ast)
{
    mof_deletion deletion =
        mof_pragma_deletion(resolver->scratch, resolver->schema->sources, ast->arguments);
    if (deletion.what.size == 0)
        return;
    MOF_RESERVE(resolver->scratch, resolver->erasures, resolver->erasure_count,
                resolver->erasure_capacity);
    resolver->erasures[resolver->erasure_count++] =
        (mof_erasure){deletion, at->space, ast->arguments->span, resolver->pending_count};
}

static unsigned read_flags(mof_resolver *resolver, const mof_ast_directive *ast)
{
    return mof_pragma_flags(resolver->scratch, resolver->schema->sources, ast->arguments);
}

static void set_class_flags(mof_resolver *resolver, place *at, const mof_ast_directive *ast)
{
    at->update = (mof_update){read_flags(resolver, ast), ast->ast.span};
}

static void set_instance_flags(mof_resolver *resolver, place *at, const mof_ast_directive *ast)
{
    at->creates_only = (read_flags(resolver, ast) & MOF_UPDATE_CREATE_ONLY) != 0;
}

static void declare_directive(mof_resolver *resolver, place *at, const mof_ast_directive *ast)
{
    typedef void directive(mof_resolver *, place *, const mof_ast_directive *);
    static directive *const table[MOF_PRAGMA_AMENDMENT + 1] = {
        [MOF_PRAGMA_NAMESPACE] = change_namespace,       [MOF_PRAGMA_CLASSFLAGS] = set_class_flags,
        [MOF_PRAGMA_INSTANCEFLAGS] = set_instance_flags, [MOF_PRAGMA_DELETECLASS] = delete_class,
        [MOF_PRAGMA_DELETEINSTANCE] = delete_instance,
    };
    directive *obey = table[mof_pragma_find(ast->name.name)];
    if (obey != NULL)
        obey(resolver, at, ast);
}

/* `instance` is NULL where a class has the alias. */
static void declare_alias(mof_resolver *resolver, place *at, mof_ast_name alias, mof_span span,
                          const mof_instance *instance)
{
    if (alias.name == NULL)
        return;
    const mof_alias *previous = mof_map_find(at->aliases, alias.name->key);
    if (previous == NULL) {
        mof_alias *declared = MOF_NEW(resolver->scratch, mof_alias);
        *declared = (mof_alias){span, instance};
        mof_map_set(at->aliases, alias.name->key, declared);
        return;
    }
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S501, alias.span, MOF_ARGS(alias.name->text));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS, previous->span,
                            MOF_NO_ARGS);
}

/* ---- classes ----------------------------------------------------------------------------- */

static void set_content(mof_resolver *resolver, mof_declaration *declaration,
                        const mof_ast_class *ast)
{
    mof_declaration_let_go(declaration);
    if (mof_own_is_certain(resolver, ast)) {
        declaration->own = mof_own_read_early(resolver, declaration, ast);
        return;
    }
    declaration->own = NULL;
    declaration->ast = ast;
    resolver->kept++;
    mof_arena *nodes = resolver->options.nodes;
    if (nodes != NULL)
        declaration->chunk = resolver->chunk =
            mof_arena_hold(nodes, mof_ast_find_oldest(&ast->ast), resolver->chunk);
}

/* From here on, this node declares the class. */
static void adopt(mof_resolver *resolver, const place *at, mof_declaration *declaration,
                  const mof_ast_class *ast)
{
    mof_class *of = declaration->of;
    declaration->aliases = at->aliases;
    declaration->superclass_name = ast->superclass;
    declaration->is_association = ast->ast.form == MOF_CLASS_FORM_ASSOCIATION;
    of->name = ast->name.name;
    of->superclass_name = ast->superclass.name;
    of->page = ast->page;
    of->profile = mof_resolver_profile(resolver, ast->ast.span);
    of->is_structure = ast->ast.form == MOF_CLASS_FORM_STRUCTURE;
    of->span = ast->ast.span;
    of->name_span = ast->name.span;
    if (ast->superclass.name != NULL)
        mof_map_set(&declaration->space->subclasses, ast->superclass.name->key, declaration);
    set_content(resolver, declaration, ast);
}

static void add_page(mof_resolver *resolver, mof_declaration *declaration, mof_own *own)
{
    MOF_RESERVE(resolver->scratch, declaration->additions, declaration->addition_count,
                declaration->addition_capacity);
    declaration->additions[declaration->addition_count++] = own;
}

static bool is_stub(const mof_page_facts *page)
{
    return page != NULL && page->is_stub;
}

/* A place in the text of a declaration. */
typedef struct cursor {
    mof_text text;
    size_t at;
    char quote; /* of the literal that it is in; 0: none */
    bool is_escaped;
} cursor;

static bool starts(const cursor *self, const char *mark)
{
    mof_text rest = {self->text.data + self->at, self->text.size - self->at};
    return mof_text_starts_with(rest, mark);
}

static void skip_comment(cursor *self, const char *end)
{
    self->at += 2;
    while (self->at < self->text.size && !starts(self, end))
        self->at++;
}

static void skip_blanks(cursor *self)
{
    for (; self->at < self->text.size; self->at++) {
        if (starts(self, "//")) {
            skip_comment(self, "\n");
        } else if (starts(self, "/*")) {
            skip_comment(self, "*/");
            self->at++;
        } else if (!mof_char_is_space(self->text.data[self->at]))
            break;
    }
}

/* -1: the end. */
static int next_character(cursor *self)
{
    if (self->quote == 0)
        skip_blanks(self);
    if (self->at >= self->text.size)
        return -1;
    char c = self->text.data[self->at++];
    bool is_quote = !self->is_escaped && (c == '"' || c == '\'');
    if (is_quote && self->quote == 0)
        self->quote = c;
    else if (is_quote && c == self->quote)
        self->quote = 0;
    self->is_escaped = self->quote != 0 && c == '\\' && !self->is_escaped;
    return (unsigned char)c;
}

/* Alike but for white space and comments between the words. */
static bool is_same_text(mof_text a, mof_text b)
{
    cursor first = {.text = a};
    cursor second = {.text = b};
    int c;
    do {
        c = next_character(&first);
        if (c != next_character(&second))
            return false;
    } while (c >= 0);
    return true;
}

/* `why` is the second argument of the message, or NULL. */
static void report_redeclared(mof_resolver *resolver, mof_code code, const char *why,
                              const mof_declaration *declaration, const mof_ast_class *ast)
{
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, code, ast->name.span, MOF_ARGS(ast->name.name->text, why));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_PREVIOUS,
                            declaration->of->name_span, MOF_NO_ARGS);
}

static bool is_of_driver(const mof_ast_class *ast)
{
    for (const mof_ast *node = ast->qualifiers; node != NULL; node = node->next)
        if (mof_name_is(((const mof_ast_qualifier *)node)->name.name, "WMI"))
            return true;
    return false;
}

/* What other inputs declare may be for another system. */
static bool is_same_input(const mof_resolver *resolver, const mof_declaration *declaration,
                          const mof_ast_class *ast)
{
    const mof_sources *sources = resolver->schema->sources;
    return mof_sources_find_input(sources, declaration->of->span) ==
           mof_sources_find_input(sources, ast->ast.span);
}

/* A method page joins its class; a second page of a class fills in; in WMI the last declaration
 * stands, elsewhere the first. */
static void redeclare_class(mof_resolver *resolver, const place *at, mof_declaration *declaration,
                            const mof_ast_class *ast)
{
    mof_profile profile = mof_resolver_profile(resolver, ast->ast.span);
    if (mof_profile_is_wmi(profile) && is_same_input(resolver, declaration, ast))
        mof_update_check(resolver, declaration, ast, at->update);
    if (is_stub(ast->page)) {
        add_page(resolver, declaration, mof_own_read_early(resolver, declaration, ast));
    } else if (is_stub(declaration->of->page)) {
        add_page(resolver, declaration, declaration->own);
        adopt(resolver, at, declaration, ast);
    } else if (is_same_text(mof_resolver_text(resolver, declaration->of->span),
                            mof_resolver_text(resolver, ast->ast.span))) {
        report_redeclared(resolver, MOF_S123, NULL, declaration, ast);
    } else if (profile == MOF_PROFILE_DOC) {
        report_redeclared(resolver, MOF_D137, NULL, declaration, ast);
        add_page(resolver, declaration, mof_own_read_early(resolver, declaration, ast));
    } else {
        report_redeclared(resolver, MOF_S101, NULL, declaration, ast);
        if (is_of_driver(ast) && is_same_input(resolver, declaration, ast))
            report_redeclared(resolver, MOF_W119, "another class has it", declaration, ast);
        report_redeclared(resolver, MOF_W214, NULL, declaration, ast);
        if (mof_profile_is_wmi(profile))
            adopt(resolver, at, declaration, ast);
    }
}

/* `declaration` is the one of a class that was deleted or made up, or NULL. */
static void add_declaration(mof_resolver *resolver, const place *at, mof_declaration *declaration,
                            const mof_ast_class *ast)
{
    if (declaration == NULL)
        declaration = mof_scope_add_class(resolver, at->space, ast->name.name);
    if (declaration->is_deleted) {
        mof_update_check(resolver, declaration, ast, at->update);
    } else {
        MOF_RESERVE(resolver->scratch, resolver->declarations, resolver->declaration_count,
                    resolver->declaration_capacity);
        resolver->declarations[resolver->declaration_count++] = declaration;
    }
    declaration->is_deleted = declaration->of->is_synthesized = false;
    declaration->of->is_built_in = at->is_system;
    declaration->progress = MOF_PROGRESS_DECLARED;
    adopt(resolver, at, declaration, ast);
}

static void declare_node(mof_resolver *resolver, place *at, const mof_ast *node);

static void declare_class(mof_resolver *resolver, place *at, const mof_ast_class *ast)
{
    if (ast->name.name == NULL)
        return;
    declare_alias(resolver, at, ast->alias, ast->ast.span, NULL);
    mof_declaration *declaration = mof_map_find(&at->space->classes, ast->name.name->key);
    bool is_there = declaration != NULL && !declaration->is_deleted;
    if (is_there && !declaration->of->is_synthesized)
        redeclare_class(resolver, at, declaration, ast);
    else
        add_declaration(resolver, at, declaration, ast);
    for (const mof_ast *feature = ast->features; feature != NULL; feature = feature->next)
        if (feature->kind == MOF_AST_CLASS || feature->kind == MOF_AST_ENUMERATION)
            declare_node(resolver, at, feature);
}

/* ---- the rest ---------------------------------------------------------------------------- */

static void declare_enumeration(mof_resolver *resolver, place *at, const mof_ast_enumeration *ast)
{
    if (ast->name.name == NULL)
        return;
    mof_enumeration *enumeration = MOF_NEW(resolver->arena, mof_enumeration);
    enumeration->name = ast->name.name;
    enumeration->profile = mof_resolver_profile(resolver, ast->ast.span);
    enumeration->name_span = ast->name.span;
    mof_map_init(&enumeration->element_map, resolver->arena);
    mof_enumerating *enumerating = MOF_NEW(resolver->scratch, mof_enumerating);
    *enumerating = (mof_enumerating){.ast = ast, .enumeration = enumeration, .space = at->space};
    mof_map_set(&at->space->enumerations, enumeration->name->key, enumerating);
    MOF_RESERVE(resolver->scratch, resolver->enumerations, resolver->enumeration_count,
                resolver->enumeration_capacity);
    resolver->enumerations[resolver->enumeration_count++] = enumerating;
    mof_resolver_hold(resolver);
}

/* The value of the slot; a text of size 0: it is no string. */
static mof_text find_text(mof_resolver *resolver, const mof_ast_instance *ast, const char *slot)
{
    for (const mof_ast *node = ast->slots; node != NULL; node = node->next) {
        const mof_ast_slot *item = (const mof_ast_slot *)node;
        if (mof_name_is(item->name.name, slot) && item->value != NULL &&
            item->value->form == MOF_VALUE_STRING)
            return mof_ast_string(resolver->scratch, resolver->schema->sources, item->value);
    }
    return MOF_TEXT("");
}

static void report_entered(mof_resolver *resolver, const mof_name *name, mof_span first,
                           const mof_ast_instance *ast)
{
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S524, first,
                   MOF_ARGS(mof_text_quote(resolver->reporter->arena, mof_name_text(name))));
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_CREATED, ast->ast.span,
                            MOF_NO_ARGS);
}

/* From here on, a namespace in this one exists: it should not have been entered before. */
static void create_namespace(mof_resolver *resolver, place *at, const mof_ast_instance *ast)
{
    const mof_name *parent = at->space->name;
    mof_text child = find_text(resolver, ast, "Name");
    const char *path = mof_arena_format(resolver->scratch, "%s\\%.*s",
                                        parent != NULL ? parent->text : "root\\default",
                                        (int)child.size, child.data);
    const mof_name *name = mof_names_add_string(resolver->schema->names, path);
    const mof_span *first = mof_map_find(&at->spaces, name->key);
    if (first != NULL && first->start != 0)
        report_entered(resolver, name, *first, ast);
    note_space(resolver, at, name, MOF_NO_SPAN);
}

static void declare_instance(mof_resolver *resolver, place *at, const mof_ast_instance *ast)
{
    mof_instance *instance = MOF_NEW(resolver->arena, mof_instance);
    declare_alias(resolver, at, ast->alias, ast->ast.span, instance);
    if (mof_name_is(ast->class_name.name, "__Namespace"))
        create_namespace(resolver, at, ast);
    MOF_RESERVE(resolver->scratch, resolver->pending, resolver->pending_count,
                resolver->pending_capacity);
    instance->creates_only = at->creates_only;
    mof_resolver_hold(resolver);
    resolver->pending[resolver->pending_count++] =
        (mof_pending){.ast = ast, .space = at->space, .aliases = at->aliases, .instance = instance};
}

static void declare_node(mof_resolver *resolver, place *at, const mof_ast *node)
{
    switch ((mof_ast_kind)node->kind) {
    case MOF_AST_DIRECTIVE:
        declare_directive(resolver, at, (const mof_ast_directive *)node);
        break;
    case MOF_AST_QUALIFIER_TYPE:
        mof_qualifier_type_declare(resolver, at->space, (const mof_ast_qualifier_type *)node);
        break;
    case MOF_AST_CLASS:
        declare_class(resolver, at, (const mof_ast_class *)node);
        break;
    case MOF_AST_ENUMERATION:
        declare_enumeration(resolver, at, (const mof_ast_enumeration *)node);
        break;
    case MOF_AST_INSTANCE:
        declare_instance(resolver, at, (const mof_ast_instance *)node);
        break;
    default:
        break;
    }
}

static place *new_place(mof_resolver *resolver, mof_space *space, bool is_system)
{
    place *at = MOF_NEW(resolver->scratch, place);
    at->space = space;
    at->is_system = is_system;
    at->aliases = MOF_NEW(resolver->scratch, mof_map);
    mof_map_init(at->aliases, resolver->scratch);
    mof_map_init(&at->spaces, resolver->scratch);
    return at;
}

static void declare_nodes(mof_resolver *resolver, place *at, const mof_unit *unit)
{
    for (const mof_ast *node = unit->productions.first; node != NULL; node = node->next)
        declare_node(resolver, at, node);
}

void mof_declare_unit(mof_resolver *resolver, mof_unit *unit)
{
    if (unit->place == NULL)
        unit->place = new_place(resolver, add_space(resolver, NULL), false);
    declare_nodes(resolver, unit->place, unit);
}

mof_space *mof_declare_system(mof_resolver *resolver, const mof_unit *unit)
{
    mof_space *space = new_space(resolver, NULL);
    if (unit != NULL)
        declare_nodes(resolver, new_place(resolver, space, true), unit);
    return space;
}
