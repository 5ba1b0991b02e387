// Puts the page together: one state, and whatever changes it redraws what depends on it.

const model = await readModel();
const filters = new Filters(model);
const state = { view: "actors", of: null, selected: null, table: false, unfolded: new Set(), tall: false, shape: 1 };

const drawing = createDrawing(byId("map"), {
  pick: (id) => (id ? pickDrawn(id) : pick(null)),
  open: (id) => openDrawn(id),
  hover: showTip,
});
const panel = new Panel(model, filters, { pick, view: goTo, unfold: toggleUnfolded, close: closeGroup });
const table = new Table(model, filters, { pick });
let scene = { nodes: [], edges: [], headings: [], left: [] };
let drawnAs = "";
let refreshLegend = () => {};

/** Draw the current view anew. The picture is fitted when the view is another than before. */
function redraw() {
  document.body.classList.toggle("at-rest", !state.selected);
  const { clientWidth, clientHeight } = byId("map");
  if (clientWidth) [state.tall, state.shape] = [clientHeight > clientWidth * 1.05, clientWidth / clientHeight];
  scene = sceneOf(model, filters, state);
  const key = [state.view, state.view === "issue" || state.view === "around" ? state.of : "", state.tall].join("|");
  drawing.show(scene, key);
  drawing.choose(drawnIds(state.selected));
  if (key !== drawnAs) drawing.fit();
  drawnAs = key;
  byId("empty").textContent = scene.empty ?? (scene.nodes.length ? "" : "Nothing to show: every claim is hidden by the filters.");
  byId("empty").hidden = byId("empty").textContent === "";
  if (state.table) table.show();
  countHidden();
  showPanel();
  refreshLegend();
  syncControls();
  writeAddress(state, filters);
}

function countHidden() {
  const parts = [];
  if (filters.hidden) parts.push(`${plural(filters.hidden, "claim")} of ${model.claims.length.toLocaleString("en")} hidden by the filters`);
  if (!state.table) parts.push(...scene.left.map((what) => `not drawn: ${what}`));
  const shown = `${plural(filters.shown, "claim")} shown`;
  byId("hidden-count").textContent = [shown, ...parts].join(" · ");
  byId("reset").hidden = !filters.active;
}

/** Give the drawn nodes and edges that a selection means. */
function drawnIds(selected) {
  if (!selected) return [];
  const [kind, rest] = split(selected);
  if (kind === "actor") {
    const actor = model.actorById.get(rest);
    if (!actor) return [];
    return [scene.nodes.some((node) => node.id === `a${actor.index}`) ? `a${actor.index}` : `g${actor.group}`];
  }
  if (kind === "group") return [];
  if (kind === "issue") return [`i${model.issueById.get(rest)?.index}`];
  if (kind === "claim") return claimIds(model.claimByKey.get(rest));
  return [rest];
}

/** A claim is its own node, or the lines that hold it, or those it speaks of. */
function claimIds(claim) {
  if (!claim) return [];
  if (scene.nodes.some((node) => node.id === `c${claim.index}`)) return [`c${claim.index}`];
  const lines = scene.edges.filter((edge) => edge.links.some((link) => link.claim === claim.index)).map((edge) => edge.id);
  return lines.length ? lines : claim.actors.map((actor) => `a${actor}`);
}

const split = (selected) => {
  const at = selected.indexOf(":");
  return [selected.slice(0, at), selected.slice(at + 1)];
};

/** Select something: "actor:ID", "issue:ID", "claim:ARTICLE/ID", "line:EDGE", "group:NUMBER", or nothing. */
function pick(selected) {
  state.selected = selected;
  document.body.classList.toggle("at-rest", !selected);
  if (selected && drawnIds(selected).every((id) => !isDrawn(id))) redraw();
  drawing.choose(drawnIds(selected));
  showPanel();
  writeAddress(state, filters);
}

const isDrawn = (id) => scene.nodes.some((node) => node.id === id) || scene.edges.some((edge) => edge.id === id);

