internal import CPangoCairo
internal import Exact
internal import Glibc
import Wording

/// A PDF in the making: the twin of ``WorkbookFile``, for the same sheets.
///
///     let file = try PDFFile(path: path, title: "2026-10", language: .chinese, created: month.end)
///     try file.add(sheets, under: ["电子商务部", "E01 赵甲"])
///     try file.close()
///
/// Fonts are embedded as subsets, texts can be selected, every sheet has a bookmark. Equal content gives equal bytes.
final class PDFFile: PaperTarget {
  private let path: String
  private let output: PDFOutput
  private let surface: OpaquePointer
  private let canvas: OpaquePointer
  private let language: Language
  private let typesetter = Typesetter()
  private var pages = 0
  /// The bookmarks that are open, from the outermost.
  private var bookmarks: [(name: String, id: Int32)] = []

  /// A PDF that will lie at a path. The instant stands in its properties in place of a clock's.
  init(path: String, title: String, language: Language, created: Instant) throws(Diagnostic) {
    self.path = path
    self.language = language
    if let family = typesetter.missingFamily() {
      throw Diagnostic(.formFontMissing, at: Place(file: path), ["family": family])
    }
    guard let output = PDFOutput(path: path) else { throw PDFFile.failure(path, errno) }
    self.output = output
    let paper = PaperPages.Paper(.portrait)
    surface = cairo_pdf_surface_create_for_stream(
      { target, bytes, count in
        guard let target, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        let output = Unmanaged<PDFOutput>.fromOpaque(target).takeUnretainedValue()
        return output.write(bytes, Int(count)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
      }, Unmanaged.passUnretained(output).toOpaque(), paper.width, paper.height)
    canvas = cairo_create(surface)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, "Kaohe")
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, PDFFile.date(created))
  }

  deinit {
    cairo_surface_finish(surface)
    cairo_destroy(canvas)
    cairo_surface_destroy(surface)
  }

  /// Adds sheets that belong together: their pages are counted together, and lie under these bookmarks, of which the
  /// first ones may be shared with the sheets before.
  func add(_ sheets: [PaperSheet], under names: [String]) throws(Diagnostic) {
    let painters = sheets.map { SheetPainter($0, canvas: canvas, typesetter: typesetter) }
    let count = painters.reduce(0) { $0 + $1.layout.pages.count }
    let parent = open(names)
    var number = 0
    for (sheet, painter) in zip(sheets, painters) {
      if sheets.count > 1 || names.isEmpty { addBookmark(CellText.line(sheet.name), under: parent) }
      for page in painter.layout.pages {
        number += 1
        turnPage()
        cairo_pdf_surface_set_size(surface, painter.layout.paper.width, painter.layout.paper.height)
        // Setting the size takes back what was drawn on the page before it: the document begins behind it.
        if pages == 1 { cairo_tag_begin(canvas, "Document", nil) }
        cairo_tag_begin(canvas, "Sect", nil)
        painter.draw(page, number: number, of: count)
        cairo_tag_end(canvas, "Sect")
      }
    }
    if cairo_status(canvas) != CAIRO_STATUS_SUCCESS { throw failure() }
  }

  /// Writes the rest of the file.
  func close() throws(Diagnostic) {
    if pages > 0 { cairo_tag_end(canvas, "Document") }
    cairo_show_page(canvas)
    cairo_surface_finish(surface)
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, output.error == 0 else { throw failure() }
    guard PDFCatalogue.addLanguage(language == .chinese ? "zh-CN" : "en", to: output), output.close() else {
      throw failure()
    }
  }

  /// Ends the page before, if there is one. The last page is ended by ``close()``, after the document's own tag.
  private func turnPage() {
    if pages > 0 { cairo_show_page(canvas) }
    pages += 1
  }

  /// Opens the bookmarks that are not open yet, at the page that comes next, and gives the innermost.
  private func open(_ names: [String]) -> Int32 {
    var shared = 0
    while shared < min(names.count, bookmarks.count), names[shared] == bookmarks[shared].name { shared += 1 }
    // The innermost is the bookmark of these sheets alone.
    bookmarks.removeLast(bookmarks.count - min(shared, max(0, names.count - 1)))
    for name in names.dropFirst(bookmarks.count) {
      bookmarks.append((name, addBookmark(CellText.line(name), under: bookmarks.last?.id ?? 0)))
    }
    return bookmarks.last?.id ?? 0
  }

  @discardableResult
  private func addBookmark(_ name: String, under parent: Int32) -> Int32 {
    cairo_pdf_surface_add_outline(surface, parent, name, "page=\(pages + 1)", CAIRO_PDF_OUTLINE_FLAG_OPEN)
  }

  /// `2026-11-01T00:00:00Z`
  private static func date(_ instant: Instant) -> String {
    instant.description.replacing(" ", with: "T") + "+08:00"
  }

  private func failure() -> Diagnostic {
    if output.error != 0 { return PDFFile.failure(path, output.error) }
    let status = max(cairo_status(canvas).rawValue, cairo_surface_status(surface).rawValue)
    let reason = cairo_status_to_string(cairo_status_t(status)).map { String(cString: $0) } ?? ""
    return Diagnostic(.formNotWritten, at: Place(file: path), ["reason": reason])
  }

  private static func failure(_ path: String, _ cause: Int32) -> Diagnostic {
    if cause == ENOSPC || cause == EDQUOT { return Diagnostic(.formDiskFull, at: Place(file: path)) }
    return Diagnostic(.formNotWritten, at: Place(file: path), ["reason": String(cString: strerror(cause))])
  }
}
