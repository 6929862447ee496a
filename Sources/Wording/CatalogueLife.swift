/// The messages about a month's life: who may do what, and when.
extension Message {
  static let life: [Message] = [
    monthManaged, monthNotOpened, monthOpened, monthState, sheetUnknown, sheetState, sheetWithoutPerson, acceptUnknown,
    actorUnknown, actorLeft,
    notAllowed, notOneself, schemeNotPublished, sheetChanged, earlierMonthOpen,
    importUnsigned, monthMoving,
    attachmentTooLarge, reasonMissing, measureUnknown, valueImpossible, dayOutside,
    incidentUnknown, omissionUnknown, notTheAssessor, omissionNoNote, omissionTooLarge, incidentTwice,
    pointsNotPositive,
    monthBlocked, sheetIncomplete, omissionsOpen, sheetsNotApproved,
    financeNotSigned, appealsOpen, lockEarly, appealLate,
    appealTwice, appealUnknown, remedyRejected, remedyMissing,
    adjustNotLater, adjustNothing, adjustIncomplete, monthNotWhole, monthNotWholeOpen, prorationSet,
  ]

  /// How a month that was not whole is paid.
  public static let monthNotWhole = Message(
    "MONTH-NOT-WHOLE", .note,
    what: Bilingual(
      "员工 {employee}：{said}{amounts}。", "{employee}'s month: {said} {amounts}."),
    remedy: Bilingual(
      "核对日期；日期不对的，更正人员表后重算。", "Check the dates; if one is wrong, correct people.csv and compute again."))

  /// A month that was not whole, and nobody has chosen how it is paid.
  public static let monthNotWholeOpen = Message(
    "MONTH-NOT-WHOLE-OPEN", .warning,
    what: Bilingual(
      "{employee}：{said}各办法的应发（固定工资之外）：{amounts}。",
      "{employee}: {said} Pay beside the fixed wage under each: {amounts}."),
    remedy: Bilingual(
      "⟨在月份页“不满整月”选定一次|用 kaohe proration 选定一次，或在 company.yaml 的 proration 下写 {example}⟩；月中调动在方案里写 moved。",
      "⟨Choose once under \"Months that are not whole\" on the month's page|Choose once with kaohe proration, or write {example} under proration in company.yaml⟩; for moves between departments, write moved into the scheme."
    ))

  /// company.yaml says already how days are counted.
  public static let prorationSet = Message(
    "PRORATION-SET", .error,
    what: Bilingual(
      "{month} 的折算方式已由 company.yaml 写明：{from} 起{method}。",
      "company.yaml says already how {month} is paid: {method}, from {from} on."),
    remedy: Bilingual(
      "要改就改 company.yaml 的 proration，再重新计算。", "To change it, change proration in company.yaml and compute again."))

  /// A month that was opened is not computed by `run`.
  public static let monthManaged = Message(
    "MONTH-MANAGED", .error,
    what: Bilingual(
      "{month} 已开启，由系统记录管理，不能用 run 重算。",
      "{month} has been opened and is kept on record; it cannot be computed with run."),
    remedy: Bilingual(
      "⟨在月份页计算，在考核表页打印|用 kaohe compute 计算，用 kaohe print 打印⟩。",
      "⟨Compute it on the month's page and print from the sheets|Use kaohe compute, and kaohe print for printing⟩."))

  /// A month nobody has opened.
  public static let monthNotOpened = Message(
    "MONTH-NOT-OPENED", .error,
    what: Bilingual("{month} 尚未开启，不能{deed}。", "{month} has not been opened yet; you cannot {deed}."),
    remedy: Bilingual("请人事先⟨在首页开启|运行 kaohe open⟩。", "Ask HR to open it first ⟨on the home page|with kaohe open⟩."))

