/*
 * The names of the directives come first, then a function that checks the arguments of each.
 */
#include "syntax/pragma.h"

#include "syntax/literal.h"
#include "syntax/namespace.h"

static const char *const names[] = {
    [MOF_PRAGMA_UNKNOWN] = "",
    [MOF_PRAGMA_INCLUDE] = "include",
    [MOF_PRAGMA_NAMESPACE] = "namespace",
    [MOF_PRAGMA_LOCALE] = "locale",
    [MOF_PRAGMA_INSTANCELOCALE] = "instancelocale",
    [MOF_PRAGMA_SOURCE] = "source",
    [MOF_PRAGMA_SOURCETYPE] = "sourcetype",
    [MOF_PRAGMA_NONLOCAL] = "nonlocal",
    [MOF_PRAGMA_NONLOCALTYPE] = "nonlocaltype",
    [MOF_PRAGMA_AUTORECOVER] = "autorecover",
    [MOF_PRAGMA_CLASSFLAGS] = "classflags",
    [MOF_PRAGMA_INSTANCEFLAGS] = "instanceflags",
    [MOF_PRAGMA_DELETECLASS] = "deleteclass",
    [MOF_PRAGMA_DELETEINSTANCE] = "deleteinstance",
    [MOF_PRAGMA_AMENDMENT] = "amendment",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

mof_pragma mof_pragma_find(const mof_name *name)
{
    for (size_t i = MOF_PRAGMA_UNKNOWN + 1; i < COUNT(names); i++)
        if (mof_name_is(name, names[i]))
            return (mof_pragma)i;
    return MOF_PRAGMA_UNKNOWN;
}

/* ---- reporting --------------------------------------------------------------------------- */

static mof_diagnostic *report(const mof_pragma_check *check, mof_code code, mof_span span,
                              const char *argument, const char *why)
{
    return mof_report(check->syntax->reporter, code, span, MOF_ARGS(argument, why));
}

static const char *quote(const mof_pragma_check *check, mof_text text)
{
    return mof_text_quote(check->syntax->reporter->arena, text);
}

static void correct(const mof_pragma_check *check, mof_diagnostic *diagnostic, mof_span span,
                    const char *word)
{
    mof_reporter *reporter = check->syntax->reporter;
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                            MOF_ARGS(word));
    mof_diagnostic_add_fix(reporter, diagnostic, span, word);
}

static bool is_near(mof_text text, const char *word)
{
    enum { LIMIT = 2 };
    return mof_text_distance(text, mof_text_from_string(word), LIMIT) <= LIMIT;
}

/* Where a directive is at fault that lacks its first argument. */
static mof_span place_of(const mof_ast_directive *ast)
{
    return ast->arguments != NULL ? ast->arguments->span : ast->ast.span;
}

/* ---- arguments --------------------------------------------------------------------------- */

static bool is_string(const mof_ast *argument)
{
    return argument != NULL && argument->form == MOF_VALUE_STRING;
}

mof_text mof_pragma_text(mof_arena *arena, const mof_sources *sources, const mof_ast *arguments)
{
    return is_string(arguments) ? mof_ast_string(arena, sources, arguments) : MOF_TEXT("");
}

/* As it is written, or the text of a string. */
static mof_text word_of(mof_arena *arena, const mof_sources *sources, const mof_ast *argument)
{
    return is_string(argument) ? mof_ast_string(arena, sources, argument)
                               : mof_sources_text(sources, argument->span);
}

static mof_text text_of(const mof_pragma_check *check, const mof_ast *argument)
{
    return word_of(check->syntax->arena, check->syntax->sources, argument);
}

/* ---- namespaces and locales -------------------------------------------------------------- */

/* A path has none: they are escapes gone wrong, and were reported as that (L046). */
static bool has_control(mof_text text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] < ' ')
            return true;
    return false;
}

