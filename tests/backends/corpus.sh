#!/bin/sh
# Real schemas: the C of CIM 2.41 and of the ConfigMgr pages compiles (every 25th class, and all
# headers), their SQL loads, every 5th page is read back,
# and so is the MOF of all pages.
#     corpus.sh <mofc> <directory of this file> <scratch directory> <corpus>
set -eu
mofc=$1 here=$2 work=$3 corpus=$4
[ -d "$corpus" ] || { echo "skipped: no corpus"; exit 77; }
flags='-std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes -Wcast-qual
       -Wundef -Wc++-compat -Werror'
rm -rf "$work"
for schema in dmtf-cim-2.41/cim_schema_2.41.0.mof configmgr-pages; do
    out=$work/$(dirname "$schema")$(basename "$schema")
    "$mofc" gen -q -b c="$out" -b sql="$out" "$corpus/$schema" 2>/dev/null
    # shellcheck disable=SC2046,SC2086 -- lists of words on purpose
    ${CC:-cc} $flags -fsyntax-only $(ls "$out"/*.c | awk 'NR % 25 == 1')
    (cd "$out" && for header in *.h; do echo "#include \"$header\""; done >all.cpp)
    if command -v "${CXX:-c++}" >/dev/null; then
        "${CXX:-c++}" -std=c++17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only "$out/all.cpp"
    fi
    if command -v sqlite3 >/dev/null; then
        sqlite3 -bail "$out/schema.db" <"$out/schema.sql"
        echo "$schema: $(sqlite3 "$out/schema.db" "SELECT count(*) FROM sqlite_schema") tables"
    fi
done
pages="$corpus/configmgr-pages $corpus/win32-pages"
# shellcheck disable=SC2086 -- two words
"$here/mof.sh" "$mofc" "$work/mof" $pages
# shellcheck disable=SC2046,SC2086 -- no name has a blank
"$here/md.sh" "$mofc" "$work/md" $(find $pages -name '*.md' | sort | awk 'NR % 5 == 1')
