/// Why a step of a derivation came out as it did, as a sentence: the texts behind the codes that a derivation carries.
///
/// Known by code alone, so that every room, and a reader of an old derivation, can ask. Names of measures, items and
/// rules stay as the derivation has them.
public enum ReasonText {
  /// The sentence for a reason's code, filled in from the details beside it; the code itself where there is none.
  public static func text(code: String, details: [String: String], in language: Language) -> String {
    guard let template = reasons[code]?.text(in: language) else { return code }
    return Braces.filled(template) { name in
      // Which limit held is not said by derivations of earlier formats.
      guard let detail = details[name], !detail.isEmpty else {
        return name == "limit" ? Bilingual("法定限额", "a legal limit").text(in: language) : "—"
      }
      return words[name]?[detail]?.text(in: language) ?? detail
    }
  }

  /// Why a figure is missing (`not_collected`); the code itself where there is no text for it.
  public static func missing(_ code: String, in language: Language) -> String {
    missingReasons[code]?.text(in: language) ?? code
  }

  /// How an employee stood in the month (`probation`).
  public static func standing(_ code: String, in language: Language) -> String {
    standings[code]?.text(in: language) ?? code
  }

  /// What became of a step (`scored`).
  public static func state(_ code: String, in language: Language) -> String {
    states[code]?.text(in: language) ?? code
  }

  /// What follows from a rule about several months (`not_up_to_standard`).
  public static func effect(_ code: String, in language: Language) -> String {
    effects[code]?.text(in: language) ?? code
  }

  /// How a month that was not whole is paid (`calendar_days`).
  public static func prorationMethod(_ code: String, in language: Language) -> String {
    code.split(separator: "+").map { part in
      let part = part.trimmingPrefix(" ").split(separator: " ").joined(separator: " ")
      return (prorationMethods[part] ?? movedRules[part])?.text(in: language) ?? part
    }.joined(separator: language == .chinese ? "，" : ", ")
  }

  /// What a band pays of the performance pay (`score_percent`).
  public static func payment(_ code: String, in language: Language) -> String {
    payments[code]?.text(in: language) ?? code
  }

  /// Who rates (`assessor`); the code itself where there is no word for it.
  public static func rater(_ code: String, in language: Language) -> String {
    raters[code]?.text(in: language) ?? code
  }

  /// Where a figure comes from (`finance`).
  public static func source(_ code: String, in language: Language) -> String {
    sources[code]?.text(in: language) ?? code
  }

  /// What was not filled in about somebody (`wage`, `hired_on`); a word that is none of these stays as it is.
  public static func term(_ code: String) -> Bilingual {
    code == "hired_on" ? Bilingual("入职日期", "the day of hiring") : amounts[code] ?? Bilingual(code, code)
  }

  /// The details a reason's sentence asks for; nil where there is no such reason.
  public static func details(of code: String) -> Set<String>? {
    reasons[code].map { Braces.names(in: $0.chinese).union(Braces.names(in: $0.english)) }
  }

  /// Details whose values are codes themselves.
  private static let words: [String: [String: Bilingual]] = [
    "why": missingReasons, "standing": standings, "effect": effects, "pays": payments, "rater": raters,
    "kind": ["misconduct": Bilingual("否定性指标", "Veto item")], "name": amounts, "limit": limits,
    "method": prorationMethods, "moved": movedRules, "calendar": calendars, "minimum_rule": minimumRules,
  ]

  private static let amounts: [String: Bilingual] = [
    "month_wage": Bilingual("当月工资", "the month's wage"), "wage": Bilingual("月薪", "the fixed wage"),
    "performance_pay": Bilingual("绩效工资标准", "the performance pay"),
    "minimum_wage": Bilingual("当地最低工资标准", "the local minimum wage"),
  ]

  private static let limits: [String: Bilingual] = [
    "loss_cap": Bilingual("赔偿扣款上限", "the cap"),
    "minimum_wage": Bilingual("最低工资标准", "the minimum wage"),
    "probation_floor": Bilingual("试用期工资下限", "the floor on probation"),
  ]

