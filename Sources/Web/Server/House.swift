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
  /// How often programs may ask.
  let rates: RateLimit
  /// How long a request that is sent twice waits for the answer of the first.
  let patience: Duration
  /// What is counted of the requests.
  let meters = Meters()
  /// Where a line about each request goes; nil for nowhere.
  let log: RequestLog?
  /// Whether everybody may read the metrics; otherwise only this machine.
  let showsMetrics: Bool
  private let current: Mutex<Office>

  /// A company's office, to be served.
  ///
  /// - Parameters:
  ///   - log: where a line about each request goes.
  ///   - showsMetrics: whether others than this machine may read the metrics.
  ///   - apiLimit: how many requests a minute one token may make.
  ///   - patience: how long a request that is sent twice waits for the answer of the first.
  public init(
    _ office: Office, isBehindProxy: Bool = false, log: RequestLog? = nil, showsMetrics: Bool = false,
    apiLimit: Int = 1_200, patience: Duration = .seconds(10)
  ) {
    self.patience = patience
    self.isBehindProxy = isBehindProxy
    self.log = log
    self.showsMetrics = showsMetrics
    rates = RateLimit(apiLimit)
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
