internal import Appraisal
internal import Exact
internal import Intake
internal import Metrics
internal import Records
internal import Scheme
internal import Wording

/// The one check of manual inputs: who may, about whom, of which item, within which range, once or again.
///
/// It is asked for a row of an inbox's file, for a form of a page, a call of the API and a command alike, so that the
/// same fault is refused with the same code wherever it comes from.
struct InputValidator {
  let context: InputContext
  private(set) var earlier: EarlierInputs

  /// No veto happens more often in a month.
  static let mostOccurrences = 1_000

  init(_ context: InputContext, after earlier: EarlierInputs = EarlierInputs()) {
    self.context = context
    self.earlier = earlier
  }

  /// Checks an input and remembers it, for those that come after.
  ///
  /// - Parameters:
  ///   - employee: whom it is about; of an omission, the assessor.
  ///   - writer: who enters it; nil where it follows from a decision, whose right was checked.
  ///   - day: the day on which it is entered.
  /// - Throws: `NOT-ALLOWED`, `EMPLOYEE-UNKNOWN`, `NOT-ONESELF`, `PERSON-NOT-APPRAISED`, `ITEM-UNKNOWN`,
  ///   `RATING-OFF-SCALE`, `REASON-MISSING`, `DAY-OUTSIDE`, `FIELD-NOT-POSITIVE`, `FIELD-TOO-LARGE`, `INCIDENT-TWICE`,
  ///   `NOT-THE-ASSESSOR`, `POINTS-NOT-POSITIVE`, `OMISSION-NO-NOTE`, `OMISSION-TOO-LARGE`, `FIELD-EMPTY`,
  ///   `MEASURE-UNKNOWN`, `VALUE-IMPOSSIBLE`.
  mutating func take(
    _ input: ManualInput, about employee: String, by writer: InputWriter?, on day: Day
  ) throws(Diagnostic) {
    if let writer {
      try Rights.require(input.deed, of: writer, at: place(employee))
      try requirePerson(employee)
      try Rights.require(input.deed, of: writer, about: employee, at: place(employee)) {
        context.assesses(writer.id, employee, on: day)
      }
    } else {
      try requirePerson(employee)
    }
    switch input {
    case .rating(let item, let label, let comment): try check(rating: item, label, comment, of: employee)
    case .incident(let kind, let name, let occurrences, let happened, let note):
      try check(kind, name, occurrences, of: employee, happened: happened, by: writer?.id ?? "", note, on: day)
    case .omission(let other, let item, let points): try check(omission: item, points, of: other, by: employee)
    case .waiver(let item, let reason): try check(waiver: item, reason, of: employee)
    case .standing(let reason):
      _ = try schemes(of: employee)
      try requireReason(reason, .setStanding, employee)
    case .goal(let text):
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw Diagnostic(
          .fieldEmpty, at: place(employee), ["value": ""], words: ["column": Bilingual("发展目标", "goal")])
      }
    case .correction(let measure, let value, let reason):
      try requireReason(reason, .correct, employee)
      try check(correction: measure, value, of: employee)
    }
    earlier.add(input, about: employee, by: writer?.id ?? "")
  }

  private func place(_ employee: String) -> Place { Place(employee: employee, month: context.month.description) }

  private func requirePerson(_ employee: String) throws(Diagnostic) {
    guard context.people[employee] == nil else { return }
    throw Diagnostic(
      .employeeUnknown, at: place(employee), ["employee": Diagnostic.quoted(employee)],
      words: ["guess": .guess(for: employee, among: context.people.keys)])
  }

  /// The schemes of somebody who is appraised in the month.
  private func schemes(of employee: String) throws(Diagnostic) -> [Scheme] {
    if let schemes = context.schemes[employee] { return schemes }
    throw Diagnostic(.personNotAppraised, at: place(employee), ["employee": Diagnostic.quoted(employee)])
  }

  private func requireReason(_ reason: String, _ deed: Deed, _ employee: String) throws(Diagnostic) {
    guard reason.allSatisfy(\.isWhitespace) else { return }
    throw Diagnostic(.reasonMissing, at: place(employee), words: ["deed": deed.name])
  }

  private func unknown(_ item: String, of employee: String, known: [String]) -> Diagnostic {
    .unknown(item, of: employee, known: known, at: place(employee))
  }

  // MARK: One kind after the other

  private func check(rating item: String, _ label: String, _ comment: String, of employee: String) throws(Diagnostic) {
    try context.requireScale(item, of: employee, label: label)
    if let standing = earlier.ratings[employee]?[item], standing != label, comment.allSatisfy(\.isWhitespace) {
      throw Diagnostic(
        .reasonMissing, at: place(employee),
        words: ["deed": Bilingual("改评“\(item)”", "change the rating of \"\(item)\"")])
    }
  }

  private func check(
    _ kind: Incident.Kind, _ name: String, _ occurrences: Int, of employee: String, happened: Day?, by writer: String,
    _ note: String, on day: Day
  ) throws(Diagnostic) {
    if let happened, happened.month != context.month || happened > day {
      throw Diagnostic(
        .dayOutside, at: place(employee), ["day": happened.description, "month": context.month.description])
    }
    guard (1...InputValidator.mostOccurrences).contains(occurrences) else {
      throw Diagnostic(
        occurrences < 1 ? .fieldNotPositive : .fieldTooLarge, at: place(employee), ["value": String(occurrences)],
        words: ["column": Bilingual("次数", "occurrences")])
    }
    guard kind == .veto else { return }
    let vetoes = try schemes(of: employee).flatMap(\.vetoes)
    guard vetoes.contains(where: { $0.covers(name) }) else {
      throw unknown(name, of: employee, known: vetoes.flatMap { [$0.id] + $0.kinds })
    }
    if let happened, earlier.hasVeto(name, of: employee, on: happened, by: writer, note: note) {
      throw Diagnostic(
        .incidentTwice, at: place(employee),
        ["employee": employee, "name": Diagnostic.quoted(name), "day": happened.description])
    }
  }

  /// An omission weighs by the form of the employee whose deduction was passed over (form 1, note 5): it has to have
  /// that note, and no more can be passed over than the item can lose.
  private func check(
    omission item: String, _ points: Points, of employee: String, by assessor: String
  ) throws(Diagnostic) {
    try requirePerson(employee)
    guard points > .zero else {
      throw Diagnostic(.pointsNotPositive, at: place(assessor), ["points": points.text])
    }
    guard context.assessors(of: employee).contains(assessor) else {
      throw Diagnostic(
        .notTheAssessor, at: place(assessor), ["assessor": assessor, "employee": Diagnostic.quoted(employee)])
    }
    _ = try schemes(of: assessor)
    let form = try schemes(of: employee).first { !$0.items.isEmpty }
    guard let form, let found = form.items.first(where: { $0.id == item }) else {
      throw unknown(item, of: employee, known: form?.items.map(\.id) ?? [])
    }
    guard form.omissionFactor != nil else {
      throw Diagnostic(
        .omissionNoNote, at: place(assessor), ["employee": employee],
        words: ["scheme": form.name])
    }
    let before = earlier.omitted[employee]?[item] ?? .zero
    guard let sum = try? before + points.value, sum <= found.worth else {
      throw Diagnostic(
        .omissionTooLarge, at: place(assessor),
        [
          "employee": employee, "points": points.text, "before": before.decimal(places: 2),
          "worth": found.worth.decimal(places: 2),
        ], words: ["item": found.name])
    }
  }

  private func check(waiver item: String, _ reason: String, of employee: String) throws(Diagnostic) {
    let known = try schemes(of: employee).flatMap { scheme in
      scheme.items.map(\.id) + (scheme.rewards + scheme.penalties).map(\.id)
    }
    try requireReason(reason, .waive, employee)
    guard known.contains(item) else { throw unknown(item, of: employee, known: known) }
  }

  private func check(correction measure: String, _ value: Rational?, of employee: String) throws(Diagnostic) {
    let known = MeasureCatalogue.standard + (try schemes(of: employee).flatMap(\.inputs))
    guard let found = known.first(where: { $0.id == measure }) else {
      throw Diagnostic(
        .measureUnknown, at: place(employee), ["measure": Diagnostic.quoted(measure)],
        words: ["guess": .guess(for: measure, among: Set(known.map(\.id)).sorted())])
    }
    guard let value, !found.domain.contains(value) else { return }
    throw Diagnostic(
      .valueImpossible, at: place(employee), ["measure": measure, "value": value.description],
      words: ["name": Bilingual(found.chinese, found.english), "values": found.domain.name])
  }
}

