/*
 * MOF: from tokens to builder calls (mof-language B.1; DSP0004 annex A, with the WMI dialect and
 * MOF 3 beside it). One grammar serves all dialects: what a profile refuses is said afterwards, by
 * syntax/dialect.c. A word that is a keyword only in its place is a name everywhere else.
 *
 * An action is one builder call or one push. Messages and repairs are made by syntax/expect.c and
 * syntax/recover.c, which see the parser through syntax/grammar.h.
 */
%code requires {
#include "syntax/parse.h"
}

%code {
#include "syntax/grammar.h"

#include <string.h>

#define ARENA parse->syntax->arena
#define NONE ((mof_ast_list){0})
#define LIST(node) mof_ast_list_push(NONE, (node))
#define ADD(node) (parse->productions = mof_ast_list_push(parse->productions, (node)))
#define WORD(name) mof_ast_new_word(ARENA, MOF_VALUE_LITERAL, (name))
#define VALUE(form, span) mof_ast_new_value(ARENA, (span), MOF_VALUE_##form)
#define TYPE(form, name) mof_ast_make_type(MOF_TYPE_FORM_##form, (name))

/* A rule spans its first to its last token; an empty one lies behind what came before it. */
#define YYLLOC_DEFAULT(current, rhs, n) ((current) = span_of_rule(&YYRHSLOC(rhs, 0), (n)))

/* The stacks never grow: deeper nesting is refused, so that others may recurse over the AST. */
#define YYINITDEPTH 2000
#define YYMAXDEPTH YYINITDEPTH

static mof_span span_of_rule(const mof_span *rhs, int count);
static void yyerror(const mof_span *span, mof_parse *parse, const char *message);
}

%define api.pure full
%define api.push-pull push
%define api.prefix {mofyy}
%define api.token.prefix {MOF_TOKEN_}
%define api.location.type {mof_span}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%parse-param { mof_parse *parse }

%union {
    mof_ast_name name; /* the only value that comes from outside */
    mof_ast *node;
    mof_ast_list list;
    mof_ast_type type;
    mof_ast_heading heading;
    mof_ast_clause *clause;
    mof_ast_clauses clauses;
    mof_class_form form;
}

%token END 0 "end of file" PRAGMA "#pragma" <name> INCLUDE "#include"
%token START_CLASS "a class" START_METHOD "a method" START_QUALIFIERS "a qualifier list"
%token STRING "string" INTEGER "integer" REAL "real number" CHARLIT "character"
%token TRUE "true" FALSE "false" NULL "null" REF "ref"
%token <name> IDENT "name" ALIAS "alias" DATATYPE "type" VOID "void" OBJECT "object"
%token <name> CLASS "class" INSTANCE "instance" OF "of" QUALIFIER "qualifier" AS "as"
%token <name> SCOPE "scope" FLAVOR "flavor" POLICY "policy" VALUE "value"
%token <name> STRUCTURE "structure" ENUMERATION "enumeration" ASSOCIATION "association"

%type <name> name className weakWord softWord alias aliasOpt super superOpt enumBase
%type <heading> heading
%type <type> type dimension brackets
%type <form> classKey
%type <clause> qualifierClause
%type <clauses> qualifierClauses
%type <list> pragmaArgs pragmaArgList qualifierList qualifiers flavors flavorWords constantList
%type <list> wordList classBody features enumBody enumElements parametersOpt parameters
%type <list> instanceBody slots scalarInits strings
%type <node> production directive pragmaArg qualifierDecl qualifierDeclBody qualifier
%type <node> qualifierValue classDecl structureDecl enumDecl enumElement feature parameter
%type <node> instanceDecl structValueDecl slot defaultValue initializer arrayInit scalarInit
%type <node> nestedObject enumLiteral constant stringValue

%%

