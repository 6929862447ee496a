internal import CPQ

/// A statement that a connection has prepared.
struct PostgresStatement {
  let name: String
  /// The type of each argument; 0 where only null was seen so far.
  let types: [Oid]

  /// Whether arguments can be sent to it: null can always, another value only as what was prepared.
  func takes(_ types: [Oid]) -> Bool {
    types.count == self.types.count && zip(types, self.types).allSatisfy { $0 == 0 || $0 == $1 }
  }

  /// The types to prepare it anew with: what is known of an argument that is null now is kept.
  func widened(by types: [Oid]) -> [Oid] {
    guard types.count == self.types.count else { return types }
    return zip(types, self.types).map { $0 == 0 ? $1 : $0 }
  }

  /// The statement with `$1`, `$2`… for each `?` that does not stand in a literal, and how many there are.
  static func numbered(_ sql: String) -> (sql: String, count: Int) {
    var numbered = ""
    numbered.reserveCapacity(sql.utf8.count + 16)
    var count = 0
    var isQuoted = false
    for character in sql.unicodeScalars {
      if character == "'" { isQuoted.toggle() }
      if character == "?" && !isQuoted {
        count += 1
        numbered += "$\(count)"
      } else {
        numbered.unicodeScalars.append(character)
      }
    }
    return (numbered, count)
  }
}
