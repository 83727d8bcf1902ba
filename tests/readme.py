#!/usr/bin/env python3
"""Runs the commands of a document and compares what they print with what the document shows.

usage: readme.py DOCUMENT MOFC_DIRECTORY SOURCE_DIRECTORY

A block fenced as ```console holds commands behind "$ " and, below each, its output (both streams,
as a terminal shows them); a line "..." stands for any number of lines. All commands of a document
run one after the other in one copy of the sources, with MOFC_DIRECTORY first in PATH. A block fenced as
```sh is not run here: the two commands of the project have tests of their own.
"""
import os, re, shutil, subprocess, sys, tempfile


def blocks(text):
    for match in re.finditer(r'^```console\n(.*?)^```$', text, re.S | re.M):
        yield text.count('\n', 0, match.start(1)) + 1, match.group(1).splitlines()


def commands(first_line, lines):
    """-> (line, command, expected lines) of one block."""
    found = []
    for number, line in enumerate(lines, first_line):
        if line.startswith('$ '):
            found.append((number, line[2:], []))
        elif found[-1][1].endswith('\\'):
            found[-1] = (found[-1][0], found[-1][1] + '\n' + line, [])
        else:
            found[-1][2].append(line)
    return found


def matches(expected, printed):
    pattern = ''.join('(?:.*\n)*' if line == '...' else re.escape(line) + '\n' for line in expected)
    return re.fullmatch(pattern, ''.join(line + '\n' for line in printed)) is not None


def main():
    document, mofc_directory, source = map(os.path.abspath, sys.argv[1:])
    environment = dict(os.environ, PATH=mofc_directory + os.pathsep + os.environ['PATH'], LC_ALL='C.UTF-8')
    count = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, 'samples'), os.path.join(folder, 'samples'))
        for first_line, lines in blocks(open(document, encoding='utf-8').read()):
            for line, command, expected in commands(first_line, lines):
                run = subprocess.run(['sh', '-c', command], cwd=folder, env=environment, text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                printed = run.stdout.splitlines()
                count += 1
                if not matches(expected, printed):
                    failed += 1
                    print(f'{document}:{line + 1}: `{command}` printed\n' + '\n'.join(printed))
    print(f'{count} commands, {failed} failed')
    return 1 if failed or not count else 0


if __name__ == '__main__':
    sys.exit(main())
