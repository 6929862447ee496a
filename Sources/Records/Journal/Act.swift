public import Exact

/// Something a person does that changes the records: who, when, what, about whom, and why.
public struct Act: Hashable, Sendable {
  /// The employee id of whoever does it; `kaohe` where nobody was named.
  public var actor: String
  /// The role in which it is done.
  public var role: String
  /// What is done: `rate`, `publish` …
  public var name: String
  /// When, `2026-11-03 09:15:00` (Asia/Shanghai).
  public var at: String
  /// The month it concerns.
  public var month: Month?
  /// The employee it concerns.
  public var employee: String?
  /// The item, version, file or other thing it concerns.
  public var item: String?
  /// Why; what a person wrote, or what the act says of itself.
  public var reason: String
  /// What is worth reading beside it, by name: states, counts, numbers. Never what a person wrote, never a name.
  public var details: [String: String]

  /// An act.
  public init(
    _ name: String, by actor: String, as role: String, at: String, month: Month? = nil, employee: String? = nil,
    item: String? = nil, reason: String = "", details: [String: String] = [:]
  ) {
    self.actor = actor
    self.role = role
    self.name = name
    self.at = at
    self.month = month
    self.employee = employee
    self.item = item
    self.reason = reason
    self.details = details
  }
}
