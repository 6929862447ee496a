import Exact
import Intake
import Metrics
import Testing
import Wording

/// What is wrong with a row is named with file, line, column, reason and remedy; the other rows count.
@Suite struct RowCheckTests {
  struct Bad: CustomTestStringConvertible, Sendable {
    let kind: EventKind
    let row: String
    let code: String
    let column: Int?
    var testDescription: String { "\(kind) \(code) \(row.prefix(40))" }
    init(_ kind: EventKind, _ row: String, _ code: String, _ column: Int?) {
      (self.kind, self.row, self.code, self.column) = (kind, row, code, column)
    }
  }

  static let good: [EventKind: String] = [
    .messages: "c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,1",
    .orders: "o1,s1,b1,2025-06-02 10:00:00,,100,created", .refunds: "r1,o1,refund,2025-06-02 10:00:00,1",
    .reviews: "o1,5,2025-06-02 10:00:00", .ratings: "c1,a1,5,2025-06-02 10:00:00,yes",
    .complaints: "k1,a1,o1,2025-06-02 10:00:00,yes,n", .misshipments: "m1,o1,a1,agent,2025-06-02,5",
    .reminders: "2025-06-02,a1,1,1", .attendance: "2025-06-02,a1,late,1", .mysteryChecks: "2025-06-02,a1,m,yes,n",
    .calls: "p1,a1,2025-06-02 09:00:00,yes,1,2",
  ]

  static let bad: [Bad] = [
    Bad(.messages, "c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text", "EVENT-FIELDS", nil),
    Bad(.messages, "c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,1,2", "EVENT-FIELDS", nil),
    Bad(.messages, "\"c1\"x,s1,b1,a1,buyer,2025-06-02 09:00:00,text,1", "EVENT-QUOTES", nil),
    Bad(.messages, "c1,s\0,b1,a1,buyer,2025-06-02 09:00:00,text,1", "EVENT-ZERO-BYTE", nil),
    Bad(.messages, "c1,s1,b1,a1,seller,2025-06-02 09:00:00,text,1", "EVENT-VALUE", 5),
    Bad(.messages, "c1,s1,b1,a1,buyer,2025-06-31 09:00:00,text,1", "EVENT-TIME", 6),
    Bad(.messages, "c1,s1,b1,a1,buyer,2025-06-02 24:00:00,text,1", "EVENT-TIME", 6),
    Bad(.messages, "c1,s1,b1,a1,buyer,2025-06-02X09:00:00,text,1", "EVENT-TIME", 6),
    Bad(.messages, "c1,s1,b1,a1,buyer,2025-06-02 09:00:00,text,-1", "EVENT-NUMBER", 8),
    Bad(.messages, ",s1,b1,a1,buyer,2025-06-02 09:00:00,text,1", "EVENT-ID-EMPTY", 1),
    Bad(.messages, "c1,s1,b1,,agent,2025-06-02 09:00:00,text,1", "EVENT-ID-EMPTY", 4),
    Bad(
      .messages, "\(String(repeating: "x", count: 256)),s1,b1,a1,buyer,2025-06-02 09:00:00,text,1", "EVENT-ID-LONG", 1),
    Bad(.orders, "o2,s1,b1,2025-06-02 10:00:00,yesterday,100,paid", "EVENT-TIME", 5),
    Bad(.orders, "o2,s1,b1,2025-06-02 10:00:00,,1.00,paid", "EVENT-NUMBER", 6),
    Bad(.orders, "o2,s1,b1,2025-06-02 10:00:00,,10000000000001,paid", "EVENT-AMOUNT-RANGE", 6),
    Bad(
      .orders, "o2,s1,b1,2025-06-02 10:00:00,,-99999999999999999999999999999999,paid", "EVENT-AMOUNT-RANGE", 6),
    Bad(.orders, "o1,s1,b1,2025-06-02 10:00:00,,100,paid", "EVENT-ID-TWICE", 1),
    Bad(.refunds, "r1,o1,refund,2025-06-02 10:00:00,1", "EVENT-ID-TWICE", 1),
    Bad(.refunds, "r2,o1,rebate,2025-06-02 10:00:00,1", "EVENT-VALUE", 3),
    Bad(.refunds, "r2,o1,refund,2025-06-02 10:00:00,", "EVENT-NUMBER", 5),
    Bad(.reviews, "o1,6,2025-06-02 10:00:00", "EVENT-SCALE", 2),
    Bad(.ratings, "c1,a1,0,2025-06-02 10:00:00,yes", "EVENT-SCALE", 3),
    Bad(.ratings, "c1,a1,5,2025-06-02 10:00:00,Yes", "EVENT-VALUE", 5),
    Bad(.complaints, "k1,a1,o1,2025-06-02 10:00:00,no,n", "EVENT-ID-TWICE", 1),
    Bad(.complaints, "k2,a1,o1,2025-06-02 10:00:00,maybe,n", "EVENT-VALUE", 5),
    Bad(.misshipments, "m1,o1,a1,agent,2025-06-02,5", "EVENT-ID-TWICE", 1),
    Bad(.misshipments, "m2,o1,,agent,2025-06-02,5", "EVENT-ID-EMPTY", 3),
    Bad(.misshipments, "m2,o1,a1,agent,02/06/2025,5", "EVENT-DAY", 5),
    Bad(.reminders, "2025-06-02,a1,many,1", "EVENT-NUMBER", 3),
    Bad(.attendance, "2025-06-02,a1,asleep,1", "EVENT-VALUE", 3),
    Bad(.mysteryChecks, "2025-02-30,a1,m,yes,n", "EVENT-DAY", 1),
    Bad(.calls, "p1,a1,2025-06-02 09:00:00,yes,1,2", "EVENT-ID-TWICE", 1),
    Bad(.calls, "p2,a1,2025-06-02 09:00:00,yes,1000000001,2", "EVENT-NUMBER", 5),
  ]

