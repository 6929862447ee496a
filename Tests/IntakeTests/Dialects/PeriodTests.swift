import Exact
import Foundation
import Testing
import Wording

@testable import Intake

@Suite("A report without days is of the month that is asked for, or somebody has to say so")
struct PeriodTests {
  private func told(_ text: String, near month: String = "2026-10") throws -> [String] {
    let found = TimeMentions(text, near: try #require(Month(month)))
    return found.stretches.map { "\($0.first) \($0.last)" } + found.days.map { "day \($0.first)" }
      + (found.relative.map { [$0] } ?? [])
  }

  @Test(
    "September, in every way people write it",
    arguments: [
      "2026年9月客服数据", "9月客服数据", "客服数据202609", "客服数据2026-09", "客服数据_2026.09", "26年9月客服", "九月客服数据", "二〇二六年九月",
      "客服Sep", "Sept 2026", "service-September-2026", "2026 Sep", "2026年09月份", "2026_09", "2026/9", "２０２６年９月", "2609客服",
      "Sep-26", "9月份报表", "２０２６０９",
    ])
  func months(text: String) throws {
    #expect(try told(text) == ["2026-09-01 2026-09-30"])
  }

  @Test(
    "The first to the thirtieth of September, in every way people write it",
    arguments: [
      "20260901-20260930", "2026-09-01_2026-09-30", "0901-0930", "2026年9月1日至9月30日", "9.1-9.30", "9月1日-30日",
      "2026.9.1~2026.9.30", "2026/9/1—2026/9/30", "自定义报表_2026-09-01至2026-09-30",
      "2026-09-01 00:00:00 ~ 2026-09-30 23:59:59",
      "2026-09-01 to 2026-09-30", "9月1日到9月30日", "统计周期：2026-09-01 至 2026-09-30",
    ])
  func stretches(text: String) throws {
    #expect(try told(text) == ["2026-09-01 2026-09-30"])
  }

  @Test(
    "What is no period: the moment of exporting, ids, versions, lengths of time",
    arguments: [
      "ExportOrderList202611010900", "1791430000_x", "客服数据", "近3月客服", "最近30天", "周一月报", "第三方", "客服v1.2", "s0101店",
      "单3526",
      "20261101090530", "导出于2026年11月", "2026年11月导出",
    ])
  func nothing(text: String) throws {
    #expect(try told(text).isEmpty)
  }

  @Test("A single day stays a day, and 上月 says nothing of which month it was")
  func days() throws {
    #expect(try told("客服绩效_20261005") == ["day 2026-10-05"])
    #expect(try told("客服0930") == ["day 2026-09-30"])
    #expect(try told("上月客服数据") == ["上月"])
    #expect(try told("2026-10-31 0930") == ["day 2026-10-31"])
  }

  @Test("Without a year the nearest month is meant: 12月 asked in January is that of the year before")
  func years() throws {
    #expect(try told("12月客服", near: "2027-01") == ["2026-12-01 2026-12-31"])
    #expect(try told("1月客服", near: "2026-12") == ["2027-01-01 2027-01-31"])
  }

  private let header = "客服,接待量,售前接待人数,促成下单人数\n"

  private func translate(
    _ name: String, _ text: String? = nil, month: String = "2026-10", confirmed: Bool = false
  ) throws -> Translated {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    let file = try TemporaryFile(text ?? header + "a,10,6,2\nb,5,3,1\n", name: name)
    var given = ["month": month, "shop": "S1"]
    if confirmed { given[Translator.monthConfirmed] = "yes" }
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path, given: given) { rows.append($0) }
    #expect(report.addsUp)
    return Translated(report: report, rows: rows)
  }

  @Test(
    "given a report named after September, when it is asked for October, then nothing of it is taken",
    arguments: [
      "2026年9月客服数据.csv", "9月客服数据.csv", "客服数据202609.csv", "店铺数据_2026-09-01至2026-09-30.csv", "客服 0901-0930.csv",
    ])
  func otherMonth(name: String) throws {
    let found = try translate(name)
    #expect(found.report.refused && found.rows.isEmpty)
    let refusal = try found.diagnostic("PERIOD-OTHER")
    #expect(refusal.arguments["found"] == "2026-09" && refusal.arguments["month"] == "2026-10")
    // Asked for its own month it is taken.
    let own = try translate(name, month: "2026-09")
    #expect(own.report.taken == 2 && own.rows.allSatisfy { $0.fields[0] == "2026-09" })
  }