  /// A month that is open already.
  public static let monthOpened = Message(
    "MONTH-OPENED", .error,
    what: Bilingual("{month} 已经开启。", "{month} has already been opened."),
    remedy: Bilingual(
      "⟨首页列出|用 kaohe months 查看⟩各月状态。", "See the state of each month ⟨on the home page|with kaohe months⟩."))

  /// A month whose state does not allow it.
  public static let monthState = Message(
    "MONTH-STATE", .error,
    what: Bilingual(
      "{month} 为“{state}”状态，不能{deed}；须为“{states}”。", "{month} is {state}; to {deed} it has to be {states}."),
    remedy: Bilingual(
      "下一步见⟨首页待处理事项|kaohe todo⟩；已公布月份通过申诉和裁决更改，已锁定月份⟨在考核表上补正|用 kaohe adjust⟩。",
      "⟨The home page|kaohe todo⟩ shows the next step. Change a published month through appeals and decisions, a locked one ⟨by an adjustment at the sheet|with kaohe adjust⟩."
    ))

  /// Somebody without a sheet.
  public static let sheetUnknown = Message(
    "SHEET-UNKNOWN", .error,
    what: Bilingual("{month} 没有 {employee} 的考核表。", "{employee} has no sheet for {month}."),
    remedy: Bilingual("{guess}核对工号；该月须先计算。", "{guess}Check the employee id; the month has to be computed first."))

  /// Something is to be accepted that was not found.
  public static let acceptUnknown = Message(
    "ACCEPT-UNKNOWN", .error,
    what: Bilingual("{month} 没有 {subject} 的“{kind}”，未记录。", "{month} has no {kind} of {subject}; nothing was recorded."),
    remedy: Bilingual("核对写法；该月可接受的有：{known}。", "Check the spelling; the month has: {known}."))

  /// A sheet whose state does not allow it.
  public static let sheetState = Message(
    "SHEET-STATE", .error,
    what: Bilingual(
      "{employee} {month} 的考核表为“{state}”状态，不能{deed}；须为“{states}”。",
      "The sheet of {employee} for {month} is {state}; to {deed} it has to be {states}."),
    remedy: Bilingual("⟨考核表末尾列有|用 kaohe sheet 查看⟩下一步。", "⟨The end of the sheet|kaohe sheet⟩ shows the next step."))

  /// Somebody who has a sheet would not be appraised in the month any more.
  public static let sheetWithoutPerson = Message(
    "SHEET-WITHOUT-PERSON", .error,
    what: Bilingual(
      "{employee} 已有 {month} 的考核表，此变更会使其该月不在考核范围，未记录。",
      "{employee} has a sheet for {month}; with this change they would no longer be appraised in that month. Nothing was recorded."
    ),
    remedy: Bilingual(
      "把该月⟨在考核表上|用 kaohe standing --voided ⟩登记为作废；变更从 {next} 起生效。",
      "Void that month ⟨at the sheet|with kaohe standing --voided⟩, and make the change effective from {next}."))

  /// Somebody nobody knows wants to do something.
  public static let actorUnknown = Message(
    "ACTOR-UNKNOWN", .error,
    what: Bilingual("操作人“{employee}”不在人员名单中。", "Unknown employee id \"{employee}\" of the person acting."),
    remedy: Bilingual(
      "{guess}核对工号⟨|（--by，或表中的 by 一列）⟩。", "{guess}Check the employee id⟨| (--by, or the column \"by\" of the table)⟩."))

  /// Somebody who has left wants to do something.
  public static let actorLeft = Message(
    "ACTOR-LEFT", .error,
    what: Bilingual(
      "{employee} 已于 {day} 离职且个人数据已删除，不能操作。",
      "{employee} left on {day} and their data has been erased; they can no longer act."),
    remedy: Bilingual("请在职同事操作。", "Ask a current employee to do it."))

  /// A right somebody does not have.
  public static let notAllowed = Message(
    "NOT-ALLOWED", .error,
    what: Bilingual("{who}（{role}）不可以{deed}{whom}。", "{who} ({role}) may not {deed}{whom}."),
    remedy: Bilingual("有此权限的角色：{roles}。", "Roles that may: {roles}."))

