// What is argued about, in all articles: for each issue the sentences of both camps, side by side.

const CAMPS = [
  ["support", "For"],
  ["oppose", "Against"],
  ["neutral", "Undecided"],
];

/** Issues that somebody takes a side on, the most argued first. */
function arguedIssues(model) {
  const stances = model.issues.map(() => []);
  for (const claim of model.claims) {
    if (claim.kind !== "stance") continue;
    for (const target of claim.targets) if (target[0] === "i") stances[target[1]].push(claim);
  }
  return model.issues
    .map((issue) => ({ issue, claims: stances[issue.index] }))
    .filter(({ claims }) => claims.length)
    .sort((p, q) => q.claims.length - p.claims.length || p.issue.index - q.issue.index);
}

function issueView(model, { issue, claims }, go) {
  const camps = CAMPS.map(([polarity, name]) => [name, polarity, claims.filter((claim) => claim.polarity === polarity)]).filter(([, , list]) => list.length);
  return el(
    "section",
    { class: "issue" },
    el("h1", {}, quoted(clip(issue.label || issue.id, 300))),
    el("p", { class: "note" }, camps.map(([name, , list]) => `${name.toLowerCase()} ${list.length}`).join(" · ")),
    el("div", { class: "camps" }, camps.map(([name, polarity, list]) => el("section", { class: `camp ${polarity === "neutral" ? "undecided" : polarity}` }, el("h2", {}, name), el("ul", {}, list.map((claim) => sideOf(model, claim, go)))))),
  );
}

/** One holder's sentence, with where it stands. */
function sideOf(model, claim, go) {
  const sentence = model.sentences[claim.sentence];
  const article = model.articles[sentence.article];
  const words = article.text.slice(sentence.start, sentence.end);
  return el(
    "li",
    {},
    el("p", { class: "who" }, claim.sources.map((index) => quoted(clip(model.actors[index].label, 80)))),
    el("blockquote", { dir: "auto" }, marked(words, [[claim.trigger[0], claim.trigger[1], "trigger", "why we say so"]])),
    el("p", { class: "facts" }, STATUS_LABELS[claim.status] ?? claim.status, " · ", el("button", { type: "button", class: "link", click: () => go.read(article, claim) }, quoted(clip(article.headline || article.id, 90))), article.date ? ` · ${article.date}` : null),
  );
}
