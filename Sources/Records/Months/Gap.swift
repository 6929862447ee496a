public import Exact
public import Wording

/// Something that keeps a month from going on, or is worth a look.
public struct Gap: Hashable, Sendable {
  /// What kind of thing.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 未评: an item nobody has rated.
    case unrated
    /// 缺数据: a figure an item or a rule needs is missing.
    case figureMissing = "figure_missing"
    /// 资料未填: what people are appraised and paid by was not filled in: a wage, a performance pay, a day of hiring, the
    /// local minimum wage.
    case notFilledIn = "not_filled_in"
    /// 拒收行: rows of a file that could not be read.
    case rejectedRows = "rejected_rows"
    /// 无主账号: an account that belongs to nobody.
    case unmatchedAccount = "unmatched_account"
    /// 数据不符: supplied and computed figures differ.
    case disagreement
    /// 无工作量: somebody was there and shows no work.
    case notWorked = "not_worked"
    /// 异常变动: a score far from last month's.
    case jump
    /// 跨月规则: a rule about several months is met.
    case severalMonths = "several_months"
    /// 不满整月未选算法: how a month that is not whole is paid, or where somebody who moved is appraised, is not chosen.
    case monthNotWhole = "month_not_whole"
    /// 公布后有变: a sheet changed after it was published.
    case superseded

    /// Whether it is found when files are read, and not when the month is appraised.
    public var isOfFiles: Bool {
      switch self {
      case .rejectedRows, .unmatchedAccount, .disagreement: true
      case .unrated, .figureMissing, .notFilledIn, .notWorked, .jump, .severalMonths, .monthNotWhole, .superseded: false
      }
    }

    /// Whether the month cannot be published while there is one, unless it was accepted.
    public var blocks: Bool {
      switch self {
      case .unrated, .figureMissing, .notFilledIn, .rejectedRows, .unmatchedAccount, .monthNotWhole: true
      case .disagreement, .notWorked, .jump, .severalMonths, .superseded: false
      }
    }
  }

  /// The month.
  public var month: Month
  /// Whom it concerns; empty for the month as a whole.
  public var employee: String
  /// What kind of thing.
  public var kind: Kind
  /// The item, file, account or rule.
  public var subject: String
  /// A number or word beside it: how many rows, by how many points.
  public var says: String

  /// Something that keeps a month from going on.
  public init(month: Month, employee: String = "", kind: Kind, subject: String, says: String = "") {
    self.month = month
    self.employee = employee
    self.kind = kind
    self.subject = subject
    self.says = says
  }
}

extension Entry {
  /// Puts down what is found of some kinds in a month, in place of what was found before.
  ///
  /// - Parameter employees: about whom it was looked for; nil for everybody and the month as a whole.
  public func keep(
    gaps: [Gap], of kinds: [Gap.Kind], about employees: Set<String>? = nil, in month: Month
  ) throws(Diagnostic) {
    for kind in kinds {
      let sql = "DELETE FROM gap_now WHERE month = ? AND kind = ?"
      let arguments: [StoredValue] = [.text(month.description), .text(kind.rawValue)]
      guard let employees else {
        try session.run(sql, arguments)
        continue
      }
      for employee in employees.sorted() {
        try session.run(sql + " AND employee = ?", arguments + [.text(employee)])
      }
    }
    for gap in gaps {
      try session.run(
        """
        INSERT INTO gap_now (month, employee, kind, subject, says, blocks) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (month, employee, kind, subject) DO UPDATE SET says = excluded.says
        """,
        [
          .text(gap.month.description), .text(gap.employee), .text(gap.kind.rawValue), .text(gap.subject),
          .text(gap.says), .integer(gap.kind.blocks ? 1 : 0),
        ])
    }
  }
}

extension Records {
  /// What keeps a month from going on, or is worth a look, by kind, person and subject.
  ///
  /// - Parameter employees: whom it concerns; nil for everybody and the month as a whole.
  public func gaps(of month: Month, about employees: Set<String>? = nil) throws(Diagnostic) -> [Gap] {
    let one = employees?.count == 1 ? employees?.first : nil
    return try session.all(
      """
      SELECT employee, kind, subject, says FROM gap_now WHERE month = ?\(one == nil ? "" : " AND employee = ?")
      ORDER BY blocks DESC, kind, employee, subject
      """, [.text(month.description)] + (one.map { [.text($0)] } ?? [])
    ) { row -> Gap? in
      guard let kind = Gap.Kind(rawValue: row.text(1)), employees?.contains(row.text(0)) ?? true else { return nil }
      return Gap(month: month, employee: row.text(0), kind: kind, subject: row.text(2), says: row.text(3))
    }.compactMap(\.self)
  }
}
