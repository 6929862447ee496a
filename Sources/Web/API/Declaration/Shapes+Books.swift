internal import Records
internal import Wording
internal import Workflow

/// The shapes of disputes, people, schemes and books.
extension Shapes {
  static let kind = Shape.text(.oneOf(Incident.Kind.allCases.map(\.rawValue)))
  static let outcome = Shape.text(.oneOf(Decision.Outcome.allCases.map(\.rawValue)))

  static let incident = Shape.object([
    .has("id", .anyText, "编号", "its id"), .has("employee", .anyText, "关于谁", "whom it concerns"),
    .has("kind", kind, "种类", "its kind"), .has("name", .anyText, "否决项或投诉编号", "the veto or the complaint's number"),
    .has("occurrences", .count, "次数", "how often"), .has("day", .text(.day), "哪天", "the day"),
    .has("note", .anyText, "经过", "what happened"), .has("seen_by", .anyText, "谁记的", "who saw it"),
    .has("withdrawn", .flag, "已撤销", "whether it was taken back"),
  ])

  static let appeal = Shape.object([
    .has("id", .anyText, "编号", "its id"), .has("month", .text(.month), "月份", "the month"),
    .has("employee", .anyText, "谁的", "whose"), .has("item", .anyText, "项目；total 为整张表", "the item; total for the sheet"),
    .has("statement", .anyText, "理由", "what the employee says"),
    .has("deadline", .text(.day), "裁决期限", "the day by which it is decided"),
    .has(
      "decision",
      .nullable(
        .object([
          .has("outcome", outcome, "结果", "how it ended"), .has("reasons", .anyText, "理由", "why"),
          .has("points_before", maybePoints, "原得分", "the score before"),
          .has("points_after", maybePoints, "新得分", "the score now"),
          .has("total_before", maybeMoney, "原金额", "the money before"),
          .has("total_after", maybeMoney, "新金额", "the money now"),
        ])), "裁决；未裁决为 null", "the decision; null while there is none"),
  ])

  static let adjustment = Shape.object([
    .has("id", .anyText, "编号", "its id"), .has("month", .text(.month), "月份", "the month it is about"),
    .has("employee", .anyText, "谁的", "whose"),
    .has("paid_in", .text(.month), "在哪个月支付", "the month in which it is paid"),
    .has(
      "amount", maybeMoney, "金额；扣回为负；无权看则为 null", "the amount, negative where taken back; null to whom it is not shown"),
    .has("cause", .anyText, "由来", "what it comes from"), .has("reason", .anyText, "理由", "why"),
  ])

  /// A derivation is handed out as it is kept; what it holds besides is in docs/architecture.md.
  static let derivation = Shape.open([
    .has("format", .count, "格式版本", "the version of the format"), .has("month", .text(.month), "月份", "the month"),
    .has("employee", .anyText, "工号", "the employee"),
    .has("hash", .text(.hash), "其前全部内容的散列", "the hash of all before it"),
  ])

  static let ratingGrid = Shape.object([
    .has(
      "people",
      .list(
        .object([
          .has("employee", id, "工号", "the employee's id"), .has("name", .anyText, "姓名", "the name"),
          .has(
            "scales",
            .list(
              .object([
                .has("item", .anyText, "项目", "the item"), .has("name", .anyText, "名称", "its name"),
                .has("steps", .list(.anyText), "各档，从好到差", "the steps, best first"),
                .has("rating", .nullable(.named("Rating")), "现在的评分", "what stands"),
                .has("last_month", .nullable(.named("Rating")), "上月的评分", "what stood last month"),
              ])), "要评的项目", "what is rated"),
        ])), "要评的人", "who is rated"),
    .has("seen", .count, "看到哪一条日志", "up to which entry of the journal this looked"),
  ])

  static let ratingOutcome = Shape.object([
    .has(
      "ratings",
      .list(
        .object([
          .has("employee", .anyText, "工号", "the employee's id"), .has("item", .anyText, "项目", "the item"),
          .has("saved", .flag, "是否记下", "whether it is on record"),
          .has("problem", .nullable(.named("Problem")), "没有记下的原因", "why it is not"),
        ])), "逐个评分的结果", "what became of each"),
    .has("seen", .count, "现在的最后一条日志", "the last entry of the journal by now"),
  ])

