/*
 * The view types of classes, and of what a reference page says about them.
 */
#include "gen/view_fields.h"
#include "page/page.h"

/* ---- page ------------------------------------------------------------------------------------ */

GET_TEXT(page_title, mof_page_facts, it->title);
GET_TEXT(page_role, mof_page_facts, it->role);
GET_TEXT(page_namespace, mof_page_facts, it->namespace_);
GET_TEXT(page_mof_file, mof_page_facts, it->mof_file);
GET_TEXT(page_dll, mof_page_facts, it->dll);
GET_TEXT(page_header, mof_page_facts, it->header);
GET_TEXT(page_remarks, mof_page_facts, it->remarks);
GET_FLAG(page_is_configmgr, mof_page_facts, it->layout == MOF_PAGE_LAYOUT_CONFIGMGR);
GET_FLAG(page_is_win32, mof_page_facts, it->layout == MOF_PAGE_LAYOUT_WIN32);

static const mof_field page_fields[] = {
    FIELD_TEXT("title", MOF_DUMP_NEVER, page_title, "of its heading, as written"),
    FIELD_TEXT("role", MOF_DUMP_NEVER, page_role, "Server or Client, of a ConfigMgr title"),
    FIELD_TEXT("namespace", MOF_DUMP_NEVER, page_namespace, "of its requirements"),
    FIELD_TEXT("mof_file", MOF_DUMP_NEVER, page_mof_file, "of its requirements"),
    FIELD_TEXT("dll", MOF_DUMP_NEVER, page_dll, "of its requirements"),
    FIELD_TEXT("header", MOF_DUMP_NEVER, page_header, "of its requirements"),
    FIELD_TEXT("remarks", MOF_DUMP_NEVER, page_remarks, "Markdown, as written"),
    FIELD_FLAG("is_configmgr", MOF_DUMP_NEVER, page_is_configmgr, "it has the ConfigMgr layout"),
    FIELD_FLAG("is_win32", MOF_DUMP_NEVER, page_is_win32, "it has the Windows layout"),
    FIELDS_END,
};

const mof_view_type mof_page_type = {
    .name = "page",
    .doc = "What the reference page of a class says beyond the model; texts are empty where it is "
           "silent.",
    .fields = page_fields,
    .text = page_title,
};

/* ---- class ----------------------------------------------------------------------------------- */

static const char *kind_name(mof_class_kind kind)
{
    static const char *const names[] = {[MOF_CLASS_PLAIN] = "class",
                                        [MOF_CLASS_ASSOCIATION] = "association",
                                        [MOF_CLASS_INDICATION] = "indication"};
    return names[kind];
}

GET_TEXT(class_name, mof_class, mof_name_text(it->name));
GET_TEXT(class_superclass, mof_class, mof_view_name(it->superclass_name));
GET_TEXT(class_kind, mof_class, mof_text_from_string(kind_name(it->kind)));
GET_ITEM(class_qualifier, mof_class, it->qualifiers.count, it->qualifiers.items[index]);
GET_ITEM(class_own_qualifier, mof_class, it->qualifiers.own_count, it->qualifiers.items[index]);
GET_ITEM(class_property, mof_class, it->property_count, it->properties[index]);
GET_ITEM(class_method, mof_class, it->method_count, it->methods[index]);
GET_ITEM(class_key, mof_class, it->key_count, it->keys[index]);
GET_FLAG(class_abstract, mof_class, it->is_abstract);
GET_TEXT(class_description, mof_class, it->description);
GET_OBJECT(class_location, mof_class, &it->span);

GET_OBJECT(class_parent, mof_class, it->superclass);
GET_FLAG(class_is_association, mof_class, it->kind == MOF_CLASS_ASSOCIATION);
GET_FLAG(class_is_indication, mof_class, it->kind == MOF_CLASS_INDICATION);
GET_FLAG(class_has_keys, mof_class, it->key_count > 0);
GET_FLAG(class_has_properties, mof_class, it->property_count > 0);
GET_FLAG(class_has_methods, mof_class, it->method_count > 0);
GET_FLAG(class_has_qualifiers, mof_class, it->qualifiers.count > 0);
GET_TEXT(class_summary, mof_class, mof_view_summary(it->description));
GET_OBJECT(class_page, mof_class, it->page);
GET_TEXT(class_namespace, mof_class,
         it->name_space != NULL ? mof_name_text(it->name_space)
         : it->page != NULL     ? it->page->namespace_
                                : NULL_TEXT);
GET_TEXT(class_version, mof_class, mof_view_qualifier_text(&it->qualifiers, MOF_KNOWN_VERSION));

static bool is_own_property(const void *self, size_t number)
{
    const mof_class *it = self;
    return it->properties[number]->origin == it;
}

