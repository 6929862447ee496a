public import Wording

/// What a file of tables turns out to be before anything of it is taken: its sheets, the header of each, the dialect and
/// why it is that one, and how each column is read.
public struct TableLook: Sendable {
  /// CSV, TSV, XLSX …
  public let format: String
  /// The encoding of a text.
  public let encoding: TextEncoding?
  /// Its sheets; none of a chat that is a text.
  public let sheets: [Sheet]
  /// The name of the dialect, for a chat that is a text.
  public let chat: Bilingual?
  /// Why no dialect was recognised, or nil.
  public let unknown: Diagnostic?

  /// A sheet.
  public struct Sheet: Sendable {
    /// Its name; a text has none.
    public let name: String?
    /// The physical row on which the header stands.
    public let headerLine: Int
    /// The columns as written.
    public let columns: [String]
    /// How they are read; nil where the sheet is of no known dialect.
    public let reading: DialectReadingPlan?
  }

  /// Looks at a file.
  ///
  /// - Throws: a diagnostic that says why the file cannot be read at all.
  public init(at path: String, library: DialectLibrary) throws(Diagnostic) {
    try self.init(of: TableFile(at: path), library: library)
  }

  private init(format: String, encoding: TextEncoding?, sheets: [Sheet], chat: Bilingual?, unknown: Diagnostic?) {
    self.format = format
    self.encoding = encoding
    self.sheets = sheets
    self.chat = chat
    self.unknown = unknown
  }

  init(of file: TableFile, library: DialectLibrary) throws(Diagnostic) {
    if let chat = try library.chat(of: file) {
      // The lines of a chat are nobody's business but the two who wrote them.
      self.init(format: file.format, encoding: file.encoding, sheets: [], chat: chat.name, unknown: nil)
      return
    }
    var matches: [DialectLibrary.Match] = []
    var unknown: Diagnostic?
    do throws(Diagnostic) { matches = try library.matches(of: file) } catch { unknown = error }
    var sheets: [Sheet] = []
    for (number, name) in file.sheetNames.enumerated() {
      if let match = matches.first(where: { $0.sheet == number }) {
        sheets.append(
          Sheet(
            name: name, headerLine: match.header.line, columns: match.header.names,
            reading: DialectReadingPlan(match.dialect, match.header)))
      } else {
        let head = try file.head(ofSheet: number)
        if let likely = TableHeader.likely(in: head) {
          sheets.append(Sheet(name: name, headerLine: likely.line, columns: likely.names, reading: nil))
        } else if let first = head.first(where: { !$0.isBlank }) {
          // Rows of data without a header: what stands there may be anybody's name.
          sheets.append(Sheet(name: name, headerLine: first.line, columns: [], reading: nil))
        }
      }
    }
    self.init(format: file.format, encoding: file.encoding, sheets: sheets, chat: nil, unknown: unknown)
  }

  /// The values of some rows of a sheet as they stand in the file, by line; those of hidden columns are left out.
  public static func originals(
    at path: String, sheet: String?, lines: Set<Int>, hiding hidden: Set<Int>
  ) throws(Diagnostic) -> [Int: [String]] {
    let file = try TableFile(at: path)
    guard let number = file.sheetNames.firstIndex(of: sheet), let last = lines.max() else { return [:] }
    var rows = try file.rows(ofSheet: number)
    var found: [Int: [String]] = [:]
    while let row = try rows.next(), row.line <= last {
      guard lines.contains(row.line) else { continue }
      found[row.line] = row.fields.enumerated().map { hidden.contains($0.offset) ? "" : $0.element }
    }
    return found
  }
}

/// How a dialect reads the columns of a table.
public struct DialectReadingPlan: Sendable {
  /// The dialect.
  public let dialect: String
  /// Its name.
  public let name: Bilingual
  /// The columns by which it was recognised.
  public let because: [String]
  /// What names a row.
  public let key: [String]
  /// Every column of the table.
  public let columns: [Column]
  /// The fields that come from no column.
  public let fixed: [Field]
  /// Rows that are no data: column, and the words by which they are told.
  public let drops: [String]

