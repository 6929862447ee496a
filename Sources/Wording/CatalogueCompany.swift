/// The messages about a company's folder and the run of a month.
extension Message {
  static let company: [Message] = [
    companyMissing, companyField, companyFieldMissing, companySettingUnknown, companyDepartment,
    companyDepartmentTwice, companySchemeUnknown, companyNoScheme, companySeveralScores, companyDepartmentUnknown,
    companyTableMissing, inboxMissing, monthUnreadable, employeeUnknown, itemUnknown, ratingOffScale, raterNotAssessor,
    standingUnclear, suppliedNotSplit, suppliedPartly, metricUnknown, metricUnused, figureDisagrees, evidenceNoMeasure,
    evidenceNoAccount, metricDistinctAdded, metricNotAdded, absenceNotCounted, departmentMembers, workUnknown,
    outputNotWritten, peopleNobody, roleUnknown, schemeTwice, personNotAppraised, rowsOfOtherMonths, monthNotWorked,
    inputHadErrors, explainNobody,
    explainNoItem,
  ]

  /// There is no company.yaml.
  public static let companyMissing = Message(
    "COMPANY-MISSING", .error,
    what: Bilingual(
      "“{folder}”里没有 company.yaml，它不是一个公司文件夹。", "\"{folder}\" has no company.yaml; it is not a company's folder."),
    remedy: Bilingual("检查路径；用 kaohe demo 文件夹 可以得到一个样板。", "Check the path; kaohe demo FOLDER makes an example."))

  /// A setting of company.yaml cannot be used.
  public static let companyField = Message(
    "COMPANY-FIELD", .error,
    what: Bilingual(
      "company.yaml 的“{field}”应为 {expected}，写的是“{found}”。",
      "\"{field}\" in company.yaml should be {expected}; found \"{found}\"."),
    remedy: Bilingual("改成 {expected}。", "Write {expected}."))

  /// A setting that has to be there.
  public static let companyFieldMissing = Message(
    "COMPANY-FIELD-MISSING", .error,
    what: Bilingual("company.yaml 里没有“{field}”。", "company.yaml has no \"{field}\"."),
    remedy: Bilingual("加上一行，例如 {example}。", "Add a line, such as {example}."))

  /// A setting nobody knows.
  public static let companySettingUnknown = Message(
    "COMPANY-SETTING-UNKNOWN", .error,
    what: Bilingual("company.yaml 里的“{name}”不是设置项。", "\"{name}\" in company.yaml is no setting."),
    remedy: Bilingual("最接近的是 {nearest}；可用：{known}。", "The nearest is {nearest}. Known: {known}."))

  /// A department that cannot be read.
  public static let companyDepartment = Message(
    "COMPANY-DEPARTMENT", .error,
    what: Bilingual(
      "company.yaml 的 departments 里每个部门要有 id 和 schemes。",
      "Every department under departments in company.yaml needs an id and its schemes."),
    remedy: Bilingual("写成：{example}。", "Write it as {example}."))

  /// Two departments of one id.
  public static let companyDepartmentTwice = Message(
    "COMPANY-DEPARTMENT-TWICE", .error,
    what: Bilingual("company.yaml 里有两个部门的 id 是“{id}”。", "Two departments in company.yaml have the id \"{id}\"."),
    remedy: Bilingual("给其中一个换 id，或合并为一个部门。", "Give one of them another id, or make them one."))

  /// A department names a scheme that is not there.
  public static let companySchemeUnknown = Message(
    "COMPANY-SCHEME", .error,
    what: Bilingual(
      "部门“{department}”用的方案“{scheme}”不在 schemes 文件夹里，或还有错误。",
      "Department \"{department}\" uses scheme \"{scheme}\", which is not in the schemes folder or has errors."),
    remedy: Bilingual(
      "现有方案：{known}。⟨在“方案”页查看|用 kaohe check 查看方案的问题⟩。",
      "Schemes there: {known}. ⟨The page of schemes|kaohe check⟩ shows what is wrong with one."))

