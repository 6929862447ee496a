import Foundation
import Testing
import Wording

@testable import Intake

@Suite("Files that are written as a whole or not at all")
struct NewFileTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "new-file-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  private func write(_ text: String, to file: NewFile) throws {
    try Array(text.utf8).withUnsafeBytes { try file.append($0) }
  }

  @Test("what stood there stays until the new file is finished, and an unfinished one leaves nothing behind")
  func whole() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a"
    try Data("old".utf8).write(to: URL(filePath: path))
    do {
      let file = try NewFile(path)
      try write("half", to: file)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }
    #expect(try names() == ["a"])
    let file = try NewFile(path)
    try write("new", to: file)
    #expect(file.count == 3)
    try file.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try names() == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0o777
    #expect(mode % 8 == 0)
  }

  @Test("what a killed program left is written over; while one is at work no second begins")
  func leftovers() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a"
    try Data("a long rest of an earlier program".utf8).write(to: URL(filePath: path + ".partial"))
    let file = try NewFile(path)
    let refusal = #expect(throws: Diagnostic.self) { try NewFile(path) }
    #expect(refusal?.code == "OUTPUT-NOT-WRITTEN")
    #expect(refusal?.arguments["why"] == "another program is writing it")
    try write("b", to: file)
    try file.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "b")
    #expect(try names() == ["a"])
  }

  @Test("a folder that is not there is named")
  func noFolder() {
    #expect(throws: Diagnostic.self) { try NewFile(folder + "/nowhere/a") }
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test("a scratch file gives back what several threads appended, and has no name")
  func scratch() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let scratch = try ScratchFile(inFolder: folder)
    #expect(try names().isEmpty)
    func append(_ bytes: [UInt8]) throws -> Int { try bytes.withUnsafeBytes { try scratch.append($0) } }
    func read(_ count: Int, at offset: Int) throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      try bytes.withUnsafeMutableBytes { try scratch.read(at: offset, into: $0) }
      return bytes
    }
    let first = try append([UInt8](repeating: 1, count: 10))
    let second = try append([UInt8](repeating: 2, count: 5))
    #expect(first == 0 && second == 10)
    #expect(try read(7, at: 8) == [1, 1, 2, 2, 2, 2, 2])
    // More than was appended cannot be read.
    #expect(throws: Diagnostic.self) { try read(7, at: 9) }
  }
}
