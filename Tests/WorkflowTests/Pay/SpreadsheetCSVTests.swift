import Testing

@testable import Workflow

@Suite("CSV for spreadsheets: no text becomes a formula")
struct SpreadsheetCSVTests {
  @Test(
    "what a spreadsheet could take for a formula begins with an apostrophe",
    arguments: [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "−1", " =1", "\u{3000}=1",
      "\u{FEFF}=1",
      "\u{200B}＝1", "\u{0}=1", "\u{A0}+7", "=", "﹦1",
    ])
  func neutral(text: String) {
    #expect(SpreadsheetCSV.neutral(text) == "'" + text)
  }

  @Test(
    "everything else stays as it is",
    arguments: ["", "甲", "E01", "2026-10", "100", "a=b", "1-2", "张-三", "'=1", " x", "“=1”", "·＝", "(=1)"])
  func untouched(text: String) {
    #expect(SpreadsheetCSV.neutral(text) == text)
  }

  @Test("numbers are written as they are; quotes, commas and line ends are kept; rows end as Excel ends them")
  func rows() {
    let bytes = SpreadsheetCSV.bytes(
      titles: ["=a", "b"], rows: [[.number("-100.00"), .text("x,\"y\"\nz")], [.number(""), .text("=1,2")]])
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{FEFF}'=a,b\r\n-100.00,\"x,\"\"y\"\"\nz\"\r\n,\"'=1,2\"\r\n")
  }
}
