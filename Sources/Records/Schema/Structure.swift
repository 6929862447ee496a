/// The structure of the records, version by version. A version that was ever released is never edited.
enum Structure {
  /// The statements that lead from one version to the next; the first leads to version 1.
  static let versions: [[String]] = [
    monthResults, people + schemes + months + papers + disputes + standings, signIn, interface, secondFactor,
    payNotAgreed,
  ]

  /// Version 6: people who are marked as without a fixed wage, or without performance pay. Columns without a value leave
  /// the hashes of earlier rows as they are.
  private static let payNotAgreed = [
    "ALTER TABLE person ADD COLUMN wage_none INTEGER", "ALTER TABLE person ADD COLUMN performance_pay_none INTEGER",
  ]

  /// Version 1: results only.
  private static let monthResults = [
    """
    CREATE TABLE month_result (
      month TEXT NOT NULL,
      employee TEXT NOT NULL,
      revision INTEGER NOT NULL,
      standing TEXT NOT NULL,
      score_hundredths INTEGER,
      conditions TEXT NOT NULL,
      derivation BLOB NOT NULL,
      PRIMARY KEY (month, employee, revision)
    ) STRICT
    """
  ]

  /// A table of the ledger: what it says, and what holds it to the journal.
  private static func ledger(_ table: LedgerTable, _ columns: String, index: String? = nil) -> [String] {
    let name = table.rawValue
    let definition = """
      CREATE TABLE \(name) (
        entry INTEGER NOT NULL REFERENCES journal (entry) DEFERRABLE INITIALLY DEFERRED,
        line INTEGER NOT NULL,
        \(columns),
        salt BLOB,
        hash BLOB NOT NULL,
        erased INTEGER REFERENCES journal (entry) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (entry, line)
      ) STRICT
      """
    return [definition] + (index.map { ["CREATE INDEX \(name)_key ON \(name) (\($0), entry)"] } ?? [])
  }

  private static let people: [String] =
    [
      """
      CREATE TABLE journal (
        entry INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        role TEXT NOT NULL,
        act TEXT NOT NULL,
        month TEXT,
        employee TEXT,
        item TEXT,
        reason TEXT NOT NULL,
        salt BLOB,
        reason_hash BLOB NOT NULL,
        details TEXT NOT NULL,
        rows INTEGER NOT NULL,
        content BLOB NOT NULL,
        hash BLOB NOT NULL
      ) STRICT
      """,
      "CREATE INDEX journal_month ON journal (month, entry)",
      "CREATE INDEX journal_employee ON journal (employee, entry)",
    ]
    + ledger(
      .person,
      """
      employee TEXT NOT NULL, valid_from TEXT NOT NULL, name TEXT, department TEXT NOT NULL, post TEXT,
        role TEXT NOT NULL, assessor TEXT, hired_on TEXT, confirmed_on TEXT, left_on TEXT,
        wage INTEGER, performance_pay INTEGER, sales_target INTEGER
      """, index: "employee, valid_from")
    + ["CREATE INDEX person_assessor ON person (assessor)"]
    + ledger(
      .account,
      "agent TEXT NOT NULL, shop TEXT NOT NULL, employee TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT, removed INTEGER NOT NULL",
      index: "agent, shop, from_day")
    + ledger(
      .substitution, "assessor TEXT NOT NULL, substitute TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL",
      index: "assessor")

  private static let schemes: [String] =
    ledger(
      .scheme,
      "scheme TEXT NOT NULL, effective TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL, body BLOB NOT NULL",
      index: "scheme, effective")
    + ledger(
      .schemeStep,
      """
      version TEXT NOT NULL, state TEXT NOT NULL, discussed_on TEXT, consulted TEXT, made_known_on TEXT,
        made_known_how TEXT
      """, index: "version")
    + ledger(.schemeReceipt, "version TEXT NOT NULL, employee TEXT NOT NULL", index: "employee, version")

  private static let months: [String] =
    ledger(.monthStep, "month TEXT NOT NULL, state TEXT NOT NULL", index: "month")
    + ledger(.frame, "month TEXT NOT NULL, body TEXT NOT NULL", index: "month")
    + ledger(
      .intake,
      """
      month TEXT NOT NULL, content TEXT NOT NULL, file TEXT NOT NULL, taken INTEGER NOT NULL, rejected INTEGER NOT NULL,
        removed INTEGER NOT NULL
      """, index: "month, content")
    + ledger(
      .figure, "month TEXT NOT NULL, employee TEXT NOT NULL, facts BLOB", index: "month, employee")
    + ledger(
      .result,
      """
      month TEXT NOT NULL, employee TEXT NOT NULL, department TEXT NOT NULL, standing TEXT NOT NULL, score INTEGER,
        grade TEXT, failed INTEGER NOT NULL, complete INTEGER NOT NULL, earned INTEGER, total INTEGER, conditions TEXT,
        derivation BLOB, content TEXT NOT NULL, program TEXT NOT NULL, adjusts INTEGER NOT NULL
      """, index: "employee, month")
    + ["CREATE INDEX result_month ON result (month, entry)"]
    + ledger(.sheetStep, "month TEXT NOT NULL, employee TEXT NOT NULL, state TEXT NOT NULL", index: "month, employee")