static void check_namespace(mof_pragma_check *check, const mof_ast_directive *ast)
{
    mof_span place = place_of(ast);
    bool is_one = is_string(ast->arguments) && ast->arguments->next == NULL;
    mof_text text = is_one ? text_of(check, ast->arguments) : MOF_TEXT("");
    mof_namespace path;
    if (check->name_space.start == 0 && check->source->profile == MOF_PROFILE_WMI)
        check->name_space = ast->ast.span;
    if (has_control(text))
        return;
    if (is_one && mof_text_trim(text).size == 0)
        report(check, MOF_P212, place, NULL, NULL);
    else if (!mof_namespace_parse(check->syntax->arena, text, &path) || path.path.size == 0)
        report(check, MOF_P211, place, NULL, NULL);
    else if (path.server.size > 0)
        report(check, MOF_P210, place, quote(check, path.server), NULL);
}

static void check_obsolete(mof_pragma_check *check, const mof_ast_directive *ast)
{
    report(check, MOF_P220, ast->name.span, ast->name.name->text, NULL);
}

static void check_autorecover(mof_pragma_check *check, const mof_ast_directive *ast)
{
    (void)ast;
    check->has_autorecover = true;
}

/* MS_409 or MS_0409: a number in hexadecimal, as the namespace of the texts is called. */
static bool is_locale(mof_text text)
{
    bool is = (text.size == 6 || text.size == 7) &&
              mof_text_equal_nocase((mof_text){text.data, 3}, MOF_TEXT("MS_"));
    for (size_t i = 3; is && i < text.size; i++)
        is = mof_char_hex((unsigned char)text.data[i]) >= 0;
    return is;
}

static void check_amendment(mof_pragma_check *check, const mof_ast_directive *ast)
{
    mof_text text = mof_pragma_text(check->syntax->arena, check->syntax->sources, ast->arguments);
    if (ast->arguments == NULL || ast->arguments->next != NULL || !is_locale(text))
        report(check, MOF_P251, place_of(ast),
               ast->arguments != NULL ? quote(check, text_of(check, ast->arguments)) : "", NULL);
    if (check->amendment.start != 0)
        mof_diagnostic_add_note(check->syntax->reporter,
                                report(check, MOF_P250, ast->ast.span, NULL, NULL),
                                MOF_REMARK_OTHER, check->amendment, MOF_NO_ARGS);
    else
        check->amendment = ast->ast.span;
}

/* ---- flags ------------------------------------------------------------------------------- */

static const struct flag {
    const char *word;
    mof_update_flag bit;
    bool is_for_instances;
} flags[] = {
    {"updateonly", MOF_UPDATE_ONLY, true},
    {"createonly", MOF_UPDATE_CREATE_ONLY, true},
    {"safeupdate", MOF_UPDATE_SAFE, false},
    {"forceupdate", MOF_UPDATE_FORCE, false},
};

static unsigned find_flag(mof_text word)
{
    for (size_t i = 0; i < COUNT(flags); i++)
        if (mof_text_is_nocase(word, flags[i].word))
            return flags[i].bit;
    return 0;
}

static unsigned allowed_flags(bool for_instances)
{
    unsigned all = 0;
    for (size_t i = 0; i < COUNT(flags); i++)
        if (!for_instances || flags[i].is_for_instances)
            all |= flags[i].bit;
    return all;
}

/* Takes the next of "forceupdate, updateonly" off the text. */
static mof_text take_word(mof_text *text)
{
    const char *comma = text->size > 0 ? memchr(text->data, ',', text->size) : NULL;
    size_t size = comma != NULL ? (size_t)(comma - text->data) : text->size;
    mof_text word = mof_text_trim((mof_text){text->data, size});
    size_t taken = comma != NULL ? size + 1 : size;
    *text = (mof_text){text->data + taken, text->size - taken};
    return word;
}

