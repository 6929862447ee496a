"""Lets schemathesis loose on the interface of a served demo: every operation of the OpenAPI document, with tokens of several
roles, the same requests every time.

usage: api.py KAOHE FOLDER     (FOLDER is made anew; needs schemathesis beside the Python that runs it)
"""

import subprocess
import sys
import urllib.request
from datetime import date, timedelta
from pathlib import Path

import served

FOLDER = Path(sys.argv[2])
COMPANY = FOLDER / "company"
SCOPES = ["months:read", "months:write", "sheets:read", "sheets:write", "own:write", "ratings:write", "pay:read",
          "finance:write", "people:read", "schemes:read", "imports:read", "journal:read"]
# What an answer must be: no fault of the server's, of a status, type and shape that the document names, without a token
# nothing, another method 405.
CHECKS = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
          "response_headers_conformance", "ignored_auth", "unsupported_method", "negative_data_rejection"]


def token(person):
    until = str(date.today() + timedelta(days=30))
    scopes = [word for scope in SCOPES for word in ("--scope", scope)]
    made = served.kaohe("access", "token", str(COMPANY), "--by", person, "--name", "schemathesis", "--until", until, *scopes)
    return made.split()[-1]


def main():
    served.prepare(FOLDER)
    for command in (["open"], ["compute"]):
        served.kaohe(*command, str(COMPANY), "--by", "H01", "--month", "2026-09", codes=(0, 3))
    served.kaohe("review", str(COMPANY), "--by", "H01", "--month", "2026-09")
    tool = Path(sys.executable).parent / "schemathesis"
    with served.serving(COMPANY, "--api-limit", "1000000") as base:
        document = urllib.request.urlopen(f"{base}/api/v1/openapi.json").read()
        (FOLDER / "openapi.json").write_bytes(document)
        for person, examples in (("H01", 8), ("S01", 4), ("F01", 4), ("E01", 4), ("A01", 4)):
            run = subprocess.run(
                [tool, "run", FOLDER / "openapi.json", "--url", f"{base}/api/v1", "--header",
                 f"Authorization: Bearer {token(person)}", "--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing",
                 "--max-examples", str(examples), "--seed", "20261126", "--generation-deterministic", "--no-shrink",
                 "--continue-on-failure", "--warnings", "off", "--max-time", "12", "--no-color",
                 "--request-timeout", "20"],
                cwd=FOLDER, capture_output=True, text=True)
            (FOLDER / f"{person}.txt").write_text(run.stdout + run.stderr)
            if run.returncode:
                served.fail(f"{person}:\n{run.stdout[-6000:]}\n{run.stderr[-2000:]}")
            served.checked()
            print(person, *[line.strip() for line in run.stdout.splitlines() if "generated" in line])
    # Whatever was tried, the records are as their journal says.
    served.kaohe("verify", str(COMPANY), "--by", "A01")
    print(f"api: {served.checks} roles, 0 failed")


main()
