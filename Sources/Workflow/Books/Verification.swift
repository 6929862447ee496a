internal import Appraisal
public import Exact
internal import Foundation
internal import Intake
internal import Records
public import Wording

/// What `verify` looked at, and what is wrong; nothing is wrong where there are no errors.
public struct Verification {
  /// What is wrong, and what could not be looked at.
  public private(set) var findings: [Diagnostic] = []
  /// How many entries the journal has.
  public private(set) var entries: Int64 = 0
  /// The hash of the last entry; written down elsewhere, it proves that the journal was not replaced as a whole.
  public private(set) var head: ContentHash?
  /// How many derivations were computed again from what is on record and compared byte for byte.
  public private(set) var recomputed = 0
  /// How many files of evidence were read and compared with their hashes.
  public private(set) var files = 0

  /// The results that other versions of the program made and that stand as they were made, by version.
  public private(set) var otherVersions: [OtherVersion] = []

  /// What another version of the program made.
  public struct OtherVersion: Hashable, Sendable {
    /// The program, as results say it: `derivation-1.1`.
    public let program: String
    /// The version of its engine; nil where the program does not say it as this one does.
    public let engine: Int?
    /// How many results.
    public fileprivate(set) var count = 0
    /// How many of them this version would make differently.
    public fileprivate(set) var differing = 0
    /// The months they are of.
    public fileprivate(set) var months: [Month] = []
  }

  /// Whether everything is as the journal says.
  public var isClean: Bool { !findings.contains { $0.severity == .error } }

  private var noted: Set<String> = []

  init(_ office: Office) throws(Diagnostic) {
    findings = try office.store.check()
    try office.store.read { records throws(Diagnostic) in
      if let last = try records.head() { (entries, head) = (last.entry, last.hash) }
      for (month, _) in try records.months() {
        for entry in try records.checkpoints(of: month) {
          try recompute(office.company, month, records.asOf(entry: entry))
        }
      }
      otherVersions.sort { $0.program < $1.program }
      findings += otherVersions.map(\.finding)
      try checkAttachments(office.company, records)
      try checkImports(office.company, records)
    }
  }

  private mutating func recompute(
    _ company: Company, _ month: Month, _ records: Records
  ) throws(Diagnostic) {
    let kept = try records.keptResults(of: month)
    let computed = Dictionary(
      uniqueKeysWithValues: try MonthOnRecord(company, month: month, records).results.map { ($0.employee, $0) })
    let isPartlyErased = try records.hasErasures(in: month)
    for (employee, result) in kept.sorted(by: { $0.key < $1.key }) {
      recomputed += 1
      // Whose colleagues' figures were erased cannot be compared with them any more.
      let comesOut = isPartlyErased || result.says(theSameAs: computed[employee])
      let engine = ResultProgram.engine(of: result.program)
      if engine != ResultProgram.engine {
        note(result, engine, month, comesOut: comesOut)
        // What another engine made may differ, but it closes with its own hash.
        if comesOut || result.isClosed { continue }
      }
      guard !comesOut else { continue }
      findings.append(
        Diagnostic(
          .resultDiffers, at: Place(employee: employee, month: month.description),
          ["employee": employee, "month": month.description, "entry": String(result.entry)]))
    }
  }

  /// Counts a result that another engine made, at each entry only once.
  private mutating func note(_ result: KeptResult, _ engine: Int?, _ month: Month, comesOut: Bool) {
    guard noted.insert("\(result.entry) \(result.employee)").inserted else { return }
    let place = otherVersions.firstIndex { $0.program == result.program } ?? otherVersions.endIndex
    if place == otherVersions.endIndex { otherVersions.append(OtherVersion(program: result.program, engine: engine)) }
    otherVersions[place].count += 1
    if !comesOut { otherVersions[place].differing += 1 }
    if otherVersions[place].months.last != month { otherVersions[place].months.append(month) }
  }

  private mutating func checkAttachments(_ company: Company, _ records: Records) throws(Diagnostic) {
    for attachment in try records.attachments(of: nil) where !attachment.name.isEmpty {
      files += 1
      let path = Attachments.path(of: attachment.content, in: company)
      if (try? Disk.hash(path))?.description == attachment.content { continue }
      findings.append(
        Diagnostic(
          .attachmentChanged, at: Place(file: path, month: attachment.month.description),
          ["name": Diagnostic.quoted(attachment.name), "content": String(attachment.content.prefix(12))]))
    }
  }

  private mutating func checkImports(_ company: Company, _ records: Records) throws(Diagnostic) {
    for (month, _) in try records.months() {
      for file in try records.files(of: month) {
        files += 1
        let path = "\(company.folder)/evidence/\(month)/\(file.name)"
        if try ImportsOnRecord.content(of: path) == file.content { continue }
        findings.append(
          Diagnostic(.importChanged, at: Place(file: path, month: month.description), ["file": file.name]))
      }
    }
  }
}

extension Verification.OtherVersion {
  /// That it is not tampering.
  fileprivate var finding: Diagnostic {
    Diagnostic(
      .resultOtherProgram,
      [
        "count": String(count), "program": program, "months": months.map(\.description).joined(separator: ", "),
        "own": ResultProgram.version, "differing": String(differing),
      ])
  }
}

extension Desk {
  /// Proves the records (校验): the chain of the journal, every row of the ledger, the lists drawn from it, results
  /// computed again from what is on record, files of evidence against their hashes.
  ///
  /// - Throws: `NOT-ALLOWED`; `RECORDS-…` where they cannot be read.
  public func verify() throws(Diagnostic) -> Verification {
    try store.read { records throws(Diagnostic) in try require(.verify, about: nil, in: nil, records) }
    return try Verification(office)
  }
}
