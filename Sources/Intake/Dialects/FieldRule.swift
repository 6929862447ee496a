internal import Exact
internal import Wording

/// How one canonical field comes from a row of an export.
struct FieldRule: Sendable {
  enum Source: Sendable {
    /// The value as it stands.
    case text(String)
    /// An id: as it stands, but never in scientific notation.
    case id(String)
    /// An id of a buyer: as ``id(_:)``, and replaced by a pseudonym where one is wanted.
    case buyer(String)
    /// The same in every row.
    case constant(String)
    /// A moment, from one column or from a day and a time of day.
    case moment([String], written: TimePattern?)
    /// A day.
    case day(String)
    /// Money in yuan, as fen.
    case yuan(String)
    /// A whole number from 0.
    case whole(String)
    /// A length of time in whole seconds: `143`, `00:02:23`, `2分23秒`.
    case seconds(String)
    /// A number as an exact decimal.
    case number(String)
    /// A number, turned into the word of the first bound it reaches.
    case bounds(String, [(from: Rational, word: String)])
    /// What the export does not say and the folder it lies in does: the shop, the month.
    case given(String)
    /// A field the export does not have; it stays missing.
    case missing
  }

  let field: String
  let source: Source
  /// Words and what they become.
  let values: [String: String]?
  /// Whether a word that is not among them stands as it is; otherwise it rejects the row.
  var keepsOthers = false
  /// Whether an empty value, or one such as `-` and 暂无数据, stays missing instead of rejecting the row.
  let mayBeEmpty: Bool

  /// The columns the rule looks at.
  var columns: [String] {
    switch source {
    case .text(let column), .id(let column), .buyer(let column), .day(let column), .yuan(let column),
      .whole(let column),
      .seconds(let column), .number(let column), .bounds(let column, _):
      [column]
    case .moment(let columns, _): columns
    case .constant, .given, .missing: []
    }
  }

  /// The field's value.
  ///
  /// - Parameters:
  ///   - given: what the export does not say itself.
  ///   - pseudonym: what stands for a buyer's id; nil where the id itself does.
  /// - Throws: a `FIELD-…` diagnostic that rejects the row.
  func value(
    of row: FieldReader, given: [String: String] = [:], pseudonym: ((String) -> String)? = nil
  ) throws(Diagnostic) -> String {
    guard let column = columns.first else {
      return switch source {
      case .constant(let text): text
      case .given(let name): given[name] ?? ""
      default: ""
      }
    }
    let written = row.text(column)
    if mayBeEmpty, case .number = source, Absence.reason(of: written) == .notYetFinal { return Absence.notYetFinal }
    if mayBeEmpty, Absence.reason(of: written) != nil { return "" }
    if let values {
      guard let word = values[written] else {
        guard !written.isEmpty else { throw row.failure(.fieldEmpty, column) }
        if keepsOthers { return written }
        throw row.failure(
          .fieldNotAChoice, column, ["choices": values.keys.sorted().joined(separator: "、")])
      }
      return word
    }
    switch source {
    case .text: return try row.required(column)
    case .id: return try row.id(column)
    case .buyer:
      let buyer = try row.id(column)
      return pseudonym?(buyer) ?? buyer
    case .moment(let columns, let pattern): return try moment(row, columns, pattern)
    case .day: return try row.day(column).description
    case .yuan: return String(try fen(row, column).amount)
    case .whole:
      let whole = try row.whole(column)
      guard whole >= 0 else { throw row.failure(.fieldNegative, column) }
      return String(whole)
    case .seconds: return try seconds(row, column)
    case .number:
      let number = try row.number(column)
      return number.description
    case .bounds(_, let bounds):
      let number = try row.number(column)
      guard let bound = bounds.first(where: { number >= $0.from }) else { throw row.failure(.fieldTooLarge, column) }
      return bound.word
    case .constant, .given, .missing: return ""
    }
  }

  private func moment(_ row: FieldReader, _ columns: [String], _ pattern: TimePattern?) throws(Diagnostic) -> String {
    var texts: [String] = []
    for column in columns { texts.append(try row.required(column)) }
    let joined = texts.joined(separator: " ")
    if let pattern {
      if let (day, second) = pattern.read(joined), let day {
        return Instant(seconds: day.start.seconds + second).description
      }
    } else if texts.count == 1 {
      if let instant = WrittenTime.instant(joined) { return instant.description }
    } else if let day = WrittenTime.day(texts[0]), let second = WrittenTime.clock(texts[1]), second < 86_400 {
      return Instant(seconds: day.start.seconds + second).description
    }
    // A workbook turns what looks like a date into one, whatever form the platform wrote.
    if pattern != nil, let instant = Instant(joined) { return instant.description }
    throw row.failure(
      .fieldNotAMoment, columns[0],
      ["format": pattern?.written ?? "2026-10-05 09:30:00", "value": Diagnostic.quoted(joined)])
  }

  private func fen(_ row: FieldReader, _ column: String) throws(Diagnostic) -> Fen {
    let text = try row.required(column)
    guard let fen = WrittenNumber.fen(yuan: text) else {
      throw row.failure(WrittenNumber.rational(text) == nil ? .fieldNotANumber : .fieldTooPrecise, column)
    }
    return fen
  }

  private func seconds(_ row: FieldReader, _ column: String) throws(Diagnostic) -> String {
    let text = try row.required(column)
    if let clock = WrittenTime.clock(text) { return String(clock) }
    guard text.utf8.count <= 64, let quantity = try? Quantity(parsing: text),
      quantity.unit == .number || quantity.unit == .seconds
    else { throw row.failure(.fieldNotANumber, column) }
    guard !quantity.value.isNegative else { throw row.failure(.fieldNegative, column) }
    guard quantity.value.isWhole else { throw row.failure(.fieldNotWhole, column) }
    return String(quantity.value.numerator)
  }
}
