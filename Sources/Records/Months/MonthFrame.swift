public import Exact
internal import Foundation
public import Wording

/// What a month is appraised by besides schemes, people and figures: the company's settings as they were.
public struct MonthFrame: Hashable, Sendable, Codable {
  /// A department and the schemes it works under.
  public struct Department: Hashable, Sendable, Codable {
    /// Its id.
    public var id: String
    /// Its name on the form.
    public var name: String
    /// The schemes of its agents, by id.
    public var schemes: [String]
    /// The schemes of its assessors, by id.
    public var assessorSchemes: [String]

    /// A department.
    public init(id: String, name: String, schemes: [String], assessorSchemes: [String]) {
      self.id = id
      self.name = name
      self.schemes = schemes
      self.assessorSchemes = assessorSchemes
    }
  }

  /// The region whose law applies.
  public var region: String
  /// The local monthly minimum wage, in fen; nil where nobody gave it.
  public var minimumWage: Int64?
  /// Whether agreed penalties are deducted.
  public var deductsPenalties: Bool
  /// The clause of the labour contract on loss compensation.
  public var lossClause: String?
  /// The first month that counts for rules about several months, `2026-01`.
  public var recordsBegin: String
  /// How events are judged: `taobao@2026-10`.
  public var rules: String
  /// The departments.
  public var departments: [Department]
  /// The rules of law with their sources; nil in months that were opened before they were kept.
  public var law: FrozenLaw?
  /// How those are paid who were not there the whole month; nil in months that were last computed before this was kept,
  /// which paid everybody the whole.
  public var proration: FrozenProration?

  /// The settings of a month.
  public init(
    region: String, minimumWage: Int64?, deductsPenalties: Bool, lossClause: String?, recordsBegin: Month,
    rules: String, departments: [Department], law: FrozenLaw? = nil, proration: FrozenProration? = nil
  ) {
    self.region = region
    self.minimumWage = minimumWage
    self.deductsPenalties = deductsPenalties
    self.lossClause = lossClause
    self.recordsBegin = recordsBegin.description
    self.rules = rules
    self.departments = departments
    self.law = law
    self.proration = proration
  }
}

extension Entry {
  /// Records what a month is appraised by, where it differs from what is on record.
  public mutating func keep(_ frame: MonthFrame, of month: Month) throws(Diagnostic) {
    guard try records.frame(of: month) != frame else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = (try? encoder.encode(frame)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    try add(.frame, ["month": .text(month.description), "body": .text(body)])
  }
}

extension Records {
  /// What a month is appraised by; nil where it was never opened.
  public func frame(of month: Month) throws(Diagnostic) -> MonthFrame? {
    let body = try session.first(
      "SELECT body FROM frame WHERE month = ? AND entry <= ? ORDER BY entry DESC, line DESC LIMIT 1",
      [.text(month.description), .integer(last)]
    ) { $0.text(0) }
    return body.flatMap { try? JSONDecoder().decode(MonthFrame.self, from: Data($0.utf8)) }
  }
}
