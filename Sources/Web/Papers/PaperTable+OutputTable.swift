public import Paperwork
public import Workflow

extension PaperTable {
  /// A table of the use cases on paper.
  public init(_ table: OutputTable) {
    self.init(
      name: table.name, title: table.title, titles: table.titles, rows: table.rows.map { $0.map(PaperTable.cell) },
      sums: table.sums.map(PaperTable.cell), notes: table.notes)
  }

  private static func cell(_ cell: OutputTable.Cell) -> PaperTable.Cell {
    switch cell {
    case .text(let text): .text(text)
    case .yuan(let yuan): .money(yuan)
    case .fen(let fen): .whole(Int(fen))
    case .points(let points): .points(points)
    case .whole(let number): .whole(number)
    case .share(let share): .share(share)
    case .blank: .blank
    }
  }
}
