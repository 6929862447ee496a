internal import Exact
public import Records
public import Wording

extension Entry {
  /// Makes sure that a month is in one of some states.
  ///
  /// - Throws: `MONTH-NOT-OPENED`, `MONTH-STATE`.
  @discardableResult
  func require(_ month: Month, in states: ClosedRange<MonthState>, for deed: Deed) throws(Diagnostic) -> MonthState {
    try records.require(month, in: states, for: deed)
  }
}

extension Records {
  /// Makes sure that a month is in one of some states.
  ///
  /// - Throws: `MONTH-NOT-OPENED`, `MONTH-STATE`.
  @discardableResult
  func require(_ month: Month, in states: ClosedRange<MonthState>, for deed: Deed) throws(Diagnostic) -> MonthState {
    let place = Place(month: month.description)
    guard let state = try state(of: month) else {
      throw Diagnostic(.monthNotOpened, at: place, ["month": month.description], words: ["deed": deed.name])
    }
    guard states.contains(state) else {
      throw Diagnostic(
        .monthState, at: place, ["month": month.description],
        words: [
          "deed": deed.name, "state": state.name,
          "states": .list(MonthState.allCases.filter(states.contains).map(\.name)),
        ])
    }
    return state
  }

  /// Somebody's sheet of a month.
  ///
  /// - Throws: `SHEET-UNKNOWN`.
  func requireSheet(of employee: String, in month: Month) throws(Diagnostic) -> SheetLine {
    if let sheet = try sheet(of: employee, in: month) { return sheet }
    let known = try sheets(of: month).map(\.employee)
    throw Diagnostic(
      .sheetUnknown, at: Place(employee: employee, month: month.description),
      ["employee": Diagnostic.quoted(employee), "month": month.description],
      words: ["guess": .guess(for: employee, among: known)])
  }

  /// Makes sure that nobody else has changed anything about somebody's month since an entry that was seen: by an act
  /// about them, or by one about the month or a colleague that gave their sheet another result or state.
  ///
  /// - Throws: `SHEET-CHANGED`, which says who changed what, and when.
  func requireUnchanged(_ employee: String, _ month: Month, since seen: Int64, by actor: String) throws(Diagnostic) {
    var query = JournalQuery()
    query.month = month
    query.after = seen
    query.notBy = actor
    query.limit = 1
    query.sheet = employee
    guard let latest = try journal(query).first else { return }
    throw Diagnostic(
      .sheetChanged, at: Place(employee: employee, month: month.description),
      [
        "employee": employee, "month": month.description, "who": latest.act.actor, "at": latest.act.at,
        "item": latest.act.item.map { Diagnostic.quoted($0) } ?? "—", "entry": String(latest.number),
      ], words: ["deed": Deed(rawValue: latest.act.name)?.name ?? Bilingual(latest.act.name, latest.act.name)])
  }

  /// Makes sure that nobody else has done anything to a month as a whole since an entry of the journal.
  ///
  /// - Throws: `MONTH-CHANGED`, which says who did what, and when.
  func requireUnchanged(_ month: Month, since seen: Int64, by actor: String) throws(Diagnostic) {
    var query = JournalQuery()
    query.month = month
    query.after = seen
    query.notBy = actor
    query.limit = 1_000
    guard let latest = try journal(query).first(where: { $0.act.employee == nil }) else { return }
    throw Diagnostic(
      .monthChanged, at: Place(month: month.description),
      [
        "month": month.description, "who": latest.act.actor, "at": latest.act.at, "entry": String(latest.number),
      ], words: ["deed": Deed(rawValue: latest.act.name)?.name ?? Bilingual(latest.act.name, latest.act.name)])
  }

  /// Makes sure that a sheet is in one of some states.
  ///
  /// - Throws: `SHEET-STATE`.
  func require(_ sheet: SheetLine, in states: Set<SheetState>, for deed: Deed) throws(Diagnostic) {
    guard !states.contains(sheet.state) else { return }
    throw Diagnostic(
      .sheetState, at: Place(employee: sheet.employee, month: sheet.month.description),
      ["employee": sheet.employee, "month": sheet.month.description],
      words: [
        "deed": deed.name, "state": sheet.state.name,
        "states": .list(SheetState.allCases.filter(states.contains).map(\.name)),
      ])
  }
}

extension MonthState {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .open: Bilingual("已开启", "open")
    case .collecting: Bilingual("收集中", "collecting")
    case .provisional: Bilingual("初算", "provisional")
    case .reviewing: Bilingual("评审中", "in review")
    case .published: Bilingual("已公布", "published")
    case .locked: Bilingual("已锁定", "locked")
    }
  }
}

extension SheetState {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .waiting: Bilingual("待评", "waiting")
    case .selfReviewed: Bilingual("已自评", "self-reviewed")
    case .assessed: Bilingual("已评", "assessed")
    case .approved: Bilingual("已审", "approved")
    case .published: Bilingual("已公布", "published")
    case .acknowledged: Bilingual("已确认", "acknowledged")
    case .appealed: Bilingual("申诉中", "appealed")
    case .decided: Bilingual("已裁决", "decided")
    case .final: Bilingual("定稿", "final")
    }
  }
}
