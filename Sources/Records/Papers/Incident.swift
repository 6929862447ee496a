public import Exact
public import Wording

/// Something that was seen when it happened: a veto item, a failed mystery check, a complaint.
public struct Incident: Hashable, Sendable {
  /// What kind of thing it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 一票否决
    case veto
    /// 神秘客抽查不合格
    case mysteryCheck = "mystery_check"
    /// 客诉
    case complaint
    /// Anything else worth knowing when the month is assessed; it moves no figure.
    case remark

    /// The parts of the month's figures that an occurrence adds to; none for what is no figure.
    public var parts: [String] {
      switch self {
      case .veto, .remark: []
      case .mysteryCheck: ["mystery_checks", "mystery_failed"]
      case .complaint: ["complaints"]
      }
    }
  }

  /// Its id, given when it is recorded.
  public var id: String
  /// The month it counts in.
  public var month: Month
  /// Whom it concerns.
  public var employee: String
  /// What kind of thing.
  public var kind: Kind
  /// The veto's id or kind of misconduct; the case number of a complaint; empty otherwise.
  public var name: String
  /// How often; at least 1.
  public var occurrences: Int
  /// The day.
  public var happenedOn: Day
  /// What happened.
  public var note: String
  /// Who saw it.
  public var seenBy: String
  /// Whether it was taken back.
  public var isWithdrawn = false

  /// An incident.
  public init(
    id: String, month: Month, employee: String, kind: Kind, name: String, occurrences: Int, happenedOn: Day,
    note: String, seenBy: String
  ) {
    self.id = id
    self.month = month
    self.employee = employee
    self.kind = kind
    self.name = name
    self.occurrences = occurrences
    self.happenedOn = happenedOn
    self.note = note
    self.seenBy = seenBy
  }
}

extension Entry {
  /// An id for something this entry adds: `I12-1`, of the entry's number and a count within it.
  public func id(_ letter: String, _ count: Int = 1) -> String { "\(letter)\(number)-\(count)" }

  /// Records an incident, or, where its id is known, what it is now.
  public mutating func add(_ incident: Incident) throws(Diagnostic) {
    try add(
      .incident,
      [
        "incident": .text(incident.id), "month": .text(incident.month.description),
        "employee": .text(incident.employee), "kind": .text(incident.kind.rawValue), "name": .text(incident.name),
        "occurrences": .integer(Int64(incident.occurrences)), "happened_on": .text(incident.happenedOn.description),
        "note": .text(incident.note), "seen_by": .text(incident.seenBy),
        "withdrawn": .integer(incident.isWithdrawn ? 1 : 0),
      ])
  }
}

extension Records {
  /// The incidents of a month, in the order in which they were first recorded; those taken back are marked.
  ///
  /// - Parameter employee: whose; nil for everybody's.
  public func incidents(of month: Month, employee: String? = nil) throws(Diagnostic) -> [Incident] {
    var latest: [String: Incident] = [:]
    var order: [String] = []
    let rows = recorded(of: month, employee)
    try session.each(
      """
      SELECT incident, employee, kind, name, occurrences, happened_on, note, seen_by, withdrawn FROM incident
      WHERE \(rows.condition) ORDER BY entry, line
      """, rows.values
    ) { row throws(Diagnostic) in
      guard let kind = Incident.Kind(rawValue: row.text(2)) else { return }
      var incident = Incident(
        id: row.text(0), month: month, employee: row.text(1), kind: kind, name: row.text(3),
        occurrences: Int(row.integer(4)), happenedOn: Day(row.text(5)) ?? month.firstDay, note: row.text(6),
        seenBy: row.text(7))
      incident.isWithdrawn = row.integer(8) != 0
      if latest[incident.id] == nil { order.append(incident.id) }
      latest[incident.id] = incident
    }
    return order.compactMap { latest[$0] }
  }
}
