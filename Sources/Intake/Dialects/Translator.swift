internal import Wording

/// Translates exports into canonical rows, file after file.
///
///     var translator = Translator(try DialectLibrary(folder: "dialects"))
///     try translator.translate(fileAt: "inbox/ExportOrderList.csv") { row in write(row.file, row.fields) }
///     print(translator.report.taken)
///
/// A file whose structure is broken yields nothing; a bad row is rejected and the rest of its file is taken. The same
/// content under two names counts once, and so does the same row in two exports that overlap.
public struct Translator {
  /// The account of all files so far.
  public private(set) var report = IntakeReport()
  private let library: DialectLibrary
  /// What stands for the id of a buyer in every canonical row; nil keeps the ids of the platform.
  let pseudonym: ((String) -> String)?
  /// Is told the natural key of every row that is taken, where its dialect has one.
  public var rowKeys: ((RowKey) -> Void)?
  /// The rows taken so far, by dialect and key.
  var seen: [String: [String: Seen]] = [:]

  /// The figures of reports taken so far.
  private var ledger = FigureLedger()

  struct Seen {
    let file: Int
    let line: Int
    let fingerprint: UInt64
  }

  /// A translator that knows these dialects.
  ///
  /// - Parameter pseudonym: what stands for the id of a buyer, the same for the same id; nil keeps the ids.
  public init(_ library: DialectLibrary, pseudonym: ((String) -> String)? = nil) {
    self.library = library
    self.pseudonym = pseudonym
  }

  /// Translates one file, or an archive of files; `sink` gets each canonical row as it comes.
  ///
  /// Each file of an archive has its own account in ``report``, after that of the archive, which has no rows.
  ///
  /// - Parameter given: what exports do not say themselves: `["shop": "S1", "month": "2026-10"]`.
  /// - Returns: the account of the file, which is in ``report`` too; what is wrong with the file is said there.
  @discardableResult
  public mutating func translate(
    fileAt path: String, given: [String: String] = [:], into sink: (CanonicalRow) -> Void
  ) -> FileReport {
    var account = FileReport(file: path)
    var archive: ExportArchive?
    do throws(Diagnostic) {
      switch try ExportFile(at: path) {
      case .table(let file): try translateOnce(file, given, &account, into: sink)
      case .archive(let found):
        archive = account.isFirst(of: found.hash, in: report) ? found : nil
        if archive != nil { account.note(found.opened) }
      }
    } catch {
      account.refuse(error)
    }
    report.add(account)
    for member in archive?.members ?? [] {
      var account = FileReport(file: member.path)
      do throws(Diagnostic) {
        if let table = try archive?.table(of: member) { try translateOnce(table, given, &account, into: sink) }
      } catch {
        account.refuse(error)
      }
      report.add(account)
    }
    return account
  }

  /// Translates a table unless the same content was taken before.
  private mutating func translateOnce(
    _ file: TableFile, _ given: [String: String], _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    account.encoding = file.encoding
    if account.isFirst(of: file.hash, in: report) { try translate(file, given, &account, into: sink) }
  }

  private mutating func translate(
    _ file: TableFile, _ given: [String: String], _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    if let chat = try library.chat(of: file), let rule = chat.chat {
      account.dialect = chat.id
      return try translate(chat: file, chat, rule, given, &account, into: sink)
    }
    let matches = try library.matches(of: file)
    var ids: [String] = []
    for match in matches where !ids.contains(match.dialect.id) { ids.append(match.dialect.id) }
    account.dialect = ids.joined(separator: "+")
    var sheets: [(match: DialectLibrary.Match, fit: DialectFit)] = []
    for match in matches {
      let named = try NamedPeriod(file.name, by: match.dialect.period, at: Place(file: file.path))
      let place = Place(file: file.path, sheet: file.sheetNames[match.sheet], line: match.header.line)
      let fit = try DialectFit(match.dialect, match.header, given: given, period: named, at: place)
      for note in (named?.notes ?? []) + fit.notes where !account.diagnostics.contains(note) { account.note(note) }
      try file.checkStructure(ofSheet: match.sheet)
      sheets.append((match, fit))
    }
    for (sheet, name) in file.sheetNames.enumerated() where !matches.contains(where: { $0.sheet == sheet }) {
      account.note(Diagnostic(.sheetIgnored, at: Place(file: file.path, sheet: name), ["sheet": name ?? ""]))
    }
    for (match, fit) in sheets {
      if let rule = match.dialect.chat {
        try translate(chat: file, match, fit, rule, &account, into: sink)
      } else {
        try translate(file, match, fit, &account, into: sink)
      }
    }
  }

