internal import Appraisal
internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

extension Operation {
  private static let reason = Shape.Field.has("reason", Shapes.words, "理由", "why")
  private static let mayReason = Shape.Field.may("reason", Shapes.words, "说明", "a note")

  /// What takes a month on; each answers how the month stands by then.
  static let monthDeedOperations: [Operation] = [
    .post(
      "/months", "openMonth", Deed.open.name, .monthsWrite,
      body: [.has("month", .text(.month), "要开启的月份", "the month to open")], answer: .named("Done")
    ) { call throws(Diagnostic) in
      guard let month = Month(call.text("month")) else { throw Diagnostic(.pageUnknown) }
      try call.fresh().open(month)
      return try call.done(month)
    },
    step("compute", .compute) { call throws(Diagnostic) in _ = try call.fresh().compute(call.month) },
    step("review", .review) { call throws(Diagnostic) in try call.desk.review(call.month) },
    step("reopen", .reopen, [reason]) { call throws(Diagnostic) in
      try call.desk.reopen(call.month, reason: call.text("reason"))
    },
    step("sign-off", .signOff, [mayReason]) { call throws(Diagnostic) in
      try call.desk.signOff(call.month, note: call.text("reason"))
    },
    step(
      "accept", .accept,
      [
        .has("kind", .text(.oneOf(["rejected_rows", "unmatched_account", "jump"])), "事项", "what kind of thing"),
        .has("subject", Shapes.words, "文件、账号或工号", "the file, account or employee"), reason,
      ]
    ) { call throws(Diagnostic) in
      guard let kind = SettlementKind(rawValue: call.text("kind")) else { throw Diagnostic(.pageUnknown) }
      try call.desk.accept(kind, of: call.text("subject"), in: call.month, reason: call.text("reason"))
    },
    .post(
      "/months/{month}/approve", "approveSheets", Deed.approve.name, .sheetsWrite,
      body: [
        .may(
          "employees", .list(Shapes.id, most: 20_000), "工号；不写则为所有可审的",
          "the employees; every sheet that is ready unless given"), Shapes.seen,
      ], answer: .named("Done")
    ) { call throws(Diagnostic) in
      let named = call.body["employees"]?.list?.compactMap(\.text)
      return try call.done(call.month, employees: try call.desk.approve(named, in: call.month))
    },
    step(
      "proration", .chooseProration,
      [
        .may(
          "method", .text(.oneOf(ProrationMethod.allCases.map(\.rawValue))), "折算方式", "how days are counted"),
        .may(
          "minimum_wage", .text(.oneOf(ProrationRule.MinimumWage.allCases.map(\.rawValue))), "最低工资的折算",
          "how the minimum wage applies"),
        .may(
          "moved", .text(.oneOf(Scheme.Moved.allCases.map(\.rawValue))), "月中调动在哪里考核",
          "where somebody who moved inside the month is appraised"), mayReason,
      ]
    ) { call throws(Diagnostic) in
      try call.desk.choose(
        proration: ProrationMethod(rawValue: call.text("method")),
        minimumWage: ProrationRule.MinimumWage(rawValue: call.text("minimum_wage")) ?? .whole,
        moved: Scheme.Moved(rawValue: call.text("moved")), from: call.month, reason: call.text("reason"))
    },
    step("publish", .publish) { call throws(Diagnostic) in try call.desk.publish(call.month) },
    step("lock", .lock) { call throws(Diagnostic) in try call.desk.lock(call.month) },
  ]

  private static func step(
    _ name: String, _ deed: Deed, _ fields: [Shape.Field] = [],
    _ does: @escaping @Sendable (Call) throws(Diagnostic) -> Void
  ) -> Operation {
    let words = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let id = words.prefix(1).lowercased() + words.dropFirst() + "Month"
    return .post(
      "/months/{month}/\(name)", id, deed.name, TokenScope.of(deed) ?? .monthsWrite, body: fields + [Shapes.seen],
      answer: .named("Done")
    ) { call throws(Diagnostic) in
      try does(call)
      return try call.done(call.month)
    }
  }
}

extension Call {
  /// The same desk with the company's folder as it is by now.
  func fresh() throws(Diagnostic) -> Desk { try desk.moved(to: house.reread()) }

  /// What is answered where something was done.
  func done(_ month: Month, id: String? = nil, employees: [String] = []) throws(Diagnostic) -> JSONValue {
    let state = try desk.months().first { $0.month == month }?.state
    return [
      "seen": .whole(try desk.lastEntry()), "id": .optional(id), "state": .optional(state?.rawValue),
      "employees": .list(employees.map { .text($0) }),
    ]
  }
}
