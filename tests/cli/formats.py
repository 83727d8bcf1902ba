"""The findings of one file in every format are the same, as programs read them.

    formats.py MOFC DIRECTORY
"""
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

mofc, directory = os.path.abspath(sys.argv[1]), sys.argv[2]
files = sorted(name for name in os.listdir(directory) if name.endswith(".mof"))


def run(name):
    found = subprocess.run([mofc, "check", "--error-format=" + name, *files], cwd=directory,
                           capture_output=True, text=True, check=False)
    assert found.returncode == 1, found
    assert found.stderr == "" or name == "text", found.stderr
    return found.stderr if name == "text" else found.stdout


def from_text(text):
    return re.findall(r"(?m)^(.*):(\d+):\d+: (?:error|warning): .* \[(\w+)\]$", text)


def from_json(text):
    return [(d["file"], d["line"], d["code"]) for d in json.loads(text)["diagnostics"]]


def from_github(text):
    unescape = lambda word: re.sub("%(..)", lambda m: chr(int(m[1], 16)), word)
    found = re.findall(r"(?m)^::(error|warning) file=([^,]*),line=(\d+),.*?title=(\w+)::", text)
    levels = [level for level, *_ in found]
    assert levels == sorted(levels), "errors come first"
    return [(unescape(file), line, code) for _, file, line, code in found]


def from_gitlab(text):
    issues = json.loads(text)
    assert len({i["fingerprint"] for i in issues}) == len(issues), "fingerprints are unique"
    return [(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"])
            for i in issues]


def from_junit(text):
    return [(case.get("classname"), case.get("line"), case.get("name").split()[0])
            for case in xml.fromstring(text).iter("testcase")]


def from_msvs(text):
    return re.findall(r"(?m)^(.*)\((\d+),\d+\): (?:error|warning) (\w+): ", text)


def from_sarif(text):
    from urllib.parse import unquote
    (report,) = json.loads(text)["runs"]
    rules = [rule["id"] for rule in report["tool"]["driver"]["rules"]]
    found = []
    for result in report["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        found.append((unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"],
                      result["ruleId"]))
    return found


wanted = None
for form in ["text", "json", "sarif", "github", "gitlab", "junit", "msvs"]:
    found = sorted((file, int(line), code) for file, line, code in globals()["from_" + form](run(form)))
    wanted = wanted or found
    assert found == wanted, f"{form}: {found}\nwanted: {wanted}"
assert len(wanted) >= 6, wanted
