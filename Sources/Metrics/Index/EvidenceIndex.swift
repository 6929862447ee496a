public import Exact
internal import Intake
public import Wording

/// The index of a month's evidence: from an account to all chat lines and orders of the buyers it dealt with, so that
/// the rows behind a figure are found without reading the files.
///
/// It is made in the same pass as the figures. Of a line it has where it stands, when it was sent, and which account it
/// names; of an order where it stands, when it was placed and paid, and its amount: what figures are made of, never a
/// text, and never who the buyer is. Only the rows that are shown are read. Where it does not fit the files any more it
/// is of no use, and the files are read instead.
public struct EvidenceIndex: Sendable {
  static let magic = "kaohe evidence index 4"
  static let ending = "kaohe.ix"

  /// The month.
  public let month: Month
  /// What of the rules of the run decides which lines count: with others, other lines may have.
  let rules: String
  /// Which buyers it takes for the company itself.
  let own: String
  /// The files of the kinds that are indexed.
  let files: [EventKind: [IndexedFile]]
  /// The lines that do not tell their kind, where the rules ask for it.
  let untold: UntoldRows
  /// The names of the shops and accounts, in the order of the numbers it calls them by.
  let shops: [String]
  let accounts: [String]
  /// Where the list of each account's groups stands.
  private let lists: [Range<Int>]
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
    (month, rules, own, files, kept) = (read.month, read.rules, read.own, read.files, read.kept)
    (untold, shops, accounts, lists) = (read.untold, read.shops, read.accounts, read.lists)
    self.source = source
  }

  private struct Head {
    let month: Month
    let rules: String
    let own: String
    var files: [EventKind: [IndexedFile]] = [:]
    var untold = UntoldRows()
    var shops: [String] = []
    var accounts: [String] = []
    var lists: [Range<Int>] = []
    var kept: KeptFigures?
  }

  private static func head(_ cursor: inout ByteCursor) -> Head? {
    guard cursor.text() == magic, let month = cursor.text().flatMap({ Month($0) }), let rules = cursor.text(),
      let own = cursor.text(), let kinds = cursor.count(upTo: EventKind.allCases.count)
    else { return nil }
    var head = Head(month: month, rules: rules, own: own)
    for _ in 0..<kinds {
      guard let kind = cursor.text().flatMap({ EventKind(rawValue: $0) }), let count = cursor.count(upTo: 1 << 20)
      else { return nil }
      var list: [IndexedFile] = []
      for _ in 0..<count {
        guard let file = IndexedFile(&cursor) else { return nil }
        list.append(file)
      }
      head.files[kind] = list
    }
    guard let untold = cursor.count(upTo: 1 << 60), let file = cursor.count(upTo: 1 << 20),
      let line = cursor.count(upTo: 1 << 60)
    else { return nil }
    head.untold = UntoldRows(count: untold, file: file, line: line)
    guard let shops = cursor.count(upTo: 1 << 30) else { return nil }
    for _ in 0..<shops {
      guard let name = cursor.text() else { return nil }
      head.shops.append(name)
    }
    guard let accounts = cursor.count(upTo: 1 << 30) else { return nil }
    for _ in 0..<accounts {
      guard let name = cursor.text(), let start = cursor.count(upTo: 1 << 60), let length = cursor.count(upTo: 1 << 60)
      else { return nil }
      head.accounts.append(name)
      head.lists.append(start..<start + length)
    }
    guard let hasFigures = cursor.count(upTo: 1) else { return nil }
    if hasFigures == 1 {
      guard let figures = KeptFigures(&cursor) else { return nil }
      head.kept = figures
    }
    return head
  }

  /// Whether it was made of these files and rules, and of these accounts as far as the rules look at them.
  func fits(_ inputs: EventInputs, _ month: Month, _ rules: RuleSet, _ tenures: Tenures? = nil) -> Bool {
    guard self.month == month, self.rules == EvidenceIndex.text(of: rules) else { return false }
    if rules.leftOut.ownAccounts, own != EvidenceIndex.text(ofOwn: tenures) { return false }
    return EvidenceIndex.kinds.allSatisfy { kind in
      // A folder may be called by another name than when it was indexed.
      let now = inputs.files.filter { $0.kind == kind }.map { (try? $0.source.get())?.stamp }
      guard let then = files[kind] else { return now.isEmpty }
      return now == then.map(\.stamp)
    }
  }

  /// The accounts that dealt with anybody.
  var accountNames: [String] { zip(accounts, lists).filter { !$1.isEmpty }.map(\.0) }

  /// The kinds whose rows it finds; files of the others are small.
  static let kinds: [EventKind] = [.messages, .orders]

  static func text(of rules: RuleSet) -> String {
    "robots \(rules.countsRobots), after-sale \(rules.leftOut.afterSale)"
  }

  static func text(ofOwn tenures: Tenures?) -> String {
    ContentHash(of: Array((tenures?.ownAsBuyers ?? []).sorted().joined(separator: "\n").utf8)).description
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

  /// Hands every buyer that some accounts dealt with to `body`, as far as their rows are wanted, each once.
  ///
  /// - Throws: `INDEX-UNUSABLE`, `FILE-UNREADABLE`.
  func buyers(of names: Set<String>, _ extent: Extent, _ body: (IndexedBuyer) -> Void) throws(Diagnostic) {
    let unusable = Diagnostic(.indexUnusable, at: Place(file: source.name))
    var groups: [GroupReading] = []
    for (name, list) in zip(accounts, lists) where !list.isEmpty && names.contains(name) {
      guard list.upperBound <= source.count,
        let found = GroupReading.list(try source.bytes(at: list.lowerBound, count: list.count))
      else { throw unusable }
      groups += found
    }
    groups.sort { $0.start < $1.start }
    let bounds = IndexedBuyer.Bounds(
      shops: shops.count, accounts: accounts.count, seconds: month.end.seconds - month.start.seconds,
      messageFiles: files[.messages]?.count ?? 0, orderFiles: files[.orders]?.count ?? 0)
    var window = GroupWindow(source)
    var buyer = IndexedBuyer()
    var next = 0
    while next < groups.count {
      var group = groups[next]
      next += 1
      // Two accounts of one employee may have dealt with the same buyer.
      while next < groups.count, groups[next].start == group.start {
        group.join(groups[next])
        next += 1
      }
      guard try window.read(group, { buyer.read(&$0, group, extent, bounds) }) else { throw unusable }
      body(buyer)
    }
  }

  /// The mark before a place in an indexed file.
  func mark(_ kind: EventKind, _ file: Int, before offset: Int) -> IndexRecorder.LineMark? {
    guard let marks = files[kind]?[file].marks else { return nil }
    let next = marks.end { $0.offset <= offset }
    return next > 0 ? marks[next - 1] : nil
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
