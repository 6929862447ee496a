import Appraisal
import Exact
import Foundation
import Testing
import Wording

@testable import Paperwork

/// LibreOffice computes every formula anew, and has to come to the derivation's own results.
@Suite("Recalculated by LibreOffice", .enabled(if: Office.path != nil, "LibreOffice is not installed"))
struct RecalculationTests {
  @Test("every live formula of every form gives what the derivation says")
  func recalculated() throws {
    try inFolder { folder in
      var expected: [(file: String, sheet: PaperSheet)] = []
      for specimen in Specimen.all {
        let form = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
        for language in Language.allCases {
          let sheets = form.sheets(in: language)
          // The results kept in the file are made wrong, so that only a real calculation can be right.
          let name = "\(specimen.name)-\(language.rawValue)"
          try Office.write(sheets.map(\.forgotten), to: "\(folder)/\(name).xlsx")
          expected += sheets.map { ("\(name)-\($0.name)", $0) }
        }
      }
      try Office.convert(in: folder)
      let count = try expected.reduce(0) { count, pair in
        try count + Office.compare(pair.sheet, with: "\(folder)/csv/\(pair.file).csv")
      }
      #expect(count > 4_000)
    }
  }

  @Test("rules about the score and its rise: what the sheets do not hold stays an entry")
  func rises() throws {
    let own = try scheme(
      """
      kaohe: 1
      id: own
      name: {zh: 本公司考核表, en: Our own}
      effective: 2016-01
      total: 10
      items:
        - {id: bad_reviews, name: {zh: 差评, en: Bad reviews}, points: 10, each: {of: bad_reviews, points: 3}, when_missing: block}
      rewards:
        - {id: progress, name: {zh: 进步奖, en: Progress}, best_of: score_rise, when: score_rise > 0, yuan: 200, ties: split}
        - {id: high, name: {zh: 高分奖, en: High score}, when: score >= 7, yuan: if score >= 5 then 70 yuan else 10 yuan}
        - {id: risen, name: {zh: 上升奖, en: Risen}, when: score_rise > 1, yuan: 30}
      """)
    let subjects = [agent("E01"), agent("E02"), agent("E03") { $0.facts["bad_reviews"] = Fact(.known(2)) }].map {
      var subject = $0
      subject.history = [
        PastMonth(month: october.previous, standing: .regular, score: Points(hundredths: 500), conditions: [:])
      ]
      return subject
    }
    let derivation = try appraise(subjects, under: [own])
    #expect(derivation.pay.rewards.map(\.amount) == [Fen(10_000), Fen(7_000), Fen(3_000)])
    try inFolder { folder in
      let sheets = try AppraisalForm(derivation: derivation, schemes: [own]).sheets(in: .chinese)
      try Office.write(sheets.map(\.forgotten), to: folder + "/rises.xlsx")
      try Office.convert(in: folder)
      for sheet in sheets { _ = try Office.compare(sheet, with: "\(folder)/csv/rises-\(sheet.name).csv") }
    }
  }