/* A file, or a piece of a reference page. A production is in the list once its last token is read. */
input
    : specification
    | START_CLASS classDecl             { ADD($classDecl); }
    | START_METHOD feature              { ADD($feature); }
    | START_QUALIFIERS qualifierList    { parse->productions = $qualifierList; }
    ;

/* mofSpecification */
specification
    : %empty
    | specification production          { ADD($production); }
    ;

production
    : directive
    | qualifierDecl
    | classDecl
    | structureDecl
    | enumDecl
    | instanceDecl
    | structValueDecl
    | ';'                               { $$ = mof_ast_new_empty(ARENA, @$); }
    | error ';'                         { $$ = NULL; yyerrok; }
    ;

/* compilerDirective:  #pragma namespace("\\\\.\\root\\cimv2") */
directive
    : "#pragma" name pragmaArgs
        { $$ = mof_ast_new_directive(ARENA, @$, MOF_DIRECTIVE_PRAGMA, $name, $pragmaArgs.first); }
    | "#include"[name] '(' stringValue ')'
        { $$ = mof_ast_new_directive(ARENA, @$, MOF_DIRECTIVE_INCLUDE, $name, $stringValue); }
    ;

pragmaArgs
    : %empty                            { $$ = NONE; }
    | '(' pragmaArgList ')'             { $$ = $pragmaArgList; }
    ;

pragmaArgList
    : pragmaArg                         { $$ = LIST($pragmaArg); }
    | pragmaArgList[list] ',' pragmaArg { $$ = mof_ast_list_push($list, $pragmaArg); }
    ;

pragmaArg
    : stringValue
    | INTEGER                           { $$ = VALUE(INTEGER, @$); }
    | name                              { $$ = WORD($name); }
    ;

/* qualifierList:  [Key, MaxLen(64), Values{"a", "b"} : Translatable ToSubclass] */
qualifierList
    : %empty                            { $$ = NONE; }
    | '[' ']'                           { $$ = NONE; }
    | '[' qualifiers ']'                { $$ = $qualifiers; }
    ;

qualifiers
    : qualifier                         { $$ = LIST($qualifier); }
    | qualifiers[list] ',' qualifier    { $$ = mof_ast_list_push($list, $qualifier); }
    ;

qualifier
    : name qualifierValue[value] flavors
        { $$ = mof_ast_new_qualifier(ARENA, @$, $name, $value, $flavors.first); }
    ;

qualifierValue
    : %empty                            { $$ = NULL; }
    | '(' constant ')'                  { $$ = $constant; }
    | '(' constantList[list] ',' constant ')'
        { $$ = mof_ast_new_array(ARENA, @$, mof_ast_list_push($list, $constant).first); }
    | arrayInit
    ;

constantList
    : constant                          { $$ = LIST($constant); }
    | constantList[list] ',' constant   { $$ = mof_ast_list_push($list, $constant); }
    ;

flavors
    : %empty                            { $$ = NONE; }
    | ':' flavorWords                   { $$ = $flavorWords; }
    ;

flavorWords
    : IDENT[word]                       { $$ = LIST(WORD($word)); }
    | flavorWords[list] IDENT[word]     { $$ = mof_ast_list_push($list, WORD($word)); }
    ;

/* qualifierDeclaration:  Qualifier Key : boolean = false, Scope(property), Flavor(ToSubclass);
 * in WMI also flavors for the rest of the file:  Qualifier write : ToInstance ToSubClass; */
qualifierDecl
    : qualifierList[qualifiers] "qualifier" name ':' qualifierDeclBody[body] ';'
        { $$ = mof_ast_complete_qualifier_type($body, @$, $qualifiers.first, $name); }
    ;

qualifierDeclBody
    : DATATYPE[word] dimension defaultValue[value] qualifierClauses[clauses]
        { $$ = mof_ast_new_qualifier_type(ARENA, TYPE(INTRINSIC, $word), $dimension, $value,
                                          $clauses.first); }
    | IDENT[word] dimension '=' initializer[value] qualifierClauses[clauses]
        { $$ = mof_ast_new_qualifier_type(ARENA, TYPE(CLASS, $word), $dimension, $value,
                                          $clauses.first); }
    | flavorWords[words]                { $$ = mof_ast_new_file_flavors(ARENA, $words.first); }
    ;

