// A small map of who has to do with whom in the article that is read: pointing at a claim lights its line, and at a line
// its claims. The places are those of the graph page.

const MAP_WIDTH = 272;
const MAP_HEIGHT = 230;
const MAP_EDGE = 26;

/** Give the lines of an article: {a, b, links} for each two actors that it says something between. */
function linesOf(model, article) {
  const mine = new Set(model.claimsOf(article).map((claim) => claim.index));
  return model.bundles
    .map(({ a, b, claims }) => ({ a, b, links: linksOf(claims, model.families).filter((link) => mine.has(link.claim)) }))
    .filter(({ links }) => links.length);
}

/** Places in the map for some actors: as in the graph page, or where that holds far more, evenly in the same order. */
function mapPlaces(model, indexes) {
  const actors = indexes.map((index) => model.actors[index]);
  const spread = (axis, from, to) => {
    const values = actors.map((actor) => actor[axis]);
    const ranked = [...new Set(values)].sort((p, q) => p - q);
    const even = model.actors.length > 60;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value) => {
      const share = even ? ranked.indexOf(value) / Math.max(1, ranked.length - 1) : (value - low) / Math.max(1, high - low);
      return from + (ranked.length === 1 ? 0.5 : share) * (to - from);
    };
  };
  const [x, y] = [spread("x", MAP_EDGE, MAP_WIDTH - MAP_EDGE), spread("y", MAP_EDGE - 6, MAP_HEIGHT - MAP_EDGE)];
  return new Map(actors.map((actor) => [actor.index, { x: x(actor.x), y: y(actor.y) }]));
}

function mapLine(line, places) {
  const [p, q] = [places.get(line.a), places.get(line.b)];
  const tone = toneOf(line.links);
  const claims = line.links.map((link) => link.claim).join(" ");
  const at = { x1: p.x, y1: p.y, x2: q.x, y2: q.y };
  const dash = DASHES[tone] ? DASHES[tone].map((part) => part / 2).join(" ") : null;
  // a thin line is hard to point at: a wide one that isn't seen takes the pointer
  return svgEl("g", { class: "line", "data-claims": claims }, svgEl("line", { ...at, class: "reach" }), svgEl("line", { ...at, class: `stroke-${tone}`, "stroke-width": Math.min(3, 1 + Math.log2(line.links.length) / 2), "stroke-dasharray": dash }));
}

function mapLabels(nodes) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `500 10.5px ${LABEL_FONT}`;
  const measure = (text) => context.measureText(text).width;
  return placeLabels(nodes, [], [], measure, MAP_WIDTH, MAP_HEIGHT).map((label) => {
    const made = svgEl("text", { x: label.x, y: label.y + 4, "data-actor": label.id });
    made.textContent = label.text;
    return made;
  });
}

/** Draw an article's map. It shows nothing that its claims don't say, so it is a picture to a screen reader. */
function drawMap(model, article) {
  const lines = linesOf(model, article);
  const indexes = [...new Set(lines.flatMap(({ a, b }) => [a, b]))].sort((p, q) => p - q);
  byId("map").hidden = indexes.length === 0;
  if (indexes.length === 0) return;
  const places = mapPlaces(model, indexes);
  const often = new Map(indexes.map((index) => [index, 0]));
  for (const { a, b, links } of lines) for (const end of [a, b]) often.set(end, often.get(end) + links.length);
  const nodes = indexes.map((index) => ({ id: index, ...places.get(index), radius: 4 + Math.min(4, Math.log2(1 + often.get(index))), text: clip(plain(model.actors[index].label), 22), rank: often.get(index), forced: 0, minor: true }));
  const drawn = nodes.map(({ id, x, y, radius }) => {
    const actor = model.actors[id];
    const shape = shapeSvg(actor.shape, x, y, radius, { class: `dot fill-type-${actor.type.toLowerCase()}`, "data-actor": id });
    const name = svgEl("title");
    name.textContent = plain(actor.label);
    shape.append(name);
    return shape;
  });
  const svg = svgEl("svg", { viewBox: `0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`, role: "img", "aria-label": `Map: ${plural(indexes.length, "actor")} and ${plural(lines.length, "line")} between them` }, ...lines.map((line) => mapLine(line, places)), ...drawn, ...mapLabels(nodes));
  byId("map").replaceChildren(svg);
}

/** Light the lines of claims, and the dots of actors. */
function lightMap(claims, actors) {
  const map = byId("map");
  map.classList.toggle("pointed", claims.size + actors.size > 0);
  for (const line of map.querySelectorAll(".line")) line.classList.toggle("lit", line.dataset.claims.split(" ").some((claim) => claims.has(Number(claim))));
  for (const dot of map.querySelectorAll("[data-actor]")) dot.classList.toggle("lit", actors.has(Number(dot.dataset.actor)));
}
