internal import Appraisal
internal import Exact
internal import Paperwork
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

extension Operation {
  static let sheetOperations: [Operation] = [
    .get(
      "/months/{month}/sheets", "listSheets", Bilingual("一个月份的考核表", "The sheets of a month"), .sheetsRead,
      query: [
        .query("q", .text(.written(1...60)), "姓名或工号里的字", "part of a name or id"),
        .query("department", Shapes.id, "部门", "the department's id"),
        .query("state", Shapes.sheetState, "状态", "how far the sheet is"),
        .query(
          "sort", .text(.oneOf(SheetOrder.Key.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] })),
          "按什么排，前加 - 为倒序；缺的总在最后", "by what, with - the other way round; what is missing is always last"),
      ] + Parameter.ofParts, answer: .named("Sheets")
    ) { call throws(Diagnostic) in try call.sheets() },
    .get(
      "/months/{month}/sheets/{employee}", "getSheet", Bilingual("一张考核表", "One sheet"), .sheetsRead,
      answer: .named("Sheet")
    ) { call throws(Diagnostic) in
      let view = try call.desk.sheet(of: call.employee, in: call.month)
      return SheetAnswer(view, call).json
    },
    .get(
      "/months/{month}/sheets/{employee}/derivation", "getDerivation",
      Bilingual("一张考核表的推导，原样", "The derivation of a sheet, as it is kept"), .sheetsRead, answer: .named("Derivation"),
      about: Bilingual(
        "也要 pay:read。字节与记录中的一致，末尾的 hash 是其前全部内容的 BLAKE2b-256。",
        "Takes pay:read as well. The bytes are those on record; hash is the BLAKE2b-256 of all before it.")
    ) { call throws(Diagnostic) in
      try call.desk.require(.seePay, in: call.month)
      let view = try call.desk.sheet(of: call.employee, in: call.month)
      guard let derivation = view.derivation else {
        throw call.desk.notAllowed(
          .seePay, call.employee, at: Place(employee: call.employee, month: call.month.description))
      }
      return .written(derivation)
    },
    .get(
      "/people/{employee}/history", "getHistory", Bilingual("一个人各月的考核表", "Somebody's sheets, month by month"),
      .sheetsRead, answer: .list(.named("SheetLine"))
    ) { call throws(Diagnostic) in .list(try call.desk.history(of: call.employee).map(SheetAnswer.line)) },
  ]
}

extension Call {
  fileprivate func sheets() throws(Diagnostic) -> JSONValue {
    let search = query["q"]?.text?.lowercased()
    let department = query["department"]?.text
    let state = query["state"]?.text
    let order = SheetOrder(query["sort"]?.text ?? SheetOrder.Key.employee.rawValue)
    let list = ["sheets", month.description, search ?? "", department ?? "", state ?? "", order.text]
      .joined(separator: "\0")
    let cursor = try Cursor(query["cursor"]?.text, of: list)
    let all = try desk.sheets(of: month).filter { sheet in
      (search.map { sheet.name.lowercased().contains($0) || sheet.employee.lowercased().contains($0) } ?? true)
        && (department.map { sheet.department == $0 } ?? true) && (state.map { sheet.state.rawValue == $0 } ?? true)
    }
    var places = all.map { (place: order.place(of: $0), sheet: $0) }
    if let cursor {
      guard let last = SheetOrder.Place(cursor.after) else { throw Diagnostic(.apiCursor) }
      places = places.filter { order.isBefore(last, $0.place) }
    }
    places.sort { order.isBefore($0.place, $1.place) }
    let limit = Int(query["limit"]?.whole ?? 100)
    let next = places.count > limit ? Cursor.text(after: places[limit - 1].place.json, of: list) : nil
    return ["sheets": .list(places.prefix(limit).map { SheetAnswer.line($0.sheet) }), "next": .optional(next)]
  }
}

/// A sheet as the interface hands it out.
struct SheetAnswer {
  let view: SheetView
  let call: Call

  init(_ view: SheetView, _ call: Call) {
    self.view = view
    self.call = call
  }

  static func line(_ line: SheetLine) -> JSONValue { .object(members(line)) }

