/*
 * What is declared in system.mof goes through parser and resolver as any input does, once it is
 * asked for, into a namespace of its own.
 */
#include "model/system.h"

#include "model/declare.h"
#include "model/scope.h"
#include "syntax/parser.h"

/* All names of classes that WMI has in every namespace. */
static const char *const reserved[] = {
    "__AbsoluteTimerInstruction",
    "__ACE",
    "__AggregateEvent",
    "__ArbitratorConfiguration",
    "__CacheControl",
    "__CIMOMIdentification",
    "__ClassCreationEvent",
    "__ClassDeletionEvent",
    "__ClassModificationEvent",
    "__ClassOperationEvent",
    "__ClassProviderRegistration",
    "__ConsumerFailureEvent",
    "__Event",
    "__EventConsumer",
    "__EventConsumerProviderCacheControl",
    "__EventConsumerProviderRegistration",
    "__EventDroppedEvent",
    "__EventFilter",
    "__EventGenerator",
    "__EventProviderCacheControl",
    "__EventProviderRegistration",
    "__EventQueueOverflowEvent",
    "__EventSinkCacheControl",
    "__ExtendedStatus",
    "__ExtrinsicEvent",
    "__FilterToConsumerBinding",
    "__IndicationRelated",
    "__InstanceCreationEvent",
    "__InstanceDeletionEvent",
    "__InstanceModificationEvent",
    "__InstanceOperationEvent",
    "__InstanceProviderRegistration",
    "__IntervalTimerInstruction",
    "__ListOfEventActiveNamespaces",
    "__MethodInvocationEvent",
    "__MethodProviderRegistration",
    "__Namespace",
    "__NamespaceCreationEvent",
    "__NamespaceDeletionEvent",
    "__NamespaceModificationEvent",
    "__NamespaceOperationEvent",
    "__NotifyStatus",
    "__NTLMUser9X",
    "__ObjectProviderCacheControl",
    "__ObjectProviderRegistration",
    "__PARAMETERS",
    "__PropertyProviderCacheControl",
    "__PropertyProviderRegistration",
    "__Provider",
    "__ProviderHostQuotaConfiguration",
    "__ProviderRegistration",
    "__QOSFailureEvent",
    "__SecurityDescriptor",
    "__SecurityRelatedClass",
    "__SystemClass",
    "__SystemEvent",
    "__SystemSecurity",
    "__thisNAMESPACE",
    "__TimerEvent",
    "__TimerInstruction",
    "__TimerNextFiring",
    "__Trustee",
    "__Win32Provider",
};

/* Of the kernel, of event tracing, of DSC and of Configuration Manager. */
static const char *const of_tools[] = {
    "WMIEvent",           "EventTrace",
    "OMI_BaseResource",   "OMI_ConfigurationDocument",
    "MSFT_Credential",    "MSFT_KeyValuePair",
    "SMS_Class_Template", "MSFT_CimConfigurationProviderRegistration",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_one_of(const mof_name *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (mof_name_is(name, names[i]))
            return true;
    return false;
}

bool mof_system_is_reserved(const mof_name *name)
{
    return is_one_of(name, reserved, COUNT(reserved));
}

bool mof_system_has(const mof_name *name, mof_profile profile)
{
    return mof_profile_is_wmi(profile) && (mof_text_starts_with(mof_name_text(name), "__") ||
                                           is_one_of(name, of_tools, COUNT(of_tools)));
}

static void declare_all(mof_resolver *resolver)
{
    mof_schema *schema = resolver->schema;
    mof_syntax syntax = {.arena = resolver->scratch,
                         .source_arena = resolver->arena,
                         .names = schema->names,
                         .sources = schema->sources,
                         .reporter = resolver->reporter,
                         .profile = MOF_PROFILE_WMI};
    mof_source *source = mof_sources_add_copy(schema->sources, MOF_SOURCE_MOF, "<wmi>",
                                              mof_text_from_string(mof_system_text));
    resolver->system =
        mof_declare_system(resolver, source != NULL ? mof_syntax_parse(&syntax, source) : NULL);
}

mof_declaration *mof_system_find(mof_resolver *resolver, mof_space *space, const mof_ast_name *name)
{
    mof_profile profile = mof_resolver_profile(resolver, name->span);
    if (!mof_profile_is_wmi(profile))
        return NULL;
    if (resolver->system == NULL)
        declare_all(resolver);
    mof_declaration *declaration = mof_map_find(&resolver->system->classes, name->name->key);
    if (declaration != NULL || !mof_system_has(name->name, profile))
        return declaration;
    return mof_scope_synthesize(resolver, space, name->name, name->span);
}
