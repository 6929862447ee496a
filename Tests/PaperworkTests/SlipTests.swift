import Appraisal
import Exact
import Foundation
import Scheme
import Testing
import Wording

@testable import Paperwork

@Suite("Wage slips and notices of deductions")
struct SlipTests {
  private static let carrying = LawPack(minimumWage: Fen(250_000), lossClause: "劳动合同第十二条", carriesLosses: true)

  /// A slip of a month under form 1 and form 2.
  private func slip(
    law: LawPack = law, adjustments: [SlipCase.Adjustment] = [], _ change: (inout Subject) -> Void = { _ in }
  ) throws -> SlipCase {
    let schemes = [try builtIn("monthly-100"), try builtIn("rewards-penalties")]
    let subject = agent("E01", name: "赵甲", change)
    let derivation = try appraise([subject, colleague()], under: schemes, law: law)
    let known = Dictionary(derivation.schemes.map { ($0.hash, "2025-12-10 公告栏") }) { first, _ in first }
    return SlipCase(
      company: "某某电商公司", month: october, employee: "E01", name: "赵甲", department: "电子商务部", wage: subject.wage,
      derivation: derivation, schemes: schemes, madeKnown: known, law: law, adjustments: adjustments,
      appealUntil: Day("2026-11-12"))
  }

  private func texts(_ sheet: PaperSheet) -> [String] {
    sheet.cells.compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
  }

  /// The numbers of the column of amounts, by the name of their row.
  private func amounts(_ sheet: PaperSheet) -> [String: Rational] {
    var names: [Int: String] = [:]
    for cell in sheet.cells where cell.columns.lowerBound == 0 {
      if case .text(let text) = cell.content { names[cell.row] = text }
    }
    var amounts: [String: Rational] = [:]
    for cell in sheet.cells where cell.columns == 3...3 {
      switch cell.content {
      case .number(let value), .formula(_, .number(let value)): amounts[names[cell.row] ?? ""] = value
      default: break
      }
    }
    return amounts
  }

  @Test(
    "law.md: the fixed wage and every lane stand apart, each with its ground and source, and add up to the pay of the month"
  )
  func lanes() throws {
    // Two late days of reminders: 30; one mis-sent order: 50 and 1,280 of loss, of which a fifth of the wage may go.
    let slip = try slip()
    let pay = try #require(slip.derivation?.pay)
    let sheet = WageSlip(slip, .chinese).sheet(name: "工资条")
    let amounts = amounts(sheet)
    #expect(amounts["固定工资"] == 5_000 && amounts["① 应得绩效工资"] == pay.earned?.amount?.yuan)
    #expect(amounts["③ 约定扣款：导单/备注失误导致发错货"] == -50 && amounts["③ 约定扣款：未按时催付，日超5单"] == -30)
    let loss = try #require(pay.lossDeducted)
    let negated = try Rational.zero - loss.yuan
    #expect(amounts["④ 损失赔偿：错件损失"] == negated && amounts["⑤ 最低工资补足"] == 0)
    let total = try 5_000 + #require(pay.total).yuan
    #expect(amounts["本月应发"] == total)
    let told = texts(sheet)
    for text in ["工资支付暂行规定（劳部发〔1994〕489号）第16条", "劳动合同：劳动合同第十二条", "公示 2025-12-10 公告栏", "保存至少 24 个月", "错件数 1 起"] {
      #expect(told.contains { $0.contains(text) }, "\(text)")
    }
    // The code leads back to the derivation, as it does on the form.
    let code = FormCode(try #require(slip.derivation)).description
    #expect(told.contains { $0.contains("核验码：" + code) })
  }

  @Test("what the cap holds back is told and not counted: base, cap, what is left, and whether it is due again")
  func heldBack() throws {
    func remark(_ law: LawPack) throws -> (sheet: PaperSheet, said: String) {
      let slip = try slip(law: law) { $0.facts["misshipment_loss"] = Fact(.known(9_000)) }
      let sheet = WageSlip(slip, .chinese).sheet(name: "工资条")
      return (sheet, texts(sheet).joined(separator: "\n"))
    }
    let plain = try remark(law)
    #expect(plain.said.contains("损失 9000.00 元超过可扣数额（上限") && plain.said.contains("须留 2500.00 元"))
    #expect(plain.said.contains("也不转到以后的月份") && !plain.said.contains("下月继续"))
    #expect(try remark(Self.carrying).said.contains("下月继续按上限扣"))
    let held = try #require(
      try appraise(
        [agent { $0.facts["misshipment_loss"] = Fact(.known(9_000)) }, colleague()],
        under: [builtIn("monthly-100"), builtIn("rewards-penalties")]
      ).pay.lossHeldBack)
    #expect(plain.said.contains("（\(held.text)）"))
  }

