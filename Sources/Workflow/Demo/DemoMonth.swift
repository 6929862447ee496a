import Exact

/// One month of the demo company: everybody's events, and the papers beside them.
struct DemoMonth {
  /// What one agent's month was planned to come to.
  struct Entry {
    var person: DemoPerson
    var plan: DemoPlan
  }

  let month: Month
  private(set) var entries: [Entry] = []
  private(set) var events = DemoEvents()

  init(_ month: Month, seed: UInt64) {
    self.month = month
    var serials = DemoSerials()
    for (index, person) in DemoStaff.agents.enumerated() {
      let absent = person.id == DemoCast.onLeave && month.number == 4
      guard !absent, let desk = DemoDesk(of: person, index: index, in: month),
        let skill = DemoStory.skill(of: person.id, month: month.number)
      else { continue }
      var random = DemoRandom(seed: seed, stream: month.number, index)
      var plan = DemoPlan(
        skill, month: month.number, daysPresent: desk.present.count,
        daysInMonth: month.lastDay.number - month.firstDay.number + 1, using: &random)
      DemoStory.shape(&plan, of: person.id, month: month.number)
      let floor = DemoFloor(plan, at: desk, serials: serials, using: random)
      serials = floor.serials(after: serials)
      random = floor.random
      let incidents = DemoIncidents(plan, desk: desk, of: person, in: floor.events, using: &random)
      entries.append(Entry(person: person, plan: plan))
      append(incidents.events)
    }
    sort()
  }

  private mutating func append(_ more: DemoEvents) {
    events.messages += more.messages
    events.visits += more.visits
    events.orders += more.orders
    events.refunds += more.refunds
    events.reviews += more.reviews
    events.surveys += more.surveys
    events.complaints += more.complaints
    events.misshipments += more.misshipments
    events.reminders += more.reminders
    events.attendance += more.attendance
    events.checks += more.checks
  }

  private mutating func sort() {
    // The place at which it was made decides between lines of the same second.
    let order = events.messages.indices.map { $0 + events.messages[$0].sentAt << 24 }.sorted()
    events.messages = order.map { events.messages[$0 & 0xFF_FFFF] }
    events.orders.sort { ($0.createdAt, $0.number) < ($1.createdAt, $1.number) }
    events.refunds.sort { ($0.createdAt, $0.order) < ($1.createdAt, $1.order) }
    events.reviews.sort { ($0.createdAt, $0.order) < ($1.createdAt, $1.order) }
    events.surveys.sort { ($0.ratedAt, $0.conversation) < ($1.ratedAt, $1.conversation) }
    events.complaints.sort { ($0.filedAt, $0.order) < ($1.filedAt, $1.order) }
    events.misshipments.sort { ($0.foundOn, $0.order) < ($1.foundOn, $1.order) }
    events.reminders.sort { ($0.day, $0.account) < ($1.day, $1.account) }
    events.attendance.sort { ($0.day, $0.account) < ($1.day, $1.account) }
    events.checks.sort { ($0.day, $0.account) < ($1.day, $1.account) }
  }
}
