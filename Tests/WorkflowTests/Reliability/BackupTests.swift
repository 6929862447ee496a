import Exact
import Foundation
import Intake
import Records
import Synchronization
import TestServers
import Testing
import Wording
import Workflow

@Suite("A backup is one moment of the company, and is put back whole or not at all")
struct BackupTests {
  private func journal(_ store: RecordStore) throws -> [ContentHash] {
    var query = JournalQuery()
    query.limit = 100_000
    return try store.read { records throws(Diagnostic) in try records.journal(query) }.map(\.hash).reversed()
  }

  private func records(in folder: String) throws -> RecordStore { try RecordStore(at: .file(folder + "/kaohe.db")) }

  @Test(
    "taken while others rate and import: it is clean, and its head is an entry of the company's",
    arguments: [false, true])
  func meanwhile(onServer: Bool) throws {
    let company = try ReliableCompany(
      at: .provisional, database: onServer ? PostgresServer.shared.freshDatabase() : nil)
    let office = try company.office()
    let proof = company.folder + "/proof.png"
    try Data("a picture".utf8).write(to: URL(fileURLWithPath: proof))
    let isOver = Atomic(false)
    let failures = Mutex<[String]>([])
    let taken = Mutex<[String]>([])
    onThreads(3) { thread in
      do {
        switch thread {
        case 0:
          for employee in ReliableCompany.agents {
            try office.desk(of: "S1").rate(
              employee, in: ReliableCompany.month, item: "overall", as: "好", evidence: [proof])
          }
          isOver.store(true, ordering: .relaxed)
        case 1:
          // What an import is making lies beside the files that are taken in.
          var number = 0
          while !isOver.load(ordering: .relaxed) {
            number += 1
            let making = company.folder + "/evidence/.taking-in/\(number)"
            try FileManager.default.createDirectory(atPath: making, withIntermediateDirectories: true)
            try Data("half".utf8).write(to: URL(fileURLWithPath: making + "/orders.csv"))
            try FileManager.default.removeItem(atPath: company.folder + "/evidence/.taking-in")
          }
        default:
          for number in 0..<4 {
            let folder = company.folder + "-backup\(number)"
            let ending = try RunningCommand(company.arguments("backup", "--to", folder, month: false)).end()
            if ending.code == 0 {
              taken.withLock { $0.append(folder) }
            } else {
              failures.withLock { $0.append(ending.complained) }
            }
          }
        }
      } catch { failures.withLock { [error] in $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    let chain = try journal(office.store)
    for folder in taken.withLock({ $0 }) {
      let backup = try Backup(at: folder)
      let copied = try journal(try records(in: folder))
      #expect(copied == Array(chain.prefix(copied.count)) && Int(backup.entry) == copied.count)
      let restored = folder + "-restored"
      _ = try backup.restore(to: restored, at: ReliableCompany.now)
      try expectClean(try Office(Company(at: restored), clock: { ReliableCompany.now }), folder)
    }
    try expectClean(office)
  }

  @Test("where something lies already nothing is written")
  func taken() throws {
    let company = try ReliableCompany(at: .opened)
    let folder = company.folder + "-backup"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let ending = try RunningCommand(company.arguments("backup", "--to", folder + "/", month: false)).end()
    #expect(ending.code == 1 && ending.complained.contains("DESTINATION-TAKEN"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  @Test("one byte changed in a file of any kind, a file lost or put in: it is refused and nothing is replaced")
  func damaged() throws {
    let company = try ReliableCompany(at: .reviewing)
    let proof = company.folder + "/proof.png"
    try Data("a picture".utf8).write(to: URL(fileURLWithPath: proof))
    let office = try company.office()
    try office.desk(of: "S1").rate(
      "E01", in: ReliableCompany.month, item: "overall", as: "中", comment: "核实", evidence: [proof])
    let folder = company.folder + "-backup"
    let (entries, count) = try office.desk(of: "H1").backUp(to: folder)
    #expect(entries > 12 && count > 6)
    let before = try company.everyFile()
    let names = (try FileManager.default.subpathsOfDirectory(atPath: folder)).filter { name in
      !name.hasSuffix("2026-10") && ["company.yaml", "people.csv", "kaohe.db", "backup.json"].contains(name)
        || name.hasPrefix("evidence/files/") || name.hasPrefix("inbox/2026-10/") || name.hasPrefix("schemes/")
    }
    #expect(names.count >= 8, "\(names)")
    var random = SeededNumbers(20_264_801)
    func expectRefused(_ what: String) throws {
      let ending = try RunningCommand(["restore", folder, "--to", company.folder]).end()
      #expect(ending.code == 1 && ending.complained.contains("BACKUP-UNUSABLE"), "\(what): \(ending.complained)")
    }
    for name in names {
      let url = URL(fileURLWithPath: folder + "/" + name)
      let whole = try Data(contentsOf: url)
      var bytes = whole
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...6, using: &random)
      try bytes.write(to: url)
      try expectRefused("\(name), one byte")
      try FileManager.default.removeItem(at: url)
      try expectRefused("\(name), lost")
      try whole.write(to: url)
    }
    try Data().write(to: URL(fileURLWithPath: folder + "/schemes/other.yaml"))
    try expectRefused("a file put in")
    try FileManager.default.removeItem(atPath: folder + "/schemes/other.yaml")
    // Every bit of what the backup says of itself.
    let manifest = URL(fileURLWithPath: folder + "/backup.json")
    let whole = try Data(contentsOf: manifest)
    for place in stride(from: 0, to: whole.count, by: 3) {
      var bytes = whole
      bytes[place] ^= 1
      try bytes.write(to: manifest)
      #expect(throws: Diagnostic.self, "byte \(place) of backup.json") { _ = try Backup(at: folder) }
    }
    try whole.write(to: manifest)
    #expect(try company.everyFile() == before)
    #expect(try RunningCommand(["restore", folder, "--to", company.folder]).end().code == 0)
  }

  @Test("records exchanged for others that are sound in themselves are not those of the backup")
  func exchanged() throws {
    let company = try ReliableCompany(at: .opened)
    let folder = company.folder + "-backup"
    _ = try company.office().desk(of: "H1").backUp(to: folder)
    try FileManager.default.removeItem(atPath: folder + "/kaohe.db")
    try FileManager.default.copyItem(
      atPath: ReliableCompany(at: .approved).folder + "/kaohe.db", toPath: folder + "/kaohe.db")
    let error = #expect(throws: Diagnostic.self) { _ = try Backup(at: folder) }
    #expect(error?.code == "BACKUP-UNUSABLE")
  }

  @Test("put back, what was there lies beside it, the key stays with its rights, and all is as on that day")
  func restored() throws {
    let company = try ReliableCompany(at: .approved)
    let key = company.folder + "/.keys"
    try FileManager.default.createDirectory(atPath: key, withIntermediateDirectories: true)
    try Data("secret".utf8).write(to: URL(fileURLWithPath: key + "/buyers"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key + "/buyers")
    let folder = company.folder + "-backup"
    #expect(try RunningCommand(company.arguments("backup", "--to", folder, month: false)).end().code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder + "/.keys"))
    #expect(try RunningCommand(company.arguments("publish")).end().code == 0)
    let after = try company.everyFile()
    let ending = try RunningCommand(["restore", folder + "/", "--to", company.folder + "/"]).end()
    #expect(ending.code == 0, "\(ending.complained)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: (company.folder as NSString).deletingLastPathComponent)
    let aside = try #require(names.first { $0.hasPrefix("company.before-") })
    #expect(names.count == 3, "\(names)")
    let moved = (company.folder as NSString).deletingLastPathComponent + "/" + aside
    var found: [String: ContentHash] = [:]
    for path in after.keys {
      found[path] = FileManager.default.contents(atPath: moved + "/" + path).map { ContentHash(of: Array($0)) }
    }
    #expect(found == after)
    let rights = try FileManager.default.attributesOfItem(atPath: key + "/buyers")[.posixPermissions] as? Int
    #expect(rights == 0o600)
    #expect(FileManager.default.contents(atPath: key + "/buyers") == Data("secret".utf8))
    let office = try company.office()
    #expect(try company.state(office).month == .reviewing)
    let verified = try RunningCommand(company.arguments("verify", by: "A1", month: false)).end()
    #expect(verified.code == 0, "\(verified.complained)")
    // And on it goes.
    #expect(try RunningCommand(company.arguments("publish")).end().code == 0)
  }

  @Test("a relative path is as good as any, and a slash at its end")
  func relative() throws {
    let company = try ReliableCompany(at: .opened)
    let shell = "cd '\((company.folder as NSString).deletingLastPathComponent)' && exec \"$@\""
    func run(_ arguments: String...) throws {
      let ending = try RunningCommand(arguments, shell: shell).end()
      #expect(ending.code == 0, "\(arguments): \(ending.complained)")
    }
    try run("backup", "company/", "--by", "H1", "--to", "copy/")
    try run("restore", "copy", "--to", "other")
    try run("restore", "copy", "--to", "company")
    try run("verify", "other", "--by", "A1")
  }

  @Test("from a server into a folder and onto another server, and from a folder onto a server that holds others")
  func servers() throws {
    let server = try PostgresServer.shared
    let company = try ReliableCompany(at: .approved, database: server.freshDatabase())
    let chain = try journal(try company.office().store)
    let folder = company.folder + "-backup"
    #expect(try RunningCommand(company.arguments("backup", "--to", folder, month: false)).end().code == 0)
    let backup = try Backup(at: folder)

    let file = company.folder + "-file"
    #expect(try backup.restore(to: file, at: ReliableCompany.now) == nil)
    let onFile = try Office(Company(at: file), clock: { ReliableCompany.now })
    #expect(try journal(onFile.store).prefix(chain.count) == chain[...])
    try expectClean(onFile)

    // Onto a server that holds another company: it is replaced.
    let other = try ReliableCompany(at: .acknowledged, database: server.freshDatabase())
    let url = try #require(other.database)
    let ending = try RunningCommand(["restore", folder, "--to", other.folder, "--database", url]).end()
    #expect(ending.code == 0, "\(ending.complained)")
    let onServer = try other.office()
    #expect(try journal(onServer.store).prefix(chain.count) == chain[...])
    #expect(try other.state(onServer).month == .reviewing)
    #expect(!FileManager.default.fileExists(atPath: other.folder + "/kaohe.db"), "records that would fall behind")
    try expectClean(onServer)
    try onServer.desk(of: "H1").publish(ReliableCompany.month)
    try expectClean(onServer)

    // And back: from a folder onto a server.
    let plain = try ReliableCompany(at: .acknowledged)
    _ = try plain.office().desk(of: "H1").backUp(to: plain.folder + "-backup")
    _ = try Backup(at: plain.folder + "-backup").restore(to: other.folder, database: url, at: ReliableCompany.now)
    #expect(try other.state(try other.office()).month == .published)
    try expectClean(try other.office())
  }

  @Test(
    "given 24 kills of a restoration: the company is the earlier one or the backup, at every moment",
    arguments: [false, true])
  func killed(onServer: Bool) throws {
    var random = SeededNumbers(20_264_802)
    let company = try ReliableCompany(at: .approved)
    let folder = company.folder + "-backup"
    _ = try company.office().desk(of: "H1").backUp(to: folder)
    let url = onServer ? try PostgresServer.shared.freshDatabase() : nil
    let arguments = ["restore", folder, "--to", company.folder] + (url.map { ["--database", $0] } ?? [])
    let begun = ContinuousClock.now
    #expect(try RunningCommand(arguments).end().code == 0)
    let usual = Double((ContinuousClock.now - begun) / .microseconds(1)) / 1_000_000
    let restored = try company.office()
    try expectClean(restored)
    var outcomes: [MonthState: Int] = [:]
    for number in 0..<(onServer ? 8 : 24) {
      try company.copy(.acknowledged)
      if let url {
        let file = try RecordStore(at: .file(company.folder + "/kaohe.db"))
        try file.copy(to: RecordStore(at: .server(url)), replacing: true)
        try file.close()
      }
      let delay = Double.random(in: 0.2...1.05, using: &random) * usual
      let ending = try RunningCommand(arguments).kill(after: delay)
      let office = try Office(Company(at: company.folder, database: url), clock: { ReliableCompany.now })
      try expectClean(office, "killed after \(delay) s")
      let (month, sheets) = try company.state(office)
      outcomes[try #require(month), default: 0] += 1
      let all = ReliableCompany.agents.count
      #expect(sheets == (month == .published ? [.acknowledged: all] : [.approved: all]))
      #expect(month == .reviewing || !ending.said.contains("restored"), "killed after \(delay) s")
      guard number.isMultiple(of: 6) else { continue }
      #expect(try RunningCommand(arguments).end().code == 0)
      try expectClean(try Office(Company(at: company.folder, database: url), clock: { ReliableCompany.now }))
    }
    print("restorations killed: \(outcomes)")
  }
}
