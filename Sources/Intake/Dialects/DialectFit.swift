internal import Exact
internal import Wording

/// A dialect laid over the header of one sheet: where its columns stand, and which of its yields apply.
struct DialectFit {
  let dialect: Dialect
  /// The place of each column, by the dialect's name for it.
  let places: [String: Int]
  let yields: [Dialect.Yield]
  /// What is to be said of the sheet.
  private(set) var notes: [Diagnostic] = []
  /// What is given for the sheet, and the days its figures are of where the rows do not say them.
  let given: [String: String]
  let days: FigureLedger.Days?
  /// Columns that say who a buyer is.
  let hidden: Set<String>
  /// The places of the columns that messages may show: those that are used, and name no buyer.
  let shown: [Int]
  /// A column of amounts that seems to be the price of a piece, and the column of how many there are.
  let price: (amount: String, quantity: String, place: Int)?

  /// Lays a dialect over a header.
  ///
  /// - Throws: `DIALECT-NEEDS`, `COLUMNS-MISSING`, `COLUMN-TWICE`.
  init(
    _ dialect: Dialect, _ header: TableHeader, given: [String: String], period: NamedPeriod?, at place: Place
  ) throws(Diagnostic) {
    self.dialect = dialect
    let told = period?.days?.first.month.map { ["month": $0.description] } ?? [:]
    let given = told.merging(given) { _, asked in asked }
    self.given = given
    days =
      period?.days
      ?? given["month"].flatMap { Month($0) }.map { FigureLedger.Days(first: $0.firstDay, last: $0.lastDay) }
    if let need = dialect.needs.sorted().first(where: { given[$0, default: ""].isEmpty }) {
      throw Diagnostic(.dialectNeeds, at: place, ["need": need, "dialect": dialect.id])
    }
    let names = dialect.otherNames
    var yields: [Dialect.Yield] = []
    var absent: [(metric: String?, columns: [String])] = []
    var metrics: Set<String> = []
    for yield in dialect.yields {
      let missing = names.missing(of: yield.neededColumns, in: header)
      if yield.whereThere, !missing.isEmpty {
        absent.append((yield.metric, missing))
      } else if let metric = yield.metric, !metrics.insert(metric).inserted {
        // The same figure by a better way was taken already.
      } else {
        yields.append(yield)
      }
    }
    let used = dialect.usedColumns
    let needed = dialect.neededColumns + yields.flatMap(\.neededColumns)
    let missing = names.missing(of: needed, in: header)
    guard missing.isEmpty else {
      throw Diagnostic(
        .columnsMissing, at: place,
        ["missing": DialectFit.listed(missing), "found": TableFile.listed(header.names)])
    }
    for column in used where names.isRepeated(column, in: header) {
      throw Diagnostic(.columnTwice, at: place, ["column": column])
    }
    self.yields = yields
    hidden = Set(
      yields.flatMap(\.rules).flatMap(\.buyerColumns) + (dialect.chat?.table.map { [$0.buyer, $0.sender] } ?? []))
    places = names.places(of: used + (dialect.totals.map { $0.addUp + $0.distinct } ?? []), in: header)
    let hidden = hidden
    shown = Set(places.filter { !hidden.contains($0.key) }.values).sorted()
    price = DialectFit.price(in: header, yields)
    // A figure that was got another way misses nothing.
    let unchosen = absent.filter { $0.metric.map { !metrics.contains($0) } ?? true }.flatMap(\.columns)
    if !unchosen.isEmpty {
      notes.append(Diagnostic(.columnsNotChosen, at: place, ["missing": DialectFit.listed(unchosen)]))
    }
    if let caution = dialect.caution {
      notes.append(Diagnostic(.dialectCaution, at: place, words: ["name": dialect.name, "caution": caution]))
    }
    if let instead = dialect.instead {
      notes.append(Diagnostic(.dialectWithoutRows, at: place, words: ["name": dialect.name, "instead": instead]))
    }
  }

  /// The days the figures of a row are of; nil where the dialect has no figures.
  func days(of row: FieldReader) -> FigureLedger.Days? {
    guard !dialect.metrics.isEmpty else { return nil }
    guard let day = dialect.day else { return days }
    return WrittenTime.day(row.text(day)).map { FigureLedger.Days(first: $0, last: $0) }
  }

  private static let priceWords = ["单价", "价格", "unit price", "wholesale price", "price"]
  private static let totalWords = ["总", "合计", "小计", "实付", "应付", "实收", "金额", "total", "amount", "sum", "paid"]
  private static let quantityWords = ["数量", "件数", "quantity", "qty"]

  /// A price that is taken for an amount beside a column of how many there are.
  private static func price(
    in header: TableHeader, _ yields: [Dialect.Yield]
  ) -> (amount: String, quantity: String, place: Int)? {
    let amounts = yields.flatMap(\.rules).filter { $0.field == "amount_cents" }.flatMap(\.ownColumns)
    func has(_ name: String, _ words: [String]) -> Bool { words.contains { name.lowercased().contains($0) } }
    guard let amount = amounts.first(where: { has($0, priceWords) && !has($0, totalWords) }),
      let place = header.names.firstIndex(where: { has($0, quantityWords) })
    else { return nil }
    return (amount, header.names[place], place)
  }

  private static func listed(_ names: [String]) -> String {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.joined(separator: "、")
  }
}
