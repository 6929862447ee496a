internal import Exact
internal import Records

/// The order in which sheets are handed out. Every sheet has a place of its own in it, so that a list goes on after the
/// one that came last, whatever came or went meanwhile.
struct SheetOrder {
  /// By what sheets are sorted.
  enum Key: String, CaseIterable {
    case employee, name, department, state, score, total
  }

  let key: Key
  let isDescending: Bool

  init(_ text: String) {
    isDescending = text.hasPrefix("-")
    key = Key(rawValue: isDescending ? String(text.dropFirst()) : text) ?? .employee
  }

  var text: String { (isDescending ? "-" : "") + key.rawValue }

  /// Where a sheet stands: what it is sorted by, then the employee.
  struct Place {
    let text: String?
    let number: Int64?
    let employee: String

    init(text: String? = nil, number: Int64? = nil, employee: String) {
      self.text = text
      self.number = number
      self.employee = employee
    }

    init?(_ parts: [JSONValue]) {
      guard parts.count == 2, let employee = parts[1].text else { return nil }
      self.init(text: parts[0].text, number: parts[0].whole, employee: employee)
    }

    var json: [JSONValue] {
      [number.map { .whole($0) } ?? .optional(text), .text(employee)]
    }
  }

  func place(of sheet: SheetLine) -> Place {
    switch key {
    case .employee: Place(text: sheet.employee, employee: sheet.employee)
    case .name: Place(text: sheet.name, employee: sheet.employee)
    case .department: Place(text: sheet.department, employee: sheet.employee)
    case .state:
      Place(number: SheetState.allCases.firstIndex(of: sheet.state).map { Int64($0) }, employee: sheet.employee)
    case .score: Place(number: sheet.score?.hundredths, employee: sheet.employee)
    case .total: Place(number: sheet.total?.amount, employee: sheet.employee)
    }
  }

  /// What is missing comes last, whichever way the list runs; whoever is equal goes by employee id.
  func isBefore(_ left: Place, _ right: Place) -> Bool {
    if let one = left.number, let other = right.number, one != other { return isDescending ? one > other : one < other }
    if let one = left.text, let other = right.text, one != other { return isDescending ? one > other : one < other }
    let (isMissing, isOtherMissing) = (left.number == nil && left.text == nil, right.number == nil && right.text == nil)
    if isMissing != isOtherMissing { return isOtherMissing }
    return left.employee < right.employee
  }
}
