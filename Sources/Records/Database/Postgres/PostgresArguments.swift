internal import CPQ

/// Arguments as they are sent: their types, and their bytes one after the other.
struct PostgresArguments {
  /// The type of each; 0 for null, which fits every type.
  private(set) var types: [Oid] = []
  private var places: [(offset: Int, count: Int)?] = []
  private var bytes: [UInt8] = []

  init(_ values: [StoredValue]) {
    types.reserveCapacity(values.count)
    places.reserveCapacity(values.count)
    for value in values {
      let offset = bytes.count
      switch value {
      case .null:
        types.append(0)
        places.append(nil)
        continue
      case .integer(let number):
        types.append(PostgresType.bigint)
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
      case .text(let text):
        types.append(PostgresType.text)
        bytes.append(contentsOf: text.utf8)
      case .bytes(let content):
        types.append(PostgresType.bytea)
        bytes.append(contentsOf: content)
      }
      places.append((offset, bytes.count - offset))
    }
    // An empty array has no address, and an argument without one would be null.
    bytes.append(0)
  }

  /// Hands over what libpq takes: the address, length and format of each.
  func send<Answer>(
    _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Answer
  ) -> Answer {
    bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      return body(
        Int32(places.count), places.map { place in place.flatMap { start?.advanced(by: $0.offset) } },
        places.map { Int32($0?.count ?? 0) }, places.map { _ in 1 })
    }
  }
}