  /// No version of a scheme serves the month yet.
  public static let companyNoScheme = Message(
    "SCHEME-NOT-YET", .error,
    what: Bilingual(
      "方案“{scheme}”从 {effective} 起生效，{month} 还没有可用的版本。",
      "Scheme \"{scheme}\" serves from {effective} on; it has no version for {month}."),
    remedy: Bilingual("改 effective，或为该月选另一个方案。", "Change its effective month, or choose another scheme for the month."))

  /// Two schemes of a department both give a score.
  public static let companySeveralScores = Message(
    "SEVERAL-SCORES", .error,
    what: Bilingual(
      "部门“{department}”有两个计分方案：{schemes}。", "Department \"{department}\" has two schemes that give a score: {schemes}."),
    remedy: Bilingual("只留一个计分方案；奖惩方案可以并用。", "Keep one that scores; schemes of rewards can go beside it."))

  /// A person's department is not in company.yaml.
  public static let companyDepartmentUnknown = Message(
    "DEPARTMENT-UNKNOWN", .error,
    what: Bilingual(
      "{name}（{employee}）的部门“{department}”不在 company.yaml 里，本月没有考核。",
      "The department \"{department}\" of {name} ({employee}) is not in company.yaml; the month was not appraised."),
    remedy: Bilingual(
      "在 departments 里加上它，或改正 people.csv。现有：{known}。",
      "Add it under departments, or correct people.csv. Known: {known}."))

  /// A table of the company is not there.
  public static let companyTableMissing = Message(
    "TABLE-MISSING", .error,
    what: Bilingual("公司文件夹里没有 {table}。", "The company's folder has no {table}."),
    remedy: Bilingual("补上它；列名见 docs/company.md。", "Add it; docs/company.md has its columns."))

  /// The month has no inbox.
  public static let inboxMissing = Message(
    "INBOX-MISSING", .error,
    what: Bilingual("没有 {month} 的文件：{folder} 不存在。", "There are no files of {month}: {folder} does not exist."),
    remedy: Bilingual("把该月的文件放进这个文件夹。已有月份：{known}。", "Put the month's files there. Months at hand: {known}."))

  /// A month that does not exist.
  public static let monthUnreadable = Message(
    "MONTH-UNREADABLE", .error,
    what: Bilingual("“{text}”不是月份。", "\"{text}\" is no month."),
    remedy: Bilingual("写成 2026-10，或一段 2026-01..2026-12。", "Write 2026-10, or a stretch 2026-01..2026-12."))

  /// A row names an employee who is not in people.csv.
  public static let employeeUnknown = Message(
    "EMPLOYEE-UNKNOWN", .error,
    what: Bilingual(
      "工号“{employee}”不在 people.csv 里，这一行没有用上。", "Employee \"{employee}\" is not in people.csv; the row was not used."),
    remedy: Bilingual(
      "改正工号（最接近：{nearest}），或把此人加入 people.csv。", "Correct the id (nearest: {nearest}), or add the person to people.csv.")
  )

  /// A row names an item that the employee's scheme has not.
  public static let itemUnknown = Message(
    "ITEM-UNKNOWN", .error,
    what: Bilingual(
      "{employee} 的方案里没有“{item}”，这一行没有用上。", "The scheme of {employee} has no \"{item}\"; the row was not used."),
    remedy: Bilingual("可用：{known}。", "Known: {known}."))

  /// A rating that is not on its scale.
  public static let ratingOffScale = Message(
    "RATING-OFF-SCALE", .error,
    what: Bilingual(
      "“{rating}”不在“{item}”的评分档里，{employee} 的这项仍待评。",
      "\"{rating}\" is not on the scale of \"{item}\"; the item of {employee} still waits for its rating."),
    remedy: Bilingual("改成其中之一：{known}。", "Choose one of: {known}."))

  /// A rating by somebody who is not the employee's assessor.
  public static let raterNotAssessor = Message(
    "RATER-NOT-ASSESSOR", .error,
    what: Bilingual(
      "{employee} 的考评人是“{assessor}”，这一行由“{by}”评分，没有用上。",
      "The assessor of {employee} is \"{assessor}\"; this rating is by \"{by}\" and was not used."),
    remedy: Bilingual(
      "由考评人重新评分，或在 people.csv 里更换考评人。", "Let the assessor rate again, or change the assessor in people.csv."))

