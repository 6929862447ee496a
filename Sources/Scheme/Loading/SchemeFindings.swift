package import Wording

/// The findings about one scheme, or another text that people write for the product, with the text they point into.
package struct SchemeFindings {
  /// Nobody reads more; a last finding says that there would be.
  static let most = 1000

  let file: String
  private let lines: [Substring]
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var hasErrors = false

  package init(file: String, source: String) {
    self.file = file
    lines = SchemeFindings.lines(of: source)
  }

  /// The lines as YAML counts them: CRLF, CR and the Unicode line ends break lines as LF does.
  static func lines(of source: String) -> [Substring] {
    let ends: Set<Character> = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
    return source.split(omittingEmptySubsequences: false, whereSeparator: ends.contains)
  }

  /// Whether an error has been reported on a line, so that its consequences there need no finding of their own.
  func hasError(onLine line: Int) -> Bool {
    diagnostics.contains { $0.severity == .error && $0.place.line == line }
  }

  var isFull: Bool { diagnostics.count > SchemeFindings.most }

  package mutating func report(_ message: Message, at field: SchemeField, _ arguments: [String: String] = [:]) {
    report(message, line: field.line, column: field.column, arguments)
  }

  /// Reports what concerns a whole line, at the first of its words.
  mutating func report(_ message: Message, line: Int, _ arguments: [String: String], words: [String: Bilingual] = [:]) {
    let before = lines.indices.contains(line - 1) ? lines[line - 1].prefix { $0 == " " || $0 == "-" }.count : 0
    report(message, line: line, column: before + 1, arguments, words: words)
  }

  package mutating func report(
    _ message: Message, line: Int, column: Int, _ arguments: [String: String] = [:], words: [String: Bilingual] = [:]
  ) {
    guard !isFull else { return }
    let excerpt = lines.indices.contains(line - 1) ? Diagnostic.quoted(lines[line - 1].drop { $0 == " " }) : nil
    let place = Place(file: file, line: line, column: column)
    if diagnostics.count == SchemeFindings.most {
      diagnostics.append(
        Diagnostic(
          .schemeTooLarge, at: place,
          words: [
            "what": Bilingual("问题还有更多", "There are more findings"),
            "limit": Bilingual("\(SchemeFindings.most) 条", "\(SchemeFindings.most)"),
          ], excerpt: excerpt))
      hasErrors = true
      return
    }
    hasErrors = hasErrors || message.severity == .error
    diagnostics.append(
      Diagnostic(
        message, at: place, arguments.mapValues { Diagnostic.quoted($0) }, words: words, excerpt: excerpt))
  }
}

/// The findings that most readers report.
extension SchemeFindings {
  package mutating func report(
    type name: String, shouldBe expected: Bilingual, found: Bilingual? = nil, at field: SchemeField
  ) {
    report(
      .schemeFieldType, line: field.line, column: field.column, ["field": name],
      words: ["expected": expected, "found": found ?? field.found])
  }

  mutating func report(missing name: String, of owner: String, at field: SchemeField) {
    report(
      .schemeFieldMissing, line: field.line, column: field.column, ["field": name],
      words: ["owner": SchemeFindings.owner(owner)])
  }

  mutating func report(units: Bilingual, of formula: String, at field: SchemeField) {
    report(
      .schemeUnitMix, line: field.line, column: field.column, ["formula": formula], words: ["units": units])
  }

  mutating func report(duplicate id: String, first: Bilingual, at field: SchemeField) {
    report(.schemeDuplicate, line: field.line, column: field.column, ["id": id], words: ["first": first])
  }

  mutating func report(
    unknown name: String, in text: String, among known: some Collection<String>, at field: SchemeField
  ) {
    let nearest = NearestName.likely(for: name, among: known)
    report(
      .schemeUnknownName, line: field.line, column: field.column, ["name": name, "formula": text],
      words: ["guess": .guess(nearest), "known": .known(known)])
  }

  mutating func report(tooLarge what: Bilingual, limit: Bilingual, at field: SchemeField) {
    report(.schemeTooLarge, line: field.line, column: field.column, words: ["what": what, "limit": limit])
  }

  /// Whose field it is: a part of the scheme by its name, or the scheme itself.
  static func owner(_ name: String) -> Bilingual {
    switch name {
    case "scheme": .wholeScheme
    case "rule set": .wholeRuleSet
    default: .quoted(name)
    }
  }
}
