internal import Exact
internal import Intake
internal import Wording

/// One search for evidence: what was read of the files for one holder.
final class EvidenceSearch {
  let finder: EvidenceFinder
  let holder: Holder
  let hash = IDHash()
  let hands: Hands
  var handFinder: HandFinder
  var kinds: [EventKind: KindReading] = [:]
  /// The lines of the buyers the holder dealt with, once they were read.
  var dealt: Dealt? {
    didSet { judged = nil }
  }
  /// The same, judged, once that was asked for.
  var judged: [JudgedPair]?
  /// How moments without seconds are read.
  let coarse: CoarseMoments
  /// The kinds with such moments among the rows of the buyers the holder dealt with, as far as they were met.
  var coarseKinds: Set<EventKind> = []
  /// The index of the month, where there is one of these files.
  let index: EvidenceIndex?
  /// What is known of a hand.
  private struct KnownHand {
    let key: Int?
    let account: Int
  }

  private var known: [KnownHand?] = []

  /// Rows that bear out a contribution.
  struct Finding {
    let contribution: Int
    let rows: [(role: CitedRow.Role, kind: EventKind, place: RowPlace)]
  }

  init(_ finder: EvidenceFinder, _ holder: Holder, coarse: CoarseMoments = CoarseMoments()) {
    self.finder = finder
    self.coarse = coarse
    self.holder = holder
    index = finder.index.flatMap { $0.fits(finder.inputs, finder.month, finder.rules, finder.tenures) ? $0 : nil }
    hands = Hands(finder.tenures, month: finder.month, hash: hash)
    handFinder = HandFinder(hands)
  }

  var window: Range<Int> { finder.month.start.seconds..<finder.month.end.seconds }

  /// Which of the kinds are there and whole.
  func readable(_ wanted: Set<EventKind>) -> Set<EventKind> {
    for kind in wanted where kinds[kind] == nil {
      var reading = KindReading(kind, finder.inputs)
      // What is damaged of the month after is left out.
      for file in reading.files.indices.reversed() where reading.files[file].isLater && !isWhole(reading.files[file]) {
        reading.drop(file)
      }
      kinds[kind] = reading
    }
    return wanted.filter { kind in
      guard let reading = kinds[kind], reading.isCollected else { return false }
      // What was indexed was read to its end.
      if index?.files[kind] != nil { return true }
      return reading.files.allSatisfy { $0.isLater || isWhole($0) }
    }
  }

  /// Whether a file can be read to its end: a quote left open shows there only, and refuses the file for the figures as
  /// well.
  private func isWhole(_ file: EventFile) -> Bool {
    let piece = CSVPiece()
    var pieces = file.pieces()
    while true {
      guard let more = try? pieces.next(into: piece) else { return false }
      if !more { return true }
    }
  }

  /// Whether a robot's answer in a file of chat lines is one, after which the buyer waits anew.
  func beginsAnew(_ file: Int) -> Bool {
    guard let files = kinds[.messages]?.files, file < files.count else { return false }
    return finder.rules.beginsAnew(after: files[file])
  }

  /// The accounts the holder's events may name.
  var accounts: Set<String> {
    switch holder {
    case .account(let name): [name]
    case .employee(let name): Set((finder.tenures?.all ?? []).filter { $0.employee == name }.map(\.agent))
    }
  }

  /// What of the things the rules decide a part by is not there: the part is missing then.
  func unmetNeeds(_ part: Part) -> [Diagnostic] {
    let (rules, month) = (finder.rules, finder.month)
    return rules.needs.filter { $0.parts.contains(part) }.compactMap { need in
      if let said = rules.unmet(need, kinds, hasTenures: finder.tenures != nil, month) { return said }
      return need.isOfEveryRow ? rules.unmet(need, untold, kinds[.messages]?.files ?? [], month) : nil
    }
  }

  /// The lines that do not tell their kind: the index of rules that ask for it has them.
  private(set) lazy var untold: UntoldRows = {
    if let index { return index.untold }
    var found = UntoldRows()
    each(MarkedMessageEvent.self) { row, _, place in
      if !row.isKindTold { found.note(file: place.file, line: place.line) }
    }
    return found
  }()

  /// Whether a part of the holder is missing because orders name no buyers: as the index has it, and without one as the
  /// month is computed where any order names none.
  func isUnattributed(_ part: Part) -> Bool { part.isOfOrders && holderParts?[part] == .missing(.buyersNotNamed) }

