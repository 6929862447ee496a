extension Structure {
  /// Version 5: the second factor of signing in, and sign-ins under way. Secrets are sealed with a key that is not in the
  /// records.
  static let secondFactor = [
    """
    CREATE TABLE second_factor (
      employee TEXT NOT NULL PRIMARY KEY,
      secret BLOB NOT NULL,
      confirmed INTEGER NOT NULL,
      last_step INTEGER NOT NULL,
      spares TEXT NOT NULL
    ) STRICT
    """,
    "ALTER TABLE web_session ADD COLUMN way TEXT NOT NULL DEFAULT 'password'",
    """
    CREATE TABLE company_sign_in (
      state BLOB NOT NULL PRIMARY KEY,
      nonce TEXT NOT NULL,
      verifier TEXT NOT NULL,
      begun TEXT NOT NULL
    ) STRICT
    """,
  ]
}
