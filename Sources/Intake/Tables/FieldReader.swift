internal import Exact
internal import Wording

/// Reads the fields of one row as typed values; every failure is a diagnostic with file, line and column.
struct FieldReader {
  let row: TableRow
  /// The place of each column, from 0, by the name it is asked for.
  let columns: [String: Int]
  let place: Place
  /// The columns as the header writes them; messages name a column as the file does.
  var headings: [String] = []
  /// What is shown of the row in messages; nil where its values are private.
  var excerpt: String? {
    guard !isPrivate else { return nil }
    guard let shown else { return Diagnostic.quoted(row.fields.joined(separator: ",")) }
    return Diagnostic.quoted(shown.map { $0 < row.fields.count ? row.fields[$0] : "" }.joined(separator: ","))
  }
  /// Whether the row holds values that may not be shown.
  var isPrivate = false
  /// Columns whose values say who a buyer is and are not shown either.
  var hidden: Set<String> = []
  /// The places of the columns that may be shown, from 0; nil where all may be.
  var shown: [Int]?
  /// Columns whose amounts are refunds written below 0: the sign is taken off.
  var negated: Set<String> = []
  /// What the words in the columns of states mean, by column.
  var meanings: [String: String] = [:]

  /// The line of the row.
  var line: Int { row.line }

  /// The text of a column, empty where the column or the value is missing.
  func text(_ column: String) -> String {
    guard let index = columns[column], index < row.fields.count else { return "" }
    return row.fields[index]
  }

  /// A text that has to be there.
  func required(_ column: String) throws(Diagnostic) -> String {
    let text = text(column)
    guard !text.isEmpty else { throw failure(.fieldEmpty, column) }
    return text
  }

  /// An id that has to be there.
  func id(_ column: String) throws(Diagnostic) -> String {
    guard case .id(let id) = WrittenID.read(try required(column)), !isMarked(\.inexact, column) else {
      throw failure(.idLostDigits, column)
    }
    return id
  }

  /// Whether the cell of a column is marked in a way.
  func isMarked(_ mark: KeyPath<CellMarks, [Int]>, _ column: String) -> Bool {
    guard let marks = row.marks, let place = columns[column] else { return false }
    return marks[keyPath: mark].contains(place)
  }

  /// That a value is a formula which nobody computed; nil where none is.
  var uncomputed: Diagnostic? {
    guard let marks = row.marks, !marks.uncomputed.isEmpty else { return nil }
    return columns.filter { marks.uncomputed.contains($0.value) }.keys.min().map {
      failure(.formulaWithoutValue, $0)
    }
  }

  /// One of a few words, in lower case.
  func choice(_ column: String, of choices: [String]) throws(Diagnostic) -> String {
    let text = try required(column).lowercased()
    guard choices.contains(text) else {
      throw failure(.fieldNotAChoice, column, ["choices": choices.joined(separator: "、")])
    }
    return text
  }

  func day(_ column: String) throws(Diagnostic) -> Day {
    guard let day = WrittenTime.day(try required(column)) else { throw failure(.fieldNotADay, column) }
    return day
  }

  func optionalDay(_ column: String) throws(Diagnostic) -> Day? {
    text(column).isEmpty ? nil : try day(column)
  }

  func instant(_ column: String) throws(Diagnostic) -> Instant {
    guard let instant = WrittenTime.instant(try required(column)) else {
      throw failure(.fieldNotAMoment, column, ["format": "2026-10-05 09:30:00"])
    }
    return instant
  }

  /// A moment, no more exact than it is written.
  func moment(_ column: String) throws(Diagnostic) -> WrittenMoment {
    guard let moment = WrittenTime.moment(try required(column)) else {
      throw failure(.fieldNotAMoment, column, ["format": "2026-10-05 09:30:00"])
    }
    return moment
  }

  func month(_ column: String) throws(Diagnostic) -> Month {
    guard let month = WrittenTime.month(try required(column)) else { throw failure(.fieldNotAMonth, column) }
    return month
  }

