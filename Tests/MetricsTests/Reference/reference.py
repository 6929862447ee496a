#!/usr/bin/env python3
"""Plain reference of docs/rule-sets.md: the standard definitions and every option, written straight from the page.

usage: reference.py JOBS     each line of JOBS: folder, TAB, YYYY-MM, TAB, rules as JSON, TAB, output

Everything is kept in memory and nothing is clever; stdlib only. Accounts only: it knows of no tenures.
"""
import csv
import json
import sys
from calendar import timegm
from collections import defaultdict
from time import strptime

COLUMNS = (
    "agent_id,month,consultations,replied,buyers,responses,resp_sum_s,avg_resp_ms,first_responses,first_resp_sum_s,"
    "avg_first_resp_ms,p90_resp_s,converted,conv_rate_bp,orders_created,orders_paid,pay_rate_bp,sales_cents,refund_cents,"
    "net_cents,aov_cents,refund_orders,return_orders,exchange_orders,refund_rate_bp,return_rate_bp,exchange_rate_bp,"
    "bad_reviews"
)
FURTHER = ",unanswered,not_replied,runs,replied_within_30,replied_within_180,slow_responses,lost_buyers,buyer_days"
DAY = 86400


def moment(text, is_last):
    """The first second it may have been, or the last, and whether these differ."""
    if len(text) == 19:
        return timegm(strptime(text, "%Y-%m-%d %H:%M:%S")), False
    if len(text) == 16:
        return timegm(strptime(text, "%Y-%m-%d %H:%M")) + (59 if is_last else 0), True
    return timegm(strptime(text, "%Y-%m-%d")) + (DAY - 1 if is_last else 0), True


