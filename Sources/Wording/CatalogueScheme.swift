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
    what: Bilingual("YAML 读到这里读不下去了：{problem}。", "The YAML cannot be read past this point: {problem}."),
    remedy: Bilingual(
      "检查缩进、引号和括号是否成对；含冒号或特殊符号的文字请加引号。",
      "Check the indentation and that quotes and brackets are paired; put text with colons or signs in quotes."))

  /// Too long, too deeply nested, or an alias bomb.
  public static let schemeTooLarge = Message(
    "TOO-LARGE", .error,
    what: Bilingual("方案过长、嵌套过深或引用展开过多，未予读取。", "The scheme is too long, too deeply nested, or its aliases expand too far; it was not read."),
    remedy: Bilingual("把方案控制在 1 MB、50 层以内，不要使用 YAML 锚点。", "Keep it within 1 MB and 50 levels, and do without YAML anchors."))

  /// A key nobody asked for.
  public static let schemeFieldUnknown = Message(
    "FIELD-UNKNOWN", .error,
    what: Bilingual("{owner} 没有“{field}”这个字段。", "{owner} has no field \"{field}\"."),
    remedy: Bilingual("是否要写“{nearest}”？可用的字段：{known}。", "Did you mean \"{nearest}\"? Known here: {known}."))

  /// A key that has to be there.
  public static let schemeFieldMissing = Message(
    "FIELD-MISSING", .error,
    what: Bilingual("{owner} 缺少“{field}”。", "{owner} lacks \"{field}\"."),
    remedy: Bilingual("补上“{field}”。", "Add \"{field}\"."))

  /// A value of the wrong kind.
  public static let schemeFieldType = Message(
    "FIELD-TYPE", .error,
    what: Bilingual("“{field}”应为 {expected}，写的是“{found}”。", "\"{field}\" should be {expected}; found \"{found}\"."),
    remedy: Bilingual("改成 {expected}。", "Write {expected}."))

  /// A number that cannot be read.
  public static let schemeNumberUnreadable = Message(
    "NUMBER-UNREADABLE", .error,
    what: Bilingual("“{field}”里的“{text}”不是可以确定的数。", "\"{text}\" in \"{field}\" is not a number that can be read with certainty."),
    remedy: Bilingual(
      "写成 20%、30 s、200000 yuan 或 30 consultations；千分位逗号要放在应在的位置，公式里不用逗号。",
      "Write 20%, 30 s, 200000 yuan or 30 consultations; thousands commas where they belong, none in formulas."))

  /// The same id or key twice.
  public static let schemeDuplicate = Message(
    "DUPLICATE-ID", .error,
    what: Bilingual("“{id}”出现了两次，第一次在第 {first} 行。", "\"{id}\" occurs twice; the first is on line {first}."),
    remedy: Bilingual("给其中一个换名。", "Give one of them another name."))

  /// A formula that cannot be read.
  public static let schemeFormulaSyntax = Message(
    "FORMULA-SYNTAX", .error,
    what: Bilingual("公式“{formula}”在“{found}”处读不下去{expected}。", "The formula \"{formula}\" cannot be read at \"{found}\" {expected}."),
    remedy: Bilingual(
      "可用 + - * / 比较 and or not if…then…else in sum count average min max round；没有乘方。",
      "Use + - * / comparisons, and or not, if…then…else, in, sum count average min max round; there is no power."))

  /// A name no measure, definition or item has.
  public static let schemeUnknownName = Message(
    "UNKNOWN-NAME", .error,
    what: Bilingual("“{name}”不是已知的指标或名称（在“{formula}”中）。", "\"{name}\" is no known measure or name (in \"{formula}\")."),
    remedy: Bilingual("最接近的是：{nearest}。公司自有的指标请在 measures: 中声明。", "Nearest: {nearest}. Declare a measure of the company's own under measures:."))

  /// Definitions that need each other.
  public static let schemeCycle = Message(
    "CYCLE", .error,
    what: Bilingual("公式互相引用，没有起点：{path}。", "These formulas need each other and have no beginning: {path}."),
    remedy: Bilingual("把其中一个改成只用指标。", "Write one of them over measures only."))

  /// Units that do not go together.
  public static let schemeUnitMix = Message(
    "UNIT-MIX", .error,
    what: Bilingual("单位对不上：{units}（在“{formula}”中）。", "The units do not go together: {units} (in \"{formula}\")."),
    remedy: Bilingual("给数字写上单位（20%、30 s、200000 yuan），只比较和相加同一单位的量。", "Give the number its unit (20%, 30 s, 200000 yuan); compare and add like with like."))

  /// An item that says what it is worth but not how it is scored.
  public static let schemeNoScale = Message(
    "NO-SCALE", .error,
    what: Bilingual("项目“{item}”值 {points} 分，但没有写怎样得分。", "Item \"{item}\" is worth {points} points but does not say how they come about."),
    remedy: Bilingual("写上 deduct、award、each、rating、target、score 或 mean 之一。", "Give it one of deduct, award, each, rating, target, score or mean."))

  /// An item with two scoring methods.
  public static let schemeSeveralScales = Message(
    "SEVERAL-SCALES", .error,
    what: Bilingual("项目“{item}”有多种计分办法：{methods}。", "Item \"{item}\" has several scoring methods: {methods}."),
    remedy: Bilingual("只留一种，或拆成几项，或用 mean 求平均。", "Keep one, split the item, or take their mean."))

  /// An item that does not say what happens while something is missing.
  public static let schemeMissingPolicy = Message(
    "MISSING-POLICY", .error,
    what: Bilingual("项目“{item}”没有写数据缺失时怎么办。缺失绝不当作 0，因此没有默认值。", "Item \"{item}\" does not say what happens while a figure is missing. Missing is never 0, so there is no default."),
    remedy: Bilingual("写 when_missing: block（等数据）、full、zero 或 reweigh。", "Write when_missing: block (wait for it), full, zero or reweigh."))

  /// Points that do not add up to the total.
  public static let schemeTotalOff = Message(
    "TOTAL-OFF", .error,
    what: Bilingual("各项合计 {sum} 分，方案写的是 {total} 分。", "The items add up to {sum} points, the scheme says {total}."),
    remedy: Bilingual("改正各项分值或 total；若要按比例折算，写 rescale: true。", "Correct the points or the total; to scale them to the total write rescale: true."))

  /// A value without a band.
  public static let schemeBandGap = Message(
    "BAND-GAP", .error,
    what: Bilingual("“{item}”在 {interval} 没有档位，例如 {witness} 无档可入。", "\"{item}\" has no band for {interval}: {witness}, for example, has none."),
    remedy: Bilingual("补一档，或把相邻的档延伸过来。", "Add a band, or extend a neighbour."))

  /// A value with two bands.
  public static let schemeBandOverlap = Message(
    "BAND-OVERLAP", .error,
    what: Bilingual("“{item}”第 {first} 行与第 {second} 行的档位在 {interval} 重叠，例如 {witness} 同时落入两档。", "The bands of \"{item}\" on lines {first} and {second} overlap on {interval}: {witness}, for example, falls into both."),
    remedy: Bilingual("让一档在另一档开始处结束。", "Let one end where the other begins."))

  /// A number that stands in two bands; it goes to one of them by rule.
  public static let schemeBandShared = Message(
    "BAND-SHARED", .note,
    what: Bilingual("{value} 同时写在第 {first} 行和第 {second} 行；按 {rule} 归入 {kept}（{points} 分，而不是 {other} 分）。", "{value} stands on lines {first} and {second}; by {rule} it belongs to {kept} ({points} points, not {other})."),
    remedy: Bilingual("若要写明，用 over/under（超过、不满）代替 from/to。", "To say so outright, use over/under instead of from/to."))

  /// A band or its points beyond what can be.
  public static let schemeBandOutside = Message(
    "BAND-OUTSIDE", .error,
    what: Bilingual("{band} 超出了 {reach}（{value}）。", "{band} goes beyond {reach} ({value})."),
    remedy: Bilingual("改正界限或分值；百分比请写 %。", "Correct the bound or the points; write percentages with %."))

  /// Better work, fewer points.
  public static let schemeBandOrder = Message(
    "BAND-ORDER", .warning,
    what: Bilingual("“{item}”在 {value} 处做得更好反而得分更少：{below} 分与 {above} 分。", "At {value} of \"{item}\" better work gets fewer points: {below} against {above}."),
    remedy: Bilingual("检查各档分值是否写反。", "Check whether the points are in the wrong order."))

  /// A rule that can never be met.
  public static let schemeNeverApplies = Message(
    "NEVER-APPLIES", .warning,
    what: Bilingual("“{rule}”永远不会成立：{condition}。", "\"{rule}\" can never apply: {condition}."),
    remedy: Bilingual("改正界限，或删去这一条。", "Correct the bound, or delete the rule."))

  /// One step of a value moves very much.
  public static let schemeCliff = Message(
    "CLIFF", .warning,
    what: Bilingual("“{item}”在 {value} 处陡变：一侧 {below}，另一侧 {above}。一笔订单就能决定。", "\"{item}\" has a cliff at {value}: {below} on one side, {above} on the other. A single order can decide it."),
    remedy: Bilingual("若是有意如此，发布时确认；否则加一个中间档。", "If it is meant, acknowledge it on publication; otherwise add a step between."))

  /// A named formula nobody uses.
  public static let schemeUnused = Message(
    "UNUSED-DEFINITION", .warning,
    what: Bilingual("定义“{name}”没有被用到。", "The definition \"{name}\" is not used."),
    remedy: Bilingual("删去，或检查使用处的拼写。", "Delete it, or check the spelling where it should be used."))

  /// A worked example that comes out differently.
  public static let schemeReplayFailed = Message(
    "VERIFY-FAILED", .error,
    what: Bilingual("验算不符：“{item}”应得 {expected} 分，算出 {found} 分。", "The worked example does not come out: \"{item}\" should give {expected} points and gives {found}."),
    remedy: Bilingual("改正例子或规则。", "Correct the example or the rule."))

  /// A rule that ends an employment.
  public static let schemeLawDismissal = Message(
    "LAW-DISMISSAL", .error,
    what: Bilingual("规则“{rule}”以“{effect}”告终；软件不作解除决定。《劳动合同法》第40条第2项要求先培训或调岗，再提前30日通知或支付一个月工资。", "Rule \"{rule}\" ends in \"{effect}\"; the software decides no dismissal. Labour Contract Law art. 40(2) asks for training or another post first, then 30 days' notice or a month's pay."),
    remedy: Bilingual("改为 effect: not_up_to_standard，它会提示培训或调岗。", "Use effect: not_up_to_standard, which opens a case with a training or transfer step."))

  /// A penalty in money.
  public static let schemeLawFine = Message(
    "LAW-FINE", .warning,
    what: Bilingual("“{rule}”从工资中扣款。须有经民主程序制定并公示的制度为据（《劳动合同法》第4条）；有的地区禁止罚款条款（如《广东省劳动保障监察条例》）。", "\"{rule}\" takes money off wages. It needs published rules made by consultation (Labour Contract Law art. 4); some regions forbid such clauses (e.g. the Guangdong labour inspection regulation)."),
    remedy: Bilingual("确认制度已公示并在公司设置中允许，否则结果只显示不扣款。", "Confirm that the rules are published and allowed in the company's settings; otherwise it is shown but not deducted."))

  /// A penalty for being last.
  public static let schemeLawRank = Message(
    "LAW-RANK", .note,
    what: Bilingual("“{rule}”以末位为条件；末位不等于不能胜任（最高法指导案例18号）。", "\"{rule}\" turns on being last; ranking last is not incompetence (SPC guiding case 18)."),
    remedy: Bilingual("保留绝对标准作为附加条件，不要据此解除合同。", "Keep an absolute standard beside it, and end no contract over it."))

  /// A multi-month rule that counts probation.
  public static let schemeLawProbation = Message(
    "LAW-PROBATION", .warning,
    what: Bilingual("“{rule}”把试用期的月份也计入不达标。", "\"{rule}\" counts months of probation towards \"not up to standard\"."),
    remedy: Bilingual("加上 after_confirmation: true（转正后）。", "Add after_confirmation: true."))
}
