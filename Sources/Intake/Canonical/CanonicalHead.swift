public import Wording

extension EventFile {
  /// How much of a text is looked at for bytes that are not UTF-8 before it is taken for a canonical file as it stands.
  private static let sampled = 1 << 20

  /// The canonical event file that a text is by its header; nil where it is none, or is not in UTF-8.
  ///
  /// Where the header fits several kinds the one that the file's name says is meant, else the one with most columns.
  ///
  /// - Throws: `FILE-UNREADABLE`.
  public static func recognised(in source: ByteSource) throws(Diagnostic) -> EventFile? {
    guard try isUTF8(source) else { return nil }
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    var found: [EventFile] = []
    for kind in EventKind.allCases {
      if let file = try? EventFile(kind, source) { found.append(file) }
    }
    return found.first { name.hasPrefix($0.kind.rawValue + ".") || name.hasPrefix($0.kind.rawValue + "-") }
      ?? found.max { $0.kind.columns.count < $1.kind.columns.count }
  }

  /// Whether the beginning of a text is UTF-8.
  ///
  /// - Throws: `FILE-UNREADABLE`.
  public static func isUTF8(_ source: ByteSource) throws(Diagnostic) -> Bool {
    let sample = try source.bytes(at: 0, count: sampled)
    // A character that the sample cuts in two is no fault of the text.
    let fault = sample.withUnsafeBufferPointer { UTF8Text.fault(in: $0) } ?? sample.count
    let cut = source.count > sample.count ? 3 : 0
    return sample.count - fault <= cut && !sample.isEmpty
  }
}

extension CanonicalFile {
  /// The file whose columns a header has, all but those that may be absent.
  static func recognised(by header: TableHeader) -> CanonicalFile? {
    let found = allCases.filter { file in
      let optional = Set(file.columns.filter { FieldStandard(file, $0).isOptional && $0 != "shop_id" && $0 != "month" })
      return header.missing(of: file.columns.filter { !optional.contains($0) }).isEmpty
    }
    return found.max { $0.columns.count < $1.columns.count }
  }
}

extension DialectLibrary {
  /// The library that reads a canonical file that is no UTF-8 text: a workbook, a text in GBK, and the tables that hold
  /// no events; nil where no sheet has the columns of one.
  ///
  /// - Throws: a diagnostic that says why the file cannot be read at all.
  public static func canonical(for path: String) throws(Diagnostic) -> DialectLibrary? {
    let file = try TableFile(at: path)
    var dialects: [Dialect] = []
    for sheet in file.sheetNames.indices {
      for row in try file.head(ofSheet: sheet) where !row.isBlank {
        let header = TableHeader(row)
        guard let canonical = CanonicalFile.recognised(by: header) else { continue }
        let draft = DialectDraft.canonical(canonical, header)
        if !dialects.contains(where: { $0.id == draft.id }) {
          dialects.append(try Dialect(yaml: try draft.yaml(header: header.names), file: path))
        }
        break
      }
    }
    return dialects.isEmpty ? nil : DialectLibrary(dialects)
  }
}
