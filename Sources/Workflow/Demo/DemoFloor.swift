import Exact

/// A month of one agent on the shop floor: talks and orders as the plan wants them.
struct DemoFloor {
  let plan: DemoPlan
  let desk: DemoDesk
  var random: DemoRandom
  private(set) var events = DemoEvents()
  private var conversations: DemoSerial
  private var buyers: DemoSerial

  init(_ plan: DemoPlan, at desk: DemoDesk, serials: DemoSerials, using random: DemoRandom) {
    self.plan = plan
    self.desk = desk
    self.random = random
    conversations = serials.conversations
    buyers = serials.buyers
    talk()
    events.orders =
      DemoSales(plan, desk: desk, visits: events.visits, first: serials.orders, using: &self.random).orders
  }

  /// The serial numbers that come next.
  func serials(after serials: DemoSerials) -> DemoSerials {
    DemoSerials(conversations: conversations, buyers: buyers, orders: serials.orders + events.orders.count)
  }

  private mutating func talk() {
    let replied = plan.consultations - plan.unreplied
    let rounds = (0..<replied).map { _ in random.pick([2, 2, 3, 3, 3, 4], or: 3) }
    var delays = DemoDelays(
      count: rounds.reduce(0, +), milliseconds: plan.responseMilliseconds, using: &random)
    var replies = rounds[...]
    var returning = plan.returning

    // Buyers can only come back to ask about an order that has been placed some days before.
    let lastStart = desk.present.upperBound - 3
    var outcomes: [DemoVisit.Outcome] = []
    outcomes += Array(repeating: .order, count: plan.converted)
    outcomes += Array(repeating: .lateOrder, count: plan.lateOrders)
    outcomes += Array(repeating: .unreplied, count: plan.unreplied)
    let rest = plan.consultations - outcomes.count
    returning = min(returning, max(0, rest))
    outcomes += Array(repeating: .nothing, count: max(0, rest - returning))

    for outcome in outcomes {
      let count = outcome == .unreplied ? 0 : replies.popFirst() ?? 0
      hold(outcome, delays: delays.take(count))
    }
    var customers = random.shuffled(events.visits.filter { $0.outcome == .order && $0.endsAt / 86_400 <= lastStart })[
      ...]
    for _ in 0..<returning {
      let waits = delays.take(replies.popFirst() ?? 0)
      if let customer = customers.popFirst(), comeBack(customer, delays: waits) { continue }
      hold(.nothing, delays: waits)
    }
  }

  private mutating func hold(_ outcome: DemoVisit.Outcome, delays: [Int]) {
    let day = random.pick(outcome == .lateOrder ? earlyDays : desk.days, or: desk.present.lowerBound)
    let window = desk.account(on: day, using: &random)
    let visit = DemoVisit(
      conversation: conversations.take(), account: window.account, buyer: buyers.take(), outcome: outcome, endsAt: 0)
    keep(DemoTalk(visit, delays: delays, window: window, day: day, using: &random))
  }

  /// A question about the order, some days after it. False where no working day is left.
  private mutating func comeBack(_ customer: DemoVisit, delays: [Int]) -> Bool {
    let earliest = customer.endsAt + 26 * 3600
    let account = desk.windows.first { $0.account == customer.account }
    guard let window = account else { return false }
    let days = desk.days.filter { $0 > earliest / 86_400 && $0 <= earliest / 86_400 + 9 && window.days.contains($0) }
    guard let first = days.first else { return false }
    var visit = customer
    visit.conversation = conversations.take()
    visit.outcome = .returning
    keep(
      DemoTalk(
        visit, delays: delays, window: window, day: random.pick(days, or: first), from: earliest, using: &random))
    return true
  }

  /// Days after which the month still has room for an order that comes too late.
  private var earlyDays: [Int] { desk.days.filter { $0 <= desk.present.upperBound - 4 } }

  private mutating func keep(_ talk: DemoTalk) {
    events.visits.append(talk.finished)
    events.messages += talk.messages
  }
}

/// Serial numbers of one kind.
struct DemoSerial {
  private(set) var last = 0

  mutating func take() -> Int {
    last += 1
    return last
  }
}

/// The serial numbers of a month, handed on from agent to agent.
struct DemoSerials {
  var conversations = DemoSerial()
  var buyers = DemoSerial()
  /// Orders numbered so far.
  var orders = 0
}