  /// Nobody does this to oneself.
  public static let notOneself = Message(
    "NOT-ONESELF", .error,
    what: Bilingual("{who} 不能为自己{deed}。", "{who} may not {deed} in their own case."),
    remedy: Bilingual("请另一位有此权限的同事操作。", "Ask a colleague with this right to do it."))

  /// Somebody else changed the sheet meanwhile.
  public static let sheetChanged = Message(
    "SHEET-CHANGED", .error,
    what: Bilingual(
      "您查看之后，{who} 修改了 {employee} {month} 的考核表：{deed}（{item}，{at}，日志第 {entry} 条）。您的更改未保存。",
      "{who} changed the sheet of {employee} for {month} after you opened it: {deed} ({item}, {at}, journal entry {entry}). Your change was not saved."
    ),
    remedy: Bilingual("查看最新内容，仍需更改的再操作一次。", "Review the current sheet and repeat your change if it is still needed."))

  /// What a month's figures depend on kept changing while they were computed.
  public static let monthMoving = Message(
    "MONTH-MOVING", .error,
    what: Bilingual(
      "计算 {month} 期间，人员、账号、方案或销售额多次变动，未保存结果。",
      "People, accounts, schemes or confirmed sales kept changing while {month} was computed; nothing was saved."),
    remedy: Bilingual("等其他人操作完成后再计算。", "Compute it again when the others have finished."))

  /// An import into an opened month by nobody.
  public static let importUnsigned = Message(
    "IMPORT-UNSIGNED", .error,
    what: Bilingual("{month} 已开启，导入须注明操作人。", "{month} has been opened; an import has to name who makes it."),
    remedy: Bilingual("加上 --by 工号。", "Add --by with your employee id."))

  /// An earlier month that is not published yet.
  public static let earlierMonthOpen = Message(
    "EARLIER-MONTH-OPEN", .error,
    what: Bilingual(
      "{earlier} 为“{state}”状态，须先于 {month} 公布：跨月规则要用到它。",
      "{earlier} is still {state}; it has to be published before {month}, because rules over several months depend on it."
    ),
    remedy: Bilingual("先公布 {earlier}。", "Publish {earlier} first."))

  /// A department's scheme that nobody has published.
  public static let schemeNotPublished = Message(
    "SCHEME-NOT-PUBLISHED", .error,
    what: Bilingual(
      "{department} 的方案“{scheme}”没有在 {month} 生效的已公布版本（已登记：{known}）；未经公示的制度不能据以算工资（劳动合同法第4条）。",
      "Scheme \"{scheme}\" of {department} has no published version for {month} (on record: {known}); rules that were not made known cannot be used for pay (Labour Contract Law art. 4)."
    ),
    remedy: Bilingual(
      "⟨在“方案”页存为草案后公布|用 kaohe scheme add 登记，再用 kaohe scheme publish 公布⟩。",
      "⟨Save it as a draft on the page of schemes and publish it|Register it with kaohe scheme add, then publish it with kaohe scheme publish⟩."
    ))

  /// A file of evidence is too large.
  public static let attachmentTooLarge = Message(
    "ATTACHMENT-TOO-LARGE", .error,
    what: Bilingual("附件为 {size} MB，上限 {limit} MB。", "The attachment is {size} MB; the limit is {limit} MB."),
    remedy: Bilingual("压缩图片，或只提交相关部分。", "Compress images, or submit only the relevant part."))

  /// An act needs a reason.
  public static let reasonMissing = Message(
    "REASON-MISSING", .error,
    what: Bilingual("请填写理由：{deed}。", "A reason is required to {deed}."),
    remedy: Bilingual(
      "⟨填写“理由”一栏|用 --reason（或 --comment、--note）填写⟩；文件中填写相应的列。",
      "Fill in ⟨the reason|--reason (or --comment, --note)⟩, or the column for it in the file."))

