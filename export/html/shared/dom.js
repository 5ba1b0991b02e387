// Building elements. Text only ever goes in as text: nothing here parses HTML.

/** Make an element. `attributes` with a function value are event listeners; `null` and `false` are left out. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Text from an article: its direction is its own, so that an override character can't turn what stands beside it. */
function quoted(text, attributes = {}) {
  return el("bdi", { dir: "auto", ...attributes }, text);
}

/** A table to look words from the data up in: "constructor" or "__proto__" is a word like any other, and not in it. */
const lookup = (entries) => Object.assign(Object.create(null), entries);

const byId = (id) => document.getElementById(id);

/** A small line sample or shape, as SVG. */
function svgEl(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Say something to a screen reader. */
function announce(text) {
  byId("announcer").textContent = text;
}

const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** Text for searching: lower case, without accents. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Characters that steer text direction have no place in a drawn label: they would reorder what stands around it. */
const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim();

/** Give a sentence with its marks: `marks` are [start, end, class, title], nested ones are drawn innermost last. */
function marked(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(([start, end]) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]];
    const over = marks.filter(([start, end]) => start <= from && end >= to);
    const words = text.slice(from, to);
    if (over.length === 0) pieces.push(words);
    else {
      const classes = [...new Set(over.map((mark) => mark[2]))].join(" ");
      const title = over.map((mark) => mark[3]).filter(Boolean).join("; ");
      pieces.push(el("mark", { class: classes, title: title || null }, words));
    }
  }
  return pieces;
}
