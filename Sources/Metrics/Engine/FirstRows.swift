internal import Intake
internal import Wording

/// The first row of every id of a kind: a second one is refused.
struct FirstRows: ~Copyable {
  private let column: String
  private let files: [EventFile]
  private var ids: IDTable
  private var first: [(file: Int32, line: Int32)] = []

  init(column: String, kind: KindReading, hash: IDHash) {
    self.column = column
    files = kind.files
    ids = IDTable(hash: hash)
  }

  /// Why a row is refused whose id stands already, or nil for a first row.
  mutating func refuse(_ id: EventID, _ base: UnsafePointer<UInt8>, _ place: RowPlace) -> Diagnostic? {
    let number = ids.intern(id, base)
    guard number < first.count else {
      first.append((Int32(clamping: place.file), Int32(clamping: place.line)))
      return nil
    }
    let known = first[number]
    return Self.diagnostic(
      column, id.text(base), files[place.file], place,
      first: (files[Int(known.file)].source.name, Int(known.line)))
  }

  static func diagnostic(
    _ column: String, _ id: String, _ file: EventFile, _ place: RowPlace, first: (name: String, line: Int)
  ) -> Diagnostic {
    Diagnostic(
      .eventIDTwice,
      at: Place(file: file.source.name, line: place.line, column: (file.header.firstIndex(of: column) ?? 0) + 1),
      ["column": column, "value": Diagnostic.quoted(id), "first": "\(first.name):\(first.line)"],
      excerpt: file.excerpt(at: place.offset, length: place.length))
  }
}