  @Test(arguments: bad) func `a bad row is named and the others count`(_ bad: Bad) throws {
    var month = HandMade()
    if bad.kind == .refunds || bad.kind == .reviews { month.add(.orders, Self.good[.orders] ?? "") }
    month.add(bad.kind, (Self.good[bad.kind] ?? "") + "\n\n" + bad.row)
    let report = try #require(month.figures().report.files.first { $0.kind == bad.kind })
    #expect(report.account.total == 3)
    #expect(report.account.taken == 1)
    #expect(report.account.blank == 1)
    #expect(report.account.rejected == 1)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(diagnostic.code == bad.code)
    #expect(diagnostic.place.file == bad.kind.fileName)
    #expect(diagnostic.place.line == 4)
    #expect(diagnostic.place.column == bad.column)
    #expect(diagnostic.excerpt?.isEmpty == false)
    for language in Language.allCases {
      #expect(!diagnostic.what(in: language).contains("{"))
      #expect(!diagnostic.remedy(in: language).isEmpty)
    }
  }

  @Test func `bytes that are not UTF-8 refuse their row`() throws {
    let text = "order_id,stars,created_at\no1,5,2025-06-02 10:00:00\n"
    var inputs = EventInputs()
    let gbk: [UInt8] = Array("o".utf8) + [0xC4, 0xE3] + Array(",5,2025-06-02 10:00:00\n你好,5,2025-06-02 10:00:00".utf8)
    inputs.add(.reviews, Array(text.utf8) + gbk, name: "reviews.csv")
    let report = try #require(MonthEngine.compute(inputs, month: june).report.files.first)
    #expect(report.account.rejected == 1)
    #expect(report.account.taken == 2)
    #expect(report.diagnostics.first?.code == "EVENT-UTF8")
    #expect(report.diagnostics.first?.place.text == "reviews.csv:3:1")
  }

  static let damaged: [(String, String)] = [
    ("FILE-EMPTY", ""), ("EVENT-COLUMN-MISSING", "order_id,stars\no1,5\n"),
    ("EVENT-COLUMN-TWICE", "order_id,stars,stars,created_at\n"),
    ("CSV-LINE-ENDS", "order_id,stars,created_at\ro1,5,2025-06-02 10:00:00\r"),
    ("CSV-QUOTE-OPEN", "order_id,stars,created_at\no1,5,2025-06-02 10:00:00\n\"o2,5,2025-06-02 10:00:00\n"),
    ("FILE-ENCODING", "o\0r\0d\0"),
  ]

  @Test(arguments: damaged) func `structural damage refuses the whole file`(code: String, text: String) throws {
    var inputs = month(reviews: text)
    inputs.add(.orders, Array((HandMade.header(.orders) + "\n").utf8), name: "orders.csv")
    let figures = MonthEngine.compute(inputs, month: june)
    let report = try #require(figures.report.files.first { $0.kind == .reviews })
    #expect(report.refusal?.code == code)
    #expect(report.account == RowAccount())
    #expect(figures.accounts["a1"]?[.badReviews] == .missing(.notCollected))
    #expect(figures.accounts["a1"]?[.ordersCreated] == .known(0))
    #expect(figures.report.warnings.map(\.code) == ["EVENT-KIND-INCOMPLETE"])
    #expect(figures.report.hasErrors)
  }

