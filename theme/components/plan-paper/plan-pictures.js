/**
 * The exercises' pictures, drawn from their codes as Python draws them (plugins/alsguide/pictograms/codes.py).
 * Lengths are in tenths of a unit, y downward.
 */
var alsguide = alsguide || {};
alsguide.planPictures = (function () {
  "use strict";
  const { planText } = alsguide;
  /** @typedef {[string, Record<string, string>, string]} Drawn an element: its class, its attributes, and its path */
  const SVG = "http://www.w3.org/2000/svg";
  /** @type {("paper_start" | "paper_end")[]} */
  const MOMENTS = ["paper_start", "paper_end"];

  const PIECE = /M[^[~]+|\[[^\]]+|~\d+/g;
  /** The directions around a disc, clockwise, in thousandths. */
  const AROUND = Array.from({ length: 72 }, (_, step) => {
    const angle = ((step + 0.5) * Math.PI) / 36;
    return [Math.round(1000 * Math.cos(angle)), Math.round(1000 * Math.sin(angle))];
  });
  /** @type {Map<string, Drawn[]>} what was drawn, by its code */
  const drawn = new Map();
  const HALF = AROUND.length / 2 + 1;

  /** @param {number[]} values */
  const joined = (values) => values.reduce((text, value) => `${text}${text && value >= 0 ? " " : ""}${value}`, "");
  /** @param {string} text */
  const numbers = (text) => text.split(" ").map(Number);
  /** @type {(x: number, y: number) => string} */
  const line = (x, y) => {
    if (x === 0) return `v${y}`;
    return y === 0 ? `h${x}` : `l${joined([x, y])}`;
  };
  /** @type {(radius: number, large: boolean, x: number, y: number) => string} */
  const arc = (radius, large, x, y) => `a${radius} ${radius} 0 ${large ? 1 : 0}1${joined([x, y])}`;

  /**
   * Return the joints of a pose, the hip first, those of a carer last.
   * @param {string} pose
   * @param {number[][][]} skeletons
   */
  function jointsOf(pose, skeletons) {
    const [own, ...added] = pose.split(";");
    const [skeleton, hipX, hipY, ...segments] = own.split(" ");
    const joints = [[Number(hipX), Number(hipY)]];
    for (const [from, segment, length, right = 0, down = 0] of skeletons[Number(skeleton)]) {
      const [angle, seen = 1] = segments[segment].split(",").map(Number);
      const [x, y] = joints[from];
      const turn = (angle * Math.PI) / 180;
      joints.push([x + length * seen * Math.cos(turn) + right, y - length * seen * Math.sin(turn) + down]);
    }
    return [...joints, ...added.map(numbers)];
  }

  /**
   * Return where a disc lies, and its radius; a spot of the figure is put between the joints.
   * @param {number[]} disc
   * @param {number[][]} joints
   */
  function placed(disc, joints) {
    if (disc.length === 3) return disc;
    const [radius, at, to = at, part = 0, first = 0, last = 1, along = 0, left = 0] = disc;
    const [dx, dy] = [joints[last][0] - joints[first][0], joints[last][1] - joints[first][1]];
    const length = Math.hypot(dx, dy);
    const x = joints[at][0] + (joints[to][0] - joints[at][0]) * part;
    const y = joints[at][1] + (joints[to][1] - joints[at][1]) * part;
    return [
      Math.round(x + (dx * along + dy * left) / length),
      Math.round(y + (dy * along - dx * left) / length),
      radius
    ];
  }

  /**
   * Return the disc that reaches furthest in a direction.
   * @param {number[][]} discs
   * @param {number[]} step
   */
  function furthest(discs, step) {
    let most = -Infinity;
    let found = discs[0];
    for (const disc of discs) {
      const reach = disc[0] * step[0] + disc[1] * step[1] + disc[2] * 1000;
      if (reach > most) [most, found] = [reach, disc];
    }
    return found;
  }

  /** @type {(disc: number[], step: number[]) => number[]} */
  const edge = ([x, y, radius], step) => [
    x + Math.round((radius * step[0]) / 1000),
    y + Math.round((radius * step[1]) / 1000)
  ];

  /**
   * Return the path of the rounded outline around discs: in each direction, the edge of the disc that reaches furthest.
   * @param {number[][]} discs
   */
  function outline(discs) {
    const all = AROUND.length;
    const found = AROUND.map((step) => furthest(discs, step));
    let start = all;
    while (start && found[start - 1] === found[0]) start -= 1;
    if (!start) {
      const [x, y, radius] = found[0];
      return `M${joined([x - radius, y])}${arc(radius, false, 2 * radius, 0)}${arc(radius, false, -2 * radius, 0)}z`;
    }
    let text = "";
    let at = [0, 0];
    let from = start;
    while (from < start + all) {
      const disc = found[from % all];
      let to = from + 1;
      while (to < start + all && found[to % all] === disc) to += 1;
      const [begin, end] = [edge(disc, AROUND[from % all]), edge(disc, AROUND[(to - 1) % all])];
      text += text ? line(begin[0] - at[0], begin[1] - at[1]) : `M${joined(begin)}`;
      const radius = disc[2] - (to - from === HALF ? 1 : 0);
      if (to - from > 1) text += arc(radius, to - from > HALF, end[0] - begin[0], end[1] - begin[1]);
      [at, from] = [end, to];
    }
    return `${text}z`;
  }

  /**
   * Return the elements of a picture.
   * @param {string} code
   * @param {PlanPage} data
   * @returns {Drawn[]}
   */
  function elements(code, data) {
    const known = drawn.get(code);
    if (known) return known;
    const [pose, ...layers] = code.split("|");
    const joints = pose ? jointsOf(pose, data.skeletons) : [];
    /** @param {string} piece */
    const path = (piece) => {
      if (piece[0] === "M") return piece;
      const discs = piece[0] === "[" ? piece.slice(1) : data.outlines[Number(piece.slice(1))];
      return outline(discs.split(",").map((disc) => placed(numbers(disc), joints)));
    };
    const made = layers.map((layer) => {
      const [name, look] = data.shapes[layer.charCodeAt(0) - 65];
      return /** @type {Drawn} */ ([name, look, (layer.slice(1).match(PIECE) || []).map(path).join("")]);
    });
    drawn.set(code, made);
    return made;
  }

  /**
   * Draw a picture of an exercise.
   * @param {string} id the exercise
   * @param {number} moment 0: start, 1: end
   * @param {PlanPage} data
   * @param {boolean} [silent] whether the words beside it say all
   * @returns {SVGElement}
   */
  function picture(id, moment, data, silent) {
    const svg = document.createElementNS(SVG, "svg");
    const attributes = {
      class: "c-pictogram",
      viewBox: "0 0 1200 1120",
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "paint-order": "stroke"
    };
    for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
    if (silent) {
      svg.setAttribute("aria-hidden", "true");
    } else {
      svg.setAttribute("role", "img");
      svg.setAttribute(
        "aria-label",
        planText.filled(data.ui.paper_picture, {
          exercise: data.exercises[id].name,
          moment: data.ui[MOMENTS[moment]].toLowerCase()
        })
      );
    }
    for (const [name, look, d] of elements(data.pictures[id][moment], data)) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", name);
      for (const [key, value] of Object.entries(look)) path.setAttribute(key, value);
      path.setAttribute("d", d);
      svg.append(path);
    }
    return svg;
  }

  return { elements, picture };
})();
