import Appraisal
import Exact
import Scheme
import Testing
import Wording

@testable import Paperwork

@Suite("What a form says")
struct DisplayTests {
  private func sheet(_ name: String, _ language: Language = .chinese) throws -> PaperSheet {
    let specimen = try #require(Specimen.all.first { $0.name == name })
    let form = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
    return try #require(form.sheets(in: language).first)
  }

  private func texts(_ sheet: PaperSheet) -> [String] {
    sheet.cells.compactMap { cell in
      switch cell.content {
      case .text(let text), .formula(_, .text(let text)): text
      default: nil
      }
    }
  }

  @Test("form 1 has the paper's lines with the blanks filled in")
  func monthlyLines() throws {
    let texts = texts(try sheet("monthly"))
    for line in [
      "电子商务部客服人员月度绩效考核表", "考核部门", "电子商务部", "姓名", "赵甲", "考核月份", "2026年10月", "考核指标", "考核标准", "得分",
      "综合表现\n（30分）", "比率", "扣分", "0%~20%", "√50%~60%※", "60%以上", "200秒以上", "100-200秒", "√51-100秒", "1-50秒",
      "订单总金额 188350.00 元；部门平均成交金额 219875.00 元；成交额转换率 85.66 %", "本月差评 1 次（平均2分/次，扣完为止）",
      "本月总错件 3 单；个人 1 单，比例 33.33 %；损失额度 1280.00 元", "客户投诉量总数 0 起，个人 0 起，占部门的 — %",
      "部门主管整体评价：□优秀  ☑标准  □也还好  □一般  □有待改进", "本月考评分数", "绩效工资", "考评人", "考评意见", "被考核人签字", "日期", "备注：",
    ] { #expect(texts.contains(line), "\(line)") }
    let scheme = try builtIn("monthly-100")
    #expect(texts.contains("注：" + scheme.notes[0].chinese))
    for (index, note) in scheme.notes.dropFirst().enumerated() {
      #expect(texts.contains("\(index + 1). \(note.chinese)"))
    }
  }

  @Test("every item's points are printed once, and sum up to the score", arguments: Specimen.all)
  func everyItem(_ specimen: Specimen) throws {
    let form = try AppraisalForm(derivation: specimen.derivation, schemes: specimen.schemes)
    let sheet = try #require(form.sheets(in: .chinese).first)
    let printed = sheet.cells.filter { $0.columns == sheet.lastColumn...sheet.lastColumn && $0.style.number == .points }
    let points = printed.compactMap { cell in
      switch cell.content {
      case .number(let value), .formula(_, .number(let value)): value
      default: nil
      }
    }
    let known = (specimen.derivation.items + specimen.derivation.deductions).compactMap(\.points?.value)
    let score = specimen.derivation.points.map { [$0.value] } ?? []
    #expect(points == known + score)
  }

  @Test("what is missing is to be supplied, with its reason, and the total is a range")
  func missing() throws {
    let texts = texts(try sheet("monthly-missing"))
    #expect(texts.count { $0 == "待补" } == 2)
    #expect(texts.contains("待补：缺 平均响应时间：未采集；可得 0.00~5.00"))
    #expect(texts.contains("待补：等待考评人评分；可得 1.00~5.00"))
    #expect(texts.contains("76.00~85.00"))
    #expect(texts.contains("待定"))
    #expect(!texts.contains("0.00"))
  }

  @Test("a waived item says so, with the reason")
  func waived() throws {
    #expect(texts(try sheet("monthly-waived")).contains("免考：本月不适用，计满分：本月评价系统停用（HR01）"))
    let weighted = texts(try sheet("weighted-waived"))
    #expect(weighted.contains("免考"))
    #expect(weighted.contains { $0.contains("免考：本月不适用，其余折算：借调仓库，未接待（HR01）") })
  }

  @Test("a month on leave is not appraised, and nothing in it is 0")
  func leave() throws {
    let sheet = try sheet("monthly-leave")
    let texts = texts(sheet)
    #expect(texts.contains("本月不考核（整月休假）。"))
    #expect(texts.count { $0 == "不考核" } == 2)
    let points = sheet.cells.filter { $0.columns.lowerBound == sheet.lastColumn && $0.style.number == .points }
    #expect(points.allSatisfy { $0.content == .blank || $0.content == .text("不考核") })
  }

  @Test("veto and omission stand before the score (form 1, notes 5 and 6)")
  func deductions() throws {
    let texts = texts(try sheet("monthly-veto"))
    #expect(texts.contains("否定性指标 1 次，每次扣 10 分：聚众滋事，有记录（HR01）。"))
    #expect(texts.contains("E07 的 差评 应扣 2 分而未扣，按 2 倍扣减：差评未扣（HR01）。"))
  }

  @Test("a failed month says so, and what three of them lead to (form 1, notes 2 and 4)")
  func failed() throws {
    #expect(texts(try sheet("monthly-failed")).contains("各项合计 54.00 分。\n视为当月考核不合格"))
    let scheme = try builtIn("monthly-100")
    let subject = agent { subject in
      subject.vetoes = [.init(veto: "misconduct", occurrences: 3, by: "HR01", note: "")]
      subject.history = (1...2).map { back in
        PastMonth(
          month: october.advanced(by: -back), standing: .regular, score: Points(hundredths: 6_000),
          conditions: ["year_end_bonus": true])
      }
    }
    let appraiser = Appraiser(schemes: [scheme], month: october, law: law, recordsBegin: october.advanced(by: -2))
    let derivation = try #require(appraiser.appraise([subject]).first)
    let sheet = try #require(try AppraisalForm(derivation: derivation, schemes: [scheme]).sheets(in: .chinese).first)
    #expect(
      texts(sheet).contains {
        $0.contains("不参于年终绩效奖金核发：连续 3/3 个月；本年 3/4 个月；2026-08, 2026-09, 2026-10；成立：不参于年终绩效奖金核发")
      })
  }

  @Test("English labels on request")
  func english() throws {
    let texts = texts(try sheet("monthly", .english))
    #expect(texts.contains("Score of the month"))
    #expect(texts.contains("Overall conduct\n(30)"))
    #expect(!texts.contains("得分"))
  }

  @Test("every sheet says its page and whose it is; the marks of the format are doubled")
  func footer() throws {
    let scheme = try builtIn("monthly-100")
    let derivation = try appraise([agent { $0.department = "A&B" }], under: [scheme])
    let form = try AppraisalForm(derivation: derivation, schemes: [scheme])
    for sheet in form.sheets(in: .chinese) {
      #expect(sheet.footer == "&L&8 2026-10 · A&&B · 赵甲&R&8 第 &P 页 / 共 &N 页")
    }
  }

  @Test("a scheme of a company's own gets the plain form, without paper of its own")
  func ownScheme() throws {
    let own = try scheme(
      """
      kaohe: 1
      id: own
      name: {zh: 本公司考核表, en: Our own}
      effective: 2016-01
      total: 10
      items:
        - {id: bad_reviews, name: {zh: 差评, en: Bad reviews}, points: 10, each: {of: bad_reviews, points: 3}, when_missing: block}
      """)
    #expect(FormLayout.of(own) == .listed)
    let derivation = try appraise([agent()], under: [own])
    let sheet = try #require(try AppraisalForm(derivation: derivation, schemes: [own]).sheets(in: .chinese).first)
    #expect(texts(sheet).contains("本公司考核表"))
    #expect(sheet.cells.contains { $0.content.result == .number(7) })
  }
}
