/// A table of the ledger: rows are added and never changed or removed, and each belongs to the journal entry that
/// wrote it.
///
/// What stands now is the row written last for a key. Every row carries a hash over its salt and all it says, and the
/// entry's digest covers these hashes, so that no row can be changed, added or taken away unnoticed. The columns of
/// ``personal`` are emptied, with the salt, when somebody's data is erased; the hash stays, and says nothing more.
enum LedgerTable: String, CaseIterable {
  /// People as they were from a day on.
  case person
  /// Whose an account was.
  case account
  /// Who stands in for an assessor.
  case substitution
  /// Versions of schemes, with their text.
  case scheme
  /// What became of a version: checked, published, withdrawn.
  case schemeStep = "scheme_step"
  /// Who has taken note of a version.
  case schemeReceipt = "scheme_receipt"
  /// The states of months.
  case monthStep = "month_step"
  /// What a month is judged by besides schemes: law, departments, rules.
  case frame
  /// Files taken in, and taken out again.
  case intake
  /// The figures of an employee's month.
  case figure
  /// Results with their derivations.
  case result
  /// The states of sheets.
  case sheetStep = "sheet_step"
  /// Rows of an inbox's papers that were put on record, by a hash of all they say.
  case paper
  /// Ratings.
  case rating
  /// What employees say of their own month.
  case selfReview = "self_review"
  /// What was seen when it happened.
  case incident
  /// Deductions an assessor passed over.
  case omission
  /// Items that do not apply.
  case waiver
  /// Months on leave or voided.
  case standing
  /// Goals for development.
  case goal
  /// Figures corrected by hand.
  case correction
  /// Sales as finance confirms them.
  case sales
  /// What was looked at and accepted: rejected rows, unusual jumps, finance's sign-off.
  case settlement
  /// Files of evidence people handed in.
  case attachment
  /// Appeals.
  case appeal
  /// What was decided about them.
  case decision
  /// What a closed month is changed by, paid later.
  case adjustment

  /// The columns that say something about a person, besides the employee's number. The last day of work stays: without
  /// it whoever was erased would be somebody who still works here.
  var personal: [String] {
    switch self {
    case .person:
      [
        "name", "post", "hired_on", "confirmed_on", "wage", "wage_none", "performance_pay", "performance_pay_none",
        "sales_target",
      ]
    case .paper: ["content"]
    case .figure: ["facts"]
    case .result: ["score", "grade", "earned", "total", "conditions", "derivation"]
    case .rating: ["label", "comment"]
    case .selfReview: ["label", "comment"]
    case .incident: ["note"]
    case .omission: ["points", "note"]
    case .waiver, .standing: ["reason"]
    case .goal: ["goal"]
    case .correction: ["value", "reason"]
    case .attachment: ["name"]
    case .appeal: ["statement"]
    case .decision: ["reasons", "points_before", "points_after", "total_before", "total_after"]
    case .adjustment: ["amount", "reason", "points_before", "points_after"]
    case .account, .substitution, .scheme, .schemeStep, .schemeReceipt, .monthStep, .frame, .intake, .sheetStep,
      .sales, .settlement:
      []
    }
  }
}