  static let person = Shape.object([
    .has("employee", id, "工号", "the employee's id"), .has("name", .anyText, "姓名", "the name"),
    .has("department", .anyText, "部门", "the department's id"), .has("post", .anyText, "岗位", "the post"),
    .has("role", .anyText, "角色", "the role"), .has("assessor", maybeText, "考核人", "the assessor's id"),
    .has("hired_on", .nullable(.text(.day)), "入职", "hired"),
    .has("confirmed_on", .nullable(.text(.day)), "转正", "past probation"),
    .has("left_on", .nullable(.text(.day)), "离职", "the last day of work"),
    .has("wage", maybeMoney, "月薪；无权看则为 null", "the wage; null to whom it is not shown"),
    .has("performance_pay", maybeMoney, "绩效工资", "performance pay"),
    .has("links", .byName(.anyText), "相关地址", "where to go on"),
  ])

  private static let schemeFields: [Shape.Field] = [
    .has("version", .text(.hash), "版本：全文的散列", "the version: the hash of the text"),
    .has("scheme", .anyText, "方案", "the scheme's id"), .has("name", .anyText, "名称", "its name"),
    .has("effective", .text(.month), "从哪个月起", "the first month it serves"),
    .has("state", .text(.oneOf(["draft", "checked", "published", "withdrawn"])), "状态", "how far it is"),
    .has("acknowledged", .count, "已知悉的人数", "how many have taken note"),
    .has("concerned", .count, "有关的人数", "how many it concerns"),
    .has("made_known_on", .nullable(.text(.day)), "公示日期", "when it was made known"),
    .has("links", .byName(.anyText), "相关地址", "where to go on"),
  ]
  static let scheme = Shape.object(schemeFields)
  static let schemeText = Shape.object(schemeFields + [.has("text", .anyText, "YAML 全文", "the text, YAML")])

  static let payroll = Shape.object([
    .has("month", .text(.month), "月份", "the month"), .has("state", .anyText, "状态", "how far it is"),
    .has("final", .flag, "是否已公布", "whether the month was published"),
    .has(
      "lines",
      .list(
        .object([
          .has("employee", .anyText, "工号", "the employee's id"), .has("name", .anyText, "姓名", "the name"),
          .has("department", .anyText, "部门", "the department"), .has("score", maybePoints, "得分", "the score"),
          .has("grade", .anyText, "等级", "the grade"), .has("wage", maybeMoney, "固定工资", "the fixed wage"),
          .has("pay", .nullable(.named("Pay")), "本月各项", "the lanes of the month"),
          .has("variable", maybeMoney, "浮动合计", "everything beside the fixed wage"),
          .has("adjustments", .named("Money"), "以前月份补发扣回", "what is paid for earlier months"),
          .has("gross", maybeMoney, "应发合计；未定为 null", "the gross; null while undecided"),
        ])), "各人", "line by line"),
    .has("gross", maybeMoney, "应发合计之和；有未定则为 null", "the sum; null while a line is undecided"),
    .has("remarks", .list(.anyText), "要注意的", "what there is to say beside it"),
  ])

  static let journalEntry = Shape.object([
    .has("entry", .count, "第几条", "its number"), .has("at", .anyText, "何时", "when"), .has("by", .anyText, "谁", "who"),
    .has("role", .anyText, "角色", "in which role"), .has("act", .anyText, "行为", "what"),
    .has("month", maybeText, "月份", "the month"), .has("employee", maybeText, "关于谁", "whom it concerns"),
    .has("item", maybeText, "项目", "the item"), .has("reason", .anyText, "理由", "why"),
    .has("details", .byName(.anyText), "细节", "details"), .has("hash", .text(.hash), "散列", "its hash"),
    .has("erased", .flag, "理由已删除", "whether its reason was erased"),
  ])

