internal import Intake
internal import Wording
internal import Workflow

/// How a sheet of a file is read, column by column.
struct SheetReadingView: Sendable {
  let name: String?
  let header: Int
  let isKnown: Bool
  /// The columns by which it was recognised.
  let because: String
  let columns: [Column]
  /// Columns that are not taken, with the reason.
  let leftOut: [LeftOut]
  let key: String?
  let drops: String?

  struct Column: Sendable {
    let name: String
    let conversion: String
    let becomes: String
  }

  struct LeftOut: Sendable {
    let why: String
    let columns: String
    let isPrivate: Bool
  }

  init(_ sheet: TableLook.Sheet, _ visit: Visit) {
    name = sheet.name
    header = sheet.headerLine
    let comma = visit.say("、", ", ")
    func listed(_ names: some Sequence<String>) -> String {
      names.map { Diagnostic.quoted($0) }.joined(separator: comma)
    }
    guard let plan = sheet.reading else {
      (isKnown, because, columns, key, drops) = (false, "", [], nil, nil)
      leftOut = [
        LeftOut(
          why: visit.say("没有用到的表", "a sheet that is not used"), columns: listed(sheet.columns.filter { !$0.isEmpty }),
          isPrivate: false)
      ]
      return
    }
    isKnown = true
    because = listed(plan.because)
    key = plan.key.isEmpty ? nil : listed(plan.key)
    drops = plan.drops.isEmpty ? nil : listed(plan.drops)
    var columns = plan.columns.filter { !$0.fields.isEmpty }.map { column in
      Column(
        name: Diagnostic.quoted(column.name), conversion: visit.say(ImportWords.conversion(of: column.fields[0])),
        becomes: SheetReadingView.fields(column.fields, visit))
    }
    for field in plan.fixed where field.rule != "missing" {
      let value = field.rule == "given" ? visit.say("导入时指定", "given") : Diagnostic.quoted(field.text)
      columns.append(
        Column(
          name: "—", conversion: visit.say("固定：", "fixed: ") + value, becomes: SheetReadingView.fields([field], visit)))
    }
    self.columns = columns
    var left: [LeftOut] = []
    let hidden = plan.columns.filter(\.isPrivate).map(\.name)
    if !hidden.isEmpty {
      left.append(LeftOut(why: visit.say("隐私，不采集", "private, never taken"), columns: listed(hidden), isPrivate: true))
    }
    let ignored = plan.columns.filter { $0.fields.isEmpty && !$0.isPrivate && !$0.isLookedAt && !$0.name.isEmpty }
    for reason in Dialect.LeftOut.Reason.allCases {
      let names = ignored.filter { ($0.leftOut ?? .unused) == reason }.map(\.name)
      if !names.isEmpty {
        left.append(LeftOut(why: visit.say(ImportWords.why(reason)), columns: listed(names), isPrivate: false))
      }
    }
    let deciding = plan.columns.filter { $0.fields.isEmpty && $0.isLookedAt && !$0.isPrivate }.map(\.name)
    if !deciding.isEmpty {
      left.append(LeftOut(why: visit.say("只用来判断", "only looked at"), columns: listed(deciding), isPrivate: false))
    }
    leftOut = left
  }

  private static func fields(_ fields: [DialectReadingPlan.Field], _ visit: Visit) -> String {
    var seen: [String] = []
    for field in fields {
      let text = visit.say(ImportWords.name(ofField: field.field)) + " (\(field.file.replacing(".csv", with: "")))"
      if !seen.contains(text) { seen.append(text) }
    }
    return seen.joined(separator: visit.say("、", ", "))
  }
}
