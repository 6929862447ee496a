/// The messages about a company's folder and the run of a month.
extension Message {
  static let company: [Message] = [
    companyMissing, companyField, companyFieldMissing, companySettingUnknown, companyDepartment,
    companyDepartmentTwice, companySchemeUnknown, companyNoScheme, companySeveralScores, companyDepartmentUnknown,
    companyTableMissing, inboxMissing, monthUnreadable, employeeUnknown, itemUnknown, ratingOffScale,
    suppliedNotSplit, suppliedPartly, metricUnknown, metricUnused, figureDisagrees, evidenceNoMeasure,
    evidenceNoAccount, metricDistinctAdded, metricNotAdded, absenceNotCounted, departmentMembers, workUnknown,
    outputNotWritten, peopleNobody, roleUnknown, schemeTwice, personNotAppraised, rowsOfOtherMonths, monthNotWorked,
    inputHadErrors, explainNobody,
    explainNoItem,
  ]

  /// There is no company.yaml.
  public static let companyMissing = Message(
    "COMPANY-MISSING", .error,
    what: Bilingual(
      "“{folder}”里没有 company.yaml，不是公司文件夹。", "\"{folder}\" contains no company.yaml, so it is not a company's folder."),
    remedy: Bilingual("检查路径；用 kaohe demo 文件夹 可生成样例。", "Check the path; kaohe demo FOLDER creates an example."))

  /// A setting of company.yaml cannot be used.
  public static let companyField = Message(
    "COMPANY-FIELD", .error,
    what: Bilingual(
      "company.yaml 的“{field}”应为 {expected}，现为“{found}”。",
      "\"{field}\" in company.yaml has to be {expected}; found \"{found}\"."),
    remedy: Bilingual("改成 {expected}。", "Write {expected}."))

  /// A setting that has to be there.
  public static let companyFieldMissing = Message(
    "COMPANY-FIELD-MISSING", .error,
    what: Bilingual("company.yaml 缺少“{field}”。", "company.yaml lacks \"{field}\"."),
    remedy: Bilingual("加上一行，例如 {example}。", "Add a line, such as {example}."))

  /// A setting nobody knows.
  public static let companySettingUnknown = Message(
    "COMPANY-SETTING-UNKNOWN", .error,
    what: Bilingual("company.yaml 里有未知的设置项“{name}”。", "Unknown setting \"{name}\" in company.yaml."),
    remedy: Bilingual("{guess}可用的设置项：{known}。", "{guess}Settings: {known}."))

  /// A department that cannot be read.
  public static let companyDepartment = Message(
    "COMPANY-DEPARTMENT", .error,
    what: Bilingual(
      "company.yaml 的 departments 中，每个部门须有 id 和 schemes。", "Every department in company.yaml needs id and schemes."),
    remedy: Bilingual("写成：{example}。", "Write it as {example}."))

  /// Two departments of one id.
  public static let companyDepartmentTwice = Message(
    "COMPANY-DEPARTMENT-TWICE", .error,
    what: Bilingual("company.yaml 里有两个部门的 id 是“{id}”。", "Two departments in company.yaml have the id \"{id}\"."),
    remedy: Bilingual("修改其中一个的 id，或合并为一个部门。", "Change the id of one of them, or merge them."))

  /// A department names a scheme that is not there.
  public static let companySchemeUnknown = Message(
    "COMPANY-SCHEME", .error,
    what: Bilingual(
      "部门“{department}”的方案“{scheme}”不在 schemes 文件夹里，或存在错误。",
      "Scheme \"{scheme}\" of department \"{department}\" is not in the schemes folder or has errors."),
    remedy: Bilingual(
      "现有方案：{known}。⟨在“方案”页查看问题|用 kaohe check 查看问题⟩。",
      "Available schemes: {known}. ⟨The page of schemes|kaohe check⟩ shows the errors."))

  /// No version of a scheme serves the month yet.
  public static let companyNoScheme = Message(
    "SCHEME-NOT-YET", .error,
    what: Bilingual(
      "方案“{scheme}”从 {effective} 起生效，{month} 没有可用的版本。",
      "Scheme \"{scheme}\" takes effect in {effective}; it has no version for {month}."),
    remedy: Bilingual(
      "修改 effective，或为该月选择另一个方案。", "Change its effective month, or choose another scheme for the month."))

  /// Two schemes of a department both give a score.
  public static let companySeveralScores = Message(
    "SEVERAL-SCORES", .error,
    what: Bilingual(
      "部门“{department}”有多个计分方案：{schemes}。", "Department \"{department}\" has more than one scoring scheme: {schemes}."),
    remedy: Bilingual("只保留一个计分方案；奖惩方案可以并用。", "Keep one scoring scheme; reward schemes may be added to it."))