extension InputValidator {
  /// Checks the sales that finance confirms: no amount below 0, and an account once.
  ///
  /// - Throws: `FIELD-NEGATIVE`, `ROW-TWICE`.
  static func check(sales: [ConfirmedSales], in month: Month) throws(Diagnostic) {
    let place = Place(month: month.description)
    var seen: [String: Int] = [:]
    for (number, row) in sales.enumerated() {
      for (amount, name) in [
        (row.gross, Bilingual("销售额", "gross sales")), (row.refund, Bilingual("退款额", "refunds")),
      ] where amount.amount < 0 {
        throw Diagnostic(.fieldNegative, at: place, ["value": amount.text], words: ["column": name])
      }
      if let first = seen[row.agent] {
        throw Diagnostic(
          .rowTwice, at: place, ["key": Diagnostic.quoted(row.agent), "line": String(first + 1)])
      }
      seen[row.agent] = number
    }
  }
}

extension InputContext {
  /// Makes sure that somebody's schemes rate an item and know a step; also for what somebody says of their own month.
  ///
  /// - Throws: `PERSON-NOT-APPRAISED`, `ITEM-UNKNOWN`, `RATING-OFF-SCALE`.
  func requireScale(_ item: String, of employee: String, label: String) throws(Diagnostic) {
    let place = Place(employee: employee, month: month.description)
    guard let schemes = schemes[employee] else {
      throw Diagnostic(.personNotAppraised, at: place, ["employee": Diagnostic.quoted(employee)])
    }
    let scales = schemes.flatMap { $0.items.flatMap(\.method.ratingScales) }
    guard let scale = scales.first(where: { $0.id == item }) else {
      throw Diagnostic.unknown(item, of: employee, known: scales.map(\.id), at: place)
    }
    guard scale.steps.contains(where: { $0.label == label }) else {
      throw Diagnostic(
        .ratingOffScale, at: place,
        [
          "employee": employee, "item": item, "rating": Diagnostic.quoted(label),
          "known": scale.steps.isEmpty ? "—" : scale.steps.map(\.label).joined(separator: ", "),
        ])
    }
  }
}

extension Diagnostic {
  /// That somebody's scheme has no such item, and what it has.
  static func unknown(_ item: String, of employee: String, known: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .itemUnknown, at: place,
      [
        "employee": employee, "item": Diagnostic.quoted(item),
        "known": known.isEmpty ? "—" : known.joined(separator: ", "),
      ])
  }
}

extension Measure.Domain {
  /// Whether a measure can have a value.
  func contains(_ value: Rational) -> Bool {
    switch self {
    case .share: !value.isNegative && value <= .one
    case .nonNegative: !value.isNegative
    case .wholeNumbers: !value.isNegative && value.isWhole
    case .anything: true
    }
  }

  /// The values in words.
  fileprivate var name: Bilingual {
    switch self {
    case .share: Bilingual("0 到 1（0%~100%）", "0 to 1 (0% to 100%)")
    case .nonNegative: Bilingual("0 或以上的数", "0 or more")
    case .wholeNumbers: Bilingual("0 或以上的整数", "whole numbers from 0")
    case .anything: Bilingual("任何数", "any number")
    }
  }
}
