import Exact
import Foundation
import HTTPTypes
import Records
import Testing
import Wording
import Workflow

@testable import Web

/// The demo company with March opened and nothing of it in the inbox.
struct OpenMarch {
  let demo: ServedDemo
  let month = Month(year: 2026, number: 3) ?? .first

  init() throws {
    demo = try ServedDemo()
    try FileManager.default.removeItem(atPath: demo.folder + "/inbox/2026-03")
    try demo.house.office.desk(of: "H01").open(month)
  }

  static func orders(_ rows: Int) -> String {
    "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\n"
      + (0..<rows).map { "M\($0),shop1,b\($0),2026-03-05 10:00:00,2026-03-05 10:05:00,9900,done\n" }.joined()
  }

  var imports: [StoredImport] { ImportDesk.list(demo.house.office.company, month: month) }
}

@Suite("Files by way of the pages")
struct ImportTests {
  @Test("a file comes in pieces, is looked at, taken in whole, listed, and taken out again; the journal has all of it")
  func whole() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let text = OpenMarch.orders(300)
    let bytes = Array(text.utf8)
    let begun = try await browser.begin("三月订单.csv", size: bytes.count)
    let id = try #require(begun.json["id"] as? String)
    #expect(begun.json["received"] as? Int == 0)
    let first = try await browser.piece(id, at: 0, Array(bytes[..<1000]))
    #expect(first.json["received"] as? Int == 1000 && first.json["isWhole"] as? Bool == false)
    // The connection broke; the same file goes on where it ended.
    #expect(try await browser.begin("三月订单.csv", size: bytes.count).json["received"] as? Int == 1000)
    #expect(try await browser.get(Browser.address).text.contains("接着传"))
    let last = try await browser.piece(id, at: 1000, Array(bytes[1000...]))
    #expect(last.json["isWhole"] as? Bool == true)
    try await browser.idle()

    let preview = try await browser.get("\(Browser.address)/\(id)")
    #expect(preview.text.contains("orders.csv（订单）") && preview.text.contains("采用 300"))
    #expect(preview.text.contains("每一行都能用") && march.imports.isEmpty)
    #expect(!preview.text.contains(march.demo.folder), "where a file lies on the server is not sent")

    #expect(try await browser.post(Browser.address + "/take", [("upload", id)]).status == 303)
    try await browser.idle()
    let imports = march.imports
    #expect(imports.map(\.file) == ["三月订单.csv"] && imports.first?.taken == 300)
    let page = try await browser.get(Browser.address)
    #expect(page.text.contains("上次导入的结果") && page.text.contains("已导入") && !page.text.contains("待导入"))
    let entries = try march.demo.house.office.store.read { records throws(Diagnostic) in
      try records.journal(JournalQuery())
    }
    #expect(entries.first?.act.name == "import" && entries.first?.act.actor == "H01")

