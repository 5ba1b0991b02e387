// The state of the view lives in the address, after the "#", so that it can be sent and comes back on reload.

const SET_KEYS = { families: "hide", types: "types", statuses: "status" };

/** Write the state; the browser's history is not filled with it. */
function writeAddress(state, filters) {
  const made = new URLSearchParams();
  if (state.view !== "actors") made.set("view", state.view);
  if (state.of) made.set("of", state.of);
  if (state.selected) made.set("sel", state.selected);
  if (state.table) made.set("table", "1");
  if (state.unfolded.size) made.set("open", [...state.unfolded].join(" "));
  for (const [set, key] of Object.entries(SET_KEYS)) if (filters[set].size) made.set(key, [...filters[set]].join(" "));
  if (filters.teller !== null) made.set("teller", filters.model.actors[filters.teller].id);
  if (filters.article !== null) made.set("article", filters.model.articles[filters.article].id);
  if (filters.loose) made.set("loose", "1");
  if (filters.from) made.set("from", filters.from);
  if (filters.to) made.set("to", filters.to);
  if (filters.confidence) made.set("conf", String(filters.confidence));
  const text = made.toString();
  if (window.location.hash.replace(/^#/, "") === text) return;
  try {
    window.history.replaceState(null, "", `#${text}`);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // a frame without an origin (a notebook) has no address to write
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Read the state; what the data doesn't know is passed over. */
function readAddress(state, filters) {
  const given = new URLSearchParams(window.location.hash.replace(/^#/, ""));
  const { model } = filters;
  state.view = VIEWS.includes(given.get("view")) ? given.get("view") : "actors";
  state.of = given.get("of");
  state.selected = given.get("sel");
  state.table = given.get("table") === "1";
  state.unfolded = new Set((given.get("open") ?? "").split(" ").filter(Boolean));
  filters.reset();
  for (const [set, key] of Object.entries(SET_KEYS)) filters[set] = new Set((given.get(key) ?? "").split(" ").filter(Boolean));
  const teller = model.actorById.get(given.get("teller"));
  const article = model.articles.find((item) => item.id === given.get("article"));
  filters.teller = teller ? teller.index : null;
  filters.article = article ? article.index : null;
  for (const end of ["from", "to"]) if (DATE.test(given.get(end) ?? "")) filters[end] = given.get(end);
  const confidence = Number(given.get("conf"));
  filters.confidence = confidence >= 0 && confidence <= 100 ? Math.round(confidence) : 0;
  filters.loose = given.get("loose") === "1";
  filters.apply();
}
