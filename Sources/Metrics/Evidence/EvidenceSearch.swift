internal import Exact
internal import Intake

/// One search for evidence: what was read of the files for one holder.
final class EvidenceSearch {
  let finder: EvidenceFinder
  let holder: Holder
  let hash = IDHash()
  let hands: Hands
  var handFinder: HandFinder
  var kinds: [EventKind: KindReading] = [:]
  /// The numbers of orders, once they were read.
  var orderNumbers: OrderNumbers?
  private var slotKeys: [Int: Int?] = [:]

  /// Rows that bear out a contribution.
  struct Finding {
    let contribution: Int
    let rows: [(role: CitedRow.Role, kind: EventKind, place: RowPlace)]
  }

  init(_ finder: EvidenceFinder, _ holder: Holder) {
    self.finder = finder
    self.holder = holder
    hands = Hands(finder.tenures, month: finder.month, hash: hash)
    handFinder = HandFinder(hands)
  }

  var window: Range<Int> { finder.month.start.seconds..<finder.month.end.seconds }

  /// Which of the kinds are there and whole.
  func readable(_ wanted: Set<EventKind>) -> Set<EventKind> {
    for kind in wanted where kinds[kind] == nil { kinds[kind] = KindReading(kind, finder.inputs) }
    return wanted.filter { kind in
      guard let reading = kinds[kind], reading.isCollected else { return false }
      // A quote left open shows at the end only, and refuses the file for the figures as well.
      let piece = CSVPiece()
      return reading.files.allSatisfy { file in
        var pieces = file.pieces()
        while true {
          guard let more = try? pieces.next(into: piece) else { return false }
          if !more { return true }
        }
      }
    }
  }

  /// Whether everything is there that the rules decide a part by.
  func isDecided(_ part: Part) -> Bool {
    if part == .buyerDays, !finder.rules.countsBuyerDays { return false }
    return finder.rules.needs.allSatisfy { need in
      guard need.parts.contains(part) else { return true }
      guard let (kind, column) = need.column else { return finder.tenures != nil }
      return kinds[kind]?.files.allSatisfy { $0.header.contains(column) } ?? true
    }
  }

  /// Under which count of the holder a hand's events go, nil where it is another's: an account has one count of
  /// distinct things, an employee one for each of their hands.
  func key(_ hand: Int) -> Int? {
    if let known = slotKeys[hand] { return known }
    let slot = hands.slot(hand)
    let key: Int? =
      switch holder {
      case .account(let name): hands.accountName(slot.account) == name ? 0 : nil
      case .employee(let name): slot.employee == name ? hand + 1 : nil
      }
    slotKeys[hand] = .some(key)
    return key
  }

  /// The hand's key for an agent's id, nil where it is another's.
  func key(_ agent: EventID, _ base: UnsafePointer<UInt8>, shop: Int?, second: Int) -> Int? {
    agent.isEmpty ? nil : key(handFinder.hand(agent, base, shop: shop, second: second - window.lowerBound).hand)
  }

  /// Calls `body` for every event of a kind.
  func each<Row: Event>(
    _ type: Row.Type, window: Range<Int>? = nil, _ body: (Row, UnsafePointer<UInt8>, RowPlace) -> Void
  ) {
    guard var reading = kinds[type.kind] else { return }
    reading.resetTallies(room: 0)
    try? reading.each(type, hash: hash, window: window ?? self.window) { row, base, place in
      body(row, base, place)
      return nil
    }
  }

  /// The findings with the text of their rows.
  func cited(_ findings: [Finding]) -> [Evidence] {
    findings.map { finding in
      Evidence(contribution: finding.contribution, rows: finding.rows.map { cite($0.role, $0.kind, $0.place) })
    }
  }

  private func cite(_ role: CitedRow.Role, _ kind: EventKind, _ place: RowPlace) -> CitedRow {
    guard let reading = kinds[kind], place.file < reading.files.count else {
      return CitedRow(role: role, file: kind.fileName, line: place.line, text: "", source: nil)
    }
    let file = reading.files[place.file]
    var text = file.source.excerpt(at: place.offset, length: place.length, limit: 1 << 16)
    while text.last?.isNewline == true { text.removeLast() }
    var source: String?
    if let column = file.sourceColumn, var row = try? CSVReader(ByteSource(Array(text.utf8), name: file.source.name)),
      (try? row.next()) == true
    {
      source = row.text(column)
    }
    return CitedRow(role: role, file: file.source.name, line: place.line, text: text, source: source)
  }
}
