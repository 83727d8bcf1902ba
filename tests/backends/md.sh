#!/bin/sh
# Reads the pages that the backend md makes, in both layouts: the model must be the same as before,
# and the page made of it the same page.
#     md.sh <mofc> <scratch directory> <pages, MOF files or directories of them>...
set -eu
mofc=$1 work=$2
shift 2
rm -rf "$work"
mkdir -p "$work"

# The model without places.
model() {
    "$mofc" dump "$1" 2>/dev/null | sed '/"location"/,/}/d'
}

# In MOF the qualifiers stand in any order; on a page, prose and tables come last.
unordered() {
    sed 's/,$//' | LC_ALL=C sort
}

pages() {
    "$mofc" gen -q -b md --set md.layout="$layout" -o "$1" "$2" 2>/dev/null
}

must_be_same() {
    cmp -s "$2" "$3" && return
    echo "$1: not the same"
    diff "$2" "$3" | head -40
    exit 1
}

count=0
check() {
    rm -rf "$work/once" "$work/twice"
    pages "$work/once" "$1" || return 0 # no class, or errors in it: another test's matter
    [ -d "$work/once" ] || return 0
    for page in "$work/once"/*.md; do
        model "$page" >"$page.json"
        pages "$work/twice" "$page"
        must_be_same "$1" "$page" "$work/twice/$(basename "$page")"
        count=$((count + 1))
    done
    model "$1" >"$work/before.json"
    case $1 in
    *.md) must_be_same "$1" "$work/before.json" "$work/once"/*.json ;;
    */prose.mof)
        unordered <"$work/before.json" | uniq >"$work/before.txt"
        cat "$work/once"/*.json | unordered | uniq >"$work/after.txt"
        must_be_same "$1" "$work/before.txt" "$work/after.txt"
        ;;
    esac
}

find "$@" -name '*.md' -o -name '*.mof' | LC_ALL=C sort >"$work/inputs"
for layout in configmgr win32; do
    while read -r input; do
        check "$input"
    done <"$work/inputs"
done
[ "$count" -gt 0 ] || { echo "no page was made"; exit 1; }
echo "$count pages read back"
