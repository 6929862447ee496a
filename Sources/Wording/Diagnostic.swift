/// Where something is: the file with line and column, and the person and month it concerns.
public struct Place: Hashable, Sendable {
  /// The file, as the user named it.
  public var file: String?
  /// The sheet of a workbook.
  public var sheet: String?
  /// The line of the text file or row of the sheet, counted from 1.
  public var line: Int?
  /// The column, counted from 1.
  public var column: Int?
  /// The employee's id.
  public var employee: String?
  /// The month, `2026-10`.
  public var month: String?

  /// A place; what is not known is left out.
  public init(
    file: String? = nil, sheet: String? = nil, line: Int? = nil, column: Int? = nil, employee: String? = nil,
    month: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
    self.employee = employee
    self.month = month
  }

  /// `people.csv:4:7`, with the sheet in brackets after the file.
  public var text: String {
    var text = file ?? ""
    if let sheet { text += "[\(sheet)]" }
    if let line { text += (text.isEmpty ? "" : ":") + String(line) }
    if let column, line != nil { text += ":" + String(column) }
    return text
  }
}

/// Something to tell a person: a ``Message`` of the catalogue, with its place and the facts of the case.
///
/// Expected trouble (a bad row, a gap between bands) is collected as diagnostics; only what makes going on impossible
/// is thrown.
public struct Diagnostic: Error, Hashable, Sendable {
  /// The entry of the catalogue.
  public let message: Message
  /// Where.
  public var place: Place
  /// What fills the braces of the message.
  public let arguments: [String: String]
  /// What fills those braces whose words differ from one language to the other.
  public let words: [String: Bilingual]
  /// The text at the place, shown under the message.
  public var excerpt: String?

  /// A message at a place.
  public init(
    _ message: Message, at place: Place = Place(), _ arguments: [String: String] = [:],
    words: [String: Bilingual] = [:], excerpt: String? = nil
  ) {
    self.message = message
    self.place = place
    self.arguments = arguments
    self.words = words
    self.excerpt = excerpt
  }

  /// The stable code of the message.
  public var code: String { message.code }
  /// How grave it is.
  public var severity: Severity { message.severity }

  /// What happened, filled in.
  public func what(in language: Language) -> String {
    filled(message.what.text(in: language), in: language)
  }

  /// What to do, filled in.
  ///
  /// - Parameter reader: who reads it: at the command line the command that does it is named, on a page the way there.
  public func remedy(in language: Language, for reader: Reader = .command) -> String {
    filled(MarkedWords.text(message.remedy.text(in: language), at: reader), in: language)
  }

  /// The whole message as the command prints it: place, code, what, excerpt, remedy.
  public func text(in language: Language) -> String {
    var lines: [String] = []
    let place = place.text
    let severity =
      switch (message.severity, language) {
      case (.error, .chinese): "错误"
      case (.warning, .chinese): "警告"
      case (.note, .chinese): "提示"
      case (.error, .english): "error"
      case (.warning, .english): "warning"
      case (.note, .english): "note"
      }
    lines.append((place.isEmpty ? "" : place + ": ") + "\(severity) \(message.code): \(what(in: language))")
    if let excerpt { lines.append("    | " + excerpt) }
    let remedy = remedy(in: language)
    if !remedy.isEmpty { lines.append((language == .chinese ? "    处理：" : "    remedy: ") + remedy) }
    return lines.joined(separator: "\n")
  }

  private func filled(_ template: String, in language: Language) -> String {
    Braces.filled(template) { words[$0]?.text(in: language) ?? arguments[$0] ?? "" }
  }
}

extension Diagnostic {
  /// Control characters, line ends, and marks that turn the direction of writing.
  private static let steering: [ClosedRange<UInt32>] = [
    0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF...0xFEFF,
  ]

  /// Shortened for a message: at most 80 characters, control characters and turns of the writing direction as blanks,
  /// so that a hostile cell cannot flood, rewrite or reorder what is shown.
  public static func quoted(_ text: some StringProtocol) -> String {
    let clean = text.prefix(80).map { character in
      character.unicodeScalars.contains { scalar in Diagnostic.steering.contains { $0.contains(scalar.value) } }
        ? " " : character
    }
    return String(clean) + (text.count > 80 ? "…" : "")
  }
}
