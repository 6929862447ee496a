public import Exact
public import Intake

/// The figures of a month, kept beside the index of their evidence: whoever asks about one of them need not compute the
/// month again while nothing it was computed from has changed.
struct KeptFigures: Sendable {
  /// Stands for everything the figures depend on.
  let key: ContentHash
  let accounts: [String: Parts]
  let employees: [String: Parts]
  let accountsOfEmployees: [String: [String: Parts]]

  /// The key of figures of those files, rules and holders; nil where a file could not be known again.
  static func key(
    _ inputs: EventInputs, _ month: Month, _ rules: RuleSet, _ tenures: Tenures?, _ closing: Day?
  ) -> ContentHash? {
    var sink = ByteSink()
    sink.text(EvidenceIndex.magic)
    sink.text(month.description)
    sink.text(String(describing: rules))
    sink.text(closing?.description ?? "")
    sink.number(tenures == nil ? 0 : 1)
    for tenure in tenures?.all ?? [] {
      sink.text(tenure.agent)
      sink.text(tenure.shop ?? "")
      sink.text(tenure.employee)
      sink.text(tenure.from.description)
      sink.text(tenure.to?.description ?? "")
    }
    for input in inputs.files {
      guard let stamp = (try? input.source.get())?.stamp else { return nil }
      sink.text(input.kind.rawValue)
      sink.text(input.waitsFrom.rawValue)
      sink.number(input.isLater ? 1 : 0)
      sink.text(String(describing: stamp))
    }
    return ContentHash(of: Array(sink.bytes))
  }

  func write(to sink: inout ByteSink) {
    key.bytes.withUnsafeBytes { sink.append($0) }
    for holders in [accounts, employees] { KeptFigures.write(holders, to: &sink) }
    sink.number(accountsOfEmployees.count)
    for (employee, accounts) in accountsOfEmployees.sorted(by: { $0.key < $1.key }) {
      sink.text(employee)
      KeptFigures.write(accounts, to: &sink)
    }
  }

  private static func write(_ holders: [String: Parts], to sink: inout ByteSink) {
    sink.number(holders.count)
    for (name, parts) in holders.sorted(by: { $0.key < $1.key }) {
      sink.text(name)
      for part in Part.allCases {
        switch parts[part] {
        case .known(let number):
          sink.text("")
          sink.signed(Int64(number))
        case .missing(let reason): sink.text(reason.rawValue)
        }
      }
    }
  }

  init(
    key: ContentHash, accounts: [String: Parts], employees: [String: Parts],
    accountsOfEmployees: [String: [String: Parts]]
  ) {
    self.key = key
    self.accounts = accounts
    self.employees = employees
    self.accountsOfEmployees = accountsOfEmployees
  }

  init?(_ cursor: inout ByteCursor) {
    guard let bytes = cursor.bytes(32) else { return nil }
    guard let accounts = KeptFigures.holders(&cursor), let employees = KeptFigures.holders(&cursor) else { return nil }
    guard let count = cursor.count(upTo: 1 << 30) else { return nil }
    var accountsOfEmployees: [String: [String: Parts]] = [:]
    for _ in 0..<count {
      guard let employee = cursor.text(), let accounts = KeptFigures.holders(&cursor) else { return nil }
      accountsOfEmployees[employee] = accounts
    }
    self.init(
      key: ContentHash(bytes: bytes), accounts: accounts, employees: employees,
      accountsOfEmployees: accountsOfEmployees)
  }

  private static func holders(_ cursor: inout ByteCursor) -> [String: Parts]? {
    guard let count = cursor.count(upTo: 1 << 30) else { return nil }
    var holders: [String: Parts] = [:]
    for _ in 0..<count {
      guard let name = cursor.text() else { return nil }
      var parts = Parts()
      for part in Part.allCases {
        guard let reason = cursor.text() else { return nil }
        if reason.isEmpty {
          guard let number = cursor.signed() else { return nil }
          parts[part] = .known(Int(number))
        } else {
          guard let missing = Missing.Reason(rawValue: reason) else { return nil }
          parts[part] = .missing(missing)
        }
      }
      holders[name] = parts
    }
    return holders
  }
}

extension EvidenceIndex {
  /// The figures per account, per employee, and per account of each employee as the run that made the index computed
  /// them; nil where anything they depend on is not the same any more.
  public func figures(
    _ inputs: EventInputs, month: Month, rules: RuleSet, tenures: Tenures?, closing: Day? = nil
  ) -> (
    accounts: [String: Parts], employees: [String: Parts], accountsOfEmployees: [String: [String: Parts]]
  )? {
    guard let kept, KeptFigures.key(inputs, month, rules, tenures, closing) == kept.key else { return nil }
    return (kept.accounts, kept.employees, kept.accountsOfEmployees)
  }
}
