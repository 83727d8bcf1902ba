/*
 * Out of memory, everywhere: a whole run of libmof in which the n-th allocation fails, for every n.
 * Each must end with MOF_LIMIT and leave nothing behind.
 */
#include <mof/mof.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct allocator {
    size_t until_failure; /* allocations that still work; 0: the next one fails */
    size_t blocks;        /* that are not freed */
    bool has_failed;
} allocator;

static void *reallocate(void *block, size_t size, void *payload)
{
    allocator *self = payload;
    if (size == 0) {
        self->blocks -= block != NULL;
        free(block);
        return NULL;
    }
    if (self->until_failure-- == 0) {
        self->has_failed = true;
        return NULL;
    }
    self->blocks += block == NULL;
    return realloc(block, size);
}

static void ignore_diagnostic(const mof_diagnostic_info *diagnostic, void *payload)
{
    *(size_t *)payload += strlen(diagnostic->rendered);
}

static void ignore_output(const mof_output_info *output, void *payload)
{
    *(size_t *)payload += output->size;
}

/* Two classes, one of them with a warning, so that a diagnostic is put into words too. */
static const char text[] = "[Abstract] class Demo_Base { [Key] uint32 Id; };\n"
                           "class Demo_A : Demo_Base {\n"
                           "    [Description(\"a\" \"b\")] string Names[] = {\"x\", \"y\"};\n"
                           "    uint32 Do([In] Demo_Base ref Which);\n"
                           "};\n"
                           "instance of Demo_A as $a { Id = 1; };\n"
                           "#pragma no_such_pragma(\"x\")\n";

/* What was before: another type, a value less, no instance. */
static const char older[] = "class Demo_A { [ValueMap{\"1\"}] uint8 Names; };\n";

static mof_status run(mof_context *context, size_t *bytes)
{
    static const char *const backends[] = {"c", "sql", "md"};
    const mof_schema *schema;
    mof_status status = mof_context_add_text(context, "old.mof", older, sizeof older - 1);
    if (status == MOF_OK)
        status = mof_context_compile_older(context);
    if (status == MOF_OK)
        status =
            mof_context_add_file(context, MOFC_SOURCE_DIR "/samples/SMS_ImageUpdateStatusView.md");
    if (status == MOF_OK)
        status = mof_context_add_text(context, "a.mof", text, sizeof text - 1);
    if (status == MOF_OK)
        status = mof_context_set(context, "c.prefix=a_");
    if (status == MOF_OK)
        status = mof_context_compile(context, &schema);
    if (status == MOF_OK)
        *bytes += mof_view_count(mof_schema_view(schema), "classes");
    if (status == MOF_OK)
        status = mof_context_diff(context, "abi") == MOF_LIMIT ? MOF_LIMIT : MOF_OK;
    for (size_t i = 0; i < sizeof backends / sizeof *backends && status == MOF_OK; i++)
        status = mof_context_generate(context, backends[i], "out");
    if (status == MOF_OK)
        status = mof_context_each_output(context, ignore_output, bytes);
    if (status == MOF_OK)
        status = mof_context_each_diagnostic(context, ignore_diagnostic, bytes);
    return status;
}

/* Returns true where the run had all the memory that it wanted. */
static bool run_with(size_t allocations)
{
    allocator self = {.until_failure = allocations};
    mof_options options = {.size = sizeof options, .realloc = reallocate, .realloc_payload = &self};
    size_t bytes = 0;
    mof_context *context = mof_context_new(&options);
    mof_status status = context != NULL ? run(context, &bytes) : MOF_LIMIT;
    assert_int_equal(status, self.has_failed ? MOF_LIMIT : MOF_OK);
    if (context != NULL && self.has_failed)
        mof_context_each_diagnostic(context, ignore_diagnostic, &bytes);
    mof_context_free(context);
    assert_int_equal(self.blocks, 0);
    return !self.has_failed;
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    size_t allocations = 0;
    while (!run_with(allocations))
        allocations++;
    print_message("%zu allocations, each of which failed once\n", allocations);
    assert_true(allocations > 10);
}

/* The same with a budget: it ends wherever the budget does. */
static void test_every_budget_may_end(void **state)
{
    (void)state;
    mof_status status = MOF_LIMIT;
    for (size_t limit = 1024; status == MOF_LIMIT; limit += limit / 16) {
        mof_options options = {.size = sizeof options, .memory_limit = limit};
        size_t bytes = 0;
        mof_context *context = mof_context_new(&options);
        status = context != NULL ? run(context, &bytes) : MOF_LIMIT;
        mof_context_free(context);
    }
    assert_int_equal(status, MOF_OK);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_allocation_may_fail),
        cmocka_unit_test(test_every_budget_may_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
