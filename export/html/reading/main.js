// Puts the reading page together.

const model = await readTables(["actors", "issues", "articles", "sentences", "claims", "bundles"]);
const perArticle = model.articles.map(() => []);
for (const claim of model.claims) perArticle[model.sentences[claim.sentence].article].push(claim);
for (const claims of perArticle) claims.sort((p, q) => at(p) - at(q) || p.index - q.index);
model.claimsOf = (article) => perArticle[article.index];
const argued = arguedIssues(model);
const byArticle = new Map(model.articles.map((article) => [article.id, article]));
const state = { mode: "article", article: latestFirst(model.articles)[0] ?? null, issue: argued[0] ?? null, claim: null };

/** Where a claim's trigger stands in the text. */
function at(claim) {
  return model.sentences[claim.sentence].start + claim.trigger[0];
}

function pick(claim) {
  state.claim = state.claim === claim ? null : claim;
  light(state.claim ? new Set([state.claim.index]) : new Set());
  writeState();
}

function light(claims) {
  const sentences = new Set([...claims].map((index) => model.claims[index].sentence));
  lightUp(byId("text"), claims, sentences);
  lightMap(claims, new Set([...claims].flatMap((index) => actorsOf(model.claims[index]))));
  for (const button of byId("text").querySelectorAll(".claim .say")) button.setAttribute("aria-pressed", String(claims.has(Number(button.parentElement.dataset.claim))));
}

/** The actors between whom a claim says something. */
const actorsOf = (claim) => [...claim.sources, ...claim.targets.filter((target) => typeof target === "number"), ...claim.towards.map(([actor]) => actor)];

function read(article, claim = null) {
  state.mode = "article";
  state.article = article;
  state.claim = claim;
  draw();
}

function draw() {
  const { mode, article, issue, claim } = state;
  byId("show-article").setAttribute("aria-pressed", String(mode === "article"));
  byId("show-issues").setAttribute("aria-pressed", String(mode === "issues"));
  const text = byId("text");
  if (mode === "article") text.replaceChildren(article ? articleView(model, article, { pick }) : el("p", { class: "note" }, "There is no article in this graph."));
  else text.replaceChildren(issue ? issueView(model, issue, { read }) : el("p", { class: "note" }, "Nobody takes a side on an issue in this graph."));
  drawShelf();
  if (mode === "article" && article) drawMap(model, article);
  else byId("map").hidden = true;
  if (mode === "article" && claim) {
    light(new Set([claim.index]));
    byId(`claim-${claim.index}`)?.scrollIntoView({ block: "center" });
  } else window.scrollTo(0, 0);
  writeState();
}

/** The list beside the text: articles, or issues. One article needs no list. */
function drawShelf() {
  const query = folded(byId("find").value.trim());
  const issues = state.mode === "issues";
  byId("find").placeholder = issues ? "Search issues" : "Search articles";
  byId("find-label").textContent = byId("find").placeholder;
  byId("shelf").setAttribute("aria-label", issues ? "Issues" : "Articles");
  byId("shelf").hidden = !issues && model.articles.length < 2;
  const all = issues ? argued.map((item) => [item, item.issue.label, plural(item.claims.length, "stance")]) : latestFirst(model.articles).map((article) => [article, article.headline || article.id, [article.publisher, article.date].filter(Boolean).join(", ")]);
  const matches = all.filter(([item, name]) => !query || folded(name).includes(query) || (!issues && folded(item.text).includes(query)));
  byId("found").textContent = query ? `${matches.length} found` : "";
  byId("list").replaceChildren(
    ...matches.slice(0, 300).map(([item, name, note]) =>
      el("li", {}, el("button", { type: "button", "aria-current": item === state.article || item === state.issue ? "true" : null, click: () => (issues ? showIssue(item) : read(item)) }, quoted(clip(name, 160)), el("span", { class: "note" }, quoted(note)))),
    ),
  );
  if (matches.length > 300) byId("found").textContent = `the first 300 of ${matches.length.toLocaleString("en")}`;
}

function showIssue(item) {
  state.issue = item;
  draw();
}

function writeState() {
  const made = new URLSearchParams();
  if (state.mode === "issues" && state.issue) made.set("issue", state.issue.issue.id);
  else if (state.article) {
    made.set("article", state.article.id);
    if (state.claim) made.set("claim", state.claim.id);
  }
  const hash = `#${made.toString()}`;
  if (window.location.hash === hash) return;
  try {
    window.history.replaceState(null, "", hash);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function readState() {
  const given = new URLSearchParams(window.location.hash.replace(/^#/, ""));
  const issue = argued.find((item) => item.issue.id === given.get("issue"));
  if (issue) [state.mode, state.issue] = ["issues", issue];
  if (byArticle.has(given.get("article"))) {
    state.mode = "article";
    state.article = byArticle.get(given.get("article"));
    state.claim = model.claimByKey.get(`${state.article.id}/${given.get("claim")}`) ?? null;
  }
}

/** Pointing at words lights what was taken from them, pointing at a note its words. */
function startPointing() {
  const text = byId("text");
  text.addEventListener("mouseover", (event) => {
    const note = event.target.closest("[data-claim]");
    const words = event.target.closest("[data-sentences]");
    if (note) light(new Set([Number(note.dataset.claim)]));
    else if (words) {
      const sentences = new Set(words.dataset.sentences.split(" ").map(Number));
      light(new Set(model.claimsOf(state.article).filter((claim) => sentences.has(claim.sentence)).map((claim) => claim.index)));
    } else light(state.claim ? new Set([state.claim.index]) : new Set());
  });
  byId("map").addEventListener("mouseover", (event) => {
    const line = event.target.closest(".line");
    const dot = event.target.closest("[data-actor]");
    if (line) light(new Set(line.dataset.claims.split(" ").map(Number)));
    else if (dot) light(new Set(model.claimsOf(state.article).filter((claim) => actorsOf(claim).includes(Number(dot.dataset.actor))).map((claim) => claim.index)));
    else light(state.claim ? new Set([state.claim.index]) : new Set());
  });
  byId("map").addEventListener("mouseleave", () => light(state.claim ? new Set([state.claim.index]) : new Set()));
  byId("map").addEventListener("click", (event) => {
    const line = event.target.closest(".line");
    const first = line && model.claims[Number(line.dataset.claims.split(" ")[0])];
    if (!first) return;
    if (state.claim !== first) pick(first);
    byId(`claim-${first.index}`).scrollIntoView({ block: "center" });
  });
  text.addEventListener("mouseleave", () => light(state.claim ? new Set([state.claim.index]) : new Set()));
  text.addEventListener("focusin", (event) => {
    const note = event.target.closest("[data-claim]");
    if (note) light(new Set([Number(note.dataset.claim)]));
  });
}

document.title = plain(model.title) || "Reading";
byId("title").replaceChildren(quoted(clip(model.title, 160)));
byId("counts").textContent = [plural(model.articles.length, "article"), plural(model.claims.length, "claim")].join(" · ");
if (model.drawing) {
  byId("to-graph").hidden = false;
  byId("to-graph").href = model.drawing;
}
byId("show-article").addEventListener("click", () => {
  state.mode = "article";
  draw();
});
byId("show-issues").addEventListener("click", () => {
  state.mode = "issues";
  state.claim = null;
  draw();
});
byId("find").addEventListener("input", drawShelf);
window.addEventListener("hashchange", () => {
  readState();
  draw();
});
startTheme(() => {});
startPointing();
readState();
draw();
document.documentElement.dataset.ready = "true";
