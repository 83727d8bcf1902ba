/*
 * Building JSON with json-c, for the formats that are made of it. Objects are written one at a
 * time: a run can have more diagnostics than are good to hold twice.
 */
#ifndef MOF_CLI_JSON_H
#define MOF_CLI_JSON_H

#include <stdint.h>
#include <stdio.h>

#include <json-c/json.h>

void mofc_json_add(struct json_object *to, const char *key, struct json_object *value);
void mofc_json_add_number(struct json_object *to, const char *key, uint32_t number);

/* A string that is UTF-8 whatever `text` is: names of files can be anything. */
void mofc_json_add_text(struct json_object *to, const char *key, const char *text);

/* A new object below `key`; a new one at the end of an array. Both belong to `to`. */
struct json_object *mofc_json_add_object(struct json_object *to, const char *key);
struct json_object *mofc_json_add_array(struct json_object *to, const char *key);
struct json_object *mofc_json_push_object(struct json_object *to);

/* Writes in one line, and frees. */
void mofc_json_print(struct json_object *object, FILE *out);

#endif
