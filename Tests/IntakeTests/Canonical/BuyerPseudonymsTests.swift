import Testing

@testable import Intake

@Suite("A buyer's pseudonym is the same for the same buyer and key, and says nothing without the key")
struct BuyerPseudonymsTests {
  private func pseudonyms(_ byte: UInt8 = 7) throws -> BuyerPseudonyms {
    try #require(BuyerPseudonyms(key: [UInt8](repeating: byte, count: 32)))
  }

  @Test("the same id gives the same 15 bytes, another id or key others; no id stays no id")
  func stable() throws {
    let one = try pseudonyms()
    let name = one("买家甲")
    #expect(name.utf8.count == 15 && name.hasPrefix("~"))
    #expect(try pseudonyms()("买家甲") == name)
    #expect(one("买家乙") != name)
    #expect(try pseudonyms(8)("买家甲") != name)
    #expect(one("") == "")
    #expect(!name.contains("买家"))
  }

  /// Computed by another implementation of BLAKE2b and SipHash. Companies keep what was made under their key: the pseudonym of a buyer may never change with a version.
  @Test("the pseudonym of a key and id is this one, for ever")
  func pinned() throws {
    #expect(try pseudonyms()("buyer-1") == "~JC0HGe8b4Nym9x")
    #expect(try pseudonyms().keyName == "3067fc852482")
  }

  @Test("a row's key and a buyer's id of the same text are told apart")
  func purposes() throws {
    #expect(try pseudonyms()("x") != (try pseudonyms().rowKey("x")))
  }

  @Test("bytes in place give what texts give; no two of 100,000 ids meet; nothing in them needs quotes in CSV")
  func manyIDs() throws {
    let one = try pseudonyms()
    var seen: Set<String> = []
    var written = [UInt8](repeating: 0, count: 15)
    for number in 0..<100_000 {
      let id = "b\(number)"
      let text = one(id)
      seen.insert(text)
      guard number < 100 else { continue }
      Array(id.utf8).withUnsafeBufferPointer { bytes in
        written.withUnsafeMutableBufferPointer { one.write(bytes, to: $0.baseAddress!) }
      }
      #expect(String(decoding: written, as: UTF8.self) == text)
      #expect(text.allSatisfy { $0.isASCII && !",\"\n\r= ".contains($0) })
    }
    #expect(seen.count == 100_000)
  }

  @Test("a key has 32 bytes; two new keys differ")
  func keys() {
    #expect(BuyerPseudonyms(key: [1, 2, 3]) == nil)
    #expect(BuyerPseudonyms.newKey().count == 32)
    #expect(BuyerPseudonyms.newKey() != BuyerPseudonyms.newKey())
  }
}
