import Intake
import Wording

/// What `--save-dialect`, `--as`, `--map` and `--value` say.
struct Mapping {
  let id: String
  let target: String
  let map: [String]
  let values: [String]

  func draft() throws(Diagnostic) -> DialectDraft {
    guard let file = CanonicalFile(rawValue: target) else {
      let known = CanonicalFile.allCases.map(\.rawValue)
      throw Diagnostic(
        .mappingTarget,
        ["file": Diagnostic.quoted(target), "known": known.joined(separator: ", ")],
        words: ["guess": .guess(for: target, among: known)])
    }
    var fields: [String: DialectDraft.Origin] = [:]
    for text in map {
      guard let equals = text.firstIndex(of: "="), equals > text.startIndex, text.index(after: equals) < text.endIndex
      else { throw Mapping.unreadable(text, "--map order_id=订单号") }
      let field = String(text[..<equals])
      guard fields[field] == nil else { throw Diagnostic(.mappingFieldTwice, ["field": Diagnostic.quoted(field)]) }
      fields[field] = Mapping.origin(String(text[text.index(after: equals)...]))
    }
    var words: [String: [String: String]] = [:]
    for text in values {
      guard let colon = text.firstIndex(of: ":"), let equals = text.lastIndex(of: "="), colon < equals else {
        throw Mapping.unreadable(text, "--value sender:客户=buyer")
      }
      let word = String(text[text.index(after: colon)..<equals])
      words[String(text[..<colon]), default: [:]][word] = String(text[text.index(after: equals)...])
    }
    return DialectDraft(id: id, file: file, fields: fields, values: words)
  }

  /// A column, with or without the rule behind a colon; behind a colon alone, a text that is the same in every row.
  private static func origin(_ text: String) -> DialectDraft.Origin {
    if text.hasPrefix(":") { return .constant(String(text.dropFirst())) }
    // Names of columns have colons too: only a known rule is one.
    if let colon = text.lastIndex(of: ":"), colon > text.startIndex {
      let rule = String(text[text.index(after: colon)...])
      if DialectDraft.rules.contains(rule) { return .column(String(text[..<colon]), rule: rule) }
    }
    return .column(text, rule: nil)
  }

  private static func unreadable(_ text: String, _ example: String) -> Diagnostic {
    Diagnostic(.mappingUnreadable, ["text": Diagnostic.quoted(text), "example": example])
  }
}
