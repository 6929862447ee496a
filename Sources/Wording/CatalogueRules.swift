extension Message {
  /// The messages about rule sets and about holding figures against the platform's.
  static let rules: [Message] = [
    rulesNeed, rulesNeedValue, rulesBuiltIn, rulesTwice, rulesNotYet, rulesCapMissing, rulesServiceHours,
    reconcileNothing,
  ]

  /// A choice of the rule set asks for what the files do not have.
  public static let rulesNeed = Message(
    "RULES-NEED", .warning,
    what: Bilingual(
      "口径 {rules} 的“{option}”要看 {needed}，这里没有；由它决定的指标按缺失处理，不按 0 处理。",
      "\"{option}\" of the rule set {rules} looks at {needed}, which is not there; the figures it decides are missing, not 0."
    ),
    remedy: Bilingual(
      "在每个文件里补上 {needed}，或在口径文件里去掉“{option}”。",
      "Add {needed} to every file, or take \"{option}\" out of the rule set."))

  /// A choice of the rule set asks for what some rows leave empty.
  public static let rulesNeedValue = Message(
    "RULES-NEED-VALUE", .warning,
    what: Bilingual(
      "口径 {rules} 的“{option}”要看每一行的 {needed}，有 {count} 行没有写明；由它决定的指标按缺失处理，不按 0 处理。",
      "\"{option}\" of the rule set {rules} looks at {needed} of every row, which {count} rows leave empty; the figures it decides are missing, not 0."
    ),
    remedy: Bilingual(
      "在这些行里写上 {needed}；聊天导出本身不带这一项时，在口径文件里去掉“{option}”。",
      "Write {needed} into these rows; where a chat export does not tell it, take \"{option}\" out of the rule set."))

  /// A rule set of the company with the id of one that comes with the product.
  public static let rulesBuiltIn = Message(
    "RULES-BUILT-IN", .error,
    what: Bilingual("口径编号“{id}”是内置的，不能改写。", "The rule set \"{id}\" comes with the product and cannot be redefined."),
    remedy: Bilingual("换一个 id。", "Choose another id."))

  /// Two versions of one rule set from the same month.
  public static let rulesTwice = Message(
    "RULES-TWICE", .error,
    what: Bilingual(
      "口径“{id}”自 {effective} 起的版本已在 {other} 里。",
      "The rule set \"{id}\" already has a version from {effective}, in {other}."),
    remedy: Bilingual("改掉其中一个的 effective，或删去一个。", "Change the effective month of one of them, or delete one."))

  /// A month before the first version.
  public static let rulesNotYet = Message(
    "RULES-NOT-YET", .error,
    what: Bilingual(
      "口径“{id}”自 {effective} 起才有效，{month} 没有可用的版本。",
      "The rule set \"{id}\" holds from {effective}; there is no version of it for {month}."),
    remedy: Bilingual(
      "在 rules 文件夹里补一个更早的版本，或在 company.yaml 换一个 rule_set。",
      "Add an earlier version to the folder rules, or choose another rule_set in company.yaml."))

  /// What is unanswered should count as a cap that is not there.
  public static let rulesCapMissing = Message(
    "RULES-CAP", .error,
    what: Bilingual(
      "unanswered: cap 要把未回复算作封顶值，但没有写 cap。",
      "unanswered: cap counts what nobody answered as the cap, but there is no cap."),
    remedy: Bilingual(
      "加上 cap，例如 cap: 600 s，或写 unanswered: excluded。", "Add a cap, such as cap: 600 s, or write unanswered: excluded."))

  /// Service hours that are none.
  public static let rulesServiceHours = Message(
    "RULES-HOURS", .error,
    what: Bilingual("“{found}”不是一天之内的服务时段。", "\"{found}\" are no service hours within a day."),
    remedy: Bilingual(
      "写 all_day，或写整点的起止，例如 8-23（8:00 起，23:00 止，不含 23:00）。",
      "Write all_day, or full hours such as 8-23 (from 8:00 until 23:00, which is closed)."))

  /// There is nothing to hold the figures against.
  public static let reconcileNothing = Message(
    "RECONCILE-NOTHING", .error,
    what: Bilingual(
      "{month} 没有可对账的平台指标：没有 platform_metrics.csv，也没有能认出的客服报表。",
      "There are no figures of a platform for {month}: no platform_metrics.csv, and no service report."),
    remedy: Bilingual(
      "把平台的客服报表放进 {folder}，再运行一次。", "Put the platform's service report into {folder} and run this again."))
}
