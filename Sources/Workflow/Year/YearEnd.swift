internal import Appraisal
internal import Exact
internal import Intake
internal import Records
internal import Scheme
public import Wording

/// A year of a company, or of one of its people: who may get a year-end bonus, what was won, how grades are distributed.
public struct YearEnd: Sendable {
  /// The year.
  public let year: Int
  /// Its people, by department and id.
  public let people: [YearPerson]
  /// Whether it is about everybody, and not about the one who asks alone.
  public let isWhole: Bool
  /// Whether every month of the year is locked.
  public let isFinal: Bool
  /// Rules for awards that the schemes have and that are switched off, by scheme.
  public let switchedOff: [(scheme: String, name: Bilingual)]
  /// What there is to say beside it.
  public let remarks: [Diagnostic]
}

extension Desk {
  /// A year as the sheets that were published say it, what adjustments changed afterwards counted in.
  ///
  /// - Throws: `NOT-ALLOWED`, `YEAR-NOTHING`.
  public func year(_ year: Int) throws(Diagnostic) -> YearEnd {
    let isWhole = reach(.seeYear) == .everybody
    let reading = try store.read { records throws(Diagnostic) in
      try require(.seeYear, about: isWhole ? nil : actor, in: nil, records)
      return try YearReading(of: year, about: isWhole ? nil : actor, records)
    }
    guard !reading.sheets.isEmpty else {
      let known = reading.states.keys.sorted().map(\.description).joined(separator: ", ")
      throw Diagnostic(.yearNothing, ["year": String(year), "known": known.isEmpty ? "—" : known])
    }
    let open = reading.months.filter { reading.states[$0] != .locked }
    let remarks =
      open.isEmpty
      ? []
      : [
        Diagnostic(
          .yearNotOver,
          ["year": String(year), "months": open.map(\.description).joined(separator: ", ")])
      ]
    return YearEnd(
      year: year, people: reading.people, isWhole: isWhole, isFinal: open.isEmpty, switchedOff: reading.switchedOff,
      remarks: remarks)
  }
}

/// The sheets of a year, read once.
struct YearReading {
  /// A month that was published: the sheets as they stand, and as adjustments would have them.
  struct Sheets {
    let standing: KeptMonth
    let byEmployee: [String: Derivation]
    let corrected: [String: Derivation]
  }

  let months: [Month]
  private(set) var states: [Month: MonthState] = [:]
  private(set) var sheets: [Month: Sheets] = [:]
  private let adjustments: [Adjustment]
  private let persons: [Month: [String: PersonVersion]]
  private let only: String?

  init(of year: Int, about only: String?, _ records: Records) throws(Diagnostic) {
    months = (1...12).compactMap { Month(year: year, number: $0) }
    self.only = only
    for (month, state) in try records.months() { states[month] = state }
    adjustments = try records.adjustments()
    var persons: [Month: [String: PersonVersion]] = [:]
    for month in months {
      persons[month] = Dictionary(
        try records.people(on: month.lastDay).map { ($0.employee, $0) }, uniquingKeysWith: { $1 })
      guard let state = states[month], state >= .published, let entry = try records.lastAppraisal(of: month) else {
        continue
      }
      let standing = try KeptMonth(records.asOf(entry: entry), month: month)
      let own = Dictionary(uniqueKeysWithValues: standing.derivations.map { ($0.employee, $0) })
      // A locked month that came out differently has results beside its sheets, also where nothing is paid for it;
      // rules about the year count those.
      let adjusted = state == .locked ? try KeptMonth(adjustedIn: month, records).derivations : []
      sheets[month] = Sheets(
        standing: standing, byEmployee: own,
        corrected: own.merging(adjusted.map { ($0.employee, $0) }) { $1 })
    }
    self.persons = persons
  }

  /// Everybody with a sheet in the year, by department and id.
  var people: [YearPerson] {
    let employees = Set(sheets.values.flatMap(\.byEmployee.keys)).filter { only == nil || $0 == only }
    return employees.map(person).sorted { ($0.department, $0.employee) < ($1.department, $1.employee) }
  }

  private func person(_ employee: String) -> YearPerson {
    let own = months.compactMap { month in sheets[month]?.byEmployee[employee].map { (month, $0) } }
    let last = own.last?.1
    return YearPerson(
      employee: employee, name: last?.name ?? "", department: last?.department ?? "",
      months: months.map { self.month($0, of: employee) }, bonus: bonus(of: employee, asOf: own.last?.0),
      awards: own.flatMap { awards(in: $0.1, $0.0) })
  }

