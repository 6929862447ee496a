internal import Intake

/// What of a buyer's conversations in a shop counts under the rules, and whose the orders are: the rules written out
/// plainly, case by case.
struct JudgedPair {
  let pair: DealtLines.Pair
  /// The conversations that count, each in order.
  let conversations: [JudgedConversation]
  private let rules: RuleSet
  private let month: Range<Int>
  /// The agents' lines that can earn an order, in order, and the last seconds of the buyer in each conversation,
  /// ascending; only where there are orders.
  private let replies: [DealtLines.Line]
  private let asked: [Int]

  init(_ pair: DealtLines.Pair, _ rules: RuleSet, month: Range<Int>) {
    self.pair = pair
    self.rules = rules
    self.month = month
    conversations = pair.conversations.compactMap { conversation in
      let isLeftOut =
        pair.isOwn && rules.leftOut.ownAccounts
        || rules.leftOut.singleBuyerLine && conversation.lines.count { !$0.isAgent } == 1
        || rules.leftOut.afterSale && conversation.isAfterSale
      return isLeftOut
        ? nil : JudgedConversation(conversation.lines, robots: conversation.robots, rules, month: month)
    }
    let earning = pair.orders.isEmpty ? [] : conversations
    replies = JudgedPair.agentLines(earning)
    asked = earning.compactMap { $0.lastBuyer?.second }.sorted()
  }

  /// A moment at which an order is made: it is placed or paid.
  struct Credit {
    let order: DealtLines.Order
    let moment: Int
    /// The line whose author owns it.
    let line: DealtLines.Line
  }

  /// The agents' lines that can earn an order, of some conversations, in order.
  private static func agentLines(_ conversations: [JudgedConversation]) -> [DealtLines.Line] {
    conversations.flatMap { conversation in
      conversation.lines.filter { $0.isAgent && !conversation.isHandedOn($0) }
    }.sorted { $0.precedes($1) }
  }

  /// Whether something at that moment is the fruit of any conversation: of those that ended before, the last has the
  /// window that ends last.
  private func isFruit(_ moment: Int) -> Bool {
    guard let last = asked[..<asked.end(while: { $0 <= moment })].last else { return false }
    return moment - month.lowerBound <= rules.end(ofWindowAfter: last - month.lowerBound)
  }

  /// The conversations whose fruit something at that moment is.
  private func fruitful(_ moment: Int) -> [JudgedConversation] {
    conversations.filter { conversation in
      guard let last = conversation.lastBuyer else { return false }
      let start = month.lowerBound
      return moment >= last.second && moment - start <= rules.end(ofWindowAfter: last.second - start)
    }
  }

  /// The credit of an order at one of its moments; nil where it earns none.
  private func credit(_ order: DealtLines.Order, at moment: Int) -> Credit? {
    guard isFruit(moment), let last = replies[..<replies.end(while: { $0.second < moment })].last else { return nil }
    let chosen: DealtLines.Line?
    switch rules.owner {
    case .lastReply: chosen = last
    case .firstReply: chosen = JudgedPair.agentLines(fruitful(moment)).first { $0.second < moment }
    case .mostRounds:
      let inThem = JudgedPair.agentLines(fruitful(moment)).filter { $0.second < moment }
      let answers = fruitful(moment).flatMap(\.responses).filter { $0.reply.second < moment && !$0.isHandedOn }
      let rounds = Dictionary(grouping: answers, by: \.reply.hand).mapValues(\.count)
      let most = inThem.map { rounds[$0.hand] ?? 0 }.max()
      chosen = inThem.last { rounds[$0.hand] ?? 0 == most }
    case .skuFirst:
      chosen = conversations.flatMap { conversation in
        conversation.lines.filter {
          $0.second < moment && $0.hand >= 0 && !conversation.isHandedOn($0) && order.products.contains($0.product)
        }
      }.max { $0.precedes($1) }
    }
    return Credit(order: order, moment: moment, line: chosen ?? last)
  }

  /// The orders that are credited in the month, each once.
  var credits: [Credit] {
    pair.orders.compactMap { order in
      switch rules.judgement {
      case .ordered: month.contains(order.created) ? credit(order, at: order.created) : nil
      case .paid: order.paid.flatMap { month.contains($0) ? credit(order, at: $0) : nil }
      case .orderedFirst:
        month.contains(order.created)
          ? credit(order, at: order.created) ?? order.paid.flatMap { credit(order, at: $0) } : nil
      }
    }
  }

