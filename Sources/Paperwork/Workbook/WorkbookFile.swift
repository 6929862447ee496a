internal import CXLSXWriter
internal import Exact
internal import Glibc
import Wording

/// A workbook in the making, around the handle of libxlsxwriter.
///
/// The library writes only when the workbook is closed, and frees its handle even where that fails.
final class WorkbookFile: PaperTarget {
  private let handle: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var highlight: UnsafeMutablePointer<lxw_format>?
  private var isClosed = false

  /// A workbook that will lie at a path. The instant stands in its properties, so that equal content gives equal bytes.
  init(path: String, title: String, created: Instant) throws(Diagnostic) {
    guard let handle = workbook_new(path) else {
      throw WorkbookFile.failure(path, "out of memory")
    }
    self.handle = handle
    self.path = path
    WorkbookFile.withTexts(title, "Kaohe") { title, author in
      var properties = lxw_doc_properties()
      properties.title = title
      properties.author = author
      properties.created = created.seconds
      workbook_set_properties(handle, &properties)
    }
  }

  deinit {
    // A workbook nobody closed leaves no file: close it into nothing.
    if !isClosed { lxw_workbook_free(handle) }
  }

  /// Adds sheets; a workbook's tabs are its bookmarks.
  func add(_ sheets: [PaperSheet], under names: [String]) throws(Diagnostic) {
    for sheet in sheets { try add(sheet) }
  }

  /// Adds a sheet.
  func add(_ sheet: PaperSheet) throws(Diagnostic) {
    guard let worksheet = workbook_add_worksheet(handle, sheet.name) else {
      throw WorkbookFile.failure(path, "sheet \(sheet.name)")
    }
    var writer = SheetWriter(
      worksheet: worksheet, format: { [self] style in format(style) }, highlighted: { [self] in highlighted() })
    writer.write(sheet)
    if let error = writer.error { throw WorkbookFile.failure(path, error) }
  }

  /// Writes the file.
  func close() throws(Diagnostic) {
    isClosed = true
    errno = 0
    let error = workbook_close(handle)
    let cause = errno
    guard error != LXW_NO_ERROR else { return }
    if cause == ENOSPC || cause == EDQUOT { throw Diagnostic(.formDiskFull, at: Place(file: path)) }
    throw WorkbookFile.failure(
      path, cause == 0 ? String(cString: lxw_strerror(error)) : String(cString: strerror(cause)))
  }

  private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  private func highlighted() -> UnsafeMutablePointer<lxw_format>? {
    if let highlight { return highlight }
    highlight = workbook_add_format(handle)
    if let highlight, let colour = CellStyle.Fill.held.colour {
      format_set_bold(highlight)
      format_set_bg_color(highlight, colour)
    }
    return highlight
  }

  private static func failure(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(.formNotWritten, at: Place(file: path), ["reason": reason])
  }

  private static func withTexts(
    _ first: String, _ second: String, _ body: (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) -> Void
  ) {
    let texts = (strdup(first), strdup(second))
    body(texts.0, texts.1)
    free(texts.0)
    free(texts.1)
  }
}