qualifierClauses
    : %empty                            { $$ = (mof_ast_clauses){0}; }
    | qualifierClauses[list] commaOpt qualifierClause[clause]
        { $$ = mof_ast_clause_push($list, $clause); }
    ;

commaOpt
    : %empty
    | ','
    ;

qualifierClause
    : "scope" '(' wordList[words] ')'
        { $$ = mof_ast_new_clause(ARENA, @$, MOF_CLAUSE_SCOPE, $words.first); }
    | "flavor" '(' wordList[words] ')'
        { $$ = mof_ast_new_clause(ARENA, @$, MOF_CLAUSE_FLAVOR, $words.first); }
    | "policy" '(' wordList[words] ')'
        { $$ = mof_ast_new_clause(ARENA, @$, MOF_CLAUSE_POLICY, $words.first); }
    ;

wordList
    : name                              { $$ = LIST(WORD($name)); }
    | wordList[list] ',' name           { $$ = mof_ast_list_push($list, WORD($name)); }
    ;

/* classDeclaration:  [Association] class X_A as $a : X_B { features }; */
classDecl
    : qualifierList[qualifiers] classKey className[name] heading classBody[body] ';'
        { $$ = mof_ast_new_class(ARENA, @$, $classKey, $qualifiers.first, $name, $heading,
                                 $body.first, @body); }
    ;

classKey
    : "class"                           { $$ = MOF_CLASS_FORM_CLASS; }
    | "association"                     { $$ = MOF_CLASS_FORM_ASSOCIATION; }
    ;

heading
    : superOpt                          { $$ = (mof_ast_heading){$superOpt, MOF_NO_NAME, false}; }
    | alias superOpt                    { $$ = (mof_ast_heading){$superOpt, $alias, true}; }
    | super alias                       { $$ = (mof_ast_heading){$super, $alias, false}; }
    ;

superOpt
    : %empty                            { $$ = MOF_NO_NAME; }
    | super
    ;

super
    : ':' className                     { $$ = $className; }
    ;

aliasOpt
    : %empty                            { $$ = MOF_NO_NAME; }
    | alias
    ;

alias
    : "as" ALIAS[name]                  { $$ = $name; }
    ;

classBody
    : '{' features '}'                  { $$ = $features; }
    | '{' features error '}'            { $$ = $features; yyerrok; }
    ;

/* structureDeclaration (MOF 3):  structure X_S : X_Base { features }; */
structureDecl
    : qualifierList[qualifiers] "structure" className[name] superOpt classBody[body] ';'
        { $$ = mof_ast_new_class(ARENA, @$, MOF_CLASS_FORM_STRUCTURE, $qualifiers.first, $name,
                                 (mof_ast_heading){$superOpt, MOF_NO_NAME, false}, $body.first,
                                 @body); }
    ;

/* enumDeclaration (MOF 3):  enumeration X_Color : uint8 { Red = 1, Green }; */
enumDecl
    : qualifierList[qualifiers] "enumeration" className[name] ':' enumBase[base] enumBody[body] ';'
        { $$ = mof_ast_new_enumeration(ARENA, @$, $qualifiers.first, $name, $base, $body.first); }
    ;

enumBase
    : DATATYPE
    | IDENT
    ;

enumBody
    : '{' '}'                           { $$ = NONE; }
    | '{' enumElements '}'              { $$ = $enumElements; }
    | '{' error '}'                     { $$ = NONE; yyerrok; }
    ;

enumElements
    : enumElement[element]              { $$ = LIST($element); }
    | enumElements[list] ',' enumElement[element]
        { $$ = mof_ast_list_push($list, $element); }
    ;

