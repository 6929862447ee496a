internal import Intake

// Consultations and responses: chat lines (definitions 1–3) and calls.
extension EvidenceSearch {
  func service(_ part: Part, _ kinds: Set<EventKind>) -> [Finding] {
    var responses: [Response] = []
    var found: [Finding] = []
    if kinds.contains(.messages) {
      for conversation in judgedPairs(.conversations, withOrders: false).flatMap(\.conversations) {
        switch part {
        case .consultations: found += firstLines(conversation) { _ in true }
        case .replied: found += firstLines(conversation) { $0.isAgent }
        case .notReplied: found += notReplied(conversation)
        case .unanswered: found += unanswered(conversation).map(\.finding)
        default:
          responses += self.responses(conversation)
          if part == .runs || finder.rules.unansweredWait != nil { responses += unanswered(conversation) }
        }
      }
    }
    if kinds.contains(.calls) { calls(part, &found, &responses) }
    return found + findings(part, responses)
  }

  /// A response of the holder, or a run that should have had one.
  private struct Response {
    /// The wait as it was; nil where nobody answered.
    let wait: Int?
    /// What it counts as.
    let seconds: Int
    let isFirst: Bool
    let finding: Finding
  }

  private func firstLines(_ conversation: JudgedConversation, _ fits: (DealtLines.Line) -> Bool) -> [Finding] {
    var keys: Set<Int> = []
    return conversation.own.compactMap { line in
      guard let key = line.key, fits(line), keys.insert(key).inserted else { return nil }
      return Finding(contribution: 1, rows: [(line.isAgent ? .reply : .firstLine, .messages, line.place)])
    }
  }

  private func notReplied(_ conversation: JudgedConversation) -> [Finding] {
    let replied = Set(conversation.own.filter(\.isAgent).compactMap(\.key))
    let silent = Dictionary(grouping: conversation.own.filter { !replied.contains($0.key ?? 0) }, by: \.key)
    return silent.values.compactMap(\.first).sorted { $0.precedes($1) }.map {
      Finding(contribution: 1, rows: [(.firstLine, .messages, $0.place)])
    }
  }

  private func unanswered(_ conversation: JudgedConversation) -> [Response] {
    guard let run = conversation.unanswered, run.last.key != nil, !conversation.isHandedOn(run.last) else { return [] }
    return [
      Response(
        wait: nil, seconds: finder.rules.unansweredWait ?? 0, isFirst: conversation.responses.isEmpty,
        finding: Finding(
          contribution: 1,
          rows: [(.question, .messages, run.first.place), (.lastQuestion, .messages, run.last.place)]))
    ]
  }

  private func responses(_ conversation: JudgedConversation) -> [Response] {
    conversation.responses.filter { $0.reply.key != nil && !$0.isHandedOn }.map { response in
      Response(
        wait: response.wait, seconds: finder.rules.counted(response.wait), isFirst: response.isFirst,
        finding: Finding(
          contribution: 1,
          rows: [(.question, .messages, response.question.place), (.reply, .messages, response.reply.place)]))
    }
  }

  /// Whether the wait of a response of the holder's is not known to the second.
  func hasCoarseWaits(firstOnly: Bool) -> Bool {
    judgedPairs(.conversations, withOrders: false).flatMap(\.conversations).flatMap(\.responses).contains {
      $0.reply.key != nil && !$0.isHandedOn && $0.isCoarse && ($0.isFirst || !firstOnly)
    }
  }

  private func calls(_ part: Part, _ found: inout [Finding], _ responses: inout [Response]) {
    var met = IDTable(hash: hash)
    each(CallEvent.self) { call, base, place in
      let known = met.count
      guard met.intern(call.call, base) == known, key(call.agent, base, shop: nil, second: call.second) != nil else {
        return
      }
      let finding = Finding(contribution: 1, rows: [(.event, .calls, place)])
      switch part {
      case .consultations: found.append(finding)
      case .replied: if call.isAnswered { found.append(finding) }
      case .unanswered, .notReplied: if !call.isAnswered { found.append(finding) }
      default:
        if !call.isAnswered {
          guard part == .runs || finder.rules.unansweredWait != nil else { return }
          responses.append(
            Response(wait: nil, seconds: finder.rules.unansweredWait ?? 0, isFirst: true, finding: finding))
        } else if let seconds = call.answerSeconds {
          responses.append(
            Response(wait: seconds, seconds: finder.rules.counted(seconds), isFirst: true, finding: finding))
        }
      }
    }
  }

  private func findings(_ part: Part, _ responses: [Response]) -> [Finding] {
    switch part {
    case .responses, .runs: return responses.map(\.finding)
    case .repliedWithin30: return responses.filter { $0.wait.map { $0 <= 30 } ?? false }.map(\.finding)
    case .repliedWithin180: return responses.filter { $0.wait.map { $0 <= RuleSet.slow } ?? false }.map(\.finding)
    case .slowResponses: return responses.filter { $0.wait.map { $0 > RuleSet.slow } ?? false }.map(\.finding)
    case .responseSeconds: return responses.map { Finding(contribution: $0.seconds, rows: $0.finding.rows) }
    case .firstResponses: return responses.filter(\.isFirst).map(\.finding)
    case .firstResponseSeconds:
      return responses.filter(\.isFirst).map { Finding(contribution: $0.seconds, rows: $0.finding.rows) }
    case .p90Response:
      guard !responses.isEmpty else { return [] }
      let rank = (9 * responses.count + 9) / 10
      let response = responses.sorted { $0.seconds < $1.seconds }[rank - 1]
      return [Finding(contribution: response.seconds, rows: response.finding.rows)]
    default: return []
    }
  }
}
