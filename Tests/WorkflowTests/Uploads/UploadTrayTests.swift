import Exact
import Foundation
import Testing
import Wording

@testable import Workflow

@Suite("Files on their way in")
struct UploadTrayTests {
  private func tray(_ company: LifeCompany, _ limits: UploadLimits = .standard) throws -> UploadTray {
    try company.hr.uploadTray(for: try month("2026-10"), limits: limits)
  }

  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return (error as? Diagnostic)?.code ?? "\(error)" }
  }

  private func send(_ text: String, to tray: UploadTray, _ upload: Upload, at offset: Int) throws -> Bool {
    let writing = try tray.write(upload.id, at: offset)
    try Array(text.utf8).withUnsafeBytes { try writing.append($0) }
    return try writing.end()
  }

  @Test("a file grows piece by piece, and is the same file when it is begun again")
  func pieces() throws {
    let company = try LifeCompany(months: ["2026-10"])
    try company.hr.open(try month("2026-10"))
    let tray = try tray(company)
    let upload = try tray.begin("a.csv", size: 6, modified: "1", shop: nil)
    #expect(try !send("abc", to: tray, upload, at: 0))
    #expect(try tray.begin("a.csv", size: 6, modified: "1", shop: nil).received == 3)
    #expect(try tray.begin("a.csv", size: 6, modified: "2", shop: nil).received == 0, "another file of that name")
    #expect(try send("def", to: tray, upload, at: 3))
    #expect(try String(contentsOfFile: tray.upload(upload.id).path, encoding: .utf8) == "abcdef")
    try tray.discard(upload)
    #expect(code { _ = try tray.upload(upload.id) } == "UPLOAD-UNKNOWN")
  }

  @Test("nobody else writes to a file meanwhile")
  func busy() throws {
    let company = try LifeCompany(months: ["2026-10"])
    let tray = try tray(company)
    let upload = try tray.begin("a.csv", size: 6, modified: "1", shop: nil)
    let first = try tray.write(upload.id, at: 0)
    #expect(code { _ = try tray.write(upload.id, at: 0) } == "UPLOAD-BUSY")
    withExtendedLifetime(first) {}
  }

  @Test("one file, one person's files and their number are bounded, and the disk keeps some room")
  func bounds() throws {
    let company = try LifeCompany(months: ["2026-10"])
    var limits = UploadLimits(file: 100, share: 150, files: 2, reserve: 0, age: 60)
    func begin(_ name: String, _ size: Int) -> String? {
      code { _ = try tray(company, limits).begin(name, size: size, modified: "1", shop: nil) }
    }
    #expect(begin("a.csv", 101) == "UPLOAD-TOO-LARGE")
    #expect(begin("a.csv", 100) == nil)
    #expect(begin("b.csv", 51) == "UPLOAD-SHARE-FULL")
    #expect(begin("b.csv", 50) == nil)
    limits.share = 1_000
    #expect(begin("c.csv", 1) == "UPLOAD-TOO-MANY")
    limits.files = 10
    limits.reserve = Int.max / 2
    #expect(begin("c.csv", 1) == "UPLOAD-DISK-FULL")
  }

  @Test("what nobody goes on with is cleared after a while")
  func age() throws {
    let company = try LifeCompany(months: ["2026-10"])
    let limits = UploadLimits(file: 100, share: 150, files: 2, reserve: 0, age: 0)
    _ = try tray(company).begin("a.csv", size: 10, modified: "1", shop: nil)
    usleep(20_000)
    let tray = try tray(company, limits)
    _ = try tray.begin("b.csv", size: 10, modified: "1", shop: nil)
    #expect(tray.uploads.map(\.name) == ["b.csv"])
  }

  @Test("each person has a tray of their own, and only whoever may import has one")
  func persons() throws {
    let company = try LifeCompany(months: ["2026-10"])
    #expect(code { _ = try company.desk("E1").uploadTray(for: try month("2026-10")) } == "NOT-ALLOWED")
    #expect(code { _ = try company.desk("E1").reconciliation(of: try month("2026-10")) } == "NOT-ALLOWED")
    #expect(code { _ = try company.desk("E1").imports(of: try month("2026-10")) } == "NOT-ALLOWED")
    #expect(code { _ = try company.desk("E1").importDesk(into: try month("2026-10")) } == "NOT-ALLOWED")
    #expect(code { _ = try company.desk("E1").removeImport("0123456789", from: try month("2026-10")) } == "NOT-ALLOWED")
  }

  @Test(
    "of a name one plain step is left",
    arguments: [
      ("../../company.yaml", "company.yaml"), ("C:\\Users\\x\\报表.xlsx", "报表.xlsx"), ("/etc/passwd", "passwd"),
      (".bashrc", "bashrc"), ("a\0b.csv", "ab.csv"), ("a\u{202E}b.csv", "ab.csv"), ("~$open.xlsx", "$open.xlsx"),
      ("报表. ", "报表"),
    ])
  func names(written: String, plain: String) throws { #expect(try UploadName.plain(written) == plain) }

  @Test("of some names nothing is left", arguments: ["", "..", "/", "\\", "\0", " . "])
  func noName(written: String) { #expect(code { _ = try UploadName.plain(written) } == "UPLOAD-NAME") }

  @Test("a long name keeps its ending")
  func longName() throws {
    let name = try UploadName.plain(String(repeating: "长", count: 400) + ".csv")
    #expect(name.utf8.count <= 180 && name.hasSuffix("长.csv"))
  }
}
