public import Wording

/// A mapping that a person makes for an unknown file, on its way to become a dialect.
public struct DialectDraft: Sendable {
  /// Where a field comes from.
  public enum Origin: Hashable, Sendable {
    /// A column, read by the rule that the field has by nature, or by the one named.
    case column(String, rule: String?)
    /// The same in every row.
    case constant(String)
  }

  /// The rules that may be named: `--map amount_cents=实付:fen`.
  public static let rules = [
    "text", "id", "buyer", "moment", "day", "yuan", "fen", "whole", "seconds", "minutes", "number",
  ]

  /// The id.
  public let id: String
  /// What the rows become.
  public let file: CanonicalFile
  /// Where each field comes from.
  public let fields: [String: Origin]
  /// Whether it is a canonical file as it stands, which readers of canonical files judge.
  private(set) var isCanonical = false
  /// Words of a field and what they become.
  public let values: [String: [String: String]]

  /// A draft.
  public init(
    id: String, file: CanonicalFile, fields: [String: Origin], values: [String: [String: String]] = [:]
  ) {
    self.id = id
    self.file = file
    self.fields = fields
    self.values = values
  }

  /// The fields that have to come from somewhere and do not yet.
  public var missingFields: [String] {
    file.columns.filter { fields[$0] == nil && !FieldStandard(file, $0).isOptional }
  }

  /// Words in the name of a column that holds what is never taken in.
  private static let privateWords = [
    "姓名", "收件人", "收货人", "联系人", "手机", "电话", "地址", "邮编", "身份证", "邮箱", "支付宝账号", "留言", "备注", "备忘", "客户", "顾客", "买家",
    "会员名", "签收人", "联系方式", "微信", "生日", "聊天内容", "发送内容", "消息内容", "name", "phone", "mobile", "address", "email", "e-mail",
    "remark",
    "comment", "customer", "client", "buyer", "caller", "clid", "recipient", "consignee", "contact", "birth", "wechat",
    "text", "content",
  ]
  /// Endings of columns that count or measure, whoever they name.
  private static let counted = [
    "数", "率", "量", "额", "金额", "时长", "度", "占比", "次", "评分", "满意", "count", "rate", "total", "time", "at",
  ]

  /// Whether a column's name says that it holds names, phones, addresses, remarks or what was said.
  public static func looksPrivate(_ column: String) -> Bool {
    let lower = column.lowercased()
    guard !counted.contains(where: { lower.hasSuffix($0) }) else { return false }
    return privateWords.contains { lower.contains($0) }
  }

  /// Whether a value is somebody's phone or address, whatever its column is called.
  public static func looksPrivate(value: String) -> Bool {
    if value.contains("@") || value.contains("<") { return true }
    let digits = value.filter { $0.isNumber }
    let others = value.filter { !$0.isNumber && !"+-() ".contains($0) }
    return others.isEmpty && digits.count == 11 && digits.hasPrefix("1") || value.count > 40
  }

  /// The dialect as YAML, for a table of that header.
  ///
  /// - Throws: `MAPPING-ID`, `MAPPING-FIELD-UNKNOWN`, `MAPPING-FIELD-MISSING`, `MAPPING-COLUMN-UNKNOWN`.
  public func yaml(header: [String]) throws(Diagnostic) -> String {
    try check(header: header)
    var text = "# \(file.rawValue)\ndialect: 1\nid: \(id)\nname: {zh: \(id), en: \(id)}\n\n"
    text += "recognise:\n  columns: [\(list(columns(of: file.columns)))]\n\n"
    // The month of a report is given; everything else of a key has to begin with a column, or it tells no rows apart.
    let key =
      isCanonical && !hasIdentity ? [] : FieldStandard.key(of: file).filter { $0 != "month" || fields[$0] != nil }
    if let first = key.first, !columns(of: [first]).isEmpty { text += "key: [\(list(columns(of: key)))]\n" }
    let taken = Set(columns(of: file.columns).map { ColumnName($0) })
    let hidden = header.filter { DialectDraft.looksPrivate($0) && !taken.contains(ColumnName($0)) }
    if !hidden.isEmpty { text += "private: [\(list(hidden))]\n" }
    text += "\nyields:\n  - file: \(file.rawValue)\n    fields:\n"
    for field in file.columns where field != "source" { text += "      \(field): {\(rule(of: field))}\n" }
    return text
  }

