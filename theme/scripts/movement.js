/**
 * The movement between the two pictures of an exercise, by the angles of the joints. The start picture moves, once there and
 * back, or once around. `alsguide.movements` has the codes (plugins/alsguide/pictograms/movement_code.py), by exercise.
 */
var alsguide = alsguide || {};
alsguide.movement = (function () {
  "use strict";
  const { outlines } = alsguide;
  const CYCLE = 6000; // milliseconds

  /**
   * Return a number at a part of the time, from its values at even steps: on the smoothest curve through the four that are nearest.
   * @param {number[]} values
   * @param {number} part
   */
  function valueAt(values, part) {
    const whole = part * (values.length - 1);
    const first = Math.max(0, Math.min(Math.floor(whole) - 1, values.length - 4));
    const [place, near] = [whole - first, values.slice(first, first + 4)];
    /** @param {number} here */
    const weight = (here) =>
      near.reduce((product, _, other) => (other === here ? product : (product * (place - other)) / (here - other)), 1);
    return near.reduce((sum, value, here) => sum + value * weight(here), 0);
  }

  /**
   * Return what each element of the picture is at a time: "" as it was, "-" not seen, or its path; before it, after "+", the
   * class of one that only the end picture has.
   * @param {string} code
   * @param {number} time 0: start, 1: end; a crank goes on until 2
   * @returns {string[]}
   */
  function frame(code, time) {
    const parts = code.split("/");
    const ends = parts.map(parseFloat);
    const here = ends.findIndex((end) => time <= end);
    const begin = ends[here - 1] || 0;
    /** @param {string} number */
    const now = (number) => String(valueAt(number.split(":").map(Number), (time - begin) / (ends[here] - begin)));
    const [, tree, ...elements] = parts[here].replace(/[-.\d]+(:[-.\d]+)+/g, now).split("|");
    /** @type {number[][]} */
    const joints = [];
    for (const [name, ...place] of tree.split(";").filter(Boolean).map(outlines.numbers)) {
      const [about, length, angle, right = 0, down = 0] = place;
      const [x, y] = place.length === 2 ? place : outlines.turned(joints[about], angle, length);
      joints[name] = [x + right, y + down];
    }
    return elements.map((element, index) => {
      const own = element === "=" ? elements[index + 1] : element;
      return own.length < 2
        ? own
        : own.replace(/(^\+[a-z-]+)?.*/, (_, added = "") => added + outlines.path(own, joints));
    });
  }

  /**
   * Move the start picture through one cycle, and leave it as it was.
   * @param {Element} start the start picture
   * @param {Element} end the end picture
   * @param {string} code
   * @param {() => void} whenDone what to do after the cycle, or once it is stopped
   * @returns {() => void} stops it
   */
  function play(start, end, code, whenDone) {
    const own = Array.from(start.querySelectorAll("path"));
    const stills = own.map((path) => String(path.getAttribute("d")));
    /** @type {Map<number, Element>} */
    const added = new Map();
    const reach = parseFloat(code.slice(code.lastIndexOf("/") + 1));
    let begin = 0;
    let request = requestAnimationFrame(step);

    /** @type {(index: number, name: string, next: Element | undefined) => Element} */
    function addedAt(index, name, next) {
      const known = added.get(index);
      if (known) return known;
      const path = (end.querySelector(`.pic-${name}`) || own[0]).cloneNode();
      start.insertBefore(path, next || null);
      added.set(index, /** @type {Element} */ (path));
      return /** @type {Element} */ (path);
    }

    /** @param {number} time */
    function show(time) {
      let at = 0;
      frame(code, time).forEach((text, index) => {
        const [, name, rest] = /** @type {RegExpExecArray} */ (/^(?:\+([a-z-]+))?(.*)/.exec(text));
        if (name) {
          addedAt(index, name, own[at]).setAttribute("d", rest);
        } else {
          own[at].setAttribute("d", text === "-" ? "" : text || stills[at]);
          at += 1;
        }
      });
    }

    /** @param {number} now */
    function step(now) {
      begin = begin || now;
      const part = (now - begin) / CYCLE;
      if (part >= 1) {
        stop();
        return;
      }
      show(((1 - Math.cos(Math.PI * part * (3 - reach))) * reach) / 2);
      request = requestAnimationFrame(step);
    }

    function stop() {
      cancelAnimationFrame(request);
      added.forEach((path) => path.remove());
      own.forEach((path, index) => path.setAttribute("d", stills[index]));
      whenDone();
    }

    return stop;
  }

  return { frame, play };
})();
