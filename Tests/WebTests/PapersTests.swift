import HTTPTypes
import Testing

@testable import Web

@Suite("What is taken along from the pages")
struct PapersTests {
  private func name(_ page: Browser.Page) -> String { page.headers[.contentDisposition] ?? "" }

  @Test("finance has the payroll as a page, as CSV that Excel reads as Chinese, and as a workbook")
  func payroll() async throws {
    let demo = try ServedDemo()
    let finance = try await demo.browser("F01")
    let page = try await finance.get("/months/2026-01/payroll")
    #expect(page.status == 200 && page.text.contains("赵甲") && page.text.contains("<tfoot>"))
    #expect(!page.text.contains("未定稿"))
    #expect(try await finance.get("/months/2026-02/payroll").text.contains("未定稿"))
    let csv = try await finance.get("/months/2026-01/payroll.csv")
    #expect(csv.text.unicodeScalars.first == "\u{FEFF}" && csv.text.contains("赵甲"))
    #expect(name(csv) == "attachment; filename*=UTF-8''payroll-2026-01.csv")
    #expect(try await finance.get("/months/2026-01/payroll.xlsx").bytes.starts(with: Array("PK".utf8)))
  }

  @Test("everybody takes the own slip and the file of the own case, and nobody else's; finance takes slips and no case")
  func own() async throws {
    let demo = try ServedDemo()
    let agent = try await demo.browser("E01")
    let sheet = try await agent.get("/months/2026-01/sheets/E01")
    #expect(sheet.text.contains("/sheets/E01/slip.pdf") && sheet.text.contains("/sheets/E01/case.zip"))
    #expect(try await agent.get("/months/2026-01/sheets/E01/slip.pdf").bytes.starts(with: Array("%PDF".utf8)))
    let file = try await agent.get("/months/2026-01/sheets/E01/case.zip")
    #expect(file.bytes.starts(with: Array("PK".utf8)) && name(file).contains("case-2026-01-E01.zip"))
    for path in ["slip.pdf", "case.zip"] {
      let other = try await agent.get("/months/2026-01/sheets/E02/\(path)")
      #expect(other.status == 403 && other.text.contains("NOT-ALLOWED"), "\(path)")
      // Not before the month is published.
      #expect(try await agent.get("/months/2026-02/sheets/E01/\(path)").status != 200)
    }
    let finance = try await demo.browser("F01")
    #expect(try await finance.get("/months/2026-01/sheets/E02/slip.pdf").status == 200)
    #expect(try await finance.get("/months/2026-01/sheets/E02/case.zip").status == 403)
  }
}
