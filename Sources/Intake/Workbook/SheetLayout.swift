internal import Wording

/// Cells that are shown as one; the value stands in the first.
struct MergedRange: Hashable {
  /// The rows, from 1.
  let rows: ClosedRange<Int>
  /// The columns, from 1.
  let columns: ClosedRange<Int>

  /// A range of at least two cells; nil for a single one.
  init?(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    guard rows.count > 1 || columns.count > 1 else { return nil }
    self.rows = rows
    self.columns = columns
  }

  /// A range as workbooks write it, `A2:B3`.
  init?(reference: String) {
    let ends = reference.split(separator: ":").compactMap { CellReference(String($0)) }
    guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { return nil }
    self.init(rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column)
  }
}

/// How a sheet is laid out besides its values: known once it was read to its end.
struct SheetLayout {
  /// The most ranges of merged cells that are looked at; no sheet that people use has as many.
  static let mostRanges = 200_000

  /// Merged cells, in the order in which they begin.
  private(set) var merged: [MergedRange] = []
  /// Rows with values that are hidden, by hand or by a filter.
  private(set) var hiddenRows: [Int] = []
  /// Columns that are hidden.
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private var isSorted = true

  /// Notes merged cells; false where there are too many.
  mutating func merge(_ range: MergedRange?) -> Bool {
    guard let range else { return true }
    guard merged.count < SheetLayout.mostRanges else { return false }
    if let last = merged.last, last.rows.lowerBound > range.rows.lowerBound { isSorted = false }
    merged.append(range)
    return true
  }

  mutating func hide(row: Int) { hiddenRows.append(row) }

  mutating func hide(columns: ClosedRange<Int>) {
    if hiddenColumns.count < CellReference.mostColumns { hiddenColumns.append(columns) }
  }

  /// The layout as a whole.
  mutating func settle() {
    if !isSorted { merged.sort { $0.rows.lowerBound < $1.rows.lowerBound } }
    isSorted = true
  }
}

/// The layouts of a workbook's sheets, each kept when its sheet was read to the end.
final class SheetLayouts {
  private var known: [Int: SheetLayout] = [:]

  /// The layout of a sheet; nil before it was read to its end.
  subscript(sheet: Int) -> SheetLayout? { known[sheet] }

  func keep(_ layout: SheetLayout, of sheet: Int) {
    guard known[sheet] == nil else { return }
    var layout = layout
    layout.settle()
    known[sheet] = layout
  }
}

/// Gives the cells that are merged with one above or to the left the value that is shown in their place.
///
/// What begins in the header or above it is a title and gives nothing.
struct MergedFill {
  private let ranges: [MergedRange]
  private var next = 0
  /// What is shown in a column, and in which rows.
  private var held: [Int: (value: String, rows: ClosedRange<Int>, isInexact: Bool)] = [:]

  /// Fills the rows below a header.
  init?(_ layout: SheetLayout?, below line: Int) {
    ranges = layout?.merged.filter { $0.rows.lowerBound > line } ?? []
    if ranges.isEmpty { return nil }
  }

  /// Fills a row, and marks the cells that go on from above.
  mutating func fill(_ fields: inout [String], of row: Int, _ marks: inout CellMarks) {
    while next < ranges.count, ranges[next].rows.lowerBound <= row {
      let range = ranges[next]
      next += 1
      let first = range.columns.lowerBound
      // The row with the value may hold nothing, and then does not come out.
      guard range.rows.lowerBound == row, first <= fields.count, !fields[first - 1].isEmpty else { continue }
      let value = fields[first - 1]
      let isInexact = marks.inexact.contains(first - 1)
      for place in (first - 1)..<min(range.columns.upperBound, fields.count) {
        held[place] = (value, range.rows, isInexact)
      }
    }
    guard !held.isEmpty else { return }
    var gone: [Int] = []
    for (place, shown) in held {
      guard shown.rows.contains(row), place < fields.count else {
        if shown.rows.upperBound < row { gone.append(place) }
        continue
      }
      guard fields[place].isEmpty else { continue }
      fields[place] = shown.value
      if shown.rows.lowerBound < row { marks.continued.append(place) }
      if shown.isInexact { marks.inexact.append(place) }
    }
    for place in gone { held[place] = nil }
  }
}
