# Compiles templates in: writes the table of src/gen/builtin.h.
#
#     cmake -DROOT=<directory of templates> -DOUT=<file.c> -P embed.cmake

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/read_bytes.cmake")

file(GLOB_RECURSE templates RELATIVE "${ROOT}" "${ROOT}/*.mustache")
list(TRANSFORM templates REPLACE "\\.mustache$" "")
list(SORT templates COMPARE STRING)

set(texts "")
set(rows "")
set(number 0)
foreach(template IN LISTS templates)
    read_bytes(bytes "${ROOT}/${template}.mustache")
    string(APPEND texts "static const unsigned char text_${number}[] = {\n${bytes}0};\n")
    string(APPEND rows
           "    {\"${template}\", (const char *)text_${number}, sizeof text_${number} - 1},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUT}.new"
"/* Made by cmake/embed.cmake from templates/. */
#include \"gen/builtin.h\"

${texts}
const mof_builtin mof_builtins[] = {
${rows}    {0, 0, 0},
};
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
