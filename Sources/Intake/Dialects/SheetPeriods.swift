internal import Wording

/// The sheets of a file that are read, each with its period where its rows do not say it.
///
/// Of a workbook with a sheet for each month only that of the month asked for is read.
struct SheetPeriods {
  /// The sheets to be read.
  private(set) var sheets: [(match: DialectLibrary.Match, period: NamedPeriod?)] = []
  /// What is to be said of the others.
  private(set) var notes: [Diagnostic] = []

  /// - Throws: `PERIOD-…` where a sheet is of another month and none says that it is of the one asked for.
  init(of file: TableFile, _ matches: [DialectLibrary.Match], given: [String: String]) throws(Diagnostic) {
    var others: [(sheet: String?, reason: Diagnostic)] = []
    for match in matches {
      guard match.dialect.needs.contains("month") else {
        sheets.append((match, nil))
        continue
      }
      let name = file.sheetNames[match.sheet]
      let place = Place(file: file.path, sheet: name)
      do throws(Diagnostic) {
        let above =
          match.header.line > 1 ? try file.head(ofSheet: match.sheet).filter { $0.line < match.header.line } : []
        sheets.append(
          (
            match,
            try NamedPeriod(
              of: file, sheet: name, head: above, by: match.dialect.period, given: given, at: place)
          ))
      } catch {
        others.append((name, error))
      }
    }
    guard let first = others.first else { return }
    guard sheets.contains(where: { $0.period?.isToldBySheet == true }) else { throw first.reason }
    for (sheet, reason) in others {
      notes.append(
        Diagnostic(
          .sheetOfOtherMonth, at: Place(file: file.path, sheet: sheet),
          [
            "sheet": Diagnostic.quoted(sheet ?? ""),
            "found": reason.arguments["found"] ?? reason.arguments["text"] ?? "",
            "month": given["month"] ?? "",
          ]))
    }
  }
}
