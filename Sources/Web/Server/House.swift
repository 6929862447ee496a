internal import Exact
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
  private let current: Mutex<Standing>

  /// Whether there is a company yet.
  private enum Standing: Sendable {
    case company(Office)
    case beginning(FirstStart)
  }

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
    current = Mutex(.company(office))
  }

  /// A folder in which a company is about to begin: until it does, nothing is served but its beginning, to whoever knows
  /// the setup code.
  ///
  /// The other parameters are those of a company's.
  public init(
    beginning founding: Founding, isBehindProxy: Bool = false, log: RequestLog? = nil, showsMetrics: Bool = false,
    apiLimit: Int = 1_200
  ) {
    patience = .seconds(10)
    self.isBehindProxy = isBehindProxy
    self.log = log
    self.showsMetrics = showsMetrics
    rates = RateLimit(apiLimit)
    current = Mutex(.beginning(FirstStart(founding)))
  }

  /// The office with the company's records; there is one wherever somebody can be signed in.
  public var office: Office {
    switch current.withLock({ $0 }) {
    case .company(let office): office
    case .beginning: preconditionFailure("a page of a company was asked for before it began")
    }
  }

  /// The office; nil before there is a company.
  var begun: Office? { firstStart == nil ? office : nil }

  /// The second it is, also before there is a company.
  var now: Instant { begun?.now ?? Clock.now() }

  /// The company's beginning; nil once it has begun, for ever.
  var firstStart: FirstStart? {
    switch current.withLock({ $0 }) {
    case .company: nil
    case .beginning(let start): start
    }
  }

  /// The code by which whoever reads the terminal begins; nil once it was used.
  public var setupCode: String? { firstStart?.code }

  /// From now on the company is served.
  func open(_ office: Office) { current.withLock { $0 = .company(office) } }

  /// Reads the company's folder again, before something is done that depends on what lies in it.
  func reread() throws(Diagnostic) -> Office {
    let office = try office.reread()
    current.withLock { $0 = .company(office) }
    return office
  }
}
