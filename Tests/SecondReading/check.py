#!/usr/bin/env python3
"""Holds Kaohe's months against a second reading of the forms, over invented companies.

usage: check.py KAOHE SCHEMES [--seeds FIRST..LAST] [--folder DIR]

Every cell of scores.csv and pay.csv is compared. Prints how many companies, sheets and cells were held against each
other, and every cell in which the two part; the companies of these are kept in the folder. Exit code 1 where any do.
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from fractions import Fraction as F

from companies import Company
from forms import FORMS, Department, half_up
from measures import Figures, Holders, rows
from pay import Form2, grade, lanes


class Member:
    """Somebody who is appraised in a month: figures, ratings and what was recorded."""

    def __init__(self, person, folder, figures, holders):
        self.id, self.person, self.events = person["employee_id"], person, figures
        own = lambda name: [r for r in rows(f"{folder}/{name}.csv") or [] if r["employee_id"] == self.id]
        self.ratings = {row["item"]: row["rating"] for row in own("assessments")}
        self.waivers = {row["item"] for row in own("waivers")}
        self.is_appraised = not own("standing")
        self.on_probation = not person["confirmed_on"]
        # Empty is missing; where none is agreed it is 0.
        cents = lambda name: 0 if person[name] == "none" else int(person[name]) if person[name] else None
        self.is_paid = [person["monthly_wage_cents"], person["performance_pay_cents"]] != ["none", "none"]
        self.wage, self.performance_pay = cents("monthly_wage_cents"), cents("performance_pay_cents")
        target = cents("sales_target_cents")
        self.target = None if target is None else F(target, 100)
        self.deductions = [("misconduct", F(-10 * int(row["occurrences"]))) for row in own("vetoes")]
        self.deductions += [
            ("omission." + row["item"], -2 * F(row["points"]))
            for row in rows(f"{folder}/omissions.csv") or [] if row["assessor_id"] == self.id]
        held = holders.held(figures.calendar)
        self.accounts = sorted(account for account, people in held.items() if self.id in people)
        alone = lambda row: held.get(row["agent_id"]) == {self.id}
        self.finance = [row for row in rows(f"{folder}/finance_sales.csv") or [] if alone(row)]
        self.platform = [row for row in rows(f"{folder}/platform_metrics.csv") or [] if alone(row)]

    @property
    def is_active(self):
        """Active with at least one consultation; None while their number is missing. Without an account nobody works."""
        if not self.is_appraised or not self.accounts:
            return False
        consultations = self.events.of(self.id, "consultations")
        return None if consultations is None else consultations >= 1

    def figure(self, measure):
        """The figure that stands: finance's sales, account by account, over what was computed.

        Nothing is known of somebody who held no account.
        """
        if not self.accounts:
            return None
        computed = self.events.of(self.id, measure)
        amount = {
            "sales": lambda row: int(row["gross_cents"]), "refund_amount": lambda row: int(row["refund_cents"]),
            "net_sales": lambda row: int(row["gross_cents"]) - int(row["refund_cents"]),
        }.get(measure)
        if amount is None or not self.finance:
            return computed
        covered = {row["agent_id"] for row in self.finance}
        given = F(sum(map(amount, self.finance)), 100)
        if covered >= set(self.accounts):
            return given
        if computed is None:
            return None
        return computed - sum(self.events.by_account(account, self.id, measure) for account in covered) + given

    @property
    def net_sales(self):
        return self.figure("net_sales")

    @property
    def conversion(self):
        """The performance software's where it speaks of every account (form 2), else the computed one."""
        if self.accounts and {row["agent_id"] for row in self.platform} >= set(self.accounts):
            below = sum(int(row["denominator"]) for row in self.platform)
            if below:
                return F(sum(int(row["numerator"]) for row in self.platform), below)
        above, below = self.figure("converted"), self.figure("consultations")
        return None if above is None or not below else above / below


