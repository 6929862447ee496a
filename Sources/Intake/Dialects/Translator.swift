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
  /// The most rows of a sheet that are looked at, to try a dialect; nil for all.
  var mostRows: Int?
  /// The rows taken so far, by dialect and key.
  var seen: [String: [String: Seen]] = [:]
  /// The figures of reports taken so far.
  var ledger = FigureLedger()
  /// What readers of canonical files ask of a row.
  let check = CanonicalRowCheck()
  /// The ids of the file that is being read, by canonical file, and the lines they stand on.
  var ids: [CanonicalFile: [String: Int]] = [:]

  /// Given with any value, it says that somebody confirmed the month whatever a report says itself.
  public static let monthConfirmed = NamedPeriod.confirmed

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
    ids = [:]
    if let chat = try library.chat(of: file), let rule = chat.chat {
      account.dialect = chat.id
      return try translate(chat: file, chat, rule, given, &account, into: sink)
    }
    let matches = try library.matches(of: file)
    var dialects: [String] = []
    for match in matches where !dialects.contains(match.dialect.id) { dialects.append(match.dialect.id) }
    account.dialect = dialects.joined(separator: "+")
    account.exportedAt = try file.exportedAt(matches)
    // What people do not see is no part of what they hand in, unless nothing else is.
    let hidden = matches.filter { file.isHidden(sheet: $0.sheet) }
    let visible = hidden.count < matches.count ? matches.filter { !file.isHidden(sheet: $0.sheet) } : matches
    let periods = try SheetPeriods(of: file, visible, given: given)
    for note in periods.notes { account.note(note) }
    var sheets: [(match: DialectLibrary.Match, fit: DialectFit)] = []
    for (match, period) in periods.sheets {
      let place = Place(file: file.path, sheet: file.sheetNames[match.sheet], line: match.header.line)
      let fit = try DialectFit(match.dialect, match.header, given: given, period: period, at: place)
      for note in (period?.notes ?? []) + fit.notes where !account.diagnostics.contains(note) { account.note(note) }
      try file.checkStructure(ofSheet: match.sheet)
      for note in file.hidden(ofSheet: match.sheet, fit, below: match.header) { account.note(note) }
      sheets.append((match, fit))
    }
    for match in hidden {
      let place = Place(file: file.path, sheet: file.sheetNames[match.sheet], line: match.header.line)
      let rows = try file.rowCount(ofSheet: match.sheet, below: match.header.line)
      account.note(
        Diagnostic(
          hidden.count < matches.count ? .sheetHidden : .sheetHiddenTaken, at: place,
          ["sheet": place.sheet ?? "", "count": String(rows)]))
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
    let accounts = Set((fit.given["agents"] ?? "").split(separator: "\n").map(String.init))
    var table = try Table(file, sheet: match.sheet, header: match.header)
    var sheet = SheetTranslation(
      fit, source: Place(file: file.name, sheet: file.sheetNames[match.sheet]).text,
      seen: seen.removeValue(forKey: dialect.id) ?? [:], counted: account)
    var sums = SumCheck(dialect.totals, places: fit.places)
    var summaries = dialect.isReport ? SummaryRows(fit, width: match.header.names.count, accounts: accounts) : nil
    let isPrivate = dialect.hidesRows
    var count = 0
    while count < mostRows ?? .max, let row = try table.next() {
      count += 1
      account.rows += 1
      var reader = FieldReader(
        row: row, columns: fit.places, place: table.place, isPrivate: isPrivate, hidden: fit.hidden, shown: fit.shown)
      if row.isBlank {
        account.blank += 1
      } else if sums.isTotal(reader) {
        account.dropped += 1
        sums.take(total: reader)
      } else if let drop = dialect.drops.first(where: { !$0.asksMeaning && $0.holds(for: reader) }) {
        account.dropped += 1
        sheet.dropped(reader, by: drop)
      } else if let fault = table.reject(row, isPrivate: true) ?? reader.uncomputed {
        // Where a row is shifted anything may stand in any column.
        account.reject(fault)
      } else if summaries != nil {
        summaries?.hold(reader)
      } else if sheet.isFurtherLine(reader, of: report.files.count) {
        sums.add(reader)
        take(reader, &sheet, &account, into: sink)
      } else if sheet.isFurtherLineOfWaiting(reader) {
        account.rejected += 1
      } else if let meanings = sheet.values.states.meanings(of: reader) {
        reader.meanings = meanings
        if let drop = dialect.drops.first(where: { $0.asksMeaning && $0.holds(for: reader) }) {
          account.dropped += 1
          sheet.dropped(reader, by: drop)
        } else if dialect.isBookkeeping(reader, sheet.values.states.implied(meanings)) {
          account.dropped += 1
          sheet.values.keep(bookkeeping: reader)
        } else {
          sums.add(reader)
          if !sheet.values.signs.waits(reader) { take(reader, &sheet, &account, into: sink) }
        }
      } else {
        // What the word means is asked for once, at the end of the sheet.
        account.rejected += 1
        sheet.wait(reader)
      }
    }
    for (row, verdict) in summaries?.verdicts() ?? [] {
      guard sheet.isData(row, verdict, &account) else { continue }
      sums.add(row)
      if !sheet.values.signs.waits(row) { take(row, &sheet, &account, into: sink) }
    }
    for (row, fault) in sheet.values.signs.settled {
      if let fault { account.reject(fault) } else { take(row, &sheet, &account, into: sink) }
    }
    for (key, group) in sheet.groups.groups { take(group, key, &sheet, &account, into: sink) }
    if file.isWorkbook { sheet.remarks.lookAtWholeMinutes() }
    for diagnostic in sheet.diagnostics(account) + sheet.values.diagnostics(at: table.place) + sums.differences() {
      account.note(diagnostic)
    }
    seen[dialect.id] = sheet.seen
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
