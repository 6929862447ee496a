public import Exact
internal import Foundation
internal import Intake
internal import Records
public import Wording

/// A folder in which a company is about to begin (首次启动).
public struct Founding: Sendable {
  /// The folder.
  public let folder: String
  private let database: String?
  private let clock: @Sendable () -> Instant

  /// Says that files of the folder are of a company in the making.
  private static let mark = ".founding"

  /// A folder that is not there or empty; nil for one that holds a company.
  ///
  /// - Parameters:
  ///   - database: the URL of a PostgreSQL database for the records; nil for a file in the folder.
  ///   - clock: tells the time; the wall clock of Asia/Shanghai unless given.
  /// - Throws: `SETUP-FOLDER-TAKEN`.
  public init?(
    in folder: String, database: String? = nil, clock: @escaping @Sendable () -> Instant = Clock.now
  ) throws(Diagnostic) {
    guard !Disk.exists(folder + "/company.yaml") else { return nil }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // What an interrupted beginning left behind is begun anew.
    guard names.isEmpty || names.contains(Founding.mark), !Disk.exists(folder) || Disk.isFolder(folder) else {
      throw Diagnostic(.setupFolderTaken, at: Place(file: folder), ["folder": Diagnostic.quoted(folder)])
    }
    self.folder = folder
    self.database = database
    self.clock = clock
  }

  /// The second it is.
  public var now: Instant { clock() }

  /// A code that nobody guesses: 98 bits.
  public static func newCode() -> String { OneTimePassword.make() }

  /// What is wrong with a password for somebody; nil where nothing is.
  public static func fault(ofPassword password: String, for employee: String, name: String) -> Bilingual? {
    PasswordRules.fault(password, of: employee, name: name)
  }

  /// Makes the company: its folder, its records, the founder's password, the schemes and, where they are published, the
  /// first month.
  ///
  /// All of it is tried in a place that is thrown away before anything is written.
  ///
  /// - Throws: `SETUP-RECORDS-TAKEN`, `PASSWORD-POOR`, `OUTPUT-NOT-WRITTEN`; what keeps the company from being read, its
  ///   schemes from being published or its month from being opened.
  public func found(_ plan: CompanyPlan) throws(Diagnostic) -> Office {
    try PrivateFolder.with { trial throws(Diagnostic) in _ = try make(plan, in: trial, database: nil) }
    guard !Disk.exists(folder + "/company.yaml") else {
      throw Diagnostic(.setupFolderTaken, at: Place(file: folder), ["folder": Diagnostic.quoted(folder)])
    }
    do throws(Diagnostic) {
      return try make(plan, in: folder, database: database)
    } catch {
      try Founding.forget(in: folder)
      throw error
    }
  }

  /// What failed half way is no company: it is begun anew.
  private static func forget(in folder: String) throws(Diagnostic) {
    for name in ["company.yaml", "kaohe.db", "kaohe.db-wal", "kaohe.db-shm"] { try Disk.remove(folder + "/" + name) }
  }

  private func make(_ plan: CompanyPlan, in folder: String, database: String?) throws(Diagnostic) -> Office {
    try Disk.makeFolder(folder)
    if Disk.exists(folder + "/" + Founding.mark) { try Founding.forget(in: folder) }
    try Disk.remove(folder + "/" + Founding.mark)
    try Disk.write([], to: folder + "/" + Founding.mark)
    for (path, bytes) in plan.files {
      let target = folder + "/" + path
      try Disk.makeFolder((target as NSString).deletingLastPathComponent)
      let aside = target + ".new"
      try Disk.remove(aside)
      try Disk.write(bytes, to: aside)
      try Disk.remove(target)
      try Disk.move(aside, to: target)
    }
    let office = try Office(Company(at: folder, database: database), clock: clock)
    guard try office.store.read({ records throws(Diagnostic) in try records.people(on: .distantFuture).isEmpty }) else {
      throw Diagnostic(.setupRecordsTaken)
    }
    let desk = try office.desk(of: plan.founder)
    try desk.begin(password: plan.password)
    for id in plan.chosenSchemes {
      let (version, findings) = try desk.draft(schemeAt: "\(folder)/schemes/\(id).yaml")
      guard let publication = plan.publication else { continue }
      try desk.publish(scheme: version, publication, acknowledging: Set(findings.map(\.code)))
    }
    if plan.publication != nil {
      try desk.open(plan.month)
    } else {
      _ = try desk.takePeople(from: plan.month.firstDay)
    }
    try Disk.remove(folder + "/" + Founding.mark)
    return office
  }

  /// Makes the demo company with its schemes published and one month computed.
  ///
  /// - Returns: its office, and a password for one person of each role.
  /// - Throws: what writing and computing throw.
  public func demo() throws(Diagnostic) -> (office: Office, passwords: [(employee: String, password: String)]) {
    try Disk.remove(folder + "/" + Founding.mark)
    try DemoCompany().write(to: folder, schemes: BuiltInSchemes.all)
    let office = try Office(Company(at: folder, database: database), clock: clock)
    let desk = try office.desk(of: DemoCast.humanResources)
    let day = Day("2025-12-10") ?? now.day
    for id in ["competency-15", "monthly-100", "rewards-penalties", "weighted-targets"] {
      let (version, findings) = try desk.draft(schemeAt: "\(folder)/schemes/\(id).yaml")
      try desk.publish(
        scheme: version, Publication(discussedOn: day, consulted: "工会", madeKnownOn: day, how: "公告栏"),
        acknowledging: Set(findings.map(\.code)))
    }
    let month = Month(year: 2026, number: 10) ?? .first
    try desk.open(month)
    _ = try desk.compute(month)
    var passwords: [(String, String)] = []
    for person in [DemoCast.humanResources, DemoCast.firstSupervisor, DemoCast.finance, "E08", DemoCast.auditor] {
      passwords.append((person, try desk.giveAccess(to: person, lasts: true)))
    }
    return (office, passwords)
  }
}

extension Desk {
  /// Sets the very first password (首次登录): of whoever founds the company, and of nobody else.
  ///
  /// - Throws: `NOT-ALLOWED`; `NOT-ONESELF` once somebody can sign in; `PASSWORD-POOR`.
  func begin(password: String) throws(Diagnostic) {
    try require(.giveAccess)
    let name = try office.person(actor).name
    if let fault = PasswordRules.fault(password, of: actor, name: name) {
      throw Diagnostic(.passwordPoor, words: ["fault": fault])
    }
    let verifier = try verifier(of: password)
    try does(.giveAccess, item: actor) { entry throws(Diagnostic) in
      guard try entry.records.whoCanSignIn().isEmpty else {
        throw Diagnostic(
          .notOneself, at: Place(employee: actor), ["who": actor], words: ["deed": Deed.giveAccess.name])
      }
      try entry.set(SignInKey(employee: actor, verifier: verifier, mustChange: false))
    }
  }
}
