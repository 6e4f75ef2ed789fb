/**
 * The whole plan as plain text, for e-mail or a speech device. Pure. Needs plan-text.js, plan-week.js and plan-rules.js.
 */
var alsguide = alsguide || {};
alsguide.planPlain = (function () {
  "use strict";
  const { planDose, planFacts, planRules: rules, planText, planWeek } = alsguide;
  const { byId } = planFacts;
  const { filled, counted, doseText, lowered } = planDose;
  const { aidsText, dateText, daysText, labelOf, line, onlyIf, ownExercise } = planText;
  const { signatureText, starterNote, stopSentences, withNumber } = planText;

  /**
   * Return the whole plan as plain text.
   * @param {Plan} plan
   * @param {Result} result what `planRules.evaluate` gave
   * @param {PlanPage} data
   * @returns {string} lines parted by "\n"
   */
  function toPlainText(plan, result, data) {
    const words = data.words.text;
    const name = line(plan.answers.name);
    const title = name ? filled(words.title_named, { name }) : words.title;
    const parts = [
      [title, ...headLines(plan, data)],
      ...(result.stopped ? [] : stopParts(plan, data)),
      warningLines(result, plan, data),
      takenOutLines(result, plan, data),
      ...(result.stopped ? stopParts(plan, data) : []),
      [words.effort, rules.effortOf(plan, data).text],
      result.stopped ? [] : weekLines(plan, result, data),
      ...(result.stopped ? [] : exerciseParts(plan, result, data)),
      result.stopped || plan.answers.plan_b === "off" ? [] : tiredLines(result, data),
      goalLines(plan, data),
      peopleLines(plan, data),
      [data.paper.not_medical_advice, filled(words.source, { site: data.site })]
    ];
    return (
      parts
        .filter((part) => part.length)
        .map((part) => part.join("\n"))
        .join("\n\n") + "\n"
    );
  }

  /**
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function headLines(plan, data) {
    const words = data.words.text;
    /**
     * @param {string} text
     * @param {string} iso
     */
    const dated = (text, iso) => (dateText(iso, data) ? [filled(text, { date: dateText(iso, data) })] : []);
    const helper = answerText("helper", plan, data);
    return [
      ...dated(words.first_day, plan.answers.start_date),
      ...dated(words.review, plan.answers.review_date),
      filled(words.helper, { helper: lowered(helper) }),
      ...(plan.answers.aids.length ? [filled(words.aids, { aids: aidsText(plan, data) })] : [])
    ];
  }

  /**
   * Return the label of the choice that was made in a field, or "".
   * @param {string} id
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function answerText(id, plan, data) {
    const field = byId(/** @type {ChoiceQuestion[]} */ (data.fields.answers), id);
    const choice = field.choices.find((one) => one.id === plan.answers[id]);
    return choice ? labelOf(choice, plan.answers.filled_by) : "";
  }

  /**
   * @param {ShownEntry} entry
   * @param {PlanPage} data
   * @returns {string}
   */
  function nameOf(entry, data) {
    return data.exercises[entry.exercise].name;
  }

  /**
   * @param {Result} result
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function warningLines(result, plan, data) {
    const words = data.words.text;
    /** @param {string[]} keys */
    const named = (keys) =>
      result.entries.filter((entry) => keys.includes(entry.key)).map((entry) => nameOf(entry, data));
    const findings = result.findings.filter(
      (finding) =>
        finding.level !== "red" || (finding.place !== "exercise" && !finding.items.length) || finding.signed.length
    );
    const shown = result.stopped ? result.findings.filter((finding) => finding.stops) : findings;
    const note = starterNote(plan, data);
    const lines = shown.map((finding) => {
      const keys = finding.level === "red" && !result.stopped ? finding.signed : finding.items;
      const names = finding.place === "exercise" || finding.signed.length ? named(keys) : [];
      const who = finding.signed.length ? ` ${signatureText(finding, finding.signed[0], result, plan, data)}` : "";
      const subject = names.length ? `${names.join(data.words.list_separator)}: ` : "";
      return `- ${subject}${withNumber(finding.message, plan, data)}${who}`;
    });
    if (note && !result.stopped) lines.unshift(`- ${note}`);
    return lines.length ? [result.stopped ? words.stopped : words.warnings, ...lines] : [];
  }

  /**
   * Return each reason once, with the exercises that it takes out, if any, and what brings them back.
   * @param {Result} result
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function takenOutLines(result, plan, data) {
    const words = data.words.text;
    if (result.stopped) return [];
    const out = result.entries.filter((entry) => Object.hasOwn(result.out, entry.key));
    const lines = result.findings
      .filter((finding) => finding.level === "red")
      .flatMap(({ place, items, signed, message: text, back }) => {
        const message = withNumber(text, plan, data);
        const names = out
          .filter((entry) => items.includes(entry.key) && !signed.includes(entry.key))
          .map((entry) => nameOf(entry, data));
        if (names.length)
          return [
            `- ${filled(words.taken_out_line, { exercise: names.join(data.words.list_separator), message, back })}`
          ];
        return place === "exercise" && !items.length ? [`- ${message} ${back}`] : [];
      });
    return lines.length ? [words.taken_out, ...lines] : [];
  }

  /**
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[][]}
   */
  function stopParts(plan, data) {
    const card = data.paper.stop_card;
    /** @param {string} text */
    const said = (text) => withNumber(text, plan, data);
    const parts = card.columns
      .flat()
      .map((part) => [`${card.title}: ${said(part.title)}`, ...part.lines.map((text) => `- ${said(text)}`)]);
    return [...parts, [card.say, said(card.back.crisis)]];
  }

  /**
   * @param {Plan} plan
   * @param {Result} result
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function weekLines(plan, result, data) {
    const words = data.words.text;
    const week = planWeek.weekOf(plan, result, data);
    /** @param {string} id */
    const slotOf = (id) => byId(data.slots, id).label;
    return [
      words.week,
      ...week.flatMap((day) => [
        data.words.days[day.day - 1] +
          (day.rest ? ` (${lowered(day.sessions.length ? words.rest_easy : words.rest_day)})` : ""),
        ...day.sessions.map((session) => {
          const time = counted(data.words.dose.minutes, Math.ceil(session.minutes));
          const head = filled(words.session, { slot: slotOf(session.slot), time });
          return `- ${head}: ${session.names.join(data.words.list_separator)}`;
        })
      ])
    ];
  }

  /**
   * @param {Plan} plan
   * @param {Result} result
   * @param {PlanPage} data
   * @returns {string[][]}
   */
  function exerciseParts(plan, result, data) {
    const words = data.words.text;
    const kept = rules.keptEntries(plan, result, data);
    const blocks = kept.map(({ key, item, exercise }, place) => {
      const shown = result.entries.find((entry) => entry.key === key);
      const other = shown && shown.instead ? data.exercises[plan.items[shown.index].exercise].name : "";
      const name = other ? filled(words.instead, { exercise: exercise.name, other }) : exercise.name;
      return [
        `${place + 1}. ${name}`,
        doseText(item, data),
        `${daysText(item.days, data)}. ${onlyIf(plan, item.exercise, data)}`.trim(),
        ...exercise.steps.map((step) => `- ${step}`),
        filled(words.stop_if, { text: stopSentences(exercise, plan, data).join(" ") }),
        filled(words.easier, { text: exercise.easier }),
        ...(line(item.note) ? [filled(words.note, { text: line(item.note) })] : [])
      ];
    });
    const own = ownExercise(plan, data);
    const parts = own ? [...blocks, own] : blocks;
    return parts.length ? [[words.exercises], ...parts] : [[words.empty]];
  }

  /**
   * @param {Result} result
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function tiredLines(result, data) {
    const names = result.plan_b.map((id) => `- ${data.exercises[id].name}`);
    return names.length ? [data.words.text.tired, ...names] : [];
  }

  /**
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function goalLines(plan, data) {
    const what = byId(/** @type {ChoiceQuestion[]} */ (data.fields.goal), "what");
    const lines = plan.goals.map((goal) => {
      const choice = what.choices.find((one) => one.id === goal.what);
      const text = line(goal.own_words) || (choice ? choice.label : "");
      return [text, line(goal.why)].filter(Boolean).join(data.words.list_separator);
    });
    const said = lines.filter(Boolean);
    return said.length ? [data.words.text.goals, ...said.map((text) => `- ${text}`)] : [];
  }

  /**
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function peopleLines(plan, data) {
    const asked = data.fields.answers.filter((field) => field.section === "people");
    const lines = asked.flatMap((field) => {
      const given =
        field.type === "date" ? dateText(String(plan.answers[field.id]), data) : line(plan.answers[field.id]);
      return given
        ? [filled(data.words.text.person, { label: labelOf(field, plan.answers.filled_by), value: given })]
        : [];
    });
    return lines.length ? [data.words.text.people, ...lines] : [];
  }

  return { toPlainText };
})();
