/// The texts of the company whose months are lived through.
enum LifeTexts {
  static let files: [String: String] = [
    "company.yaml": company, "people.csv": people, "accounts.csv": accounts,
  ].merging(schemes.map { ("schemes/\($0.key).yaml", $0.value) }) { first, _ in first }

  static let schemes = ["care": care, "prizes": prizes, "lead": lead, "talk": talk]

  static let company = """
    name: 小公司
    region: cn
    minimum_wage_cents: 250000
    rule_set: standard
    loss_clause: 第十二条
    records_begin: 2026-10
    departments:
      - {id: d1, name: 客服部, schemes: [care, prizes], assessor_schemes: [lead]}
      - {id: d2, name: 售后部, schemes: [talk]}
      - {id: office, name: 行政部, schemes: []}

    """

  static let people = """
    employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,monthly_wage_cents,performance_pay_cents,sales_target_cents
    E1,甲,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,1000000
    E2,乙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,1000000
    E3,丙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,1000000
    E4,丁,d2,客服,agent,S2,2025-01-01,2025-04-01,,500000,100000,
    S1,主管一,d1,主管,assessor,H1,2025-01-01,2025-04-01,,800000,200000,
    S2,主管二,d2,主管,assessor,H1,2025-01-01,2025-04-01,,800000,200000,
    H1,人事一,office,人事,hr,,2025-01-01,2025-04-01,,700000,,
    H2,人事二,office,人事,hr,,2025-01-01,2025-04-01,,700000,,
    F1,财务一,office,会计,finance,,2025-01-01,2025-04-01,,700000,,
    A1,审计一,office,审计,auditor,,2025-01-01,2025-04-01,,700000,,

    """

  static let accounts = """
    agent_id,shop_id,employee_id,from,to
    a1,s1,E1,2025-01-01,
    a2,s1,E2,2025-01-01,
    a3,s1,E3,2025-01-01,
    a4,s1,E4,2025-01-01,

    """

  /// A scoring form with vetoes, a rule about several months and form 1's note on omissions.
  static let care = """
    kaohe: 1
    id: care
    name: {zh: 客服方案, en: Care}
    effective: 2026-01
    total: 100
    items:
      - {id: response, points: 40, value: avg_response, when_missing: block, deduct: [{to: 60 s, points: 0}, {over: 60 s, points: 20}]}
      - {id: complaints, points: 30, each: {of: complaints, points: 10}, when_missing: block}
      - {id: checks, points: 10, each: {of: mystery_failed, points: 5}, when_missing: block}
      - {id: overall, points: 20, rating: {好: 20, 中: 10, 差: 0}, by: assessor, when_missing: block}
    vetoes: [{id: misconduct, points: 10, each: true, kinds: [打架斗殴]}]
    omission: {factor: 2}
    pay: [{from: 90, pays: full}, {from: 70, under: 90, pays: score_percent}, {under: 70, pays: nothing, failed: true}]
    over_time:
      - {id: year_end_bonus, when: score < 70, consecutive: 3, or_in_calendar_year: 4, effect: year_end_bonus_forfeited}

    """

  /// A form that only moves money, beside the scoring one.
  static let prizes = """
    kaohe: 1
    id: prizes
    name: {zh: 奖励, en: Rewards}
    effective: 2026-01
    rewards:
      - {id: champion, best_of: net_sales, when: net_sales > sales_target, yuan: 500, ties: all}

    """

  /// The assessors' form.
  static let lead = """
    kaohe: 1
    id: lead
    name: {zh: 主管方案, en: Leading}
    effective: 2026-01
    total: 100
    items:
      - {id: leading, points: 100, rating: {好: 100, 中: 80}, by: assessor, when_missing: block}
    pay: [{from: 90, pays: full}, {under: 90, pays: score_percent}]

    """

  /// The form of the second department.
  static let talk = """
    kaohe: 1
    id: talk
    name: {zh: 售后方案, en: Talking}
    effective: 2026-01
    total: 100
    items:
      - {id: tone, points: 100, rating: {好: 100, 中: 60}, by: assessor, when_missing: block}
    pay: [{from: 90, pays: full}, {under: 90, pays: score_percent}]

    """
}
