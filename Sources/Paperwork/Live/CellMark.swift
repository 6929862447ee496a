/// Cells of a form that other sheets refer to.
enum CellMark: Hashable, Sendable {
  /// The points of an item, by its id.
  case points(String)
  /// A deduction, by its place.
  case deduction(Int)
  case score
  case grade
  case earned
  case total
}

extension PaperSheet {
  /// Remembers where something stands, as other sheets name it.
  mutating func mark(_ mark: CellMark, row: Int, column: Int) {
    marks[mark] = SheetName.quoted(name) + "!" + CellName.of(row: row, column: column)
  }
}
