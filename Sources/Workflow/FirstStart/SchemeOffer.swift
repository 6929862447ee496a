internal import Metrics
internal import Scheme
public import Wording

/// A scheme that comes with the product, as somebody chooses among them.
public struct SchemeOffer: Sendable {
  /// Its id.
  public let id: String
  /// Its name, as it stands on the form.
  public let name: Bilingual
  /// What it is like, in a sentence or two.
  public let what: Bilingual
  /// Whether it scores; one that does not only moves money, and goes with any that does.
  public let scores: Bool
  /// What is to be looked at before it is published.
  public let warnings: [Diagnostic]

  /// Those there are, the forms in their order.
  public static let all: [SchemeOffer] = texts.compactMap { id, what in
    guard let text = BuiltInSchemes.all[id + ".yaml"] else { return nil }
    let loading = SchemeLoader.load(text, file: id + ".yaml", vocabulary: MeasureCatalogue.standard)
    guard let scheme = loading.scheme else { return nil }
    return SchemeOffer(
      id: id, name: scheme.name, what: what, scores: !scheme.items.isEmpty,
      warnings: loading.findings.filter { $0.severity == .warning })
  }

  private static let texts: [(String, Bilingual)] = [
    (
      "monthly-100",
      Bilingual(
        "售前客服的百分制：转化率、响应、流失、成交、订单、售后、差评、错件、投诉由数据算出，综合表现由主管评；90 分以上发全额绩效，70 分以下当月不发。",
        "100 points for pre-sales: conversion, response, deals, orders, after-sales, reviews and complaints from the data, conduct by the supervisor; full pay from 90, none below 70."
      )
    ),
    (
      "weighted-targets",
      Bilingual(
        "按权重的五项：满意度、响应速度、服务质量、工作态度、工作量，达标满分，按比例折算；适合售后。",
        "Five weighted items: satisfaction, speed, quality, attitude, workload; full marks at the target, in proportion below it. Suits after-sales."
      )
    ),
    (
      "competency-15",
      Bilingual(
        "十五项能力由上级按 1 到 5 评，折成百分；适合主管，也适合没有数据的岗位。",
        "Fifteen competencies rated 1 to 5 by the superior, rescaled to 100; suits supervisors, and posts without data."
      )
    ),
    (
      "competency-14",
      Bilingual(
        "七个方面十四项，评分为主，部分可由数据代替。", "Fourteen indicators in seven areas, mostly rated, some of them fed by data.")
    ),
    (
      "rewards-penalties",
      Bilingual(
        "奖罚规则，不打分，只动钱：销售冠军奖励，导单失误、催付、最低销售等约定扣款；可与任何打分的方案并用。",
        "Rewards and penalties: no score, only money. The month's best sales, wrong orders, late reminders, lowest sales; goes with any scheme that scores."
      )
    ),
  ]
}
