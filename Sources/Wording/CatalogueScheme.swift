/// The findings about a scheme. Each has a page under `docs/findings/` with a scheme that reproduces it.
extension Message {
  static let scheme: [Message] = [
    schemeSyntax, schemeTooLarge, schemeFieldUnknown, schemeFieldMissing, schemeFieldType, schemeNumberUnreadable,
    schemeDuplicate, schemeFormulaSyntax, schemeUnknownName, schemeCycle, schemeUnitMix, schemeNoScale,
    schemeSeveralScales, schemeMissingPolicy, schemeTotalOff, schemeBandGap, schemeBandOverlap, schemeBandShared,
    schemeBandOutside, schemeBandOrder, schemeNeverApplies, schemeCliff, schemeUnused, schemeReplayFailed,
    schemeLawDismissal, schemeLawFine, schemeLawRank, schemeLawProbation,
  ]

  /// The text is no YAML.
  public static let schemeSyntax = Message(
    "YAML-SYNTAX", .error,
    what: Bilingual("不是有效的 YAML：{problem}。", "Invalid YAML: {problem}."),
    remedy: Bilingual(
      "检查缩进，以及引号和括号是否成对；含冒号、# 等符号的文字加引号。",
      "Check the indentation and that quotes and brackets are paired; quote text that contains colons, # or other signs."
    ))

  /// Too long, too deeply nested, or an alias bomb.
  public static let schemeTooLarge = Message(
    "TOO-LARGE", .error,
    what: Bilingual("{what}，超过上限 {limit}，其余未读取。", "{what}: the limit is {limit}; the rest was not read."),
    remedy: Bilingual(
      "检查文件是否选错，或拆分方案；不要使用 YAML 锚点（& 和 *）。",
      "Check that this is the right file, or split it; do not use YAML anchors (& and *)."))

  /// A key nobody asked for.
  public static let schemeFieldUnknown = Message(
    "FIELD-UNKNOWN", .error,
    what: Bilingual("{owner}没有“{field}”这个字段。", "{owner} has no field \"{field}\"."),
    remedy: Bilingual("{guess}这里可用的字段：{known}。", "{guess}Fields known here: {known}."))

  /// A key that has to be there.
  public static let schemeFieldMissing = Message(
    "FIELD-MISSING", .error,
    what: Bilingual("{owner}缺少“{field}”。", "{owner} lacks \"{field}\"."),
    remedy: Bilingual("补上“{field}”。", "Add \"{field}\"."))

  /// A value of the wrong kind.
  public static let schemeFieldType = Message(
    "FIELD-TYPE", .error,
    what: Bilingual("“{field}”应为：{expected}；这里是：{found}。", "\"{field}\" has to be {expected}; found {found}."),
    remedy: Bilingual("改为{expected}。", "Change it to {expected}."))

  /// A number that cannot be read.
  public static let schemeNumberUnreadable = Message(
    "NUMBER-UNREADABLE", .error,
    what: Bilingual("无法确定“{field}”里的“{text}”是多少。", "\"{text}\" in \"{field}\" is ambiguous or not a number."),
    remedy: Bilingual(
      "写成 20%、30 s、200000 yuan 或 30 consultations；千分位逗号须三位一组（1,234），公式里不写。",
      "Use 20%, 30 s, 200000 yuan or 30 consultations; thousands separators at every third digit (1,234), and none in formulas."
    ))

  /// The same id or key twice.
  public static let schemeDuplicate = Message(
    "DUPLICATE-ID", .error,
    what: Bilingual("“{id}”重复：已用作{first}。", "\"{id}\" is already used {first}."),
    remedy: Bilingual("换一个名称，或删去其中一处。", "Choose another name, or delete one of the two."))

  /// A formula that cannot be read.
  public static let schemeFormulaSyntax = Message(
    "FORMULA-SYNTAX", .error,
    what: Bilingual(
      "公式“{formula}”在{found}处有误：{expected}。", "Error in the formula \"{formula}\" at {found}: {expected}."),
    remedy: Bilingual(
      "可用：+ - * /、比较（< <= > >= == !=）、and or not、if … then … else、in [ ]、sum count average min max round floor ceil abs、department.mean( ) 等；没有乘方。",
      "Available: + - * /, comparisons (< <= > >= == !=), and or not, if … then … else, in [ ], sum count average min max round floor ceil abs, department.mean( ) and the like; powers are not supported."
    ))

  /// A name no measure, definition or item has.
  public static let schemeUnknownName = Message(
    "UNKNOWN-NAME", .error,
    what: Bilingual("“{formula}”里的“{name}”无法识别。", "Unknown name \"{name}\" in \"{formula}\"."),
    // {known} is a whole sentence: the names, or the functions, that may stand there.
    remedy: Bilingual("{guess}{known}请改正后重新检查。", "{guess}{known} Correct it and check the scheme again."))

