extension Message {
  static let intakeFormats: [Message] = [
    .scratchFailed, .legacyBroken, .compoundForeign, .htmlCutOff, .htmlTagLong, .htmlSpans, .archiveNested,
    .archiveFileTwice,
    .archiveOverlap, .archiveWithoutFiles, .archiveOpened,
  ]

  /// There is no room for what is unpacked or converted.
  public static let scratchFailed = Message(
    "SCRATCH-FAILED", .error,
    what: Bilingual(
      "解压或转码时无法写入临时文件：{reason}。",
      "What is unpacked or converted cannot be written to a temporary file: {reason}."),
    remedy: Bilingual(
      "请清理磁盘空间，或用环境变量 TMPDIR 指定另一个文件夹。",
      "Make room on the disk, or name another folder in the environment variable TMPDIR."))

  /// A workbook of Excel 97–2003 whose structure does not hold.
  public static let legacyBroken = Message(
    "LEGACY-BROKEN", .error,
    what: Bilingual(
      "旧版工作簿（.xls）已损坏或不完整：{reason}（第 {offset} 字节处）。",
      "The workbook (.xls) is damaged or incomplete: {reason} (at byte {offset})."),
    remedy: Bilingual(
      "请重新导出并等待传输完成；或用 Excel、WPS 打开修复后另存为 .xlsx。",
      "Export it again and wait until the transfer is complete, or open it in Excel or WPS, repair it and save it as .xlsx."
    ))

  /// An OLE2 container of another program.
  public static let compoundForeign = Message(
    "COMPOUND-FOREIGN", .error,
    what: Bilingual(
      "这是 OLE2 文件，但里面没有 Excel 工作簿（可能是 Word 文档、邮件或安装包）。",
      "This is an OLE2 file without an Excel workbook (a Word document, a mail or an installer, perhaps)."),
    remedy: Bilingual("请导出为 CSV 或 XLSX。", "Export it as CSV or XLSX."))

  /// An HTML table without its end.
  public static let htmlCutOff = Message(
    "HTML-CUT-OFF", .error,
    what: Bilingual(
      "文件内容是 HTML 表格，但到文件末尾表格仍未结束（缺少 </table>）：文件不完整，整个文件未采用。",
      "The content is an HTML table that does not end before the file does (</table> is missing): the file is incomplete, and none of it was taken."
    ),
    remedy: Bilingual("请重新导出并等待传输完成。", "Export it again and wait until the transfer is complete."))

  /// A tag of HTML without end.
  public static let htmlTagLong = Message(
    "HTML-TAG-LONG", .error,
    what: Bilingual(
      "HTML 标记超过上限 {limit} 字节。", "A tag of the HTML is longer than the limit of {limit} bytes."),
    remedy: Bilingual("请核实文件来源，从平台重新导出。", "Check where the file came from and export it from the platform again."))

  /// Cells that span so many rows and columns that nobody meant it.
  public static let htmlSpans = Message(
    "HTML-SPANS", .error,
    what: Bilingual(
      "HTML 表格中合并单元格跨越的行列过多（合计超过 {limit} 格）。",
      "Cells of the HTML table span too many rows and columns (more than {limit} places in all)."),
    remedy: Bilingual("请核实文件来源，从平台重新导出。", "Check where the file came from and export it from the platform again."))

  /// An archive within an archive.
  public static let archiveNested = Message(
    "ARCHIVE-NESTED", .error,
    what: Bilingual("压缩包里还有压缩包，没有打开。", "An archive within an archive is not opened."),
    remedy: Bilingual("请先解压外层，再放入收件夹。", "Unpack the outer one and put the inner one into the inbox."))

  /// Two files of the same name in an archive.
  public static let archiveFileTwice = Message(
    "ARCHIVE-FILE-TWICE", .error,
    what: Bilingual(
      "压缩包里有两个同名文件，只采用了前一个。", "The archive holds two files of this name; only the first was taken."),
    remedy: Bilingual("请解压后改名，再放入收件夹。", "Unpack them, rename one and put both into the inbox."))

  /// Entries that share their bytes: how bombs are built.
  public static let archiveOverlap = Message(
    "ARCHIVE-OVERLAP", .error,
    what: Bilingual(
      "压缩包内各文件的大小相加超过压缩包本身：内容相互重叠，可能是恶意构造，已拒绝。",
      "The files of the archive are together larger than the archive: they overlap, as in an archive built to do harm. It was refused."
    ),
    remedy: Bilingual("请核实文件来源，从平台重新导出。", "Check where the file came from and export it from the platform again."))

  /// An archive of nothing.
  public static let archiveWithoutFiles = Message(
    "ARCHIVE-WITHOUT-FILES", .error,
    what: Bilingual("压缩包里没有文件。", "There is no file in the archive."),
    remedy: Bilingual("请重新导出，并检查筛选的日期范围。", "Export it again and check the range of dates."))

  /// An archive of exports, each of which has its own account.
  public static let archiveOpened = Message(
    "ARCHIVE-OPENED", .note,
    what: Bilingual(
      "压缩包，内有 {count} 个文件，逐个列出。", "An archive of {count} files, each of which is accounted for on its own."),
    remedy: Bilingual("无需处理。", "There is nothing to do."))
}
