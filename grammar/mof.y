/*
 * MOF: from tokens to builder calls (mof-language B.1; DSP0004 annex A, with the WMI dialect and
 * MOF 3 beside it). One grammar serves all dialects: what a profile refuses is said afterwards, by
 * syntax/dialect.c. A word that is a keyword only in its place is a name everywhere else.
 *
 * An action is one builder call or one push. Messages and repairs are made by syntax/expect.c and
 * syntax/recover.c, which see the parser through syntax/grammar.h.
 *
 * Bison makes two parsers of it. One is pushed token by token, and knows at a fault what it expected;
 * the other, which CMakeLists.txt gets by other definitions, pulls the tokens itself, takes less
 * than half the time, and gives up at the first fault (syntax/parse.h).
 */
%code requires {
#include "syntax/parse.h"
}

%code {
#if YYPUSH
#include "syntax/grammar.h"

#include <string.h>
#endif

#define ARENA parse->syntax->arena
#define ADD(node) (parse->productions = mof_ast_list_push(parse->productions, (node)))
#if YYPUSH
#define PAUSE(node) ((void)0)
#else /* where no token was read beyond it; what was cut off a qualifier declaration may follow */
#define PAUSE(node)                                                                                \
    do {                                                                                           \
        if (!parse->was_refused && (node)->span.end >= parse->pause && yychar < 0 &&               \
            (node)->kind != MOF_AST_QUALIFIER_TYPE) {                                              \
            parse->behind = (node)->span.end;                                                      \
            YYACCEPT;                                                                              \
        }                                                                                          \
    } while (0)
#endif
#define PUSH(ring, node) mof_ast_ring_push((ring), (node))
#define ALL(ring) mof_ast_ring_open(ring)
#define NAME(name, span) ((mof_ast_name){(name), (span)})
#define WORD(name, span) mof_ast_new_word(ARENA, MOF_VALUE_LITERAL, NAME(name, span))
#define VALUE(form, span) mof_ast_new_value(ARENA, (span), MOF_VALUE_##form)
#define TYPE(form, name, span) mof_ast_begin_feature(ARENA, MOF_TYPE_FORM_##form, NAME(name, span))

/* A rule spans its first to its last token; an empty one lies behind what came before it. */
#define YYLLOC_DEFAULT(current, rhs, n) ((current) = span_of_rule(&YYRHSLOC(rhs, 0), (n)))

/* The stacks never grow: deeper nesting is refused, so that others may recurse over the AST. */
#define YYINITDEPTH 2000
#define YYMAXDEPTH YYINITDEPTH

static mof_span span_of_rule(const mof_span *rhs, int count);
static void yyerror(const mof_span *span, mof_parse *parse, const char *message);
#if !YYPUSH
static int yylex(YYSTYPE *value, mof_span *span, mof_parse *parse);
#endif
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
%param { mof_parse *parse }

/* One word each: the stack of values is copied with every step. Where a name stands tells its
 * location. */
%union {
    const mof_name *name; /* the only value that comes from outside */
    mof_ast *node;        /* of a list that is complete, the first */
    mof_ast *ring;        /* a list that grows: mof_ast_ring_push */
    mof_ast_name *place;
    mof_ast_heading *heading;
    mof_ast_clause *clause;
    mof_span span;
    mof_class_form form;
}

%token END 0 "end of file" PRAGMA "#pragma" <name> INCLUDE "#include"
%token START_CLASS "a class" START_METHOD "a method"
%token STRING "string" INTEGER "integer" REAL "real number" CHARLIT "character"
%token TRUE "true" FALSE "false" NULL "null" REF "ref"
%token <name> IDENT "name" ALIAS "alias" DATATYPE "type" VOID "void" OBJECT "object"
%token <name> CLASS "class" INSTANCE "instance" OF "of" QUALIFIER "qualifier" AS "as"
%token <name> SCOPE "scope" FLAVOR "flavor" POLICY "policy" VALUE "value"
%token <name> STRUCTURE "structure" ENUMERATION "enumeration" ASSOCIATION "association"

%type <name> name className weakWord softWord enumBase
%type <place> alias aliasOpt super superOpt
%type <heading> heading
%type <span> dimension brackets
%type <form> classKey
%type <clause> qualifierClause qualifierClauses someClauses
%type <ring> pragmaArgList qualifiers flavorWords constantList wordList features enumElements
%type <ring> parameters slots scalarInits strings
%type <node> production directive pragmaArgs pragmaArg qualifierList qualifier qualifierValue
%type <node> flavors qualifierDecl qualifierDeclBody classDecl classBody structureDecl enumDecl
%type <node> enumBody enumElement feature type parametersOpt parameter instanceDecl
%type <node> structValueDecl instanceBody slot defaultValue initializer arrayInit scalarInit
%type <node> nestedObject enumLiteral constant

%%

/* A file, or a piece of a reference page. A production is in the list once its last token is read. */
input
    : specification
    | START_CLASS classDecl             { ADD($classDecl); }
    | START_METHOD feature              { ADD($feature); }
    ;

/* mofSpecification */
specification
    : %empty
    | specification production          { ADD($production); PAUSE($production); }
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
    : "#pragma" name pragmaArgs[args]
        { $$ = mof_ast_new_directive(ARENA, @$, MOF_DIRECTIVE_PRAGMA, NAME($name, @name), $args); }
    | "#include"[name] '(' strings ')'
        { $$ = mof_ast_new_directive(ARENA, @$, MOF_DIRECTIVE_INCLUDE, NAME($name, @name),
                                     mof_ast_new_strings(ARENA, @strings, ALL($strings))); }
    ;

pragmaArgs
    : %empty                            { $$ = NULL; }
    | '(' pragmaArgList[list] ')'       { $$ = ALL($list); }
    ;

pragmaArgList
    : pragmaArg                         { $$ = PUSH(NULL, $pragmaArg); }
    | pragmaArgList[list] ',' pragmaArg { $$ = PUSH($list, $pragmaArg); }
    ;

pragmaArg
    : strings                           { $$ = mof_ast_new_strings(ARENA, @$, ALL($strings)); }
    | INTEGER                           { $$ = VALUE(INTEGER, @$); }
    | name                              { $$ = WORD($name, @name); }
    ;

/* qualifierList:  [Key, MaxLen(64), Values{"a", "b"} : Translatable ToSubclass] */
qualifierList
    : %empty                            { $$ = NULL; }
    | '[' ']'                           { $$ = NULL; }
    | '[' qualifiers ']'                { $$ = ALL($qualifiers); }
    ;

qualifiers
    : qualifier                         { $$ = PUSH(NULL, $qualifier); }
    | qualifiers[list] ',' qualifier    { $$ = PUSH($list, $qualifier); }
    ;

qualifier
    : name flavors
        { $$ = mof_ast_new_qualifier(ARENA, @$, NAME($name, @name), NULL, $flavors); }
    | name qualifierValue[value] flavors
        { $$ = mof_ast_new_qualifier(ARENA, @$, NAME($name, @name), $value, $flavors); }
    ;

qualifierValue
    : '(' constantList[list] ')'        { $$ = mof_ast_new_argument(ARENA, @$, ALL($list)); }
    | arrayInit
    ;

constantList
    : constant                          { $$ = PUSH(NULL, $constant); }
    | constantList[list] ',' constant   { $$ = PUSH($list, $constant); }
    ;

flavors
    : %empty                            { $$ = NULL; }
    | ':' flavorWords                   { $$ = ALL($flavorWords); }
    ;

flavorWords
    : IDENT[word]                       { $$ = PUSH(NULL, WORD($word, @word)); }
    | flavorWords[list] IDENT[word]     { $$ = PUSH($list, WORD($word, @word)); }
    ;

/* qualifierDeclaration:  Qualifier Key : boolean = false, Scope(property), Flavor(ToSubclass);
 * in WMI also flavors for the rest of the file:  Qualifier write : ToInstance ToSubClass; */
qualifierDecl
    : qualifierList[qualifiers] "qualifier" name ':' qualifierDeclBody[body] ';'
        { $$ = mof_ast_end_qualifier_type($body, @$, $qualifiers, NAME($name, @name)); }
    ;

qualifierDeclBody
    : DATATYPE[type] dimension[size] defaultValue[value] qualifierClauses[clauses]
        { $$ = mof_ast_begin_qualifier_type(ARENA, MOF_TYPE_FORM_INTRINSIC, NAME($type, @type),
                                            @size, $size, $value, $clauses); }
    | IDENT[type] dimension[size] '=' initializer[value] qualifierClauses[clauses]
        { $$ = mof_ast_begin_qualifier_type(ARENA, MOF_TYPE_FORM_CLASS, NAME($type, @type),
                                            @size, $size, $value, $clauses); }
    | IDENT[type] brackets[size] qualifierClauses[clauses]
        { $$ = mof_ast_begin_qualifier_type(ARENA, MOF_TYPE_FORM_CLASS, NAME($type, @type),
                                            @size, $size, NULL, $clauses); }
    | IDENT[type] someClauses[clauses]
        { $$ = mof_ast_begin_qualifier_type(ARENA, MOF_TYPE_FORM_CLASS, NAME($type, @type),
                                            MOF_NO_SPAN, MOF_NO_SPAN, NULL, $clauses); }
    | flavorWords[words]                { $$ = mof_ast_begin_file_flavors(ARENA, ALL($words)); }
    ;

qualifierClauses
    : %empty                            { $$ = NULL; }
    | someClauses
    ;

someClauses
    : commaOpt qualifierClause[clause]  { $$ = mof_ast_clause_push(NULL, $clause); }
    | someClauses[list] commaOpt qualifierClause[clause]
        { $$ = mof_ast_clause_push($list, $clause); }
    ;

commaOpt
    : %empty
    | ','
    ;

qualifierClause
    : "scope" '(' wordList[words] ')'
        { $$ = mof_ast_new_clause(ARENA, @$, MOF_CLAUSE_SCOPE, ALL($words)); }
    | "flavor" '(' wordList[words] ')'
        { $$ = mof_ast_new_clause(ARENA, @$, MOF_CLAUSE_FLAVOR, ALL($words)); }
    | "policy" '(' wordList[words] ')'
        { $$ = mof_ast_new_clause(ARENA, @$, MOF_CLAUSE_POLICY, ALL($words)); }
    ;

wordList
    : name                              { $$ = PUSH(NULL, WORD($name, @name)); }
    | wordList[list] ',' name           { $$ = PUSH($list, WORD($name, @name)); }
    ;

/* classDeclaration:  [Association] class X_A as $a : X_B { features }; */
classDecl
    : qualifierList[qualifiers] classKey className[name] heading classBody[body] ';'
        { $$ = mof_ast_new_class(ARENA, @$, $classKey, $qualifiers, NAME($name, @name), $heading,
                                 $body, @body); }
    ;

classKey
    : "class"                           { $$ = MOF_CLASS_FORM_CLASS; }
    | "association"                     { $$ = MOF_CLASS_FORM_ASSOCIATION; }
    ;

heading
    : superOpt                          { $$ = mof_ast_new_heading(ARENA, $superOpt, NULL, false); }
    | alias superOpt                    { $$ = mof_ast_new_heading(ARENA, $superOpt, $alias, true); }
    | super alias                       { $$ = mof_ast_new_heading(ARENA, $super, $alias, false); }
    ;

superOpt
    : %empty                            { $$ = NULL; }
    | super
    ;

super
    : ':' className[name]               { $$ = mof_ast_new_place(ARENA, NAME($name, @name)); }
    ;

aliasOpt
    : %empty                            { $$ = NULL; }
    | alias
    ;

alias
    : "as" ALIAS[name]                  { $$ = mof_ast_new_place(ARENA, NAME($name, @name)); }
    ;

classBody
    : '{' features '}'                  { $$ = ALL($features); }
    | '{' features error '}'            { $$ = ALL($features); yyerrok; }
    ;

/* structureDeclaration (MOF 3):  structure X_S : X_Base { features }; */
structureDecl
    : qualifierList[qualifiers] "structure" className[name] superOpt classBody[body] ';'
        { $$ = mof_ast_new_class(ARENA, @$, MOF_CLASS_FORM_STRUCTURE, $qualifiers,
                                 NAME($name, @name),
                                 mof_ast_new_heading(ARENA, $superOpt, NULL, false), $body, @body); }
    ;

/* enumDeclaration (MOF 3):  enumeration X_Color : uint8 { Red = 1, Green }; */
enumDecl
    : qualifierList[qualifiers] "enumeration" className[name] ':' enumBase[base] enumBody[body] ';'
        { $$ = mof_ast_new_enumeration(ARENA, @$, $qualifiers, NAME($name, @name),
                                       NAME($base, @base), $body); }
    ;

enumBase
    : DATATYPE
    | IDENT
    ;

enumBody
    : '{' '}'                           { $$ = NULL; }
    | '{' enumElements[list] '}'        { $$ = ALL($list); }
    | '{' error '}'                     { $$ = NULL; yyerrok; }
    ;

enumElements
    : enumElement[element]              { $$ = PUSH(NULL, $element); }
    | enumElements[list] ',' enumElement[element]
        { $$ = PUSH($list, $element); }
    ;

enumElement
    : qualifierList[qualifiers] name
        { $$ = mof_ast_new_element(ARENA, @$, $qualifiers, NAME($name, @name), NULL); }
    | qualifierList[qualifiers] name '=' constant[value]
        { $$ = mof_ast_new_element(ARENA, @$, $qualifiers, NAME($name, @name), $value); }
    ;

features
    : %empty                            { $$ = NULL; }
    | features[list] feature            { $$ = PUSH($list, $feature); }
    ;

/* classFeature:  [Key] string Name = "x";  X_B ref Left;  uint32 Do([in] string a, X_B ref b[]);
 * Array brackets stand behind the name. Before it they are read too: MOF 3 has them there for the
 * type of a method, and people write them for properties. */
feature
    : qualifierList[qualifiers] type name dimension[size] defaultValue[value] ';'
        { $$ = mof_ast_end_property($type, @$, MOF_AST_PROPERTY, $qualifiers, NAME($name, @name),
                                    @size, $size, $value); }
    | qualifierList[qualifiers] type brackets[size] name defaultValue[value] ';'
        { $$ = mof_ast_end_property($type, @$, MOF_AST_PROPERTY, $qualifiers, NAME($name, @name),
                                    @size, $size, $value); }
    | qualifierList[qualifiers] type name '('[open] parametersOpt[parameters] ')'[close] ';'
        { $$ = mof_ast_end_method($type, @$, $qualifiers, NAME($name, @name), MOF_NO_SPAN,
                                  MOF_NO_SPAN, $parameters, mof_span_join(@open, @close)); }
    | qualifierList[qualifiers] type brackets[size] name '('[open] parametersOpt[parameters]
      ')'[close] ';'
        { $$ = mof_ast_end_method($type, @$, $qualifiers, NAME($name, @name), @size, $size,
                                  $parameters, mof_span_join(@open, @close)); }
    | structureDecl
    | enumDecl
    | error ';'                         { $$ = NULL; yyerrok; }
    ;

type
    : DATATYPE[word]                    { $$ = TYPE(INTRINSIC, $word, @word); }
    | "void"[word]                      { $$ = TYPE(INTRINSIC, $word, @word); }
    | "object"[word]                    { $$ = TYPE(INTRINSIC, $word, @word); }
    | className[word]                   { $$ = TYPE(CLASS, $word, @word); }
    | "object"[word] "ref"              { $$ = TYPE(REFERENCE, $word, @word); }
    | className[word] "ref"             { $$ = TYPE(REFERENCE, $word, @word); }
    ;

/* The value is the place of the size, the location that of the brackets. */
dimension
    : %empty                            { $$ = MOF_NO_SPAN; }
    | brackets
    ;

brackets
    : '[' ']'                           { $$ = MOF_NO_SPAN; }
    | '[' INTEGER[size] ']'             { $$ = @size; }
    ;

defaultValue
    : %empty                            { $$ = NULL; }
    | '=' initializer                   { $$ = $initializer; }
    ;

parametersOpt
    : %empty                            { $$ = NULL; }
    | parameters                        { $$ = ALL($parameters); }
    ;

parameters
    : parameter                         { $$ = PUSH(NULL, $parameter); }
    | parameters[list] ',' parameter    { $$ = PUSH($list, $parameter); }
    ;

parameter
    : qualifierList[qualifiers] type name dimension[size] defaultValue[value]
        { $$ = mof_ast_end_property($type, @$, MOF_AST_PARAMETER, $qualifiers, NAME($name, @name),
                                    @size, $size, $value); }
    | qualifierList[qualifiers] type brackets[size] name defaultValue[value]
        { $$ = mof_ast_end_property($type, @$, MOF_AST_PARAMETER, $qualifiers, NAME($name, @name),
                                    @size, $size, $value); }
    ;

/* instanceDeclaration:  instance of X_Disk as $D { Letter = "c"; };
 * structureValueDeclaration (MOF 3):  value of X_S as $S { V = 1; }; */
instanceDecl
    : qualifierList[qualifiers] "instance" "of" className[name] aliasOpt instanceBody[body] ';'
        { $$ = mof_ast_new_instance(ARENA, @$, MOF_INSTANCE_FORM_INSTANCE, $qualifiers,
                                    NAME($name, @name), $aliasOpt, $body, @body); }
    ;

structValueDecl
    : "value" "of" className[name] alias instanceBody[body] ';'
        { $$ = mof_ast_new_instance(ARENA, @$, MOF_INSTANCE_FORM_VALUE, NULL, NAME($name, @name),
                                    $alias, $body, @body); }
    ;

instanceBody
    : '{' slots '}'                     { $$ = ALL($slots); }
    | '{' slots error '}'               { $$ = ALL($slots); yyerrok; }
    ;

slots
    : %empty                            { $$ = NULL; }
    | slots[list] slot                  { $$ = PUSH($list, $slot); }
    ;

/* valueInitializer:  Parts = { instance of X_E { V = 3; } };  in WMI also  [Dynamic] Name; */
slot
    : qualifierList[qualifiers] name dimension[size] '=' initializer[value] ';'
        { $$ = mof_ast_new_slot(ARENA, @$, $qualifiers, NAME($name, @name), @size, $value); }
    | qualifierList[qualifiers] name ';'
        { $$ = mof_ast_new_slot(ARENA, @$, $qualifiers, NAME($name, @name), MOF_NO_SPAN, NULL); }
    | error ';'                         { $$ = NULL; yyerrok; }
    ;

/* initializer:  { 1, 2 }   $Alias   instance of X_E { V = 3; }   "one " "string" */
initializer
    : scalarInit
    | arrayInit
    ;

arrayInit
    : '{' '}'                           { $$ = mof_ast_new_array(ARENA, @$, NULL); }
    | '{' scalarInits[items] '}'        { $$ = mof_ast_new_array(ARENA, @$, ALL($items)); }
    ;

scalarInits
    : scalarInit[item]                  { $$ = PUSH(NULL, $item); }
    | scalarInits[list] ',' scalarInit[item]
        { $$ = PUSH($list, $item); }
    ;

scalarInit
    : constant
    | ALIAS[name]                       { $$ = mof_ast_new_word(ARENA, MOF_VALUE_ALIAS,
                                                                NAME($name, @name)); }
    | nestedObject
    | enumLiteral
    ;

nestedObject
    : "instance" "of" className[name] aliasOpt instanceBody[body]
        { $$ = mof_ast_new_nested(ARENA, @$, MOF_INSTANCE_FORM_INSTANCE, NAME($name, @name),
                                  $aliasOpt, $body, @body); }
    | "value" "of" className[name] aliasOpt instanceBody[body]
        { $$ = mof_ast_new_nested(ARENA, @$, MOF_INSTANCE_FORM_VALUE, NAME($name, @name),
                                  $aliasOpt, $body, @body); }
    ;

enumLiteral
    : IDENT[word]                       { $$ = WORD($word, @word); }
    | IDENT[word] '.' name
        { $$ = mof_ast_new_member(ARENA, @$, NAME($word, @word), NAME($name, @name)); }
    ;

/* constantValue:  5   -2.5e1   'x'   "a " "string in two literals"   true   null */
constant
    : INTEGER                           { $$ = VALUE(INTEGER, @$); }
    | REAL                              { $$ = VALUE(REAL, @$); }
    | CHARLIT                           { $$ = VALUE(CHAR, @$); }
    | "true"                            { $$ = VALUE(TRUE, @$); }
    | "false"                           { $$ = VALUE(FALSE, @$); }
    | "null"                            { $$ = VALUE(NULL, @$); }
    | strings                           { $$ = mof_ast_new_strings(ARENA, @$, ALL($strings)); }
    ;

strings
    : STRING                            { $$ = PUSH(NULL, VALUE(STRING, @$)); }
    | strings[list] STRING[literal]     { $$ = PUSH($list, VALUE(STRING, @literal)); }
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

#if !YYPUSH

/* Behind a fault there is only the end: nothing is recovered, and the scanner leaves the text as it
 * was. */
static int yylex(YYSTYPE *value, mof_span *span, mof_parse *parse)
{
    mof_token token = {.name = NULL};
    int kind;
    do
        kind = mof_parse_read(parse, &token);
    while (parse->was_refused && kind != MOF_TOKEN_END);
    parse->has_ended = kind == MOF_TOKEN_END;
    value->name = token.name;
    *span = token.span;
    return kind;
}

static void yyerror(const mof_span *span, mof_parse *parse, const char *message)
{
    (void)span;
    (void)message;
    parse->was_refused = true;
}

/* The scanner leaves the text as it was once it has seen all of it, also where the stack was full. */
bool mof_parse_quickly(mof_parse *parse)
{
    enum { TAKEN, REFUSED, FULL };
    int outcome = yyparse(parse);
    mof_token token;
    while (outcome == FULL && parse->scanner != NULL &&
           mof_parse_read(parse, &token) != MOF_TOKEN_END)
        ;
    return outcome == TAKEN && !parse->was_refused;
}

#else

/* Keeps what the message and the repair need, and stops bison: whether it is to give up anything is
 * decided when the push has returned. */
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
    return 2;
}

