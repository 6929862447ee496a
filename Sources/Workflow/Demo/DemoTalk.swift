/// Lines of one conversation, in seconds from its start.
struct DemoTalk {
  private static let opening = 8 * 3600
  private static let lastSecond = 22 * 3600 + 58 * 60
  /// Customers come late in the morning, in the afternoon and after supper.
  private static let hours = [
    9, 9, 10, 10, 10, 11, 11, 11, 12, 13, 13, 14, 14, 14, 15, 15, 15, 16, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 21,
  ]

  private var visit: DemoVisit
  private(set) var messages: [DemoMessage] = []

  /// Lays out the conversation: each delay is the wait for one response. No delay: nobody replies.
  init(
    _ visit: DemoVisit, delays: [Int], window: DemoDesk.Window, day: Int, from earliest: Int? = nil,
    using random: inout DemoRandom
  ) {
    self.visit = visit
    let midnight = day * 86_400
    let atNight = earliest == nil && !delays.isEmpty && random.chance(60)
    var now = 0
    if atNight {
      // Written while the shop is closed, answered soon after it opens.
      let yesterday = window.days.contains(day - 1) && random.chance(600)
      add(.buyer, at: midnight + (yesterday ? -random.among(60...3300) : random.among(0...27_000)), using: &random)
      add(.robot, at: lastAt + 1, using: &random)
      now = midnight + Self.opening
    }
    for (round, delay) in delays.enumerated() {
      if !(atNight && round == 0) {
        add(.buyer, at: now, using: &random)
        if round == 0, random.chance(500) { add(.robot, at: now + 1, using: &random) }
        if delay >= 12, random.chance(300) {
          add(.buyer, at: now + random.among(3...min(20, delay - 2)), using: &random)
        }
      }
      add(.agent, at: now + delay, using: &random)
      if random.chance(250) { add(.agent, at: lastAt + random.among(3...15), using: &random) }
      now = lastAt + random.among(8...75)
    }
    if delays.isEmpty {
      add(.buyer, at: 0, using: &random)
      if random.chance(500) { add(.buyer, at: random.among(20...240), using: &random) }
    } else if random.chance(350) {
      add(.buyer, at: now, using: &random)
    }
    if !atNight { shift(by: start(on: midnight, from: earliest, using: &random)) }
  }

  /// The visit, its end known.
  var finished: DemoVisit {
    var finished = visit
    finished.endsAt = lastAt
    return finished
  }

  private var lastAt: Int { messages.last?.sentAt ?? 0 }

  /// A start within working hours that leaves room for the whole talk.
  private func start(on midnight: Int, from earliest: Int?, using random: inout DemoRandom) -> Int {
    let hour = random.pick(Self.hours, or: 10)
    let wanted = midnight + hour * 3600 + random.below(3600) + (random.chance(100) ? 1800 : -1800)
    let latest = midnight + Self.lastSecond - lastAt
    return min(latest, max(wanted, midnight + Self.opening + 1800, earliest ?? 0))
  }

  private mutating func shift(by seconds: Int) {
    for index in messages.indices { messages[index].sentAt += seconds }
  }

  private mutating func add(_ sender: DemoMessage.Sender, at time: Int, using random: inout DemoRandom) {
    let kind: DemoMessage.Kind =
      sender != .robot && random.chance(90) ? (sender == .buyer ? .image : .card) : .text
    let characters =
      switch (kind, sender) {
      case (.text, .buyer): random.among(2...42)
      case (.text, .agent): random.among(8...96)
      case (.text, .robot): 46
      default: 0
      }
    messages.append(
      DemoMessage(
        sentAt: time, conversation: visit.conversation, account: visit.account, buyer: visit.buyer, sender: sender,
        kind: kind, characters: characters))
  }
}