static const void *class_own_property(mof_view_env *env, const void *self, size_t index)
{
    const mof_class *it = self;
    size_t number = mof_view_search_item(env, MOF_VIEW_OWN_PROPERTIES, it, index,
                                         it->property_count, is_own_property);
    return number < it->property_count ? it->properties[number] : NULL;
}

static bool is_own_method(const void *self, size_t number)
{
    const mof_class *it = self;
    return it->methods[number]->origin == it;
}

static const void *class_own_method(mof_view_env *env, const void *self, size_t index)
{
    const mof_class *it = self;
    size_t number =
        mof_view_search_item(env, MOF_VIEW_OWN_METHODS, it, index, it->method_count, is_own_method);
    return number < it->method_count ? it->methods[number] : NULL;
}

static const void *class_line(mof_view_env *env, const void *self, size_t index)
{
    const mof_class *it = self;
    return mof_view_line(env, MOF_VIEW_CLASS_LINES, it, it->description, index);
}

/* From the superclass outwards. */
static const void *class_ancestor(mof_view_env *env, const void *self, size_t index)
{
    (void)env;
    const mof_class *it = ((const mof_class *)self)->superclass;
    while (it != NULL && index-- > 0)
        it = it->superclass;
    return it;
}

static const mof_field class_fields[] = {
    FIELD_TEXT("name", MOF_DUMP, class_name, "as written"),
    FIELD_TEXT("superclass", MOF_DUMP, class_superclass, "its name; null where there is none"),
    FIELD_TEXT("kind", MOF_DUMP, class_kind, "class, association or indication"),
    FIELD_LIST("qualifiers", MOF_DUMP, mof_qualifier_view_type, class_qualifier,
               "its own, then inherited ones"),
    FIELD_LIST("properties", MOF_DUMP, mof_property_type, class_property,
               "inherited ones first, overrides in the place of what they replace"),
    FIELD_LIST("methods", MOF_DUMP, mof_method_type, class_method, "likewise"),
    FIELD_LIST("keys", MOF_DUMP_TEXT, mof_property_type, class_key,
               "the properties of the key, in the order of `properties`"),
    FIELD_FLAG("abstract", MOF_DUMP, class_abstract, "it has no instances of its own"),
    FIELD_TEXT("description", MOF_DUMP, class_description, "null where there is none"),
    FIELD_OBJECT("location", MOF_DUMP, mof_location_type, class_location, "where it is declared"),
    FIELD_LIST("own_qualifiers", MOF_DUMP_NEVER, mof_qualifier_view_type, class_own_qualifier,
               "those written here"),
    FIELD_LIST("own_properties", MOF_DUMP_NEVER, mof_property_type, class_own_property,
               "those declared here"),
    FIELD_LIST("own_methods", MOF_DUMP_NEVER, mof_method_type, class_own_method,
               "those declared here"),
    FIELD_OBJECT("parent", MOF_DUMP_NEVER, mof_class_type, class_parent,
                 "the superclass itself; none where it is not known"),
    FIELD_LIST("ancestors", MOF_DUMP_NEVER, mof_class_type, class_ancestor,
               "the superclass, that of the superclass, and so on"),
    FIELD_FLAG("is_association", MOF_DUMP_NEVER, class_is_association, "of kind association"),
    FIELD_FLAG("is_indication", MOF_DUMP_NEVER, class_is_indication, "of kind indication"),
    FIELD_FLAG("has_keys", MOF_DUMP_NEVER, class_has_keys, "there are any"),
    FIELD_FLAG("has_properties", MOF_DUMP_NEVER, class_has_properties, "there are any"),
    FIELD_FLAG("has_methods", MOF_DUMP_NEVER, class_has_methods, "there are any"),
    FIELD_FLAG("has_qualifiers", MOF_DUMP_NEVER, class_has_qualifiers, "there are any"),
    FIELD_TEXT("summary", MOF_DUMP_NEVER, class_summary, "the description's first sentence"),
    FIELD_LIST("description_lines", MOF_DUMP_NEVER, mof_string_type, class_line,
               "the description line by line"),
    FIELD_TEXT("namespace", MOF_DUMP_NEVER, class_namespace,
               "of the MOF, else of the page; null where neither names one"),
    FIELD_TEXT("version", MOF_DUMP_NEVER, class_version, "Version; null where there is none"),
    FIELD_OBJECT("page", MOF_DUMP_NEVER, mof_page_type, class_page,
                 "the reference page that it was read from; none for MOF"),
    FIELDS_END,
};

const mof_view_type mof_class_type = {
    .name = "class",
    .doc = "A class, association or indication.",
    .fields = class_fields,
    .text = class_name,
};
