/// The messages about a month's life: who may do what, and when.
extension Message {
  static let life: [Message] = [
    monthManaged, monthNotOpened, monthOpened, monthState, sheetUnknown, sheetState, sheetWithoutPerson, acceptUnknown,
    actorUnknown, actorLeft,
    notAllowed, notOneself, schemeNotPublished, sheetChanged, earlierMonthOpen,
    importUnsigned, monthMoving,
    attachmentTooLarge, reasonMissing, measureUnknown, valueImpossible, dayOutside,
    incidentUnknown, omissionUnknown, notTheAssessor, pointsNotPositive,
    monthBlocked, sheetIncomplete, omissionsOpen, sheetsNotApproved,
    financeNotSigned, appealsOpen, lockEarly, appealLate,
    appealTwice, appealUnknown, remedyRejected, remedyMissing,
    adjustNotLater, adjustNothing, adjustIncomplete, monthNotWhole, monthNotWholeOpen, prorationSet,
  ]

  /// How a month that was not whole is paid.
  public static let monthNotWhole = Message(
    "MONTH-NOT-WHOLE", .note,
    what: Bilingual("{employee}：{said}{amounts}。", "{employee}: {said} {amounts}."),
    remedy: Bilingual("核对日期；日期不对的，更正人员表后重算。", "Check the dates; if one is wrong, correct people.csv and compute again."))

  /// A month that was not whole, and nobody has chosen how it is paid.
  public static let monthNotWholeOpen = Message(
    "MONTH-NOT-WHOLE-OPEN", .warning,
    what: Bilingual("{employee}：{said}各办法的应发（固定工资之外）：{amounts}。", "{employee}: {said} Pay beside the fixed wage under each: {amounts}."),
    remedy: Bilingual(
      "⟨在月份页“不满整月”选定一次|用 kaohe proration 选定一次，或在 company.yaml 的 proration 下写 {example}⟩；月中调动在方案里写 moved。",
      "⟨Choose once under \"Months that are not whole\" on the month's page|Choose once with kaohe proration, or write {example} under proration in company.yaml⟩; for moves between departments, write moved into the scheme."
    ))

  /// company.yaml says already how days are counted.
  public static let prorationSet = Message(
    "PRORATION-SET", .error,
    what: Bilingual(
      "{month} 的折算方式已由 company.yaml 写明：{from} 起{method}。", "company.yaml says already how {month} is paid: {method}, from {from} on."),
    remedy: Bilingual(
      "要改就改 company.yaml 的 proration，再重新计算。", "To change it, change proration in company.yaml and compute again."))

  /// A month that was opened is not computed by `run`.
  public static let monthManaged = Message(
    "MONTH-MANAGED", .error,
    what: Bilingual(
      "{month} 已经开启，由记录管理，不能用 run 重算。", "{month} was opened and is kept in the records; run does not compute it."),
    remedy: Bilingual(
      "⟨在月份页计算，在考核表打印|用 kaohe compute 计算，用 kaohe print 打印⟩。",
      "⟨Compute it on the month's page and print it from the sheet|Compute it with kaohe compute and print it with kaohe print⟩."
    ))

  /// A month nobody has opened.
  public static let monthNotOpened = Message(
    "MONTH-NOT-OPENED", .error,
    what: Bilingual("{month} 还没有开启，不能{deed}。", "{month} was not opened yet; one cannot {deed}."),
    remedy: Bilingual("请人事先⟨在首页开启它|运行 kaohe open⟩。", "HR opens it first ⟨on the home page|with kaohe open⟩."))

  /// A month that is open already.
  public static let monthOpened = Message(
    "MONTH-OPENED", .error,
    what: Bilingual("{month} 已经开启过了。", "{month} was opened already."),
    remedy: Bilingual(
      "⟨首页列出|用 kaohe months 查看⟩各月状态。", "See the states of the months ⟨on the home page|with kaohe months⟩."))

  /// A month whose state does not allow it.
  public static let monthState = Message(
    "MONTH-STATE", .error,
    what: Bilingual(
      "{month} 现在是“{state}”，不能{deed}；要在“{states}”时才行。",
      "{month} is {state}; one can {deed} only while it is {states}."),
    remedy: Bilingual(
      "⟨首页的待办|用 kaohe todo ⟩看下一步；已公布的月份用申诉和裁决更改，已锁定的⟨在考核表上补正|用 kaohe adjust⟩。",
      "⟨The home page|kaohe todo⟩ shows the next step; a published month is changed by appeals and decisions, a locked one ⟨at its sheets|with kaohe adjust⟩."
    ))

