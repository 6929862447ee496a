public import Wording

/// What became of every row of a file: the sums add up, no row goes silently.
public struct RowAccount: Hashable, Sendable {
  /// The rows below the header, blank lines included.
  public var total = 0
  /// Rows that count.
  public var taken = 0
  /// Rows of another month (or after the closing date), which do not count here.
  public var outside = 0
  /// Blank lines, and rows of empty fields.
  public var blank = 0
  /// Rows that another file of the kind has too, which count once: of rows with an id the later file's stands, whose
  /// state is the newer one; of others that of the earlier file.
  public var repeated = 0
  /// Rows refused with a reason.
  public var rejected = 0
  /// Of the rows taken, refunds and reviews of orders no file names; they count nowhere.
  public var unknownOrders = 0

  /// Nothing read yet.
  public init() {}

  /// Whether every row is accounted for.
  public var addsUp: Bool { total == taken + outside + blank + repeated + rejected }

  /// Adds the account of further rows of the same file.
  public mutating func add(_ other: RowAccount) {
    total += other.total
    taken += other.taken
    outside += other.outside
    blank += other.blank
    repeated += other.repeated
    rejected += other.rejected
    unknownOrders += other.unknownOrders
  }
}

/// The account of rows with the reasons for those refused.
public struct RowTally: Sendable {
  /// The most reasons kept for a file; further ones are only counted.
  public static let mostReasons = 1000

  /// What became of the rows.
  public var account = RowAccount()
  /// Why rows were refused, in the order of the rows.
  public private(set) var reasons: [Diagnostic] = []
  /// How many reasons this tally may keep.
  public var room: Int

  /// Nothing read yet; `room` is how many reasons are still wanted.
  public init(room: Int = RowTally.mostReasons) {
    self.room = room
  }

  /// Counts a refused row; the reason is only made where there is room for it.
  public mutating func reject(_ reason: () -> Diagnostic) {
    account.rejected += 1
    guard reasons.count < room else { return }
    reasons.append(reason())
  }

  /// Adds the tally of the rows that follow.
  public mutating func add(_ later: RowTally) {
    account.add(later.account)
    reasons.append(contentsOf: later.reasons.prefix(max(0, room - reasons.count)))
  }

  /// Takes rows back that were counted as taken, because another file has them too.
  public mutating func withdrawRepeated(_ count: Int = 1) {
    account.taken -= count
    account.repeated += count
  }

  /// Takes a row back that was counted as taken, because it is of another month.
  public mutating func withdrawOutside() {
    account.taken -= 1
    account.outside += 1
  }

  /// Takes a row back that was counted as taken, because a later check refuses it; its reason goes to its place.
  public mutating func withdraw(line: Int, _ reason: @autoclosure () -> Diagnostic?) {
    account.taken -= 1
    account.rejected += 1
    if reasons.count >= room, (reasons.last?.place.line ?? 0) < line || room == 0 { return }
    guard let reason = reason() else { return }
    let at = reasons.firstIndex { ($0.place.line ?? 0) > line } ?? reasons.count
    reasons.insert(reason, at: at)
    if reasons.count > room { reasons.removeLast() }
  }
}
