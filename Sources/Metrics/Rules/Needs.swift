internal import Exact
internal import Intake
internal import Wording

// What choices of a rule set ask of the data beyond what every file has.
extension RuleSet {
  /// What a choice asks for, and the parts it decides.
  struct Need {
    /// The option as a rule set writes it.
    let option: String
    /// The kind and the column; nil where it is accounts.csv that is needed.
    let column: (kind: EventKind, name: String)?
    /// Whether every row has to have a value there, not only the file the column.
    var isOfEveryRow = false
    let parts: [Part]
  }

  /// What the choices ask for.
  var needs: [Need] {
    let ofMessages = Part.allCases.filter { part in part.needs.contains { $0.contains(.messages) } }
    var needs: [Need] = []
    if leftOut.ownAccounts { needs.append(Need(option: "leave_out.own_accounts", column: nil, parts: ofMessages)) }
    if leftOut.afterSale {
      needs.append(
        Need(option: "leave_out.after_sale", column: (.messages, "kind"), isOfEveryRow: true, parts: ofMessages))
    }
    if owner == .skuFirst {
      for kind in [EventKind.messages, .orders] {
        needs.append(Need(option: "owner: sku_first", column: (kind, "product_id"), parts: Part.ofCredit))
      }
    }
    return needs
  }

  /// That a need is not met by files or accounts, as is to be said of the month; nil where it is.
  func unmet(_ need: Need, _ kinds: [EventKind: KindReading], hasTenures: Bool, _ month: Month) -> Diagnostic? {
    var place = Place(month: month.description)
    if let (kind, column) = need.column {
      guard let reading = kinds[kind], reading.isCollected,
        let file = reading.files.first(where: { !$0.header.contains(column) })
      else { return nil }
      place.file = file.source.name
      place.line = 1
    } else if hasTenures {
      return nil
    }
    return Diagnostic(
      .rulesNeed, at: place,
      ["rules": name, "option": need.option, "needed": need.column?.name ?? "accounts.csv"])
  }

  /// That rows do not tell what a need asks of every row; nil where they all do.
  func unmet(_ need: Need, _ untold: UntoldRows, _ files: [EventFile], _ month: Month) -> Diagnostic? {
    guard need.isOfEveryRow, let column = need.column, untold.count > 0, untold.file < files.count else { return nil }
    return Diagnostic(
      .rulesNeedValue, at: Place(file: files[untold.file].source.name, line: untold.line, month: month.description),
      ["rules": name, "option": need.option, "needed": column.name, "count": String(untold.count)])
  }
}

/// Rows of files that do not tell what is asked of them: chat lines whose kind is empty, moments without seconds.
struct UntoldRows: Hashable {
  private(set) var count = 0
  /// The first of them.
  private(set) var file = 0
  private(set) var line = 0

  init() {}

  init(count: Int, file: Int, line: Int) {
    (self.count, self.file, self.line) = (count, file, line)
  }

  /// Notes another one.
  mutating func note(file: Int, line: Int) {
    if count == 0 { (self.file, self.line) = (file, line) }
    count += 1
  }

  /// Adds those that follow.
  mutating func add(_ later: UntoldRows) {
    if count == 0 { (file, line) = (later.file, later.line) }
    count += later.count
  }
}
