internal import Exact
internal import Wording

extension FieldRule {
  /// The field's value.
  ///
  /// - Parameters:
  ///   - given: what the export does not say itself.
  ///   - pseudonym: what stands for a buyer's id; nil where the id itself does.
  /// - Throws: a `FIELD-…` diagnostic that rejects the row.
  func value(
    of row: FieldReader, given: [String: String] = [:], pseudonym: ((String) -> String)? = nil
  ) throws(Diagnostic) -> String {
    if let other = otherwise.first, isEmpty(in: row) {
      return try other.value(of: row, given: given, pseudonym: pseudonym)
    }
    switch source {
    case .constant(let text): return text
    case .given(let name): return given[name] ?? ""
    case .missing: return ""
    case .join(let parts):
      var texts: [String] = []
      for part in parts { texts.append(try part.value(of: row, given: given, pseudonym: pseudonym)) }
      return texts.joined(separator: "/")
    default: break
    }
    if mayBeEmpty, let absence = absence(in: row) { return absence }
    // A rounded figure is none; that is said once for the column.
    if tellsNotYetFinal, rounded(in: row) != nil { return "" }
    let column = ownColumns[0]
    if let values { return try word(row, column, among: values) }
    switch source {
    case .id: return try row.id(column)
    case .buyer:
      let buyer = try row.id(column)
      return pseudonym?(buyer) ?? buyer
    case .moment(let columns, let pattern): return try moment(row, columns, pattern)
    case .prefix(_, let pattern): return try momentOfPrefix(row, column, pattern)
    case .day: return try row.day(column).description
    case .dayOf: return try row.instant(column).day.description
    case .monthOf:
      guard let month = try row.instant(column).day.month else { throw row.failure(.fieldNotAMonth, column) }
      return month.description
    case .yuan: return money(try fen(row, column))
    case .fen:
      try requireExact(row, column)
      return money(try signed(Fen(try row.whole(column)), row, column))
    case .whole(let columns, let others): return try whole(row, columns, minus: others)
    case .seconds: return String(try seconds(row, column))
    case .minutes: return String(try minutes(row, column))
    case .number(_, let times, _): return try number(row, column, times: times)
    case .bounds(_, let bounds):
      let number = try row.number(column)
      guard let bound = bounds.first(where: { number >= $0.from }) else { throw row.failure(.fieldTooLarge, column) }
      return bound.word
    case .share(_, let whole, let form): return try count(row, column, of: whole, form) ?? ""
    default: return try row.required(column)
    }
  }

  /// Whether there is no value in any of the rule's own columns.
  func isEmpty(in row: FieldReader) -> Bool {
    ownColumns.allSatisfy { Absence.reason(of: row.text($0)) != nil }
  }

  /// What stands for a value that is absent in one of the columns; nil where all are there.
  private func absence(in row: FieldReader) -> String? {
    var isAbsent = false
    for column in ownColumns {
      switch Absence.reason(of: row.text(column)) {
      case nil: continue
      case .notYetFinal where tellsNotYetFinal: return Absence.notYetFinal
      default: isAbsent = true
      }
    }
    return isAbsent ? "" : nil
  }

  private func word(
    _ row: FieldReader, _ column: String, among values: [String: String]
  ) throws(Diagnostic) -> String {
    let written = row.text(column)
    if let word = values[written] ?? values[FieldText.folded(written)] { return word }
    guard !written.isEmpty else { throw row.failure(.fieldEmpty, column) }
    if keepsOthers { return written }
    if let othersBecome { return othersBecome }
    throw row.failure(.fieldNotAChoice, column, ["choices": values.keys.sorted().joined(separator: "、")])
  }

  private func moment(_ row: FieldReader, _ columns: [String], _ pattern: TimePattern?) throws(Diagnostic) -> String {
    var texts: [String] = []
    for column in columns { texts.append(try row.required(column)) }
    let joined = texts.joined(separator: " ")
    if let pattern {
      if let moment = pattern.moment(joined) { return moment.text }
    } else if texts.count == 1 {
      if let moment = WrittenTime.moment(joined) { return moment.text }
    } else if let day = WrittenTime.day(texts[0]), let second = WrittenTime.clock(texts[1]), second < 86_400 {
      let hasSeconds = texts[1].count { $0 == ":" } == 2
      return WrittenMoment(
        instant: Instant(seconds: day.start.seconds + second), precision: hasSeconds ? .second : .minute
      ).text
    }
    // A workbook turns what looks like a date into one, whatever form the platform wrote.
    if pattern != nil, let instant = Instant(joined) { return instant.description }
    throw row.failure(
      .fieldNotAMoment, columns[0],
      ["format": pattern?.written ?? "2026-10-05 09:30:00", "value": Diagnostic.quoted(joined)])
  }

  private func momentOfPrefix(
    _ row: FieldReader, _ column: String, _ pattern: TimePattern
  ) throws(Diagnostic) -> String {
    let text = try row.required(column)
    guard let moment = pattern.moment(String(text.prefix(pattern.written.count))) else {
      throw row.failure(.fieldNotAMoment, column, ["format": pattern.written + "…"])
    }
    return moment.text
  }

