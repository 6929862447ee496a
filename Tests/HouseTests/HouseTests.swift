import Foundation
import Testing
import Wording

/// The sources, as the tests of the house read them.
enum House {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The rooms in the order in which data passes through them, and what may stand in each besides the rooms before it.
  static let rooms: [(name: String, wraps: Set<String>)] = [
    ("Exact", ["CSodium"]), ("Wording", []), ("Scheme", ["Yams"]),
    ("Intake", ["CExpat", "CMinizip", "CScan", "CSodium", "Yams"]),
    ("Metrics", ["CScan"]), ("Appraisal", []), ("Records", ["CPQ", "CZlib", "GRDB", "GRDBSQLite"]),
    ("Workflow", ["CCrypto", "CSodium", "Yams"]), ("Paperwork", ["CPangoCairo", "CQRencode", "CXLSXWriter"]),
    ("Web", ["CCurl", "HTTPTypes", "Hummingbird", "Logging", "Mustache", "NIOCore", "NIOPosix"]),
    ("kaohe", ["ArgumentParser"]),
  ]

  /// What the system offers to every room that does not have to be pure.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization", "Swift",
    "FoundationNetworking",
  ]

  /// The rooms that take no clock and no locale.
  static let pure: Set<String> = ["Exact", "Wording", "Scheme", "Metrics", "Appraisal"]

  static func files(under path: String) -> [URL] {
    let found = FileManager.default.enumerator(at: folder.appending(path: path), includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }

  static func lines(of file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The modules a file imports.
  static func imports(of file: URL) throws -> [String] {
    try lines(of: file).compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), words.count > place + 1,
        words[..<place].allSatisfy({
          ["public", "internal", "private", "package", "@testable", "@preconcurrency"].contains($0)
        })
      else { return nil }
      let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let module = kinds.contains(words[place + 1]) ? words.dropFirst(place + 2).first : words[place + 1]
      return module?.split(separator: ".").first.map(String.init)
    }
  }
}

@Suite("The house")
struct HouseTests {
  @Test("every folder of sources is a room of the table or wraps a C library")
  func table() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: House.folder.appending(path: "Sources").path)
    for name in names {
      let isLibrary = ["module.modulemap", "include"].contains { part in
        FileManager.default.fileExists(atPath: House.folder.appending(path: "Sources/\(name)/\(part)").path)
      }
      #expect(isLibrary || House.rooms.contains { $0.name == name }, "\(name)")
    }
  }

  @Test(
    "a room imports only rooms that stand before it, and the libraries it wraps", arguments: House.rooms.map(\.name))
  func direction(name: String) throws {
    let place = try #require(House.rooms.firstIndex { $0.name == name })
    let known = Set(House.rooms[..<place].map(\.name)).union(House.rooms[place].wraps).union(House.system)
    for file in House.files(under: "Sources/\(name)") {
      for module in try House.imports(of: file) {
        #expect(known.contains(module), "\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test("pure rooms know neither Foundation nor the C library", arguments: House.pure.sorted())
  func purity(name: String) throws {
    // The engine of the metrics asks the system for its cores and threads, and for nothing else.
    let threads: Set<String> = name == "Metrics" ? ["Glibc", "Musl", "Darwin"] : []
    let allowed = threads.union(["Synchronization", "Swift", "Dispatch"])
    for file in House.files(under: "Sources/\(name)") {
      for module in try House.imports(of: file) {
        #expect(
          !House.system.contains(module) || allowed.contains(module), "\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test("every room says what it is for")
  func readmes() {
    for room in House.rooms where !House.files(under: "Sources/\(room.name)").isEmpty {
      let readme = House.folder.appending(path: "Sources/\(room.name)/README.md")
      #expect((try? String(contentsOf: readme, encoding: .utf8))?.hasPrefix("# \(room.name)") == true, "\(room.name)")
    }
  }

  @Test("no file is longer than 400 lines")
  func length() throws {
    for file in House.files(under: "Sources") + House.files(under: "Tests") {
      #expect(try House.lines(of: file).count <= 401, "\(file.lastPathComponent)")
    }
  }

  @Test("every message that is defined stands in the catalogue")
  func catalogue() throws {
    let known = Set(Catalogue.all.map(\.code))
    var defined: Set<String> = []
    for file in House.files(under: "Sources") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for part in text.components(separatedBy: "Message(").dropFirst() {
        let quoted = part.drop { $0.isWhitespace }
        guard quoted.first == "\"", let end = quoted.dropFirst().firstIndex(of: "\"") else { continue }
        defined.insert(String(quoted[quoted.index(after: quoted.startIndex)..<end]))
      }
    }
    #expect(defined == known)
  }

  @Test("no source speaks of binary floating point where points and money are made")
  func noFloatingPoint() throws {
    for room in ["Exact", "Scheme", "Appraisal"] {
      for file in House.files(under: "Sources/\(room)") {
        for (index, line) in try House.lines(of: file).enumerated() where !line.contains("//") {
          #expect(!line.contains("Double") && !line.contains("Float("), "\(file.lastPathComponent):\(index + 1)")
        }
      }
    }
  }
}
