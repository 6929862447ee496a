"""Small invented companies, the same for the same seed: two or three departments, two or three months, everything that
forms 1 to 5 look at, and as often as possible the numbers at which rules part.
"""
import csv
import os
import random
import shutil
from time import gmtime, strftime

from forms import FORMS, RATED
from measures import DAY, Calendar, day

ITEMS = {
    "monthly-100": list(RATED["monthly-100"]) + (
        "attendance mystery_chat conversion response lost deals order_count order_price void_orders refund return exchange "
        "bad_reviews misshipments complaints").split(),
    "weighted-targets": "satisfaction response service_quality work_attitude workload".split(),
    "competency-14": list(RATED["competency-14"]) + "reply_speed resolution volume user_rating accuracy".split(),
    "competency-15": list(RATED["competency-15"]),
}
RULES = "sales_champion wrong_remark late_reminders lowest_sales lowest_conversion returns".split()
MOST = {"conversion": 5, "response": 5, "lost": 5, "deals": 10, "bad_reviews": 10, "misshipments": 5, "complaints": 5}


def stamp(second):
    return strftime("%Y-%m-%d %H:%M:%S", gmtime(second))


def date(number):
    return strftime("%Y-%m-%d", gmtime(number * DAY))


def table(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns.split())
        writer.writerows(rows)


