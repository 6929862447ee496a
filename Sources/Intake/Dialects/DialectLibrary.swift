public import Exact
internal import Foundation
public import Wording

/// The dialects that are known, and the choice among them by content.
public struct DialectLibrary: Sendable {
  /// The dialects, by id.
  public let dialects: [Dialect]
  /// The dialects, and those of reports by the day once more as they are for a stretch of days.
  private let forms: [Dialect]

  /// A library of these dialects.
  public init(_ dialects: [Dialect]) {
    let sorted = dialects.sorted { $0.id < $1.id }
    self.dialects = sorted
    forms = sorted + sorted.compactMap(\.ofStretch)
  }

  /// Reads all `*.yaml` of a folder.
  ///
  /// - Parameter metricUnit: the unit of a metric of a report; nil where it is not known.
  /// - Throws: `FILE-…` where the folder or a file cannot be read, `DIALECT-BROKEN`, `DIALECT-UNIT`, `DIALECT-TWICE`.
  public init(
    folder: String, metricUnit: @escaping (String) -> Exact.Unit? = { _ in nil }
  ) throws(Diagnostic) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic(.fileNotFound, at: Place(file: folder))
    }
    var dialects: [String: Dialect] = [:]
    for name in names.sorted() where name.hasSuffix(".yaml") {
      let path = folder + "/" + name
      let text = try DecodedText(FileBytes(at: path, limit: 1 << 20))
      let dialect = try Dialect(
        yaml: String(decoding: text.bytes[text.start...], as: UTF8.self), file: path, metricUnit: metricUnit)
      guard dialects[dialect.id] == nil else {
        throw Diagnostic(.dialectTwice, at: Place(file: path), ["id": Diagnostic.quoted(dialect.id)])
      }
      dialects[dialect.id] = dialect
    }
    self.init(Array(dialects.values))
  }

  /// A sheet, and the dialect it is written in.
  struct Match {
    let sheet: Int
    let header: TableHeader
    let dialect: Dialect
  }

  /// The sheets of a file that are of a known dialect.
  ///
  /// - Throws: `DIALECT-UNKNOWN` where none is, listing the columns found and what the nearest dialect misses;
  ///   `DIALECT-AMBIGUOUS`; `TABLE-WITHOUT-ROWS`.
  func matches(of file: TableFile) throws(Diagnostic) -> [Match] {
    var matches: [Match] = []
    var nearest: (place: Place, header: TableHeader, dialect: Dialect, missing: [String])?
    var first: (place: Place, header: TableHeader?)?
    for (sheet, name) in file.sheetNames.enumerated() {
      let head = try file.head(ofSheet: sheet)
      var found: [Match] = []
      let likely = TableHeader.likely(in: head)
      if first == nil, let row = head.first(where: { !$0.isBlank }) {
        first = (Place(file: file.path, sheet: name, line: likely?.line ?? row.line), likely)
      }
      for dialect in forms where dialect.sheet == nil || dialect.sheet == name {
        guard !dialect.columns.isEmpty, let best = dialect.otherNames.best(in: head, for: dialect.columns) else {
          continue
        }
        if best.missing.isEmpty {
          if dialect.hasOneOf(best.header) {
            found.append(Match(sheet: sheet, header: best.header, dialect: dialect))
          }
        } else if let likely {
          let missing = dialect.otherNames.missing(of: dialect.columns, in: likely)
          let there = dialect.columns.count - missing.count
          // A column or two in common is no nearness: most of what a dialect goes by has to be there.
          guard there >= 2, there > missing.count, missing.count < nearest?.missing.count ?? .max else { continue }
          nearest = (Place(file: file.path, sheet: name, line: likely.line), likely, dialect, missing)
        }
      }
      // The dialect that asks for most columns knows the export best.
      let most = found.map(\.dialect.weight).max() ?? 0
      let best = found.filter { $0.dialect.weight == most }
      guard best.count <= 1 else {
        throw Diagnostic(
          .dialectAmbiguous, at: Place(file: file.path, sheet: name, line: best[0].header.line),
          ["dialects": best.map(\.dialect.id).joined(separator: "、")])
      }
      matches += best
    }
    if !matches.isEmpty { return matches }
    if let nearest {
      throw Diagnostic(
        .dialectUnknown, at: nearest.place,
        [
          "found": TableFile.listed(nearest.header.names), "nearest": nearest.dialect.id,
          "missing": nearest.missing.joined(separator: "、"),
        ])
    }
    guard let first else { throw Diagnostic(.tableWithoutRows, at: Place(file: file.path)) }
    guard let header = first.header else {
      // What stands there may be anybody's name.
      throw Diagnostic(
        .dialectForeign, at: first.place,
        words: ["found": Bilingual("前几行都像数据，没有表头", "the first rows look like data, and there is no header")])
    }
    throw Diagnostic(.dialectForeign, at: first.place, ["found": TableFile.listed(header.names)])
  }

  /// The dialect of a file that is the text of a chat; nil for a table.
  func chat(of file: TableFile) throws(Diagnostic) -> Dialect? {
    guard let dialect = dialects.first(where: { $0.chat?.isText == true }), let head = try file.text(first: 1 << 12),
      ChatText.looksLikeChat(head)
    else { return nil }
    return dialect
  }
}

extension Dialect {
  /// How much of an export it recognises.
  fileprivate var weight: Int { columns.count + (anyOf.isEmpty ? 0 : 1) }

  /// Whether one of the columns is there of which one has to be.
  fileprivate func hasOneOf(_ header: TableHeader) -> Bool {
    anyOf.isEmpty || anyOf.contains { otherNames.place(of: $0, in: header) != nil }
  }
}
