/*
 * Which flavors exclude each other is a table.
 */
#include "model/flavor.h"

typedef struct flavor_pair {
    unsigned one;
    unsigned other;
    bool only_wmi;
} flavor_pair;

static const flavor_pair exclusive[] = {
    {MOF_FLAVOR_ENABLEOVERRIDE, MOF_FLAVOR_DISABLEOVERRIDE, false},
    {MOF_FLAVOR_RESTRICTED, MOF_FLAVOR_TOSUBCLASS, false},
    {MOF_FLAVOR_RESTRICTED, MOF_FLAVOR_TOINSTANCE, true},
    {MOF_FLAVOR_TOINSTANCE, MOF_FLAVOR_NOTTOINSTANCE, false},
    {MOF_FLAVOR_TOSUBCLASS, MOF_FLAVOR_NOTTOSUBCLASS, false},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *word_of(unsigned flavor)
{
    size_t i = 0;
    while (flavor >> i != 1)
        i++;
    return mof_flavor_words[i].data;
}

static unsigned resolve_word(mof_resolver *resolver, const mof_ast_value *word)
{
    unsigned flavor = mof_flavor_find(word->name);
    if (flavor != 0)
        return flavor;
    mof_diagnostic *diagnostic =
        mof_report(resolver->reporter, MOF_S303, word->ast.span, MOF_ARGS(word->name->text));
    for (size_t i = 0; i < MOF_FLAVORS; i++)
        if (mof_text_distance(mof_flavor_words[i], mof_name_text(word->name), 2) <= 2) {
            mof_resolver_correct(resolver, diagnostic, word->ast.span, mof_flavor_words[i].data);
            break;
        }
    return 0;
}

/* The word is at odds with one before it: the first one stays. */
static bool is_excluded(mof_resolver *resolver, unsigned flavors, unsigned flavor, mof_span span)
{
    bool is_wmi = mof_profile_is_wmi(mof_resolver_profile(resolver, span));
    for (size_t i = 0; i < COUNT(exclusive); i++) {
        const flavor_pair *pair = &exclusive[i];
        unsigned both = pair->one | pair->other;
        if (((flavors | flavor) & both) == both && (flavor & both) != 0 &&
            (is_wmi || !pair->only_wmi)) {
            mof_report(resolver->reporter, MOF_S304, span,
                       MOF_ARGS(word_of(flavor), word_of(both & ~flavor)));
            return true;
        }
    }
    return false;
}

unsigned mof_flavors_resolve(mof_resolver *resolver, const mof_ast *list)
{
    unsigned flavors = 0;
    for (; list != NULL; list = list->next) {
        unsigned flavor = resolve_word(resolver, (const mof_ast_value *)list);
        if (!is_excluded(resolver, flavors, flavor, list->span))
            flavors |= flavor;
    }
    return flavors;
}

unsigned mof_flavors_overlay(unsigned flavors, unsigned written)
{
    for (size_t i = 0; i < COUNT(exclusive); i++) {
        if ((written & exclusive[i].one) != 0)
            flavors &= ~exclusive[i].other;
        if ((written & exclusive[i].other) != 0)
            flavors &= ~exclusive[i].one;
    }
    unsigned settled = MOF_FLAVOR_NOTTOSUBCLASS | MOF_FLAVOR_NOTTOINSTANCE;
    return (flavors | written) & ~settled;
}

unsigned mof_flavors_default(mof_profile profile)
{
    bool is_dmtf = profile == MOF_PROFILE_DMTF2 || profile == MOF_PROFILE_DMTF3;
    return is_dmtf ? MOF_FLAVOR_ENABLEOVERRIDE | MOF_FLAVOR_TOSUBCLASS : 0;
}
