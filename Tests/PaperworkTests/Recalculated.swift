import Exact
import Foundation
import Testing

@testable import Paperwork

extension Office {
  /// Writes sheets as a workbook.
  static func write(_ sheets: [PaperSheet], to path: String) throws {
    let file = try WorkbookFile(path: path, title: "", created: october.end)
    for sheet in sheets { try file.add(sheet) }
    try file.close()
  }

  /// Compares every formula of a sheet with what the office computed, and says how many there were.
  ///
  /// - Parameter isMeant: which cells; all unless said.
  static func compare(
    _ sheet: PaperSheet, with path: String, where isMeant: (Cell) -> Bool = { _ in true }
  ) throws -> Int {
    let table = try Office.table(path)
    var count = 0
    for cell in sheet.cells {
      guard case .formula(let formula, let result) = cell.content, isMeant(cell) else { continue }
      let row = try #require(table.indices.contains(cell.row) ? table[cell.row] : nil)
      let found = row[cell.columns.lowerBound]
      let agrees =
        switch result {
        case .text(let text): found == text
        case .number(let value): Office.agrees(found, value)
        }
      #expect(agrees, "\(path) \(cell.name): \(found) instead of \(result); \(formula.prefix(400))")
      count += 1
    }
    return count
  }
}

extension PaperSheet {
  /// The same sheet with other contents.
  func replacing(_ content: (Cell) -> CellContent) -> PaperSheet {
    var copy = PaperSheet(name: name, orientation: orientation, columnWidths: columnWidths)
    for height in rowHeights { copy.addRow(height: height) }
    for cell in cells {
      copy.put(content(cell), row: cell.row, columns: cell.columns, rows: cell.rows, style: cell.style)
    }
    return copy
  }

  /// The same with every result made wrong that is kept in the file: only a real calculation can be right then.
  var forgotten: PaperSheet {
    replacing { cell in
      if case .formula(let formula, _) = cell.content { .formula(formula, .number(-1)) } else { cell.content }
    }
  }
}
