public import Exact
internal import Metrics
public import Wording
internal import Yams

/// What company.yaml says.
public struct CompanySettings: Sendable {
  /// A department and the schemes it works under.
  public struct Department: Hashable, Sendable {
    /// The id people.csv uses.
    public let id: String
    /// Its name on the form.
    public let name: String
    /// The schemes of its agents, by id.
    public let schemes: [String]
    /// The schemes of its assessors, by id; empty where they are not appraised.
    public let assessorSchemes: [String]
    /// Its line in company.yaml, from 1.
    public let line: Int
  }

  /// Accounts for which the platform's report stands over what is computed, and which of its figures (平台报表为准).
  public struct ReportedFigures: Hashable, Sendable {
    /// The shops whose accounts are meant; empty for every shop.
    public let shops: Set<String>
    /// The accounts that are meant; empty for all.
    public let accounts: Set<String>
    /// The kinds of reports that are meant, by the ids of their dialects; empty for every kind.
    public let reports: Set<String>
    /// The ids of the measures.
    public let measures: Set<String>
  }

  /// The company's name.
  public let name: String
  /// The region whose law applies: `cn`.
  public let region: String
  /// Where company.yaml names the region.
  let regionPlace: Place
  /// The area of the region whose minimum wage applies; nil where the region has one for all.
  public let area: String?
  /// Where company.yaml names the area.
  let areaPlace: Place
  /// The local monthly minimum wage; nil where the region's file of law says it.
  public let minimumWage: Fen?
  /// Where company.yaml says the minimum wage.
  let minimumWagePlace: Place
  /// How events are judged: `standard`, `service_hours`, or the id of a rule set in the company's folder `rules`.
  public let ruleSet: String
  /// Where company.yaml says so.
  let ruleSetPlace: Place
  /// The clause of the labour contract on loss compensation.
  public let lossClause: String?
  /// Whether agreed penalties are deducted, or only shown; nil asks the law of the month.
  public let deductsPenalties: Bool?
  /// Where company.yaml says so.
  let penaltiesPlace: Place
  /// Whether what the cap holds back of a loss is due again in the next month; false unless company.yaml says so.
  public let carriesLosses: Bool
  /// The first month the company keeps records of; the first inbox where it is not given.
  public let recordsBegin: Month?
  /// How many days after publication an employee may appeal; 7 unless the company says otherwise.
  public let appealDays: Int
  /// Within how many days an appeal is to be decided; 7 unless the company says otherwise.
  public let decisionDays: Int
  /// How many months after somebody left their data is kept: at least 24 (工资支付暂行规定 art. 6).
  public let retentionMonths: Int
  /// The day of the next month up to which refunds and reviews of a month's orders count in it (关账日); 8 unless the
  /// company says otherwise.
  public let closingDay: Int
  /// How months that are not whole are paid, by their first months.
  let proration: [ProrationSetting]
  /// The departments.
  public let departments: [Department]
  /// For which accounts which figures of the platform's reports stand.
  public let reportedFigures: [ReportedFigures]

  /// The closing date of a month, the last day whose refunds and reviews of its orders count in it.
  public func closingDate(of month: Month) -> Day { Day(number: month.next.firstDay.number + closingDay - 1) }

  private static let keys: Set<String> = [
    "name", "region", "minimum_wage_cents", "rule_set", "loss_clause", "penalties", "records_begin", "departments",
    "appeal_days", "decision_days", "retention_months", "area", "carry_losses", "closing_day", "reported_figures",
    "proration",
  ]

