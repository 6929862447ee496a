"""From the score to the yuan, in fen: what forms 1, 2 and 4 pay, and what the law lets through.

Order: performance pay earned, rewards, agreed penalties, loss compensation (工资支付暂行规定 art. 16), the floor
(劳动法 art. 48; on probation 劳动合同法 art. 20). Money is rounded half up to the fen; a cap goes down, a floor up.
"""
from fractions import Fraction as F
from math import ceil, floor

from forms import half_up, ratio


def fen(value):
    return int(half_up(F(value), F(1)))


def earned(form, score, base):
    """The performance pay a score earns; None while the score, or the pay it is a share of, is missing."""
    if score is None:
        return None
    if form == "monthly-100":
        share = F(1) if score >= 90 else score / 100 if score >= 70 else F(0)
    else:
        share = F(1) if score >= 90 else F(9, 10) if score >= 80 else F(8, 10) if score >= 70 else F(5, 10)
    if base is None:
        return 0 if share == 0 else None
    return fen(base * share)


def grade(form, score):
    if form == "monthly-100" or score is None:
        return ""
    return "优秀" if score >= 90 else "良好" if score >= 80 else "合格" if score >= 70 else "不合格"


class Undecided(Exception):
    """An amount that a missing figure leaves open."""


class Form2:
    """Rewards and penalties over everybody appraised together."""

    def __init__(self, members):
        self.members = members

    def compared(self, rule, figure):
        """The figures of those who are compared, and whether somebody's is missing."""
        known, absent = {}, []
        for member in self.members:
            if not member.is_appraised or member.is_active is False:
                continue
            value = None if member.is_active is None else figure(member)
            if value is None:
                absent.append(member)
            else:
                known[member] = value
        return known, absent

    def first(self, rule, member, figure, best, condition):
        """Whether a ranking and its condition hold for somebody; the one who is alone has nobody to be compared with.

        A place that is waived falls on nobody else: who is waived is still compared.
        """
        known, absent = self.compared(rule, figure)
        if rule in member.waivers or not member.is_appraised:
            return False
        if member not in known:
            if member in absent:
                if condition(member) is False:
                    return False
                raise Undecided
            return False
        lead = max(known.values()) if best else min(known.values())
        if known[member] != lead:
            return False
        if absent:
            if condition(member) is False:
                return False
            raise Undecided
        if len(known) < 2:
            return False
        held = condition(member)
        if held is None:
            raise Undecided
        return held

    def rewards(self, member):
        above = lambda m: None if m.target is None or m.net_sales is None else m.net_sales > m.target
        if member.target is None:
            above = lambda m: None if m.target is None else m.net_sales > m.target
        return 50000 if self.first("sales_champion", member, lambda m: m.net_sales, True, above) else 0

    def penalties(self, member):
        if not member.is_appraised:
            return 0
        total, waived = 0, member.waivers
        worked = member.is_active is not False
        if "wrong_remark" not in waived:
            total += 5000 * self.known(member.figure("misshipments"))
        if "late_reminders" not in waived and worked:
            total += 3000 if self.known(member.figure("reminder_breach_days")) >= 1 else 0
        low = lambda m: None if m.net_sales is None else m.net_sales < 200000
        total += 10000 if self.first("lowest_sales", member, lambda m: m.net_sales, False, low) else 0
        slow = lambda m: None if m.conversion is None else m.conversion < F(15, 100)
        total += 5000 if self.first("lowest_conversion", member, lambda m: m.conversion, False, slow) else 0
        if "returns" not in waived and worked:
            share = ratio(member.figure("return_orders"), member.figure("orders_paid"))
            total += 5000 if self.known(share) > F(12, 100) else 0
        return total

    @staticmethod
    def known(value):
        if value is None:
            raise Undecided
        return int(value) if value == int(value) else value


def lanes(member, company, score, form, form2, held_back):
    """One line of pay.csv as a dictionary, and what is due again next month as (month, fen), oldest first.

    What is None is open, and stays empty.
    """
    pay = {name: None for name in (
        "base", "earned", "rewards", "penalties", "loss_due", "loss_deducted", "loss_held_back", "floor_topup", "total")}
    pay["base"] = member.performance_pay
    carries = company["carry_losses"] and company["loss_clause"]
    old = list(held_back) if carries else []
    if not member.is_appraised:
        pay["base"] = member.performance_pay
        return pay, old
    pays = form in ("monthly-100", "weighted-targets")
    got = earned(form, score, member.performance_pay) if pays else 0
    pay["earned"] = got if pays else None
    if form2 is None:
        pay["rewards"] = pay["penalties"] = 0
    else:
        for lane, amount in (("rewards", form2.rewards), ("penalties", form2.penalties)):
            try:
                pay[lane] = amount(member)
            except Undecided:
                pay[lane] = None
        if not company["deducts_penalties"]:
            pay["penalties"] = 0
    loses = form == "monthly-100" or form2 is not None
    loss = member.figure("misshipment_loss") if loses else F(0)
    own = None if loss is None else fen(loss * 100)
    pay["loss_due"] = None if own is None else own + sum(amount for _, amount in old)
    parts = (member.wage, got, pay["rewards"], pay["penalties"])
    before = None if None in parts else parts[0] + parts[1] + parts[2] - parts[3]
    # On probation 80 % of what was agreed: the wage, and the performance pay where the form pays any.
    least = company["minimum_wage"]
    if member.on_probation:
        agreed = [member.wage] + ([member.performance_pay] if pays else [])
        least = None if None in agreed else max(least, ceil(F(sum(agreed)) * F(80, 100)))
    due, carried = pay["loss_due"], old
    if due == 0:
        pay["loss_deducted"], pay["loss_held_back"], carried = 0, 0, []
    elif due is not None and not company["loss_clause"]:
        pay["loss_deducted"], pay["loss_held_back"], carried = 0, due, []
    elif due is not None and before is not None and least is not None:
        cap = floor(F(before) * F(20, 100))
        taken = max(0, min(due, cap, before - least))
        pay["loss_deducted"], pay["loss_held_back"] = taken, due - taken
        carried, rest = [], taken
        for month, amount in old + ([(company["month"], own)] if own else []):
            here = min(rest, amount)
            rest -= here
            if amount > here and carries:
                carried.append((month, amount - here))
    beside = None if None in parts[1:] else parts[1] + parts[2] - parts[3]
    if not member.is_paid:
        # Nobody who is paid nothing here is held against a floor.
        pay["floor_topup"] = 0
        if beside is not None and pay["loss_deducted"] is not None:
            pay["total"] = beside - pay["loss_deducted"]
    elif member.wage is None and not (pays or loses):
        # No scheme decides money: nothing looks at the wage, and no floor is checked.
        pay["total"] = 0
    elif before is not None and pay["loss_deducted"] is not None and least is not None:
        remaining = before - pay["loss_deducted"]
        pay["floor_topup"] = max(0, least - remaining)
        pay["total"] = remaining + pay["floor_topup"] - member.wage
    return pay, carried
