internal import Exact
public import Wording

/// The lists of a year as tables.
public struct YearTables {
  let year: YearEnd
  let language: Language

  /// The tables of a year in a language.
  public init(_ year: YearEnd, in language: Language) {
    self.year = year
    self.language = language
  }

  /// All of them: eligibility, awards, grades by department, everybody's months.
  public var all: [OutputTable] { [eligibility, awards, grades, months] }

  private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  /// 2026 年…, with a mark while the year can still change.
  private func title(_ chinese: String, _ english: String) -> String {
    let mark = year.isFinal ? "" : say("（未定稿）", " (not final)")
    return say("\(year.year) 年\(chinese)", "\(english) \(year.year)") + mark
  }

  /// Who may get a year-end performance bonus, with the months behind every exclusion (form 1, note 4).
  public var eligibility: OutputTable {
    OutputTable(
      name: say("年终奖资格", "bonus"), title: title("年终绩效奖金核发资格", "Eligibility for the year-end bonus"),
      titles: [
        say("工号", "Employee id"), say("姓名", "Name"), say("部门", "Department"), say("资格", "Verdict"),
        say("规则", "Rule"), say("说明", "Why"), say("连续月数", "In a row"), say("本年月数", "Of the year"),
        say("没有分数的月份", "Months without a score"), say("截至", "As of"),
      ],
      rows: year.people.map { person in
        let bonus = person.bonus
        let absent = YearTables.absences(of: person.months).map { $0.months + " " + $0.why.text(in: language) }
        return [
          .text(person.employee), .text(person.name), .text(person.department),
          .text(bonus.verdict.name.text(in: language)), .text(bonus.rule.text(in: language)),
          .text(bonus.reason.text(in: language)), Int(bonus.row).map { .whole($0) } ?? .blank,
          Int(bonus.year).map { .whole($0) } ?? .blank, .text(absent.joined(separator: say("；", "; "))),
          .text(bonus.asOf?.description ?? ""),
        ]
      },
      notes: [
        say(
          "整月休假、试用期和作废的月份不计入，也使连续计数重新开始；没有结果的月份既不当作合格，也不当作不合格。",
          "Months on leave, on probation or void do not count and begin a row anew; a month without a result is taken neither for passed nor for failed."
        )
      ])
  }

  /// The months without a score, those in a row for the same reason together: `2026-06~2026-12`.
  private static func absences(of months: [YearMonth]) -> [(months: String, why: Bilingual)] {
    var rows: [(first: Month, last: Month, absence: YearMonth.Absence)] = []
    for month in months {
      guard let absence = month.absence else { continue }
      if let row = rows.last, row.absence == absence, row.last.next == month.month {
        rows[rows.count - 1].last = month.month
      } else {
        rows.append((month.month, month.month, absence))
      }
    }
    return rows.map { row in
      (row.first == row.last ? "\(row.first)" : "\(row.first)~\(row.last)", row.absence.name)
    }
  }

  /// What was won: champions, the progress award, the quarterly award.
  public var awards: OutputTable {
    let awards = year.people.flatMap(\.awards).sorted {
      ($0.month, $0.rule, $0.employee) < ($1.month, $1.rule, $1.employee)
    }
    let sum = awards.reduce(Fen.zero) { sum, next in (try? sum + next.amount) ?? sum }
    return OutputTable(
      name: say("奖项", "awards"), title: title("奖励", "Awards"),
      titles: [
        say("月份", "Month"), say("奖项", "Award"), say("工号", "Employee id"), say("姓名", "Name"),
        say("部门", "Department"), say("数据", "Figure"), say("金额（元）", "Yuan"),
      ],
      rows: awards.map { award in
        [
          .text(award.month.description), .text(award.title.text(in: language)), .text(award.employee),
          .text(award.name), .text(award.department), .text(award.figure.text(in: language)), .yuan(award.amount.yuan),
        ]
      }, sums: [.text(say("合计", "Sum")), .blank, .blank, .blank, .blank, .blank, .yuan(sum.yuan)],
      notes: year.switchedOff.map {
        say(
          "方案 \($0.scheme) 没有启用“\($0.name.chinese)”。", "\($0.name.english) is switched off in the scheme \($0.scheme).")
      })
  }

  /// How many sheets of each department came to which grade, month by month, with their share of those that have one.
  public var grades: OutputTable {
    var rows: [[OutputTable.Cell]] = []
    let departments = Dictionary(grouping: year.people, by: \.department).sorted { $0.key < $1.key }
    for (department, people) in departments {
      let months = people.flatMap(\.months).filter { $0.points != nil }
      let graded = Dictionary(grouping: months, by: \.grade)
      // The best grade first: by the highest score that came to it.
      let order = graded.sorted {
        let (left, right) = ($0.value.compactMap(\.points).max(), $1.value.compactMap(\.points).max())
        return left == right ? $0.key < $1.key : (left ?? .zero) > (right ?? .zero)
      }
      for (grade, sheets) in order {
        rows.append(
          [.text(department), .text(grade.isEmpty ? "—" : grade)] + counts(sheets)
            + [
              .whole(sheets.count), (try? Rational(sheets.count) / Rational(months.count)).map { .share($0) } ?? .blank,
            ])
      }
      let absent = people.flatMap(\.months).filter { month in
        if case .notAppraised? = month.absence { return true }
        return month.absence == .noScore
      }
      for (name, sheets) in Dictionary(grouping: absent, by: { $0.absence?.name.text(in: language) ?? "" })
        .sorted(by: { $0.key < $1.key })
      {
        rows.append([.text(department), .text(name)] + counts(sheets) + [.whole(sheets.count), .blank])
      }
    }
    return OutputTable(
      name: say("等级分布", "grades"), title: title("等级分布", "Grades by department"),
      titles: [say("部门", "Department"), say("等级", "Grade")] + (1...12).map { say("\($0)月", "\($0)") } + [
        say("合计", "Sheets"), say("占有分数的比例", "Share of those with a score"),
      ], rows: rows,
      notes: [say("方案没有等级的，按绩效工资的分数段统计。", "Where a scheme has no grades, the bands of performance pay are counted.")])
  }

