internal import Exact
public import Wording

/// Copies a canonical event file, row by row, with pseudonyms in place of the buyers.
///
/// The copy has the known columns, in the order of the definition, and `source`, which leads back to the row of the original;
/// any other column is left behind. A row that no event can be read from is named in the account and left out. Memory
/// does not grow with the file.
public struct CanonicalCopy {
  /// The file that is copied.
  public let file: EventFile
  /// What it is.
  public let canonical: CanonicalFile
  private let pseudonyms: BuyerPseudonyms?
  /// The columns of the copy, without `source`, and the place of each in the original's header.
  private let columns: [String]
  private let places: [Int]
  private let buyer: Int
  /// Whether the columns of the original are those of the copy, so that its bytes can be taken as they stand.
  private let isStraight: Bool
  /// How the column `source` of a row begins: the name of the file, as it stands in CSV.
  private let sourceStart: [UInt8]

  /// A copy of an event file; without pseudonyms the ids of buyers stay.
  public init(_ file: EventFile, pseudonyms: BuyerPseudonyms?) {
    self.file = file
    self.pseudonyms = pseudonyms
    let canonical = CanonicalFile(rawValue: file.kind.fileName) ?? .messages
    self.canonical = canonical
    // A column that is absent stays absent: some rule sets ask whether it was there.
    let known = canonical.columns + file.kind.columns.map(\.name).filter { !canonical.columns.contains($0) }
    let columns = known.filter { file.header.contains($0) }
    self.columns = columns
    places = columns.compactMap { file.header.firstIndex(of: $0) }
    buyer = file.header.firstIndex(of: "buyer_id") ?? -1
    isStraight = file.header == columns
    let name = file.source.name.split(separator: "/").last.map(String.init) ?? file.source.name
    var start: [UInt8] = []
    CSVText.append(name + ":", to: &start)
    // The closing quote comes behind the line.
    if start.first == UInt8(ascii: "\"") { start.removeLast() }
    sourceStart = start
  }

  /// The columns of the original that are not taken along.
  public var columnsLeftBehind: [String] {
    let known = Set(columns + ["source"])
    return file.header.filter { !known.contains($0) }
  }

  /// What became of the rows, and what they are about.
  public struct Outcome: Sendable {
    /// The account.
    public var report: FileReport
    /// What the rows are about.
    public var survey: RowSurvey
  }

  /// Copies the rows; without a sink they are only looked at.
  ///
  /// - Parameter progress: is told from time to time how many bytes of the original are done.
  /// - Throws: what ``CSVPieces/next(into:)`` throws, and `OUTPUT-NOT-WRITTEN`; nothing should be kept then.
  public func run(into sink: TextSink?, progress: ((Int) -> Void)? = nil) throws(Diagnostic) -> Outcome {
    switch file.kind {
    case .messages: try run(MessageEvent.self, sink, progress)
    case .orders: try run(OrderEvent.self, sink, progress)
    case .refunds: try run(RefundEvent.self, sink, progress)
    case .reviews: try run(ReviewEvent.self, sink, progress)
    case .ratings: try run(RatingEvent.self, sink, progress)
    case .complaints: try run(ComplaintEvent.self, sink, progress)
    case .misshipments: try run(MisshipmentEvent.self, sink, progress)
    case .reminders: try run(ReminderEvent.self, sink, progress)
    case .attendance: try run(AttendanceEvent.self, sink, progress)
    case .mysteryChecks: try run(MysteryCheckEvent.self, sink, progress)
    case .calls: try run(CallEvent.self, sink, progress)
    }
  }

  private func run<Row: Event>(
    _ type: Row.Type, _ sink: TextSink?, _ progress: ((Int) -> Void)?
  ) throws(Diagnostic) -> Outcome {
    let piece = CSVPiece()
    let hash = IDHash()
    let agent = file.header.firstIndex(of: "agent_id") ?? -1
    let shop = file.header.firstIndex(of: "shop_id") ?? -1
    var pieces = file.pieces()
    var tally = RowTally()
    var agents = WordCounts()
    var shops = WordCounts()
    var days = DayCounts()
    var hasBuyers = false
    var ids = FirstIDs(of: file, hash)
    try sink?.append { $0 += CSVText(columns + ["source"]).bytes }
    while try pieces.next(into: piece) {
      var rows = EventRows<Row>(
        piece, of: file, hash: hash, window: Int.min..<Int.max, room: tally.room - tally.reasons.count)
      let isPlain = isStraight && !piece.hasQuotes
      var twice: [(line: Int, first: Int, id: String)] = []
      while let row = rows.next() {
        if let first = ids.line(ofFirst: rows, in: piece) {
          twice.append((rows.line, first, rows.text(ids.place)))
          continue
        }
        days.add(row.second)
        agents.add(rows.bytes(at: agent), hash)
        shops.add(rows.bytes(at: shop), hash)
        if !hasBuyers, buyer >= 0 { hasBuyers = !rows.bytes(at: buyer).isEmpty }
        try sink?.append { line in
          if isPlain { appendPlain(rows, to: &line) } else { append(rows, to: &line) }
        }
      }
      var read = rows.tally
      for (line, first, id) in twice { read.withdraw(line: line, ids.twice(id, line: line, first: first, of: file)) }
      tally.add(read)
      progress?(piece.offset + piece.count)
    }
    var report = FileReport(file: file.source.name)
    report.take(tally, of: canonical)
    if tally.account.rejected > tally.reasons.count {
      report.note(
        Diagnostic(
          .eventReasonsMore, at: Place(file: file.source.name),
          ["count": String(tally.account.rejected), "listed": String(tally.reasons.count)]))
    }
    var survey = RowSurvey()
    survey.add(
      file: canonical, rows: tally.account.taken, agents: agents.counts(), shops: Set(shops.counts().keys),
      buyers: hasBuyers)
    days.settle(in: &survey)
    return Outcome(report: report, survey: survey)
  }

