/// The messages about files that come in by way of the pages.
extension Message {
  static let uploads: [Message] = [
    uploadUnknown, uploadOffset, uploadTooLong, uploadTooLarge, uploadEmpty, uploadName, uploadsTooMany,
    uploadShareFull,
    uploadDiskFull, uploadBusy, uploadUnfinished, uploadUnread, importUnderWay, importNothing,
  ]

  /// A file that is not, or no longer, among those sent.
  public static let uploadUnknown = Message(
    "UPLOAD-UNKNOWN", .error,
    what: Bilingual(
      "没有这个上传的文件：可能已导入、已丢弃，或放得太久被清理了。",
      "There is no such file among those sent: it was imported, put away, or cleared after a while."),
    remedy: Bilingual("回到导入页，再选一次这个文件。", "Go back to the import page and choose the file again."))

  /// A piece that does not go on where the file ends.
  public static let uploadOffset = Message(
    "UPLOAD-OFFSET", .error,
    what: Bilingual(
      "“{name}”已收到 {received} 字节，这一段却从第 {offset} 字节开始，没有保存。",
      "Of \"{name}\" {received} bytes are there, but this piece begins at byte {offset}; it was not kept."),
    remedy: Bilingual("从已收到的地方接着传。", "Go on from where the file ends."))

  /// More than a file was said to have.
  public static let uploadTooLong = Message(
    "UPLOAD-TOO-LONG", .error,
    what: Bilingual(
      "“{name}”声明为 {size} 字节，传来的却更多；这一段没有保存。",
      "\"{name}\" was said to have {size} bytes, and more came; this piece was not kept."),
    remedy: Bilingual(
      "文件可能在上传时被改动：丢弃后重新上传。", "The file may have changed meanwhile: put it away here and send it again."))

  /// A file above the limit for one file.
  public static let uploadTooLarge = Message(
    "UPLOAD-TOO-LARGE", .error,
    what: Bilingual(
      "“{name}”有 {size} MiB，超过单个文件的上限 {limit} MiB。", "\"{name}\" has {size} MiB; the limit for one file is {limit} MiB."
    ),
    remedy: Bilingual(
      "按天或按店铺分成几个文件导出；也可以用 kaohe import 在服务器上导入。",
      "Export it in parts, by day or by shop; or take it in on the server with kaohe import."))

  /// A file of nothing.
  public static let uploadEmpty = Message(
    "UPLOAD-EMPTY", .error,
    what: Bilingual("“{name}”是空文件。", "\"{name}\" is an empty file."),
    remedy: Bilingual("从平台重新导出。", "Export it from the platform once more."))

  /// A name of which nothing can be used.
  public static let uploadName = Message(
    "UPLOAD-NAME", .error,
    what: Bilingual("文件名“{name}”不能使用。", "The file name \"{name}\" cannot be used."),
    remedy: Bilingual("换一个普通的文件名再上传。", "Give the file a plain name and send it again."))

  /// Too many files of one person.
  public static let uploadsTooMany = Message(
    "UPLOAD-TOO-MANY", .error,
    what: Bilingual("等待导入的文件已有 {limit} 个，不能再多。", "There are {limit} files waiting to be imported already."),
    remedy: Bilingual(
      "先导入或丢弃一些；很多小文件可以压成一个 ZIP 上传。",
      "Import some or put them away first; many small files can be sent as one ZIP."))

  /// Too many bytes of one person.
  public static let uploadShareFull = Message(
    "UPLOAD-SHARE-FULL", .error,
    what: Bilingual(
      "加上“{name}”，等待导入的文件共 {size} MiB，超过每人的上限 {limit} MiB。",
      "With \"{name}\" the files waiting come to {size} MiB; the limit for one person is {limit} MiB."),
    remedy: Bilingual("先导入或丢弃一些。", "Import some or put them away first."))

  /// A disk without room.
  public static let uploadDiskFull = Message(
    "UPLOAD-DISK-FULL", .error,
    what: Bilingual(
      "服务器磁盘只剩 {free} MiB，“{name}”需要 {size} MiB，并且要留出 {reserve} MiB。",
      "The server's disk has {free} MiB left; \"{name}\" needs {size} MiB, and {reserve} MiB have to stay free."),
    remedy: Bilingual("请管理员腾出空间，再从断点接着传。", "Ask whoever keeps the server to make room, then go on."))

  /// Two connections at one file.
  public static let uploadBusy = Message(
    "UPLOAD-BUSY", .error,
    what: Bilingual("“{name}”正由另一个连接上传。", "\"{name}\" is being sent by another connection."),
    remedy: Bilingual("关掉另一个页面，或等它传完。", "Close the other page, or wait until it has ended."))

  /// A file of which a part is there.
  public static let uploadUnfinished = Message(
    "UPLOAD-UNFINISHED", .error,
    what: Bilingual(
      "“{name}”还没有传完（{received} / {size} 字节）。", "\"{name}\" is not there yet ({received} of {size} bytes)."),
    remedy: Bilingual("再选一次同一个文件，就从断点接着传。", "Choose the same file again: it goes on where it ended."))

  /// A file that nobody has looked at.
  public static let uploadUnread = Message(
    "UPLOAD-UNREAD", .error,
    what: Bilingual(
      "“{name}”还没有读完，导入之前先看一眼认定的结果。", "\"{name}\" has not been read yet; look at what it is before it is imported."),
    remedy: Bilingual("等读完再导入。", "Wait until it has been read."))

  /// Somebody else is importing on this server.
  public static let importUnderWay = Message(
    "IMPORT-UNDER-WAY", .error,
    what: Bilingual(
      "{who} 正在导入 {month} 的文件，本次没有开始。", "{who} is importing files of {month}; this import did not begin."),
    remedy: Bilingual("等它结束后再按一次导入；已上传的文件都在。", "Press the button again when it has ended; what was sent is kept."))

  /// An import of no file.
  public static let importNothing = Message(
    "IMPORT-NOTHING", .error,
    what: Bilingual("没有选中可以导入的文件。", "No file was chosen that can be imported."),
    remedy: Bilingual("勾选至少一个已读好的文件。", "Choose at least one file that has been read."))
}
