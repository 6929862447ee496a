internal import Records

/// The text that Prometheus reads (exposition format 0.0.4). Shares of a second are written from whole microseconds.
struct MetricsText {
  private(set) var text = ""

  /// A metric with its kind and what it says.
  mutating func metric(_ name: String, _ kind: String, _ help: String, _ body: (inout MetricsText) -> Void) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    body(&self)
  }

  /// One line.
  mutating func sample(_ name: String, _ labels: KeyValuePairs<String, String> = [:], _ value: String) {
    let pairs = labels.map { "\($0.key)=\"\(MetricsText.escaped($0.value))\"" }
    text += name + (pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}") + " \(value)\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  /// Microseconds as seconds: `0.0025`.
  static func seconds(_ microseconds: Int) -> String {
    let digits = String(microseconds % 1_000_000)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    let rest = padded.replacing(#/0+$/#, with: "")
    return "\(microseconds / 1_000_000)" + (rest.isEmpty ? "" : "." + rest)
  }

  /// What was counted of the requests.
  mutating func add(_ reading: Meters.Reading) {
    metric("kaohe_requests_total", "counter", "Requests by route and status.") { text in
      for (series, count) in reading.requests.sorted(by: { $0.key < $1.key }) {
        let labels: KeyValuePairs = ["method": series.method, "route": series.route, "status": String(series.status)]
        text.sample("kaohe_requests_total", labels, String(count))
      }
    }
    let name = "kaohe_request_seconds"
    metric(name, "histogram", "How long requests took, by route.") { text in
      for (route, spread) in reading.spreads.sorted(by: { $0.key < $1.key }) {
        var sum = 0
        for (limit, count) in zip(Meters.limits, spread.buckets) {
          sum += count
          text.sample(name + "_bucket", ["route": route, "le": MetricsText.seconds(limit)], String(sum))
        }
        text.sample(name + "_bucket", ["route": route, "le": "+Inf"], String(spread.count))
        text.sample(name + "_sum", ["route": route], MetricsText.seconds(spread.microseconds))
        text.sample(name + "_count", ["route": route], String(spread.count))
      }
    }
    metric("kaohe_sign_in_failures_total", "counter", "Refused sign-ins and tokens, by code.") { text in
      for (code, count) in reading.signInFailures.sorted(by: { $0.key < $1.key }) {
        text.sample("kaohe_sign_in_failures_total", ["code": code], String(count))
      }
    }
    metric("kaohe_webhook_messages_total", "counter", "Messages sent out, by how it ended.") { text in
      for (outcome, count) in reading.deliveries.sorted(by: { $0.key < $1.key }) {
        text.sample("kaohe_webhook_messages_total", ["outcome": outcome], String(count))
      }
    }
  }

  /// How the records stand.
  mutating func add(months: [MonthState: Int], deeds: [String: Int], head: Int64) {
    metric("kaohe_months", "gauge", "Months by state.") { text in
      for state in MonthState.allCases {
        text.sample("kaohe_months", ["state": state.rawValue], String(months[state] ?? 0))
      }
    }
    metric("kaohe_deeds_total", "counter", "Entries of the journal by what was done.") { text in
      for (deed, count) in deeds.sorted(by: { $0.key < $1.key }) {
        text.sample("kaohe_deeds_total", ["deed": deed], String(count))
      }
    }
    metric("kaohe_journal_entries", "gauge", "The number of the last entry of the journal.") { text in
      text.sample("kaohe_journal_entries", [:], String(head))
    }
  }

  /// What the system says of this process; nothing where it does not.
  mutating func add(memoryOf status: String) {
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { return }
    metric("process_resident_memory_bytes", "gauge", "Memory of this process.") { text in
      text.sample("process_resident_memory_bytes", [:], String(kilobytes * 1_024))
    }
  }
}

extension Meters.Series: Comparable {
  static func < (left: Meters.Series, right: Meters.Series) -> Bool {
    (left.route, left.method, left.status) < (right.route, right.method, right.status)
  }
}