  private func check(header: [String]) throws(Diagnostic) {
    let letters = id.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    guard letters, (1...60).contains(id.utf8.count), id.first != "-" else {
      throw Diagnostic(.mappingID, ["id": Diagnostic.quoted(id)])
    }
    for field in fields.keys.sorted() + values.keys.sorted() where !file.columns.contains(field) {
      throw Diagnostic(
        .mappingFieldUnknown,
        ["field": Diagnostic.quoted(field), "file": file.rawValue, "known": file.columns.joined(separator: ", ")])
    }
    guard missingFields.isEmpty else {
      throw Diagnostic(
        .mappingFieldMissing, ["fields": missingFields.joined(separator: ", "), "file": file.rawValue])
    }
    let known = Set(header.map { ColumnName($0) })
    for column in columns(of: file.columns) where !known.contains(ColumnName(column)) {
      throw Diagnostic(
        .mappingColumnUnknown,
        ["column": Diagnostic.quoted(column), "found": TableFile.listed(header)],
        words: ["guess": .guess(for: column, among: header)])
    }
  }

  /// The columns that some fields come from, each once.
  private func columns(of fields: [String]) -> [String] {
    var columns: [String] = []
    for field in fields {
      if case .column(let name, _)? = self.fields[field], !columns.contains(name) { columns.append(name) }
    }
    return columns
  }

  private func rule(of field: String) -> String {
    let standard = FieldStandard(file, field)
    switch fields[field] {
    case .column(let name, let rule):
      let kind = rule ?? standard.rule
      var text = kind == "fen" ? "number: \(quoted(name)), in: fen" : "\(kind): \(quoted(name))"
      if let words = values[field], !words.isEmpty {
        let pairs = words.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
        text += ", values: {\(pairs.joined(separator: ", "))}"
      }
      let mayBeEmpty = isCanonical && !isNeeded(field) || standard.isOptional && standard.given == nil
      return mayBeEmpty ? text + ", may_be_empty: true" : text
    case .constant(let text): return "constant: \(quoted(text))"
    case nil: return standard.given.map { "given: \($0)" } ?? "missing: not mapped"
    }
  }

  private var hasIdentity: Bool {
    EventKind(rawValue: CanonicalFile.dialectName(of: file)).map(\.hasIdentity) ?? true
  }

  /// Whether a canonical file needs a field in every row.
  private func isNeeded(_ field: String) -> Bool {
    FieldStandard.key(of: file).contains(field) && EventKind(rawValue: CanonicalFile.dialectName(of: file)) == nil
  }

  private func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }

  /// A text as YAML writes it in double quotes.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension DialectDraft {
  /// The dialect of a canonical file that is no UTF-8 text, each field from the column of its own name.
  static func canonical(_ file: CanonicalFile, _ header: TableHeader) -> DialectDraft {
    var fields: [String: Origin] = [:]
    for field in file.columns where header[field] != nil {
      fields[field] = .column(field, rule: field.hasSuffix("_cents") ? "fen" : nil)
    }
    var draft = DialectDraft(id: CanonicalFile.dialectName(of: file), file: file, fields: fields)
    draft.isCanonical = true
    return draft
  }

  /// What an unknown table could be: the canonical file most of whose fields are found under names that known dialects
  /// use for them, and those fields; nil where hardly anything is.
  public static func guess(header: [String], library: DialectLibrary) -> DialectDraft? {
    var best: DialectDraft?
    for file in CanonicalFile.allCases {
      var known: [String: [String]] = [:]
      // A column of a report is a metric of its own, and no numerator of whatever one likes.
      for yield in library.dialects.flatMap(\.yields) where yield.file == file && yield.metric == nil {
        for rule in yield.rules { known[rule.field, default: []] += rule.columns }
      }
      var fields: [String: Origin] = [:]
      var free = header.filter { !$0.isEmpty }
      for field in file.columns {
        let names = known[field, default: []] + [field]
        let folded = Set(names.map { ColumnName($0) })
        let column =
          free.first { folded.contains(ColumnName($0)) }
          ?? names.lazy.compactMap { name in NearestName.likely(for: name, among: free) }.first
        guard let column else { continue }
        free.removeAll { $0 == column }
        fields[field] = .column(column, rule: nil)
      }
      let draft = DialectDraft(id: "my-export", file: file, fields: fields)
      let covered = file.columns.count - draft.missingFields.count
      // At least the fields that name a row have to be recognisable.
      let key = FieldStandard.key(of: file)
      guard fields.count >= 2, key.isEmpty || key.contains(where: { fields[$0] != nil }) else { continue }
      let rank = (draft.missingFields.isEmpty ? 1 : 0, fields.count)
      let bestRank = best.map { ($0.missingFields.isEmpty ? 1 : 0, $0.fields.count) } ?? (-1, 0)
      if covered > 0, rank > bestRank { best = draft }
    }
    return best
  }
}