  /// A measure nobody knows is to be corrected.
  public static let measureUnknown = Message(
    "MEASURE-UNKNOWN", .error,
    what: Bilingual("没有指标“{measure}”。", "Unknown measure \"{measure}\"."),
    remedy: Bilingual(
      "{guess}核对名称：写内置指标或方案 measures: 中声明的指标的编号。",
      "{guess}Check the name: give the id of a built-in measure, or of one under measures: in the scheme."))

  /// A figure that cannot be.
  public static let valueImpossible = Message(
    "VALUE-IMPOSSIBLE", .error,
    what: Bilingual(
      "“{name}”（{measure}）不能为 {value}，应为{values}。", "{name} ({measure}) cannot be {value}; allowed: {values}."),
    remedy: Bilingual("比率写 0.55 或 55%，次数写整数。", "Enter a ratio as 0.55 or 55%, a count as a whole number."))

  /// A day that is not in the month, or has not come.
  public static let dayOutside = Message(
    "DAY-OUTSIDE", .error,
    what: Bilingual("{day} 不在 {month} 之内，或晚于今天。", "{day} is outside {month} or in the future."),
    remedy: Bilingual("填写事情发生的日期。", "Enter the date on which it happened."))

  /// An incident that is not there.
  public static let incidentUnknown = Message(
    "INCIDENT-UNKNOWN", .error,
    what: Bilingual(
      "{month} 没有编号为“{id}”的有效事件（现有：{known}）。", "{month} has no active incident \"{id}\" (present: {known})."),
    remedy: Bilingual("⟨在月份的“单据”页|用 kaohe sheet ⟩查看编号。", "See the ids ⟨among the month's records|with kaohe sheet⟩."))

  /// An omission that is not open.
  public static let omissionUnknown = Message(
    "OMISSION-UNKNOWN", .error,
    what: Bilingual(
      "{month} 没有编号为“{id}”的待裁定应扣未扣（现有：{known}）。", "{month} has no open omission \"{id}\" (open: {known})."),
    remedy: Bilingual("⟨在首页待处理事项|用 kaohe todo ⟩查看编号。", "See the ids ⟨on the home page|with kaohe todo⟩."))

  /// An omission against somebody who was not the assessor.
  public static let notTheAssessor = Message(
    "NOT-THE-ASSESSOR", .error,
    what: Bilingual(
      "{assessor} 不是 {employee} 当月的考核人，未记录。",
      "{assessor} was not the assessor of {employee} in that month; nothing was recorded."),
    remedy: Bilingual("核对两个工号。", "Check both employee ids."))

  /// A deduction passed over under a form that does not ask for it.
  public static let omissionNoNote = Message(
    "OMISSION-NO-NOTE", .error,
    what: Bilingual(
      "{employee} 的方案“{scheme}”没有“应扣未扣”的规定，不能据此扣考核人的分，未记录。",
      "The scheme \"{scheme}\" of {employee} has no rule about omitted deductions; the assessor loses no points and nothing was recorded."
    ),
    remedy: Bilingual(
      "撤回这条；确有此规定的，先在方案里写明 omission: 并公布。",
      "Leave it out; if there is such a rule, write it into the scheme under omission: and publish it first."))

  /// More points passed over than the item can lose.
  public static let omissionTooLarge = Message(
    "OMISSION-TOO-LARGE", .error,
    what: Bilingual(
      "“{item}”满分 {worth} 分，应扣未扣不能超过满分：{employee} 本月已提出 {before} 分，这次又是 {points} 分，未记录。",
      "\"{item}\" is worth {worth} points, and no more can have been omitted: {before} were raised for {employee} this month already, and now {points}; nothing was recorded."
    ),
    remedy: Bilingual("核对项目和应扣的分数。", "Check the item and the points."))