  private static let missingReasons: [String: Bilingual] = [
    "not_collected": Bilingual("未采集", "not collected"),
    "no_denominator": Bilingual("无分母", "no denominator"),
    "not_yet_final": Bilingual("尚未定数", "not yet final"),
    "no_seconds": Bilingual("时间没有秒，无法判定", "the times have no seconds, which decide it"),
    "not_active": Bilingual("本月没有接待记录", "no work recorded this month"),
    "not_appraised": Bilingual("本月不考核", "not appraised this month"),
    "no_account": Bilingual("本月没有客服账号", "no account this month"),
    "buyers_not_named": Bilingual("该店铺的订单没有买家，无法归到客服", "the shop's orders name no buyers"),
    "not_additive": Bilingual("只有平均值或比率，没有基数，不能合计", "means or rates without the numbers they are of"),
    "not_applicable": Bilingual("不适用", "not applicable"),
    "below_sample": Bilingual("样本不足", "sample too small"),
    "not_given": Bilingual("未填写", "nobody gave it"),
    "out_of_range": Bilingual("超出可计算的范围", "out of range"),
    "not_chosen": Bilingual("公司还没有选定不满整月的折算方式", "the company has not chosen how months that are not whole are paid"),
  ]

  private static let calendars: [String: Bilingual] = [
    "unneeded": Bilingual("不涉及", "not needed"),
    "weekends": Bilingual(
      "只按周末休息计，不知道法定节假日和调休", "weekends only; public holidays and adjusted working days are not known"),
  ]

  private static let minimumRules: [String: Bilingual] = [
    "whole": Bilingual("按整月", "the whole month's"), "by_days": Bilingual("按天折算", "by the days"),
  ]

  private static let prorationMethods: [String: Bilingual] = [
    "calendar_days": Bilingual("按日历天数", "by calendar days"),
    "working_days": Bilingual("按应出勤天数", "by working days"),
    "21.75": Bilingual("按月计薪天数 21.75", "by 21.75 paid days"),
    "none": Bilingual("不折算", "without proration"),
  ]

  private static let movedRules: [String: Bilingual] = [
    "most_days": Bilingual("按天数最多的部门", "where most of the days were"),
    "by_days": Bilingual("各部门按天数加权", "in each department, weighted by days"),
  ]

  private static let standings: [String: Bilingual] = [
    "regular": Bilingual("正式在岗", "regular"),
    "probation": Bilingual("试用期", "on probation"),
    "leave": Bilingual("整月休假", "on leave all month"),
    "voided": Bilingual("当月作废", "month voided"),
  ]

  private static let states: [String: Bilingual] = [
    "scored": Bilingual("已得出", "scored"),
    "missing": Bilingual("缺数据", "missing"),
    "waived": Bilingual("本月不适用", "waived"),
    "failed": Bilingual("不合格", "failed"),
    "idle": Bilingual("不涉及", "does not apply"),
  ]

  private static let effects: [String: Bilingual] = [
    "year_end_bonus_forfeited": Bilingual("不参于年终绩效奖金核发", "no year-end performance bonus"),
    "not_up_to_standard": Bilingual(
      "不达标：先培训或调岗，仍不能胜任的，提前30日通知或支付一个月工资（《劳动合同法》第40条第2项）",
      "not up to standard: training or another post first, then 30 days' notice or a month's pay (Labour Contract Law art. 40(2))"
    ),
    "warning": Bilingual("提醒", "a warning"),
  ]

  private static let payments: [String: Bilingual] = [
    "full": Bilingual("全额", "in full"),
    "score_percent": Bilingual("得分的百分比", "the score in percent"),
    "nothing": Bilingual("不发放", "nothing"),
  ]

  private static let sources: [String: Bilingual] = [
    "computed": Bilingual("系统计算", "computed"),
    "finance": Bilingual("财务核对", "finance"),
    "platform": Bilingual("绩效软件", "performance software"),
    "record": Bilingual("公司记录", "the company's records"),
    "corrected": Bilingual("更正", "corrected"),
  ]

  private static let raters: [String: Bilingual] = [
    "assessor": Bilingual("考评人", "the assessor")
  ]

  private static let reasons = scoring.merging(money) { first, _ in first }

