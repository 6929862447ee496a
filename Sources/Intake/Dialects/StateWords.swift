internal import Exact
public import Wording

/// What a company said of words in columns of states: the file `states.csv` of its folder.
///
///     dialect,column,word,means,by,at
///     pinduoduo-orders,订单状态,待揽收,sold,E01,2026-11-03 09:00:00
public struct StateWords: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = "states.csv"
  /// Its columns.
  public static let columns = ["dialect", "column", "word", "means", "by", "at"]

  /// A word and what it means.
  public struct Entry: Hashable, Sendable {
    /// The dialect.
    public let dialect: String
    /// The column of the export.
    public let column: String
    /// The word as the platform writes it.
    public let word: String
    /// What it means.
    public let meaning: StateMeaning
    /// Who said so, and when; empty where the file does not say.
    public let by, at: String

    /// What a word means.
    public init(dialect: String, column: String, word: String, meaning: StateMeaning, by: String = "", at: String = "")
    {
      self.dialect = dialect
      self.column = column
      self.word = word
      self.meaning = meaning
      self.by = by
      self.at = at
    }

    /// The entry as a line of the file.
    public var line: String {
      CanonicalFile.line([dialect, column, word == "" ? "-" : word, meaning.rawValue, by, at])
    }
  }

  /// The entries, in the order of the file; of two about one word the later stands.
  public private(set) var entries: [Entry] = []

  /// Nothing was said.
  public init() {}

  /// Reads the file.
  ///
  /// - Throws: `FILE-…`, `COLUMNS-MISSING`, `FIELD-NOT-A-CHOICE` where a meaning is none.
  public init(at path: String) throws(Diagnostic) {
    var table = try TableFile(at: path).table(columns: ["dialect", "column", "word", "means"])
    let places = table.header.places(of: Self.columns)
    while let row = try table.next() {
      if row.isBlank { continue }
      if let fault = table.reject(row) { throw fault }
      let reader = FieldReader(row: row, columns: places, place: table.place)
      let means = try reader.choice("means", of: StateMeaning.allCases.map(\.rawValue))
      guard let meaning = StateMeaning(rawValue: means) else { continue }
      entries.append(
        Entry(
          dialect: try reader.required("dialect"), column: try reader.required("column"),
          word: try reader.required("word"), meaning: meaning, by: reader.text("by"), at: reader.text("at")))
    }
  }

  /// What was said of the words of a column; `-` stands for a cell without a word.
  func said(of column: String, in dialect: String) -> [String: StateMeaning] {
    var said: [String: StateMeaning] = [:]
    for entry in entries where entry.dialect == dialect && ColumnName(entry.column) == ColumnName(column) {
      said[entry.word] = entry.meaning
      if entry.word == "-" { said[""] = entry.meaning }
    }
    return said
  }
}

extension DialectLibrary {
  /// The library completed by what a company said of words.
  ///
  /// The status of a company's own mapping is looked up among the words that the product's dialects know for orders: a
  /// word that none of them knows is never taken for a sale.
  public func completed(by words: StateWords, own: Set<String> = []) -> DialectLibrary {
    let common = commonStates(without: own)
    return DialectLibrary(
      dialects.map { dialect in
        var dialect = dialect
        if own.contains(dialect.id), dialect.states.isEmpty, let column = dialect.impliedState {
          dialect.states = [
            StateColumn(
              column: column.name, words: common.words.merging(column.words) { $1 }, patterns: common.patterns,
              isImplied: true)
          ]
        }
        for place in dialect.states.indices {
          dialect.states[place].add(words.said(of: dialect.states[place].column, in: dialect.id))
        }
        return dialect
      })
  }

  /// What words mean of which all dialects for orders that know them say the same.
  private func commonStates(
    without own: Set<String>
  ) -> (words: [String: StateMeaning?], patterns: [StateColumn.Pattern]) {
    var words: [String: StateMeaning?] = ["done": .sold, "void": .void, "refunded": .refunded, "unpaid": .unpaid]
    var contested: Set<String> = []
    var patterns: [StateColumn.Pattern] = []
    for dialect in dialects where !own.contains(dialect.id) && dialect.yields.contains(where: { $0.file == .orders }) {
      for state in dialect.states where state.meanings.contains(.sold) {
        for (word, meaning) in state.words {
          guard let other = words[word], other != meaning else {
            words[word] = .some(meaning)
            continue
          }
          // What some platforms close as returned and others as void is a sale for neither.
          if Set([other, meaning]) == [.void, .refunded] {
            words[word] = .void
          } else {
            contested.insert(word)
          }
        }
        patterns += state.patterns
      }
    }
    for word in contested { words[word] = nil }
    return (words, patterns)
  }
}

extension Dialect {
  /// The column that a mapping of orders takes the status from as it stands, and the words it was told.
  fileprivate var impliedState: (name: String, words: [String: StateMeaning?])? {
    for yield in yields where yield.file == .orders {
      for rule in yield.rules where rule.field == "status" {
        guard case .text(let column) = rule.source, rule.values == nil || rule.keepsOthers else { continue }
        var words: [String: StateMeaning?] = [:]
        for (word, value) in rule.values ?? [:] { words[FieldText.folded(word)] = value == "void" ? .void : .sold }
        return (column, words)
      }
    }
    return nil
  }

  /// The column of states of that name, or nil.
  func state(_ column: String) -> StateColumn? {
    states.first { ColumnName($0.column) == ColumnName(column) }
  }

  /// What words in a column of states may mean; empty for another column.
  public func meanings(of column: String) -> [StateMeaning] { state(column)?.meanings ?? [] }

  /// The columns of states.
  public var stateColumns: [String] { states.map(\.column) }

  /// The name of a column of states as the dialect has it; nil for another column.
  public func stateColumn(_ column: String) -> String? { state(column)?.column }
}
