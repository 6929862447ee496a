import Exact
import Foundation
import Glibc
import Intake
import Testing
import Wording
import Workflow

@Suite("An import that is killed leaves nothing half taken in")
struct ImportInterruptTests {
  private static let kills = 60

  /// Starts the command and kills it after so long; whether it was still running.
  private func start(_ arguments: [String], killingAfter delay: TimeInterval) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(CommandRun.executable))
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(max(0, delay) * 1_000_000))
    let wasRunning = process.isRunning
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return wasRunning
  }

  @Test(
    "given 60 kills at random moments: what is there is whole, and the same import afterwards yields the same bytes")
  func killed() throws {
    let seed: UInt64 = 20_271
    print("random delays from seed \(seed)")
    var random = SplitMix(seed)
    let company = try ImportCompany()
    var orders = ImportCompany.header
    for number in 0..<1500 { orders += ImportCompany.order("o\(number)", "b\(number % 400)") }
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    for number in 0..<6000 {
      messages +=
        "k\(number / 6),s1,b\(number / 6),a1,\(number % 2 == 0 ? "buyer" : "agent"),2026-10-06 10:00:00,text,5\n"
    }
    let files = [
      try company.file("1.csv", orders), try company.file("2.csv", messages),
      try company.export("3.csv", ImportCompany.order("x", "b1")),
    ]
    // The key comes first, so that all runs have the same pseudonyms.
    try company.take(files[2])
    let arguments = ["import", company.folder] + files + ["--month", "2026-10", "--shop", "s1"]
    let untouched = company.evidence()
    let begun = ContinuousClock.now
    #expect(try CommandRun(list: arguments).code == 0)
    let whole = Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000
    let undisturbed = company.evidence()
    #expect(undisturbed.count > untouched.count)

    var interrupted = 0
    func reset() throws {
      try FileManager.default.removeItem(atPath: company.folder + "/evidence/2026-10")
      try FileManager.default.createDirectory(
        atPath: company.folder + "/evidence/2026-10", withIntermediateDirectories: true)
      for (path, text) in untouched { try company.company.write("evidence/" + path, text) }
    }
    try reset()
    for number in 1...ImportInterruptTests.kills {
      let delay = Double(random.next() % 1000) / 1000 * whole * 1.1
      if try start(arguments, killingAfter: delay) { interrupted += 1 }
      // Whatever stands under its name is whole: the same files with the same bytes as without the kill.
      let found = company.evidence()
      for (path, text) in found { #expect(undisturbed[path] == text, "\(path) after \(delay) s") }
      let folders = Set(found.keys.map { $0.split(separator: "/")[1] })
      for folder in folders {
        let names = { (all: [String: String]) in Set(all.keys.filter { $0.contains("/\(folder)/") }) }
        #expect(names(found) == names(undisturbed), "\(folder) after \(delay) s")
      }
      guard number.isMultiple(of: 5) else { continue }
      let again = try CommandRun(list: arguments)
      #expect(again.code == 0, "\(again.complained)")
      #expect(company.evidence() == undisturbed)
      #expect(!FileManager.default.fileExists(atPath: company.folder + "/evidence/.taking-in"))
      try reset()
    }
    #expect(interrupted > ImportInterruptTests.kills / 4)
  }
}

/// Random numbers that are the same for the same seed.
private struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