  private static let scoring: [String: Bilingual] = [
    "none": Bilingual("无需说明。", "Nothing to explain."),
    "band_held": Bilingual("落入 {band} 档，{yields} 分。", "Falls into {band}: {yields} points."),
    "no_band": Bilingual("{value} 没有落入任何档位，请检查方案。", "{value} falls into no band; check the scheme."),
    "occurrences": Bilingual("{count} 次，每次 {each} 分。", "{count} times, {each} points each."),
    "rated": Bilingual("{by} 评为“{label}”。", "Rated \"{label}\" by {by}."),
    "unrated": Bilingual("等待{rater}评分。", "Waits for a rating by {rater}."),
    "off_scale": Bilingual("“{label}”不在评分标准之内，请重新评分。", "\"{label}\" is not on the scale; rate it again."),
    "target_met": Bilingual("达到目标 {target}，得满分。", "Meets the target {target}: full points."),
    "target_missed": Bilingual("未达到目标 {target}，按比例得分。", "Misses the target {target}: points in proportion."),
    "formula": Bilingual("按公式得分。", "By formula."),
    "mean_of_parts": Bilingual("{count} 项的平均。", "The mean of {count} parts."),
    "figure_missing": Bilingual("缺 {name}：{why}。", "{name} is missing: {why}."),
    "below_sample": Bilingual("样本 {size}，不足 {least}，不评分。", "A sample of {size} is below {least}; not scored."),
    "counted_full": Bilingual("数据缺失，按方案计满分。", "Missing; the scheme counts it in full."),
    "counted_zero": Bilingual("数据缺失，按方案计 0 分。", "Missing; the scheme counts it as nothing."),
    "reweighed": Bilingual("数据缺失，按方案不计入，其余折算。", "Missing; the scheme leaves it out and rescales the rest."),
    "waived_full": Bilingual("本月不适用，计满分：{why}（{by}）。", "Waived this month, points kept in full: {why} ({by})."),
    "waived_rescaled": Bilingual(
      "本月不适用，其余折算：{why}（{by}）。", "Waived this month, the rest is rescaled: {why} ({by})."),
    "veto_recorded": Bilingual(
      "{kind} {count} 次，每次扣 {points} 分：{note}（{by}）。", "{kind}, {count} times, {points} points off each: {note} ({by})."
    ),
    "omission_raised": Bilingual(
      "{employee} 的 {item} 应扣 {points} 分而未扣，按 {factor} 倍扣减：{note}（{by}）。",
      "{points} points off {item} of {employee} were omitted; {factor} times that is taken off: {note} ({by})."),
    "sum_of_items": Bilingual("各项合计 {sum} 分。", "The items add up to {sum}."),
    "score_by_days": Bilingual(
      "按各部门天数加权：{formula} = {score}。", "Weighted by the days in each department: {formula} = {score}."),
    "rescaled": Bilingual(
      "得 {sum} 分，满分 {most} 分，折算为 {total} 分制。", "{sum} of {most} points, rescaled to {total}."),
    "items_missing": Bilingual("还缺：{items}。", "Still missing: {items}."),
    "not_appraised": Bilingual("本月不考核（{standing}）。", "Not appraised this month ({standing})."),
    "grade_band": Bilingual("得分落入 {band}。", "The score falls into {band}."),
  ]

