internal import CPangoCairo

/// The structure of a tagged PDF: bordered cells as a table with rows, everything else as headings and paragraphs.
struct TableTags {
  let canvas: OpaquePointer
  let isOn: Bool
  private var row: Int?
  private var cellTag = ""

  init(canvas: OpaquePointer, isOn: Bool) {
    self.canvas = canvas
    self.isOn = isOn
  }

  /// Opens what a cell stands in, and the cell.
  mutating func begin(_ cell: Cell) {
    guard isOn else { return }
    if cell.style.isBordered {
      if row == nil { cairo_tag_begin(canvas, "Table", nil) }
      if row != cell.row {
        if row != nil { cairo_tag_end(canvas, "TR") }
        cairo_tag_begin(canvas, "TR", nil)
      }
      row = cell.row
      cellTag = cell.style.fill == .heading ? "TH" : "TD"
    } else {
      end()
      cellTag = cell.style.isBold ? "H1" : "P"
    }
    cairo_tag_begin(canvas, cellTag, nil)
  }

  /// Closes the cell.
  func endCell() {
    if isOn { cairo_tag_end(canvas, cellTag) }
  }

  /// Closes the table, where one is open.
  mutating func end() {
    guard isOn, row != nil else { return }
    cairo_tag_end(canvas, "TR")
    cairo_tag_end(canvas, "Table")
    row = nil
  }
}
