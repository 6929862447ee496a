internal import CPQ
internal import Wording

/// What the server or libpq reports.
struct PostgresFailure: Error {
  /// The SQLSTATE; empty where the server said nothing.
  var state = ""
  /// In the server's words.
  let text: String
  var statement: String?
  /// Whether the connection is gone, and with it what was not committed.
  var isLost = false

  /// The failure a result speaks of; nil where it was answered.
  init?(_ result: OpaquePointer?, on connection: OpaquePointer, statement: String?) {
    let status = PQresultStatus(result)
    guard result == nil || status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK else { return nil }
    func field(_ code: Character) -> String? {
      code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
    }
    // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY are characters in C.
    state = field("C") ?? ""
    text = field("M") ?? PostgresFailure.gist(String(cString: PQerrorMessage(connection)))
    self.statement = statement
    // Without a SQLSTATE it is libpq that could not write or read, which its own status may not know yet. 08P01 is a
    // message that was not understood; the connection stands.
    isLost =
      state.isEmpty || PQstatus(connection) == CONNECTION_BAD || state.hasPrefix("08") && state != "08P01"
      || ["57P01", "57P02", "57P03"].contains(state)
  }

  /// A failure without a result.
  init(_ text: String, statement: String? = nil, isLost: Bool = false) {
    self.text = PostgresFailure.gist(text)
    self.statement = statement
    self.isLost = isLost
  }

  /// The first line, without the address that libpq puts before it.
  private static func gist(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    return String(line.firstRange(of: " failed: ").map { line[$0.upperBound...] } ?? line)
  }

  /// The message for it.
  ///
  /// - Parameter isWriting: whether a right that is missing is one to write.
  func diagnostic(at address: PostgresAddress, _ patience: Patience, isWriting: Bool) -> Diagnostic {
    let place = address.place
    let clean = address.cleaned(text)
    let why = ["why": Diagnostic.quoted(clean)]
    if isLost { return Diagnostic(.recordsLost, at: place, why) }
    return switch state {
    case "55P03": patience.busy(place)
    case "53100": Diagnostic(.recordsFull, at: place, why)
    case "25006": Diagnostic(.recordsReadOnly, at: place, why)
    case "42501" where isWriting: Diagnostic(.recordsReadOnly, at: place, why)
    case "XX001", "XX002": Diagnostic(.recordsDamaged, at: place, why)
    default:
      Diagnostic(
        .recordsUnusable, at: place, ["why": Misuse.why(clean, statement: statement.map(address.cleaned))])
    }
  }
}
