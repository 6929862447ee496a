internal import Intake

// Consultations and responses: chat lines (definitions 1–3) and calls.
extension EvidenceSearch {
  func service(_ part: Part, _ kinds: Set<EventKind>) -> [Finding] {
    var responses: [Response] = []
    var found: [Finding] = []
    if kinds.contains(.messages) {
      for pair in dealtLines(withOrders: false) {
        for conversation in pair.conversations {
          switch part {
          case .consultations: found += firstLines(conversation) { _ in true }
          case .replied: found += firstLines(conversation) { $0.isAgent }
          case .unanswered: found += unanswered(conversation)
          default: responses += self.responses(conversation)
          }
        }
      }
    }
    if kinds.contains(.calls) { calls(part, &found, &responses) }
    return found + findings(part, responses)
  }

  /// A response of the holder.
  private struct Response {
    let seconds: Int
    let isFirst: Bool
    let finding: Finding
  }

  private func firstLines(_ conversation: [DealtLines.Line], _ fits: (DealtLines.Line) -> Bool) -> [Finding] {
    var keys: Set<Int> = []
    return conversation.compactMap { line in
      guard let key = line.key, fits(line), keys.insert(key).inserted else { return nil }
      return Finding(contribution: 1, rows: [(line.isAgent ? .reply : .firstLine, .messages, line.place)])
    }
  }

  private func unanswered(_ conversation: [DealtLines.Line]) -> [Finding] {
    let end = conversation.lastIndex(where: \.isAgent).map { conversation.index(after: $0) } ?? 0
    guard let first = conversation[end...].first, let last = conversation.last, last.key != nil else { return [] }
    return [
      Finding(contribution: 1, rows: [(.question, .messages, first.place), (.lastQuestion, .messages, last.place)])
    ]
  }

  private func responses(_ conversation: [DealtLines.Line]) -> [Response] {
    var found: [Response] = []
    var question: DealtLines.Line?
    var isFirst = true
    for line in conversation {
      guard line.isAgent else {
        if question == nil { question = line }
        continue
      }
      guard let asked = question else { continue }
      if line.key != nil {
        let start = window.lowerBound
        found.append(
          Response(
            seconds: finder.rules.wait(from: asked.second - start, to: line.second - start), isFirst: isFirst,
            finding: Finding(
              contribution: 1, rows: [(.question, .messages, asked.place), (.reply, .messages, line.place)])))
      }
      isFirst = false
      question = nil
    }
    return found
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
      case .unanswered: if !call.isAnswered { found.append(finding) }
      default:
        guard call.isAnswered, let seconds = call.answerSeconds else { return }
        responses.append(Response(seconds: seconds, isFirst: true, finding: finding))
      }
    }
  }

  private func findings(_ part: Part, _ responses: [Response]) -> [Finding] {
    switch part {
    case .responses: return responses.map(\.finding)
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
