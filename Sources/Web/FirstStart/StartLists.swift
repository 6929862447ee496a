internal import Exact
internal import Wording
internal import Workflow

/// The lists that are pasted from a spreadsheet: the people, and whose accounts are whose.
enum StartLists {
  static let routes: [Route] = [
    .page("/start/people", .founder) { visit throws(Diagnostic) in
      let start = try StartPages.start(visit)
      try start.draft.require(before: .people)
      return .page("start-list", title: StartPages.title, ListView.people(visit, start.draft))
    },
    .form("/start/people", .founder) { visit throws(Diagnostic) in
      let start = try StartPages.start(visit)
      start.change { $0.people = visit.form.exactly("list") }
      let isDone = visit.form.text("next") != nil && start.draft.pastedPeople.isUsable
      return .see(isDone ? StartDraft.Step.accounts.address : "/start/people#preview")
    },
    .page("/start/accounts", .founder) { visit throws(Diagnostic) in
      let start = try StartPages.start(visit)
      try start.draft.require(before: .accounts)
      return .page("start-list", title: StartPages.title, ListView.accounts(visit, start.draft))
    },
    .form("/start/accounts", .founder) { visit throws(Diagnostic) in
      let start = try StartPages.start(visit)
      let isLater = visit.form.text("later") != nil
      start.change { draft in
        draft.accounts = isLater ? "" : visit.form.exactly("list")
        draft.hasAccounts = isLater
      }
      let draft = start.draft
      let isDone = isLater || visit.form.text("next") != nil && draft.isDone(.accounts)
      return .see(isDone ? StartDraft.Step.schemes.address : "/start/accounts#preview")
    },
  ]
}

private struct ListView: Sendable {
  let steps: [StartStepView]
  let address: String
  let isPeople: Bool
  let text: String
  let begins: String
  let faults: [StartError]
  let ignored: String?
  let sums: String?
  let titles: [String]
  let lines: [Line]
  let count: Int
  let bad: Int?
  let isUsable: Bool

  struct Line: Sendable {
    let number: String
    let cells: [Cell]
    let faults: [StartError]
    let isBad: Bool
  }

  struct Cell: Sendable {
    let text: String
    let isGuessed: Bool
  }

  static func people(_ visit: Visit, _ draft: StartDraft) -> ListView {
    let pasted = draft.pastedPeople
    let lines = pasted.lines.map { line in
      var cells = line.cells.map { Cell(text: Diagnostic.quoted($0), isGuessed: false) }
      if let role = line.role { cells[4] = Cell(text: visit.say(role.name), isGuessed: line.isRoleGuessed) }
      return Line(
        number: line.number.map(String.init) ?? "+", cells: cells, faults: line.faults.map { StartError($0, visit) },
        isBad: !line.faults.isEmpty)
    }
    return ListView(
      steps: StartStepView.all(visit, draft, here: .people), address: "/start/people", isPeople: true,
      text: draft.people, begins: "",
      faults: draft.people.isEmpty ? [] : pasted.faults.map { StartError($0, visit) },
      ignored: pasted.ignored.isEmpty
        ? nil : pasted.ignored.map { Diagnostic.quoted($0) }.joined(separator: visit.say("、", ", ")),
      sums: sums(pasted.sums),
      titles: [
        visit.say("工号", "Id"), visit.say("姓名", "Name"), visit.say("部门", "Department"), visit.say("岗位", "Post"),
        visit.say("角色", "Role"), visit.say("考核人", "Assessor"),
      ], lines: draft.people.isEmpty ? [] : lines, count: lines.count, bad: bad(lines), isUsable: pasted.isUsable)
  }

  static func accounts(_ visit: Visit, _ draft: StartDraft) -> ListView {
    let pasted = draft.pastedAccounts(draft.pastedPeople)
    let lines = pasted.lines.map { line in
      Line(
        number: String(line.number), cells: line.cells.map { Cell(text: Diagnostic.quoted($0), isGuessed: false) },
        faults: line.faults.map { StartError($0, visit) }, isBad: !line.faults.isEmpty)
    }
    return ListView(
      steps: StartStepView.all(visit, draft, here: .accounts), address: "/start/accounts", isPeople: false,
      text: draft.accounts, begins: draft.accountsBegin.description,
      faults: draft.accounts.isEmpty ? [] : pasted.faults.map { StartError($0, visit) }, ignored: nil,
      sums: sums(pasted.sums),
      titles: [
        visit.say("账号", "Account"), visit.say("店铺", "Shop"), visit.say("归谁", "Whose"), visit.say("起", "From"),
        visit.say("止", "To"),
      ], lines: draft.accounts.isEmpty ? [] : lines, count: lines.count, bad: bad(lines), isUsable: pasted.isUsable)
  }

  /// The lines of rows of totals, or nil.
  private static func sums(_ lines: [Int]) -> String? {
    lines.isEmpty ? nil : lines.map(String.init).joined(separator: ", ")
  }

  private static func bad(_ lines: [Line]) -> Int? {
    let count = lines.count(where: \.isBad)
    return count > 0 ? count : nil
  }
}
