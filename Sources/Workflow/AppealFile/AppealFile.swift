public import Appraisal
public import Exact
internal import Foundation
public import Intake
internal import Metrics
public import Records
public import Scheme
public import Wording

/// The file of an appeal (申诉卷宗): scheme, figures, rows of evidence, derivation, what was said and decided.
///
/// The workbook and the page are added by whoever writes it out.
public struct AppealFile {
  /// The result the file is about.
  public let derivation: Derivation
  /// The derivation as it was printed.
  public let printed: [UInt8]
  /// The schemes it was made with, as they were published.
  public let schemes: [Scheme]
  /// The employee's assessor in the month.
  public let assessor: String?
  /// The appeals of the month with what was decided.
  public let appeals: [(appeal: Appeal, decision: Decision?)]
  /// The files of the bundle, by name.
  public let members: [ZipBundle.Member]
  /// What there is to say beside it: rows that cannot be read any more.
  public let remarks: [Diagnostic]
}

extension Desk {
  /// The file of an appeal: everything from which somebody's month can be computed again, and what was said about it.
  ///
  /// Before it is handed out the derivation is computed again from its schemes and figures alone. Where another version of
  /// the program made it, and this one comes to something else, the derivation that was kept is handed out and that is
  /// said.
  ///
  /// - Throws: `NOT-ALLOWED`, `MONTH-STATE` before the month was published, `SHEET-UNKNOWN`, `CASE-NOT-RECOMPUTED`.
  public func appealFile(of employee: String, in month: Month) throws(Diagnostic) -> AppealFile {
    let company = company
    let damaged = Diagnostic(
      .caseNotRecomputed, at: Place(employee: employee, month: month.description),
      ["employee": employee, "month": month.description])
    let found = try store.read { records throws(Diagnostic) in
      try require(.takeAppealFile, about: employee, in: month, records)
      try records.require(month, in: .published ... .locked, for: .takeAppealFile)
      _ = try records.requireSheet(of: employee, in: month)
      guard let entry = try records.lastAppraisal(of: month) else { throw damaged }
      let then = records.asOf(entry: entry)
      guard let result = try then.derivation(of: employee, in: month), let printed = result.derivation,
        let frame = try then.frame(of: month)
      else { throw damaged }
      let kept = try KeptMonth(then, month: month, of: employee)
      guard let derivation = kept.derivation(of: employee) else { throw damaged }
      let department: Set<String>? = result.department.isEmpty ? nil : [result.department]
      return (
        printed: printed, kept: kept, derivation: derivation, frame: frame,
        standing: try MonthOnRecord(company, month: month, then, of: department),
        said: try Said(of: employee, in: month, self, records)
      )
    }
    let (standing, derivation) = (found.standing, found.derivation)
    let making = AppealCaseMaking(standing, of: employee, found.frame)
    var remarks: [Diagnostic] = []
    let own: [ZipBundle.Member]
    if let fitting = making.fitting(found.printed, derivation) {
      own = fitting
    } else {
      guard derivation.engineVersion != Derivation.engine, Derivation.hashFits(found.printed) else { throw damaged }
      own = making.members
      remarks.append(AppealCase.otherEngine(derivation, at: damaged.place))
    }
    // The rows are read from the month's files, while others go on working with the records.
    let evidence = CaseEvidence(derivation, standing.company)
    return AppealFile(
      derivation: derivation, printed: found.printed, schemes: found.kept.schemes[employee] ?? [],
      assessor: found.kept.assessorName(of: employee), appeals: found.said.appeals,
      members: [ZipBundle.Member(AppealCase.Name.derivation, found.printed)] + own + evidence.members
        + found.said.members,
      remarks: remarks + evidence.remarks)
  }

  /// What was said and decided about somebody's month, as far as it is for the one who asks.
  private struct Said {
    let appeals: [(appeal: Appeal, decision: Decision?)]
    let members: [ZipBundle.Member]

    /// What an employee reads of the journal in the own case.
    private static let own: Set<String> = Set(
      [Deed.approve, .publish, .acknowledge, .appeal, .decide, .adjust, .lock].map(\.rawValue))

    init(of employee: String, in month: Month, _ desk: Desk, _ records: Records) throws(Diagnostic) {
      let decisions = try records.decisions(of: month, employee: employee)
      appeals = try records.appeals(of: month, employee: employee).map { ($0, decisions[$0.id]) }
      var query = JournalQuery()
      query.month = month
      query.sheet = employee
      query.limit = 1_000
      let seesAll = try desk.may(.seeJournal, about: nil, in: nil, records)
      let entries = try records.journal(query).reversed().filter { seesAll || Said.own.contains($0.act.name) }
      let files = try records.attachments(of: month, employee: employee)
      let adjustments = try records.adjustments(of: month, employee: employee)
      let journal = SpreadsheetCSV.bytes(
        titles: ["entry", "at", "actor", "role", "act", "employee", "item", "reason", "hash"],
        rows: entries.map { entry in
          [
            .number(String(entry.number)), .text(entry.act.at), .text(entry.act.actor), .text(entry.act.role),
            .text(entry.act.name), .text(entry.act.employee ?? ""), .text(entry.act.item ?? ""),
            .text(entry.act.reason), .text(entry.hash.description),
          ]
        })
      let lines = SpreadsheetCSV.bytes(
        titles: [
          "kind", "id", "item", "day", "outcome", "text", "points_before", "points_after", "cents_before",
          "cents_after",
        ],
        rows: appeals.flatMap { appeal, decision in
          [Said.row(appeal)] + (decision.map { [Said.row($0)] } ?? [])
        } + files.map(Said.row) + adjustments.map(Said.row))
      members = [ZipBundle.Member("appeal.csv", lines), ZipBundle.Member("journal.csv", journal)]
    }