  /// A person's department is not in company.yaml.
  public static let companyDepartmentUnknown = Message(
    "DEPARTMENT-UNKNOWN", .error,
    what: Bilingual(
      "{name}（{employee}）的部门“{department}”不在 company.yaml 里，本月未考核。",
      "Department \"{department}\" of {name} ({employee}) is not in company.yaml, so the month was not appraised."),
    remedy: Bilingual(
      "在 departments 里加上该部门，或改正⟨人员信息|people.csv⟩。现有部门：{known}。",
      "Add it under departments, or correct ⟨the person's department|people.csv⟩. Departments: {known}."))

  /// A table of the company is not there.
  public static let companyTableMissing = Message(
    "TABLE-MISSING", .error,
    what: Bilingual("公司文件夹里没有 {table}。", "The company's folder contains no {table}."),
    remedy: Bilingual("补上该文件；列名见 docs/company.md。", "Add it; its columns are listed in docs/company.md."))

  /// The month has no inbox.
  public static let inboxMissing = Message(
    "INBOX-MISSING", .error,
    what: Bilingual("没有 {month} 的文件：{folder} 不存在。", "There are no files of {month}: {folder} does not exist."),
    remedy: Bilingual("把该月的文件放进这个文件夹。已有月份：{known}。", "Put the month's files into this folder. Months present: {known}.")
  )

  /// A month that does not exist.
  public static let monthUnreadable = Message(
    "MONTH-UNREADABLE", .error,
    what: Bilingual("“{text}”不是有效的月份。", "\"{text}\" is not a valid month."),
    remedy: Bilingual("写成 2026-10，或期间 2026-01..2026-12。", "Use 2026-10, or a range such as 2026-01..2026-12."))

  /// A row names an employee who is not in people.csv.
  public static let employeeUnknown = Message(
    "EMPLOYEE-UNKNOWN", .error,
    what: Bilingual(
      "工号“{employee}”不在人员名单中，未采用。", "Employee id \"{employee}\" is not on the list of people; the entry was not used."),
    remedy: Bilingual(
      "{guess}改正工号，或先把此人加入人员名单⟨|（people.csv）⟩。",
      "{guess}Correct the employee id, or add the person to the list of people⟨| (people.csv)⟩."))

  /// A row names an item that the employee's scheme has not.
  public static let itemUnknown = Message(
    "ITEM-UNKNOWN", .error,
    what: Bilingual(
      "{employee} 的方案中没有“{item}”，未采用。", "The scheme of {employee} has no \"{item}\"; the entry was not used."),
    remedy: Bilingual("可用的项目：{known}。", "Available: {known}."))

  /// A rating that is not on its scale.
  public static let ratingOffScale = Message(
    "RATING-OFF-SCALE", .error,
    what: Bilingual(
      "“{rating}”不在“{item}”的评分档中，{employee} 的这项未评分。",
      "\"{rating}\" is not on the scale of \"{item}\"; {employee} was not rated on it."),
    remedy: Bilingual("改为其中之一：{known}。", "Use one of: {known}."))

  /// A supplied figure of an account that had several holders, or none.
  public static let suppliedNotSplit = Message(
    "SUPPLIED-NOT-SPLIT", .warning,
    what: Bilingual(
      "账号“{account}”本月不是整月属于同一人，数据无法拆分，未采用。",
      "Account \"{account}\" did not belong to one person for the whole month; the figure cannot be divided and was not used."
    ),
    remedy: Bilingual(
      "按人分别提供，或核对账号归属⟨|（accounts.csv）⟩。", "Supply it per person, or check who holds the account⟨| (accounts.csv)⟩."))

  /// A figure supplied for some of an employee's accounts only.
  public static let suppliedPartly = Message(
    "SUPPLIED-PARTLY", .warning,
    what: Bilingual(
      "{employee} 的“{measure}”只提供了部分账号，缺少 {accounts}；以系统计算为准。",
      "\"{measure}\" of {employee} was supplied for only some accounts (missing: {accounts}); the computed figure stands."
    ),
    remedy: Bilingual("补上其余账号的数据，或都不提供。", "Supply the other accounts as well, or none."))

  /// A supplied metric that is not known.
  public static let metricUnknown = Message(
    "METRIC-UNKNOWN", .error,
    what: Bilingual(
      "platform_metrics.csv 里的指标“{metric}”无法识别，此行未采用。",
      "Unknown metric \"{metric}\" in platform_metrics.csv; the row was not used."),
    remedy: Bilingual(
      "改正名称；公司自有指标须在方案的 measures: 中声明。",
      "Correct the name; declare a company's own measure under measures: in the scheme."))