  /// Reads the text of company.yaml.
  ///
  /// - Throws: `YAML-SYNTAX`, or a `COMPANY-…` diagnostic for the first setting that cannot be used.
  public init(_ text: String, file: String) throws(Diagnostic) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw Diagnostic(.schemeSyntax, at: Place(file: file, line: 1), ["problem": Diagnostic.quoted("\(error)")])
    }
    let reader = SettingsReader(file: file, mapping: root?.mapping)
    try reader.refuseUnknown(CompanySettings.keys)
    name = try reader.text("name")
    region = try reader.text("region", default: "cn")
    regionPlace = reader.place(of: "region")
    let area = try reader.text("area", default: "")
    self.area = area.isEmpty ? nil : area
    areaPlace = reader.place(of: "area")
    let wage = try reader.text("minimum_wage_cents", default: "")
    minimumWage = Int64(wage).flatMap { (0..<100_000_000).contains($0) ? Fen($0) : nil }
    guard wage.isEmpty || minimumWage != nil else {
      throw reader.bad("minimum_wage_cents", expected: "250000", found: wage)
    }
    minimumWagePlace = reader.place(of: "minimum_wage_cents")
    ruleSet = try reader.text("rule_set", default: "service_hours")
    ruleSetPlace = reader.place(of: "rule_set")
    let clause = try reader.text("loss_clause", default: "")
    lossClause = clause.isEmpty ? nil : clause
    let penalties = try reader.choice("penalties", of: ["", "deduct", "show"])
    deductsPenalties = penalties.isEmpty ? nil : penalties == "deduct"
    penaltiesPlace = reader.place(of: "penalties")
    carriesLosses = try reader.choice("carry_losses", of: ["false", "true"]) == "true"
    let begin = try reader.text("records_begin", default: "")
    recordsBegin = Month(begin)
    guard begin.isEmpty || recordsBegin != nil else {
      throw reader.bad("records_begin", expected: "2026-01", found: begin)
    }
    closingDay = try reader.count("closing_day", in: 1...28, default: 8)
    appealDays = try reader.count("appeal_days", in: 1...90, default: 7)
    decisionDays = try reader.count("decision_days", in: 1...90, default: 7)
    retentionMonths = try reader.count("retention_months", in: 24...600, default: 24)
    proration = try reader.proration()
    departments = try reader.departments()
    reportedFigures = try reader.reportedFigures()
  }
}

/// Reads the settings one by one and says what is wrong with the first bad one.
struct SettingsReader {
  let file: String
  let mapping: Node.Mapping?

  private static let examples = ["name": "name: 某某电商公司", "minimum_wage_cents": "minimum_wage_cents: 250000"]

  /// Where a field stands.
  func place(of field: String) -> Place {
    let node = mapping?.first { $0.key.scalar?.string == field }
    return Place(file: file, line: (node?.key.mark?.line ?? 1), column: node?.key.mark?.column)
  }

  func bad(_ field: String, expected: String, found: String) -> Diagnostic {
    Diagnostic(
      .companyField, at: place(of: field),
      ["field": field, "expected": expected, "found": Diagnostic.quoted(found)])
  }

  func refuseUnknown(_ known: Set<String>) throws(Diagnostic) {
    for (key, _) in mapping ?? [:] {
      let name = key.scalar?.string ?? ""
      guard known.contains(name) else {
        throw Diagnostic(
          .companySettingUnknown, at: Place(file: file, line: key.mark?.line, column: key.mark?.column),
          ["name": Diagnostic.quoted(name), "known": known.sorted().joined(separator: ", ")],
          words: ["guess": .guess(for: name, among: known)])
      }
    }
  }

  func text(_ field: String, default standard: String? = nil) throws(Diagnostic) -> String {
    guard let node = mapping?.first(where: { $0.key.scalar?.string == field })?.value else {
      guard let standard else {
        throw Diagnostic(
          .companyFieldMissing, at: Place(file: file, line: 1),
          ["field": field, "example": SettingsReader.examples[field] ?? field + ": …"])
      }
      return standard
    }
    guard let text = node.scalar?.string else {
      throw bad(field, expected: SettingsReader.examples[field] ?? field + ": …", found: "…")
    }
    return text
  }

