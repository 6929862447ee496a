public import Appraisal
public import Exact
internal import Intake
public import Records
public import Scheme
public import Wording

/// What a slip of somebody's month is made from.
public struct SlipContent: Sendable {
  /// The employee's id.
  public let employee: String
  /// The employee's name.
  public let name: String
  /// The department's name.
  public let department: String
  /// The fixed wage as agreed; nil for somebody who is only paid for earlier months.
  public let wage: AgreedAmount?
  /// The result; nil for somebody who is only paid for earlier months.
  public let derivation: Derivation?
  /// The schemes it was made with.
  public let schemes: [Scheme]
  /// When and how each version of a scheme was made known, by its hash.
  public let madeKnown: [String: Publication]
  /// The law it was judged by.
  public let law: LawPack
  /// What is paid in the month for earlier ones, without its reason where that is not for the one who prints.
  public let adjustments: [Adjustment]
  /// The last day on which an appeal can be made; nil once that is over.
  public let appealUntil: Day?
}

extension Desk {
  /// What the slips of a month are made from: of everybody, or of those this person may print.
  ///
  /// - Parameter employee: whose; nil for all whom the right reaches.
  /// - Throws: `NOT-ALLOWED`, `MONTH-NOT-OPENED`, `PAYROLL-NOT-FINAL` before the month was published, `SHEET-UNKNOWN`.
  public func slips(of month: Month, for employee: String? = nil) throws(Diagnostic) -> [SlipContent] {
    let employee = reach(.printSlip) == .oneself ? employee ?? actor : employee
    let found = try store.read { records throws(Diagnostic) in
      try require(.printSlip, about: employee, in: month, records)
      let state = try records.require(month, in: .open ... .locked, for: .printSlip)
      guard state >= .published else {
        throw Diagnostic(
          .payrollNotFinal, at: Place(month: month.description), ["month": month.description],
          words: ["state": state.name])
      }
      var adjustments = try records.adjustments().filter { $0.paidIn == month }
      for index in adjustments.indices {
        if try !may(.seeComments, about: adjustments[index].employee, in: month, records) {
          adjustments[index].reason = ""
        }
      }
      let known = try records.schemes().reduce(into: [String: Publication]()) { $0[$1.version] = $1.publication }
      return (
        adjustments: adjustments, madeKnown: known, people: try records.people(on: month.lastDay),
        shown: state == .published ? try records.publishedOn(month) : [:]
      )
    }
    guard let standing = try office.kept(month, of: employee) else { return [] }
    let today = office.now.day
    var slips: [SlipContent] = []
    for derivation in standing.derivations {
      let own = found.adjustments.filter { $0.employee == derivation.employee }
      let until = found.shown[derivation.employee].map { Day(number: $0.number + company.settings.appealDays) }
      slips.append(
        SlipContent(
          employee: derivation.employee, name: derivation.name, department: derivation.department,
          wage: standing.wage(of: derivation), derivation: derivation,
          schemes: standing.schemes[derivation.employee] ?? [], madeKnown: found.madeKnown, law: derivation.pay.law,
          adjustments: own, appealUntil: until.flatMap { $0 >= today ? $0 : nil }))
    }
    let appraised = Set(standing.derivations.map(\.employee)).union(standing.erased)
    let others = Set(found.adjustments.map(\.employee)).subtracting(appraised).sorted()
    for other in others where employee == nil || other == employee {
      let person = found.people.first { $0.employee == other }
      let department = company.settings.departments.first { $0.id == person?.department }?.name
      slips.append(
        SlipContent(
          employee: other, name: person?.name ?? "", department: department ?? person?.department ?? "", wage: nil,
          derivation: nil, schemes: [], madeKnown: [:], law: standing.law,
          adjustments: found.adjustments.filter { $0.employee == other }, appealUntil: nil))
    }
    if slips.isEmpty, let employee {
      if standing.erased.contains(employee), let remark = standing.remarks.first { throw remark }
      let known = try store.read { records throws(Diagnostic) in try records.sheets(of: month) }
      throw Diagnostic(
        .sheetUnknown, at: Place(employee: employee, month: month.description),
        ["employee": Diagnostic.quoted(employee), "month": month.description],
        words: ["guess": .guess(for: employee, among: known.map(\.employee))])
    }
    return slips
  }
}

extension SlipContent {
  /// What there is to say beside the slips of a month: how many results kept neither wage nor law.
  public static func remarks(_ slips: [SlipContent], _ month: Month) -> [Diagnostic] {
    let older = slips.count { $0.derivation?.keepsWageAndLaw == false }
    return older == 0
      ? []
      : [
        Diagnostic(
          .resultWageOnRecord, at: Place(month: month.description),
          ["count": String(older), "month": month.description])
      ]
  }
}

extension Adjustment.Cause {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .appeal: Bilingual("申诉裁决", "an appeal was decided")
    case .lateEvent: Bilingual("锁定后才知道的事", "something became known after the month was locked")
    case .earlierMonth: Bilingual("更早的月份有变", "an earlier month came out differently")
    }
  }
}
