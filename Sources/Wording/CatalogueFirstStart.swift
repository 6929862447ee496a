/// The messages about a company's beginning: the setup code, pasted lists, what is still to be said.
extension Message {
  static let firstStart: [Message] = [
    setupCodeWrong, setupFolderTaken, setupRecordsTaken, setupStep, setupSchemes, pastedNothing, pastedHeader,
    pastedTooLong, pastedRole, pastedAmount, pastedDepartment, pastedWho,
  ]

  /// A setup code that is not right, or was used.
  public static let setupCodeWrong = Message(
    "SETUP-CODE-WRONG", .error,
    what: Bilingual("设置码不对，或者已经用过。", "The setup code is not right, or was used already."),
    remedy: Bilingual(
      "用终端里最近一次显示的地址；已经用过就在原来的浏览器里继续，或重新启动 kaohe serve。",
      "Use the address the terminal showed last; where it was used, go on in that browser, or start kaohe serve anew."))

  /// A folder in which something lies that is no company.
  public static let setupFolderTaken = Message(
    "SETUP-FOLDER-TAKEN", .error,
    what: Bilingual(
      "{folder} 里有东西，但没有 company.yaml，既不是公司，也不是空文件夹。",
      "{folder} holds something but no company.yaml: it is neither a company nor empty."),
    remedy: Bilingual("换一个空的或还没有的文件夹。", "Name a folder that is empty or not there yet."))

  /// Records that are another company's.
  public static let setupRecordsTaken = Message(
    "SETUP-RECORDS-TAKEN", .error,
    what: Bilingual("这个数据库里已有一家公司的记录。", "The database has the records of a company already."),
    remedy: Bilingual("换一个空的数据库，或指定那家公司的文件夹。", "Use an empty database, or name that company's folder."))

  /// A step that comes before is still to be done.
  public static let setupStep = Message(
    "SETUP-STEP", .error,
    what: Bilingual("前面还有没做完的一步：{step}。", "A step that comes first is not done yet: {step}."),
    remedy: Bilingual("先做完那一步；已填的都在。", "Do that step first; what was filled in is kept."))

  /// Staff without a scheme.
  public static let setupSchemes = Message(
    "SETUP-SCHEMES", .error,
    what: Bilingual("一个方案也没有选，没有人会被考核。", "No scheme was chosen: nobody would be appraised."),
    remedy: Bilingual("至少给一类人员选一个方案。", "Choose a scheme for one kind of staff at least."))

  /// A list without rows.
  public static let pastedNothing = Message(
    "PASTED-NOTHING", .error,
    what: Bilingual("没有粘贴任何内容，或只有表头。", "Nothing was pasted, or only a header."),
    remedy: Bilingual(
      "在电子表格里选中表头和各行，复制，再粘贴到这里。", "Select the header and the rows in a spreadsheet, copy them, and paste them here."))

  /// A list whose header lacks what every row needs.
  public static let pastedHeader = Message(
    "PASTED-HEADER", .error,
    what: Bilingual("表头缺少：{missing}。", "The header row lacks: {missing}."),
    remedy: Bilingual("第一行须为列名，至少有：{needed}。", "The first row has to name the columns, at least: {needed}."))

  /// A list beyond the limit.
  public static let pastedTooLong = Message(
    "PASTED-TOO-LONG", .error,
    what: Bilingual("粘贴的内容超过 {limit} 行。", "What was pasted has more than {limit} lines."),
    remedy: Bilingual(
      "先放一部分进来；其余的写进公司文件夹的表里。", "Begin with a part of it; the rest goes into the tables of the company's folder."))

  /// A role that is none.
  public static let pastedRole = Message(
    "PASTED-ROLE", .error,
    what: Bilingual("“{column}”一列的“{role}”不是可用的角色。", "\"{role}\" in the column \"{column}\" is not a role."),
    remedy: Bilingual(
      "可填：客服、考核人（或主管）、人事、财务、审计；留空按客服处理，创建公司的人须为人事。",
      "Enter agent, assessor, hr, finance or auditor; an empty cell means agent, and whoever sets up the company has to be hr."
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
