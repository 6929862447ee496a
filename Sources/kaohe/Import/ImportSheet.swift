import Intake
import Wording
import Workflow

/// How a sheet of a file is read, column by column.
struct ImportSheet {
  private let sheet: TableLook.Sheet
  private let account: ImportAccount

  init(_ sheet: TableLook.Sheet, _ account: ImportAccount) {
    self.sheet = sheet
    self.account = account
  }

  private func words(_ chinese: String, _ english: String) -> String { account.words(chinese, english) }

  var text: String {
    let name = sheet.name.map { words("工作表“\($0)”，", "sheet \"\($0)\", ") } ?? ""
    var text =
      "  " + words("表头  ", "header  ") + name + words("第 \(sheet.headerLine) 行", "row \(sheet.headerLine)") + "\n"
    guard let plan = sheet.reading else {
      return text + account.listed(words("未知的列", "unknown columns"), sheet.columns.filter { !$0.isEmpty })
    }
    text += account.listed(words("依据", "because"), plan.because)
    var rows: [[String]] = []
    for column in plan.columns where !column.fields.isEmpty {
      let fields = column.fields.map { "\($0.file.replacing(".csv", with: "")).\($0.field)" }
      rows.append([
        Diagnostic.quoted(column.name), ImportWords.conversion(of: column.fields[0]).text(in: account.language),
        "→ " + unique(fields).joined(separator: ", "),
      ])
    }
    for field in plan.fixed where field.rule != "missing" {
      let value = field.rule == "given" ? words("导入时指定", "given: ") + field.text : "\"\(field.text)\""
      rows.append([
        "—", words("固定 ", "fixed ") + value, "→ \(field.file.replacing(".csv", with: "")).\(field.field)",
      ])
    }
    text += "  " + words("各列", "columns") + "\n"
    text += TerminalText.table(rows, indent: "    ", most: 34, line: TerminalText.columns)
    let hidden = plan.columns.filter(\.isPrivate).map(\.name)
    if !hidden.isEmpty { text += account.listed(words("隐私，不采集", "private, not taken"), hidden) }
    let ignored = plan.columns.filter { $0.fields.isEmpty && !$0.isPrivate && !$0.isLookedAt && !$0.name.isEmpty }
    for reason in Dialect.LeftOut.Reason.allCases where reason != .unused {
      let names = ignored.filter { $0.leftOut == reason }.map(\.name)
      if !names.isEmpty { text += account.listed(ImportWords.why(reason).text(in: account.language), names) }
    }
    let others = ignored.filter { $0.leftOut == nil || $0.leftOut == .unused }.map(\.name)
    if !others.isEmpty { text += account.listed(words("不采集", "not taken"), others) }
    let deciding = plan.columns.filter { $0.fields.isEmpty && $0.isLookedAt }.map(\.name)
    if !deciding.isEmpty { text += account.listed(words("只用来判断", "only looked at"), deciding) }
    if !plan.key.isEmpty { text += account.listed(words("行的标识", "a row goes by"), plan.key) }
    if !plan.drops.isEmpty { text += account.listed(words("不算数据的行", "rows that are no data"), plan.drops) }
    return text
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: [String] = []
    for text in texts where !seen.contains(text) { seen.append(text) }
    return seen
  }
}

/// What to do about an unknown file: the mapping it most likely asks for, as a command.
struct ImportProposal {
  private let draft: DialectDraft
  private let path: String
  private let desk: ImportDesk
  private let account: ImportAccount

  init(_ draft: DialectDraft, _ path: String, _ desk: ImportDesk, _ account: ImportAccount) {
    self.draft = draft
    self.path = path
    self.desk = desk
    self.account = account
  }

  /// The shop of a file that does not say it: the one that was given, or one of the company's to be looked over.
  private var shop: String? {
    let needsShop = draft.file.columns.contains("shop_id") && draft.fields["shop_id"] == nil
    return needsShop ? desk.shop ?? desk.shops.first ?? "S1" : nil
  }

  var text: String {
    let missing = draft.missingFields
    var lines = [
      missing.isEmpty
        ? account.words(
          "建议：看起来像 \(draft.file.rawValue)，已用前几行试过。核对后可保存为方言：",
          "Proposal: it looks like \(draft.file.rawValue), tried on the first rows. Check, then save it as a dialect:")
        : account.words(
          "建议：看起来像 \(draft.file.rawValue)，还缺 \(missing.joined(separator: "、"))，请把“列名”换成表里的列：",
          "Proposal: it looks like \(draft.file.rawValue), but lacks \(missing.joined(separator: ", ")): put columns of the table in the place of COLUMN:"
        )
    ]
    if let shop, desk.shop == nil {
      let known =
        desk.shops.isEmpty
        ? "" : account.words("（已知：", " (known: ") + desk.shops.joined(separator: ", ") + account.words("）", ")")
      lines.append(
        account.words(
          "文件里没有店铺，先写作 \(shop)，请核对\(known)。", "The file does not say its shop; \(shop) stands for it, check it\(known)."
        ))
    }
    let texts = lines.count
    lines.append(
      "  kaohe import \(quoted(desk.company.folder)) \(quoted(path)) --month \(desk.month)"
        + (shop.map { " --shop " + quoted($0) } ?? "") + " --save-dialect \(draft.id) --as \(draft.file.rawValue)")
    for field in draft.file.columns {
      if case .column(let column, _)? = draft.fields[field] {
        lines.append("    --map \(quoted("\(field)=\(column)"))")
      }
      for (word, meant) in (draft.values[field] ?? [:]).sorted(by: { $0.key < $1.key }) {
        lines.append("    --value \(quoted("\(field):\(word)=\(meant)"))")
      }
    }
    for field in missing {
      lines.append("    --map \(field)=" + account.words("列名", "COLUMN"))
    }
    return lines.enumerated().map { number, text in
      "  " + (number < texts || number == lines.count - 1 ? text : text + " \\")
    }.joined(separator: "\n") + "\n"
  }

  /// A word as a shell reads it.
  private func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "=._-/+".unicodeScalars.contains(scalar)
    }
    return plain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
