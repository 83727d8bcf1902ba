"""What docs/ci.md and .pre-commit-hooks.yaml tell others to do is done: commands are run, the
errorformat is given to vim, and the problem matcher's expression to JavaScript where there is node.

    uses.py MOFC ROOT
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

mofc, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
BAD = "class Demo_A { [Key] unit32 Id; };\nclass Demo_B { uint8 V; };\n"
GOOD = "class Demo_A {\n    [Key] uint32 Id;\n};\n"
FOUND = [("schema/a.mof", 1, 22, "error", "S110"), ("schema/a.mof", 2, 7, "warning", "S115")]


def read(name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read()


def blocks(title, language):
    section = re.search(rf"(?ms)^## {title}\n(.*?)(?=^## |\Z)", read("docs/ci.md"))[1]
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", section)


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, **options)


def write(text):
    os.makedirs("schema", exist_ok=True)
    with open("schema/a.mof", "w", encoding="utf-8") as file:
        file.write(text)


def commands_of(text):
    """Lines of a service's file that call mofc."""
    return re.findall(r"(?m)^ *(?:- |run: )+(mofc .*)$", text)


def try_services():
    for title, count in (("GitHub", 3), ("GitLab", 1)):
        commands = commands_of(blocks(title, "yaml")[0])
        assert len(commands) == count, commands
        for command in commands:
            write(GOOD)
            done = run(command, shell=True)
            assert done.returncode == 0, (command, done)
            write(BAD)
            done = run(command, shell=True)
            assert done.returncode == 1, (command, done)
    for report in ("mofc.sarif", "gl-code-quality-report.json"):
        with open(report, encoding="utf-8") as file:
            assert "S110" in json.dumps(json.load(file))


def try_hooks():
    hooks = re.findall(r"(?ms)^- id: ([\w-]+)\n.*?^  entry: (.*?)\n.*?^  files: (.*?)\n",
                       read(".pre-commit-hooks.yaml"))
    asked_for = re.findall(r"(?m)^ *- id: (.*)$", blocks("pre-commit", "yaml")[0])
    assert [hook for hook, *_ in hooks] == asked_for, hooks
    for _, entry, files in hooks:
        assert re.search(files, "schema/a.mof") and not re.search(files, "a.moff")
        write(GOOD)
        assert run([*entry.split(), "schema/a.mof"]).returncode == 0
        assert open("schema/a.mof", encoding="utf-8").read() == GOOD
        write(BAD)
        run([*entry.split(), "schema/a.mof"])
    assert run(["mofc", "check", "schema/a.mof"]).returncode == 1


def try_vim():
    if shutil.which("vim") is None:
        print("no vim: its errorformat was not tried")
        return
    write(BAD)
    with open("settings.vim", "w", encoding="utf-8") as file:
        file.write(blocks("Vim", "vim")[0].replace("CompilerSet", "set"))
    with open("try.vim", "w", encoding="utf-8") as file:
        file.write("source settings.vim\n"
                   "cgetexpr system(&makeprg . ' schema/a.mof')\n"
                   "for e in getqflist()\n"
                   "  call writefile([json_encode([bufname(e.bufnr), e.lnum, e.col, e.type, "
                   "e.text])], 'found', 'a')\n"
                   "endfor\n"
                   "qall!\n")
    run(["vim", "-es", "-u", "NONE", "-S", "try.vim"], timeout=60)
    with open("found", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    letters = {"e": "error", "w": "warning"}
    assert [(f, line, column, letters[kind.lower()], text.split("[")[-1][:-1])
            for f, line, column, kind, text in found] == FOUND, found


def try_vs_code():
    task = json.loads(blocks("VS Code", "json")[0])["tasks"][0]
    write(BAD)
    text = run([task["command"], *task["args"]]).stderr
    pattern = task["problemMatcher"]["pattern"]
    groups = [pattern[name] for name in ("file", "line", "column", "severity", "code")]
    matches = filter(None, (re.search(pattern["regexp"], line) for line in text.splitlines()))
    found = [tuple(match[group] for group in groups) for match in matches]
    assert [(f, int(line), int(column), kind, code)
            for f, line, column, kind, code in found] == FOUND, found
    if shutil.which("node") is None:
        print("no node: the expression was tried in Python alone")
        return
    script = ("const [text, source] = process.argv.slice(1);"
              "const found = text.split('\\n').map(l => l.match(new RegExp(source)))"
              ".filter(m => m).map(m => m.slice(0));"
              "console.log(JSON.stringify(found));")
    matched = json.loads(run(["node", "-e", script, text, pattern["regexp"]]).stdout)
    assert [tuple(match[group] for group in groups) for match in matched] == found, matched


os.environ["PATH"] = os.path.dirname(mofc) + os.pathsep + os.environ["PATH"]
os.environ.pop("GITHUB_ACTIONS", None)
with tempfile.TemporaryDirectory() as directory:
    os.chdir(directory)
    for attempt in (try_services, try_hooks, try_vim, try_vs_code):
        attempt()
    os.chdir("/")
