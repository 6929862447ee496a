internal import Wording

/// The language a program would like to be answered in (RFC 9110, 12.5.4): Chinese unless it likes English better.
enum AcceptedLanguage {
  static func of(_ header: String?) -> Language {
    var best: [Language: Int] = [:]
    for part in (header ?? "").split(separator: ",").prefix(20) {
      let fields = part.split(separator: ";").map { String($0.filter { !$0.isWhitespace }) }
      let tag = fields.first?.lowercased() ?? ""
      let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.map { thousandths($0.dropFirst(2)) } ?? 1_000
      for (language, name) in [(Language.chinese, "zh"), (.english, "en")]
      where tag == name || tag.hasPrefix(name + "-") {
        best[language] = max(best[language] ?? 0, weight)
      }
    }
    return (best[.english] ?? 0) > (best[.chinese] ?? 0) ? .english : .chinese
  }

  /// `0.8` in thousandths; nothing for what cannot be read.
  private static func thousandths(_ text: Substring) -> Int {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }) else { return 0 }
    let rest = parts.count > 1 ? String(parts[1].prefix(3)) : ""
    return min(1_000, whole * 1_000 + (Int(rest + String(repeating: "0", count: 3 - rest.count)) ?? 0))
  }
}
