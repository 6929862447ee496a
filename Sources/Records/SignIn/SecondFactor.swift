public import Exact
public import Wording

/// The second factor of somebody's sign-in (两步验证): what the codes of their device are held against.
public struct SecondFactor: Hashable, Sendable {
  /// The employee's id.
  public var employee: String
  /// What the codes are made of, sealed.
  public var secret: [UInt8]
  /// Whether a code of the device was shown once; until then nothing is asked.
  public var isConfirmed: Bool
  /// The last half-minute whose code was used: none is taken twice.
  public var lastStep: Int64
  /// The hashes of the spare codes that are left, in hexadecimal digits.
  public var spares: [String]

  /// The second factor of somebody's sign-in.
  public init(
    employee: String, secret: [UInt8], isConfirmed: Bool = false, lastStep: Int64 = 0, spares: [String] = []
  ) {
    self.employee = employee
    self.secret = secret
    self.isConfirmed = isConfirmed
    self.lastStep = lastStep
    self.spares = spares
  }
}

extension Records {
  /// The second factor of somebody's sign-in; nil where there is none.
  public func secondFactor(of employee: String) throws(Diagnostic) -> SecondFactor? {
    try session.first(
      "SELECT secret, confirmed, last_step, spares FROM second_factor WHERE employee = ?", [.text(employee)]
    ) { row in
      SecondFactor(
        employee: employee, secret: row.bytes(0), isConfirmed: row.integer(1) != 0, lastStep: row.integer(2),
        spares: row.text(3).split(separator: " ").map(String.init))
    }
  }

  /// Who has a second factor that is asked for.
  public func whoHasSecondFactor() throws(Diagnostic) -> Set<String> {
    Set(try session.all("SELECT employee FROM second_factor WHERE confirmed = 1") { $0.text(0) })
  }
}

extension Entry {
  /// Sets somebody's second factor, or takes it away. The secret is no part of the entry.
  public mutating func set(_ factor: SecondFactor?, of employee: String) throws(Diagnostic) {
    note()
    try session.run("DELETE FROM second_factor WHERE employee = ?", [.text(employee)])
    guard let factor else { return }
    try session.keep(factor)
  }
}

extension RecordStore {
  /// Keeps a second factor that is being set up, unless one is asked for already.
  ///
  /// - Returns: whether it was kept.
  public func begin(_ factor: SecondFactor) throws(Diagnostic) -> Bool {
    try engine.write { session throws(Diagnostic) in
      let sql = "SELECT confirmed FROM second_factor WHERE employee = ?"
      if try session.first(sql, [.text(factor.employee)], { $0.integer(0) }) == 1 { return false }
      try session.run("DELETE FROM second_factor WHERE employee = ?", [.text(factor.employee)])
      try session.keep(factor)
      return true
    }
  }

  /// Takes the code of a half-minute, if none of it or a later one was taken before.
  ///
  /// - Returns: whether it was taken.
  public func take(step: Int64, of employee: String) throws(Diagnostic) -> Bool {
    try engine.write { session throws(Diagnostic) in
      let sql = "UPDATE second_factor SET last_step = ? WHERE employee = ? AND last_step < ?"
      return try session.run(sql, [.integer(step), .text(employee), .integer(step)]) == 1
    }
  }

  /// Takes a spare code, which is then gone.
  ///
  /// - Returns: whether it was one of those left.
  public func take(spare hash: ContentHash, of employee: String) throws(Diagnostic) -> Bool {
    try engine.write { session throws(Diagnostic) in
      let sql = "SELECT spares FROM second_factor WHERE employee = ?"
      let left = try session.first(sql, [.text(employee)]) { $0.text(0).split(separator: " ").map(String.init) } ?? []
      guard left.contains(hash.description) else { return false }
      let rest = left.filter { $0 != hash.description }.joined(separator: " ")
      try session.run("UPDATE second_factor SET spares = ? WHERE employee = ?", [.text(rest), .text(employee)])
      return true
    }
  }
}

extension Session {
  fileprivate func keep(_ factor: SecondFactor) throws(Diagnostic) {
    try run(
      "INSERT INTO second_factor (employee, secret, confirmed, last_step, spares) VALUES (?, ?, ?, ?, ?)",
      [
        .text(factor.employee), .bytes(factor.secret), .integer(factor.isConfirmed ? 1 : 0),
        .integer(factor.lastStep), .text(factor.spares.joined(separator: " ")),
      ])
  }
}
