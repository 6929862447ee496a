internal import Exact
internal import Records
internal import Wording
internal import Workflow

extension Operation {
  static let ratingOperations: [Operation] = [
    .get(
      "/months/{month}/ratings", "getRatings", Bilingual("评分表：要评的人和项目", "The grid of ratings: people by items"),
      .ratingsWrite, answer: .named("RatingGrid")
    ) { call throws(Diagnostic) in
      let grid = try call.desk.ratingGrid(in: call.month)
      let people: [JSONValue] = grid.rows.map { row in
        let scales: [JSONValue] = row.scales.map { scale in
          [
            "item": .text(scale.id), "name": .text(call.say(scale.name)),
            "steps": .list(scale.steps.map { .text($0.label) }),
            "rating": row.ratings[scale.id].map(SheetAnswer.rating) ?? .null,
            "last_month": row.lastRatings[scale.id].map(SheetAnswer.rating) ?? .null,
          ]
        }
        return ["employee": .text(row.employee), "name": .text(row.name), "scales": .list(scales)]
      }
      return ["people": .list(people), "seen": .whole(grid.seen)]
    },
    .post(
      "/months/{month}/ratings", "giveRatings", Deed.rate.name, .ratingsWrite,
      body: [
        .has(
          "ratings",
          .list(
            .object([
              .has("employee", Shapes.id, "工号", "the employee's id"), .has("item", Shapes.id, "项目", "the item"),
              .has("label", Shapes.id, "评的一档", "the step"),
              .may("comment", Shapes.words, "评语；改评必须写", "the comment; needed where an earlier rating changes"),
            ]), most: 2_000), "评分", "the ratings"), Shapes.seen,
      ], answer: .named("RatingOutcome"),
      about: Bilingual(
        "逐个记录；一个不成，其余照记。答复里逐个说明。",
        "Each is recorded on its own; what is refused keeps none of the others back, and the answer says so one by one."
      )
    ) { call throws(Diagnostic) in
      // Who may not rate at all, or not in this month, is refused as a whole.
      _ = try call.desk.ratingGrid(in: call.month)
      var outcomes: [JSONValue] = []
      for rating in call.body["ratings"]?.list ?? [] {
        let (employee, item) = (rating["employee"]?.text ?? "", rating["item"]?.text ?? "")
        var problem = JSONValue.null
        do throws(Diagnostic) {
          try call.desk.rate(
            employee, in: call.month, item: item, as: rating["label"]?.text ?? "",
            comment: rating["comment"]?.text ?? "")
        } catch {
          // Where the records fail, the rest would fail as well.
          guard !error.code.hasPrefix("RECORDS"), error.code != "REQUEST-TAKEN" else { throw error }
          problem = ProblemDocument(error, call.language, request: call.request, folder: call.folder).json
        }
        outcomes.append([
          "employee": .text(employee), "item": .text(item), "saved": .flag(problem == .null), "problem": problem,
        ])
      }
      return ["ratings": .list(outcomes), "seen": .whole(try call.desk.lastEntry())]
    },
  ]
}
