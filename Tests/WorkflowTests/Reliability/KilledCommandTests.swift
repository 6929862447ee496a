import Exact
import Foundation
import Intake
import Records
import Testing
import Wording

@testable import Workflow

@Suite("A command that is killed leaves nothing half done, and what it confirmed is there")
struct KilledCommandTests {
  /// A command that is killed, how often, and what has to be afterwards.
  struct Trial: CustomTestStringConvertible, Sendable {
    let command: String
    let from: ReliableCompany.Station
    let kills: Int
    /// What it says once it is done.
    let confirmation: String
    var testDescription: String { "\(command), \(kills) times" }
  }

  static let trials = [
    Trial(command: "import", from: .opened, kills: 50, confirmation: "messages.csv"),
    Trial(command: "compute", from: .opened, kills: 20, confirmation: "is computed"),
    Trial(command: "publish", from: .approved, kills: 50, confirmation: "is published"),
    Trial(command: "lock", from: .acknowledged, kills: 40, confirmation: "is locked"),
    Trial(command: "backup", from: .approved, kills: 40, confirmation: "backed up"),
  ]

  @Test("given 200 kills at random moments: everything is done or nothing, and it can be done again", arguments: trials)
  func killed(trial: Trial) throws {
    let seed: UInt64 = 20_264_711 + UInt64(trial.kills)
    var random = SeededNumbers(seed)
    let company = try ReliableCompany(at: trial.from)
    defer { company.remove() }
    let file = try export()
    let arguments = arguments(of: trial, company, file)
    let begun = ContinuousClock.now
    let undisturbed = try RunningCommand(arguments).end()
    #expect(undisturbed.code == (trial.command == "compute" ? 3 : 0), "\(undisturbed.complained)")
    #expect(undisturbed.said.contains(trial.confirmation))
    let usual = Double((ContinuousClock.now - begun) / .microseconds(1)) / 1_000_000
    print("\(trial.command): \(trial.kills) kills within \(usual) s, random delays from seed \(seed)")

    var interrupted = 0
    for number in 1...trial.kills {
      try company.copy(trial.from)
      try? FileManager.default.removeItem(atPath: destination(company))
      let delay = Double.random(in: 0...1.05, using: &random) * usual
      let ending = try RunningCommand(arguments).kill(after: delay)
      interrupted += ending.wasKilled ? 1 : 0
      let isConfirmed = ending.said.contains(trial.confirmation)
      try expectWhole(trial, company, isConfirmed, "killed after \(delay) s")
      guard number.isMultiple(of: 5) else { continue }
      let again = try RunningCommand(arguments).end()
      let isRepeated = again.complained.contains("MONTH-STATE") || again.complained.contains("DESTINATION-TAKEN")
      #expect(again.code == undisturbed.code || isRepeated, "killed after \(delay) s: \(again.complained)")
      try expectWhole(trial, company, true, "done again after \(delay) s")
    }
    #expect(interrupted > trial.kills / 4, "\(interrupted)")
  }

  private func destination(_ company: ReliableCompany) -> String { company.folder + "-backup" }

  private func arguments(of trial: Trial, _ company: ReliableCompany, _ file: String) -> [String] {
    switch trial.command {
    case "import": ["import", company.folder, file, "--month", "2026-10", "--shop", "s1", "--by", "H1"]
    case "backup": company.arguments("backup", "--to", destination(company), month: false)
    default: company.arguments(trial.command)
    }
  }

  /// An export that takes a moment to be read.
  private func export() throws -> String {
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    for number in 0..<3_000 {
      messages +=
        "k\(number / 2),s1,k\(number / 2),a01,\(number % 2 == 0 ? "buyer" : "agent"),2026-10-06 10:00:00,text,5\n"
    }
    let path = temporaryFolder() + "/messages.csv"
    try Data(messages.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func expectWhole(
    _ trial: Trial, _ company: ReliableCompany, _ isConfirmed: Bool, _ after: String
  ) throws {
    let office = try company.office()
    try expectClean(office, "\(trial.command), \(after)")
    let (month, sheets) = try company.state(office)
    let all = ReliableCompany.agents.count
    let entry = try office.store.read { records throws(Diagnostic) in try records.head()?.entry }
    switch trial.command {
    case "import":
      let folders = EvidenceStore(company: company.folder).imports(of: ReliableCompany.month)
      #expect(folders.count <= 1 && (!isConfirmed || folders.count == 1), "\(after)")
      #expect(folders.allSatisfy { $0.manifest.report(as: "").taken == 3_000 }, "\(after)")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: company.folder + "/evidence/2026-10")) ?? []
      #expect(names.count == folders.count, "\(after): \(names)")
      let files = try office.store.read { records throws(Diagnostic) in try records.files(of: ReliableCompany.month) }
      #expect(files.count <= folders.count, "\(after)")
      #expect(month == (files.isEmpty ? .open : .collecting), "\(after)")
    case "compute":
      let isDone = month == .provisional && sheets == [.waiting: all]
      #expect(isDone || (month == .open && sheets.isEmpty && !isConfirmed), "\(after): \(sheets)")
    case "publish":
      let isDone = month == .published && sheets == [.published: all]
      #expect(isDone || (month == .reviewing && sheets == [.approved: all] && !isConfirmed), "\(after): \(sheets)")
    case "lock":
      let isDone = month == .locked && sheets == [.final: all]
      #expect(isDone || (month == .published && sheets == [.acknowledged: all] && !isConfirmed), "\(after): \(sheets)")
    default:
      let isThere = FileManager.default.fileExists(atPath: destination(company))
      #expect(isThere || !isConfirmed, "\(after)")
      #expect(month == .reviewing && sheets == [.approved: all], "\(after)")
      if isThere {
        let backup = try Backup(at: destination(company))
        #expect(backup.entry == entry || backup.entry + 1 == entry, "\(after)")
      }
    }
  }
}

/// Random numbers that are the same for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
