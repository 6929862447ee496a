internal import Intake

// What a rule set says about one case. Seconds are counted from a midnight.
extension RuleSet {
  /// The most days of a window.
  public static let longestWindow = 366

  /// 慢响应: the seconds beyond which a response is slow.
  static let slow = 180

  /// What it says about waits.
  var waiting: Waiting {
    Waiting(serviceHours: serviceHours, countsOffHours: countsOffHours, cap: responseCap ?? Int.max)
  }

  /// The seconds a buyer waited from the first line of a run to the response, before any cap.
  func wait(from start: Int, to response: Int) -> Int { waiting.wait(from: start, to: response) }

  /// What a wait counts as.
  func counted(_ wait: Int) -> Int { waiting.counted(wait) }

  /// What a run counts as that nobody answered; nil where it is no response.
  var unansweredWait: Int? { countsUnanswered ? responseCap : nil }

  /// The last second at which an order is still the fruit of a conversation whose last buyer line that is.
  @inline(__always)
  func end(ofWindowAfter second: Int) -> Int {
    switch window {
    case .hours(let hours): second + min(max(hours, 0), Self.longestWindow * 24) * 3600
    case .days(let days): second - second % 86_400 + min(max(days, 1), Self.longestWindow) * 86_400 - 1
    }
  }

  /// Whether a line counts as an agent's: theirs, or a robot's under their account where the rules say so.
  @inline(__always)
  func isAgent(_ row: MessageEvent) -> Bool {
    row.sender == .agent || (row.sender == .robot && countsRobots && !row.agent.isEmpty)
  }

  /// Whether a line counts at all: robots' lines do only as agents' lines.
  @inline(__always)
  func counts(_ row: MessageEvent) -> Bool { row.sender == .buyer || isAgent(row) }

  /// Whether a conversation has to be known whole before anything in it counts, see ``DossierShard``.
  var needsDossiers: Bool {
    owner != .lastReply || !leftOut.isEmpty || countsBuyerDays || waitsFrom == .lastRobot
  }

  /// Whether a robot's answer in a file is one, after which the buyer waits for a person anew.
  func beginsAnew(after file: EventFile) -> Bool { (waitsFrom ?? file.waitsFrom) == .lastRobot }
}

/// What a rule set says about waits, in plain numbers: it is asked for every response.
struct Waiting: BitwiseCopyable {
  let serviceHours: ServiceHours?
  /// Whether a wait that began within the service hours goes on outside them.
  let countsOffHours: Bool
  /// The most seconds a response counts as.
  let cap: Int

  /// The seconds a buyer waited from the first line of a run to the response, before any cap.
  @inline(__always)
  func wait(from start: Int, to response: Int) -> Int {
    guard let serviceHours else { return response - start }
    guard countsOffHours else { return serviceHours.open(before: response) - serviceHours.open(before: start) }
    return max(0, response - serviceHours.opening(notBefore: start))
  }

  /// What a wait counts as.
  @inline(__always)
  func counted(_ wait: Int) -> Int { min(wait, cap) }
}
