internal import Synchronization
internal import Wording
public import Workflow

/// What every request finds: the company's office, and how pages are served.
public final class House: Sendable {
  /// Whether a proxy that speaks HTTPS stands in front: cookies are then only sent over it, and its word on where a
  /// request came from is taken.
  public let isBehindProxy: Bool
  let templates = Templates()
  let attempts = Attempts()
  let imports = ImportWork()
  private let current: Mutex<Office>

  /// A company's office, to be served.
  public init(_ office: Office, isBehindProxy: Bool = false) {
    self.isBehindProxy = isBehindProxy
    current = Mutex(office)
  }

  /// The office with the company's records.
  public var office: Office { current.withLock { $0 } }

  /// Reads the company's folder again, before something is done that depends on what lies in it.
  func reread() throws(Diagnostic) -> Office {
    let office = try office.reread()
    current.withLock { $0 = office }
    return office
  }
}
