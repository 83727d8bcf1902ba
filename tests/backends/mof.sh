#!/bin/sh
# Reads the MOF that the backend mof makes of each input, a file or a directory: it has the layout of
# `mofc fmt`, no errors in profile wmi, the same model as the input (what is said to be left out
# apart), and the MOF made of it is the same.
#     mof.sh <mofc> <scratch directory> <input>...
set -eu
mofc=$1 work=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$work"

count=0
for input in "$@"; do
    rm -rf "$work/once" "$work/twice"
    "$mofc" dump -q "$input" >"$work/before.json" 2>/dev/null || continue # it has errors
    "$mofc" gen -q -b mof -o "$work/once" "$input" 2>/dev/null
    schema=$work/once/schema.mof
    "$mofc" check -q --profile wmi "$schema" 2>"$work/errors" || {
        echo "$input: its MOF has errors"
        grep -A 2 'error:' "$work/errors" | head -20
        exit 1
    }
    "$mofc" fmt -q --check "$schema" || { echo "$input: mofc fmt would change its MOF"; exit 1; }
    "$mofc" dump -q --profile wmi "$schema" >"$work/after.json" 2>/dev/null
    "$mofc" gen -q -b mof -o "$work/twice" --profile wmi "$schema" 2>/dev/null
    for file in once twice; do
        sed '/^ *\/\//d; /^$/d' "$work/$file/schema.mof" >"$work/$file.mof"
    done
    cmp -s "$work/once.mof" "$work/twice.mof" || {
        echo "$input: MOF made of its MOF is not the same"
        diff "$work/once.mof" "$work/twice.mof" | head -20
        exit 1
    }
    python3 "$here/same_model.py" "$work/before.json" "$work/after.json" "$schema" || {
        echo "$input: not the same model"
        exit 1
    }
    count=$((count + 1))
done
[ "$count" -gt 0 ] || { echo "no MOF was made"; exit 1; }
echo "$count inputs written as MOF and read back"