  private static let money: [String: Bilingual] = [
    "pay_band": Bilingual(
      "得分 {score} 落入 {band}：{base} 元绩效工资，{pays}。", "A score of {score} falls into {band}: {pays} of {base} yuan."),
    "score_missing": Bilingual("得分未定，暂不能计算。", "The score is not known yet."),
    "rule_met": Bilingual("符合规则：{yuan} 元 × {times}。", "The rule is met: {yuan} yuan × {times}."),
    "rule_met_shared": Bilingual("{tied} 人并列，平分 {yuan} 元。", "{tied} are tied and share {yuan} yuan."),
    "waived_rule": Bilingual("本月不适用：{why}（{by}）。", "Waived this month: {why} ({by})."),
    "condition_failed": Bilingual("条件不成立：{condition}。", "The condition does not hold: {condition}."),
    "not_in_place": Bilingual("不在该名次，该名次为 {lead}。", "Not in that place, which has {lead}."),
    "tied_for_none": Bilingual("{count} 人并列，按规则都不计。", "{count} are tied; the rule then meets none of them."),
    "no_comparison": Bilingual("没有可比的同事。", "There is no colleague to compare with."),
    "undecided": Bilingual("暂不能判定，还缺 {who} 的 {name}。", "Not decided while {name} of {who} is missing."),
    "not_deductible": Bilingual(
      "符合规则（{yuan} 元），但 {region} 的规定或公司设置不允许扣款，只列出。",
      "The rule is met ({yuan} yuan), but the rules of {region} or the company's settings do not allow the deduction; shown only."
    ),
    "not_meant": Bilingual(
      "不在规则所指之内（未考核、试用期或本月没有接待）。", "Not meant by the rule (not appraised, on probation, or without consultations)."),
    "nothing_due": Bilingual("没有发生。", "Nothing occurred."),
    "loss_within_cap": Bilingual(
      "损失 {due} 元在上限 {cap} 元之内，扣 {deducted} 元；当月工资 {wage} 元，须留 {minimum} 元；依据：{clause}。",
      "The loss of {due} yuan is within the cap of {cap}; {deducted} deducted of a wage of {wage}, of which {minimum} must remain; by {clause}."
    ),
    "loss_capped": Bilingual(
      "损失 {due} 元超过可扣数额（上限 {cap} 元，当月工资 {wage} 元须留 {minimum} 元；受限于{limit}），本月扣 {deducted} 元；依据：{clause}。",
      "The loss of {due} yuan exceeds what may be taken (cap {cap}; of a wage of {wage}, {minimum} must remain; held by {limit}); {deducted} deducted this month; by {clause}."
    ),
    "loss_carried": Bilingual(
      "{month} 的损失还有 {due} 元未扣，本月扣 {deducted} 元，仍留 {held} 元；上限 {cap} 元，当月工资 {wage} 元须留 {minimum} 元；依据：{clause}。",
      "{due} yuan of the loss of {month} were still due: {deducted} deducted this month, {held} still held back; cap {cap}, of a wage of {wage}, {minimum} must remain; by {clause}."
    ),
    "no_loss_clause": Bilingual(
      "损失 {due} 元：劳动合同没有约定赔偿，不扣款，只列出。",
      "A loss of {due} yuan: the labour contract provides no compensation; nothing is deducted, it is shown only."),
    "no_pay_agreed": Bilingual(
      "月薪和绩效工资都注明没有约定，不核对最低工资。", "Neither a wage nor performance pay is agreed; there is no floor to check."),
    "no_money_decided": Bilingual(
      "适用的方案不涉及金额，不核对最低工资。", "No scheme decides money here; the floor is not checked."),
    "above_floor": Bilingual(
      "应发 {wage} 元，不低于 {least} 元。", "{wage} yuan is not below the floor of {least}."),
    "topped_up": Bilingual(
      "应发 {wage} 元，低于 {least} 元（{limit}），补足。", "{wage} yuan is below the floor of {least} ({limit}) and is topped up."),
    "prorated": Bilingual(
      "本月不满整月（{stretches}），{method}折算：{days}/{of} 天；工作日历：{calendar}；最低工资{minimum_rule}；考勤里迟到早退请假 {attendance} 次，只有登记的无薪假不计。",
      "The month was not whole ({stretches}); paid {method}: {days}/{of} days; working days: {calendar}; minimum wage: {minimum_rule}; times late, left early or on leave in attendance: {attendance}; only unpaid leave on record does not count."
    ),
    "not_prorated": Bilingual(
      "本月不满整月（{stretches}），公司选定{method}，按最后的约定全额计。",
      "The month was not whole ({stretches}); the company pays it {method}, by what was agreed last."),
    "proration_open": Bilingual(
      "本月不满整月（{stretches}，在岗 {employed} 天），公司还没有选定折算方式；各方式的数额列在下面，由人事选定一次。",
      "The month was not whole ({stretches}; {employed} days employed), and the company has not chosen how it is paid; what each way comes to stands below, and HR chooses once."
    ),
    "move_open": Bilingual(
      "本月换过部门（{stretches}），方案没有写在哪里考核；各种办法的数额列在下面，由人事选定一次。",
      "The department changed inside the month ({stretches}), and the scheme does not say where the month is appraised; what each way comes to stands below, and HR chooses once."
    ),
    "proration_and_move_open": Bilingual(
      "本月换过部门（{stretches}），公司还没有选定折算方式，方案也没有写在哪里考核；各种办法的数额列在下面，由人事选定一次。",
      "The department changed inside the month ({stretches}); neither how the month is paid by days nor where it is appraised is chosen; what each way comes to stands below, and HR chooses once."
    ),
    "proration_alike": Bilingual(
      "本月有变动（{stretches}），各种折算方式的数额相同。",
      "Something changed inside the month ({stretches}); every way of counting days comes to the same."),
    "stretch_worked": Bilingual(
      "{from} 至 {to}，{days} 天，{standing}，{department} {post}，月薪 {wage}，绩效工资标准 {performance_pay}。",
      "{from} to {to}, {days} days, {standing}, {department} {post}, wage {wage}, full performance pay {performance_pay}."
    ),
    "stretch_unpaid": Bilingual(
      "{from} 至 {to}，{days} 天无薪假，不计。", "{from} to {to}, {days} days of unpaid leave, which do not count."),
    "amount_by_days": Bilingual("{formula} = {amount} 元。", "{formula} = {amount} yuan."),
    "amount_open": Bilingual(
      "{name}：{why}。", "{name}: {why}."),
    "months_counted": Bilingual(
      "计入的月份：{months}；到本月连续 {row} 个月（界限 {row_limit}），本年 {year} 个月（界限 {year_limit}）；尚不清楚：{unknown}。界限达到时：{effect}。",
      "Months that count: {months}; {row} in a row up to this month (limit {row_limit}), {year} of this year (limit {year_limit}); not known: {unknown}. At the limit: {effect}."
    ),
  ]
}