enumElement
    : qualifierList[qualifiers] name
        { $$ = mof_ast_new_element(ARENA, @$, $qualifiers.first, $name, NULL); }
    | qualifierList[qualifiers] name '=' constant[value]
        { $$ = mof_ast_new_element(ARENA, @$, $qualifiers.first, $name, $value); }
    ;

features
    : %empty                            { $$ = NONE; }
    | features[list] feature            { $$ = mof_ast_list_push($list, $feature); }
    ;

/* classFeature:  [Key] string Name = "x";  X_B ref Left;  uint32 Do([in] string a, X_B ref b[]);
 * Array brackets stand behind the name. Before it they are read too: MOF 3 has them there for the
 * type of a method, and people write them for properties. */
feature
    : qualifierList[qualifiers] type name dimension defaultValue[value] ';'
        { $$ = mof_ast_new_property(ARENA, @$, MOF_AST_PROPERTY, $qualifiers.first, $type,
                                    $dimension, $name, $value); }
    | qualifierList[qualifiers] type brackets name defaultValue[value] ';'
        { $$ = mof_ast_new_property(ARENA, @$, MOF_AST_PROPERTY, $qualifiers.first, $type,
                                    $brackets, $name, $value); }
    | qualifierList[qualifiers] type name '('[open] parametersOpt[parameters] ')'[close] ';'
        { $$ = mof_ast_new_method(ARENA, @$, $qualifiers.first, $type, $name, $parameters.first,
                                  mof_span_join(@open, @close)); }
    | qualifierList[qualifiers] type brackets name '('[open] parametersOpt[parameters] ')'[close] ';'
        { $$ = mof_ast_new_method(ARENA, @$, $qualifiers.first,
                                  mof_ast_type_add_dimension($type, $brackets), $name,
                                  $parameters.first, mof_span_join(@open, @close)); }
    | structureDecl
    | enumDecl
    | error ';'                         { $$ = NULL; yyerrok; }
    ;

type
    : DATATYPE[word]                    { $$ = TYPE(INTRINSIC, $word); }
    | "void"[word]                      { $$ = TYPE(INTRINSIC, $word); }
    | "object"[word]                    { $$ = TYPE(INTRINSIC, $word); }
    | className[word]                   { $$ = TYPE(CLASS, $word); }
    | "object"[word] "ref"              { $$ = TYPE(REFERENCE, $word); }
    | className[word] "ref"             { $$ = TYPE(REFERENCE, $word); }
    ;

dimension
    : %empty                            { $$ = (mof_ast_type){0}; }
    | brackets
    ;

brackets
    : '[' ']'                           { $$ = mof_ast_make_dimension(@$, MOF_NO_SPAN); }
    | '[' INTEGER[size] ']'             { $$ = mof_ast_make_dimension(@$, @size); }
    ;

defaultValue
    : %empty                            { $$ = NULL; }
    | '=' initializer                   { $$ = $initializer; }
    ;

parametersOpt
    : %empty                            { $$ = NONE; }
    | parameters
    ;

parameters
    : parameter                         { $$ = LIST($parameter); }
    | parameters[list] ',' parameter    { $$ = mof_ast_list_push($list, $parameter); }
    ;

parameter
    : qualifierList[qualifiers] type name dimension defaultValue[value]
        { $$ = mof_ast_new_property(ARENA, @$, MOF_AST_PARAMETER, $qualifiers.first, $type,
                                    $dimension, $name, $value); }
    | qualifierList[qualifiers] type brackets name defaultValue[value]
        { $$ = mof_ast_new_property(ARENA, @$, MOF_AST_PARAMETER, $qualifiers.first, $type,
                                    $brackets, $name, $value); }
    ;

/* instanceDeclaration:  instance of X_Disk as $D { Letter = "c"; };
 * structureValueDeclaration (MOF 3):  value of X_S as $S { V = 1; }; */
