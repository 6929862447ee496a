/// How one text becomes another, line by line, with a few lines around each change.
struct LineDifference: Sendable {
  let lines: [Line]
  let added: Int
  let removed: Int

  struct Line: Sendable {
    let before: String
    let after: String
    let text: String
    let sign: String
    let isAdded: Bool
    let isRemoved: Bool
    /// Whether unchanged lines were left out before it.
    let isAfterGap: Bool
  }

  /// So many unchanged lines are shown around a change.
  private static let context = 3
  /// Of more lines than these it is not looked for which of them are the same: all old ones went, all new ones came.
  private static let most = 4_000

  init(from earlier: String, to later: String) {
    let old = earlier.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let new = later.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var (gone, come) = (Set<Int>(), Set<Int>())
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let (oldMiddle, newMiddle) = (Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    if oldMiddle.count + newMiddle.count > LineDifference.most {
      gone = Set(head..<(head + oldMiddle.count))
      come = Set(head..<(head + newMiddle.count))
    } else {
      for change in newMiddle.difference(from: oldMiddle) {
        switch change {
        case .remove(let offset, _, _): gone.insert(head + offset)
        case .insert(let offset, _, _): come.insert(head + offset)
        }
      }
    }
    let all = LineDifference.all(old, new, gone, come)
    (added, removed) = (come.count, gone.count)
    lines = LineDifference.shown(all)
  }

  private typealias Entry = (before: Int?, after: Int?, text: String)

  private static func all(_ old: [Substring], _ new: [Substring], _ gone: Set<Int>, _ come: Set<Int>) -> [Entry] {
    var entries: [Entry] = []
    var (before, after) = (0, 0)
    while before < old.count || after < new.count {
      if before < old.count, gone.contains(before) {
        entries.append((before + 1, nil, String(old[before])))
        before += 1
      } else if after < new.count, come.contains(after) {
        entries.append((nil, after + 1, String(new[after])))
        after += 1
      } else if before < old.count, after < new.count {
        entries.append((before + 1, after + 1, String(new[after])))
        (before, after) = (before + 1, after + 1)
      } else {
        break
      }
    }
    return entries
  }

  private static func shown(_ all: [Entry]) -> [Line] {
    var near = Set<Int>()
    for (index, entry) in all.enumerated() where entry.before == nil || entry.after == nil {
      near.formUnion(max(0, index - context)...min(all.count - 1, index + context))
    }
    let order = near.sorted()
    return order.enumerated().map { place, index in
      let entry = all[index]
      let (isAdded, isRemoved) = (entry.before == nil, entry.after == nil)
      return Line(
        before: entry.before.map(String.init) ?? "", after: entry.after.map(String.init) ?? "", text: entry.text,
        sign: isAdded ? "+" : isRemoved ? "−" : "", isAdded: isAdded, isRemoved: isRemoved,
        isAfterGap: place == 0 ? index > 0 : order[place - 1] + 1 < index)
    }
  }
}
