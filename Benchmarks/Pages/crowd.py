"""Makes a company of many people out of the demo company: every agent so often, with accounts and a month's files of their own.

usage: crowd.py COMPANY COPIES MONTH...     (the other months are taken away)
"""

import csv
import shutil
import sys
from pathlib import Path

COMPANY, COPIES, MONTHS = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
# What names a person, an account, or something that belongs to one; everything else stays as it is.
NAMES = {"employee_id", "agent_id", "conversation_id", "buyer_id", "order_id", "refund_id", "complaint_id", "case_id"}
STAFF = {"S", "H", "F", "A"}


def copy(title, value, number):
    """The name of the copy; supervisors, HR, finance and the auditor stay the same people."""
    if title not in NAMES or not value or number == 0 or (title == "employee_id" and value[0] in STAFF):
        return value
    return f"{value}x{number}"


def spread(path, keep):
    """Repeats the rows of a file for every copy; what is `keep` stays single."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        titles = list(rows[0]) if rows else None
    if not titles:
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, titles)
        writer.writeheader()
        for number in range(COPIES):
            for row in rows:
                if number == 0 or not keep(row):
                    writer.writerow({title: copy(title, value, number) for title, value in row.items()})


def is_staff(row):
    return row.get("employee_id", " ")[:1] in STAFF


spread(COMPANY / "people.csv", is_staff)
spread(COMPANY / "accounts.csv", is_staff)
for folder in (COMPANY / "inbox").iterdir():
    if folder.name not in MONTHS:
        shutil.rmtree(folder)
        continue
    for path in folder.glob("*.csv"):
        spread(path, is_staff)
