internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// The sheets of a month: searched, filtered, sorted, page by page.
enum SheetsPage {
  static let routes: [Route] = [
    .page("/months/:month/sheets") { visit throws(Diagnostic) in
      let month = try visit.month()
      return .page(
        "sheets", title: Bilingual("\(month) 考核表", "Sheets of \(month)"), try SheetsView(visit, month))
    }
  ]
}

private struct SheetsView: Sendable {
  static let length = 50

  let month: String
  let address: String
  let linesMarkup: Markup
  let count: Int
  let search: String
  let departments: [Choice]
  let states: [Choice]
  let columns: [Column]
  let pages: Pages
  let seesPay: Bool
  let canApprove: Bool
  /// Where approving is sent to.
  let approve: String

  /// An option of a filter.
  struct Choice: Sendable {
    let value: String
    let name: String
    let isChosen: Bool
  }

  /// A column to sort by.
  struct Column: Sendable {
    let name: String
    let address: String
    /// ascending, descending or none, as screen readers want it.
    let order: String
    let isNumber: Bool
  }

  /// Where in the list one is.
  struct Pages: Sendable {
    let here: Int
    let last: Int
    let previous: String?
    let next: String?
    let isLong: Bool
  }

  private enum Order: String, CaseIterable {
    case employee, name, department, state, score, grade, total

    var name: Bilingual {
      switch self {
      case .employee: Bilingual("工号", "Id")
      case .name: Bilingual("姓名", "Name")
      case .department: Bilingual("部门", "Department")
      case .state: Bilingual("状态", "State")
      case .score: Bilingual("得分", "Score")
      case .grade: Bilingual("等级", "Grade")
      case .total: Bilingual("金额（元）", "Yuan")
      }
    }
  }

  init(_ visit: Visit, _ month: Month) throws(Diagnostic) {
    let desk = try visit.desk()
    let all = try desk.sheets(of: month)
    let query = visit.query
    let search = query.text("q") ?? ""
    let department = query.text("department") ?? ""
    let state = query.text("state").flatMap(SheetState.init)
    let order = query.text("sort").flatMap(Order.init) ?? .employee
    let isDescending = query.text("order") == "down"
    let names = Dictionary(
      visit.house.office.company.settings.departments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })

    let sought = search.lowercased().utf8
    var found = all.filter { sheet in
      (search.isEmpty || sheet.name.utf8.contains(search.utf8) || sheet.employee.lowercased().utf8.contains(sought))
        && (department.isEmpty || sheet.department == department) && (state == nil || sheet.state == state)
    }
    found.sort { SheetsView.isBefore($0, $1, order, isDescending) }
    let last = max(1, (found.count + SheetsView.length - 1) / SheetsView.length)
    let here = min(max(1, query.text("page").flatMap { Int($0) } ?? 1), last)
    let shown = found.dropFirst((here - 1) * SheetsView.length).prefix(SheetsView.length)

    self.month = month.description
    self.search = search
    let address = "/months/\(month)/sheets"
    self.address = address
    approve = "/months/\(month)/approve"
    count = found.count
    seesPay = shown.contains { $0.total != nil }
    let isReviewing = try desk.state(of: month) == .reviewing
    canApprove = Rights.reach(of: desk.role, .approve) != nil && isReviewing
    let list = SheetLines(language: visit.language, departments: names, showsPay: seesPay, isChoice: canApprove)
    linesMarkup = list.markup(shown) { $0.employee != desk.actor }
    departments = Set(all.map(\.department)).sorted().map {
      Choice(value: $0, name: names[$0] ?? $0, isChosen: $0 == department)
    }
    states = SheetState.allCases.filter { state in all.contains { $0.state == state } }.map {
      Choice(value: $0.rawValue, name: visit.say($0.name), isChosen: $0 == state)
    }
    func link(_ changes: [String: String]) -> String {
      var fields = ["q": search, "department": department, "state": state?.rawValue ?? "", "sort": order.rawValue]
      fields["order"] = isDescending ? "down" : ""
      fields.merge(changes) { $1 }
      let pairs = fields.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      return address + "?" + pairs.map { $0.key + "=" + $0.value.addingPathPercentEncoding }.joined(separator: "&")
    }
    columns = Order.allCases.filter { $0 != .total || shown.contains { $0.total != nil } }.map { column in
      let isThis = column == order
      return Column(
        name: visit.say(column.name),
        address: link(["sort": column.rawValue, "order": isThis && !isDescending ? "down" : ""]),
        order: isThis ? (isDescending ? "descending" : "ascending") : "none",
        isNumber: column == .score || column == .total)
    }
    pages = Pages(
      here: here, last: last, previous: here > 1 ? link(["page": String(here - 1)]) : nil,
      next: here < last ? link(["page": String(here + 1)]) : nil, isLong: last > 1)
  }

  /// What is missing comes last, whichever way the list runs.
  private static func isBefore(_ left: SheetLine, _ right: SheetLine, _ order: Order, _ isDescending: Bool) -> Bool {
    func compare<Value: Comparable>(_ one: Value?, _ other: Value?) -> Bool? {
      switch (one, other) {
      case (nil, nil): nil
      case (nil, _): false
      case (_, nil): true
      case (let one?, let other?): one == other ? nil : isDescending ? one > other : one < other
      }
    }
    let decided: Bool? =
      switch order {
      case .employee: compare(left.employee, right.employee)
      case .name: compare(left.name, right.name)
      case .department: compare(left.department, right.department)
      case .state: compare(left.state, right.state)
      case .score: compare(left.score?.hundredths, right.score?.hundredths)
      case .grade: compare(left.grade, right.grade)
      case .total: compare(left.total?.amount, right.total?.amount)
      }
    return decided ?? (left.employee < right.employee)
  }
}
