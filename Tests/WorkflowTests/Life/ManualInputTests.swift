import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

/// A fault of a manual input, entered three ways.
struct InputFault: CustomTestStringConvertible, Sendable {
  /// What is wrong.
  let fault: String
  /// The code it is refused with, whichever way it comes.
  let code: String
  /// The table of the inbox, and its row.
  let file: String
  let row: String
  /// The same at the desk, which pages and the API use.
  let desk: @Sendable (LifeCompany, Month) throws -> Void
  /// The same by a command; nil where the command line cannot say it.
  let command: [String]?

  var testDescription: String { "\(file) · \(fault): \(code)" }

  static let headers = [
    "assessments.csv": "employee_id,item,rating,by,at,comment\n",
    "vetoes.csv": "employee_id,veto,occurrences,by,at,note\n",
    "omissions.csv": "assessor_id,employee_id,item,points,by,at,note\n",
    "waivers.csv": "employee_id,item,reason,by,at\n",
    "standing.csv": "employee_id,standing,reason,by,at\n", "goals.csv": "employee_id,goal,by,at\n",
  ]
  /// A command's words with the company's folder, and the month where it takes one.
  static func words(_ command: [String], _ folder: String) -> [String] {
    let verbs = command.prefix { !$0.hasPrefix("--") }
    let month = command.contains("--on") ? [] : ["--month", "2026-10"]
    return Array(verbs) + [folder] + month + command.dropFirst(verbs.count)
  }

  private static let at = "2026-11-01 09:00:00"

  private static func rating(
    _ fault: String, _ code: String, _ who: String, _ item: String, _ label: String, by writer: String
  ) -> InputFault {
    InputFault(
      fault: fault, code: code, file: "assessments.csv", row: "\(who),\(item),\(label),\(writer),\(at),",
      desk: { try $0.desk(writer).rate(who, in: $1, item: item, as: label) },
      command: ["rate", "--by", writer, "--employee", who, "--item", item, "--rating", label])
  }

  private static func veto(
    _ fault: String, _ code: String, _ who: String, _ name: String, _ times: Int = 1, by writer: String
  ) -> InputFault {
    InputFault(
      fault: fault, code: code, file: "vetoes.csv", row: "\(who),\(name),\(times),\(writer),\(at),推搡",
      desk: {
        try $0.desk(writer).record(
          .veto, of: who, name: name, occurrences: times, on: try day("2026-10-19"), note: "推搡", in: $1)
      },
      command: [
        "incident", "record", "--by", writer, "--employee", who, "--kind", "veto", "--name", name, "--times",
        String(times), "--on", "2026-10-19", "--note", "推搡",
      ])
  }

  private static func omission(
    _ fault: String, _ code: String, _ assessor: String, _ who: String, _ item: String, _ points: Int, by writer: String
  ) -> InputFault {
    InputFault(
      fault: fault, code: code, file: "omissions.csv",
      row: "\(assessor),\(who),\(item),\(points),\(writer),\(at),应扣",
      desk: {
        _ = try $0.desk(writer).raiseOmission(
          by: assessor, of: who, item: item, points: Points(hundredths: Int64(points) * 100), in: $1, note: "应扣")
      },
      command: [
        "omission", "raise", "--by", writer, "--assessor", assessor, "--employee", who, "--item", item, "--points",
        String(points), "--note", "应扣",
      ])
  }

  private static func waiver(
    _ fault: String, _ code: String, _ who: String, _ item: String, _ reason: String = "出差", by writer: String
  ) -> InputFault {
    InputFault(
      fault: fault, code: code, file: "waivers.csv", row: "\(who),\(item),\(reason),\(writer),\(at)",
      desk: { try $0.desk(writer).waive(item, for: who, in: $1, reason: reason) },
      command: ["waive", "--by", writer, "--employee", who, "--item", item, "--reason", reason])
  }

  private static func standing(
    _ fault: String, _ code: String, _ who: String, _ reason: String = "病假", by writer: String
  ) -> InputFault {
    InputFault(
      fault: fault, code: code, file: "standing.csv", row: "\(who),leave,\(reason),\(writer),\(at)",
      desk: { try $0.desk(writer).set(standing: .leave, of: who, in: $1, reason: reason) },
      command: ["standing", "--by", writer, "--employee", who, "--leave", "--reason", reason])
  }