def text(value, places=2):
    if value is None:
        return ""
    scaled = int(half_up(F(value) * 10**places, F(1)))
    sign, digits = "-" if scaled < 0 else "", str(abs(scaled)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


class SecondReading:
    """What every month of a company comes to, month after month."""

    def __init__(self, company):
        self.company, self.held_back = company, {}
        self.scores, self.pay = {}, {}
        for month in company.months:
            self._month(month)

    def _month(self, month):
        company = self.company
        inbox = f"{company.folder}/inbox/{month}"
        holders = Holders(rows(company.folder + "/accounts.csv"))
        figures = Figures(inbox, month, holders)
        settings = {
            "month": month, "minimum_wage": company.minimum_wage, "loss_clause": company.loss_clause,
            "carry_losses": company.carry_losses, "deducts_penalties": company.deducts_penalties,
        }
        people = rows(company.folder + "/people.csv")
        for department, schemes in company.departments:
            for role, forms in (("agent", schemes), ("assessor", ["competency-15"])):
                members = [
                    Member(person, inbox, figures, holders) for person in people
                    if person["department"] == department and person["role"] == role]
                form = next(name for name in forms if name in FORMS)
                form2 = Form2(members) if "rewards-penalties" in forms else None
                for member in members:
                    self._person(month, member, form, Department(members), form2, settings)

    def _person(self, month, member, form, department, form2, settings):
        key = (month, member.id)
        score = None
        if member.is_appraised:
            sheet, score = FORMS[form](member, department)
            for item in sheet.items:
                self.scores[*key, item.name] = [text(item.most), text(item.points), text(item.value, 4), item.state]
            for place, (name, points) in enumerate(sheet.deductions):
                self.scores[*key, name, place] = ["0.00", text(points), "", "scored"]
        failing = form in ("monthly-100", "weighted-targets") and score is not None and score < 70
        state = "waived" if not member.is_appraised else "missing" if score is None else "failed" if failing else "scored"
        self.scores[*key, "total"] = ["100.00", text(score), "", state]
        money, self.held_back[member.id] = lanes(
            member, settings, score, form, form2, self.held_back.get(member.id, []))
        self.pay[key] = [text(score), grade(form, score)] + ["" if cents is None else str(cents) for cents in money.values()]


def read_scores(path):
    found, places = {}, {}
    for row in csv.DictReader(open(path, encoding="utf-8")):
        key = (row["month"], row["employee_id"], row["item"])
        if row["max_points"] == "0.00":
            place = places[key[:2]] = places.get(key[:2], -1) + 1
            key += (place,)
        found[key] = [row["max_points"], row["points"], row["value"], row["state"]]
    return found


def read_pay(path):
    return {(r["month"], r["employee_id"]): list(r.values())[2:] for r in csv.DictReader(open(path, encoding="utf-8"))}


SCORE_COLUMNS = ["max_points", "points", "value", "state"]
PAY_COLUMNS = [
    "score", "grade", "base", "earned", "rewards", "penalties", "loss_due", "loss_deducted", "loss_held_back",
    "floor_topup", "total"]


def differences(theirs, ours):
    """Every cell in which the two part, and how many cells there are."""
    apart, cells = [], 0
    for key in sorted(set(theirs) | set(ours), key=str):
        left, right = theirs.get(key), ours.get(key)
        cells += len(right or left)
        if left is None or right is None:
            apart.append((key, left, right))
        else:
            columns = SCORE_COLUMNS if len(right) == len(SCORE_COLUMNS) else PAY_COLUMNS
            apart += [(key + (name,), l, r) for name, l, r in zip(columns, left, right) if l != r]
    return apart, cells


def check(seed, kaohe, schemes, folder):
    company = Company(seed, f"{folder}/{seed}", schemes)
    out = f"{folder}/{seed}-results"
    months = f"{company.months[0]}..{company.months[-1]}"
    done = subprocess.run(
        [kaohe, "run", company.folder, "--month", months, "--out", out],
        capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        return [(("run", seed), done.returncode, done.stdout[-2000:] + done.stderr[-2000:])], 0, 0
    theirs, pay = {}, {}
    for month in company.months:
        theirs.update(read_scores(f"{out}/{month}/scores.csv"))
        pay.update(read_pay(f"{out}/{month}/pay.csv"))
    reading = SecondReading(company)
    scores_apart, score_cells = differences(theirs, reading.scores)
    pay_apart, pay_cells = differences(pay, reading.pay)
    return scores_apart + pay_apart, len(pay), score_cells + pay_cells


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kaohe")
    parser.add_argument("schemes")
    parser.add_argument("--seeds", default="1..20")
    parser.add_argument("--folder")
    options = parser.parse_args()
    first, last = map(int, options.seeds.split(".."))
    folder = options.folder or tempfile.mkdtemp(prefix="second-reading-")
    sheets = cells = 0
    failed = []
    for seed in range(first, last + 1):
        apart, some_sheets, some_cells = check(seed, os.path.abspath(options.kaohe), options.schemes, folder)
        sheets, cells = sheets + some_sheets, cells + some_cells
        if apart:
            failed.append(seed)
            print(f"seed {seed}: {len(apart)} cells part, in {folder}/{seed}")
            for key, kaohe, second in apart[:12]:
                print("  ", *key, "Kaohe:", json.dumps(kaohe, ensure_ascii=False), "second reading:",
                      json.dumps(second, ensure_ascii=False))
    companies = last - first + 1
    print(f"{companies} companies, {sheets} sheets, {cells} cells held against a second reading; {len(failed)} companies part")
    print(f"{companies - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