  /// Somebody without a sheet.
  public static let sheetUnknown = Message(
    "SHEET-UNKNOWN", .error,
    what: Bilingual("{month} 没有 {employee} 的考核表。", "There is no sheet of {employee} in {month}."),
    remedy: Bilingual(
      "检查工号（最接近的是 {nearest}）；该月要先计算过。",
      "Check the employee id (the nearest is {nearest}); the month has to be computed first."))

  /// Something is to be accepted that was not found.
  public static let acceptUnknown = Message(
    "ACCEPT-UNKNOWN", .error,
    what: Bilingual(
      "{month} 没有发现 {subject} 的{kind}，没有记录任何东西。",
      "No {kind} of {subject} were found in {month}, and nothing was recorded."),
    remedy: Bilingual(
      "检查写法；该月发现的是：{known}。", "Check the spelling; what was found in the month: {known}."))

  /// A sheet whose state does not allow it.
  public static let sheetState = Message(
    "SHEET-STATE", .error,
    what: Bilingual(
      "{employee} {month} 的考核表现在是“{state}”，不能{deed}；要在“{states}”时才行。",
      "The sheet of {employee} for {month} is {state}; one can {deed} only while it is {states}."),
    remedy: Bilingual(
      "⟨考核表末尾列着|用 kaohe sheet 看⟩这张表的下一步。", "⟨The end of the sheet|kaohe sheet⟩ shows what comes next for it."))

  /// Somebody who has a sheet would not be appraised in the month any more.
  public static let sheetWithoutPerson = Message(
    "SHEET-WITHOUT-PERSON", .error,
    what: Bilingual(
      "{employee} 在 {month} 已有考核表；这样一来该月就没有此人了，没有记录任何东西。",
      "{employee} has a sheet for {month}; with this they would not be appraised in it any more, and nothing was recorded."
    ),
    remedy: Bilingual(
      "该月⟨在考核表上|用 kaohe standing --voided ⟩登记为作废；变动从 {next} 起生效。",
      "Put that month down as void ⟨at the sheet|with kaohe standing --voided⟩, and let the change hold from {next} on."
    ))

  /// Somebody nobody knows wants to do something.
  public static let actorUnknown = Message(
    "ACTOR-UNKNOWN", .error,
    what: Bilingual("没有工号为“{employee}”的人，无法以其名义操作。", "There is nobody with the employee id \"{employee}\" to act as."),
    remedy: Bilingual("检查⟨工号|--by⟩；最接近的是 {nearest}。", "Check ⟨the employee id|--by⟩; the nearest is {nearest}."))

  /// Somebody who has left wants to do something.
  public static let actorLeft = Message(
    "ACTOR-LEFT", .error,
    what: Bilingual(
      "{employee} 已于 {day} 离职，个人数据已删除，不能再操作。",
      "{employee} left on {day}, and their data is erased; they can do nothing any more."
    ),
    remedy: Bilingual("请在职的同事来做。", "Somebody who still works here has to do it."))

  /// A right somebody does not have.
  public static let notAllowed = Message(
    "NOT-ALLOWED", .error,
    what: Bilingual("{who}（{role}）不可以{deed}{whom}。", "{who} ({role}) may not {deed}{whom}."),
    remedy: Bilingual(
      "这件事由这些角色在各自的范围内做：{roles}；见 docs/roles.md。",
      "These roles do it, each within its reach: {roles}; see docs/roles.md."))

  /// Nobody does this to oneself.
  public static let notOneself = Message(
    "NOT-ONESELF", .error,
    what: Bilingual("{who} 不可以给自己{deed}。", "{who} may not {deed} in their own case."),
    remedy: Bilingual("请另一位有此权限的同事来做。", "A colleague who has this right does it."))

  /// Somebody else changed the sheet meanwhile.
  public static let sheetChanged = Message(
    "SHEET-CHANGED", .error,
    what: Bilingual(
      "{employee} {month} 的考核表在您看过之后变了：{who} 于 {at} {deed}（{item}，日志第 {entry} 条）。您的更改没有记录。",
      "The sheet of {employee} for {month} changed since you looked: {who} did it at {at}: {deed} ({item}, entry {entry} of the journal). Your change was not recorded."
    ),
    remedy: Bilingual("再看一遍，仍要更改就再做一次。", "Look again, and do it once more if it still is what you want."))

