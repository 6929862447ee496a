internal import Exact
import Wording

/// The kinds of files that forms leave in.
public enum FileFormat: String, Sendable, CaseIterable {
  /// A workbook with live formulas.
  case xlsx
  /// Pages to print and to sign.
  case pdf
}

/// A file that takes sheets, one group after the other: a workbook or a PDF.
protocol PaperTarget: AnyObject {
  /// Adds sheets that belong together. The names are bookmarks, from the outermost; a workbook has no use for them.
  func add(_ sheets: [PaperSheet], under names: [String]) throws(Diagnostic)
  /// Writes the rest of the file.
  func close() throws(Diagnostic)
}

/// Sheets bound into one file, which is written as a whole or not at all.
///
///     let paper = PaperFile(title: "工资条", language: .chinese, created: month.end)
///     try paper.write(to: path, as: .pdf) { file throws(Diagnostic) in
///       for slip in slips { try file.add([slip.sheet], under: [slip.name]) }
///     }
struct PaperFile {
  /// The title in the file's properties.
  let title: String
  /// The language of the text.
  let language: Language
  /// The instant in the file's properties, in place of a clock's: equal content gives equal bytes.
  let created: Instant

  /// Lets a body add the sheets, and puts the file in its place.
  func write(
    to path: String, as format: FileFormat, _ body: (any PaperTarget) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    try WholeFile(path: path, ending: format == .xlsx ? .archive : .pdf).write { partial throws(Diagnostic) in
      let file: any PaperTarget
      switch format {
      case .xlsx: file = try WorkbookFile(path: partial, title: title, created: created)
      case .pdf: file = try PDFFile(path: partial, title: title, language: language, created: created)
      }
      try body(file)
      try file.close()
    }
  }
}
