internal import Exact

/// How the name of an export tells what stands nowhere in it: `*_{judgement}_{from}至{to}`.
///
/// `{from}`, `{to}` and `{day}` are days, `{month}` a month, in any of their usual forms; any other name in braces
/// stands for a text without `_` that is kept under it, and `*` for any text. A pattern fits anywhere in a name.
struct FileNamePattern: Sendable {
  private enum Token: Sendable {
    case literal(String)
    case day(String)
    case month
    case text(String)
  }

  /// The pattern as written.
  let written: String
  private let tokens: [Token]

  /// Compiles a pattern; nil where a brace is left open, or it names no time, or more than three free texts.
  init?(_ written: String) {
    var tokens: [Token] = [.text("")]
    var rest = written[...]
    while let character = rest.first {
      if character == "{" {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        switch name {
        case "from", "to", "day": tokens.append(.day(name))
        case "month": tokens.append(.month)
        default: tokens.append(.text(name))
        }
        rest = rest[rest.index(after: end)...]
      } else if character == "*" {
        tokens.append(.text(""))
        rest = rest.dropFirst()
      } else {
        let literal = rest.prefix { $0 != "{" && $0 != "*" }
        tokens.append(.literal(String(literal)))
        rest = rest[literal.endIndex...]
      }
    }
    let times = tokens.filter { if case .day = $0 { true } else if case .month = $0 { true } else { false } }
    let texts = tokens.filter { if case .text = $0 { true } else { false } }
    guard !times.isEmpty, texts.count <= 4 else { return nil }
    self.written = written
    self.tokens = tokens
  }

  /// What the name says; nil where it is not of this form.
  func read(_ name: String) -> [String: String]? {
    guard name.utf8.count <= 255 else { return nil }
    return FileNamePattern.match(tokens[...], Array(name)[...])
  }

  private static func match(_ tokens: ArraySlice<Token>, _ text: ArraySlice<Character>) -> [String: String]? {
    guard let token = tokens.first else { return [:] }
    let rest = tokens.dropFirst()
    switch token {
    case .literal(let literal):
      guard text.starts(with: literal) else { return nil }
      return match(rest, text.dropFirst(literal.count))
    case .day(let name):
      return part(name, of: text, lengths: (8...11).reversed(), rest) { day(in: $0)?.description }
    case .month:
      return part("month", of: text, lengths: (6...8).reversed(), rest) { month(in: $0)?.description }
    case .text(let name):
      // A name's parts are set apart by `_`; a part that is kept has none.
      let longest = name.isEmpty ? text.count : text.prefix { $0 != "_" }.count
      for length in 0...longest {
        guard var found = match(rest, text.dropFirst(length)) else { continue }
        if !name.isEmpty { found[name] = String(text.prefix(length)) }
        return found
      }
      return nil
    }
  }

  private static func part(
    _ name: String, of text: ArraySlice<Character>, lengths: some Sequence<Int>, _ tokens: ArraySlice<Token>,
    _ read: (String) -> String?
  ) -> [String: String]? {
    for length in lengths where length <= text.count {
      let rest = text.dropFirst(length)
      // A day is not the beginning of a longer number.
      guard rest.first.map({ !("0"..."9").contains($0) }) ?? true, let value = read(String(text.prefix(length))),
        var found = match(tokens, rest)
      else { continue }
      found[name] = value
      return found
    }
    return nil
  }

  private static func day(in text: String) -> Day? {
    if text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return TimePattern("YYYYMMDD")?.read(text)?.day
    }
    // A moment, which a day reads as well, is never part of a name.
    return text.contains(" ") || text.contains(":") ? nil : WrittenTime.day(text)
  }

  private static func month(in text: String) -> Month? {
    if text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Month(text.prefix(4) + "-" + text.suffix(2))
    }
    return text.utf8.count > 7 && !text.hasSuffix("月") ? nil : WrittenTime.month(text)
  }
}
