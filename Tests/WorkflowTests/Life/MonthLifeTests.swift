import Appraisal
import Exact
import Records
import Testing
import Wording
import Workflow

@Suite("A month's life: open, computed, rated, reviewed, signed, approved, published, acknowledged, locked")
struct MonthLifeTests {
  @Test("step by step, and everything is as the journal says after every step", arguments: Books.allCases)
  func stepByStep(books: Books) throws {
    let company = try LifeCompany(books)
    let october = try month("2026-10")
    let states: [Station: MonthState] = [
      .opened: .open, .computed: .provisional, .rated: .provisional, .reviewed: .reviewing, .signed: .reviewing,
      .approved: .reviewing, .published: .published, .acknowledged: .published, .locked: .locked,
    ]
    let sheets: [Station: SheetState] = [
      .computed: .waiting, .rated: .assessed, .reviewed: .assessed, .signed: .assessed, .approved: .approved,
      .published: .published, .acknowledged: .acknowledged, .locked: .final,
    ]
    try company.verify("before anything")
    for station in Station.allCases {
      try company.reach(station, october)
      try company.verify("\(station)")
      #expect(try company.state() == states[station], "\(station)")
      guard let state = sheets[station] else { continue }
      for employee in ["E1", "E2", "E3", "E4", "S1"] {
        #expect(try company.sheet(employee).state == state, "\(station) \(employee)")
      }
    }
    #expect(try company.result("E1") == "100.00 1500.00")
    #expect(try company.result("E2") == "90.00 1000.00")
    #expect(try company.result("E3") == "80.00 800.00")
    #expect(try company.result("E4") == "100.00 1000.00")
    #expect(try company.result("S1") == "100.00 2000.00")
  }

  @Test("every act is one entry of the journal that says who did it, in which role, when and to what")
  func journal() throws {
    let company = try LifeCompany()
    try company.live(to: .locked)
    var query = JournalQuery()
    query.month = try month("2026-10")
    query.limit = 100
    let entries = try company.desk("A1").journal(query).reversed()
    let acts = entries.map { "\($0.act.actor) \($0.act.role) \($0.act.name) \($0.act.employee ?? "")" }
    #expect(
      acts == [
        "H1 hr open ", "H1 hr compute ", "S1 assessor rate E1", "S1 assessor rate E2", "S1 assessor rate E3",
        "S2 assessor rate E4", "H1 hr rate S1", "H1 hr review ", "F1 finance sign_off ", "H1 hr approve ",
        "H1 hr publish ", "E1 agent acknowledge E1", "E2 agent acknowledge E2", "E3 agent acknowledge E3",
        "E4 agent acknowledge E4", "S1 assessor acknowledge S1", "H1 hr lock ",
      ])
    #expect(entries.first?.act.at.hasPrefix("2026-10-01 09:") == true)
    #expect(entries.last?.act.at.hasPrefix("2026-11-06 09:") == true)
    let numbers = entries.map(\.number)
    #expect(numbers == numbers.sorted())
  }

  @Test(
    "an appeal: the sheet is appealed, decided, and acknowledged before the month is locked", arguments: Books.allCases)
  func appealed(books: Books) throws {
    let company = try LifeCompany(books)
    let october = try month("2026-10")
    try company.live(to: .published)
    let id = try company.desk("E3").appeal("overall", in: october, statement: "态度没有问题")
    #expect(try company.sheet("E3").state == .appealed)
    try company.verify("appealed")
    let reasons = "主管补充材料"
    let decision = try company.hr.decide(
      appeal: id, .upheld, reasons: reasons, remedies: [.rating(item: "overall", label: "中")]
    ).decision
    // 80 points and 800 yuan become 90 points and the full 1,000 yuan.
    #expect(decision.pointsBefore?.text == "80.00" && decision.pointsAfter?.text == "90.00")
    #expect(decision.totalBefore?.text == "800.00" && decision.totalAfter?.text == "1000.00")
    #expect(decision.reasons == reasons && decision.outcome == .upheld)
    #expect(try company.sheet("E3").state == .decided)
    try company.verify("decided")
    try company.live(from: .acknowledged, to: .locked)
    #expect(try company.result("E3") == "90.00 1000.00")
    try company.verify("locked")
  }

  @Test("a month that was run before it was opened is opened, computed and printed as if it had not been")
  func runBefore() throws {
    let company = try LifeCompany()
    var inbox = LifeInbox("2026-10")
    inbox.ratings = LifeInbox.ratings
    try inbox.write(to: company.small)
    _ = try MonthRun(Company(at: company.folder), month: try month("2026-10"))
    try company.live(to: .computed)
    try company.verify("computed")
    #expect(try company.result("E1") == "100.00 1500.00")
    #expect(try company.hr.printout(of: try month("2026-10")).month?.derivations.count == 5)
    try company.live(from: .reviewed, to: .locked)
    try company.verify("locked")
  }

  @Test(
    "who was run before the month was opened, and is not on its list any more, has no sheet in it",
    arguments: Books.allCases
  )
  func runBeforeWithSomebodyElse(books: Books) throws {
    let company = try LifeCompany(books)
    let october = try month("2026-10")
    var inbox = LifeInbox("2026-10")
    inbox.ratings = LifeInbox.ratings
    try inbox.write(to: company.small)
    // E8 stood in people.csv when the month was run, and was taken out before it was opened.
    let people = try company.small.text(of: "people.csv")
    let line = try #require(people.split(separator: "\n").first { $0.hasPrefix("E3,") })
    try company.small.write("people.csv", people + line.replacing("E3,", with: "E8,") + "\n")
    try company.reread()
    _ = try MonthRun(company.office.company, month: october)
    #expect(try company.sheet("E8").state == .waiting)
    try company.small.write("people.csv", people)
    try company.reread()

    try company.live(to: .computed)
    func sheets() throws -> [String] {
      try company.read { records throws(Diagnostic) in try records.sheets(of: october).map(\.employee) }
    }
    #expect(try sheets() == ["E1", "E2", "E3", "E4", "S1"])
    // Nor does a later month look back at it.
    let history = try company.read { records throws(Diagnostic) in try records.history(before: october.next) }
    #expect(history.keys.sorted() == ["E1", "E2", "E3", "E4", "S1"])
    try company.verify("computed")

    // Taken in after all, E8 has a sheet like everybody else.
    try company.small.write("people.csv", people + line.replacing("E3,", with: "E8,") + "\n")
    try company.reread()
    try company.hr.takePeople(from: october.firstDay)
    _ = try company.hr.compute(october)
    #expect(try sheets() == ["E1", "E2", "E3", "E4", "E8", "S1"])
    #expect(try company.sheet("E8").state == .waiting)
    try company.verify("computed again")
  }
}
