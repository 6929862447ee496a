import Exact
import Foundation
import Intake
import Wording
import Workflow

/// What an import comes to for one file, as a person reads it.
struct ImportAccount {
  let file: ImportedFile
  let month: Month
  let language: Language
  private let desk: ImportDesk
  private let line = TerminalText.columns
  private let indent = "  "

  init(_ file: ImportedFile, at desk: ImportDesk, language: Language) {
    self.file = file
    self.desk = desk
    month = desk.month
    self.language = language
  }

  func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private var separator: String { words("、", ", ") }

  /// The account in short: what it is, what became of its rows, where it went.
  var short: String {
    title + identity + rows + overlap + outside + unknownAccounts + outcome
  }

  /// The account in full, as a preview shows it.
  var whole: String {
    var text = title + identity
    for sheet in file.look?.sheets ?? [] where file.canonical == nil { text += ImportSheet(sheet, self).text }
    if let canonical = file.canonical, !canonical.leftBehind.isEmpty {
      text += listed(words("不采集的列", "columns not taken"), canonical.leftBehind)
    }
    text += samples + rows + period + overlap + accounts + outcome
    if let proposal = file.proposal { text += ImportProposal(proposal, file.path, desk, self).text }
    return text
  }

  private var title: String { "\n" + words("文件 ", "file ") + Diagnostic.quoted(file.path) + "\n" }

  func listed(_ title: String, _ words: [String]) -> String {
    TerminalText.list(
      title, words.map { Diagnostic.quoted($0) }, separator: separator, indent: indent, line: line)
  }

  private func row(_ title: String, _ text: String) -> String { indent + title + "  " + text + "\n" }

  private var identity: String {
    var parts = [file.format, file.report.encoding?.rawValue ?? ""].filter { !$0.isEmpty }
    if let canonical = file.canonical {
      parts.append(words("标准文件 ", "canonical ") + canonical.file.rawValue)
    } else if let dialect = file.report.dialect {
      var names = file.look?.sheets.compactMap { $0.reading?.name.text(in: language) } ?? []
      if let chat = file.look?.chat { names = [chat.text(in: language)] }
      parts.append(names.isEmpty ? dialect : names.joined(separator: " + ") + " [\(dialect)]")
    }
    guard !parts.isEmpty else { return "" }
    return row(words("认定", "is"), parts.joined(separator: " · "))
  }

  private var rows: String {
    guard !file.report.refused, file.report.sameAs == nil else { return "" }
    let report = file.report
    var parts = [words("采用 \(report.taken)", "\(report.taken) taken")]
    for (count, chinese, english) in [
      (report.blank, "空行", "blank"), (report.duplicate, "重复", "duplicate"),
      (report.dropped, "非数据行（汇总等）", "no data (totals and the like)"),
      (report.rejected, "未采用", "rejected"),
    ] where count > 0 { parts.append(words("\(chinese) \(count)", "\(count) \(english)")) }
    var text = row(words("行数", "rows"), "\(report.rows): " + parts.joined(separator: words("，", ", ")))
    let made = report.yielded.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !made.isEmpty, file.canonical == nil {
      text += row(words("成为", "becomes"), made.joined(separator: separator))
    }
    return text
  }

  private var period: String {
    var text = ""
    if let first = file.survey.first, let last = file.survey.last {
      text += row(words("期间", "period"), "\(first) ~ \(last)")
    }
    let months = file.survey.months.sorted { $0.key < $1.key }
    if !months.isEmpty {
      text += listed(
        words("月份", "months"),
        months.map { month, count in
          "\(month) " + words("\(count) 行", "\(count) rows") + (month == self.month ? "" : words("（月外）", " (outside)"))
        })
    }
    return text
  }

  private var outside: String {
    let count = file.outside(month)
    guard count > 0, file.report.sameAs == nil else { return "" }
    return row(
      words("月外", "outside"),
      words(
        "\(count) 行不在 \(month)，已保存，该月只在相关规则里用到",
        "\(count) rows are not of \(month); they are kept, and count only where a rule asks for them"))
  }