instanceDecl
    : qualifierList[qualifiers] "instance" "of" className[name] aliasOpt instanceBody[body] ';'
        { $$ = mof_ast_new_instance(ARENA, @$, MOF_INSTANCE_FORM_INSTANCE, $qualifiers.first, $name,
                                    $aliasOpt, $body.first, @body); }
    ;

structValueDecl
    : "value" "of" className[name] alias instanceBody[body] ';'
        { $$ = mof_ast_new_instance(ARENA, @$, MOF_INSTANCE_FORM_VALUE, NULL, $name, $alias,
                                    $body.first, @body); }
    ;

instanceBody
    : '{' slots '}'                     { $$ = $slots; }
    | '{' slots error '}'               { $$ = $slots; yyerrok; }
    ;

slots
    : %empty                            { $$ = NONE; }
    | slots[list] slot                  { $$ = mof_ast_list_push($list, $slot); }
    ;

/* valueInitializer:  Parts = { instance of X_E { V = 3; } };  in WMI also  [Dynamic] Name; */
slot
    : qualifierList[qualifiers] name dimension '=' initializer[value] ';'
        { $$ = mof_ast_new_slot(ARENA, @$, $qualifiers.first, $name, $dimension.brackets, $value); }
    | qualifierList[qualifiers] name ';'
        { $$ = mof_ast_new_slot(ARENA, @$, $qualifiers.first, $name, MOF_NO_SPAN, NULL); }
    | error ';'                         { $$ = NULL; yyerrok; }
    ;

/* initializer:  { 1, 2 }   $Alias   instance of X_E { V = 3; }   "one " "string" */
initializer
    : scalarInit
    | arrayInit
    ;

arrayInit
    : '{' '}'                           { $$ = mof_ast_new_array(ARENA, @$, NULL); }
    | '{' scalarInits[items] '}'        { $$ = mof_ast_new_array(ARENA, @$, $items.first); }
    ;

scalarInits
    : scalarInit[item]                  { $$ = LIST($item); }
    | scalarInits[list] ',' scalarInit[item]
        { $$ = mof_ast_list_push($list, $item); }
    ;

scalarInit
    : constant
    | ALIAS[name]                       { $$ = mof_ast_new_word(ARENA, MOF_VALUE_ALIAS, $name); }
    | nestedObject
    | enumLiteral
    ;

nestedObject
    : "instance" "of" className[name] aliasOpt instanceBody[body]
        { $$ = mof_ast_new_nested(ARENA, @$, MOF_INSTANCE_FORM_INSTANCE, $name, $aliasOpt,
                                  $body.first, @body); }
    | "value" "of" className[name] aliasOpt instanceBody[body]
        { $$ = mof_ast_new_nested(ARENA, @$, MOF_INSTANCE_FORM_VALUE, $name, $aliasOpt,
                                  $body.first, @body); }
    ;

enumLiteral
    : IDENT[word]                       { $$ = WORD($word); }
    | IDENT[word] '.' name              { $$ = mof_ast_new_member(ARENA, @$, $word, $name); }
    ;

/* constantValue:  5   -2.5e1   'x'   "a " "string in two literals"   true   null */
constant
    : INTEGER                           { $$ = VALUE(INTEGER, @$); }
    | REAL                              { $$ = VALUE(REAL, @$); }
    | CHARLIT                           { $$ = VALUE(CHAR, @$); }
    | "true"                            { $$ = VALUE(TRUE, @$); }
    | "false"                           { $$ = VALUE(FALSE, @$); }
    | "null"                            { $$ = VALUE(NULL, @$); }
    | stringValue
    ;

stringValue
    : strings                           { $$ = mof_ast_new_strings(ARENA, @$, $strings.first); }
    ;

strings
    : STRING                            { $$ = LIST(VALUE(STRING, @$)); }
    | strings[list] STRING[literal]
        { $$ = mof_ast_list_push($list, VALUE(STRING, @literal)); }
    ;

