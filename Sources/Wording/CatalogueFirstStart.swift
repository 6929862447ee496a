/// The messages about a company's beginning: the setup code, pasted lists, what is still to be said.
extension Message {
  static let firstStart: [Message] = [
    setupCodeWrong, setupFolderTaken, setupRecordsTaken, setupStep, setupSchemes, pastedNothing, pastedHeader,
    pastedTooLong, pastedRole, pastedAmount, pastedDepartment, pastedWho,
  ]

  /// A setup code that is not right, or was used.
  public static let setupCodeWrong = Message(
    "SETUP-CODE-WRONG", .error,
    what: Bilingual("设置码不正确或已使用。", "The setup code is wrong or has already been used."),
    remedy: Bilingual(
      "使用终端最近一次显示的地址；已使用过的，在原浏览器里继续，或重新启动 kaohe serve。",
      "Use the address the terminal showed last; if it has been used, continue in that browser or restart kaohe serve.")
  )

  /// A folder in which something lies that is no company.
  public static let setupFolderTaken = Message(
    "SETUP-FOLDER-TAKEN", .error,
    what: Bilingual(
      "{folder} 不为空且没有 company.yaml，既不是公司文件夹也不是空文件夹。", "{folder} is not empty and contains no company.yaml."),
    remedy: Bilingual("换一个空文件夹或新文件夹。", "Use an empty folder or a new one."))

  /// Records that are another company's.
  public static let setupRecordsTaken = Message(
    "SETUP-RECORDS-TAKEN", .error,
    what: Bilingual("这个数据库里已有一家公司的记录。", "The database already contains a company's records."),
    remedy: Bilingual("换一个空数据库，或指定那家公司的文件夹。", "Use an empty database, or specify that company's folder."))

  /// A step that comes before is still to be done.
  public static let setupStep = Message(
    "SETUP-STEP", .error,
    what: Bilingual("前面的步骤还未完成：{step}。", "An earlier step is not complete: {step}."),
    remedy: Bilingual("先完成该步骤；已填内容会保留。", "Complete that step first; what you entered is kept."))

  /// Staff without a scheme.
  public static let setupSchemes = Message(
    "SETUP-SCHEMES", .error,
    what: Bilingual("没有选择方案，将无人参加考核。", "No scheme selected; nobody would be appraised."),
    remedy: Bilingual("至少为一类人员选择一个方案。", "Select a scheme for at least one group of staff."))

  /// A list without rows.
  public static let pastedNothing = Message(
    "PASTED-NOTHING", .error,
    what: Bilingual("没有粘贴内容，或只有表头。", "Nothing was pasted, or only a header row."),
    remedy: Bilingual("在电子表格里选中表头和数据行，复制后粘贴。", "Select the header and data rows in a spreadsheet, copy and paste them.")
  )

  /// A list whose header lacks what every row needs.
  public static let pastedHeader = Message(
    "PASTED-HEADER", .error,
    what: Bilingual("表头缺少：{missing}。", "The header row lacks: {missing}."),
    remedy: Bilingual("第一行须为列名，至少有：{needed}。", "The first row has to name the columns, at least: {needed}."))

  /// A list beyond the limit.
  public static let pastedTooLong = Message(
    "PASTED-TOO-LONG", .error,
    what: Bilingual("粘贴的内容超过 {limit} 行。", "The pasted list has more than {limit} rows."),
    remedy: Bilingual(
      "分几次粘贴，或把其余的写进公司文件夹的表里。", "Paste it in parts, or put the rest into the tables in the company's folder."))

  /// A role that is none.
  public static let pastedRole = Message(
    "PASTED-ROLE", .error,
    what: Bilingual("“{column}”一列的“{role}”不是可用的角色。", "\"{role}\" in the column \"{column}\" is not a role."),
    remedy: Bilingual(
      "可填：客服、考核人（或主管）、人事、财务、审计；留空按客服处理，创建公司的人须为人事。",
      "Enter agent, assessor, hr, finance or auditor; an empty cell means agent, and the person who sets up the company has to be hr."
    ))

  /// An amount that cannot be read.
  public static let pastedAmount = Message(
    "PASTED-AMOUNT", .error,
    what: Bilingual("“{column}”一列的“{value}”不是有效金额。", "\"{value}\" in the column \"{column}\" is not a valid amount."),
    remedy: Bilingual(
      "以{unit}为单位填写，不小于 0，精确到分，例如 {example}；没有就留空。",
      "Enter an amount in {unit} from 0, exact to the fen, such as {example}; leave it empty where there is none."))

  /// Somebody who is appraised and has no department.
  public static let pastedDepartment = Message(
    "PASTED-DEPARTMENT", .error,
    what: Bilingual(
      "没有填部门；客服和考核人按部门考核。", "The department is missing; agents and assessors are appraised by department."),
    remedy: Bilingual("在“{column}”一列填写部门。", "Enter the department in the column \"{column}\"."))

  /// Somebody who is not among the people, or who cannot be told from another.
  public static let pastedWho = Message(
    "PASTED-WHO", .error,
    what: Bilingual("“{column}”一列的“{who}”{why}。", "\"{who}\" in the column \"{column}\" {why}."),
    remedy: Bilingual(
      "{guess}写此人的工号；不在名单里的，先加进名单。", "{guess}Enter the person's employee id, or add the person to the list first."))
}