  private var overlap: String {
    guard let overlap = file.overlap else { return "" }
    let rows = overlap.already + overlap.changes.count + overlap.older.count + overlap.refused.count + overlap.new
    var text = row(
      words("与以往", "before"),
      words(
        "\(rows) 行中，\(overlap.already) 行之前已有，\(overlap.changes.count) 行有变化，\(overlap.new) 行是新的",
        "\(rows) rows, of which \(overlap.already) were there already, \(overlap.changes.count) changed, \(overlap.new) new"
      ))
    for change in overlap.changes.prefix(3) {
      text += indent + indent + change.now + words(" 替换 ", " replaces ") + change.before + "\n"
    }
    if overlap.changes.count > 3 {
      text +=
        indent + indent
        + words("…… 另有 \(overlap.changes.count - 3) 行", "… \(overlap.changes.count - 3) more") + "\n"
    }
    if let first = overlap.older.first {
      let count = overlap.older.count
      text += row(
        words("较旧", "older"),
        words(
          "\(count) 行在较新的文件里不同，以较新的为准（如 \(first.now) 与 \(first.before)）",
          "\(count) rows differ in a newer file, which stands (as \(first.now) and \(first.before))"))
    }
    if let first = overlap.refused.first {
      let count = overlap.refused.count
      text += row(
        words("部分重叠", "in part"),
        words(
          "\(count) 项与之前的报表期间部分重叠，不计入（如 \(first.now) 与 \(first.before)）",
          "\(count) figures share days with an earlier report and do not count (as \(first.now) and \(first.before))"))
    }
    return text
  }

  private var accounts: String {
    guard !file.accounts.isEmpty else { return "" }
    let known = file.accounts.filter { !$0.owners.isEmpty }
    var text = row(
      words("账号", "accounts"),
      words(
        "\(file.accounts.count) 个，其中 \(known.count) 个在 accounts.csv",
        "\(file.accounts.count), of which \(known.count) are in accounts.csv"))
    if !known.isEmpty {
      text += listed(
        words("已登记", "known"),
        known.prefix(12).map { "\($0.id)→\($0.owners.joined(separator: "/"))" } + (known.count > 12 ? ["…"] : []))
    }
    return text + unknownAccounts
  }

  private var unknownAccounts: String {
    let unknown = file.accounts.filter(\.owners.isEmpty)
    guard !unknown.isEmpty else { return "" }
    let shown = unknown.prefix(12).map { account in
      let nearest = account.nearest.map { words("，最接近 \($0)", ", nearest \($0)") } ?? ""
      return account.id + words("（\(account.rows) 行\(nearest)）", " (\(account.rows) rows\(nearest))")
    }
    return listed(
      words("未登记", "not in accounts.csv"),
      shown + (unknown.count > 12 ? [words("另有 \(unknown.count - 12) 个", "\(unknown.count - 12) more")] : []))
  }

  private var outcome: String {
    switch file.outcome {
    case .looked: row(words("结果", "result"), words("仅预览，未保存", "only looked at, nothing was stored"))
    case .taken(let folder): row(words("结果", "result"), words("已导入 ", "taken in: ") + folder)
    case .already(let folder, let month):
      row(
        words("结果", "result"),
        words(
          "同样的内容已在 \(month) 导入：\(folder)；没有重复保存",
          "the same content was taken in for \(month): \(folder); it was not stored twice"))
    case .refused: row(words("结果", "result"), words("未导入，原因见下", "not taken in; see why below"))
    }
  }

  /// The first rows, each value beside what it becomes.
  private var samples: String {
    guard !file.samples.isEmpty else { return "" }
    var text = indent + words("前几行（左为原文，隐私列留空）", "first rows (as in the file; private columns left blank)") + "\n"
    for sample in file.samples {
      text += indent + indent + words("第 \(sample.line) 行", "row \(sample.line)") + "  "
      let values = sample.original.prefix(24).filter { !$0.value.isEmpty }.map {
        "\(Diagnostic.quoted($0.column))=\(Diagnostic.quoted($0.value))"
      }
      text += TerminalText.cut(values.joined(separator: " "), to: line * 2) + "\n"
      for row in sample.becomes {
        let fields = row.fields.filter { !$0.value.isEmpty }.map { "\($0.field)=\(Diagnostic.quoted($0.value))" }
        text +=
          indent + indent + indent + "→ " + row.file + "  "
          + TerminalText.cut(fields.joined(separator: " "), to: line * 2) + "\n"
      }
    }
    return text
  }
}