  private mutating func translate(
    _ file: TableFile, _ match: DialectLibrary.Match, _ fit: DialectFit, _ account: inout FileReport,
    into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    let dialect = match.dialect
    let source = Place(file: file.name, sheet: file.sheetNames[match.sheet]).text
    var seen = seen.removeValue(forKey: dialect.id) ?? [:]
    var table = try Table(file, sheet: match.sheet, header: match.header)
    var sums = SumCheck(dialect.totals, places: fit.places)
    var remarks = Remarks()
    var groups = RowGroups()
    let isPrivate = dialect.hidesRows
    while let row = try table.next() {
      account.rows += 1
      let reader = FieldReader(
        row: row, columns: fit.places, place: table.place, isPrivate: isPrivate, hidden: fit.hidden)
      if row.isBlank {
        account.blank += 1
      } else if sums.isTotal(reader) {
        account.dropped += 1
        sums.take(total: reader)
      } else if dialect.drops.contains(where: { $0.holds(for: reader) }) {
        account.dropped += 1
      } else if let fault = table.reject(row, isPrivate: isPrivate) {
        account.reject(fault)
      } else {
        sums.add(reader)
        take(reader, fit, source: source, &seen, &groups, &remarks, &account, into: sink)
      }
    }
    for (key, group) in groups.groups { take(group, key, dialect, &seen, &account, into: sink) }
    if file.isWorkbook { remarks.lookAtWholeMinutes() }
    for diagnostic in remarks.diagnostics + sums.differences() { account.note(diagnostic) }
    self.seen[dialect.id] = seen
  }

  /// Takes a row whole, or rejects it.
  private mutating func take(
    _ row: FieldReader, _ fit: DialectFit, source: String, _ seen: inout [String: Seen], _ groups: inout RowGroups,
    _ remarks: inout Remarks, _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) {
    let dialect = fit.dialect
    do throws(Diagnostic) {
      var yielded: [CanonicalRow] = []
      for yield in fit.yields where yield.conditions.allSatisfy({ $0.holds(for: row) }) {
        remarks.look(at: row, yield)
        var fields: [String] = []
        fields.reserveCapacity(yield.rules.count + 1)
        for rule in yield.rules {
          fields.append(try value(of: rule, row, fit))
        }
        remarks.look(at: row, yield, moments: fields)
        fields.append(source + ":" + String(row.line))
        yielded.append(CanonicalRow(file: yield.file, fields: fields))
      }
      if let days = fit.days(of: row) {
        let figures = try news(yielded, row, days, dialect, &remarks, account)
        if figures.isEmpty, !yielded.isEmpty {
          account.duplicate += 1
          return
        }
        yielded = figures
        for figure in figures { rowKeys?(RowKey(dialect.id, figure: figure, of: days)) }
      } else if !dialect.key.isEmpty {
        let key = dialect.key.map { row.text($0) }.joined(separator: "\u{1F}")
        if dialect.repeats == .addUp {
          if try !groups.add(row, key: key, yielded) { account.duplicate += 1 }
          return
        }
        let now = Seen(file: report.files.count, line: row.line, fingerprint: Fingerprint.of(row.row.fields))
        if let earlier = seen[key] {
          if dialect.repeats == .furtherLines, earlier.file == now.file {
            account.taken += 1
            return
          }
          guard dialect.repeats == .furtherLines || earlier.fingerprint == now.fingerprint else {
            throw changed(row, dialect, earlier, account)
          }
          account.duplicate += 1
          return
        }
        seen[key] = now
        if !yielded.isEmpty { rowKeys?(RowKey(dialect.id, key, yielded)) }
      }
      guard !yielded.isEmpty else {
        account.dropped += 1
        return
      }
      account.taken += 1
      for canonical in yielded {
        account.yielded[canonical.file.rawValue, default: 0] += 1
        sink(canonical)
      }
    } catch {
      account.reject(error)
    }
  }

