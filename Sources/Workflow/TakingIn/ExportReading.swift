internal import Exact
internal import Intake
internal import Wording

/// One file, whatever it is, read into canonical rows: its account, what the rows are about, what they go by.
struct ExportReading {
  /// Everything that reading a file asks for.
  struct Desk {
    let library: DialectLibrary
    /// What a file does not say and the person or the folder does.
    let given: [String: String]
    /// The pseudonyms of buyers, asked for when the first buyer is met.
    let pseudonyms: () throws(Diagnostic) -> BuyerPseudonyms?
    /// How many rows are kept to be looked at.
    var samples = 0
    /// Is told how many bytes of how many are done.
    var progress: ((Int, Int) -> Void)?
  }

  private(set) var report: FileReport
  private(set) var survey = RowSurvey()
  private(set) var keys: [RowKey] = []
  private(set) var samples: [CanonicalRow] = []
  private(set) var format = "CSV"
  /// Whether its rows are of the month that was given.
  private(set) var isOfGivenMonth = false
  /// Whether it holds what may not be kept: names, phones, ids of buyers.
  private(set) var isPrivate = false
  /// The canonical event file it is; nil for an export.
  private(set) var canonical: EventFile?
  /// The same in another form than readers of events read: what it was made of.
  private var table: CanonicalTable?
  /// The columns of a canonical event file that are not taken along.
  private(set) var columnsLeftBehind: [String] = []
  /// The dialects that were known while it was read.
  private(set) var library: DialectLibrary
  /// Whether it is a table, but of no known dialect.
  var isUnknown: Bool {
    report.refused
      && report.diagnostics.contains { [Message.dialectUnknown, .dialectForeign].map(\.code).contains($0.code) }
  }
  /// Whether its buyers stand under pseudonyms.
  var namesBuyers: Bool { survey.namesBuyers }

  /// Reads a file and writes its rows to a folder that is there; without one they are only looked at.
  ///
  /// What is wrong with the file is in its account; then nothing of the folder should be kept.
  ///
  /// - Throws: what keeps rows from being written, or buyers from being given pseudonyms.
  init(_ path: String, _ desk: Desk, into folder: String?) throws(Diagnostic) {
    report = FileReport(file: path)
    library = desk.library
    let hash: ContentHash
    let source: ByteSource
    do throws(Diagnostic) {
      hash = try ContentHash(ofFileAt: path)
      source = try ByteSource(file: path)
      canonical = try EventFile.recognised(in: source)
    } catch {
      report.refuse(for: error)
      return
    }
    let writer = RowWriter(folder)
    if let canonical {
      try copy(canonical, desk, writer)
    } else {
      try translate(path, desk, writer)
    }
    report.know(hash)
    sayOtherMonths(desk)
    if !report.refused { try writer.close() }
  }

  /// Says that no row is of the month that is asked for.
  private mutating func sayOtherMonths(_ desk: Desk) {
    guard !report.refused, !survey.months.isEmpty, let month = desk.given["month"].flatMap({ Month($0) }),
      survey.months[month] == nil
    else { return }
    let months = survey.months.keys.sorted().prefix(12).map(\.description).joined(separator: ", ")
    report.say(
      Diagnostic(
        .rowsAllOfOtherMonths, at: Place(file: report.file),
        ["count": String(report.taken), "month": month.description, "months": months]))
  }

  private mutating func copy(_ file: EventFile, _ desk: Desk, _ writer: RowWriter) throws(Diagnostic) {
    let hasBuyers = file.header.contains("buyer_id")
    let copy = CanonicalCopy(file, pseudonyms: hasBuyers ? try desk.pseudonyms() : nil)
    columnsLeftBehind = table?.columnsLeftBehind ?? copy.columnsLeftBehind
    let sink = try writer.sink(for: copy.canonical)
    do throws(Diagnostic) {
      let total = file.source.count
      let outcome = try copy.run(into: sink) { done in desk.progress?(done, total) }
      report = outcome.report
      if let table {
        report.settle(in: table)
        format = table.format
      }
      survey = outcome.survey
      isPrivate = hasBuyers
    } catch {
      guard error.code != Message.outputNotWritten.code else { throw error }
      report.refuse(for: error)
    }
  }

  private mutating func translate(_ path: String, _ desk: Desk, _ writer: RowWriter) throws(Diagnostic) {
    try attempt(path, desk, writer)
    guard isUnknown else { return }
    // No export of a platform; a canonical file in another form, perhaps.
    let foreign = report
    do throws(Diagnostic) { table = try CanonicalTable(at: path) } catch {
      report.refuse(for: error)
      return
    }
    if let table {
      report = FileReport(file: path)
      canonical = table.event
      return try copy(table.event, desk, writer)
    }
    report = foreign
    let found: DialectLibrary?
    do throws(Diagnostic) { found = try DialectLibrary.canonical(for: path) } catch { return }
    guard let found else { return }
    library = found
    try attempt(path, desk, writer)
  }

  private mutating func attempt(_ path: String, _ desk: Desk, _ writer: RowWriter) throws(Diagnostic) {
    let gathering = Gathering()
    var translator = Translator(library) { buyer in
      do throws(Diagnostic) {
        guard let pseudonyms = try desk.pseudonyms() else { return buyer }
        return pseudonyms(buyer)
      } catch {
        gathering.failure = error
        return ""
      }
    }
    translator.rowKeys = { gathering.keys.append($0) }
    report = translator.translate(fileAt: path, given: desk.given) { row in
      guard gathering.failure == nil else { return }
      do throws(Diagnostic) {
        gathering.survey.add(row)
        if gathering.samples.count < desk.samples { gathering.samples.append(row) }
        try writer.write(row)
      } catch {
        gathering.failure = error
      }
    }
    if let failure = gathering.failure { throw failure }
    guard !report.refused else { return }
    survey = gathering.survey
    keys = gathering.keys
    samples = gathering.samples
    let dialects = report.dialect?.split(separator: "+").map(String.init) ?? []
    isPrivate = survey.namesBuyers || library.dialects.contains { dialects.contains($0.id) && $0.hidesRows }
    isOfGivenMonth = library.dialects.contains { dialects.contains($0.id) && $0.needs.contains("month") }
    format = (try? TableFile(at: path))?.format ?? format
  }

  /// What comes together while a translator hands out rows.
  private final class Gathering {
    var survey = RowSurvey()
    var keys: [RowKey] = []
    var samples: [CanonicalRow] = []
    var failure: Diagnostic?
  }
}

/// Writes canonical rows into the files of a folder; without a folder, nowhere.
private final class RowWriter {
  private let folder: String?
  private var sinks: [CanonicalFile: TextSink] = [:]

  init(_ folder: String?) {
    self.folder = folder
  }

  /// The file for rows of a kind, made when the first is met.
  func sink(for file: CanonicalFile) throws(Diagnostic) -> TextSink? {
    guard let folder else { return nil }
    if let sink = sinks[file] { return sink }
    let sink = try TextSink(folder + "/" + file.rawValue)
    sinks[file] = sink
    return sink
  }

  func write(_ row: CanonicalRow) throws(Diagnostic) {
    guard folder != nil else { return }
    let isNew = sinks[row.file] == nil
    let sink = try sink(for: row.file)
    try sink?.append { bytes in
      if isNew { bytes += CSVText(row.file.translatedColumns).bytes }
      for (place, field) in row.fields.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        CSVText.append(field, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  func close() throws(Diagnostic) {
    for (_, sink) in sinks.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { try sink.close() }
  }
}
