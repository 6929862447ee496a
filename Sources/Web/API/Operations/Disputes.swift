internal import Exact
internal import Records
internal import Wording
internal import Workflow

extension Operation {
  private static let remedy = Shape.object([
    .has("kind", .text(.oneOf(["rating", "waiver", "correction", "withdrawal"])), "怎样改正", "what is put right"),
    .may("item", Shapes.id, "rating、waiver 的项目", "the item of a rating or waiver"),
    .may("label", Shapes.id, "rating 的一档", "the step of a rating"),
    .may("measure", Shapes.id, "correction 的数据", "the figure of a correction"),
    .may("value", .text(.exact), "correction 的数值，精确", "the value of a correction, exactly"),
    .may("incident", Shapes.id, "withdrawal 的事件", "the incident of a withdrawal"),
  ])

  static let disputeOperations: [Operation] = [
    .get(
      "/months/{month}/appeals", "listAppeals", Bilingual("一个月份的申诉和裁决", "The appeals of a month, with decisions"),
      .sheetsRead, answer: .list(.named("Appeal"))
    ) { call throws(Diagnostic) in
      .list(try call.desk.appeals(of: call.month).map { SheetAnswer.appeal($0.appeal, $0.decision) })
    },
    .post(
      "/appeals/{appeal}/decision", "decideAppeal", Deed.decide.name, .sheetsWrite,
      body: [
        .has("outcome", Shapes.outcome, "结果", "how it ends"), .has("reasons", Shapes.words, "理由", "why"),
        .may("remedies", .list(remedy, most: 50), "改正什么；不成立则没有", "what is put right; nothing where it is rejected"),
      ], answer: .named("Appeal")
    ) { call throws(Diagnostic) in
      guard let outcome = Decision.Outcome(rawValue: call.text("outcome")) else { throw Diagnostic(.pageUnknown) }
      let remedies = try call.remedies()
      let id = call.path["appeal"] ?? ""
      let done = try call.desk.decide(appeal: id, outcome, reasons: call.text("reasons"), remedies: remedies).decision
      // Who decides sees the case; a token without the scopes to see it is told how it ended, and no more.
      let appeal = Appeal(
        id: id, month: done.month, employee: done.employee, item: "", statement: "", deadline: done.month.lastDay)
      let shown =
        call.desk.reach(.seeComments) == nil
        ? nil : try call.desk.appeals(of: done.month).first { $0.appeal.id == id }
      var plain = done
      if call.desk.reach(.seePay) == nil { (plain.totalBefore, plain.totalAfter) = (nil, nil) }
      return SheetAnswer.appeal(shown?.appeal ?? appeal, shown?.decision ?? plain)
    },
    .post(
      "/months/{month}/sheets/{employee}/adjust", "adjustLockedMonth", Deed.adjust.name, .sheetsWrite,
      body: [
        .has("paid_in", .text(.month), "在哪个月补发或扣回", "the month in which it is paid"),
        .has("reason", Shapes.words, "理由", "why"),
        .may("remedies", .list(remedy, most: 50), "改正什么", "what is put right"), Shapes.seen,
      ], answer: .list(.named("Adjustment"))
    ) { call throws(Diagnostic) in
      try call.desk.require(.adjust, in: call.month)
      let made = try call.desk.adjust(
        call.month, for: call.employee, remedies: try call.remedies(),
        paidIn: Month(call.text("paid_in")) ?? call.month, reason: call.text("reason"))
      let seesPay = call.desk.reach(.seePay) == .everybody
      return .list(
        made.adjustments.map { adjustment in
          [
            "id": .text(adjustment.id), "month": .text(adjustment.month.description),
            "employee": .text(adjustment.employee), "paid_in": .text(adjustment.paidIn.description),
            "amount": seesPay ? .money(adjustment.amount) : .null, "cause": .text(adjustment.cause.rawValue),
            "reason": .text(adjustment.reason),
          ]
        })
    },
  ]
}

extension Call {
  /// What is put right, as the body has it.
  ///
  /// - Throws: `API-BODY-FIELD` where a kind lacks what it needs.
  fileprivate func remedies() throws(Diagnostic) -> [Remedy] {
    var remedies: [Remedy] = []
    for (place, value) in (body["remedies"]?.list ?? []).enumerated() {
      remedies.append(try Remedy(value, at: "/remedies/\(place)"))
    }
    return remedies
  }
}

extension Remedy {
  /// Reads one.
  ///
  /// - Throws: `API-BODY-FIELD` where a kind lacks what it needs.
  fileprivate init(_ value: JSONValue, at pointer: String) throws(Diagnostic) {
    func field(_ name: String) throws(Diagnostic) -> String {
      guard let text = value[name]?.text else {
        throw APIFault.field(pointer + "/" + name, Bilingual("没有写", "it is missing"))
      }
      return text
    }
    switch value["kind"]?.text {
    case "rating": self = .rating(item: try field("item"), label: try field("label"))
    case "waiver": self = .waiver(item: try field("item"))
    case "correction":
      guard let number = TextKind.rational(try field("value")) else {
        throw APIFault.field(pointer + "/value", TextKind.exact.wanted)
      }
      self = .correction(measure: try field("measure"), value: number)
    default: self = .withdrawal(incident: try field("incident"))
    }
  }
}
