internal import Exact
internal import Wording
internal import Workflow

/// The rows behind a figure, as the page shows them.
struct FigureRowsView: Sendable {
  let month: String
  let monthAddress: String
  let address: String
  let employee: String
  let name: String
  let isBorneOut: Bool
  let parts: [Part]

  struct Part: Sendable {
    let name: String
    let total: Int
    let absence: String?
    let count: String
    let pieces: [Piece]
  }

  struct Piece: Sendable {
    let adds: Int
    let lines: [Line]
  }

  struct Line: Sendable {
    let place: String
    let text: String
  }

  init(_ rows: FigureRows, _ employee: String, _ month: Month, _ language: Language) {
    self.month = month.description
    monthAddress = "/months/\(month)"
    address = SheetAddress.of(employee, month)
    self.employee = employee
    name = rows.name.text(in: language)
    isBorneOut = rows.isBorneOut
    parts = rows.parts.map { part in
      let (count, shown) = (part.count, part.pieces.count)
      let words =
        count > shown
        ? Bilingual("共 \(count) 条依据，下面是前 \(shown) 条", "\(count) pieces of evidence, the first \(shown) below")
        : Bilingual("共 \(count) 条依据", "\(count) pieces of evidence")
      return Part(
        name: part.name.text(in: language), total: part.total,
        absence: part.absence.map { ReasonText.missing($0.rawValue, in: language) }, count: words.text(in: language),
        pieces: part.pieces.map { piece in
          Piece(
            adds: piece.adds,
            lines: piece.lines.map { line in
              Line(
                place: "\(line.file):\(line.line)" + (line.source.map { " ← " + $0 } ?? ""), text: line.text)
            })
        })
    }
  }
}