  /// What a month's figures depend on kept changing while they were computed.
  public static let monthMoving = Message(
    "MONTH-MOVING", .error,
    what: Bilingual(
      "计算 {month} 时，人员、账号、方案或核对的销售额一再有变；没有记录任何东西。",
      "While {month} was computed, people, accounts, schemes or confirmed sales changed again and again; nothing was recorded."
    ),
    remedy: Bilingual("等别人改完再算。", "Compute it once the others have finished."))

  /// An import into an opened month by nobody.
  public static let importUnsigned = Message(
    "IMPORT-UNSIGNED", .error,
    what: Bilingual("{month} 已开启，导入要写明是谁做的。", "{month} was opened; an import into it has to say who does it."),
    remedy: Bilingual("加上 --by 工号。", "Add --by with an employee id."))

  /// An earlier month that is not published yet.
  public static let earlierMonthOpen = Message(
    "EARLIER-MONTH-OPEN", .error,
    what: Bilingual(
      "{earlier} 还是“{state}”，{month} 不能先公布：跨月规则要看它。",
      "{earlier} is still {state}; {month} cannot be published before it: rules about several months look at it."),
    remedy: Bilingual("先公布 {earlier}。", "Publish {earlier} first."))

  /// A department's scheme that nobody has published.
  public static let schemeNotPublished = Message(
    "SCHEME-NOT-PUBLISHED", .error,
    what: Bilingual(
      "{department} 的方案“{scheme}”没有在 {month} 生效的已公布版本（已登记：{known}）；未经公示的制度不能据以算工资（劳动合同法第4条）。",
      "The scheme \"{scheme}\" of {department} has no published version that serves {month} (on record: {known}); rules that were not made known cannot decide pay (Labour Contract Law art. 4)."
    ),
    remedy: Bilingual(
      "⟨在“方案”页存为草案，再公布|用 kaohe scheme add 登记，再用 kaohe scheme publish 公布⟩。",
      "⟨Save it as a draft on the page of schemes, then publish it there|Take it in with kaohe scheme add, then publish it with kaohe scheme publish⟩."
    ))

  /// A file of evidence is too large.
  public static let attachmentTooLarge = Message(
    "ATTACHMENT-TOO-LARGE", .error,
    what: Bilingual(
      "附件有 {size} MB，最多 {limit} MB。", "The file has {size} MB; at most {limit} MB are kept."),
    remedy: Bilingual("压缩图片或只交相关的部分。", "Shrink pictures, or hand in only the part that matters."))

  /// An act needs a reason.
  public static let reasonMissing = Message(
    "REASON-MISSING", .error,
    what: Bilingual(
      "{deed}要写明理由。", "A reason is needed to {deed}."),
    remedy: Bilingual(
      "⟨在“理由”一栏|用 --reason（或 --comment、--note）⟩写明。",
      "Give one ⟨in the field for it|with --reason (or --comment, --note)⟩."))

  /// A measure nobody knows is to be corrected.
  public static let measureUnknown = Message(
    "MEASURE-UNKNOWN", .error,
    what: Bilingual(
      "没有叫“{measure}”的指标。", "There is no measure \"{measure}\"."),
    remedy: Bilingual("检查名称；最接近的是 {nearest}。", "Check the name; the nearest is {nearest}."))

  /// A figure that cannot be.
  public static let valueImpossible = Message(
    "VALUE-IMPOSSIBLE", .error,
    what: Bilingual(
      "{name}（{measure}）不可能是 {value}；可以是{values}。", "{name} ({measure}) cannot be {value}; it can be {values}."),
    remedy: Bilingual("比率写 0.55 或 55%，次数写整数。", "Write a ratio as 0.55 or 55%, and a count as a whole number."))

  /// A day that is not in the month, or has not come.
  public static let dayOutside = Message(
    "DAY-OUTSIDE", .error,
    what: Bilingual(
      "{day} 不在 {month} 之内，或还没有到。", "{day} is not in {month}, or has not come yet."),
    remedy: Bilingual("写事情发生的那一天。", "Give the day on which it happened."))