  /// Definitions that need each other.
  public static let schemeCycle = Message(
    "CYCLE", .error,
    what: Bilingual("定义循环引用：{path}。", "Circular definitions: {path}."),
    remedy: Bilingual("把其中一个改为只用指标。", "Rewrite one of them so that it uses measures only."))

  /// Units that do not go together.
  public static let schemeUnitMix = Message(
    "UNIT-MIX", .error,
    what: Bilingual("“{formula}”的单位不一致：{units}。", "Units do not match in \"{formula}\": {units}."),
    remedy: Bilingual(
      "给数字写上单位（20%、30 s、200000 yuan）；单位相同才能比较和相加。",
      "Give numbers their unit (20%, 30 s, 200000 yuan); only values of the same unit can be compared or added."))

  /// An item that says what it is worth but not how it is scored.
  public static let schemeNoScale = Message(
    "NO-SCALE", .error,
    what: Bilingual(
      "项目“{item}”分值 {points}，但没有计分方法。", "Item \"{item}\" is worth {points} points but has no scoring method."),
    remedy: Bilingual(
      "加上 deduct、award、each、rating、target、score、mean 之一。",
      "Add one of deduct, award, each, rating, target, score, mean."))

  /// An item with two scoring methods.
  public static let schemeSeveralScales = Message(
    "SEVERAL-SCALES", .error,
    what: Bilingual("项目“{item}”有多种计分方法（{methods}）。", "Item \"{item}\" has several scoring methods ({methods})."),
    remedy: Bilingual("只保留一种；或拆成几项；或放到 mean 下求平均。", "Keep one, split the item, or put them under mean."))

  /// An item that does not say what happens while something is missing.
  public static let schemeMissingPolicy = Message(
    "MISSING-POLICY", .error,
    what: Bilingual(
      "项目“{item}”没有写明数据缺失时如何处理；缺失不按 0 计，因此没有默认值。",
      "Item \"{item}\" does not say what happens when data is missing; missing never counts as 0, so nothing is assumed."
    ),
    remedy: Bilingual(
      "写 when_missing: block（等数据到齐）、full（给满分）、zero（给零分）或 reweigh（不计此项，其余折算）。",
      "Set when_missing: block (wait for the data), full (full points), zero (no points) or reweigh (leave the item out and rescale the rest)."
    ))

  /// Points that do not add up to the total.
  public static let schemeTotalOff = Message(
    "TOTAL-OFF", .error,
    what: Bilingual("各项合计 {sum} 分，total 为 {total} 分。", "The items add up to {sum} points, but total is {total}."),
    remedy: Bilingual(
      "改正各项分值或 total；需按比例折算的，写 rescale: true。",
      "Correct the points or the total; to scale the points to the total, set rescale: true."))

  /// A value without a band.
  public static let schemeBandGap = Message(
    "BAND-GAP", .error,
    what: Bilingual(
      "“{item}”在 {interval} 没有档位，例如 {witness} 无法计分。",
      "\"{item}\" has no band for {interval}; {witness}, for example, cannot be scored."),
    remedy: Bilingual("补一档，或延伸相邻的档。", "Add a band, or extend an adjacent one."))

  /// A value with two bands.
  public static let schemeBandOverlap = Message(
    "BAND-OVERLAP", .error,
    what: Bilingual(
      "“{item}”第 {first} 行与第 {second} 行的档位在 {interval} 重叠，例如 {witness} 同时属于两档。",
      "Bands of \"{item}\" on lines {first} and {second} overlap on {interval}; {witness}, for example, is in both."),
    remedy: Bilingual("让一档在另一档开始处结束。", "End one band where the other begins."))

  /// A number that stands in two bands; it goes to one of them by rule.
  public static let schemeBandShared = Message(
    "BAND-SHARED", .note,
    what: Bilingual(
      "“{item}”的 {value} 同时写在第 {first} 行和第 {second} 行的档位里；按“{rule}”归入 {kept}：{points}，而不是{other}。",
      "{value} of \"{item}\" stands in the bands on lines {first} and {second}; in {rule} it belongs to {kept}: {points}, not {other}."
    ),
    remedy: Bilingual(
      "无需处理；如要写明，用 over/under（超过、不满）代替 from/to（以上、以下）。",
      "No action is needed; to make it explicit, use over/under instead of from/to."))

  /// A band or its points beyond what can be.
  public static let schemeBandOutside = Message(
    "BAND-OUTSIDE", .error,
    what: Bilingual("{band} 超出可能的范围 {reach}（{value}）。", "{band} is outside the possible range {reach} ({value})."),
    remedy: Bilingual("改正界限或分值；百分比要写 %。", "Correct the bound or the points; write percentages with %."))

