import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

@testable import Paperwork

@Suite("The workbook as a file")
struct WorkbookTests {
  private func archive(_ specimen: Specimen, _ look: (Archive) throws -> Void) throws {
    try inFolder { folder in
      let form = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
      try look(try Archive(path: try form.write(into: folder)))
    }
  }

  private func specimen(_ name: String) throws -> Specimen {
    try #require(Specimen.all.first { $0.name == name })
  }

  @Test("A4, one page wide, title rows repeated, print area, merged cells", arguments: Specimen.all)
  func page(_ specimen: Specimen) throws {
    try archive(specimen) { archive in
      for sheet in 1...(specimen.schemes.count + 1) {
        let xml = try archive.text("xl/worksheets/sheet\(sheet).xml")
        #expect(xml.contains("paperSize=\"9\""))
        // Form 1 has two pages.
        let isForm1 = specimen.schemes[0].id == "monthly-100" && sheet == 1
        #expect(xml.contains("<rowBreaks count=\"1\"") == isForm1)
        // As wide as its page whatever the fonts of the machine make of a column; a scale would cut what is wider.
        #expect(xml.contains("<pageSetUpPr fitToPage=\"1\"/>") && !xml.contains("scale="))
        // Fitting to one page of width is the default of the attribute and is not written.
        #expect(xml.contains("fitToHeight=\"0\""))
        #expect(!xml.contains("fitToWidth=\"0\""))
        #expect(xml.contains("<mergeCell ref="))
      }
      let book = try archive.text("xl/workbook.xml")
      #expect(book.contains("_xlnm.Print_Area"))
      #expect(book.contains("_xlnm.Print_Titles"))
    }
  }

  @Test("form 1: live sum and live pay with the derivation's results")
  func monthlyFormulas() throws {
    let specimen = try specimen("monthly")
    let derivation = specimen.derivation
    try archive(specimen) { archive in
      let formulas = try archive.formulas(sheet: 1)
      let score = try #require(formulas.values.first { $0.formula.contains("SUM(L4:") })
      #expect(Double(score.result) == Double(try #require(derivation.points).hundredths) / 100)
      // The cells of the score and of the full pay depend on the number of rows before them.
      let pay = try #require(formulas.values.first { $0.formula.contains("*100,0)*ROUND(") })
      #expect(pay.formula.contains("&gt;=90,") && pay.formula.contains("&lt;70,0,"))
      #expect(pay.formula.contains("/10000,0)/100"))
      #expect(Double(pay.result) == Double(try #require(derivation.pay.earned?.amount).amount) / 100)
    }
  }

  @Test("form 4: weight × score, sum and grade are live")
  func weightedFormulas() throws {
    let specimen = try specimen("weighted")
    try archive(specimen) { archive in
      let formulas = try archive.formulas(sheet: 1)
      #expect(formulas["F4"]?.formula == "IF(ISNUMBER(E4),ROUND(ROUND(D4*E4,11),2),E4)")
      #expect(formulas["F4"]?.result == "29")
      let score = try #require(formulas["F9"])
      #expect(score.formula.contains("SUM(F4:F8)"))
      #expect(Double(score.result) == Double(try #require(specimen.derivation.points).hundredths) / 100)
      #expect(formulas["F10"]?.result == specimen.derivation.grade?.name.chinese)
    }
  }

  @Test("the pay lanes add up live to the derivation's total")
  func lanes() throws {
    let specimen = try specimen("monthly-money")
    try archive(specimen) { archive in
      let total = try #require(
        try archive.formulas(sheet: 3).values.first {
          $0.formula.contains("+E") && $0.formula.contains("-E") && $0.formula.hasPrefix("IF(AND(ISNUMBER(E")
            && $0.formula.components(separatedBy: "ISNUMBER").count == 6
        })
      #expect(Double(total.result) == Double(try #require(specimen.derivation.pay.total).amount) / 100)
      let texts = try archive.text("xl/sharedStrings.xml")
      #expect(texts.contains(LawPack.lossSource.statute))
      #expect(texts.contains(LawPack.penaltySource.statute))
      #expect(texts.contains(LawPack.floorSource.statute))
    }
  }

  @Test("the same derivation gives the same bytes, with no date but the month's", arguments: Specimen.all)
  func deterministic(_ specimen: Specimen) throws {
    try inFolder { folder in
      let form = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
      try form.write(to: folder + "/first.xlsx")
      // More than a second later the clock would show.
      Thread.sleep(forTimeInterval: specimen.name == "monthly" ? 2.1 : 0)
      try form.write(to: folder + "/second.xlsx")
      let first = try Data(contentsOf: URL(fileURLWithPath: folder + "/first.xlsx"))
      #expect(first == (try Data(contentsOf: URL(fileURLWithPath: folder + "/second.xlsx"))))
      let archive = try Archive(path: folder + "/first.xlsx")
      #expect(Set(archive.entries.values.map(\.date)).count == 1)
      #expect(try archive.text("docProps/core.xml").contains("2026-11-01T00:00:00Z"))
    }
  }

  @Test("hostile text stays text: no formula, no control character")
  func hostileText() throws {
    let names = [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")", "a\u{1}b\u{202E}c\u{7F}", "<&>\"'",
    ]
    let scheme = try builtIn("monthly-100")
    for name in names {
      let subject = agent(name, name: name) { subject in
        subject.department = name
        subject.ratings["overall"] = Subject.Rating(label: "标准", by: name, at: name, comment: name)
        subject.waivers["bad_reviews"] = .init(reason: name, by: name)
      }
      let derivation = try appraise([subject], under: [scheme])
      try inFolder { folder in
        let archive = try Archive(
          path: try AppraisalForm(derivation: derivation, schemes: [scheme]).write(into: folder))
        for sheet in 1...3 {
          // What a person wrote stands in formulas between quotes alone.
          for (_, entry) in try archive.formulas(sheet: sheet) {
            let bare = entry.formula.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
              .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
            #expect(!bare.contains("HYPERLINK") && !bare.contains("@") && !bare.contains("\t"), "\(bare)")
            #expect(!bare.hasPrefix("=") && !bare.hasPrefix("+") && !bare.hasPrefix("-"), "\(bare)")
          }
        }
        let texts = try archive.text("xl/sharedStrings.xml")
        #expect(!texts.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!texts.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x7F })
        #expect(!texts.contains("_x0001_"))
      }
    }
    #expect(CellText.line("=1+1") == "=1+1")
    #expect(CellText.clean("a\u{1}b\u{202E}c\u{7F}\nd") == "abc\nd")
  }

  @Test("a text longer than a cell holds is cut and says so")
  func longText() throws {
    let long = String(repeating: "长", count: 100_000)
    let scheme = try builtIn("monthly-100")
    let derivation = try appraise(
      [agent { $0.ratings["overall"] = .init(label: "标准", by: "M1", comment: long) }], under: [scheme])
    try inFolder { folder in
      let path = try AppraisalForm(derivation: derivation, schemes: [scheme]).write(into: folder)
      #expect(!(try Archive(path: path).entries.isEmpty))
    }
    #expect(CellText.clean(long).hasSuffix("…"))
    #expect(CellText.clean(long).count == CellText.longest + 1)
  }
}
