internal import CXLSXWriter
internal import Exact
internal import Glibc

/// Writes the values of a ``PaperSheet`` through libxlsxwriter.
struct SheetWriter {
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let format: (CellStyle) -> UnsafeMutablePointer<lxw_format>?
  /// What a highlight adds to the look of a cell.
  let highlighted: () -> UnsafeMutablePointer<lxw_format>?
  /// The first thing that could not be written.
  private(set) var error: String?

  init(
    worksheet: UnsafeMutablePointer<lxw_worksheet>, format: @escaping (CellStyle) -> UnsafeMutablePointer<lxw_format>?,
    highlighted: @escaping () -> UnsafeMutablePointer<lxw_format>?
  ) {
    self.worksheet = worksheet
    self.format = format
    self.highlighted = highlighted
  }

  mutating func write(_ sheet: PaperSheet) {
    for (column, width) in sheet.columnWidths.enumerated() {
      check(worksheet_set_column(worksheet, UInt16(column), UInt16(column), width, nil))
    }
    for (row, height) in sheet.rowHeights.enumerated() {
      check(worksheet_set_row(worksheet, UInt32(row), height, nil))
    }
    for cell in sheet.cells { write(cell) }
    page(sheet)
  }

  /// A4, as wide as one page and as long as it needs.
  private mutating func page(_ sheet: PaperSheet) {
    let a4: UInt8 = 9
    worksheet_set_paper(worksheet, a4)
    switch sheet.orientation {
    case .portrait: worksheet_set_portrait(worksheet)
    case .landscape: worksheet_set_landscape(worksheet)
    }
    // Fitted also where breaks are set, and no scale said: how wide a column is depends on the fonts of the machine.
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_margins(worksheet, 0.5, 0.5, 0.5, 0.6)
    worksheet_center_horizontally(worksheet)
    worksheet_gridlines(worksheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    if !sheet.footer.isEmpty { check(worksheet_set_footer(worksheet, sheet.footer)) }
    if sheet.rowCount > 0 {
      check(
        worksheet_print_area(worksheet, 0, 0, UInt32(sheet.rowCount - 1), UInt16(sheet.lastColumn)))
    }
    if !sheet.pageBreaks.isEmpty {
      var breaks = sheet.pageBreaks.map(UInt32.init) + [0]
      check(worksheet_set_h_pagebreaks(worksheet, &breaks))
    }
    if let rows = sheet.repeatedRows {
      check(worksheet_repeat_rows(worksheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)))
    }
  }

  private mutating func write(_ cell: Cell) {
    let style = format(cell.style)
    let row = UInt32(cell.row)
    let column = UInt16(cell.columns.lowerBound)
    if cell.rows > 1 || cell.columns.count > 1 {
      check(
        worksheet_merge_range(
          worksheet, row, column, UInt32(cell.row + cell.rows - 1), UInt16(cell.columns.upperBound), "", style))
    }
    if let highlight = cell.highlight { put(highlight, on: cell) }
    switch cell.content {
    case .blank, .code: check(worksheet_write_blank(worksheet, row, column, style))
    case .text(let text): check(worksheet_write_string(worksheet, row, column, CellText.clean(text), style))
    case .number(let value): check(worksheet_write_number(worksheet, row, column, value.nearestDouble, style))
    case .formula(let formula, .number(let value)):
      check(worksheet_write_formula_num(worksheet, row, column, "=" + formula, style, value.nearestDouble))
    case .formula(let formula, .text(let text)):
      check(worksheet_write_formula_str(worksheet, row, column, "=" + formula, style, CellText.clean(text)))
    }
  }

  /// A conditional format, which follows the figures when they are changed.
  private mutating func put(_ highlight: Highlight, on cell: Cell) {
    var conditional = lxw_conditional_format()
    conditional.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    conditional.format = highlighted()
    guard let formula = strdup("=" + highlight.formula) else { return }
    defer { free(formula) }
    conditional.value_string = UnsafeMutablePointer(formula)
    let result = worksheet_conditional_format_range(
      worksheet, UInt32(cell.row), UInt16(cell.columns.lowerBound), UInt32(cell.row + cell.rows - 1),
      UInt16(cell.columns.upperBound), &conditional)
    check(result)
  }

  private mutating func check(_ result: lxw_error) {
    guard result != LXW_NO_ERROR, error == nil else { return }
    error = String(cString: lxw_strerror(result))
  }
}

extension Rational {
  /// The nearest binary number: a spreadsheet holds no other. Used here alone, at the very end.
  fileprivate var nearestDouble: Double { Double(numerator) / Double(denominator) }
}

extension CellStyle {
  /// Sets all of it on a format of the workbook.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, font.rawValue)
    format_set_font_size(format, size)
    if isBold { format_set_bold(format) }
    format_set_text_wrap(format)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch alignment {
    case .left:
      format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
      if isBordered { format_set_indent(format, 1) }
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if isBordered { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let colour = fill.colour {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, colour)
    }
    if ink != .black { format_set_font_color(format, ink.colour) }
    switch number {
    case .general: break
    case .points: format_set_num_format(format, "0.00")
    case .money: format_set_num_format(format, "#,##0.00")
    case .percent: format_set_num_format(format, "0%")
    case .tenths: format_set_num_format(format, "0.0%")
    }
  }
}
