#!/usr/bin/env python3
"""Prints src/base/width.def: how many columns of a terminal code points take that do not take one.

usage: width.py > src/base/width.def

Two columns: East Asian Wide and Fullwidth (Unicode Standard Annex 11). None: marks that stand over or around
the character before them (Mn, Me), and the vowels and finals of Hangul, which join it. Code points that are not
assigned yet go with their neighbours, so that the table stays small.
"""
import unicodedata

LAST = 0xE0200


def width(code_point):
    character = chr(code_point)
    if unicodedata.category(character) in ("Mn", "Me") or 0x1160 <= code_point <= 0x11FF:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_assigned(code_point):
    return unicodedata.category(chr(code_point)) not in ("Cn", "Co", "Cs")


def ranges():
    first = last = None
    for code_point in filter(is_assigned, range(0x80, LAST)):
        if first is not None and width(code_point) == width(first):
            last = code_point
            continue
        if first is not None and width(first) != 1:
            yield first, last, width(first)
        first = last = code_point
    if width(first) != 1:
        yield first, last, width(first)


print(f"""/*
 * Code points that take another number of columns than one, ascending: RANGE(first, last, columns).
 * Made by tools/width.py from the character database of Unicode {unicodedata.unidata_version}.
 */""")
line = ""
for row in ranges():
    entry = "RANGE(0x{:04X}, 0x{:04X}, {})".format(*row)
    if len(line) + len(entry) > 98:
        print(line.rstrip())
        line = ""
    line += entry + " "
print(line.rstrip())
