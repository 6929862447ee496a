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
    what: Bilingual("表头里找不到：{missing}。", "The header lacks: {missing}."),
    remedy: Bilingual("第一行写列名，至少有 {needed}。", "Write names of columns into the first row, at least {needed}."))

  /// A list beyond the limit.
  public static let pastedTooLong = Message(
    "PASTED-TOO-LONG", .error,
    what: Bilingual("粘贴的内容超过 {limit} 行。", "What was pasted has more than {limit} lines."),
    remedy: Bilingual(
      "先放一部分进来；其余的写进公司文件夹的表里。", "Begin with a part of it; the rest goes into the tables of the company's folder."))

  /// A role that is none.
  public static let pastedRole = Message(
    "PASTED-ROLE", .error,
    what: Bilingual("不认识角色“{role}”。", "\"{role}\" is no role."),
    remedy: Bilingual(
      "写客服、考核人（主管）、人事、财务或审计；空着就按客服。", "Write agent, assessor, hr, finance or auditor; nothing stands for agent."))

  /// An amount that cannot be read.
  public static let pastedAmount = Message(
    "PASTED-AMOUNT", .error,
    what: Bilingual("“{column}”的金额“{value}”读不懂。", "The amount \"{value}\" under \"{column}\" cannot be read."),
    remedy: Bilingual("写成元，例如 7500 或 7,500.50；最多两位小数。", "Write yuan, as 7500 or 7,500.50, with two decimals at most."))

  /// Somebody who is appraised and has no department.
  public static let pastedDepartment = Message(
    "PASTED-DEPARTMENT", .error,
    what: Bilingual("没有写部门；客服和考核人按部门考核。", "No department; agents and assessors are appraised by department."),
    remedy: Bilingual("在部门一列写上部门。", "Enter the department."))

  /// Somebody who is not among the people, or who cannot be told from another.
  public static let pastedWho = Message(
    "PASTED-WHO", .error,
    what: Bilingual("人员里没有“{who}”，或者不止一个。", "\"{who}\" is not among the people, or not the only one."),
    remedy: Bilingual("写工号（最接近：{nearest}）。", "Write the employee id (nearest: {nearest})."))
}
