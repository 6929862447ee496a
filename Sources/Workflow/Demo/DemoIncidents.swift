import Exact

/// What happens after the sale and beside it: refunds, reviews, surveys, complaints, mis-sent orders, the day's duties.
struct DemoIncidents {
  private let plan: DemoPlan
  private let desk: DemoDesk
  private let checker: String
  private(set) var events: DemoEvents

  /// Adds to the events of one agent's month.
  init(
    _ plan: DemoPlan, desk: DemoDesk, of person: DemoPerson, in events: DemoEvents, using random: inout DemoRandom
  ) {
    self.plan = plan
    self.desk = desk
    self.events = events
    checker = person.assessor
    sendBack(using: &random)
    review(using: &random)
    survey(using: &random)
    complain(using: &random)
    missend(using: &random)
    if person.department == DemoStaff.ecommerce { remind(using: &random) }
    attend(using: &random)
    check(using: &random)
  }

  /// The last second in which rows still belong to the month: day 7 of the next one.
  private var closing: Int { (desk.month.lastDay.number + 8) * 86_400 - 1 }
  private var lastDay: Int { desk.windows.map(\.days.upperBound).max() ?? desk.month.lastDay.number }
  /// The agent's first account, under which the duties are kept.
  private var account: Int { desk.windows.first?.account ?? 0 }
  private var paid: [DemoOrder] { events.orders.filter { $0.credited && $0.paidAt != nil } }

  private func later(than time: Int, days: ClosedRange<Int>, using random: inout DemoRandom) -> Int {
    let day = time / 86_400 + random.among(days)
    return min(closing, day * 86_400 + random.among(32_400...79_200))
  }

  /// A day after the time on which the account still is the agent's.
  private func inMonth(after time: Int, using random: inout DemoRandom) -> Int {
    min(lastDay, time / 86_400 + random.among(1...6))
  }

  private mutating func sendBack(using random: inout DemoRandom) {
    for order in paid {
      guard let type = order.afterSale else { continue }
      let createdAt = later(than: order.createdAt, days: type == .refund ? 1...6 : 3...9, using: &random)
      events.refunds.append(
        DemoRefund(order: order.number, type: type, createdAt: createdAt, cents: order.refundCents))
    }
  }

  private mutating func review(using random: inout DemoRandom) {
    let reviewed = random.shuffled(paid.filter { $0.afterSale != .return })
    for (index, order) in reviewed.enumerated() {
      let bad = index < plan.badReviews
      guard bad || random.chance(550) else { continue }
      let stars = bad ? random.among(1...2) : random.pick([3, 4, 5, 5, 5, 5, 5, 5], or: 5)
      let createdAt = later(than: order.createdAt, days: 3...12, using: &random)
      events.reviews.append(DemoReview(order: order.number, stars: stars, createdAt: createdAt))
    }
  }

  private mutating func survey(using random: inout DemoRandom) {
    let replied = random.shuffled(events.visits.filter { $0.outcome != .unreplied })
    let count = events.visits.count * 40 / 100
    let satisfied = (count * plan.satisfied + 500) / 1000
    for (index, visit) in replied.prefix(count).enumerated() {
      let pleased = index < satisfied
      let resolved = random.chance(150) ? "" : random.chance(pleased ? 960 : 350) ? "yes" : "no"
      events.surveys.append(
        DemoSurvey(
          conversation: visit.conversation, account: visit.account,
          score: pleased ? random.pick([4, 5, 5, 5], or: 5) : random.pick([1, 2, 3, 3], or: 3),
          ratedAt: visit.endsAt + random.among(30...900), resolved: resolved))
    }
  }

  private mutating func complain(using random: inout DemoRandom) {
    let notes = ["回复太慢，等了很久", "承诺的赠品没有发", "态度生硬", "尺寸说明有误", "反复推诿，没有解决"]
    let unfounded = random.chance(80) ? 1 : 0
    for (index, order) in random.shuffled(paid).prefix(plan.complaints + unfounded).enumerated() {
      let upheld = index < plan.complaints
      events.complaints.append(
        DemoComplaint(
          account: order.account, order: order.number,
          filedAt: inMonth(after: order.createdAt, using: &random) * 86_400 + random.among(32_400...75_600),
          upheld: upheld, note: upheld ? random.pick(notes, or: "") : "物流延误，与客服无关"))
    }
  }

  private mutating func missend(using random: inout DemoRandom) {
    let orders = random.shuffled(paid)
    let warehouse = random.chance(120) ? [random.among(3...20) * 1000] : []
    for (index, loss) in (plan.misshipmentLosses + warehouse).enumerated() where index < orders.count {
      let order = orders[index]
      events.misshipments.append(
        DemoMisshipment(
          order: order.number, account: order.account,
          cause: index < plan.misshipmentLosses.count ? "agent" : "warehouse",
          foundOn: inMonth(after: order.createdAt, using: &random), lossCents: loss))
    }
  }

  private mutating func remind(using random: inout DemoRandom) {
    let days = random.shuffled(uniqueDays)
    for (index, day) in days.enumerated() {
      let breach = index < plan.breachDays
      guard breach || random.chance(450) else { continue }
      let due = breach ? random.among(8...12) : random.among(1...7)
      let missed = breach ? random.among(6...7) : min(due, random.pick([0, 0, 0, 1, 1, 2, 3], or: 0))
      events.reminders.append(DemoReminder(day: day, account: account, due: due, done: due - missed))
    }
  }

  private mutating func attend(using random: inout DemoRandom) {
    for day in random.shuffled(uniqueDays).prefix(plan.attendance) {
      let event = random.pick(["late", "late", "late", "early_leave", "leave"], or: "late")
      let minutes = event == "leave" ? random.pick([120, 240, 480], or: 240) : random.among(3...35)
      events.attendance.append(DemoAttendance(day: day, account: account, event: event, minutes: minutes))
    }
  }

  private mutating func check(using random: inout DemoRandom) {
    let notes = ["开场白不规范", "未核对收货地址", "产品参数答错", "没有主动推荐搭配"]
    for (index, day) in random.shuffled(uniqueDays).prefix(3).enumerated() {
      let passed = index >= plan.failedChecks
      events.checks.append(
        DemoCheck(
          day: day, account: account, checker: checker, passed: passed, note: passed ? "" : random.pick(notes, or: "")))
    }
  }

  /// Days on which the agent works under the first account.
  private var uniqueDays: [Int] {
    let held = desk.windows.first?.days ?? desk.present
    var days: [Int] = []
    for day in desk.days where held.contains(day) && days.last != day { days.append(day) }
    return days
  }
}