  func number(_ column: String) throws(Diagnostic) -> Rational {
    guard !isMarked(\.continued, column) else { throw failure(.mergedAmount, column) }
    guard let number = WrittenNumber.rational(try required(column)) else { throw failure(.fieldNotANumber, column) }
    return number
  }

  /// A whole number, or nil where the field is empty.
  func optionalWhole(_ column: String) throws(Diagnostic) -> Int64? {
    text(column).isEmpty ? nil : try whole(column)
  }

  func whole(_ column: String) throws(Diagnostic) -> Int64 {
    let number = try number(column)
    guard number.isWhole else {
      throw failure(.fieldNotWhole, column, words: ["unit": FieldReader.isMoney(column) ? .inFen : .none])
    }
    guard let whole = Int64(exactly: number.numerator) else { throw failure(.fieldTooLarge, column) }
    return whole
  }

  /// An amount in fen, from 0: what went the other way stands in a column or file of its own.
  func amount(_ column: String) throws(Diagnostic) -> Fen {
    let whole = try whole(column)
    guard whole >= 0 else { throw failure(.fieldNegative, column) }
    return Fen(whole)
  }

  /// A whole number from 0, or nil where the field is empty.
  func optionalCount(_ column: String) throws(Diagnostic) -> Int64? {
    let whole = try optionalWhole(column)
    if let whole, whole < 0 { throw failure(.fieldNegative, column) }
    return whole
  }

  /// A pay that was agreed on, in fen: missing where the field is empty, not agreed where it says so (`none`, 无).
  func agreed(_ kind: AgreedAmount.Kind, _ column: String) throws(Diagnostic) -> AgreedAmount {
    if AgreedAmount.saysNone(text(column)) { return .notAgreed }
    return try optionalCount(column).map { .known(Fen($0)) } ?? .notGiven(kind)
  }

  func points(_ column: String) throws(Diagnostic) -> Points {
    let number = try number(column)
    guard let hundredths = try? number * 100 else { throw failure(.fieldTooLarge, column) }
    guard hundredths.isWhole else { throw failure(.fieldTooPrecise, column) }
    guard let amount = Int64(exactly: hundredths.numerator) else { throw failure(.fieldTooLarge, column) }
    return Points(hundredths: amount)
  }

  /// `first` not after `last`.
  func inOrder(_ first: String, _ firstDay: Day?, _ last: String, _ lastDay: Day?) throws(Diagnostic) {
    guard let firstDay, let lastDay, lastDay < firstDay else { return }
    throw failure(
      .daysReversed, last,
      [
        "first": heading(first), "last": heading(last), "firstDay": firstDay.description,
        "lastDay": lastDay.description,
      ])
  }

  /// A column as the file writes it.
  func heading(_ column: String) -> String {
    guard let place = columns[column], headings.indices.contains(place), !headings[place].isEmpty else { return column }
    return Diagnostic.quoted(headings[place])
  }

  /// Whether a column of the company's tables holds amounts in fen.
  private static func isMoney(_ column: String) -> Bool { column.hasSuffix("_cents") }

  /// The place of the row.
  var placeOfRow: Place {
    var place = place
    place.line = row.line
    return place
  }

  /// A diagnostic about the value in a column.
  func failure(
    _ message: Message, _ column: String, _ arguments: [String: String] = [:], words: [String: Bilingual] = [:]
  ) -> Diagnostic {
    var place = place
    place.line = row.line
    place.column = columns[column].map { $0 + 1 }
    let value = hidden.contains(column) ? "…" : Diagnostic.quoted(text(column))
    return Diagnostic(
      message, at: place, arguments.merging(["column": heading(column), "value": value]) { given, _ in given },
      words: words, excerpt: excerpt)
  }
}

extension Bilingual {
  /// What a remedy says first of a column whose amounts are in fen.
  fileprivate static let inFen = Bilingual(
    "此列以分为单位，12.34 元写成 1234。", "This column is in fen: 12.34 yuan is 1234. ")
  fileprivate static let none = Bilingual("", "")
}
