internal import Foundation
internal import Scheme
public import Wording

/// The columns of a payroll as the payroll system wants them (`payroll.yaml`).
public struct PayrollMapping: Sendable {
  /// A column: a field of ours, or the same text in every line.
  public struct Column: Hashable, Sendable {
    /// What stands there.
    public enum Content: Hashable, Sendable {
      /// A field.
      case field(PayrollField)
      /// The same in every line.
      case constant(String)
    }

    /// Its title; nil for the field's own.
    public let title: String?
    /// What stands there.
    public let content: Content
    /// Whether an amount is written in fen, as a whole number, and not in yuan.
    public let inFen: Bool
    /// Whether an amount is written with the other sign, as systems want it that add everything up.
    public let isNegated: Bool

    /// A field under its own title, in yuan.
    init(_ field: PayrollField) {
      title = nil
      content = .field(field)
      (inFen, isNegated) = (false, false)
    }

    init(title: String?, content: Content, inFen: Bool, isNegated: Bool) {
      self.title = title
      self.content = content
      self.inFen = inFen
      self.isNegated = isNegated
    }

    /// Its title.
    public func title(in language: Language) -> String {
      if let title { return title }
      guard case .field(let field) = content else { return "" }
      return field.title.text(in: language)
    }
  }

  /// The columns, in their order.
  public let columns: [Column]

  /// Who, the lanes one by one, and what they come to.
  public static let standard = PayrollMapping(
    columns: [
      .month, .employeeID, .name, .department, .post, .wage, .earned, .rewards, .penalties, .lossDeducted, .floorTopUp,
      .variable, .adjustments, .gross,
    ].map { Column($0) })

  init(columns: [Column]) {
    self.columns = columns
  }

  /// A longer file is refused unread.
  private static let greatestLength = 1_000_000

  /// Reads a mapping.
  ///
  /// - Throws: the first error of a file that cannot be used: `FILE-NOT-FOUND`, `FILE-ENCODING`, `YAML-…`, `PAYROLL-…`.
  public init(at path: String) throws(Diagnostic) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    guard let size, size <= PayrollMapping.greatestLength, let bytes = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(
        size == nil ? .fileNotFound : .schemeTooLarge, at: Place(file: path),
        words: [
          "what": Bilingual("工资表对照文件太大", "The mapping is too long"),
          "limit": Bilingual("\(PayrollMapping.greatestLength) 字节", "\(PayrollMapping.greatestLength) bytes"),
        ])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(.fileEncoding, at: Place(file: path, line: 1), ["found": SchemeFile.encoding(of: bytes)])
    }
    var reading = PayrollMappingReading(findings: SchemeFindings(file: path, source: text))
    let columns = reading.columns(text)
    if let error = reading.findings.diagnostics.first(where: { $0.severity == .error }) { throw error }
    self.init(columns: columns)
  }
}

/// Reads the columns from YAML; what is not known in it is an error.
private struct PayrollMappingReading {
  var findings: SchemeFindings

  private enum Money: String, CaseIterable { case yuan, fen }
  private enum Sign: String, CaseIterable { case plus, minus }

  mutating func columns(_ text: String) -> [PayrollMapping.Column] {
    guard let root = findings.document(of: text),
      var top = SchemeReader(root, owner: "payroll", findings: &findings)
    else { return [] }
    let format = top.required("kaohe", &findings)
    if let format, format.text != "1" { findings.report(type: "kaohe", shouldBe: Bilingual("1", "1"), at: format) }
    var columns: [PayrollMapping.Column] = []
    if let field = top.required("columns", &findings) {
      if let elements = field.elements, !elements.isEmpty {
        for element in elements { if let column = column(element, after: columns) { columns.append(column) } }
      } else {
        findings.report(
          type: "columns", shouldBe: Bilingual("列表（每项以 - 开头）", "a list (each entry after a dash)"), at: field)
      }
    }
    top.finish(&findings)
    return columns
  }

  private mutating func column(
    _ field: SchemeField, after others: [PayrollMapping.Column]
  ) -> PayrollMapping.Column? {
    guard var reader = SchemeReader(field, owner: "column", findings: &findings) else { return nil }
    let title = reader.text("title", &findings)
    let named: PayrollField? = reader.choice("field", &findings)
    let constant = reader.text("constant", &findings)
    let money: Money? = reader.choice("in", &findings)
    let sign: Sign? = reader.choice("sign", &findings)
    let names = reader.field("field") != nil
    reader.finish(&findings)
    guard names != (constant != nil) else {
      findings.report(.payrollColumn, at: field, ["title": title ?? "—"])
      return nil
    }
    if let constant {
      guard let title else {
        findings.report(.payrollColumn, at: field, ["title": "—"])
        return nil
      }
      return unique(title: title, .constant(constant), false, false, others, field)
    }
    guard let named else { return nil }
    if (money != nil || sign != nil) && !named.isMoney {
      findings.report(.payrollNoAmount, at: field, ["field": named.rawValue])
      return nil
    }
    return unique(title: title, .field(named), money == .fen, sign == .minus, others, field)
  }

  private mutating func unique(
    title: String?, _ content: PayrollMapping.Column.Content, _ inFen: Bool, _ isNegated: Bool,
    _ others: [PayrollMapping.Column], _ field: SchemeField
  ) -> PayrollMapping.Column? {
    let column = PayrollMapping.Column(title: title, content: content, inFen: inFen, isNegated: isNegated)
    let own = column.title(in: .chinese)
    guard !others.contains(where: { $0.title(in: .chinese) == own }) else {
      findings.report(.payrollTitleTwice, at: field, ["title": own])
      return nil
    }
    return column
  }
}

extension Company {
  /// The columns that the company's payroll system wants: those of payroll.yaml in its folder, else the standard ones.
  ///
  /// - Throws: what is wrong with payroll.yaml.
  public func payrollMapping() throws(Diagnostic) -> PayrollMapping {
    let own = folder + "/payroll.yaml"
    return FileManager.default.fileExists(atPath: own) ? try PayrollMapping(at: own) : .standard
  }
}
