internal import Wording

/// How the lines of a platform's chat are read.
struct ChatRule: Sendable {
  /// Who wrote a line.
  enum Role: String, Sendable, CaseIterable {
    case buyer, agent, robot
  }

  /// The columns of a chat that is a table.
  struct Columns: Sendable {
    let buyer: String
    let sender: String
    let sentAt: String
    let content: String
    let role: String?
  }

  /// The columns of a table; nil for a text that was copied from a chat window.
  let table: Columns?
  /// What the column of the role says.
  let roles: [String: Role]
  /// Accounts that are robots, by the part behind the shop's name.
  let robots: Set<String>
  /// Words that stand alone on a line and tell the state of a message (已读, 未读).
  let marks: Set<String>
  /// Beginnings of lines that the platform writes itself.
  let notices: [String]
  /// What stands behind the name of somebody who withdrew a message.
  let withdrawn: String?
  /// What stands before the name of the agent who takes over.
  let transfer: String?

  /// Whether it is a text and not a table.
  var isText: Bool { table == nil }

  /// The columns it looks at.
  var columns: [String] {
    table.map { [$0.buyer, $0.sender, $0.sentAt, $0.content] + ($0.role.map { [$0] } ?? []) } ?? []
  }

  /// Reads the rule.
  ///
  /// - Throws: `DIALECT-BROKEN` with line, column and what is wrong there.
  init(_ node: DialectNode) throws(Diagnostic) {
    let keys = try node.entries(among: ["table", "roles", "robots", "marks", "notices", "withdrawn", "transfer"])
    if let table = keys["table"] {
      let columns = try table.entries(among: ["buyer", "sender", "sent_at", "content", "role"])
      guard let buyer = try columns["buyer"]?.text(), let sender = try columns["sender"]?.text(),
        let sentAt = try columns["sent_at"]?.text(), let content = try columns["content"]?.text()
      else { throw table.broken("buyer, sender, sent_at and content are expected") }
      self.table = Columns(
        buyer: buyer, sender: sender, sentAt: sentAt, content: content, role: try columns["role"]?.text())
    } else {
      table = nil
    }
    var roles: [String: Role] = [:]
    for (word, role) in try keys["roles"]?.entries() ?? [] {
      guard let role = Role(rawValue: try role.text()) else { throw role.broken("buyer, agent or robot is expected") }
      roles[word] = role
    }
    self.roles = roles
    robots = Set(try keys["robots"]?.texts() ?? [])
    marks = Set(try keys["marks"]?.texts() ?? [])
    notices = try keys["notices"]?.texts() ?? []
    withdrawn = try keys["withdrawn"]?.text()
    transfer = try keys["transfer"]?.text()
  }

  /// Whether a line of content is the platform's own.
  func isNotice(_ text: some StringProtocol) -> Bool {
    notices.contains { text.hasPrefix($0) } || successor(in: text) != nil
  }

  /// The account that a line says takes over: `由 服务助手 转交给 小美，原因：…`.
  func successor(in text: some StringProtocol) -> String? {
    guard let transfer, text.hasPrefix("由"), let mark = text.firstRange(of: transfer) else { return nil }
    let name = text[mark.upperBound...].drop { $0 == " " }.prefix { $0 != "，" && $0 != "," && $0 != " " }
    return name.isEmpty ? nil : String(name)
  }
}
