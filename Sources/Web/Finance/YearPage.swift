internal import Exact
internal import Paperwork
internal import Wording
internal import Workflow

/// The year's end (年终): who may get a year-end bonus, awards, grades, everybody's months; to be taken along.
enum YearPage {
  static let routes: [Route] = [
    .page("/years/:year", .deed(.seeYear)) { visit throws(Diagnostic) in
      let year = try year(visit)
      return .page(
        "year", title: Bilingual("\(year) 年度", "The year \(year)"), try YearView(visit, try visit.desk().year(year)))
    },
    .page("/years/:year/lists.xlsx", .deed(.seeYear)) { visit throws(Diagnostic) in
      let year = try year(visit)
      let found = try visit.desk().year(year)
      let tables = YearTables(found, in: visit.language)
      // Who sees only the own year takes the own sheet.
      let papers = found.isWhole ? tables.all : found.people.map { tables.sheet(of: $0) }
      let end = Month(year: year, number: 12)?.end ?? Month.first.end
      let bytes = try TemporaryFile.bytes { path throws(Diagnostic) in
        try PaperTable.write(
          papers.map(PaperTable.init), to: path, as: .xlsx, title: visit.say("\(year) 年度", "The year \(year)"),
          language: visit.language, at: end)
      }
      return .file(
        "year-\(year).xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
    },
    .page("/years/:year/:table", .deed(.seeYear)) { visit throws(Diagnostic) in
      let year = try year(visit)
      let found = try visit.desk().year(year)
      let tables = YearTables(found, in: visit.language).all
      guard found.isWhole else { throw try visit.desk().notAllowed(.seeYear) }
      guard let name = visit.path["table"], name.hasSuffix(".csv"),
        let place = YearView.files.firstIndex(of: String(name.dropLast(4)))
      else { throw Diagnostic(.pageUnknown) }
      return .file("year-\(year)-\(YearView.files[place]).csv", "text/csv; charset=utf-8", tables[place].csv)
    },
  ]

  private static func year(_ visit: Visit) throws(Diagnostic) -> Int {
    guard let year = visit.path["year"].flatMap({ Int($0) }), (1900...9999).contains(year) else {
      throw Diagnostic(.pageUnknown)
    }
    return year
  }
}

private struct YearView: Sendable {
  /// The names of the files of the lists, in the order of ``YearTables/all``.
  static let files = ["bonus", "awards", "grades", "months"]

  let year: String
  let address: String
  let earlier: String?
  let later: String?
  let isFinal: Bool
  let isWhole: Bool
  let remarks: [String]
  let forfeited: Int
  let undecided: Int
  let count: Int
  let tables: [List]

  struct List: Sendable {
    let title: String
    let file: String?
    let titles: [String]
    let rows: [[PaperCell]]
    let sums: [PaperCell]
    let notes: [String]
    let isOpen: Bool
  }

  init(_ visit: Visit, _ found: YearEnd) throws(Diagnostic) {
    let all = YearTables(found, in: visit.language)
    year = String(found.year)
    address = "/years/\(found.year)"
    let known = Set(try visit.desk().months().map { $0.month.year })
    earlier = known.contains(found.year - 1) ? "/years/\(found.year - 1)" : nil
    later = known.contains(found.year + 1) ? "/years/\(found.year + 1)" : nil
    isFinal = found.isFinal
    isWhole = found.isWhole
    remarks = found.remarks.map { $0.what(in: visit.language) }
    count = found.people.count
    forfeited = found.people.count { $0.bonus.verdict == .forfeited }
    undecided = found.people.count { $0.bonus.verdict == .undecided }
    let shown = found.isWhole ? all.all : found.people.map { all.sheet(of: $0) }
    let isWhole = found.isWhole
    tables = shown.enumerated().map { place, table in
      List(
        title: table.title, file: isWhole ? "/years/\(found.year)/\(YearView.files[place]).csv" : nil,
        titles: table.titles, rows: table.rows.map { $0.map(PaperCell.init) }, sums: table.sums.map(PaperCell.init),
        notes: table.notes, isOpen: place == 0 || !isWhole)
    }
  }
}
