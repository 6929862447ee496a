internal import Appraisal
public import Exact
internal import Records
internal import Scheme
public import Wording

/// By how much an item moved somebody's score since the month before.
public struct ItemChange: Sendable {
  /// The item's name.
  public let name: Bilingual
  /// The points more, or less.
  public let points: Points
}

extension Desk {
  /// The items that moved some people's scores most since the month before, for whom their sheets are; those that moved
  /// most come first.
  ///
  /// - Parameter most: how many items of each person are told.
  public func itemChanges(
    of employees: [String], in month: Month, most: Int = 2
  ) throws(Diagnostic) -> [String: [ItemChange]] {
    try store.read { records throws(Diagnostic) in
      let schemes = try Company.schemes(records)
      var changes: [String: [ItemChange]] = [:]
      for employee in employees where try may(.seeSheets, about: employee, in: month, records) {
        guard let sheet = try records.sheet(of: employee, in: month), isShown(sheet),
          let last = try records.sheet(of: employee, in: month.previous), isShown(last),
          let now = try steps(of: sheet, schemes, records), let before = try steps(of: last, schemes, records)
        else { continue }
        var earlier: [String: Points] = [:]
        for item in before.items { earlier[item.id] = item.points }
        let moved = now.items.compactMap { item -> ItemChange? in
          guard let points = item.points, let last = earlier[item.id], points != last else { return nil }
          return ItemChange(name: item.name, points: Points(hundredths: points.hundredths - last.hundredths))
        }
        changes[employee] = Array(
          moved.sorted { $0.points.hundredths.magnitude > $1.points.hundredths.magnitude }.prefix(most))
      }
      return changes
    }
  }
}