  /// An incident that is not there.
  public static let incidentUnknown = Message(
    "INCIDENT-UNKNOWN", .error,
    what: Bilingual(
      "{month} 没有编号为“{id}”且未撤销的事件（有：{known}）。", "{month} has no incident \"{id}\" that stands (there are: {known})."),
    remedy: Bilingual("⟨在月份的“单据”页|用 kaohe sheet ⟩查编号。", "See the ids ⟨among the month's papers|with kaohe sheet⟩."))

  /// An omission that is not open.
  public static let omissionUnknown = Message(
    "OMISSION-UNKNOWN", .error,
    what: Bilingual(
      "{month} 没有编号为“{id}”且未裁定的应扣未扣（有：{known}）。", "{month} has no open omission \"{id}\" (there are: {known})."),
    remedy: Bilingual("⟨在首页的待办里|用 kaohe todo ⟩查编号。", "See the ids ⟨on the home page|with kaohe todo⟩."))

  /// An omission against somebody who was not the assessor.
  public static let notTheAssessor = Message(
    "NOT-THE-ASSESSOR", .error,
    what: Bilingual(
      "{assessor} 不是 {employee} 当月的考核人。", "{assessor} was not the assessor of {employee} in that month."),
    remedy: Bilingual("检查两个工号。", "Check both employee ids."))

  /// Points that are none.
  public static let pointsNotPositive = Message(
    "POINTS-NOT-POSITIVE", .error,
    what: Bilingual(
      "应扣的分数要大于 0，写的是 {points}。", "The points passed over have to be above 0; found {points}."),
    remedy: Bilingual("写应当扣的分数，例如 2。", "Give the points that should have been deducted, such as 2."))

  /// A month that still waits for something.
  public static let monthBlocked = Message(
    "MONTH-BLOCKED", .error,
    what: Bilingual(
      "{month} 还有 {count} 件事没有着落，不能{deed}：{first}。",
      "{month} still waits for {count} things; one cannot {deed}: {first}."),
    remedy: Bilingual("⟨在月份页|用 kaohe todo ⟩逐条看下一步。", "⟨The month's page|kaohe todo⟩ shows the next step of each."))

  /// A sheet with something missing.
  public static let sheetIncomplete = Message(
    "SHEET-INCOMPLETE", .error,
    what: Bilingual(
      "{employee} {month} 的考核表还缺数据或评分，不能审定。",
      "The sheet of {employee} for {month} still lacks a figure or a rating and cannot be approved."),
    remedy: Bilingual("⟨在考核表上|用 kaohe sheet ⟩看缺什么。", "⟨The sheet|kaohe sheet⟩ shows what is missing."))

  /// Omissions nobody has settled.
  public static let omissionsOpen = Message(
    "OMISSIONS-OPEN", .error,
    what: Bilingual(
      "应扣未扣 {ids} 还没有裁定，不能公布。", "The omissions {ids} are not settled; the month cannot be published."),
    remedy: Bilingual(
      "⟨在月份的“单据”页|用 kaohe omission settle ⟩裁定。", "Settle them ⟨among the month's papers|with kaohe omission settle⟩."))

  /// Sheets that nobody has approved.
  public static let sheetsNotApproved = Message(
    "SHEETS-NOT-APPROVED", .error,
    what: Bilingual(
      "{month} 还有 {count} 张考核表没有审定，不能公布：{first}。",
      "{count} sheets of {month} are not approved; the month cannot be published: {first}."),
    remedy: Bilingual(
      "⟨在考核表列表|用 kaohe approve ⟩审定；自己的那张请同事审。",
      "Approve them ⟨on the list of sheets|with kaohe approve⟩; a colleague approves one's own."))

  /// Finance has not signed.
  public static let financeNotSigned = Message(
    "FINANCE-NOT-SIGNED", .error,
    what: Bilingual(
      "财务还没有对 {month} 签字，不能公布。", "Finance has not signed {month} off; it cannot be published."),
    remedy: Bilingual(
      "请财务⟨在“核对销售额”页签字|运行 kaohe sign-off⟩。", "Finance signs ⟨where it confirms the sales|with kaohe sign-off⟩."))

