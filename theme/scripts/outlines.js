/**
 * Outlines of the exercises' pictures, as Python draws them (plugins/alsguide/pictograms/geometry.py and figure.py).
 * Lengths are in tenths of a unit, y downward.
 */
var alsguide = alsguide || {};
alsguide.outlines = (function () {
  "use strict";

  /** A part of an element's code: a path, an outline, or the place of a shared one. */
  const PIECE = /M[^[~]+|\[[^\]]+|~\d+/g;
  /** The directions around a disc, clockwise, in thousandths. */
  const AROUND = Array.from({ length: 72 }, (_, step) => {
    const angle = ((step + 0.5) * Math.PI) / 36;
    return [Math.round(1000 * Math.cos(angle)), Math.round(1000 * Math.sin(angle))];
  });
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
   * Return the place that lies in a direction (degrees, counter-clockwise from the right).
   * @type {(from: number[], angle: number, length: number) => number[]}
   */
  const turned = ([x, y], angle, length) => {
    const turn = (angle * Math.PI) / 180;
    return [x + length * Math.cos(turn), y - length * Math.sin(turn)];
  };

  /**
   * Return where a disc lies, and its radius; a spot of the figure is put between the joints.
   * @param {number[]} disc
   * @param {number[][]} joints
   */
  function placed(disc, joints) {
    if (disc.length === 3) return disc.map(Math.round);
    const [radius, at, first = at, last = at, along = 0, left = 0, to = at, part = 0] = disc;
    const [dx, dy] = [joints[last][0] - joints[first][0], joints[last][1] - joints[first][1]];
    const length = Math.hypot(dx, dy) || 1;
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
   * Return the path of an element.
   * @param {string} code its pieces
   * @param {number[][]} joints
   * @param {string[]} [shared] outlines that pieces name by their place
   */
  function path(code, joints, shared = []) {
    const pieces = (code.match(PIECE) || []).map((piece) => {
      if (piece[0] === "M") return piece;
      const discs = piece[0] === "[" ? piece.slice(1) : shared[Number(piece.slice(1))];
      return outline(discs.split(",").map((disc) => placed(numbers(disc), joints)));
    });
    return pieces.join("");
  }

  return { numbers, path, turned };
})();
