public import Appraisal
public import Exact

/// 核验码: what stands on a printed form to lead back to the derivation it was printed from:
/// `2026-10/E08/3f2a9c0011223344`, month, employee and the first sixteen digits of the derivation's hash.
public struct FormCode: Hashable, Sendable, CustomStringConvertible {
  /// The month.
  public let month: Month
  /// The employee's id.
  public let employee: String
  /// The first sixteen hexadecimal digits of the derivation's hash.
  public let hash: String

  private static let digits = 16

  /// The code of a derivation.
  public init(_ derivation: Derivation) {
    month = derivation.month
    employee = derivation.employee
    hash = String(derivation.hash.prefix(FormCode.digits))
  }

  /// Reads a code as it was printed, or as a reader of QR codes gives it.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, let first = parts.first, let last = parts.last else { return nil }
    let month = first.split(separator: " ").last.flatMap { Month(String($0)) }
    let hash = last.lowercased().filter { $0 != " " }
    let employee = parts.dropFirst().dropLast().joined(separator: "/")
    guard let month, hash.count == FormCode.digits, hash.allSatisfy(\.isHexDigit), !employee.isEmpty else { return nil }
    self.month = month
    self.employee = employee
    self.hash = hash
  }

  /// The code as it is printed.
  public var description: String { "\(month)/\(employee)/\(hash)" }

  /// Whether a derivation's hash begins as the code says.
  public func isOf(hash: String) -> Bool { hash.hasPrefix(self.hash) }

  /// What the QR code on the form holds.
  var scanned: String { "KAOHE " + description }
}
