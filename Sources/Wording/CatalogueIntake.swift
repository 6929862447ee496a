extension Message {
  /// The messages about files that are taken in.
  static let intake: [Message] = [
    .fileEmpty
  ]

  /// A file of zero bytes.
  public static let fileEmpty = Message(
    "FILE-EMPTY", .error,
    what: Bilingual("文件是空的（0 字节）。", "The file is empty (0 bytes)."),
    remedy: Bilingual("请重新导出并检查传输是否完整。", "Export it again and check that the transfer was complete."))
}
