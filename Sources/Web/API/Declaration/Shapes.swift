internal import Appraisal
internal import Records
internal import Wording
internal import Workflow

/// The shapes that have a name in the document.
enum Shapes {
  /// In the order of the document.
  static let all: [(name: String, shape: Shape)] = [
    ("Problem", problem), ("Money", money), ("Me", me), ("Month", month), ("ToDo", toDo), ("Done", done),
    ("SheetLine", sheetLine), ("Sheet", sheet), ("Sheets", page("sheets", "SheetLine")), ("Step", step), ("Pay", pay),
    ("Rating", rating), ("Incident", incident), ("Appeal", appeal), ("Adjustment", adjustment),
    ("Derivation", derivation),
    ("RatingGrid", ratingGrid), ("RatingOutcome", ratingOutcome), ("Person", person),
    ("People", page("people", "Person")), ("Scheme", scheme), ("SchemeText", schemeText), ("Payroll", payroll),
    ("JournalEntry", journalEntry), ("Journal", page("entries", "JournalEntry")), ("Verification", verification),
    ("Recheck", recheck),
    ("Law", law), ("Import", importedFile),
  ]

  static let named: [String: Shape] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.shape) })

  static let maybeMoney = Shape.nullable(.named("Money"))
  static let maybePoints = Shape.nullable(.text(.decimal))
  static let maybeText = Shape.nullable(.anyText)
  static let id = Shape.text(.written(1...64))
  static let words = Shape.text(.written(1...2_000))
  static let seen = Shape.Field.may(
    "seen", .whole(0...Int64.max), "看过的最后一条日志；其后别人有改动就不做",
    "the last entry of the journal that was seen; where others changed something since, nothing is done")
  static let monthState = Shape.text(.oneOf(MonthState.allCases.map(\.rawValue)))
  static let sheetState = Shape.text(.oneOf(SheetState.allCases.map(\.rawValue)))
  static let deeds = Shape.list(.text(.oneOf(Deed.allCases.map(\.rawValue))))

  private static func page(_ name: String, _ of: String) -> Shape {
    .object([
      .has(name, .list(.named(of)), "这一部分", "this part"),
      .has("next", maybeText, "下一部分的 cursor；没有了则为 null", "the cursor of the next part; null where there is none"),
    ])
  }

  private static let problem = Shape.object([
    .has("type", .anyText, "urn:kaohe: 加代码", "urn:kaohe: and the code"),
    .has("title", .anyText, "发生了什么", "what happened"), .has("status", .whole(400...599), "状态码", "the status"),
    .has("detail", .anyText, "怎么办", "what to do"), .has("code", .anyText, "不变的代码", "the code, which never changes"),
    .has("what", .anyText, "发生了什么", "what happened"), .has("remedy", .anyText, "怎么办", "what to do"),
    .has("request", .anyText, "请求编号，与日志相同", "the id of the request, as in the log"),
    .has(
      "places",
      .list(
        .object([
          .may("pointer", .anyText, "请求内容中的位置", "where in the body"),
          .may("parameter", .anyText, "参数", "the parameter"),
          .may("file", .anyText, "公司文件夹里的文件", "the file in the company's folder"),
          .may("sheet", .anyText, "工作表", "the sheet of a workbook"), .may("line", .count, "行", "the line"),
          .may("column", .count, "列", "the column"), .may("employee", .anyText, "工号", "the employee"),
          .may("month", .anyText, "月份", "the month"),
        ])), "在哪里", "where"),
  ])

  private static let money = Shape.object([
    .has("fen", .whole(Int64.min...Int64.max), "整数分", "whole fen"),
    .has("yuan", .text(.decimal), "元，两位小数", "yuan with two decimals"),
  ])

  private static let me = Shape.object([
    .has("employee", id, "工号", "the employee's id"), .has("role", role, "角色", "the role"),
    .has("token", id, "令牌编号", "the token's id"), .has("scopes", .list(scope), "权限范围", "its scopes"),
    .has("ends", .text(.day), "到期日", "its last day"), .has("company", .anyText, "公司", "the company"),
  ])
  static let role = Shape.text(.oneOf(Role.allCases.map(\.rawValue)))
  private static let scope = Shape.text(.oneOf(TokenScope.allCases.map(\.rawValue)))

  private static let month = Shape.object([
    .has("month", .text(.month), "月份", "the month"), .has("state", monthState, "状态", "how far it is"),
    .has("state_name", .anyText, "状态的名称", "what the state is called"),
    .has("sheets", .byName(.count), "各状态的考核表张数", "how many sheets are in each state"),
    .has("links", .byName(.anyText), "相关地址", "where to go on"),
  ])

  private static let toDo = Shape.object([
    .has("month", .text(.month), "月份", "the month"), .has("employee", maybeText, "关于谁", "whom it concerns"),
    .has("blocks", .flag, "不办月份就不能往下走", "whether the month cannot go on without it"),
    .has("text", .anyText, "要办的事", "what there is to do"),
    .has("page", .anyText, "在哪个页面办", "the page where it is done"),
  ])

  /// What is answered where something was done.
  private static let done = Shape.object([
    .has("seen", .count, "现在的最后一条日志", "the last entry of the journal by now"),
    .has("id", maybeText, "所记录的编号（事件、申诉）", "the id of what was recorded: an incident, an appeal"),
    .has("state", .nullable(monthState), "月份现在的状态", "how far the month is by now"),
    .has("employees", .list(.anyText), "办到的人", "whom it was done for"),
  ])

  private static let sheetLine = Shape.object(sheetFields)

  static let sheetFields: [Shape.Field] = [
    .has("month", .text(.month), "月份", "the month"), .has("employee", id, "工号", "the employee's id"),
    .has("name", .anyText, "姓名", "the name"), .has("department", .anyText, "部门", "the department's id"),
    .has("assessor", maybeText, "考核人", "the assessor's id"), .has("state", sheetState, "状态", "how far the sheet is"),
    .has(
      "standing", .text(.oneOf(Subject.Standing.allCases.map(\.rawValue))), "在岗情况", "how the employee stood"),
    .has("score", maybePoints, "得分；缺则为 null", "the score; null while missing"),
    .has("grade", maybeText, "等级", "the grade"), .has("failed", .flag, "不合格", "whether the score failed the month"),
    .has("complete", .flag, "是否齐全", "whether nothing is missing"),
    .has("earned", maybeMoney, "应得绩效工资；无权看则为 null", "performance pay earned; null to whom it is not shown"),
    .has("total", maybeMoney, "固定工资之外合计", "everything beside the fixed wage"),
    .has("links", .byName(.anyText), "相关地址", "where to go on"),
  ]

  private static let sheet = Shape.object(
    sheetFields + [
      .has("items", .list(.named("Step")), "各项", "the items"),
      .has("deductions", .list(.named("Step")), "否决项等", "deductions beside the items"),
      .has("pay", .nullable(.named("Pay")), "工资构成；无权看则为 null", "the lanes of the pay; null to whom they are not shown"),
      .has(
        "engine", .nullable(.count), "算出它的考核规则版本；未计算则为 null",
        "the version of the engine that made it; null while nothing was computed"),
      .has(
        "wage_kept", .nullable(.flag), "结果里是否存有固定工资和法定数字；否则取自该月存档的设置",
        "whether it kept the wage and the law; else they come from the month's settings on record"),
      .has("hash", maybeText, "推导的散列", "the hash of the derivation"),
      .has("ratings", .list(.named("Rating")), "评分", "the ratings"),
      .has("self_review", .list(.named("Rating")), "自评", "the self-review"),
      .has("incidents", .list(.named("Incident")), "事件", "the incidents"),
      .has("appeals", .list(.named("Appeal")), "申诉", "the appeals"),
      .has("next", deeds, "现在可以做的", "what can be done next"),
      .has("seen", .count, "看到哪一条日志", "up to which entry of the journal this looked"),
    ])

  /// An item as it came out; how is in the derivation.
  private static let step = Shape.object([
    .has("id", .anyText, "项目", "the item"), .has("name", .anyText, "名称", "its name"),
    .has("state", .anyText, "结果的状态", "scored, missing, waived …"),
    .has("value", .nullable(.text(.exact)), "数值，精确", "the value, exactly"), .has("unit", maybeText, "单位", "its unit"),
    .has("points", maybePoints, "得分", "the points"), .has("maximum", maybePoints, "满分", "the most there are"),
    .has("lost", maybePoints, "扣分", "the points lost"), .has("reason", .anyText, "为什么", "why"),
  ])

  private static let pay = Shape.object(
    [
      .has("base", maybeMoney, "绩效工资标准", "full performance pay"),
      .has("earned", maybeMoney, "应得绩效工资", "performance pay earned"),
      .has("rewards", maybeMoney, "奖励", "rewards"), .has("penalties", maybeMoney, "约定扣款", "agreed penalties"),
      .has("loss_due", maybeMoney, "应赔损失", "loss due"),
      .has("loss_deducted", maybeMoney, "本月扣赔偿", "loss deducted"),
      .has("loss_held_back", maybeMoney, "上限留住未扣", "held back by the cap"),
      .has("floor_top_up", maybeMoney, "最低工资补足", "the floor"), .has("total", maybeMoney, "合计", "the total"),
    ])

  private static let rating = Shape.object([
    .has("item", .anyText, "项目；空为全月", "the item; empty for the whole month"),
    .has("label", .anyText, "评的一档", "the step"), .has("comment", .anyText, "评语", "the comment"),
    .has("by", .anyText, "谁评的", "by whom"), .has("at", .anyText, "何时", "when"),
  ])
}