def quotient(above, below, scale):
    return "" if above is None or below is None or below == 0 else (2 * above * scale + below) // (2 * below)


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Month:
    def __init__(self, folder, month, rules, last_messages=False, last_orders=False):
        self.rules = rules
        self.coarse_messages = self.coarse_orders = False
        year, number = int(month[:4]), int(month[5:])
        self.month = month
        self.begin = timegm((year, number, 1, 0, 0, 0))
        self.end = timegm((year + number // 12, number % 12 + 1, 1, 0, 0, 0))
        self.conversations = defaultdict(list)
        self.robots = defaultdict(list)
        after_sale = set()
        for place, row in enumerate(rows(folder + "/messages.csv")):
            time, coarse = moment(row["sent_at"], last_messages)
            if not self.begin <= time < self.end:
                continue
            key = (row["shop_id"], row["buyer_id"], row["conversation_id"])
            if row["kind"] == "after_sale":
                after_sale.add(key)
            sender, agent = row["sender"], row["agent_id"]
            if sender == "robot":
                if not rules["robots"] or not agent:
                    if rules["waits_from"] == "last_robot":
                        self.robots[key].append((time, place, "robot", "", "", coarse))
                        self.coarse_messages |= coarse
                    continue
                sender = "agent"
            self.coarse_messages |= coarse
            self.conversations[key].append((time, place, sender, agent, row["product_id"], coarse))
        self.short = set()  # (conversation, agent)
        for key in list(self.conversations):
            lines = sorted(self.conversations[key])
            self.conversations[key] = lines
            if (
                (key[1] in rules["own"])
                or (rules["single"] and sum(1 for line in lines if line[2] == "buyer") == 1)
                or (rules["after_sale"] and key in after_sale)
            ):
                del self.conversations[key]
                continue
            named = [line[3] for line in lines if line[3]]
            if rules["transfers"] is not None and named:
                for agent in set(named) - {named[-1]}:
                    if sum(1 for line in lines if line[2] == "agent" and line[3] == agent) <= rules["transfers"]:
                        self.short.add((key, agent))
        self.orders = {}
        for row in rows(folder + "/orders.csv"):
            created, coarse = moment(row["created_at"], last_orders)
            paid, paid_coarse = moment(row["paid_at"], last_orders) if row["paid_at"] else (None, False)
            self.coarse_orders |= (coarse or paid_coarse) and row["buyer_id"] != ""
            self.orders[row["order_id"]] = {
                "id": row["order_id"],
                "pair": (row["shop_id"], row["buyer_id"]),
                "created": created,
                "paid": paid,
                "amount": int(row["amount_cents"]),
                "products": [name.strip() for name in row["product_id"].split(";") if name.strip()],
                "refund": 0,
                "types": set(),
                "bad": 0,
            }
        for row in rows(folder + "/refunds.csv"):
            if row["order_id"] in self.orders and self.counts(row["created_at"]):
                self.orders[row["order_id"]]["refund"] += int(row["amount_cents"])
                self.orders[row["order_id"]]["types"].add(row["type"])
        for row in rows(folder + "/reviews.csv"):
            if row["order_id"] in self.orders and int(row["stars"]) <= 2 and self.counts(row["created_at"]):
                self.orders[row["order_id"]]["bad"] += 1
        self.walk()

    def counts(self, created_at):
        """Whether a refund or review came up to the closing date."""
        return self.rules["closing"] is None or created_at[:10] <= self.rules["closing"]

    # Waits

    def open_seconds(self, start, end):
        opens, closes = self.rules["hours"]
        return sum(
            max(0, min(end, day + closes * 3600) - max(start, day + opens * 3600))
            for day in range(start - (start - self.begin) % DAY, end + 1, DAY)
        )

    def window_end(self, second):
        if self.rules["window_hours"] is not None:
            return second + self.rules["window_hours"] * 3600
        day = (second - self.begin) // DAY
        return self.begin + (day + self.rules["window_days"]) * DAY - 1

    def wait(self, start, reply):
        if self.rules["hours"] and not self.rules["off_hours"]:
            return self.open_seconds(start, reply)
        if self.rules["hours"]:
            opens, closes = self.rules["hours"]
            day = (start - self.begin) // DAY
            clock = (start - self.begin) % DAY
            if clock < opens * 3600:
                start = self.begin + day * DAY + opens * 3600
            elif clock >= closes * 3600:
                start = self.begin + (day + 1) * DAY + opens * 3600
        return max(0, reply - start)

    def capped(self, wait):
        return wait if self.rules["cap"] is None else min(wait, self.rules["cap"])

    def walk(self):
        self.waits = defaultdict(list)  # agent -> real waits
        self.counted = defaultdict(list)  # agent -> what counts as a response
        self.first = defaultdict(list)
        self.unanswered = defaultdict(int)
        self.responses = defaultdict(list)  # conversation -> (agent, time)
        self.coarse_waits, self.coarse_first = set(), set()  # agents
        for key, lines in self.conversations.items():
            run = None
            run_coarse = by_robot = False
            assigned = ""
            is_first = True
            for time, _, sender, agent, _, coarse in sorted(lines + self.robots[key]):
                if sender == "robot":
                    # Whoever waits for a person waits from here, or from the next line they write.
                    if run is not None:
                        run, run_coarse, by_robot = time, coarse, True
                elif sender == "buyer":
                    if run is None or by_robot:
                        run, run_coarse, by_robot = time, coarse, False
                    assigned = agent
                elif run is not None:
                    if (key, agent) not in self.short:
                        if coarse or run_coarse:
                            self.coarse_waits.add(agent)
                            if is_first:
                                self.coarse_first.add(agent)
                        wait = self.wait(run, time)
                        self.waits[agent].append(wait)
                        self.counted[agent].append(self.capped(wait))
                        if is_first:
                            self.first[agent].append(self.capped(wait))
                        self.responses[key].append((agent, time))
                    is_first = False
                    run = None
            if run is not None and assigned and (key, assigned) not in self.short:
                self.unanswered[assigned] += 1
                if self.rules["unanswered_as_cap"]:
                    self.counted[assigned].append(self.rules["cap"])
                    if is_first:
                        self.first[assigned].append(self.rules["cap"])

    # Orders

    def last_buyer(self, key):
        times = [line[0] for line in self.conversations[key] if line[2] == "buyer"]
        return max(times) if times else None

    def bears(self, key, moment):
        last = self.last_buyer(key)
        return last is not None and last <= moment <= self.window_end(last)

    def conversations_of(self, pair):
        return [key for key in self.conversations if key[:2] == pair]

    def credit(self, order, moment):
        """Whose the order is when it is judged by that moment, or None."""
        all_of_pair = self.conversations_of(order["pair"])
        bearing = [key for key in all_of_pair if self.bears(key, moment)]

        def lines(keys):
            found = []
            for key in keys:
                for line in self.conversations[key]:
                    if line[3] and line[0] < moment and (key, line[3]) not in self.short:
                        found.append(line)
            return sorted(found)

        replies = [line for line in lines(all_of_pair) if line[2] == "agent"]
        if not bearing or not replies:
            return None
        within = [line for line in lines(bearing) if line[2] == "agent"]
        owner = self.rules["owner"]
        if owner == "first_reply" and within:
            return within[0][3]
        if owner == "most_rounds" and within:
            rounds = defaultdict(int)
            for key in bearing:
                for agent, time in self.responses[key]:
                    if time < moment:
                        rounds[agent] += 1
            return max((rounds[line[3]], line[0], line[1], line[3]) for line in within)[3]
        if owner == "sku_first":
            about = [line for line in lines(all_of_pair) if line[4] in order["products"] and line[4]]
            if about:
                return about[-1][3]
        return replies[-1][3]

    def of_month(self, moment):
        return moment is not None and self.begin <= moment < self.end

    def credited(self, order):
        if not order["pair"][1]:
            return None
        judgement = self.rules["judgement"]
        if judgement == "paid":
            return self.credit(order, order["paid"]) if self.of_month(order["paid"]) else None
        if not self.of_month(order["created"]):
            return None
        owner = self.credit(order, order["created"])
        if owner is None and judgement == "ordered_first" and order["paid"] is not None:
            owner = self.credit(order, order["paid"])
        return owner

    def converts(self, key, orders):
        for order in orders:
            created = self.bears(key, order["created"])
            paid = order["paid"] is not None and self.bears(key, order["paid"])
            if self.rules["judgement"] == "ordered" and created:
                return True
            if self.rules["judgement"] == "paid" and paid:
                return True
            if self.rules["judgement"] == "ordered_first":
                if created or (paid and self.credit(order, order["created"]) is None):
                    return True
        return False

    def moments(self, order):
        moments = {"ordered": ["created"], "paid": ["paid"], "ordered_first": ["created", "paid"]}
        return [order[name] for name in moments[self.rules["judgement"]] if order[name] is not None]

    # The table

    def table(self):
        by_pair = defaultdict(list)
        for order in self.orders.values():
            if order["pair"][1]:
                by_pair[order["pair"]].append(order)
        consulted, replied, converted = defaultdict(set), defaultdict(set), defaultdict(set)
        dealt = defaultdict(list)  # (agent, buyer, shop) -> times
        served, days = defaultdict(set), defaultdict(set)
        for key, lines in self.conversations.items():
            converts = self.converts(key, by_pair[key[:2]])
            for time, _, sender, agent, _, _ in lines:
                if not agent or (key, agent) in self.short:
                    continue
                consulted[agent].add(key)
                dealt[agent, key[1], key[0]].append((time, sender))
                if converts:
                    converted[agent].add(key)
                if sender == "agent":
                    replied[agent].add(key)
                    served[agent].add(key[1])
                    days[agent].add((key[1], (time - self.begin) // DAY))
        stayed = set()
        for (agent, buyer, shop), times in dealt.items():
            if not any(sender == "agent" for _, sender in times):
                continue
            first, last = min(times)[0], self.window_end(max(time for time, _ in times))
            for order in by_pair[shop, buyer]:
                if any(first <= moment <= last for moment in self.moments(order)):
                    stayed.add((agent, buyer))
        credit = defaultdict(list)
        for order in self.orders.values():
            owner = self.credited(order)
            if owner is not None:
                credit[owner].append(order)
        table = {}
        for agent in consulted:
            n = len(consulted[agent])
            counted, first = sorted(self.counted[agent]), self.first[agent]
            orders = credit[agent]
            paid = [order for order in orders if order["paid"] is not None]
            sales, refunds = sum(o["amount"] for o in paid), sum(o["refund"] for o in paid)
            kinds = [sum(1 for o in paid if kind in o["types"]) for kind in ("refund", "return", "exchange")]
            waits = self.waits[agent]
            parts = {
                "n": n, "replied": len(replied[agent]), "buyers": len(served[agent]), "responses": len(counted),
                "sum": sum(counted), "firsts": len(first), "first_sum": sum(first),
                "p90": counted[(9 * len(counted) + 9) // 10 - 1] if counted else None,
                "converted": len(converted[agent]), "orders": len(orders), "paid": len(paid), "sales": sales,
                "refunds": refunds, "net": sales - refunds, "refund": kinds[0], "return": kinds[1], "exchange": kinds[2],
                "bad": sum(o["bad"] for o in orders), "unanswered": self.unanswered[agent],
                "silent": n - len(replied[agent]), "runs": len(waits) + self.unanswered[agent],
                "in30": sum(1 for wait in waits if wait <= 30), "in180": sum(1 for wait in waits if wait <= 180),
                "slow": sum(1 for wait in waits if wait > 180),
                "lost": sum(1 for buyer in served[agent] if (agent, buyer) not in stayed),
                "days": len(days[agent]) if self.rules["buyer_days"] else None,
            }
            if agent in self.coarse_waits:
                for name in ("sum", "p90", "in30", "in180", "slow"):
                    parts[name] = None
            if agent in self.coarse_first:
                parts["first_sum"] = None
            table[agent] = parts
        return table


def printed(month, table):
    lines = [COLUMNS + FURTHER]
    for agent in sorted(table, key=lambda name: name.encode()):
        p = table[agent]
        fields = [
            agent, month, p["n"], p["replied"], p["buyers"], p["responses"], p["sum"],
            quotient(p["sum"], p["responses"], 1000), p["firsts"], p["first_sum"],
            quotient(p["first_sum"], p["firsts"], 1000), p["p90"], p["converted"],
            quotient(p["converted"], p["n"], 10000), p["orders"], p["paid"], quotient(p["paid"], p["orders"], 10000),
            p["sales"], p["refunds"], p["net"], quotient(p["sales"], p["paid"], 1), p["refund"], p["return"],
            p["exchange"], *(quotient(p[kind], p["paid"], 10000) for kind in ("refund", "return", "exchange")), p["bad"],
            p["unanswered"], p["silent"], p["runs"], p["in30"], p["in180"], p["slow"], p["lost"], p["days"],
        ]
        lines.append(",".join("" if field is None else str(field) for field in fields))
    return "\n".join(lines) + "\n"


def settled(folder, month, rules):
    """The figures that come out the same whichever second the moments without seconds were; the others are missing."""
    first = Month(folder, month, rules)
    table = first.table()
    for last_messages in {False, first.coarse_messages}:
        for last_orders in {False, first.coarse_orders}:
            other = Month(folder, month, rules, last_messages, last_orders).table()
            for agent, parts in table.items():
                for name in parts:
                    if parts[name] != other.get(agent, {}).get(name, 0):
                        parts[name] = None
    # Of whom it is not known whether they had a consultation no line is printed.
    return {agent: parts for agent, parts in table.items() if parts["n"] is not None}


for job in open(sys.argv[1], encoding="utf-8"):
    folder, month, rules, out = job.rstrip("\n").split("\t")
    with open(out, "w", newline="", encoding="utf-8") as file:
        file.write(printed(month, settled(folder, month, json.loads(rules))))
