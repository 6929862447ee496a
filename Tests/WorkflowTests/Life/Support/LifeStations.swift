import Exact
import Records
import Testing
import Wording
import Workflow

/// How far a month is lived.
enum Station: Int, CaseIterable, Comparable {
  case opened, computed, rated, reviewed, signed, approved, published, acknowledged, locked

  static func < (left: Station, right: Station) -> Bool { left.rawValue < right.rawValue }
}

extension LifeCompany {
  /// Lives a month from its beginning to a station, as everybody should: it is opened on its first day, computed on
  /// the second of the next month, published on the fifth and locked on the sixth, when all have acknowledged it.
  func live(_ name: String = "2026-10", from first: Station = .opened, to last: Station) throws {
    let month = try month(name)
    for station in Station.allCases where station >= first && station <= last { try reach(station, month) }
  }

  /// Does what comes at a station.
  func reach(_ station: Station, _ month: Month) throws {
    switch station {
    case .opened:
      try clock.reach("\(month)-01")
      try hr.open(month)
    case .computed:
      try clock.reach("\(month.next)-02")
      _ = try hr.compute(month)
    case .rated: try rateAll(month)
    case .reviewed: try hr.review(month)
    case .signed: try desk("F1").signOff(month)
    case .approved: try hr.approve(nil, in: month)
    case .published:
      try clock.reach("\(month.next)-05")
      try hr.publish(month)
    case .acknowledged: for employee in try published(month) { try desk(employee).acknowledge(month) }
    case .locked:
      try clock.reach("\(month.next)-06")
      try hr.lock(month)
    }
  }

  /// E1 and E2 are rated well, E3 badly, E4 and S1 well.
  func rateAll(_ month: Month) throws {
    for (employee, label) in [("E1", "好"), ("E2", "好"), ("E3", "差")] {
      try desk("S1").rate(employee, in: month, item: "overall", as: label)
    }
    try desk("S2").rate("E4", in: month, item: "tone", as: "好")
    try hr.rate("S1", in: month, item: "leading", as: "好")
  }

  /// Whose sheets wait for them to take note.
  private func published(_ month: Month) throws -> [String] {
    let sheets = try office.store.read { records throws(Diagnostic) in try records.sheets(of: month) }
    return sheets.filter { $0.state == .published || $0.state == .decided }.map(\.employee)
  }
}

/// Expects an act to be refused with a message that a person can act on, and to leave no trace.
@discardableResult
func expectRefused(
  _ code: String, in company: LifeCompany, sourceLocation: SourceLocation = #_sourceLocation, _ act: () throws -> Void
) throws -> Diagnostic {
  let before = try company.entries()
  var said: Diagnostic?
  do {
    try act()
  } catch let error as Diagnostic {
    said = error
  }
  #expect(try company.entries() == before, "\(code) left a trace", sourceLocation: sourceLocation)
  guard let said else {
    Issue.record("\(code) was not said: it was done", sourceLocation: sourceLocation)
    return Diagnostic(.reasonMissing)
  }
  #expect(said.code == code, "\(said.text(in: .english))", sourceLocation: sourceLocation)
  expectFilled(said, sourceLocation: sourceLocation)
  return said
}