  @Test(
    "floor, ceil and abs: the spreadsheet comes to the same whole numbers, also where binary fractions miss by a hair")
  func wholeParts() throws {
    let own = try scheme(
      """
      kaohe: 1
      id: own
      name: {zh: 本公司考核表, en: Our own}
      effective: 2016-01
      total: 300
      items:
        - {id: down, name: {zh: 每满三, en: Every full three}, points: 100, score: "100 - floor(bad_reviews / 3) * 5", when_missing: block}
        - {id: up, name: {zh: 每起三, en: Every three begun}, points: 100, score: "100 - ceil(bad_reviews / 3) * 5", when_missing: block}
        - {id: off, name: {zh: 偏离, en: Off}, points: 100, score: "100 - abs(bad_reviews / 10 - 7 / 10) * 10", when_missing: block}
      """)
    try inFolder { folder in
      var expected: [(String, PaperSheet)] = []
      for reviews in 0...9 {
        let derivation = try appraise(
          [agent("E01") { $0.facts["bad_reviews"] = Fact(.known(Rational(reviews))) }], under: [own])
        #expect(derivation.items[0].points == Points(hundredths: Int64(100 - reviews / 3 * 5) * 100))
        #expect(derivation.items[1].points == Points(hundredths: Int64(100 - (reviews + 2) / 3 * 5) * 100))
        #expect(derivation.items[2].points == Points(hundredths: Int64(100 - abs(reviews - 7)) * 100))
        let sheets = try AppraisalForm(derivation: derivation, schemes: [own]).sheets(in: .chinese)
        try Office.write(sheets.map(\.forgotten), to: "\(folder)/whole\(reviews).xlsx")
        expected += sheets.map { ("whole\(reviews)-\($0.name)", $0) }
      }
      try Office.convert(in: folder)
      for (file, sheet) in expected { _ = try Office.compare(sheet, with: "\(folder)/csv/\(file).csv") }
    }
  }

  @Test("what is supplied by hand completes the score and the pay")
  func suppliedByHand() throws {
    try inFolder { folder in
      let open = try #require(Specimen.all.first { $0.name == "monthly-missing" })
      let whole = try #require(Specimen.all.first { $0.name == "monthly" })
      let sheets = try AppraisalForm(derivation: open.derivation, schemes: open.schemes).sheets(in: .chinese)
      // Written over the formulas of the points, as somebody would who fills in the form itself.
      let filled = [
        sheets[0].replacing { $0.style == .open && $0.content.result == .text("待补") ? .number(4) : $0.content }
      ]
      try Office.write(filled + sheets.dropFirst(), to: folder + "/filled.xlsx")
      try Office.convert(in: folder)
      let table = try Office.table("\(folder)/csv/filled-\(filled[0].name).csv")
      let numbers = Set(table.flatMap { $0 }.compactMap(Double.init))
      #expect(numbers.contains(Office.number(try #require(whole.derivation.points).value)))
      #expect(numbers.contains(Office.number(try #require(whole.derivation.pay.earned?.amount).yuan)))
    }
  }

  @Test("the spreadsheet rounds as the product does, halves too")
  func rounding() throws {
    var sheet = PaperSheet(name: "rounding", orientation: .portrait, columnWidths: [10, 10, 10])
    let places: [Int128] = [100, 1000, 8, 40, 3, 7, 6000]
    let weights = [15, 20, 25, 30, 12, 5]
    for step in 0..<1500 {
      let below = places[step % places.count]
      let raw = try Rational(Int128(step) * 7919 % (100 * below), over: below)
      let weight = try Rational(Int128(weights[step % weights.count]), over: 100)
      let row = sheet.addRow(height: 15)
      sheet.put(.number(weight), row: row, column: 0)
      sheet.put(.number(raw), row: row, column: 1)
      sheet.put(
        .formula("ROUND(A\(row + 1)*B\(row + 1),2)", .number(try Points(rounding: raw * weight).value)), row: row,
        column: 2)
    }
    for step in 0..<1500 {
      let base = Fen(Int64(100_000 + step * 3_571 % 900_000))
      let score = Points(hundredths: Int64(7_000 + step * 13 % 2_000))
      let row = sheet.addRow(height: 15)
      sheet.put(.number(base.yuan), row: row, column: 0)
      sheet.put(.number(score.value), row: row, column: 1)
      let earned = try Fen(yuan: base.yuan * score.value / 100)
      sheet.put(
        .formula("ROUND(A\(row + 1)*B\(row + 1)/100,2)", .number(earned.yuan)), row: row, column: 2)
    }
    try inFolder { folder in
      try Office.write([sheet.forgotten], to: folder + "/rounding.xlsx")
      try Office.convert(in: folder)
      #expect(try Office.compare(sheet, with: folder + "/csv/rounding-rounding.csv") == 3000)
    }
  }
}
