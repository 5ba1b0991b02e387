// The margin: what was taken from the words beside it.

/** Say a claim in a line: who, what, whom. */
function sayClaim(model, claim) {
  const name = (index) => quoted(clip(model.actors[index].label || model.actors[index].id, 80));
  const names = (indexes) => indexes.flatMap((index, i) => [i ? ", " : null, name(index)]);
  const who = claim.sources.length ? names(claim.sources) : [claim.kind === "statement" ? "an unnamed source" : "somebody"];
  return [el("span", { class: "who" }, who), " ", el("strong", {}, claimVerb(claim)), " ", whom(model, claim, names)];
}

function whom(model, claim, names) {
  if (claim.kind === "statement") {
    const { article, start, end } = model.sentences[claim.sentence];
    return quoted(clip(contentOf(claim, model.articles[article].text.slice(start, end)), 140));
  }
  if (claim.label && claim.kind === "stance") return quoted(claim.label);
  const actors = claim.targets.filter((target) => typeof target === "number");
  const issues = claim.targets.filter((target) => target[0] === "i").map((target) => quoted(clip(model.issues[target[1]].label, 80)));
  return [names(actors), issues, claim.kind === "relation" && claim.label ? [" (", quoted(claim.label), ")"] : null, claim.about ? [" about ", quoted(clip(claim.about, 100))] : null];
}

/** One claim in the margin: pointing at it shows its words, and the other way round. */
function noteOf(model, claim, go) {
  const teller = claim.teller === null ? "an unnamed source" : quoted(clip(model.actors[claim.teller].label, 60));
  return el(
    "li",
    { class: `claim ${claim.family}`, id: `claim-${claim.index}`, "data-claim": claim.index },
    el("button", { type: "button", class: "say", "aria-pressed": "false", click: () => go.pick(claim) }, sayClaim(model, claim)),
    el("p", { class: "facts" }, el("span", { class: `status ${claim.status}` }, STATUS_LABELS[claim.status] ?? claim.status), " · told by ", teller, claim.start && claim.dateKind === "claimDate" ? ` · ${dates(claim)}` : null, ` · ${claim.confidence} % sure`, model.drawing ? [" · ", el("a", { href: `${model.drawing}#sel=${encodeURIComponent(`claim:${claim.key}`)}` }, "in the graph")] : null),
  );
}

function marginOf(model, block, claims, repeats, go) {
  const notes = [];
  if (block.kind === "skipped") notes.push(el("p", { class: "reason" }, "left out: ", quoted(clip(block.reason, 200))));
  if (claims.length) notes.push(el("ul", {}, claims.map((claim) => noteOf(model, claim, go))));
  const again = new Set(repeats.map(([sentence]) => sentence));
  if (again.size) notes.push(el("p", { class: "reason" }, "says again: ", plural(model.claims.filter((claim) => again.has(claim.sentence)).length, "claim"), " told elsewhere in the text"));
  return el("div", { class: "margin" }, notes);
}

/** Light up a claim's words and its note; `null` puts everything out. */
function lightUp(root, claims, sentences) {
  for (const lit of root.querySelectorAll(".lit, .cue")) lit.classList.remove("lit", "cue");
  for (const note of root.querySelectorAll("[data-claim]")) if (claims.has(Number(note.dataset.claim))) note.classList.add("lit");
  const touches = (list, wanted) => (list ?? "").split(" ").some((item) => item && wanted.has(Number(item)));
  for (const words of root.querySelectorAll("[data-sentences], [data-claims]")) {
    if (touches(words.dataset.claims, claims)) words.classList.add("cue");
    if (touches(words.dataset.sentences, sentences)) words.classList.add("lit");
  }
}