  private static func goal(
    _ fault: String, _ code: String, _ who: String, _ text: String = "更快", by writer: String
  ) -> InputFault {
    InputFault(
      fault: fault, code: code, file: "goals.csv", row: "\(who),\(text),\(writer),\(at)",
      desk: { try $0.desk(writer).set(goal: text, for: who, in: $1) },
      command: ["goal", "--by", writer, "--employee", who, "--text", text])
  }

  static let all: [InputFault] = [
    rating("nobody of that id", "EMPLOYEE-UNKNOWN", "E9", "overall", "好", by: "S1"),
    rating("another department's assessor", "NOT-ALLOWED", "E1", "overall", "好", by: "S2"),
    rating("an agent", "NOT-ALLOWED", "E1", "overall", "好", by: "E2"),
    rating("oneself", "NOT-ONESELF", "S1", "leading", "好", by: "S1"),
    rating("an item the scheme has not", "ITEM-UNKNOWN", "E1", "tone", "好", by: "S1"),
    rating("a step the scale has not", "RATING-OFF-SCALE", "E1", "overall", "极好", by: "S1"),
    veto("nobody of that id", "EMPLOYEE-UNKNOWN", "E9", "打架斗殴", by: "S1"),
    veto("somebody who is not appraised", "PERSON-NOT-APPRAISED", "H2", "打架斗殴", by: "S1"),
    veto("an agent", "NOT-ALLOWED", "E1", "打架斗殴", by: "E2"),
    veto("oneself", "NOT-ONESELF", "S1", "打架斗殴", by: "S1"),
    veto("a veto the scheme has not", "ITEM-UNKNOWN", "E1", "旷工", by: "S1"),
    veto("less than once", "FIELD-NOT-POSITIVE", "E1", "打架斗殴", 0, by: "S1"),
    veto("more than a thousand times", "FIELD-TOO-LARGE", "E1", "打架斗殴", 1_001, by: "S1"),
    omission("nobody of that id", "EMPLOYEE-UNKNOWN", "S1", "E9", "complaints", 2, by: "H1"),
    omission("raised by an assessor", "NOT-ALLOWED", "S1", "E1", "complaints", 2, by: "S2"),
    omission("of somebody else's employee", "NOT-THE-ASSESSOR", "S1", "E4", "tone", 2, by: "H1"),
    omission("an assessor who is not appraised", "PERSON-NOT-APPRAISED", "S2", "E4", "tone", 2, by: "H1"),
    omission("an item the employee's form has not", "ITEM-UNKNOWN", "S1", "E1", "leading", 2, by: "H1"),
    omission("no points", "POINTS-NOT-POSITIVE", "S1", "E1", "complaints", 0, by: "H1"),
    omission("11 points of an item of 10", "OMISSION-TOO-LARGE", "S1", "E1", "checks", 11, by: "H1"),
    waiver("nobody of that id", "EMPLOYEE-UNKNOWN", "E9", "overall", by: "H1"),
    waiver("somebody who is not appraised", "PERSON-NOT-APPRAISED", "H2", "overall", by: "H1"),
    waiver("an assessor", "NOT-ALLOWED", "E1", "overall", by: "S1"),
    waiver("oneself", "NOT-ONESELF", "H1", "overall", by: "H1"),
    waiver("an item the scheme has not", "ITEM-UNKNOWN", "E1", "tone", by: "H1"),
    waiver("no reason", "REASON-MISSING", "E1", "overall", " ", by: "H1"),
    standing("nobody of that id", "EMPLOYEE-UNKNOWN", "E9", by: "H1"),
    standing("somebody who is not appraised", "PERSON-NOT-APPRAISED", "H2", by: "H1"),
    standing("an assessor", "NOT-ALLOWED", "E1", by: "S1"),
    standing("oneself", "NOT-ONESELF", "H1", by: "H1"),
    standing("no reason", "REASON-MISSING", "E1", " ", by: "H1"),
    goal("nobody of that id", "EMPLOYEE-UNKNOWN", "E9", by: "S1"),
    goal("another department's assessor", "NOT-ALLOWED", "E1", by: "S2"),
    goal("an agent", "NOT-ALLOWED", "E1", by: "E2"),
    goal("oneself", "NOT-ONESELF", "S1", by: "S1"),
    goal("no words", "FIELD-EMPTY", "E1", " ", by: "S1"),
  ]
}

@Suite("One check of manual inputs: the same fault has the same code in a file, at the desk and by a command")
struct ManualInputTests {
  let october: Month

  init() throws { october = try month("2026-10") }

