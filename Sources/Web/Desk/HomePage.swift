internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The first page: what there is to do, and the months.
enum HomePage {
  static let routes: [Route] = [
    .page("/") { visit throws(Diagnostic) in
      .page("home", title: Bilingual("首页", "Home"), try HomeView(visit))
    }
  ]
}

private struct HomeView: Sendable {
  let blocking: [ToDoLine]
  let others: [ToDoLine]
  let months: [MonthLine]
  /// The month that can be opened next, for whoever may.
  let next: String?
  let isQuiet: Bool

  init(_ visit: Visit) throws(Diagnostic) {
    let desk = try visit.desk()
    let list = try desk.toDo()
    blocking = list.filter(\.blocks).map { ToDoLine($0, visit) }
    others = list.filter { !$0.blocks }.map { ToDoLine($0, visit) }
    isQuiet = list.isEmpty
    let known = try desk.months()
    // Who has nothing else to do in a month is led to the own sheet.
    let isOwn = Rights.reach(of: desk.role, .seeSheets) == .oneself
    let imports = Rights.reach(of: desk.role, .takeIn) != nil
    months = known.reversed().map { month in
      let leads = isOwn && month.state >= .published
      return MonthLine(
        month.month, month.state, month.sheets, visit,
        address: leads ? SheetAddress.of(desk.actor, month.month) : "/months/\(month.month)",
        imports: imports && month.state <= .provisional)
    }
    next = Rights.reach(of: desk.role, .open) == nil ? nil : HomeView.next(after: known.last?.month, visit)
  }

  private static func next(after last: Month?, _ visit: Visit) -> String? {
    if let last { return last.next.description }
    return visit.house.office.now.day.month?.description
  }
}

/// Something to do, and where.
struct ToDoLine: Sendable {
  let month: String
  let text: String
  let address: String

  init(_ toDo: ToDo, _ visit: Visit) {
    month = toDo.month.description
    text = visit.say(toDo.text)
    address = toDo.address
  }
}

extension ToDo {
  /// The page where it is done.
  var address: String {
    switch place {
    case .month: "/months/\(month)"
    case .rating: "/months/\(month)/rating"
    case .sheets: "/months/\(month)/sheets"
    case .sheet(let employee): SheetAddress.of(employee, month)
    case .imports: "/months/\(month)/import"
    case .sales: "/months/\(month)/sales"
    case .person(let employee): "/people/\(employee.addingPathPercentEncoding)"
    case .papers: "/months/\(month)/papers"
    case .scheme(let version): SchemeAddress.of(version)
    }
  }
}

/// A month on a list.
struct MonthLine: Sendable {
  let month: String
  let address: String
  let state: String
  let count: Int
  /// How many are done for the state the month is in.
  let done: Int
  let percent: Int
  /// Where files are imported for it, for whoever may by now.
  let imports: String?

  init(
    _ month: Month, _ state: MonthState, _ sheets: [SheetState: Int], _ visit: Visit, address: String, imports: Bool
  ) {
    self.month = month.description
    self.address = address
    self.imports = imports ? "/months/\(month)/import" : nil
    self.state = visit.say(state.name)
    count = sheets.values.reduce(0, +)
    let finished = sheets.filter { MonthLine.isDone($0.key, in: state) }.values.reduce(0, +)
    done = finished
    percent = count == 0 ? 0 : finished * 100 / count
  }

  private static func isDone(_ sheet: SheetState, in month: MonthState) -> Bool {
    switch month {
    case .open, .collecting: false
    case .provisional: sheet >= .assessed
    case .reviewing: sheet >= .approved
    case .published: [.acknowledged, .decided, .final].contains(sheet)
    case .locked: true
    }
  }
}

/// Where a sheet is.
enum SheetAddress {
  static func of(_ employee: String, _ month: Month) -> String {
    "/months/\(month)/sheets/" + employee.addingPathPercentEncoding
  }
}
