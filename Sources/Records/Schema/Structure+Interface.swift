extension Structure {
  /// Version 4: what programs need that work with the records. Secrets are kept under their hash; what was done with them
  /// is in the journal.
  static let interface = [
    """
    CREATE TABLE access_token (
      token BLOB NOT NULL PRIMARY KEY,
      id TEXT NOT NULL,
      employee TEXT NOT NULL,
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      made TEXT NOT NULL,
      ends TEXT NOT NULL,
      used TEXT,
      ended TEXT
    ) STRICT
    """,
    "CREATE INDEX access_token_employee ON access_token (employee)",
    """
    CREATE TABLE request_done (
      token TEXT NOT NULL,
      request_key TEXT NOT NULL,
      request BLOB NOT NULL,
      claim BLOB NOT NULL,
      at TEXT NOT NULL,
      entry INTEGER,
      status INTEGER,
      body BLOB,
      PRIMARY KEY (token, request_key)
    ) STRICT
    """,
    "CREATE INDEX request_done_at ON request_done (at)",
    """
    CREATE TABLE webhook_place (
      endpoint TEXT NOT NULL PRIMARY KEY,
      entry INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      next_at TEXT NOT NULL,
      holder BLOB,
      held_until TEXT NOT NULL,
      due_on TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE webhook_delivery (
      endpoint TEXT NOT NULL,
      event TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      status INTEGER,
      outcome TEXT NOT NULL,
      PRIMARY KEY (endpoint, event, attempt)
    ) STRICT
    """,
    "CREATE INDEX webhook_delivery_at ON webhook_delivery (at)",
  ]
}
