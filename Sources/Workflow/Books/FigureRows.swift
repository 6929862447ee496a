public import Exact
internal import Metrics
internal import Records
public import Wording

/// The rows behind a figure of somebody's month (原始行): what each adds, and the lines of the files it rests on.
public struct FigureRows {
  /// A part of the figure: above or below the line of a quotient, or the figure itself.
  public struct Part {
    /// What it counts or sums.
    public let name: Bilingual
    /// Why there is nothing; nil where there is.
    public let absence: Missing.Reason?
    /// What all pieces of evidence add up to.
    public let total: Int
    /// How many pieces of evidence there are.
    public let count: Int
    /// The first of them.
    public let pieces: [Piece]
  }

  /// What adds to a part.
  public struct Piece {
    /// How much.
    public let adds: Int
    /// The lines it rests on.
    public let lines: [Line]
  }

  /// A line of a file.
  public struct Line {
    /// The file in the company's folder.
    public let file: String
    /// The line in it.
    public let line: Int
    /// The export it was taken from; nil where it is the file itself.
    public let source: String?
    /// What stands there; buyers under their pseudonyms.
    public let text: String
  }

  /// The figure.
  public let name: Bilingual
  /// Its parts.
  public let parts: [Part]
  /// Whether the figure can be borne out by rows at all; finance's sums and ratings are not.
  public var isBorneOut: Bool { !parts.isEmpty }

  /// The most pieces of evidence of a part that are shown at once.
  public static let most = 200
}

extension Desk {
  /// The rows behind a figure of somebody's month, for whom the sheet is.
  ///
  /// - Throws: what ``sheet(of:in:)`` throws; what keeps the month's files from being read.
  public func rows(
    behind measure: String, of employee: String, in month: Month
  ) throws(Diagnostic) -> FigureRows {
    _ = try store.read { records throws(Diagnostic) in try shownSheet(of: employee, in: month, records) }
    func name(of id: String) -> Bilingual {
      MeasureCatalogue.standard.first { $0.id == id }.map { Bilingual($0.chinese, $0.english) } ?? Bilingual(id, id)
    }
    guard MonthEvidence.measures.contains(measure) else { return FigureRows(name: name(of: measure), parts: []) }
    let evidence = try MonthEvidence(company, month: month)
    let parts = evidence.parts(behind: measure, of: .employee(employee), most: FigureRows.most) ?? []
    return FigureRows(
      name: name(of: measure),
      parts: parts.map { part in
        FigureRows.Part(
          name: name(of: part.part.id), absence: part.absence, total: part.total, count: part.count,
          pieces: part.rows.map { piece in
            FigureRows.Piece(
              adds: piece.contribution,
              lines: piece.rows.map { row in
                FigureRows.Line(
                  file: company.inFolder(row.file), line: row.line, source: row.source.map(company.inFolder),
                  text: row.text)
              })
          })
      })
  }
}