  @Test("who may, about whom, of which item, within which range", arguments: InputFault.all)
  func fault(_ fault: InputFault) throws {
    let company = try LifeCompany()
    var inbox = LifeInbox("2026-10")
    inbox.papers = [fault.file: try #require(InputFault.headers[fault.file]) + fault.row + "\n"]
    try inbox.write(to: company.small)
    try company.live(to: .opened)
    try company.clock.reach("2026-11-02")
    let computed = try company.hr.compute(october)
    let said = computed.diagnostics.filter { $0.place.file?.hasSuffix(fault.file) == true }
    #expect(said.map(\.code) == [fault.code], "\(said.map { $0.text(in: .english) })")
    for diagnostic in said {
      #expect(diagnostic.place.line == 2)
      expectFilled(diagnostic)
    }
    #expect(computed.papersTaken == 0)
    try expectRefused(fault.code, in: company) { try fault.desk(company, october) }
    if let command = fault.command {
      let done = try CommandRun(list: InputFault.words(command, company.folder))
      #expect(done.code == 1 && done.complained.contains(" \(fault.code): "), "\(done.complained)\(done.said)")
    }
    try company.verify()
  }

  @Test("a file of `kaohe run` is held against the same check", arguments: InputFault.all)
  func run(_ fault: InputFault) throws {
    let company = try LifeCompany(publishing: false)
    var inbox = LifeInbox("2026-10")
    inbox.ratings = LifeInbox.ratings.filter { _ in fault.file != "assessments.csv" }
    inbox.papers = [fault.file: try #require(InputFault.headers[fault.file]) + fault.row + "\n"]
    try inbox.write(to: company.small)
    let run = try MonthRun(Company(at: company.folder), month: october, keeping: false)
    let said = run.diagnostics.filter { $0.place.file?.hasSuffix(fault.file) == true }
    #expect(said.map(\.code) == [fault.code], "\(said.map { $0.text(in: .english) })")
  }

  @Test("a substitute's rating is taken from a file within the days named, as it is on a page")
  func substitute() throws {
    for (rated, points) in [("2026-11-03", "100.00"), ("2026-11-06", nil)] as [(String, String?)] {
      let company = try LifeCompany()
      var inbox = LifeInbox("2026-10")
      inbox.papers = [
        "assessments.csv": "employee_id,item,rating,by,at,comment\nE1,overall,好,S2,\(rated) 09:00:00,代评\n"
      ]
      try inbox.write(to: company.small)
      try company.live(to: .opened)
      try company.hr.name(substitute: "S2", for: "S1", from: try day("2026-11-03"), to: try day("2026-11-04"))
      try company.clock.reach("2026-11-07")
      let codes = try company.hr.compute(october).diagnostics.filter { $0.severity == .error }.map(\.code)
      #expect(codes == (points == nil ? ["NOT-ALLOWED"] : []))
      #expect(try company.sheet("E1").score?.text == points)
    }
  }

  @Test("whose role does not rate stands in for nobody")
  func substituteOfARole() throws {
    let company = try LifeCompany()
    try company.live(to: .opened)
    try expectRefused("NOT-ALLOWED", in: company) {
      try company.hr.name(substitute: "E2", for: "S1", from: try day("2026-11-01"), to: try day("2026-11-02"))
    }
  }

  @Test("a rating replaces another only with words for it, in a file as on a page; a row that stands twice is one")
  func again() throws {
    let company = try LifeCompany()
    var inbox = LifeInbox("2026-10")
    inbox.ratings = ["E1,overall,好,S1", "E1,overall,好,S1"]
    try inbox.write(to: company.small)
    try company.live(to: .opened)
    try company.clock.reach("2026-11-02")
    #expect(try company.hr.compute(october).papersTaken == 1)
    let path = "inbox/2026-10/assessments.csv"
    try company.small.write(
      path, "employee_id,item,rating,by,at,comment\nE1,overall,中,S1,2026-11-02 08:00:00,\n")
    let refused = try company.hr.compute(october)
    #expect(refused.diagnostics.filter { $0.severity == .error }.map(\.code) == ["REASON-MISSING"])
    #expect(try company.sheet("E1").score?.text == "100.00")
    try expectRefused("REASON-MISSING", in: company) {
      try company.desk("S1").rate("E1", in: october, item: "overall", as: "中")
    }
    try company.small.change(path, "08:00:00,", "08:00:00,复核")
    #expect(try company.hr.compute(october).papersTaken == 1)
    #expect(try company.sheet("E1").score?.text == "90.00")
  }

  @Test("Form 1 · note 5: what was omitted of an item adds up to no more than the item: 6 + 4 of 10, and no point more")
  func omittedTogether() throws {
    let company = try LifeCompany()
    try company.live(to: .rated)
    func raise(_ points: Int64) throws -> String {
      try company.hr.raiseOmission(
        by: "S1", of: "E1", item: "checks", points: Points(hundredths: points * 100), in: october, note: "应扣")
    }
    let first = try raise(6)
    try expectRefused("OMISSION-TOO-LARGE", in: company) { _ = try raise(5) }
    _ = try raise(4)
    try expectRefused("OMISSION-TOO-LARGE", in: company) { _ = try raise(1) }
    // What was dropped does not count.
    try company.hr.settle(omission: first, in: october, upheld: false, reason: "有正当理由")
    _ = try raise(6)
  }

  @Test(
    "Form 1 · note 5: under a form without that note nothing is deducted, and it is said", arguments: [true, false])
  func noNote(isManaged: Bool) throws {
    let company = try LifeCompany(publishing: false)
    try company.small.write("schemes/care.yaml", LifeTexts.care.replacing("omission: {factor: 2}\n", with: ""))
    var inbox = LifeInbox("2026-10")
    inbox.ratings = LifeInbox.ratings
    inbox.papers = [
      "omissions.csv": "assessor_id,employee_id,item,points,by,at,note\nS1,E1,complaints,2,H1,2026-11-01 09:00:00,应扣\n"
    ]
    try inbox.write(to: company.small)
    if isManaged {
      try company.publishSchemes()
      try company.live(to: .opened)
      try company.clock.reach("2026-11-02")
      let said = try company.hr.compute(october).diagnostics.filter { $0.severity == .error }
      #expect(said.map(\.code) == ["OMISSION-NO-NOTE"])
      #expect(try company.sheet("S1").score?.text == "100.00")
      try expectRefused("OMISSION-NO-NOTE", in: company) {
        _ = try company.hr.raiseOmission(
          by: "S1", of: "E1", item: "complaints", points: Points(hundredths: 200), in: october, note: "应扣")
      }
    } else {
      let run = try MonthRun(Company(at: company.folder), month: october, keeping: false)
      #expect(run.diagnostics.filter { $0.severity == .error }.map(\.code) == ["OMISSION-NO-NOTE"])
      #expect(run.derivations.first { $0.employee == "S1" }?.points?.text == "100.00")
    }
  }

  @Test("a veto is recorded once: the same person, day and words are no second occurrence")
  func vetoTwice() throws {
    let company = try LifeCompany()
    try company.live(to: .rated)
    func record(_ note: String) throws {
      try company.desk("S1").record(.veto, of: "E1", name: "打架斗殴", on: try day("2026-10-19"), note: note)
    }
    try record("推搡")
    try expectRefused("INCIDENT-TWICE", in: company) { try record("推搡") }
    try record("下午又动手")
    #expect(try company.sheet("E1").score?.text == "80.00")
  }

  @Test("confirmed sales: no amount below 0, and an account once")
  func sales() throws {
    let company = try LifeCompany()
    try company.live(to: .computed)
    func confirm(_ rows: [(String, Int64, Int64)]) throws {
      _ = try company.desk("F1").confirm(
        rows.map { ConfirmedSales(agent: $0.0, gross: Fen($0.1), refund: Fen($0.2)) }, in: october)
    }
    try expectRefused("FIELD-NEGATIVE", in: company) { try confirm([("a1", -1, 0)]) }
    try expectRefused("FIELD-NEGATIVE", in: company) { try confirm([("a1", 100, -1)]) }
    try expectRefused("ROW-TWICE", in: company) { try confirm([("a1", 100, 0), ("a2", 1, 0), ("a1", 200, 0)]) }
    for rows in ["2026-10,a1,-1,0", "2026-10,a1,100,-1", "2026-10,a1,100,0\n2026-10,a1,200,0"] {
      let path = company.folder + "/sales.csv"
      try company.small.write("sales.csv", "month,agent_id,gross_cents,refund_cents\n\(rows)\n")
      let code = rows.contains("\n") ? "ROW-TWICE" : "FIELD-NEGATIVE"
      let done = try CommandRun("confirm-sales", company.folder, "--month", "2026-10", "--by", "F1", "--file", path)
      #expect(done.code == 1 && done.complained.contains(" \(code): "), "\(done.complained)")
      try expectRefused(code, in: company) {
        _ = try company.desk("F1").confirm(
          pasted: "month,agent_id,gross_cents,refund_cents\n\(rows)\n", in: october)
      }
    }
  }
}