class Company:
    """Makes one company under a folder; what it decided beside the files stands in its fields."""

    def __init__(self, seed, folder, schemes):
        self.random = random.Random(seed)
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder + "/schemes")
        for name in os.listdir(schemes):
            shutil.copy(f"{schemes}/{name}", folder + "/schemes")
        r = self.random
        first = r.randint(1, 9)
        self.months = [f"2026-{number:02}" for number in range(first, first + r.randint(2, 3))]
        self.minimum_wage = r.choice([200000, 236017, 250000])
        self.loss_clause = r.random() < 0.8
        self.deducts_penalties = r.random() < 0.8
        self.carry_losses = r.random() < 0.5
        self.departments = [("ecommerce", ["monthly-100", "rewards-penalties"])]
        self.departments.append(r.choice([
            ("aftersales", ["weighted-targets"]), ("aftersales", ["competency-14", "rewards-penalties"]),
            ("aftersales", ["weighted-targets", "rewards-penalties"]), ("aftersales", ["monthly-100"])]))
        self.people, self.accounts = [], []
        self._settings()
        self._staff()
        for month in self.months:
            self._month(month)

    def _settings(self):
        lines = ["name: 试算公司", "region: cn", f"minimum_wage_cents: {self.minimum_wage}", "rule_set: service_hours"]
        if self.loss_clause:
            lines.append("loss_clause: 劳动合同第十二条")
        lines.append("penalties: " + ("deduct" if self.deducts_penalties else "show"))
        lines.append("carry_losses: " + ("true" if self.carry_losses else "false"))
        lines.append("departments:")
        for name, schemes in self.departments:
            lines.append(
                f"  - {{id: {name}, name: {name}, schemes: [{', '.join(schemes)}], assessor_schemes: [competency-15]}}")
        lines.append("  - {id: administration, name: 行政部, schemes: []}")
        with open(self.folder + "/company.yaml", "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    def _staff(self):
        r, number = self.random, 0
        calendar = Calendar(self.months[0])
        for place, (department, _) in enumerate(self.departments, 1):
            assessor = f"S0{place}"
            self._person(assessor, department, "assessor", "H01")
            agents = []
            for _ in range(r.randint(2, 5)):
                number += 1
                agents.append(f"E{number:02}")
                self._person(agents[-1], department, "agent", assessor)
            for agent in agents:
                for _ in range(r.choice([1, 1, 1, 2])):
                    self._account(agent, agents, r.choice(["shop1", "shop2"]), calendar)
        self._person("H01", "administration", "hr", "")
        table(
            self.folder + "/people.csv",
            "employee_id name department post role assessor_id hired_on confirmed_on left_on monthly_wage_cents "
            "performance_pay_cents sales_target_cents", [list(person.values()) for person in self.people])
        table(self.folder + "/accounts.csv", "agent_id shop_id employee_id from to", self.accounts)

    def _person(self, id, department, role, assessor):
        r = self.random
        cents = lambda low, high: r.choice([r.randint(low, high), r.randint(low // 10000, high // 10000) * 10000])
        self.people.append({
            "id": id, "name": "试" + id, "department": department, "post": "客服", "role": role, "assessor": assessor,
            "hired": "2024-05-06", "confirmed": r.choice(["2024-08-06", "2024-08-06", "2024-08-06", ""]), "left": "",
            "wage": r.choice(["", "none"]) if r.random() < 0.08 else cents(200000, 800000),
            "performance": r.choice(["", "none"]) if r.random() < 0.08 else cents(80000, 300000),
            "target": r.choice(["", cents(5000, 90000)]),
        })

    def _account(self, agent, agents, shop, calendar):
        """An account whole, in two rows one after the other, ended inside a month, or handed over."""
        r = self.random
        name = f"{shop}:kf{len(self.accounts) + 1:02}"
        begin = "2025-01-01"
        cut = calendar.first_day + r.randint(3, 50)
        shape = r.choice(["whole"] * 5 + ["rows", "ended", "handed over"])
        shop_id = r.choice([shop, shop, ""])
        if shape == "whole":
            self.accounts.append((name, shop_id, agent, begin, ""))
        elif shape == "ended":
            self.accounts.append((name, shop_id, agent, begin, date(cut)))
        else:
            later = agent if shape == "rows" else r.choice(agents)
            self.accounts.append((name, shop_id, agent, begin, date(cut)))
            self.accounts.append((name, shop_id, later, date(cut + 1), ""))

    # A month's files

    def _month(self, month):
        r, calendar = self.random, Calendar(month)
        self.inbox = f"{self.folder}/inbox/{month}"
        os.makedirs(self.inbox)
        names = sorted({row[0] for row in self.accounts})
        self.active = {
            name: [d for d in range(calendar.first_day, calendar.last_day + 1) if self._holder(name, d)] for name in names}
        chats, orders = self._chats(calendar, names)
        tables = {"messages": ("conversation_id shop_id buyer_id agent_id sender sent_at kind chars", chats)}
        tables["orders"] = ("order_id shop_id buyer_id created_at paid_at amount_cents status", orders)
        tables["refunds"] = ("refund_id order_id type created_at amount_cents", list(self._refunds(calendar, orders)))
        tables["reviews"] = ("order_id stars created_at", [
            (order[0], r.choice([1, 2, 3, 4, 5, 5]), stamp(calendar.begin + r.randint(0, 45) * DAY + r.randint(0, DAY - 1)))
            for order in orders if r.random() < 0.3])
        tables.update(self._conduct(calendar, names))
        for kind, (columns, rows) in tables.items():
            if kind not in ("messages", "orders") and r.random() < 0.03:
                continue
            table(f"{self.inbox}/{kind}.csv", columns, rows)
        self._supplied(month, names)
        self._papers(month, calendar)

    def _holder(self, name, on):
        for agent, _, person, begin, end in self.accounts:
            if agent == name and day(begin) <= on and (not end or on <= day(end)):
                return person
        return None

    def _chats(self, calendar, names):
        r = self.random
        lines, orders, number = [], [], 0
        for name in names:
            shop = name.split(":")[0]
            for _ in range(r.randint(8, 22) if self.active[name] else 0):
                number += 1
                buyer, on = f"b{r.randint(1, 60)}", r.choice(self.active[name])
                at = on * DAY + r.choice([r.randint(0, DAY - 1), r.randint(9, 20) * 3600, 22 * 3600 + 3570])
                conversation = f"C{calendar.first_day}-{number}"
                agent, asked = name, at
                for _ in range(r.randint(1, 4)):
                    lines.append((conversation, shop, buyer, agent, "buyer", at))
                    asked = at
                    if r.random() < 0.2:
                        lines.append((conversation, shop, buyer, agent, "robot", at + 1))
                    at += r.choice([0, 20, 50, 51, 100, 200, 201, r.randint(1, 900)])
                    if r.random() < 0.9:
                        if r.random() < 0.08:
                            agent = r.choice([n for n in names if n.startswith(shop)])
                        lines.append((conversation, shop, buyer, agent, "agent", at))
                    at += r.randint(0, 4000)
                for _ in range(r.choice([0, 0, 1, 1, 1, 2])):
                    created = asked + r.choice([0, 60, DAY - 1, DAY, DAY + 1, r.randint(1, 2 * DAY)])
                    paid = stamp(created + r.randint(1, 3 * DAY)) if r.random() < 0.85 else ""
                    status = "void" if r.random() < 0.06 else "finished"
                    orders.append((
                        f"D{calendar.first_day}-{len(orders)}", shop, buyer, stamp(created), paid,
                        r.randint(100, 90000), status))
        r.shuffle(lines)
        return [line[:5] + (stamp(line[5]), "text", 12) for line in lines], orders

    def _refunds(self, calendar, orders):
        r = self.random
        for order in orders:
            for kind in ("refund", "return", "exchange"):
                if order[4] and r.random() < 0.07:
                    amount = 0 if kind == "exchange" else r.randint(1, order[5])
                    at = calendar.begin + r.randint(0, 45) * DAY + r.choice([0, DAY - 1, r.randint(0, DAY - 1)])
                    yield (f"T{calendar.first_day}-{order[0]}{kind}", order[0], kind, stamp(at), amount)

    def _conduct(self, calendar, names):
        r = self.random

        def some(per_account):
            for name in names:
                for _ in range(per_account() if self.active[name] else 0):
                    yield name, r.choice(self.active[name])

        few = lambda: r.choice([0, 0, 0, 1, 1, 2, 3])
        cases = iter(range(10**6))
        at = lambda on: stamp(on * DAY + r.randint(0, DAY - 1))
        return {
            "misshipments": ("case_id order_id agent_id cause found_on loss_cents", [
                (f"M{calendar.first_day}-{next(cases)}", "", name, r.choice(["agent", "agent", "warehouse"]), date(on),
                 r.choice([0, 1370008, r.randint(1, 400000)])) for name, on in some(few)]),
            "complaints": ("complaint_id agent_id order_id filed_at upheld note", [
                (f"S{calendar.first_day}-{next(cases)}", name, "", at(on), r.choice(["yes", "yes", "no"]), "")
                for name, on in some(few)]),
            "ratings_by_buyers": ("conversation_id agent_id score rated_at resolved", [
                (f"R{next(cases)}", name, r.choice([1, 3, 4, 5, 5, 5]), at(on), r.choice(["yes", "yes", "no", ""]))
                for name, on in some(lambda: r.randint(1, 12))]),
            "reminders": ("date agent_id due done_in_time", sorted({
                (date(on), name): (date(on), name, due, max(0, due - r.choice([0, 0, 3, 4, 5, 6])))
                for name, on in some(lambda: r.randint(0, 6)) for due in [r.randint(6, 12)]}.values())),
            "attendance": ("date agent_id event minutes", sorted({
                (date(on), name, r.choice(["late", "early_leave", "leave", "absent"]), r.randint(1, 30))
                for name, on in some(few)})),
            "mystery_checks": ("date agent_id checker passed note", sorted({
                (date(on), name, "S01", r.choice(["yes", "no"]), "") for name, on in some(few)})),
        }

    def _supplied(self, month, names):
        r = self.random
        if r.random() < 0.6:
            table(f"{self.inbox}/finance_sales.csv", "month agent_id gross_cents refund_cents", [
                (month, name, gross, r.randint(0, gross)) for name in names if self.active[name] and r.random() < 0.7
                for gross in [r.choice([20000000, r.randint(0, 30000000)])]])
        if r.random() < 0.6:
            table(f"{self.inbox}/platform_metrics.csv", "month agent_id metric numerator denominator source", [
                (month, name, "conversion", r.randint(0, of), of, "店铺绩效软件")
                for name in names if self.active[name] and r.random() < 0.8 for of in [r.choice([20, r.randint(1, 200)])]])

    def _papers(self, month, calendar):
        r, at = self.random, stamp(calendar.end + 3 * DAY)
        schemes = dict(self.departments)
        form_of = lambda p: "competency-15" if p["role"] == "assessor" else schemes.get(p["department"], [""])[0]
        appraised = [p for p in self.people if form_of(p) in FORMS]
        agents = [p for p in appraised if p["role"] == "agent"]
        table(f"{self.inbox}/assessments.csv", "employee_id item rating by at comment", [
            (p["id"], item, r.choice(words), p["assessor"], at, "")
            for p in appraised for item, words in RATED[form_of(p)].items() if r.random() < 0.995])
        rules = lambda p: RULES if "rewards-penalties" in schemes[p["department"]] else []
        waivers = {
            (p["id"], r.choice(ITEMS[form_of(p)] + rules(p) * 2)) for p in agents for _ in range(2) if r.random() < 0.15}
        table(f"{self.inbox}/waivers.csv", "employee_id item reason by at", [(*w, "停工", "H01", at) for w in sorted(waivers)])
        table(f"{self.inbox}/standing.csv", "employee_id standing reason by at", [
            (p["id"], r.choice(["leave", "voided"]), "事由", "H01", at) for p in agents if r.random() < 0.04])
        table(f"{self.inbox}/vetoes.csv", "employee_id veto occurrences by at note", [
            (p["id"], r.choice(["misconduct", "赌博", "打架斗殴"]), r.choice([1, 1, 2]), "H01", at, "")
            for p in agents if form_of(p) == "monthly-100" and r.random() < 0.06])
        omissions = []
        for p in agents:
            if form_of(p) == "monthly-100" and r.random() < 0.15:
                item = r.choice(list(MOST))
                omissions.append((p["assessor"], p["id"], item, r.randint(1, MOST[item]), "H01", at, ""))
        table(f"{self.inbox}/omissions.csv", "assessor_id employee_id item points by at note", omissions)
