public import Exact
internal import Intake
public import Wording

/// The index of a month's evidence: from an account to the places of all chat lines and orders of the buyers it dealt
/// with, so that the rows behind a figure are found without reading the files.
///
/// It is made in the same pass as the figures, and holds places only, never a text. Where it does not fit the files any
/// more it is of no use, and the files are read instead.
public struct EvidenceIndex: Sendable {
  static let magic = "kaohe evidence index 2"
  static let ending = "kaohe.ix"

  /// The month.
  public let month: Month
  /// What of the rules of the run decides which lines count: with others, other lines may have.
  let rules: String
  /// The files of the kinds that are indexed.
  let files: [EventKind: [IndexedFile]]
  private let accounts: [String: Range<Int>]
  /// The figures of the run.
  let kept: KeptFigures?
  private let source: ByteSource

  /// A file as it was when it was indexed.
  struct IndexedFile: Sendable {
    let stamp: FileStamp
    let marks: [IndexRecorder.LineMark]
  }

  /// Opens the index at a path.
  ///
  /// - Throws: `FILE-UNREADABLE`, and `INDEX-UNUSABLE` where it is damaged or of another version.
  public init(path: String) throws(Diagnostic) {
    let source = try ByteSource(file: path)
    let unusable = Diagnostic(.indexUnusable, at: Place(file: path))
    let tail = try source.bytes(at: max(0, source.count - 16), count: 16)
    guard tail.count == 16, String(decoding: tail[8...], as: UTF8.self) == EvidenceIndex.ending else { throw unusable }
    let start = tail[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard start <= UInt64(source.count - 48) else { throw unusable }
    let head = try source.bytes(at: Int(start), count: source.count - 16 - Int(start))
    guard ContentHash(of: Array(head.dropLast(32))).bytes == Array(head.suffix(32)) else { throw unusable }
    let read = head.withUnsafeBytes { bytes in
      var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 32)]))
      return EvidenceIndex.head(&cursor)
    }
    guard let read else { throw unusable }
    (month, rules, files, accounts, kept) = read
    self.source = source
  }

  private typealias Head = (Month, String, [EventKind: [IndexedFile]], [String: Range<Int>], KeptFigures?)

  private static func head(_ cursor: inout ByteCursor) -> Head? {
    guard cursor.text() == magic, let month = cursor.text().flatMap({ Month($0) }), let rules = cursor.text(),
      let kinds = cursor.count(upTo: EventKind.allCases.count)
    else { return nil }
    var files: [EventKind: [IndexedFile]] = [:]
    for _ in 0..<kinds {
      guard let kind = cursor.text().flatMap({ EventKind(rawValue: $0) }), let count = cursor.count(upTo: 1 << 20)
      else { return nil }
      var list: [IndexedFile] = []
      for _ in 0..<count {
        guard let file = IndexedFile(&cursor) else { return nil }
        list.append(file)
      }
      files[kind] = list
    }
    guard let count = cursor.count(upTo: 1 << 30) else { return nil }
    var accounts: [String: Range<Int>] = [:]
    for _ in 0..<count {
      guard let name = cursor.text(), let start = cursor.count(upTo: 1 << 60), let length = cursor.count(upTo: 1 << 60)
      else { return nil }
      accounts[name] = start..<start + length
    }
    guard let hasFigures = cursor.count(upTo: 1) else { return nil }
    var kept: KeptFigures?
    if hasFigures == 1 {
      guard let figures = KeptFigures(&cursor) else { return nil }
      kept = figures
    }
    return (month, rules, files, accounts, kept)
  }

  /// Whether it was made of these files and rules.
  func fits(_ inputs: EventInputs, _ month: Month, _ rules: RuleSet) -> Bool {
    guard self.month == month, self.rules == EvidenceIndex.text(of: rules) else { return false }
    return EvidenceIndex.kinds.allSatisfy { kind in
      // A folder may be called by another name than when it was indexed.
      let now = inputs.files.filter { $0.kind == kind }.map { (try? $0.source.get())?.stamp }
      guard let then = files[kind] else { return now.isEmpty }
      return now == then.map(\.stamp)
    }
  }

  /// The accounts that dealt with anybody.
  var accountNames: [String] { Array(accounts.keys) }

  /// The kinds whose rows it finds; files of the others are small.
  static let kinds: [EventKind] = [.messages, .orders]

  static func text(of rules: RuleSet) -> String {
    "robots \(rules.countsRobots), after-sale \(rules.leftOut.afterSale)"
  }

  /// Which rows of the buyers that an account dealt with are wanted.
  enum Extent {
    /// The conversations the account had a part in, and the orders.
    case conversations
    /// All conversations of the buyers who ordered anything, and the orders.
    case ordering
    /// Everything.
    case all
  }

  /// The places of lines and orders of the buyers that accounts dealt with, ascending: the number of the file in the
  /// upper 16 bits, the byte in it below.
  ///
  /// - Throws: `INDEX-UNUSABLE`, `FILE-UNREADABLE`.
  func places(of names: some Sequence<String>, _ extent: Extent) throws(Diagnostic) -> (
    messages: [UInt64], orders: [UInt64]
  ) {
    let unusable = Diagnostic(.indexUnusable, at: Place(file: source.name))
    var groups: [GroupReading] = []
    for name in names {
      guard let range = accounts[name] else { continue }
      guard range.upperBound <= source.count,
        let found = GroupReading.list(try source.bytes(at: range.lowerBound, count: range.count))
      else { throw unusable }
      groups += found
    }
    groups.sort { $0.start < $1.start }
    var messages: [UInt64] = []
    var orders: [UInt64] = []
    var window = GroupWindow(source)
    var next = 0
    while next < groups.count {
      var group = groups[next]
      next += 1
      // Two accounts of one employee may have dealt with the same buyer.
      while next < groups.count, groups[next].start == group.start {
        group.join(groups[next])
        next += 1
      }
      guard try window.read(group, extent, &messages, &orders) else { throw unusable }
    }
    messages.sort()
    orders.sort()
    return (messages, orders)
  }

  /// The mark before a place in an indexed file.
  func mark(_ kind: EventKind, _ file: Int, before offset: Int) -> IndexRecorder.LineMark? {
    guard let marks = files[kind]?[file].marks else { return nil }
    var (low, high) = (0, marks.count)
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? marks[low - 1] : nil
  }
}

extension EvidenceIndex.IndexedFile {
  init?(_ cursor: inout ByteCursor) {
    guard let size = cursor.count(), let number = cursor.number(),
      let written = cursor.signed(), let changed = cursor.signed(), let count = cursor.count(upTo: 1 << 40)
    else { return nil }
    var marks: [IndexRecorder.LineMark] = []
    var (offset, line) = (0, 0)
    for _ in 0..<count {
      guard let bytes = cursor.count(upTo: 1 << 60), let lines = cursor.count(upTo: 1 << 60) else { return nil }
      offset += bytes
      line += lines
      marks.append(.init(offset: offset, line: line))
    }
    self.init(
      stamp: FileStamp(size: size, number: number, written: Int(written), changed: Int(changed)),
      marks: marks)
  }

  func write(to sink: inout ByteSink) {
    sink.number(stamp.size)
    sink.number(stamp.number)
    sink.signed(Int64(stamp.written))
    sink.signed(Int64(stamp.changed))
    sink.number(marks.count)
    var (offset, line) = (0, 0)
    for mark in marks {
      sink.number(mark.offset - offset)
      sink.number(mark.line - line)
      (offset, line) = (mark.offset, mark.line)
    }
  }
}
