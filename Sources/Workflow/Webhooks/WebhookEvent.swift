public import Exact
internal import Records
public import Wording

/// Something that happened to a month, as it is told outside: what and where, never who, and no figure (消息推送).
public struct WebhookEvent: Hashable, Sendable {
  /// What kind of thing.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case opened = "month.opened", computed = "month.computed", inReview = "month.in_review"
    case published = "month.published", corrected = "month.corrected", locked = "month.locked"
    case appealRaised = "appeal.raised", appealDecided = "appeal.decided", due = "appeals.due"
    case test

    /// The words for it, to stand behind the month.
    public var name: Bilingual {
      switch self {
      case .opened: Bilingual("已开启", "is open")
      case .computed: Bilingual("已计算", "was computed")
      case .inReview: Bilingual("进入评审", "is in review")
      case .published: Bilingual("已公布，可以查看自己的考核表", "is published: everybody can look at their sheet")
      case .corrected: Bilingual("有补发或扣回", "has an adjustment")
      case .locked: Bilingual("已锁定", "is locked")
      case .appealRaised: Bilingual("有新的申诉", "has a new appeal")
      case .appealDecided: Bilingual("有申诉已裁决", "has an appeal decided")
      case .due: Bilingual("有申诉到期待裁决", "has appeals that are due")
      case .test: Bilingual("测试消息", "a test message")
      }
    }

    /// The kind of an entry of the journal; nil for what is told to nobody.
    init?(act: String) {
      let kinds: [Deed: Kind] = [
        .open: .opened, .compute: .computed, .review: .inReview, .publish: .published, .adjust: .corrected,
        .lock: .locked, .appeal: .appealRaised, .decide: .appealDecided,
      ]
      guard let kind = Deed(rawValue: act).flatMap({ kinds[$0] }) else { return nil }
      self = kind
    }
  }

  /// The id by which what came twice is known: `E57`, of the entry; `D2026-11-03`, of the day.
  public let id: String
  /// What kind of thing.
  public let kind: Kind
  /// The month.
  public let month: Month
  /// When, `2026-11-03 09:15:00`.
  public let at: String

  /// Something that happened.
  public init(id: String, kind: Kind, month: Month, at: String) {
    self.id = id
    self.kind = kind
    self.month = month
    self.at = at
  }

  init?(_ entry: JournalEntry) {
    guard let kind = Kind(act: entry.act.name), let month = entry.act.month else { return nil }
    self.init(id: "E\(entry.number)", kind: kind, month: month, at: entry.act.at)
  }

  /// What happened, in words.
  public var text: Bilingual {
    Bilingual("考核 \(month) \(kind.name.chinese)", "Appraisal of \(month) \(kind.name.english)")
  }
}