/** Select and bring into view, as a search does: its group opens if it is in one. */
function find(selected) {
  const [kind, rest] = split(selected);
  const actor = kind === "actor" ? model.actorById.get(rest) : null;
  if (actor && filters.types.has(actor.type)) filters.toggle("types", actor.type);
  if (actor && actor.group !== null && state.view === "actors" && !state.unfolded.has(`g${actor.group}`)) {
    state.unfolded.add(`g${actor.group}`);
    redraw();
  }
  if (actor && state.view !== "actors" && !isDrawn(`a${actor.index}`)) {
    state.view = "actors";
    redraw();
  }
  pick(selected);
  const [first] = drawnIds(selected);
  if (first && isDrawn(first)) drawing.centre(first);
}

function pickDrawn(id) {
  const number = Number(id.slice(1));
  if (/^a\d+$/.test(id)) pick(`actor:${model.actors[number].id}`);
  else if (/^i\d+$/.test(id)) pick(`issue:${model.issues[number].id}`);
  else if (/^c\d+$/.test(id)) pick(`claim:${model.claims[number].key}`);
  else if (/^g\d+$/.test(id)) openGroup(number);
  else pick(`line:${id}`);
}

/** Unfold a group where it stands, and come near. */
function openGroup(number) {
  state.unfolded.add(`g${number}`);
  state.selected = `group:${number}`;
  redraw();
  const { x, y, radius } = model.communities[number];
  drawing.frame(state.tall ? y : x, state.tall ? x : y, radius);
  announce(`group opened: ${plural(model.communities[number].size, "actor")}`);
}

function closeGroup(number) {
  state.unfolded.delete(`g${number}`);
  state.selected = null;
  redraw();
  drawing.fit();
  announce("group closed");
}

function openDrawn(id) {
  if (/^a\d+$/.test(id)) goTo("around", model.actors[Number(id.slice(1))].id);
  else if (/^i\d+$/.test(id)) goTo("issue", model.issues[Number(id.slice(1))].id);
  else if (/^b\d+(\/|$)/.test(id)) toggleUnfolded(id.split("/")[0]);
}

function toggleUnfolded(id) {
  if (!state.unfolded.delete(id)) state.unfolded.add(id);
  if (state.selected?.startsWith("line:")) state.selected = id[0] === "b" && !state.unfolded.has(id) ? `line:${id}` : null;
  redraw();
  announce(state.unfolded.has(id) ? "unfolded" : "folded");
}

function goTo(view, of) {
  const fallback = { issue: firstIssue, around: firstActor }[view];
  of ??= chosenFor(view) ?? fallback?.(model)?.id ?? null;
  state.view = view;
  state.of = of;
  if (of) state.selected = view === "issue" ? `issue:${of}` : `actor:${of}`;
  if (state.table) setTable(false);
  redraw();
  announce(VIEW_LABELS[view]);
}

/** What is selected, if the view can be of it. */
function chosenFor(view) {
  const [kind, id] = split(state.selected ?? "");
  const known = { issue: ["issue", model.issueById], around: ["actor", model.actorById] }[view];
  return known && kind === known[0] && known[1].has(id) ? id : null;
}

function showPanel() {
  const { selected } = state;
  if (!selected) return panel.overview();
  const [kind, rest] = split(selected);
  if (kind === "actor" && model.actorById.has(rest)) return panel.actor(model.actorById.get(rest));
  if (kind === "issue" && model.issueById.has(rest)) return panel.issue(model.issueById.get(rest));
  if (kind === "claim" && model.claimByKey.has(rest)) return panel.claim(model.claimByKey.get(rest));
  if (kind === "group" && model.communities[Number(rest)]) return panel.group(groupOf(model, filters, Number(rest)));
  const edge = scene.edges.find((item) => item.id === rest);
  if (edge) return panel.line(edge, [edge.from, edge.to].map(nameOf), /^b\d+/.exec(edge.id)?.[0] ?? null);
  return panel.overview();
}

const nameOf = (id) => {
  const node = scene.nodes.find((item) => item.id === id);
  return node.of.label ?? node.label;
};

