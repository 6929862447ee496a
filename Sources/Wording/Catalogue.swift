/// Every message of the product, in one place, so that no two rooms say the same thing differently.
///
/// The entries stand in the files `Catalogue<Room>.swift`, as static members of ``Message``.
public enum Catalogue {
  /// All entries, ordered by room.
  public static let all: [Message] = [
    Message.scheme,
    Message.intake,
    Message.events,
    Message.records,
    Message.life,
    Message.signIn,
    Message.books,
    Message.company,
    Message.paperwork,
    Message.demo,
    Message.imports,
    Message.uploads,
    Message.firstStart,
    Message.rules,
    Message.law,
    Message.pay,
    Message.api,
    Message.webhooks,
  ].flatMap(\.self)
}