/* The flags that an argument stands for; what is none of those allowed goes to *wrong. */
static unsigned read_flags(mof_arena *arena, const mof_sources *sources, const mof_ast *argument,
                           unsigned allowed, mof_text *wrong)
{
    mof_text text = word_of(arena, sources, argument);
    unsigned bits = 0;
    if (argument->form == MOF_VALUE_INTEGER) {
        mof_integer integer = mof_literal_integer(NULL, text, argument->span);
        if (integer.negative || integer.magnitude > allowed || (integer.magnitude & ~allowed) != 0)
            *wrong = text;
        return (unsigned)integer.magnitude & allowed;
    }
    do {
        mof_text word = take_word(&text);
        unsigned bit = find_flag(word) & allowed;
        if (bit == 0 || !is_string(argument))
            *wrong = word;
        bits |= bit;
    } while (text.size > 0);
    return bits;
}

unsigned mof_pragma_flags(mof_arena *arena, const mof_sources *sources, const mof_ast *arguments)
{
    mof_text wrong;
    unsigned bits = 0;
    for (; arguments != NULL; arguments = arguments->next)
        bits |= read_flags(arena, sources, arguments, allowed_flags(false), &wrong);
    return bits;
}

/* A flag that is right but for its quotes, one that is misspelt, or no flag at all. */
static void report_flag(const mof_pragma_check *check, const mof_ast_directive *ast,
                        const mof_ast *argument, mof_text word, unsigned allowed)
{
    mof_reporter *reporter = check->syntax->reporter;
    bool lacks_quotes = !is_string(argument) && (find_flag(word) & allowed) != 0;
    const char *why = mof_arena_format(reporter->arena, "'%s' is %s", quote(check, word),
                                       lacks_quotes ? "not in quotes" : "none");
    mof_diagnostic *diagnostic = report(check, MOF_P230, argument->span, ast->name.name->text, why);
    for (size_t i = 0; i < COUNT(flags) && !lacks_quotes; i++)
        if ((flags[i].bit & allowed) != 0 && is_near(word, flags[i].word)) {
            mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                                    MOF_ARGS(flags[i].word));
            break;
        }
}

static void check_flags(mof_pragma_check *check, const mof_ast_directive *ast)
{
    unsigned allowed = allowed_flags(mof_pragma_find(ast->name.name) == MOF_PRAGMA_INSTANCEFLAGS);
    mof_span createonly = MOF_NO_SPAN; /* where it is said */
    unsigned all = 0;
    if (ast->arguments == NULL)
        report(check, MOF_P230, ast->ast.span, ast->name.name->text, "there is none");
    for (const mof_ast *argument = ast->arguments; argument != NULL; argument = argument->next) {
        mof_text wrong = {NULL, 0};
        unsigned bits =
            read_flags(check->syntax->arena, check->syntax->sources, argument, allowed, &wrong);
        if (wrong.data != NULL)
            report_flag(check, ast, argument, wrong, allowed);
        if ((bits & MOF_UPDATE_CREATE_ONLY) != 0)
            createonly = argument->span;
        all |= bits;
    }
    unsigned conflict = MOF_UPDATE_SAFE | MOF_UPDATE_FORCE;
    if (createonly.start != 0 && all != MOF_UPDATE_CREATE_ONLY)
        report(check, MOF_P230, createonly, ast->name.name->text,
               "'createonly' excludes all others");
    else if ((all & conflict) == conflict)
        report(check, MOF_P231, place_of(ast), NULL, NULL);
}

/* ---- deletions --------------------------------------------------------------------------- */

mof_deletion mof_pragma_deletion(mof_arena *arena, const mof_sources *sources,
                                 const mof_ast *arguments)
{
    const mof_ast *word = arguments != NULL ? arguments->next : NULL;
    return (mof_deletion){mof_pragma_text(arena, sources, arguments),
                          word != NULL &&
                              mof_text_is_nocase(word_of(arena, sources, word), "FAIL")};
}

