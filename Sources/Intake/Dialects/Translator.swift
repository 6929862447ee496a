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
  private let pseudonym: ((String) -> String)?
  /// The rows taken so far, by dialect and key.
  private var seen: [String: [String: Seen]] = [:]

  private struct Seen {
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
    let matches = try library.matches(of: file)
    account.dialect = matches.map(\.dialect.id).joined(separator: "+")
    for match in matches {
      let place = Place(file: file.path, sheet: file.sheetNames[match.sheet], line: match.header.line)
      if let need = match.dialect.needs.sorted().first(where: { given[$0, default: ""].isEmpty }) {
        throw Diagnostic(.dialectNeeds, at: place, ["need": need, "dialect": match.dialect.id])
      }
      let missing = match.header.missing(of: match.dialect.usedColumns)
      guard missing.isEmpty else {
        throw Diagnostic(
          .columnsMissing, at: place,
          ["missing": missing.joined(separator: "、"), "found": TableFile.listed(match.header.names)])
      }
      for column in match.dialect.usedColumns where match.header.isRepeated(column) {
        throw Diagnostic(.columnTwice, at: place, ["column": column])
      }
      try file.checkStructure(ofSheet: match.sheet)
    }
    for (sheet, name) in file.sheetNames.enumerated() where !matches.contains(where: { $0.sheet == sheet }) {
      account.note(Diagnostic(.sheetIgnored, at: Place(file: file.path, sheet: name), ["sheet": name ?? ""]))
    }
    for match in matches { try translate(file, match, given, &account, into: sink) }
  }

  private mutating func translate(
    _ file: TableFile, _ match: DialectLibrary.Match, _ given: [String: String], _ account: inout FileReport,
    into sink: (CanonicalRow) -> Void
  ) throws(Diagnostic) {
    let dialect = match.dialect
    let places = match.header.places(of: dialect.usedColumns)
    let source = Place(file: file.name, sheet: file.sheetNames[match.sheet]).text
    var seen = seen.removeValue(forKey: dialect.id) ?? [:]
    var table = try Table(file, sheet: match.sheet, header: match.header)
    let isPrivate = dialect.hidesRows
    while let row = try table.next() {
      account.rows += 1
      let reader = FieldReader(row: row, columns: places, place: table.place, isPrivate: isPrivate)
      if row.isBlank {
        account.blank += 1
      } else if dialect.drops.contains(where: { $0.holds(for: reader) }) {
        account.dropped += 1
      } else if let fault = table.reject(row, isPrivate: isPrivate) {
        account.reject(fault)
      } else {
        take(reader, dialect, given, source: source, &seen, &account, into: sink)
      }
    }
    self.seen[dialect.id] = seen
  }

  /// Takes a row whole, or rejects it.
  private func take(
    _ row: FieldReader, _ dialect: Dialect, _ given: [String: String], source: String, _ seen: inout [String: Seen],
    _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) {
    do throws(Diagnostic) {
      var yielded: [CanonicalRow] = []
      for yield in dialect.yields where yield.conditions.allSatisfy({ $0.holds(for: row) }) {
        var fields: [String] = []
        fields.reserveCapacity(yield.rules.count + 1)
        for rule in yield.rules {
          fields.append(try rule.value(of: row, given: given, pseudonym: pseudonym))
        }
        fields.append(source + ":" + String(row.line))
        yielded.append(CanonicalRow(file: yield.file, fields: fields))
      }
      if !dialect.key.isEmpty {
        let key = dialect.key.map { row.text($0) }.joined(separator: "\u{1F}")
        let now = Seen(file: report.files.count, line: row.line, fingerprint: Fingerprint.of(row.row.fields))
        if let earlier = seen[key] {
          if dialect.repeatsAreFurtherLines, earlier.file == now.file {
            account.taken += 1
            return
          }
          guard dialect.repeatsAreFurtherLines || earlier.fingerprint == now.fingerprint else {
            throw changed(row, dialect, earlier, account)
          }
          account.duplicate += 1
          return
        }
        seen[key] = now
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
