import ArgumentParser
import Exact
import Foundation
import Intake
import Metrics
import Wording
import Workflow

/// `kaohe import COMPANY FILE… --month 2026-10 [--shop S1] [--preview]`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "导入平台的导出文件；--preview 先看后存。Take in the platforms' exports; look first with --preview.",
    discussion: """
      每个文件要么全部导入，要么完全不导入；同一内容只导入一次；姓名、电话、地址、备注不采集，买家编号换成假名。
      A file is taken in whole or not at all, the same content once; names, phones, addresses and remarks are not taken, and buyers \
      are given pseudonyms.

      未知的文件 An unknown file:
        kaohe import 公司 文件 --month 2026-10 --preview
        kaohe import 公司 文件 --month 2026-10 --save-dialect my-orders --as orders.csv \\
          --map order_id=订单号 --map created_at=下单时间 --map amount_cents=实付 --map status=:done

      不认识的状态词 A word of a state that is not known:
        kaohe import 公司 文件 --month 2026-10 --state 订单状态:待揽收=sold

      查看与取出 What was taken in, and taking it out:
        kaohe import --list 公司 [--month 2026-10]
        kaohe import --remove 3f2a90c1 公司
      """)

  @Argument(help: "公司文件夹 the company's folder")
  var company: String

  @Argument(help: "文件或文件夹 files, or folders of files")
  var files: [String] = []

  @Option(help: "月份 month: 2026-10")
  var month: String?

  @Option(help: "店铺编号，文件里没有时指定 the shop's id, where the files do not say")
  var shop: String?

  @Flag(
    help: "确认报表是这个月的，尽管文件名或表头写的是别的月份；会留下记录 the reports are of the month whatever their names say; it stays on record")
  var confirmMonth = false

  @Flag(help: "只看不存 show what would be taken in, and store nothing")
  var preview = false

  @Flag(help: "列出已导入的文件 list what was taken in")
  var list = false

  @Option(help: ArgumentHelp("按哈希的前几位取出一个导入 take an import out, by the first digits of its hash", valueName: "hash"))
  var remove: String?

  @Option(help: ArgumentHelp("把对应关系存为方言 save the mapping as a dialect", valueName: "id"))
  var saveDialect: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("对应到哪个文件 what the rows become", valueName: "orders.csv"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "字段来自哪一列；FIELD=:VALUE 为固定值；FIELD=COLUMN:fen 指定读法 where a field comes from; a fixed value; a rule",
      valueName: "field=column"))
  var map: [String] = []

  @Option(help: ArgumentHelp("某字段里的词换成什么 what a word of a field becomes", valueName: "field:word=value"))
  var value: [String] = []

  @Option(
    help: ArgumentHelp(
      "状态列里某个词的含义，以后的导入都照此办理 what a word in a column of states means, from now on",
      valueName: "column:word=meaning"))
  var state: [String] = []

  @Option(help: "操作人工号；月份开启后必写 the employee id of whoever does it; needed once the month was opened")
  var by: String?

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if list || remove != nil {
      guard files.isEmpty, !preview, saveDialect == nil else {
        throw ValidationError("--list, --remove: 只需公司文件夹 the company's folder is enough")
      }
      return
    }
    guard month != nil else { throw ValidationError("--month 2026-10") }
    guard !files.isEmpty else { throw ValidationError("请指定文件 name the files") }
    guard saveDialect == nil || (target != nil && files.count == 1) else {
      throw ValidationError("--save-dialect: --as orders.csv, --map …, 一个文件 one file")
    }
    guard saveDialect != nil || (target == nil && map.isEmpty && value.isEmpty) else {
      throw ValidationError("--as, --map, --value: 与 --save-dialect 一起使用 go with --save-dialect")
    }
  }

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    let month = try self.month.map { try speaker.read(month: $0, as: Month($0)) }
    do throws(Diagnostic) {
      let company = try Company(at: company, database: records.url)
      if list {
        ImportListing(ImportDesk.list(company, month: month), speaker.language).print()
        return
      }
      if let remove {
        let taken = try ImportDesk.find(company, hash: remove, month: month)
        let clerk = try ImportClerk(company, by: by, month: taken.month)
        let removed = try ImportDesk.remove(company, hash: remove, month: month)
        try clerk.register()
        speaker.say(
          "已取出 \(removed.file)（\(removed.month)，\(removed.hash.prefix(12))）。",
          "\(removed.file) was taken out (\(removed.month), \(removed.hash.prefix(12))).")
        return
      }
      guard let month else { return }
      var desk = try ImportDesk(company, month: month, shop: shop, confirmsMonth: confirmMonth)
      let found = try desk.files(at: files)
      let clerk = isLooking && state.isEmpty ? nil : try ImportClerk(company, by: by, month: month)
      if !state.isEmpty {
        var said: [SaidState] = []
        for text in state { said.append(try SaidState(text)) }
        let entries = try desk.say(said, of: found, by: by ?? "")
        try clerk?.register(states: entries)
        speaker.say(
          "\(StateWords.fileName) 已记下 \(entries.count) 个词的含义。",
          "\(StateWords.fileName) now says what \(entries.count) words mean.")
        desk = try ImportDesk(company, month: month, shop: shop, confirmsMonth: confirmMonth)
      }
      let hasErrors = try take(found, desk, month, speaker)
      if !isLooking { try clerk?.register() }
      guard !hasErrors else { throw Diagnostic(.inputHadErrors, at: Place(file: files.count == 1 ? files[0] : nil)) }
    } catch {
      throw speaker.end(error)
    }
  }

  private var isLooking: Bool { preview || saveDialect != nil }

  /// Shows or takes the files; whether something of them cannot be used.
  private func take(
    _ files: [ImportDesk.Found], _ desk: ImportDesk, _ month: Month, _ speaker: Speaker
  ) throws(Diagnostic) -> Bool {
    var hasErrors = false
    var line = ProgressLine(speaker)
    func progress(_ done: Int, _ total: Int) { line.report(ReadingProgress(bytes: done, total: total)) }
    func tell(_ file: ImportedFile) {
      line.end()
      line = ProgressLine(speaker)
      let account = ImportAccount(file, at: desk, language: speaker.language)
      print(isLooking ? account.whole : account.short, terminator: "")
      fflush(nil)
      speaker.report(file.report.diagnostics)
      hasErrors = hasErrors || file.hasErrors
    }
    if let saveDialect, let target, let file = files.first {
      let draft = try Mapping(id: saveDialect, target: target, map: map, values: value).draft()
      let saved = try desk.save(draft, for: file)
      tell(saved.file)
      if saved.file.report.taken > 0 {
        speaker.say("方言已保存：\(saved.path)", "The dialect was saved: \(saved.path)")
      }
      return hasErrors
    }
    if preview {
      for file in files { tell(try desk.look(at: file, progress: progress)) }
    } else {
      try desk.take(files, progress: { _, done, total in progress(done, total) }, tell)
    }
    return hasErrors
  }
}
