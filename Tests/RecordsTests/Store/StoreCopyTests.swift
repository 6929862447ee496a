import Foundation
import Synchronization
import Testing
import Wording

@testable import Records

@Suite("A copy of the records is the records")
struct StoreCopyTests {
  private static let pairs = EngineKind.allCases.flatMap { from in EngineKind.allCases.map { (from, $0) } }

  @Test("from either database into either, row by row, and back", arguments: pairs)
  func copies(from: EngineKind, to: EngineKind) throws {
    let source = try FilledStore.make(from)
    let target = try RecordStore(at: to.emptyPlace())
    try source.copy(to: target)
    #expect(try target.everyRow() == source.everyRow())
    #expect(try target.check().map(\.code) == [])
    try target.write(Act("note", by: "H1", as: "hr", at: "2026-11-09 09:00:00")) { entry throws(Diagnostic) in
      entry.note()
    }
    #expect(try target.check().map(\.code) == [])
    let back = try RecordStore(at: from.emptyPlace())
    try target.copy(to: back)
    #expect(try back.everyRow() == target.everyRow())
  }

  @Test("what others hold is not written over, or replaced as a whole", arguments: pairs)
  func replacing(from: EngineKind, to: EngineKind) throws {
    let source = try FilledStore.make(from)
    let other = try FilledStore.make(to)
    let before = try other.everyRow()
    let error = #expect(throws: Diagnostic.self) { try source.copy(to: other) }
    #expect(error?.code == "RECORDS-NOT-EMPTY")
    #expect(try other.everyRow() == before)
    try source.copy(to: other, replacing: true)
    #expect(try other.everyRow() == source.everyRow())
    #expect(try other.check().map(\.code) == [])
  }

  @Test("a copy taken while others write is one moment of the journal", arguments: EngineKind.allCases)
  func meanwhile(kind: EngineKind) throws {
    let source = try FilledStore.make(kind)
    let isOver = Atomic(false)
    let heads = Mutex<[Int64]>([])
    onThreads(2) { thread in
      if thread == 0 {
        for number in 0..<60 {
          _ = try? source.write(Act("rate", by: "S1", as: "assessor", at: "2026-11-02 09:00:00")) {
            entry throws(Diagnostic) in
            for _ in 0..<5 { try entry.add(.rating, FilledStore.rows(of: .rating)[number % 2]) }
          }
        }
        isOver.store(true, ordering: .relaxed)
        return
      }
      while !isOver.load(ordering: .relaxed) {
        do {
          let copy = try RecordStore(at: .file(try temporaryFolder() + "/copy.db"))
          try source.copy(to: copy)
          #expect(try copy.check().map(\.code) == [])
          let head = try copy.read { records throws(Diagnostic) in try records.head() }
          let same = try source.read { records throws(Diagnostic) in
            try records.asOf(entry: head?.entry ?? 0).head()
          }
          #expect(head?.hash == same?.hash)
          heads.withLock { $0.append(head?.entry ?? 0) }
        } catch { Issue.record("\(error)") }
      }
    }
    #expect(heads.withLock { !$0.isEmpty && $0 == $0.sorted() })
    #expect(try source.read { records throws(Diagnostic) in try records.head()?.entry } == 65)
  }
}
