#!/bin/sh
# Runs one case of tests/golden/cli: the commands of its file `cmd`, with mofc on the PATH, in a copy
# of its directory. Standard output, standard error and exit status must be those in the files
# `stdout`, `stderr` and `status`; one that is not there stands for nothing, and for 0.
# MOFC_UPDATE_GOLDEN=1 writes them anew.
#
#     run.sh MOFC CASE
set -u
mofc=$(cd "$(dirname "$1")" && pwd)
case=$(cd "$2" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/expected" "$work/actual"
cp -R "$case/." "$work/case"
for file in stdout stderr status; do
    if [ -e "$work/case/$file" ]; then
        mv "$work/case/$file" "$work/expected"
    else
        : >"$work/expected/$file"
    fi
done

unset NO_COLOR CLICOLOR_FORCE POSIXLY_CORRECT
export LC_ALL=C PATH="$mofc:$PATH"
cd "$work/case" || exit 1
sh cmd >"$work/actual/stdout" 2>"$work/actual/stderr" </dev/null
status=$?
: >"$work/actual/status"
[ $status -eq 0 ] || echo $status >"$work/actual/status"

if [ "${MOFC_UPDATE_GOLDEN:-}" = 1 ]; then
    for file in stdout stderr status; do
        rm -f "$case/$file"
        [ ! -s "$work/actual/$file" ] || cp "$work/actual/$file" "$case"
    done
fi
cd "$work" && diff -u -r expected actual
