/* Prints the classes of a schema and their keys, with libmof: read_schema FILE */
#include <mof/mof.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    mof_context *context = mof_context_new(NULL);
    const mof_schema *schema = NULL;
    mof_context_add_file(context, argc > 1 ? argv[1] : ".");
    mof_status status = mof_context_compile(context, &schema);
    if (status == MOF_OK) {
        mof_view root = mof_schema_view(schema), class, key;
        for (size_t i = 0; class = mof_view_at(root, "classes", i), class.self != NULL; i++) {
            printf("%s:", mof_view_text(class, "name", NULL));
            for (size_t k = 0; key = mof_view_at(class, "keys", k), key.self != NULL; k++)
                printf(" %s", mof_view_text(key, ".", NULL));
            putchar('\n');
        }
    }
    mof_context_free(context);
    return (int)status;
}
