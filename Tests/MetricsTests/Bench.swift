import Exact
import Foundation
import Intake
import Metrics

/// The generator and the plain reference beside the repository, where they are there.
enum Bench {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/bench")

  static let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "gen.cpp").path)

  /// Whether `scripts/sanitize` runs the tests, many times slower: the same tests then, on fewer months.
  static let hasFewerSeeds = ProcessInfo.processInfo.environment["KAOHE_FEWER_SEEDS"] == "1"

  static let scratch: URL = {
    let url = FileManager.default.temporaryDirectory.appending(path: "metrics-tests-\(getpid())")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }()

  private static let generator: URL? = {
    let binary = scratch.appending(path: "gen")
    let source = folder.appending(path: "gen.cpp").path
    return (try? run("/usr/bin/g++", ["-O1", "-std=c++20", "-ffp-contract=off", source, "-o", binary.path])) == 0
      ? binary : nil
  }()

  static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  struct Failed: Error {}

  /// A generated month, its folder removed after `body`.
  static func month<Result>(
    seed: Int, messages: Int, agents: Int = 20, disorder: Int = 0, _ body: (URL) throws -> Result
  ) throws -> Result {
    let out = scratch.appending(path: "month-\(seed)-\(messages)-\(disorder)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: out) }
    let arguments = [
      "--messages", "\(messages)", "--agents", "\(agents)", "--seed", "\(seed)", "--month", "2025-06", "--disorder",
      "\(disorder)", "--out", out.path,
    ]
    guard let generator, try run(generator.path, arguments) == 0 else { throw Failed() }
    return try body(out)
  }

  /// What the reference prints for a folder.
  static func oracle(_ month: URL) throws -> String {
    let out = month.appending(path: "oracle.txt")
    let script = folder.appending(path: "oracle.py").path
    guard try run("/usr/bin/env", ["python3", script, month.path, "2025-06", out.path]) == 0 else { throw Failed() }
    return try String(contentsOf: out, encoding: .utf8)
  }
}

/// 2025-06, the month of all tests.
let june: Month = Month("2025-06") ?? { preconditionFailure("2025-06 is a month") }()

/// Sizes so small that every seam between pieces and rounds is met.
func tiny(_ pieceBytes: Int, perRound: Int = 2, lateLines: Int = 50) -> Tuning {
  var tuning = Tuning()
  tuning.pieceBytes = pieceBytes
  tuning.piecesPerRound = perRound
  tuning.lateLines = lateLines
  return tuning
}

/// A small generator of repeatable numbers.
struct Steps: RandomNumberGenerator {
  private var state: UInt64
  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % max(1, bound) }
}
