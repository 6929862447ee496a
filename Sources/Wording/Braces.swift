/// Words of a remedy that differ by where it is read, `⟨on the home page|with kaohe todo⟩`: what a page says, and what the
/// command says. One entry of the catalogue holds both, so that neither is forgotten.
enum MarkedWords {
  /// The text as it is read at a place.
  static func text(_ template: String, at reader: Reader) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "⟨"), let close = rest[open...].firstIndex(of: "⟩") {
      result += rest[..<open]
      let sides = rest[rest.index(after: open)..<close].split(
        separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      result += reader == .page ? sides[0] : sides[sides.count - 1]
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// Names in braces within a text of the catalogue: `"{value} 没有落入任何档位"`.
enum Braces {
  /// The text with every name replaced.
  static func filled(_ template: String, _ value: (String) -> String) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      result += value(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The names that stand in the text.
  static func names(in template: String) -> Set<String> {
    var names: Set<String> = []
    _ = filled(template) { name in
      names.insert(name)
      return ""
    }
    return names
  }
}