  private func counts(_ sheets: [YearMonth]) -> [OutputTable.Cell] {
    (1...12).map { number in
      let count = sheets.count { $0.month.number == number }
      return count == 0 ? .blank : .whole(count)
    }
  }

  /// Everybody's months, one line each.
  public var months: OutputTable {
    OutputTable(
      name: say("逐月", "months"), title: title("逐月结果", "Months"),
      titles: [say("工号", "Employee id"), say("姓名", "Name"), say("部门", "Department")] + monthTitles,
      rows: year.people.flatMap { person in
        zip(person.months, [nil] + person.months.map(Optional.some)).map { month, before in
          [.text(person.employee), .text(person.name), .text(person.department)] + cells(month, after: before)
        }
      })
  }

  /// The year sheet of one person (年度考核表).
  public func sheet(of person: YearPerson) -> OutputTable {
    var notes: [String] = []
    if let mean = person.mean {
      notes.append(
        say("平均分：", "Mean score: ") + mean.decimal(places: 2)
          + (person.rise.map { rise in
            let sign = rise.hundredths > 0 ? "+" : ""
            return say("；年初到年末：", "; from the first score to the last: ") + sign + rise.text
          } ?? ""))
    }
    let bonus = person.bonus
    notes.append(
      say("年终绩效奖金：", "Year-end bonus: ") + bonus.verdict.name.text(in: language) + say("。", ". ")
        + bonus.reason.text(in: language))
    for award in person.awards {
      notes.append(
        "\(award.month) " + award.title.text(in: language) + say("：", ": ") + award.amount.text + say(" 元", " yuan"))
    }
    if !year.isFinal {
      notes.append(say("本年还有月份没有锁定，结果会随之改变。", "Months of the year are not locked yet; this will change with them."))
    }
    let whose = person.name.isEmpty ? person.employee : person.name
    return OutputTable(
      name: person.employee + " " + person.name,
      title: title("年度考核表", "Year sheet") + " · \(person.department) · \(whose)（\(person.employee)）",
      titles: monthTitles,
      rows: zip(person.months, [nil] + person.months.map(Optional.some)).map { cells($0, after: $1) },
      sums: sums(person.months), notes: notes)
  }

  private var monthTitles: [String] {
    [
      say("月份", "Month"), say("状态", "State"), say("得分", "Score"), say("较上月", "Change"), say("补正后", "Corrected"),
      say("等级", "Grade"), say("绩效工资", "Earned"), say("奖励", "Rewards"), say("扣款", "Penalties"), say("赔偿", "Loss"),
      say("补足", "Floor"), say("浮动合计", "Variable"), say("补发扣回", "Earlier months"),
    ]
  }

  private func cells(_ month: YearMonth, after before: YearMonth?) -> [OutputTable.Cell] {
    let state = (month.absence?.name ?? month.state)?.text(in: language) ?? "—"
    let failed = month.isFailed ? say("，不合格", ", failed") : ""
    var change = OutputTable.Cell.blank
    if let now = month.points, let then = before?.points, let difference = try? now - then {
      change = .points(difference.value)
    }
    return [
      .text(month.month.description), .text(state + failed), OutputTable.Cell(month.points), change,
      OutputTable.Cell(month.corrected), .text(month.grade), OutputTable.Cell(month.earned),
      OutputTable.Cell(month.rewards), OutputTable.Cell(month.penalties), OutputTable.Cell(month.loss),
      OutputTable.Cell(month.floor), OutputTable.Cell(month.total),
      month.adjustments == .zero ? .blank : .yuan(month.adjustments.yuan),
    ]
  }

  private func sums(_ months: [YearMonth]) -> [OutputTable.Cell] {
    func sum(_ amounts: [Fen?]) -> OutputTable.Cell {
      .yuan(amounts.compactMap(\.self).reduce(Fen.zero) { sum, next in (try? sum + next) ?? sum }.yuan)
    }
    return [.text(say("合计", "Sum")), .blank, .blank, .blank, .blank, .blank] + [
      sum(months.map(\.earned)), sum(months.map(\.rewards)), sum(months.map(\.penalties)), sum(months.map(\.loss)),
      sum(months.map(\.floor)), sum(months.map(\.total)), sum(months.map(\.adjustments)),
    ]
  }
}