  /// Appeals that wait for a decision.
  public static let appealsOpen = Message(
    "APPEALS-OPEN", .error,
    what: Bilingual(
      "申诉 {ids} 还没有裁决，不能锁定。", "The appeals {ids} wait for a decision; the month cannot be locked."),
    remedy: Bilingual("⟨在申诉人的考核表上|用 kaohe decide ⟩裁决。", "Decide them ⟨at the sheets|with kaohe decide⟩."))

  /// Somebody may still appeal.
  public static let lockEarly = Message(
    "LOCK-EARLY", .error,
    what: Bilingual(
      "{month} 还有 {count} 人没有确认，申诉期到 {day} 为止：{first}。",
      "{count} people have not acknowledged {month}, and may appeal until {day}: {first}."),
    remedy: Bilingual("等他们确认，或等申诉期过后再锁定。", "Wait for them, or until the time to appeal has passed."))

  /// An appeal after the time to appeal.
  public static let appealLate = Message(
    "APPEAL-LATE", .error,
    what: Bilingual(
      "{month} 的申诉期到 {day} 为止（公布后 {days} 天）。",
      "The time to appeal against {month} ended on {day} ({days} days after publication)."),
    remedy: Bilingual(
      "请与人事商量；确有错误可⟨在考核表上|用 kaohe adjust ⟩补正。",
      "Speak with HR; a real mistake can be put right ⟨at the sheet|with kaohe adjust⟩."))

  /// An appeal that is open already.
  public static let appealTwice = Message(
    "APPEAL-TWICE", .error,
    what: Bilingual(
      "对“{item}”的申诉 {id} 还在等裁决。", "The appeal {id} against \"{item}\" still waits for a decision."),
    remedy: Bilingual("等裁决；补充材料请交给人事。", "Wait for the decision; hand further evidence to HR."))

  /// An appeal that is not open.
  public static let appealUnknown = Message(
    "APPEAL-UNKNOWN", .error,
    what: Bilingual(
      "没有编号为“{id}”且待裁决的申诉（有：{known}）。", "No open appeal has the id \"{id}\" (there are: {known})."),
    remedy: Bilingual("⟨在首页的待办里|用 kaohe todo ⟩查编号。", "See the ids ⟨on the home page|with kaohe todo⟩."))

  /// Something is put right although the appeal was rejected.
  public static let remedyRejected = Message(
    "REMEDY-REJECTED", .error,
    what: Bilingual(
      "申诉 {appeal} 裁为不成立，就不能同时更改成绩。", "The appeal {appeal} is rejected; nothing can be put right by it."),
    remedy: Bilingual("改用 upheld 或 partly，或去掉更改。", "Decide upheld or partly, or leave the change out."))

  /// An appeal is upheld and nothing is put right.
  public static let remedyMissing = Message(
    "REMEDY-MISSING", .error,
    what: Bilingual(
      "申诉 {appeal} 裁为成立，要写明改什么。", "The appeal {appeal} is upheld; say what is put right."),
    remedy: Bilingual(
      "⟨选一处改评、免考或更正|加上 --rate、--waive、--correct 或 --withdraw⟩。",
      "⟨Choose what is rated anew, waived or corrected|Add --rate, --waive, --correct or --withdraw⟩."))

  /// An adjustment has to be paid later.
  public static let adjustNotLater = Message(
    "ADJUST-NOT-LATER", .error,
    what: Bilingual(
      "{month} 的差额要在之后一个未锁定的月份补发，{paidIn} 不行。",
      "What changes in {month} is paid in a later month that is not locked; {paidIn} is not one."),
    remedy: Bilingual("⟨|用 --paid-in ⟩换一个月份。", "Choose another month⟨| with --paid-in⟩."))

  /// An adjustment that changes nothing.
  public static let adjustNothing = Message(
    "ADJUST-NOTHING", .error,
    what: Bilingual(
      "这样更正以后，{employee} {month} 的结果没有变化，没有记录任何东西。",
      "With this, the result of {employee} for {month} stays the same; nothing was recorded."),
    remedy: Bilingual("检查更正的内容。", "Check what is put right."))

  /// An adjustment whose amount is not known.
  public static let adjustIncomplete = Message(
    "ADJUST-INCOMPLETE", .error,
    what: Bilingual(
      "更正以后 {employee} {month} 的金额算不出来，没有记录任何东西。",
      "With this, the amount of {employee} for {month} cannot be told; nothing was recorded."),
    remedy: Bilingual("先补上缺的数据。", "Supply what is missing first."))
}
