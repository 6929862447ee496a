import Foundation
import Testing
import Wording

@testable import Intake

@Suite("What is no plain file, or changes while it is read, ends in a message")
struct HostileFilesTests {
  @Test("A pipe, a device, a folder and a circle of links do not make the program wait")
  func notFiles() throws {
    let file = try TemporaryFile("x")
    let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    let pipe = folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    _ = try diagnostic("FILE-NOT-A-FILE") { _ = try TableFile(at: pipe) }
    _ = try diagnostic("FILE-UNREADABLE") { _ = try ByteSource(file: pipe) }
    _ = try diagnostic("FILE-NOT-A-FILE") { _ = try TableFile(at: "/dev/zero") }
    _ = try diagnostic("FILE-NOT-A-FILE") { _ = try TableFile(at: folder) }
    try FileManager.default.createSymbolicLink(atPath: folder + "/a", withDestinationPath: folder + "/b")
    try FileManager.default.createSymbolicLink(atPath: folder + "/b", withDestinationPath: folder + "/a")
    _ = try diagnostic("FILE-UNREADABLE") { _ = try TableFile(at: folder + "/a") }
  }

  @Test("A file that is shortened while it is read, and one that is written to")
  func changed() throws {
    let file = try TemporaryFile([UInt8](repeating: 65, count: 100))
    let shorter = try ByteSource(file: file.path)
    #expect(truncate(file.path, 40) == 0)
    _ = try diagnostic("FILE-CHANGED") { _ = try shorter.bytes(at: 0, count: 100) }
    let longer = try ByteSource(file: file.path)
    try longer.checkUnchanged()
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("more".utf8))
    try handle.close()
    // What was appended is no part of what was opened.
    #expect(try longer.bytes(at: 0, count: 100).count == 40)
    _ = try diagnostic("FILE-CHANGED") { try longer.checkUnchanged() }
  }

  @Test("A table whose file is written to between two rows is not taken to its end")
  func changedTable() throws {
    let file = try TemporaryFile("a,b\n1,2\n3,4\n")
    let source = try ByteSource(file: file.path)
    var reading = try TableFile(source).rows(ofSheet: 0)
    _ = try reading.next()
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.write(contentsOf: Data("x".utf8))
    try handle.close()
    let found = try diagnostic("FILE-CHANGED") { while try reading.next() != nil {} }
    #expect(found.place.file == file.path)
  }

  @Test("No room for what is unpacked is said")
  func noRoom() {
    let message = Diagnostic(.scratchFailed, at: Place(file: "a.zip"), ["reason": "No space left on device"])
    #expect(message.what(in: .chinese) == "解压或转码时无法写入临时文件：No space left on device。")
  }
}
