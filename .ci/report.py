"""Sums up the test reports of a build and fails if any test did not run.

Fails on: a failed or skipped test, no tests at all, a test class without a report, a file with
tests whose name keeps the test plugins from finding it. The last line printed is the summary.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEST_NAME = re.compile(r"(Test|ITCase)$")
HAS_TESTS = re.compile(r"^\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|ArchTest)\b", re.M)
IS_ABSTRACT = re.compile(r"^(public\s+)?(abstract\s+(sealed\s+)?class|interface)\b", re.M)


def test_sources():
    """Java files that hold tests to be run by themselves, with their fully qualified class name."""
    for root in sorted(ROOT.glob("*/src/test/java")):
        for path in sorted(root.rglob("*.java")):
            text = path.read_text(encoding="utf-8")
            named = TEST_NAME.search(path.stem)
            if (named or HAS_TESTS.search(text)) and not IS_ABSTRACT.search(text):
                yield path, ".".join(path.relative_to(root).with_suffix("").parts)


def main():
    tests = failed = skipped = 0
    reported = set()
    problems = []
    for kind in ("surefire", "failsafe"):
        for report in sorted(ROOT.glob(f"*/target/{kind}-reports/TEST-*.xml")):
            suite = ElementTree.parse(report).getroot()
            reported.add(report.stem.removeprefix("TEST-").split("$")[0])
            tests += int(suite.get("tests"))
            failed += int(suite.get("failures")) + int(suite.get("errors"))
            skipped += int(suite.get("skipped"))
            for case in suite.iter("testcase"):
                for outcome in ("failure", "error", "skipped"):
                    if case.find(outcome) is not None:
                        problems.append(f"{outcome}: {case.get('classname')}.{case.get('name')}")
    for path, name in test_sources():
        if not TEST_NAME.search(path.stem):
            problems.append(f"never run, its name ends in neither Test nor ITCase: {path}")
        elif name not in reported:
            problems.append(f"not run: {name}")
    if tests == 0:
        problems.append("no test ran")
    for problem in problems:
        print(problem)
    print(f"{tests - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
