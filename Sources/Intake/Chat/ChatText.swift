internal import Exact

/// A text that was copied from a chat window (千牛).
///
/// A message is a line with the sender and the moment, and the lines of its content. The sender stands right before the
/// moment with or without a blank, or on a line of its own, or with `-->` and the receiver.
struct ChatText {
  private struct Block {
    var message: ChatLine
    /// The line of the sender, which is content where it was none.
    let head: Substring
    var content: [Substring] = []
  }

  /// What the first line of a message says.
  struct Head: Hashable {
    let sender: String
    let receiver: String?
    let sentAt: WrittenMoment
  }

  private let rule: ChatRule
  private var blocks: [Block] = []
  private(set) var entries: [ChatEntry] = []

  /// Reads a whole text.
  init(_ text: String, _ rule: ChatRule) {
    self.rule = rule
    var block: Block?
    var orphan: (line: Int, text: Substring)?
    var senders: Set<String> = []
    var number = 0
    // Where the moments have seconds, a time without them is content.
    let isExact = text.split(whereSeparator: \.isNewline).contains {
      ChatText.ending(ChatText.trimmed($0), isExact: true) != nil
    }
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let line = ChatText.trimmed(raw)
      guard !line.isEmpty else { continue }
      var head = ChatText.head(of: line, isExact: isExact)
      var start = number
      // The moment alone: the sender stood on the line before, which was no content then.
      if head == nil, let moment = ChatText.moment(line, isExact: isExact) {
        if let sender = block?.content.last, ChatText.isName(sender) {
          block?.content.removeLast()
          (head, start) = (Head(sender: String(sender), receiver: nil, sentAt: moment), number - 1)
        } else if block == nil, let before = orphan, ChatText.isName(before.text) {
          (head, start, orphan) = (Head(sender: String(before.text), receiver: nil, sentAt: moment), before.line, nil)
        }
      }
      if let head {
        finish(&block, &senders)
        if let orphan { entries.append(.orphan(line: orphan.line)) }
        orphan = nil
        block = Block(
          message: ChatLine(
            line: start, sender: head.sender, receiver: head.receiver, sentAt: head.sentAt.instant,
            precision: head.sentAt.precision, chars: 0, fingerprint: 0),
          head: line)
      } else if let withdrawn = rule.withdrawn, line.hasSuffix(withdrawn),
        ChatText.isName(line.dropLast(withdrawn.count))
      {
        finish(&block, &senders)
        entries.append(.notice)
      } else if block != nil {
        block?.content.append(line)
      } else if orphan == nil || number - (orphan?.line ?? 0) == 1 {
        orphan = (number, line)
      }
    }
    finish(&block, &senders)
    if let orphan { entries.append(.orphan(line: orphan.line)) }
    dropFalseHeads(senders)
  }

  /// Closes a message: its content is counted, and what the platform wrote is left out.
  private mutating func finish(_ block: inout Block?, _ senders: inout Set<String>) {
    guard var closed = block else { return }
    block = nil
    let written = closed.content.filter { !rule.marks.contains(String($0)) }
    let content = written.filter { !rule.isNotice($0) }
    let successor = written.compactMap { rule.successor(in: $0) }.last
    if content.isEmpty, !written.isEmpty {
      entries.append(successor.map { .transfer(to: $0) } ?? .notice)
      return
    }
    let text = content.joined(separator: "\n")
    closed.message.chars = text.count
    closed.message.fingerprint = Fingerprint.of([text])
    if !content.isEmpty { senders.insert(closed.message.sender) }
    closed.content = []
    entries.append(.message(closed.message))
    blocks.append(closed)
    if let successor { entries.append(.succession(of: successor)) }
  }

  /// A line such as `预计2026-10-06 10:00:00` looks like the beginning of a message. It is content where nothing stands
  /// under it and nobody of that name says anything else.
  private mutating func dropFalseHeads(_ senders: Set<String>) {
    var next = 0
    var kept: [ChatEntry] = []
    for entry in entries {
      guard case .message(let message) = entry else {
        kept.append(entry)
        continue
      }
      let block = blocks[next]
      next += 1
      if message.chars == 0, !senders.contains(message.sender), case .message(var last) = kept.last {
        last.chars += (last.chars == 0 ? 0 : 1) + block.head.count
        last.fingerprint = Fingerprint.of([String(last.fingerprint), String(block.head)])
        kept[kept.count - 1] = .message(last)
      } else {
        kept.append(entry)
      }
    }
    entries = kept
  }

  /// Sender, receiver and moment of a line, or nil where it is none that begins a message.
  static func head(of line: Substring, isExact: Bool = false) -> Head? {
    guard let (moment, rest) = ending(line, isExact: isExact) else { return nil }
    let names = trimmed(rest)
    if let arrow = names.firstRange(of: "-->") {
      let sender = trimmed(names[..<arrow.lowerBound])
      let receiver = trimmed(names[arrow.upperBound...])
      guard isName(sender), isName(receiver) else { return nil }
      return Head(sender: String(sender), receiver: String(receiver), sentAt: moment)
    }
    return isName(names) ? Head(sender: String(names), receiver: nil, sentAt: moment) : nil
  }

  /// A line that is a moment and nothing else.
  private static func moment(_ line: Substring, isExact: Bool = false) -> WrittenMoment? {
    guard let (moment, rest) = ending(line, isExact: isExact), rest.isEmpty else { return nil }
    return moment
  }

  /// The moment `YYYY-M-D H:MM:SS`, or `H:MM` unless it has to be exact, at the end of a line, and what stands before it.
  /// The year has four digits, so that a name that ends in digits can stand right before it.
  private static func ending(_ line: Substring, isExact: Bool) -> (WrittenMoment, Substring)? {
    guard line.last?.isNumber == true, let blank = line.lastIndex(of: " ") else { return nil }
    let clock = line[line.index(after: blank)...]
    let before = trimmed(line[..<blank])
    guard (isExact ? 2...2 : 1...2).contains(clock.count(where: { $0 == ":" })),
      let second = before.lastIndex(where: { $0 == "-" || $0 == "/" }),
      let first = before[..<second].lastIndex(where: { $0 == "-" || $0 == "/" }),
      before[..<first].count >= 4
    else { return nil }
    let start = before.index(first, offsetBy: -4)
    guard let moment = WrittenTime.moment(String(before[start...]) + " " + clock) else { return nil }
    return (moment, before[..<start])
  }

  /// Whether a text may be the name of an account: short, and no sentence or row of a table.
  static func isName(_ text: Substring) -> Bool {
    let name = trimmed(text)
    return !name.isEmpty && name.count <= 50 && !name.contains { ",\t;\"，。；！？!?".contains($0) }
  }

  /// Without blanks and marks of no width around it.
  static func trimmed(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    while let first = scalars.first, first.properties.isWhitespace || FieldText.isInvisible(first) {
      scalars.removeFirst()
    }
    while let last = scalars.last, last.properties.isWhitespace || FieldText.isInvisible(last) { scalars.removeLast() }
    return Substring(scalars)
  }

  /// Whether a text begins like a chat: with a sender and a moment, on one line or on two.
  static func looksLikeChat(_ head: String) -> Bool {
    let lines = head.split(whereSeparator: \.isNewline).lazy.map(trimmed).filter { !$0.isEmpty }.prefix(2)
    guard let first = lines.first else { return false }
    if ChatText.head(of: first) != nil { return true }
    return isName(first) && lines.count == 2 && moment(Array(lines)[1]) != nil
  }
}
