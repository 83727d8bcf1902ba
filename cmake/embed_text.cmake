# Compiles one text in: defines the array of bytes NAME, ended by a NUL, that HEADER declares.
#
#     cmake -DTEXT=<file> -DNAME=<name> -DHEADER=<header> -DOUT=<file.c> -P embed_text.cmake

cmake_minimum_required(VERSION 3.25)
include("${CMAKE_CURRENT_LIST_DIR}/read_bytes.cmake")

read_bytes(bytes "${TEXT}")
file(WRITE "${OUT}.new"
"/* Made by cmake/embed_text.cmake from ${NAME}. */
#include \"${HEADER}\"

const char ${NAME}[] = {
${bytes}0};
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
