extension Message {
  /// The messages about rule sets and about holding figures against the platform's.
  static let rules: [Message] = [
    rulesNeed, rulesNeedValue, rulesBuiltIn, rulesTwice, rulesNotYet, rulesCapMissing, rulesServiceHours,
    rulesOffHours, reconcileNothing,
  ]

  /// A choice of the rule set asks for what the files do not have.
  public static let rulesNeed = Message(
    "RULES-NEED", .warning,
    what: Bilingual(
      "口径 {rules} 的“{option}”需要 {needed}，文件中没有；由它决定的指标按缺失处理，不按 0 计。",
      "\"{option}\" of rule set {rules} requires {needed}, which is not available; figures that depend on it are missing, not 0."
    ),
    remedy: Bilingual(
      "在每个文件里补上 {needed}，或从口径文件中删除“{option}”。", "Add {needed} to every file, or remove \"{option}\" from the rule set.")
  )

  /// A choice of the rule set asks for what some rows leave empty.
  public static let rulesNeedValue = Message(
    "RULES-NEED-VALUE", .warning,
    what: Bilingual(
      "口径 {rules} 的“{option}”要求每行都有 {needed}，有 {count} 行缺少；由它决定的指标按缺失处理，不按 0 计。",
      "\"{option}\" of rule set {rules} requires {needed} in every row, but {count} rows lack it; figures that depend on it are missing, not 0."
    ),
    remedy: Bilingual(
      "在这些行补上 {needed}；导出文件本身不含此项的，从口径文件中删除“{option}”。",
      "Add {needed} to these rows; if the export does not provide it, remove \"{option}\" from the rule set."))

  /// A rule set of the company with the id of one that comes with the product.
  public static let rulesBuiltIn = Message(
    "RULES-BUILT-IN", .error,
    what: Bilingual("口径编号“{id}”是内置的，不能改写。", "Rule set \"{id}\" is built in and cannot be redefined."),
    remedy: Bilingual("换一个 id。", "Choose another id."))

  /// Two versions of one rule set from the same month.
  public static let rulesTwice = Message(
    "RULES-TWICE", .error,
    what: Bilingual(
      "口径“{id}”从 {effective} 起生效的版本已在 {other} 里。",
      "Rule set \"{id}\" already has a version effective from {effective}, in {other}."),
    remedy: Bilingual("修改其中一个的 effective，或删除一个。", "Change the effective month of one of them, or delete one."))

  /// A month before the first version.
  public static let rulesNotYet = Message(
    "RULES-NOT-YET", .error,
    what: Bilingual(
      "口径“{id}”从 {effective} 起生效，{month} 没有可用的版本。",
      "Rule set \"{id}\" is effective from {effective}; it has no version for {month}."),
    remedy: Bilingual(
      "在 rules 文件夹里补上更早的版本，或在 company.yaml 里换一个 rule_set。",
      "Add an earlier version to the folder rules, or choose another rule_set in company.yaml."))

  /// What is unanswered should count as a cap that is not there.
  public static let rulesCapMissing = Message(
    "RULES-CAP", .error,
    what: Bilingual(
      "unanswered: cap 把未回复按封顶值计算，但没有设置 cap。",
      "unanswered: cap counts unanswered messages at the cap, but no cap is set."),
    remedy: Bilingual(
      "加上 cap（例如 cap: 600 s），或改为 unanswered: excluded。", "Set cap (such as cap: 600 s), or use unanswered: excluded."))

  /// Service hours that are none.
  public static let rulesServiceHours = Message(
    "RULES-HOURS", .error,
    what: Bilingual("“{found}”不是有效的服务时段。", "\"{found}\" is not a valid period of service hours."),
    remedy: Bilingual(
      "写 all_day，或整点起止，例如 8-23（8:00 起，23:00 止，不含 23:00）。",
      "Use all_day, or full hours such as 8-23 (from 8:00 until before 23:00)."))

  /// Waits are to leave out the hours outside service hours that are not there.
  public static let rulesOffHours = Message(
    "RULES-OFF-HOURS", .error,
    what: Bilingual(
      "off_hours: excluded 要扣除服务时段以外的秒数，但没有写 service_hours，没有可扣的时间。",
      "“off_hours: excluded” leaves out the seconds outside the service hours, but there are no service_hours."),
    remedy: Bilingual(
      "加上 service_hours，例如 service_hours: 8-23，或去掉 off_hours。",
      "Add service_hours, such as service_hours: 8-23, or take off_hours out."))

  /// There is nothing to hold the figures against.
  public static let reconcileNothing = Message(
    "RECONCILE-NOTHING", .error,
    what: Bilingual(
      "{month} 没有可核对的平台指标：没有 platform_metrics.csv，也没有可识别的客服报表。",
      "No platform figures to reconcile for {month}: no platform_metrics.csv and no recognised service report."),
    remedy: Bilingual(
      "把平台的客服报表放进 {folder}，再运行一次。", "Put the platform's service report into {folder} and run this again."))
}
