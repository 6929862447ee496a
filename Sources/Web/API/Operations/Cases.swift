internal import Exact
internal import Records
internal import Wording
internal import Workflow

extension Operation {
  private static let reason = Shape.Field.has("reason", Shapes.words, "理由", "why")
  private static let item = Shape.Field.has("item", Shapes.id, "项目", "the item")

  /// What an employee does with their own month.
  static let ownOperations: [Operation] = [
    .post(
      "/months/{month}/self-review", "reviewSelf", Deed.selfReview.name, .ownWrite,
      body: [
        .has("comment", Shapes.words, "自评", "what there is to say"),
        .may("item", Shapes.id, "项目；不写则为全月", "the item; the whole month unless given"),
        .may("label", Shapes.id, "评的一档", "the step"),
      ], answer: .named("Done")
    ) { call throws(Diagnostic) in
      try call.desk.reviewSelf(
        in: call.month, item: call.text("item"), as: call.text("label"), comment: call.text("comment"))
      return try call.done(call.month, employees: [call.desk.actor])
    },
    .post(
      "/months/{month}/acknowledge", "acknowledgeSheet", Deed.acknowledge.name, .ownWrite, body: [Shapes.seen],
      answer: .named("Done")
    ) { call throws(Diagnostic) in
      try call.desk.acknowledge(call.month)
      return try call.done(call.month, employees: [call.desk.actor])
    },
    .post(
      "/months/{month}/appeals", "makeAppeal", Deed.appeal.name, .ownWrite,
      body: [
        .has("item", Shapes.id, "项目、奖励或扣款；total 为整张表", "an item, reward or penalty; total for the whole sheet"),
        .has("statement", Shapes.words, "理由", "what there is to say"), Shapes.seen,
      ], answer: .named("Done")
    ) { call throws(Diagnostic) in
      let id = try call.desk.appeal(call.text("item"), in: call.month, statement: call.text("statement"))
      return try call.done(call.month, id: id, employees: [call.desk.actor])
    },
  ]

  /// What is done to somebody's sheet.
  static let caseOperations: [Operation] = [
    .get(
      "/months/{month}/incidents", "listIncidents", Bilingual("一个月份的事件", "The incidents of a month"), .sheetsRead,
      answer: .list(.named("Incident"))
    ) { call throws(Diagnostic) in .list(try call.desk.incidents(of: call.month).map(SheetAnswer.incident)) },
    .post(
      "/months/{month}/incidents", "recordIncident", Deed.record.name, .sheetsWrite,
      body: [
        .has("employee", Shapes.id, "关于谁", "whom it concerns"), .has("kind", Shapes.kind, "种类", "its kind"),
        .has("day", .text(.day), "哪天", "the day"), .has("note", Shapes.words, "经过", "what happened"),
        .may("name", Shapes.id, "否决项或投诉编号", "the veto or the complaint's number"),
        .may("occurrences", .whole(1...1_000), "次数，默认 1", "how often; 1 unless given"), Shapes.seen,
      ], answer: .named("Done")
    ) { call throws(Diagnostic) in
      guard let kind = Incident.Kind(rawValue: call.text("kind")), let day = Day(call.text("day")) else {
        throw Diagnostic(.pageUnknown)
      }
      let id = try call.desk.record(
        kind, of: call.text("employee"), name: call.text("name"),
        occurrences: Int(call.body["occurrences"]?.whole ?? 1), on: day, note: call.text("note"), in: call.month)
      return try call.done(call.month, id: id, employees: [call.text("employee")])
    },
    .post(
      "/months/{month}/incidents/{incident}/withdraw", "withdrawIncident", Deed.withdraw.name, .sheetsWrite,
      body: [reason], answer: .named("Done")
    ) { call throws(Diagnostic) in
      try call.desk.withdraw(incident: call.path["incident"] ?? "", in: call.month, reason: call.text("reason"))
      return try call.done(call.month)
    },
    sheetDeed(
      "waive", "waiveItem", .waive,
      [item, reason, .may("withdrawn", .flag, "收回免考", "takes the waiver back")]
    ) { call throws(Diagnostic) in
      try call.desk.waive(
        call.text("item"), for: call.employee, in: call.month, reason: call.text("reason"),
        withdrawn: call.body["withdrawn"]?.flag ?? false)
    },
    sheetDeed(
      "correct", "correctFigure", .correct,
      [
        .has("measure", Shapes.id, "数据", "the figure"),
        .has("value", .text(.exact), "数值，精确；金额为元", "the value, exactly; money in yuan"), reason,
      ]
    ) { call throws(Diagnostic) in
      guard let value = TextKind.rational(call.text("value")) else { throw Diagnostic(.pageUnknown) }
      try call.desk.correct(
        call.text("measure"), of: call.employee, in: call.month, to: value, reason: call.text("reason"))
    },
    sheetDeed("goal", "setGoal", .setGoal, [.has("goal", Shapes.words, "发展目标", "the goal")]) {
      call throws(Diagnostic) in
      try call.desk.set(goal: call.text("goal"), for: call.employee, in: call.month)
    },
  ]

  private static func sheetDeed(
    _ name: String, _ id: String, _ deed: Deed, _ fields: [Shape.Field],
    _ does: @escaping @Sendable (Call) throws(Diagnostic) -> Void
  ) -> Operation {
    .post(
      "/months/{month}/sheets/{employee}/\(name)", id, deed.name, .sheetsWrite, body: fields + [Shapes.seen],
      answer: .named("Done")
    ) { call throws(Diagnostic) in
      try does(call)
      return try call.done(call.month, employees: [call.employee])
    }
  }
}
