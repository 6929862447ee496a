"""The five forms, read once more from their text (docs/rules.md): figures and ratings in, points out.

A figure that is missing is None and never 0. Points are rounded half up to two decimals at each item.
"""
from fractions import Fraction as F
from math import floor


def half_up(value, step=F(1, 100)):
    return floor(value / step + F(1, 2)) * step


def ratio(above, below):
    return None if above is None or below is None or below == 0 else F(above) / F(below)


class Item:
    """One line of a form: its points, or None and why."""

    def __init__(self, name, most, points, value=None, state=None):
        self.name, self.most, self.points, self.value = name, F(most), points, value
        self.state = state or ("missing" if points is None else "scored")


def banded(value, bands, most):
    """The mildest deduction of the bands that hold the value; both ends of a band belong to it.

    A band is (from, to, deduction); an end written as a tuple does not belong to it.
    """
    if value is None:
        return None

    def within(low, high):
        above = low is None or (value > low[0] if isinstance(low, tuple) else value >= low)
        below = high is None or (value < high[0] if isinstance(high, tuple) else value <= high)
        return above and below

    return F(most) - min(deduction for low, high, deduction in bands if within(low, high))


def percent(*bounds):
    return [None if bound is None else F(bound, 100) for bound in bounds]


def banded_percent(value, bands, most):
    scaled = None if value is None else value * 100
    return banded(scaled, bands, most)


def each(count, points, most):
    return None if count is None else max(F(0), F(most) - count * points)


BELOW_MEAN = [(100, None, 0), (80, (100,), 1), (60, (80,), 2), (40, (60,), 3), (None, (40,), 4)]
RETURNS = [(None, 6, 0), (6, 9, 1), (9, 12, 2), (12, 15, 3), (15, None, 4)]


class Department:
    """The figures of everybody appraised together: sums over members, means over the active ones (definition 13)."""

    def __init__(self, members):
        self.members = [member for member in members if member.is_appraised]

    def mean(self, measure):
        if any(member.is_active is None for member in self.members):
            return None
        active = [member.figure(measure) for member in self.members if member.is_active]
        if not active or any(figure is None for figure in active):
            return None
        return F(sum(active), len(active))

    def mean_price(self):
        """平均客单价 of the department: sales of the active members over their orders, never a mean of means."""
        if any(member.is_active is None for member in self.members):
            return None
        active = [member for member in self.members if member.is_active]
        sales, orders = ([m.figure(name) for m in active] for name in ("sales", "orders_created"))
        return None if None in sales + orders else ratio(sum(sales), sum(orders))


class Sheet:
    """Somebody's month under one form."""

    def __init__(self, member, department, waive_full):
        self.member, self.department, self.waive_full = member, department, waive_full
        self.items = []

    def add(self, name, most, points, value=None):
        if name in self.member.waivers:
            points, state = (F(most) if self.waive_full else None), "waived"
            self.items.append(Item(name, most, points, None, state))
        else:
            self.items.append(Item(name, most, None if points is None else half_up(points), value))

    def rate(self, name, most, scale):
        label = self.member.ratings.get(name)
        self.add(name, most, None if label is None else F(scale[label]))

    def score(self, rescaled):
        """The total out of 100, less veto items and omissions, within 0 and 100; None while an item is missing."""
        counting = [item for item in self.items if not (item.state == "waived" and item.points is None)]
        if not counting or any(item.points is None for item in counting):
            return None
        most, everything = sum(i.most for i in counting), sum(i.most for i in self.items)
        total = sum(item.points for item in counting)
        if rescaled or most != everything:
            total = total * 100 / most
        return min(F(100), max(F(0), half_up(total) + sum(points for _, points in self.deductions)))

    @property
    def deductions(self):
        return self.member.deductions


def form1(member, department):
    sheet = Sheet(member, department, waive_full=True)
    fig = member.figure
    for name in ("communication", "product_knowledge", "attitude", "efficiency", "initiative"):
        sheet.rate(name, 4, {"4": 4, "3": 3, "2": 2, "1": 1, "0": 0})
    sheet.add("attendance", 5, each(fig("attendance_events"), 1, 5), fig("attendance_events"))
    sheet.add("mystery_chat", 5, each(fig("mystery_failed"), 1, 5), fig("mystery_failed"))
    conversion = ratio(fig("converted"), fig("consultations"))
    sheet.add("conversion", 5, banded_percent(
        conversion, [(0, 20, 4), (20, 30, 3), (30, 50, 2), (50, 60, 1), (60, None, 0)], 5), conversion)
    response = ratio(fig("response_seconds"), fig("responses"))
    sheet.add("response", 5, banded(
        response, [(200, None, 5), (100, 200, 3), ((50,), 100, 1), (0, 50, 0)], 5), response)
    lost = ratio(fig("lost_buyers"), fig("buyers"))
    sheet.add("lost", 5, banded_percent(lost, [(80, None, 5), (60, 80, 3), (40, 60, 2), (None, 40, 0)], 5), lost)
    deals = ratio(fig("sales"), department.mean("sales"))
    sheet.add("deals", 10, banded_percent(deals, [
        (100, None, 0), (80, (100,), 2), (60, (80,), 4), (40, (60,), 6), (20, (40,), 8), (None, (20,), 10)], 10), deals)
    orders = ratio(fig("orders_created"), department.mean("orders_created"))
    sheet.add("order_count", 4, banded_percent(orders, BELOW_MEAN, 4), orders)
    price = ratio(ratio(fig("sales"), fig("orders_created")), department.mean_price())
    sheet.add("order_price", 4, banded_percent(price, BELOW_MEAN, 4), price)
    void = ratio(fig("void_orders"), fig("orders_created"))
    sheet.add("void_orders", 2, banded_percent(void, [(None, 5, 0), ((5,), 10, 1), ((10,), None, 2)], 2), void)
    for name in ("refund", "return"):
        share = ratio(fig(name + "_orders"), fig("orders_paid"))
        sheet.add(name, 4, banded_percent(share, RETURNS, 4), share)
    share = ratio(fig("exchange_orders"), fig("orders_paid"))
    sheet.add("exchange", 2, banded_percent(share, [(None, 3, 0), (3, 6, 1), (6, None, 2)], 2), share)
    sheet.add("bad_reviews", 10, each(fig("bad_reviews"), 2, 10), fig("bad_reviews"))
    sheet.add("misshipments", 5, each(fig("misshipments"), 1, 5), fig("misshipments"))
    sheet.add("complaints", 5, each(fig("complaints"), 1, 5), fig("complaints"))
    sheet.rate("overall", 5, {"优秀": 5, "标准": 4, "也还好": 3, "一般": 2, "有待改进": 1})
    return sheet, sheet.score(rescaled=False)


