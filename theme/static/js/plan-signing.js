/**
 * The sign-off of an exercise that a red rule takes out: a tick and a name of the therapist, for each rule.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make } = alsguide.planDom;
  const { labelOf } = alsguide.planText;
  const { planState: state, planForm: form } = alsguide;

  /** @returns {object[]} the rules that take an entry out, or did before somebody signed, and that may be signed */
  function signable(key, app) {
    const mayBe = (finding) => {
      const rule = app.data.rules.find((one) => one.id === finding.rule);
      return finding.level === "red" && rule.forms[finding.form].sign_off !== false && finding.items.includes(key);
    };
    return app.result.findings.filter(mayBe);
  }

  /**
   * Make the sign-offs of an item.
   * @param {string} key of the item in the result
   * @param {function(): string} exercise its id
   * @param {object} app
   */
  function makeSigning(key, exercise, app) {
    const body = make("div.l-flow");
    const element = make(
      "section.c-sign.l-flow",
      { "aria-label": app.words.sign_title },
      make("h5", {}, app.words.sign_title),
      make("p", {}, app.words.sign_text),
      body
    );
    let shown = "";
    let fields = [];

    function update() {
      const findings = signable(key, app);
      element.hidden = !findings.length;
      const rules = findings.map((one) => one.rule).join();
      if (rules !== shown) {
        shown = rules;
        fields = [];
        body.replaceChildren(
          ...[...new Map(findings.map((one) => [one.rule, one])).values()].map((finding) => ruleFields(finding))
        );
      }
      for (const field of fields) field.update();
    }

    function ruleFields(finding) {
      const own = () =>
        state.signOffOf(app.plan, exercise(), finding.rule) ||
        alsguide.planModel.newSignOff(exercise(), finding.rule, app.data);
      const made = app.data.fields.sign_off.map((field) =>
        form.makeField(
          field,
          {
            id: `sign-${key}-${finding.rule}-${field.id}`,
            get: () => own()[field.id],
            set: (value) =>
              app.change(state.withSignOff(app.plan, exercise(), finding.rule, { [field.id]: value }, app.data)),
            label: () => labelOf(field, app.plan.answers.filled_by)
          },
          app
        )
      );
      fields.push(...made);
      return make(
        "div.l-flow",
        {},
        make(
          "p.c-finding.c-finding--red",
          {},
          make("strong", {}, `${alsguide.planFindings.ruleName(finding, app)}. `),
          finding.message
        ),
        made.map((field) => field.element)
      );
    }

    return { element, update, read: () => fields.forEach((field) => field.read()) };
  }

  alsguide.planSigning = { makeSigning };
})();
