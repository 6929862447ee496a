import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording
import Workflow

@testable import Paperwork

/// The forms of the demo company, whose year has every kind of month in it.
enum DemoForms {
  /// The months that are looked at: one that holds all five forms, or with KAOHE_LONG_TESTS=1 the whole year.
  static let isLong = ProcessInfo.processInfo.environment["KAOHE_LONG_TESTS"] == "1"

  /// The forms of some months, from a company made for this. It appraises by four of the five forms; the fifth takes the
  /// place of form 4 in the after-sales department of a second company like it.
  static let forms: Result<[AppraisalForm], any Error> = Result {
    let forms = try made { $0 }
    let others = try made { $0.replacing("schemes: [weighted-targets]", with: "schemes: [competency-14]") }
    return forms + others.filter { $0.schemes.contains { $0.id == "competency-14" } }
  }

  private static func made(_ change: (String) -> String) throws -> [AppraisalForm] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "paperwork-demo-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try DemoCompany().write(to: folder, schemes: BuiltInSchemes.all)
    let settings = folder + "/company.yaml"
    try change(String(contentsOfFile: settings, encoding: .utf8)).write(
      toFile: settings, atomically: true, encoding: .utf8)
    let company = try Company(at: folder)
    let months = isLong ? company.inboxMonths : [october]
    return try months.flatMap { month in
      let run = try MonthRun(company, month: month)
      return try run.derivations.map { derivation in
        try AppraisalForm(
          derivation: derivation, schemes: run.schemes[derivation.employee] ?? [], assessor: "冯主管")
      }
    }
  }
}

@Suite("The demo company's forms")
struct DemoFormsTests {
  @Test(
    "every formula of every sheet, recalculated by LibreOffice, is the product's result",
    .enabled(if: Office.path != nil, "LibreOffice is not installed"))
  func recalculated() throws {
    let forms = try DemoForms.forms.get()
    #expect(Set(forms.flatMap { $0.schemes.map(\.id) }).count == 5)
    try inFolder { folder in
      var expected: [(file: String, sheet: PaperSheet)] = []
      for form in forms {
        let name = "\(form.derivation.month)-\(form.derivation.employee)-\(form.schemes.first?.id ?? "")"
        let sheets = form.sheets(in: .chinese)
        try Office.write(sheets.map(\.forgotten), to: "\(folder)/\(name).xlsx")
        expected += sheets.map { ("\(name)-\($0.name)", $0) }
      }
      try Office.convert(in: folder)
      let count = try expected.reduce(0) { count, pair in
        try count + Office.compare(pair.sheet, with: "\(folder)/csv/\(pair.file).csv")
      }
      print("demo forms: \(forms.count) workbooks, \(expected.count) sheets, \(count) formulas")
      #expect(count > forms.count * 100)
    }
  }

  @Test("no formula is longer than a spreadsheet takes, or nested deeper")
  func sizes() throws {
    for form in try DemoForms.forms.get() {
      for sheet in form.sheets(in: .chinese) {
        for cell in sheet.cells {
          guard case .formula(let formula, _) = cell.content else { continue }
          #expect(formula.utf16.count <= 8_000)
          var (depth, deepest, quoted) = (0, 0, false)
          for character in formula.utf8 {
            if character == UInt8(ascii: "\"") { quoted.toggle() }
            if quoted { continue }
            if character == UInt8(ascii: "(") { depth += 1 }
            if character == UInt8(ascii: ")") { depth -= 1 }
            deepest = max(deepest, depth)
          }
          #expect(deepest <= 64 && depth == 0)
        }
      }
    }
  }

  @Test(
    "every figure of scores.csv can be found in the text of the person's PDF",
    .enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
  func figures() throws {
    let forms = try DemoForms.forms.get()
    let table = String(decoding: ResultTables.scores(forms.map(\.derivation)), as: UTF8.self)
    var rows = table.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let all = rows.count
    try inFolder { folder in
      for form in forms {
        let derivation = form.derivation
        let path = try form.write(into: folder, as: .pdf)
        let words = Set(
          try Poppler.text(path).split { !($0.isNumber || $0 == "." || $0 == "-" || $0 == "%") }.map(String.init))
        while let row = rows.first, row[0] == derivation.month.description, row[1] == derivation.employee {
          rows.removeFirst()
          let item = derivation.items.first { $0.id == row[2] }
          if !row[3].isEmpty, row[3] != "0.00" { #expect(words.contains(row[3]), "\(row)") }
          if !row[4].isEmpty { #expect(words.contains(row[4]), "\(row)") }
          // scores.csv has shares as numbers, 0.5500; a form has them in percent, 55.00%.
          if !row[5].isEmpty, let item, let value = item.value?.value {
            let number = item.unit.number(value)
            #expect(words.contains(number) || words.contains(number + "%"), "\(row) \(number)")
          }
        }
        try FileManager.default.removeItem(atPath: path)
      }
      #expect(rows.isEmpty && all > forms.count * 5)
    }
  }
}