  /// A figure of a platform's report that no scheme asks for.
  public static let metricUnused = Message(
    "METRIC-UNUSED", .note,
    what: Bilingual(
      "没有方案用到平台报表的指标“{metric}”（{count} 行）。",
      "No scheme uses the metric \"{metric}\" of the platform reports ({count} rows)."),
    remedy: Bilingual(
      "如需用于考核，在方案的 measures: 中声明同名指标；否则无需处理。",
      "To use it, declare a measure of that name under measures: in the scheme; otherwise no action is needed."))

  /// Counts of distinct people or days of several rows, added.
  public static let metricDistinctAdded = Message(
    "METRIC-DISTINCT-ADDED", .note,
    what: Bilingual(
      "“{measure}”由多天或多个账号的数相加（{count} 人：{employees}）：同一个人在两天里各算一次，得到的是人次。",
      "\"{measure}\" was added over days or accounts ({count} employees: {employees}): who came on two days counts twice."
    ),
    remedy: Bilingual("需要不重复的人数时，请放入整月的报表。", "Where each is to count once, take in a report of the whole month."))

  /// Means or rates of several rows without the numbers they are of.
  public static let metricNotAdded = Message(
    "METRIC-NOT-ADDED", .warning,
    what: Bilingual(
      "“{measure}”有多行只给了平均值或比率，没有基数，不能合计，按缺数据处理（{count} 人：{employees}）。",
      "\"{measure}\" has several rows of means or rates without the numbers they are of, which do not make one; it is missing ({count} employees: {employees})."
    ),
    remedy: Bilingual(
      "请放入整月一行的报表，或在 denominator 中写出基数；本来就该相加的自有指标，在方案的 measures: 中写 adds: sum。",
      "Take in a report with one row for the month, or give the denominators; where the figures of an own measure do add up, say adds: sum under measures: in the scheme."
    ))

  /// Absences without leave that no scheme counts.
  public static let absenceNotCounted = Message(
    "ABSENCE-NOT-COUNTED", .warning,
    what: Bilingual(
      "{count} 人本月有旷工记录（{employees}）；旷工不属于“迟到、早退、请假”，没有方案按旷工扣分。",
      "{count} employees were absent without leave ({employees}); that is not being late, leaving early or leave, and no scheme counts it."
    ),
    remedy: Bilingual(
      "需要扣分时，在方案中使用指标“旷工次数”（absences），或按规章制度另行处理。",
      "To deduct for it, use the measure absences in the scheme, or follow the company's own rules."))

  /// Who is left out of a department's figure, or keeps it open.
  public static let departmentMembers = Message(
    "DEPARTMENT-MEMBERS", .note,
    what: Bilingual(
      "{department} 的部门数 {figures}：计入 {count} 人（{counted}）；未计入：{out}；还缺：{open}。",
      "Figures of {department}, {figures}: {count} are in them ({counted}); not in them: {out}; still missing: {open}."),
    remedy: Bilingual(
      "还缺的补上之后会重新计算；有误时检查 accounts.csv 和 standing.csv。",
      "What is missing counts once it is there; if somebody is left out by mistake, check accounts.csv and standing.csv."
    ))

  /// Somebody of whom no source says whether there was work.
  public static let workUnknown = Message(
    "WORK-UNKNOWN", .warning,
    what: Bilingual(
      "没有聊天、通话、平台报表或财务数据说明 {employee} 本月是否有接待，部门平均和排名暂不能判定。",
      "Neither chats, calls, reports nor finance tell whether {employee} was at work this month; means of the department and rankings stay open."
    ),
    remedy: Bilingual(
      "放入任一种来源的数据；整月未上班的写入 standing.csv；没有账号的在 accounts.csv 中补上或去掉。",
      "Take in any of these; if on leave all month, say so in standing.csv; check the account in accounts.csv."))

  /// A supplied figure differs from the computed one.
  public static let figureDisagrees = Message(
    "FIGURE-DISAGREES", .warning,
    what: Bilingual(
      "{employee} 的“{measure}”：{source} {standing}，系统计算 {other}；以{source}为准。",
      "\"{measure}\" of {employee}: {standing} by {source}, {other} as computed; {source} stands."),
    remedy: Bilingual("与来源核对差额；两个数据都会保留。", "Check the difference with the source; both figures are kept."))

  /// The results cannot be written.
  public static let outputNotWritten = Message(
    "OUTPUT-NOT-WRITTEN", .error,
    what: Bilingual("无法写入结果：{why}。", "Cannot write the results: {why}."),
    remedy: Bilingual("检查文件夹权限和磁盘空间。", "Check folder permissions and disk space."))

