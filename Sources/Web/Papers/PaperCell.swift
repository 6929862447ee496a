internal import Exact
internal import Workflow

/// A cell of a table that leaves the system, as a page shows it.
struct PaperCell: Sendable {
  let text: String
  let isNumber: Bool

  init(_ cell: OutputTable.Cell) {
    switch cell {
    case .text(let text): (self.text, isNumber) = (text, false)
    case .yuan(let yuan): (text, isNumber) = (yuan.decimal(places: 2), true)
    case .fen(let fen): (text, isNumber) = (String(fen), true)
    case .points(let points): (text, isNumber) = (points.decimal(places: 2), true)
    case .whole(let number): (text, isNumber) = (String(number), true)
    case .share(let share): (text, isNumber) = (Unit.ratio.number(share) + "%", true)
    case .blank: (text, isNumber) = ("", false)
    }
  }
}