  /// Somebody has two standings in a month.
  public static let standingUnclear = Message(
    "STANDING-TWICE", .error,
    what: Bilingual(
      "{employee} 本月在 standing.csv 里有两种状态；按第一行“{standing}”处理。",
      "{employee} has two standings in standing.csv this month; the first, \"{standing}\", stands."),
    remedy: Bilingual("只留一行。", "Keep one row."))

  /// A supplied figure of an account that had several holders, or none.
  public static let suppliedNotSplit = Message(
    "SUPPLIED-NOT-SPLIT", .warning,
    what: Bilingual(
      "账号“{account}”本月不是整月属于一个人，这个数分不开，没有用上。",
      "Account \"{account}\" was not one person's for the whole month; the figure cannot be divided and was not used."),
    remedy: Bilingual("请按人分别提供，或检查 accounts.csv。", "Supply it per person, or check accounts.csv."))

  /// A figure supplied for some of an employee's accounts only.
  public static let suppliedPartly = Message(
    "SUPPLIED-PARTLY", .warning,
    what: Bilingual(
      "{employee} 的“{measure}”只提供了部分账号，缺 {accounts}；仍以按数据算出的为准。",
      "\"{measure}\" of {employee} was supplied for some accounts only, not for {accounts}; the computed figure stands."
    ),
    remedy: Bilingual("补上其余账号的数，或不提供。", "Supply the other accounts too, or none."))

  /// A supplied metric that is not known.
  public static let metricUnknown = Message(
    "METRIC-UNKNOWN", .error,
    what: Bilingual(
      "platform_metrics.csv 里的指标“{metric}”不认识，这一行没有用上。",
      "The metric \"{metric}\" in platform_metrics.csv is not known; the row was not used."),
    remedy: Bilingual(
      "改正名称；公司自有的指标请在方案的 measures: 中声明。",
      "Correct its name; declare a measure of the company's own under measures: in the scheme."))