  /// The row as it stands, but for its buyer.
  @inline(__always)
  private func appendPlain<Row: Event>(_ rows: EventRows<Row>, to line: inout [UInt8]) {
    let bytes = rows.bytes
    if buyer >= 0, let pseudonyms, let start = bytes.baseAddress, let from = rows.bytes(at: buyer).baseAddress {
      let id = rows.bytes(at: buyer)
      line.append(contentsOf: UnsafeBufferPointer(start: start, count: UnsafePointer(from) - start))
      append(id, pseudonyms, to: &line)
      let rest = UnsafePointer(from) + id.count
      line.append(contentsOf: UnsafeBufferPointer(start: rest, count: start + bytes.count - rest))
    } else {
      line.append(contentsOf: bytes)
    }
    appendSource(rows, to: &line)
  }

  private func append<Row: Event>(_ rows: EventRows<Row>, to line: inout [UInt8]) {
    for (column, place) in places.enumerated() {
      if column > 0 { line.append(UInt8(ascii: ",")) }
      let field = rows.bytes(at: place)
      if place == buyer, let pseudonyms {
        append(field, pseudonyms, to: &line)
      } else {
        CSVText.append(field, to: &line)
      }
    }
    appendSource(rows, to: &line)
  }

  @inline(__always)
  private func append(
    _ id: UnsafeBufferPointer<UInt8>, _ pseudonyms: BuyerPseudonyms, to line: inout [UInt8]
  ) {
    guard !id.isEmpty else { return }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: BuyerPseudonyms.length) { buffer in
      guard let start = buffer.baseAddress else { return }
      pseudonyms.write(id, to: start)
      line.append(contentsOf: UnsafeBufferPointer(start: start, count: BuyerPseudonyms.length))
    }
  }

  /// Where the row comes from; a file that says so itself, because it was translated before, leads further back.
  @inline(__always)
  private func appendSource<Row: Event>(_ rows: EventRows<Row>, to line: inout [UInt8]) {
    line.append(UInt8(ascii: ","))
    if let column = file.sourceColumn, !rows.bytes(at: column).isEmpty {
      CSVText.append(rows.bytes(at: column), to: &line)
    } else {
      line += sourceStart
      CanonicalCopy.append(decimal: rows.line, to: &line)
      if sourceStart.first == UInt8(ascii: "\"") { line.append(UInt8(ascii: "\"")) }
    }
    line.append(UInt8(ascii: "\n"))
  }

  @inline(__always)
  private static func append(decimal number: Int, to line: inout [UInt8]) {
    var scale = 1
    while number / scale >= 10 { scale *= 10 }
    while scale > 0 {
      line.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
      scale /= 10
    }
  }
}

extension CSVText {
  /// Adds a field to a row in the making, as ``append(_:to:)``.
  static func append(_ field: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = field.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes.append(contentsOf: field)
      return
    }
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}

/// The first row of every id of a file whose rows have one: a run refuses a second, and so does taking the file in.
private struct FirstIDs: ~Copyable {
  /// The place of the id in the header; -1 where rows have none.
  let place: Int
  private let hash: IDHash
  private var table: IDTable
  private var lines: [Int32] = []

  init(of file: EventFile, _ hash: IDHash) {
    place = file.kind.hasIdentity ? file.header.firstIndex(of: file.kind.columns[0].name) ?? -1 : -1
    self.hash = hash
    table = IDTable(hash: hash)
  }

  /// The line of the first row of the id of a row; nil where this is the first.
  @inline(__always)
  mutating func line<Row: Event>(ofFirst rows: borrowing EventRows<Row>, in piece: CSVPiece) -> Int? {
    guard place >= 0 else { return nil }
    let bytes = rows.bytes(at: place)
    guard let start = bytes.baseAddress else { return nil }
    let base = UnsafePointer(piece.base)
    let id = EventID(base, offset: UnsafePointer(start) - base, count: bytes.count, hash: hash)
    let number = table.intern(id, base)
    guard number == lines.count else { return Int(lines[number]) }
    lines.append(Int32(clamping: rows.line))
    return nil
  }

  func twice(_ id: String, line: Int, first: Int, of file: EventFile) -> Diagnostic {
    let name = file.source.name
    return Diagnostic(
      .eventIDTwice, at: Place(file: name, line: line, column: place + 1),
      ["column": file.header[place], "value": Diagnostic.quoted(id), "first": "\(name):\(first)"])
  }
}

/// Counts moments by their day.
private struct DayCounts {
  private var counts: [Int: Int] = [:]
  private var day = Int.min
  private var count = 0
  private var first = Int.max
  private var last = Int.min

  @inline(__always)
  mutating func add(_ second: Int) {
    first = min(first, second)
    last = max(last, second)
    let number = second / 86_400
    if number == day {
      count += 1
    } else {
      turn(to: number)
    }
  }

  @inline(never)
  private mutating func turn(to number: Int) {
    if count > 0 { counts[day, default: 0] += count }
    day = number
    count = 1
  }

  mutating func settle(in survey: inout RowSurvey) {
    turn(to: .min)
    guard first <= last else { return }
    for (number, count) in counts { survey.add(Day(number: number), count: count) }
    survey.widen(from: Instant(seconds: first), to: Instant(seconds: last))
  }
}
