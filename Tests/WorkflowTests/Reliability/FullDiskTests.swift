import Exact
import Foundation
import Glibc
import Intake
import Records
import Testing
import Wording
import Workflow

@Suite("A full disk or one that may not be written to: a clear error, the data whole, and on it goes")
struct FullDiskTests {
  private static let codes = ["RECORDS-FULL", "OUTPUT-NOT-WRITTEN"]

  /// Runs a command that may find no room.
  private func run(_ arguments: [String], _ shell: String) throws -> RunningCommand.Ending {
    let ending = try RunningCommand(arguments, shell: shell).end()
    #expect(!ending.wasKilled && ending.code < 128, "\(arguments[0]) was ended by a signal")
    return ending
  }

  @Test(
    "a limit on the size of files, wherever it strikes",
    arguments: ["publish", "compute", "lock", "backup", "import", "rate"])
  func limit(command: String) throws {
    let stations: [String: ReliableCompany.Station] = [
      "publish": .approved, "compute": .opened, "lock": .acknowledged, "backup": .approved, "import": .opened,
      "rate": .provisional,
    ]
    let from = try #require(stations[command])
    let company = try ReliableCompany(at: from)
    defer { company.remove() }
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    for number in 0..<400 { messages += "k\(number),s1,k\(number),a01,buyer,2026-10-06 10:00:00,text,5\n" }
    let export = temporaryFolder() + "/messages.csv"
    try Data(messages.utf8).write(to: URL(fileURLWithPath: export))
    let backup = company.folder + "-backup"
    let arguments =
      switch command {
      case "import": ["import", company.folder, export, "--month", "2026-10", "--shop", "s1", "--by", "H1"]
      case "backup": company.arguments("backup", "--to", backup, month: false)
      case "rate": company.arguments("rate", "--employee", "E01", "--item", "overall", "--rating", "好", by: "S1")
      default: company.arguments(command)
      }
    let done: Int32 = command == "compute" ? 3 : 0
    var failed = 0
    // In units of 1024 bytes, from one in which nothing has room to one in which all has.
    for limit in [2, 8, 24, 40, 64, 120, 300, 5_000] {
      try company.copy(from)
      try? FileManager.default.removeItem(atPath: backup)
      let before = try company.state(company.office())
      let ending = try run(arguments, "ulimit -f \(limit); exec \"$@\"")
      let office = try company.office()
      try expectClean(office, "\(command) within \(limit) kB")
      if ending.code != done {
        failed += 1
        #expect(
          FullDiskTests.codes.contains { ending.complained.contains($0) },
          "\(command) within \(limit) kB: \(ending.complained)")
        let after = try company.state(office)
        let isAsBefore = after.month == before.month && after.sheets == before.sheets
        // A backup may be whole and only its entry in the journal not written.
        #expect(isAsBefore, "\(command) within \(limit) kB")
      }
      if ending.code == done || limit < 5_000 {
        try? FileManager.default.removeItem(atPath: backup)
        let again = try RunningCommand(arguments).end()
        #expect(again.code == done || again.complained.contains("MONTH-STATE"), "\(command): \(again.complained)")
        try expectClean(try company.office(), "\(command) after \(limit) kB")
      }
    }
    #expect(failed > 0 && failed < 8, "\(command): \(failed)")
  }

  @Test("a disk that is full")
  func disk() throws {
    let company = try ReliableCompany(at: .approved)
    defer { company.remove() }
    let disk = temporaryFolder()
    // Where no disk may be mounted, the limit on the size of files is all there is to be had.
    guard mount("tmpfs", disk, "tmpfs", 0, "size=2m") == 0 else { return }
    defer { umount2(disk, 2) }
    let folder = disk + "/company"
    try FileManager.default.copyItem(atPath: company.folder, toPath: folder)
    let filler = disk + "/filler"
    var failed: [String] = []
    // Filled to the last byte, then with a little more room each time.
    for room in [0, 8_192, 16_384, 32_768, 49_152, 65_536, 131_072] {
      try Data().write(to: URL(fileURLWithPath: filler))
      fill(filler, leaving: room)
      let arguments = ["publish", folder, "--month", "2026-10", "--by", "H1"]
      let ending = try RunningCommand(arguments).end()
      if ending.code != 0 {
        failed.append(ending.complained)
        #expect(ending.complained.contains("RECORDS-FULL"), "\(room) bytes: \(ending.complained)")
      }
      try FileManager.default.removeItem(atPath: filler)
      let office = try Office(Company(at: folder), clock: { ReliableCompany.now })
      try expectClean(office, "\(room) bytes of room")
      #expect(try company.state(office).month == (ending.code == 0 ? .published : .reviewing))
      guard ending.code == 0 else { continue }
      try office.store.close()
      try FileManager.default.removeItem(atPath: folder)
      try FileManager.default.copyItem(atPath: company.folder, toPath: folder)
    }
    #expect(!failed.isEmpty && failed.count < 7, "\(failed.count)")
    let ending = try RunningCommand(["publish", folder, "--month", "2026-10", "--by", "H1"]).end()
    #expect(ending.code == 0, "\(ending.complained)")
  }

  private func fill(_ path: String, leaving room: Int) {
    let descriptor = open(path, O_WRONLY)
    defer { close(descriptor) }
    let block = [UInt8](repeating: 1, count: 4_096)
    var size = 0
    while write(descriptor, block, block.count) == block.count { size += block.count }
    ftruncate(descriptor, max(0, size - room))
  }

  @Test(
    "a file or folder that may only be read: what only looks works, what changes is refused",
    arguments: ["file", "folder", "both"])
  func readOnly(what: String) throws {
    let company = try ReliableCompany(at: .approved)
    let records = company.folder + "/kaohe.db"
    func allow(_ rights: Int, _ path: String) throws {
      try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
    }
    try allow(what == "folder" ? 0o666 : 0o444, records)
    try allow(what == "file" ? 0o777 : 0o555, company.folder)
    defer { try? allow(0o755, company.folder) }
    let before = try ContentHash(ofFileAt: records)
    // Nothing is forbidden to root.
    let shell = geteuid() == 0 ? "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"" : "exec \"$@\""
    for (words, actor, month) in [
      (["months"], "H1", false), (["sheets"], "H1", true), (["sheet", "--employee", "E01"], "H1", true),
      (["journal"], "A1", false), (["todo"], "S1", false), (["verify"], "A1", false),
      (["print", "--out", "out"], "H1", true),
    ] {
      var arguments = [words[0], company.folder] + (month ? ["--month", "2026-10"] : []) + ["--by", actor]
      arguments += words.dropFirst().map { $0 == "out" ? "/tmp/kaohe-print-\(UUID().uuidString)" : $0 }
      let ending = try run(arguments, shell)
      #expect(ending.code == 0, "\(words) in \(what): \(ending.complained)")
    }
    for arguments in [
      company.arguments("publish"), company.arguments("approve", "--all"),
      company.arguments("reopen", "--reason", "重算"),
    ] {
      let ending = try run(arguments, shell)
      #expect(
        ending.code == 1 && ending.complained.contains("RECORDS-READ-ONLY"),
        "\(arguments[0]) in \(what): \(ending.complained)")
    }
    #expect(try ContentHash(ofFileAt: records) == before)
    try allow(0o644, records)
    try allow(0o755, company.folder)
    #expect(try RunningCommand(company.arguments("publish")).end().code == 0)
    try expectClean(try company.office())
  }
}
