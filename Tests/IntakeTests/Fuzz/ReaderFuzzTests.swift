import Foundation
import Testing
import Wording

@testable import Intake

/// Mutated files of every format are fed to every reader.
///
/// A short run is part of the tests. `scripts/fuzz 600` runs for ten minutes under AddressSanitizer, from a new seed,
/// and keeps the file under test, so that one that ends the program can be found.
@Suite("Whatever a file holds, every reader ends with rows or a message, in time")
struct ReaderFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["KAOHE_FUZZ_SECONDS"].flatMap { Double($0) }
  private static let seed = environment["KAOHE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_263
  private static let folder = environment["KAOHE_FUZZ_FOLDER"]
  /// Inputs of the short run.
  private static let few = 800
  /// What one input may take; the program is far quicker, the machine may be busy and the build slow.
  private static let mostSeconds = 20.0

  /// What became of the inputs.
  private struct Tally {
    var inputs = 0
    var rows = 0
    var taken = 0
    var refused: [String: Int] = [:]
    var said: [String: Int] = [:]
    var slowest = 0.0
    var slowestInput = ""
  }

  @Test("Every format mutated")
  func everything() throws {
    let library = try DialectLibrary(folder: RealData.library)
    let specimens = try Specimen.all()
    let pool = specimens.map(\.sound)
    var mutator = Mutator(random: Seeded(Self.seed), pool: pool)
    let file = try TemporaryFile([0], name: "input")
    let folder = Self.folder ?? URL(fileURLWithPath: file.path).deletingLastPathComponent().path
    var tally = Tally()
    let start = Date()
    while Self.seconds.map({ Date().timeIntervalSince(start) < $0 }) ?? (tally.inputs < Self.few) {
      let specimen = specimens[tally.inputs % specimens.count]
      // Every sound file comes once.
      let bytes = tally.inputs < specimens.count ? specimen.sound : specimen.mutated(by: &mutator)
      let path = folder + "/" + specimen.fileName
      let begun = Date()
      if Self.seconds != nil { alarm(120) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      feed(bytes, path, specimen, library, &tally)
      let took = Date().timeIntervalSince(begun)
      if took > tally.slowest { (tally.slowest, tally.slowestInput) = (took, "\(specimen.name), \(tally.inputs)") }
      #expect(took < Self.mostSeconds, "\(specimen.name), input \(tally.inputs) of seed \(Self.seed)")
      tally.inputs += 1
    }
    alarm(0)
    let codes = tally.refused.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
    print(
      "fuzzed \(tally.inputs) inputs from seed \(Self.seed): \(tally.rows) rows read, \(tally.taken) translated, "
        + "\(tally.said.count) kinds of messages from dialects, slowest input \(Int(tally.slowest * 1000)) ms "
        + "(\(tally.slowestInput)); refused: "
        + codes.joined(separator: ", "))
    #expect(tally.rows > 0)
    #expect(tally.refused.count > 10)
  }

  private func feed(
    _ bytes: [UInt8], _ path: String, _ specimen: Specimen, _ library: DialectLibrary, _ tally: inout Tally
  ) {
    count(&tally) { tally throws(Diagnostic) in
      switch try ExportFile(at: path) {
      case .table(let table): try read(table, &tally)
      case .archive(let archive):
        for member in archive.members {
          count(&tally) { tally throws(Diagnostic) in try read(try archive.table(of: member), &tally) }
        }
      }
    }
    count(&tally) { tally throws(Diagnostic) in
      var reader = try CSVReader(ByteSource(bytes, name: "input"))
      while try reader.next() { tally.rows += 1 }
    }
    if specimen.name == "dialect" {
      count(&tally) { _ throws(Diagnostic) in
        _ = try Dialect(yaml: String(decoding: bytes, as: UTF8.self), file: "input")
      }
    }
    var translator = Translator(library)
    translator.translate(fileAt: path, given: ["shop": "S1", "month": "2026-10", "day": "2026-10-05"]) { _ in }
    let files = translator.report.files
    tally.taken += files.reduce(0) { $0 + $1.taken }
    for code in Set(files.flatMap(\.diagnostics).map(\.code)) { tally.said[code, default: 0] += 1 }
    #expect(translator.report.addsUp, "\(specimen.name), input \(tally.inputs) of seed \(Self.seed)")
  }

  private func read(_ table: TableFile, _ tally: inout Tally) throws(Diagnostic) {
    for sheet in table.sheetNames.indices {
      var rows = try table.rows(ofSheet: sheet)
      while let row = try rows.next() {
        #expect(row.line > 0)
        tally.rows += 1
      }
      try table.checkStructure(ofSheet: sheet)
    }
    var found = try table.table(columns: ["客服", "金额"])
    while let row = try found.next() { #expect(row.fields.count == found.header.names.count) }
  }

  /// Counts the message that a step ends with.
  private func count(_ tally: inout Tally, _ step: (inout Tally) throws(Diagnostic) -> Void) {
    do throws(Diagnostic) { try step(&tally) } catch {
      tally.refused[error.code, default: 0] += 1
      // Every brace of the message is filled in.
      for name in placeholders(of: error.message) {
        #expect(error.arguments[name] != nil || error.words[name] != nil, "\(name) of \(error.code)")
      }
    }
  }
}