/* Bison calls this for a full stack, and after it was stopped. */
static void yyerror(const mof_span *span, mof_parse *parse, const char *message)
{
    (void)message;
    if (parse->was_refused)
        return;
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

/* The automaton without values: reduces until the token is shifted. */
static bool take(yy_state_t *bottom, yy_state_t **top, yysymbol_kind_t token)
{
    while (*top - bottom < YYMAXDEPTH - 1) {
        int action = yypact[**top];
        bool is_default = yypact_value_is_default(action) || action + token < 0 ||
                          action + token > YYLAST || yycheck[action + token] != token;
        action = is_default ? -yydefact[**top] : yytable[action + token];
        if (action > 0)
            *++*top = (yy_state_t)action;
        if (action >= 0)
            return action > 0;
        *top -= yyr2[-action];
        int symbol = yyr1[-action] - YYNTOKENS;
        int at = yypgoto[symbol] + **top;
        bool is_listed = at >= 0 && at <= YYLAST && yycheck[at] == **top;
        *++*top = (yy_state_t)(is_listed ? yytable[at] : yydefgoto[symbol]);
    }
    return false;
}

size_t mof_grammar_take(const mofyypstate *state, const int *tokens, size_t count)
{
    yy_state_t stack[YYMAXDEPTH];
    yy_state_t *top = stack + (state->yyssp - state->yyss);
    memcpy(stack, state->yyss, (size_t)(top - stack + 1) * sizeof *stack);
    size_t taken = 0;
    while (taken < count && take(stack, &top, YYTRANSLATE(tokens[taken])))
        taken++;
    return taken;
}

/* What was made of nothing between them goes as well: it is made again. */
bool mof_grammar_unshift(mofyypstate *state, uint32_t start)
{
    while (state->yyssp > state->yyss) {
        mof_span span = *state->yylsp;
        bool is_nothing = span.start == span.end && YY_ACCESSING_SYMBOL(*state->yyssp) >= YYNTOKENS;
        if (span.start < start && !is_nothing)
            break;
        state->yyssp--;
        state->yyvsp--;
        state->yylsp--;
    }
    state->yystate = *state->yyssp;
    return state->yyssp == state->yyss || state->yylsp->end <= start;
}

uint32_t mof_grammar_end(const mofyypstate *state)
{
    return state->yylsp->end;
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

#endif
