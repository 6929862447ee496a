internal import Intake
internal import Wording

/// The first row of every id of a kind. A second one in the same file is refused; one in another file repeats it: the
/// files of such kinds are read from the last to the first, so that the newest state stands.
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

  /// What becomes of a row of an id.
  mutating func verdict(_ id: EventID, _ base: UnsafePointer<UInt8>, _ place: RowPlace) -> RowVerdict {
    let number = ids.intern(id, base)
    guard number < first.count else {
      first.append((Int32(clamping: place.file), Int32(clamping: place.line)))
      return .taken
    }
    let known = first[number]
    guard Int(known.file) == place.file else { return .repeated }
    return .refused(
      Self.diagnostic(
        column, id.text(base), files[place.file], place,
        first: (files[Int(known.file)].source.name, Int(known.line))))
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
