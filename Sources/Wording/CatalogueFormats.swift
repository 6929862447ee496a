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
      "解压或转码时无法写入临时文件：{reason}。", "Cannot write a temporary file while unpacking or converting: {reason}."),
    remedy: Bilingual(
      "清理磁盘空间，或用环境变量 TMPDIR 指定另一个文件夹。", "Free disk space, or set the environment variable TMPDIR to another folder."))

  /// A workbook of Excel 97–2003 whose structure does not hold.
  public static let legacyBroken = Message(
    "LEGACY-BROKEN", .error,
    what: Bilingual(
      "旧版工作簿（.xls）已损坏或不完整：{reason}（第 {offset} 字节处）。",
      "The workbook (.xls) is damaged or incomplete: {reason} (at byte {offset})."),
    remedy: Bilingual(
      "重新导出并确认传输完整；或用 Excel、WPS 打开修复后另存为 .xlsx。",
      "Export it again and check that the transfer completed, or open it in Excel or WPS, repair it and save it as .xlsx."
    ))

  /// An OLE2 container of another program.
  public static let compoundForeign = Message(
    "COMPOUND-FOREIGN", .error,
    what: Bilingual(
      "这不是 Excel 工作簿（可能是 Word 文档、邮件或安装包）。",
      "This is not an Excel workbook (possibly a Word document, an e-mail or an installer)."),
    remedy: Bilingual("导出为 CSV 或 XLSX。", "Export it as CSV or XLSX."))

  /// An HTML table without its end.
  public static let htmlCutOff = Message(
    "HTML-CUT-OFF", .error,
    what: Bilingual(
      "HTML 表格不完整（缺少 </table>），整个文件未采用。", "The HTML table is incomplete (</table> is missing); the file was not used."),
    remedy: Bilingual("重新导出并等待传输完成。", "Export it again and wait for the transfer to complete."))

  /// A tag of HTML without end.
  public static let htmlTagLong = Message(
    "HTML-TAG-LONG", .error,
    what: Bilingual("HTML 标记超过上限 {limit} 字节。", "An HTML tag exceeds the limit of {limit} bytes."),
    remedy: Bilingual("核实文件来源，从平台重新导出。", "Check the origin of the file and export it from the platform again."))

  /// Cells that span so many rows and columns that nobody meant it.
  public static let htmlSpans = Message(
    "HTML-SPANS", .error,
    what: Bilingual(
      "HTML 表格的合并单元格过多（合计超过 {limit} 格）。", "Merged cells of the HTML table cover more than {limit} cells."),
    remedy: Bilingual("核实文件来源，从平台重新导出。", "Check the origin of the file and export it from the platform again."))

  /// An archive within an archive.
  public static let archiveNested = Message(
    "ARCHIVE-NESTED", .error,
    what: Bilingual("压缩包里的压缩包没有打开。", "Archives inside an archive are not opened."),
    remedy: Bilingual("先解压外层，再导入里面的压缩包。", "Unpack the outer archive and import the inner one."))

  /// Two files of the same name in an archive.
  public static let archiveFileTwice = Message(
    "ARCHIVE-FILE-TWICE", .error,
    what: Bilingual("压缩包里有两个同名文件，只采用第一个。", "The archive contains two files with this name; only the first was used."),
    remedy: Bilingual("解压后改名，再一并导入。", "Unpack it, rename one of them and import both."))

  /// Entries that share their bytes: how bombs are built.
  public static let archiveOverlap = Message(
    "ARCHIVE-OVERLAP", .error,
    what: Bilingual(
      "压缩包内文件相互重叠，可能是恶意文件，已拒绝。", "Files in the archive overlap, as in a malicious archive; it was refused."),
    remedy: Bilingual("核实文件来源，从平台重新导出。", "Check the origin of the file and export it from the platform again."))

  /// An archive of nothing.
  public static let archiveWithoutFiles = Message(
    "ARCHIVE-WITHOUT-FILES", .error,
    what: Bilingual("压缩包是空的。", "The archive is empty."),
    remedy: Bilingual("重新导出，并检查所选日期范围。", "Export it again and check the date range."))

  /// An archive of exports, each of which has its own account.
  public static let archiveOpened = Message(
    "ARCHIVE-OPENED", .note,
    what: Bilingual("压缩包内有 {count} 个文件，分别列出。", "An archive of {count} files, each listed separately."),
    remedy: Bilingual("无需处理。", "No action is needed."))
}
