import Exact
import Foundation
import Records
import Synchronization
import Testing
import Wording
import Workflow

/// A company whose October is lived up to a station once, and copied for every test that goes on from there.
///
/// E01 … E12 are agents with the assessor S1; H1 and H2 are of HR, A1 audits.
struct ReliableCompany {
  /// How far the month is lived.
  enum Station: Int, CaseIterable {
    /// Opened, its files not read yet.
    case opened
    /// Computed; nobody is rated.
    case provisional
    /// Everybody is rated and in review.
    case reviewing
    /// Every sheet is approved.
    case approved
    /// Published, and acknowledged by everybody.
    case acknowledged
  }

  static let month = Month("2026-10") ?? .first
  static let agents = (1...12).map { "E" + ($0 < 10 ? "0" : "") + String($0) }
  static let now = Instant("2026-11-05 09:00:00") ?? Instant(seconds: 0)

  let folder: String
  /// The URL of a database with its records; nil for the file.
  let database: String?

  /// A company of its own, as it is at a station.
  init(at station: Station, database: String? = nil) throws {
    folder = temporaryFolder() + "/company"
    self.database = database
    try copy(station)
    if let database {
      let file = try RecordStore(at: .file(folder + "/kaohe.db"))
      try file.copy(to: RecordStore(at: .server(database)))
      try file.close()
      try FileManager.default.removeItem(atPath: folder + "/kaohe.db")
    }
  }

  /// Becomes what it was at a station.
  func copy(_ station: Station) throws {
    let template = try #require(try ReliableCompany.templates.get()[station])
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.copyItem(atPath: template, toPath: folder)
  }

  func remove() { try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent) }

  /// An office of its own, as another process would have.
  func office(at now: Instant = ReliableCompany.now) throws -> Office {
    try Office(Company(at: folder, database: database), clock: { now })
  }

  func state(_ office: Office) throws -> (month: MonthState?, sheets: [SheetState: Int]) {
    try office.store.read { records throws(Diagnostic) in
      let sheets = try records.sheets(of: ReliableCompany.month)
      return (
        try records.state(of: ReliableCompany.month), Dictionary(grouping: sheets, by: \.state).mapValues(\.count)
      )
    }
  }

  /// The hash of every file, by path.
  func everyFile() throws -> [String: ContentHash] {
    var found: [String: ContentHash] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
      guard !isFolder.boolValue, let bytes = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
      found[path] = ContentHash(of: Array(bytes))
    }
    return found
  }

  /// The arguments of a command about the company.
  func arguments(_ words: String..., by actor: String = "H1", month: Bool = true) -> [String] {
    [words[0], folder] + (month ? ["--month", "2026-10"] : []) + ["--by", actor] + words.dropFirst()
      + (database.map { ["--database", $0] } ?? [])
  }
}

/// Expects everything to be as the journal says.
func expectClean(_ office: Office, _ after: String = "", sourceLocation: SourceLocation = #_sourceLocation) throws {
  let findings = try office.desk(of: "A1").verify().findings.map { $0.text(in: .english) }
  #expect(findings == [], "\(after)", sourceLocation: sourceLocation)
}

extension ReliableCompany {
  /// The folder of each station, made once.
  private static let templates: Result<[Station: String], any Error> = Result { try makeTemplates() }

  private static func makeTemplates() throws -> [Station: String] {
    let home = temporaryFolder()
    let folder = home + "/company"
    try write(to: folder)
    var found: [Station: String] = [:]
    for station in Station.allCases {
      let office = try Office(Company(at: folder), clock: { now })
      try reach(station, office)
      try office.store.close()
      found[station] = home + "/\(station)"
      try FileManager.default.copyItem(atPath: folder, toPath: home + "/\(station)")
    }
    return found
  }

  private static func reach(_ station: Station, _ office: Office) throws {
    let hr = try office.desk(of: "H1")
    switch station {
    case .opened:
      let (version, findings) = try hr.draft(schemeAt: office.company.folder + "/schemes/small.yaml")
      let day = try #require(Day("2026-09-01"))
      try hr.publish(
        scheme: version, Publication(discussedOn: day, consulted: "工会", madeKnownOn: day, how: "公告栏"),
        acknowledging: Set(findings.map(\.code)))
      try hr.open(month)
    case .provisional: _ = try hr.compute(month)
    case .reviewing:
      for employee in agents { try office.desk(of: "S1").rate(employee, in: month, item: "overall", as: "好") }
      try hr.review(month)
    case .approved: try hr.approve(nil, in: month)
    case .acknowledged:
      try hr.publish(month)
      for employee in agents { try office.desk(of: employee).acknowledge(month) }
    }
  }

  private static func write(to folder: String) throws {
    let small = try SmallCompany()
    var people =
      "employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,monthly_wage_cents,"
      + "performance_pay_cents,sales_target_cents\n"
    var accounts = "agent_id,shop_id,employee_id,from,to\n"
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    for employee in agents {
      let number = employee.dropFirst()
      people += "\(employee),员\(number),d1,客服,agent,S1,2020-01-01,2020-04-01,,500000,100000,\n"
      accounts += "a\(number),s1,\(employee),2020-01-01,\n"
      messages += "c\(number),s1,b\(number),a\(number),buyer,2026-10-05 10:00:00,text,5\n"
      messages += "c\(number),s1,b\(number),a\(number),agent,2026-10-05 10:00:30,text,9\n"
    }
    for (id, role) in [("S1", "assessor"), ("S2", "assessor"), ("H1", "hr"), ("H2", "hr"), ("A1", "auditor")] {
      people += "\(id),管\(id),d1,管理,\(role),,2020-01-01,2020-04-01,,800000,,\n"
    }
    try small.write("people.csv", people)
    try small.write("accounts.csv", accounts)
    try small.write("inbox/2026-10/messages.csv", messages)
    try small.write("inbox/2026-10/complaints.csv", "complaint_id,agent_id,order_id,filed_at,upheld,note\n")
    try FileManager.default.removeItem(atPath: small.folder + "/inbox/2026-10/assessments.csv")
    try FileManager.default.copyItem(atPath: small.folder, toPath: folder)
  }
}
