internal import Appraisal
internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The assessor's grid (评分): people by items. Without scripts it is one form; with them each choice is saved as it is
/// made, the arrow keys move, and a choice can be taken back.
enum RatingPage {
  static let routes: [Route] = [
    .page("/months/:month/rating", .deed(.rate)) { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page(
        "rating", title: Bilingual("\(month) 评分", "Ratings of \(month)"),
        RatingView(visit, month, try visit.desk().ratingGrid(in: month)))
    },
    .form("/months/:month/rating", .deed(.rate), save),
  ]

  /// Saves every choice that differs from what stands. The names of the fields are `rate:E01:overall`, and the reason of
  /// a person's changes is `why:E01`.
  private static func save(_ visit: Visit) throws(Diagnostic) -> Answer {
    let month = try visit.month()
    let desk = try visit.desk()
    let grid = try desk.ratingGrid(in: month)
    var saved = 0
    for row in grid.rows {
      let why = visit.form.text("why:\(row.employee)") ?? ""
      for scale in row.scales {
        guard let label = visit.form.text("rate:\(row.employee):\(scale.id)"),
          label != row.ratings[scale.id]?.rating.label
        else { continue }
        try desk.rate(row.employee, in: month, item: scale.id, as: label, comment: why)
        saved += 1
      }
    }
    if visit.isFromScript {
      // One's own change is no surprise to the next.
      let seen = try desk.office.store.read { records throws(Diagnostic) in try records.head()?.entry ?? 0 }
      return .json("{\"saved\":\(saved),\"seen\":\(seen)}")
    }
    return .see("/months/\(month)/rating", said: Bilingual("保存了 \(saved) 项评分。", "\(saved) ratings saved."))
  }
}

private struct RatingView: Sendable {
  let month: String
  let address: String
  let seen: Int64
  let groups: [Group]
  let isEmpty: Bool
  let left: Int

  /// People who are rated on the same scales.
  struct Group: Sendable {
    let scales: [Heading]
    let rows: [Row]
  }

  struct Heading: Sendable {
    let name: String
    let help: String
  }

  struct Row: Sendable {
    let employee: String
    let name: String
    let address: String
    let said: String?
    let figuresMarkup: Markup
    let cells: [Cell]
    let whyName: String
  }

  struct Cell: Sendable {
    let field: String
    let label: String
    let steps: [Step]
    let last: String?
    let isEmpty: Bool
  }

  struct Step: Sendable {
    let label: String
    let isChosen: Bool
  }

  init(_ visit: Visit, _ month: Month, _ grid: RatingGrid) {
    self.month = month.description
    address = "/months/\(month)/rating"
    seen = grid.seen
    isEmpty = grid.rows.isEmpty
    left = grid.rows.reduce(0) { sum, row in sum + row.scales.count { row.ratings[$0.id] == nil } }
    var order: [[RatingGrid.Scale]] = []
    for row in grid.rows where !order.contains(row.scales) { order.append(row.scales) }
    groups = order.map { scales in
      Group(
        scales: scales.map { scale in
          let help = scale.steps.map { step in step.label + (step.anchor.map { " " + visit.say($0) } ?? "") }
          return Heading(name: visit.say(scale.name), help: help.joined(separator: " · "))
        },
        rows: grid.rows.filter { $0.scales == scales }.map { RatingView.row($0, visit, month) })
    }
  }

  private static func row(_ row: RatingGrid.Row, _ visit: Visit, _ month: Month) -> Row {
    let said = row.selfReview.map(\.rating.comment).filter { !$0.isEmpty }.joined(separator: " · ")
    return Row(
      employee: row.employee, name: row.name, address: SheetAddress.of(row.employee, month),
      said: said.isEmpty ? nil : said, figuresMarkup: PersonFigures(row, visit.language).markup,
      cells: row.scales.map { scale in
        let chosen = row.ratings[scale.id]?.rating.label
        return Cell(
          field: "rate:\(row.employee):\(scale.id)", label: "\(row.name) \(visit.say(scale.name))",
          steps: scale.steps.map { Step(label: $0.label, isChosen: $0.label == chosen) },
          last: row.lastRatings[scale.id]?.rating.label, isEmpty: chosen == nil)
      }, whyName: "why:\(row.employee)")
  }
}
