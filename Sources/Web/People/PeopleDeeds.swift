internal import Exact
internal import Records
internal import Wording
internal import Workflow

/// What can be done with people and accounts: changes from a day on, tables pasted in, accounts handed over, assessors
/// stood in for.
enum PeopleDeeds {
  static let routes: [Route] = [
    .form("/people/:employee/change", .deed(.changePeople), change),
    .page("/people/changes/paste", .deed(.changePeople)) { visit throws(Diagnostic) in
      .page("people-paste", title: Bilingual("粘贴人员表", "Paste a table of people"), PasteView(visit, nil, ""))
    },
    .form("/people/changes/paste", .deed(.changePeople)) { visit throws(Diagnostic) in
      let day = try visit.form.required("from", Bilingual("生效日期", "from which day on")) { Day($0) }
      let text = try visit.form.required("table", Bilingual("表", "table"))
      guard visit.form.text("do") == "take" else {
        let found = try visit.desk().preview(people: text, from: day)
        return .page(
          "people-paste", title: Bilingual("粘贴人员表", "Paste a table of people"), PasteView(visit, found, text))
      }
      let done = try visit.desk().take(people: text, from: day).changes.count
      return .see("/people", said: Bilingual("\(done) 人的变动已记录。", "The changes of \(done) people are on record."))
    },
    .page("/people/changes/accounts", .deed(.changePeople)) { visit throws(Diagnostic) in
      .page("accounts", title: Bilingual("账号与代评", "Accounts and substitutes"), try AccountsView(visit))
    },
    .form("/people/changes/hand-over", .deed(.changePeople)) { visit throws(Diagnostic) in
      let account = try visit.form.required("account", Bilingual("账号", "account"))
      let employee = try visit.form.required("employee", Bilingual("接手人", "who takes it over"))
      let day = try visit.form.required("from", Bilingual("从哪天起", "from which day on")) { Day($0) }
      try visit.desk().hand(account: account, shop: visit.form.text("shop") ?? "", to: employee, from: day)
      return .see(
        "/people/changes/accounts",
        said: Bilingual("\(account) 从 \(day) 起归 \(employee)。", "\(account) is \(employee)'s from \(day) on."))
    },
    .form("/people/changes/substitute", .deed(.substitute)) { visit throws(Diagnostic) in
      let assessor = try visit.form.required("assessor", Bilingual("考核人", "assessor"))
      let substitute = try visit.form.required("substitute", Bilingual("代评人", "who stands in"))
      let first = try visit.form.required("from", Bilingual("第一天", "first day")) { Day($0) }
      let last = try visit.form.required("to", Bilingual("最后一天", "last day")) { Day($0) }
      try visit.desk().name(substitute: substitute, for: assessor, from: first, to: last)
      return .see(
        "/people/changes/accounts",
        said: Bilingual(
          "\(first) 到 \(last) 由 \(substitute) 代 \(assessor) 评分。",
          "\(substitute) stands in for \(assessor) from \(first) to \(last)."))
    },
  ]

  /// Records how somebody is from a day on; a field that is left empty says that there is none.
  private static func change(_ visit: Visit) throws(Diagnostic) -> Answer {
    let employee = try visit.employee()
    let form = visit.form
    let day = try form.required("from", Bilingual("生效日期", "from which day on")) { Day($0) }
    let desk = try visit.desk()
    var person = try desk.person(employee, on: day)
    person.validFrom = day
    person.name = try form.required("name", Bilingual("姓名", "name"))
    person.department = form.text("department") ?? person.department
    person.post = form.text("post") ?? ""
    person.role = form.text("role") ?? person.role
    person.assessor = form.text("assessor")
    person.hiredOn = try optional("hired", form, Bilingual("入职日期", "hired on")) { Day($0) } ?? person.hiredOn
    person.confirmedOn = try optional("confirmed", form, Bilingual("转正日期", "confirmed on")) { Day($0) }
    person.leftOn = try optional("left", form, Bilingual("离职日期", "left on")) { Day($0) }
    person.wage =
      try optional("wage", form, Bilingual("月薪", "monthly wage"), as: agreed) ?? .notGiven(.wage)
    person.performancePay =
      try optional("performance", form, Bilingual("绩效工资", "performance pay"), as: agreed)
      ?? .notGiven(.performancePay)
    person.salesTarget = try optional("target", form, Bilingual("销售目标", "sales target"), as: fen)
    try desk.change(person, reason: form.text("reason") ?? "")
    return .see(
      "/people/\(employee.addingPathPercentEncoding)",
      said: Bilingual("从 \(day) 起的变动已记录。", "The change from \(day) on is on record."))
  }

  /// A field that may be empty, and is read where it is not.
  private static func optional<Value>(
    _ name: String, _ form: Fields, _ label: Bilingual, as read: (String) -> Value?
  ) throws(Diagnostic) -> Value? {
    guard form.text(name) != nil else { return nil }
    return try form.required(name, label, as: read)
  }