  /// The orders a conversation converts into.
  func fruit(of conversation: JudgedConversation) -> [DealtLines.Order] {
    guard let last = conversation.lastBuyer else { return [] }
    let start = month.lowerBound
    let window = last.second...start + rules.end(ofWindowAfter: last.second - start)
    return pair.orders.filter { order in
      let isPaid = order.paid.map { window.contains($0) } ?? false
      switch rules.judgement {
      case .ordered: return window.contains(order.created)
      case .paid: return isPaid
      case .orderedFirst:
        return window.contains(order.created) || (isPaid && credit(order, at: order.created) == nil)
      }
    }
  }

  /// Whether the buyer ordered from one second to the window after another.
  func isOrdered(from first: Int, to last: Int) -> Bool {
    let start = month.lowerBound
    let span = first...start + rules.end(ofWindowAfter: last - start)
    return pair.orders.contains { order in
      let isPaid = order.paid.map { span.contains($0) } ?? false
      switch rules.judgement {
      case .ordered: return span.contains(order.created)
      case .paid: return isPaid
      case .orderedFirst: return span.contains(order.created) || isPaid
      }
    }
  }
}

/// A conversation that counts.
struct JudgedConversation {
  /// Its lines in order.
  let lines: [DealtLines.Line]
  /// The accounts that handed it on and whose shares are left out.
  private let handedOn: Set<Int>
  /// Its responses, also those of shares that are left out.
  let responses: [Response]
  /// The run that nobody answered, by its first and last line.
  let unanswered: (first: DealtLines.Line, last: DealtLines.Line)?

  /// A response.
  struct Response {
    let question: DealtLines.Line
    let reply: DealtLines.Line
    let wait: Int
    let isFirst: Bool
    let isHandedOn: Bool

    /// Whether the wait is not known to the second.
    var isCoarse: Bool { question.isCoarse || reply.isCoarse }
  }

  init(_ lines: [DealtLines.Line], robots: [DealtLines.Line], _ rules: RuleSet, month: Range<Int>) {
    self.lines = lines
    var handedOn: Set<Int> = []
    if let most = rules.leftOut.transfersUpTo, let last = lines.last(where: { $0.account >= 0 })?.account {
      for account in Set(lines.map(\.account)) where account >= 0 && account != last {
        if lines.count(where: { $0.account == account && $0.isAgent }) <= most { handedOn.insert(account) }
      }
    }
    self.handedOn = handedOn
    var responses: [Response] = []
    var question: DealtLines.Line?
    for line in robots.isEmpty ? lines : (lines + robots).sorted(by: { $0.precedes($1) }) {
      guard !line.isRobots else {
        if question != nil { question = line }
        continue
      }
      guard line.isAgent else {
        if question?.isRobots ?? true { question = line }
        continue
      }
      guard let asked = question else { continue }
      let start = month.lowerBound
      responses.append(
        Response(
          question: asked, reply: line, wait: rules.wait(from: asked.second - start, to: line.second - start),
          isFirst: responses.isEmpty, isHandedOn: handedOn.contains(line.account)))
      question = nil
    }
    self.responses = responses
    unanswered = question.flatMap { first in lines.last.map { (first, $0) } }
  }

  /// Whether a line belongs to a share that is left out.
  func isHandedOn(_ line: DealtLines.Line) -> Bool { handedOn.contains(line.account) }
  /// The buyer's last line.
  var lastBuyer: DealtLines.Line? { lines.last { !$0.isAgent } }
  /// The holder's lines.
  var own: [DealtLines.Line] { lines.filter { $0.key != nil && !isHandedOn($0) } }
}

extension EvidenceSearch {
  /// The pairs the holder dealt with, judged, as far as their lines are wanted.
  func judgedPairs(_ extent: EvidenceIndex.Extent, withOrders: Bool) -> [JudgedPair] {
    let pairs = dealtLines(extent, withOrders: withOrders)
    if let judged { return judged }
    let found = pairs.map { JudgedPair($0, finder.rules, month: window) }
    judged = found
    return found
  }
}