function showTip(id) {
  const tip = byId("tip");
  const edge = id && scene.edges.find((item) => item.id === id);
  const node = id && scene.nodes.find((item) => item.id === id);
  tip.hidden = !edge && !node;
  byId("map").classList.toggle("pointing", Boolean(edge || node));
  if (edge) tip.replaceChildren(quoted(clip(nameOf(edge.from), 40)), " – ", quoted(clip(nameOf(edge.to), 40)), el("br"), summary(edge.links));
  if (node) tip.replaceChildren(quoted(clip(node.of.label ?? node.label, 120)), node.kind === "actor" ? el("span", { class: "note" }, ` ${node.of.type}, ${plural(node.of.weight, "claim")}`) : "");
}

function summary(links) {
  const counts = new Map();
  for (const { family } of links) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts].map(([family, count]) => `${FAMILY_LABELS[family].toLowerCase()} ${count}`).join(", ");
}

function syncControls() {
  for (const button of byId("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  const ofWhat = { issue: model.issues, around: model.actors }[state.view];
  byId("of-label").hidden = !ofWhat;
  if (!ofWhat) return;
  byId("of-word").textContent = state.view === "issue" ? "Issue" : "Actor";
  const chosen = (state.view === "issue" ? model.issueById.get(state.of) ?? firstIssue(model) : model.actorById.get(state.of) ?? firstActor(model)) ?? null;
  const weight = (item) => item.weight ?? item.claims.length;
  const offered = [...ofWhat].sort((x, y) => weight(y) - weight(x) || x.index - y.index).slice(0, 300);
  if (chosen && !offered.includes(chosen)) offered.push(chosen);
  byId("of").replaceChildren(...offered.map((item) => el("option", { value: item.id }, clip(plain(item.label), 60))));
  if (chosen) byId("of").value = chosen.id;
}

function setTable(on) {
  state.table = on;
  byId("as-table").setAttribute("aria-pressed", String(on));
  byId("table").hidden = !on;
  byId("map-frame").hidden = on;
  document.body.classList.toggle("tabled", on);
}

/** Keys on the picture: what the mouse can do, they can. */
const KEYS = {
  ArrowLeft: () => step(-1, 0),
  ArrowRight: () => step(1, 0),
  ArrowUp: () => step(0, -1),
  ArrowDown: () => step(0, 1),
  "+": () => drawing.zoom(1.25),
  "-": () => drawing.zoom(0.8),
  0: () => drawing.fit(),
  e: () => stepLine(1),
  E: () => stepLine(-1),
  u: () => /^(line|actor):/.test(state.selected ?? "") && openDrawn(drawnIds(state.selected)[0].replace(/^a/, "-")),
  Enter: () => byId("panel").focus(),
  Escape: () => pick(null),
};

/** Go to the nearest node in a direction. */
function step(dx, dy) {
  const { nodes } = drawing.seen();
  const [chosen] = drawnIds(state.selected);
  const here = nodes.find((node) => node.id === chosen);
  if (!here) {
    const first = [...nodes].sort((x, y) => y.rank - x.rank)[0];
    if (first) arrive(first);
    return;
  }
  let [best, least] = [null, Infinity];
  for (const node of nodes) {
    const [x, y] = [node.x - here.x, node.y - here.y];
    const ahead = x * dx + y * dy;
    if (node === here || ahead <= 0) continue;
    const cost = ahead + 2.5 * Math.abs(x * dy + y * dx);
    if (cost < least) [best, least] = [node, cost];
  }
  if (best) arrive(best);
}

function arrive(node) {
  pickDrawn(node.id);
  drawing.centre(node.id);
  const lines = scene.edges.filter((edge) => edge.from === node.id || edge.to === node.id).length;
  announce(`${plain(node.of.label ?? node.label)}, ${node.kind === "actor" ? node.of.type : node.kind}, ${plural(lines, "line")}`);
}

let walked = null;

/** Go through the lines of the actor that was chosen last. */
function stepLine(by) {
  const [chosen] = drawnIds(state.selected);
  if (scene.nodes.some((node) => node.id === chosen)) walked = chosen;
  const lines = scene.edges.filter((edge) => edge.from === walked || edge.to === walked);
  if (lines.length === 0) return;
  const at = lines.findIndex((edge) => edge.id === chosen);
  const edge = lines[at === -1 ? (by > 0 ? 0 : lines.length - 1) : (at + by + lines.length) % lines.length];
  pick(`line:${edge.id}`);
  announce(`${plain(nameOf(edge.from))} and ${plain(nameOf(edge.to))}: ${summary(edge.links)}`);
}

function startControls() {
  byId("views").replaceChildren(...VIEWS.map((view) => el("button", { type: "button", "data-view": view, click: () => goToView(view) }, VIEW_LABELS[view])));
  byId("of").addEventListener("change", (event) => goTo(state.view, event.target.value));
  byId("zoom-in").addEventListener("click", () => drawing.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => drawing.zoom(0.8));
  byId("fit").addEventListener("click", () => drawing.fit());
  byId("rearrange").addEventListener("click", (event) => {
    const button = event.currentTarget;
    button.disabled = true;
    drawing.rearrange(() => {
      button.disabled = false;
      announce("rearranged");
    });
  });
  byId("unfold-all").addEventListener("click", unfoldAll);
  byId("panel-close").addEventListener("click", () => pick(null));
  byId("as-table").addEventListener("click", () => {
    setTable(!state.table);
    redraw();
  });
  byId("save-png").addEventListener("click", async () => download(await pngBlob(drawing), "graph.png"));
  byId("save-svg").addEventListener("click", () => download(new Blob([svgText(drawing, model.title)], { type: "image/svg+xml" }), "graph.svg"));
  byId("print").addEventListener("click", () => window.print());
  // the canvas has the screen's size; the paper's isn't known yet
  window.addEventListener("beforeprint", () => byId("printed").replaceChildren(svgOf(drawing, model.title)));
  window.addEventListener("afterprint", () => byId("printed").replaceChildren());
  byId("map").addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  byId("panel").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pick(null);
    byId(state.table ? "table-scroll" : "map").focus();
  });
  byId("map").addEventListener("mousemove", (event) => {
    const tip = byId("tip");
    const frame = byId("map-frame").getBoundingClientRect();
    tip.style.left = `${Math.min(event.clientX - frame.left + 14, frame.width - 200)}px`;
    tip.style.top = `${event.clientY - frame.top + 16}px`;
  });
  window.addEventListener("hashchange", () => {
    readAddress(state, filters);
    setTable(state.table);
    redraw();
  });
  window.addEventListener("resize", () => {
    const tall = byId("map").clientHeight > byId("map").clientWidth * 1.05;
    if (tall !== state.tall) redraw();
  });
}

function goToView(view) {
  goTo(view, null);
}

function unfoldAll() {
  const bundles = scene.edges.filter((edge) => /^b\d+$/.test(edge.id) && edge.links.length > 1).map((edge) => edge.id);
  if (bundles.length) for (const id of bundles) state.unfolded.add(id);
  else for (const id of [...state.unfolded]) if (id[0] === "b") state.unfolded.delete(id);
  byId("unfold-all").setAttribute("aria-pressed", String(bundles.length > 0));
  redraw();
}

document.title = plain(model.title) || "Graph";
byId("title").replaceChildren(quoted(clip(model.title, 160)));
byId("counts").textContent = [plural(model.actors.length, "actor"), plural(model.claims.length, "claim"), plural(model.articles.length, "article")].join(" · ");
if (window.matchMedia("(max-width: 900px)").matches) byId("legend").open = false;
startTheme(() => drawing.restyle());
startControls();
refreshLegend = startLegend(model, filters, redraw);
startSearch(model, { pick, find, view: goTo });
readAddress(state, filters);
setTable(state.table);
redraw();
// for the console and for tests: where things are drawn, and what is selected
window.stancegraph = { model, state, filters, seen: () => drawing.seen() };
document.documentElement.dataset.ready = "true";
