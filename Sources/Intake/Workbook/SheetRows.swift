public import Wording

/// Where the rows of a sheet come from, some at a time.
protocol SheetRowSource: AnyObject {
  /// The next rows, perhaps none yet; nil at the end.
  ///
  /// - Throws: a diagnostic after which nothing of the file should be kept.
  func moreRows() throws(Diagnostic) -> [SheetRow]?
}

/// A file of one or several sheets, in whichever format.
protocol SheetBook {
  /// The names of the sheets, in order; nil where a sheet has none.
  var tableNames: [String?] { get }
  /// The rows of a sheet, from its beginning. Read one sheet to its end before opening the next.
  func rows(ofSheet index: Int) throws(Diagnostic) -> SheetRows
  /// How a sheet is laid out; nil before it was read to its end.
  func layout(ofSheet index: Int) -> SheetLayout?
  /// Whether people do not see a sheet.
  func isHidden(sheet index: Int) -> Bool
}

/// The rows of a sheet, one after the other; empty rows are left out.
public struct SheetRows {
  private let source: any SheetRowSource
  private var waiting: [SheetRow] = []
  private var index = 0
  private var ended = false
  /// The most rows that were held at once.
  private(set) var mostWaiting = 0

  init(_ source: any SheetRowSource) {
    self.source = source
  }

  /// The next row, or nil at the end.
  ///
  /// - Throws: a diagnostic; nothing of the file should be kept then.
  public mutating func next() throws(Diagnostic) -> SheetRow? {
    while index >= waiting.count {
      guard !ended else { return nil }
      waiting = []
      index = 0
      guard let rows = try source.moreRows() else {
        ended = true
        return nil
      }
      waiting = rows
      mostWaiting = max(mostWaiting, rows.count)
    }
    index += 1
    return waiting[index - 1]
  }
}
