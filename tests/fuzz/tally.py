"""Adds up the reports of the runs: requests, failures, errors. Ends with 1 when something is not as it should be.

usage: tally.py WANTED DIRECTORY
"""

import json
import pathlib
import sys


def main(wanted, directory):
    requests = failures = errors = 0
    for path in sorted(pathlib.Path(directory).glob("*/*.json")):
        report = json.loads(path.read_text())
        cases = report["test_cases"]
        requests += cases["generated"]
        failures += cases["unique_failures"]
        errors += report["errors"] if isinstance(report["errors"], int) else len(report["errors"])
        role = path.parent.name
        operations = report["operations"]
        print(
            f"    {role:13} {cases['generated']:6} requests, {operations['tested']} of {operations['total']} operations, "
            f"{cases['unique_failures']} failures, signed in again {report['auth']['reauth_count']} times"
        )
        if report["auth"]["reauth_broke"]:
            print(f"    {role} could not sign in any more, so the rest of the run proves little")
            errors += 1
    print(f"R48: {requests} requests, {failures} failures, {errors} errors")
    if requests < wanted:
        print(f"    that is fewer than {wanted}")
    return 1 if failures or errors or requests < wanted else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2]))