  /// The holder's parts where an order may name no buyer; nil where every order names one.
  private lazy var holderParts: Parts? = {
    let (inputs, month, rules, tenures) = (finder.inputs, finder.month, finder.rules, finder.tenures)
    if let kept = finder.index?.figures(inputs, month: month, rules: rules, tenures: tenures, closing: finder.closing) {
      return parts(kept.accounts, kept.employees)
    }
    guard readable([.orders]).contains(.orders) else { return nil }
    var isUnnamed = false
    each(OrderEvent.self, window: Int.min..<Int.max) { row, _, _ in if row.buyer.isEmpty { isUnnamed = true } }
    guard isUnnamed else { return nil }
    let figures = MonthEngine.compute(inputs, month: month, rules: rules, tenures: tenures, closing: finder.closing)
    return parts(figures.accounts, figures.employees)
  }()

  private func parts(_ accounts: [String: Parts], _ employees: [String: Parts]) -> Parts? {
    switch holder {
    case .account(let name): accounts[name]
    case .employee(let name): employees[name]
    }
  }

  /// Under which count of the holder a hand's events go, nil where it is another's: an account has one count of
  /// distinct things, an employee one for each of their hands.
  func key(_ hand: Int) -> Int? { knownHand(hand).key }

  /// The account of a hand.
  func account(_ hand: Int) -> Int { knownHand(hand).account }

  private func knownHand(_ hand: Int) -> KnownHand {
    if hand < known.count, let found = known[hand] { return found }
    let slot = hands.slot(hand)
    let key: Int? =
      switch holder {
      case .account(let name): hands.accountName(slot.account) == name ? 0 : nil
      case .employee(let name): slot.employee == name ? hand + 1 : nil
      }
    while known.count <= hand { known.append(nil) }
    let found = KnownHand(key: key, account: slot.account)
    known[hand] = found
    return found
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
      return .taken
    }
  }

  /// Calls `body` for the events of a kind that stand at some places, ascending; false where they are not there.
  func each<Row: Event>(
    _ type: Row.Type, of reading: KindReading, at places: [UInt64],
    _ body: (Row, UnsafePointer<UInt8>, RowPlace) -> Void
  ) -> Bool {
    var start = 0
    while start < places.count {
      let file = Int(places[start] >> 48)
      guard file < reading.files.count else { return false }
      let end = places[start...].firstIndex { $0 >> 48 != places[start] >> 48 } ?? places.count
      let offsets = places[start..<end].lazy.map { Int($0 & 0xFFFF_FFFF_FFFF) }
      do throws(Diagnostic) {
        try reading.files[file].each(type, at: offsets, hash: hash) { row, base, offset, length in
          body(row, base, RowPlace(file: file, line: 0, offset: offset, length: length))
        }
      } catch {
        return false
      }
      start = end
    }
    return true
  }

  /// The first findings with the text of their rows; nil for all.
  func cited(_ findings: [Finding], most: Int? = nil) -> [Evidence] {
    findings.prefix(most ?? findings.count).map { finding in
      Evidence(contribution: finding.contribution, rows: finding.rows.map { cite($0.role, $0.kind, $0.place) })
    }
  }

  private func cite(_ role: CitedRow.Role, _ kind: EventKind, _ place: RowPlace) -> CitedRow {
    guard let reading = kinds[kind], place.file < reading.files.count else {
      return CitedRow(role: role, file: kind.fileName, line: place.line, text: "", source: nil)
    }
    let file = reading.files[place.file]
    // Of a row found by the index nobody has looked yet how long it is.
    let length = place.length > 0 ? place.length : (try? file.length(ofRowAt: place.offset)) ?? 0
    var text = file.source.excerpt(at: place.offset, length: length, limit: 1 << 16)
    while text.last?.isNewline == true { text.removeLast() }
    var source: String?
    if let column = file.sourceColumn, var row = try? CSVReader(ByteSource(Array(text.utf8), name: file.source.name)),
      (try? row.next()) == true
    {
      source = row.text(column)
    }
    return CitedRow(role: role, file: file.source.name, line: line(of: place, kind, file), text: text, source: source)
  }

  /// The line of a row; of one found by the index the line ends since the last mark are counted.
  private func line(of place: RowPlace, _ kind: EventKind, _ file: EventFile) -> Int {
    guard place.line == 0, let mark = index?.mark(kind, place.file, before: place.offset) else { return place.line }
    return mark.line + ((try? file.source.lineFeeds(in: mark.offset..<place.offset)) ?? 0)
  }
}
