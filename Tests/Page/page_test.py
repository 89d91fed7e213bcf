#!/usr/bin/env python3
"""Uses the local workspace's page as a person would, in a headless Chromium.

    page_test.py http://127.0.0.1:3900 [--screenshots DIR] [--only WORDS] [--messages N] [--chromium PROGRAM]

The workspace at that address should be a fresh one of its own: the checks write into it. Prints a line for each check and
ends with "N passed, N failed"; exits with 0 where all passed, 1 where one failed, 2 where there is no Chromium.
"""

import argparse
import importlib
import os
import sys
import traceback

from checks import CHECKS, Run
from chromium import Chromium, Failed, find_browser
from workspace_client import WorkspaceClient

# In the order in which they run: what comes last makes the workspace fresh again for its pictures.
FILES = ("checks_basics", "checks_messages", "checks_content", "checks_interaction", "checks_live", "checks_looks")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", help="the address of a running, fresh workspace")
    parser.add_argument("--screenshots", metavar="DIR", help="where to put pictures of the page, and of failures")
    parser.add_argument("--only", metavar="WORDS", help="run only the checks whose sentence has these words")
    parser.add_argument("--messages", type=int, default=2_000, help="how many messages the long channel gets (default 2000)")
    parser.add_argument("--chromium", metavar="PROGRAM", help="the browser, where it is not found by its name")
    options = parser.parse_args()
    program = find_browser(options.chromium)
    if program is None:
        print("There is no Chromium here (apt-get install chromium), so the page cannot be tested.", file=sys.stderr)
        return 2
    if options.screenshots:
        os.makedirs(options.screenshots, exist_ok=True)
    passed = failed = 0
    with Chromium(program) as browser:
        run = Run(browser.page(), WorkspaceClient(options.base), options)
        for file in FILES:
            importlib.import_module(file)
        for sentence, function in (check for file in FILES for check in CHECKS[file]):
            if options.only and options.only not in sentence:
                continue
            run.page.problems.clear()
            try:
                function(run)
            except (Failed, KeyError, StopIteration, TypeError, IndexError) as problem:
                failed += 1
                print(f"FAIL  {sentence}\n      {problem}", flush=True)
                if not isinstance(problem, Failed):
                    traceback.print_exc(file=sys.stdout)
                for complaint in run.page.problems:
                    print(f"      the console: {complaint}")
                try:
                    run.picture(f"failure-{failed}")
                except Failed:
                    pass
            else:
                passed += 1
                print(f"ok    {sentence}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
