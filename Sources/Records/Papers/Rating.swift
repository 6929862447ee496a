public import Appraisal
public import Exact
public import Wording

/// A rating of one item, or what an employee says of their own item.
public struct RatingRecord: Hashable, Sendable {
  /// The employee rated.
  public let employee: String
  /// The scale's id.
  public let item: String
  /// The step chosen, why, by whom and when.
  public let rating: Subject.Rating
  /// The entry that recorded it.
  public let entry: Int64
}

extension Entry {
  /// Records a rating; it stands over earlier ones of the same item.
  public mutating func add(
    _ rating: Subject.Rating, of item: String, for employee: String, in month: Month
  ) throws(Diagnostic) {
    try add(
      .rating,
      [
        "month": .text(month.description), "employee": .text(employee), "item": .text(item),
        "label": .text(rating.label), "comment": .text(rating.comment), "given_by": .text(rating.by),
        "given_at": .text(rating.at),
      ])
  }

  /// Records what an employee says of one item, or of the whole month where `item` is empty.
  public mutating func add(
    selfReview label: String, of item: String, comment: String, by employee: String, in month: Month
  ) throws(Diagnostic) {
    try add(
      .selfReview,
      [
        "month": .text(month.description), "employee": .text(employee), "item": .text(item), "label": .text(label),
        "comment": .text(comment),
      ])
  }
}

extension Records {
  /// Every rating of a month, in the order in which they were recorded.
  ///
  /// - Parameter employee: whose; nil for everybody's.
  public func ratings(of month: Month, employee: String? = nil) throws(Diagnostic) -> [RatingRecord] {
    let rows = recorded(of: month, employee)
    return try session.all(
      """
      SELECT employee, item, label, comment, given_by, given_at, entry FROM rating
      WHERE \(rows.condition) ORDER BY entry, line
      """, rows.values
    ) { row in
      RatingRecord(
        employee: row.text(0), item: row.text(1),
        rating: Subject.Rating(label: row.text(2), by: row.text(4), at: row.text(5), comment: row.text(3)),
        entry: row.integer(6))
    }
  }

  /// What an employee said of their month, item by item; the whole month under the empty item.
  public func selfReview(of employee: String, in month: Month) throws(Diagnostic) -> [RatingRecord] {
    var latest: [String: RatingRecord] = [:]
    try session.each(
      """
      SELECT r.item, r.label, r.comment, j.at, r.entry FROM self_review r JOIN journal j ON j.entry = r.entry
      WHERE r.month = ? AND r.employee = ? AND r.entry <= ? ORDER BY r.entry, r.line
      """, [.text(month.description), .text(employee), .integer(last)]
    ) { row throws(Diagnostic) in
      latest[row.text(0)] = RatingRecord(
        employee: employee, item: row.text(0),
        rating: Subject.Rating(label: row.text(1), by: employee, at: row.text(3), comment: row.text(2)),
        entry: row.integer(4))
    }
    return latest.values.sorted { $0.item < $1.item }
  }
}
