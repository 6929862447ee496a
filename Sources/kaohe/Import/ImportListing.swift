import Exact
import Wording
import Workflow

/// What was taken in, as a table.
struct ImportListing {
  private let imports: [StoredImport]
  private let language: Language

  init(_ imports: [StoredImport], _ language: Language) {
    self.imports = imports
    self.language = language
  }

  func print() {
    guard !imports.isEmpty else {
      Swift.print(language == .chinese ? "还没有导入过文件。" : "Nothing was imported yet.")
      return
    }
    var rows = [
      language == .chinese
        ? ["月份", "导入时间", "哈希", "认定为", "店铺", "行", "采用", "未采用", "文件"]
        : ["month", "taken in at", "hash", "read as", "shop", "rows", "taken", "rejected", "file"]
    ]
    for entry in imports {
      rows.append([
        entry.month.description, entry.takenInAt, String(entry.hash.prefix(12)), entry.dialect, entry.shop ?? "",
        String(entry.rows), String(entry.taken), String(entry.rejected), entry.file,
      ])
    }
    Swift.print(TerminalText.table(rows, indent: "", most: 32, line: max(160, TerminalText.columns)), terminator: "")
  }
}
