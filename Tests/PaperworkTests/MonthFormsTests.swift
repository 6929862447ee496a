import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

@testable import Paperwork

@Suite("The forms of a month, bound")
struct MonthFormsTests {
  /// Two people of one name, one of another department, one on leave.
  private func forms() throws -> MonthForms {
    let monthly = try builtIn("monthly-100")
    let subjects = [
      agent("E01", name: "赵甲"), agent("E02", name: "赵甲") { $0.facts["bad_reviews"] = Fact(.known(3)) },
      agent("E03", name: "周丙") {
        $0.department = "仓库/A"
        $0.ratings["overall"] = nil
      },
      agent("E04", name: "[吴]丁:*") { $0.standing = .leave },
    ]
    let appraiser = Appraiser(schemes: [monthly], month: october, law: law, recordsBegin: october)
    return MonthForms(
      try appraiser.appraise(subjects).map { try AppraisalForm(derivation: $0, schemes: [monthly]) }, month: october)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("a file for each person, department and the company, in both formats, named as HR files them")
  func files() throws {
    try inFolder { folder in
      let forms = try forms()
      for format in FileFormat.allCases {
        for binding in MonthForms.Binding.allCases { try forms.write(into: folder, per: binding, as: format) }
      }
      let found = try names(folder)
      for format in ["xlsx", "pdf"] {
        for name in [
          "2026-10_电子商务部_E01_赵甲_月度绩效考核表", "2026-10_电子商务部_E02_赵甲_月度绩效考核表", "2026-10_仓库_A_E03_周丙_月度绩效考核表",
          "2026-10_电子商务部_考核表", "2026-10_全公司_考核表",
        ] { #expect(found.contains("\(name).\(format)"), "\(name)") }
        #expect(found.contains { $0.hasPrefix("2026-10_仓库_A~") && $0.hasSuffix("_考核表.\(format)") })
      }
      #expect(found.count == 2 * (4 + 2 + 1))
    }
  }

  @Test("a department's workbook: a list first, then everybody's sheets, people of one name told apart by their ids")
  func tabs() throws {
    let forms = try forms().forms
    #expect(TabNames.of(forms, .chinese) == ["赵甲", "赵甲E02", "周丙", "吴丁"])
    let long = try AppraisalForm(
      derivation: try appraise(
        [agent("E9", name: String(repeating: "长", count: 60))], under: [try builtIn("monthly-100")]),
      schemes: [try builtIn("monthly-100")])
    for language in Language.allCases {
      for (form, tab) in zip([long, long, long], TabNames.of([long, long, long], language)) {
        for sheet in form.sheets(in: language, tab: tab + " ") { #expect(sheet.name.utf16.count <= 31) }
      }
      #expect(Set(TabNames.of([long, long, long], language)).count == 3)
    }
  }

  @Test(
    "the list's figures follow from the people's sheets, recalculated by LibreOffice",
    .enabled(if: Office.path != nil, "LibreOffice is not installed"))
  func index() throws {
    let forms = try forms().forms
    let tabs = TabNames.of(forms, .chinese)
    let sheets = zip(forms, tabs).map { form, tab in form.sheets(in: .chinese, tab: tab + " ") }
    let index = IndexSheet(month: october, name: "全公司", language: .chinese).sheet(forms, sheets)
    try inFolder { folder in
      try Office.write(([index] + sheets.flatMap(\.self)).map(\.forgotten), to: folder + "/all.xlsx")
      try Office.convert(in: folder)
      #expect(try Office.compare(index, with: folder + "/csv/all-目录.csv") == 4 * 4)
      for sheet in sheets.flatMap(\.self) {
        _ = try Office.compare(sheet, with: "\(folder)/csv/all-\(sheet.name).csv")
      }
    }
  }

  @Test(
    "a bundle has everybody's form, with bookmarks by department and person",
    .enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
  func bundle() throws {
    try inFolder { folder in
      try forms().write(into: folder, per: .company, as: .pdf)
      let path = folder + "/2026-10_全公司_考核表.pdf"
      let text = try Poppler.text(path)
      for form in try forms().forms { #expect(text.contains(FormCode(form.derivation).description)) }
      let source = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self).uppercased()
      for name in ["目录", "电子商务部", "E01 赵甲", "E02 赵甲", "E03 周丙"] {
        #expect(source.contains("FEFF" + name.utf16.map { String(format: "%04X", $0) }.joined()), "\(name)")
      }
    }
  }

  @Test("what stands in the way of one file ends the run, and is told")
  func failure() throws {
    var code: String?
    let forms = try forms()
    do throws(Diagnostic) { try forms.write(into: "/nowhere", per: .person, as: .xlsx) } catch { code = error.code }
    #expect(code == "FORM-FOLDER-MISSING")
  }
}

@Suite("Blank forms")
struct BlankFormTests {
  @Test(
    "every built-in form, without anybody's figures, with all its lines",
    arguments: ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets", "competency-14"])
  func blank(_ id: String) throws {
    let scheme = try builtIn(id)
    for language in Language.allCases {
      let sheet = try #require(BlankForm(scheme).sheet(in: language))
      let texts = sheet.cells.compactMap { cell in
        if case .text(let text) = cell.content { text } else { nil }
      }
      #expect(texts.contains(scheme.name.text(in: language)))
      // Form 1 has the paper's own sentences in place of some names.
      let items = id == "monthly-100" ? Array(scheme.items.prefix(10)) : scheme.items
      for rule in items.map(\.name) + scheme.penalties.map(\.name) {
        #expect(texts.contains { $0.contains(rule.text(in: language)) }, "\(rule.chinese)")
      }
      for word in ["待补", "待定", "missing", "open", "未采集", "not collected"] { #expect(!texts.contains(word)) }
      for mark in ["√", "☑"] { #expect(!texts.contains { $0.contains(mark) && !$0.hasPrefix("※") }) }
      // No formula, and no number in the column to be filled in.
      #expect(!sheet.cells.contains { if case .formula = $0.content { true } else { false } })
      #expect(
        !sheet.cells.contains {
          if case .number = $0.content { $0.columns.lowerBound == sheet.lastColumn } else { false }
        })
    }
  }

  @Test("written under a name of its own, in both formats")
  func written() throws {
    try inFolder { folder in
      for format in FileFormat.allCases {
        let path = try BlankForm(builtIn("monthly-100")).write(into: folder, as: format)
        #expect(path == "\(folder)/空白表_电子商务部客服人员月度绩效考核表.\(format.rawValue)")
        #expect(FileManager.default.fileExists(atPath: path))
      }
    }
  }
}

@Suite("The code on a form")
struct FormCodeTests {
  @Test("leads from the paper to the derivation, and no further than its result")
  func code() throws {
    let scheme = try builtIn("monthly-100")
    let derivation = try appraise([agent()], under: [scheme])
    let code = FormCode(derivation)
    #expect(code.description == "2026-10/E01/" + derivation.hash.prefix(16))
    #expect(String(decoding: derivation.json(), as: UTF8.self).hasSuffix("\"hash\":\"\(derivation.hash)\"}"))
    #expect(code.isOf(hash: derivation.hash))
    let other = try appraise([agent { $0.facts["bad_reviews"] = Fact(.known(2)) }], under: [scheme])
    #expect(!code.isOf(hash: other.hash))
    #expect(FormCode(code.description) == code)
    #expect(FormCode("KAOHE " + code.description) == code)
  }

  @Test("ids with strokes in them are read; what is no code is not")
  func reading() {
    #expect(FormCode("2026-10/a/b/0123456789abcdef")?.employee == "a/b")
    #expect(FormCode("2026-10/E1/0123 4567 89AB CDEF")?.hash == "0123456789abcdef")
    for text in [
      "", "2026-10", "2026-10/E1", "2026-13/E1/0123456789abcdef", "2026-10//0123456789abcdef", "2026-10/E1/0123",
      "2026-10/E1/0123456789abcdeg",
    ] { #expect(FormCode(text) == nil, "\(text)") }
  }
}
