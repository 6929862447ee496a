internal import Exact
internal import Wording

/// What a word in a column of states (订单状态, 售后状态) means for a row. An unknown word means none of these.
public enum StateMeaning: String, Hashable, Sendable, CaseIterable {
  /// 已付款的订单: paid, and not taken back.
  case sold
  /// 未付款的订单
  case unpaid
  /// 废单: closed, and nothing was sold.
  case void
  /// 全额退款: the money went back, all of it.
  case refunded
  /// 没有售后: no after-sale case, or one that came to nothing.
  case noAfterSale = "none"
  /// 售后处理中: a case that is not decided yet.
  case open
  /// 平台自身的记录: bookkeeping of the platform (an order split into two), neither a sale nor a refund.
  case ignored
}

/// A column whose words decide what a row is: data of the dialect, completed by the company.
struct StateColumn: Sendable {
  /// What a word turns out to mean.
  enum Reading: Hashable, Sendable {
    case means(StateMeaning)
    /// The word is known, but the export does not say enough: 部分退款成功 without an amount.
    case undecided
    /// Nobody said what it means.
    case unknown
  }

  /// The column.
  let column: String
  /// What words mean, folded; nil for one that is undecided.
  private(set) var words: [String: StateMeaning?]
  /// What words mean that contain, begin or end with something, looked through in this order.
  let patterns: [Pattern]
  /// Whether the column came without a dialect saying so: the status of a company's own mapping.
  let isImplied: Bool

  struct Pattern: Sendable {
    enum Place: String, Sendable, CaseIterable { case contains, begins, ends }
    let place: Place
    let part: String
    let meaning: StateMeaning?

    func holds(for word: String) -> Bool {
      switch place {
      case .contains: word.contains(part)
      case .begins: word.hasPrefix(part)
      case .ends: word.hasSuffix(part)
      }
    }
  }

  init(column: String, words: [String: StateMeaning?], patterns: [Pattern], isImplied: Bool = false) {
    self.column = column
    self.words = words
    self.patterns = patterns
    self.isImplied = isImplied
  }

  /// What a word may mean here, in the order of the definitions.
  var meanings: [StateMeaning] {
    let said = Set(words.values.compactMap(\.self) + patterns.compactMap(\.meaning))
    return StateMeaning.allCases.filter { said.contains($0) }
  }

  /// What a word means.
  func reading(of written: String) -> Reading {
    let word = FieldText.folded(written)
    if let said = words[word] { return said.map { .means($0) } ?? .undecided }
    for pattern in patterns where pattern.holds(for: word) {
      return pattern.meaning.map { .means($0) } ?? .undecided
    }
    return .unknown
  }

  /// Takes over what a company said of words; that stands over the dialect.
  mutating func add(_ said: [String: StateMeaning]) {
    for (word, meaning) in said { words[FieldText.folded(word)] = .some(meaning) }
  }
}

extension StateColumn {
  /// The key under which a dialect lists words that are known and undecided.
  static let undecided = "undecided"

  /// Reads the columns of states of a dialect.
  ///
  /// - Throws: `DIALECT-BROKEN`.
  static func columns(_ node: DialectNode?) throws(Diagnostic) -> [StateColumn] {
    var columns: [StateColumn] = []
    for item in try node?.items() ?? [] {
      let places = Pattern.Place.allCases.map(\.rawValue)
      let keys = try item.entries(among: ["column", "words"] + places)
      guard let column = try keys["column"]?.text() else { throw item.broken("the key \"column\" is missing") }
      var words: [String: StateMeaning?] = [:]
      for (meaning, word, place) in try said(keys["words"]) {
        guard words.updateValue(meaning, forKey: FieldText.folded(word)) == nil else {
          throw place.broken("\"\(word)\" is listed twice")
        }
      }
      var patterns: [Pattern] = []
      for place in Pattern.Place.allCases {
        for (meaning, part, _) in try said(keys[place.rawValue]) {
          patterns.append(Pattern(place: place, part: FieldText.folded(part), meaning: meaning))
        }
      }
      columns.append(StateColumn(column: column, words: words, patterns: patterns))
    }
    return columns
  }

  private static func said(
    _ node: DialectNode?
  ) throws(Diagnostic) -> [(meaning: StateMeaning?, word: String, place: DialectNode)] {
    var said: [(StateMeaning?, String, DialectNode)] = []
    for (key, list) in try node?.entries() ?? [] {
      let meaning = try meaning(key, list)
      for word in try list.texts() { said.append((meaning, word, list)) }
    }
    return said
  }

