internal import Appraisal
internal import Exact
internal import Records
internal import Wording
internal import Workflow

extension Operation {
  static let selfOperations: [Operation] = [
    .get(
      "/me", "getMe", Bilingual("这个令牌是谁的、能做什么", "Whose token this is, and what it is for"), nil, answer: .named("Me")
    ) { call throws(Diagnostic) in
      [
        "employee": .text(call.desk.actor), "role": .text(call.desk.role.rawValue), "token": .text(call.token.id),
        "scopes": .list(call.token.scopes.map { .text($0) }), "ends": .text(call.token.ends.description),
        "company": .text(call.desk.office.company.settings.name),
      ]
    },
    .get(
      "/to-do", "listToDo", Bilingual("所有月份的待办", "What there is to do in all months"), .monthsRead,
      answer: .list(.named("ToDo"))
    ) { call throws(Diagnostic) in .list(try call.desk.toDo().map(call.json)) },
  ]

  static let monthOperations: [Operation] = [
    .get(
      "/months", "listMonths", Bilingual("各月份", "The months"), .monthsRead, answer: .list(.named("Month"))
    ) { call throws(Diagnostic) in
      .list(try call.desk.months().map { call.json($0.month, $0.state, $0.sheets) })
    },
    .get(
      "/months/{month}", "getMonth", Bilingual("一个月份", "One month"), .monthsRead, answer: .named("Month")
    ) { call throws(Diagnostic) in
      let found = try call.opened()
      return call.json(found.month, found.state, found.sheets)
    },
    .get(
      "/months/{month}/to-do", "listToDoOfMonth", Bilingual("一个月份的待办", "What there is to do in a month"), .monthsRead,
      answer: .list(.named("ToDo"))
    ) { call throws(Diagnostic) in
      _ = try call.opened()
      return .list(try call.desk.toDo(in: call.month).map(call.json))
    },
    .get(
      "/months/{month}/law", "getLaw", Bilingual("一个月份适用的法规，各有出处", "The law of a month, with its sources"), .monthsRead,
      answer: .named("Law")
    ) { call throws(Diagnostic) in
      let (law, isFrozen) = try call.desk.law(of: call.month)
      return [
        "month": .text(call.month.description), "region": .text(law.region), "on_record": .flag(isFrozen),
        "minimum_wage": .money(law.minimumWage), "loss_cap": .exact(law.lossCap),
        "probation_floor": .exact(law.probationFloor), "penalties_allowed": .flag(law.allowsPenalties),
        "rules": .list(
          law.rules.map { rule in
            [
              "rule": .text(rule.kind.rawValue), "name": .text(call.say(rule.kind.name)), "area": .optional(rule.area),
              "value": .text(call.say(rule.value.words)), "from": .optional(rule.from?.description),
              "to": .optional(rule.to?.description), "source": .text(rule.source.statute),
              "says": .text(call.say(rule.source.text)),
            ]
          }),
      ]
    },
    .get(
      "/months/{month}/imports", "listImports", Bilingual("一个月份导入的文件", "The files imported for a month"), .importsRead,
      answer: .list(.named("Import"))
    ) { call throws(Diagnostic) in
      .list(
        try call.desk.files(of: call.month).map { file in
          [
            "name": .text(file.name), "content": .text(file.content), "taken": .whole(Int64(file.taken)),
            "rejected": .whole(Int64(file.rejected)),
          ]
        })
    },
  ]
}

extension Call {
  /// The month in the path, which was opened.
  ///
  /// - Throws: `MONTH-NOT-OPENED`.
  func opened() throws(Diagnostic) -> (month: Month, state: MonthState, sheets: [SheetState: Int]) {
    guard let found = try desk.months().first(where: { $0.month == month }) else {
      throw Diagnostic(
        .monthNotOpened, at: Place(month: month.description), ["month": month.description],
        words: ["deed": TokenScope.monthsRead.name])
    }
    return found
  }

  fileprivate func json(_ month: Month, _ state: MonthState, _ sheets: [SheetState: Int]) -> JSONValue {
    let own = "\(Operation.prefix)/months/\(month)"
    return [
      "month": .text(month.description), "state": .text(state.rawValue), "state_name": .text(say(state.name)),
      "sheets": .counts(Dictionary(uniqueKeysWithValues: sheets.map { ($0.key.rawValue, $0.value) })),
      "links": .texts([
        "self": own, "sheets": own + "/sheets", "to_do": own + "/to-do", "page": "/months/\(month)",
      ]),
    ]
  }

  fileprivate func json(_ toDo: ToDo) -> JSONValue {
    let page =
      switch toDo.place {
      case .month: "/months/\(toDo.month)"
      case .imports: "/months/\(toDo.month)/import"
      case .rating: "/months/\(toDo.month)/rating"
      case .sheets: "/months/\(toDo.month)/sheets"
      case .sheet(let employee): SheetAddress.of(employee, toDo.month)
      }
    return [
      "month": .text(toDo.month.description), "employee": .optional(toDo.employee.isEmpty ? nil : toDo.employee),
      "blocks": .flag(toDo.blocks), "text": .text(say(toDo.text)), "page": .text(page),
    ]
  }
}