  /// A figure of a platform's report that no scheme asks for.
  public static let metricUnused = Message(
    "METRIC-UNUSED", .note,
    what: Bilingual(
      "平台报表里的指标“{metric}”没有方案用到，共 {count} 行。",
      "No scheme asks for the metric \"{metric}\" of the platforms' reports ({count} rows)."),
    remedy: Bilingual(
      "要用它考核时，请在方案的 measures: 中声明同名指标；否则无需处理。",
      "To appraise by it, declare a measure of that name under measures: in the scheme; otherwise there is nothing to do."
    ))

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
    remedy: Bilingual("还缺的补上之后会重新计算；有误时检查 accounts.csv 和 standing.csv。", "What is missing counts once it is there; if somebody is left out by mistake, check accounts.csv and standing.csv."))

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
      "{employee} 的“{measure}”：{source}为 {standing}，按数据算出 {other}；以{source}为准。",
      "\"{measure}\" of {employee}: {standing} by {source}, {other} as computed; {source} stands."),
    remedy: Bilingual("与来源核对差额；两个数都保留在推导里。", "Check the difference with the source; the derivation keeps both."))

  /// The results cannot be written.
  public static let outputNotWritten = Message(
    "OUTPUT-NOT-WRITTEN", .error,
    what: Bilingual("结果写不进去：{why}。", "The results cannot be written: {why}."),
    remedy: Bilingual("检查文件夹的权限和磁盘空间。", "Check the folder's permissions and the disk's space."))

  /// Nobody to appraise.
  public static let peopleNobody = Message(
    "NOBODY-TO-APPRAISE", .error,
    what: Bilingual("{month} 没有可考核的人。", "There is nobody to appraise in {month}."),
    remedy: Bilingual(
      "检查 people.csv 的入职、离职日期和 company.yaml 各部门的方案。",
      "Check hired_on and left_on in people.csv and the schemes of the departments in company.yaml."))

  /// An active employee without a single consultation.
  public static let monthNotWorked = Message(
    "NO-CONSULTATIONS", .warning,
    what: Bilingual(
      "{employee} 本月没有任何接待或销售记录（聊天、通话、平台报表、财务），不计入部门平均，也不参与排名。",
      "{employee} has no consultation and no sales this month, by chats, calls, reports or finance, and is left out of the department's means and rankings."),
    remedy: Bilingual(
      "若是整月休假，写入 standing.csv；若有账号，检查 accounts.csv。",
      "If on leave all month, say so in standing.csv; if there is an account, check accounts.csv."))

  /// The end of a command whose input had errors; they were named before.
  public static let inputHadErrors = Message(
    "INPUT-HAD-ERRORS", .error,
    what: Bilingual("有些输入没有用上，见上；其余的都已算出。", "Some of the input was not used, see above; everything else was computed."),
    remedy: Bilingual("改正后重新运行。", "Correct it and run again."))

  /// Nobody of that id was appraised.
  public static let explainNobody = Message(
    "NOBODY-OF-THAT-ID", .error,
    what: Bilingual("{month} 没有考核工号“{employee}”。", "Nobody with the id \"{employee}\" was appraised in {month}."),
    remedy: Bilingual("最接近的是 {nearest}。", "The nearest is {nearest}."))

  /// No step of that name in a derivation.
  public static let explainNoItem = Message(
    "NO-SUCH-ITEM", .error,
    what: Bilingual("这张表没有“{item}”。", "The sheet has no \"{item}\"."),
    remedy: Bilingual("可问的有：{known}。", "These can be asked for: {known}."))

  /// A person's role is none of those the product knows.
  public static let roleUnknown = Message(
    "ROLE-UNKNOWN", .error,
    what: Bilingual(
      "{name}（{employee}）的角色“{role}”不认识，本月没有考核。",
      "The role \"{role}\" of {name} ({employee}) is not known; the month was not appraised."),
    remedy: Bilingual("people.csv 的 role 应为其中之一：{known}。", "The role in people.csv is one of: {known}."))

  /// Two files hold the same version of a scheme.
  public static let schemeTwice = Message(
    "SCHEME-TWICE", .error,
    what: Bilingual(
      "方案“{scheme}”从 {effective} 起生效的版本已在 {other} 里，这个文件没有用上。",
      "The version of scheme \"{scheme}\" from {effective} on stands in {other} already; this file was not used."),
    remedy: Bilingual("删去其中一个，或改新版本的 effective。", "Remove one of them, or change the effective month of the newer."))

  /// A row about somebody who is not appraised this month.
  public static let personNotAppraised = Message(
    "PERSON-NOT-APPRAISED", .error,
    what: Bilingual(
      "{employee} 本月不在考核之列，这一行没有用上。", "{employee} is not appraised this month; the row was not used."),
    remedy: Bilingual(
      "检查此人的部门、角色和入离职日期，以及部门的方案是否可用。",
      "Check the person's department, role and dates of employment, and that the department's schemes can be used."))

  /// Rows of a supplied table that are about other months.
  public static let rowsOfOtherMonths = Message(
    "ROWS-OF-OTHER-MONTHS", .warning,
    what: Bilingual(
      "有 {count} 行是其他月份的（{months}），本月没有用上。", "{count} rows are of other months ({months}) and were not used."),
    remedy: Bilingual(
      "若月份写错，请改正；否则放入相应月份的收件夹。", "Correct the month if it is wrong; otherwise put them into the inbox of their month."))

  /// A measure that no rows bear out.
  public static let evidenceNoMeasure = Message(
    "EVIDENCE-NO-MEASURE", .error,
    what: Bilingual(
      "没有哪些行能说明 {measure}（最接近的是 {nearest}）。", "No rows bear out {measure} (nearest: {nearest})."),
    remedy: Bilingual("可以查询的指标：{known}。", "Measures to ask for: {known}."))

  /// An account that no row names.
  public static let evidenceNoAccount = Message(
    "EVIDENCE-NO-ACCOUNT", .error,
    what: Bilingual(
      "该月没有任何聊天行属于账号 {account}（最接近的是 {nearest}）。",
      "No chat line of the month names the account {account} (nearest: {nearest})."),
    remedy: Bilingual("请核对账号的写法和月份。", "Check how the account is written, and the month."))
}
