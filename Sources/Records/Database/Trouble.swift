internal import Wording

/// The first failure within a transaction.
///
/// It dooms the whole, even where the body went on after it: PostgreSQL refuses every later statement, and so that no
/// body works with one database only, SQLite keeps nothing either.
final class Trouble {
  private(set) var first: Diagnostic?

  /// Keeps a failure, and gives it back to be thrown.
  @discardableResult
  func note(_ failure: Diagnostic) -> Diagnostic {
    first = first ?? failure
    return failure
  }

  /// Throws the first failure, where there was one.
  func check() throws(Diagnostic) {
    if let first { throw first }
  }
}