  private func month(_ month: Month, of employee: String) -> YearMonth {
    let sheet = sheets[month]?.byEmployee[employee]
    let pay = sheet?.standing.isAppraised == true ? sheet?.pay : nil
    let points = sheet?.points
    let corrected = sheets[month]?.corrected[employee]?.points
    let paid = adjustments.filter { $0.paidIn == month && $0.employee == employee }
    return YearMonth(
      month: month, state: states[month]?.name, absence: points == nil ? absence(month, employee, sheet) : nil,
      points: points, corrected: corrected == points ? nil : corrected,
      grade: sheet.map(YearReading.grade) ?? "", isFailed: pay?.earned?.state == .failed, earned: pay?.earned?.amount,
      rewards: pay?.rewardTotal, penalties: pay?.penaltyTotal, loss: pay?.lossDeducted, floor: pay?.floorTopUp,
      total: pay?.total, adjustments: paid.reduce(Fen.zero) { sum, next in (try? sum + next.amount) ?? sum })
  }

  private func absence(_ month: Month, _ employee: String, _ sheet: Derivation?) -> YearMonth.Absence {
    if let sheet { return sheet.standing.isAppraised ? .noScore : .notAppraised(sheet.standing.rawValue) }
    guard let person = persons[month]?[employee], (person.hiredOn ?? month.firstDay) <= month.lastDay,
      (person.leftOn ?? month.lastDay) >= month.firstDay
    else { return .notEmployed }
    guard let state = states[month], state >= .provisional else { return .notOnRecord }
    return state < .published ? .notPublished : .noSheet
  }

  /// The grade; the band of pay where the scheme has none.
  static func grade(_ derivation: Derivation) -> String {
    guard derivation.points != nil else { return "" }
    if let grade = derivation.grade { return grade.name.chinese }
    return derivation.pay.earned?.details["band"] ?? ""
  }

  private func bonus(of employee: String, asOf month: Month?) -> YearBonus {
    let derivation = month.flatMap { sheets[$0]?.corrected[employee] }
    let nodes = (derivation?.overTime ?? []).filter {
      $0.details["effect"] == OverTimeRule.Effect.yearEndBonusForfeited.rawValue
    }
    // Of several rules the gravest verdict counts.
    let node =
      nodes.first { $0.state == .failed } ?? nodes.first { $0.state == .missing } ?? nodes.first
    guard let node else {
      return YearBonus(
        verdict: .noRule, rule: Bilingual("", ""), months: [], row: "", rowLimit: "", year: "", yearLimit: "",
        unknown: [], asOf: month)
    }
    func list(_ key: String) -> [Month] {
      (node.details[key] ?? "").split(separator: ", ").compactMap { Month($0) }
    }
    return YearBonus(
      verdict: node.state == .failed ? .forfeited : node.state == .missing ? .undecided : .eligible, rule: node.name,
      months: list("months"), row: node.details["row"] ?? "", rowLimit: node.details["row_limit"] ?? "",
      year: node.details["year"] ?? "", yearLimit: node.details["year_limit"] ?? "", unknown: list("unknown"),
      asOf: month)
  }

  private func awards(in derivation: Derivation, _ month: Month) -> [YearAward] {
    derivation.pay.rewards.filter { $0.state == .scored }.compactMap { node in
      guard let amount = node.amount, amount > .zero else { return nil }
      return YearAward(
        month: month, employee: derivation.employee, name: derivation.name, department: derivation.department,
        rule: node.id, title: node.name, figure: YearReading.figure(node), amount: amount)
    }
  }

  /// The figure that decided a reward, as a person reads it.
  private static func figure(_ node: Node) -> Bilingual {
    guard let value = node.value?.value else { return Bilingual("", "") }
    let text = node.unit.text(value)
    return Bilingual(node.unit == .money ? node.unit.number(value) + " 元" : text, text)
  }

  /// The rules for rewards that are built in and not switched on, each scheme's once.
  var switchedOff: [(scheme: String, name: Bilingual)] {
    var found: [(scheme: String, name: Bilingual)] = []
    for month in months {
      for scheme in sheets[month]?.standing.schemes.values.flatMap(\.self) ?? [] {
        for rule in scheme.rewards where !rule.enabled {
          if !found.contains(where: { $0.scheme == scheme.id && $0.name == rule.name }) {
            found.append((scheme.id, rule.name))
          }
        }
      }
    }
    return found.sorted { ($0.scheme, $0.name.chinese) < ($1.scheme, $1.name.chinese) }
  }
}
