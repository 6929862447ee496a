internal import Exact
internal import Records

/// Scores of twelve months as a line, drawn as plain SVG; months without a score leave a gap.
struct ScoreTrend: Sendable {
  let width = 60 + 11 * 52
  let height = 150
  let lines: [String]
  let points: [Dot]
  let passLine: Int
  let fullLine: Int

  struct Dot: Sendable {
    let x: Int
    let y: Int
    let labelY: Int
    let month: String
    let score: String
    let hasScore: Bool
  }

  init?(_ sheets: [SheetLine]) {
    guard sheets.count > 1 else { return nil }
    func height(_ score: Points) -> Int { 118 - Int(score.hundredths) * 100 / 10_000 }
    let dots = sheets.enumerated().map { place, sheet in
      let y = sheet.score.map(height) ?? 118
      return Dot(
        x: 30 + place * 52 + (12 - sheets.count) * 26, y: y, labelY: max(12, y - 8),
        month: String(sheet.month.description.suffix(5)),
        score: sheet.score?.text ?? "—", hasScore: sheet.score != nil)
    }
    points = dots
    passLine = height(Points(hundredths: 7_000))
    fullLine = height(Points(hundredths: 9_000))
    lines = dots.split { !$0.hasScore }.map { run in run.map { "\($0.x),\($0.y)" }.joined(separator: " ") }
  }
}
