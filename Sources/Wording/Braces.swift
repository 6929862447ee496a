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