  /// Nobody to appraise.
  public static let peopleNobody = Message(
    "NOBODY-TO-APPRAISE", .error,
    what: Bilingual("{month} 没有需要考核的人员。", "Nobody is to be appraised in {month}."),
    remedy: Bilingual(
      "核对人员的入职、离职日期和各部门的方案⟨|（people.csv、company.yaml）⟩。",
      "Check dates of employment and the departments' schemes⟨| (people.csv, company.yaml)⟩."))

  /// An active employee without a single consultation.
  public static let monthNotWorked = Message(
    "NO-CONSULTATIONS", .warning,
    what: Bilingual(
      "{employee} 本月没有任何接待或销售记录（聊天、通话、平台报表、财务），不计入部门平均，也不参与排名。",
      "{employee} has no consultation and no sales this month, by chats, calls, reports or finance, and is left out of the department's means and rankings."
    ),
    remedy: Bilingual(
      "整月休假的，登记整月请假⟨|（standing.csv）⟩；有账号的，核对账号归属⟨|（accounts.csv）⟩。",
      "If on leave all month, record it⟨| in standing.csv⟩; if they have an account, check who holds it⟨| (accounts.csv)⟩."
    ))

  /// The end of a command whose input had errors; they were named before.
  public static let inputHadErrors = Message(
    "INPUT-HAD-ERRORS", .error,
    what: Bilingual("部分数据未采用（见上），其余已计算。", "Some input was not used (see above); everything else was computed."),
    remedy: Bilingual("改正后重新运行。", "Correct it and run again."))

  /// Nobody of that id was appraised.
  public static let explainNobody = Message(
    "NOBODY-OF-THAT-ID", .error,
    what: Bilingual("{month} 未考核工号“{employee}”。", "Nobody with employee id \"{employee}\" was appraised in {month}."),
    remedy: Bilingual(
      "{guess}核对工号；若工号无误，检查此人的部门、角色和入离职日期。",
      "{guess}Check the employee id; if it is right, check the person's department, role and dates of employment."))

  /// No step of that name in a derivation.
  public static let explainNoItem = Message(
    "NO-SUCH-ITEM", .error,
    what: Bilingual("考核表中没有“{item}”。", "The sheet has no \"{item}\"."),
    remedy: Bilingual("可查询的项目：{known}。", "Available: {known}."))

  /// A person's role is none of those the product knows.
  public static let roleUnknown = Message(
    "ROLE-UNKNOWN", .error,
    what: Bilingual("{name}（{employee}）的角色“{role}”无效。", "Invalid role \"{role}\" of {name} ({employee})."),
    remedy: Bilingual("角色须为其中之一：{known}。", "The role has to be one of: {known}."))

  /// Two files hold the same version of a scheme.
  public static let schemeTwice = Message(
    "SCHEME-TWICE", .error,
    what: Bilingual(
      "方案“{scheme}”从 {effective} 起生效的版本已在 {other} 中，此文件未采用。",
      "The version of scheme \"{scheme}\" effective from {effective} is already in {other}; this file was not used."),
    remedy: Bilingual(
      "删除其中一个，或修改新版本的 effective。", "Delete one of them, or change the effective month of the newer one."))

  /// A row about somebody who is not appraised this month.
  public static let personNotAppraised = Message(
    "PERSON-NOT-APPRAISED", .error,
    what: Bilingual("{employee} 本月不在考核范围内，未采用。", "{employee} is not appraised this month; the entry was not used."),
    remedy: Bilingual(
      "核对此人的部门、角色、入职和离职日期，以及部门的方案。",
      "Check the person's department, role and dates of employment, and the department's schemes."))

  /// Rows of a supplied table that are about other months.
  public static let rowsOfOtherMonths = Message(
    "ROWS-OF-OTHER-MONTHS", .warning,
    what: Bilingual(
      "有 {count} 行属于其他月份（{months}），本月未采用。", "{count} rows are for other months ({months}) and were not used."),
    remedy: Bilingual(
      "月份写错的，请改正；否则放入相应月份的文件夹。", "Correct the month if it is wrong; otherwise put them into the folder of their month.")
  )

  /// A measure that no rows bear out.
  public static let evidenceNoMeasure = Message(
    "EVIDENCE-NO-MEASURE", .error,
    what: Bilingual(
      "指标“{measure}”没有明细可查。", "No rows can be listed for the measure \"{measure}\"."),
    remedy: Bilingual("{guess}可以查询明细的指标：{known}。", "{guess}Rows can be listed for: {known}."))

  /// An account that no row names.
  public static let evidenceNoAccount = Message(
    "EVIDENCE-NO-ACCOUNT", .error,
    what: Bilingual(
      "该月没有账号“{account}”的聊天记录。", "No chat line of the month is of the account \"{account}\"."),
    remedy: Bilingual("{guess}核对账号的写法和月份。", "{guess}Check the spelling of the account, and the month."))
}
