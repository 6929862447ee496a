/// The messages about files of law.
extension Message {
  static let law: [Message] = [
    lawPeriod, lawNoSource, lawNoBeginning, lawFileName, lawOverlap, lawGap, lawWeaker, lawPenaltiesForbidden,
    lawMinimumTwice, lawMinimumMissing, lawNotCovered, lawAreaUnknown, lawRegionUnknown,
  ]

  /// A period that ends before it begins.
  public static let lawPeriod = Message(
    "LAW-PERIOD", .error,
    what: Bilingual("这条规定的起止月份颠倒：从 {from} 到 {to}。", "The period of this rule ends before it starts: {from} to {to}."),
    remedy: Bilingual("核对 from 和 to；仍在施行的不写 to。", "Check from and to; omit to if the rule is still in force."))

  /// A figure without its source.
  public static let lawNoSource = Message(
    "LAW-NO-SOURCE", .error,
    what: Bilingual("规定“{rule}”没有写出处。", "Rule \"{rule}\" has no source."),
    remedy: Bilingual(
      "加上 source：文件名称、文号和条款；没有出处的数额不能用于计算工资。",
      "Add source: document, number and article. A figure without a source is not used for pay."))

  /// A minimum wage that does not say since when it holds.
  public static let lawNoBeginning = Message(
    "LAW-NO-BEGINNING", .error,
    what: Bilingual("规定“{rule}”没有写起始月份。", "Rule \"{rule}\" has no start month."),
    remedy: Bilingual("加上 from，例如 from: 2026-03。", "Add from, such as from: 2026-03."))

  /// A file of law under another region's name.
  public static let lawFileName = Message(
    "LAW-FILE-NAME", .error,
    what: Bilingual(
      "文件内容是地区“{region}”的规定，文件名应为 {name}。", "The file is about region \"{region}\" but is not named {name}."),
    remedy: Bilingual("改名为 {name}，或改正 law 一行。", "Rename it to {name}, or correct the line law."))

  /// Two periods hold in the same month.
  public static let lawOverlap = Message(
    "LAW-OVERLAP", .error,
    what: Bilingual(
      "“{rule}”的两段时间重叠：{earlier}（第 {line} 行）与 {later}。",
      "Two periods of \"{rule}\" overlap: {earlier} (line {line}) and {later}."),
    remedy: Bilingual("为前一段写上 to：后一段开始的前一个月。", "End the earlier period (to) in the month before the later one starts."))

  /// A month between two periods has no figure.
  public static let lawGap = Message(
    "LAW-GAP", .error,
    what: Bilingual(
      "“{rule}”在 {from} 至 {to} 没有规定：前一段 {earlier}（第 {line} 行），后一段 {later}。",
      "\"{rule}\" has no value for {from} to {to}, between {earlier} (line {line}) and {later}."),
    remedy: Bilingual(
      "补上这几个月的数额和出处，或改正 from、to。", "Add the value for these months with its source, or correct from and to."))

  /// A region that protects wages less than the national rules.
  public static let lawWeaker = Message(
    "LAW-WEAKER", .error,
    what: Bilingual(
      "“{rule}”为 {own}，内置规定为 {given}（{source}）；公司文件只能更有利于劳动者。",
      "\"{rule}\" is {own}, but the built-in rule is {given} ({source}); a company's file may only be more favourable to employees."
    ),
    remedy: Bilingual(
      "核对数额和出处；不再施行的，写明截止月份（to）。",
      "Check the value and its source; for a rule no longer in force, state its last month (to)."))

  /// Penalties are to be deducted where the region forbids it.
  public static let lawPenaltiesForbidden = Message(
    "LAW-PENALTIES-FORBIDDEN", .error,
    what: Bilingual(
      "company.yaml 设为 penalties: deduct，但 {region} 在 {month} 不允许约定扣款（{source}）。",
      "company.yaml sets penalties: deduct, but {region} forbids agreed penalties in {month} ({source})."),
    remedy: Bilingual("改为 penalties: show（只列出，不扣款）。", "Set penalties: show, which lists them without deducting."))

  /// Two minimum wages.
  public static let lawMinimumTwice = Message(
    "LAW-MINIMUM-TWICE", .warning,
    what: Bilingual(
      "company.yaml 的 minimum_wage_cents 为 {given} 元，{file} 中 {month} 的最低工资为 {found} 元；以后者为准。",
      "minimum_wage_cents in company.yaml is {given} yuan, but the minimum wage for {month} in {file} is {found}; the latter is used."
    ),
    remedy: Bilingual("删除 company.yaml 里的 minimum_wage_cents。", "Remove minimum_wage_cents from company.yaml."))

  /// No minimum wage at all.
  public static let lawMinimumMissing = Message(
    "LAW-MINIMUM-MISSING", .warning,
    what: Bilingual(
      "缺少 {region} 的最低工资标准：company.yaml 没有 minimum_wage_cents，{file} 里也没有 minimum_wage；{month} 的补足额和浮动合计待定，不能公布。",
      "No minimum wage for {region}: company.yaml has no minimum_wage_cents and {file} has no minimum_wage. Floor and variable pay of {month} stay open, and the month cannot be published."
    ),
    remedy: Bilingual(
      "在 {file} 里写明各段时间的数额和出处，或在 company.yaml 里写 minimum_wage_cents。",
      "Enter the amounts with periods and sources in {file}, or set minimum_wage_cents in company.yaml."))

  /// No period holds in a month.
  public static let lawNotCovered = Message(
    "LAW-NOT-COVERED", .error,
    what: Bilingual(
      "{month} 没有“{rule}”的规定；已有时间段：{known}。", "\"{rule}\" has no value for {month}; periods present: {known}."),
    remedy: Bilingual("在法规文件里补上该月所在的时间段及出处。", "Add a period covering the month, with its source, to the law file."))

  /// The company's area is not in the region's file.
  public static let lawAreaUnknown = Message(
    "LAW-AREA-UNKNOWN", .error,
    what: Bilingual(
      "{region} 的最低工资分地区（{known}），company.yaml 的 area 为“{area}”。",
      "The minimum wage of {region} depends on the area ({known}), but area in company.yaml is \"{area}\"."),
    remedy: Bilingual("把 area 改为其中之一。", "Set area in company.yaml to one of these."))

  /// A region nobody knows.
  public static let lawRegionUnknown = Message(
    "LAW-REGION-UNKNOWN", .error,
    what: Bilingual("没有地区“{region}”的法规；现有：{known}。", "Unknown region \"{region}\"; available: {known}."),
    remedy: Bilingual(
      "改正 region，或把该地区的规定写进 {file}；只适用全国规定的写 cn。",
      "Correct region, or add the region's rules in {file}; use cn if only national rules apply."))
}
