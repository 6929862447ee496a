/// How a sheet falls onto pages of A4: as wide as one page, as long as it needs, never through a block that fits one.
struct PaperPages {
  /// The paper and its margins, in points; the same as in the workbook.
  struct Paper: Hashable {
    let width: Double
    let height: Double
    static let sideMargin = 36.0
    static let topMargin = 36.0
    static let bottomMargin = 43.2

    init(_ orientation: PaperSheet.Orientation) {
      let (short, long) = (595.276, 841.89)
      (width, height) = orientation == .portrait ? (short, long) : (long, short)
    }

    var bodyWidth: Double { width - 2 * Paper.sideMargin }
    var bodyHeight: Double { height - Paper.topMargin - Paper.bottomMargin }
  }

  /// One page: the rows that are repeated at its top, and its own.
  struct Page: Hashable {
    let head: Range<Int>
    let rows: Range<Int>
  }

  let paper: Paper
  /// How much smaller than its own measure the sheet is printed.
  let scale: Double
  /// The edges of the columns, in points before scaling; one more than there are columns.
  let columns: [Double]
  /// The edges of the rows, in points before scaling; one more than there are rows.
  let rows: [Double]
  private(set) var pages: [Page] = []

  /// The pages of a sheet whose rows have these heights.
  init(_ sheet: PaperSheet, heights: [Double]) {
    paper = Paper(sheet.orientation)
    scale = PaperPages.scale(sheet)
    columns = PaperPages.edges(sheet.columnWidths.map(PaperPages.points))
    rows = PaperPages.edges(heights)
    fill(sheet)
  }

  /// The width of a column of so many characters, in points: seven pixels each and five around, at 96 to the inch.
  static func points(_ characters: Double) -> Double { (characters * 7 + 5).rounded(.down) * 0.75 }

  /// How much smaller a sheet has to be printed to be as wide as its page.
  static func scale(_ sheet: PaperSheet) -> Double {
    min(1, Paper(sheet.orientation).bodyWidth / max(1, sheet.columnWidths.map(points).reduce(0, +)))
  }

  /// The height a page has for rows, in points before scaling.
  static func room(_ sheet: PaperSheet) -> Double { Paper(sheet.orientation).bodyHeight / scale(sheet) }

  private static func edges(_ lengths: [Double]) -> [Double] {
    var edges = [0.0]
    for length in lengths { edges.append((edges.last ?? 0) + length) }
    return edges
  }

  private func height(_ range: Range<Int>) -> Double { rows[range.upperBound] - rows[range.lowerBound] }

  private mutating func fill(_ sheet: PaperSheet) {
    let room = paper.bodyHeight / scale
    let repeated = sheet.repeatedRows.map { Range($0) } ?? 0..<0
    var first = 0
    for piece in pieces(sheet, room: room - height(repeated)) {
      let head = first >= repeated.upperBound && first > 0 ? repeated : 0..<0
      let isBroken = sheet.pageBreaks.contains(piece.lowerBound)
      if piece.lowerBound > first, isBroken || height(head) + height(first..<piece.upperBound) > room + 0.01 {
        pages.append(Page(head: head, rows: first..<piece.lowerBound))
        first = piece.lowerBound
      }
    }
    if first < sheet.rowCount || pages.isEmpty {
      let head = first >= repeated.upperBound && first > 0 ? repeated : 0..<0
      pages.append(Page(head: head, rows: first..<sheet.rowCount))
    }
  }

  /// Runs of rows that stay together: those of one block, where it fits a page.
  private func pieces(_ sheet: PaperSheet, room: Double) -> [Range<Int>] {
    var ends = Array(1..<(sheet.rowCount + 1))
    for cell in sheet.cells where cell.rows > 1 {
      let block = cell.row..<(cell.row + cell.rows)
      guard block.upperBound <= sheet.rowCount, height(block) <= room else { continue }
      for row in block { ends[row] = max(ends[row], block.upperBound) }
    }
    var pieces: [Range<Int>] = []
    var first = 0
    while first < sheet.rowCount {
      var end = ends[first]
      var row = first
      while row < end {
        end = max(end, ends[row])
        row += 1
      }
      pieces.append(first..<end)
      first = end
    }
    return pieces
  }
}
