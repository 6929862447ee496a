public import Exact
internal import Foundation
public import Intake
public import Metrics
public import Records
public import Scheme
public import Wording

/// A company, read from its folder: settings, people, accounts, schemes.
public struct Company: Sendable {
  /// The folder.
  public let folder: String
  /// Where its records are kept.
  public let database: RecordStore.Location
  /// What company.yaml says.
  public let settings: CompanySettings
  /// Everybody, in the order of people.csv.
  public let people: [PersonRow]
  /// The same, by id: every row of a month's papers asks for somebody.
  private let peopleByID: [String: PersonRow]
  /// Whose the platform accounts are.
  public let accounts: [AccountRow]
  /// The schemes that load, all versions.
  public let schemes: [Scheme]
  /// How people sign in.
  public let signIn: SignInSettings
  /// The rule sets of the folder `rules` that can be read, all versions.
  public let ruleSets: [RuleSetVersion]
  /// A scheme that is tried in the place of one of these; nil but in a trial.
  var tried: SchemeTried?
  /// The company's calendar and unpaid leave.
  let days: CompanyDays
  /// Those who changed inside the month as which the company is seen, as they were from which day on; empty where people
  /// are as the folder's table says.
  var changes: [String: [PersonVersion]] = [:]
  /// How the month as which the company is seen pays those who were not there the whole of it; nil asks the folder.
  var prorationOnRecord: FrozenProration?
  /// Whether the month as which the company is seen was settled before days were counted: everybody was paid the whole.
  var paysWholeMonths = false
  /// What is wrong with the others.
  private let ruleErrors: [Diagnostic]
  /// The rules of law that come with the product, and those of the folder `law`.
  let law: LawShelf
  /// What there is to say about the folder.
  public let diagnostics: [Diagnostic]

  /// Reads a company's folder.
  ///
  /// - Parameter database: the URL of a PostgreSQL database with the records; nil for `kaohe.db` in the folder.
  /// - Throws: `COMPANY-MISSING`, `COMPANY-FIELD`, `FILE-ENCODING` or `TABLE-MISSING` where there is nothing to go on
  ///   with.
  public init(at folder: String, database: String? = nil) throws(Diagnostic) {
    try self.init(at: folder, database: database.map { .server($0) } ?? .file(folder + "/kaohe.db"))
  }

  /// The same company with its folder as it is by now.
  func reread() throws(Diagnostic) -> Company { try Company(at: folder, database: database) }

  private init(at folder: String, database: RecordStore.Location) throws(Diagnostic) {
    self.folder = folder
    self.database = database
    let settingsPath = folder + "/company.yaml"
    guard let bytes = FileManager.default.contents(atPath: settingsPath) else {
      throw Diagnostic(.companyMissing, at: Place(file: folder), ["folder": Diagnostic.quoted(folder)])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(.fileEncoding, at: Place(file: settingsPath, line: 1), ["found": SchemeFile.encoding(of: bytes)])
    }
    settings = try CompanySettings(text, file: settingsPath)
    signIn = try SignInSettings(company: folder)
    for table in ["people.csv", "accounts.csv"] where !FileManager.default.fileExists(atPath: "\(folder)/\(table)") {
      throw Diagnostic(.companyTableMissing, at: Place(file: "\(folder)/\(table)"), ["table": table])
    }
    let people = CompanyTables.people(at: folder + "/people.csv")
    let accounts = CompanyTables.accounts(at: folder + "/accounts.csv")
    let days = CompanyDays(folder)
    self.days = days
    let peopleByID = Dictionary(people.rows.map { ($0.employeeID, $0) }, uniquingKeysWith: { first, _ in first })
    self.people = people.rows
    self.peopleByID = peopleByID
    self.accounts = accounts.rows.filter { peopleByID[$0.employeeID] != nil }
    let absent = days.unpaidLeave.filter { peopleByID[$0.employeeID] == nil }.map { row in
      Diagnostic(
        .employeeUnknown, at: Place(file: folder + "/unpaid_leave.csv", line: row.line),
        [
          "employee": Diagnostic.quoted(row.employeeID),
          "nearest": NearestName.likely(for: row.employeeID, among: people.rows.map(\.employeeID)) ?? "—",
        ])
    }
    // What an account of nobody's did is in nobody's figures, and the month says so.
    let strangers = accounts.rows.filter { peopleByID[$0.employeeID] == nil }.map { row in
      Diagnostic(
        .employeeUnknown, at: Place(file: folder + "/accounts.csv", line: row.line),
        ["employee": Diagnostic.quoted(row.employeeID)],
        words: ["guess": .guess(for: row.employeeID, among: people.rows.map(\.employeeID))])
    }
    let shelf = SchemeShelf(folder + "/schemes")
    schemes = shelf.schemes
    let rules = RuleSetShelf(folder + "/rules")
    ruleSets = rules.versions
    ruleErrors = rules.findings.filter { $0.severity == .error }
    law = LawShelf(folder + "/law")
    diagnostics =
      days.diagnostics + absent + people.diagnostics + accounts.diagnostics + strangers + shelf.findings
      + rules.findings + law.findings
    let known = RuleSet.builtIn + Set(ruleSets.map(\.rules.id)).sorted()
    guard known.contains(settings.ruleSet) else {
      throw ruleErrors.first
        ?? Diagnostic(
          .companyField, at: settings.ruleSetPlace,
          [
            "field": "rule_set", "expected": known.joined(separator: " | "),
            "found": Diagnostic.quoted(settings.ruleSet),
          ])
    }
  }

