import Foundation
import Testing

@testable import Web

@Suite("JSON is read strictly and written whole")
struct JSONTests {
  @Test(
    "what is written is read as the same",
    arguments: [
      "", "中文", "\"\\/\u{8}\u{C}\n\r\t", "\u{1F600}", "\u{7F}\u{0}", String(repeating: "深", count: 1_000),
    ])
  func texts(text: String) throws {
    #expect(try JSONReader.value(JSONValue.text(text).bytes) == .text(text))
    // As Foundation writes it, too: an independent hand.
    let written = try JSONSerialization.data(withJSONObject: [text])
    #expect(try JSONReader.value(Array(written)) == [.text(text)])
  }

  @Test("numbers to the last of 64 bits, and escapes by pairs")
  func numbers() throws {
    for number in [0, -1, Int64.max, Int64.min, 123_456_789_012_345_678] {
      #expect(try JSONReader.value(JSONValue.whole(number).bytes) == .whole(number))
    }
    #expect(try JSONReader.value(Array("\"\\ud83d\\ude00\\u4e2d\"".utf8)) == "😀中")
    #expect(try JSONReader.value(Array(" { \"a\" : [ true , null ] } ".utf8)) == ["a": [.flag(true), .null]])
  }

  @Test("no bytes make the reader fall, whatever they are")
  func hostile() {
    var seed: UInt64 = 20_261_126
    let signs = Array("{}[]\",:\\u0123tfn-. e".utf8)
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int(seed % 24) {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(signs[Int(seed >> 33) % signs.count])
      }
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let ours = try? JSONReader.value(bytes)
      // What we take, Foundation takes as well.
      if ours != nil {
        let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        #expect(theirs != nil, "\(String(decoding: bytes, as: UTF8.self)), seed 20261126")
      }
    }
  }
}
