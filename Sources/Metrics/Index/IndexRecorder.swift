internal import Intake
public import Wording

/// What a run notes for the index of its evidence while it reads: where the lines and orders of each buyer stand.
final class IndexRecorder {
  let target: EvidenceIndexTarget
  /// By file of a kind, where its pieces begin and on which line: from there line ends are counted.
  private(set) var marks: [EventKind: [[LineMark]]] = [:]
  private let state = Turns(State())

  /// The beginning of a piece.
  struct LineMark {
    let offset: Int
    let line: Int
  }

  /// What the shards handed in.
  struct State {
    /// By account, the groups of buyers that it dealt with, shard by shard in the order of the index file, each with
    /// where the groups of the shard begin.
    var groups: [[(base: Int, list: GroupList)]] = []
    var failure: Diagnostic?
  }

  init(_ target: EvidenceIndexTarget) {
    self.target = target
  }

  /// A stream for the lines of a shard.
  var stream: PostingStream { PostingStream(target.scratch) }

  /// Notes where the pieces of a round begin.
  func mark<Record>(_ kind: EventKind, _ round: [RecordBatch<Record>], of files: Int) {
    var marks = marks.removeValue(forKey: kind) ?? Array(repeating: [], count: files)
    for batch in round { marks[batch.file].append(LineMark(offset: batch.piece.offset, line: batch.piece.line)) }
    self.marks[kind] = marks
  }

  /// Takes the groups of a shard: their bytes, and for each account which of them are its.
  func add(_ bytes: UnsafeRawBufferPointer, _ groups: [Int: GroupList]) {
    state.withLock { state in
      guard state.failure == nil else { return }
      let start = target.file.count
      do throws(Diagnostic) {
        try target.file.append(bytes)
      } catch {
        state.failure = error
        return
      }
      for (account, list) in groups {
        while state.groups.count <= account { state.groups.append([]) }
        state.groups[account].append((start, list))
      }
    }
  }

  /// Notes that the index cannot be made.
  func fail(_ reason: Diagnostic) {
    state.withLock { $0.failure = $0.failure ?? reason }
  }

  /// What the shards handed in.
  var result: State { state.withLock { $0 } }
}

/// Where the evidence index of a month is written to.
public struct EvidenceIndexTarget {
  let file: NewFile
  let scratch: ScratchFile

  /// An index that will stand at a path; until it is whole, what stood there stays.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN`.
  public init(path: String) throws(Diagnostic) {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    scratch = try ScratchFile(inFolder: folder)
    file = try NewFile(path)
    var magic = ByteSink()
    magic.text(EvidenceIndex.magic)
    try file.append(magic.bytes)
  }
}
