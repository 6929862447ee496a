/// A chat line.
struct DemoMessage {
  enum Sender: Int { case buyer, agent, robot }
  enum Kind: Int { case text, image, card }

  var sentAt: Int
  var conversation: Int
  /// Place in ``DemoStaff/accounts``.
  var account: Int
  var buyer: Int
  var sender: Sender
  var kind: Kind
  var characters: Int
}

/// A conversation with a buyer, from the first line to what came of it.
struct DemoVisit {
  enum Outcome { case nothing, order, lateOrder, unreplied, returning }

  var conversation: Int
  var account: Int
  var buyer: Int
  var outcome: Outcome
  var endsAt: Int
}

struct DemoOrder {
  enum Status: String { case finished, unpaid, void }
  enum AfterSale: String { case refund, `return`, exchange }

  var number: Int
  var account: Int
  var buyer: Int
  var createdAt: Int
  var paidAt: Int?
  var cents = 0
  var status = Status.finished
  var afterSale: AfterSale?
  var refundCents = 0
  /// Whether the order is the agent's by the rules: within the window, after a reply.
  var credited = true
}

/// A row of refunds.csv.
struct DemoRefund {
  var order: Int
  var type: DemoOrder.AfterSale
  var createdAt: Int
  var cents: Int
}

/// A row of reviews.csv.
struct DemoReview {
  var order: Int
  var stars: Int
  var createdAt: Int
}

/// A row of ratings_by_buyers.csv.
struct DemoSurvey {
  var conversation: Int
  var account: Int
  var score: Int
  var ratedAt: Int
  var resolved: String
}

/// A row of complaints.csv.
struct DemoComplaint {
  var account: Int
  var order: Int
  var filedAt: Int
  var upheld: Bool
  var note: String
}

/// A row of misshipments.csv.
struct DemoMisshipment {
  var order: Int
  var account: Int
  var cause: String
  var foundOn: Int
  var lossCents: Int
}

/// A row of reminders.csv.
struct DemoReminder {
  var day: Int
  var account: Int
  var due: Int
  var done: Int
}

/// A row of attendance.csv.
struct DemoAttendance {
  var day: Int
  var account: Int
  var event: String
  var minutes: Int
}

/// A row of mystery_checks.csv.
struct DemoCheck {
  var day: Int
  var account: Int
  var checker: String
  var passed: Bool
  var note: String
}

/// All events of a month.
struct DemoEvents {
  var messages: [DemoMessage] = []
  var visits: [DemoVisit] = []
  var orders: [DemoOrder] = []
  var refunds: [DemoRefund] = []
  var reviews: [DemoReview] = []
  var surveys: [DemoSurvey] = []
  var complaints: [DemoComplaint] = []
  var misshipments: [DemoMisshipment] = []
  var reminders: [DemoReminder] = []
  var attendance: [DemoAttendance] = []
  var checks: [DemoCheck] = []
}