  private static func meaning(_ key: String, _ node: DialectNode) throws(Diagnostic) -> StateMeaning? {
    if key == undecided { return nil }
    guard let meaning = StateMeaning(rawValue: key) else {
      throw node.broken(
        "one of \((StateMeaning.allCases.map(\.rawValue) + [undecided]).joined(separator: " ")) is expected")
    }
    return meaning
  }
}

/// Reads the columns of states of a sheet, row by row, and keeps what nobody said the meaning of.
struct StateReader {
  private struct Word: Hashable {
    let column: String
    let text: String
  }

  private struct Rows {
    let isUndecided: Bool
    let first: FieldReader
    var lines: [Int] = []
    var count = 0
    var fen: Int128 = 0
    /// Rows whose amount is not there or cannot be read.
    var withoutAmount = 0
    var keys: Set<String> = []
  }

  private let states: [StateColumn]
  private let dialect: Dialect
  private let amount: String?
  private let key: [String]
  private var known: [Word: StateColumn.Reading] = [:]
  private var unread: [Word: Rows] = [:]
  private var order: [Word] = []

  /// Lines that a message names.
  private static let namedLines = 8

  init(_ fit: DialectFit) {
    dialect = fit.dialect
    states = fit.dialect.states.filter { fit.places[$0.column] != nil }
    amount = fit.yields.flatMap(\.rules).first { $0.field == "amount_cents" && !$0.ownColumns.isEmpty }?.ownColumns[0]
    key = fit.dialect.repeats == .furtherLines ? fit.dialect.key : []
  }

  /// Whether the sheet has no column of states.
  var isEmpty: Bool { states.isEmpty }

  /// What the states of a row mean, by column; nil where that is not known of one of them, and then it is kept.
  mutating func meanings(of row: FieldReader) -> [String: String]? {
    var meanings: [String: String] = [:]
    for state in states {
      let word = Word(column: state.column, text: row.text(state.column))
      let reading: StateColumn.Reading
      if let found = known[word] {
        reading = found
      } else {
        reading = state.reading(of: word.text)
        if known.count < 10_000 { known[word] = reading }
      }
      guard case .means(let meaning) = reading else {
        keep(row, word, isUndecided: reading == .undecided)
        return nil
      }
      meanings[state.column] = meaning.rawValue
    }
    return meanings
  }

  /// What the status of a company's own mapping means; nil where a dialect says itself what its states mean.
  func implied(_ meanings: [String: String]) -> StateMeaning? {
    for state in states where state.isImplied { return meanings[state.column].flatMap { StateMeaning(rawValue: $0) } }
    return nil
  }

  private mutating func keep(_ row: FieldReader, _ word: Word, isUndecided: Bool) {
    if unread[word] == nil {
      order.append(word)
      unread[word] = Rows(isUndecided: isUndecided, first: row)
    }
    unread[word]?.count += 1
    if unread[word].map({ $0.lines.count < StateReader.namedLines }) == true { unread[word]?.lines.append(row.line) }
    // Where the amount of an order stands on each of its rows it counts once.
    if !key.isEmpty, unread[word]?.keys.insert(key.map { row.text($0) }.joined(separator: "\u{1F}")).inserted == false {
      return
    }
    if let amount, let fen = WrittenNumber.fen(yuan: row.text(amount)) {
      unread[word]?.fen += Int128(fen.amount)
    } else {
      unread[word]?.withoutAmount += 1
    }
  }

  /// One diagnostic for each word of unknown meaning.
  var diagnostics: [Diagnostic] {
    order.compactMap { word in
      guard let rows = unread[word], let state = states.first(where: { $0.column == word.column }) else { return nil }
      let more = rows.count > rows.lines.count ? " …" : ""
      let yuan = Rational.decimal(rows.fen, places: 2)
      let meanings = state.meanings.map(\.rawValue)
      return rows.first.failure(
        rows.isUndecided ? .stateUndecided : .stateUnknown, word.column,
        [
          "count": String(rows.count), "yuan": yuan,
          "lines": rows.lines.map(String.init).joined(separator: ", ") + more,
          "meanings": meanings.joined(separator: " | "), "dialect": dialect.id,
          "word": word.text.isEmpty ? "-" : Diagnostic.quoted(word.text),
        ])
    }
  }
}
