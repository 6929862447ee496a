internal import Intake
public import Wording

extension ImportedFile {
  /// What is wrong with the file and its rows, as a table for a spreadsheet: where, what, and what to do.
  public static func rejects(of files: [ImportedFile], in language: Language) -> OutputTable {
    func word(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
    let rows = files.flatMap { file in
      file.report.diagnostics.map { diagnostic -> [OutputTable.Cell] in
        let place = diagnostic.place
        return [
          .text(ImportedFile.name(of: place.file ?? file.path)), .text(place.sheet ?? ""),
          place.line.map { .whole($0) } ?? .blank, place.column.map { .whole($0) } ?? .blank,
          .text(diagnostic.code), .text(diagnostic.what(in: language)), .text(diagnostic.remedy(in: language)),
          .text(diagnostic.excerpt ?? ""),
        ]
      }
    }
    return OutputTable(
      name: "rejects", title: word("未采用的行", "Rows that were not taken"),
      titles: [
        word("文件", "file"), word("工作表", "sheet"), word("行", "row"), word("列", "column"), word("代码", "code"),
        word("原因", "what"), word("处理", "remedy"), word("原文", "as written"),
      ], rows: rows)
  }

  /// The last step of a path.
  public static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