  /// The decimals that count in a number of this rule; nil for what is no number.
  private var places: Int? {
    switch source {
    case .whole, .share, .fen: 0
    case .number, .yuan: 2
    default: nil
    }
  }

  /// The column whose figure is rounded, and what it may be; nil where none is.
  func rounded(in row: FieldReader) -> (column: String, figure: RoundedFigure)? {
    guard let places else { return nil }
    for column in ownColumns {
      let text = row.text(column)
      if RoundedFigure.mayBe(text), let figure = RoundedFigure(text, places: places) { return (column, figure) }
    }
    return nil
  }

  /// What a rounded figure may be, for people.
  func text(of figure: RoundedFigure) -> String { figure.text(places: places ?? 0) }

  /// Refuses a number that stands for several rows, and one that is rounded.
  private func requireExact(_ row: FieldReader, _ column: String) throws(Diagnostic) {
    guard !row.isMarked(\.continued, column) else { throw row.failure(.mergedAmount, column) }
    if let (column, figure) = rounded(in: row) {
      throw row.failure(.fieldRounded, column, ["range": text(of: figure)])
    }
  }

  private func fen(_ row: FieldReader, _ column: String) throws(Diagnostic) -> Fen {
    let text = try row.required(column)
    try requireExact(row, column)
    guard let fen = WrittenNumber.fen(yuan: text) else {
      throw row.failure(WrittenNumber.rational(text) == nil ? .fieldNotANumber : .fieldTooPrecise, column)
    }
    return try signed(fen, row, column)
  }

  /// An amount with the sign it may have: net figures may be below 0, and refunds written so are refunds.
  private func signed(_ fen: Fen, _ row: FieldReader, _ column: String) throws(Diagnostic) -> Fen {
    guard fen.amount < 0, !(isFigure && mayBeNegative) else { return fen }
    guard row.negated.contains(column) else { throw row.failure(.fieldNegative, column) }
    return Fen(-fen.amount)
  }

  private func whole(_ row: FieldReader, _ columns: [String], minus others: [String]) throws(Diagnostic) -> String {
    var sum: Int64 = 0
    for column in columns + others {
      try requireExact(row, column)
      let count = try row.whole(column)
      guard count >= 0 else { throw row.failure(.fieldNegative, column) }
      let (total, overflow) =
        others.contains(column) ? sum.subtractingReportingOverflow(count) : sum.addingReportingOverflow(count)
      guard !overflow else { throw row.failure(.fieldTooLarge, column) }
      sum = total
    }
    guard sum >= 0 else { throw row.failure(.fieldNegative, others.first ?? columns[0]) }
    return String(sum)
  }

  private func number(_ row: FieldReader, _ column: String, times: Rational) throws(Diagnostic) -> String {
    try requireExact(row, column)
    var number = try row.number(column)
    if number.isNegative, !mayBeNegative {
      guard row.negated.contains(column) else { throw row.failure(.fieldNegative, column) }
      number = -number
    }
    guard let scaled = try? number * times else { throw row.failure(.fieldTooLarge, column) }
    return scaled.description
  }

  /// As the target has it: fen in a column of fen, yuan in a figure.
  private func money(_ fen: Fen) -> String { isFigure ? fen.yuan.description : String(fen.amount) }

  /// A number without a unit is one of minutes; what a clock or a duration has of seconds is left out.
  private func minutes(_ row: FieldReader, _ column: String) throws(Diagnostic) -> Int128 {
    let text = try row.required(column)
    guard !row.isMarked(\.continued, column) else { throw row.failure(.mergedAmount, column) }
    if text.utf8.count <= 64, let quantity = try? Quantity(parsing: text), quantity.unit == .number {
      guard !quantity.value.isNegative else { throw row.failure(.fieldNegative, column) }
      guard quantity.value.isWhole else { throw row.failure(.fieldNotWhole, column) }
      return quantity.value.numerator
    }
    return try seconds(row, column) / 60
  }

  private func seconds(_ row: FieldReader, _ column: String) throws(Diagnostic) -> Int128 {
    let text = try row.required(column)
    guard !row.isMarked(\.continued, column) else { throw row.failure(.mergedAmount, column) }
    if let clock = WrittenTime.clock(text) { return Int128(clock) }
    guard text.utf8.count <= 64, let quantity = try? Quantity(parsing: text),
      quantity.unit == .number || quantity.unit == .seconds
    else { throw row.failure(.fieldNotANumber, column) }
    guard !quantity.value.isNegative else { throw row.failure(.fieldNegative, column) }
    guard quantity.value.isWhole else { throw row.failure(.fieldNotWhole, column) }
    return quantity.value.numerator
  }

  /// The whole number of which the rate is the share; nil where several or none fit.
  private func count(
    _ row: FieldReader, _ column: String, of whole: String, _ form: WrittenRate.Form?
  ) throws(Diagnostic) -> String? {
    let total = try row.whole(whole)
    guard total >= 0 else { throw row.failure(.fieldNegative, whole) }
    guard let rate = WrittenRate(try row.required(column), form: form) else {
      throw row.failure(.fieldNotANumber, column)
    }
    return rate.count(of: total).map { String($0) }
  }
}
