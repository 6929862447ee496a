import Exact
import Foundation
import Testing
import Wording

@testable import Intake

@Suite("A canonical file is copied row by row with pseudonyms; every row is accounted for")
struct CanonicalCopyTests {
  private let header = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
  private var copied: String { header.replacing("\n", with: ",source\n") }
  private let key: BuyerPseudonyms

  init() throws {
    key = try #require(BuyerPseudonyms(key: [UInt8](repeating: 7, count: 32)))
  }

  private func copy(_ text: String, name: String = "messages.csv") throws -> (
    outcome: CanonicalCopy.Outcome, text: String, copy: CanonicalCopy
  ) {
    let source = ByteSource(Array(text.utf8), name: "inbox/" + name)
    let file = try #require(try EventFile.recognised(in: source))
    let copy = CanonicalCopy(file, pseudonyms: key)
    let target = FileManager.default.temporaryDirectory.appending(path: "kaohe-copy-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: target) }
    let sink = try TextSink(target)
    let outcome = try copy.run(into: sink)
    try sink.close()
    #expect(outcome.report.addsUp)
    return (outcome, try String(contentsOfFile: target, encoding: .utf8), copy)
  }

  @Test("given two lines: the same columns, the buyer under a pseudonym, and where each comes from")
  func plain() throws {
    let (outcome, text, _) = try copy(
      header + "c1,s1,b1,a1,buyer,2026-10-05 10:00:00,text,5\nc1,s1,b1,a1,agent,2026-10-05 10:00:30,text,9\n")
    let buyer = key("b1")
    #expect(
      text == copied
        + "c1,s1,\(buyer),a1,buyer,2026-10-05 10:00:00,text,5,messages.csv:2\n"
        + "c1,s1,\(buyer),a1,agent,2026-10-05 10:00:30,text,9,messages.csv:3\n")
    #expect(outcome.report.taken == 2 && outcome.report.dialect == "messages")
    #expect(outcome.survey.agents == ["a1": 2] && outcome.survey.shops == ["s1"] && outcome.survey.namesBuyers)
    #expect(outcome.survey.months == [Month("2026-10")!: 2])
    #expect(outcome.survey.first?.description == "2026-10-05 10:00:00")
    #expect(outcome.survey.last?.description == "2026-10-05 10:00:30")
  }

