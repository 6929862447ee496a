import Testing
import Wording

@testable import Intake

@Suite("The header of an unknown table is the first row that holds names")
struct LikelyHeaderTests {
  private func likely(_ text: String) throws -> TableHeader? {
    let file = try TemporaryFile(text)
    return TableHeader.likely(in: try TableFile(at: file.path).head(ofSheet: 0))
  }

  @Test("an empty first cell, titles above, a value that is a column elsewhere, no header at all")
  func rows() throws {
    #expect(try likely(",tweet_id,author_id,text\n0,1,shopcare,@1001 We can help.\n1,2,1001,how\n")?.line == 1)
    #expect(try likely("客服数据,,,\n2026-10,,,\n,客服,接待,销售\n1,a,10,5\n")?.line == 3)
    #expect(try likely("number,state,opened_at,resolved_by\nINC1,Resolved,2016-02-29 01:16:00,Agent 9\n")?.line == 1)
    #expect(try likely("1,2026-10-05,JANE DOE,617.00\n2,2026-10-06,JOHN ROE,12.00\n") == nil)
  }

  @Test("a column or two in common is no nearness, and a value that is called like a column makes no header")
  func nearest() throws {
    func reason(_ text: String) throws -> Diagnostic {
      var translator = Translator(try DialectLibrary(folder: RealData.library))
      let file = try TemporaryFile(text)
      return try #require(translator.translate(fileAt: file.path, given: ["shop": "S1"]) { _ in }.diagnostics.first)
    }
    let settlement = try reason("结算时间,订单号,子订单号,结算金额,结算账户\n2026-10-01 05:59:20,1,2,97.02,聚合账户\n")
    #expect(settlement.code == "DIALECT-FOREIGN" && settlement.place.line == 1)
    let ticket = try reason(
      "number,incident_state,opened_at,resolved_by\nINC1,New,2016-02-29 01:16:00,Agent 9\nINC1,Resolved,2016-02-29 08:53:00,Agent 9\n"
    )
    #expect(ticket.code == "DIALECT-FOREIGN" && ticket.place.line == 1)
    #expect(ticket.arguments["found"] == "number、incident_state、opened_at、resolved_by")
    let bare = try reason("1,2026-10-05,JANE DOE,617.00\n2,2026-10-06,JOHN ROE,12.00\n")
    #expect(!bare.text(in: .english).contains("JANE") && !bare.text(in: .chinese).contains("JANE"))
  }
}
