internal import Intake

/// The buyers of a shard whom each slot served, for the whole month (definitions 2 and 9).
struct ServedBuyers: ~Copyable {
  /// What a slot and a buyer had with each other in a shop.
  private struct Dealing {
    let slot: Int32
    let shop: UInt32
    let buyer: EventID
    let pair: UInt32
    var first: Int32
    var last: Int32
    var replied: Bool
  }

  /// A buyer served by a slot in any shop.
  private struct Buyer {
    let dealing: Int
    var isLost: Bool
  }

  private var dealings: [Dealing] = []
  private var slots = ProbeSlots()
  private let hash: IDHash

  init(hash: IDHash) {
    self.hash = hash
  }

  /// Notes what a conversation shows of a slot and the buyer. Ids are compared by the conversations' own bytes.
  mutating func note(_ touch: Conversation.Touch, _ conversation: Conversation, _ bytes: UnsafePointer<UInt8>) {
    let buyer = conversation.buyer
    let key = hash(hash(buyer), UInt64(UInt32(bitPattern: touch.slot)) << 32 | UInt64(conversation.shop))
    let known = slots.find(key) {
      dealings[$0].slot == touch.slot && dealings[$0].shop == conversation.shop
        && buyer.isSame(bytes, as: dealings[$0].buyer, bytes)
    }
    if let known {
      dealings[known].first = min(dealings[known].first, touch.first)
      dealings[known].last = max(dealings[known].last, touch.last)
      if touch.replied { dealings[known].replied = true }
    } else {
      dealings.append(
        Dealing(
          slot: touch.slot, shop: conversation.shop, buyer: buyer, pair: conversation.pair, first: touch.first,
          last: touch.last, replied: touch.replied))
      self.bytes = bytes
      _ = slots.add(key) { [dealings, hash] in
        hash(
          hash(dealings[$0].buyer),
          UInt64(UInt32(bitPattern: dealings[$0].slot)) << 32 | UInt64(dealings[$0].shop))
      }
    }
  }

  private var bytes: UnsafePointer<UInt8>?

  /// Counts the buyers of every slot, and those lost: no order in any shop in which they were served. `ordered` says
  /// whether a pair (as ``Conversation/pair``) has an order from a second to the window after another.
  func close(into tallies: inout Tallies, ordered: (_ pair: Int, _ first: Int, _ last: Int) -> Bool) {
    guard let bytes else { return }
    var buyers: [Buyer] = []
    var index = ProbeSlots(capacity: dealings.count)
    for (place, dealing) in dealings.enumerated() where dealing.replied {
      let isLost = !ordered(Int(dealing.pair), Int(dealing.first), Int(dealing.last))
      let key = hash(hash(dealing.buyer), UInt64(UInt32(bitPattern: dealing.slot)))
      let known = index.find(key) {
        let other = dealings[buyers[$0].dealing]
        return other.slot == dealing.slot && dealing.buyer.isSame(bytes, as: other.buyer, bytes)
      }
      if let known {
        if !isLost { buyers[known].isLost = false }
      } else {
        buyers.append(Buyer(dealing: place, isLost: isLost))
        _ = index.add(key) { [buyers, dealings, hash] in
          let dealing = dealings[buyers[$0].dealing]
          return hash(hash(dealing.buyer), UInt64(UInt32(bitPattern: dealing.slot)))
        }
      }
    }
    for buyer in buyers {
      let slot = Int(dealings[buyer.dealing].slot)
      tallies.add(.buyers, slot)
      if buyer.isLost { tallies.add(.lostBuyers, slot) }
    }
  }
}
