import ArgumentParser
import Exact
import Paperwork
import Web
import Wording
import Workflow

/// `kaohe year COMPANY --by H01 --year 2026 --out DIR`
struct YearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "year",
    abstract: "年终：年终奖资格、奖项、等级分布、年度考核表。The year's end: eligibility, awards, grades, year sheets.",
    discussion: """
      名单写成 CSV 和一个 XLSX，每人一张年度考核表（sheets/）。只看已公布的月份；没有锁定的月份会说明。人事、财务、审计看所有人的，\
      其他人看自己的。
      The lists are written as CSV and in one workbook, and a year sheet for everybody (sheets/). Only months that were published \
      count; what is not final is said. HR, finance and auditors see everybody, others themselves.
      """)

  @OptionGroup var desk: DeskOptions

  @Option(help: "年份 year: 2026")
  var year: Int
  @Option(help: "结果文件夹 folder for the results")
  var out: String

  func validate() throws {
    guard (1900...9999).contains(year) else { throw ValidationError("--year: 2026") }
  }

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let found = try desk.year(year)
      let tables = YearTables(found, in: speaker.language)
      let folder = try OutputFolder(out)
      try YearPrinting(found, tables, speaker.language).write(to: folder)
      speaker.report(found.remarks)
      let out = found.people.filter { $0.bonus.verdict == .forfeited }
      let open = found.people.filter { $0.bonus.verdict == .undecided }
      speaker.say(
        "\(year)：\(found.people.count) 人，\(out.count) 人不参与年终绩效奖金核发，\(open.count) 人待定",
        "\(year): \(found.people.count) people, \(out.count) forfeit the year-end bonus, \(open.count) undecided")
      for person in out + open {
        speaker.say(
          "  \(person.employee) \(person.name)  \(person.bonus.verdict.name.chinese)：\(person.bonus.reason.chinese)",
          "  \(person.employee) \(person.name)  \(person.bonus.verdict.name.english): \(person.bonus.reason.english)")
      }
      speaker.say("已写到 \(self.out)", "written to \(self.out)")
    }
  }
}

/// The lists and sheets of a year as files in a folder.
struct YearPrinting {
  let year: YearEnd
  let tables: YearTables
  let language: Language

  init(_ year: YearEnd, _ tables: YearTables, _ language: Language) {
    self.year = year
    self.tables = tables
    self.language = language
  }

  func write(to folder: OutputFolder) throws(Diagnostic) {
    let end = Month(year: year.year, number: 12)?.end ?? Month.first.end
    let sheets = try OutputFolder(folder.path + "/sheets")
    let people = year.people.map { ($0, PaperTable(tables.sheet(of: $0))) }
    if year.isWhole {
      for table in tables.all { try folder.write("year-\(year.year)-\(table.name).csv", table.csv) }
    }
    for format in FileFormat.allCases {
      for (person, table) in people {
        let title = language == .chinese ? "年度考核表" : "year sheet"
        let name = FileName.of(["\(year.year)", person.department, person.employee, person.name, title])
        try table.write(to: "\(sheets.path)/\(name).\(format.rawValue)", as: format, language: language, at: end)
      }
      guard year.isWhole else { continue }
      let lists = "\(folder.path)/year-\(year.year).\(format.rawValue)"
      let title = language == .chinese ? "\(year.year) 年度" : "The year \(year.year)"
      try PaperTable.write(
        tables.all.map(PaperTable.init), to: lists, as: format, title: title, language: language, at: end)
      let bundle = "\(folder.path)/sheets-\(year.year).\(format.rawValue)"
      try PaperTable.write(
        people.map(\.1), to: bundle, as: format, title: title, language: language, at: end)
    }
  }
}
