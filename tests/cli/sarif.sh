#!/bin/sh
# What --error-format=sarif prints is SARIF 2.1.0, as its own validator judges. Skipped where there
# is no npm to fetch that with.
#
#     sarif.sh MOFC DIRECTORY
set -u
mofc=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
validator=@microsoft/sarif-multitool@5.7.0

if ! command -v npx >/dev/null || ! timeout 90 npx --yes $validator --version >/dev/null 2>&1; then
    echo "skipped: npx cannot run $validator" >&2
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$2" || exit 1
"$mofc" check --error-format=sarif --error-output="$work/found.sarif" ./*.mof
"$mofc" check --error-format=sarif --error-output="$work/nothing.sarif" /dev/null
for report in found nothing; do
    timeout 60 npx --yes $validator validate "$work/$report.sarif" >"$work/verdict" 2>&1
    if ! grep -q "Analysis completed successfully" "$work/verdict" ||
        grep -q ": error" "$work/verdict"; then
        cat "$work/verdict"
        exit 1
    fi
done