  /// The company as it was at some time: with other people, accounts, schemes and settings than the folder's.
  init(
    _ company: Company, settings: CompanySettings, people: [PersonRow], accounts: [AccountRow], schemes: [Scheme]
  ) {
    folder = company.folder
    database = company.database
    self.settings = settings
    signIn = company.signIn
    self.people = people
    peopleByID = Dictionary(people.map { ($0.employeeID, $0) }, uniquingKeysWith: { first, _ in first })
    self.accounts = accounts
    self.schemes = schemes
    ruleSets = company.ruleSets
    ruleErrors = company.ruleErrors
    law = company.law
    days = company.days
    changes = company.changes
    prorationOnRecord = company.prorationOnRecord
    paysWholeMonths = company.paysWholeMonths
    diagnostics = []
  }

  /// How events of a month are judged: under the latest version of the company's rule set that holds in it.
  ///
  /// - Throws: `RULES-NOT-YET` for a month before the first version; the error of a file in `rules`, which could be the
  ///   version that holds.
  public func rules(in month: Month) throws(Diagnostic) -> RuleSet {
    if let builtIn = RuleSet(named: settings.ruleSet) { return builtIn }
    if let error = ruleErrors.first { throw error }
    let versions = ruleSets.filter { $0.rules.id == settings.ruleSet }
    if let version = versions.filter({ $0.effective <= month }).max(by: { $0.effective < $1.effective }) {
      return version.rules
    }
    let first = versions.map(\.effective).min()?.description ?? "—"
    throw Diagnostic(
      .rulesNotYet, at: settings.ruleSetPlace,
      ["id": settings.ruleSet, "effective": first, "month": month.description])
  }

  /// The person of that id.
  public func person(_ id: String) -> PersonRow? { peopleByID[id] }

  /// Whether the company has records already.
  public var hasRecords: Bool {
    switch database {
    case .file(let path): FileManager.default.fileExists(atPath: path)
    case .server: true
    }
  }

  /// The months that have an inbox, or files that were imported, in order.
  public var inboxMonths: [Month] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/inbox")) ?? []
    return Set(names.compactMap { Month($0) } + EvidenceStore(company: folder).months).sorted()
  }

  /// The inbox of a month.
  public func inbox(of month: Month) -> String { "\(folder)/inbox/\(month)" }

  /// The index of a month's evidence.
  func index(of month: Month) -> String { "\(indexFolder)/\(month).evidence" }

  /// Where the indices of the months lie.
  var indexFolder: String { folder + "/index" }

  /// A file's name without where the company's folder lies.
  func inFolder(_ file: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
  }

  /// `INBOX-MISSING`: that there are no files of a month, and which months there are.
  public func inboxMissing(_ month: Month) -> Diagnostic {
    let known = inboxMonths.map(\.description).joined(separator: ", ")
    return Diagnostic(
      .inboxMissing, at: Place(file: inbox(of: month), month: month.description),
      ["month": month.description, "folder": inbox(of: month), "known": known.isEmpty ? "—" : known])
  }

  /// The first month that counts for rules about several months.
  public var recordsBegin: Month { settings.recordsBegin ?? inboxMonths.first ?? .first }

  /// The version of a scheme that serves a month.
  func scheme(_ id: String, in month: Month) -> Scheme? {
    if let tried, tried.place == id { return tried.scheme }
    return schemes.filter { $0.id == id && $0.effective <= month }.max { $0.effective < $1.effective }
  }
}

/// The schemes of a folder, each checked and its worked examples replayed.
struct SchemeShelf {
  private(set) var schemes: [Scheme] = []
  private(set) var findings: [Diagnostic] = []
  /// The file of each version.
  private var files: [String: String] = [:]

  init(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      let path = folder + "/" + name
      let reading = SchemeFile.read(path)
      findings += reading.findings.filter { $0.severity == .error }
      guard let scheme = reading.scheme else { continue }
      let version = "\(scheme.id) \(scheme.effective)"
      if let other = files[version] {
        findings.append(
          Diagnostic(
            .schemeTwice, at: Place(file: path, line: 1),
            ["scheme": scheme.id, "effective": scheme.effective.description, "other": other]))
      } else {
        files[version] = name
        schemes.append(scheme)
      }
    }
  }
}