  static let verification = Shape.object([
    .has("clean", .flag, "一切与日志相符", "whether everything is as the journal says"),
    .has("entries", .count, "日志条数", "how many entries there are"),
    .has("head", .nullable(.text(.hash)), "最后一条的散列", "the hash of the last entry"),
    .has("recomputed", .count, "重算并核对的结果", "results that were computed again"),
    .has("files", .count, "核对的文件", "files that were compared"),
    .has(
      "findings",
      .list(.object([.has("code", .anyText, "代码", "the code"), .has("what", .anyText, "什么", "what is wrong")])),
      "发现的问题",
      "what is wrong"),
    .has(
      "other_versions",
      .list(
        .object([
          .has("program", .anyText, "哪个版本的程序", "the version of the program"),
          .has("results", .count, "几个结果", "how many results it made"),
          .has("differing", .count, "其中按本版本会不同的", "how many this version would make differently"),
          .has("months", .list(.text(.month)), "哪些月份", "the months they are of"),
        ])), "由别的版本算出、保持原样的结果", "results that other versions made and that stand as they were made"),
  ])

  static let recheck = Shape.object([
    .has("program", .anyText, "本版本", "this version"), .has("compared", .count, "核对的结果", "results compared"),
    .has("settled", .flag, "全部相同", "whether everything comes out as it was kept"),
    .has(
      "results",
      .list(
        .object([
          .has("month", .text(.month), "月份", "the month"), .has("employee", .anyText, "谁的", "whose"),
          .has("name", .anyText, "姓名", "the name"),
          .has("program", .anyText, "算出它的版本", "the version that made what was kept"),
          .has("adjusted", .flag, "锁定后的调整", "whether it is what adjustments of a locked month came to"),
          .has(
            "differences",
            .list(
              .object([
                .has("item", .anyText, "项目或工资项", "the item, rule or lane"), .has("name", .anyText, "名称", "its name"),
                .has(
                  "what", .text(.oneOf(ResultDifference.Aspect.allCases.map(\.rawValue))), "哪方面",
                  "what of it differs"),
                .has("kept", .anyText, "存下的", "as it was kept"),
                .has("now", .anyText, "本版本算出的", "as this version makes it"),
              ])), "哪里不同", "where they part"),
        ])), "会不同的结果", "the results that would differ"),
    .has(
      "findings",
      .list(.object([.has("code", .anyText, "代码", "the code"), .has("what", .anyText, "什么", "what it is")])),
      "不能重算的", "what could not be computed again"),
  ])

  static let law = Shape.object([
    .has("month", .text(.month), "月份", "the month"), .has("region", .anyText, "地区", "the region"),
    .has("on_record", .flag, "是否已记录在案", "whether it went on record with the month"),
    .has("minimum_wage", maybeMoney, "最低工资；没有人填写则为 null", "the minimum wage; null where nobody gave it"),
    .has("loss_cap", .text(.exact), "损失赔偿上限", "the most of the wage that a loss takes"),
    .has("probation_floor", .text(.exact), "试用期工资下限", "the least that probation pays"),
    .has("penalties_allowed", .flag, "约定扣款是否可扣", "whether agreed penalties are deducted"),
    .has(
      "rules",
      .list(
        .object([
          .has("rule", .anyText, "规定", "the rule"), .has("name", .anyText, "名称", "its name"),
          .has("area", maybeText, "地区", "the area"), .has("value", .anyText, "内容", "what it says"),
          .has("from", .nullable(.text(.month)), "从", "from"), .has("to", .nullable(.text(.month)), "到", "to"),
          .has("source", .anyText, "出处", "where it is written"), .has("says", .anyText, "原文大意", "what stands there"),
        ])), "各条规定及出处", "the rules with their sources"),
  ])

  static let importedFile = Shape.object([
    .has("name", .anyText, "名称", "its name"), .has("content", .text(.hash), "内容的散列", "the hash of its content"),
    .has("taken", .count, "收下的行", "rows taken"), .has("rejected", .count, "拒收的行", "rows rejected"),
  ])
}
