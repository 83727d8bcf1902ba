/*
 * Reporting. A check reports and goes on; a diagnostic is kept with its arguments and is put into
 * words when it is printed. Strings that are passed are copied.
 */
#ifndef MOF_DIAG_REPORT_H
#define MOF_DIAG_REPORT_H

#include "base/memory.h"
#include "diag/code.h"
#include "diag/suppression.h"

#define MOF_ARGUMENTS 4

/* The arguments of a message, in order: mof_report(r, MOF_S110, span, MOF_ARGS(name->text)). */
#define MOF_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define MOF_NO_ARGS NULL

typedef struct mof_note mof_note;
struct mof_note {
    mof_note *next;
    mof_remark remark;
    mof_span span; /* MOF_NO_SPAN: a "help:" line */
    const char *arguments[MOF_ARGUMENTS];
};

/* Replace `span` (empty: insert) by `text`. */
typedef struct mof_fix mof_fix;
struct mof_fix {
    mof_fix *next;
    mof_span span;
    const char *text;
};

typedef struct mof_diagnostic {
    mof_code code;
    mof_severity severity;
    mof_span span;
    const char *arguments[MOF_ARGUMENTS]; /* NULL behind the last */
    mof_note *notes;                      /* in the order they were added */
    mof_fix *fixes;
} mof_diagnostic;

typedef struct mof_reporter {
    mof_arena *arena;
    mof_sources *sources;
    mof_diagnostic **items; /* as reported; mof_reporter_sort orders them by place */
    size_t count;
    size_t capacity;
    size_t reports; /* calls of mof_report, kept or not */
    size_t errors;
    size_t warnings;
    size_t max_errors;                  /* 0: all; beyond it errors are counted, not kept */
    bool is_full;                       /* no more is kept of anything */
    signed char chosen[MOF_CODE_COUNT]; /* severity set by the user, -1: the registry's */
    bool warnings_are_errors;
    bool drops_notes;               /* keep no diagnostic of severity note */
    bool may_be_on[MOF_CODE_COUNT]; /* some source's configuration asks for the code */
    mof_ignored_list ignored;
    bool has_doubts;
    mof_diagnostic unkept; /* what mof_report returns for a code that is off */
} mof_reporter;

void mof_reporter_init(mof_reporter *reporter, mof_arena *arena, mof_sources *sources);

/* The severity follows the profile of the source that the span lies in; what lies in the text of a
 * value is reported where the literal has it. Never NULL: where the code is off the result is a
 * diagnostic that nobody will print. */
mof_diagnostic *mof_report(mof_reporter *reporter, mof_code code, mof_span span,
                           const char *const *arguments);

/* False: in sources of this profile the code is not kept, whatever is reported. What costs much to
 * find out need not be. */
bool mof_reporter_wants(const mof_reporter *reporter, mof_code code, mof_profile profile);

void mof_diagnostic_add_note(mof_reporter *reporter, mof_diagnostic *diagnostic, mof_remark remark,
                             mof_span span, const char *const *arguments);
void mof_diagnostic_add_fix(mof_reporter *reporter, mof_diagnostic *diagnostic, mof_span span,
                            const char *text);

/* What lies in this span was not understood: of what it means nothing is reported, and anywhere in
 * the run nothing that is said to be missing. Spans of one source come in ascending order;
 * MOF_NO_SPAN: it is gone. */
void mof_reporter_doubt(mof_reporter *reporter, mof_span span);

/* Reports suppressions that were for nothing. To be called when all was said that there is to say
 * of the sources so far. */
void mof_reporter_report_unused(mof_reporter *reporter);

/* By source and place, stable; errors that ended a file stay behind what they follow. */
void mof_reporter_sort(mof_reporter *reporter);

/* -Wname, -Wno-name, -Werror=name: `name` is a code or a group. False: neither. A code that is
 * about some profiles alone stays off in the others. */
bool mof_reporter_choose(mof_reporter *reporter, const char *name, mof_severity severity);

/* The message with its arguments, without place, severity and code. */
const char *mof_diagnostic_text(mof_arena *arena, const mof_diagnostic *diagnostic);
const char *mof_note_text(mof_arena *arena, const mof_note *note);

#endif