  /// Better work, fewer points.
  public static let schemeBandOrder = Message(
    "BAND-ORDER", .warning,
    what: Bilingual(
      "“{item}”超过 {value} 后，表现更好得分反而更低：{better} 分，而不是 {worse} 分。",
      "Beyond {value} of \"{item}\", better performance gets fewer points: {better} instead of {worse}."),
    remedy: Bilingual(
      "检查各档分值是否写反，deduct（扣分）与 award（得分）是否用错。",
      "Check whether the points are reversed, or deduct is used instead of award."))

  /// A rule that can never be met.
  public static let schemeNeverApplies = Message(
    "NEVER-APPLIES", .warning,
    what: Bilingual("“{rule}”不可能成立：{condition}。", "\"{rule}\" can never apply: {condition}."),
    remedy: Bilingual("改正界限（百分比要写 %），或删除这一条。", "Correct the bound (write percentages with %), or delete the rule."))

  /// One step of a value moves very much.
  public static let schemeCliff = Message(
    "CLIFF", .warning,
    what: Bilingual(
      "“{item}”在 {value} 处差额很大：以下{below}，以上{above}；一笔订单或零点几分就会影响结果。",
      "\"{item}\" changes abruptly at {value}: {below} below it, {above} above; a single order or a tenth of a point can decide it."
    ),
    remedy: Bilingual(
      "确属有意的，公布时确认即可；否则在中间加一档。", "If intended, acknowledge it on publication; otherwise add a step in between."))

  /// A named formula nobody uses.
  public static let schemeUnused = Message(
    "UNUSED-DEFINITION", .warning,
    what: Bilingual("定义“{name}”没有用到。", "The definition \"{name}\" is not used."),
    remedy: Bilingual("删除它，或检查应使用它的地方是否写错名称。", "Delete it, or check the spelling where it should be used."))

  /// A worked example that comes out differently.
  public static let schemeReplayFailed = Message(
    "VERIFY-FAILED", .error,
    what: Bilingual(
      "验算不符：“{item}”应得 {expected} 分，按规则得 {found} 分。",
      "The worked example fails: \"{item}\" should give {expected} points, but the rules give {found}."),
    remedy: Bilingual("手工核算，改正例子或规则。", "Work it out by hand, then correct the example or the rule."))

  /// A rule that ends an employment.
  public static let schemeLawDismissal = Message(
    "LAW-DISMISSAL", .error,
    what: Bilingual(
      "规则“{rule}”的结果为“{effect}”；是否解除劳动合同由人决定，软件不作决定。不能胜任工作的，《劳动合同法》第40条第2项要求先培训或调岗，仍不能胜任的，提前30日书面通知或额外支付一个月工资。",
      "Rule \"{rule}\" results in \"{effect}\"; ending a contract is decided by people, not by software. Labour Contract Law art. 40(2) requires training or another post first, then 30 days' written notice or a month's pay."
    ),
    remedy: Bilingual(
      "改为 effect: not_up_to_standard，先从培训或调岗开始。",
      "Use effect: not_up_to_standard, which starts with training or another post."))

  /// A penalty in money.
  public static let schemeLawFine = Message(
    "LAW-FINE", .warning,
    what: Bilingual(
      "“{rule}”会从工资中扣款，须以经民主程序制定并公示的制度为依据（《劳动合同法》第4条）；有的地区禁止罚款条款（如《广东省劳动保障监察条例》）。",
      "\"{rule}\" deducts from wages. This requires published rules made by consultation (Labour Contract Law art. 4); some regions forbid such clauses (e.g. the Guangdong labour inspection regulation)."
    ),
    remedy: Bilingual(
      "确认制度已公示，并在公司设置中允许扣款；否则只列出，不扣款。",
      "Confirm that the rules are published and allow deductions in the company's settings; otherwise the amount is shown but not deducted."
    ))

  /// A penalty for being last.
  public static let schemeLawRank = Message(
    "LAW-RANK", .note,
    what: Bilingual(
      "“{rule}”以末位为条件；末位不等于不能胜任工作（最高人民法院指导案例18号）。",
      "\"{rule}\" depends on ranking last, which is not incompetence (SPC guiding case 18)."),
    remedy: Bilingual("同时设置绝对标准，不要据此解除劳动合同。", "Add an absolute standard, and do not end a contract on this ground."))

  /// A multi-month rule that counts probation.
  public static let schemeLawProbation = Message(
    "LAW-PROBATION", .warning,
    what: Bilingual(
      "“{rule}”把试用期月份计算在内；试用期另有录用条件，不按本考核计。",
      "\"{rule}\" counts months of probation, which have conditions of their own."),
    remedy: Bilingual(
      "删除 after_confirmation: false，只计转正后的月份。",
      "Remove after_confirmation: false so that only months after confirmation count."))
}
