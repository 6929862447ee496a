import Testing
import Wording

@testable import Intake

@Suite("Two real exports, unchanged, are translated row by row; the counts were taken independently")
struct RealExportsTests {
  private func translate(_ path: String) throws -> (report: FileReport, rows: [CanonicalFile: [[String]]]) {
    var translator = Translator(try DialectLibrary(folder: RealData.library))
    var rows: [CanonicalFile: [[String]]] = [:]
    let report = translator.translate(fileAt: path) { rows[$0.file, default: []].append($0.fields) }
    #expect(report.addsUp)
    return (report, rows)
  }

  @Test(
    "5,000 calls: 4,054 answered and rated, 946 neither",
    .enabled(if: RealData.pwc != nil, "the file is not at ../shared/data/real"))
  func calls() throws {
    let (report, rows) = try translate(try #require(RealData.pwc))
    #expect(report.dialect == "pwc-call-center")
    #expect([report.rows, report.taken, report.blank, report.rejected] == [5000, 5000, 0, 0])
    #expect(report.diagnostics.map(\.code) == ["SHEET-IGNORED"])

    let calls = try #require(rows[.calls])
    let source = "pwc_Call-Center-Dataset.xlsx[Call center data]:"
    #expect(calls.count == 5000)
    #expect(calls[0] == ["ID0001", "Diane", "2021-01-01 09:12:58", "yes", "109", "143", source + "2"])
    #expect(calls[4999].prefix(6) == ["ID5000", "Diane", "2021-03-31 17:39:50", "no", "", ""])
    #expect(calls[4999].last == source + "5001")
    #expect(calls.filter { $0[3] == "yes" }.count == 4054)
    #expect(calls.filter { $0[4].isEmpty && $0[5].isEmpty }.count == 946)
    #expect(calls.compactMap { Int($0[4]) }.reduce(0, +) == 273_729)
    #expect(calls.compactMap { Int($0[5]) }.reduce(0, +) == 911_837)
    #expect(calls.filter { $0[1] == "Jim" }.count == 666)

    let ratings = try #require(rows[.ratings])
    #expect(ratings.count == 4054)
    #expect(ratings.compactMap { Int($0[2]) }.reduce(0, +) == 13_798)
    #expect(ratings.filter { $0[4] == "yes" }.count == 3646)
    #expect(report.yielded == ["calls.csv": 5000, "ratings_by_buyers.csv": 4054])
  }

  @Test(
    "9,999 orders before 89,442 rows of bare commas: 21 unpaid, 113 void, no amount at all",
    .enabled(if: RealData.olist != nil, "the file is not at ../shared/data/real"))
  func orders() throws {
    let (report, rows) = try translate(try #require(RealData.olist))
    #expect(report.dialect == "olist-orders")
    #expect([report.rows, report.taken, report.blank, report.rejected] == [99_441, 9999, 89_442, 0])
    // Placed and paid are written without seconds; 21 are unpaid.
    #expect(report.diagnostics.map(\.code) == ["ORDER-NO-SECONDS", "ORDER-NO-SECONDS"])
    #expect(report.diagnostics.map { $0.arguments["count"] } == ["9999", "9978"])

    let orders = try #require(rows[.orders])
    #expect(orders.count == 9999)
    #expect(
      orders[0] == [
        "e481f51cbdc54678b7cc49136f2d6af7", "olist", "9ef432eb6251297304e76186b10a928d", "2017-10-02 10:56",
        "2017-10-02 11:07", "", "delivered", "olist_orders_dataset.csv:2",
      ])
    #expect(orders[9998].last == "olist_orders_dataset.csv:10000")
    #expect(orders.filter { $0[4].isEmpty }.count == 21)
    #expect(orders.filter { $0[6] == "void" }.count == 113)
    #expect(orders.allSatisfy { $0[5].isEmpty })
    #expect(orders.filter { $0[3].hasPrefix("2017-11") }.count == 796)
  }
}
