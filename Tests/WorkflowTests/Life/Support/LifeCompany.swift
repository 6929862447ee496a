import Exact
import Foundation
import Records
import TestServers
import Testing
import Wording
import Workflow

/// Where a test keeps its records: every kind of database the product runs on.
enum Books: String, CaseIterable, Sendable {
  /// `kaohe.db` in the company's folder.
  case file
  /// A PostgreSQL database.
  case server

  /// The URL of an empty database of its own; nil for the file.
  func database() throws -> String? { self == .server ? try PostgresServer.shared.freshDatabase() : nil }
}

/// A company whose months are lived through by its people, on a clock that the test sets.
///
/// E1, E2, E3 are agents of the department d1 with the assessor S1; E4 is one of d2 with the assessor S2; S1's assessor
/// is H1. H1 and H2 are of HR, F1 of finance, A1 audits. Everybody's performance pay is 1,000 yuan, S1's 2,000.
///
/// In a month as ``LifeInbox`` has it, with the ratings of ``rateAll(_:)``: E1 scores 100 and is champion (1,500 yuan),
/// E2 with a complaint 90 (1,000), E3 with a bad rating 80 (800), E4 100 (1,000), S1 100 (2,000).
final class LifeCompany {
  let small: SmallCompany
  let clock: TestClock
  private let database: String?
  private(set) var office: Office

  /// - Parameter publishing: whether its schemes are published already.
  init(_ books: Books = .file, months: [String] = ["2026-10"], publishing: Bool = true) throws {
    small = try SmallCompany()
    for name in ["inbox", "schemes/small.yaml"] { try small.remove(name) }
    for (name, text) in LifeTexts.files { try small.write(name, text) }
    for month in months { try LifeInbox(month).write(to: small) }
    database = try books.database()
    let clock = TestClock("2026-09-20 09:00:00")
    self.clock = clock
    office = try Office(Company(at: small.folder, database: database), clock: { clock.now })
    if publishing { try publishSchemes() }
  }

  /// A copy of another, with its records as they are, to go on from there.
  init(copying folder: String, at time: String) throws {
    small = try SmallCompany()
    try FileManager.default.removeItem(atPath: small.folder)
    try FileManager.default.copyItem(atPath: folder, toPath: small.folder)
    let clock = TestClock(time)
    self.clock = clock
    database = nil
    office = try Office(Company(at: small.folder), clock: { clock.now })
  }

  var folder: String { small.folder }

  /// Reads the folder again, as the next command would.
  func reread() throws {
    let clock = clock
    office = try Office(Company(at: folder, database: database), clock: { clock.now })
  }

  func desk(_ employee: String, seen: Int64? = nil) throws -> Desk {
    clock.tick()
    return try office.desk(of: employee, seen: seen)
  }

  var hr: Desk { get throws { try desk("H1") } }

  /// Takes every scheme of the folder in and publishes it, its warnings read.
  func publishSchemes() throws {
    for name in LifeTexts.schemes.keys.sorted() { try publish(scheme: name) }
  }

  /// Takes a version in and publishes it; its hash.
  @discardableResult
  func publish(scheme name: String) throws -> String {
    let (version, findings) = try hr.draft(schemeAt: "\(folder)/schemes/\(name).yaml")
    let codes = Set(findings.map(\.code))
    try hr.publish(scheme: version, publication(), acknowledging: codes)
    return version
  }

  /// A publication record of two days ago.
  func publication() -> Publication {
    Publication(
      discussedOn: Day(number: clock.today.number - 2), consulted: "工会", madeKnownOn: clock.today, how: "公告栏")
  }

  /// What is on record.
  func read<Result>(_ body: (Records) throws(Diagnostic) -> Result) throws -> Result { try office.store.read(body) }

  /// How many entries the journal has.
  func entries() throws -> Int64 {
    try office.store.read { records throws(Diagnostic) in try records.head()?.entry ?? 0 }
  }

  /// Expects everything to be as the journal says.
  func verify(_ after: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try Desk.auditor(of: office).verify()
    let said = found.findings.map { $0.text(in: .english) }
    #expect(said.isEmpty, "\(after): \(said)", sourceLocation: sourceLocation)
  }

  /// Somebody's sheet as HR has it.
  func sheet(_ employee: String, _ month: String = "2026-10") throws -> SheetLine {
    let month = try #require(Month(month))
    let sheet = try office.store.read { records throws(Diagnostic) in try records.sheet(of: employee, in: month) }
    return try #require(sheet, "no sheet of \(employee) in \(month)")
  }

  /// Score and money of a sheet, as on the form: `90.00 1000.00`; `—` for what is missing.
  func result(_ employee: String, _ month: String = "2026-10") throws -> String {
    let sheet = try sheet(employee, month)
    return "\(sheet.score?.text ?? "—") \(sheet.total?.text ?? "—")"
  }

  func state(_ month: String = "2026-10") throws -> MonthState? {
    let month = try #require(Month(month))
    return try office.store.read { records throws(Diagnostic) in try records.state(of: month) }
  }
}

extension Desk {
  /// The auditor's, who may verify at any time.
  static func auditor(of office: Office) throws -> Desk { try office.desk(of: "A1") }
}

/// A month by its name.
func month(_ text: String) throws -> Month { try #require(Month(text)) }

/// A day by its name.
func day(_ text: String) throws -> Day { try #require(Day(text)) }
