/// The messages about files of law.
extension Message {
  static let law: [Message] = [
    lawPeriod, lawNoSource, lawNoBeginning, lawFileName, lawOverlap, lawGap, lawWeaker, lawPenaltiesForbidden,
    lawMinimumTwice, lawMinimumMissing, lawNotCovered, lawAreaUnknown, lawRegionUnknown,
  ]

  /// A period that ends before it begins.
  public static let lawPeriod = Message(
    "LAW-PERIOD", .error,
    what: Bilingual("这条规定从 {from} 起、到 {to} 止，先后颠倒了。", "The rule holds from {from} to {to}, which is backwards."),
    remedy: Bilingual("核对 from 和 to；仍在施行的不写 to。", "Check from and to; what still holds has no to."))

  /// A figure without its source.
  public static let lawNoSource = Message(
    "LAW-NO-SOURCE", .error,
    what: Bilingual("规定“{rule}”没有写出处。", "The rule \"{rule}\" has no source."),
    remedy: Bilingual(
      "加上 source：文件名称、文号和条款；没有出处的数额不能用来计算工资。",
      "Add source: the document, its number and article; a figure without a source is not used for pay."))

  /// A minimum wage that does not say since when it holds.
  public static let lawNoBeginning = Message(
    "LAW-NO-BEGINNING", .error,
    what: Bilingual("规定“{rule}”没有写从哪个月起施行。", "The rule \"{rule}\" does not say from which month on it holds."),
    remedy: Bilingual("加上 from，例如 from: 2026-03。", "Add from, such as from: 2026-03."))

  /// A file of law under another region's name.
  public static let lawFileName = Message(
    "LAW-FILE-NAME", .error,
    what: Bilingual("这个文件写的是地区“{region}”，文件名却不是 {name}。", "The file is about \"{region}\" and is not called {name}."),
    remedy: Bilingual("把文件改名为 {name}，或改正 law 一行。", "Call it {name}, or mend the line law."))

  /// Two periods hold in the same month.
  public static let lawOverlap = Message(
    "LAW-OVERLAP", .error,
    what: Bilingual(
      "“{rule}”的两段时间重叠：{earlier}（第 {line} 行）和 {later}。",
      "Two periods of \"{rule}\" overlap: {earlier} (line {line}) and {later}."),
    remedy: Bilingual(
      "给前一段写上 to，止于后一段开始的前一个月。", "Give the earlier one a to: the month before the later one begins."))

  /// A month between two periods has no figure.
  public static let lawGap = Message(
    "LAW-GAP", .error,
    what: Bilingual(
      "“{rule}”在 {from} 到 {to} 没有规定：前一段 {earlier}（第 {line} 行），后一段 {later}。",
      "\"{rule}\" says nothing of {from} to {to}: the earlier period is {earlier} (line {line}), the later one {later}."
    ),
    remedy: Bilingual(
      "补上这几个月的数额和出处，或改正 from、to。", "Add the figure of these months with its source, or mend from and to."))

  /// A region that protects wages less than the national rules.
  public static let lawWeaker = Message(
    "LAW-WEAKER", .error,
    what: Bilingual(
      "“{rule}”写的是 {own}，随软件提供的规定是 {given}（{source}）；公司的文件只能写得更有利于劳动者。",
      "\"{rule}\" is {own}, and the rules that come with the product say {given} ({source}); a company's file may protect wages more, and never less."
    ),
    remedy: Bilingual(
      "核对数额和出处；不再施行的，写明施行到哪个月（to）。",
      "Check the figure and its source; of what holds no longer, write until which month it held (to)."))

  /// Penalties are to be deducted where the region forbids it.
  public static let lawPenaltiesForbidden = Message(
    "LAW-PENALTIES-FORBIDDEN", .error,
    what: Bilingual(
      "company.yaml 写了 penalties: deduct，而 {region} 在 {month} 不允许约定扣款（{source}）。",
      "company.yaml says penalties: deduct, and {region} forbids agreed penalties in {month} ({source})."),
    remedy: Bilingual("改成 penalties: show：只列出，不扣款。", "Write penalties: show, which lists them and deducts nothing."))

  /// Two minimum wages.
  public static let lawMinimumTwice = Message(
    "LAW-MINIMUM-TWICE", .warning,
    what: Bilingual(
      "company.yaml 的 minimum_wage_cents 是 {given} 元，{file} 里 {month} 的最低工资是 {found} 元；按后者计算。",
      "minimum_wage_cents in company.yaml is {given} yuan, and the minimum wage of {month} in {file} is {found}; the latter stands."
    ),
    remedy: Bilingual("删掉 company.yaml 里的 minimum_wage_cents。", "Take minimum_wage_cents out of company.yaml."))

  /// No minimum wage at all.
  public static let lawMinimumMissing = Message(
    "LAW-MINIMUM-MISSING", .warning,
    what: Bilingual(
      "没有人填写 {region} 的最低工资标准：company.yaml 没有写 minimum_wage_cents，{file} 里也没有 minimum_wage。{month} 的补足额和浮动合计待定，月份不能公布。",
      "Nobody gave the minimum wage of {region}: neither minimum_wage_cents in company.yaml nor a minimum_wage in {file}. Floor and variable pay of {month} stay open, and the month cannot be published."
    ),
    remedy: Bilingual(
      "在 {file} 里写上各段时间的数额和出处，或在 company.yaml 里写 minimum_wage_cents。",
      "Write the figures with their months and sources into {file}, or minimum_wage_cents into company.yaml."))

  /// No period holds in a month.
  public static let lawNotCovered = Message(
    "LAW-NOT-COVERED", .error,
    what: Bilingual(
      "{month} 没有“{rule}”的规定；有的时间段：{known}。", "Nothing of \"{rule}\" holds in {month}; the periods there are: {known}."),
    remedy: Bilingual(
      "在法规文件里补上该月所在的一段，写明出处。", "Add the period that the month lies in to the file of law, with its source."))

  /// The company's area is not in the region's file.
  public static let lawAreaUnknown = Message(
    "LAW-AREA-UNKNOWN", .error,
    what: Bilingual(
      "{region} 的最低工资分地区规定（{known}），company.yaml 的 area 是“{area}”。",
      "The minimum wage of {region} goes by area ({known}), and area in company.yaml is \"{area}\"."),
    remedy: Bilingual("在 company.yaml 里写 area，取其中之一。", "Write area into company.yaml, one of these."))

  /// A region nobody knows.
  public static let lawRegionUnknown = Message(
    "LAW-REGION-UNKNOWN", .error,
    what: Bilingual(
      "没有地区“{region}”的法规：内置的和 law 文件夹里有 {known}。",
      "There is no law of the region \"{region}\": built in or in the folder law are {known}."),
    remedy: Bilingual(
      "改正 region，或把该地区的规定写进 {file}；只有全国规定时写 cn。",
      "Mend region, or write the region's rules into {file}; write cn where only the national rules apply."))
}
