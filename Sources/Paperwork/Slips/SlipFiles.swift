internal import Exact
public import Wording

/// Slips and notices as files: one each, and all of a month in one bundle.
public struct SlipFiles: Sendable {
  /// What is printed of a case.
  public enum Kind: Hashable, Sendable {
    /// The wage slip.
    case slip
    /// The notice of a deduction; only for whom something was deducted.
    case notice

    var name: Bilingual {
      switch self {
      case .slip: Bilingual("工资条", "wage slip")
      case .notice: Bilingual("扣款通知书", "notice of a deduction")
      }
    }
  }

  /// What is printed.
  public let kind: Kind
  /// For whom; of notices only those who have a deduction.
  public let cases: [SlipCase]

  /// The slips, or notices, of some cases.
  public init(_ kind: Kind, of cases: [SlipCase]) {
    self.kind = kind
    self.cases = kind == .slip ? cases : cases.filter(\.hasDeduction)
  }

  /// Writes each into a file of its own, under a name as HR files it; the paths.
  @discardableResult
  public func writeEach(
    into folder: String, as format: FileFormat, language: Language
  ) throws(Diagnostic) -> [String] {
    var paths: [String] = []
    let title = kind.name.text(in: language)
    for slip in cases {
      let path = folder + "/" + name(of: slip, language) + "." + format.rawValue
      let paper = PaperFile(title: title, language: language, created: slip.month.end)
      try paper.write(to: path, as: format) { file throws(Diagnostic) in
        try file.add([sheet(slip, name: title, language)], under: [])
      }
      paths.append(path)
    }
    return paths
  }

  /// Writes all into one file, a sheet for each, with bookmarks by department in a PDF; nothing where there is none.
  public func writeBundle(to path: String, as format: FileFormat, language: Language) throws(Diagnostic) {
    guard let first = cases.first else { return }
    let title = kind.name.text(in: language) + " \(first.month)"
    var taken: Set<String> = []
    let paper = PaperFile(title: title, language: language, created: first.month.end)
    try paper.write(to: path, as: format) { file throws(Diagnostic) in
      for slip in cases {
        let name = TabName.unique(slip.employee + " " + slip.name, &taken)
        try file.add([sheet(slip, name: name, language)], under: [CellText.line(slip.department), name])
      }
    }
  }

  /// `2026-10_电子商务部_E01_赵甲_工资条`
  private func name(of slip: SlipCase, _ language: Language) -> String {
    FileName.of([
      slip.month.description, slip.department, slip.employee, slip.name, kind.name.text(in: language),
    ])
  }

  func sheet(_ slip: SlipCase, name: String, _ language: Language) -> PaperSheet {
    switch kind {
    case .slip: WageSlip(slip, language).sheet(name: name)
    case .notice: DeductionNotice(slip, language).sheet(name: name)
    }
  }
}

/// Names on the tabs of a workbook.
enum TabName {
  private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]

  /// A name that a spreadsheet takes, in no more than 31 characters, and that no other sheet has.
  static func unique(_ text: String, _ taken: inout Set<String>) -> String {
    let clean = String(CellText.line(text).map { forbidden.contains($0) ? "_" : $0 })
    let base = cut(clean.isEmpty ? "—" : clean, to: 31)
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = cut(base, to: 26) + "~\(number)"
      number += 1
    }
    return name
  }

  /// The limit counts UTF-16 units.
  private static func cut(_ text: String, to most: Int) -> String {
    var result = ""
    var units = 0
    for character in text {
      units += character.utf16.count
      if units > most { break }
      result.append(character)
    }
    return result
  }
}
