import Testing
import Wording

@testable import Intake

@Suite("Hostile and broken .xls files are refused by name")
struct HostileLegacyTests {
  private func readAll(_ bytes: [UInt8]) throws {
    let file = try TemporaryFile(bytes, name: "book.xls")
    _ = try sheets(ofFileAt: file.path)
  }

  private let book = SampleRecords.plain(rows: [["客服", "接待量"], ["甲客服", "12"]])

  @Test("A container without a workbook, an encrypted one, and one of Excel 4")
  func foreign() throws {
    _ = try diagnostic("COMPOUND-FOREIGN") { try readAll(SampleContainer(streams: [("WordDocument", [1])]).bytes) }
    _ = try diagnostic("COMPOUND-FOREIGN") { try readAll(SampleContainer().bytes) }
    _ = try diagnostic("WORKBOOK-PASSWORD") {
      try readAll(SampleContainer(streams: [("EncryptionInfo", [1]), ("EncryptedPackage", [1])]).bytes)
    }
    var encrypted = book
    encrypted.first = SampleRecords.record(0x002F, [1, 0])
    _ = try diagnostic("WORKBOOK-PASSWORD") { try readAll(encrypted.bytes) }
    _ = try diagnostic("WORKBOOK-LEGACY") { try readAll([0x09, 0x04, 0x06, 0x00] + [UInt8](repeating: 0, count: 60)) }
    let old = SampleRecords.record(0x0809, SampleRecords.u16(0x0400) + SampleRecords.u16(0x10))
    _ = try diagnostic("WORKBOOK-LEGACY") { try readAll(old + SampleRecords.end) }
  }

  @Test("Cut off at every length that is a multiple of 64, and within each of the last 600 bytes")
  func cutOff() throws {
    let whole = book.bytes
    let lengths = Array(stride(from: 64, to: whole.count, by: 64)) + Array(whole.count - 600..<whole.count)
    for length in lengths {
      do {
        // The table of sectors stands last; only where no more than its unused end is missing, nothing is.
        try readAll(Array(whole.prefix(length)))
        #expect(length > whole.count - 480, "\(length) of \(whole.count) bytes went through")
      } catch let error as Diagnostic {
        #expect(error.code == "LEGACY-BROKEN", "\(length)")
      }
    }
  }

  @Test("A stream of records cut off at every length is noticed")
  func cutOffRecords() throws {
    let header = SampleRecords.record(0x0809, [0, 0, 0x10, 0, 0, 0, 0, 0])
    let whole = header + SampleRecords.number(0, 0, 1) + SampleRecords.number(1, 0, 2) + SampleRecords.end
    try readAll(whole)
    for length in 4..<whole.count {
      _ = try diagnostic("LEGACY-BROKEN") { try readAll(Array(whole.prefix(length))) }
    }
  }

  @Test("Chains of sectors that run in a circle end")
  func circle() throws {
    var bytes = book.bytes
    // The table of sectors is the last sector; its first entry leads from sector 0 to itself.
    bytes.replaceSubrange(bytes.count - 512..<bytes.count - 508, with: [0, 0, 0, 0])
    _ = try diagnostic("LEGACY-BROKEN") { try readAll(bytes) }
    // The directory's chain in a circle: its sector is the last before the table.
    bytes = book.bytes
    let directory = (bytes.count - 512) / 512 - 2
    let at = bytes.count - 512 + 4 * directory
    bytes.replaceSubrange(at..<at + 4, with: SampleRecords.u32(UInt32(directory)))
    let found = try diagnostic("LEGACY-BROKEN") { try readAll(bytes) }
    #expect(found.what(in: .chinese).contains("扇区链断裂或成环"))
  }

  @Test("A shared text that does not exist, cells that go back, a sheet list without sheets")
  func cells() throws {
    let missing = SampleRecords(sheets: [("S", SampleRecords.shared(4, 1, 9))])
    let found = try diagnostic("WORKBOOK-TEXT-MISSING") { try readAll(missing.bytes) }
    #expect(found.place.line == 5)
    #expect(found.place.column == 2)
    let back = SampleRecords(sheets: [("S", SampleRecords.number(2, 0, 1) + SampleRecords.number(1, 0, 1))])
    _ = try diagnostic("WORKBOOK-OUT-OF-ORDER") { try readAll(back.bytes) }
    let twice = SampleRecords(sheets: [("S", SampleRecords.number(2, 0, 1) + SampleRecords.number(2, 0, 1))])
    _ = try diagnostic("WORKBOOK-OUT-OF-ORDER") { try readAll(twice.bytes) }
    _ = try diagnostic("SHEET-MISSING") { try readAll(SampleRecords().bytes) }
    let wide = SampleRecords(sheets: [("S", SampleRecords.number(0, 16_384, 1))])
    _ = try diagnostic("WORKBOOK-TOO-WIDE") { try readAll(wide.bytes) }
  }

  @Test("Four billion shared texts that are not there")
  func manyTexts() throws {
    var many = SampleRecords(sheets: [("S", SampleRecords.shared(0, 0, 3))])
    many.first = SampleRecords.record(0x00FC, SampleRecords.u32(.max) + SampleRecords.u32(.max))
    _ = try diagnostic("WORKBOOK-TEXT-MISSING") { try readAll(many.bytes) }
    many.first = SampleRecords.record(0x00FC, SampleRecords.u32(9) + SampleRecords.u32(9) + [0xFF, 0xFF, 1, 0x41])
    _ = try diagnostic("LEGACY-BROKEN") { try readAll(many.bytes) }
  }
}
