internal import Exact
internal import Wording

/// Turns the messages of one chat into rows of messages.csv.
///
/// A conversation is what a buyer of a shop and its agents write on one day: the chats of the platforms have no session
/// of their own, and 咨询人数 counts a buyer once a day.
struct ChatTranslation {
  let dialect: Dialect
  let rule: ChatRule
  /// The file as messages name it, and as evidence does.
  let place: Place
  let source: String
  let given: [String: String]
  let pseudonym: ((String) -> String)?

  /// What names a message, and its rows.
  typealias Row = (key: String, line: Int, row: CanonicalRow)

  /// The rows of a chat, and what is to be said of it.
  ///
  /// - Throws: `CHAT-NO-AGENT`, `CHAT-NO-BUYER`: nothing of the chat can be taken.
  func rows(of entries: [ChatEntry]) throws(Diagnostic) -> (rows: [Row], remarks: Remarks) {
    let agents = Set((given["agents"] ?? "").split(separator: "\n").map(String.init))
    let desk = ChatDesk(rule, agents: agents, entries: entries)
    let messages = entries.compactMap { if case .message(let message) = $0 { message } else { nil } }
    guard let first = messages.first else { throw Diagnostic(.chatWithoutMessages, at: place) }
    guard desk.has([.agent, .robot], in: entries) else { throw Diagnostic(.chatNoAgent, at: at(first)) }
    guard desk.has([.buyer], in: entries) || messages.contains(where: { $0.buyer != nil || $0.receiver != nil }) else {
      throw Diagnostic(.chatNoBuyer, at: at(first))
    }
    var remarks = Remarks()
    var rows: [Row] = []
    var times: [String: Int] = [:]
    var buyers: Set<String> = []
    for assigned in desk.assigned(entries) {
      let message = assigned.message
      if message.precision != .second { remarks.add(.chatNoSeconds, at(message)) }
      if assigned.role == .buyer, assigned.agent.isEmpty { remarks.add(.chatUnassigned, at(message)) }
      if buyers.insert(assigned.buyer).inserted {
        if assigned.buyer.contains("*") { remarks.add(.chatBuyerMasked, at(message)) }
        if buyers.count > 1, message.buyer == nil, message.receiver == nil {
          remarks.add(.chatSeveralBuyers, at(message))
        }
      }
      let name = [assigned.buyer, message.sender, message.sentAt.description, String(message.fingerprint)]
        .joined(separator: "\u{1F}")
      times[name, default: 0] += 1
      rows.append((name + "\u{1F}" + String(times[name] ?? 0), message.line, row(assigned)))
    }
    return (rows, remarks)
  }

  private func at(_ message: ChatLine) -> Place {
    var place = place
    place.line = message.line
    return place
  }

  private func row(_ assigned: ChatDesk.Assigned) -> CanonicalRow {
    let message = assigned.message
    let shop = given["shop"] ?? ""
    let buyer = pseudonym?(assigned.buyer) ?? assigned.buyer
    // No chat that is known tells of what kind its lines are: the kind stays empty, which is not `text`.
    return CanonicalRow(
      file: .messages,
      fields: [
        [shop, buyer, message.sentAt.day.description].joined(separator: "/"), shop, buyer, assigned.agent,
        assigned.role.rawValue,
        WrittenMoment(instant: message.sentAt, precision: message.precision).text, "",
        String(message.chars),
        source + ":" + String(message.line),
      ])
  }
}