/* Words that are keywords in their place only. A class may not be called like a type. */
className
    : IDENT
    | weakWord
    ;

name
    : IDENT
    | softWord
    ;

softWord
    : weakWord
    | "structure" | "enumeration" | "association" | "void" | "object" | DATATYPE
    ;

weakWord
    : "class" | "instance" | "of" | "qualifier" | "as" | "scope" | "flavor" | "policy" | "value"
    ;

%%

static mof_span span_of_rule(const mof_span *rhs, int count)
{
    if (count == 0)
        return (mof_span){rhs->end, rhs->end};
    const mof_span *first = rhs + 1;
    while (first < rhs + count && first->start == first->end)
        first++;
    return (mof_span){first->start, rhs[count].end};
}

/* Keeps what the message and the repair need; both are made once the push has returned. */
static int yyreport_syntax_error(const yypcontext_t *context, mof_parse *parse)
{
    yysymbol_kind_t expected[YYNTOKENS];
    parse->was_refused = true;
    if (parse->is_trial)
        return 0;
    int count = yypcontext_expected_tokens(context, expected, YYNTOKENS);
    for (int i = 0; i < count; i++)
        parse->expected[i] = yysymbol_name(expected[i]);
    parse->expected_count = count > 0 ? (size_t)count : 0;
    mof_grammar_copy(parse->before_fault, context->yyps);
    return 0;
}

/* Bison calls this for a full stack only. */
static void yyerror(const mof_span *span, mof_parse *parse, const char *message)
{
    (void)message;
    parse->is_full = true;
    mof_report(parse->syntax->reporter, MOF_F005, *span, MOF_NO_ARGS);
}

/* The stack of the look-ahead correction holds nothing between two tokens. */
void mof_grammar_copy(mofyypstate *to, const mofyypstate *from)
{
    size_t depth = (size_t)(from->yyssp - from->yyss) + 1;
    to->yystate = from->yystate;
    to->yyerrstatus = from->yyerrstatus;
    to->yynew = from->yynew;
    to->yyssp = to->yyss + (depth - 1);
    to->yyvsp = to->yyvs + (depth - 1);
    to->yylsp = to->yyls + (depth - 1);
    memcpy(to->yyss, from->yyss, depth * sizeof *to->yyss);
    memcpy(to->yyvs, from->yyvs, depth * sizeof *to->yyvs);
    memcpy(to->yyls, from->yyls, depth * sizeof *to->yyls);
}

void mof_grammar_reset(mofyypstate *state)
{
    yypstate_clear(state);
}

bool mof_grammar_accepts(mofyypstate *state, int token)
{
    return yy_lac(state->yyesa, &state->yyes, &state->yyes_capacity, state->yyssp,
                  YYTRANSLATE(token)) == 0;
}

bool mof_grammar_is_recovering(const mofyypstate *state)
{
    return state->yyerrstatus != 0;
}

int mof_grammar_count(const mofyypstate *state, int token)
{
    int count = 0;
    for (const yy_state_t *at = state->yyss; at <= state->yyssp; at++)
        count += YY_ACCESSING_SYMBOL(*at) == YYTRANSLATE(token);
    return count;
}

int mof_grammar_find_open(const mofyypstate *state, mof_span *span)
{
    static const char brackets[] = "([{)]}";
    int closed = 0;
    for (const yy_state_t *at = state->yyssp; at > state->yyss; at--) {
        for (int i = 0; brackets[i] != '\0'; i++) {
            if (YY_ACCESSING_SYMBOL(*at) != YYTRANSLATE((int)brackets[i]))
                continue;
            closed += i < 3 ? -1 : 1;
            *span = state->yyls[at - state->yyss];
            if (closed < 0)
                return brackets[i];
        }
    }
    *span = MOF_NO_SPAN;
    return 0;
}

const char *mof_grammar_token_name(int token)
{
    return yysymbol_name(YYTRANSLATE(token));
}
