#!/usr/bin/env python3
"""Compares two dumps of a model, of an input and of the MOF that was written of it: same_model.py
BEFORE.json AFTER.json SCHEMA.mof. Places differ, classes may come in another order, the MOF also
declares classes that were only named, and system classes are not declared again. Classes of which
SCHEMA.mof says that something was left out, and those below them, are compared by name only.
"""
import json
import re
import sys


def without_places(value):
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k != 'location'}
    return [without_places(v) for v in value] if isinstance(value, list) else value


def differences(a, b, path):
    if isinstance(a, dict) and isinstance(b, dict):
        for key in a.keys() | b.keys():
            yield from differences(a.get(key), b.get(key), f'{path}.{key}')
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, f'{path}[{i}]')
    elif a != b:
        yield f'{path}: {a!r} became {b!r}'


def main():
    before, after = (without_places(json.load(open(f, encoding='utf-8'))) for f in sys.argv[1:3])
    text = open(sys.argv[3], encoding='utf-8').read()
    spared = set(n.lower() for n in
                 re.findall(r'// Left out, .*\n(?:\[(?:.*\n)+?)?class (\w+)', text))
    classes = {c['name'].lower(): c for c in after['classes']}
    found = []
    for of in before['classes']:
        name = of['name'].lower()
        above = of
        while above and above['name'].lower() not in spared:
            above = classes.get((above['superclass'] or '').lower())
        if name.startswith('__'):
            continue
        if name not in classes:
            found.append(f'{of["name"]} is gone')
        elif not above:
            found += differences(of, classes[name], of['name'])
    for kind in ('instances', 'qualifier_types'):
        found += differences(before[kind], after[kind], kind)
    print('\n'.join(found[:20]), end='\n' if found else '')
    return bool(found)


sys.exit(main())