  private func month(reviews: String) -> EventInputs {
    var month = HandMade()
    month.chat("c1 b1 a1 agent 02 09:00:00")
    var inputs = month.inputs
    inputs.add(.reviews, Array(reviews.utf8), name: "reviews.csv")
    return inputs
  }

  @Test func `chat lines that end in an open quote refuse their file half-way`() {
    var month = HandMade()
    month.chat((10..<60).map { "c\($0) b1 a1 agent 02 09:00:\($0)" }.joined(separator: "\n"))
    var inputs = month.inputs
    inputs.add(.messages, Array((HandMade.header(.messages) + "\n\"c1,s1,b1,").utf8), name: "messages-2.csv")
    let figures = MonthEngine.compute(inputs, month: june)
    #expect(figures.report.files.map(\.refusal?.code) == [nil, "CSV-QUOTE-OPEN"])
    #expect(figures.report.files.allSatisfy { $0.account.addsUp })
    // Half of the lines would be a wrong figure: none is given.
    #expect(!figures.collected.contains(.messages))
    #expect(figures.accounts.isEmpty)
  }

  @Test func `a folder that is not there is named`() {
    #expect { try MonthEngine.compute(folder: "/nowhere/at/all", month: june) } throws: {
      ($0 as? Diagnostic)?.code == "FOLDER-UNREADABLE"
    }
  }

  @Test func `a thousand reasons are kept, and all rows are counted`() throws {
    var month = HandMade()
    month.add(.reviews, (0..<3000).map { $0 % 2 == 0 ? "o1,9,x" : "o1,5,2025-06-02 10:00:00" }.joined(separator: "\n"))
    let report = try #require(month.figures().report.files.first)
    #expect(report.account.rejected == 1500)
    #expect(report.account.taken == 1500)
    #expect(report.account.unknownOrders == 1500)
    #expect(report.diagnostics.count == 1002)
    #expect(report.diagnostics.suffix(2).map(\.code) == ["EVENT-REASONS-MORE", "EVENT-ORDER-UNKNOWN"])
  }

  @Test func `of orders twice in a file the first stands, of files the later, whatever the pieces`() throws {
    var month = HandMade()
    month.chat("c1 b1 a1 buyer 02 09:00:00\nc1 b1 a1 agent 02 09:00:10")
    var inputs = month.inputs
    let rows = (0..<500).map { "o\($0 % 100),s1,b1,2025-06-02 10:00:00,2025-06-02 10:00:00,\($0),paid" }
    for (name, part) in [("orders.csv", rows[..<250]), ("orders-2.csv", rows[250...])] {
      inputs.add(.orders, Array((HandMade.header(.orders) + "\n" + part.joined(separator: "\n")).utf8), name: name)
    }
    for workers in 1...3 {
      let figures = MonthEngine.compute(
        inputs, month: june, rules: .standard, tenures: nil, closing: nil, workers: workers, tuning: tiny(300))
      #expect(number(figures.accounts["a1"], "sales") == (250..<350).reduce(0, +))
      let reports = figures.report.files.filter { $0.kind == .orders }
      #expect(reports.map(\.account.repeated) == [250, 0])
      #expect(reports.map(\.account.rejected) == [0, 150])
      #expect(reports[1].diagnostics.map { $0.place.line } == Array(102...251))
    }
  }

  @Test(arguments: 1...30) func `no bytes make it fail, and every row is accounted for`(seed: Int) {
    var random = Steps(seed: seed)
    let pieces =
      RowCheckTests.good.values.sorted() + [
        "\"", "\"\"", ",", "\n", "\r\n", "\0", "2025-06-02", " 09:00:00", "长", "9999999999999", "-1", "a1,", "o1,",
        "yes",
      ]
    var inputs = EventInputs()
    for kind in EventKind.allCases {
      var text = HandMade.header(kind) + "\n"
      for _ in 0..<random.below(200) {
        text += random.below(3) == 0 ? (Self.good[kind] ?? "") + "\n" : pieces[random.below(pieces.count)]
        if random.below(4) == 0 { text += "\n" }
      }
      var bytes = Array(text.utf8)
      if random.below(2) == 0 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      inputs.add(kind, bytes, name: kind.fileName)
    }
    let one = MonthEngine.compute(inputs, month: june, workers: 1)
    let two = MonthEngine.compute(
      inputs, month: june, rules: .standard, tenures: nil, closing: nil, workers: 3, tuning: tiny(100))
    #expect(one.report.files.allSatisfy { $0.account.addsUp }, "seed \(seed)")
    #expect(one.accounts == two.accounts, "seed \(seed)")
    #expect(one.report.diagnostics == two.report.diagnostics, "seed \(seed)")
  }
}
