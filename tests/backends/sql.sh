#!/bin/sh
# Loads what the backend sql makes into SQLite, and tries rows that it must take or refuse.
#     sql.sh <mofc> <directory of this file> <scratch directory>
set -eu
mofc=$1 here=$2 work=$3
warnings='-Wno-W002 -Wno-S115'
command -v sqlite3 >/dev/null || { echo "skipped: no sqlite3"; exit 77; }
rm -rf "$work"
for case in names types; do
    # shellcheck disable=SC2086 -- a list of words on purpose
    "$mofc" gen -q $warnings -b sql -o "$work/$case" "$here/$case.mof"
    sqlite3 -bail "$work/$case.db" <"$work/$case/schema.sql"
    sqlite3 -bail "$work/$case.db" <"$work/$case/schema.sql" # again: nothing is in the way
done

tables() {
    sqlite3 "$work/$1.db" "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
}
[ "$(tables types)" = 5 ] || { echo "types: $(tables types) tables"; exit 1; }
[ "$(tables names)" = 23 ] || { echo "names: $(tables names) tables"; exit 1; }

query() {
    sqlite3 -bail "$work/types.db" "$1"
}

id=0

# A row with one more column set; the first key tells the rows apart.
insert() {
    id=$((id + 1))
    query "INSERT INTO T_All (K1, K2, K3, K4, K5, K6, Needed, NeededArray, $1)
           VALUES ('$(printf %020d $id)', 'A', '20240229120000.000000+060', 1, 'x', -5, 1, '[]', $2)"
}
takes() {
    insert "$1" "$2" || { echo "refused: $1 = $2"; exit 1; }
}
refuses() {
    if insert "$1" "$2" 2>/dev/null; then
        echo "taken: $1 = $2"
        exit 1
    fi
}

takes   B 0;            refuses B 2;             takes   B NULL
takes   U8 255;         refuses U8 256;          refuses U8 -1;    refuses U8 "'x'"
takes   S8 -128;        refuses S8 -129;         refuses S8 1.5
takes   U32 4294967295; refuses U32 4294967296
takes   S64 -9223372036854775808;                takes   S64 9223372036854775807
takes   U64 "'18446744073709551615'";            refuses U64 "'18446744073709551616'"
refuses U64 "'1'";      refuses U64 "'0000000000000000000x'"
takes   R64 1;          takes   R64 1e300;       refuses R64 "'x'"
takes   C "'ä'";        refuses C "'ab'"
takes   D "'00000001000000.000000:000'";         refuses D "'2024'"
takes   Ss "'[\"a\"]'"; refuses Ss "'{}'";       refuses Ss "'[1'"
takes   Sf "'[1,2]'";   refuses Sf "'[1]'"
takes   Part "'{\"Id\":1}'";                     refuses Part "'x'"
takes   Octets "x'00FF'";                        refuses Octets "'00'"
takes   Narrow -5;      refuses Narrow 6
takes   NarrowUnsigned "'00000000000000000007'"; refuses NarrowUnsigned "'00000000000000000008'"
takes   Short "'äöüß'"; refuses Short "'abcde'"; refuses Short "'a'"
takes   Mapped 1;       refuses Mapped 2;        takes   Mapped 4
refuses Mapped 6;       takes   Mapped 255
takes   Open 77;        refuses Open 256
takes   Below -1;       takes   Below -9223372036854775808
refuses Below 0;        takes   Below 5
takes   Wide "'18446744073709551615'";           refuses Wide "'00000000000000000001'"
takes   Word "'no'";    refuses Word "'No'"
takes   Sized "'abc'";  refuses Sized "'ab'"
takes   Month 12;       refuses Month 0

# The primary key; keys and what is required are never NULL.
refuses_query() {
    if sqlite3 -bail "$work/$1.db" "$2" 2>/dev/null; then
        echo "taken: $2"
        exit 1
    fi
}
query "INSERT INTO T_Link (Site, Part) VALUES ('a', 'b'), ('a', 'c')"
refuses_query types "INSERT INTO T_Link (Site, Part) VALUES ('a', 'b')"
refuses_query types "INSERT INTO T_LooseLink (Site) VALUES ('a')"
refuses_query types "UPDATE T_All SET Needed = NULL WHERE K1 = '00000000000000000001'"
refuses_query types "UPDATE T_All SET K2 = NULL WHERE K1 = '00000000000000000001'"
sqlite3 "$work/names.db" "INSERT INTO Trouble (Key_, Quoted) VALUES ('k', 'it''s')"
refuses_query names "INSERT INTO Trouble (Key_, Quoted) VALUES ('l', 'its')"
echo right
