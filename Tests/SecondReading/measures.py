"""The figures of a month from its event files: definitions 1 to 13, read once more (rule set `service_hours`).

Plain and slow on purpose; everything lies in memory and every quotient is a Fraction. What is counted is counted for a
*holding*: an account while it is one person's. A person's figure is the sum over their holdings.
"""
import csv
import os
from calendar import timegm
from collections import defaultdict
from fractions import Fraction
from time import strptime

DAY = 86400
WINDOW = 24 * 3600
OPENS, CLOSES = 8 * 3600, 23 * 3600


def rows(path):
    """The rows of a table; None where the file is not there, which is not the same as no rows."""
    if not os.path.exists(path):
        return None
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def moment(text):
    return timegm(strptime(text, "%Y-%m-%d %H:%M:%S"))


def day(text):
    return timegm(strptime(text, "%Y-%m-%d")) // DAY


class Calendar:
    """A month in seconds and days."""

    def __init__(self, month):
        year, number = int(month[:4]), int(month[5:])
        self.begin = timegm((year, number, 1, 0, 0, 0))
        self.end = timegm((year + number // 12, number % 12 + 1, 1, 0, 0, 0))
        self.first_day, self.last_day = self.begin // DAY, self.end // DAY - 1
        #: The closing date: day 8 of the next month, which is still in time.
        self.closing_day = self.last_day + 8

    def holds(self, second):
        return second is not None and self.begin <= second < self.end


class Holders:
    """Whose an account is on a day, from accounts.csv."""

    def __init__(self, table):
        self.stretches = [
            (row["agent_id"], row["shop_id"], row["employee_id"], day(row["from"]),
             day(row["to"]) if row["to"] else 10**9)
            for row in table
        ]

    def of(self, agent, shop, on):
        """The person; None where the account is nobody's that day. A row for the shop goes before one for all."""
        fitting = [s for s in self.stretches if s[0] == agent and s[3] <= on <= s[4] and s[1] in ("", shop)]
        for stretch in sorted(fitting, key=lambda s: s[1] == ""):
            return stretch[2]
        return None

    def any_shop(self, agent, on):
        for stretch in self.stretches:
            if stretch[0] == agent and stretch[3] <= on <= stretch[4]:
                return stretch[2]
        return None

    def held(self, calendar):
        """account -> everybody who held it on a day of the month."""
        found = defaultdict(set)
        for agent, _, person, begin, end in self.stretches:
            if begin <= calendar.last_day and end >= calendar.first_day:
                found[agent].add(person)
        return found


def waited(start, answered):
    """The seconds of a wait that begins, outside 8:00 to 23:00, at the next opening."""
    clock, midnight = start % DAY, start - start % DAY
    if clock < OPENS:
        start = midnight + OPENS
    elif clock >= CLOSES:
        start = midnight + DAY + OPENS
    return max(0, answered - start)


#: Which files a figure needs.
NEEDS = {
    "consultations": ["messages"], "responses": ["messages"], "response_seconds": ["messages"],
    "buyers": ["messages"], "lost_buyers": ["messages", "orders"], "converted": ["messages", "orders"],
    "orders_created": ["messages", "orders"], "orders_paid": ["messages", "orders"],
    "void_orders": ["messages", "orders"], "sales": ["messages", "orders"],
    "refund_amount": ["messages", "orders", "refunds"], "net_sales": ["messages", "orders", "refunds"],
    "refund_orders": ["messages", "orders", "refunds"], "return_orders": ["messages", "orders", "refunds"],
    "exchange_orders": ["messages", "orders", "refunds"], "bad_reviews": ["messages", "orders", "reviews"],
    "misshipments": ["misshipments"], "misshipment_loss": ["misshipments"], "complaints": ["complaints"],
    "satisfied": ["ratings_by_buyers"], "rated": ["ratings_by_buyers"], "resolved": ["ratings_by_buyers"],
    "asked": ["ratings_by_buyers"], "reminder_breach_days": ["reminders"], "attendance_events": ["attendance"],
    "mystery_failed": ["mystery_checks"],
}
MONEY = {"sales", "refund_amount", "net_sales", "misshipment_loss"}
KINDS = sorted({kind for kinds in NEEDS.values() for kind in kinds})


class Figures:
    """What the events of a month come to: `of(person, measure)` and `by_account(account, person, measure)`."""

    def __init__(self, folder, month, holders):
        self.calendar = Calendar(month)
        self.holders = holders
        self.tables = {kind: rows(f"{folder}/{kind}.csv") for kind in KINDS}
        self.counts = defaultdict(lambda: defaultdict(int))  # (account, person) -> measure -> number
        self.breaches = defaultdict(lambda: defaultdict(int))  # person -> day -> reminders missed
        if self.tables["messages"] is not None:
            self._chats()
        self._conduct()

    def is_collected(self, measure):
        return all(self.tables[kind] is not None for kind in NEEDS[measure])

    def of(self, person, measure):
        """A person's figure, money in yuan; None where a file it needs is missing."""
        if not self.is_collected(measure):
            return None
        if measure == "reminder_breach_days":
            return Fraction(sum(1 for missed in self.breaches[person].values() if missed > 5))
        total = sum(counts[measure] for (_, owner), counts in self.counts.items() if owner == person)
        return Fraction(total, 100) if measure in MONEY else Fraction(total)

    def by_account(self, account, person, measure):
        if not self.is_collected(measure):
            return None
        number = self.counts[account, person][measure]
        return Fraction(number, 100) if measure in MONEY else Fraction(number)

    # Chats and orders

    def _chats(self):
        conversations = defaultdict(list)
        for place, row in enumerate(self.tables["messages"]):
            sent = moment(row["sent_at"])
            if not self.calendar.holds(sent):
                continue
            key = (row["shop_id"], row["buyer_id"], row["conversation_id"])
            if row["sender"] != "robot":
                agent = row["agent_id"]
                owner = self.holders.of(agent, row["shop_id"], sent // DAY) if agent else None
                conversations[key].append((sent, place, row["sender"], (agent, owner) if agent else None))
        for lines in conversations.values():
            lines.sort(key=lambda line: line[:2])
        orders = self._orders()
        bearing = defaultdict(list)  # order id -> conversations that convert by it
        for key, lines in conversations.items():
            self._responses(lines)
            asked = [sent for sent, _, sender, _ in lines if sender == "buyer"]
            converts = False
            for order in orders.get(key[:2], []):
                if asked and asked[-1] <= order["created"] <= asked[-1] + WINDOW:
                    converts = True
                    bearing[order["id"]].append(key)
            taking_part = {holding for _, _, _, holding in lines if holding}
            for holding in taking_part:
                self.counts[holding]["consultations"] += 1
                self.counts[holding]["converted"] += converts
        self._buyers(conversations, orders)
        self._credit(conversations, orders, bearing)

    def _orders(self):
        by_pair = defaultdict(list)
        for row in self.tables["orders"] or []:
            by_pair[row["shop_id"], row["buyer_id"]].append({
                "id": row["order_id"], "created": moment(row["created_at"]), "paid": bool(row["paid_at"]),
                "cents": int(row["amount_cents"]), "void": row["status"] == "void",
            })
        return by_pair

    def _responses(self, lines):
        asked_at = None
        for sent, _, sender, holding in lines:
            if sender == "buyer":
                asked_at = sent if asked_at is None else asked_at
            elif asked_at is not None:
                self.counts[holding]["responses"] += 1
                self.counts[holding]["response_seconds"] += waited(asked_at, sent)
                asked_at = None

    def _buyers(self, conversations, orders):
        dealings = defaultdict(list)  # (holding, buyer, shop) -> lines
        for (shop, buyer, _), lines in conversations.items():
            for sent, _, sender, holding in lines:
                if holding:
                    dealings[holding, buyer, shop].append((sent, sender))
        served = defaultdict(bool)  # (holding, buyer) -> whether there was an order
        for (holding, buyer, shop), lines in dealings.items():
            if not any(sender == "agent" for _, sender in lines):
                continue
            first, last = min(sent for sent, _ in lines), max(sent for sent, _ in lines)
            ordered = any(first <= order["created"] <= last + WINDOW for order in orders.get((shop, buyer), []))
            served[holding, buyer] |= ordered
        for (holding, _), ordered in served.items():
            self.counts[holding]["buyers"] += 1
            self.counts[holding]["lost_buyers"] += not ordered

    def _credit(self, conversations, orders, bearing):
        wrote = defaultdict(list)
        for (shop, buyer, _), lines in conversations.items():
            wrote[shop, buyer] += [line for line in lines if line[2] == "agent"]
        in_time = lambda row: moment(row["created_at"]) // DAY <= self.calendar.closing_day
        cases, reviews = defaultdict(list), defaultdict(int)
        for row in self.tables["refunds"] or []:
            if in_time(row):
                cases[row["order_id"]].append((row["type"], int(row["amount_cents"])))
        for row in self.tables["reviews"] or []:
            if in_time(row) and int(row["stars"]) <= 2:
                reviews[row["order_id"]] += 1
        for pair, placed in orders.items():
            for order in placed:
                before = [line for line in wrote[pair] if line[0] < order["created"]]
                if not self.calendar.holds(order["created"]) or not bearing[order["id"]] or not before:
                    continue
                counts = self.counts[max(before, key=lambda line: line[:2])[3]]
                counts["orders_created"] += 1
                counts["void_orders"] += order["void"]
                counts["bad_reviews"] += reviews[order["id"]]
                if not order["paid"]:
                    continue
                refunded = sum(cents for _, cents in cases[order["id"]])
                counts["orders_paid"] += 1
                counts["sales"] += order["cents"]
                counts["refund_amount"] += refunded
                counts["net_sales"] += order["cents"] - refunded
                for kind in ("refund", "return", "exchange"):
                    counts[kind + "_orders"] += any(kind == type for type, _ in cases[order["id"]])

    # Cases, surveys, attendance

    def _conduct(self):
        def take(kind, date, time=False):
            for row in self.tables[kind] or []:
                on = moment(row[date]) // DAY if time else day(row[date])
                if self.calendar.first_day <= on <= self.calendar.last_day:
                    owner = self.holders.any_shop(row["agent_id"], on)
                    yield row, (row["agent_id"], owner), on

        for row, holding, _ in take("misshipments", "found_on"):
            if row["cause"] == "agent":
                self.counts[holding]["misshipments"] += 1
                self.counts[holding]["misshipment_loss"] += int(row["loss_cents"])
        for row, holding, _ in take("complaints", "filed_at", time=True):
            self.counts[holding]["complaints"] += row["upheld"] == "yes"
        for row, holding, _ in take("ratings_by_buyers", "rated_at", time=True):
            self.counts[holding]["rated"] += 1
            self.counts[holding]["satisfied"] += int(row["score"]) >= 4
            self.counts[holding]["asked"] += row["resolved"] != ""
            self.counts[holding]["resolved"] += row["resolved"] == "yes"
        for row, holding, on in take("reminders", "date"):
            self.breaches[holding[1]][on] += int(row["due"]) - int(row["done_in_time"])
        for row, holding, _ in take("attendance", "date"):
            self.counts[holding]["attendance_events"] += row["event"] in ("late", "early_leave", "leave")
        for row, holding, _ in take("mystery_checks", "date"):
            self.counts[holding]["mystery_failed"] += row["passed"] == "no"
