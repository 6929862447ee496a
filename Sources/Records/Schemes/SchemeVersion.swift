public import Exact
public import Wording

/// How far a version of a scheme is (方案版本状态).
public enum SchemeState: String, Hashable, Sendable, CaseIterable {
  /// 草案: taken in; nobody is appraised under it.
  case draft
  /// 已核: without errors, its warnings acknowledged.
  case checked
  /// 已公布: it serves from its month on and never changes.
  case published
  /// 已撤回: published, and taken back before it served a month.
  case withdrawn
}

/// How a version was discussed, consulted on and made known (劳动合同法 art. 4).
public struct Publication: Hashable, Sendable {
  /// When it was discussed with the staff.
  public var discussedOn: Day
  /// With whom it was settled by consultation: the trade union, the staff's representatives.
  public var consulted: String
  /// When it was made known.
  public var madeKnownOn: Day
  /// How: notice board, meeting, mail.
  public var how: String

  /// A publication record.
  public init(discussedOn: Day, consulted: String, madeKnownOn: Day, how: String) {
    self.discussedOn = discussedOn
    self.consulted = consulted
    self.madeKnownOn = madeKnownOn
    self.how = how
  }
}

/// A version of a scheme on record.
public struct SchemeVersion: Hashable, Sendable {
  /// The hash of its text, hexadecimal, by which derivations name it.
  public let version: String
  /// The scheme's id.
  public let scheme: String
  /// The first month it serves.
  public let effective: Month
  /// The file it was taken in from.
  public let source: String
  /// Its text.
  public let text: [UInt8]
  /// How far it is.
  public fileprivate(set) var state: SchemeState
  /// How it was published; nil for one that was not.
  public fileprivate(set) var publication: Publication?
}

extension Entry {
  /// Takes a version in as a draft.
  public mutating func add(
    scheme: String, effective: Month, version: String, source: String, text: [UInt8]
  ) throws(Diagnostic) {
    try add(
      .scheme,
      [
        "scheme": .text(scheme), "effective": .text(effective.description), "version": .text(version),
        "source": .text(source), "body": .bytes(Packed.pack(text)),
      ])
    try move(scheme: version, to: .draft)
  }

  /// Moves a version to a state.
  public mutating func move(
    scheme version: String, to state: SchemeState, _ publication: Publication? = nil
  ) throws(Diagnostic) {
    try add(
      .schemeStep,
      [
        "version": .text(version), "state": .text(state.rawValue),
        "discussed_on": .optional(publication?.discussedOn.description),
        "consulted": .optional(publication?.consulted),
        "made_known_on": .optional(publication?.madeKnownOn.description),
        "made_known_how": .optional(publication?.how),
      ])
  }

  /// Records that an employee has taken note of a version.
  public mutating func add(receiptOf version: String, by employee: String) throws(Diagnostic) {
    try add(.schemeReceipt, ["version": .text(version), "employee": .text(employee)])
  }
}

extension Records {
  /// Every version of every scheme, by id and month.
  public func schemes() throws(Diagnostic) -> [SchemeVersion] {
    var versions: [String: SchemeVersion] = [:]
    try session.each(
      "SELECT version, scheme, effective, source, body FROM scheme WHERE entry <= ? ORDER BY entry, line",
      [.integer(last)]
    ) { row throws(Diagnostic) in
      guard let effective = Month(row.text(2)) else { return }
      versions[row.text(0)] = SchemeVersion(
        version: row.text(0), scheme: row.text(1), effective: effective, source: row.text(3),
        text: Packed.unpack(row.bytes(4)) ?? [], state: .draft, publication: nil)
    }
    try session.each(
      """
      SELECT version, state, discussed_on, consulted, made_known_on, made_known_how FROM scheme_step
      WHERE entry <= ? ORDER BY entry, line
      """, [.integer(last)]
    ) { row throws(Diagnostic) in
      guard let state = SchemeState(rawValue: row.text(1)) else { return }
      versions[row.text(0)]?.state = state
      if let discussed = Day(row.text(2)), let known = Day(row.text(4)) {
        versions[row.text(0)]?.publication = Publication(
          discussedOn: discussed, consulted: row.text(3), madeKnownOn: known, how: row.text(5))
      }
    }
    return versions.values.sorted { ($0.scheme, $0.effective, $0.version) < ($1.scheme, $1.effective, $1.version) }
  }

  /// Who has taken note of a version, with the entry that says so.
  public func receipts(of version: String) throws(Diagnostic) -> [String: Int64] {
    var receipts: [String: Int64] = [:]
    try session.each(
      "SELECT employee, entry FROM scheme_receipt WHERE version = ? AND entry <= ? ORDER BY entry DESC",
      [.text(version), .integer(last)]
    ) { row throws(Diagnostic) in receipts[row.text(0)] = row.integer(1) }
    return receipts
  }

  /// Who has taken note of a version, and when.
  public func receiptTimes(of version: String) throws(Diagnostic) -> [String: String] {
    var times: [String: String] = [:]
    try session.each(
      """
      SELECT r.employee, j.at FROM scheme_receipt r JOIN journal j ON j.entry = r.entry
      WHERE r.version = ? AND r.entry <= ? ORDER BY r.entry DESC
      """, [.text(version), .integer(last)]
    ) { row throws(Diagnostic) in times[row.text(0)] = row.text(1) }
    return times
  }
}
