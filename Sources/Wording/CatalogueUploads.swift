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
      "找不到这个上传的文件：可能已导入、已丢弃，或过期被清理。", "Uploaded file not found: it was imported, discarded or cleaned up after expiry."),
    remedy: Bilingual("回到导入页重新选择文件。", "Go back to the import page and choose the file again."))

  /// A piece that does not go on where the file ends.
  public static let uploadOffset = Message(
    "UPLOAD-OFFSET", .error,
    what: Bilingual(
      "“{name}”已收到 {received} 字节，此分段从第 {offset} 字节开始，未保存。",
      "{received} bytes of \"{name}\" have been received, but this part starts at byte {offset}; it was not saved."),
    remedy: Bilingual("从已收到的位置续传。", "Resume from the bytes already received."))

  /// More than a file was said to have.
  public static let uploadTooLong = Message(
    "UPLOAD-TOO-LONG", .error,
    what: Bilingual(
      "“{name}”声明为 {size} 字节，实际更多；此分段未保存。",
      "\"{name}\" was announced as {size} bytes but more were sent; this part was not saved."),
    remedy: Bilingual(
      "文件可能在上传时被改动：丢弃后重新上传。", "The file may have changed during upload: discard it and upload it again."))

  /// A file above the limit for one file.
  public static let uploadTooLarge = Message(
    "UPLOAD-TOO-LARGE", .error,
    what: Bilingual(
      "“{name}”为 {size} MiB，超过单个文件的上限 {limit} MiB。", "\"{name}\" is {size} MiB; the limit per file is {limit} MiB."),
    remedy: Bilingual(
      "按天或按店铺分开导出；也可以在服务器上用 kaohe import 导入。",
      "Export it by day or by shop, or import it on the server with kaohe import."))

  /// A file of nothing.
  public static let uploadEmpty = Message(
    "UPLOAD-EMPTY", .error,
    what: Bilingual("“{name}”是空文件。", "\"{name}\" is empty."),
    remedy: Bilingual("从平台重新导出。", "Export it from the platform again."))

  /// A name of which nothing can be used.
  public static let uploadName = Message(
    "UPLOAD-NAME", .error,
    what: Bilingual("文件名“{name}”无效。", "Invalid file name \"{name}\"."),
    remedy: Bilingual("改用普通的文件名后上传。", "Rename the file and upload it again."))

  /// Too many files of one person.
  public static let uploadsTooMany = Message(
    "UPLOAD-TOO-MANY", .error,
    what: Bilingual("等待导入的文件已达 {limit} 个上限。", "{limit} files are already waiting to be imported, which is the limit."),
    remedy: Bilingual(
      "先导入或丢弃一些；多个小文件可以压缩成一个 ZIP 上传。", "Import or discard some first; many small files can be uploaded as one ZIP."))

  /// Too many bytes of one person.
  public static let uploadShareFull = Message(
    "UPLOAD-SHARE-FULL", .error,
    what: Bilingual(
      "加上“{name}”，待导入的文件共 {size} MiB，超过每人上限 {limit} MiB。",
      "With \"{name}\", files waiting to be imported total {size} MiB; the limit per person is {limit} MiB."),
    remedy: Bilingual("先导入或丢弃一些。", "Import or discard some first."))

  /// A disk without room.
  public static let uploadDiskFull = Message(
    "UPLOAD-DISK-FULL", .error,
    what: Bilingual(
      "服务器磁盘剩余 {free} MiB，“{name}”需要 {size} MiB，另须保留 {reserve} MiB。",
      "The server has {free} MiB of disk space left; \"{name}\" needs {size} MiB, and {reserve} MiB are reserved."),
    remedy: Bilingual("请管理员清理磁盘空间，再续传。", "Ask the administrator to free disk space, then resume."))

  /// Two connections at one file.
  public static let uploadBusy = Message(
    "UPLOAD-BUSY", .error,
    what: Bilingual("“{name}”正在另一个页面上传。", "\"{name}\" is being uploaded by another connection."),
    remedy: Bilingual("关闭另一个页面，或等待上传完成。", "Close the other page, or wait for it to finish."))

  /// A file of which a part is there.
  public static let uploadUnfinished = Message(
    "UPLOAD-UNFINISHED", .error,
    what: Bilingual(
      "“{name}”未上传完（{received} / {size} 字节）。", "\"{name}\" has not been fully uploaded ({received} of {size} bytes)."),
    remedy: Bilingual("重新选择同一文件，即从断点续传。", "Choose the same file again to resume."))

  /// A file that nobody has looked at.
  public static let uploadUnread = Message(
    "UPLOAD-UNREAD", .error,
    what: Bilingual("“{name}”仍在读取，请先查看识别结果再导入。", "\"{name}\" is still being read; review it before importing."),
    remedy: Bilingual("等待读取完成。", "Wait until it has been read."))

  /// Somebody else is importing on this server.
  public static let importUnderWay = Message(
    "IMPORT-UNDER-WAY", .error,
    what: Bilingual(
      "{who} 正在导入 {month} 的文件，本次未开始。", "{who} is importing files for {month}; this import was not started."),
    remedy: Bilingual("等待完成后重新点击导入；已上传的文件会保留。", "Click import again when it has finished; uploaded files are kept."))

  /// An import of no file.
  public static let importNothing = Message(
    "IMPORT-NOTHING", .error,
    what: Bilingual("没有选择可导入的文件。", "No importable file selected."),
    remedy: Bilingual("至少勾选一个已读取的文件。", "Select at least one file that has been read."))
}