  @Test("a loss carried from September stands on a line of its own, with its month")
  func carried() throws {
    let slip = try slip(law: Self.carrying) {
      $0.facts["misshipment_loss"] = Fact(.known(0))
      $0.carriedLosses = [CarriedLoss(month: october.previous, amount: Fen(20_000))]
    }
    let sheet = WageSlip(slip, .chinese).sheet(name: "工资条")
    #expect(amounts(sheet)["④ 损失赔偿：2026-09 未扣完的损失"] == -200)
    #expect(
      slip.hasDeduction && texts(DeductionNotice(slip, .chinese).sheet(name: "通知")).contains("损失赔偿：2026-09 未扣完的损失"))
  }

  @Test(
    "what is paid for earlier months stands below the month's pay, with month and cause, and counts towards the gross")
  func earlier() throws {
    let cause = Bilingual("申诉裁决", "an appeal was decided")
    let slip = try slip(adjustments: [
      .init(id: "A9-1", month: october.previous, amount: Fen(12_345), cause: cause, reason: "改评"),
      .init(id: "A9-2", month: october.advanced(by: -2), amount: Fen(-2_000), cause: cause, reason: ""),
    ])
    let sheet = WageSlip(slip, .chinese).sheet(name: "工资条")
    let amounts = amounts(sheet)
    #expect(amounts["补发 2026-09"] == (try Rational(12_345, over: 100)) && amounts["扣回 2026-08"] == -20)
    let gross = try #require(amounts["本月应发"]) + Rational(10_345, over: 100)
    #expect(amounts["应发合计"] == gross)
    #expect(texts(sheet).contains("申诉裁决：改评") && texts(sheet).contains("申诉裁决"))
  }

  @Test("where the region forbids penalties the slip shows them and counts nothing; there is no notice of them")
  func forbidden() throws {
    let pack = LawPack(region: "cn-44", minimumWage: Fen(250_000), allowsPenalties: false, lossClause: nil)
    let slip = try slip(law: pack)
    let sheet = WageSlip(slip, .chinese).sheet(name: "工资条")
    #expect(texts(sheet).contains("③ 只列出：导单/备注失误导致发错货") && texts(sheet).contains("（0.00）"))
    #expect(amounts(sheet).keys.allSatisfy { !$0.hasPrefix("③ 约定扣款") })
    #expect(!slip.hasDeduction && SlipFiles(.notice, of: [slip]).cases.isEmpty)
  }

  @Test("a month on leave, or somebody who is only paid for an earlier one, has a slip without lanes")
  func without() throws {
    let away = WageSlip(try slip { $0.standing = .leave }, .chinese).sheet(name: "工资条")
    #expect(amounts(away) == ["固定工资": 5_000, "本月应发": 5_000])
    #expect(texts(away).contains("本月不考核（整月休假）。"))
    let left = SlipCase(
      company: "某某电商公司", month: october, employee: "E09", name: "", department: "电子商务部", wage: nil, derivation: nil,
      schemes: [], madeKnown: [:], law: law,
      adjustments: [
        .init(id: "A1-1", month: october.previous, amount: Fen(100), cause: Bilingual("迟", "late"), reason: "")
      ],
      appealUntil: nil)
    #expect(amounts(WageSlip(left, .english).sheet(name: "slip"))["Gross"] == 1)
  }

  @Test("while something is missing the sums are open, and say so")
  func open() throws {
    let sheet = WageSlip(try slip { $0.ratings["overall"] = nil }, .chinese).sheet(name: "工资条")
    #expect(amounts(sheet)["本月应发"] == nil && texts(sheet).contains("待定"))
  }

  @Test("the notice names what was deducted and nothing else, with reason, ground and amount, and lines to sign")
  func notice() throws {
    let slip = try slip()
    let sheet = DeductionNotice(slip, .chinese).sheet(name: "扣款通知书")
    let amounts = amounts(sheet)
    let pay = try #require(slip.derivation?.pay)
    let (penalties, loss) = (try #require(pay.penaltyTotal), try #require(pay.lossDeducted))
    let total = try penalties + loss
    #expect(amounts["扣款合计"] == total.yuan && amounts["损失赔偿：错件损失"] == loss.yuan)
    #expect(amounts.count == 2 + slip.deductedPenalties.count && slip.deductedPenalties.count == 3)
    let told = texts(sheet).joined(separator: "\n")
    for text in ["赵甲（工号 E01", "2026年10月的工资中扣除", "以前对考核表申诉", "2026-11-12", "不表示同意", "员工签收（赵甲）", "公司经办人", "50 元 × 1"] {
      #expect(told.contains(text), "\(text)")
    }
    let english = texts(DeductionNotice(slip, .english).sheet(name: "notice")).joined(separator: "\n")
    #expect(english.contains("the following is deducted from the pay of 2026-10"))
  }

  @Test(
    "every sum is a live formula that LibreOffice computes to the same fen",
    .enabled(if: Office.path != nil, "LibreOffice is not installed"))
  func recalculated() throws {
    try inFolder { folder in
      let slips = [
        try slip(),
        try slip(adjustments: [
          .init(id: "A1-1", month: october.previous, amount: Fen(-333), cause: Bilingual("迟", "late"), reason: "")
        ]) { $0.facts["misshipment_loss"] = Fact(.known(9_000)) },
        try slip { $0.ratings["overall"] = nil },
      ]
      var expected: [String: [[String: Rational]]] = [:]
      for (place, slip) in slips.enumerated() {
        for kind in [SlipFiles.Kind.slip, .notice] where kind == .slip || slip.hasDeduction {
          let sheet = SlipFiles(kind, of: [slip]).sheet(slip, name: "s", .chinese)
          let name = "\(kind == .slip ? "slip" : "notice")\(place)"
          let paper = PaperFile(title: name, language: .chinese, created: october.end)
          try paper.write(to: "\(folder)/\(name).xlsx", as: .xlsx) { file throws(Diagnostic) in
            try file.add([sheet], under: [])
          }
          expected[name, default: []].append(amounts(sheet))
        }
      }
      try Office.convert(in: folder)
      for (name, sheets) in expected {
        let table = try Office.table("\(folder)/csv/\(name)-s.csv")
        for (label, value) in sheets[0] {
          let row = try #require(table.first { $0.first == label }, "\(name): \(label)")
          let found = try #require(row.last.flatMap { Double($0) }, "\(name): \(label) \(row)")
          #expect(abs(found - Office.number(value)) < 0.000_001, "\(name): \(label)")
        }
        #expect(!table.joined().contains { $0.hasPrefix("#") || $0.hasPrefix("Err:") }, "\(name)")
      }
      let open = try Office.table("\(folder)/csv/slip2-s.csv")
      #expect(open.contains { $0.first == "本月应发" && $0.last == "待定" })
    }
  }

  @Test("one each and one bundle, as workbook and PDF; names as HR files them; a hostile name leads nowhere")
  func files() throws {
    let hostile = SlipCase(
      company: "=1+1", month: october, employee: "../../E9", name: "../etc", department: "a/b", wage: .known(Fen(100)),
      derivation: nil, schemes: [], madeKnown: [:], law: law, adjustments: [], appealUntil: nil)
    let cases = [try slip(), hostile, hostile]
    try inFolder { folder in
      for format in FileFormat.allCases {
        let paths = try SlipFiles(.slip, of: [cases[0], hostile]).writeEach(
          into: folder, as: format, language: .chinese)
        #expect(paths[0] == "\(folder)/2026-10_电子商务部_E01_赵甲_工资条.\(format.rawValue)")
        #expect(
          paths.allSatisfy {
            FileManager.default.fileExists(atPath: $0) && !$0.dropFirst(folder.count + 1).contains("/")
          })
        try SlipFiles(.slip, of: cases).writeBundle(
          to: "\(folder)/all.\(format.rawValue)", as: format, language: .chinese)
        try SlipFiles(.notice, of: cases).writeEach(into: folder, as: format, language: .chinese)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.count == 2 * 4 && names.contains("2026-10_电子商务部_E01_赵甲_扣款通知书.pdf"))
    }
  }

  @Test(
    "every text and figure of a slip, a notice and a table can be found in the PDF",
    .enabled(if: Poppler.isInstalled, "poppler-utils is not installed"))
  func pdf() throws {
    func dense(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    let slip = try slip(law: Self.carrying) { $0.facts["misshipment_loss"] = Fact(.known(9_000)) }
    let table = PaperTable(
      name: "表", title: "表题", titles: ["甲", "乙"],
      rows: [[.text("=1+1"), .money(1_234)], [.text("某"), .share(Rational.one)]],
      sums: [.text("合计"), .money(1_234)], notes: ["注：某"])
    let sheets = [
      WageSlip(slip, .chinese).sheet(name: "工资条"), DeductionNotice(slip, .chinese).sheet(name: "通知"),
      table.sheet(name: "表"),
    ]
    try inFolder { folder in
      for (place, sheet) in sheets.enumerated() {
        let path = "\(folder)/\(place).pdf"
        try PaperFile(title: "题", language: .chinese, created: october.end).write(to: path, as: .pdf) {
          file throws(Diagnostic) in try file.add([sheet], under: [])
        }
        let text = dense(try Poppler.run("pdftotext", ["-raw", path, "-"]))
        var count = 0
        for cell in sheet.cells {
          let shown = dense(CellDisplay.text(cell.content, cell.style.number))
          guard !shown.isEmpty else { continue }
          count += 1
          let isThere = text.contains(shown)
          #expect(isThere, "\(sheet.name) \(cell.name): \(shown)")
        }
        #expect(count > 8, "\(sheet.name)")
      }
    }
  }

  @Test("names on tabs are short, allowed and different")
  func tabs() {
    var taken: Set<String> = []
    let names = [
      "E01 赵甲", "e01 赵甲", "E01 赵甲", "a/b[c]:d*?'", String(repeating: "长", count: 50), String(repeating: "长", count: 51),
      "",
    ].map { TabName.unique($0, &taken) }
    #expect(
      Set(names.map { $0.lowercased() }).count == names.count
        && names.allSatisfy { !$0.isEmpty && $0.utf16.count <= 31 })
    #expect(names[3] == "a_b_c__d___" && names[1] == "e01 赵甲~2")
  }

  @Test("a table on paper: sums below, texts never formulas, and the same bytes for the same content")
  func table() throws {
    let table = PaperTable(
      name: "表", title: "表 & 题", titles: ["甲", "乙", "丙"],
      rows: [[.text("=1+1"), .money(3), .share(Rational.one)], [.text("x"), .blank, .whole(2)]],
      sums: [.text("合计"), .money(3), .blank], notes: ["注"])
    try inFolder { folder in
      for format in FileFormat.allCases {
        let paths = ["\(folder)/a.\(format.rawValue)", "\(folder)/b.\(format.rawValue)"]
        for path in paths { try table.write(to: path, as: format, language: .chinese, at: october.end) }
        #expect(FileManager.default.contentsEqual(atPath: paths[0], andPath: paths[1]), "\(format)")
      }
      guard Office.path != nil else { return }
      try Office.convert(in: folder)
      let rows = try Office.table(folder + "/csv/a-表.csv")
      #expect(rows[2] == ["=1+1", "3", "100%"], "\(rows)")
      #expect(rows[3] == ["x", "", "2"] && rows[4] == ["合计", "3", ""], "\(rows)")
    }
  }
}