def ratings_of_five(sheet, names):
    for name in names:
        sheet.rate(name, 5, {str(n): n for n in range(1, 6)})


FORM3 = (
    "proactivity professionalism reaction clarity solutions cooperation expression problem_solving quality workload time "
    "learning sharing relations spirit"
).split()
FORM5_RATED = "phone_manners knowledge expression listening cooperation sharing discipline learning industry".split()


def form3(member, department):
    sheet = Sheet(member, department, waive_full=False)
    ratings_of_five(sheet, FORM3)
    return sheet, sheet.score(rescaled=True)


FOUR_WORDS = {"优秀": 100, "良好": 85, "合格": 70, "不合格": 40}


def form4(member, department):
    sheet = Sheet(member, department, waive_full=False)
    fig = member.figure

    def weighted(name, weight, hundred, value=None):
        sheet.add(name, weight, None if hundred is None else hundred * weight / 100, value)

    def mean(parts):
        return None if None in parts else F(sum(parts), len(parts))

    def rating(name):
        label = member.ratings.get(name)
        return None if label is None else F(FOUR_WORDS[label])

    satisfaction = ratio(fig("satisfied"), fig("rated"))
    weighted("satisfaction", 30, None if satisfaction is None else min(F(100), satisfaction / F(9, 10) * 100), satisfaction)
    response = ratio(fig("response_seconds"), fig("responses"))
    weighted("response", 20, None if response is None else F(100) if response <= 30 else F(30) / response * 100, response)
    weighted("service_quality", 20, mean(
        [each(fig("complaints"), 20, 100), rating("service_attitude"), rating("solving_speed")]))
    weighted("work_attitude", 15, mean([rating(name) for name in ("proactive", "team_spirit", "responsible")]))

    def against(measure):
        share = ratio(fig(measure), department.mean(measure))
        return None if share is None else min(F(100), share * 100)

    handled, orders = against("consultations"), against("orders_created")
    workload = None if handled is None else handled if orders is None else (handled + orders) / 2
    weighted("workload", 15, workload)
    return sheet, sheet.score(rescaled=False)


def of_five(value, bounds):
    """5 points at the first bound or better, one less for each bound missed."""
    if value is None:
        return None
    return F(5 - sum(1 for bound in bounds if not bound(value)))


def form5(member, department):
    sheet = Sheet(member, department, waive_full=False)
    fig = member.figure
    response = ratio(fig("response_seconds"), fig("responses"))
    resolution = ratio(fig("resolved"), fig("asked"))
    volume = ratio(fig("consultations"), department.mean("consultations"))
    satisfaction = ratio(fig("satisfied"), fig("rated"))
    at_least = lambda *bounds: [lambda value, b=b: value * 100 >= b for b in bounds]
    reviews, satisfied = each(fig("bad_reviews"), 1, 5), of_five(satisfaction, at_least(90, 80, 70, 60))
    view = None if reviews is None or satisfied is None else (reviews + satisfied) / 2
    computed = {
        "reply_speed": (of_five(response, [lambda v, b=b: v <= b for b in (30, 60, 120, 200)]), response),
        "resolution": (of_five(resolution, at_least(90, 80, 70, 60)), resolution),
        "volume": (of_five(volume, at_least(120, 100, 80, 60)), volume),
        "user_rating": (view, None),
        "accuracy": (each(fig("misshipments"), 1, 5), fig("misshipments")),
    }
    for name in ("phone_manners", "reply_speed", "knowledge", "resolution", "expression", "listening", "cooperation",
                 "sharing", "volume", "user_rating", "discipline", "accuracy", "learning", "industry"):
        if name in computed:
            sheet.add(name, 5, *computed[name])
        else:
            ratings_of_five(sheet, [name])
    return sheet, sheet.score(rescaled=True)


FORMS = {
    "monthly-100": form1, "competency-15": form3, "weighted-targets": form4, "competency-14": form5,
}
#: Ratings each form asks for, with the words to choose from.
RATED = {
    "monthly-100": {
        **{n: "43210" for n in ("communication", "product_knowledge", "attitude", "efficiency", "initiative")},
        "overall": ["优秀", "标准", "也还好", "一般", "有待改进"],
    },
    "competency-15": {name: "54321" for name in FORM3},
    "weighted-targets": {
        name: list(FOUR_WORDS)
        for name in ("service_attitude", "solving_speed", "proactive", "team_spirit", "responsible")
    },
    "competency-14": {name: "54321" for name in FORM5_RATED},
}