  @Test("another order, a column more, quotes, CRLF, no buyer: the known columns in order, none that was not there")
  func shuffled() throws {
    let (outcome, text, copy) = try copy(
      "text,sent_at,buyer_id,sender,agent_id,shop_id,conversation_id,product_id\r\n"
        + "\"你好, \"\"客服\"\"\",2026-10-05 10:00:00,\"b,1\",buyer,a1,\"s\"\"1\",c1,p1\r\n"
        + "ok,2026-10-05 10:00:30,,agent,a1,s1,c1,\r\n")
    #expect(copy.columnsLeftBehind == ["text"])
    #expect(
      text == "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,product_id,source\n"
        + "c1,\"s\"\"1\",\(key("b,1")),a1,buyer,2026-10-05 10:00:00,p1,messages.csv:2\n"
        + "c1,s1,,a1,agent,2026-10-05 10:00:30,,messages.csv:3\n")
    #expect(outcome.survey.shops == ["s\"1", "s1"])
  }

  @Test("a bad row is named with line and column and left out; blank lines are counted; the others stay")
  func rejected() throws {
    let (outcome, text, _) = try copy(
      header + "c1,s1,b1,a1,buyer,2026-10-05 10:00:00,text,5\nc1,s1,b1,a1,buyer,2026-10-99 10:00:00,text,5\n\n,,,,,,,\n"
        + "c1,s1,b1,,agent,2026-10-05 10:00:30,text,9\nc1,s1,b1,a1,agent,2026-10-05 10:00:40,text,9\n")
    #expect(outcome.report.rows == 6 && outcome.report.taken == 2 && outcome.report.blank == 2)
    #expect(outcome.report.rejected == 2)
    #expect(outcome.report.diagnostics.map(\.code) == ["EVENT-TIME", "EVENT-ID-EMPTY"])
    #expect(outcome.report.diagnostics.map(\.place.line) == [3, 6])
    #expect(text.contains("messages.csv:2\n") && text.hasSuffix("messages.csv:7\n"))
  }

  @Test("a file that says itself where its rows come from leads back there")
  func sourceKept() throws {
    let (_, text, _) = try copy(
      "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status,source\n"
        + "o1,s1,b1,2026-10-05 10:00:00,,1200,new,ExportOrderList.csv:17\n", name: "orders.csv")
    #expect(text.hasSuffix("o1,s1,\(key("b1")),2026-10-05 10:00:00,,1200,new,ExportOrderList.csv:17\n"))
  }

  @Test("the name of the file is quoted where it has a comma")
  func nameWithComma() throws {
    let (_, text, _) = try copy(header + "c1,s1,b1,a1,buyer,2026-10-05 10:00:00,text,5\n", name: "messages-a,b.csv")
    #expect(text.hasSuffix(",text,5,\"messages-a,b.csv:2\"\n"))
  }

  @Test("the kind is told by the header, not by the name; a header of several kinds goes by the name")
  func recognised() throws {
    let orders = "order_id,shop_id,buyer_id,created_at,paid_at,amount_cents,status\no1,s1,b1,2026-10-05 10:00:00,,1,x\n"
    let named = ByteSource(Array(orders.utf8), name: "下载 (3).csv")
    #expect(try EventFile.recognised(in: named)?.kind == .orders)
    #expect(try EventFile.recognised(in: ByteSource(Array("a,b\n1,2\n".utf8), name: "orders.csv")) == nil)
    // 客服 in GBK: not as it stands.
    let gbk = Array(orders.utf8) + [0xBF, 0xCD, 0xB7, 0xFE] + Array(",s1,b1,2026-10-05 10:00:00,,1,x\n".utf8)
    #expect(try EventFile.recognised(in: ByteSource(gbk, name: "orders.csv")) == nil)
  }

  @Test("given any lines, the copy says what the original says: fields as the reader gives them, buyers by pseudonym")
  func property() throws {
    let seed: UInt64 = 20_270
    print("random numbers from seed \(seed)")
    var random = Seeded(seed)
    let words = ["a", "b,c", "d\"e", "长一点的名字", "x\ny", "", "123456789012345678", " "]
    for _ in 0..<60 {
      var text = header
      var expected: [[String]] = []
      for line in 0..<Int.random(in: 0...40, using: &random) {
        let fields = [
          "c\(line)" + words.randomElement(using: &random)!, words.randomElement(using: &random)!,
          words.randomElement(using: &random)!, "a" + words.randomElement(using: &random)!, "agent",
          "2026-10-0\(Int.random(in: 1...9, using: &random)) 10:00:00", words.randomElement(using: &random)!, "3",
        ]
        text += CanonicalFile.line(fields)
        expected.append(fields)
      }
      let (outcome, result, _) = try copy(text)
      #expect(outcome.report.taken == expected.count)
      var reader = try CSVReader(ByteSource(Array(result.utf8), name: "copy"))
      #expect(try reader.next())
      for fields in expected {
        #expect(try reader.next())
        var wanted = fields
        wanted[2] = key(fields[2])
        #expect(Array(reader.texts.dropLast()) == wanted)
      }
      #expect(try !reader.next())
    }
  }

  @Test("rows are left out by where they come from")
  func filter() throws {
    let text = "order_id,note,source\no1,\"a,b\",f.csv:2\no2,x,f.csv:3\no3,\"say \"\"hi\"\"\",f.csv:4\n"
    let target = FileManager.default.temporaryDirectory.appending(path: "kaohe-filter-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: target) }
    let sink = try TextSink(target)
    let copied = try RowFilter.copy(ByteSource(Array(text.utf8), name: "t"), into: sink, leavingOut: ["f.csv:3"])
    try sink.close()
    #expect(copied == 2)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == text.replacing("o2,x,f.csv:3\n", with: ""))
  }

  @Test("a file is made anew and never written over; a place that cannot be written to is named")
  func sink() throws {
    let target = FileManager.default.temporaryDirectory.appending(path: "kaohe-sink-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: target) }
    try TextSink(target).close()
    for path in [target, "/nowhere/at/all.csv"] {
      let error = #expect(throws: Diagnostic.self) { try TextSink(path) }
      #expect(error?.code == "OUTPUT-NOT-WRITTEN" && error?.place.file == path)
    }
  }
}
