internal import Exact
internal import Intake
internal import Wording

/// A list that somebody pastes from a spreadsheet: read under its own headings, checked as the company's table of that
/// kind is, and what is wrong said in the words of the list.
///
/// There is one way to read people, accounts and sales, whether a company begins or lives.
struct PastedList {
  let header: PastedHeader
  /// The rows below the header, blank ones and sums left out.
  let rows: [ClipboardTable.Row]
  /// The lines of rows that are sums of the others.
  let sums: [Int]
  private let names: [String]

  /// - Parameters:
  ///   - columns: those the list may have, in the order of the company's table.
  ///   - needed: those it has to have.
  /// - Throws: `PASTED-TOO-LONG`, `PASTED-NOTHING`, `PASTED-HEADER`.
  init(_ text: String, columns: [PastedColumn], needed: [String]) throws(Diagnostic) {
    let all = try ClipboardTable(text).rows.filter { !$0.isBlank }
    guard let first = all.first, all.count > 1 else { throw Diagnostic(.pastedNothing) }
    let header = PastedHeader(first, columns)
    let missing = needed.filter { header.columns[$0] == nil }
    guard missing.isEmpty else {
      throw Diagnostic(
        .pastedHeader, at: Place(line: first.line),
        words: ["missing": .list(missing.map(header.heading)), "needed": .list(needed.map(header.heading))])
    }
    self.header = header
    names = columns.map(\.name)
    let rows = all.dropFirst()
    // A sum has a word for it, and nothing by which its row would be known.
    let sums = rows.filter { row in
      needed.prefix(1).allSatisfy { header.text($0, of: row).isEmpty || PastedList.isSum(header.text($0, of: row)) }
        && row.cells.contains(where: PastedList.isSum)
    }
    self.sums = sums.map(\.line)
    self.rows = rows.filter { row in !sums.contains { $0.line == row.line } }
  }

  private static func isSum(_ cell: String) -> Bool {
    let word = PastedHeader.folded(cell)
    if ["total", "sum", "subtotal", "grandtotal"].contains(word) { return true }
    // 合计6人 as well.
    return ["合计", "总计", "小计", "共计", "汇总", "总合计"].contains { word.hasPrefix($0) } && word.count <= 8
  }

  func text(_ name: String, of row: ClipboardTable.Row) -> String { header.text(name, of: row) }

  /// A row as the company's table writes it, and what of it cannot be read at all.
  func canonical(_ row: ClipboardTable.Row) -> (cells: [String: String], faults: [Diagnostic]) {
    var cells: [String: String] = [:]
    var faults: [Diagnostic] = []
    for (name, column) in header.columns {
      let text = text(name, of: row)
      switch column.kind {
      case .text: cells[name] = text
      case .id, .day: cells[name] = PastedHeader.plain(text)
      case .pay where AgreedAmount.saysNone(text): cells[name] = text
      case .amount, .pay:
        guard !text.isEmpty else { continue }
        let fen = PastedAmount.fen(yuan: text, unit: column.fen)
        if fen == nil, PastedAmount.isBelowZero(text) {
          faults.append(fault(.fieldNegative, name, of: row, ["value": Diagnostic.quoted(text)]))
        } else if fen == nil {
          faults.append(
            fault(
              .pastedAmount, name, of: row, ["value": Diagnostic.quoted(text)], words: header.unit(of: name)))
        }
        cells[name] = fen.map(String.init) ?? ""
      }
    }
    return (cells, faults.sorted { ($0.place.column ?? 0) < ($1.place.column ?? 0) })
  }

  /// Something wrong with a cell.
  func fault(
    _ message: Message, _ name: String, of row: ClipboardTable.Row, _ arguments: [String: String] = [:],
    words: [String: Bilingual] = [:]
  ) -> Diagnostic {
    Diagnostic(
      message, at: Place(line: row.line, column: header.columns[name].map { $0.place + 1 }), arguments,
      words: words.merging(["column": header.heading(name)]) { given, _ in given })
  }

