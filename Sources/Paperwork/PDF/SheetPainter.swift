internal import CPangoCairo

/// Draws the pages of a ``PaperSheet`` onto the surface of a PDF.
struct SheetPainter {
  let canvas: OpaquePointer
  let typesetter: Typesetter
  private let sheet: PaperSheet
  private let texts: [Typesetter.SetText?]
  let layout: PaperPages
  /// The cells in the order of reading.
  private let order: [Int]

  /// Sets every text of a sheet, makes rows as high as their texts, and finds the pages.
  init(_ sheet: PaperSheet, canvas: OpaquePointer, typesetter: Typesetter) {
    self.canvas = canvas
    self.typesetter = typesetter
    self.sheet = sheet
    let widths = sheet.columnWidths.map(PaperPages.points)
    let room = PaperPages.room(sheet)
    var heights = sheet.rowHeights
    texts = sheet.cells.map { cell in
      let text = CellDisplay.text(cell.content, cell.style.number)
      guard !text.isEmpty else { return nil }
      let width = widths[cell.columns].reduce(0, +) - Inset.left(cell.style) - Inset.side
      var face = Typesetter.Face(font: cell.style.font, size: cell.style.size, isBold: cell.look.isBold)
      var set = typesetter.set(text, face, cell.style.alignment, width: width)
      // A text longer than a page is made smaller until it fits one.
      while set.height + 2 * Inset.above > room * 0.9, face.size > 2 {
        face.size *= 0.85
        set = typesetter.set(text, face, cell.style.alignment, width: width)
      }
      let rows = cell.row..<min(cell.row + cell.rows, heights.count)
      let lacking = set.height + 2 * Inset.above - heights[rows].reduce(0, +)
      if lacking > 0, !rows.isEmpty { heights[rows.lowerBound] += lacking }
      return set
    }
    layout = PaperPages(sheet, heights: heights)
    order = sheet.cells.indices.sorted {
      (sheet.cells[$0].row, sheet.cells[$0].columns.lowerBound) < (
        sheet.cells[$1].row, sheet.cells[$1].columns.lowerBound
      )
    }
  }

  /// The room between a text and the edges of its cell, in points.
  private enum Inset {
    static let side = 2.5
    static let above = 1.5
    static func left(_ style: CellStyle) -> Double {
      style.alignment == .left && style.isBordered ? side + 6 : side
    }
  }

  /// Draws a page, with the foot it has among so many pages.
  func draw(_ page: PaperPages.Page, number: Int, of count: Int) {
    cairo_save(canvas)
    let width = (layout.columns.last ?? 0) * layout.scale
    cairo_translate(canvas, (layout.paper.width - width) / 2, PaperPages.Paper.topMargin)
    cairo_scale(canvas, layout.scale, layout.scale)
    let headHeight = layout.rows[page.head.upperBound] - layout.rows[page.head.lowerBound]
    if !page.head.isEmpty {
      draw(page.head, top: 0, isTagged: false)
    }
    draw(page.rows, top: headHeight, isTagged: true)
    cairo_restore(canvas)
    drawFooter(PageFooter(sheet.footer, page: number, pages: count))
  }

  private func draw(_ rows: Range<Int>, top: Double, isTagged: Bool) {
    let cells = order.filter { rows.overlaps(sheet.cells[$0].row..<(sheet.cells[$0].row + sheet.cells[$0].rows)) }
    for index in cells {
      let cell = sheet.cells[index]
      drawBlock(cell, box(cell, rows, top))
      if case .code(let text) = cell.content { drawCode(text, box(cell, rows, top)) }
    }
    var structure = TableTags(canvas: canvas, isOn: isTagged)
    for index in cells {
      guard let text = texts[index] else { continue }
      let cell = sheet.cells[index]
      structure.begin(cell)
      drawText(text, cell, box(cell, rows, top))
      structure.endCell()
    }
    structure.end()
  }

  private struct Box {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  /// Where the part of a cell lies that falls into some rows.
  private func box(_ cell: Cell, _ rows: Range<Int>, _ top: Double) -> Box {
    let part = (cell.row..<(cell.row + cell.rows)).clamped(to: rows)
    let x = layout.columns[cell.columns.lowerBound]
    let y = layout.rows[part.lowerBound] - layout.rows[rows.lowerBound] + top
    return Box(
      x: x, y: y, width: layout.columns[cell.columns.upperBound + 1] - x,
      height: layout.rows[part.upperBound] - layout.rows[part.lowerBound])
  }

  private func drawBlock(_ cell: Cell, _ box: Box) {
    if let colour = cell.look.fill.colour {
      set(colour)
      cairo_rectangle(canvas, box.x, box.y, box.width, box.height)
      cairo_fill(canvas)
    }
    guard cell.style.isBordered else { return }
    set(0)
    cairo_set_line_width(canvas, 0.6)
    cairo_rectangle(canvas, box.x, box.y, box.width, box.height)
    cairo_stroke(canvas)
  }

  /// A code, with the four light modules around it that readers ask for.
  private func drawCode(_ text: String, _ box: Box) {
    guard let code = QRCode(text) else { return }
    let module = min(box.width, box.height) / Double(code.width + 8)
    let left = box.x + (box.width - module * Double(code.width)) / 2
    let top = box.y + (box.height - module * Double(code.width)) / 2
    set(0)
    for y in 0..<code.width {
      var x = 0
      while x < code.width {
        var end = x
        while end < code.width, code.isDark(x: end, y: y) { end += 1 }
        if end > x {
          cairo_rectangle(canvas, left + Double(x) * module, top + Double(y) * module, Double(end - x) * module, module)
        }
        x = end + 1
      }
    }
    cairo_fill(canvas)
  }

  private func drawText(_ text: Typesetter.SetText, _ cell: Cell, _ box: Box) {
    set(cell.style.ink.colour)
    text.draw(on: canvas, x: box.x + Inset.left(cell.style), y: box.y + (box.height - text.height) / 2)
  }

  private func drawFooter(_ footer: PageFooter) {
    set(CellStyle.Ink.grey.colour)
    let face = Typesetter.Face(font: .song, size: 8, isBold: false)
    let parts: [(String, CellStyle.Alignment)] = [
      (footer.left, .left), (footer.center, .center), (footer.right, .right),
    ]
    for (text, alignment) in parts where !text.isEmpty {
      let set = typesetter.set(text, face, alignment, width: layout.paper.bodyWidth)
      set.draw(on: canvas, x: PaperPages.Paper.sideMargin, y: layout.paper.height - 22 - set.height)
    }
  }

  private func set(_ colour: UInt32) {
    func part(_ shift: UInt32) -> Double { Double(colour >> shift & 0xFF) / 255 }
    cairo_set_source_rgb(canvas, part(16), part(8), part(0))
  }
}