    private static func row(_ appeal: Appeal) -> [SpreadsheetCSV.Field] {
      [
        .text("appeal"), .text(appeal.id), .text(appeal.item), .text(appeal.deadline.description), .text(""),
        .text(appeal.statement), .number(""), .number(""), .number(""), .number(""),
      ]
    }

    private static func row(_ decision: Decision) -> [SpreadsheetCSV.Field] {
      [
        .text("decision"), .text(decision.appeal), .text(""), .text(""), .text(decision.outcome.rawValue),
        .text(decision.reasons), .number(decision.pointsBefore?.text ?? ""),
        .number(decision.pointsAfter?.text ?? ""), .number(decision.totalBefore.map { String($0.amount) } ?? ""),
        .number(decision.totalAfter.map { String($0.amount) } ?? ""),
      ]
    }

    private static func row(_ file: Attachment) -> [SpreadsheetCSV.Field] {
      [
        .text("attachment"), .text(file.content), .text(file.concerns), .text(""), .text(""), .text(file.name),
        .number(""), .number(""), .number(""), .number(""),
      ]
    }

    private static func row(_ adjustment: Adjustment) -> [SpreadsheetCSV.Field] {
      [
        .text("adjustment"), .text(adjustment.id), .text(""), .text(adjustment.paidIn.description),
        .text(adjustment.cause.rawValue), .text(adjustment.reason), .number(adjustment.pointsBefore?.text ?? ""),
        .number(adjustment.pointsAfter?.text ?? ""), .number(""), .number(String(adjustment.amount.amount)),
      ]
    }
  }
}

/// Makes the figures of a case: of colleagues as little as the result can be computed from.
private struct AppealCaseMaking {
  let standing: MonthOnRecord
  let employee: String
  let frame: MonthFrame
  private let group: [Subject]
  private let schemes: [Scheme]

  init(_ standing: MonthOnRecord, of employee: String, _ frame: MonthFrame) {
    self.standing = standing
    self.employee = employee
    self.frame = frame
    group = standing.subjects(withColleaguesOf: employee)
    schemes = standing.schemes[employee] ?? []
  }

  /// The case with the fewest figures of colleagues from which the printed derivation comes out to the byte, as the
  /// version that kept it prints.
  func fitting(_ printed: [UInt8], _ kept: Derivation) -> [ZipBundle.Member]? {
    // Who was at work may be told by reports only. A ranking by scores needs the colleagues' scores, and these need all
    // that they are made of.
    for figures in [colleagues, colleagues.union(Subject.signsOfWork), nil] as [Set<String>?] {
      let own = make(figures)
      if let derivation = try? own.derivation(named: ""),
        derivation.json(inFormat: kept.format, engine: kept.engine) == printed
      {
        return own.members
      }
    }
    return nil
  }

  /// The case with the fewest figures of colleagues, whatever comes out of it.
  var members: [ZipBundle.Member] { make(colleagues).members }

  /// The figures that departments' figures and rankings are made of.
  private var colleagues: Set<String> {
    var names: Set<String> = ["consultations"]
    for scheme in schemes {
      var measures = scheme.aggregates.map { scheme.inputs[$0.input] }
      for rule in scheme.rewards + scheme.penalties where rule.enabled {
        switch rule.trigger {
        case .condition: break
        case .each(let formula), .best(let formula, _), .worst(let formula, _):
          measures += formula.inputs.map { scheme.inputs[$0] }
        }
        measures += (rule.condition?.inputs ?? []).map { scheme.inputs[$0] }
        measures += rule.amount.inputs.map { scheme.inputs[$0] }
      }
      for measure in measures {
        names.insert(measure.id)
        if let quotient = measure.quotient { names.formUnion([quotient.numerator, quotient.denominator]) }
      }
    }
    return names
  }

  private func make(_ figures: Set<String>?) -> AppealCase {
    var subjects: [CaseSubject] = []
    var number = 0
    for subject in group.sorted(by: { $0.employee < $1.employee }) {
      if subject.employee == employee {
        subjects.insert(CaseSubject(subject), at: 0)
      } else {
        number += 1
        subjects.append(CaseSubject(colleague: subject, as: "colleague-\(number)", figures: figures))
      }
    }
    let names = schemes.map { "\(AppealCase.Name.schemes)\(ZipBundle.safe($0.id))-\($0.effective).yaml" }
    let facts = AppealCase.Facts(
      month: standing.month.description, employee: employee, recordsBegin: standing.company.recordsBegin.description,
      rules: frame.rules, schemes: names, subjects: subjects)
    var texts: [String: [UInt8]] = [:]
    for (name, scheme) in zip(names, schemes) { texts[name] = Array(scheme.source.utf8) }
    return AppealCase(facts: facts, frame: frame, texts: texts)
  }
}