  /// A pay as agreed: an amount in yuan, or the word for none.
  private static func agreed(_ text: String) -> AgreedAmount? {
    AgreedAmount.saysNone(text) ? .notAgreed : fen(text).map { .known($0) }
  }

  /// An amount in yuan with at most two decimals.
  private static func fen(_ text: String) -> Fen? {
    guard let yuan = Rational(written: text), !yuan.isNegative, let fen = try? Fen(yuan: yuan), fen.yuan == yuan else {
      return nil
    }
    return fen
  }
}

extension Visit {
  /// A pay as agreed, as the form about a person takes it again.
  func say(_ agreed: AgreedAmount) -> String {
    agreed == .notAgreed ? say("无", AgreedAmount.wordsForNone[0]) : agreed.yuanText
  }
}

private struct PasteView: Sendable {
  let text: String
  let from: String
  let preview: Preview?

  struct Preview: Sendable {
    let changes: [Change]
    let unchanged: Int
    let findings: [Finding]
    let hasErrors: Bool
    let canTake: Bool
  }

  struct Change: Sendable {
    let employee: String
    let name: String
    let isNew: Bool
    let since: String
    let parts: [Part]
  }

  struct Part: Sendable {
    let what: String
    let before: String?
    let after: String?
  }

  struct Finding: Sendable {
    let place: String
    let what: String
    let remedy: String
    let look: String
  }

  init(_ visit: Visit, _ found: PeopleChanges?, _ text: String) {
    self.text = text
    from = found?.day.description ?? visit.house.office.now.day.description
    preview = found.map { found in
      let hasErrors = found.findings.contains { $0.severity == .error }
      return Preview(
        changes: found.changes.map { PasteView.change($0, visit) }, unchanged: found.unchanged,
        findings: found.findings.map {
          Finding(
            place: $0.place.line.map { visit.say("第 \($0) 行", "Line \($0)") } ?? $0.place.text,
            what: $0.what(in: visit.language), remedy: $0.remedy(in: visit.language, for: .page),
            look: $0.severity == .error ? "wrong" : "doubtful")
        }, hasErrors: hasErrors, canTake: !hasErrors && !found.changes.isEmpty)
    }
  }

  private static func change(_ change: PeopleChanges.Change, _ visit: Visit) -> Change {
    let texts: [(Bilingual, (PersonVersion) -> String)] = [
      (Bilingual("姓名", "Name"), \.name), (Bilingual("部门", "Department"), \.department),
      (Bilingual("岗位", "Post"), \.post),
      (Bilingual("角色", "Role"), { Role(rawValue: $0.role).map { visit.say($0.name) } ?? $0.role }),
      (Bilingual("考核人", "Assessor"), { $0.assessor ?? "" }),
      (Bilingual("入职", "Hired on"), { $0.hiredOn?.description ?? "" }),
      (Bilingual("转正", "Confirmed on"), { $0.confirmedOn?.description ?? "" }),
      (Bilingual("离职", "Left on"), { $0.leftOn?.description ?? "" }),
      (Bilingual("月薪（元）", "Wage, yuan"), { visit.say($0.wage) }),
      (Bilingual("绩效工资（元）", "Performance pay, yuan"), { visit.say($0.performancePay) }),
      (Bilingual("销售目标（元）", "Sales target, yuan"), { $0.salesTarget?.text ?? "" }),
    ]
    var parts: [Part] = []
    for (name, text) in texts {
      let (before, after) = (change.before.map(text) ?? "", text(change.after))
      guard before != after else { continue }
      parts.append(
        Part(what: visit.say(name), before: before.isEmpty ? nil : before, after: after.isEmpty ? nil : after))
    }
    return Change(
      employee: change.after.employee, name: change.after.name, isNew: change.before == nil,
      since: change.after.validFrom.description, parts: parts)
  }
}

private struct AccountsView: Sendable {
  let accounts: [Line]
  let people: [Choice]
  let assessors: [Choice]
  let today: String

  struct Line: Sendable {
    let account: String
    let shop: String
    let employee: String
    let from: String
    let to: String
  }

  struct Choice: Sendable {
    let value: String
    let label: String
  }

  init(_ visit: Visit) throws(Diagnostic) {
    let desk = try visit.desk()
    let everybody = try desk.people().map(\.person)
    let names = Dictionary(everybody.map { ($0.employee, $0.name) }, uniquingKeysWith: { first, _ in first })
    accounts = try desk.accounts().map {
      Line(
        account: $0.agent, shop: $0.shop.isEmpty ? visit.say("所有店铺", "every shop") : $0.shop,
        employee: "\($0.employee) \(names[$0.employee] ?? "")", from: $0.from.description, to: $0.to?.description ?? "")
    }
    people = everybody.map { Choice(value: $0.employee, label: "\($0.employee) \($0.name)") }
    let rating = Set(everybody.compactMap(\.assessor))
    assessors = everybody.filter { rating.contains($0.employee) }.map {
      Choice(value: $0.employee, label: "\($0.employee) \($0.name)")
    }
    today = visit.house.office.now.day.description
  }
}