  private static func members(_ line: SheetLine) -> [JSONValue.Member] {
    let page = SheetAddress.of(line.employee, line.month)
    let own = Operation.prefix + page
    let members: KeyValuePairs<String, JSONValue> = [
      "month": .text(line.month.description), "employee": .text(line.employee), "name": .text(line.name),
      "department": .text(line.department), "assessor": .optional(line.assessor), "state": .text(line.state.rawValue),
      "standing": .text(line.standing.rawValue), "score": .points(line.score), "grade": .optional(line.grade),
      "failed": .flag(line.isFailed), "complete": .flag(line.isComplete), "earned": .money(line.earned),
      "total": .money(line.total),
      "links": .texts(["self": own, "derivation": own + "/derivation", "page": page]),
    ]
    return members.map { JSONValue.Member(name: $0.key, value: $0.value) }
  }

  var json: JSONValue {
    let steps = view.steps
    let words = StepWords(steps, FormulaWords(view.schemesApplied, call.language), call.language)
    let more: KeyValuePairs<String, JSONValue> = [
      "items": .list((steps?.items ?? []).map { SheetAnswer.step($0, words) }),
      "deductions": .list((steps?.deductions ?? []).map { SheetAnswer.step($0, words) }),
      "pay": view.showsPay ? steps.map { Call.json($0.pay) } ?? .null : .null,
      "engine": steps.map { .whole(Int64($0.engineVersion)) } ?? .null,
      "wage_kept": steps.map { .flag($0.keepsWageAndLaw) } ?? .null,
      "hash": .optional(view.derivation.flatMap { Derivation.hash(in: $0) }),
      "ratings": .list(view.ratings.map(SheetAnswer.rating)),
      "self_review": .list(view.selfReview.map(SheetAnswer.rating)),
      "incidents": .list(view.incidents.map(SheetAnswer.incident)),
      "appeals": .list(view.appeals.map { SheetAnswer.appeal($0.appeal, $0.decision) }),
      "next": .list(view.next.map { .text($0.rawValue) }), "seen": .whole(view.seen),
    ]
    return .object(SheetAnswer.members(view.line) + more.map { JSONValue.Member(name: $0.key, value: $0.value) })
  }

  private static func step(_ step: Node, _ words: StepWords) -> JSONValue {
    [
      "id": .text(step.id), "name": .text(step.name.text(in: words.language)), "state": .text(step.state.rawValue),
      "value": step.value?.value.map { .exact($0) } ?? .null,
      "unit": .optional(step.value == nil ? nil : step.unit.name), "points": .optional(step.points?.text),
      "maximum": .optional(step.maximum?.text), "lost": .optional(step.lost?.text),
      "reason": .text(words.reason(step)),
    ]
  }

  static func rating(_ record: RatingRecord) -> JSONValue {
    [
      "item": .text(record.item), "label": .text(record.rating.label), "comment": .text(record.rating.comment),
      "by": .text(record.rating.by), "at": .text(record.rating.at),
    ]
  }

  static func incident(_ incident: Incident) -> JSONValue {
    [
      "id": .text(incident.id), "employee": .text(incident.employee), "kind": .text(incident.kind.rawValue),
      "name": .text(incident.name), "occurrences": .whole(Int64(incident.occurrences)),
      "day": .text(incident.happenedOn.description), "note": .text(incident.note), "seen_by": .text(incident.seenBy),
      "withdrawn": .flag(incident.isWithdrawn),
    ]
  }

  static func appeal(_ appeal: Appeal, _ decision: Decision?) -> JSONValue {
    let ended: JSONValue? = decision.map { decision in
      [
        "outcome": .text(decision.outcome.rawValue), "reasons": .text(decision.reasons),
        "points_before": .points(decision.pointsBefore), "points_after": .points(decision.pointsAfter),
        "total_before": .money(decision.totalBefore), "total_after": .money(decision.totalAfter),
      ]
    }
    return [
      "id": .text(appeal.id), "month": .text(appeal.month.description), "employee": .text(appeal.employee),
      "item": .text(appeal.item), "statement": .text(appeal.statement), "deadline": .text(appeal.deadline.description),
      "decision": ended ?? .null,
    ]
  }
}