  private static let papers: [String] =
    ledger(.paper, "month TEXT NOT NULL, employee TEXT NOT NULL, content TEXT", index: "month")
    + ledger(
      .rating,
      """
      month TEXT NOT NULL, employee TEXT NOT NULL, item TEXT NOT NULL, label TEXT, comment TEXT, given_by TEXT NOT NULL,
        given_at TEXT NOT NULL
      """, index: "month, employee, item")
    + ledger(
      .selfReview, "month TEXT NOT NULL, employee TEXT NOT NULL, item TEXT NOT NULL, label TEXT, comment TEXT",
      index: "month, employee")
    + ledger(
      .incident,
      """
      incident TEXT NOT NULL, month TEXT NOT NULL, employee TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        occurrences INTEGER NOT NULL, happened_on TEXT NOT NULL, note TEXT, seen_by TEXT NOT NULL, withdrawn INTEGER NOT NULL
      """, index: "month, employee")
    + ledger(
      .omission,
      """
      omission TEXT NOT NULL, month TEXT NOT NULL, assessor TEXT NOT NULL, employee TEXT NOT NULL, item TEXT NOT NULL,
        points TEXT, note TEXT, state TEXT NOT NULL, given_by TEXT NOT NULL
      """, index: "month, assessor")
    + ledger(
      .waiver,
      """
      month TEXT NOT NULL, employee TEXT NOT NULL, item TEXT NOT NULL, reason TEXT, given_by TEXT NOT NULL,
        withdrawn INTEGER NOT NULL
      """, index: "month, employee")
    + ledger(
      .standing, "month TEXT NOT NULL, employee TEXT NOT NULL, standing TEXT NOT NULL, reason TEXT",
      index: "month, employee")
    + ledger(
      .goal, "month TEXT NOT NULL, employee TEXT NOT NULL, goal TEXT, given_by TEXT NOT NULL", index: "month, employee")
    + ledger(
      .correction,
      """
      month TEXT NOT NULL, employee TEXT NOT NULL, measure TEXT NOT NULL, value TEXT, reason TEXT,
        given_by TEXT NOT NULL, withdrawn INTEGER NOT NULL
      """, index: "month, employee")
    + ledger(
      .sales, "month TEXT NOT NULL, agent TEXT NOT NULL, gross INTEGER NOT NULL, refund INTEGER NOT NULL",
      index: "month, agent")
    + ledger(
      .settlement, "month TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, withdrawn INTEGER NOT NULL",
      index: "month, kind")
    + ledger(
      .attachment,
      """
      content TEXT NOT NULL, name TEXT, size INTEGER NOT NULL, month TEXT NOT NULL, employee TEXT NOT NULL,
        concerns TEXT NOT NULL
      """, index: "month, employee")

  private static let disputes: [String] =
    ledger(
      .appeal,
      """
      appeal TEXT NOT NULL, month TEXT NOT NULL, employee TEXT NOT NULL, item TEXT NOT NULL, statement TEXT,
        deadline TEXT NOT NULL
      """, index: "month, employee")
    + ledger(
      .decision,
      """
      appeal TEXT NOT NULL, month TEXT NOT NULL, employee TEXT NOT NULL, outcome TEXT NOT NULL, reasons TEXT,
        points_before INTEGER, points_after INTEGER, total_before INTEGER, total_after INTEGER
      """, index: "month, employee")
    + ledger(
      .adjustment,
      """
      adjustment TEXT NOT NULL, month TEXT NOT NULL, paid_in TEXT NOT NULL, employee TEXT NOT NULL, amount INTEGER,
        cause TEXT NOT NULL, reason TEXT, points_before INTEGER, points_after INTEGER
      """, index: "paid_in, employee")

  /// What stands now, drawn from the ledger so that lists need not be; `verify` draws it again and compares.
  private static let standings = [
    "CREATE TABLE month_now (month TEXT NOT NULL PRIMARY KEY, state TEXT NOT NULL, sheets INTEGER NOT NULL) STRICT",
    """
    CREATE TABLE sheet_now (
      month TEXT NOT NULL,
      employee TEXT NOT NULL,
      name TEXT NOT NULL,
      department TEXT NOT NULL,
      assessor TEXT,
      state TEXT NOT NULL,
      standing TEXT NOT NULL,
      score INTEGER,
      grade TEXT,
      failed INTEGER NOT NULL,
      complete INTEGER NOT NULL,
      earned INTEGER,
      total INTEGER,
      result INTEGER NOT NULL,
      PRIMARY KEY (month, employee)
    ) STRICT
    """,
    "CREATE INDEX sheet_now_state ON sheet_now (month, state, complete)",
    "CREATE INDEX sheet_now_employee ON sheet_now (employee, month)",
    """
    CREATE TABLE gap_now (
      month TEXT NOT NULL,
      employee TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      says TEXT NOT NULL,
      blocks INTEGER NOT NULL,
      PRIMARY KEY (month, employee, kind, subject)
    ) STRICT
    """,
    "CREATE INDEX gap_now_kind ON gap_now (month, kind)",
  ]

  /// Version 3: how people sign in. Secrets are no part of the ledger; that somebody's were changed is in the journal.
  private static let signIn = [
    """
    CREATE TABLE sign_in_key (
      employee TEXT NOT NULL PRIMARY KEY,
      verifier TEXT NOT NULL,
      must_change INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      locked_until TEXT
    ) STRICT
    """,
    """
    CREATE TABLE web_session (
      token BLOB NOT NULL PRIMARY KEY,
      employee TEXT NOT NULL,
      begun TEXT NOT NULL,
      used TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX web_session_employee ON web_session (employee)",
  ]
}
