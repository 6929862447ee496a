internal import Exact
internal import Intake
internal import Wording
internal import Workflow

/// What a file is and what became of its rows, in words.
struct FileWords {
  private let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  private func say(_ chinese: String, _ english: String) -> String { visit.say(chinese, english) }

  /// What files that were sent together are; of an archive how many of each kind.
  func identity(of files: [ImportedFile]) -> String {
    guard files.count != 1 else { return identity(of: files[0]) }
    guard !files.isEmpty else { return say("没有可读的文件", "no file in it") }
    return say("压缩包，\(files.count) 个文件", "an archive of \(files.count) files")
  }

  /// What a file is, or why nothing of it can be used.
  func identity(of file: ImportedFile) -> String {
    switch file.outcome {
    case .already(_, let month):
      return say("同样的内容已在 \(month) 导入", "the same content was taken in for \(month)")
    case .refused where file.isUnknown: return say("不认识的文件：指定各列后就能导入", "of no known kind: say what its columns are")
    case .refused: return file.report.diagnostics.first { $0.severity == .error }?.what(in: visit.language) ?? ""
    case .looked, .taken: return kind(of: file) ?? ""
    }
  }

  /// The dialect or canonical file; nil where there is none.
  func kind(of file: ImportedFile) -> String? {
    if let canonical = file.canonical {
      return say("标准文件 ", "canonical ") + canonical.file.rawValue + say("（", " (")
        + visit.say(ImportWords.name(of: canonical.file)) + say("）", ")")
    }
    if let chat = file.look?.chat { return visit.say(chat) }
    let names = file.look?.sheets.compactMap { $0.reading.map { visit.say($0.name) } } ?? []
    return names.isEmpty ? file.report.dialect : names.joined(separator: " + ")
  }

  /// What a file is technically: its form, what separates its fields, its encoding.
  func form(of file: ImportedFile) -> String {
    let form =
      switch file.format {
      case "CSV": say("CSV（文本，逗号或分号分隔）", "CSV (text, commas or semicolons)")
      case "TSV": say("TSV（文本，制表符分隔）", "TSV (text, tabs)")
      default: file.format
      }
    return [form, file.report.encoding?.rawValue ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// What the rows of some files come to; nil where none was read.
  func rows(of files: [ImportedFile]) -> String? {
    let read = files.filter { !$0.report.refused && $0.report.sameAs == nil }
    guard !read.isEmpty else { return nil }
    let counts: [(KeyPath<FileReport, Int>, String, String)] = [
      (\.taken, "采用", "taken"), (\.rejected, "未采用", "rejected"), (\.duplicate, "重复", "duplicate"),
      (\.dropped, "汇总等", "totals"), (\.blank, "空行", "blank"),
    ]
    let parts = counts.compactMap { path, chinese, english -> String? in
      let count = read.reduce(0) { $0 + $1.report[keyPath: path] }
      guard count > 0 || path == \.taken else { return nil }
      return say("\(chinese) \(count)", "\(count) \(english)")
    }
    return parts.joined(separator: say("，", ", "))
  }

  /// Where a file went.
  func outcome(of file: ImportedFile) -> String {
    switch file.outcome {
    case .looked: say("只看过，还没有导入", "only looked at")
    case .taken: say("已导入", "taken in")
    case .already(_, let month): say("同样的内容已在 \(month) 导入，没有重复保存", "was taken in for \(month) before; not stored twice")
    case .refused: say("没有导入：", "not taken in: ") + identity(of: file)
    }
  }
}

extension ImportedFile {
  /// Whether it is a table of no known dialect.
  var isUnknown: Bool {
    report.refused && report.diagnostics.contains { [Message.dialectUnknown, .dialectForeign].contains($0.message) }
  }
}
