import Exact
import Metrics
import Wording
import Workflow

/// A reconciliation as a person reads it in a terminal.
struct ReconcileText {
  private let found: Reconciliation
  private let language: Language
  private let rows: Int
  private let all: Bool

  init(_ found: Reconciliation, language: Language, rows: Int, all: Bool) {
    self.found = found
    self.language = language
    self.rows = rows
    self.all = all
  }

  private func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  var text: String {
    let flagged = found.flagged.count
    var lines = [
      words(
        "对账 \(found.month) · 口径 \(found.rules.name) · 比较 \(found.lines.count) 个数值，\(flagged) 个相差 1% 或以上",
        "Reconciliation of \(found.month) · rule set \(found.rules.name) · \(found.lines.count) figures, \(flagged) differ by 1 % or more"
      )
    ]
    var measure = ""
    for line in found.lines where all || line.state == .flagged || line.state == .notComputed {
      if line.measure != measure {
        measure = line.measure
        lines += ["", "\(line.name.text(in: language)) [\(measure)]"]
      }
      lines.append(head(line))
      lines += line.causes.flatMap { causeLines($0, line.unit) }.map { "      " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  /// The account, both figures, the difference, and where the platform's figure stands.
  private func head(_ line: Reconciliation.Line) -> String {
    let name = line.account.map { $0 + (line.holder.isEmpty ? "" : " " + line.holder) } ?? words("合计", "total")
    var text = "  " + padded(name, 20)
    text += padded(words("平台 ", "platform ") + figure(line.platform, line.unit), 24)
    text += padded(words("算出 ", "computed ") + figure(line.computed, line.unit), 24)
    switch line.state {
    case .within: text += words("相符", "agrees")
    case .flagged: text += words("差 ", "differs by ") + difference(line)
    case .notComputed: text += words("无法比较", "cannot be compared")
    case .notOfEvents: text += words("不由事件算出，不比较", "not a figure of events, not compared")
    case .notGiven: text += words("平台未给出", "not given by the platform")
    }
    guard let place = line.place else { return text }
    return text + "  ← " + place.text + (line.source.isEmpty ? "" : " ← " + line.source)
  }

  private func difference(_ line: Reconciliation.Line) -> String {
    guard let difference = line.difference else { return "—" }
    let sign = difference.isNegative ? "" : "+"
    let share = line.share.flatMap { try? $0 * 100 }.map { " (\(sign)\($0.decimal(places: 2))%)" } ?? ""
    return sign + value(difference, line.unit) + share
  }

  private func figure(_ figure: Figure, _ unit: Unit?) -> String {
    switch figure {
    case .known(let value): self.value(value, unit)
    case .missing(let missing): ReasonText.missing(missing.reason.rawValue, in: language)
    }
  }

  private func value(_ value: Rational, _ unit: Unit?) -> String {
    guard let unit else { return value.description }
    return unit.number(value) + (unit == .ratio ? "%" : unit == .seconds ? words(" 秒", " s") : "")
  }

  /// A text and blanks up to a width; full-width characters take two places.
  private func padded(_ text: String, _ width: Int) -> String {
    let taken = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    return text + String(repeating: " ", count: max(2, width - taken))
  }

  // MARK: Causes

  private func causeLines(_ cause: Reconciliation.Cause, _ unit: Unit?) -> [String] {
    switch cause {
    case .choice(let choice): return lines(of: choice, unit)
    case .measure(let id, let name, let figure):
      let text = name.text(in: language)
      return [
        words(
          "平台的数值与“\(text)”[\(id)] 相符：\(value(figure, unit))",
          "the platform's figure is that of \(text) [\(id)]: \(value(figure, unit))")
      ]
    case .refused(let reasons, let count):
      return [words("这个账号有 \(count) 行未采用", "\(count) rows of this account were refused")]
        + listed(reasons.prefix(rows).map { "\($0.place.text)  \($0.code)" }, of: count)
    case .refusedElsewhere(let files):
      return files.map {
        words(
          "\($0.file) 有 \($0.count) 行未采用，看不出属于哪个账号", "\($0.count) rows of \($0.file) were refused that name no account")
      }
    case .repeated(let files):
      return files.map {
        words(
          "\($0.file) 有 \($0.count) 行在同类的另一个文件里也有，只算一次",
          "\($0.count) rows of \($0.file) stand in another file of the kind as well, and count once")
      }
    case .edge(let cited):
      return [
        words(
          "月初之前、月末之后一天内有 \(cited.count) 行，不计入本月",
          "\(cited.count) lines lie within a day outside the month and do not count")
      ] + listed(cited.rows.prefix(rows).map(row), of: cited.count)
    case .unowned(let count):
      return [words("有 \(count) 行落在账号不属于任何人的日子", "\(count) rows lie on days on which the account was nobody's")]
    case .unknownAccount(let nearest):
      let guess = nearest.map { words("；最接近的是“\($0)”", "; the nearest is \"\($0)\"") } ?? ""
      return [words("聊天记录里没有这个账号", "no chat line names this account") + guess]
    case .said(let reason): return [reason.place.text + "  " + reason.what(in: language)]
    case .filesMissing(let files):
      return files.map { words("缺少文件 \($0)", "the file \($0) is missing") }
    }
  }

  private func lines(of choice: Reconciliation.Choice, _ unit: Unit?) -> [String] {
    let name = choice.name.text(in: language)
    let figure = value(choice.figure, unit)
    let verdict =
      choice.isExact
      ? words("与平台一致", "the platform's figure")
      : choice.closes ? words("与平台相差不到 1%", "within 1 % of the platform's") : words("更接近平台", "nearer to the platform's")
    let head = words(
      "换成“\(name)”（\(choice.option)）：\(figure)，\(verdict)", "\(name) (\(choice.option)): \(figure), \(verdict)")
    let changes = choice.changes.prefix(rows).flatMap { change -> [String] in
      ["\(change.part.id) \(change.before ?? 0) → \(change.after ?? 0)"] + change.rows.map { "  " + row($0) }
    }
    return [head] + changes.map { "  " + $0 }
      + (choice.changeCount > min(rows, choice.changes.count)
        ? ["  " + more(choice.changeCount - min(rows, choice.changes.count))] : [])
  }

  private func listed(_ lines: [String], of count: Int) -> [String] {
    lines.map { "  " + $0 } + (count > lines.count ? ["  " + more(count - lines.count)] : [])
  }

  private func more(_ count: Int) -> String {
    words("…… 另有 \(count) 处，用 --rows 列出更多", "… \(count) more; list them with --rows")
  }

  private func row(_ row: CitedRow) -> String {
    "\(row.file):\(row.line)" + (row.source.map { " ← " + $0 } ?? "") + "  " + Diagnostic.quoted(row.text)
  }
}
