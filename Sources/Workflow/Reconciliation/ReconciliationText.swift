public import Exact
internal import Metrics
public import Wording

/// The figures and causes of a reconciliation in words.
public struct ReconciliationText: Sendable {
  private let language: Language
  private let rows: Int
  private let hint: Bilingual

  /// - Parameters:
  ///   - rows: how many rows are listed for each cause.
  ///   - hint: what is said behind the number of rows that are not listed.
  public init(in language: Language, rows: Int, hint: Bilingual = Bilingual("", "")) {
    self.language = language
    self.rows = rows
    self.hint = hint
  }

  private func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// How many figures were compared, under which rule set.
  public func title(of found: Reconciliation) -> String {
    let flagged = found.flagged.count
    return words(
      "对账 \(found.month) · 口径 \(found.rules.name) · 比较 \(found.lines.count) 个数值，\(flagged) 个相差 1% 或以上",
      "Reconciliation of \(found.month) · rule set \(found.rules.name) · \(found.lines.count) figures, \(flagged) differ by 1 % or more"
    )
  }

  /// How two figures agree; where they differ, by how much.
  public func verdict(on line: Reconciliation.Line) -> String {
    switch line.state {
    case .within: words("相符", "agrees")
    case .flagged: words("差 ", "differs by ") + difference(line)
    case .notComputed: words("无法比较", "cannot be compared")
    case .notOfEvents: words("不由事件算出，不比较", "not a figure of events, not compared")
    case .otherDays:
      line.days.map { words("报表只有 \($0)，不与整月比较", "the report is of \($0) only, not compared with the month") }
        ?? words("报表按天相加为人次，不与去重人数比较", "added day by day, not compared with distinct buyers")
    case .notGiven: words("平台未给出", "not given by the platform")
    }
  }

  private func difference(_ line: Reconciliation.Line) -> String {
    guard let difference = line.difference else { return "—" }
    let sign = difference.isNegative ? "" : "+"
    let share = line.share.flatMap { try? $0 * 100 }.map { " (\(sign)\($0.decimal(places: 2))%)" } ?? ""
    return sign + value(difference, line.unit) + share
  }

  /// A figure with its unit, or why it is missing.
  public func figure(_ figure: Figure, _ unit: Unit?) -> String {
    switch figure {
    case .known(let value): self.value(value, unit)
    case .missing(let missing): ReasonText.missing(missing.reason.rawValue, in: language)
    }
  }

  private func value(_ value: Rational, _ unit: Unit?) -> String {
    guard let unit else { return value.description }
    return unit.number(value) + (unit == .ratio ? "%" : unit == .seconds ? words(" 秒", " s") : "")
  }

  /// A cause: what it says, and, indented, the rows it rests on.
  public func lines(of cause: Reconciliation.Cause, _ unit: Unit?) -> [String] {
    switch cause {
    case .choice(let choice): return choiceLines(choice, unit)
    case .waits(let choices):
      return choices.map { choice in
        let name = choice.name.text(in: language)
        let mark = choice.isInForce ? words("（现行口径）", " (in force)") : ""
        let figure = value(choice.figure, unit)
        return words("“\(name)”（\(choice.option)）：\(figure)", "\(name) (\(choice.option)): \(figure)") + mark
      }
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

  private func choiceLines(_ choice: Reconciliation.Choice, _ unit: Unit?) -> [String] {
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
    words("…… 另有 \(count) 处" + hint.chinese, "… \(count) more" + hint.english)
  }

  private func row(_ row: CitedRow) -> String {
    "\(row.file):\(row.line)" + (row.source.map { " ← " + $0 } ?? "") + "  " + Diagnostic.quoted(row.text)
  }
}
