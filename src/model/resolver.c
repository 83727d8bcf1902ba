/*
 * Places and words for the passes of the resolver.
 */
#include "model/resolver.h"

/* Nearly every question is about the source of the one before. */
static const mof_source *find_source(mof_resolver *resolver, mof_span span)
{
    const mof_source *source = resolver->source;
    if (source == NULL || span.start < source->base || span.start - source->base > source->size)
        resolver->source = source = mof_sources_find(resolver->schema->sources, span.start);
    return source;
}

mof_text mof_resolver_text(mof_resolver *resolver, mof_span span)
{
    const mof_source *source = find_source(resolver, span);
    return (mof_text){source->text + (span.start - source->base), span.end - span.start};
}

const char *mof_resolver_quote(mof_resolver *resolver, mof_span span)
{
    return mof_text_quote(resolver->reporter->arena, mof_resolver_text(resolver, span));
}

mof_profile mof_resolver_profile(mof_resolver *resolver, mof_span span)
{
    const mof_source *source = find_source(resolver, span);
    return source != NULL ? source->profile : MOF_PROFILE_AUTO;
}

void mof_resolver_report_spelling(mof_resolver *resolver, const mof_ast_name *written,
                                  const mof_name *declared, mof_span span)
{
    if (mof_text_equal(mof_name_text(written->name), mof_name_text(declared)))
        return;
    mof_reporter *reporter = resolver->reporter;
    mof_diagnostic *diagnostic = mof_report(reporter, MOF_S010, written->span,
                                            MOF_ARGS(written->name->text, declared->text));
    mof_diagnostic_add_fix(reporter, diagnostic, written->span, declared->text);
    mof_diagnostic_add_note(reporter, diagnostic, MOF_REMARK_PREVIOUS, span, MOF_NO_ARGS);
}

void mof_resolver_suggest(mof_resolver *resolver, mof_diagnostic *diagnostic, const char *name)
{
    mof_diagnostic_add_note(resolver->reporter, diagnostic, MOF_REMARK_DID_YOU_MEAN, MOF_NO_SPAN,
                            MOF_ARGS(name));
}

void mof_resolver_correct(mof_resolver *resolver, mof_diagnostic *diagnostic, mof_span span,
                          const char *name)
{
    mof_resolver_suggest(resolver, diagnostic, name);
    mof_diagnostic_add_fix(resolver->reporter, diagnostic, span, name);
}