    let hash = try #require(imports.first?.hash)
    #expect(try await browser.post(Browser.address + "/remove", [("hash", hash)]).status == 303)
    #expect(march.imports.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: "\(march.demo.folder)/.uploads/2026-03/\(id)"))
  }

  @Test(
    "a report named after February is kept out of March until somebody confirms the month, and that is kept with it")
  func month() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let bytes = Array("客服昵称,接待人数\nkf01,5\n".utf8)
    let id = try #require(try await browser.begin("2月客服.csv", size: bytes.count).json["id"] as? String)
    _ = try await browser.piece(id, at: 0, bytes)
    try await browser.idle()
    let kept = try await browser.get(Browser.address)
    #expect(kept.text.contains("确认是这个月") && kept.text.contains("2026-02"))
    #expect(try await browser.get("\(Browser.address)/\(id)").text.contains("PERIOD-OTHER"))
    #expect(try await browser.post("\(Browser.address)/\(id)/month", []).status == 303)
    try await browser.idle()
    #expect(try await browser.get("\(Browser.address)/\(id)").text.contains("PERIOD-CONFIRMED"))
    #expect(try await browser.post(Browser.address + "/take", [("upload", id)]).status == 303)
    try await browser.idle()
    #expect(march.imports.map(\.taken) == [1])
    let manifest = try String(
      contentsOfFile: try #require(march.imports.first).folder + "/manifest.json", encoding: .utf8)
    #expect(manifest.contains("month_confirmed") && manifest.contains("PERIOD-CONFIRMED"))
  }

  @Test("a piece that does not go on where the file ends, or brings more than was said, is not kept")
  func offsets() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let id = try #require(try await browser.begin("a.csv", size: 100).json["id"] as? String)
    let early = try await browser.piece(id, at: 50, [1, 2, 3])
    #expect(early.status == 409 && early.json["code"] as? String == "UPLOAD-OFFSET")
    #expect(try await browser.piece(id, at: -1, [1]).status == 409)
    let long = try await browser.piece(id, at: 0, [UInt8](repeating: 65, count: 101))
    #expect(long.status == 413 && long.json["code"] as? String == "UPLOAD-TOO-LONG")
    #expect(try await browser.begin("a.csv", size: 100).json["received"] as? Int == 0)
    #expect(try await browser.piece(id, at: 0, [UInt8](repeating: 65, count: 60)).json["received"] as? Int == 60)
    #expect(try await browser.piece(id, at: 60, [UInt8](repeating: 65, count: 41)).status == 413)
    #expect(try await browser.begin("a.csv", size: 100).json["received"] as? Int == 60)
    let half = try await browser.post(Browser.address + "/take", [("upload", id)])
    #expect(half.status == 422 && half.text.contains("UPLOAD-UNFINISHED"))
  }

  @Test("a piece without end is taken in piece by piece and stops at the size that was said")
  func endless() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let id = try #require(try await browser.begin("a.csv", size: 1 << 20).json["id"] as? String)
    let page = try await browser.endless("\(Browser.address)/\(id)/bytes?offset=0", pieces: 2_000)
    #expect(page.status == 413 && page.text.contains("UPLOAD-TOO-LONG"))
    #expect(try await browser.begin("a.csv", size: 1 << 20).json["received"] as? Int == 0)
  }

  @Test(
    "no name leads out of the folder for uploads",
    arguments: [
      "../../company.yaml", "..\\..\\company.yaml", "/etc/passwd", "a/../../b.csv", "….csv", ".upload.json", "..",
      "CON\0.csv",
      String(repeating: "长", count: 500) + ".csv", "a\u{202E}vsc.exe",
    ])
  func names(name: String) async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let before = try String(contentsOfFile: march.demo.folder + "/company.yaml", encoding: .utf8)
    let begun = try await browser.begin(name, size: 4)
    if let id = begun.json["id"] as? String {
      #expect(id.count == 24 && id.allSatisfy(\.isHexDigit))
      _ = try await browser.piece(id, at: 0, Array("a,b\n".utf8))
      try await browser.idle()
    } else {
      #expect(begun.json["code"] as? String == "UPLOAD-NAME")
    }
    let uploads = (try? FileManager.default.subpathsOfDirectory(atPath: march.demo.folder + "/.uploads")) ?? []
    let outside = uploads.filter { !$0.hasPrefix("2026-03") }
    #expect(outside.isEmpty)
    #expect(try String(contentsOfFile: march.demo.folder + "/company.yaml", encoding: .utf8) == before)
    for id in ["../../../company.yaml", "..%2f..%2fcompany.yaml", String(repeating: "0", count: 24)] {
      #expect([404, 410].contains(try await browser.piece(id, at: 0, [1]).status))
    }
  }

  @Test("files that are empty or too large are refused before a byte of them comes")
  func sizes() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    #expect(try await browser.begin("a.csv", size: 0).json["code"] as? String == "UPLOAD-EMPTY")
    #expect(try await browser.begin("a.csv", size: 5 << 30).json["code"] as? String == "UPLOAD-TOO-LARGE")
    #expect(try await browser.begin("a.csv", size: Int.max).json["code"] as? String == "UPLOAD-TOO-LARGE")
  }

  @Test("a piece is taken from a page of this session only, and from nobody else's upload")
  func forgery() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let id = try #require(try await browser.begin("a.csv", size: 4).json["id"] as? String)
    let bare = try await browser.post("\(Browser.address)/\(id)/bytes?offset=0", bytes: [1], headers: [:])
    #expect(bare.status == 403 && bare.text.contains("FORM-STALE"))
    let agent = try await march.demo.browser("E01")
    #expect(try await agent.piece(id, at: 0, [1]).status == 403)
    let nobody = try await march.demo.browser()
    #expect(try await nobody.piece(id, at: 0, [1]).status == 403)
  }

  @Test("a bomb is refused by what it unpacks to, and the server goes on")
  func bomb() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    // 300 MB of one letter, as CSV in a ZIP, made by hand: one row of a table.
    let path = march.demo.folder + "/bomb.zip"
    let script =
      "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED); f=z.open('orders.csv','w',force_zip64=True)\n"
      + "for i in range(300): f.write(b'a'*1000000)\nf.close(); z.close()"
    try Shell.python(script, path)
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let id = try await browser.upload("bomb.zip", bytes: Array(bytes))
    let page = try await browser.get(Browser.address)
    #expect(page.text.contains("bomb.zip") && !page.text.contains("value=\"\(id)\" checked"))
    #expect(try await browser.get("/").status == 200)
  }

  @Test("rows that cannot be used are a table and a CSV, in which no spreadsheet finds a formula")
  func rejects() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let hostile = "=cmd|'/c calc'!A1"
    let id = try await browser.upload(
      "订单.csv",
      OpenMarch.orders(2) + "\(hostile),shop1,b9,2026-03-05 10:00:00,,x,done\n"
        + (0..<60).map { "B\($0),shop1,b\($0),gestern,,1,done\n" }.joined())
    let page = try await browser.get("\(Browser.address)/\(id)")
    #expect(page.text.contains("未采用 61") && page.text.contains("1 / 2"))
    #expect(try await browser.get("\(Browser.address)/\(id)?page=2").text.contains("2 / 2"))
    let csv = try await browser.get("\(Browser.address)/\(id)/rejects.csv")
    #expect(csv.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    for cell in csv.text.split(separator: "\r\n").flatMap({ $0.split(separator: ",") }) {
      let start = cell.drop { $0 == "\"" }
      #expect(start.isEmpty || !"=+-@\t".contains(start[start.startIndex]), "\(cell)")
    }
  }

  @Test("a table of no known kind gets its columns a meaning once; the next of the kind is recognised")
  func mapping() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    func table(_ first: Int) -> String {
      "流水,何时,实付额,收货人,归属店\n"
        + (first..<(first + 20)).map { "L\($0),2026-03-07 12:00:00,12.50,某人,shop1\n" }.joined()
    }
    let id = try await browser.upload("一.csv", table(0))
    let other = try await browser.upload("二.csv", table(100))
    #expect(try await browser.get(Browser.address).text.contains("指定各列"))
    let address = "\(Browser.address)/\(id)/mapping"
    let page = try await browser.get(address + "?as=orders.csv")
    #expect(page.text.contains("L0 · L1 · L2") && page.text.contains("隐私，不采集") && !page.text.contains("某人"))
    var fields = [("file", "0"), ("as", "orders.csv"), ("id", "own-orders"), ("column:order_id", "流水")]
    let refused = try await browser.post(address, fields)
    #expect(refused.text.contains("MAPPING-FIELD-MISSING"))
    #expect(refused.text.contains("value=\"流水\" selected"), "what was chosen stays")
    fields += [
      ("column:created_at", "何时"), ("column:amount_cents", "实付额"), ("column:shop_id", "归属店"),
      ("column:status", ":fixed"),
      ("fixed:status", "done"),
    ]
    let saved = try await browser.post(address, fields)
    #expect(saved.status == 303, "\(saved.text)")
    try await browser.idle()
    for upload in [id, other] {
      #expect(try await browser.get("\(Browser.address)/\(upload)").text.contains("采用 20"))
    }
    let twice = try await browser.post(address, fields)
    #expect(twice.text.contains("DIALECT-TAKEN"))
    #expect(try await browser.post(Browser.address + "/take", [("upload", id), ("upload", other)]).status == 303)
    try await browser.idle()
    #expect(march.imports.map(\.taken) == [20, 20])
  }

  @Test("a word of a state that is not known is given a meaning on the preview, for this and every later file")
  func states() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let text =
      "订单号,订单状态,用户实付金额(元),商家实收金额(元),订单成交时间,支付时间,售后状态\n"
      + (1...3).map { "260307-\($0),\($0 < 3 ? "待揽收" : "已收货"),10,10,2026-03-07 12:00:00,2026-03-07 12:00:00,无\n" }
      .joined()
    let id = try await browser.upload("拼多多.csv", text, shop: "shop1")
    let address = "\(Browser.address)/\(id)"
    let page = try await browser.get(address)
    #expect(page.text.contains("STATE-UNKNOWN") && page.text.contains("采用 1"))
    #expect(page.text.contains("<strong>待揽收</strong>") && page.text.contains("2 行 · 20.00 元"))
    let refused = try await browser.post(
      address + "/states", [("column", "订单状态"), ("word", "待揽收"), ("means", "gone")])
    #expect(refused.text.contains("STATE-MEANING-NONE"))
    let saved = try await browser.post(
      address + "/states", [("column", "订单状态"), ("word", "待揽收"), ("means", "sold")])
    #expect(saved.status == 303, "\(saved.text)")
    try await browser.idle()
    #expect(try await browser.get(address).text.contains("采用 3"))
    let kept = try String(contentsOfFile: march.demo.folder + "/states.csv", encoding: .utf8)
    #expect(kept.contains("pinduoduo-orders,订单状态,待揽收,sold,H01,"))
  }

  @Test("a browser without scripts sends small files in a form; its secret counts as in every form")
  func plainForm() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    func body(_ key: String) -> [UInt8] {
      let parts = [
        "Content-Disposition: form-data; name=\"key\"\r\n\r\n\(key)",
        "Content-Disposition: form-data; name=\"file\"; filename=\"../orders.csv\"\r\nContent-Type: text/csv\r\n\r\n"
          + OpenMarch.orders(5),
      ]
      return Array((parts.map { "--XX\r\n\($0)\r\n" }.joined() + "--XX--\r\n").utf8)
    }
    let type = "multipart/form-data; boundary=XX"
    let forged = try await browser.post(Browser.address + "/files", bytes: body("0"), headers: [.contentType: type])
    #expect(forged.status == 403 && forged.text.contains("FORM-STALE"))
    let key = try #require(try await browser.key())
    let sent = try await browser.post(Browser.address + "/files", bytes: body(key), headers: [.contentType: type])
    #expect(sent.status == 303, "\(sent.text)")
    try await browser.idle()
    #expect(try await browser.get(Browser.address).text.contains("采用 5"))
    let large = try await browser.post(
      Browser.address + "/files", bytes: [UInt8](repeating: 65, count: 9 << 20), headers: [.contentType: type])
    #expect(large.status == 413)
  }

  @Test("while somebody imports, somebody else is told who; a file that was not read yet is not imported")
  func twoAtOnce() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    #expect(try await browser.post(Browser.address + "/take", []).text.contains("IMPORT-NOTHING"))
    let id = try await browser.upload("orders.csv", OpenMarch.orders(400))
    // The import has begun and does not get on.
    let queue = march.demo.house.imports.taking
    queue.suspend()
    let first = try await browser.post(Browser.address + "/take", [("upload", id)])
    #expect(first.status == 303)
    let second = try await browser.post(Browser.address + "/take", [("upload", id)])
    #expect(second.status == 409 && second.text.contains("IMPORT-UNDER-WAY") && second.text.contains("H01"))
    #expect(try await browser.get(Browser.address).text.contains("H01 正在导入"))
    queue.resume()
    try await browser.idle()
    #expect(march.imports.map(\.taken) == [400])
  }

  @Test("what is not read yet cannot be opened or imported")
  func unread() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    // Sent while another server was there: this one knows nothing of it yet.
    let text = Array(OpenMarch.orders(5).utf8)
    let tray = try march.demo.house.office.desk(of: "H01").uploadTray(for: march.month)
    let id = try tray.begin("o.csv", size: text.count, modified: "1", shop: nil).id
    let writing = try tray.write(id, at: 0)
    try text.withUnsafeBytes { try writing.append($0) }
    #expect(try writing.end())
    let early = try await browser.post(Browser.address + "/take", [("upload", id)])
    #expect(early.status == 422 && early.text.contains("UPLOAD-UNREAD"))
    // Asked how far it is, it begins.
    try await browser.idle()
    #expect(try await browser.get("\(Browser.address)/\(id)").text.contains("采用 5"))
    #expect(try await browser.post("\(Browser.address)/\(id)/discard", []).status == 303)
    let gone = try await browser.get("\(Browser.address)/\(id)")
    #expect(gone.status == 410 && gone.text.contains("UPLOAD-UNKNOWN"))
  }

  @Test("the reconciliation says what differs and why, and is a CSV without formulas; without figures it says so")
  func reconciliation() async throws {
    let march = try OpenMarch()
    let browser = try await march.demo.browser("H01")
    let none = try await browser.get("/months/2026-03/reconciliation")
    #expect(none.status == 200 && none.text.contains("在导入页放入平台的客服报表"))
    #expect(!none.text.contains(march.demo.folder))
    let page = try await browser.get("/months/2026-09/reconciliation?all=1")
    #expect(page.status == 200 && page.text.contains("对账 2026-09") && page.text.contains("相符"))
    #expect(!page.text.contains(march.demo.folder))
    let csv = try await browser.get("/months/2026-09/reconciliation.csv")
    #expect(csv.status == 200 && csv.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test("once a month is reviewed nothing is imported into it")
  func reviewed() async throws {
    let demo = try ServedDemo()
    let page = try await demo.browser("H01").post("/months/2026-02/import/begin", [("name", "a.csv"), ("size", "4")])
    #expect(page.status == 409 && page.text.contains("MONTH-STATE"))
  }
}

/// Other programs that make what a test sends.
enum Shell {
  static func python(_ script: String, _ argument: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, argument]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
