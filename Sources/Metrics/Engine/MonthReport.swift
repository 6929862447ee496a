public import Intake
public import Wording

/// What became of the files and rows of a month.
public struct MonthReport: Sendable {
  /// The files, by kind and then in their order; those refused as a whole come last of their kind.
  public let files: [EventFileReport]
  /// Accounts with rows on days on which they belonged to no employee, bytewise by account; empty without tenures.
  public let unowned: [UnownedAccount]
  /// What concerns the month, not a row: kinds left out, accounts without owner, orders without amount.
  public let warnings: [Diagnostic]
  /// The lines of robots in the month's chats.
  public let robotLines: Int

  /// Everything there is to say: refusals, refused rows, warnings.
  public var diagnostics: [Diagnostic] { files.flatMap(\.diagnostics) + warnings }
  /// Whether any file or row was refused.
  public var hasErrors: Bool { files.contains { $0.refusal != nil || $0.account.rejected > 0 } }
}

/// What became of a file.
public struct EventFileReport: Sendable {
  /// What its rows are.
  public let kind: EventKind
  /// Its name, as messages call it.
  public let name: String
  /// Why none of it was taken, or nil.
  public let refusal: Diagnostic?
  private let tally: RowTally
  private let remarks: [Diagnostic]

  init(kind: EventKind, name: String, refusal: Diagnostic?, tally: RowTally, remarks: [Diagnostic]) {
    self.remarks = remarks
    self.kind = kind
    self.name = name
    self.refusal = refusal
    self.tally = tally
  }

  /// What became of its rows; all 0 for a file refused as a whole.
  public var account: RowAccount { tally.account }

  /// Why the file or rows of it were refused, in the order of the rows, at most ``RowTally/mostReasons``, and what
  /// else there is to say.
  public var diagnostics: [Diagnostic] {
    if let refusal { return [refusal] }
    var all = tally.reasons
    if account.rejected > all.count {
      all.append(
        Diagnostic(
          .eventReasonsMore, at: Place(file: name),
          ["count": String(account.rejected), "listed": String(all.count)]))
    }
    if account.repeated > 0 {
      all.append(
        Diagnostic(
          .eventRepeated, at: Place(file: name),
          ["count": String(account.repeated), "total": String(account.total), "new": String(account.taken)]))
    }
    return all + remarks
  }
}

/// An account with rows that belong to nobody.
public struct UnownedAccount: Hashable, Sendable {
  /// The account.
  public let account: String
  /// The number of its rows on days without an owner.
  public let rows: Int
}
