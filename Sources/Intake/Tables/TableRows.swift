internal import Wording

/// The physical rows of a text or a sheet, one after the other.
struct TableRows: ~Copyable {
  private var text: CSVReader?
  private var sheet: SheetRows?
  /// The columns that are kept; nil keeps all, as while a header is looked for.
  private let width: Int?
  /// Fills merged cells; nil where there are none, or where rows are to come as they lie.
  private var fill: MergedFill?
  /// The file, which must not change while its rows are read.
  private let source: ByteSource

  init(_ reader: consuming CSVReader, width: Int?, of source: ByteSource) {
    text = .some(reader)
    fill = nil
    self.width = width
    self.source = source
  }

  init(_ rows: SheetRows, width: Int?, fill: MergedFill? = nil, of source: ByteSource) {
    self.fill = fill
    text = nil
    sheet = rows
    self.width = width
    self.source = source
  }

  /// The next row, or nil at the end.
  ///
  /// - Throws: a diagnostic after which nothing of the file should be kept.
  mutating func next() throws(Diagnostic) -> TableRow? {
    if let row = try sheet?.next() { return row.tableRow(width: width, &fill) }
    if let row = try text?.nextTableRow(width: width) ?? nil { return row }
    try source.checkUnchanged()
    return nil
  }
}

extension CSVReader {
  fileprivate mutating func nextTableRow(width: Int?) throws(Diagnostic) -> TableRow? {
    guard try next() else { return nil }
    let count = min(fieldCount, CSVRows.mostFields)
    let kept = min(count, width ?? count)
    var fields: [String] = []
    fields.reserveCapacity(width ?? kept)
    for field in 0..<kept { fields.append(FieldText.cleaned(text(field))) }
    guard let width else { return TableRow(line: line, fields: fields, fault: nil) }
    var fault: TableRow.Fault?
    if isMalformed {
      fault = .brokenQuote
    } else if count < width, !fields.allSatisfy(\.isEmpty) {
      fault = .tooShort(count)
    } else if count > width, width > 0 {
      // Bare commas behind the last column are what Excel leaves behind, not values.
      for field in width..<count where fault == nil && !bytes(field).allSatisfy({ $0 <= 0x20 }) {
        fault = .tooLong(field + 1)
      }
    }
    while fields.count < width { fields.append("") }
    return TableRow(line: line, fields: fields, fault: fault)
  }
}

extension SheetRow {
  fileprivate func tableRow(width: Int?, _ fill: inout MergedFill?) -> TableRow {
    let last = min(cells.last?.column ?? 0, TableHeader.mostColumns)
    var fields = [String](repeating: "", count: width ?? last)
    var fault: TableRow.Fault?
    var marks = CellMarks()
    for cell in cells {
      if cell.column <= fields.count {
        fields[cell.column - 1] = FieldText.cleaned(cell.text)
        if cell.kind == .number, WrittenID.exceedsNumber(cell.text) { marks.inexact.append(cell.column - 1) }
        if cell.kind == .uncomputed { marks.uncomputed.append(cell.column - 1) }
      } else if fault == nil, let width, width > 0, !FieldText.cleaned(cell.text).isEmpty {
        fault = .tooLong(cell.column)
      }
    }
    // What goes on from the row above is no value of the row's own: it makes no row of an empty one.
    if !fields.allSatisfy(\.isEmpty) || !marks.isEmpty { fill?.fill(&fields, of: number, &marks) }
    return TableRow(line: number, fields: fields, fault: fault, marks: marks.isEmpty ? nil : marks)
  }
}
