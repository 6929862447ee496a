import Exact
import Foundation
import Intake
import Metrics

/// A month written by hand: rows per file, without their headers.
struct HandMade {
  private var texts: [EventKind: String] = [:]

  /// The headers of the files.
  static func header(_ kind: EventKind) -> String {
    switch kind {
    case .messages: "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars"
    case .orders: "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status"
    case .refunds: "refund_id,order_id,type,created_at,amount_cents"
    case .reviews: "order_id,stars,created_at"
    case .ratings: "conversation_id,agent_id,score,rated_at,resolved"
    case .complaints: "complaint_id,agent_id,order_id,filed_at,upheld,note"
    case .misshipments: "case_id,order_id,agent_id,cause,found_on,loss_cents"
    case .reminders: "date,agent_id,due,done_in_time"
    case .attendance: "date,agent_id,event,minutes"
    case .mysteryChecks: "date,agent_id,checker,passed,note"
    case .calls: "call_id,agent_id,started_at,answered,answer_seconds,talk_seconds"
    }
  }

  /// Adds a file with a header and rows, one a line.
  mutating func add(_ kind: EventKind, _ rows: String) {
    texts[kind] = Self.header(kind) + "\n" + rows + (rows.isEmpty || rows.hasSuffix("\n") ? "" : "\n")
  }

  /// Adds chat lines `conversation buyer agent sender day clock` of shop s1; `-` stands for no agent.
  mutating func chat(_ lines: String) {
    let rows = lines.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let agent = words[2] == "-" ? "" : words[2]
      return "\(words[0]),s1,\(words[1]),\(agent),\(words[3]),2025-06-\(words[4]) \(words[5]),text,3"
    }
    add(.messages, rows.joined(separator: "\n"))
  }

  /// Adds orders `id buyer day clock paid|- cents|- status` of shop s1.
  mutating func buy(_ lines: String) {
    let rows = lines.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let created = "2025-06-\(words[2]) \(words[3])"
      return
        "\(words[0]),s1,\(words[1]),\(created),\(words[4] == "paid" ? created : ""),\(words[5] == "-" ? "" : words[5]),\(words[6])"
    }
    add(.orders, rows.joined(separator: "\n"))
  }

  /// The files.
  var inputs: EventInputs {
    var inputs = EventInputs()
    for kind in EventKind.allCases {
      if let text = texts[kind] { inputs.add(kind, Array(text.utf8), name: kind.fileName) }
    }
    return inputs
  }

  /// Writes the files into a folder.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (kind, text) in texts { try Data(text.utf8).write(to: folder.appending(path: kind.fileName)) }
  }

  /// The figures.
  func figures(_ rules: RuleSet = .standard, tenures: Tenures? = nil, closing: Day? = nil) -> MonthFigures {
    MonthEngine.compute(inputs, month: june, rules: rules, tenures: tenures, closing: closing)
  }

  /// The parts of an account.
  func parts(_ account: String, _ rules: RuleSet = .standard) -> Parts? { figures(rules).accounts[account] }
}

/// The number of a part, or nil where it is missing.
func number(_ parts: Parts?, _ id: String) -> Int? { parts?[id]?.number }