  /// Rows as the company's own reader takes them, so that a list has the same faults here and there.
  ///
  /// - Parameter rows: the cells of each by the names of the columns, and the row of the list they come from, or nil.
  /// - Returns: the rows that can be used, and the faults with the places of their rows among those given, from 0; nil for
  ///   a fault of the whole.
  func checked<Row>(
    _ rows: [(cells: [String: String], of: ClipboardTable.Row?)], _ read: (String) -> TableOutcome<Row>
  ) throws(Diagnostic) -> (rows: [Row], faults: [(place: Int?, says: Diagnostic)]) {
    var table = CSVText(names)
    for row in rows { table.row(names.map { row.cells[$0] ?? "" }) }
    let bytes = table.bytes
    let outcome = try PrivateFolder.with { folder throws(Diagnostic) in
      try Disk.write(bytes, to: folder + "/pasted.csv", mode: 0o600)
      return read(folder + "/pasted.csv")
    }
    let faults = outcome.diagnostics.filter { $0.severity == .error }.map { found in
      let place = found.place.line.map { $0 - 2 }.flatMap { rows.indices.contains($0) ? $0 : nil }
      return (place, spoken(found, of: place.flatMap { rows[$0].of }, rows.map { $0.of?.line }))
    }
    return (outcome.rows, faults)
  }

  /// What the reader of the company's table says, in the words of the list.
  private func spoken(_ found: Diagnostic, of row: ClipboardTable.Row?, _ lines: [Int?]) -> Diagnostic {
    var arguments = found.arguments
    var words = found.words
    var place = Place(line: row?.line)
    for key in ["column", "first", "last"] {
      guard let name = arguments[key], names.contains(name) else { continue }
      arguments[key] = nil
      words[key] = header.heading(name)
      if key != "first" { place.column = header.columns[name].map { $0.place + 1 } }
      if key == "column", let row, arguments["value"] != nil {
        arguments["value"] = Diagnostic.quoted(text(name, of: row))
      }
    }
    // The other line that is meant is a line of the list.
    if let line = arguments["line"].flatMap({ Int($0) }), lines.indices.contains(line - 2) {
      arguments["line"] = lines[line - 2].map(String.init) ?? "—"
    }
    return Diagnostic(
      found.message, at: place, arguments, words: words,
      excerpt: row.map { Diagnostic.quoted($0.cells.joined(separator: " ")) })
  }
}

/// Who is meant by an id or a name.
struct PastedDirectory {
  private let ids: Set<String>
  private let byName: [String: [String]]
  private let names: Set<String>

  init(_ people: [(id: String, name: String)]) {
    ids = Set(people.map(\.id))
    names = Set(people.map(\.name))
    byName = Dictionary(grouping: people) { PastedDirectory.folded($0.name) }.mapValues { Set($0.map(\.id)).sorted() }
  }

  /// The id of somebody; nil where nobody, or more than one, is meant.
  func id(_ text: String) -> String? {
    if ids.contains(text) { return text }
    let plain = PastedHeader.plain(text)
    if ids.contains(plain) { return plain }
    let named = byName[PastedDirectory.folded(text)] ?? []
    return named.count == 1 ? named[0] : both(plain)
  }

  /// The id of somebody who is written with id and name: `S01 张三`, `张三（S01）`.
  private func both(_ text: String) -> String? {
    let parts = text.split { $0.isWhitespace || "()[]/-_".contains($0) }.map(String.init)
    let found = parts.indices.filter { place in
      var rest = parts
      let id = rest.remove(at: place)
      return byName[PastedDirectory.folded(rest.joined())]?.contains(id) == true
    }
    return found.count == 1 ? parts[found[0]] : nil
  }

  /// Why nobody is meant, and who may be.
  func unknown(_ text: String) -> [String: Bilingual] {
    let named = (byName[PastedDirectory.folded(text)] ?? []).joined(separator: ", ")
    guard named.isEmpty else {
      return [
        "why": Bilingual("有几个人同名（工号 \(named)）", "is the name of several people (\(named))"), "guess": .guess(nil),
      ]
    }
    return [
      "why": Bilingual("不在人员名单里", "is not on the list of people"), "guess": .guess(for: text, among: ids.union(names)),
    ]
  }

  /// 张三 is 张 三: blanks and full-width forms make no other name.
  static func folded(_ name: String) -> String {
    PastedHeader.plain(name).lowercased().filter { !$0.isWhitespace }
  }
}