  /// The same incident once more.
  public static let incidentTwice = Message(
    "INCIDENT-TWICE", .error,
    what: Bilingual(
      "{employee} {day} 的“{name}”已由同一人以相同说明登记过，没有再记一次。",
      "\"{name}\" of {employee} on {day} was recorded already by the same person in the same words; it was not recorded again."
    ),
    remedy: Bilingual(
      "同一天确有多次的，写明次数，或写清不同的经过。",
      "If it happened several times that day, give the number of occurrences, or describe each."))

  /// Points that are none.
  public static let pointsNotPositive = Message(
    "POINTS-NOT-POSITIVE", .error,
    what: Bilingual("应扣的分数须大于 0，现为 {points}。", "The omitted points have to be above 0; found {points}."),
    remedy: Bilingual("填写应扣的分数，例如 2。", "Enter the points that should have been deducted, such as 2."))

  /// A month that still waits for something.
  public static let monthBlocked = Message(
    "MONTH-BLOCKED", .error,
    what: Bilingual(
      "{month} 还有 {count} 项未处理，不能{deed}：{first}。", "{month} has {count} open issues, so you cannot {deed}: {first}."),
    remedy: Bilingual("⟨在月份页|用 kaohe todo ⟩逐项查看下一步。", "⟨The month's page|kaohe todo⟩ shows the next step for each."))

  /// A sheet with something missing.
  public static let sheetIncomplete = Message(
    "SHEET-INCOMPLETE", .error,
    what: Bilingual(
      "{employee} {month} 的考核表缺少数据或评分，不能审定。",
      "The sheet of {employee} for {month} lacks a figure or a rating and cannot be approved."),
    remedy: Bilingual("⟨在考核表上|用 kaohe sheet ⟩查看缺少的内容。", "⟨The sheet|kaohe sheet⟩ shows what is missing."))

  /// Omissions nobody has settled.
  public static let omissionsOpen = Message(
    "OMISSIONS-OPEN", .error,
    what: Bilingual(
      "应扣未扣 {ids} 尚未裁定，不能公布。", "Omissions {ids} have not been decided, so the month cannot be published."),
    remedy: Bilingual(
      "⟨在月份的“单据”页|用 kaohe omission settle ⟩裁定。", "Decide them ⟨among the month's records|with kaohe omission settle⟩."))

  /// Sheets that nobody has approved.
  public static let sheetsNotApproved = Message(
    "SHEETS-NOT-APPROVED", .error,
    what: Bilingual(
      "{month} 有 {count} 张考核表未审定，不能公布：{first}。",
      "{count} sheets of {month} have not been approved, so it cannot be published: {first}."),
    remedy: Bilingual(
      "⟨在考核表列表|用 kaohe approve ⟩审定；自己的考核表请同事审定。",
      "Approve them ⟨on the list of sheets|with kaohe approve⟩; ask a colleague to approve your own."))

  /// Finance has not signed.
  public static let financeNotSigned = Message(
    "FINANCE-NOT-SIGNED", .error,
    what: Bilingual("财务尚未对 {month} 签字，不能公布。", "Finance has not signed off {month}, so it cannot be published."),
    remedy: Bilingual(
      "请财务⟨在“核对销售额”页签字|运行 kaohe sign-off⟩。", "Ask finance to sign off ⟨on the sales page|with kaohe sign-off⟩."))

  /// Appeals that wait for a decision.
  public static let appealsOpen = Message(
    "APPEALS-OPEN", .error,
    what: Bilingual("申诉 {ids} 尚未裁决，不能锁定。", "Appeals {ids} have not been decided, so the month cannot be locked."),
    remedy: Bilingual("⟨在申诉人的考核表上|用 kaohe decide ⟩裁决。", "Decide them ⟨at the sheets|with kaohe decide⟩."))

  /// Somebody may still appeal.
  public static let lockEarly = Message(
    "LOCK-EARLY", .error,
    what: Bilingual(
      "{month} 有 {count} 人未确认，申诉期至 {day}：{first}。",
      "{count} people have not acknowledged {month} and may appeal until {day}: {first}."),
    remedy: Bilingual("等其确认，或申诉期满后再锁定。", "Wait for them, or until the appeal period has ended."))

