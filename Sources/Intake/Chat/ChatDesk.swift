internal import Exact

/// Says of each message of a chat who the buyer is, who the agent, and which of them wrote it.
///
/// An account is an agent's where it is known to be, or where it is written `店铺:子账号`, or is the shop of such a one. A
/// buyer's message belongs to the agent it was written to, or who spoke last in the conversation or took it over, or who
/// speaks first afterwards; where no agent says a word all day it belongs to nobody.
struct ChatDesk {
  /// A message with its people.
  struct Assigned: Hashable {
    let message: ChatLine
    let buyer: String
    /// The agent's account; empty where nobody has the conversation.
    var agent: String
    let role: ChatRule.Role
  }

  private let rule: ChatRule
  private let agents: Set<String>

  /// - Parameter agents: the accounts that are known to be the company's.
  init(_ rule: ChatRule, agents: Set<String>, entries: [ChatEntry]) {
    self.rule = rule
    var known = agents
    for case .message(let message) in entries {
      for name in [message.sender, message.receiver ?? ""] {
        guard let mark = name.firstIndex(where: ChatDesk.isMark) else { continue }
        known.insert(name)
        known.insert(String(name[..<mark]))
      }
    }
    self.agents = known
  }

  /// Whether some message is by one of them.
  func has(_ roles: Set<ChatRule.Role>, in entries: [ChatEntry]) -> Bool {
    entries.contains { if case .message(let message) = $0 { roles.contains(role(of: message)) } else { false } }
  }

  /// Who wrote a message.
  func role(of message: ChatLine) -> ChatRule.Role {
    if let role = message.role { return role }
    if rule.robots.contains(ChatDesk.ownName(of: message.sender)) { return .robot }
    if agents.contains(message.sender) { return .agent }
    return .buyer
  }

  /// The messages in order, with their people; messages of which nothing tells the buyer are left out.
  func assigned(_ entries: [ChatEntry]) -> [Assigned] {
    var assigned: [Assigned] = []
    var following = followingBuyers(entries)
    var current: String?
    // Of each conversation: the agent who has it, and the messages that wait for one.
    var holders: [String: String] = [:]
    var waiting: [String: [Int]] = [:]
    var successors: [String: String] = [:]
    for entry in entries {
      guard case .message(let message) = entry else {
        if let name = entry.successor, let buyer = current ?? following.last, let agent = account(named: name) {
          successors[buyer] = agent
        }
        continue
      }
      let role = role(of: message)
      if role == .buyer { following.removeLast() }
      guard let buyer = buyer(of: message, role, current ?? following.last) else { continue }
      current = buyer
      let talk = buyer + "\u{1F}" + message.sentAt.day.description
      var agent = message.sender
      switch role {
      case .robot: break
      case .agent:
        holders[talk] = agent
        successors[buyer] = nil
        for index in waiting.removeValue(forKey: talk) ?? [] { assigned[index].agent = agent }
      case .buyer:
        if let receiver = message.receiver, agents.contains(receiver) {
          agent = receiver
        } else {
          agent = successors[buyer] ?? holders[talk] ?? ""
          if agent.isEmpty { waiting[talk, default: []].append(assigned.count) }
        }
      }
      assigned.append(Assigned(message: message, buyer: buyer, agent: agent, role: role))
    }
    return assigned
  }

  /// The senders of the buyers' messages, the last first: the one at the end is the next to come.
  private func followingBuyers(_ entries: [ChatEntry]) -> [String] {
    entries.reversed().compactMap { entry in
      guard case .message(let message) = entry, role(of: message) == .buyer else { return nil }
      return message.buyer ?? message.sender
    }
  }

  private func buyer(of message: ChatLine, _ role: ChatRule.Role, _ near: String?) -> String? {
    if let buyer = message.buyer { return buyer }
    if role == .buyer { return message.sender }
    if let receiver = message.receiver, !agents.contains(receiver) { return receiver }
    return near
  }

  /// The account that is called so within its shop, where there is just one.
  private func account(named name: String) -> String? {
    let found = agents.filter { $0 == name || ChatDesk.ownName(of: $0) == name }
    return found.count == 1 ? found.first : nil
  }

  /// The part of an account behind the shop's name.
  private static func ownName(of account: String) -> String {
    account.lastIndex(where: isMark).map { String(account[account.index(after: $0)...]) } ?? account
  }

  private static func isMark(_ character: Character) -> Bool { character == ":" || character == "：" }
}
