import Exact
import Foundation
import Testing
import Wording

@testable import Intake

@Suite("Files are read whole, or refused by name")
struct FileBytesTests {
  @Test("A file that is not there")
  func missing() throws {
    let found = try diagnostic("FILE-NOT-FOUND") { _ = try FileBytes(at: "/nowhere/orders.csv") }
    #expect(found.place.file == "/nowhere/orders.csv")
    _ = try diagnostic("FILE-NOT-FOUND") { _ = try FileBytes(at: "a\0b") }
  }

  @Test("A folder is no file")
  func folder() throws {
    _ = try diagnostic("FILE-NOT-A-FILE") { _ = try FileBytes(at: NSTemporaryDirectory()) }
  }

  @Test("A pipe in the inbox does not make the program wait")
  func pipe() throws {
    let file = try TemporaryFile("x")
    try FileManager.default.removeItem(atPath: file.path)
    #expect(mkfifo(file.path, 0o600) == 0)
    _ = try diagnostic("FILE-NOT-A-FILE") { _ = try FileBytes(at: file.path) }
  }

  @Test("A file of zero bytes")
  func empty() throws {
    let file = try TemporaryFile("")
    _ = try diagnostic("FILE-EMPTY") { _ = try FileBytes(at: file.path) }
    _ = try diagnostic("FILE-EMPTY") { _ = try ContentHash(ofFileAt: file.path) }
  }

  @Test("A file beyond the limit: 3 MiB where 2 are allowed")
  func tooLarge() throws {
    let file = try TemporaryFile([UInt8](repeating: 65, count: 3 << 20))
    let found = try diagnostic("FILE-TOO-LARGE") { _ = try FileBytes(at: file.path, limit: 2 << 20) }
    #expect(found.arguments == ["size": "3", "limit": "2"])
  }

  @Test("The same content has the same hash, in memory and in pieces; BLAKE2b-256 of abc is as published")
  func hash() throws {
    let content = [UInt8]((0..<1_300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let file = try TemporaryFile(content)
    #expect(try ContentHash(ofFileAt: file.path) == ContentHash(of: content))
    #expect(
      ContentHash(of: Array("abc".utf8)).description
        == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
  }

  @Test("A file that grows between being opened and being read")
  func changed() throws {
    let file = try TemporaryFile("abc")
    let open = try OpenFile(file.path)
    try Data("abcdef".utf8).write(to: URL(fileURLWithPath: file.path))
    _ = try diagnostic("FILE-CHANGED") { _ = try FileBytes(reading: open, path: file.path) }
  }
}
