/**
 * The sign-off of an exercise that a red rule takes out: a tick and a name of the therapist, for each rule.
 */
var alsguide = alsguide || {};
alsguide.planSigning = (function () {
  "use strict";
  const { planDom, planFacts, planFindings, planForm: form, planState: state, planText } = alsguide;
  const { createElement } = planDom;
  const { labelOf } = planText;

  /**
   * Return the rules that take an entry out, or did before somebody signed, and that may be signed.
   * @param {string} key
   * @param {App} app
   * @returns {Finding[]}
   */
  function signable(key, app) {
    /** @param {Finding} finding */
    const mayBe = (finding) => {
      const rule = planFacts.byId(app.data.rules, finding.rule);
      return finding.level === "red" && rule.forms[finding.form].sign_off !== false && finding.items.includes(key);
    };
    return app.result.findings.filter(mayBe);
  }

  /**
   * Make the sign-offs of an item.
   * @param {string} key of the item in the result
   * @param {App} app
   * @returns {FormPart}
   */
  function makeSigning(key, app) {
    const body = createElement("div.l-flow");
    const element = createElement(
      "section.c-sign.l-flow",
      { "aria-label": app.words.sign_title },
      createElement("h5", {}, app.words.sign_title),
      createElement("p", {}, app.words.sign_text),
      body
    );
    let shown = "";
    /** @type {FormField[]} */
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

    /** @param {Finding} finding */
    function ruleFields(finding) {
      const own = () => state.signOffOf(app.plan, Number(key), finding.rule, app.data);
      const made = app.data.fields.sign_off.map((field) =>
        form.makeField(
          field,
          {
            id: `sign-${key}-${finding.rule}-${field.id}`,
            get: () => own()[field.id],
            set: (value) =>
              app.change(state.withSignOff(app.plan, Number(key), finding.rule, { [field.id]: value }, app.data)),
            label: () => labelOf(field, app.plan.answers.filled_by)
          },
          app
        )
      );
      fields.push(...made);
      return createElement(
        "div.l-flow",
        {},
        createElement(
          "p.c-findings__item.c-findings__item--red",
          {},
          createElement("strong", {}, `${planFindings.ruleName(finding, app)}. `),
          finding.message
        ),
        made.map((field) => field.element)
      );
    }

    return { element, update, read: () => fields.forEach((field) => field.read()) };
  }

  return { makeSigning };
})();
