import Exact
import Testing
import Wording

@testable import Intake

@Suite("A text of any size is decoded piece by piece")
struct TextSourceTests {
  /// A text of some megabytes whose characters of one to four bytes fall on every edge of a piece.
  private static let text = String(repeating: "订单,a\u{20087}é昵称12\n", count: 150_000)

  private func check(_ bytes: [UInt8], _ encoding: TextEncoding, _ text: String) throws {
    let source = try TextSource(ByteSource(bytes, name: "a.csv"))
    #expect(source.encoding == encoding)
    let decoded = try source.bytes.bytes(at: source.start, count: source.bytes.count)
    #expect(decoded == Array(text.utf8))
    #expect(source.hash == ContentHash(of: bytes))
  }

  @Test("UTF-8, GB18030 and UTF-16 of 4 MB give the same text and the hash of what they were")
  func pieces() throws {
    let text = Self.text
    for shift in 0..<4 {
      let shifted = String(repeating: "x", count: shift) + text
      try check(Array(shifted.utf8), .utf8, shifted)
    }
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    try check([0xFF, 0xFE] + wide, .utf16LittleEndian, text)
    // 订单 in GBK, and U+20087 in the four bytes of GB18030.
    let unit: [UInt8] = [0xB6, 0xA9, 0xB5, 0xA5, 0x2C, 0x95, 0x32, 0x90, 0x31, 0x61, 0x0A]
    let gbk = [UInt8](repeatElement(unit, count: 200_000).joined())
    try check(gbk, .gb18030, String(repeating: "订单,\u{20087}a\n", count: 200_000))
  }

  @Test("A broken byte far down is named with its line and column")
  func brokenFarDown() throws {
    // 150,000 lines of 11 characters, then one of 3 and the broken byte.
    let bytes = Array(Self.text.utf8) + Array("甲乙丙".utf8) + [0xFF, 0x0A]
    let found = try diagnostic("TEXT-UNREADABLE") { _ = try TextSource(ByteSource(bytes, name: "a.csv")) }
    #expect(found.place == Place(file: "a.csv", line: 150_001, column: 4))
    let zero = Array(Self.text.utf8) + Array("甲乙\0".utf8)
    let at = try diagnostic("TEXT-ZERO-BYTE") { _ = try TextSource(ByteSource(zero, name: "a.csv")) }
    #expect(at.place == Place(file: "a.csv", line: 150_001, column: 3))
  }

  @Test("What is converted beyond 16 MiB goes to a file without a name and comes back the same")
  func spill() throws {
    var spill = Spill(name: "a.csv")
    var expected = ContentHash(of: [])
    let piece = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for _ in 0..<20 { try spill.append(piece) }
    expected = ContentHash(of: Array(repeatElement(piece, count: 20).joined()))
    let source = try spill.source()
    #expect(source.count == 20_000_000)
    #expect(try ContentHash(of: source) == expected)
    #expect(try source.bytes(at: 19_999_998, count: 10) == Array(piece.suffix(2)))
  }
}
