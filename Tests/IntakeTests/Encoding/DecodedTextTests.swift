import Testing
import Wording

@testable import Intake

@Suite("The encoding of a text is told from its content")
struct DecodedTextTests {
  // 订单,昵称 in GBK: D0 and so on; the same characters as in UTF-8 below.
  private let gbk: [UInt8] = [0xB6, 0xA9, 0xB5, 0xA5, 0x2C, 0xEA, 0xC7, 0xB3, 0xC6, 0x0A]
  private let text = "订单,昵称\n"

  private func decode(_ bytes: [UInt8]) throws -> (String, TextEncoding) {
    let text = try DecodedText(FileBytes(path: "a.csv", bytes: bytes))
    return (String(decoding: text.bytes[text.start...], as: UTF8.self), text.encoding)
  }

  @Test("UTF-8 with and without a mark, GBK, UTF-16 with and without a mark give the same text")
  func sameText() throws {
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try decode(Array(text.utf8)) == (text, .utf8))
    #expect(try decode([0xEF, 0xBB, 0xBF] + text.utf8) == (text, .utf8))
    #expect(try decode(gbk) == (text, .gb18030))
    #expect(try decode([0xFF, 0xFE] + little) == (text, .utf16LittleEndian))
    #expect(try decode([0xFE, 0xFF] + big) == (text, .utf16BigEndian))
    #expect(try decode(little) == (text, .utf16LittleEndian))
    #expect(try decode(big) == (text, .utf16BigEndian))
  }

  @Test("A character of GB18030 with four bytes is read: U+20087")
  func fourBytes() throws {
    #expect(try decode(gbk + [0x95, 0x32, 0x90, 0x31, 0x0A]).0 == text + "\u{20087}\n")
  }

  @Test("A broken byte in a UTF-8 text is named with line and column, and not taken for GBK")
  func brokenUTF8() throws {
    let bytes = Array("订单编号\n买家甲乙".utf8) + [0xFF] + Array("丙\n".utf8)
    let found = try diagnostic("TEXT-UNREADABLE") { _ = try decode(bytes) }
    #expect(found.place == Place(file: "a.csv", line: 2, column: 5))
    #expect(found.arguments["encoding"] == "UTF-8")
    #expect(found.text(in: .english).contains("FF E4 B8 99"))
  }

  @Test("A broken byte in a GBK text is named with line and column")
  func brokenGBK() throws {
    let found = try diagnostic("TEXT-UNREADABLE") { _ = try decode(gbk + gbk + [0xB6, 0xA9, 0xFF, 0x41]) }
    #expect(found.place == Place(file: "a.csv", line: 3, column: 2))
    #expect(found.arguments["encoding"] == "GB18030")
  }

  @Test("A UTF-16 text cut within a character is refused")
  func cutUTF16() throws {
    let found = try diagnostic("TEXT-UNREADABLE") {
      _ = try decode([0xFF, 0xFE, 0x31, 0x00, 0x0A, 0x00, 0x32])
    }
    #expect(found.place == Place(file: "a.csv", line: 2, column: 1))
  }

  @Test("A zero byte within a text is refused, with its place")
  func zeroByte() throws {
    let row = Array("A1,plain text of the first line\n".utf8)
    let found = try diagnostic("TEXT-ZERO-BYTE") { _ = try decode(row + row + [0x41, 0x00] + row) }
    #expect(found.place == Place(file: "a.csv", line: 3, column: 2))
  }

  @Test("Nothing at all is refused")
  func empty() throws {
    _ = try diagnostic("FILE-EMPTY") { _ = try decode([]) }
  }

  @Test("Whatever bytes come, decoding ends with a text or a message")
  func anyBytes() {
    var generator = Seeded(20_261)
    for _ in 0..<3000 {
      var bytes = Bool.random(using: &generator) ? gbk + gbk : Array((text + text).utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
      _ = try? decode(bytes)
    }
  }
}
