import ArgumentParser
import Exact
import Foundation
import Records
import Wording
import Workflow

/// `kaohe verify COMPANY --by A01`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "校验：日志链、每一行、重算的结果、凭证文件。Prove the records: journal, rows, recomputed results, files of evidence.")

  @OptionGroup var desk: DeskOptions

  func run() throws {
    var isClean = true
    try desk.run { desk, speaker throws(Diagnostic) in
      let verification = try desk.verify()
      speaker.report(verification.findings)
      isClean = verification.isClean
      speaker.say(
        "日志 \(verification.entries) 条，重算 \(verification.recomputed) 个结果，核对 \(verification.files) 个文件："
          + (isClean ? "全部相符" : "有不符之处") + "；链首 \(verification.head?.description ?? "—")",
        "\(verification.entries) entries, \(verification.recomputed) results recomputed, \(verification.files) files: "
          + (isClean ? "everything is as the journal says" : "not everything is as the journal says")
          + "; head \(verification.head?.description ?? "—")")
    }
    if !isClean { throw Outcome.inputErrors.code }
  }
}

/// `kaohe backup COMPANY --by H01 --to FOLDER`
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "备份，期间照常工作。Take a backup while everybody goes on working.")

  @OptionGroup var desk: DeskOptions

  @Option(help: "备份到哪个文件夹 the folder it is put into")
  var to: String

  func run() throws {
    try desk.run { desk, speaker throws(Diagnostic) in
      let (entries, files) = try desk.backUp(to: to)
      speaker.say(
        "已备份到 \(to)：日志到第 \(entries) 条，\(files) 个文件。买家假名的密钥（.keys）不在其中，请另行保存。",
        "backed up to \(to): \(entries) entries, \(files) files. The key of buyers' pseudonyms (.keys) is not in it; keep it apart."
      )
    }
  }
}

/// `kaohe restore BACKUP --to COMPANY`
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "恢复备份：先校验，再替换；原有的移到一旁。Restore a backup: checked first; what was there is moved aside.")

  @Argument(help: "备份文件夹 the backup")
  var backup: String

  @Option(help: "公司文件夹 the company's folder")
  var to: String

  @OptionGroup var records: RecordsOption
  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let speaker = Speaker(language: languageOption.language)
    do throws(Diagnostic) {
      let backup = try Backup(at: backup)
      let before = try backup.restore(to: to, database: records.url, at: Clock.now())
      speaker.say(
        "已恢复 \(backup.takenAt) 的备份（日志到第 \(backup.entry) 条）" + (before.map { "；原有的在 \($0)" } ?? ""),
        "restored the backup of \(backup.takenAt) (\(backup.entry) entries)"
          + (before.map { "; what was there is in \($0)" } ?? ""))
    } catch {
      throw speaker.end(error)
    }
  }
}

/// `kaohe person export|erase|due …`
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "个人数据：导出、到期删除。A person's data: handed out, and erased when its time is over.",
    subcommands: [Export.self, Erase.self, Due.self])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "导出记录在案的全部个人数据（JSON）。Everything on record about somebody.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "工号；不写则是自己 the employee's id; oneself without one")
    var employee: String?
    @Option(help: "写到哪个文件 the file it is written to")
    var out: String

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        let bytes = try desk.exportData(of: employee ?? desk.actor)
        let url = URL(fileURLWithPath: out)
        try OutputFolder(url.deletingLastPathComponent().path).write(url.lastPathComponent, bytes)
        speaker.say("已写到 \(out)", "written to \(out)")
      }
    }
  }

  struct Erase: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "保存期满后删除。Erase it once it need not be kept any longer.")

    @OptionGroup var desk: DeskOptions

    @Option(help: "工号 the employee's id")
    var employee: String
    @Option(help: "理由 why")
    var reason = ""

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        try desk.eraseData(of: employee, reason: reason)
        speaker.say(
          "\(employee) 的个人数据已删除；people.csv 和各月的文件请自行处理",
          "the personal data of \(employee) is erased; people.csv and the files of the months are yours to see to")
      }
    }
  }

  struct Due: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "哪些人的数据可以删了。Whose data need not be kept any longer.")

    @OptionGroup var desk: DeskOptions

    func run() throws {
      try desk.run { desk, speaker throws(Diagnostic) in
        let due = try desk.dueForErasure()
        if due.isEmpty { speaker.say("没有", "nobody's") }
        for person in due { print("\(person.employee)  \(person.since)") }
      }
    }
  }
}
