public import Exact
public import Records
public import Wording

extension Incident.Kind {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .veto: Bilingual("一票否决", "veto")
    case .mysteryCheck: Bilingual("神秘客抽查不合格", "failed mystery check")
    case .complaint: Bilingual("客诉", "complaint")
    case .remark: Bilingual("备忘", "remark")
    }
  }
}

extension Decision.Outcome {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .upheld: Bilingual("成立", "upheld")
    case .partly: Bilingual("部分成立", "partly upheld")
    case .rejected: Bilingual("不成立", "rejected")
    }
  }
}

extension Gap.Kind {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .unrated: Bilingual("未评", "unrated")
    case .figureMissing: Bilingual("缺数据", "figure missing")
    case .notFilledIn: Bilingual("资料未填", "not filled in")
    case .rejectedRows: Bilingual("拒收行", "rejected rows")
    case .unmatchedAccount: Bilingual("无主账号", "nobody's account")
    case .disagreement: Bilingual("数据不符", "figures disagree")
    case .notWorked: Bilingual("无工作量", "no work")
    case .jump: Bilingual("异常变动", "unusual jump")
    case .severalMonths: Bilingual("跨月规则", "rule over months")
    case .monthNotWhole: Bilingual("不满整月，未选定算法", "not whole, way of paying not chosen")
    case .superseded: Bilingual("公布后有变", "changed after publication")
    }
  }
}

extension Gap {
  /// What is open, and whose it is: `A1 月薪`.
  var words: Bilingual {
    let what =
      switch kind {
      case .monthNotWhole: kind.name
      case .notFilledIn: ReasonText.term(subject)
      default: Bilingual(subject, subject)
      }
    func said(_ text: String) -> String { [employee, text].filter { !$0.isEmpty }.joined(separator: " ") }
    return Bilingual(said(what.chinese), said(what.english))
  }
}

extension SchemeState {
  /// The word for it.
  public var name: Bilingual {
    switch self {
    case .draft: Bilingual("草案", "draft")
    case .checked: Bilingual("已核", "checked")
    case .published: Bilingual("已公布", "published")
    case .withdrawn: Bilingual("已撤回", "withdrawn")
    }
  }
}

/// How points and money differ.
public struct Difference: Sendable {
  /// The score before and after.
  public let points: (before: Points?, after: Points?)
  /// The money before and after.
  public let total: (before: Fen?, after: Fen?)

  /// How points and money differ.
  public init(points: (before: Points?, after: Points?), total: (before: Fen?, after: Fen?)) {
    self.points = points
    self.total = total
  }

  /// In words.
  public var text: Bilingual {
    let points = "\(points.before?.text ?? "—") → \(points.after?.text ?? "—")"
    let total = "\(total.before?.text ?? "—") → \(total.after?.text ?? "—")"
    return Bilingual("得分 \(points)，浮动工资 \(total) 元", "score \(points), variable pay \(total) yuan")
  }
}
