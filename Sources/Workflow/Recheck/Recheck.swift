internal import Appraisal
public import Exact
internal import Intake
internal import Records
public import Wording

/// What this version of the program would make of results that were kept (用本版本复核). Nothing of it goes on record.
public struct Recheck: Sendable {
  /// A result that would come out differently.
  public struct Line: Sendable {
    /// The month.
    public let month: Month
    /// Whose.
    public let employee: String
    /// Their name.
    public let name: String
    /// The program that made what was kept: `derivation-1.1`.
    public let program: String
    /// Whether it stands beside the sheet of a locked month, as what adjustments came to.
    public let isAdjusted: Bool
    /// Where they part.
    public let differences: [ResultDifference]

    /// Whether anything that counts differs: points, values, money, states.
    public var counts: Bool { differences.contains(where: \.counts) }
  }

  /// How many results were held against what this version makes of them.
  public private(set) var compared = 0
  /// Those that would come out differently, be it in a detail of a step, by month and employee id.
  public private(set) var lines: [Line] = []
  /// What could not be computed again.
  public private(set) var findings: [Diagnostic] = []

  /// The program that rechecked: `derivation-2.2`.
  public static var program: String { ResultProgram.version }

  /// Those of the lines in which something that counts differs.
  public var differing: [Line] { lines.filter(\.counts) }
  /// How many come out with the same points, values, money and states, a step told with other details.
  public var toldOtherwise: Int { lines.count { !$0.counts } }

  /// Whether every result was compared, and nothing that counts would differ.
  public var isSettled: Bool { differing.isEmpty && findings.isEmpty }

  init(_ office: Office, month only: Month?) throws(Diagnostic) {
    let company = office.company
    var unopened: [Month] = []
    try office.store.read { records throws(Diagnostic) in
      for month in try records.monthsWithResults() where only == nil || month == only {
        guard try records.state(of: month) != nil, let entry = try records.lastAppraisal(of: month) else {
          unopened.append(month)
          continue
        }
        let then = records.asOf(entry: entry)
        try compare(
          try then.derivations(of: month), month, then, company,
          KeptMonth(then, month: month).derivations, isAdjusted: false)
        let adjusted = try records.adjustedDerivations(of: month)
        guard let last = adjusted.map(\.entry).max() else { continue }
        let after = records.asOf(entry: last)
        try compare(
          adjusted, month, after, company, KeptMonth(adjustedIn: month, records).derivations, isAdjusted: true)
      }
    }
    for month in unopened { try compareRun(of: month, office) }
    lines.sort { ($0.month, $0.employee, $0.isAdjusted ? 1 : 0) < ($1.month, $1.employee, $1.isAdjusted ? 1 : 0) }
  }

  /// Results of a month that was opened, computed again from what is on record.
  private mutating func compare(
    _ kept: [KeptDerivation], _ month: Month, _ records: Records, _ company: Company, _ read: [Derivation],
    isAdjusted: Bool
  ) throws(Diagnostic) {
    guard try !records.hasErasures(in: month) else {
      let why = Bilingual("有人的数据已按期删除", "somebody's data was erased once that was due")
      return notComputed(month, read.count, why)
    }
    do throws(Diagnostic) {
      let computed = try MonthOnRecord(company, month: month, records).derivations
      compare(read, computed, programs: kept, isAdjusted: isAdjusted)
    } catch {
      notComputed(month, read.count, Bilingual(error.what(in: .chinese), error.what(in: .english)))
    }
  }

  /// Results of a month that was run and not opened, computed again from its files.
  private mutating func compareRun(of month: Month, _ office: Office) throws(Diagnostic) {
    guard let kept = try office.keptRun(month) else { return }
    let programs = try office.store.read { records throws(Diagnostic) in try records.derivations(of: month) }
    do throws(Diagnostic) {
      let run = try MonthRun(office.company, month: month, keeping: false)
      compare(kept.derivations, run.derivations, programs: programs, isAdjusted: false)
    } catch {
      notComputed(
        month, kept.derivations.count, Bilingual(error.what(in: .chinese), error.what(in: .english)))
    }
  }

  private mutating func notComputed(_ month: Month, _ count: Int, _ why: Bilingual) {
    findings.append(
      Diagnostic(
        .recheckNotComputed, at: Place(month: month.description),
        ["month": month.description, "count": String(count)], words: ["why": why]))
  }

  private mutating func compare(
    _ kept: [Derivation], _ computed: [Derivation], programs: [KeptDerivation], isAdjusted: Bool
  ) {
    let programs = Dictionary(programs.map { ($0.employee, $0.program) }, uniquingKeysWith: { $1 })
    let computed = Dictionary(computed.map { ($0.employee, $0) }, uniquingKeysWith: { $1 })
    for derivation in kept {
      compared += 1
      let differences =
        computed[derivation.employee].map { DerivationComparison(derivation, $0).differences } ?? [Recheck.none]
      guard !differences.isEmpty else { continue }
      lines.append(
        Line(
          month: derivation.month, employee: derivation.employee, name: derivation.name,
          program: programs[derivation.employee] ?? "", isAdjusted: isAdjusted, differences: differences))
    }
  }

  /// What was kept of somebody who would not be appraised any more.
  private static let none = ResultDifference(
    item: "total", name: Bilingual("整张表", "The whole sheet"), aspect: .result, kept: "kept", now: "")
}

extension Recheck {
  /// The differences as a table, one a row.
  public var csv: [UInt8] {
    SpreadsheetCSV.bytes(
      titles: [
        "month", "employee_id", "name", "result", "program", "item", "item_name", "what", "kept", "now",
      ],
      rows: lines.flatMap { line in
        line.differences.map { difference in
          [
            .text(line.month.description), .text(line.employee), .text(line.name),
            .text(line.isAdjusted ? "adjusted" : "sheet"), .text(line.program), .text(difference.item),
            .text(difference.name.chinese), .text(difference.aspect.rawValue), Recheck.field(difference.kept),
            Recheck.field(difference.now),
          ]
        }
      })
  }

  /// A number stays one for the spreadsheet.
  private static func field(_ text: String) -> SpreadsheetCSV.Field {
    text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") } ? .number(text) : .text(text)
  }
}

extension Office {
  /// What this version of the program would make of every result that was kept.
  ///
  /// - Parameter month: of which month alone; nil for all.
  /// - Throws: `RECORDS-…`, `RESULT-UNREADABLE`.
  public func recheck(month: Month? = nil) throws(Diagnostic) -> Recheck { try Recheck(self, month: month) }
}

extension Desk {
  /// What this version of the program would make of every result that was kept, for whoever verifies records and sees
  /// what people are paid.
  ///
  /// - Throws: `NOT-ALLOWED`; what ``Office/recheck(month:)`` throws.
  public func recheck(month: Month? = nil) throws(Diagnostic) -> Recheck {
    try store.read { records throws(Diagnostic) in
      try require(.verify, about: nil, in: nil, records)
    }
    try require(.seePay)
    return try office.recheck(month: month)
  }
}