  @Test("given the same report, when somebody confirms the month, then it counts there, and that is said")
  func confirmed() throws {
    let found = try translate("9月客服数据.csv", confirmed: true)
    #expect(found.report.taken == 2 && found.rows.allSatisfy { $0.fields[0] == "2026-10" })
    #expect(try found.diagnostic("PERIOD-CONFIRMED").arguments["text"] == "9月")
  }

  @Test("What stands above the header tells the month too; when the file was made does not")
  func head() throws {
    let september = try translate("客服数据.csv", "客服数据明细,,,\n统计周期：2026-09-01 至 2026-09-30,,,\n" + header + "a,10,6,2\n")
    #expect(try september.diagnostic("PERIOD-OTHER").words["where"]?.chinese == "表头上方")
    let cells = try translate("客服数据.csv", "开始日期,2026-09-01,结束日期,2026-09-30\n" + header + "a,10,6,2\n")
    #expect(cells.codes == ["PERIOD-OTHER"])
    let made = try translate("客服数据.csv", "导出时间：2026-11-01 09:00:00,,,\n下载日期,2026-11-02,,\n" + header + "a,10,6,2\n")
    #expect(made.report.taken == 1)
  }

  @Test("A day after the month is that of exporting; one before it is another month; one inside is the report's day")
  func singleDays() throws {
    let after = try translate("客服数据20261101.csv")
    #expect(after.report.taken == 2 && after.rows[0].fields[0] == "2026-10")
    _ = try after.diagnostic("PERIOD-OF-EXPORTING")
    #expect(try translate("客服数据20260930.csv").codes == ["PERIOD-OTHER"])
    _ = try translate("客服数据_20261005.csv").diagnostic("PERIOD-DAY")
    #expect(try translate("上月客服数据.csv").codes == ["PERIOD-UNTOLD"])
    #expect(try translate("客服202611010900.csv").report.taken == 2)
  }

  @Test("Of a workbook with a sheet for each month that of the month asked for is read, and the others are named")
  func sheets() throws {
    let table = [["客服", "接待量", "售前接待人数", "促成下单人数"], ["a", "10", "6", "2"]]
    var book = SampleWorkbook.plain("9月", rows: table)
    book.sheets += SampleWorkbook.plain("10月", rows: table).sheets
    let file = try book.file(name: "2026年9月-10月.xlsx")
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    var rows: [CanonicalRow] = []
    let report = translator.translate(fileAt: file.path, given: ["month": "2026-10"]) { rows.append($0) }
    #expect(report.taken == 1 && rows.allSatisfy { $0.fields.last?.contains("[10月]") == true })
    #expect(report.diagnostics.first { $0.code == "SHEET-OTHER-MONTH" }?.arguments["sheet"] == "9月")
  }

  @Test("The folder counts where nothing else says a month")
  func folders() throws {
    func refused(_ name: String) throws -> Bool {
      do throws(Diagnostic) {
        _ = try NamedPeriod(
          names: .init(name), by: [], given: ["month": "2026-10"], at: Place(file: name))
        return false
      } catch {
        return error.code == "PERIOD-OTHER"
      }
    }
    #expect(try refused("报表.zip/2026年9月/客服.xlsx"))
    #expect(try !refused("报表.zip/2026年11月/客服202610.xlsx"))
    #expect(try refused("2026-09.zip/客服.xlsx"))
  }

  @Test("A report by the day without its column is one of a stretch of days, as its name tells")
  func stretch() throws {
    let text = """
      客服账号,咨询人数,询单人数,最终成团人数,客服销售额（元）,人工接待人数
      pdd1:小甲,120,80,30,3000.00,108
      pdd1:小乙,100,60,20,2000.00,90
      店铺总计,215,139,50,5000.00,198
      店铺平均,107.5,69.5,25,2500.00,99

      """
    let found = try translate("客服绩效数据_2026-10-01_2026-10-31.csv", text)
    #expect(found.report.dialect == "pinduoduo-team")
    #expect(found.report.taken == 2 && found.report.dropped == 2)
    #expect(found.figures(of: "pdd1:小甲").contains("sales 3000/1"))
    #expect(found.rows.allSatisfy { $0.fields[0] == "2026-10" })
    #expect(try translate("客服绩效数据_2026-09-01_2026-09-30.csv", text).codes == ["PERIOD-OTHER"])
  }
}
