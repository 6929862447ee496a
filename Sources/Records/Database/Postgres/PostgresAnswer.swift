internal import CPQ

/// What the server answered, kept until the last row has been taken.
final class PostgresAnswer {
  private let handle: OpaquePointer
  let columns: [String]
  let types: [Oid]
  let count: Int32

  init(_ handle: OpaquePointer) {
    self.handle = handle
    let places = 0..<PQnfields(handle)
    columns = places.map { String(cString: PQfname(handle, $0)) }
    types = places.map { PQftype(handle, $0) }
    count = PQntuples(handle)
  }

  deinit { PQclear(handle) }

  /// The first words of the server's receipt: `INSERT 0 1`, `COMMIT`.
  var receipt: String { String(cString: PQcmdStatus(handle)) }

  /// The number of rows that were changed; a SELECT, which counts those it found, changes none.
  var changed: Int {
    receipt.hasPrefix("SELECT") ? 0 : Int(String(cString: PQcmdTuples(handle))) ?? 0
  }

  /// The bytes of a value, valid while the answer is; nil where it is null.
  func bytes(_ row: Int32, _ column: Int) -> UnsafeRawBufferPointer? {
    let column = Int32(column)
    guard PQgetisnull(handle, row, column) == 0 else { return nil }
    return UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column), count: Int(PQgetlength(handle, row, column)))
  }

  /// The first value as text, in an answer to a statement without arguments.
  var firstText: String? {
    count == 0 || columns.isEmpty ? nil : bytes(0, 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
