#!/bin/sh
# Compiles what the backend c makes, with every compiler that is there, and runs a program with it.
#     c.sh <mofc> <directory of this file> <scratch directory>
set -eu
mofc=$1 here=$2 work=$3
flags='-std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes -Wcast-qual
       -Wundef -Wc++-compat -Werror'
warnings='-Wno-W002 -Wno-S115'
cxxflags='-std=c++17 -Wall -Wextra -Wpedantic -Werror'
rm -rf "$work"

# Every header alone and all of them together, every source.
compile() {
    for file in "$1"/*.h; do
        echo "#include \"$(basename "$file")\""
    done >"$1/all.cpp"
    for cc in gcc clang; do
        command -v "$cc" >/dev/null || continue
        # shellcheck disable=SC2086 -- lists of words on purpose
        "$cc" $flags -fsyntax-only "$1"/*.c
    done
    for cxx in g++ clang++; do
        command -v "$cxx" >/dev/null || continue
        # shellcheck disable=SC2086
        "$cxx" $cxxflags -fsyntax-only "$1/all.cpp"
    done
}

for case in names types; do
    # shellcheck disable=SC2086
    "$mofc" gen -q $warnings -b c -o "$work/$case" "$here/$case.mof"
    # shellcheck disable=SC2086
    "$mofc" gen -q $warnings -b c --set c.naming=snake --set c.prefix=acme_ -o "$work/$case-snake" \
        "$here/$case.mof"
    compile "$work/$case"
    compile "$work/$case-snake"
done

ran=
for cc in gcc clang; do
    command -v "$cc" >/dev/null || continue
    for options in '-O2' '-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all'; do
        # shellcheck disable=SC2086
        "$cc" $flags $options -Dmalloc=failing_malloc -c "$work/types/T_All.c" -o "$work/row.o"
        # shellcheck disable=SC2086
        "$cc" -std=c11 -Wall -Wextra -Werror $options -I "$work/types" "$here/use_types.c" \
            "$work/row.o" "$work/types/T_LooseLink.c" -o "$work/use"
        "$work/use"
        ran=yes
    done
done
[ -n "$ran" ] || { echo "skipped: no C compiler"; exit 77; }
