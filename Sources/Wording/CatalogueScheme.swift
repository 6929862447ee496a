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
    what: Bilingual("这里不是能读懂的 YAML：{problem}。", "This is no YAML that can be read: {problem}."),
    remedy: Bilingual(
      "检查缩进、引号和括号是否成对；含冒号、# 或其他符号的文字请加引号。",
      "Check the indentation and that quotes and brackets are paired; put text with colons, # or other signs in quotes."
    ))

  /// Too long, too deeply nested, or an alias bomb.
  public static let schemeTooLarge = Message(
    "TOO-LARGE", .error,
    what: Bilingual("{what}，超过了 {limit}，没有往下读。", "{what}: more than {limit}; nothing past this was read."),
    remedy: Bilingual(
      "人写的方案到不了这个大小：检查是否选错了文件，或把它拆小；不要使用 YAML 锚点（& 和 *）。",
      "No scheme written by hand is this large: check that this is the right file, or split it; do without YAML "
        + "anchors (& and *)."))

  /// A key nobody asked for.
  public static let schemeFieldUnknown = Message(
    "FIELD-UNKNOWN", .error,
    what: Bilingual(
      "{owner}没有“{field}”这个字段；不认识的字段不会被忽略。",
      "{owner} has no field \"{field}\"; what is not known is never skipped."),
    remedy: Bilingual("{guess}这里可用的字段：{known}。", "{guess}Fields known here: {known}."))

  /// A key that has to be there.
  public static let schemeFieldMissing = Message(
    "FIELD-MISSING", .error,
    what: Bilingual("{owner}缺少“{field}”。", "{owner} lacks \"{field}\"."),
    remedy: Bilingual("补上“{field}”。", "Add \"{field}\"."))

  /// A value of the wrong kind.
  public static let schemeFieldType = Message(
    "FIELD-TYPE", .error,
    what: Bilingual("“{field}”应为：{expected}；这里是：{found}。", "\"{field}\" should be {expected}; here stands {found}."),
    remedy: Bilingual("把“{field}”改成：{expected}。", "Make \"{field}\" {expected}."))

  /// A number that cannot be read.
  public static let schemeNumberUnreadable = Message(
    "NUMBER-UNREADABLE", .error,
    what: Bilingual(
      "“{field}”里的“{text}”不能确定是多少；宁可不读，也不猜。",
      "\"{text}\" in \"{field}\" cannot be read with certainty, and a guess could cost somebody money."),
    remedy: Bilingual(
      "写成 20%、30 s、200000 yuan 或 30 consultations；千分位逗号要三位一组（1,234），公式里不写千分位逗号。",
      "Write 20%, 30 s, 200000 yuan or 30 consultations; thousands commas at every third digit (1,234), and none in "
        + "formulas."))

  /// The same id or key twice.
  public static let schemeDuplicate = Message(
    "DUPLICATE-ID", .error,
    what: Bilingual("“{id}”已经用过：{first}。", "\"{id}\" is already used {first}."),
    remedy: Bilingual("换一个名称，或删去其中一处。", "Choose another name, or delete one of the two."))

  /// A formula that cannot be read.
  public static let schemeFormulaSyntax = Message(
    "FORMULA-SYNTAX", .error,
    what: Bilingual(
      "公式“{formula}”读到{found}处读不下去：{expected}。",
      "The formula \"{formula}\" cannot be read past {found}: {expected}."),
    remedy: Bilingual(
      "可以用：+ - * /、比较（< <= > >= == !=）、and or not、if … then … else、in [ ]、sum count average min max round、"
        + "department.mean( ) 等；没有乘方。",
      "There are + - * /, comparisons (< <= > >= == !=), and or not, if … then … else, in [ ], sum count average min max "
        + "round, department.mean( ) and its kin; there is no power."))

  /// A name no measure, definition or item has.
  public static let schemeUnknownName = Message(
    "UNKNOWN-NAME", .error,
    what: Bilingual("“{formula}”里的“{name}”无法识别。", "Unknown name \"{name}\" in \"{formula}\"."),
    // {known} is a whole sentence: the names, or the functions, that may stand there.
    remedy: Bilingual("{guess}{known}请改正后重新检查。", "{guess}{known} Correct it and check the scheme again."))

  /// Definitions that need each other.
  public static let schemeCycle = Message(
    "CYCLE", .error,
    what: Bilingual(
      "这些定义互相引用，永远算不出来：{path}。", "These definitions need each other and can never be computed: {path}."),
    remedy: Bilingual("把其中一个改成只用指标。", "Write one of them over measures only."))

  /// Units that do not go together.
  public static let schemeUnitMix = Message(
    "UNIT-MIX", .error,
    what: Bilingual("“{formula}”的单位对不上：{units}。", "The units of \"{formula}\" do not go together: {units}."),
    remedy: Bilingual(
      "给数字写上单位（20%、30 s、200000 yuan）；只有同一单位的量才能比较和相加。",
      "Give the number its unit (20%, 30 s, 200000 yuan); only like can be compared with or added to like."))

  /// An item that says what it is worth but not how it is scored.
  public static let schemeNoScale = Message(
    "NO-SCALE", .error,
    what: Bilingual(
      "项目“{item}”值 {points} 分，但没有写怎样得分，谁也算不出这 {points} 分。",
      "Item \"{item}\" is worth {points} points but does not say how they come about."),
    remedy: Bilingual(
      "写上 deduct、award、each、rating、target、score、mean 之一。",
      "Give it one of deduct, award, each, rating, target, score, mean."))

  /// An item with two scoring methods.
  public static let schemeSeveralScales = Message(
    "SEVERAL-SCALES", .error,
    what: Bilingual(
      "项目“{item}”写了多种计分办法（{methods}），无从知道以哪一种为准。",
      "Item \"{item}\" has several scoring methods ({methods}); which one counts is not said."),
    remedy: Bilingual("只留一种；或拆成几项；或放到 mean 下求平均。", "Keep one; or split the item; or put them under mean."))

  /// An item that does not say what happens while something is missing.
  public static let schemeMissingPolicy = Message(
    "MISSING-POLICY", .error,
    what: Bilingual(
      "项目“{item}”没有写数据缺失时怎么办。缺失绝不当作 0，所以没有默认值。",
      "Item \"{item}\" does not say what happens while a figure is missing. Missing is never 0, so there is no default."
    ),
    remedy: Bilingual(
      "写 when_missing: block（等数据到齐）、full（给满分）、zero（给零分）或 reweigh（不计此项，其余折算）。",
      "Write when_missing: block (wait for it), full (full points), zero (no points) or reweigh (leave it out and rescale "
        + "the rest)."))

  /// Points that do not add up to the total.
  public static let schemeTotalOff = Message(
    "TOTAL-OFF", .error,
    what: Bilingual("各项合计 {sum} 分，而 total 写的是 {total} 分。", "The items add up to {sum} points; total says {total}."),
    remedy: Bilingual(
      "改正各项分值或 total；若本意是按比例折算，写 rescale: true。",
      "Correct the points or the total; if they are meant to be scaled to the total, write rescale: true."))

  /// A value without a band.
  public static let schemeBandGap = Message(
    "BAND-GAP", .error,
    what: Bilingual(
      "“{item}”在 {interval} 之间没有档位：例如 {witness}，算不出分。",
      "\"{item}\" has no band for {interval}: {witness}, for example, falls into none."),
    remedy: Bilingual("补一档，或把相邻的档延伸过来。", "Add a band, or extend a neighbour."))

  /// A value with two bands.
  public static let schemeBandOverlap = Message(
    "BAND-OVERLAP", .error,
    what: Bilingual(
      "“{item}”第 {first} 行与第 {second} 行的档位在 {interval} 重叠：例如 {witness}，同时落入两档。",
      "The bands of \"{item}\" on lines {first} and {second} overlap on {interval}: {witness}, for example, falls into "
        + "both."),
    remedy: Bilingual("让一档在另一档开始处结束。", "Let one end where the other begins."))

  /// A number that stands in two bands; it goes to one of them by rule.
  public static let schemeBandShared = Message(
    "BAND-SHARED", .note,
    what: Bilingual(
      "“{item}”的 {value} 同时写在第 {first} 行和第 {second} 行的档位里；按“{rule}”归入 {kept}：{points}，而不是{other}。",
      "{value} of \"{item}\" stands in the bands on lines {first} and {second}; in {rule} it belongs to {kept}: {points}, "
        + "not {other}."),
    remedy: Bilingual(
      "不改也行；若要写明，用 over/under（超过、不满）代替 from/to（以上、以下）。",
      "Nothing has to be done; to say so outright, write over/under instead of from/to."))

  /// A band or its points beyond what can be.
  public static let schemeBandOutside = Message(
    "BAND-OUTSIDE", .error,
    what: Bilingual("{band} 超出了可能的范围 {reach}（{value}）。", "{band} goes beyond what can be, {reach} ({value})."),
    remedy: Bilingual("改正界限或分值；百分比要写 %。", "Correct the bound or the points; write percentages with %."))

  /// Better work, fewer points.
  public static let schemeBandOrder = Message(
    "BAND-ORDER", .warning,
    what: Bilingual(
      "“{item}”过了 {value}，做得更好反而得分更少：{better} 分，而不是 {worse} 分。",
      "Past {value} of \"{item}\" better work gets fewer points: {better} instead of {worse}."),
    remedy: Bilingual(
      "检查各档的分值是否写反，deduct（扣分）与 award（得分）是否写错。",
      "Check whether the points stand in the wrong order, or deduct where award is meant."))

  /// A rule that can never be met.
  public static let schemeNeverApplies = Message(
    "NEVER-APPLIES", .warning,
    what: Bilingual("“{rule}”永远不会成立：{condition}。", "\"{rule}\" can never apply: {condition}."),
    remedy: Bilingual(
      "改正界限（百分比要写 %），或删去这一条。", "Correct the bound (write percentages with %), or delete the rule."))

  /// One step of a value moves very much.
  public static let schemeCliff = Message(
    "CLIFF", .warning,
    what: Bilingual(
      "“{item}”在 {value} 处陡变：以下{below}，以上{above}。一笔订单、零点几分就能决定。",
      "\"{item}\" has a cliff at {value}: {below} below it, {above} above. A single order or a tenth of a point can decide "
        + "it."),
    remedy: Bilingual(
      "若是有意如此，发布时确认即可；否则在中间加一档。", "If it is meant, acknowledge it on publication; otherwise add a step between."))

  /// A named formula nobody uses.
  public static let schemeUnused = Message(
    "UNUSED-DEFINITION", .warning,
    what: Bilingual("定义“{name}”没有在任何地方用到。", "The definition \"{name}\" is used nowhere."),
    remedy: Bilingual("删去它，或检查本该用它的地方是否写了别的名称。", "Delete it, or check the spelling where it should be used."))

  /// A worked example that comes out differently.
  public static let schemeReplayFailed = Message(
    "VERIFY-FAILED", .error,
    what: Bilingual(
      "验算不符：“{item}”应得 {expected} 分，按规则算出 {found} 分。",
      "The worked example does not come out: \"{item}\" should give {expected} points, the rules give {found}."),
    remedy: Bilingual("手工核对一遍，改正例子或规则。", "Work it out by hand, then correct the example or the rule."))

  /// A rule that ends an employment.
  public static let schemeLawDismissal = Message(
    "LAW-DISMISSAL", .error,
    what: Bilingual(
      "规则“{rule}”的结果是“{effect}”；解除劳动合同由人决定，软件不作决定。不能胜任工作的，《劳动合同法》第40条第2项要求先培训或调岗，"
        + "仍不能胜任的，提前30日书面通知或额外支付一个月工资。",
      "Rule \"{rule}\" ends in \"{effect}\"; people end a contract, the software does not. Labour Contract Law art. 40(2) "
        + "asks for training or another post first, then 30 days' written notice or a month's pay."),
    remedy: Bilingual(
      "改为 effect: not_up_to_standard，它会立案并从培训或调岗开始。",
      "Use effect: not_up_to_standard, which opens a case that begins with training or another post."))

  /// A penalty in money.
  public static let schemeLawFine = Message(
    "LAW-FINE", .warning,
    what: Bilingual(
      "“{rule}”要从工资中扣款。须以经民主程序制定并公示的制度为据（《劳动合同法》第4条）；有的地区禁止罚款条款（如《广东省劳动保障监察条例》）。",
      "\"{rule}\" takes money off wages. It needs published rules made by consultation (Labour Contract Law art. 4); some "
        + "regions forbid such clauses (e.g. the Guangdong labour inspection regulation)."),
    remedy: Bilingual(
      "确认制度已公示，并在公司设置中允许；否则结果中只列出，不扣款。",
      "Confirm that the rules are published and allow it in the company's settings; otherwise it is shown but not "
        + "deducted."))

  /// A penalty for being last.
  public static let schemeLawRank = Message(
    "LAW-RANK", .note,
    what: Bilingual(
      "“{rule}”以末位为条件；末位不等于不能胜任工作（最高人民法院指导案例18号）。",
      "\"{rule}\" turns on being last; ranking last is not incompetence (SPC guiding case 18)."),
    remedy: Bilingual(
      "同时保留一条绝对标准作为条件，不要据此解除劳动合同。", "Keep an absolute standard beside it, and end no contract over it."))

  /// A multi-month rule that counts probation.
  public static let schemeLawProbation = Message(
    "LAW-PROBATION", .warning,
    what: Bilingual(
      "“{rule}”把试用期的月份也计算在内；试用期另有录用条件，不按本考核计。",
      "\"{rule}\" counts months of probation, which has conditions of its own."),
    remedy: Bilingual(
      "删去 after_confirmation: false，只计转正后的月份。",
      "Delete after_confirmation: false, so that only months after confirmation count."))
}