  /// A whole number of a range.
  func count(_ field: String, in range: ClosedRange<Int>, default standard: Int) throws(Diagnostic) -> Int {
    let text = try text(field, default: String(standard))
    guard let count = Int(text), range.contains(count) else {
      throw bad(field, expected: "\(range.lowerBound)-\(range.upperBound)", found: text)
    }
    return count
  }

  /// One of several words; the first where it is not given.
  func choice(_ field: String, of words: [String]) throws(Diagnostic) -> String {
    let word = try text(field, default: words[0])
    guard words.contains(word) else {
      throw bad(field, expected: words.filter { !$0.isEmpty }.joined(separator: " | "), found: word)
    }
    return word
  }

  func departments() throws(Diagnostic) -> [CompanySettings.Department] {
    let expected = "- {id: ecommerce, name: 电子商务部, schemes: [monthly-100]}"
    guard let list = mapping?.first(where: { $0.key.scalar?.string == "departments" })?.value.sequence else {
      let node = mapping?.first { $0.key.scalar?.string == "departments" }
      throw Diagnostic(
        .companyDepartment, at: Place(file: file, line: node?.key.mark?.line ?? 1, column: node?.key.mark?.column),
        ["example": expected])
    }
    var departments: [CompanySettings.Department] = []
    for node in list {
      let place = Place(file: file, line: node.mark?.line, column: node.mark?.column)
      guard let entry = node.mapping, let id = scalar("id", entry), let schemes = names(under: "schemes", entry) else {
        throw Diagnostic(.companyDepartment, at: place, ["example": expected])
      }
      guard !departments.contains(where: { $0.id == id }) else {
        throw Diagnostic(.companyDepartmentTwice, at: place, ["id": Diagnostic.quoted(id)])
      }
      departments.append(
        CompanySettings.Department(
          id: id, name: scalar("name", entry) ?? id, schemes: schemes,
          assessorSchemes: names(under: "assessor_schemes", entry) ?? [], line: node.mark?.line ?? 1))
    }
    return departments
  }

  /// `reported_figures: [{shops: [pdd], measures: [sales, conversion]}]`.
  func reportedFigures() throws(Diagnostic) -> [CompanySettings.ReportedFigures] {
    let field = "reported_figures"
    let expected = "- {shops: [pdd], measures: [sales, conversion]}"
    guard let node = mapping?.first(where: { $0.key.scalar?.string == field })?.value else { return [] }
    guard let list = node.sequence else { throw bad(field, expected: expected, found: node.scalar?.string ?? "…") }
    var found: [CompanySettings.ReportedFigures] = []
    for entry in list {
      let keys = Set(entry.mapping?.compactMap { $0.key.scalar?.string } ?? [])
      guard let mapping = entry.mapping, keys.isSubset(of: ["shops", "accounts", "reports", "measures"]),
        let measures = names(under: "measures", mapping), !measures.isEmpty, keys.count > 1
      else { throw bad(field, expected: expected, found: keys.sorted().joined(separator: ", ")) }
      var ids: Set<String> = []
      for name in measures {
        guard let measure = MeasureCatalogue.measure(named: name) else {
          let known = MeasureCatalogue.standard.flatMap { [$0.id, $0.chinese] }
          throw bad(field, expected: NearestName.likely(for: name, among: known) ?? expected, found: name)
        }
        ids.insert(measure.id)
      }
      found.append(
        CompanySettings.ReportedFigures(
          shops: Set(names(under: "shops", mapping) ?? []), accounts: Set(names(under: "accounts", mapping) ?? []),
          reports: Set(names(under: "reports", mapping) ?? []), measures: ids))
    }
    return found
  }

  private func scalar(_ key: String, _ entry: Node.Mapping) -> String? {
    entry.first { $0.key.scalar?.string == key }?.value.scalar?.string
  }

  private func names(under key: String, _ entry: Node.Mapping) -> [String]? {
    entry.first { $0.key.scalar?.string == key }?.value.sequence.map { sequence in
      sequence.compactMap { $0.scalar?.string }
    }
  }
}