  /// The value of a field. A buyer is given a pseudonym whatever the rule, so that a dialect cannot forget to.
  private func value(of rule: FieldRule, _ row: FieldReader, _ fit: DialectFit) throws(Diagnostic) -> String {
    guard rule.field == "buyer_id" else { return try rule.value(of: row, given: fit.given, pseudonym: pseudonym) }
    let buyer = try rule.value(of: row, given: fit.given)
    return buyer.isEmpty ? "" : pseudonym?(buyer) ?? buyer
  }

  /// The figures of a row that were not taken before.
  ///
  /// - Throws: `FIGURE-TWICE` where some days of each of them were, with other figures.
  private mutating func news(
    _ figures: [CanonicalRow], _ row: FieldReader, _ days: FigureLedger.Days, _ dialect: Dialect,
    _ remarks: inout Remarks, _ account: FileReport
  ) throws(Diagnostic) -> [CanonicalRow] {
    var new: [CanonicalRow] = []
    var contradictions: [(metric: String, earlier: String)] = []
    let place = account.file + ":" + String(row.line)
    for figure in figures {
      switch ledger.enter(figure, of: days, dialect: dialect.id, place: place) {
      case .new: new.append(figure)
      case .known: continue
      case .contradicted(let earlier): contradictions.append((figure.fields[2], earlier))
      }
    }
    guard let first = contradictions.first else { return new }
    let arguments = [
      "metrics": contradictions.map(\.metric).joined(separator: "、"), "earlier": Diagnostic.quoted(first.earlier),
      "count": "1",
    ]
    guard !new.isEmpty else { throw row.failure(.figureTwice, dialect.key.first ?? "", arguments) }
    remarks.add(.figureTwice, at: row, dialect.key.first ?? "", arguments.filter { $0.key != "count" })
    return new
  }

  /// Takes the parts of an order together, or rejects all of them.
  private func take(
    _ group: RowGroups.Group, _ key: String, _ dialect: Dialect, _ seen: inout [String: Seen],
    _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) {
    let now = Seen(file: report.files.count, line: group.first.line, fingerprint: group.fingerprint)
    if let earlier = seen[key] {
      guard earlier.fingerprint != now.fingerprint else {
        account.duplicate += group.count
        return
      }
      account.reject(changed(group.first, dialect, earlier, account))
      account.rejected += group.count - 1
      return
    }
    seen[key] = now
    if !group.rows.isEmpty { rowKeys?(RowKey(dialect.id, key, group.rows, count: group.count)) }
    account.taken += group.count
    for canonical in group.rows {
      account.yielded[canonical.file.rawValue, default: 0] += 1
      sink(canonical)
    }
  }

  private func changed(_ row: FieldReader, _ dialect: Dialect, _ earlier: Seen, _ account: FileReport) -> Diagnostic {
    let file = earlier.file < report.files.count ? report.files[earlier.file].file : account.file
    return row.failure(
      .rowChanged, dialect.key[0], ["earlier": Diagnostic.quoted(file + ":" + String(earlier.line))])
  }
}

/// A fingerprint of a row's values (FNV-1a, 64 bits), the same on every machine.
enum Fingerprint {
  static func of(_ fields: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for field in fields {
      for byte in field.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}