static void check_deletion(mof_pragma_check *check, const mof_ast_directive *ast)
{
    bool is_class = mof_pragma_find(ast->name.name) == MOF_PRAGMA_DELETECLASS;
    const mof_ast *what = ast->arguments;
    const mof_ast *word = what != NULL ? what->next : NULL;
    const mof_ast *fault = NULL; /* the argument that is at fault */
    bool is_misspelt = false;
    if (!is_string(what) || text_of(check, what).size == 0 || word == NULL) {
        fault = what;
    } else if (!mof_text_is_one_of_nocase(text_of(check, word), "FAIL|NOFAIL")) {
        fault = word;
        is_misspelt = is_near(text_of(check, word), "NOFAIL");
    } else {
        fault = word->next;
    }
    if (what != NULL && fault == NULL)
        return;
    mof_diagnostic *diagnostic = report(check, is_class ? MOF_P240 : MOF_P242,
                                        fault != NULL ? fault->span : ast->ast.span, NULL, NULL);
    if (is_misspelt)
        correct(check, diagnostic, fault->span, "NOFAIL");
}

/* ---- all of them ------------------------------------------------------------------------- */

static void (*const checks[])(mof_pragma_check *, const mof_ast_directive *) = {
    [MOF_PRAGMA_NAMESPACE] = check_namespace,   [MOF_PRAGMA_SOURCE] = check_obsolete,
    [MOF_PRAGMA_SOURCETYPE] = check_obsolete,   [MOF_PRAGMA_NONLOCAL] = check_obsolete,
    [MOF_PRAGMA_NONLOCALTYPE] = check_obsolete, [MOF_PRAGMA_AUTORECOVER] = check_autorecover,
    [MOF_PRAGMA_CLASSFLAGS] = check_flags,      [MOF_PRAGMA_INSTANCEFLAGS] = check_flags,
    [MOF_PRAGMA_DELETECLASS] = check_deletion,  [MOF_PRAGMA_DELETEINSTANCE] = check_deletion,
    [MOF_PRAGMA_AMENDMENT] = check_amendment,
};

static void report_unknown(const mof_pragma_check *check, const mof_ast_directive *ast)
{
    mof_text name = mof_name_text(ast->name.name);
    bool is_mof3 = check->source->profile == MOF_PROFILE_DMTF3;
    if (is_mof3 && memchr(name.data, '_', name.size) != NULL) {
        report(check, MOF_P298, ast->name.span, ast->name.name->text, NULL);
        return;
    }
    mof_diagnostic *diagnostic =
        report(check, MOF_P299, ast->name.span, ast->name.name->text, NULL);
    for (size_t i = MOF_PRAGMA_UNKNOWN + 1; i < COUNT(names); i++)
        if (is_near(name, names[i])) {
            correct(check, diagnostic, ast->name.span, names[i]);
            break;
        }
}

/* One string in parentheses; true where anything else was refused. */
static bool is_refused(const mof_pragma_check *check, const mof_ast_directive *ast)
{
    const mof_ast *first = ast->arguments;
    mof_code code = MOF_P101;
    mof_span span = ast->ast.span;
    if (ast->ast.form == MOF_DIRECTIVE_INCLUDE) {
        code = MOF_P103;
        span = ast->name.span;
    } else if (first != NULL) {
        code = MOF_P102;
        span = is_string(first) && first->next != NULL ? first->next->span : first->span;
        if (is_string(first) && first->next == NULL)
            return false;
    }
    return report(check, code, span, NULL, NULL)->severity != MOF_SEVERITY_OFF;
}

void mof_pragma_check_one(mof_pragma_check *check, const mof_ast *directive)
{
    const mof_ast_directive *ast = (const mof_ast_directive *)directive;
    mof_pragma pragma = mof_pragma_find(ast->name.name);
    if (is_refused(check, ast))
        return;
    if (pragma == MOF_PRAGMA_UNKNOWN)
        report_unknown(check, ast);
    else if (pragma != MOF_PRAGMA_INCLUDE)
        report(check, MOF_P180, ast->name.span, ast->name.name->text, NULL);
    if (checks[pragma] != NULL)
        checks[pragma](check, ast);
}

void mof_pragma_check_end(mof_pragma_check *check)
{
    if (check->name_space.start != 0 && !check->has_autorecover)
        report(check, MOF_W020, check->name_space, NULL, NULL);
}