  /// An appeal after the time to appeal.
  public static let appealLate = Message(
    "APPEAL-LATE", .error,
    what: Bilingual(
      "{month} 的申诉期已于 {day} 结束（公布后 {days} 天）。",
      "The time to appeal against {month} ended on {day} ({days} days after publication)."),
    remedy: Bilingual(
      "请与人事沟通；确有错误的，可由人事⟨在考核表上|用 kaohe adjust ⟩补正。",
      "Contact HR; a real error can be corrected by HR ⟨at the sheet|with kaohe adjust⟩."))

  /// An appeal that is open already.
  public static let appealTwice = Message(
    "APPEAL-TWICE", .error,
    what: Bilingual("对“{item}”的申诉 {id} 正在等待裁决。", "Appeal {id} against \"{item}\" is still pending."),
    remedy: Bilingual("等待裁决；补充材料请交给人事。", "Wait for the decision; give further evidence to HR."))

  /// An appeal that is not open.
  public static let appealUnknown = Message(
    "APPEAL-UNKNOWN", .error,
    what: Bilingual("没有编号为“{id}”的待裁决申诉（现有：{known}）。", "No pending appeal \"{id}\" (pending: {known})."),
    remedy: Bilingual("⟨在首页待处理事项|用 kaohe todo ⟩查看编号。", "See the ids ⟨on the home page|with kaohe todo⟩."))

  /// Something is put right although the appeal was rejected.
  public static let remedyRejected = Message(
    "REMEDY-REJECTED", .error,
    what: Bilingual("申诉 {appeal} 裁决为不成立，不能同时更改结果。", "Appeal {appeal} is rejected, so nothing can be changed by it."),
    remedy: Bilingual(
      "改为成立或部分成立，或去掉更改⟨|（--outcome upheld 或 partly）⟩。",
      "Decide that it is upheld or partly upheld, or leave out the change⟨| (--outcome upheld or partly)⟩."))

  /// An appeal is upheld and nothing is put right.
  public static let remedyMissing = Message(
    "REMEDY-MISSING", .error,
    what: Bilingual("申诉 {appeal} 裁决为成立，须写明更改内容。", "Appeal {appeal} is upheld; specify what is changed."),
    remedy: Bilingual(
      "⟨选择改评、免考或更正|加上 --rate、--waive、--correct 或 --withdraw⟩。",
      "⟨Choose a new rating, a waiver or a correction|Add --rate, --waive, --correct or --withdraw⟩."))

  /// An adjustment has to be paid later.
  public static let adjustNotLater = Message(
    "ADJUST-NOT-LATER", .error,
    what: Bilingual(
      "{month} 的差额须在之后未锁定的月份补发或扣回，不能是 {paidIn}。",
      "Differences for {month} are paid in a later month that is not locked; {paidIn} is not one."),
    remedy: Bilingual("⟨|用 --paid-in ⟩换一个月份。", "Choose another month⟨| with --paid-in⟩."))

  /// An adjustment that changes nothing.
  public static let adjustNothing = Message(
    "ADJUST-NOTHING", .error,
    what: Bilingual(
      "更正后 {employee} {month} 的结果没有变化，未记录。",
      "This does not change the result of {employee} for {month}; nothing was recorded."),
    remedy: Bilingual("核对更正内容。", "Check the correction."))

  /// An adjustment whose amount is not known.
  public static let adjustIncomplete = Message(
    "ADJUST-INCOMPLETE", .error,
    what: Bilingual(
      "更正后无法算出 {employee} {month} 的金额，未记录。",
      "With this change the amount of {employee} for {month} cannot be computed; nothing was recorded."),
    remedy: Bilingual("先补上缺少的数据。", "Supply the missing data first."))
}
