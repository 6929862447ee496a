/// The text of a scheme as numbered lines, its keys, texts and comments told apart for the eye.
struct YamlLines: Sendable {
  let lines: [Line]

  struct Line: Sendable {
    let number: Int
    let parts: [Part]
    /// Whether a finding points at it.
    let isError: Bool
    let isWarned: Bool
  }

  /// A stretch of a line.
  struct Part: Sendable {
    let text: String
    /// The class of the style; empty for what is nothing special.
    let look: String
  }

  /// - Parameter findings: the lines at which something was found, and whether it is an error.
  init(_ text: String, findings: [Int: Bool] = [:]) {
    let texts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let shown = texts.last?.isEmpty == true ? texts.dropLast() : texts[...]
    lines = shown.enumerated().map { index, line in
      Line(
        number: index + 1, parts: YamlLines.parts(String(line)), isError: findings[index + 1] == true,
        isWarned: findings[index + 1] == false)
    }
  }

  /// A line cut into what it is made of. It looks at single lines: what spans several is shown as it stands.
  static func parts(_ line: String) -> [Part] {
    var parts: [Part] = []
    var plain = ""
    var rest = Substring(line)
    func flush() {
      guard !plain.isEmpty else { return }
      parts.append(Part(text: plain, look: ""))
      plain = ""
    }
    while let first = rest.first {
      if first == "#", plain.last?.isWhitespace ?? parts.isEmpty {
        flush()
        parts.append(Part(text: String(rest), look: "comment"))
        return parts
      }
      if first == "\"" || first == "'", plain.last.map({ " [{,".contains($0) }) ?? parts.isEmpty,
        let end = rest.dropFirst().firstIndex(of: first)
      {
        flush()
        parts.append(Part(text: String(rest[...end]), look: "text"))
        rest = rest[rest.index(after: end)...]
        continue
      }
      if let key = key(rest), plain.last.map({ " -{,".contains($0) }) ?? true {
        flush()
        parts.append(Part(text: String(key), look: "key"))
        rest = rest[key.endIndex...]
        continue
      }
      plain.append(first)
      rest = rest.dropFirst()
    }
    flush()
    return parts
  }

  /// A name with a colon behind it.
  private static func key(_ rest: Substring) -> Substring? {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard !name.isEmpty, rest[name.endIndex...].first == ":" else { return nil }
    let after = rest[name.endIndex...].dropFirst().first
    return after.map(\.isWhitespace) ?? true ? name : nil
  }
}