  /// A field of a canonical file.
  public struct Field: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The field.
    public let field: String
    /// The rule as dialects spell it: `moment`, `yuan`, `constant` …
    public let rule: String
    /// The text of a constant, the name of what is given.
    public let text: String
  }

  /// A column of the table.
  public struct Column: Hashable, Sendable {
    /// Its name as written.
    public let name: String
    /// What it becomes; empty where it is not taken.
    public let fields: [Field]
    /// Whether it holds what is never taken: names, phones, addresses.
    public let isPrivate: Bool
    /// Whether it tells rows apart or decides what they become.
    public let isLookedAt: Bool
    /// Why it is not taken, where the dialect says so.
    public var leftOut: Dialect.LeftOut.Reason?
  }

  init(_ dialect: Dialect, _ header: TableHeader) {
    self.dialect = dialect.id
    name = dialect.name
    because = dialect.columns + dialect.anyOf.filter { dialect.otherNames.place(of: $0, in: header) != nil }
    key = dialect.key
    let rules = dialect.yields.flatMap { yield in
      yield.rules.map { (file: yield.file.rawValue, field: yield.name(of: $0), rule: $0) }
    }
    let leftOut = dialect.leftOut.map { (name: ColumnName($0.column), reason: $0.reason) }
    let hidden = Set(dialect.privateColumns.map { ColumnName($0) })
    let places = dialect.otherNames.places(of: dialect.usedColumns, in: header)
    let used = Set(places.values)
    var columns = header.names.enumerated().map { place, written in
      let name = ColumnName(written)
      var fields: [Field] = []
      for (file, field, rule) in rules where rule.columns.contains(where: { places[$0] == place }) {
        let field = Field(file: file, field: field, rule: rule.word, text: "")
        if !fields.contains(field) { fields.append(field) }
      }
      return Column(
        name: written, fields: fields,
        isPrivate: hidden.contains(name) || DialectDraft.looksPrivate(written) && fields.isEmpty,
        isLookedAt: used.contains(place), leftOut: leftOut.first { $0.name == name }?.reason)
    }
    if let table = dialect.chat?.table {
      let lines = [
        table.buyer: ("buyer_id", "buyer"), table.sender: ("agent_id", "sender"), table.sentAt: ("sent_at", "moment"),
        table.content: ("chars", "length"), table.role ?? "": ("sender", "text"),
      ]
      columns = columns.map { column in
        guard let (field, rule) = lines.first(where: { ColumnName($0.key) == ColumnName(column.name) })?.value else {
          return column
        }
        return Column(
          name: column.name, fields: [Field(file: "messages.csv", field: field, rule: rule, text: "")],
          isPrivate: false, isLookedAt: true)
      }
    }
    var fixed: [Field] = []
    for (file, field, rule) in rules where rule.columns.isEmpty && field != "" {
      let field = Field(file: file, field: field, rule: rule.word, text: rule.fixedText)
      if !fixed.contains(field) { fixed.append(field) }
    }
    self.columns = columns
    self.fixed = fixed
    drops = (dialect.drops + (dialect.totals.map { [$0.row] } ?? [])).map(\.text)
  }
}

extension Dialect.Yield {
  /// What a field is called where a person reads it: a figure by its metric. Empty for what goes without saying.
  fileprivate func name(of rule: FieldRule) -> String {
    guard let metric else { return rule.field }
    return switch (rule.field, rule.columns.isEmpty) {
    case ("numerator", _): metric
    case ("denominator", false): metric + " ÷"
    case ("denominator", true), ("metric", _): ""
    default: rule.field
    }
  }
}

extension FieldRule {
  /// The rule as dialects spell it.
  var word: String {
    switch source {
    case .text: "text"
    case .id: "id"
    case .buyer: "buyer"
    case .join: "join"
    case .constant: "constant"
    case .moment, .prefix: "moment"
    case .day, .dayOf: "day"
    case .monthOf: "month"
    case .yuan: "yuan"
    case .fen: "fen"
    case .minutes: "minutes"
    case .whole: "whole"
    case .seconds: "seconds"
    case .number: "number"
    case .bounds: "bounds"
    case .share: "share"
    case .given: "given"
    case .missing: "missing"
    }
  }

  fileprivate var fixedText: String {
    switch source {
    case .constant(let text), .given(let text): text
    default: ""
    }
  }
}
